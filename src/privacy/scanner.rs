//! Searches a text for private values and for shapes of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use super::plain::Plain;
use super::policy::Policy;
use super::shapes::{self, Shape};
use super::unpack::{Unpacked, Unreadable};
use super::values::{Values, key};
use super::{Depth, Kind, chains, dense, glance, mail, runs};
use crate::private::Private;

/// Digits that make a run worth judging.
const LEAST_DIGITS: u8 = 7;

/// Digits side by side that make a typed text worth reading: as few as a wide disguise leaves.
const TYPED: u8 = 2;
/// Digits side by side that make a computed text worth reading: a mobile number has eleven.
const COMPUTED: u8 = 9;

/// Something in a text that must not be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text.
    pub part: Range<usize>,
    /// The value as a reader sees it. Never for a message: [`masked`](super::masked) is.
    pub value: String,
}

/// Everything that is looked for, and what may be published all the same.
#[derive(Debug)]
pub struct Scanner {
    values: Values,
    /// By their letters and digits: whether each was met.
    allowed: BTreeMap<Vec<u8>, AtomicBool>,
    /// Whether it is known which mail addresses are public.
    mails: bool,
    /// Digits that make a computed text worth reading.
    enough: u8,
}

impl Scanner {
    /// Arranges what to look for. `contacts` are the mail addresses of contact blocks; where they are
    /// not known, nothing is said about addresses.
    #[must_use]
    pub fn new(private: &Private, policy: &Policy, contacts: Option<&[String]>) -> Self {
        let exceptions = policy.allow.iter().map(|e| &e.value.value);
        let allowed = exceptions
            .chain(contacts.unwrap_or_default())
            .map(|v| (key(v.as_bytes()), AtomicBool::new(false)))
            .collect();
        let values = Values::of(private);
        let enough = values.shortest().map_or(COMPUTED, |digits| COMPUTED.min(digits.saturating_sub(2)));
        Self { values, allowed, mails: contacts.is_some(), enough }
    }

    /// Whether an exception was met.
    pub(super) fn was_met(&self, value: &str) -> bool {
        self.allowed.get(&key(value.as_bytes())).is_some_and(|met| met.load(Ordering::Relaxed))
    }

    /// Searches a text that people typed, or a file that came from elsewhere: all of it.
    #[must_use]
    pub fn typed(&self, bytes: &[u8]) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.values.has_texts() || is_wide(bytes) {
            self.read(&Plain::of(bytes), Depth::Typed, &mut findings);
        } else {
            self.numbers(bytes, (TYPED, LEAST_DIGITS), Depth::Typed, &mut findings);
        }
        findings
    }

    /// Searches a file that is published as it is: everything in it that can be read. Says what cannot.
    #[must_use]
    pub fn file(&self, bytes: &[u8]) -> (Vec<Finding>, Option<Unreadable>) {
        let unpacked = Unpacked::of(bytes);
        let (mut findings, mut seen) = (Vec::new(), BTreeSet::new());
        for text in &unpacked.texts {
            let from = findings.len();
            self.read(&Plain::of(text), Depth::Typed, &mut findings);
            // The same words are read in several ways: one is enough.
            let new: Vec<Finding> =
                findings.drain(from..).filter(|finding| seen.insert(key(finding.value.as_bytes()))).collect();
            findings.extend(new);
        }
        (findings, unpacked.unread)
    }

    /// Searches a text that was made from texts that were searched.
    #[must_use]
    pub fn computed(&self, bytes: &[u8]) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.numbers(bytes, (self.enough, self.enough), Depth::Computed, &mut findings);
        self.values.blocks.each(bytes, |value, part| {
            let (kind, span) = self.values.value(value);
            self.push(Kind::Private(kind, span), &bytes[part.clone()], part, &mut findings);
        });
        findings
    }

    /// Searches a text where it may have numbers and mail addresses: where so many digits stand side by
    /// side, whatever they are, and of that where a reader sees so many in one number.
    fn numbers(&self, bytes: &[u8], digits: (u8, u8), depth: Depth, findings: &mut Vec<Finding>) {
        dense::parts(bytes, digits.0, |part| {
            glance::places(bytes, part, (digits.1, depth), |place, layer| {
                self.read(&Plain::layer(bytes, place, layer), depth, findings);
            });
        });
        findings.sort_by_key(|f| (f.part.start, f.part.end));
    }

    fn read(&self, plain: &Plain, depth: Depth, findings: &mut Vec<Finding>) {
        let from = findings.len();
        let text = &plain.bytes;
        let mut hits: Vec<Shape> = Vec::new();
        runs::each(text, LEAST_DIGITS.into(), |run| {
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
            chains::each(text, &self.values, |found| {
                let hit = match found {
                    chains::Found::Value(value, part) => self.private(value, part),
                    chains::Found::Shape(shape) => shape,
                };
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

    fn private(&self, value: usize, part: Range<usize>) -> Shape {
        let (kind, span) = self.values.value(value);
        Shape { kind: Kind::Private(kind, span), part }
    }

    /// Adds a finding, unless an exception allows its value.
    fn push(&self, kind: Kind, value: &[u8], part: Range<usize>, findings: &mut Vec<Finding>) {
        if let Some(met) = self.allowed.get(&key(value)) {
            met.store(true, Ordering::Relaxed);
            return;
        }
        findings.push(Finding { kind, part, value: String::from_utf8_lossy(value).into_owned() });
    }
}

/// Whether digits may stand far from each other in a text: between tags, as signs of other scripts, or
/// with an @ in words. Then all of it is read.
fn is_wide(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'<' | 0xcc | 0xcd | 0xdf..=0xe1 | 0xea | 0xf0 => true,
        b'[' | b'(' => bytes.get(at + 1..at + 3).is_some_and(|word| word.eq_ignore_ascii_case(b"at")),
        0xe2 => matches!(bytes.get(at + 1), Some(0x92 | 0x9e | 0xa0 | 0x83)),
        _ => false,
    })
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
#[path = "scanner_tests.rs"]
mod tests;
