//! Exact fractions. Small ones fit in two machine words; larger ones grow on the heap.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

use super::digits::Digits;

/// An exact fraction, always in lowest terms with a positive denominator.
///
/// Decimal division is not exact enough for scores: 1/48×30 is 0.625 and rounds to 0.63, but
/// through a 28-digit decimal it gives 0.62 (spec/scoring.md, N2).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Repr);

/// `Small` whenever the fraction fits, so that equality and hashing are structural.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Small(Ratio<i64>),
    Big(Box<BigRational>),
}

impl Exact {
    /// The number 0.
    pub const ZERO: Self = Self(Repr::Small(Ratio::new_raw(0, 1)));
    /// The number 1.
    pub const ONE: Self = Self(Repr::Small(Ratio::new_raw(1, 1)));

    /// A whole number.
    #[must_use]
    pub fn int(value: i64) -> Self {
        if value == i64::MIN {
            return Self::from_big(BigRational::from_integer(BigInt::from(value)));
        }
        Self(Repr::Small(Ratio::from_integer(value)))
    }

    /// A count of things (people, seats, faults).
    #[must_use]
    pub fn count(value: usize) -> Self {
        i64::try_from(value).map_or_else(|_| Self::from_big(BigRational::from_integer(BigInt::from(value))), Self::int)
    }

    /// `numerator / denominator`, or `None` when the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        Self::int(numerator).checked_div(&Self::int(denominator))
    }

    pub(super) fn from_big(value: BigRational) -> Self {
        match (value.numer().to_i64(), value.denom().to_i64()) {
            // i64::MIN has no positive twin; keep it out of the small form.
            (Some(n), Some(d)) if n != i64::MIN => Self(Repr::Small(Ratio::new_raw(n, d))),
            _ => Self(Repr::Big(Box::new(value))),
        }
    }

    /// The same fraction on arbitrary-size integers.
    #[must_use]
    pub fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small(r) => BigRational::new_raw(BigInt::from(*r.numer()), BigInt::from(*r.denom())),
            Repr::Big(b) => (**b).clone(),
        }
    }

    /// Numerator and denominator, when both are machine words.
    pub(super) fn small(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Repr::Small(r) => Some((*r.numer(), *r.denom())),
            Repr::Big(_) => None,
        }
    }

    fn combine(
        &self,
        other: &Self,
        small: impl Fn(&Ratio<i64>, &Ratio<i64>) -> Option<Ratio<i64>>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Repr::Small(a), Repr::Small(b)) = (&self.0, &other.0)
            && let Some(r) = small(a, b)
            && *r.numer() != i64::MIN
        {
            return Self(Repr::Small(r));
        }
        Self::from_big(big(self.to_big(), other.to_big()))
    }

    /// Sum; grows instead of overflowing.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        self.combine(other, |a, b| whole(a, b, i64::checked_add).or_else(|| a.checked_add(b)), |a, b| a + b)
    }

    /// Difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.combine(other, |a, b| whole(a, b, i64::checked_sub).or_else(|| a.checked_sub(b)), |a, b| a - b)
    }

    /// Product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.combine(other, |a, b| whole(a, b, i64::checked_mul).or_else(|| a.checked_mul(b)), |a, b| a * b)
    }

    /// Quotient, or `None` when `other` is zero: the caller must say what a zero denominator means.
    #[must_use]
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let quotient = |a: &Ratio<i64>, b: &Ratio<i64>| {
            if a.is_integer() && b.is_integer() { Some(Ratio::new(*a.numer(), *b.numer())) } else { a.checked_div(b) }
        };
        Some(self.combine(other, quotient, |a, b| a / b))
    }

    /// Sum of all; 0 for none.
    #[must_use]
    pub fn sum<'a>(values: impl IntoIterator<Item = &'a Self>) -> Self {
        values.into_iter().fold(Self::ZERO, |acc, v| acc.plus(v))
    }

    /// Whether this is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(&self.0, Repr::Small(r) if r.is_zero())
    }

    /// Whether this is below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small(r) => r.is_negative(),
            Repr::Big(b) => b.is_negative(),
        }
    }

    /// Whether this has no fractional part.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small(r) => r.is_integer(),
            Repr::Big(b) => b.is_integer(),
        }
    }

    /// The largest whole number that is not above this one.
    #[must_use]
    pub fn floor(&self) -> Self {
        if self.is_integer() {
            return self.clone();
        }
        Self::from_big(self.to_big().floor())
    }

    /// The smallest whole number that is not below this one.
    #[must_use]
    pub fn ceil(&self) -> Self {
        if self.is_integer() {
            return self.clone();
        }
        Self::from_big(self.to_big().ceil())
    }

    /// As a machine integer, when it is whole and fits.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Small(r) if r.is_integer() => Some(*r.numer()),
            _ => None,
        }
    }

    /// Numerator and denominator as decimal text, for tables: `("401549", "4560")`.
    #[must_use]
    pub fn parts(&self) -> (String, String) {
        match &self.0 {
            Repr::Small(r) => (r.numer().to_string(), r.denom().to_string()),
            Repr::Big(b) => (b.numer().to_string(), b.denom().to_string()),
        }
    }
}

/// Whole numbers, which most are, need no denominator in common.
fn whole(a: &Ratio<i64>, b: &Ratio<i64>, of: fn(i64, i64) -> Option<i64>) -> Option<Ratio<i64>> {
    if a.is_integer() && b.is_integer() { of(*a.numer(), *b.numer()).map(Ratio::from_integer) } else { None }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(a), Repr::Small(b)) => a.cmp(b),
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A published decimal is a fraction too.
impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        let scale = BigInt::from(10).pow(value.scale());
        Self::from_big(BigRational::new(BigInt::from(value.mantissa()), scale))
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

/// `5`, or `401549/4560`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Small(r) if r.is_integer() => f.write_str(Digits::whole(*r.numer()).as_str()),
            Repr::Small(r) => {
                f.write_str(Digits::whole(*r.numer()).as_str())?;
                f.write_str("/")?;
                f.write_str(Digits::whole(*r.denom()).as_str())
            }
            Repr::Big(b) => write!(f, "{b}"),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grows_past_machine_words_and_shrinks_back() {
        let huge = Exact::int(i64::MAX).times(&Exact::int(i64::MAX));
        assert_eq!(huge.checked_div(&Exact::int(i64::MAX)), Some(Exact::int(i64::MAX)));
        assert_eq!(huge.minus(&huge), Exact::ZERO);
    }

    #[test]
    fn a_published_decimal_keeps_its_value() {
        assert_eq!(Exact::from(Decimal::new(-8806, 2)), Exact::ratio(-4403, 50).expect("no zero"));
    }

    #[test]
    fn division_by_zero_is_none() {
        assert_eq!(Exact::ONE.checked_div(&Exact::ZERO), None);
    }
}
