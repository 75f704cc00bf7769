//! How many: a number, a measure word, and a noun that is tied to the lists of the notice.

use std::collections::BTreeSet;

use super::known::Known;
use super::numeral::{Numeral, numeral};
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::{Claim, Contradiction, first};
use crate::model::TrackKind;

const MEASURES: &str = "个名人项家件位";

/// Words between a number and its noun that do not change what is counted.
const BETWEEN: &[&str] = &[
    "拟表彰的",
    "拟表彰",
    "拟授予",
    "拟命名",
    "获奖的",
    "获奖",
    "入选的",
    "入选",
    "受表彰的",
    "受表彰",
    "“",
    "”",
    "「",
    "」",
    "‘",
    "’",
];

/// Nouns that say only what kind of thing is counted.
const GENERIC: &[(&str, TrackKind)] = &[
    ("集体", TrackKind::Collective),
    ("单位", TrackKind::Collective),
    ("班组", TrackKind::Collective),
    ("团队", TrackKind::Collective),
    ("个人", TrackKind::Individual),
    ("同志", TrackKind::Individual),
    ("职工", TrackKind::Individual),
    ("选手", TrackKind::Individual),
    ("成果", TrackKind::Showcase),
    ("项目", TrackKind::Showcase),
    ("作品", TrackKind::Showcase),
];

/// Words that mean the whole list.
const WHOLE: &[&str] = &["公示对象", "表彰对象", "拟表彰对象", "推荐对象", "获奖名单", "表彰名单", "公示名单", "名单"];

/// What may follow a noun or a number that ends there.
const ENDS: &[&str] = &[
    "，",
    ",",
    "。",
    "；",
    "、",
    "）",
    "”",
    "」",
    "』",
    "\n",
    "|",
    "和",
    "与",
    "及",
    "以及",
    "予以",
    "进行",
    "给予",
    "授予",
    "名单",
    "称号",
    "荣誉",
    "“",
    "「",
    "（",
    "：",
    "为",
    "的名单",
    "的公示",
    "的决定",
    "的通报",
    "的公告",
    "的更正",
    "的称号",
    "公示",
    "现",
    "作为",
    "在",
];

/// Words before a number that make it another number: of those who took part, were recommended, were
/// taken out, of each, of a limit, of another year.
const AGAINST: &[&str] = &[
    "参加",
    "参赛",
    "参评",
    "参与",
    "申报",
    "推荐",
    "来自",
    "涉及",
    "覆盖",
    "组织",
    "收到",
    "反映",
    "来电",
    "来信",
    "取消",
    "递补",
    "撤回",
    "退出",
    "撤销",
    "不予",
    "每",
    "各",
    "不超过",
    "不少于",
    "不多于",
    "不低于",
    "至少",
    "至多",
    "最多",
    "上年",
    "去年",
    "往年",
    "上届",
    "上一届",
    "历年",
    "历届",
    "累计",
    "设",
    "名额",
    "控制",
    "计划",
    "限",
    "原",
    "从",
    "由",
    "除",
    "其余",
    "其他",
    "另",
    "其中",
    "现有",
    "所属",
    "前",
    "差额",
    "候选",
    "初评",
    "初审",
    "入围",
    "提名",
    "年度表彰了",
    "上述",
    "缺",
    "核查",
    "更正",
    "分为",
    "包括",
    "含",
];

/// Words before a number that make it the number of the list.
const FOR: &[&str] = &[
    "拟表彰",
    "表彰",
    "拟授予",
    "授予",
    "命名",
    "评出",
    "评选出",
    "选出",
    "选取",
    "评定",
    "确定",
    "产生",
    "表扬",
    "调整为",
    "更正为",
    "拟推荐表彰",
    "公示对象",
    "表彰对象",
];

/// Words behind a number that make it the number of the list.
const MADE_PUBLIC: &[&str] =
    &["予以公示", "进行公示", "公示如下", "予以表彰", "给予表彰", "进行表彰", "予以通报表扬", "的名单公示"];

/// A number with its measure word, and what stands around it.
pub(super) struct Counted<'s> {
    pub(super) stream: &'s Stream,
    pub(super) start: usize,
    /// Behind the measure word.
    pub(super) end: usize,
    pub(super) numeral: Numeral,
    measure: char,
    /// Where its clause begins.
    pub(super) clause: usize,
}

/// Looks at every number with a measure word.
pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let mut at = 0;
    while at < stream.chars.len() {
        let Some(numeral) = numeral(&stream.chars[at..]) else {
            // 「X等{{数量}}」 claims who comes first.
            first::before_placeholder(stream, at, known, found);
            at += 1;
            continue;
        };
        let behind = at + numeral.length;
        if let Some(counted) = counted(stream, at, numeral) {
            judge(&counted, known, found);
        }
        at = behind;
    }
}

