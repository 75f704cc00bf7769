//! Of which time, and of whom, a number or a name is said: this list, or the last contest, those who
//! took part, another level.

use super::known::Known;
use super::numeral::numeral;
use super::shares;
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::times::of_another_time;
use super::words::{MEASURES, WHOLE};

/// Words before a number that make it another number: of those who took part, were recommended, were
/// taken out, of each, of a limit.
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
    "复评",
    "复审",
    "决赛",
    "表彰会",
    "表彰大会",
    "入围",
    "提名",
    "年度表彰了",
    "上述",
    "缺",
    "核查",
    "更正",
    "更正前",
    "调整前",
    "分为",
    "包括",
    "含",
];

/// Words before a number that make it the number of the list.
pub(super) const FOR: &[&str] = &[
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
    "变更为",
    "修改为",
    "改为",
    "减少为",
    "减少到",
    "减为",
    "减至",
    "增加为",
    "增加到",
    "增为",
    "增至",
    "变为",
    "更正后",
    "调整后",
    "拟推荐表彰",
    "公示对象",
    "表彰对象",
    "本次公示",
    "此次公示",
    "本次公示的",
    "本次共公示",
    "共公示",
    "现公示",
    "拟公示",
];

/// Words behind a number that make it the number of the list.
const MADE_PUBLIC: &[&str] =
    &["予以公示", "进行公示", "公示如下", "予以表彰", "给予表彰", "进行表彰", "予以通报表扬", "的名单公示"];

/// Levels, and what those who issue notices there have in their names.
const LEVELS: &[(&str, &str)] =
    &[("国家级", "国家"), ("省级", "省"), ("自治区级", "自治区"), ("市级", "市"), ("县级", "县"), ("上级", "上级")];

/// Words that set one's own part against a wider whole: 全市30个，其中我县2个.
pub(super) const OURS: &[&str] = &[
    "我省",
    "我市",
    "我县",
    "我区",
    "我州",
    "我镇",
    "我局",
    "我厂",
    "我司",
    "我校",
    "我院",
    "我公司",
    "我单位",
    "我集团",
    "本省",
    "本市",
    "本县",
    "本区",
    "本局",
    "本厂",
    "本公司",
    "本单位",
    "本集团",
];

/// Where a number or a name stands: the clause it belongs to begins at `clause`, it ends at `end`.
#[derive(Clone, Copy)]
pub(super) struct Frame<'s> {
    pub(super) stream: &'s Stream,
    pub(super) clause: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'s> Frame<'s> {
    pub(super) fn of(stream: &'s Stream, start: usize, end: usize) -> Self {
        Self { stream, clause: stream.start_of(start, CLAUSE), start, end }
    }

    /// Whether the words around let it be said of the list: those of its clause up to `until`, and
    /// those behind it. A title of the list needs nothing, a general noun needs a word that commends
    /// or makes public.
    pub(super) fn speaks_for_the_list(&self, until: usize, known: &Known, title: bool) -> bool {
        let nearest = |words: &[&str]| {
            let word = |at: usize| self.stream.longest(at, words).map(|w| (at, w.chars().count()));
            (self.clause..until).rev().filter_map(word).find(|(at, length)| at + length <= until)
        };
        // The nearest decides, and at one place the longer: 表彰大会 is no 表彰.
        let (against, speaks) = (nearest(AGAINST), nearest(FOR));
        let sentence_end = self.stream.end_of(self.end, SENTENCE);
        let behind = self.stream.text(self.end..sentence_end);
        let made_public = MADE_PUBLIC.iter().any(|w| behind.contains(w));
        match (against, speaks) {
            (Some(against), speaks) if speaks < Some(against) => {
                let against = against.0;
                // 各市推荐的39个先进集体予以公示; 其中县级先进集体39个 where the list is divided.
                let recommended =
                    ["推荐", "申报"].iter().any(|w| self.stream.at(against, w)) || self.stream.at(against, "各");
                // 公示对象共7个，其中集体2个、个人5名: the kinds are the parts.
                let kind = |at: usize| self.stream.longest(at, &["集体", "个人"]).is_some();
                let kinds = (kind(until) || kind(self.end))
                    && known.has_both_kinds()
                    && shares::divides_the_list(self.stream, until, known);
                let among = self.stream.at(against, "其中") && (title && known.is_divided() || kinds);
                (recommended && made_public) || among
            }
            (_, Some(_)) => true,
            (_, None) => title || made_public || self.goes_on(until, known),
        }
    }

    /// The 个人5名 of 表彰名单：集体2个，个人5名, where nothing else is said in the clause.
    fn goes_on(&self, until: usize, known: &Known) -> bool {
        let own = self.stream.text(self.clause..until);
        // 名单中共有集体2个
        if WHOLE.iter().any(|w| own.trim_end_matches(['中', '里', '内', '共', '有']).ends_with(w)) {
            return true;
        }
        let kind = |at: usize| self.stream.longest(at, &["集体", "个人"]).is_some();
        let parts = known.has_both_kinds()
            && (kind(until) || kind(self.end))
            && own.chars().all(|c| c.is_ascii_digit() || "集体个人一二三四五六七八九十百、和名".contains(c));
        let alone = parts && self.end == self.stream.end_of(self.end, "，,。；！？\n|、和");
        let before = self.stream.start_of(self.clause, SENTENCE)..self.clause;
        alone && shares::speaks_of_the_list(&self.stream.text(before), known)
    }

    /// Whether it is said of another time, of another level, or of a wider whole.
    pub(super) fn elsewhere(&self, known: &Known) -> bool {
        of_another_time(self, &known.times()) || self.of_another_level(known) || self.of_a_wider_whole()
    }

    /// 市级一等奖3项 in a notice of a county.
    fn of_another_level(&self, known: &Known) -> bool {
        let before = self.stream.text(self.clause..self.start);
        LEVELS.iter().any(|(level, place)| before.contains(level) && !known.is_of(level, place))
    }

    /// 全市共表彰30个，其中我县2个: the next clauses say which of them are ours.
    fn of_a_wider_whole(&self) -> bool {
        let own = self.stream.text(self.clause..self.start);
        let sentence = self.stream.end_of(self.end, SENTENCE);
        let counts = |at: usize| {
            let number = numeral(&self.stream.chars[at..]);
            number.is_some_and(|n| self.stream.chars.get(at + n.length).is_some_and(|c| MEASURES.contains(*c)))
        };
        let ours =
            |at: usize| self.stream.longest(at, OURS).is_some() && (at..self.stream.end_of(at, CLAUSE)).any(counts);
        !OURS.iter().any(|w| own.contains(w)) && (self.end..sentence).any(ours)
    }
}

/// A position, moved back over words.
pub(super) fn back_over(stream: &Stream, end: usize, words: &[&str]) -> usize {
    let mut at = end;
    while let Some(word) = stream.longest_before(at, words) {
        at -= word.chars().count();
    }
    at
}
