//! Days and numbers of the notices that a text cites: 2024年9月23日发布的《……公示》, 《……公示》（2024年9月23日）.

use std::ops::Range;

use jiff::civil::Date;

use super::day::{TO, chinese, day};
use super::frame::back_over;
use super::known::{Cited, Known};
use super::stream::{SENTENCE, Stream, plain};
use super::words::over;
use super::{Claim, Contradiction};

/// What is done to a notice on its day.
const ISSUED: &[&str] = &["发布", "公布", "印发", "刊登", "张贴", "公示", "公告", "发出", "在"];

/// What a notice is called where its title is left out.
const CALLED: &[&str] = &["公示", "原公示", "更正公示", "名单", "公告", "拟表彰名单", "拟表彰对象"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(published) = known.published else { return };
    for at in 0..stream.chars.len() {
        for (title, right) in known.bases.iter().filter(|(title, _)| stream.at(at, title)) {
            found.extend(number(stream, at + title.chars().count(), right));
        }
        if let Some(cited) = titled(stream, at, known) {
            let end = at + cited.title.chars().count();
            found.extend(cited.number.as_ref().and_then(|right| number(stream, end, &plain(right))));
            let said = before(stream, at, published).or_else(|| behind(stream, end, published));
            found.extend(
                said.filter(|(date, _)| *date != cited.published).map(|(_, place)| wrong(stream, place, &[cited])),
            );
        }
        found.extend(untitled(stream, at, known, published));
    }
}

/// The notice whose title stands at a position, the longest of several.
fn titled<'k>(stream: &Stream, at: usize, known: &'k Known) -> Option<&'k Cited> {
    let stands = |cited: &&Cited| stream.at(at, &cited.title);
    known.earlier.iter().filter(stands).max_by_key(|cited| cited.title.chars().count())
}

/// The day before a title: 2024年9月23日发布的《……》; 2024年9月23日，组委会在县政府网站发布了《……》.
fn before(stream: &Stream, title: usize, published: Date) -> Option<(Date, Range<usize>)> {
    let open = back_over(stream, title, &["《", "的", "“"]);
    let end = back_over(stream, open, ISSUED);
    if let Some(said) = dated(stream, end, published).filter(|_| end < title) {
        return Some(said);
    }
    let verb = ["发布了", "公布了", "印发了", "发布", "公布", "印发"];
    let verb = open - stream.longest_before(open, &verb)?.chars().count();
    let from = stream.start_of(verb, SENTENCE).max(verb.saturating_sub(40));
    let last = (from..verb).rev().find_map(|at| Some((at, day(stream, at, false)?)))?;
    let (last, written) = last;
    // With its year, where that stands before it.
    let at = (from..=last).find(|at| day(stream, *at, false).is_some_and(|d| d.end == written.end))?;
    let written = day(stream, at, false)?;
    let range = back_over(stream, at, TO) < at || over(stream, written.end, TO) > written.end;
    let date = written.date(published).filter(|_| !range)?;
    Some((date, at..written.end))
}

/// The day behind one: 《……》（2024年9月23日发布）.
fn behind(stream: &Stream, end: usize, published: Date) -> Option<(Date, Range<usize>)> {
    let from = over(stream, end, &["》", "”"]);
    let from = stream.at(from, "（").then_some(from + 1)?;
    let written = day(stream, from, false)?;
    let closed = over(stream, written.end, ISSUED);
    let date = written.date(published).filter(|_| stream.at(closed, "）"))?;
    Some((date, from..written.end))
}

/// 9月23日发布的公示, 9月26日发布更正公示, in a notice that follows one: one of its chain.
fn untitled(stream: &Stream, at: usize, known: &Known, published: Date) -> Option<Contradiction> {
    let written = day(stream, at, false)?;
    let issued = stream.longest(
        written.end,
        &["发布的", "公布的", "刊登的", "张贴的", "发出的", "公示的", "发布了", "公布了", "发布", "公布"],
    )?;
    let next = written.end + issued.chars().count();
    let called = stream.longest(next, CALLED)?;
    let ends = next + called.chars().count();
    // 公示栏 and 公示结果 are none; 至9月27日公示的 speaks of a period.
    if stream.chars.get(ends).is_some_and(|c| "栏牌板结".contains(*c)) || back_over(stream, at, TO) < at {
        return None;
    }
    let of_chain = |cited: &&Cited| cited.followed && (called != "更正公示" || cited.corrects);
    let chain: Vec<&Cited> = known.earlier.iter().filter(of_chain).collect();
    let date = written.date(published)?;
    let right = chain.iter().any(|cited| cited.published == date) || date == published && !issued.ends_with('的');
    (!right && !chain.is_empty()).then(|| wrong(stream, at..written.end, &chain))
}

/// The day that ends before a position.
fn dated(stream: &Stream, end: usize, published: Date) -> Option<(Date, Range<usize>)> {
    let from = (end.saturating_sub(14)..end).find(|at| day(stream, *at, false).is_some_and(|d| d.end == end))?;
    let date = day(stream, from, false)?.date(published)?;
    Some((date, from..end))
}

/// The document number behind a title that has another one: 《……》（示竞组〔2023〕5号）.
fn number(stream: &Stream, end: usize, right: &str) -> Option<Contradiction> {
    let from = over(stream, end, &["》", "”"]);
    let from = stream.at(from, "（").then_some(from + 1)?;
    let close = stream.end_of(from, "）\n");
    let said = stream.text(from..close);
    let is_number = said.contains(['〔', '[', '【']) && said.ends_with('号');
    // Other brackets are a matter of form, which is looked at where the text is read.
    let plainly = said.replace(['[', '【', '［'], "〔").replace([']', '】', '］'], "〕");
    (is_number && plainly != right).then(|| Contradiction {
        place: stream.place(from..close),
        said,
        right: vec![right.to_owned()],
        placeholder: String::new(),
        claim: Claim::CitedNumber,
    })
}

fn wrong(stream: &Stream, place: Range<usize>, cited: &[&Cited]) -> Contradiction {
    let mut right: Vec<String> = cited.iter().map(|cited| chinese(cited.published)).collect();
    right.dedup();
    Contradiction {
        place: stream.place(place.clone()),
        said: stream.text(place),
        right,
        placeholder: "{{原公示}}".to_owned(),
        claim: Claim::CitedDay,
    }
}
