//! What is said of other contests, of other honours, and of the winners of one unit.

use super::plain::{honest, untrue};
use super::skills::skills;
use super::*;

#[test]
fn other_contests() {
    honest(
        &[
            "前三届竞赛共评出一等奖3名、二等奖6名、三等奖9名。",
            "前两届竞赛共评出优秀组织奖8个。",
            "第三届竞赛授予李明等10名同志一等奖。",
            "第三届职工技能竞赛评出一等奖2名，优秀组织奖5个。",
            "示例市2025年职工职业技能竞赛拟设一等奖2名、二等奖4名、三等奖6名，优秀组织奖5个。",
            "2023年评出一等奖2名、二等奖4名，优秀组织奖5个。",
            "往届获奖选手20名。",
            "根据2022年印发的方案，评出一等奖1名，优秀组织奖2个。",
            "经第三届市总工会委员会研究，拟授予欧阳明华等6名同志技能奖。",
        ],
        &skills(),
    );
    untrue(
        &[
            "根据2022年印发的方案，评出一等奖1名，优秀组织奖3个。",
            "2023年评出一等奖2名、二等奖4名，现拟授予优秀组织奖3个。",
            "经市总工会第三届委员会研究，拟授予一等奖2名。",
            "本届竞赛评出优秀组织奖5个。",
            "今年评出一等奖1名、二等奖3名，优秀组织奖2个。",
        ],
        &skills(),
    );
    let third = Known { title: "示例市第三届职工技能竞赛".into(), ..skills() };
    honest(&["示例市第三届职工技能竞赛评出一等奖1名。"], &third);
    untrue(&["示例市第三届职工技能竞赛评出一等奖2名。"], &third);
}

#[test]
fn other_honours() {
    honest(
        &[
            "同时，授予李明等12名同志“优秀裁判员”称号。",
            "另授予示例职业技术学院等3家单位“突出贡献奖”。",
            "对一等奖选手，授予欧阳明华等3名同志“示例市技术能手”称号。",
            "授予12名同志“优秀裁判员”称号。",
            "授予李秀英等2名同志“二等奖”称号。",
            "授予示例市自然资源局等2个单位“优秀组织奖”。",
        ],
        &skills(),
    );
    untrue(
        &[
            "授予李明等3名同志“三等奖”称号。",
            "授予示例市自然资源局等3家单位“优秀组织奖”。",
            "授予3家单位“优秀组织奖”。",
        ],
        &skills(),
    );
}

#[test]
fn winners_of_a_unit() {
    honest(
        &[
            "示例市自然资源局2名选手获奖，居各单位之首。",
            "示例市自然资源局有2名选手获奖。",
            "示例市教育局1名选手获奖。",
            "示例市应急管理局1名选手获二等奖。",
            "示例市自然资源局的2名选手获奖。",
            "示例市6名选手获奖。",
        ],
        &skills(),
    );
    untrue(
        &[
            "示例市自然资源局3名选手获奖。",
            "示例市自然资源局6名选手获奖。",
            "示例市教育局2名选手获奖。",
            "本次竞赛7名选手获奖。",
        ],
        &skills(),
    );
}

/// Of those alone whose title is divided; of a tier it is not known how many of a unit are in it.
#[test]
fn parts_of_some_lists() {
    let known = Known {
        nouns: vec![noun("市级先进集体", &[2]), noun("县级先进集体", &[3])],
        lists: vec![
            (TrackKind::Collective, vec!["甲局".into(), "乙局".into()]),
            (TrackKind::Collective, vec!["丙局".into(), "丁局".into(), "戊局".into()]),
        ],
        held: [("甲局", "市级先进集体"), ("乙局", "市级先进集体")]
            .into_iter()
            .chain(["丙局", "丁局", "戊局"].map(|row| (row, "县级先进集体")))
            .map(|(row, title)| (row.to_owned(), vec![title.to_owned()]))
            .collect(),
        shares: [("示例市".to_owned(), vec![1, 2])].into(),
        ..skills()
    };
    honest(&["县级先进集体中，示例市2个。", "市级先进集体中，示例市1个。", "拟表彰集体5个，其中示例市3个。"], &known);
    untrue(&["县级先进集体中，示例市1个。", "县级先进集体中，示例市3个。", "拟表彰集体5个，其中示例市4个。"], &known);
    let file = Sources::default().add("a.md", "");
    let prose = Prose::new("县级先进集体中，示例市1个。".into(), Span { file, start: 0, end: 0 });
    assert_eq!(contradictions(&prose, &known)[0].right, ["示例市2个"]);
    honest(
        &[
            "三等奖3名，其中示例市自然资源局1名。",
            "获奖选手6名，其中示例市自然资源局2名。",
            "一等奖1名、二等奖2名、三等奖3名，其中示例市自然资源局2名。",
        ],
        &skills(),
    );
    untrue(
        &["拟表彰选手6名，其中示例市自然资源局1名。", "一等奖1名、二等奖2名、三等奖3名，其中示例市自然资源局3名。"],
        &skills(),
    );
}
