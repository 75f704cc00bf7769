//! Searches a text for private values and for shapes of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::chains::{self, Found};
use super::glance::{self, Worth};
use super::plain::Plain;
use super::policy::Policy;
use super::shapes::{self, Shape};
use super::sift::Sift;
use super::sources::cover;
use super::unpack::{Unpacked, Unreadable};
use super::values::{Values, key};
use super::{Depth, Kind, embedded, lookalikes, mail, runs, seams, spelled, starred, things, words};
use crate::lang::Text;
use crate::private::{Private, Told};

/// Digits of the shortest number that is found by its shape: a mobile number.
const SHORTEST: u8 = 11;
/// Digits side by side that make a typed text worth a look: as few as a wide disguise leaves.
const TYPED: u8 = 2;
/// Digits of a number that a disguise may leave outside of what a look at a computed text compares.
const OUTSIDE: u8 = 2;

/// Something in a text that must not be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text.
    pub part: Range<usize>,
    /// The value as a reader sees it. Never for a message: [`masked`](super::masked) is.
    pub value: String,
    /// Where somebody who opens the file would find it, if it has places of its own.
    pub place: Option<Text>,
}

/// Everything that is looked for, and what may be published all the same.
#[derive(Debug)]
pub struct Scanner {
    values: Values,
    /// By their letters and digits: whether each was met.
    allowed: BTreeMap<Vec<u8>, AtomicBool>,
    /// Whether it is known which mail addresses are public.
    mails: bool,
    /// Digits of the shortest number that is looked for.
    shortest: u8,
    /// Numbers that were met under the name of a thing (编号), by their digits.
    things: Mutex<BTreeSet<Vec<u8>>>,
}

impl Scanner {
    /// Arranges what to look for. `contacts` are the mail addresses of contact blocks; where they are
    /// not known, nothing is said about addresses.
    #[must_use]
    pub fn new(private: &Private, policy: &Policy, contacts: Option<&[String]>) -> Self {
        Self::of(private.told(), policy, contacts)
    }

