//! A line of a list: its mark, the words that introduce names, and what it is.

use std::ops::Range;

use super::heading::{is_heading, is_region};
use super::mark::{Kind as Marked, Mark, mark};
use crate::order::{By, begins_like_a_name, ends_like_a_place, leading_person, outside_brackets};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Holds names, perhaps behind words that introduce them.
    Names,
    /// Begins a new list.
    Heading,
    /// Neither: 「（按姓氏笔画排序）」, a sentence, the ruler of a table.
    Note,
    /// A heading or a name, nobody knows.
    Doubtful,
}

/// A line with words, in bytes of the text.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Without the blanks around it.
    pub(super) whole: Range<usize>,
    pub(super) mark: Mark,
    /// 「南宁市：」 before names; empty where nothing introduces them.
    pub(super) intro: Range<usize>,
    /// What stands behind the mark and the introduction.
    pub(super) words: Range<usize>,
    pub(super) kind: Kind,
}

/// The lines of a text that have words.
pub(super) fn lines(text: &str, by: By) -> Vec<Line> {
    let ranges = ranges(text);
    let marks: Vec<Mark> = ranges.iter().map(|line| mark(&text[line.clone()])).collect();
    let mut lines = Vec::with_capacity(ranges.len());
    for (at, whole) in ranges.iter().enumerate() {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| marks.get(at));
        let alone = beside.clone().count() > 0 && !beside.clone().any(|other| other.kind == marks[at].kind);
        let start = whole.start + marks[at].length;
        let words = &text[start..whole.end];
        let above_ruler = ranges.get(at + 1).is_some_and(|next| is_ruler(&text[next.clone()]));
        // A grid of names may have its first row there.
        let head = above_ruler && !leading_person(words).is_some_and(|end| is_person(&words[..end]));
        let (kind, intro) = if head { (Kind::Heading, 0) } else { kind(words, &marks[at], alone, by) };
        let (words, intro) = (start + intro..whole.end, start..start + intro);
        lines.push(Line { whole: whole.clone(), mark: marks[at], intro, words, kind });
    }
    settle(&mut lines);
    lines
}

/// A list of units in the order of people's names has no names that look like people's: where most
/// lines are doubtful, none is.
fn settle(lines: &mut [Line]) {
    let doubtful = lines.iter().filter(|line| line.kind == Kind::Doubtful).count();
    if doubtful * 2 > lines.iter().filter(|line| matches!(line.kind, Kind::Names | Kind::Doubtful)).count() {
        lines.iter_mut().filter(|line| line.kind == Kind::Doubtful).for_each(|line| line.kind = Kind::Names);
    }
}

/// Where the lines with words stand, without the blanks around them.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let end = start + text[start..at].trim_end().len();
        if start < end {
            lines.push(start..end);
        }
    }
    lines
}

/// Whether a line rules off the head of a table in Markdown.
fn is_ruler(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '))
}

/// What the words of a line are, and how long the introduction of its names is.
fn kind(words: &str, mark: &Mark, alone: bool, by: By) -> (Kind, usize) {
    let whole = |kind| (kind, 0);
    let numbered = mark.kind == Marked::Count;
    if words.starts_with('#') || words.ends_with(['：', ':']) || heads(words, by, numbered) {
        return whole(Kind::Heading);
    }
    if By::Surname.letters(words).next().is_none() {
        let inside = words.trim_matches(|c| "（）()【】[]".contains(c));
        let heading =
            inside.len() < words.len() && inside.chars().any(char::is_alphabetic) && is_heading(inside, by, numbered);
        return whole(if heading { Kind::Heading } else { Kind::Note });
    }
    let person = leading_person(words).filter(|end| begins_like_a_name(&words[..*end]));
    if mark.kind == Marked::Han && alone && (by == By::Title || person.is_none()) {
        return whole(Kind::Heading);
    }
    let intro = introduction(words, by, numbered);
    if intro > 0 {
        return (Kind::Names, intro);
    }
    whole(if mark.kind == Marked::None { lone(words, person.is_some(), by) } else { Kind::Names })
}

