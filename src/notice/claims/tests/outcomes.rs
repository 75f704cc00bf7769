//! Objections and what came of them, lists that changed, contests of another year.

use super::*;

#[test]
fn objections() {
    let with = |n| Known {
        objections: Some(Objected {
            inside: n,
            all: n,
            found: (n.min(1), 0, n.saturating_sub(1)),
            settled: true,
            ..Objected::default()
        }),
        ..known()
    };
    table(
        &[
            ("公示期内未收到任何异议。", &[]),
            ("经公示无异议。", &[]),
            ("公示期内收到异议2件。", &["2件"]),
            ("如有异议，请来电。", &[]),
        ],
        &with(0),
    );
    table(
        &[
            ("公示期内未收到任何异议。", &["未收到"]),
            ("经公示无异议，决定表彰。", &["无异议"]),
            ("公示期内收到异议2件。", &[]),
            ("公示期内共收到两件异议，其中1件属实。", &[]),
            ("公示期内收到异议3件，1件属实。", &["3件"]),
        ],
        &with(2),
    );
}

#[test]
fn whether_objections_were_true() {
    let with = |found: (usize, usize, usize)| {
        let all = found.0 + found.1 + found.2;
        Known {
            objections: Some(Objected { inside: all, all, found, settled: true, ..Objected::default() }),
            ..known()
        }
    };
    table(
        &[
            ("公示期内收到异议1件，经核查属实。", &["属实"]),
            ("公示期内收到异议1件，经核查不属实。", &[]),
            ("公示期内收到异议1件，经核查部分属实。", &["部分属实"]),
            ("公示期内收到异议1件，其中属实0件、部分属实0件、不属实1件。", &[]),
            ("公示期内收到异议1件，其中1件属实。", &["1件属实"]),
            ("公示期内收到异议1件。异议核查属实的，取消资格。", &[]),
            ("对异议是否属实进行了核查。", &[]),
        ],
        &with((0, 0, 1)),
    );
    table(
        &[
            ("公示期内收到异议3件，其中2件属实，1件不属实。", &[]),
            ("公示期内收到异议3件，其中1件属实，2件不属实。", &["1件属实", "2件不属实"]),
        ],
        &with((2, 0, 1)),
    );
}

/// One came after the period: 公示期内 counts the others.
#[test]
fn objections_outside_the_period() {
    let known = Known {
        objections: Some(Objected { inside: 1, all: 2, found: (0, 0, 2), settled: true, ..Objected::default() }),
        ..known()
    };
    table(
        &[
            ("公示期内收到异议1件。", &[]),
            ("公示期内收到异议2件。", &["2件"]),
            ("共收到异议2件。", &[]),
            ("共收到异议3件。", &["3件"]),
        ],
        &known,
    );
}

#[test]
fn that_a_list_did_not_change() {
    let moved = Known { moved: Some("减少甲".into()), ..known() };
    table(
        &[
            ("更正后拟表彰的成果和个人没有变动。", &["没有变动"]),
            ("名单保持不变。", &["保持不变"]),
            ("更正后{{变动}}。", &[]),
            ("其他集体没有变动。", &[]),
            ("联系电话没有变化。", &[]),
            ("公示时间没有变动。", &[]),
        ],
        &moved,
    );
    table(&[("名单没有变动。", &[])], &known());
}

#[test]
fn the_contest_of_another_year() {
    table(
        &[
            ("根据《示例区2022年劳动竞赛方案》（示发〔2022〕1号），现予公示。", &["示例区2022年劳动竞赛"]),
            ("根据《示例区2023年劳动竞赛方案》，现予公示。", &[]),
            ("示例区2022年劳动竞赛的先进集体不再参评。", &[]),
        ],
        &known(),
    );
    let title = |text: &str| {
        let file = Sources::default().add("a.md", text);
        let prose = Prose::new(text.into(), Span { file, start: 0, end: u32::try_from(text.len()).unwrap() });
        in_title(&prose, &known()).into_iter().map(|c| c.said).collect::<Vec<_>>()
    };
    assert_eq!(title("关于示例区2022年劳动竞赛先进集体的公示"), ["示例区2022年劳动竞赛"]);
    assert_eq!(title("关于示例区2023年劳动竞赛拟表彰38个集体的公示"), ["38个"]);
    for (text, expected) in [
        ("2022年劳动竞赛拟表彰先进集体的公示", &["2022年劳动竞赛"] as &[&str]),
        ("关于二〇二二年度劳动竞赛拟表彰先进集体的公示", &["二〇二二年度劳动竞赛"]),
        ("关于2022年拟表彰先进集体的公示", &["2022年"]),
        ("关于示例区2023年技能竞赛拟表彰先进集体的公示", &["技能竞赛"]),
        ("关于2023年安全生产劳动竞赛拟表彰先进集体的公示", &["安全生产劳动竞赛"]),
        ("关于示例区2023年劳动竞赛39个先进集体的公示", &[]),
        ("关于2023年度劳动竞赛拟表彰先进集体的公示", &[]),
        ("关于2023年竞赛先进集体的公示", &[]),
        ("关于表彰先进集体的决定", &[]),
        ("关于贯彻《2022年劳动竞赛办法》的通知", &[]),
    ] {
        assert_eq!(title(text), expected, "{text}");
    }
}