    fn of<'p>(private: impl Iterator<Item = Told<'p>>, policy: &Policy, contacts: Option<&[String]>) -> Self {
        let exceptions = policy.allow.iter().map(|e| &e.value.value);
        let allowed = exceptions
            .chain(contacts.unwrap_or_default())
            .map(|v| (key(v.as_bytes()), AtomicBool::new(false)))
            .collect();
        let values = Values::of(private);
        let shortest = values.shortest().map_or(SHORTEST, |digits| SHORTEST.min(digits));
        Self { values, allowed, mails: contacts.is_some(), shortest, things: Mutex::default() }
    }

    /// Whether an exception was met.
    pub(super) fn was_met(&self, value: &str) -> bool {
        self.allowed.get(&key(value.as_bytes())).is_some_and(|met| met.load(Ordering::Relaxed))
    }

    /// Searches a text that people typed, or a file that came from elsewhere: all of it.
    #[must_use]
    pub fn typed(&self, bytes: &[u8]) -> Vec<Finding> {
        let mut findings = Vec::new();
        if is_wide(bytes) || self.values.may_hold(bytes) {
            self.read(&Plain::of(bytes), Depth::Typed, &mut findings);
        } else {
            self.numbers(bytes, Depth::Typed, &mut findings);
        }
        self.apart(bytes, &mut findings);
        self.embedded(bytes, &mut findings);
        findings.sort_by_key(|f| (f.part.start, f.part.end));
        let things = things::settle(bytes, &mut findings);
        if !things.is_empty() {
            self.things.lock().unwrap_or_else(PoisonError::into_inner).extend(things);
        }
        findings
    }

    /// Whether something was met under the name of a thing in what people typed: there it was judged.
    #[must_use]
    pub fn is_of_thing(&self, finding: &Finding) -> bool {
        let things = self.things.lock().unwrap_or_else(PoisonError::into_inner);
        things::may_be(finding.kind) && things.contains(&key(finding.value.as_bytes()))
    }

    /// Searches a file that is published as it is: everything in it that can be read. Says what cannot.
    #[must_use]
    pub fn file(&self, bytes: &[u8]) -> (Vec<Finding>, Option<Unreadable>) {
        let (mut findings, unread) = self.unpacked(bytes);
        self.embedded(bytes, &mut findings);
        (findings, unread)
    }

    fn unpacked(&self, bytes: &[u8]) -> (Vec<Finding>, Option<Unreadable>) {
        let unpacked = Unpacked::of(bytes);
        let (mut findings, mut places) = (Vec::<Finding>::new(), BTreeMap::new());
        let mut things = BTreeSet::new();
        for words in &unpacked.texts {
            let (text, mut here) = (&words.bytes, Vec::new());
            self.read(&Plain::of(text), Depth::Typed, &mut here);
            self.apart(text, &mut here);
            things.extend(things::settle(text, &mut here));
            for finding in &here {
                let Some((is_exact, place)) = words.place(finding.part.start) else { continue };
                let known = places.entry(key(finding.value.as_bytes())).or_insert((false, None));
                if known.1.is_none() || is_exact && !known.0 {
                    *known = (is_exact, Some(cover(self, &place)));
                }
            }
            findings.extend(here);
        }
        // The markup of a sheet does not say what heads its columns.
        findings.retain(|f| !(things::may_be(f.kind) && things.contains(&key(f.value.as_bytes()))));
        // The same words are read in several ways: one is enough, the surest.
        findings.sort_by_key(|finding| finding.kind.is_doubtful());
        let mut seen = BTreeSet::new();
        findings.retain(|finding| seen.insert(key(finding.value.as_bytes())));
        findings.iter_mut().for_each(|finding| {
            finding.place = places.remove(&key(finding.value.as_bytes())).and_then(|(_, place)| place);
        });
        (findings, unpacked.unread)
    }

    /// Searches files that a text carries in base64.
    fn embedded(&self, bytes: &[u8], findings: &mut Vec<Finding>) {
        embedded::each(bytes, |file, part| {
            let (inside, _) = self.unpacked(&file);
            findings.extend(inside.into_iter().map(|finding| Finding { part: part.clone(), place: None, ..finding }));
        });
    }

    /// Searches a text for numbers that are no digits side by side: in Chinese digits, with letters for
    /// some, of neighbours, spelled by a program, with a part covered.
    fn apart(&self, text: &[u8], findings: &mut Vec<Finding>) {
        let sift = Sift::of(text);
        words::each(text, &self.values, |found| {
            let Shape { kind, part } = self.shape(found);
            self.add(kind, &text[part.clone()], part, findings);
        });
        seams::each(&sift, &self.values, |found, digits| {
            let Shape { kind, part } = self.shape(found);
            self.add(kind, digits, part, findings);
        });
        lookalikes::each(text, |Shape { kind, part }, digits| self.add(kind, digits, part, findings));
        spelled::each(&sift, |number, part| {
            let mut here = Vec::new();
            self.read(&Plain::of(number), Depth::Typed, &mut here);
            here.into_iter().for_each(|f| self.add(f.kind, f.value.as_bytes(), part.clone(), findings));
        });
        starred::each(&sift, |part| {
            let shown: Vec<u8> = text[part.clone()].iter().copied().filter(|sign| *sign != b'\\').collect();
            self.add(Kind::Covered, &shown, part, findings);
        });
    }

    /// Adds a finding in place of doubtful ones that it touches; where it is doubtful itself, unless it
    /// touches any.
    fn add(&self, kind: Kind, value: &[u8], part: Range<usize>, findings: &mut Vec<Finding>) {
        let touches = |finding: &Finding| overlap(&finding.part, &part);
        if self.is_allowed(value) || kind.is_doubtful() && findings.iter().any(touches) {
            return;
        }
        findings.retain(|finding| !touches(finding));
        self.push(kind, value, part, findings);
    }

    /// Searches a text that was made from texts that were searched.
    #[must_use]
    pub fn computed(&self, bytes: &[u8]) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.numbers(bytes, Depth::Computed, &mut findings);
        self.values.texts.each(bytes, |value, part| {
            let (kind, span) = self.values.value(value);
            self.push(Kind::Private(kind, span), &bytes[part.clone()], part, &mut findings);
        });
        findings
    }

    /// Searches a text where it may have numbers and mail addresses: where so many digits stand side by
    /// side, whatever they are, and of that where a reader sees so many in one number.
    fn numbers(&self, bytes: &[u8], depth: Depth, findings: &mut Vec<Finding>) {
        glance::places(bytes, self.worth(depth), |place, layer| {
            self.read(&Plain::layer(bytes, place, layer), depth, findings);
        });
        findings.sort_by_key(|f| (f.part.start, f.part.end));
        // What a tag in a place holds is read with it and, where it is worth that, on its own.
        findings.dedup_by(|a, b| a.part == b.part && a.kind == b.kind);
    }

    /// Where a text is worth reading.
    const fn worth(&self, depth: Depth) -> Worth {
        let (whole, most) = (self.shortest, self.shortest.saturating_sub(OUTSIDE));
        match depth {
            Depth::Typed => Worth { dense: TYPED, margin: 64, cut: whole, whole, depth },
            Depth::Computed => Worth { dense: most, margin: 16, cut: most, whole, depth },
        }
    }

    fn read(&self, plain: &Plain, depth: Depth, findings: &mut Vec<Finding>) {
        let from = findings.len();
        let text = &plain.bytes;
        let mut hits: Vec<Shape> = Vec::new();
        runs::each(text, self.shortest.into(), |run| {
            let first = hits.len();
            self.values.in_run(text, run, |value, part| hits.push(self.private(value, part)));
            let mine = hits.len();
            shapes::of_run(text, run, depth, |shape| {
                if !hits[first..mine].iter().any(|h| overlap(&h.part, &shape.part)) {
                    hits.push(shape);
                }
            });
        });
        if depth == Depth::Typed {
            let mut known: Vec<Range<usize>> = hits.iter().map(|hit| hit.part.clone()).collect();
            known.sort_by_key(|part| part.start);
            chains::each(plain, &self.values, |found| {
                let hit = self.shape(found);
                let before = known.partition_point(|part| part.start < hit.part.end);
                if !known[..before].last().is_some_and(|part| overlap(part, &hit.part)) {
                    hits.push(hit);
                }
            });
        }
        if self.mails {
            mail::each(text, depth, |part| hits.push(Shape { kind: Kind::Mail, part }));
        }
        if depth == Depth::Typed {
            self.values.in_plain(plain, |value, part| hits.push(self.private(value, part)));
        }
        for Shape { kind, part } in hits {
            self.push(kind, &text[part.clone()], plain.origin(part), findings);
        }
        findings[from..].sort_by_key(|f| (f.part.start, f.part.end));
    }

    fn shape(&self, found: Found) -> Shape {
        match found {
            Found::Value(value, part) => self.private(value, part),
            Found::Shape(shape) => shape,
        }
    }

    fn private(&self, value: usize, part: Range<usize>) -> Shape {
        let (kind, span) = self.values.value(value);
        Shape { kind: Kind::Private(kind, span), part }
    }

    /// Adds a finding, unless an exception allows its value.
    fn push(&self, kind: Kind, value: &[u8], part: Range<usize>, findings: &mut Vec<Finding>) {
        if !self.is_allowed(value) {
            findings.push(Finding { kind, part, value: String::from_utf8_lossy(value).into_owned(), place: None });
        }
    }

    /// Whether an exception allows a value; then it was met.
    fn is_allowed(&self, value: &[u8]) -> bool {
        let met = self.allowed.get(&key(value));
        met.inspect(|met| met.store(true, Ordering::Relaxed)).is_some()
    }
}

/// Whether digits may stand far from each other in a text: between tags, as signs of other scripts, or
/// with an @ in words. Then all of it is read.
fn is_wide(bytes: &[u8]) -> bool {
    // Without a branch, so that the compiler looks at many bytes at once.
    let may = |part: &[u8]| part.iter().fold(false, |may, byte| may | is_first_of_wide(*byte));
    let parts = bytes.chunks(64).enumerate().filter(|(_, part)| may(part));
    let mut places = parts.flat_map(|(part, chunk)| part * 64..part * 64 + chunk.len());
    places.any(|at| match bytes[at] {
        b'[' | b'(' => bytes.get(at + 1..at + 3).is_some_and(|word| word.eq_ignore_ascii_case(b"at")),
        0xe2 => matches!(bytes.get(at + 1), Some(0x92 | 0x9e | 0xa0 | 0x83)),
        byte => is_first_of_wide(byte),
    })
}

const fn is_first_of_wide(byte: u8) -> bool {
    matches!(byte, b'<' | b'[' | b'(' | 0xcc | 0xcd | 0xdf..=0xe2 | 0xea | 0xf0)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
#[path = "scanner_tests.rs"]
mod tests;
