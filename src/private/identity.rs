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
    // The digits behind the province are those of a county, or nought in cities without any; lists of
    // them change every year, and a number keeps what was true on the day of birth.
    if !is_province(bytes) {
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

/// Whether 18 characters are the ID number of somebody who may work today.
#[must_use]
pub fn is_of_today(number: &str) -> bool {
    judge(number) == Ok(()) && may_work(number)
}

/// The same but for the check character.
#[must_use]
pub fn is_nearly(number: &str) -> bool {
    judge(number) == Err(IdFault::CheckDigit) && may_work(number)
}

/// Whether somebody who works today may have been born on the day that a number states.
fn may_work(number: &str) -> bool {
    birthday_of(number).is_some_and(|day| (1930..=2012).contains(&day.year()))
}

/// Whether digits begin as the number of a province (GB/T 2260) does.
#[must_use]
pub fn is_province(bytes: &[u8]) -> bool {
    PROVINCES.contains(&two(bytes, 0))
}

/// A province, and a prefecture and a county that are not 00. Without a check digit that is needed to
/// tell an ID number from others.
fn is_region(bytes: &[u8]) -> bool {
    is_province(bytes) && (two(bytes, 0) > 65 || two(bytes, 2) > 0 && two(bytes, 4) > 0)
}

/// Two digits as a number.
fn two(bytes: &[u8], at: usize) -> u8 {
    (bytes[at] - b'0') * 10 + (bytes[at + 1] - b'0')
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
            (example().replace("1231", "1331"), IdFault::Birthday),
            (example().replace("1949", "1849"), IdFault::Birthday),
            (example().replace("002X", "02X"), IdFault::Shape(17)),
            (example().replace("002X", "00XX"), IdFault::Shape(18)),
        ] {
            assert_eq!(judge(&number), Err(fault));
        }
    }

    /// 东莞, 中山, 嘉峪关, 儋州 have no counties; 市辖区 end in 01 or, on old cards, in 00.
    #[test]
    fn cities_without_counties_have_numbers_too() {
        for region in ["441900", "442000", "620200", "460400", "450100"] {
            let digits = [region, "19850315", "45"].concat();
            let valid = (0..10).flat_map(|last| "0123456789X".chars().map(move |check| (last, check)));
            let holds = valid.filter(|(last, check)| judge(&format!("{digits}{last}{check}")) == Ok(())).count();
            assert_eq!(holds, 10, "{region}");
        }
    }

    #[test]
    fn nearly_one_has_all_but_the_check_character() {
        let wrong = example().replace("002X", "0021");
        assert!(is_nearly(&wrong) && !is_nearly(&example()));
        assert!(!is_nearly(&wrong.replace("1949", "2024")), "a day of this project, no birthday");
        assert!(!is_nearly(&wrong.replace("110105", "990105")));
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
