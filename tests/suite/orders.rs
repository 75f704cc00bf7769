//! The order in which lists are printed, on the pages of a track and in notices.

use std::fmt::Write as _;

use crate::scene::{BASE, Scene};

/// A site with seven people, five of whom win, whose track has an order.
fn people(order: &str) -> Scene {
    let contest = std::fs::read_to_string(format!("{BASE}/data/demo/contest.yaml")).unwrap();
    let track = format!(
        "  - {{id: people, title: 先进个人, kind: individual, criteria: [工作成效], order: {order}}}\nawards:\n  \
         - {{id: persons, title: 先进个人, track: people, basis: decision, allow_vacant: true, tie_at_cut: decision, clause: 第三条,\n     \
         tiers: [{{id: first, title: 一等奖, seats: 2}}, {{id: second, title: 二等奖, seats: 3}}]}}\n"
    );
    let rows = [
        ("p0", "田大甲", "second"),
        ("p1", "田富（女）", "second"),
        ("p2", "欧阳示例", "first"),
        ("p3", "丁示例", "first"),
        ("p4", "阿布都·示例", "second"),
        ("p5", "余示例", ""),
        ("p6", "佘示例", ""),
    ];
    let mut table = "nomination,track,name,unit,recommended_by,declared.award,declared.tier\n".to_owned();
    for (id, name, tier) in rows {
        let (unit, award) = (if id < "p3" { "west" } else { "east" }, if tier.is_empty() { "" } else { "persons" });
        let _ = writeln!(table, "{id},people,{name},{unit},{unit},{award},{tier}");
    }
    Scene::base()
        .write("data/demo/contest.yaml", contest.replace("awards:\n", &track))
        .write("data/demo/nominations/people.csv", table)
}

/// The names of a list in the JSON twin of a page.
#[track_caller]
fn names(scene: &Scene, page: &str, list: &str) -> String {
    scene.run(&["build", "--force"]).ends(0);
    let twin = std::fs::read_to_string(scene.path(&format!("public/demo/{page}.json"))).unwrap();
    let twin: serde_json::Value = serde_json::from_str(&twin).unwrap();
    let rows = twin.pointer(list).and_then(|rows| rows.as_array()).unwrap_or_else(|| panic!("{list} in {twin:#}"));
    rows.iter().filter_map(|row| row["name"].as_str()).collect::<Vec<_>>().join("、")
}

#[test]
fn a_list_stands_in_the_order_of_its_track() {
    for (order, expected) in [
        ("recorded", "田大甲、田富（女）、欧阳示例、丁示例、阿布都·示例、余示例、佘示例"),
        ("region", "丁示例、阿布都·示例、余示例、佘示例、田大甲、田富（女）、欧阳示例"),
        ("surname-strokes", "丁示例、田富（女）、田大甲、佘示例、余示例、阿布都·示例、欧阳示例"),
        ("name-strokes", "丁示例、田大甲、田富（女）、佘示例、余示例、阿布都·示例、欧阳示例"),
        ("[tier, surname-strokes]", "丁示例、欧阳示例、田富（女）、田大甲、阿布都·示例、佘示例、余示例"),
        ("[tier, region]", "丁示例、欧阳示例、阿布都·示例、田大甲、田富（女）、余示例、佘示例"),
    ] {
        assert_eq!(names(&people(order), "results/people", "/page/rows"), expected, "{order}");
    }
}

#[test]
fn a_notice_may_have_an_order_of_its_own() {
    let notice = "---\nkind: publicity\ntitle: 关于拟表彰先进个人的公示\npublished: 2023-10-16\nissuers: [示例竞赛组织委员会]\n\
        tracks: [people]\nawards: [persons]\norder: surname-strokes\n---\n\
        根据{{依据}}，{{程序}}，现将{{数量}}予以公示（按姓氏笔画排序）。\n\n{{名单}}\n\n公示时间：{{公示期}}。\n\n\
        有异议的，可以电话反映。以单位名义反映的加盖公章，以个人名义反映的署真实姓名。\n\n{{联系方式}}\n";
    let scene = people("recorded").write("content/demo/notice.md", notice);
    assert_eq!(
        names(&scene, "notices/notice", "/page/lists/0/rows"),
        "丁示例、田富（女）、田大甲、阿布都·示例、欧阳示例"
    );
    // By tier, each tier is in that order.
    let tiers = people("[tier, surname-strokes]")
        .write("content/demo/notice.md", notice.replace("order: surname-strokes\n", ""));
    assert_eq!(tiers.check("zh").codes(), [] as [&str; 0]);
    // Without it the list is as recorded, which is not what the text says.
    let scene = scene.write("content/demo/notice.md", notice.replace("order: surname-strokes\n", ""));
    assert_eq!(scene.check("zh").codes(), ["GS0762"]);
}

