//! Paper forms: what the office keeps goes onto them and nowhere else, and every cell is filled in.

use std::path::Path;

use crate::scene::{BASE, Scene};

const FORMS: &str = "\
forms:
  - id: sheet
    title: [示例推荐审批表]
    source: 附件3
    tracks: [collective]
    cover: [{title: 集体名称, from: name}, {title: 填报时间, from: filed-on}]
    instructions: [一、本表一式2份。]
    rows:
      - - {title: 集体名称, from: name}
      - [{title: 集体性质, one_of: [机关, 事业单位]}, 负责人]
      - [{title: 联系电话, from: phone}, {title: 籍贯, from: birth-place, shape: birth-place}]
      - - {title: 奖励, shape: city-level}
      - - {title: 简历, from: resume}
      - - {title: 事迹（20字左右）, from: brief, about: 20}
      - - {title: 职代会, from: votes}
      - - {title: 所属单位意见, opinion: 所属单位}
      - - {title: 上级意见, opinion: 上级}
";

const KEPT: &str = "\
nomination: east-1
phone: 0771-1234567
birth: 1980-03
birth_place: 广西壮族自治区示例市
votes: {present: 20, for: 18, against: 1}
resume:
  - {from: 1995-09, to: 1998-07, what: 示例中学}
  - {from: 1998-08, to: 至今, what: 示例局}
fields: {负责人: 示例负责人}
";

const STORY: &str = "---\ntitle: 事迹\nbrief: 一二三四五六七八九，一二三四五六七八九，\n---\n正文\n";

fn scene(kept: &str) -> Scene {
    Scene::base()
        .write("data/demo/forms.yaml", FORMS)
        .write("content/demo/profiles/east-1.md", STORY)
        .write("private/demo/people.yaml", kept)
}

