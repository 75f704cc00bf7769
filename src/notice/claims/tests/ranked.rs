//! Ranks and scores in words that go around them.

use super::skills::skills;
use super::*;

fn refused(text: &str) -> bool {
    let file = Sources::default().add("a.md", "");
    let prose = Prose::new(text.into(), Span { file, start: 0, end: 0 });
    !super::super::marks(&prose, &skills()).is_empty()
}

fn honest(rows: &[&str]) {
    let refused: Vec<&&str> = rows.iter().filter(|text| refused(text)).collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

fn untrue(rows: &[&str]) {
    let passed: Vec<&&str> = rows.iter().filter(|text| !refused(text)).collect();
    assert!(passed.is_empty(), "{passed:#?}");
}

#[test]
fn ranks() {
    honest(&[
        "第一名欧阳明华。",
        "获得第一名的是欧阳明华。",
        "第一名为欧阳明华。",
        "前三名依次为欧阳明华、王建国、李秀英。",
        "决赛前三名依次为：欧阳明华（96分）、王建国（94分）、李秀英（93.50分）。",
        "前三名分别是：欧阳明华、王建国、李秀英。",
        "前三名为欧阳明华、李秀英、王建国（排名不分先后）。",
        "理论考试第一名王建国。",
        "理论考试前三名依次为王建国、欧阳明华、李秀英。",
        "2022年第一名王建国。",
        "第一名由王建国颁奖。",
        "单项第一名王建国、单项第二名刘洋。",
        "获得单项第一名的是王建国。",
        "按前三名的顺序，王建国代表发言。",
    ]);
    untrue(&[
        "第一名王建国。",
        "第一名王建国、第二名欧阳明华。",
        "获得第一名的是王建国。",
        "前三名依次为王建国、欧阳明华、李秀英。",
        "前三名依次为：王建国（94分）、欧阳明华（96分）、李秀英（93.50分）。",
        "前三名分别是：王建国、欧阳明华、李秀英。",
    ]);
}

#[test]
fn scores() {
    honest(&[
        "欧阳明华以96分获得一等奖。",
        "欧阳明华以总分96分的成绩获得一等奖。",
        "欧阳明华以96.00分的总分荣获一等奖。",
        "欧阳明华以领先2分的成绩获得一等奖。",
        "王建国以2分之差获得二等奖。",
        "欧阳明华以理论98分、实操95分的成绩获得一等奖。",
    ]);
    untrue(&["欧阳明华以95分获得一等奖。", "欧阳明华以总分95分的成绩获得一等奖。", "欧阳明华以95分的总分荣获一等奖。"]);
}
