//! The words around a number: measures, nouns, and what may stand between and behind them.

use super::known::{Known, Noun};
use super::numeral::numeral;
use super::stream::Stream;
use super::tiers::{Together, titles_before};
use crate::model::TrackKind;

pub(super) const MEASURES: &str = "个名人项家件位";

/// What a number with one of these in front or behind counts is something else: 第2个, 3个工作日.
pub(super) const OTHER_MEASURES: &[&str] =
    &["工作日", "自然日", "日历日", "月", "百分点", "小时", "季度", "年度", "额", "班次", "方面", "环节", "阶段"];

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

/// Words between a noun and its number.
const UP_TO: &[&str] = &[
    "共计",
    "总计",
    "合计",
    "一共",
    "共有",
    "共",
    "计",
    "：",
    "为",
    "是",
    "有",
    "”",
    "」",
    "|",
    "（",
    "总数",
    "数量",
    "总量",
    "仍为",
    "仍是",
    "仍",
    "现为",
    "达到",
    "增至",
    "增加至",
    "减至",
    "减少至",
    "调整为",
    "更正为",
    "变更为",
    "定为",
    "人数",
    "件数",
    "个数",
];

/// Nouns that say only what kind of thing is counted.
const GENERIC: &[(&str, TrackKind)] = &[
    ("集体", TrackKind::Collective),
    ("单位", TrackKind::Collective),
    ("班组", TrackKind::Collective),
    ("团队", TrackKind::Collective),
    ("车间", TrackKind::Collective),
    ("企业", TrackKind::Collective),
    ("公司", TrackKind::Collective),
    ("部门", TrackKind::Collective),
    ("科室", TrackKind::Collective),
    ("工段", TrackKind::Collective),
    ("个人", TrackKind::Individual),
    ("同志", TrackKind::Individual),
    ("职工", TrackKind::Individual),
    ("选手", TrackKind::Individual),
    ("成果", TrackKind::Showcase),
    ("项目", TrackKind::Showcase),
    ("作品", TrackKind::Showcase),
];

/// What people, and those who are commended together, are called behind their names.
pub(super) const PEOPLE: &[&str] =
    &["同志", "职工", "个人", "选手", "集体", "单位", "等同志", "先生", "女士", "师傅", "老师"];

/// Words before 表彰 that leave it the verb of this notice: 本次竞赛共表彰39个.
pub(super) const BEFORE_VERB: &[&str] = &[
    "本次",
    "此次",
    "今年",
    "本届",
    "本年度",
    "竞赛",
    "活动",
    "最终",
    "最后",
    "共",
    "拟",
    "现",
    "特",
    "兹",
    "已",
    "将",
    "经研究",
    "经评审",
    "研究",
    "决定",
    "同意",
    "县",
    "市",
    "全",
    "实际",
    "结果",
];

/// Words that mean the whole list.
pub(super) const WHOLE: &[&str] = &[
    "公示对象",
    "表彰对象",
    "拟表彰对象",
    "推荐对象",
    "获奖名单",
    "表彰名单",
    "公示名单",
    "名单",
    "拟表彰",
    "拟表彰人员",
    "公示人员",
    "获奖成果",
    "获奖项目",
    "获奖作品",
    "获奖集体",
    "获奖个人",
    "拟表彰集体",
    "拟表彰个人",
    "拟表彰成果",
];

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
    "的名单",
    "的公示",
    "的决定",
    "的通报",
    "的公告",
    "的更正",
    "的称号",
    "公示",
    "现",
    "在",
    "如下",
    "向社会",
];

/// What is said of those in the list, and ends there: 3个集体拟表彰.
const COMMENDED: &[&str] = &[
    "拟表彰",
    "拟获表彰",
    "拟予表彰",
    "获表彰",
    "受表彰",
    "受到表彰",
    "拟获奖",
    "获奖",
    "入选",
    "拟入选",
    "拟授奖",
    "上榜",
    "脱颖而出",
    "当选",
    "获此殊荣",
    "获此荣誉",
];

