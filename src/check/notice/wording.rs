//! Digits and brackets as official documents write them (domain 1.7 #22, GB/T 9704—2012, GB/T 15835—2011).

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Notice, Piece};

/// Reports digits that search and screen readers do not take for digits. Warnings: the notice is legible.
pub(super) fn check(notice: &Notice, faults: &mut Diagnostics) {
    for piece in notice.prose.pieces() {
        let Piece::Text(offset, words) = piece else { continue };
        for found in runs(words) {
            let (at, run) = (offset + found.at, found.run);
            let (zh, en) = found.why;
            let right = found.right;
            let message = text!("「{run}」{zh}", "`{run}`: {en}");
            faults.push(
                Diagnostic::warning(Code::Wording, notice.prose.place(at..at + run.len()), message)
                    .expected(text!("{right}", "{right}")),
            );
        }
    }
}

/// A run of characters that should be written otherwise.
struct Found<'a> {
    at: usize,
    run: &'a str,
    right: String,
    why: (&'static str, &'static str),
}

fn runs(words: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = words[rest..].find(is_odd).map(|at| rest + at) {
        let end = words[start..].find(|c| !is_odd(c) && !is_numeral(c)).map_or(words.len(), |len| start + len);
        let begin = words[..start]
            .rfind(|c| !is_numeral(c))
            .map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
        let run = &words[begin..end];
        found.extend(judge(begin, run, &words[end..]));
        rest = end;
    }
    found
}

/// Full-width digits, and the letter O in the place of a zero.
fn judge<'a>(at: usize, run: &'a str, after: &str) -> Option<Found<'a>> {
    if run.chars().any(|c| ('０'..='９').contains(&c)) {
        let right = run
            .chars()
            .map(|c| if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c })
            .collect();
        return Some(Found { at, run, right, why: ("是全角数字", "full-width digits") });
    }
    // A letter O alone is a letter; among numerals before 年 it stands for a zero.
    let numerals = run.chars().filter(|c| is_numeral(*c)).count();
    if numerals >= 2 && after.starts_with('年') {
        let right = run.chars().map(|c| if is_numeral(c) { c } else { '〇' }).collect();
        return Some(Found { at, run, right, why: ("把字母 O 当作〇", "the letter O in the place of 〇") });
    }
    None
}

fn is_odd(c: char) -> bool {
    ('０'..='９').contains(&c) || matches!(c, 'Ｏ' | 'O' | 'o' | '○' | 'ｏ')
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十〇零".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_digits_are_found_with_what_is_right() {
        for (words, expected) in [
            ("二Ｏ二三年十月", Some(("二Ｏ二三", "二〇二三"))),
            ("二○二三年", Some(("二○二三", "二〇二三"))),
            ("共３９个", Some(("３９", "39"))),
            ("二〇二三年", None),
            ("O2O 平台", None),
            ("方案O", None),
        ] {
            let found = runs(words);
            let first = found.first().map(|f| (f.run, f.right.as_str()));
            assert_eq!(first, expected, "{words}");
        }
    }
}
