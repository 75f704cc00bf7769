//! Exact numbers in words: `90.234375%`, and `≈` wherever digits had to be left out.
//!
//! Only for reading. Nothing that is computed ever passes through here.

use crate::lang::{Text, text};
use crate::number::{Exact, Mode, Number, Rounding, shortest, written};

/// Digits that are shown in full before a number is called endless.
const FULL: u8 = 10;
/// Digits that are shown of an endless number.
const SHORT: u8 = 6;

/// A number as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) text: String,
    /// Whether nothing was left out.
    pub(super) whole: bool,
}

impl Shown {
    /// `= 9.5`, `≈ 9.263158`
    pub(super) fn equals(&self) -> String {
        format!("{} {}", sign(self.whole), self.text)
    }

    /// `9.5`, `≈9.263158`: inside a sentence.
    pub(super) fn marked(self) -> String {
        if self.whole { self.text } else { format!("≈{}", self.text) }
    }
}

/// `=` or `≈`.
pub(super) const fn sign(whole: bool) -> &'static str {
    if whole { "=" } else { "≈" }
}

/// A plain number.
pub(super) fn number(value: &Exact) -> Shown {
    digits(value, SHORT)
}

/// A ratio as a percentage.
pub(super) fn percent(value: &Exact) -> Shown {
    with_sign(digits(&value.times(&Exact::int(100)), SHORT))
}

/// A number that is about to be rounded: enough digits that it does not look like the middle
/// between two printed values when it is not.
pub(super) fn before_rounding(value: &Exact, rounding: Rounding) -> String {
    let down = Rounding { mode: Mode::Down, ..rounding }.apply(value);
    let up = Rounding { mode: Mode::Up, ..rounding }.apply(value);
    let middle = down.plus(&up).checked_div(&Exact::int(2)).unwrap_or_default();
    beside(value, &middle, false).text
}

/// A value that stands beside a bound: enough digits that it does not look like the bound itself.
pub(super) fn beside(value: &Exact, bound: &Exact, as_percent: bool) -> Shown {
    let hundred = if as_percent { Exact::int(100) } else { Exact::ONE };
    let (value, bound) = (value.times(&hundred), bound.times(&hundred));
    let places = (SHORT..Rounding::MAX_PLACES).find(|p| value == bound || half_up(*p).apply(&value) != bound);
    let shown = digits(&value, places.unwrap_or(Rounding::MAX_PLACES));
    if as_percent { with_sign(shown) } else { shown }
}

/// As a percentage or plain.
pub(super) fn either(value: &Exact, as_percent: bool) -> Shown {
    if as_percent { percent(value) } else { number(value) }
}

/// The text of a plain number, for places where a sign stands elsewhere.
pub(super) fn plain(value: &Exact) -> String {
    number(value).text
}

/// `15 + 9.26 + (-2)`, and whether nothing was left out.
pub(super) fn sum<'a>(values: impl IntoIterator<Item = &'a Exact>) -> Shown {
    let mut whole = true;
    let terms: Vec<String> = values
        .into_iter()
        .map(|value| {
            let shown = number(value);
            whole &= shown.whole;
            if value.is_negative() { format!("({})", shown.text) } else { shown.text }
        })
        .collect();
    Shown { text: if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") }, whole }
}

/// The same words in both languages: names and titles of the rubric, bare formulas.
pub(super) fn both(words: impl Into<String>) -> Text {
    let zh: String = words.into();
    Text { en: zh.clone(), zh }
}

/// Half sentences in one line.
pub(super) fn listed(parts: &[Text]) -> Text {
    let join = |pick: fn(&Text) -> &str, between: &str| parts.iter().map(pick).collect::<Vec<_>>().join(between);
    Text { zh: join(|text| &text.zh, "，"), en: join(|text| &text.en, ", ") }
}

/// `1 point`, `2 points`: the English of so many points.
pub(super) fn points(number: &Number) -> String {
    if *number.value() == Exact::ONE { format!("{number} point") } else { format!("{number} points") }
}

/// Units that are counted in whole numbers, so that 59.99 of them would be nonsense.
pub(super) fn is_whole_unit(unit: &str) -> bool {
    ["个", "次", "项", "人", "天", "件", "家", "场", "名", "篇", "期", "起", "处", "条"].contains(&unit)
}

/// `四舍五入保留 2 位小数`
pub(super) fn rounding(rounding: Rounding) -> Text {
    let (places, digits) = (rounding.places, if rounding.places == 1 { "decimal" } else { "decimals" });
    match rounding.mode {
        Mode::HalfUp => text!("四舍五入保留 {places} 位小数", "rounded half up to {places} {digits}"),
        Mode::HalfEven => text!("四舍六入五成双保留 {places} 位小数", "rounded half to even to {places} {digits}"),
        Mode::Down => text!("舍去 {places} 位小数以后的部分", "cut off after {places} {digits}"),
        Mode::Up => text!("进一法保留 {places} 位小数", "rounded up to {places} {digits}"),
    }
}

const fn half_up(places: u8) -> Rounding {
    Rounding { places, mode: Mode::HalfUp }
}

fn digits(value: &Exact, short: u8) -> Shown {
    let full = half_up(FULL.max(short));
    let whole = full.is_exact(value);
    let rounding = if whole { full } else { half_up(short) };
    let text = match rounding.publish(value) {
        Some(decimal) if whole => shortest(&decimal),
        Some(decimal) => written(&decimal),
        None => value.to_string(),
    };
    Shown { text, whole }
}

fn with_sign(shown: Shown) -> Shown {
    Shown { text: shown.text + "%", ..shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(n: i64, d: i64) -> Exact {
        Exact::ratio(n, d).expect("not zero")
    }

    #[test]
    fn endless_numbers_say_so() {
        assert_eq!(percent(&ratio(231, 256)).equals(), "= 90.234375%");
        assert_eq!(percent(&ratio(88, 95)).equals(), "≈ 92.631579%");
        assert_eq!(number(&Exact::int(15)).equals(), "= 15");
    }

    /// 899999999/1000000000 must never be shown as 90.000000% beside 90%.
    #[test]
    fn a_value_just_below_a_bound_does_not_look_like_it() {
        let shown = beside(&ratio(8_999_999_999, 9_999_999_999), &ratio(9, 10), true);
        assert_eq!(shown.equals(), "≈ 89.999999999%");
    }

    /// 0.62499999996 rounds to 0.62, so it must not be shown as 0.625000.
    #[test]
    fn a_value_just_below_the_middle_does_not_look_like_it() {
        let two = Rounding { places: 2, mode: Mode::HalfUp };
        assert_eq!(before_rounding(&ratio(6_249_999_999, 9_999_999_999), two), "0.62499999996");
        assert_eq!(before_rounding(&ratio(5, 8), two), "0.625");
    }

    #[test]
    fn negative_terms_stand_in_brackets() {
        assert_eq!(sum(&[Exact::int(15), Exact::int(-2)]).text, "15 + (-2)");
    }
}