/// What is said of those in the list with the title that follows: 3个集体被评为先进集体.
const NAMED: &[&str] = &[
    "作为",
    "为",
    "是",
    "评为",
    "拟评为",
    "被评为",
    "获评",
    "拟获评",
    "荣获",
    "获得",
    "获",
    "拟获",
    "被授予",
    "拟被授予",
    "拟被评为",
    "拟授予",
    "授予",
    "被命名为",
    "命名为",
    "确定为",
    "被确定为",
    "认定为",
    "被认定为",
    "评选为",
    "被评选为",
    "列为",
    "被列为",
    "入选",
    "列入",
];

/// Words behind a title that make it something to be had one day.
const NOT_YET: &[&str] = &[
    "候选", "推荐", "提名", "人选", "评选", "资格", "参评", "申报", "初选", "创建", "颁发", "颁奖", "发放", "授奖",
    "献花", "代表",
];

/// Words before either that change nothing.
const ADVERBS: &[&str] = &["均", "都", "已", "将", "现", "经公示"];

/// What a number is about.
pub(super) enum What<'k> {
    /// A title of the contest.
    Title(&'k Noun),
    /// Several of them.
    Titles(Together),
    /// A general noun.
    Kind(TrackKind),
    /// 公示对象, 名单
    All,
}

/// The noun at a position, and where it ends.
pub(super) fn noun_at<'k>(stream: &Stream, at: usize, known: &'k Known) -> Option<(What<'k>, usize)> {
    let mut at = at;
    while let Some(word) = stream.longest(at, BETWEEN) {
        at += word.chars().count();
    }
    if let Some((noun, end)) = title_at(stream, at, known) {
        return Some((What::Title(noun), end));
    }
    let word = stream.longest(at, &generic())?;
    Some((What::Kind(kind(word)?), at + word.chars().count()))
}

/// The noun that ends before a position, and where it begins.
pub(super) fn noun_before<'k>(stream: &Stream, end: usize, known: &'k Known) -> Option<(What<'k>, usize)> {
    let mut at = end;
    while let Some(word) = stream.longest_before(at, UP_TO) {
        at -= word.chars().count();
    }
    if let Some((titles, start)) = titles_before(stream, at, known) {
        return Some((What::Titles(titles), start));
    }
    if let Some((noun, start)) = title_before(stream, at, known) {
        return Some((What::Title(noun), start));
    }
    if let Some(word) = stream.longest_before(at, WHOLE) {
        return Some((What::All, at - word.chars().count()));
    }
    let word = stream.longest_before(at, &generic())?;
    let (kind, start) = (kind(word)?, at - word.chars().count());
    // 二等奖成果2项, 获二等奖的成果有2项
    let titled = title_before(stream, start - usize::from(start > 0 && stream.at(start - 1, "的")), known);
    if let Some((noun, start)) = titled.filter(|_| kind == TrackKind::Showcase) {
        return Some((What::Title(noun), start));
    }
    Some((What::Kind(kind), start))
}

fn generic() -> Vec<&'static str> {
    GENERIC.iter().map(|(word, _)| *word).collect()
}

fn kind(word: &str) -> Option<TrackKind> {
    GENERIC.iter().find(|(w, _)| *w == word).map(|(_, kind)| *kind)
}

/// The title of the contest at a position, and where it ends: of 创新成果一等奖 the last, and of
/// 2024年安全生产劳动竞赛先进集体 what stands behind the contest.
pub(super) fn title_at<'k>(stream: &Stream, at: usize, known: &'k Known) -> Option<(&'k Noun, usize)> {
    let at = behind_contest(stream, at, known);
    let stands = known.nouns.iter().filter(|noun| stream.at(at, &noun.title));
    let noun = stands.max_by_key(|noun| noun.title.chars().count())?;
    let end = at + noun.title.chars().count();
    title_at(stream, end, known).or(Some((noun, end)))
}