/// Of two lists, one of units by score (东局 before 丁局) and one of people by surnames, which no claim of the other
/// concerns.
#[test]
fn a_claim_speaks_of_the_lists_under_it() {
    let west = std::fs::read_to_string(format!("{BASE}/data/demo/nominations/west.yaml")).unwrap();
    let scene =
        people("surname-strokes").write("data/demo/nominations/west.yaml", west.replace("示例市西局", "示例市丁局"));
    let check = |body: &str| {
        let notice = format!(
            "---\nkind: publicity\ntitle: 关于拟表彰对象的公示\npublished: 2023-10-16\nissuers: [示例竞赛组织委员会]\n\
             tracks: [collective, people]\n---\n根据{{{{依据}}}}，{{{{程序}}}}，现将{{{{数量}}}}予以公示。\n\n{body}\n\n\
             公示时间：{{{{公示期}}}}。\n\n有异议的，可以电话反映。以单位名义反映的加盖公章，以个人名义反映的署真实姓名。\n\n{{{{联系方式}}}}\n"
        );
        std::fs::create_dir_all(scene.path("content/demo")).unwrap();
        std::fs::write(scene.path("content/demo/notice.md"), notice).unwrap();
        scene.check("zh")
    };
    let units = "{{名单:collective}}";
    let persons = "{{名单:people}}";
    for body in [
        format!("先进集体（按得分由高到低排列）：\n\n{units}\n\n先进个人（按姓氏笔画排序）：\n\n{persons}"),
        format!("{units}\n\n先进个人（按姓氏笔画排序）：\n\n{persons}"),
        format!("先进个人（按姓氏笔画排序）：\n\n{persons}\n\n先进集体：\n\n{units}"),
        format!("## 先进个人\n\n以姓氏笔画为序。\n\n{persons}\n\n## 先进集体\n\n{units}"),
        format!("## 先进个人\n\n{persons}\n\n（以姓氏笔画为序）\n\n## 先进集体\n\n{units}"),
        "名单如下，先进个人以姓氏笔画为序，先进集体按得分排序：\n\n{{名单}}".to_owned(),
        "名单如下（个人按姓氏笔画排序）：\n\n{{名单}}".to_owned(),
        format!("先进集体（按行政区划排序）：\n\n{units}\n\n{persons}"),
        format!("评委（按姓名笔画排序）：丁示例、王示例。\n\n{units}\n\n{persons}"),
        "按得分由高到低排序，确定拟表彰对象，名单如下：\n\n{{名单}}".to_owned(),
    ] {
        assert_eq!(check(&body).codes(), [] as [&str; 0], "{body}");
    }
    for (body, expected) in [
        (format!("先进集体（以单位名称笔画为序）：\n\n{units}\n\n{persons}"), "「示例市丁局」在「示例市东局」之前"),
        (format!("{units}\n\n先进个人（按行政区划排序）：\n\n{persons}"), "「佘示例」在「田富（女）」之前"),
        (
            format!("## 先进个人\n\n（按推荐单位顺序排列）\n\n{persons}\n\n## 先进集体\n\n{units}"),
            "「佘示例」在「田富（女）」之前",
        ),
        ("名单如下，先进集体以单位名称笔画为序：\n\n{{名单}}".to_owned(), "「示例市丁局」在「示例市东局」之前"),
        ("名单如下，以单位名称笔画为序：\n\n{{名单}}".to_owned(), "「示例市丁局」在「示例市东局」之前"),
    ] {
        let found = check(&body);
        assert_eq!(found.codes(), ["GS0762"], "{body}");
        assert!(found.stdout.contains(expected), "{body}\n{}", found.stdout);
    }
}

