//! Rounding, all of it. Nowhere else in the program is a number rounded.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

use super::Exact;

/// Which way a number goes that lies between two published values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// 四舍五入: a half goes away from zero. What contest plans mean when they say nothing.
    HalfUp,
    /// 四舍六入五成双: a half goes to the even neighbour (GB/T 8170—2008, 3.2).
    HalfEven,
    /// 舍去: towards zero.
    Down,
    /// 进一: away from zero.
    Up,
}

/// How a number is published: decimal places and mode, declared by the rubric, applied once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rounding {
    /// Digits after the point, at most 12.
    pub places: u8,
    /// What happens between two grid values.
    pub mode: Mode,
}

impl Rounding {
    /// More places than any contest publishes, few enough for [`Decimal`].
    pub const MAX_PLACES: u8 = 12;
    /// Digits that a published number can carry, those behind the point among them (N3).
    const MAX_DIGITS: u32 = 28;

    /// The published decimal with exactly `places` digits, or `None` if it has more digits than
    /// a published number can carry (28).
    #[must_use]
    pub fn publish(self, value: &Exact) -> Option<Decimal> {
        let units = match self.small_units(value) {
            Some(units) => units,
            None => self.big_units(value).to_i128()?,
        };
        // A Decimal could hold some numbers of 29 digits, and other programs could not.
        let carried = units.unsigned_abs() < 10_u128.pow(Self::MAX_DIGITS);
        carried.then(|| Decimal::try_from_i128_with_scale(units, u32::from(self.places)).ok()).flatten()
    }

    /// Whether `value` lies on the grid, so that publishing it loses nothing.
    #[must_use]
    pub fn is_exact(self, value: &Exact) -> bool {
        match value.small().zip(10_i64.checked_pow(u32::from(self.places))) {
            // In lowest terms: what does not divide the grid is not cancelled by the numerator.
            Some(((_, denominator), grid)) => grid % denominator == 0,
            None => self.apply(value) == *value,
        }
    }

    /// [`Rounding::publish`] as an exact number again, for sums of published parts.
    #[must_use]
    pub fn apply(self, value: &Exact) -> Exact {
        if value.is_integer() {
            return value.clone();
        }
        let units = self.small_units(value);
        let small = units.and_then(|units| i64::try_from(units).ok()).zip(10_i64.checked_pow(u32::from(self.places)));
        if let Some(rounded) = small.and_then(|(units, scale)| Exact::ratio(units, scale)) {
            return rounded;
        }
        Exact::from_big(BigRational::new(self.big_units(value), BigInt::from(10).pow(u32::from(self.places))))
    }

    /// The value in units of the last place, for fractions of machine size: nearly all of them.
    fn small_units(self, value: &Exact) -> Option<i128> {
        let (numerator, denominator) = value.small()?;
        let scale = 10_i128.checked_pow(u32::from(self.places))?;
        let scaled = i128::from(numerator).checked_mul(scale)?;
        let (quotient, remainder) = scaled.unsigned_abs().div_rem(&i128::from(denominator).unsigned_abs());
        let half = (remainder * 2).cmp(&i128::from(denominator).unsigned_abs());
        let magnitude = quotient + u128::from(self.mode.goes_away(half, remainder == 0, quotient % 2 == 1));
        let magnitude = i128::try_from(magnitude).ok()?;
        Some(if numerator < 0 { -magnitude } else { magnitude })
    }

    /// The same for fractions of any size.
    fn big_units(self, value: &Exact) -> BigInt {
        let scaled = value.to_big() * BigRational::from_integer(BigInt::from(10).pow(u32::from(self.places)));
        let (quotient, remainder) = scaled.numer().magnitude().div_rem(scaled.denom().magnitude());
        let half = (&remainder * 2u32).cmp(scaled.denom().magnitude());
        let away = self.mode.goes_away(half, remainder.is_zero(), quotient.is_odd());
        let magnitude = if away { quotient + 1u32 } else { quotient };
        BigInt::from_biguint(if scaled.is_negative() { Sign::Minus } else { Sign::Plus }, magnitude)
    }
}

impl Mode {
    /// Whether a number goes away from zero, given how its remainder compares with a half, whether
    /// there is none, and whether the digit before it is odd.
    fn goes_away(self, half: Ordering, none: bool, odd: bool) -> bool {
        match self {
            Self::Down => false,
            Self::Up => !none,
            Self::HalfUp => half.is_ge(),
            Self::HalfEven => half.is_gt() || (half.is_eq() && odd),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(text: &str, places: u8, mode: Mode) -> String {
        let number = crate::number::Number::parse(text).expect("literal");
        Rounding { places, mode }.publish(number.value()).expect("fits").to_string()
    }

    /// The examples of GB/T 8170 that are not in dispute.
    #[test]
    fn half_even_follows_gb_t_8170() {
        for (text, expected) in [("28.175", "28.18"), ("28.165", "28.16")] {
            assert_eq!(published(text, 2, Mode::HalfEven), expected);
        }
        assert_eq!(published("28.2501", 1, Mode::HalfEven), "28.3");
        assert_eq!(published("28.250", 1, Mode::HalfEven), "28.2");
    }

    #[test]
    fn half_up_goes_away_from_zero() {
        assert_eq!(published("0.625", 2, Mode::HalfUp), "0.63");
        assert_eq!(published("-0.625", 2, Mode::HalfUp), "-0.63");
        assert_eq!(published("9.5", 2, Mode::HalfUp), "9.50");
    }

    #[test]
    fn directed_modes() {
        assert_eq!(published("13.4994", 2, Mode::Down), "13.49");
        assert_eq!(published("13.4911", 2, Mode::Up), "13.50");
        assert_eq!(published("-13.4911", 2, Mode::Down), "-13.49");
    }

    /// Both ways of computing must agree, also where a fraction only just leaves the machine words.
    #[test]
    fn small_and_big_fractions_round_alike() {
        for mode in [Mode::HalfUp, Mode::HalfEven, Mode::Down, Mode::Up] {
            for numerator in [-1_000_001, -625, -5, -1, 0, 1, 5, 15, 25, 625, 401_549, i64::MAX] {
                for denominator in [1, 2, 3, 8, 1000, 4560, i64::MAX - 1] {
                    let value = Exact::ratio(numerator, denominator).expect("not zero");
                    let rounding = Rounding { places: 2, mode };
                    assert_eq!(rounding.small_units(&value).map(BigInt::from), Some(rounding.big_units(&value)));
                }
            }
        }
    }

    #[test]
    fn on_the_grid_or_not() {
        let two = Rounding { places: 2, mode: Mode::HalfUp };
        assert!(two.is_exact(&Exact::ratio(9, 4).expect("not zero")));
        assert!(!two.is_exact(&Exact::ratio(9, 8).expect("not zero")));
        for (n, d) in [(-9, 4), (1, 3), (7, 1), (i64::MAX, 100), (i64::MAX, 1000), (1, i64::MAX)] {
            let value = Exact::ratio(n, d).expect("not zero");
            assert_eq!(two.is_exact(&value), two.apply(&value) == value, "{n}/{d}");
        }
        assert_eq!(two.apply(&Exact::ratio(5, 8).expect("not zero")), Exact::ratio(63, 100).expect("not zero"));
    }
}
