//! Attempts to smuggle a private value out: by every format, every field and every disguise. Each stops
//! the build, leaves the old site, and is told with its place and without its value.

use rayon::prelude::*;

use crate::harness::{Project, Run};

/// An ID number that holds (the example of GB 11643), put together so that it does not stand here.
pub(crate) fn id() -> String {
    ["110105", "19491231", "002X"].concat()
}

/// A mobile number that nobody has.
fn mobile() -> String {
    ["138", "0013", "8000"].concat()
}

/// The value in a disguise that a reader sees through.
fn disguised(id: &str) -> Vec<(&'static str, String)> {
    let each = |change: &dyn Fn(char) -> String| id.chars().map(change).collect::<String>();
    vec![
        ("plain", id.to_owned()),
        ("spaces", format!("{} {} {}", &id[..6], &id[6..14], &id[14..])),
        ("hyphens", format!("{}-{}-{}", &id[..6], &id[6..14], &id[14..])),
        ("full width", each(&|c| char::from_u32(u32::from(c) + 0xfee0).unwrap().to_string())),
        ("entities", each(&|c| format!("&#{};", u32::from(c)))),
        ("one entity", format!("{}&#x{:x};{}", &id[..4], u32::from(id.as_bytes()[4]), &id[5..])),
        ("percent", each(&|c| format!("%{:02x}", u32::from(c)))),
        ("emphasis", format!("{}**{}**{}", &id[..4], &id[4..6], &id[6..])),
        ("a span of HTML", format!("{}<span>{}</span>{}", &id[..4], &id[4..6], &id[6..])),
        ("code", format!("{}`{}`{}", &id[..4], &id[4..6], &id[6..])),
        ("glued", format!("号{id}号")),
        ("an address", format!("https://example.org/?q={id}&x=1")),
    ]
}

/// Puts a text into one place of the small site; whether prose may stand there is its business.
type Smuggler = fn(&Project, &str);

fn replace(project: &Project, path: &str, from: &str, to: &str) {
    let text = project.read(path);
    assert!(text.contains(from), "{path} has no `{from}`:\n{text}");
    project.write(path, &text.replacen(from, to, 1));
}

const RECORD: &str = "data/small/nominations/t-0000.yaml";

/// Every place of a site in which somebody may write.
const PLACES: &[(&str, Smuggler)] = &[
    ("a nomination's name", |p, v| replace(p, RECORD, "示例集体0", &format!("\"示例{v}\""))),
    ("a fact's source", |p, v| replace(p, RECORD, "示例台账", &format!("\"示例{v}\""))),
    ("a field's value", |p, v| replace(p, RECORD, "事业单位", &format!("\"{v}\""))),
    ("a field's title", |p, v| replace(p, RECORD, "集体性质", &format!("\"备注{v}\""))),
    ("a piece of evidence", |p, v| replace(p, RECORD, "示例台账", &format!("示例台账, evidence: [\"{v}\"]"))),
    ("a summary", |p, v| replace(p, RECORD, "recommended_by:", &format!("summary: \"{v}\"\nrecommended_by:"))),
    ("a unit's name", |p, v| replace(p, "data/small/units.yaml", "示例单位", &format!("\"示例{v}\""))),
    ("the rubric", |p, v| {
        replace(p, "data/small/rubrics/basic.yaml", "title: 完成率", &format!("title: \"完成率{v}\""));
    }),
    ("the contest", |p, v| replace(p, "data/small/contest.yaml", "summary: 示例", &format!("summary: \"示例{v}\""))),
    ("the contact", |p, v| replace(p, "data/small/contest.yaml", "示例办公室", &format!("\"示例办公室{v}\""))),
    ("the site", |p, v| replace(p, "site.yaml", "summary: 示例", &format!("summary: \"示例{v}\""))),
    ("a notice's prose", |p, v| notice(p, &format!("请联系{v}。"))),
    ("a heading", |p, v| notice(p, &format!("## 名单{v}\n\n见下表。"))),
    ("a table", |p, v| notice(p, &format!("| 姓名 | 号码 |\n|---|---|\n| 示例甲 | {v} |"))),
    ("a link", |p, v| notice(p, &format!("见[附件](https://example.org/{}).", v.replace(' ', "-")))),
    ("a picture's words", |p, v| notice(p, &format!("![照片{v}](images/a.png)"))),
    ("a footnote", |p, v| notice(p, &format!("见注[^1]。\n\n[^1]: {v}"))),
    ("a profile", |p, v| p.write("content/small/profiles/t-0000.md", &format!("---\ntitle: 示例\n---\n\n事迹{v}。\n"))),
    ("a notice's title", |p, v| {
        notice(p, "正文");
        replace(p, "content/small/n.md", "title: 示例", &format!("title: \"示例{v}\""));
    }),
];