/// A list by strokes that is said to go by score: the first one whose rank is before that of the one above it.
#[test]
fn a_list_that_is_said_to_go_by_score() {
    let west = std::fs::read_to_string(format!("{BASE}/data/demo/nominations/west.yaml")).unwrap();
    let contest = std::fs::read_to_string(format!("{BASE}/data/demo/contest.yaml")).unwrap();
    let notice = "---\nkind: publicity\ntitle: 关于拟表彰先进集体的公示\npublished: 2023-10-16\nissuers: [示例竞赛组织委员会]\n\
        tracks: [collective]\n---\n根据{{依据}}，{{程序}}，现将{{数量}}予以公示（按得分由高到低排列）。\n\n{{名单}}\n\n\
        公示时间：{{公示期}}。\n\n有异议的，可以电话反映。以单位名义反映的加盖公章，以个人名义反映的署真实姓名。\n\n{{联系方式}}\n";
    let scene = Scene::base()
        .write("data/demo/nominations/west.yaml", west.replace("示例市西局", "示例市丁局"))
        .write("content/demo/notice.md", notice);
    assert_eq!(scene.check("zh").codes(), [] as [&str; 0]);
    let scene = scene.write("data/demo/contest.yaml", contest.replace("order: score", "order: name-strokes"));
    let found = scene.check("zh");
    assert_eq!(found.codes(), ["GS0762"]);
    assert!(found.stdout.contains("「示例市东局」在「示例市丁局」之前"), "{}", found.stdout);
    assert!(found.stdout.contains("「示例市东局」第 1 名，「示例市丁局」第 2 名"), "{}", found.stdout);
}

#[test]
fn a_site_places_characters_and_days_of_its_own() {
    let scene = people("surname-strokes").write(
        "data/demo/nominations/rare.yaml",
        "nomination: p7\ntrack: people\nname: 𬺰示例\nunit: east\nrecommended_by: east\n",
    );
    assert!(names(&scene, "results/people", "/page/rows").ends_with("𬺰示例"), "without a place it comes last");
    assert_eq!(scene.check("zh").codes(), ["GS0761"]);
    let scene = scene.write("data/strokes.yaml", "characters:\n  - {character: 𬺰, after: 丁, source: 示例}\n");
    assert!(names(&scene, "results/people", "/page/rows").starts_with("丁示例、𬺰示例、田富"));
    assert!(scene.check("zh").codes().is_empty());
    let calendar = |scene: &Scene| scene.run(&["calendar", "2026-12-30", "--days", "3", "--lang", "zh"]).stdout.clone();
    assert_eq!(calendar(&scene), "");
    let scene = scene.write("data/calendar.yaml", "covers: [2027]\noff: [2027-01-01]\nwork: [2027-01-02]\n");
    assert_eq!(calendar(&scene), "2026年12月30日至2027年1月2日（3个工作日）\n不计 2027-01-01 放假\n");
}

/// 工作单位 of the form stands in lists; the unit that puts somebody forward only
/// where the form has none.
#[test]
fn a_list_of_people_says_where_they_work_by_their_form() {
    let notice = "---\nkind: publicity\ntitle: 关于拟表彰先进个人的公示\npublished: 2023-10-16\nissuers: [示例竞赛组织委员会]\n\
        tracks: [people]\nawards: [persons]\n---\n根据《示例方案》，现将{{数量}}予以公示。\n\n{{名单}}\n\n公示时间：{{公示期}}。\n\n{{异议受理}}\n\n{{联系方式}}\n";
    let contest = std::fs::read_to_string(people("region").path("data/demo/contest.yaml")).unwrap();
    let scene = people("region")
        .write("data/demo/contest.yaml", contest.replace("  count_first_day", "  postmark: sent\n  count_first_day"))
        .write("content/demo/people.md", notice)
        .write(
            "data/demo/nominations/people.csv",
            "nomination,track,name,unit,recommended_by,fields.工作单位,fields.职务,declared.award,declared.tier\n\
             p1,people,田示例,west,east,示例市西局第一所,巡田员,persons,first\n\
             p2,people,丁示例,west,east,无,无,persons,second\n",
        );
    scene.run(&["build", "--force"]).ends(0);
    let twin = |page: &str| -> serde_json::Value {
        let text = std::fs::read_to_string(scene.path(&format!("public/demo/{page}.json"))).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let unit = |rows: &serde_json::Value| {
        rows.as_array()
            .unwrap()
            .iter()
            .map(|row| row["unit"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let places = unit(&twin("notices/people")["page"]["lists"][0]["rows"]);
    assert_eq!(places, ["示例市西局第一所", "示例市西局"], "the notice");
    assert_eq!(unit(&twin("results/people")["page"]["rows"]), places, "the list of the track");
    let page = std::fs::read_to_string(scene.path("public/demo/notices/people.html")).unwrap();
    assert!(page.contains("工作单位及职务"), "{page}");
}
