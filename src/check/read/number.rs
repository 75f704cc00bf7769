//! Numbers, from the text that was typed; each way to mistype one has its own words.

use super::{Read, scalar};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::Node;
use crate::number::{Exact, Mode, Number, NumberError, Rounding};

impl Read for Number {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let found = scalar(node, expected, faults)?;
        let parsed = Self::parse(found.text);
        let (message, hint) = match parsed {
            Ok(number) if !found.quoted => return Some(number),
            Ok(_) => (text!("数字加了引号，就成了文字", "a number in quotes is text"), remove_quotes(found.text)),
            Err(error) => words(error, found.text),
        };
        faults.push(Diagnostic::error(Code::BadNumber, node.span, message).expected(expected()).hint(hint));
        None
    }
}

fn expected() -> Text {
    text!("数字，如 231、9.50、97.25%", "a number such as 231, 9.50 or 97.25%")
}

/// Counts of things and days: whole, not negative, without a percent sign.
impl Read for u32 {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let number = Number::read(node, faults)?;
        let whole = (!number.is_percent() && number.scale() == 0).then(|| number.value().to_i64()).flatten();
        let count = whole.and_then(|n| Self::try_from(n).ok());
        if count.is_none() {
            let message = text!("{number} 不能用在这里", "{number} cannot stand here");
            let expected = text!(
                "不带小数、不带百分号的非负整数",
                "a whole number of 0 or more, without a point or a percent sign"
            );
            faults.push(Diagnostic::error(Code::NumberOutOfRange, node.span, message).expected(expected));
        }
        count
    }
}

/// An exact result: `15`, `9.5`, or a fraction `401549/4560`.
impl Read for Exact {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let found = scalar(node, || text!("数字或分数", "a number or a fraction"), faults)?;
        let Some((above, below)) = found.text.split_once('/') else {
            return Number::read(node, faults).map(|n| n.value().clone());
        };
        let part = |text: &str| Number::parse(text).ok().filter(|n| n.value().is_integer());
        let fraction = part(above).zip(part(below)).and_then(|(a, b)| a.value().checked_div(b.value()));
        if fraction.is_none() {
            let text = found.text;
            let message = text!("「{text}」不是分数", "`{text}` is not a fraction");
            faults.push(
                Diagnostic::error(Code::BadNumber, node.span, message)
                    .expected(text!("分子/分母，如 401549/4560", "numerator/denominator, such as 401549/4560")),
            );
        }
        fraction
    }
}

fn remove_quotes(text: &str) -> Text {
    text!("去掉引号，写 {text}", "remove the quotes: {text}")
}

/// What is wrong with a text that should be a number, and how to write it.
fn words(error: NumberError, text: &str) -> (Text, Text) {
    use NumberError as E;
    let plain = half_width(text);
    match error {
        E::Empty => {
            (text!("这里应有一个数字，却是空的", "a number is missing here"), text!("填上数字", "write the number"))
        }
        E::FullWidth => (
            text!("「{text}」用了全角数字或符号", "`{text}` has full-width digits or signs"),
            text!("用半角写：{plain}", "write it in half-width: {plain}"),
        ),
        E::LeadingZero => {
            let short = text.trim_start_matches('0');
            let short = if short.is_empty() || short.starts_with('.') { format!("0{short}") } else { short.to_owned() };
            (
                text!(
                    "「{text}」以 0 开头，有的程序会当成八进制",
                    "`{text}` begins with 0, which some programs read as octal"
                ),
                text!("去掉前面的 0，写 {short}", "drop the leading zero: {short}"),
            )
        }
        E::Exponent => (
            text!("「{text}」是科学记数法", "`{text}` is in scientific notation"),
            text!("写出完整的数字，如 1e3 写作 1000", "write the number out: 1000 instead of 1e3"),
        ),
        E::Base => (
            text!("「{text}」不是十进制数", "`{text}` is not a decimal number"),
            text!("写成十进制，如 0x1F 写作 31", "write it in decimal: 31 instead of 0x1F"),
        ),
        E::Grouping => {
            let joined: String = plain.chars().filter(|c| !",_".contains(*c)).collect();
            (
                text!("「{text}」用了千分位符号", "`{text}` has digit grouping"),
                text!("数字连着写：{joined}", "write the digits together: {joined}"),
            )
        }
        E::BarePoint => {
            let full = format!("0{}", text.trim_start_matches('-')).trim_end_matches('.').to_owned();
            let full = if text.starts_with(['.', '-']) { full } else { text.trim_end_matches('.').to_owned() };
            (
                text!("「{text}」小数点的一边没有数字", "`{text}` has no digit on one side of the point"),
                text!("写成 {full}", "write {full}"),
            )
        }
        E::Plus => {
            let bare = text.trim_start_matches('+');
            (
                text!("「{text}」带了加号", "`{text}` has a plus sign"),
                text!("去掉加号，写 {bare}", "drop the sign: {bare}"),
            )
        }
        E::TooLong => (
            text!("数字太长，超过 64 个字符", "the number is longer than 64 characters"),
            text!("检查是否粘贴了别的内容", "see whether something else was pasted"),
        ),
        E::NotANumber => not_a_number(text),
    }
}

