//! Facts that are one plain number of a record: what a tie break may look at.

use super::rule::{Measure, Rule, TallyItem};

impl Rule {
    /// The plain numbers among the facts of a rule: their names, and what they are where the rule
    /// says it (用时).
    #[must_use]
    pub fn plain_numbers(&self) -> Vec<(&str, Option<&str>)> {
        match self {
            Self::Points(_) => vec![("points", None)],
            Self::Bands(rule) => value(&rule.measure),
            Self::Ratio(rule) => value(&rule.measure),
            Self::Interpolate(rule) => value(&rule.measure),
            Self::Relative(rule) => value(&rule.measure),
            Self::Count(rule) => tallied(&rule.items),
            Self::Deduct(rule) => tallied(&rule.items),
            Self::Checklist(_) | Self::Choice(_) | Self::Bonus(_) | Self::Judges(_) | Self::Top(_) => Vec::new(),
        }
    }
}

/// Items that are not ratios.
fn tallied(items: &[TallyItem]) -> Vec<(&str, Option<&str>)> {
    items.iter().filter(|i| i.counts.is_none()).map(|i| (&*i.id, Some(i.title.as_str()))).collect()
}

/// A measure that is a plain value.
fn value(measure: &Measure) -> Vec<(&str, Option<&str>)> {
    match measure {
        Measure::Value { title, .. } => vec![("value", Some(title))],
        Measure::Ratio { .. } => Vec::new(),
    }
}
