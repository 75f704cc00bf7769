//! Scores and ranks of those who are named.

use super::said::example;
use super::*;

/// 示例第二车间 has 99.5 points and is first, 示例第一车间 97 and is second, 示例第三车间 80 and is third.
fn ranked() -> Known {
    let mark = |name: &str, total: &str, rank| (name.to_owned(), Mark { total: Some(total.into()), rank: Some(rank) });
    let marks = [mark("示例第二车间", "99.50", 1), mark("示例第一车间", "97", 2), mark("示例第三车间", "80", 3)];
    Known { marks: marks.into(), ..example() }
}

fn said(text: &str) -> Vec<String> {
    let file = Sources::default().add("a.md", text);
    let prose = Prose::new(text.into(), Span { file, start: 0, end: u32::try_from(text.len()).unwrap() });
    super::super::marks(&prose, &ranked()).into_iter().map(|c| c.said).collect()
}

#[test]
fn scores_and_ranks() {
    let rows = [
        ("示例第一车间得分{}。", "97分", "100分"),
        ("示例第一车间总分{}。", "97分", "95分"),
        ("示例第二车间得{}。", "99.5分", "99分"),
        ("“示例第二车间”的综合得分为{}，", "99.50分", "98.50分"),
        ("示例第二车间（{}）、示例第一车间（97分）。", "99.5分", "98分"),
        ("示例第二车间（得分{}）。", "99.5分", "97分"),
        ("{}为示例第二车间。", "第一名", "第二名"),
        ("{}：示例第一车间。", "第2名", "第1名"),
        ("总分{}的是示例第二车间。", "第1名", "第3名"),
        ("示例第一车间排名{}。", "第2", "第1"),
        ("示例第二车间名列{}，示例第一车间名列第二。", "第一", "第二"),
        ("示例第一车间总分排名{}。", "第二", "第一"),
        ("示例第三车间获{}。", "第三名", "第二名"),
        ("示例第一车间得分95分，现更正为{}。", "97分", "98分"),
        ("示例第一车间得分95分调整为{}。", "97分", "95分"),
    ];
    for (sentence, right, wrong) in rows {
        assert_eq!(said(&sentence.replace("{}", right)), [] as [String; 0], "{sentence}");
        assert_eq!(said(&sentence.replace("{}", wrong)), [wrong], "{sentence}");
    }
    assert_eq!(said("得分最高的是示例第一车间。"), ["得分最高"]);
    assert_eq!(said("得分最高的是示例第二车间。"), [] as [String; 0]);
}

#[test]
fn other_scores_and_ranks_are_left_alone() {
    for text in [
        "示例第一车间隐患整改率得分30分。",
        "示例第一车间加分项得5分。",
        "示例第一车间得分60分以上。",
        "初赛第一名为示例第一车间。",
        "示例第一车间在初赛中排名第一。",
        "示例第一车间2022年排名第一。",
        "2022年第一名为示例第三车间。",
        "示例第一车间列第一方阵。",
        "示例第一车间（第一批）。",
        "示例第一车间得分居前。",
        "示例第一车间连续两年位居第一梯队。",
        "第一名奖励示例第一车间2000元。",
        "示例第一车间（15分钟）。",
        "示例第一车间获单项第一名。",
        "示例第一车间得分由95分更正为97分。",
        "示例第一车间得分95分更正为97分。",
        "示例第一车间得分95分，更正为97分。",
        "示例第一车间得分95分，现更正为97分。",
        "更正前示例第一车间得分95分，更正后97分。",
        "公示时示例第一车间得分95分，现为97分。",
        "原公示中示例第一车间得分95分有误。",
        "示例第一车间原得分95分，更正后得分97分。",
        "示例第一车间（原得分95分）。",
    ] {
        assert_eq!(said(text), [] as [String; 0], "{text}");
    }
}
