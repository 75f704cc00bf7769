//! What a notice of its kind must have: each thing that is missing is a fault of its own, with what a
//! lawful notice says there. A thing is there as a placeholder, or in words of the office's own; whether
//! such words agree with the data is for `audit/` to say.

use super::placeholders::braces;
use super::{Around, contact, named, objecting, period, restart};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Holds, Notice, NoticeKind, Piece, Placeholder, TrackId};

/// Reports everything that the text lacks.
pub(super) fn check(notice: &Notice, all: &[Notice], around: Around<'_>, faults: &mut Diagnostics) {
    let said = Said::of(notice);
    match notice.kind {
        NoticeKind::Publicity => {
            faults.push_some(basis(notice, &said));
            list(notice, &said, faults);
            faults.push_some(period::missing(notice, &said));
            objecting::check(notice, &said, around, faults);
            faults.push_some(contact::missing(notice, &said, around));
        }
        NoticeKind::Correction => {
            faults.push_some(original(notice, all, &said));
            faults.push_some(corrections(notice, &said));
            faults.push_some(restart::missing(notice, &said));
            if notice.correction.as_ref().is_some_and(|c| c.restarts) {
                objecting::check(notice, &said, around, faults);
            }
            faults.push_some(contact::missing(notice, &said, around));
        }
        NoticeKind::Objection | NoticeKind::Result => {
            faults.push_some(original(notice, all, &said));
            faults.push_some(objections(notice, &said));
            faults.push_some(period::missing(notice, &said).filter(|_| notice.kind == NoticeKind::Result));
            faults.push_some(contact::missing(notice, &said, around));
        }
        NoticeKind::Commendation => {
            faults.push_some(basis(notice, &said));
            list(notice, &said, faults);
        }
        NoticeKind::Circular | NoticeKind::Plan | NoticeKind::News => {}
    }
}

/// What the text says, for looking things up in it.
pub(super) struct Said {
    placeholders: Vec<Placeholder>,
    /// The words without blanks and emphasis.
    pub(super) words: String,
}

impl Said {
    fn of(notice: &Notice) -> Self {
        let mut words = String::with_capacity(notice.prose.markdown().len());
        let mut placeholders: Vec<Placeholder> = notice.prose.placeholders().collect();
        for piece in notice.prose.pieces() {
            if let Piece::Text(_, text) = piece {
                // One that is mistyped is reported as that, and is not missing as well.
                placeholders.extend(braces(text).filter_map(|b| Placeholder::parse(b.inner)));
                words.extend(text.chars().filter(|c| !c.is_whitespace() && *c != '*'));
            }
        }
        Self { placeholders, words }
    }

    /// Whether one of these placeholders is there.
    pub(super) fn has(&self, any: &[Placeholder]) -> bool {
        self.placeholders.iter().any(|p| any.contains(p))
    }

    /// Whether one of these words is there.
    pub(super) fn says(&self, any: &[&str]) -> bool {
        any.iter().any(|word| self.words.contains(word))
    }
}

/// A fault at the beginning of the text.
pub(super) fn missing(notice: &Notice, code: Code, what: Text, expected: Text, cure: Text) -> Diagnostic {
    let (kind, what_zh, what_en) = (named(notice.kind), what.zh, what.en);
    let (zh, en) = (kind.zh, kind.en);
    let message = text!("{zh}没有写{what_zh}", "{en} does not say {what_en}");
    Diagnostic::error(code, notice.prose.head(), message).expected(expected).hint(cure)
}

fn basis(notice: &Notice, said: &Said) -> Option<Diagnostic> {
    let rests = |word: &str| {
        said.words.match_indices(word).any(|(at, _)| {
            let sentence = said.words[at..].split('。').next().unwrap_or_default();
            sentence.contains(['《', '〔'])
        })
    };
    if said.has(&[Placeholder::Basis]) || ["根据", "依据", "按照", "遵照"].into_iter().any(rests) {
        return None;
    }
    Some(missing(
        notice,
        Code::MissingBasis,
        text!("依据", "what it rests on"),
        text!("根据《文件名》（发文字号）……", "根据《document》（number）……"),
        text!(
            "写 根据{{{{依据}}}}，依据取自 contest.yaml 的 basis，或信息区的 basis",
            "write 根据{{{{依据}}}}: it comes from `basis` in contest.yaml, or before the text"
        ),
    ))
}

