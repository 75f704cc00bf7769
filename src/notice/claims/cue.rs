//! Whether a day or a length is said of the period of this notice: a cue before it (公示期为…), 公示
//! behind it, or a heading above it; and not of the publicity of somebody else (车间级公示).

use super::numeral::numeral;
use super::stream::{CLAUSE, PLACE, SENTENCE, Stream};

/// Words that say that what follows is the period of this notice.
const CUES: &[&str] = &[
    "公示期限",
    "公示期间",
    "公示期内",
    "公示期",
    "公示期重新计算",
    "公示期不重新计算",
    "公示期不再重新计算",
    "公示时间",
    "公示日期",
    "公示时限",
    "公示天数",
    "公示起止时间",
    "公示起止日期",
    "公示之日起",
    "公示",
    "为期",
    "历时",
    "，时间",
];

/// Words right before a cue that make it the publicity of somebody else, or at another level.
const ELSEWHERE: &[&str] = &[
    "级",
    "单位",
    "各市",
    "各县",
    "乡镇",
    "街道",
    "基层",
    "企业",
    "公司",
    "车间",
    "班组",
    "部门",
    "科室",
    "支部",
    "分会",
    "分厂",
    "内部",
    "单位内",
    "初",
    "初审",
    "初评",
    "复审",
    "复评",
    "上报前",
    "推荐",
    "第一次",
    "首次",
    "上次",
    "前次",
    "去年",
    "上年",
    "上年度",
    "往年",
    "上届",
];

/// The same, anywhere in the sentence before the cue, unless it comes back to this notice; a clause that
/// begins with 各 is about everybody else too.
const OF_OTHERS: &[&str] = &["所在单位", "本单位", "本车间", "逐级", "自行"];

/// Words that come back to this notice.
const BACK: &[&str] = &["现", "特", "予以公示"];

/// Characters between a cue and a day that keep them together; days are more of them before a length.
const GLUE: &str = "为是：自从于即仍定始（|“”共计限间起时不少低于超过内，日本发布公告之今个工作自然天已变周";

const DAYS: &str = "年月至到—-~./）止";

/// Whether a stretch is said of the period of this notice.
pub(super) fn is_cued(stream: &Stream, start: usize, end: usize) -> bool {
    // 公示期5天，10月8日至10日报送: behind a comma it has to be all that is said.
    let alone = || !stream.at(start.saturating_sub(1), "，") || end == stream.end_of(end, "，,。；！？\n|（）");
    cue_before(stream, start).is_some() && alone()
        || cue_behind(stream, end)
        || headed(stream, start)
        || to_object(stream, start)
}

/// 异议受理时间为9月23日至27日; 有异议的，请于9月23日至27日反映.
fn to_object(stream: &Stream, start: usize) -> bool {
    let sentence = stream.text(stream.start_of(start, SENTENCE)..start);
    let glued = sentence.trim_end_matches(|c| GLUE.contains(c));
    let of_filings = || ["申报", "报名", "报送", "推荐", "咨询"].iter().any(|w| sentence.contains(w));
    ["异议受理", "受理异议的", "受理异议"].iter().any(|w| glued.ends_with(w))
        || glued.ends_with("受理") && !of_filings()
        || ["请于", "请在"].iter().any(|w| sentence.ends_with(w))
            && ["异议", "不同意见"].iter().any(|w| sentence.contains(w))
}

/// The cue before a day, where nothing but glue stands between.
pub(super) fn cue_before(stream: &Stream, start: usize) -> Option<&'static str> {
    cue(stream, start, "")
}

/// The cue before a length, where days may stand between too.
pub(super) fn cue_of_length(stream: &Stream, start: usize) -> Option<&'static str> {
    cue(stream, start, DAYS)
}

fn cue(stream: &Stream, start: usize, more: &str) -> Option<&'static str> {
    let from = stream.start_of(start, SENTENCE);
    let mut at = start;
    while at > from {
        if let Some(word) = stream.longest_before(at, CUES) {
            let begins = at - word.chars().count();
            // 公示期内，9月25日至26日接待来访: within the period, and not the period.
            if word == "，时间" {
                let cue = (from..begins).rev().find(|at| stream.at(*at, "公示"))?;
                return (!elsewhere(stream, cue)).then_some(word);
            }
            let within = word.ends_with(['内', '间']) && word != "公示时间" && stream.at(at, "，");
            return (!within && !elsewhere(stream, begins)).then_some(word);
        }
        let c = stream.chars[at - 1];
        if !(GLUE.contains(c) || more.contains(c) || c == PLACE || numeral(&[c]).is_some()) {
            return None;
        }
        at -= 1;
    }
    None
}

/// Whether a cue that begins at a position is somebody else's.
fn elsewhere(stream: &Stream, cue: usize) -> bool {
    let before = |marks| stream.text(stream.start_of(cue, marks)..cue);
    let (clause, sentence) = (before(CLAUSE), before(SENTENCE));
    let last = |words: &[&str]| words.iter().filter_map(|w| sentence.rfind(w)).max();
    stream.longest_before(cue, ELSEWHERE).is_some()
        || last(OF_OTHERS) > last(BACK)
        || clause.trim_start_matches('经').starts_with('各')
}

/// 10月16日至20日公示; 10月16日至20日，在……进行了公示.
pub(super) fn cue_behind(stream: &Stream, end: usize) -> bool {
    let clause = stream.end_of(end, CLAUSE);
    let words = stream.text(end..clause);
    if words.is_empty() {
        // A clause of its own: the next one says what was done then.
        let next = stream.text(clause..stream.end_of(clause.saturating_add(1).min(stream.chars.len()), CLAUSE));
        return ["进行了公示", "予以公示", "进行公示", "公示了"].iter().any(|w| next.contains(w))
            && !ELSEWHERE.iter().chain(OF_OTHERS).any(|w| next.contains(w));
    }
    // 10月16日至20日对拟表彰对象进行了公示, 10月16日至20日在县政府网站公示
    if words.starts_with(['对', '将', '在', '通']) {
        return words.ends_with("公示") && !ELSEWHERE.iter().chain(OF_OTHERS).any(|w| words.contains(w));
    }
    let behind = ["公示", "予以公示", "进行公示", "进行了公示", "向社会公示", "为公示期"];
    behind
        .iter()
        .any(|w| words.starts_with(w) && !words[w.len()..].starts_with(['期', '结', '后', '无']) || words == *w)
}

/// A line of its own under a heading such as 公示时间.
fn headed(stream: &Stream, start: usize) -> bool {
    let line = stream.start_of(start, "\n");
    if stream.text(line..start).chars().any(|c| !GLUE.contains(c)) {
        return false;
    }
    let above = stream.text(0..line);
    let heading = above.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    let heading = heading.trim_start_matches(['#', ' ']).trim_end_matches('：');
    ["公示时间", "公示期", "公示期限"].iter().any(|w| heading.ends_with(w))
        && !ELSEWHERE.iter().any(|w| heading.contains(w))
}
