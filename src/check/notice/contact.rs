//! That a notice says which office takes objections, and how to reach it (GS0726).

use super::Around;
use super::elements::{Said, missing as lacks};
use crate::diag::{Code, Diagnostic};
use crate::lang::text;
use crate::model::{Contact, Notice, Piece, Placeholder};
use crate::source::Span;

/// Reports an office, or a way to reach it, that is not there or is another one than in contest.yaml.
pub(super) fn missing(notice: &Notice, said: &Said, around: Around<'_>) -> Option<Diagnostic> {
    if said.has(&[Placeholder::Contact]) {
        return None;
    }
    let contact = around.publicity.map(|publicity| &publicity.contact);
    let office = contact.is_some_and(|c| said.words.contains(&c.office) || signs(notice, &c.office));
    let way = contact.is_some_and(|c| is_reached(&said.words, c));
    match (office, way) {
        (true, true) => return None,
        (true, false) if said.says(WAYS) => return contact.map(|contact| other(notice, contact)),
        _ => {}
    }
    let what = match (office, way) {
        (false, true) => text!("受理部门", "the office that takes objections"),
        (true, _) => text!("怎样联系受理部门", "how to reach the office"),
        (false, false) => text!("受理部门和联系方式", "the office and how to reach it"),
    };
    let expected = if let (Some(Contact { office, .. }), false, true) = (contact, office, way) {
        text!("{office}", "{office}")
    } else {
        text!("受理部门的名称，以及电话、地址、邮箱中的至少一样", "the office, and a phone, an address or a mailbox")
    };
    let cure = text!(
        "写 {{{{联系方式}}}}，取自 contest.yaml 的 publicity.contact",
        "write {{{{联系方式}}}}: it comes from publicity.contact"
    );
    Some(lacks(notice, Code::MissingContact, what, expected, cure))
}

/// Whether an office, or the body whose office it is, signs the notice and need not be named again.
pub(in crate::check) fn signs(notice: &Notice, office: &str) -> bool {
    notice.issuers.iter().any(|issuer| office.starts_with(issuer.as_str()))
}

/// What ways to reach an office are called.
const WAYS: &[&str] = &["电话", "邮箱", "地址", "传真"];

/// Whether a text has one of the ways to reach an office.
pub(in crate::check) fn is_reached(words: &str, contact: &Contact) -> bool {
    let ways = [&contact.email, &contact.address];
    ways.iter().any(|way| way.as_ref().is_some_and(|w| words.contains(w)))
        || contact.phone.as_ref().is_some_and(|phone| has_phone(words, phone))
}

/// Whether a phone stands in a text, however its parts are set off; without the area code too, which is
/// another matter (GS0742).
fn has_phone(words: &str, phone: &str) -> bool {
    let local = phone.rsplit(|c: char| !c.is_ascii_digit()).find(|part| part.len() >= 7);
    dialled(words).contains(&local.map_or_else(|| dialled(phone), str::to_owned))
}

/// Whether two ways to write a phone are the same one: 0771-0000000, （0771）000-0000, +86-771-0000000.
pub(in crate::check) fn same_phone(one: &str, other: &str) -> bool {
    let national = |phone: &str| {
        let digits: String = dialled(phone).chars().filter(char::is_ascii_digit).collect();
        let abroad = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).filter(|rest| rest.len() >= 10);
        abroad.map_or_else(|| digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')))
    };
    let (one, other) = (national(one), national(other));
    other.ends_with(&one) || one.contains(&other)
}

/// A text whose phones are runs of plain digits; anything else is one character between them.
fn dialled(words: &str) -> String {
    const BETWEEN: &str = "-－—–‐‑ 　()（）·./+＋";
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    words
        .chars()
        .filter(|c| !BETWEEN.contains(*c))
        .map(|c| Some(plain(c)).filter(char::is_ascii_digit).unwrap_or('|'))
        .collect()
}

/// The office with a way to reach it that is not the one of contest.yaml.
fn other(notice: &Notice, contact: &Contact) -> Diagnostic {
    let office = &contact.office;
    let known = [("电话", &contact.phone), ("邮箱", &contact.email), ("地址", &contact.address)];
    let known: Vec<String> =
        known.into_iter().filter_map(|(what, way)| way.as_ref().map(|way| format!("{what} {way}"))).collect();
    let known = known.join("、");
    let message = text!(
        "「{office}」的联系方式与 contest.yaml 的 publicity.contact 不同",
        "how to reach {office} is not what publicity.contact in contest.yaml says"
    );
    Diagnostic::error(Code::MissingContact, place(notice, office).unwrap_or(notice.prose.head()), message)
        .expected(text!("{known}", "{known}"))
        .hint(text!("写 {{{{联系方式}}}}，或者两处改成一样", "write {{{{联系方式}}}}, or make both the same"))
}

/// Where the text says how to reach somebody: 电话 with a number behind it, or the name of the office.
fn place(notice: &Notice, office: &str) -> Option<Span> {
    let texts = || {
        notice.prose.pieces().filter_map(|piece| match piece {
            Piece::Text(start, words) => Some((start, words)),
            Piece::Placeholder(..) => None,
        })
    };
    let told = |words: &str| {
        let found = WAYS.iter().flat_map(|way| words.match_indices(way)).filter(|(at, way)| {
            let behind: Vec<char> = words[at + way.len()..].chars().take(2).collect();
            matches!(behind.first(), Some('：' | ':')) || behind.iter().any(|c| c.is_numeric())
        });
        found.min_by_key(|(at, _)| *at).map(|(at, way)| at..at + way.len())
    };
    let named = |words: &str| words.find(office).map(|at| at..at + office.len());
    let find = |seek: &dyn Fn(&str) -> Option<std::ops::Range<usize>>| {
        texts().find_map(|(start, words)| seek(words).map(|r| notice.prose.place(start + r.start..start + r.end)))
    };
    find(&told).or_else(|| find(&named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_in_every_form() {
        for words in [
            "电话：0771-0000000（工作日）",
            "电话：（0771）000-0000",
            "电话：０７７１－０００００００",
            "电话：+86-771-0000000",
            "电话：0000000（区号0771）",
            "电话：0771/0000000转8012",
        ] {
            assert!(has_phone(words, "0771-0000000"), "{words}");
        }
        for words in ["电话：0771-0000001", "电话：0771、0000，000", "电话0771"] {
            assert!(!has_phone(words, "0771-0000000"), "{words}");
        }
        assert!(has_phone("热线 400 810 0000", "400-810-0000"));
        assert!(!has_phone("热线 400 811 0000", "400-810-0000"));
    }

    #[test]
    fn the_same_phone() {
        for one in
            ["0771-0000000", "（0771）000-0000", "+86-771-0000000", "86-0771-0000000", "0000000", "0771-0000000转8012"]
        {
            assert!(same_phone(one, "0771-0000000"), "{one}");
        }
        assert!(same_phone("8611111", "0771-8611111"), "86 is no country here");
        for one in ["0772-0000000", "0771-0000001", "+86-772-0000000"] {
            assert!(!same_phone(one, "0771-0000000"), "{one}");
        }
    }
}