/// Behind the title of the contest, or the end of it from its year on, if that stands at a position.
fn behind_contest(stream: &Stream, at: usize, known: &Known) -> usize {
    let starts = std::iter::once(0).chain(known.title.find(|c: char| c.is_ascii_digit()));
    let names = starts.filter_map(|from| known.title.get(from..)).filter(|name| !name.is_empty());
    names.filter(|name| stream.at(at, name)).map(|name| at + name.chars().count()).max().unwrap_or(at)
}

/// Behind 共2个, if that stands at a position.
pub(super) fn numbered(stream: &Stream, at: usize) -> usize {
    let from = over(stream, at, &["共", "共计", "这"]);
    let end = stream.chars.get(from..).and_then(numeral).map(|n| from + n.length);
    end.filter(|end| stream.chars.get(*end).is_some_and(|c| MEASURES.contains(*c))).map_or(at, |end| end + 1)
}

/// Where a quantity begins that ends before a position: 2个.
pub(super) fn quantity_before(stream: &Stream, end: usize) -> Option<usize> {
    let digits = end.checked_sub(1).filter(|at| MEASURES.contains(stream.chars[*at]))?;
    let start = (0..digits).rev().take_while(|at| numeral(&stream.chars[*at..=*at]).is_some()).last()?;
    Some(start)
}

/// The title of the contest that ends before a position, and where it begins.
pub(super) fn title_before<'k>(stream: &Stream, end: usize, known: &'k Known) -> Option<(&'k Noun, usize)> {
    let length = |noun: &Noun| noun.title.chars().count();
    let ends = |noun: &&Noun| end.checked_sub(length(noun)).is_some_and(|at| stream.at(at, &noun.title));
    let noun = known.nouns.iter().filter(ends).max_by_key(|noun| length(noun))?;
    Some((noun, end - length(noun)))
}

/// Whether what stands at a position lets a noun or number end before it.
pub(super) fn ends(stream: &Stream, at: usize, known: &Known) -> bool {
    closes(stream, at) || commended(stream, at, known) || named(stream, at, known).is_some()
}

fn closes(stream: &Stream, at: usize) -> bool {
    at >= stream.chars.len() || stream.longest(at, ENDS).is_some()
}

/// Whether those before a position are said to be in the list: 拟表彰.
pub(super) fn commended(stream: &Stream, at: usize, known: &Known) -> bool {
    let at = over(stream, at, ADVERBS);
    let behind = stream.longest(at, COMMENDED).map(|word| at + word.chars().count());
    behind.is_some_and(|at| closes(stream, at) || stream.at(at, "的"))
        || named(stream, at, known).is_some_and(|noun| !noun.counts.is_empty())
}

/// The title that those before a position are said to have: 被评为先进集体, “先进集体”称号.
pub(super) fn named<'k>(stream: &Stream, at: usize, known: &'k Known) -> Option<&'k Noun> {
    let at = over(stream, at, ADVERBS);
    let verb = stream.longest(at, NAMED).map_or(at, |word| at + word.chars().count());
    let quoted = over(stream, verb, &["“", "「", "‘"]);
    let (noun, end) = title_at(stream, quoted, known).filter(|_| quoted > at)?;
    stream.longest(over(stream, end, &["”", "」", "’"]), NOT_YET).is_none().then_some(noun)
}

/// Whether a title in quotes stands at a position that is none of this contest: “优秀裁判员”称号.
pub(super) fn foreign(stream: &Stream, at: usize, known: &Known) -> bool {
    let open = over(stream, at, &["授予", "荣获", "获得", "获"]);
    if !stream.at(open, "“") {
        return false;
    }
    let quoted = stream.text(open + 1..stream.end_of(open, "”\n。"));
    known.nouns.iter().all(|noun| !quoted.contains(&noun.title))
}

/// A position, moved over words.
pub(super) fn over(stream: &Stream, start: usize, words: &[&str]) -> usize {
    let mut at = start;
    while let Some(word) = stream.longest(at, words) {
        at += word.chars().count();
    }
    at
}