fn notice(project: &Project, body: &str) {
    let front = "kind: news\ntitle: 示例动态\npublished: 2023-10-10\nissuers: [示例组织委员会]";
    project.write("content/small/n.md", &format!("---\n{front}\n---\n\n{body}\n"));
}

/// The old site stands; the fault names a place and does not show the value.
#[track_caller]
fn is_stopped(what: &str, code: &str, value: &str, run: &Run) {
    let said = format!("{}{}", run.stdout, run.stderr);
    assert_eq!(run.code, Some(1), "{what}: {said}");
    assert!(said.contains(code), "{what}: {said}");
    assert!(!said.contains(value), "{what} shows the value: {said}");
}

#[test]
fn an_id_number_leaves_by_no_field_in_no_disguise() {
    // All places in a few disguises, all disguises in two places: one of data, one of prose.
    let disguises = disguised(&id());
    let few = ["plain", "full width", "entities"];
    let full = ["a fact's source", "a notice's prose"];
    let all = PLACES.iter().flat_map(|place| disguises.iter().map(move |disguise| (place, disguise)));
    let tried: Vec<_> = all.filter(|((p, _), (d, _))| few.contains(d) || full.contains(p)).collect();
    assert_eq!(tried.len(), PLACES.len() * few.len() + full.len() * (disguises.len() - few.len()));
    tried.par_iter().for_each(|((place, smuggle), (disguise, value))| {
        let project = Project::small(1);
        smuggle(&project, value);
        is_stopped(&format!("{disguise} in {place}"), "GS0911", &id(), &project.run(&["check"]));
    });
}

#[test]
fn the_old_site_stands_when_a_leak_is_found() {
    let project = Project::small(3);
    project.run(&["build"]).ends(0);
    let old = crate::harness::whole(&project.public());
    notice(&project, &id());
    is_stopped("a notice", "GS0911", &id(), &project.run(&["build"]));
    assert_eq!(crate::harness::whole(&project.public()), old);
}

#[test]
fn other_kinds_are_stopped_too() {
    let old = ["110105", "491231", "002"].concat();
    let card = ["6222", "0212", "3456", "7894"].concat();
    let kinds = [("GS0912", mobile()), ("GS0911", old), ("GS0913", card), ("GS0914", "someone@example.com".to_owned())];
    for (code, value) in kinds {
        let project = Project::small(3);
        notice(&project, &format!("请联系 {value}。"));
        is_stopped(code, code, &value, &project.run(&["check"]));
    }
}

#[test]
fn a_private_value_is_found_although_it_has_no_shape() {
    let records = "nomination: t-0000\nid_type: 护照\nid_number: E1234567\nphone: 0771-1234567\naddress: 示例市示例区示例路1号\n\
                   birth_place: 示例省示例市\nresume:\n  - {from: 2001-09, to: 至今, what: 示例市第一示例中学高中学生兼班长}\n";
    for (value, text) in [
        ("E1234567", "护照 e123 4567"),
        ("0771-1234567", "电话（0771）1234567"),
        ("0771-1234567", "０７７１１２３４５６７"),
        ("示例市示例区示例路1号", "住在示例市、示例区、示例路**1**号"),
        ("示例省示例市", "籍贯：示例省示例市"),
        ("示例省示例市", "示例省示例市人"),
        ("示例市第一示例中学高中学生兼班长", "曾任示例市第一示例中学高中学生，兼班长"),
    ] {
        let project = Project::small(3);
        project.write("private/small/x.yaml", records);
        notice(&project, "示例省示例市的电话 0771-7654321。");
        project.run(&["check"]).ends(0);
        notice(&project, text);
        let run = project.run(&["check"]);
        is_stopped(text, "GS0910", value, &run);
        assert!(run.stdout.contains("private/small/x.yaml:"), "{}", run.stdout);
    }
}

#[test]
fn an_exception_opens_the_way_for_its_value_alone() {
    let project = Project::small(3);
    notice(&project, &format!("值班手机 {}", mobile()));
    project.write("data/privacy.yaml", &format!("allow:\n  - {{value: {}, reason: 组委会公布的值班手机}}\n", mobile()));
    project.run(&["build"]).ends(0);
    notice(&project, "没有手机");
    let run = project.run(&["check"]);
    run.ends(0);
    assert!(run.stdout.contains("GS0916"), "{}", run.stdout);
}