/// Whether words are a heading as a whole. 「丁一　先进个人」, 「示例厂，一等奖」 are none.
fn heads(words: &str, by: By, numbered: bool) -> bool {
    let mut parts = outside_brackets(words);
    let entry = match by {
        By::Title => parts
            .find(|(_, c)| c.is_whitespace())
            .is_some_and(|(at, _)| words[..at].chars().nth(1).is_some() && !is_heading(&words[..at], by, numbered)),
        _ => leading_person(words).is_some_and(|end| end < words.len() && begins_like_a_name(&words[..end])),
    };
    let parted = outside_brackets(words).any(|(_, c)| matches!(c, '\t' | ',' | '，' | '|'));
    !entry && !parted && is_heading(words, by, numbered)
}

/// Ends of the names of offices that people's names may have as well: of long ones only.
const OFFICES: &[&str] = &["会", "中心", "集团", "大学", "银行"];

/// What words are that stand by themselves, without a mark.
fn lone(words: &str, person: bool, by: By) -> Kind {
    let letters = By::Surname.letters(words).count();
    if by == By::Title {
        return if is_region(words) { Kind::Doubtful } else { Kind::Names };
    }
    // 「公示时间：10月14日至18日」; 「丁一：示例局」 is an entry.
    let labelled = colons(words).next().is_some_and(|(at, _)| !is_person(&words[..at]));
    let sentence = !person && letters > 4 && words.ends_with('。') && !words.contains(['、', '；']);
    let parted = words.contains(|c: char| c.is_whitespace() || "|,，、；;".contains(c));
    let dated =
        !parted && words.contains(char::is_alphabetic) && By::Surname.letters(words).any(|c| c.is_ascii_digit());
    match () {
        () if labelled || sentence => Kind::Note,
        () if dated
            || !parted
                && (letters > 2 && ends_like_a_place(words)
                    || letters > 4 && OFFICES.iter().any(|end| words.ends_with(end))) =>
        {
            Kind::Doubtful
        }
        () => Kind::Names,
    }
}

/// How long the words are that introduce names: up to a colon, 「南宁市：丁一、马明」, or a heading
/// before them, 「一等奖　丁一」.
fn introduction(words: &str, by: By, numbered: bool) -> usize {
    let end = |at: usize, c: char| words.len() - words[at + c.len_utf8()..].trim_start().len();
    let fits = |(at, end): &(usize, usize)| {
        let (before, behind) = (&words[..*at], &words[*end..]);
        let heading = is_heading(before, by, numbered);
        match by {
            By::Title => heading,
            _ if heading => !ends_like_a_place(first(behind)),
            // 「丁一：示例局」 is an entry, and 「注：以上」 has no names.
            _ if begins_like_a_name(first(behind)) => leads_like_a_person(behind),
            _ => behind.contains('、') && leads_like_a_person(behind) && !is_person(before),
        }
    };
    if let Some((_, end)) = colons(words).map(|(at, c)| (at, end(at, c))).find(fits) {
        return end;
    }
    let apart = outside_brackets(words).find(|(_, c)| c.is_whitespace() || "|,，".contains(*c));
    let Some((at, _)) = apart.filter(|(at, _)| is_heading(&words[..*at], by, numbered)) else { return 0 };
    let behind = words[at..].trim_start_matches(|c: char| c.is_whitespace() || "|,，".contains(c));
    if behind.is_empty() { 0 } else { words.len() - behind.len() }
}

fn colons(words: &str) -> impl Iterator<Item = (usize, char)> {
    outside_brackets(words).filter(|(_, c)| matches!(c, '：' | ':'))
}

/// The words up to the first mark or blank.
fn first(words: &str) -> &str {
    words.split(|c: char| c.is_whitespace() || "|,，、；;。".contains(c)).next().unwrap_or_default()
}

fn is_person(words: &str) -> bool {
    leading_person(words) == Some(words.len()) && begins_like_a_name(words) && !is_heading(words, By::Surname, false)
}

fn leads_like_a_person(words: &str) -> bool {
    leading_person(words).is_some_and(|end| !ends_like_a_place(&words[..end]))
}
