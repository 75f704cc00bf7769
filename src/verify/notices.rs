//! The page of a notice, against the text of the notice in the release (E53).

use super::html::Seen;
use super::read::Record;
use crate::lang::{Text, text};

/// Fewer characters may be struck through anywhere: a value from before a correction.
const SHORT: usize = 4;

/// What is wrong with the page of a notice of this text.
pub(super) fn wrong(notice: &str, page: &Seen, records: &[Record]) -> Vec<Text> {
    let absent = absent(notice, &plain(&page.text)).map(|line| {
        text!(
            "发布版本里公告原文的这些字，网页上没有，或次序不同：{line}",
            "these words of the notice's text in the release are not on the page, or in another order: {line}"
        )
    });
    let struck = struck(notice, page, records).map(|words| {
        text!(
            "公告的这些字在网页上被划掉：{words}",
            "these words of the notice are struck through on the page: {words}"
        )
    });
    absent.into_iter().chain(struck).collect()
}

/// The first line of a text that its page does not show behind the lines before it.
fn absent(notice: &str, page: &str) -> Option<String> {
    let mut at = 0;
    for line in notice.lines() {
        let (words, is_row) = asked(line);
        let end = if is_row { row(page, at, &words) } else { prose(page, at, &words) };
        match end {
            Some(end) => at = end,
            None => return Some(line.trim().chars().take(60).collect()),
        }
    }
    None
}

/// Where words in this order end, from a place on.
fn prose(page: &str, from: usize, words: &[String]) -> Option<usize> {
    words.iter().try_fold(from, |at, word| Some(at + page[at..].find(word.as_str())? + word.len()))
}

/// Where the first of words ends that stand on one line of the page, in any order, from a place on.
fn row(page: &str, from: usize, words: &[String]) -> Option<usize> {
    let Some((first, others)) = words.split_first() else { return Some(from) };
    let mut at = from;
    loop {
        let start = at + page[at..].find(first.as_str())?;
        let end = start + first.len();
        let above = page[..start].rfind('\n').unwrap_or(0);
        let below = page[end..].find('\n').map_or(page.len(), |length| end + length);
        if others.iter().all(|word| page[above..below].contains(word.as_str())) {
            return Some(end);
        }
        at = end;
    }
}

/// The words of a line that its page must show, and whether they are a numbered row. Pages number rows by themselves,
/// and leave out who recommended somebody where that says nothing new: the last word of such a row. What is left of
/// Markdown is not asked for.
fn asked(line: &str) -> (Vec<String>, bool) {
    let line = line.trim();
    let titled = line.strip_prefix("附件").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let line = titled.and_then(|rest| rest.strip_prefix('：')).unwrap_or(line);
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let is_row = words.first().is_some_and(|word| word.chars().all(|c| c.is_ascii_digit() || ".)".contains(c)));
    if is_row {
        words.remove(0);
        words.truncate(if words.len() > 1 { words.len() - 1 } else { 1 });
    }
    words.retain(|word| !word.contains(['&', '[', ']', '<', '>', '{', '}']) && !word.contains("://"));
    (words.into_iter().map(plain).filter(|word| !word.is_empty()).collect(), is_row)
}

/// A text without spaces and marks; what makes another number of digits stays, and what is drawn over letters.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let behind_digit = out.ends_with(|c: char| c.is_ascii_digit());
        let joins = c == '.' && behind_digit && chars.peek().is_some_and(char::is_ascii_digit);
        let drawn_over = matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}');
        if c.is_alphanumeric() || c == '\n' || joins || drawn_over || matches!(c, '%' | '‰') && behind_digit {
            out.push(c);
        }
    }
    out
}

/// Words of a notice that its page strikes through, but for names of those who are out.
fn struck(notice: &str, page: &Seen, records: &[Record]) -> Option<String> {
    // An author may strike through what is written so.
    if page.struck.is_empty() || notice.contains("~~") {
        return None;
    }
    let whole = plain(notice);
    let of_notice = |words: &&String| {
        let words = plain(words);
        let is_value = words.chars().count() < SHORT || words.chars().all(|c| c.is_ascii_digit() || c == '.');
        !is_value && whole.contains(&words) && !records.iter().any(|one| one.out && plain(&one.name) == words)
    };
    page.struck.iter().find(of_notice).map(|words| words.trim().chars().take(60).collect())
}

#[cfg(test)]
mod tests {
    use super::super::html::seen;
    use super::*;

    const NOTICE: &str = "关于示例的公示\n\n各单位：\n现公示 2.5 万名，占 12.50%。\n\n先进（2名，按姓名）\n\
                          1 张示例 示例一局 一等奖 示例市\n2 李示例 示例二局 二等奖 示例市\n\n附件1：示例名单\n1. 示例办\n不得涂改\n";
    const PAGE: &str = "<h1>关于“示例”的公示</h1><p>各单位：</p><p>现公示<b>2.5</b>万名，占12.50%。</p>\
                        <table><caption>先进（2名，按姓名）</caption>\
                        <tr><td>1<td><a>张示例</a><small>一等奖</small><td>示例一局\
                        <tr><td>2<td><a>李示例</a><small>二等奖</small><td>示例二局</table>\
                        <ol><li>附件：1. 示例名单</ol><ol><li>示例办 不得涂改</ol>";

    fn said(page: &str) -> Vec<String> {
        wrong(NOTICE, &seen(page), &[]).into_iter().map(|text| text.en).collect()
    }

    #[test]
    fn a_page_with_all_words_in_their_order_holds() {
        assert_eq!(said(PAGE), [] as [&str; 0]);
        assert_eq!(said(&PAGE.replace("张示例<", "张示例<!-- x --><")), [] as [&str; 0]);
    }

    #[test]
    fn other_words_do_not() {
        for (from, to, line) in [
            ("各单位", "各企业", "各单位：\n"),
            ("2.5", "25", "现公示 2.5 万名，占 12.50%。\n"),
            ("12.50%", "12.50", "现公示 2.5 万名，占 12.50%。\n"),
            ("一等奖", "二等奖", "1 张示例 示例一局 一等奖 示例市\n"),
            ("<p>各单位：</p>", "<p hidden>各单位：</p><p>各企业：</p>", "各单位：\n"),
            ("不得涂改", "不<i>必</i>得涂改", "不得涂改\n"),
            ("不得涂改", "不得涂\u{336}改", "不得涂改\n"),
            ("<a>张示例</a>", "<a>李示例</a>", "1 张示例 示例一局 一等奖 示例市\n"),
            ("附件：1. 示例名单", "附件：1. 名单", "附件1：示例名单\n"),
        ] {
            let found = said(&PAGE.replace(from, to));
            assert!(found.len() == 1 && found[0].ends_with(line.trim()), "{from} {to}: {found:?}");
        }
        let swapped = PAGE.replace("一等奖", "@").replace("二等奖", "一等奖").replace('@', "二等奖");
        assert_eq!(said(&swapped).len(), 1);
        assert_eq!(said(&PAGE.replace("不得涂改", "<del>不得涂改</del>")).len(), 1);
    }
}