#[test]
fn a_theme_cannot_print_what_the_records_do_not_hold() {
    let project = Project::small(3);
    let (first, last) = (id()[..9].to_owned(), id()[9..].to_owned());
    let template =
        format!("{{% extends \"default/home.html\" %}}{{% block main %}}<p>{first}<b>{last}</b></p>{{% endblock %}}");
    project.write("themes/default/templates/404.html", &template.replace("default/home.html", "base.html"));
    project.write("themes/default/static/custom.css", &format!("p::after {{content: \"{}\"}}", id()));
    let run = project.run(&["build"]);
    is_stopped("a theme", "GS0911", &id(), &run);
    assert!(run.stderr.contains("site.yaml"), "{}", run.stderr);
}

/// A theme of the site that lies over the default one.
fn theme(project: &Project, path: &str, bytes: &[u8]) {
    let path = project.root().join("themes/default").join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn what_a_theme_says_is_searched_as_what_it_is() {
    let m = mobile();
    let html = |words: &str| {
        format!("{{% extends \"default/home.html\" %}}{{% block main %}}<p>{words}</p>{{% endblock %}}").into_bytes()
    };
    let wide: Vec<u8> = format!("\u{feff}名单,{m}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let tspan = format!("<svg><text><tspan x=\"1\">{}</tspan><tspan x=\"2\">{}</tspan></text></svg>", &m[..5], &m[5..]);
    for (path, bytes) in [
        ("templates/home.html", html(&format!("电话1.{m}"))),
        ("templates/home.html", html(&format!("电话 1/{m}"))),
        (
            "templates/home.html",
            html(&m.chars().map(|c| format!("<i class=\"{}\">{c}</i>", "x".repeat(60))).collect::<String>()),
        ),
        ("i18n/zh-CN.yaml", format!("objection: 异议 1/{m}\n").into_bytes()),
        ("static/l.html", wide.clone()),
        ("static/l.csv", wide),
        ("static/l.svg", tspan.into_bytes()),
    ] {
        let project = Project::small(1);
        theme(&project, path, &bytes);
        is_stopped(path, "GS0912", &m, &project.run(&["build"]));
    }
}

#[test]
fn a_file_of_a_theme_that_nobody_can_search_needs_somebody_who_looked() {
    let project = Project::small(1);
    theme(&project, "static/l.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    theme(&project, "static/f.woff2", b"wOF2\0\x01\0\0\xff\xfe");
    let run = project.run(&["build"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(run.stderr.matches("GS0917").count(), 1, "{}", run.stderr);
    let (_, proposal) = run.stderr.split_once("data/privacy.yaml: ").unwrap();
    let entry = proposal.lines().next().unwrap().replace("who", "示例员").replace("when", "2023-10-09");
    project.write("data/privacy.yaml", &format!("looked:\n  - {entry}\n"));
    project.run(&["build"]).ends(0);
}

#[test]
fn a_link_in_a_theme_is_spoken_of() {
    let project = Project::small(1);
    theme(&project, "static/a.css", b"a{}");
    std::os::unix::fs::symlink("a.css", project.root().join("themes/default/static/b.css")).unwrap();
    let run = project.run(&["check"]);
    assert!(run.stdout.contains("GS0004"), "{}", run.stdout);
}

#[test]
fn a_doubtful_number_is_shown_and_stops_nothing() {
    let project = Project::small(1);
    let m = mobile();
    notice(&project, &format!("分别为 {}、{}、{} 户。", &m[..3], &m[3..7], &m[7..]));
    let run = project.run(&["build"]);
    run.ends(0).says("GS0912");
    notice(&project, &format!("联系电话 {}、{}、{}。", &m[..3], &m[3..7], &m[7..]));
    is_stopped("a phone", "GS0912", &m, &project.run(&["check"]));
}

/// What the sources call the number of a contract is none of a person on any page made of them.
#[test]
fn numbers_of_things_stop_nothing() {
    let project = Project::small(1);
    let (young, old) = (["110105", "231231", "002"].concat(), ["110105", "491231", "002"].concat());
    let table = format!("| 单位 | 合同编号 |\n|---|---|\n| 示例甲 | {young} |");
    notice(&project, &format!("合同编号：{young}，设备序列号 {old}。\n\n{table}"));
    let record = "data/small/nominations/t-0000.yaml";
    let named = project.read(record).replace("集体性质: 事业单位", &format!("批准文号: \"{young}\""));
    project.write(record, &named);
    let run = project.run(&["build"]);
    run.ends(0).says("GS0911");
    assert_eq!(run.stdout.matches("GS0911").count() + run.stderr.matches("GS0911").count(), 1, "{}", run.stderr);
    assert!(project.read("public/small/n/t-0000.html").contains(&young));
    notice(&project, &format!("示例甲：{young}"));
    is_stopped("a number without such a name", "GS0911", &young, &project.run(&["check"]));
}
