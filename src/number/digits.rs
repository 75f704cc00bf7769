//! Numbers of machine size as text: put together in place, without a detour through a formatter that
//! must be ready for anything. Pages are full of them.

use rust_decimal::Decimal;

/// More places than any number has here: what is longer goes the long way.
const PLACES: u32 = 28;
/// A sign, 20 digits of a machine word or a 0 and all places, a point, a percent sign.
const SIZE: usize = 32;

/// A number as text.
pub(super) struct Digits {
    bytes: [u8; SIZE],
    /// Where the text begins; it ends where the bytes do.
    start: usize,
}

impl Digits {
    /// A number in units of the last of its places: 950 with two places is `9.50`. `None` if it has
    /// too many.
    pub(super) fn of(is_negative: bool, units: u64, places: u32) -> Option<Self> {
        (places <= PLACES).then(|| Self::with(is_negative, units, places))
    }

    /// A whole number.
    pub(super) fn whole(value: i64) -> Self {
        Self::with(value < 0, value.unsigned_abs(), 0)
    }

    fn with(is_negative: bool, mut units: u64, places: u32) -> Self {
        let mut text = Self { bytes: [0; SIZE], start: SIZE };
        for written in 0.. {
            if units == 0 && written > places {
                break;
            }
            if written == places && places > 0 {
                text.put(b'.');
            }
            text.put(b'0' + u8::try_from(units % 10).unwrap_or_default());
            units /= 10;
        }
        if is_negative {
            text.put(b'-');
        }
        text
    }

    fn put(&mut self, byte: u8) {
        self.start -= 1;
        self.bytes[self.start] = byte;
    }

    pub(super) fn as_str(&self) -> &str {
        // Digits are text.
        std::str::from_utf8(&self.bytes[self.start..]).unwrap_or_default()
    }
}

/// A published number, with its scale kept: `9.50`.
#[must_use]
pub fn written(value: &Decimal) -> String {
    let units = u64::try_from(value.mantissa().unsigned_abs()).ok();
    let digits = units.and_then(|units| Digits::of(value.is_sign_negative(), units, value.scale()));
    digits.map_or_else(|| value.to_string(), |digits| digits.as_str().to_owned())
}

/// The same without zeros at its end: `9.5`.
#[must_use]
pub fn shortest(value: &Decimal) -> String {
    let mut text = written(value);
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The short way and the long one agree.
        #[test]
        fn a_decimal_is_written_as_its_own_crate_does(units in any::<i64>(), shift in 0_u32..63, places in 0_u32..=28) {
            let value = Decimal::from_i128_with_scale(i128::from(units >> shift), places);
            prop_assert_eq!(written(&value), value.to_string());
            prop_assert_eq!(shortest(&value), value.normalize().to_string());
        }
    }

    #[test]
    fn the_longest_numbers_find_room() {
        for units in [i128::from(u64::MAX), -i128::from(u64::MAX), 0, 7, i128::from(u64::MAX) * 9] {
            for places in 0..=28 {
                let value = Decimal::from_i128_with_scale(units, places);
                assert_eq!(written(&value), value.to_string());
            }
        }
    }
}
