//! Whose somebody is: 示例市教育局甲, 甲（示例市教育局）, where the records say that they are of another unit.

use super::first::QUOTES;
use super::frame::{Frame, back_over};
use super::known::Known;
use super::stream::Stream;
use super::words::over;
use super::{Claim, Contradiction, told};

/// What may stand behind a unit in brackets.
const OF_IT: &[&str] = &["职工", "工人", "干部", "员工"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let units: Vec<&str> = known.shares.keys().map(String::as_str).collect();
    for (range, name) in stream.occurrences(known.homes.keys().map(String::as_str)) {
        let homes = &known.homes[name];
        let before = stream.longest_before(back_over(stream, range.start, QUOTES), &units);
        let unit = before.or_else(|| in_brackets(stream, over(stream, range.end, QUOTES), &units));
        let Some(unit) = unit.filter(|unit| !homes.iter().any(|home| home == unit)) else { continue };
        let place = stream.place(range.clone());
        if Frame::of(stream, range.start, range.end).elsewhere(known) || told(found, &place) {
            continue;
        }
        found.push(Contradiction {
            place,
            said: format!("{name}：{unit}"),
            right: homes.first().map(|home| format!("{name}：{home}")).into_iter().collect(),
            placeholder: "{{名单}}".to_owned(),
            claim: Claim::Title,
        });
    }
}

/// The unit that stands alone in brackets, or between the commas in them.
fn in_brackets<'k>(stream: &Stream, open: usize, units: &[&'k str]) -> Option<&'k str> {
    let close = stream.at(open, "（").then(|| stream.end_of(open, "）\n"))?;
    (open + 1..close).filter(|at| stream.at(at - 1, "（") || stream.at(at - 1, "，")).find_map(|at| {
        let unit = stream.longest(at, units)?;
        let end = over(stream, at + unit.chars().count(), OF_IT);
        (end == close || stream.at(end, "，")).then_some(unit)
    })
}
