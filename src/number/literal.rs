//! A number as a person typed it.

use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::Exact;
use super::digits::Digits;

/// The longest literal that is read, in bytes. Longer ones are mistakes or attacks.
const MAX_LITERAL: usize = 64;

/// A number read from its literal text (spec/scoring.md, N1): `-?\d+(\.\d+)?`, optionally with `%`.
///
/// The written scale is kept, so `9.50` prints as `9.50` and `97.25%` as `97.25%`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    value: Exact,
    scale: u8,
    percent: bool,
}

/// Why a text is not a number. Each names one mistake that people make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing was written.
    Empty,
    /// Full-width digits, point or percent sign (`８．５`).
    FullWidth,
    /// A leading zero (`012`), which some programs read as octal.
    LeadingZero,
    /// Scientific notation (`1e3`).
    Exponent,
    /// Another base (`0x1F`, `0o17`, `0b1`).
    Base,
    /// Digit grouping (`1,000`, `1_000`).
    Grouping,
    /// A point without digits on both sides (`.5`, `5.`).
    BarePoint,
    /// A plus sign (`+5`).
    Plus,
    /// Longer than 64 characters.
    TooLong,
    /// Anything else.
    NotANumber,
}

impl Number {
    /// Reads `text`, which must be the whole literal.
    ///
    /// # Errors
    /// Returns which mistake was made; the caller knows its place.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let body = text.strip_suffix('%').unwrap_or(text);
        check_shape(body, text)?;
        let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
        let percent = body.len() != text.len();
        let scale = u8::try_from(fraction.len()).map_err(|_| NumberError::TooLong)?;
        let exponent = u32::from(scale) + if percent { 2 } else { 0 };
        let value = match small(body, exponent) {
            Some(value) => value,
            None => large(whole, fraction, exponent)?,
        };
        Ok(Self { value, scale, percent })
    }

    /// 0, where a rule does not say.
    #[must_use]
    pub const fn zero() -> Self {
        Self { value: Exact::ZERO, scale: 0, percent: false }
    }

    /// 1, where a rule does not say.
    #[must_use]
    pub const fn one() -> Self {
        Self { value: Exact::ONE, scale: 0, percent: false }
    }

    /// The value: `97.25%` is 389/400.
    #[must_use]
    pub fn value(&self) -> &Exact {
        &self.value
    }

    /// Whether it was written with a percent sign.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.percent
    }

    /// Whether both are percentages, or neither is: else one of them is probably missing its sign.
    /// 0 is the same with and without.
    #[must_use]
    pub fn is_written_like(&self, other: &Self) -> bool {
        self.percent == other.percent || self.value.is_zero() || other.value.is_zero()
    }

    /// Digits after the point as written.
    #[must_use]
    pub fn scale(&self) -> u8 {
        self.scale
    }
}

/// The value of nearly every number there is: digits and scale fit in machine words.
fn small(body: &str, exponent: u32) -> Option<Exact> {
    let unsigned = body.trim_start_matches('-');
    let digits = unsigned.bytes().filter(u8::is_ascii_digit);
    let units = digits.map(|b| i64::from(b - b'0')).try_fold(0i64, |n, d| n.checked_mul(10)?.checked_add(d))?;
    let units = if unsigned.len() == body.len() { units } else { -units };
    if exponent == 0 { Some(Exact::int(units)) } else { Exact::ratio(units, 10i64.checked_pow(exponent)?) }
}

/// The value of a number of any length.
fn large(whole: &str, fraction: &str, exponent: u32) -> Result<Exact, NumberError> {
    let digits: BigInt = format!("{whole}{fraction}").parse().map_err(|_| NumberError::NotANumber)?;
    Ok(Exact::from_big(BigRational::new(digits, BigInt::from(10).pow(exponent))))
}

fn check_shape(body: &str, text: &str) -> Result<(), NumberError> {
    let unsigned = body.strip_prefix('-').unwrap_or(body);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((w, f)) => (w, Some(f)),
        None => (unsigned, None),
    };
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if text.len() > MAX_LITERAL {
        return Err(NumberError::TooLong);
    }
    if all_digits(whole) && fraction.is_none_or(all_digits) {
        return if whole.len() > 1 && whole.starts_with('0') { Err(NumberError::LeadingZero) } else { Ok(()) };
    }
    Err(diagnose(text, whole, fraction))
}

