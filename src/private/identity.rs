//! 公民身份号码 (GB 11643): 18 characters with a check character, and the 15 digits of before 1999.

use jiff::civil::Date;

/// What is wrong with a text that should be a 公民身份号码.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdFault {
    /// Not 18 characters: 17 digits and a digit or X. Holds how many there are.
    Shape(usize),
    /// The first two digits are no province (GB/T 2260).
    Region,
    /// Digits 7 to 14 are no day between 1900 and 2099.
    Birthday,
    /// The last character does not follow from the 17 before it.
    CheckDigit,
}

/// Weights of the first 17 digits: 2^(18-i) mod 11.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// The first two digits of GB/T 2260: provinces, 71 台湾, 81 香港, 82 澳门, 83 台湾居民居住证.
const PROVINCES: &[u8] = &[
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
];

/// Judges an ID number of 18 characters.
///
/// # Errors
/// The first thing that is wrong, from the shape to the check character.
pub fn judge(number: &str) -> Result<(), IdFault> {
    let bytes = number.as_bytes();
    let is_shaped = bytes.len() == 18
        && bytes[..17].iter().all(u8::is_ascii_digit)
        && (bytes[17].is_ascii_digit() || bytes[17].eq_ignore_ascii_case(&b'X'));
    if !is_shaped {
        return Err(IdFault::Shape(number.chars().count()));
    }
    if !is_region(bytes) {
        return Err(IdFault::Region);
    }
    if birthday(&bytes[6..14]).is_none() {
        return Err(IdFault::Birthday);
    }
    if check_character(bytes) != bytes[17].to_ascii_uppercase() {
        return Err(IdFault::CheckDigit);
    }
    Ok(())
}

/// Whether 15 digits have the shape of an ID number of before 1999: region, a day of 19xx, a serial
/// number. They have no check digit.
#[must_use]
pub fn is_old(digits: &[u8]) -> bool {
    let shaped = digits.len() == 15 && digits.iter().all(u8::is_ascii_digit) && is_region(digits);
    shaped && birthday(&[b"19", &digits[6..12]].concat()).is_some()
}

/// The day of birth that an ID number of 18 characters states.
#[must_use]
pub fn birthday_of(number: &str) -> Option<Date> {
    birthday(number.as_bytes().get(6..14)?)
}

/// A province, and a prefecture and a county that are not 00.
fn is_region(bytes: &[u8]) -> bool {
    let two = |at: usize| (bytes[at] - b'0') * 10 + (bytes[at + 1] - b'0');
    PROVINCES.contains(&two(0)) && (two(2) > 0 || two(0) > 65) && (two(4) > 0 || two(0) > 65)
}

fn birthday(digits: &[u8]) -> Option<Date> {
    let number =
        |range: std::ops::Range<usize>| -> Option<i16> { std::str::from_utf8(&digits[range]).ok()?.parse().ok() };
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1900..=2099).contains(&year).then_some(date)
}

/// The check character of 17 digits.
fn check_character(bytes: &[u8]) -> u8 {
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    b"10X98765432"[(sum % 11) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of GB 11643-1999, put together so that it does not stand here.
    fn example() -> String {
        ["110105", "19491231", "002X"].concat()
    }

    #[test]
    fn the_example_of_the_standard_holds() {
        assert_eq!(judge(&example()), Ok(()));
        assert_eq!(judge(&example().to_lowercase()), Ok(()));
        assert_eq!(birthday_of(&example()).map(|d| d.to_string()).as_deref(), Some("1949-12-31"));
    }

    #[test]
    fn each_mistake_has_its_name() {
        for (number, fault) in [
            (example().replace("002X", "0021"), IdFault::CheckDigit),
            (example().replace("110105", "990105"), IdFault::Region),
            (example().replace("110105", "110005"), IdFault::Region),
            (example().replace("1231", "1331"), IdFault::Birthday),
            (example().replace("1949", "1849"), IdFault::Birthday),
            (example().replace("002X", "02X"), IdFault::Shape(17)),
            (example().replace("002X", "00XX"), IdFault::Shape(18)),
        ] {
            assert_eq!(judge(&number), Err(fault));
        }
    }

    #[test]
    fn any_single_wrong_digit_is_noticed() {
        let right = example();
        for at in 0..17 {
            for digit in '0'..='9' {
                let mut wrong = right.clone();
                wrong.replace_range(at..=at, &digit.to_string());
                assert_eq!(judge(&wrong).is_ok(), wrong == right, "digit {at}");
            }
        }
    }

    #[test]
    fn fifteen_digits_of_the_old_form() {
        assert!(is_old(["110105", "491231", "002"].concat().as_bytes()));
        assert!(!is_old(["110105", "491331", "002"].concat().as_bytes()));
        assert!(!is_old(["200105", "491231", "002"].concat().as_bytes()));
    }
}
