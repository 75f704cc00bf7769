//! Numbers of things: 合同编号, 设备序列号, 批准号. Words before a number, or the head of its column, say so.
//!
//! An ID number of today has a check digit, and is one under whatever name. One of before 1999 has none,
//! and the test of cards holds for every tenth number: under the name of a thing they are doubtful if they
//! look like those of people who work today and of UnionPay, and nothing otherwise.

use std::collections::{BTreeMap, BTreeSet};

use super::names::is_of_thing;
use super::values::key;
use super::{Finding, Kind};
use crate::private::identity;

/// Whether the name of a thing says anything against a kind.
pub(super) const fn may_be(kind: Kind) -> bool {
    matches!(kind, Kind::OldIdNumber | Kind::BankCard | Kind::IdNumber)
}

/// Settles what was found in a text by the names of things. What stands elsewhere in the text without such a
/// name stays what it is. Says which numbers are those of things.
pub(super) fn settle(text: &[u8], findings: &mut Vec<Finding>) -> BTreeSet<Vec<u8>> {
    let mut things: BTreeMap<Vec<u8>, Option<Kind>> = BTreeMap::new();
    let mut persons = BTreeSet::new();
    for finding in findings.iter().filter(|finding| may_be(finding.kind)) {
        let key = key(finding.value.as_bytes());
        if is_open(finding.kind, &key) && is_of_thing(text, finding.part.start) {
            things.insert(key.clone(), still(finding.kind, &key));
        } else {
            persons.insert(key);
        }
    }
    things.retain(|key, _| !persons.contains(key));
    findings.retain_mut(|finding| match things.get(&key(finding.value.as_bytes())) {
        Some(kind) if may_be(finding.kind) => kind.map(|kind| finding.kind = kind).is_some(),
        _ => true,
    });
    things.into_keys().collect()
}

/// Whether the name of a thing says anything against it: not against a check character that holds.
fn is_open(kind: Kind, digits: &[u8]) -> bool {
    let holds = || std::str::from_utf8(digits).is_ok_and(|number| identity::judge(number).is_ok());
    may_be(kind) && !(kind == Kind::IdNumber && holds())
}

/// What the number of a thing still may be.
fn still(kind: Kind, digits: &[u8]) -> Option<Kind> {
    let may = match kind {
        // Born in 1930 or later: 00 to 29 are years of contracts.
        Kind::OldIdNumber => digits.get(6) >= Some(&b'3'),
        Kind::BankCard => digits.starts_with(b"62"),
        _ => std::str::from_utf8(digits).is_ok_and(identity::is_nearly),
    };
    may.then(|| kind.doubted())
}
