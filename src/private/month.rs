//! A month of a year, as a 简历 counts.

use std::fmt;

use crate::check::read::{Read, scalar};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::Node;

/// A month of a year: `2001-09`. Orders by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year, 1900 to 2099.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
}

impl Month {
    /// The month that a text names: `2001-09`, with two digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        ((1900..=2099).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// Months since the beginning of our era, to count gaps with.
    #[must_use]
    pub fn number(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }
}

/// `2001-09`
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Read for Month {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let found = scalar(node, expected, faults)?;
        let month = Self::parse(found.text);
        if month.is_none() {
            let message = text!("这里的年月写得不对", "not a month as it must be written");
            let hint = text!(
                "四位年、连字符、两位月；日不用写",
                "four digits of the year, a hyphen, two of the month; without the day"
            );
            faults.push(Diagnostic::error(Code::BadDate, node.span, message).expected(expected()).hint(hint));
        }
        month
    }
}

fn expected() -> Text {
    text!("年月，如 2001-09", "a month such as 2001-09")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_one_way_to_be_written() {
        let month = Month::parse("2001-09").unwrap();
        assert_eq!(
            (month.to_string(), Month::parse("2002-01").unwrap().number() - month.number()),
            ("2001-09".into(), 4)
        );
        for text in ["2001-9", "2001-13", "2001-00", "01-09", "2001.09", "2001年9月", "1899-12", "2001-09-01", ""] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }
}
