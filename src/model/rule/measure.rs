//! What `bands`, `ratio`, `interpolate` and `relative` grade: one value, or a ratio of two counts.

use crate::number::Number;

/// A number taken from the facts, that other kinds grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// One number under `value`.
    Value {
        /// What it is (满意度).
        title: String,
        /// Unit to print behind it (分, 天, 万元); none for percentages.
        unit: Option<String>,
        /// Lowest possible, if there is one.
        min: Option<Number>,
        /// Highest possible, if there is one.
        max: Option<Number>,
    },
    /// `done / total`, or the same as `rate`; with `aggregate`, a list of them under `batches`.
    Ratio {
        /// What is counted above the line (已核实反馈图斑数).
        done: String,
        /// What is counted below the line (下发图斑数).
        total: String,
        /// What done > total means.
        over: Over,
        /// What total = 0 means.
        on_zero: OnZero,
        /// How batches become one ratio. Must be said: it decides 10 or 6 in one real case.
        aggregate: Option<Aggregate>,
        /// Whether amounts may have decimals (公顷, 万元); if not, both are whole.
        decimals: bool,
    },
}

/// What a value above its domain means (N6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// A fault of the record. The default.
    Error,
    /// Counts as the limit, with a warning.
    Clamp,
    /// Means what it says: 人均, 超额完成率. The quotient is no share and has no upper end.
    Allow,
}

/// What a zero denominator means (N5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnZero {
    /// A fault of the record. The default.
    Error,
    /// Full points.
    Full,
    /// No points.
    Zero,
    /// The criterion does not count; the rest is rescaled.
    Exclude,
}

/// How several batches (or judges) become one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// Mean of the ratios.
    Mean,
    /// Sum of `done` over sum of `total`.
    Pooled,
}

impl Measure {
    /// Whether it is a share of something, of which there can be no more than 100%.
    #[must_use]
    pub fn is_share(&self) -> bool {
        matches!(self, Self::Ratio { over, .. } if *over != Over::Allow)
    }
}