fn counted(stream: &Stream, start: usize, numeral: Numeral) -> Option<Counted<'_>> {
    let behind = start + numeral.length;
    let measure = *stream.chars.get(behind).filter(|c| MEASURES.contains(**c))?;
    let end = behind + 1;
    // 个工作日, 个月, 个百分点, 名额: other measures.
    let other = ["工作日", "自然日", "日历日", "月", "百分点", "小时", "季度", "年度", "额"];
    let ordinal = start.checked_sub(1).is_some_and(|before| "第前近约逾超达之.%％-—".contains(stream.chars[before]));
    if ordinal || other.iter().any(|w| stream.at(end, w)) {
        return None;
    }
    Some(Counted { stream, start, end, numeral, measure, clause: stream.start_of(start, CLAUSE) })
}

fn judge(counted: &Counted<'_>, known: &Known, found: &mut Vec<Contradiction>) {
    if counted.of_another_year(known) {
        return;
    }
    let Some(tie) = first::tied(counted, known, found).or_else(|| tie(counted, known)) else { return };
    let fits = tie.counts.iter().any(|n| u64::try_from(*n) == Ok(counted.numeral.value));
    if fits || tie.counts.is_empty() {
        return;
    }
    let measure = counted.measure;
    let right: BTreeSet<usize> = tie.counts.into_iter().collect();
    found.push(Contradiction {
        place: counted.stream.place(counted.start..counted.end),
        said: counted.stream.text(counted.start..counted.end),
        right: right.iter().map(|n| format!("{n}{measure}")).collect(),
        placeholder: tie.placeholder,
        claim: Claim::Count,
    });
}

/// What a number is tied to.
pub(super) struct Tie {
    /// What it may be.
    pub(super) counts: Vec<usize>,
    /// What to write instead.
    pub(super) placeholder: String,
}

/// By the noun behind it, the noun before it, or 共 alone.
fn tie(counted: &Counted<'_>, known: &Known) -> Option<Tie> {
    after(counted, known).or_else(|| before(counted, known)).or_else(|| in_all(counted, known))
}

/// 39个先进集体; 表彰39个集体.
fn after(counted: &Counted<'_>, known: &Known) -> Option<Tie> {
    let stream = counted.stream;
    let mut at = counted.end;
    while let Some(word) = stream.longest(at, BETWEEN) {
        at += word.chars().count();
    }
    // 一个先进集体, 两个集体: as often an article as a number.
    if counted.numeral.chinese && counted.numeral.value <= 2 {
        return None;
    }
    let titles: Vec<&str> = known.nouns.iter().map(|n| n.title.as_str()).collect();
    if let Some(title) = stream.longest(at, &titles) {
        let noun = known.nouns.iter().find(|n| n.title == title)?;
        let ends = ends(stream, at + title.chars().count());
        return (ends && counted.speaks_for_the_list(counted.start, known, true))
            .then(|| Tie { counts: noun.counts.clone(), placeholder: noun.placeholder.clone() });
    }
    let words: Vec<&str> = GENERIC.iter().map(|(w, _)| *w).collect();
    let word = stream.longest(at, &words)?;
    let kind = GENERIC.iter().find(|(w, _)| *w == word)?.1;
    let ends = ends(stream, at + word.chars().count());
    (ends && counted.speaks_for_the_list(counted.start, known, false)).then(|| whole(known, |k| k == kind))
}

/// 先进集体39个; 先进集体（县级）共39个; 拟表彰集体39个.
fn before(counted: &Counted<'_>, known: &Known) -> Option<Tie> {
    let stream = counted.stream;
    if !ends(stream, counted.end) {
        return None;
    }
    let mut at = counted.start;
    while let Some(word) =
        stream.longest_before(at, &["共计", "总计", "合计", "共", "计", "：", "为", "是", "有", "”", "」", "|", "（"])
    {
        at -= word.chars().count();
    }
    let titles: Vec<&str> = known.nouns.iter().map(|n| n.title.as_str()).collect();
    if let Some(title) = stream.longest_before(at, &titles) {
        let noun = known.nouns.iter().find(|n| n.title == title)?;
        return counted
            .speaks_for_the_list(at - title.chars().count(), known, true)
            .then(|| Tie { counts: noun.counts.clone(), placeholder: noun.placeholder.clone() });
    }
    if let Some(word) = stream.longest_before(at, WHOLE) {
        return counted
            .speaks_for_the_list(at - word.chars().count(), known, true)
            .then(|| whole(known, |kind| counted.measures(kind)));
    }
    let words: Vec<&str> = GENERIC.iter().map(|(w, _)| *w).collect();
    let word = stream.longest_before(at, &words)?;
    let kind = GENERIC.iter().find(|(w, _)| *w == word)?.1;
    counted.speaks_for_the_list(at - word.chars().count(), known, false).then(|| whole(known, |k| k == kind))
}