#[test]
fn a_whole_record_fills_its_form() {
    let scene = scene(KEPT);
    let run = scene.run(&["forms", "--lang", "zh"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    assert!(run.stderr.contains("1 份表格") && run.stderr.contains("1 份申报在 private/ 里没有记录"), "{}", run.stderr);
    let form = std::fs::read_to_string(scene.path("private/forms/demo/east-1.html")).unwrap();
    for text in [
        "0771-1234567",
        "1995年9月—1998年7月　示例中学",
        "1998年8月—至今　示例局",
        "出席会议 20 人，其中同意 18 人，反对 1 人",
        "2023年9月20日",
        "示例负责人",
        "年　　月　　日",
    ] {
        assert!(form.contains(text), "{text}: {form}");
    }
    // The day of filing and the opinion of one body; the other has not given its own.
    assert_eq!(form.matches("2023年9月20日").count(), 2, "{form}");
}

/// What a result says of itself: who files it, its patents, and the words of the form for those of the record.
#[test]
fn a_result_fills_its_form() {
    const RESULT: &str = "forms:\n  - id: result\n    title: [示例推荐表]\n    source: 附件1\n    tracks: [result]\n    rows:\n      \
        - - {title: 申报集体或个人, from: entrant}\n      \
        - - {title: 成果范围, from: scope, ticked: [小发明, 小革新]}\n      \
        - - {title: 独创性, from: originality, ticked: [全部自主独创, 部分自主独创]}\n      \
        - - {title: 专利情况, from: patents, ticked: [发明专利, 实用新型专利, 无]}\n";
    let filled = |record: &str| {
        let scene = Scene::of_case(&Path::new(BASE).with_file_name("showcase/whole-is-fine"))
            .write("data/demo/forms.yaml", RESULT)
            .write("data/demo/nominations/r.yaml", record)
            .write("private/demo/people.yaml", "nomination: r-1\n");
        let run = scene.run(&["forms", "--lang", "zh"]);
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
        std::fs::read_to_string(scene.path("private/forms/demo/r-1.html")).unwrap()
    };
    let base = format!("{BASE}/../showcase/_base/data/demo/nominations/r.yaml");
    let record = std::fs::read_to_string(base).unwrap();
    let form = filled(&record);
    for text in [
        "集体（示例市东局）",
        "□ 小发明</span><span class=\"tick\">☑ 小革新",
        "□ 全部自主独创</span><span class=\"tick\">☑ 部分自主独创",
        "□ 发明专利</span><span class=\"tick\">☑ 实用新型专利</span><span class=\"tick\">□ 无",
        "示例ZL-001，2024年3月5日",
    ] {
        assert!(form.contains(text), "{text}: {form}");
    }
    let without = record.replace("[{kind: 实用新型专利, number: 示例ZL-001, date: 2024-03-05, proof: 证-01}]", "无");
    let form = filled(&without);
    assert!(form.contains("□ 实用新型专利</span><span class=\"tick\">☑ 无"), "{form}");
}

#[test]
fn a_form_is_printed_as_the_plan_has_it() {
    let printed = FORMS
        .replace("one_of: [机关, 事业单位]", "ticked: [机关, 事业单位, 其它]")
        .replace("from: brief, about: 20", "from: brief, about: 20, stacked: true")
        .replace(
            "[{title: 联系电话, from: phone}, {",
            "[{title: 联系电话, from: phone}, 参加工作时间, {title: 照片, from: photo, rows: 2}]\n      - [{",
        )
        .replace(
            "      - - {title: 上级意见, opinion: 上级}\n",
            "      - - heading: 各级意见\n      - - {title: 县级, opinion: [所属单位, 县级]}\n",
        );
    let scene = scene(&KEPT.replace("负责人: 示例负责人", "负责人: 示例负责人, 参加工作时间: 2007-07"))
        .write("data/demo/forms.yaml", printed);
    let run = scene.run(&["forms"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let form = std::fs::read_to_string(scene.path("private/forms/demo/east-1.html")).unwrap();
    let form: String = form.split_whitespace().collect::<Vec<_>>().join(" ");
    for text in [
        // Every choice is printed, and one of them ticked.
        "□ 机关</span><span class=\"tick\">☑ 事业单位</span><span class=\"tick\">□ 其它",
        "2007年7月",
        // A photo beside two rows, whose cells share what it leaves of the width.
        "<td colspan=\"12\" rowspan=\"2\" class=\"photo\"",
        "<th scope=\"row\" colspan=\"8\">联系电话</th> <td colspan=\"16\"",
        "<th scope=\"row\" colspan=\"8\">籍贯</th> <td colspan=\"40\"",
        // A title of its own row, above its content and above the rows that it covers.
        "<tr class=\"over\"><th colspan=\"60\">事迹（20字左右）</th> </tr> <tr class=\"long\"> <td colspan=\"60\" class=\"prose\"",
        "<tr class=\"over\"><th colspan=\"60\">各级意见</th>",
    ] {
        assert!(form.contains(text), "{text}: {form}");
    }
    assert_eq!(form.matches("事业单位").count(), 1, "what is ticked is not written again: {form}");
    let county = form.split_once("县级</th>").map(|(_, rest)| rest).unwrap_or_default();
    let county = county.split_once("</tr>").map(|(row, _)| row).unwrap_or_default();
    assert_eq!(county.matches("（盖 章）").count(), 2, "two seals below one title: {county}");
    assert_eq!(county.matches("colspan=\"26\"").count(), 2, "each with its half of the row: {county}");
    assert!(!county.contains("</th>"), "{county}");
    // A word that the form does not offer.
    let scene = scene.write("data/demo/forms.yaml", FORMS.replace("one_of: [机关, 事业单位]", "ticked: [机关]"));
    assert!(scene.run(&["forms"]).stderr.contains("GS0953"));
}

#[test]
fn a_form_that_cannot_be_laid_out_is_refused() {
    for (old, new, code) in [
        ("opinion: 上级", "opinion: []", "GS0212"),
        ("[{title: 联系电话, from: phone}", "[{title: 联系电话, from: phone, stacked: true}", "GS0204"),
        ("[{title: 联系电话, from: phone}", "[{heading: 联系}", "GS0204"),
        ("{title: 联系电话, from: phone}, {", "{title: 联系电话, from: phone, rows: 2}, {rows: 2, ", "GS0204"),
        ("one_of: [机关, 事业单位]", "one_of: [机关], ticked: [事业单位]", "GS0204"),
    ] {
        assert!(FORMS.contains(old), "{old}");
        let run = scene(KEPT).write("data/demo/forms.yaml", FORMS.replace(old, new)).run(&["check"]);
        assert!(run.code == Some(1) && run.stdout.contains(code), "{new}: {}", run.stdout);
    }
}

#[test]
fn nothing_of_it_reaches_the_site() {
    let scene = scene(KEPT);
    assert_eq!(scene.run(&["forms"]).code, Some(0));
    assert_eq!(scene.run(&["build"]).code, Some(0));
    let mut folders = vec![scene.path("public")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            for secret in ["1234567", "示例中学", "示例负责人"] {
                assert!(!text.contains(secret), "{} holds {secret}", path.display());
            }
        }
    }
}

/// Nobody studies in summer: a school ends in June or July, and what follows begins in September.
#[test]
fn a_summer_between_school_and_work_is_no_gap() {
    for next in ["1998-08", "1998-09", "1998-10"] {
        let run = scene(&KEPT.replace("1998-08", next)).run(&["forms"]);
        assert_eq!(run.code, Some(0), "{next}: {}", run.stderr);
    }
}

#[test]
fn each_filling_rule_is_held() {
    for (old, new, code) in [
        ("phone: 0771-1234567\n", "", "GS0950"),
        ("1998-08, to: 至今", "1998-11, to: 至今", "GS0951"),
        (
            "to: 1998-07, what: 示例中学}\n  - {from: 1998-08",
            "to: 1998-07, what: 示例公司}\n  - {from: 1998-09",
            "GS0951",
        ),
        ("1998-08, to: 至今", "1998-08, to: 2020-01", "GS0951"),
        ("1998-08, to: 至今", "1998-05, to: 至今", "GS0951"),
        ("birth: 1980-03", "birth: 1975-03", "GS0952"),
        ("广西壮族自治区示例市", "示例路", "GS0953"),
        ("示例负责人", "二〇二三年任职", "GS0955"),
        ("for: 18", "for: 10", "GS0957"),
    ] {
        assert!(KEPT.contains(old), "{old}");
        let run = scene(&KEPT.replace(old, new)).run(&["forms"]);
        assert!(run.stderr.contains(code), "{new}: {}", run.stderr);
        for kept in ["1234567", "示例路", "1998", "2020", "1975"] {
            assert!(!run.stderr.contains(kept), "{kept}: {}", run.stderr);
        }
    }
    let run = |from: &str| scene(&KEPT.replace("1998-08, to: 至今", from)).run(&["forms", "--lang", "zh"]).stderr;
    assert!(run("1998-11, to: 至今").contains("简历断档") && run("1998-05, to: 至今").contains("简历的次序不对"));
    let award = "fields: {集体性质: 国企, 奖励: 2022年示例县先进集体}";
    let east = std::fs::read_to_string(Scene::base().path("data/demo/nominations/east.yaml")).unwrap();
    let scene = scene(KEPT)
        .write("data/demo/nominations/east.yaml", east.replace("fields: {集体性质: 事业单位, 奖励: 无}", award))
        .write("content/demo/profiles/east-1.md", STORY.replace("一二三四五六七八九，", "短"));
    let run = scene.run(&["forms", "demo", "east-1"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    for code in ["GS0953", "GS0954", "GS0956"] {
        assert!(run.stderr.contains(code), "{code}: {}", run.stderr);
    }
    assert!(!scene.path("private/forms").exists(), "a form was written in spite of its faults");
}

#[test]
fn who_is_named_and_has_no_record_is_told_what_is_missing() {
    let scene = scene(KEPT);
    let run = scene.run(&["forms", "demo", "west-1"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.matches("GS0950").count() >= 4, "{}", run.stderr);
    assert_eq!(scene.run(&["forms", "nowhere"]).code, Some(2));
    assert_eq!(scene.run(&["forms", "demo", "nobody"]).code, Some(2));
}
