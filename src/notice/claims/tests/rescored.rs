//! Totals before and after, in corrections. 示例第一车间 had 95.20 and has 94.00; 示例第二车间 has 100 as before.

use super::plain::honest;
use super::said::example;
use super::*;

fn corrected() -> Known {
    let mark = |name: &str, total: &str| (name.to_owned(), Mark { total: Some(total.into()), rank: None });
    Known {
        marks: [mark("示例第二车间", "100.00"), mark("示例第一车间", "94.00")].into(),
        rescored: [("示例第一车间".to_owned(), ("95.20".to_owned(), "94.00".to_owned()))].into(),
        restarts: Some(false),
        ..example()
    }
}

fn said(text: &str) -> Vec<String> {
    let prose = Prose::new(text.into(), Span::start_of(Sources::default().add("a.md", text)));
    super::super::marks(&prose, &corrected()).into_iter().map(|c| c.said).collect()
}

#[test]
fn totals_before_and_after() {
    for (text, wrong) in [
        ("示例第一车间得分由95.20分更正为93.00分。", vec!["93.00分"]),
        ("示例第一车间得分由96.20分更正为94.00分。", vec!["96.20分"]),
        ("示例第一车间总分95.20分，更正为94.20分。", vec!["94.20分"]),
        ("总分由95.20分变为94.20分。", vec!["94.20分"]),
        ("总分更正为94.20分。", vec!["94.20分"]),
        ("更正后总分为94.20分。", vec!["94.20分"]),
        ("原总分95.30分，现总分94分。", vec!["95.30分"]),
        ("示例第二车间总分由95.20分变为94.00分。", vec!["95.20分", "94.00分"]),
    ] {
        assert_eq!(said(text), wrong, "{text}");
    }
}

#[test]
fn honest_totals() {
    let texts = [
        "示例第一车间得分由95.20分更正为94.00分。",
        "示例第一车间“已整改隐患数”由46条更正为45条，总分由95.2分变为94分。",
        "示例第一车间“整改率”得分由36.8分更正为36分。",
        "示例第一车间整改率一项，得分由36.8分更正为36分，总分更正为94分。",
        "更正后得分为94分，比原得分减少1.2分。",
        "更正后总分为94.00分，仍列第二名。",
        "示例第二车间总分100分不变。",
        "总分60分以上的方可获奖。",
        "总分相差6分。",
        // Of a single criterion, perhaps.
        "得分更正为36分。",
    ];
    for text in texts {
        assert_eq!(said(text), Vec::<String>::new(), "{text}");
    }
    honest(&texts, &corrected());
}

#[test]
fn of_two_a_total_without_a_name_is_open() {
    let both = ["示例第一车间", "示例第二车间"].map(|name| (name.to_owned(), ("95.20".to_owned(), "94.00".to_owned())));
    let prose = |text: &str| Prose::new(text.into(), Span::start_of(Sources::default().add("a.md", text)));
    let known = Known { rescored: both.into(), ..corrected() };
    assert_eq!(super::super::marks(&prose("总分更正为93分。"), &known), []);
}