/// 现将名单公示如下，共39个。
fn in_all(counted: &Counted<'_>, known: &Known) -> Option<Tie> {
    let stream = counted.stream;
    let word = stream.longest_before(counted.start, &["共计", "总计", "合计", "共"])?;
    let at = counted.start - word.chars().count();
    if !ends(stream, counted.end) {
        return None;
    }
    // What 共 speaks of stands right before it, or in the clause before.
    let (from, to) = if at > counted.clause {
        (counted.clause, at)
    } else {
        let end = at.checked_sub(1)?;
        if SENTENCE.contains(stream.chars[end]) {
            return None;
        }
        (stream.start_of(end, CLAUSE), end)
    };
    let subject = stream.text(from..to);
    // 予以公示（共计39个）
    let subject = subject.trim_end_matches('（');
    let own = known.nouns.iter().filter(|n| !n.counts.is_empty()).map(|n| n.title.as_str());
    let ends = own.chain(WHOLE.iter().copied()).chain(["如下", "予以公示", "公示如下", "予以表彰", "名单如下"]);
    let tied = ends.into_iter().any(|word| subject.ends_with(word));
    tied.then(|| whole(known, |kind| counted.measures(kind)))
}

/// The whole of what is listed, of some kinds.
fn whole(known: &Known, fits: impl Fn(TrackKind) -> bool) -> Tie {
    Tie { counts: known.totals(fits), placeholder: "{{数量}}".to_owned() }
}

/// Whether what stands at a position lets a word end before it.
fn ends(stream: &Stream, at: usize) -> bool {
    at >= stream.chars.len() || stream.longest(at, ENDS).is_some()
}

impl Counted<'_> {
    /// Whether the measure word counts things of a kind.
    fn measures(&self, kind: TrackKind) -> bool {
        match kind {
            TrackKind::Collective => "个家".contains(self.measure),
            TrackKind::Individual => "名人位个".contains(self.measure),
            TrackKind::Showcase => "项件个".contains(self.measure),
        }
    }

    /// Whether the words around the number let it be that of the list: those of its clause up to
    /// `until`, and those behind it. A title of the list needs nothing, a general noun needs a word
    /// that commends or makes public.
    pub(super) fn speaks_for_the_list(&self, until: usize, known: &Known, title: bool) -> bool {
        let nearest = |words: &[&str]| {
            let ends = |at: &usize| self.stream.longest(*at, words).is_some_and(|w| at + w.chars().count() <= until);
            (self.clause..until).rev().find(ends)
        };
        let (against, speaks) = (nearest(AGAINST), nearest(FOR));
        let sentence_end = self.stream.end_of(self.end, SENTENCE);
        let behind = self.stream.text(self.end..sentence_end);
        let made_public = MADE_PUBLIC.iter().any(|w| behind.contains(w));
        match (against, speaks) {
            (Some(against), speaks) if speaks.is_none_or(|at| at < against) => {
                // 各市推荐的39个先进集体予以公示; 其中县级先进集体39个 where the list is divided.
                let recommended =
                    ["推荐", "申报"].iter().any(|w| self.stream.at(against, w)) || self.stream.at(against, "各");
                let among = self.stream.at(against, "其中") && title && known.lists.len() > 1;
                (recommended && made_public) || among
            }
            (_, Some(_)) => true,
            (_, None) => title || made_public,
        }
    }

    /// Whether the clause speaks of another year: 2022年表彰的20个先进集体.
    fn of_another_year(&self, known: &Known) -> bool {
        let text = &self.stream.chars[self.clause..self.start];
        let words: String = text.iter().collect();
        if ["上年", "去年", "往年", "上届", "上一届", "历年", "历届", "前年"].iter().any(|w| words.contains(w))
        {
            return true;
        }
        (0..text.len()).any(|at| {
            let digits = at > 0 && text[at - 1].is_ascii_digit();
            let year = (!digits).then(|| numeral(&text[at..])).flatten();
            year.is_some_and(|y| {
                (1990..2100).contains(&y.value)
                    && text.get(at + y.length) == Some(&'年')
                    && !known.years.contains(&y.value)
            })
        })
    }
}