fn not_a_number(text: &str) -> (Text, Text) {
    let looks_like_date = text.len() >= 8
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.matches(['-', '/', '年']).count() >= 1;
    if looks_like_date {
        return (
            text!("这里应写数字，却是日期「{text}」", "a number is expected, this is the date `{text}`"),
            text!("检查是否填错了键", "see whether it belongs to another key"),
        );
    }
    if let Some(seconds) = clock(text) {
        return (
            text!("「{text}」是时间，不是数字", "`{text}` is a time, not a number"),
            text!("写成一种单位的数，如几秒：{seconds}", "write it in one unit, such as seconds: {seconds}"),
        );
    }
    if let Some(percent) = text.strip_suffix('‰').and_then(per_mille) {
        return (
            text!(
                "「{text}」是千分数，这里写数字或百分数",
                "`{text}` is per mille: a number or a percentage is expected"
            ),
            text!("写成 {percent}", "write {percent}"),
        );
    }
    if let Some(hint) = no_amount(text) {
        return (text!("「{text}」不是数字", "`{text}` is not a number"), hint);
    }
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let after = text[digits.len()..].trim_start();
    if !digits.is_empty() && after.trim_start_matches('%').starts_with(['-', '~', '～', '—', '–', '－', '至', '到'])
    {
        return (
            text!("「{text}」是一段范围，这里只写一个数", "`{text}` is a range, one number is expected"),
            text!(
                "两头分开写：可给的分写 min 和 max，分段的每一档只写一个界限",
                "write the two ends apart: min and max of points that may be given, one bound in each step"
            ),
        );
    }
    let digits = if after.starts_with('%') { format!("{digits}%") } else { digits };
    if !digits.is_empty() && Number::parse(&digits).is_ok() {
        return (
            text!("「{text}」不是数字", "`{text}` is not a number"),
            text!("只写数字，不带单位：{digits}", "the number alone, without a unit: {digits}"),
        );
    }
    let hint = if text.contains(|c| "〇零一二两三四五六七八九十百千万半".contains(c)) {
        text!("用阿拉伯数字写", "write it in Arabic numerals")
    } else {
        text!("这里只写数；单位和说明不写在这里", "the number alone: units and words belong elsewhere")
    };
    (text!("「{text}」不是数字", "`{text}` is not a number"), hint)
}

/// Words for nothing, or for yes and no, where an amount belongs.
fn no_amount(text: &str) -> Option<Text> {
    match text {
        "无" | "没有" | "不限" | "/" | "-" | "—" => Some(text!(
            "是零的写 0；没有这一项规定的，把这个键整行删掉",
            "write 0 for zero; where there is no such rule delete the whole key"
        )),
        "true" | "false" | "是" | "否" => {
            Some(text!("这里写数，不写是否：几个就写几，没有写 0", "an amount, not yes or no: how many, or 0"))
        }
        _ => None,
    }
}

