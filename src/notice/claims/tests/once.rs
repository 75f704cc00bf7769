//! One thing that is wrong is said once; what stands in another form is read as it is meant.

use super::plain::{honest, untrue};
use super::skills::skills;
use super::*;

fn found(text: &str, known: &Known) -> Vec<(String, Vec<String>)> {
    let file = Sources::default().add("a.md", "");
    let prose = Prose::new(text.into(), Span { file, start: 0, end: 0 });
    contradictions(&prose, known).into_iter().map(|c| (c.said, c.right)).collect()
}

#[test]
fn as_many_as_named() {
    for text in ["拟授予王建国、李秀英3名同志二等奖。", "王建国、李秀英3名同志拟表彰。"]
    {
        assert_eq!(found(text, &skills()), [("3名".to_owned(), vec!["2名".to_owned()])], "{text}");
    }
}

#[test]
fn days_of_the_week_of_a_range() {
    honest(
        &[
            "公示时间：2024年10月14日—18日（星期一至星期五）。",
            "公示时间：2024年10月14日至10月18日（周一至周五）。",
            "公示时间：10月14日（星期一）至18日（星期五）。",
            "10月14日（星期一至星期五上班时间）接待来访。",
        ],
        &skills(),
    );
    untrue(
        &[
            "公示时间：2024年10月14日—18日（星期一至星期四）。",
            "公示时间：2024年10月14日—18日（星期二至星期五）。",
            "公示时间：2024年10月14日—18日（星期一）。",
        ],
        &skills(),
    );
}

/// 参赛选手 may be the title of a track; how many they are is in no list.
#[test]
fn those_who_took_part() {
    let mut known = skills();
    known.nouns[0] = noun("参赛选手", &[]);
    honest(
        &[
            "参赛选手共8名，其中示例市自然资源局2名、示例市教育局2名。",
            "参赛选手共8名，分别为欧阳明华、王建国、张伟、丁一。",
            "8名参赛选手进入决赛。",
        ],
        &known,
    );
}
