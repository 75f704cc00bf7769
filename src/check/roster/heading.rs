//! Whether words of a list are a heading: 「二等奖（2名）」, 「先进个人」, 「拟表彰人员名单」.

use crate::order::{By, begins_like_a_name, has_surname};

/// With these ends nothing is a person or a unit.
const ENDS: &[&str] = &["奖", "奖项", "名单", "名册", "的公示", "的通知", "的决定", "的通报", "的公告"];

/// What is honoured.
const KINDS: &[&str] = &[
    "个人",
    "集体",
    "单位",
    "班组",
    "团队",
    "企业",
    "人员",
    "选手",
    "成果",
    "项目",
    "作品",
    "组织",
    "人选",
    "对象",
    "工作者",
    "教师",
    "代表",
    "车间",
    "员工",
    "职工",
];

/// What makes of it a heading also among units and results: 示例厂第一班组 is an entry, 先进班组 is none.
const HONOURS: &[&str] =
    &["先进", "优秀", "模范", "获奖", "优胜", "表彰", "入选", "入围", "推荐", "候选", "参赛", "优秀组织"];

/// Ends of headings that people may be called as well (王标兵).
const TITLES: &[&str] = &["标兵", "能手", "楷模", "模范", "称号", "类", "组"];

/// Begins of headings of lists of people.
const BEGINS: &[&str] = &["先进", "优秀", "附件", "拟表彰", "拟授予", "拟推荐"];

/// Whether words are surely a heading. `numbered` lines of units are none, but for prizes.
pub(super) fn is_heading(words: &str, by: By, numbered: bool) -> bool {
    let Core { words: core, count } = core(words);
    let ends = |all: &[&str]| all.iter().any(|end| core.ends_with(end));
    if ends(ENDS) || is_tier(&core) || count && is_region(&core) {
        return true;
    }
    if by == By::Title {
        let honoured = |kind: &&str| core.strip_suffix(kind).is_some_and(|c| HONOURS.iter().any(|h| c.ends_with(h)));
        return !numbered && KINDS.iter().any(honoured);
    }
    let short = core.chars().count() <= 3 && has_surname(&core);
    let begins = BEGINS.iter().any(|begin| core.starts_with(begin));
    KINDS.contains(&&*core) || begins || !short && (ends(KINDS) || ends(TITLES)) || count && !begins_like_a_name(&core)
}

/// Whether words end as those of counties and cities do.
pub(super) fn is_region(words: &str) -> bool {
    words.ends_with(['市', '县', '区', '州', '盟', '旗'])
}

/// 一等, 特等.
fn is_tier(core: &str) -> bool {
    let mut characters = core.chars().rev();
    characters.next() == Some('等') && core.chars().count() == 2 && characters.all(|c| "特一二三四五六".contains(c))
}

/// The words without marks, blanks, remarks in brackets and a count, and whether there was one.
struct Core {
    words: String,
    count: bool,
}

fn core(words: &str) -> Core {
    const AROUND: &[char] =
        &['*', '＊', ':', '：', '。', '，', '“', '”', '"', '《', '》', '「', '」', '【', '】', '[', ']'];
    let mut rest: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let mut count = false;
    loop {
        let trimmed = rest.trim_matches(AROUND);
        let shorter = match trimmed.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '('])) {
            Some((before, inside)) => {
                let first = inside.split(['，', ',', '；', '、']).next().unwrap_or_default();
                count |= without_count(first).is_some_and(str::is_empty);
                before
            }
            None => match without_count(trimmed) {
                Some(before) => {
                    count = true;
                    before
                }
                None => return Core { words: trimmed.to_owned(), count },
            },
        };
        rest = shorter.to_owned();
    }
}

/// What stands before a count at the end: 「二等奖」 of 「二等奖共2名」.
fn without_count(words: &str) -> Option<&str> {
    let inner = words.strip_suffix(['名', '人', '个', '项', '家', '件', '位', '组'])?;
    let before = inner.trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let before = if before.len() == inner.len() {
        inner.trim_end_matches(|c| "一二两三四五六七八九十百".contains(c))
    } else {
        before
    };
    (before.len() < inner.len()).then(|| before.strip_suffix('共').unwrap_or(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_lists_of_people() {
        for words in [
            "一等奖",
            "二等奖（2名）",
            "二等奖2名",
            "一　等　奖",
            "特等",
            "金奖",
            "单项奖（1项）",
            "先进个人（3名，按姓氏笔画排序）",
            "先进集体",
            "优秀选手",
            "个人",
            "单位",
            "拟表彰人员名单",
            "**一等奖**",
            "【一等奖】",
            "示例市劳动模范",
            "青年组",
            "马山县（2名）",
            "共3名",
            "关于拟表彰先进个人的公示",
            "附件1",
            "三等奖三名",
        ] {
            assert!(is_heading(words, By::Surname, false), "{words}");
        }
        for words in [
            "丁一",
            "丁一（女）",
            "马明（2项）",
            "王标兵",
            "李模范",
            "丁一（一等奖）",
            "阿依古丽·买买提",
            "乌云其木格",
            "单玉",
            "金一等",
            "马山县",
            "王组",
            "丁 一",
        ] {
            assert!(!is_heading(words, By::Surname, false), "{words}");
        }
    }

    #[test]
    fn a_unit_is_no_heading() {
        for words in [
            "一等奖",
            "先进集体（2个）",
            "优秀组织单位",
            "示例市先进班组",
            "拟表彰集体名单",
            "示例市（3个）",
            "优秀成果",
        ] {
            assert!(is_heading(words, By::Title, false), "{words}");
        }
        for words in [
            "示例市自然资源局",
            "示例厂第一班组",
            "示例单位",
            "示例局（2人）",
            "示例市",
            "示例测绘组",
            "示例集体企业",
            "优秀项目管理办法",
            "示例厂（第二车间）",
        ] {
            assert!(!is_heading(words, By::Title, false), "{words}");
        }
        assert!(is_heading("一等奖", By::Title, true) && !is_heading("示例市优秀项目", By::Title, true));
    }
}
