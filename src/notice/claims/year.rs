//! The contest under its title, with the year of another: 示例市2024年职工创新竞赛 in a notice of 2025.

use std::ops::Range;

use super::known::Known;
use super::numeral::numeral;
use super::stream::{SENTENCE, Stream};
use super::words::over;
use super::{Claim, Contradiction, told};

/// A sentence that begins so says what the notice rests on.
const RESTS: &[&str] = &["根据", "依据", "按照", "遵照"];

/// Wherever it stands: a title speaks of its own contest.
pub(super) fn anywhere(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    for range in others(stream, known) {
        found.push(wrong(stream, range, known));
    }
}

/// What a contest ends in.
const CONTESTS: &[&str] = &["竞赛", "比赛", "大赛", "评选活动"];

/// A title with a year that is none of the contest's, or with the name of another contest behind the year.
pub(super) fn of_title(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    if split(&known.title).is_none() {
        return;
    }
    for at in 0..stream.chars.len() {
        let digit = at > 0 && numeral(&stream.chars[at - 1..at]).is_some();
        let Some(year) = numeral(&stream.chars[at..]).filter(|n| !digit && (1990..2100).contains(&n.value)) else {
            continue;
        };
        let behind = at + year.length;
        // Documents have years of their own.
        let text = stream.text(0..at);
        let cited = text.matches('《').count() > text.matches('》').count();
        if !stream.at(behind, "年") || cited || told(found, &stream.place(at..behind)) {
            continue;
        }
        let name = over(stream, behind, &["年", "年度", "度"]);
        let ends =
            (name..stream.chars.len()).find_map(|to| stream.longest(to, CONTESTS).map(|w| to + w.chars().count()));
        let named = ends.filter(|to| *to < name + 24 && !stream.text(name..*to).contains('《'));
        let other = named.filter(|to| !known.is_called(&stream.text(name..*to)));
        if !known.years.contains(&year.value) {
            found.push(wrong(stream, at..named.unwrap_or(behind + 1), known));
        } else if let Some(to) = other {
            found.push(Contradiction { claim: Claim::OtherContest, ..wrong(stream, name..to, known) });
        }
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
