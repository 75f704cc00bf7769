//! What looks like a name, and whether a record has it.

use std::collections::HashSet;

use crate::model::TrackKind;
use crate::notice::claims::known::Known;
use crate::order::has_surname;

/// How the names of units end.
const UNITS: &[&str] = &[
    "车间",
    "班组",
    "公司",
    "集团",
    "局",
    "厂",
    "站",
    "所",
    "队",
    "院",
    "中心",
    "学校",
    "科",
    "处",
    "部",
    "工会",
    "组",
    "班",
    "室",
    "委员会",
    "社区",
    "村",
    "镇",
    "乡",
    "街道",
    "库",
    "矿",
    "段",
    "店",
    "行",
    "社",
];

/// Words that make it a phrase and no name.
const PHRASES: &[&str] = &[
    "获奖",
    "先进",
    "优秀",
    "优胜",
    "受表彰",
    "拟表彰",
    "上述",
    "以上",
    "以下",
    "下列",
    "有关",
    "相关",
    "所在",
    "推荐",
    "参赛",
    "参评",
    "申报",
    "名单",
    "附件",
    "我",
    "本",
    "该",
    "其",
    "这",
    "此",
    "每",
    "各",
    "等",
    "的",
    "为",
    "单位",
    "集体",
    "个人",
    "职工",
    "同志",
    "人员",
    "对象",
    "选手",
    "成果",
    "作品",
    "项目",
    "称号",
    "荣誉",
    "奖",
    "牌",
    "证书",
    "大会",
    "工作",
    "突出",
    "表现",
    "成绩",
    "工人",
    "骨干",
    "标兵",
    "能手",
    "两",
    "全",
    "竞赛",
    "活动",
    "情况",
    "方案",
    "决定",
    "任务",
    "经验",
    "做法",
    "贡献",
    "有功",
];

/// How surnames of two characters begin.
const COMPOUND: [char; 14] = ['欧', '上', '司', '诸', '皇', '尉', '公', '夏', '慕', '令', '东', '南', '西', '端'];

/// The names of a contest.
pub(super) struct Records<'k> {
    known: &'k Known,
    listed: HashSet<&'k str>,
    others: HashSet<&'k str>,
    /// Whether names of results are looked for, which may be anything.
    results: bool,
}

impl<'k> Records<'k> {
    pub(super) fn of(known: &'k Known) -> Self {
        Self {
            known,
            listed: known.lists.iter().flat_map(|(_, rows)| rows).map(String::as_str).collect(),
            others: known.others.iter().map(String::as_str).collect(),
            results: known.lists.iter().any(|(kind, _)| *kind == TrackKind::Showcase),
        }
    }

    /// Whether a stretch is a name, and that of nobody in the lists.
    pub(super) fn lack(&self, name: &str, quoted: bool) -> bool {
        if self.listed.contains(name) {
            return false;
        }
        if self.others.contains(name) {
            return true;
        }
        let result = self.results && quoted && name.chars().count() >= 4;
        // With more words or fewer it is the same name.
        (result || is_name(name)) && !self.known.names().any(|row| row.contains(name) || name.contains(row))
    }
}

/// Whether a stretch looks like the name of a person or of a unit.
fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    // Names of four characters have a surname of two.
    let longest = if name.starts_with(COMPOUND) { 4 } else { 3 };
    let person = (2..=longest).contains(&length) && has_surname(name);
    let unit = length >= 4 && UNITS.iter().any(|end| name.ends_with(end));
    (person || unit) && PHRASES.iter().all(|word| !name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_phrases() {
        for name in ["孙示例", "马乙", "欧阳示例", "示例第九车间", "示例县应急管理局"] {
            assert!(is_name(name), "{name}");
        }
        for phrase in ["马到成功", "石油工人", "获奖车间", "各车间", "突出贡献单位", "车间", "示例"]
        {
            assert!(!is_name(phrase), "{phrase}");
        }
    }
}
