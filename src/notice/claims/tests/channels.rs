//! Objections by channel, by whom they are about, and what came of them. One came during the period, as a
//! letter, and was found true.

use super::plain::{honest, untrue};
use super::said::example;
use super::*;

fn objected() -> Known {
    let came = Some([(1, 1), (0, 0), (0, 0)]);
    Known { objections: Some(Objected { inside: 1, all: 1, found: (1, 0, 0), settled: true, came }), ..example() }
}

#[test]
fn by_channel() {
    honest(
        &[
            "公示期间收到来信1封，未收到来电、来访。",
            "收到来信1件，没有接到来电和来访。",
            "公示期间收到异议1件，未收到匿名举报。",
            "未收到电话反映。",
            "公示期间没有收到匿名反映。",
            "公示期间共收到1件反映，其中实名1件、匿名0件。",
            "收到实名异议1件、匿名异议0件。",
            "收到书面异议1件、口头异议0件。",
            "收到书面异议1份，反映示例第一车间数据有误。",
        ],
        &objected(),
    );
    untrue(
        &[
            "公示期间未收到异议。",
            "公示期间未收到来信、来电、来访。",
            "公示期间，未接到任何单位和个人的来信、来电、来访反映。",
            "公示期间收到来电1次，未收到来信。",
            "公示期间未接到举报。",
            "公示期间未收到任何反映。",
            "收到实名异议2件、匿名异议0件。",
            "收到书面异议3份，均已办结。",
            "收到2条意见。",
            "共受理异议申请3份。",
        ],
        &objected(),
    );
    let two = Known {
        objections: Some(Objected { inside: 2, all: 2, found: (2, 0, 0), settled: true, came: None }),
        ..example()
    };
    honest(&["收到实名异议1件、匿名异议1件。", "公示期间未收到来电。"], &two);
    untrue(&["公示期间未收到来信、来电、来访。", "公示期间未收到任何异议。"], &two);
}

#[test]
fn about_others() {
    honest(
        &[
            "对公示的其他对象未收到异议。",
            "其余公示对象未收到异议。",
            "对其他车间未收到异议。",
            "对示例第二车间的公示没有异议。",
            "示例第二车间无异议。",
            "公示期满（9月27日）后没有收到异议。",
            "更正公示发布（9月26日）后，未收到异议。",
        ],
        &objected(),
    );
    untrue(
        &[
            "对公示对象未收到异议。",
            "对公示名单没有异议。",
            "示例第二车间等2个集体的公示没有异议。",
            "公示期间（9月23日至27日）没有收到异议。",
        ],
        &objected(),
    );
}

#[test]
fn what_came_of_them() {
    honest(
        &[
            "经核查，反映情况属实。",
            "经核查，反映的问题属实，不存在弄虚作假行为。",
            "经核查，异议成立。",
            "公示期间收到来信1封，反映示例第一车间申报材料不实，经核查属实。",
            "反映示例第一车间的数据与事实不符，经查属实。",
            "来信反映示例第一车间上报数据失实，异议成立，予以更正。",
            "反映人认为示例第三车间应评为先进集体，经核查，理由不成立。",
            "异议不成立的，维持原结果。",
            "如异议不成立，维持公示结果。",
            "反映情况不实的，不予采纳。",
            "对查无实据的反映，予以澄清。",
            "经核查，示例第一车间填报的数据与事实不符。",
            "公示期内征求意见阶段收到修改建议3条。",
            "收到咨询2件、异议1件。",
        ],
        &objected(),
    );
    untrue(
        &[
            "经核查，所反映的问题与事实不符。",
            "经核查，反映情况失实。",
            "经调查，反映情况不成立。",
            "经查证，反映内容不实。",
            "经核查，反映的问题查无实据。",
            "异议不成立，维持原结果。",
            "经核查，该异议不成立。",
            "无人提出异议。",
            "公示期间反响良好，无不良反映。",
        ],
        &objected(),
    );
    let unfounded = Known {
        objections: Some(Objected { inside: 1, all: 1, found: (0, 0, 1), settled: true, came: None }),
        ..example()
    };
    honest(&["经核查，反映情况失实。", "异议不成立，维持原结果。", "经核查，反映的问题查无实据。"], &unfounded);
    untrue(&["经核查，异议成立。", "经核查，反映的问题属实。"], &unfounded);
}

/// What is quoted is the number too.
#[test]
fn said_with_its_number() {
    assert_eq!(wrong("经核查，其中属实0件。", &objected()), ["属实0件"]);
    assert_eq!(wrong("上述异议，2件属实。", &objected()), ["2件属实"]);
}
