//! The contest under its title, with the year of another: 示例市2024年职工创新竞赛 in a notice of 2025.

use std::ops::Range;

use super::known::Known;
use super::stream::{SENTENCE, Stream};
use super::{Claim, Contradiction};

/// A sentence that begins so says what the notice rests on.
const RESTS: &[&str] = &["根据", "依据", "按照", "遵照"];

/// Wherever it stands: a title speaks of its own contest.
pub(super) fn anywhere(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    for range in others(stream, known) {
        found.push(wrong(stream, range, known));
    }
}

/// Where the text says what it rests on. Elsewhere last year's contest may well be spoken of.
pub(super) fn of_basis(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    for range in others(stream, known) {
        let from = stream.start_of(range.start, SENTENCE);
        if stream.longest(from, RESTS).is_some() {
            found.push(wrong(stream, range, known));
        }
    }
}

/// Where the title of the contest stands with another year.
fn others(stream: &Stream, known: &Known) -> Vec<Range<usize>> {
    let Some((before, year, after)) = split(&known.title) else { return Vec::new() };
    let length = known.title.chars().count();
    let lead = before.chars().count();
    let mut found = Vec::new();
    for at in 0..(stream.chars.len() + 1).saturating_sub(length) {
        let digits = stream.text(at + lead..at + lead + 4);
        let is_year = digits.chars().all(|c| c.is_ascii_digit()) && digits.starts_with("20") && digits != year;
        let whole = lead > 0 || at == 0 || !stream.chars[at - 1].is_ascii_digit();
        if is_year && whole && stream.at(at, before) && stream.at(at + lead + 4, after) {
            found.push(at..at + length);
        }
    }
    found
}

/// What stands before the year, the year, and what stands behind it; none where that says too little.
fn split(title: &str) -> Option<(&str, &str, &str)> {
    let at = title.find("年").and_then(|at| at.checked_sub(4))?;
    let year = title.get(at..at + 4).filter(|y| y.chars().all(|c| c.is_ascii_digit()))?;
    let after = &title[at + 4..];
    (after.chars().count() > 4).then_some((&title[..at], year, after))
}

fn wrong(stream: &Stream, range: Range<usize>, known: &Known) -> Contradiction {
    Contradiction {
        place: stream.place(range.clone()),
        said: stream.text(range),
        right: vec![known.title.clone()],
        placeholder: "{{竞赛}}".to_owned(),
        claim: Claim::Year,
    }
}
