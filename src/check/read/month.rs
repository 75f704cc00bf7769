//! Months: `2023-05`.

use super::{Read, scalar};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::Node;
use crate::model::YearMonth;

impl Read for YearMonth {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let found = scalar(node, a_month, faults)?.text;
        if let Some(month) = parse(found) {
            return Some(month);
        }
        let message = text!("「{found}」不是规定的年月写法", "`{found}` is not a month as it must be written");
        let fault = Diagnostic::error(Code::BadDate, node.span, message).expected(a_month());
        faults.push(match meant(found) {
            Some(month) => fault.hint(text!("写成 {month}", "write {month}")),
            None => fault.hint(text!("四位年、连字符、两位月，月份是 01 至 12", "four digits, a hyphen, 01 to 12")),
        });
        None
    }
}

fn a_month() -> Text {
    text!("年月，如 2023-05", "a month such as 2023-05")
}

fn parse(text: &str) -> Option<YearMonth> {
    let (year, month) = text.split_once('-')?;
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    YearMonth::new(year.parse().ok()?, month.parse().ok()?)
}

/// The month in `2023年5月`, `2023.5`, `2023-05-12`.
fn meant(text: &str) -> Option<YearMonth> {
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (year, month) = (parts.next()?, parts.next()?);
    if year.len() == 4 { YearMonth::new(year.parse().ok()?, month.parse().ok()?) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, scalar};

    #[test]
    fn a_month_has_a_year_and_two_digits() {
        assert_eq!(parse("2023-05"), YearMonth::new(2023, 5));
        for text in ["2023-5", "2023-13", "2023-00", "23-05", "2023年5月", "2023-05-01"] {
            assert_eq!(codes(|f| YearMonth::read(&scalar(text), f)), [Code::BadDate], "{text}");
        }
    }

    #[test]
    fn what_was_meant_is_offered() {
        assert_eq!(meant("2023年5月"), YearMonth::new(2023, 5));
        assert_eq!(meant("2023-05-12"), YearMonth::new(2023, 5));
        assert_eq!(meant("五月"), None);
    }
}
