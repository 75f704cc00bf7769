//! Phones without an area code (GS0742), and office mail at a free provider (GS0743): warnings.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::source::Span;

/// Providers where anybody can open a mailbox of any name; the last is reserved, for manuals and tests.
const FREE: &[&str] = &[
    "qq.com",
    "163.com",
    "126.com",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "139.com",
    "189.cn",
    "foxmail.com",
    "yeah.net",
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "free.example",
];

/// Looks at the ways to an office.
pub(super) fn check(office: &str, phone: Option<(&str, Span)>, email: Option<(&str, Span)>, faults: &mut Diagnostics) {
    if let Some((phone, span)) = phone.filter(|(phone, _)| !has_area_code(phone)) {
        let message = text!("{office}的电话「{phone}」没有区号", "the phone {phone} of {office} has no area code");
        let expected = text!("区号加号码，如 0771-0000000", "area code and number, such as 0771-0000000");
        faults.push(Diagnostic::warning(Code::PhoneWithoutArea, span, message).expected(expected));
    }
    let free = |email: &str| {
        let domain = email.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
        FREE.contains(&domain.as_str())
    };
    if let Some((email, span)) = email.filter(|(email, _)| free(email)) {
        let message =
            text!("{office}用免费邮箱 {email} 受理异议", "{office} takes objections at a free mailbox, {email}");
        let hint = text!("有单位邮箱的，用单位邮箱", "use a mailbox of the office, if there is one");
        faults.push(Diagnostic::warning(Code::FreeMailbox, span, message).hint(hint));
    }
}

/// Whether each number of a phone can be dialled from elsewhere: an area code, a mobile or a service number.
fn has_area_code(phone: &str) -> bool {
    let numbers = phone.split(['、', '，', ',', '/', '；', ';', ' ']).filter(|p| p.chars().any(|c| c.is_ascii_digit()));
    numbers.into_iter().all(|number| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        digits.starts_with('0')
            || digits.len() == 11
            || digits.starts_with("400")
            || digits.starts_with("800")
            || digits.len() <= 6 && digits.starts_with("12")
            || number.trim_start().starts_with("+86")
    })
}

#[cfg(test)]
mod tests {
    use super::has_area_code;

    #[test]
    fn a_number_that_can_be_dialled_from_elsewhere() {
        for phone in
            ["0771-0000000", "（0792）0000000", "07710000000", "400-000-0000", "12351", "0771-0000000、0771-0000001"]
        {
            assert!(has_area_code(phone), "{phone}");
        }
        for phone in ["8570000", "857-0000", "0771-0000000、8570000"] {
            assert!(!has_area_code(phone), "{phone}");
        }
    }
}