/// Names the mistake in a text that is no number.
fn diagnose(text: &str, whole: &str, fraction: Option<&str>) -> NumberError {
    let digits_then = |marks: &[char]| {
        text.chars().any(|c| marks.contains(&c))
            && text.chars().all(|c| c.is_ascii_hexdigit() || "+-._,xobeE%，".contains(c))
    };
    if text.is_empty() {
        NumberError::Empty
    } else if text
        .chars()
        .any(|c| ('\u{FF01}'..='\u{FF5E}').contains(&c) && (c == '％' || c == '．' || ('０'..='９').contains(&c)))
    {
        NumberError::FullWidth
    } else if ["0x", "0o", "0b", "0X"].iter().any(|p| text.trim_start_matches(['-', '+']).starts_with(p)) {
        NumberError::Base
    } else if text.starts_with('+') && Number::parse(&text[1..]).is_ok() {
        NumberError::Plus
    } else if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') && digits_then(&['e', 'E']) {
        NumberError::Exponent
    } else if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') && digits_then(&[',', '_', '，']) {
        NumberError::Grouping
    } else if fraction.is_some_and(|f| {
        (whole.is_empty() || f.is_empty()) && (whole.to_owned() + f).bytes().all(|b| b.is_ascii_digit())
    }) {
        NumberError::BarePoint
    } else {
        NumberError::NotANumber
    }
}

/// As it was written (scale and percent sign kept).
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = if self.percent { "%" } else { "" };
        let small = self.small_digits();
        let small = small.and_then(|units| Digits::of(units < 0, units.unsigned_abs(), self.scale.into()));
        if let Some(digits) = small {
            f.write_str(digits.as_str())?;
            return f.write_str(percent);
        }
        let scale = usize::from(self.scale);
        let digits = self.big_digits().to_string();
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |digits| ("-", digits));
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}{percent}")
    }
}

impl Number {
    /// All written digits, without the point, where a machine word is wide enough: nearly always.
    fn small_digits(&self) -> Option<i64> {
        let (numerator, denominator) = self.value.small()?;
        Some(numerator.checked_mul(10i64.checked_pow(self.exponent())?)? / denominator)
    }

    /// The same, of any length.
    fn big_digits(&self) -> BigInt {
        (self.value.to_big() * BigRational::from_integer(BigInt::from(10).pow(self.exponent()))).to_integer()
    }

    /// The power of ten that makes the value a whole number.
    fn exponent(&self) -> u32 {
        u32::from(self.scale) + if self.percent { 2 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_keep_their_text() {
        for text in ["0", "231", "9.50", "-0.5", "97.25%", "100%", "0.07"] {
            assert_eq!(Number::parse(text).map(|n| n.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn short_and_long_literals_are_read_alike() {
        for text in ["0", "-0", "-0.5", "9.50", "97.25%", "-12.345%", "0.000000000000000001", "9223372036854775807"] {
            let (body, percent) = text.strip_suffix('%').map_or((text, false), |body| (body, true));
            let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
            let exponent = u32::try_from(fraction.len()).unwrap() + if percent { 2 } else { 0 };
            assert_eq!(small(body, exponent), large(whole, fraction, exponent).ok(), "{text}");
        }
        assert_eq!(small("9223372036854775808", 0), None);
        assert_eq!(small("0.0000000000000000001", 19), None);
    }

    #[test]
    fn a_percentage_is_written_like_another_or_like_zero() {
        let like = |a: &str, b: &str| Number::parse(a).unwrap().is_written_like(&Number::parse(b).unwrap());
        assert!(like("90%", "77.78%") && like("5", "10") && like("0", "90%") && like("5", "0%"));
        assert!(!like("77.78", "90%") && !like("5%", "10"));
    }

    #[test]
    fn each_mistake_has_its_name() {
        use NumberError as E;
        for (text, error) in [
            ("", E::Empty),
            ("８．５", E::FullWidth),
            ("012", E::LeadingZero),
            ("1e3", E::Exponent),
            ("0x1F", E::Base),
            ("1_000", E::Grouping),
            ("1,000", E::Grouping),
            (".5", E::BarePoint),
            ("5.", E::BarePoint),
            ("+5", E::Plus),
            ("~", E::NotANumber),
            ("2023-09-25", E::NotANumber),
            ("十", E::NotANumber),
        ] {
            assert_eq!(Number::parse(text), Err(error), "{text}");
        }
    }
}
