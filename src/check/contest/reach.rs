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

/// Whether a text is a mail address: somebody, one @, a host with a dot.
pub(super) fn is_mail(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let label = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let local = !local.is_empty() && !local.contains(char::is_whitespace);
    local && host.contains('.') && host.split('.').all(label)
}

/// Looks at the ways to an office.
pub(super) fn check(office: &str, phone: Option<(&str, Span)>, email: Option<(&str, Span)>, faults: &mut Diagnostics) {
    if let Some((phone, span)) = phone.filter(|(phone, _)| !has_area_code(phone)) {
        let message = text!("{office}的电话「{phone}」没有区号", "the phone {phone} of {office} has no area code");
        let expected = text!("区号加号码，如 0771-0000000", "area code and number, such as 0771-0000000");
        faults.push(Diagnostic::warning(Code::PhoneWithoutArea, span, message).expected(expected));
    }
    if let Some((phone, span)) = phone.filter(|(phone, _)| numbers(phone).any(|number| is_short(&number))) {
        let message = text!("{office}的电话「{phone}」位数不对", "the phone {phone} of {office} has digits missing");
        let expected = text!(
            "区号加七位或八位号码，如 0771-0000000",
            "an area code and seven or eight digits, such as 0771-0000000"
        );
        faults.push(Diagnostic::error(Code::PhoneNumber, span, message).expected(expected));
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

/// The digits of each number.
fn numbers(phone: &str) -> impl Iterator<Item = String> {
    let all = phone.split(['、', '，', ',', '/', '；', ';', ' ', '转']);
    let digits = all.map(|number| number.chars().filter(char::is_ascii_digit).collect::<String>());
    digits.filter(|digits| !digits.is_empty())
}

/// Whether digits are missing: behind an area code there are seven or eight, a mobile number has eleven.
fn is_short(digits: &str) -> bool {
    let mobile = digits.starts_with('1') && digits[1..].starts_with(['3', '4', '5', '6', '7', '8', '9']);
    // 0771 5618888, with a blank: the code stands alone.
    let landline = digits.starts_with('0') && digits.len() > 4;
    landline && digits.len() < 10 || mobile && (9..11).contains(&digits.len())
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
    use super::{has_area_code, is_mail, is_short, numbers};

    #[test]
    fn a_number_that_can_be_dialled_from_elsewhere() {
        for phone in
            ["0771-0000000", "（0792）0000000", "07710000000", "400-000-0000", "12351", "0771-0000000、0771-0000001"]
        {
            assert!(has_area_code(phone), "{phone}");
        }
        for short in ["0771-00000", "（0771）00000", "0771-0000000、0771-00000"] {
            assert!(numbers(short).any(|number| is_short(&number)), "{short}");
        }
        for phone in
            ["0771-0000000", "0771 0000000", "010-00000000", "0771-0000000转801", "12345", "400-000-0000", "95588"]
        {
            assert!(!numbers(phone).any(|number| is_short(&number)), "{phone}");
        }
        for mail in ["jjb@@example", "jjb@example", "@example.org", "a b@example.org", "jjb@example..org", "jjb"] {
            assert!(!is_mail(mail), "{mail}");
        }
        assert!(is_mail("jjb@example.org") && is_mail("a.b-c@mail.example.org"));
        for phone in ["8570000", "857-0000", "0771-0000000、8570000"] {
            assert!(!has_area_code(phone), "{phone}");
        }
    }
}
