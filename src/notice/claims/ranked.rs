//! Ranks of several who are named in their order: 前三名依次为甲、乙、丙.

use super::first::QUOTES;
use super::known::Known;
use super::numeral::numeral;
use super::stream::{CLAUSE, Stream};
use super::words::over;

/// Words before 前三名 that leave them those of the whole.
const WHOLE: &[&str] = &["决赛", "总分", "总成绩", "得分", "综合", "竞赛", "本次", "排名", "获得", "名列"];

/// Words that say that the order is that of the ranks.
const IN_ORDER: &[&str] = &["依次为", "依次是", "分别为", "分别是", "依次", "分别"];

/// The first whose place is not its rank: where it stands, its name and its rank.
pub(super) fn misplaced<'k>(stream: &Stream, at: usize, known: &'k Known) -> Option<(usize, &'k str, u32)> {
    let n = numeral(stream.chars.get(at + 1..)?).filter(|_| stream.at(at, "前"))?;
    let clause = stream.text(stream.start_of(at, CLAUSE)..at);
    let of_whole = WHOLE.iter().fold(clause, |rest, word| rest.replace(word, "")).is_empty();
    let from = over(stream, over(stream, at + 1 + n.length, &["名", "位"]), &["的", "选手"]);
    let order = stream.longest(from, IN_ORDER).filter(|_| of_whole)?;
    let names: Vec<&str> = known.marks.keys().map(String::as_str).collect();
    let mut at = over(stream, from + order.chars().count(), &["：", "“", "「"]);
    let mut placed = Vec::new();
    while let Some(name) = stream.longest(at, &names) {
        placed.push((at, name));
        let mut end = over(stream, at + name.chars().count(), QUOTES);
        if stream.at(end, "（") {
            end = over(stream, stream.end_of(end, "）\n"), &["）"]);
        }
        at = over(stream, over(stream, end, &["、", "，", "和"]), QUOTES);
        if at == end {
            break;
        }
    }
    // As many as are said; where several share a rank, any order of theirs is right.
    let ranks: Vec<u32> = placed.iter().map(|(_, name)| known.marks[*name].rank).collect::<Option<_>>()?;
    let whole = u64::try_from(placed.len()) == Ok(n.value);
    let first =
        ranks.iter().zip(&ranks[1.min(ranks.len())..]).position(|(rank, next)| rank > next).filter(|_| whole)?;
    let (at, name) = placed[first];
    Some((at, name, ranks[first]))
}
