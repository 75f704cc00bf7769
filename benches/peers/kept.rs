//! What the office keeps of each nomination: private/, which the search for private values knows by heart.
//!
//! Nobody's data: there is no county 460399, and numbers that begin with 154 are given to no operator.

use std::fmt::Write as _;

use crate::prose::Seed;

/// Before the day of birth in an ID number.
const COUNTY: &str = "460399";
/// Weights of the first 17 digits of an ID number (GB 11643), and the check characters by the sum.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

const ROADS: [&str; 6] = ["示例大道", "示例东路", "示例西街", "示例新村", "示例江滨路", "示例科园路"];
const SCHOOLS: [&str; 4] = ["示例测绘学校", "示例理工学院", "示例农业大学", "示例师范学院"];
const OFFICES: [&str; 4] = ["国土资源所", "测绘地理信息中心", "调查监测科", "不动产登记中心"];

/// A file of private/: a record for each of these nominations.
pub(crate) fn yaml(nominations: std::ops::Range<usize>) -> String {
    nominations.fold(String::from("records:\n"), |text, number| text + &record(number))
}

fn record(number: usize) -> String {
    let mut seed = Seed::new(number);
    let (year, month) = (1965 + seed.below(30), 1 + seed.below(12));
    let digits = format!("{COUNTY}{year}{month:02}{:02}{:03}", 1 + seed.below(28), number % 1_000);
    let (id, phone) = (checked(&digits), format!("154{:08}", number * 7_919 % 100_000_000));
    let (road, house) = (seed.pick(&ROADS), 1 + seed.below(300));
    let flat = format!("{}栋{}单元{:02}号", 1 + seed.below(40), 1 + seed.below(4), 1 + seed.below(99));
    let mut out = String::new();
    let _ = write!(
        out,
        "  - nomination: n{number:06}
    id_type: 身份证
    id_number: {id}
    phone: \"{phone}\"
    birth: {year}-{month:02}
    birth_place: 示例省示例市
    address: 示例市示例区{road}{house}号{flat}
    punishments: 无
    resume:
      - {{from: {}-09, to: {}-07, what: {}测绘工程专业学生}}
      - {{from: {}-08, to: 至今, what: 示例市{:03}自然资源局{}工作人员}}
    votes: {{present: {}, for: {}, against: 3}}
",
        year + 18,
        year + 22,
        seed.pick(&SCHOOLS),
        year + 22,
        number % 100,
        seed.pick(&OFFICES),
        100 + number % 50,
        97 + number % 50,
    );
    out
}

/// The 17 digits of an ID number with its check character.
fn checked(digits: &str) -> String {
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{digits}{}", char::from(CHECKS[(sum % 11) as usize]))
}
