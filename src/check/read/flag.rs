//! Yes or no: `true` or `false`, nothing else. In a CSV also `TRUE`: a spreadsheet rewrites them so at each save.

use super::{Read, scalar, wrong_type};
use crate::diag::Diagnostics;
use crate::lang::{Text, text};
use crate::load::Node;

/// What people write for yes and no elsewhere.
const YES: &[&str] = &["是", "有", "对", "yes", "y", "on", "true", "1", "√", "✓"];
const NO: &[&str] = &["否", "无", "不", "没有", "no", "n", "off", "false", "0", "×", "x"];

impl Read for bool {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let found = scalar(node, expected, faults)?;
        let any_case = faults.of_table();
        let says = |word: &str| found.text == word || any_case && found.text.eq_ignore_ascii_case(word);
        match (found.text, found.quoted) {
            (_, false) if says("true") => Some(true),
            (_, false) if says("false") => Some(false),
            (text, quoted) => {
                let fault = wrong_type(node, expected());
                faults.push(match hint(text, quoted) {
                    Some(hint) => fault.hint(hint),
                    None => fault,
                });
                None
            }
        }
    }
}

fn expected() -> Text {
    text!("true（是）或 false（否）", "true or false")
}

fn hint(text: &str, quoted: bool) -> Option<Text> {
    let lower = text.to_lowercase();
    let meant = if YES.contains(&lower.as_str()) {
        "true"
    } else if NO.contains(&lower.as_str()) {
        "false"
    } else {
        return None;
    };
    Some(if quoted && lower == meant {
        text!("去掉引号，写 {meant}", "remove the quotes: {meant}")
    } else {
        text!("请写 {meant}", "write {meant}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{quoted, scalar};

    fn advice(node: &Node) -> Option<String> {
        let mut faults = Diagnostics::new();
        assert_eq!(bool::read(node, &mut faults), None);
        faults.sorted().remove(0).hint.map(|h| h.zh)
    }

    #[test]
    fn only_true_and_false() {
        let mut faults = Diagnostics::new();
        assert_eq!(bool::read(&scalar("true"), &mut faults), Some(true));
        assert_eq!(bool::read(&scalar("false"), &mut faults), Some(false));
        assert!(!faults.has_errors());
    }

    #[test]
    fn a_spreadsheet_may_write_them_in_capitals() {
        for (text, value) in [("TRUE", true), ("FALSE", false), ("True", true), ("false", false)] {
            let mut faults = Diagnostics::for_table();
            assert_eq!(bool::read(&scalar(text), &mut faults), Some(value), "{text}");
            assert_eq!(faults.errors(), 0, "{text}");
        }
        assert_eq!(bool::read(&scalar("YES"), &mut Diagnostics::for_table()), None);
        assert_eq!(advice(&scalar("TRUE")).as_deref(), Some("请写 true"));
    }

    #[test]
    fn common_words_are_translated() {
        assert_eq!(advice(&scalar("是")).as_deref(), Some("请写 true"));
        assert_eq!(advice(&scalar("No")).as_deref(), Some("请写 false"));
        assert_eq!(advice(&quoted("true")).as_deref(), Some("去掉引号，写 true"));
        assert_eq!(advice(&scalar("maybe")), None);
    }
}