/// `64:30`, `1：04：30` as seconds.
fn clock(text: &str) -> Option<u64> {
    let parts: Vec<&str> = text.split([':', '：']).collect();
    let seconds = parts.iter().try_fold(0_u64, |sum, part| sum.checked_mul(60)?.checked_add(part.parse().ok()?));
    seconds.filter(|_| parts.len() <= 3)
}

/// `0.1` per mille as a percentage: `0.01%`.
fn per_mille(text: &str) -> Option<String> {
    let tenth = Number::parse(text.trim()).ok()?.value().checked_div(&Exact::int(10))?;
    let digits = Rounding { places: 12, mode: Mode::Down }.publish(&tenth)?.to_string();
    Some(format!("{}%", digits.trim_end_matches('0').trim_end_matches('.')))
}

/// Full-width forms as ASCII: `８．５％` → `8.5%`.
fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match u32::from(c) {
            code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, quoted, scalar};

    fn hint_for(text: &str) -> String {
        let mut faults = Diagnostics::new();
        assert_eq!(Number::read(&scalar(text), &mut faults), None, "{text}");
        faults.sorted().remove(0).hint.map(|h| h.zh).unwrap_or_default()
    }

    #[test]
    fn every_mistake_has_its_cure() {
        for (typed, cure) in [
            ("８．５", "用半角写：8.5"),
            ("012", "去掉前面的 0，写 12"),
            ("00", "去掉前面的 0，写 0"),
            ("1e3", "写出完整的数字，如 1e3 写作 1000"),
            ("0x1F", "写成十进制，如 0x1F 写作 31"),
            ("1,000", "数字连着写：1000"),
            ("1，000", "数字连着写：1000"),
            (".5", "写成 0.5"),
            ("5.", "写成 5"),
            ("+5", "去掉加号，写 5"),
            ("12个", "只写数字，不带单位：12"),
            ("90%以上", "只写数字，不带单位：90%"),
            ("0-10", "两头分开写：可给的分写 min 和 max，分段的每一档只写一个界限"),
            ("60%至90%", "两头分开写：可给的分写 min 和 max，分段的每一档只写一个界限"),
            ("无", "是零的写 0；没有这一项规定的，把这个键整行删掉"),
            ("true", "这里写数，不写是否：几个就写几，没有写 0"),
            ("64:30", "写成一种单位的数，如几秒：3870"),
            ("1：04：30", "写成一种单位的数，如几秒：3870"),
            ("3:2:1:1", "只写数字，不带单位：3"),
            ("0.1‰", "写成 0.01%"),
            ("25‰", "写成 2.5%"),
            ("十二", "用阿拉伯数字写"),
            ("次", "这里只写数；单位和说明不写在这里"),
            ("2023-09-25", "检查是否填错了键"),
        ] {
            assert_eq!(hint_for(typed), cure, "{typed}");
        }
    }

    #[test]
    fn quotes_make_a_text() {
        assert_eq!(codes(|f| Number::read(&quoted("9"), f)), [Code::BadNumber]);
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!(u32::read(&scalar("39"), &mut Diagnostics::new()), Some(39));
        for text in ["-1", "1.0", "5%", "4294967296"] {
            assert_eq!(codes(|f| u32::read(&scalar(text), f)), [Code::NumberOutOfRange], "{text}");
        }
    }

    #[test]
    fn exact_results_may_be_fractions() {
        let mut faults = Diagnostics::new();
        assert_eq!(Exact::read(&scalar("1/4"), &mut faults), Exact::ratio(1, 4));
        assert_eq!(Exact::read(&scalar("0.25"), &mut faults), Exact::ratio(1, 4));
        assert_eq!(codes(|f| Exact::read(&scalar("1/0"), f)), [Code::BadNumber]);
    }
}
