//! Single values of a record: numbers of documents and telephones, and words. No message quotes them.

use crate::check::read::{Read, scalar};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::Node;
use crate::private::identity::{self, IdFault};
use crate::private::{IdType, Secret};
use crate::source::Spanned;

/// Text that is not empty.
pub(super) struct Words(String);

/// A mobile number, or a landline with its area code.
pub(super) struct Phone(String);

/// 邮编: six digits.
pub(super) struct Postcode(String);

pub(super) fn words(value: Spanned<Words>) -> Spanned<Secret> {
    value.map(|v| Secret::new(v.0))
}

pub(super) fn bare(value: Spanned<Phone>) -> Spanned<Secret> {
    value.map(|v| Secret::new(v.0))
}

pub(super) fn digits(value: Spanned<Postcode>) -> Spanned<Secret> {
    value.map(|v| Secret::new(v.0))
}

impl Read for Words {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        String::read(node, faults).map(Self)
    }
}

impl Read for Phone {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let found = scalar(node, a_phone, faults)?;
        let digits: String = found.text.chars().filter(|c| !" -".contains(*c)).collect();
        let plain = digits.bytes().all(|b| b.is_ascii_digit());
        let mobile = digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9');
        let landline = digits.starts_with('0') && (10..=16).contains(&digits.len());
        if plain && (mobile || landline) {
            return Some(Self(found.text.to_owned()));
        }
        let message = text!("不是电话号码", "not a phone number");
        faults.push(Diagnostic::error(Code::PhoneNumber, node.span, message).expected(a_phone()).hint(text!(
            "手机号十一位；座机前面写区号；只写一个号码",
            "a mobile number has eleven digits; a landline begins with its area code; one number only"
        )));
        None
    }
}

fn a_phone() -> Text {
    text!("手机号或带区号的座机号", "a mobile number, or a landline with its area code")
}

impl Read for Postcode {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let six = || text!("六位数字", "six digits");
        let found = scalar(node, six, faults)?;
        if found.text.len() == 6 && found.text.bytes().all(|b| b.is_ascii_digit()) {
            return Some(Self(found.text.to_owned()));
        }
        faults.push(
            Diagnostic::error(Code::WrongType, node.span, text!("不是邮政编码", "not a postal code")).expected(six()),
        );
        None
    }
}

/// The number of a document. Of an ID card the check character is computed: a mistyped digit shows.
pub(super) fn id_number(node: &Node, kind: IdType, faults: &mut Diagnostics) -> Option<Spanned<Secret>> {
    let expected = || text!("证件上的号码", "the number on the document");
    let found = scalar(node, expected, faults)?;
    if kind != IdType::IdCard {
        let plain = found.text.chars().count() >= 5 && !found.text.contains(char::is_whitespace);
        if !plain {
            let message = text!("不是证件号码", "not the number of a document");
            let fault = Diagnostic::error(Code::IdNumber, node.span, message);
            faults.push(fault.expected(text!("至少五个字符，中间没有空格", "five characters or more, without blanks")));
        }
        return plain.then(|| Spanned::new(Secret::new(found.text), node.span));
    }
    match identity::judge(found.text) {
        Ok(()) => Some(Spanned::new(Secret::new(found.text.to_uppercase()), node.span)),
        Err(fault) => {
            faults.push(mistyped(node, found.text, fault));
            None
        }
    }
}

fn mistyped(node: &Node, typed: &str, fault: IdFault) -> Diagnostic {
    let message = match fault {
        IdFault::Shape(length) => text!(
            "身份证号不是十八位（十七位数字加一位数字或 X），这里有 {length} 位",
            "an ID number has 17 digits and a digit or X; this has {length} characters"
        ),
        IdFault::Region => text!("身份证号前六位不是行政区划代码", "the first six digits are no region's code"),
        IdFault::Birthday => text!("身份证号第 7 至 14 位不是日期", "digits 7 to 14 are no day"),
        IdFault::CheckDigit => {
            text!("身份证号的校验位不符，多半有一位写错", "the check digit does not match: one is mistyped")
        }
    };
    let spoilt = typed.contains(['E', 'e']) || (typed.len() == 18 && typed.ends_with("000"));
    let hint = if spoilt {
        text!(
            "表格软件会把长数字改成 4.4E+17 或末尾补零：把这一列设为“文本”再填",
            "a spreadsheet turned the long number into 4.4E+17 or noughts: format the column as text"
        )
    } else {
        text!("对照证件逐位核对", "compare it with the document, digit by digit")
    };
    Diagnostic::error(Code::IdNumber, node.span, message)
        .expected(text!("证件上的十八位号码", "the eighteen characters on the document"))
        .hint(hint)
}
