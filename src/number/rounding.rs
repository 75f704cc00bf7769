//! Rounding, all of it. Nowhere else in the program is a number rounded.

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

    /// The published decimal with exactly `places` digits, or `None` if it has more digits than
    /// a published number can carry (28).
    #[must_use]
    pub fn publish(self, value: &Exact) -> Option<Decimal> {
        let scale = BigInt::from(10).pow(u32::from(self.places));
        let scaled = value.to_big() * BigRational::from_integer(scale);
        let units = round_to_integer(&scaled, self.mode).to_i128()?;
        Decimal::try_from_i128_with_scale(units, u32::from(self.places)).ok()
    }

    /// Whether `value` lies on the grid, so that publishing it loses nothing.
    #[must_use]
    pub fn is_exact(self, value: &Exact) -> bool {
        let scale = BigInt::from(10).pow(u32::from(self.places));
        (value.to_big() * BigRational::from_integer(scale)).is_integer()
    }

    /// [`Rounding::publish`] as an exact number again, for sums of published parts.
    #[must_use]
    pub fn apply(self, value: &Exact) -> Exact {
        let scale = BigInt::from(10).pow(u32::from(self.places));
        let scaled = value.to_big() * BigRational::from_integer(scale.clone());
        Exact::from_big(BigRational::new(round_to_integer(&scaled, self.mode), scale))
    }
}

fn round_to_integer(value: &BigRational, mode: Mode) -> BigInt {
    let (quotient, remainder) = value.numer().magnitude().div_rem(value.denom().magnitude());
    let doubled = &remainder * 2u32;
    let half = doubled.cmp(value.denom().magnitude());
    let away = match mode {
        Mode::Down => false,
        Mode::Up => !remainder.is_zero(),
        Mode::HalfUp => half.is_ge(),
        Mode::HalfEven => half.is_gt() || (half.is_eq() && quotient.is_odd()),
    };
    let magnitude = if away { quotient + 1u32 } else { quotient };
    BigInt::from_biguint(if value.is_negative() { Sign::Minus } else { Sign::Plus }, magnitude)
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
}
