//! The day of the document (成文日期), where somebody typed it below the text.

use super::day::{chinese, day};
use super::known::Known;
use super::stream::Stream;
use super::{Claim, Contradiction};

/// What stands before the day of the document on its line, beside the names of the issuers.
const DATED: &[&str] = &["落款日期", "成文日期", "发布日期", "发布时间", "印发日期", "发文日期"];

/// A line that is a day and nothing else, or who issues it and a day, dates the document.
pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(published) = known.published else { return };
    let mut start = 0;
    for line in stream.chars.split(|c| *c == '\n') {
        let (end, from) = (start + line.len(), dated(stream, start, known));
        let written = day(stream, from, false).filter(|d| d.end == end && d.has_year());
        if let Some(date) = written.and_then(|d| d.date(published)).filter(|date| *date != published) {
            // The lonely day of a period stands under a heading that says so.
            let above = stream.text(0..start);
            let heading = above.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
            if !heading.starts_with('#') {
                found.push(Contradiction {
                    place: stream.place(from..end),
                    said: chinese(date),
                    right: vec![chinese(published)],
                    placeholder: "{{发布日期}}".to_owned(),
                    claim: Claim::Published,
                });
            }
        }
        start = end + 1;
    }
}

/// Where the day of the document would begin on a line.
fn dated(stream: &Stream, line: usize, known: &Known) -> usize {
    let issuers: Vec<&str> = known.issuers.iter().map(String::as_str).collect();
    let mut at = line;
    while let Some(word) = stream
        .longest(at, DATED)
        .or_else(|| stream.longest(at, &issuers))
        .or_else(|| stream.longest(at, &["：", "为", "（盖章）"]))
    {
        at += word.chars().count().max(1);
    }
    at
}
