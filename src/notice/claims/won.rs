//! Nouns that say that what they count is in the list: 获奖选手6人, 受表彰的2个集体.

use super::frame::back_over;
use super::stream::{CLAUSE, Stream};

/// Words that say of those behind them that they are in the list: 获奖选手.
const WON: &[&str] = &["拟获奖", "获奖", "拟入选", "入选", "受表彰", "拟表彰"];

/// Words before these that leave them the whole list: 女获奖选手 are some of it.
const ALL_OF: &[&str] = &[
    "对", "向", "给", "为", "希望", "本次", "此次", "这次", "本届", "竞赛", "共有", "共", "现", "将", "上述", "以上",
    "拟",
];

/// Whether words that end before a position say that all those behind it are in the list: 获奖选手, 受表彰的2个集体.
pub(super) fn won_before(stream: &Stream, at: usize) -> bool {
    let end = back_over(stream, at, &["的"]);
    stream.longest_before(end, WON).is_some_and(|word| whole_clause(stream, end - word.chars().count()))
}

/// Whether the noun behind a number is one of those in the list: 7名获奖选手.
pub(super) fn won_behind(stream: &Stream, start: usize, end: usize) -> bool {
    stream.longest(end, WON).is_some() && whole_clause(stream, start)
}

/// Whether nothing else is said in the clause before a position.
fn whole_clause(stream: &Stream, at: usize) -> bool {
    let from = back_over(stream, at, ALL_OF);
    from == stream.start_of(at, CLAUSE) || stream.at(from - 1, "：")
}