/// The list of every track, and how many they are.
fn list(notice: &Notice, said: &Said, faults: &mut Diagnostics) {
    let attached = |track: &TrackId| notice.attachments.iter().any(|a| a.holds == Holds::List(track.clone()));
    let named = |track: &TrackId| {
        said.has(&[Placeholder::List(Some(track.to_string()))])
            || said
                .placeholders
                .iter()
                .any(|p| matches!(p, Placeholder::List(Some(id)) if !notice.tracks.iter().any(|t| t.as_str() == id)))
    };
    if !said.has(&[Placeholder::List(None)]) {
        for track in notice.tracks.iter().filter(|t| !attached(t) && !named(t)) {
            faults.push(missing(
                notice,
                Code::MissingList,
                text!("赛道 {track} 的名单", "the list of track {track}"),
                text!("正文或附件里的名单", "the list, in the text or attached"),
                text!(
                    "在正文写 {{{{名单}}}}，或者 attachments: [{{title: 名单, list: {track}}}]；手写的名单不算，程序不能逐条核对",
                    "write {{{{名单}}}}, or attachments: [{{title: 名单, list: {track}}}]; a list typed by hand does not count: it cannot be held against the records row by row"
                ),
            ));
        }
    }
    let counted = said
        .placeholders
        .iter()
        .any(|p| matches!(p, Placeholder::Amount(_) | Placeholder::Total(_) | Placeholder::Prizes));
    if !counted && !has_count(&said.words) {
        faults.push(missing(
            notice,
            Code::MissingList,
            text!("名单的数量", "how many there are"),
            text!("共几个（名、项）", "how many"),
            text!("写 {{{{数量}}}}，由程序数", "write {{{{数量}}}}: it is counted"),
        ));
    }
}

/// Whether a number with a measure word stands anywhere.
fn has_count(words: &str) -> bool {
    let numeral = |c: char| {
        c.is_ascii_digit()
            || ('０'..='９').contains(&c)
            || "一二三四五六七八九十百千两〇零壹贰叁肆伍陆柒捌玖拾".contains(c)
    };
    // 5个工作日 is no number of those in the list.
    let times = ["工作日", "自然日", "日历", "月", "小时", "星期"];
    let mut before = ' ';
    words.char_indices().any(|(at, c)| {
        let found = "个名人项家件位".contains(c)
            && numeral(before)
            && !times.iter().any(|time| words[at + c.len_utf8()..].starts_with(time));
        before = c;
        found
    })
}

fn original(notice: &Notice, all: &[Notice], said: &Said) -> Option<Diagnostic> {
    let titles = notice.about.iter().filter_map(|link| all.iter().find(|n| n.slug == link.value)).map(|n| &n.title);
    let mut titles = titles.map(|t| t.chars().filter(|c| !c.is_whitespace()).collect::<String>());
    if said.has(&[Placeholder::Original]) || titles.all(|title| said.words.contains(&title)) {
        return None;
    }
    Some(missing(
        notice,
        Code::MissingOriginal,
        text!("接着的是哪一份公示", "which notice it follows"),
        text!("原公示的标题、发布日期和网址", "title, day and address of the earlier notice"),
        text!("写 {{{{原公示}}}}", "write {{{{原公示}}}}"),
    ))
}

fn corrections(notice: &Notice, said: &Said) -> Option<Diagnostic> {
    (!said.has(&[Placeholder::Corrections])).then(|| {
        missing(
            notice,
            Code::MissingOriginal,
            text!("更正前后的内容", "what it said before and what it says now"),
            text!("更正前、更正后的对照表", "a table of old and new"),
            text!(
                "写 {{{{更正表}}}}，取自 events 所指的经过和 changes",
                "write {{{{更正表}}}}: it comes from `events` and `changes`"
            ),
        )
    })
}

fn objections(notice: &Notice, said: &Said) -> Option<Diagnostic> {
    let own =
        said.says(&["异议", "反映", "举报"]) && said.says(&["未收到", "没有收到", "未接到", "收到", "接到", "无异议"]);
    if own || said.has(&[Placeholder::Objections]) {
        return None;
    }
    Some(missing(
        notice,
        Code::MissingOriginal,
        text!("收到多少异议、怎样处理", "how many objections there were, and what became of them"),
        text!(
            "件数和核查结论，不写反映人；没有的写明无异议",
            "counts and outcomes without who objected; or that there were none"
        ),
        text!("写 {{{{异议情况}}}}，取自 history.yaml", "write {{{{异议情况}}}}: it comes from history.yaml"),
    ))
}
