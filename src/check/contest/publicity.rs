//! How results are made public, and to whom objections go.

use super::reach;
use crate::check::fields::Fields;
use crate::check::read::{Read, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Contact, CountingUnit, Postmark, Publicity};
use crate::source::Span;

words! {
    CountingUnit { "workday" => WorkingDay, "calendar" => CalendarDay }
    Postmark { "sent" => Sent, "received" => Received }
}

impl Read for Publicity {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let days: Option<u32> = f.need("days");
        let unit = f.need("unit");
        let count_first_day = f.need("count_first_day");
        let until = f.find("until");
        let (contact, oversight) = (f.need("contact"), f.find("oversight"));
        let postmark = f.find("postmark");
        if let Some(days) = days.filter(|d| !(1..=365).contains(d)) {
            let message = text!("公示 {days} 天不合常理", "a period of {days} days makes no sense");
            let fault = Diagnostic::error(Code::NumberOutOfRange, f.at("days"), message);
            f.faults.push(fault.expected(text!("1 至 365", "1 to 365")));
        }
        faults_of_contact(contact.as_ref(), f.at("contact"), f.faults);
        f.finish();
        let (days, unit, count_first_day) = (days?, unit?, count_first_day?);
        Some(Self { days, unit, count_first_day, until, contact: contact?, oversight, postmark })
    }
}

/// Objections come by phone more than by anything else.
fn faults_of_contact(contact: Option<&Contact>, place: Span, faults: &mut Diagnostics) {
    if contact.is_some_and(|c| c.phone.is_none() && (c.email.is_some() || c.address.is_some())) {
        let message = text!("受理部门没有写电话", "the office that takes objections gives no phone");
        let fault = Diagnostic::warning(Code::MissingContact, place, message);
        faults.push(fault.hint(text!(
            "在 contact 里写 phone；没有电话受理的，可以不改",
            "give a `phone`; leave it if there is none"
        )));
    }
}

impl Read for Contact {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let office = f.line("office");
        let (phone, email): (Option<String>, Option<String>) = (f.find("phone"), f.find("email"));
        let (address, postcode) = (f.find("address"), f.find("postcode"));
        let reachable = ["phone", "email", "address"].iter().any(|key| f.node(key).is_some());
        if !reachable {
            f.missing(
                "phone",
                text!(
                    "phone、email、address 至少一个：要让人找得到",
                    "a phone, an email or an address: people must be able to object"
                ),
            );
        }
        if let Some(wrong) = email.as_ref().filter(|email| !reach::is_mail(email)) {
            let message = text!("「{wrong}」不是邮箱地址", "`{wrong}` is not a mail address");
            let fault = Diagnostic::error(Code::UnknownValue, f.at("email"), message);
            f.faults.push(fault.expected(text!("如 office@example.org", "such as office@example.org")));
        }
        let (at_phone, at_email) = (f.at("phone"), f.at("email"));
        let named = office.as_deref().unwrap_or_default();
        let (a_phone, an_email) = (phone.as_deref().map(|p| (p, at_phone)), email.as_deref().map(|e| (e, at_email)));
        reach::check(named, a_phone, an_email, f.faults);
        f.finish();
        Some(Self { office: office?, phone, email, address, postcode })
    }
}
