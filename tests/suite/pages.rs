//! What every page of a built site must keep, looked at the way a browser does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use rust_decimal::Decimal;
use scraper::{ElementRef, Html, Selector};

use crate::harness::{Project, gongshi, tree};

/// The demo, built once for all tests here.
struct Demo {
    _dir: tempfile::TempDir,
    plain: BTreeMap<String, Vec<u8>>,
    minified: BTreeMap<String, Vec<u8>>,
}

fn demo() -> &'static Demo {
    static DEMO: OnceLock<Demo> = OnceLock::new();
    DEMO.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let build = |name: &str, more: &[&str]| {
            let out: PathBuf = dir.path().join(name);
            let mut command: Command = gongshi();
            command.current_dir(env!("CARGO_MANIFEST_DIR"));
            command.args(["build", "--now", "2024-12-31", "--base-url", "https://example.org/gs/", "-o"]).arg(&out);
            let output = command.args(more).output().unwrap();
            assert!(output.status.success(), "{output:?}");
            tree(&out)
        };
        let (plain, minified) = (build("plain", &["--no-minify"]), build("minified", &[]));
        Demo { _dir: dir, plain, minified }
    })
}

fn pages() -> impl Iterator<Item = (&'static str, Html)> {
    html_of(&demo().minified)
}

fn html_of(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&str, Html)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.as_str(), Html::parse_document(std::str::from_utf8(bytes).unwrap())))
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// Where a relative address leads, from a page of the site.
fn target(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{page}: {address} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_link_and_fragment_leads_somewhere() {
    let files = &demo().minified;
    let ids: BTreeMap<&str, BTreeSet<String>> = pages()
        .map(|(path, html)| (path, all(&html, "[id]").iter().map(|e| e.attr("id").unwrap().to_owned()).collect()))
        .collect();
    let mut broken = Vec::new();
    // The page for wrong addresses is shown anywhere, so it starts from the site's address.
    for (page, html) in pages().filter(|(page, _)| *page != "404.html") {
        for element in all(&html, "[href], [src]") {
            let address = element.attr("href").or_else(|| element.attr("src")).unwrap();
            if element.attr("rel") == Some("canonical") || address.starts_with("mailto:") {
                continue;
            }
            let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
            assert!(!path.contains(':') && !path.starts_with('/'), "{page}: {address} is not relative");
            let path = if path.is_empty() { page.to_owned() } else { target(page, path) };
            let found = fragment.is_empty() || ids.get(path.as_str()).is_some_and(|ids| ids.contains(fragment));
            if !files.contains_key(&path) || !found {
                broken.push(format!("{page}: {address}"));
            }
        }
    }
    assert!(broken.is_empty(), "{} broken: {:#?}", broken.len(), &broken[..broken.len().min(20)]);
}

#[test]
fn every_page_has_its_twin() {
    let files = &demo().minified;
    for path in files.keys().filter(|p| p.ends_with(".html") && *p != "404.html") {
        let twin = path.replace(".html", ".json");
        let bytes = files.get(&twin).unwrap_or_else(|| panic!("{path} has no twin"));
        let value: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        assert_eq!(value["path"], path.as_str());
        assert_eq!(value["demo"], true);
        assert!(value["page"].is_object(), "{twin}");
    }
}

/// The content security policy forbids all of it; a page that had it would be broken, not unsafe.
#[test]
fn nothing_is_inline() {
    for (page, html) in pages() {
        assert!(all(&html, "[style], style, iframe, form, base").is_empty(), "{page}");
        // Facts for the page's own check are data, which no browser runs.
        let data = all(&html, "script:not([src])");
        assert!(data.iter().all(|d| d.attr("type") == Some("application/json") && !text(*d).contains('<')), "{page}");
        assert_eq!(all(&html, "script[src][defer]").len(), 1, "{page}");
        let policy = all(&html, "meta[http-equiv=Content-Security-Policy]");
        assert!(policy[0].attr("content").unwrap().starts_with("default-src 'none'"), "{page}");
        for element in all(&html, "*") {
            assert!(element.value().attrs().all(|(name, _)| !name.starts_with("on")), "{page}: {:?}", element.value());
        }
    }
}

#[test]
fn headings_do_not_skip_and_ids_are_unique() {
    for (page, html) in pages() {
        let mut last = 0;
        for heading in all(&html, "h1, h2, h3, h4, h5, h6") {
            let level: u8 = heading.value().name()[1..].parse().unwrap();
            assert!(level <= last + 1, "{page}: {} follows h{last}", heading.html());
            last = level;
        }
        assert_eq!(all(&html, "h1").len(), 1, "{page}");
        let mut seen = BTreeSet::new();
        for element in all(&html, "[id]") {
            let id = element.attr("id").unwrap();
            assert!(seen.insert(id.to_owned()), "{page}: two elements are #{id}");
        }
    }
}

#[test]
fn tables_can_be_read_aloud() {
    for (page, html) in pages() {
        for table in all(&html, "table") {
            let caption = Selector::parse("caption").unwrap();
            assert_eq!(table.select(&caption).count(), 1, "{page}: a table without a caption");
            for head in table.select(&Selector::parse("th").unwrap()) {
                assert!(head.attr("scope").is_some(), "{page}: {}", head.html());
            }
        }
        assert_eq!(all(&html, "html[lang]")[0].attr("lang"), Some("zh-CN"), "{page}");
        assert_eq!(all(&html, "a.skip[href='#main_']").len(), 1, "{page}");
    }
}

/// What a citizen does with a pencil: the printed groups add up to the printed total.
#[test]
fn the_numbers_on_a_page_add_up_to_its_total() {
    let mut sheets = 0;
    for (page, html) in pages().filter(|(page, _)| page.contains("/n/")) {
        let rows = all(&html, "table.sum tbody td:nth-child(2)");
        let Some(total) = all(&html, "table.sum tfoot td:nth-child(2)").first().map(|e| text(*e)) else { continue };
        let sum: Decimal = rows.iter().filter_map(|e| text(*e).parse::<Decimal>().ok()).sum();
        let large = text(all(&html, ".total b")[0]);
        assert_eq!(large, total, "{page}");
        // A score with an item that does not count is rescaled, and says so; the others just add up.
        if !text(all(&html, "main")[0]).contains("不计") {
            assert_eq!(sum, total.parse().unwrap(), "{page}");
            sheets += 1;
        }
    }
    assert!(sheets > 50, "only {sheets} sheets looked at");
}

/// The same inside every group, down to the criteria; as data, from the page's twin.
#[test]
fn every_group_adds_up() {
    fn check(page: &str, group: &serde_json::Value) -> usize {
        let parts = ["groups", "criteria"].into_iter().filter_map(|name| group[name].as_array()).flatten();
        let (mut sum, mut checked) = (Decimal::ZERO, 1);
        for part in parts {
            sum += part["points"]["published"].as_str().unwrap().parse::<Decimal>().unwrap();
            if part["criteria"].is_array() {
                checked += check(page, part);
            }
        }
        let total = group["points"]["published"].as_str().or(group["total"]["published"].as_str()).unwrap();
        assert_eq!(sum, total.parse().unwrap(), "{page}: {}", group["id"]);
        checked
    }
    let twins = demo().minified.iter().filter(|(path, _)| path.contains("/n/") && path.ends_with(".json"));
    let checked: usize = twins
        .map(|(path, bytes)| (path, serde_json::from_slice::<serde_json::Value>(bytes).unwrap()))
        .filter(|(_, twin)| twin["page"]["breakdown"].is_object())
        // Where an item does not count, the total is rescaled.
        .filter(|(_, twin)| !twin.to_string().contains("\"points\":null"))
        .map(|(path, twin)| check(path, &twin["page"]["breakdown"]))
        .sum();
    assert!(checked > 500, "only {checked} groups looked at");
}

#[test]
fn every_criterion_states_its_clause_source_and_formula() {
    for (page, html) in pages().filter(|(page, _)| page.contains("/n/")) {
        for item in all(&html, ".items > .item") {
            let part = |selector: &str| item.select(&Selector::parse(selector).unwrap()).next().map(text);
            assert!(part(".clause").is_some_and(|c| !c.is_empty()), "{page}: {}", item.html());
            assert!(part(".quiet").is_some_and(|s| s.contains("来源：")), "{page}: {}", item.html());
            assert!(part(".in").or_else(|| part(".steps")).is_some(), "{page}: {}", item.html());
        }
    }
}

#[test]
fn pages_are_small() {
    let home = Html::parse_document(std::str::from_utf8(&demo().minified["index.html"]).unwrap());
    let of = |selector: &str, name: &str| all(&home, selector)[0].attr(name).unwrap().to_owned();
    let every = [of("script[src]", "src"), of("link[rel=stylesheet]", "href")];
    for (path, bytes) in &demo().minified {
        if path.contains("/n/") && path.ends_with(".html") {
            assert!(bytes.len() <= 60_000, "{path} has {} bytes", bytes.len());
        }
        if path.starts_with("a/") {
            // What every page loads, and what is loaded where somebody asks for a check.
            let most = if every.contains(path) { 20_000 } else { 46_000 };
            assert!(bytes.len() <= most, "{path} has {} bytes", bytes.len());
        }
    }
}

/// Minifying takes away spaces between elements, and nothing else.
#[test]
fn minifying_changes_no_word() {
    let words = |html: &Html| {
        all(html, "body")[0].text().flat_map(str::chars).filter(|c| !c.is_whitespace()).collect::<String>()
    };
    let shape = |html: &Html| {
        let element = |e: &ElementRef<'_>| {
            let mut attributes: Vec<_> = e.value().attrs().map(|(k, v)| format!("{k}={v}")).collect();
            attributes.sort();
            format!("{} {}", e.value().name(), attributes.join(" "))
        };
        all(html, "body, body *").iter().map(element).collect::<Vec<_>>()
    };
    for ((page, plain), (_, minified)) in html_of(&demo().plain).zip(pages()) {
        assert_eq!(words(&plain), words(&minified), "{page}");
        assert_eq!(shape(&plain), shape(&minified), "{page}");
    }
}

#[test]
fn addresses_with_a_host_stand_only_where_they_must() {
    let files = &demo().minified;
    let sitemap = String::from_utf8(files["sitemap.xml"].clone()).unwrap();
    let pages = files.keys().filter(|p| p.ends_with(".html") && *p != "404.html").count();
    assert_eq!(sitemap.matches("<loc>https://example.org/gs/").count(), pages);
    assert!(String::from_utf8_lossy(&files["feed.xml"]).contains("<id>https://example.org/gs/</id>"));
    assert!(files.contains_key("robots.txt"));
    let small = Project::small(1);
    small.run(&["build"]).ends(0);
    let files = tree(&small.public());
    assert!(!files.contains_key("sitemap.xml") && !files.contains_key("feed.xml") && !files.contains_key("robots.txt"));
    for (path, bytes) in &files {
        assert!(!String::from_utf8_lossy(bytes).contains("rel=canonical"), "{path}");
    }
}

#[test]
fn names_and_texts_cannot_inject() {
    let evil = "<script>alert(1)</script>{{ 7*7 }}{{数量}}**粗**\\\"'&amp;";
    let project = Project::small(2);
    let record = Project::nomination(0, 95).replace("示例集体0", &format!("'{}'", evil.replace('\'', "''")));
    project.write("data/small/nominations/t-0000.yaml", &record);
    project.write(
        "content/small/profiles/t-0000.md",
        "---\ntitle: 事迹\n---\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) {{ 7*7 }}\n",
    );
    project.write(
        "content/small/notice.md",
        "---\nkind: publicity\ntitle: 公示\npublished: 2023-10-16\nissuers: [示例组织委员会]\ntracks: [teams]\n---\n\
         根据{{依据}}，{{数量}}：\n\n{{名单}}\n\n{{公示期}}\n\n有异议的可以反映，单位盖章，个人实名。\n\n{{联系方式}}\n",
    );
    project.run(&["build"]).ends(0);
    let files = tree(&project.public());
    let mut shown = 0;
    for (page, html) in html_of(&files) {
        assert!(
            all(&html, "script:not([src]):not([type='application/json']), img, [onerror], a[href^=javascript]")
                .is_empty(),
            "{page}"
        );
        let words = all(&html, "body")[0].text().collect::<String>();
        shown += usize::from(words.contains(evil));
    }
    assert!(shown >= 3, "the name stands on {shown} pages");
    let search = String::from_utf8(files["search.js"].clone()).unwrap();
    assert!(!search.contains("<script") && search.contains("\\u003cscript"), "{search}");
}

#[test]
fn a_long_list_is_split() {
    let project = Project::small(1001);
    project.run(&["build", "--no-minify"]).ends(0);
    let files = tree(&project.public());
    let rows = |path: &str| {
        let html = Html::parse_document(std::str::from_utf8(&files[path]).unwrap());
        (all(&html, "#list_ tbody tr").len(), all(&html, ".chips a").iter().map(|a| text(*a)).collect::<Vec<_>>())
    };
    let (first, links) = rows("small/results/teams.html");
    assert_eq!(first, 1000);
    assert!(links.contains(&"1–1000".to_owned()) && links.contains(&"1001–1001".to_owned()), "{links:?}");
    assert_eq!(rows("small/results/teams/2.html").0, 1);
}

#[test]
fn a_site_overrides_a_block_a_word_and_a_colour() {
    let project = Project::small(1);
    let site = project.read("site.yaml").replace("theme: default", "theme: ours");
    project.write("site.yaml", &site);
    project.write(
        "themes/ours/templates/home.html",
        "{% extends \"default/home.html\" %}{% block foot %}<p>我们的页脚</p>{% endblock %}",
    );
    project.write("themes/ours/i18n/zh-CN.yaml", "contests: 我们的竞赛\n");
    project.write("themes/ours/static/custom.css", ":root { --seal: #084 }\n");
    project.run(&["build"]).ends(0);
    let home = project.read("public/index.html");
    assert!(home.contains("我们的页脚") && home.contains("我们的竞赛"), "{home}");
    let files = tree(&project.public());
    let css = files.iter().find(|(path, _)| Path::new(path).extension().is_some_and(|e| e == "css")).unwrap().1;
    assert!(String::from_utf8_lossy(css).contains("--seal: #084"));
}

#[test]
fn a_broken_template_is_named_with_its_place() {
    let project = Project::small(1);
    let site = project.read("site.yaml").replace("theme: default", "theme: ours");
    project.write("site.yaml", &site);
    project.write(
        "themes/ours/templates/home.html",
        "{% extends \"default/home.html\" %}\n{% block foot %}{{ nowhere.at.all }}\n",
    );
    project.run(&["build"]).ends(3).says("themes/ours/templates/home.html:");
    project.write("themes/ours/templates/home.html", "\n  {{ nowhere.at.all }}\n");
    project.run(&["build"]).ends(3).says("themes/ours/templates/home.html:2:");
}

#[test]
fn a_release_tells_a_substitution_once() {
    let html = Html::parse_document(&String::from_utf8_lossy(&demo().minified["guangxi-2023/releases/r0004.html"]));
    let told: Vec<String> =
        all(&html, "ul.changes > li").into_iter().map(text).filter(|line| line.contains("递补")).collect();
    assert!(matches!(&told[..], [line] if line.contains("e-13")), "{told:?}");
}

/// Every unit is counted once, under the word that its row says.
#[test]
fn the_summary_of_filings_counts_what_the_rows_say() {
    for contest in ["longan-2023", "jiujiang-2021"] {
        let twin: serde_json::Value =
            serde_json::from_slice(&demo().minified[&format!("{contest}/filings.json")]).unwrap();
        let filings = twin["page"]["filings"].as_array().unwrap();
        let rows = twin["page"]["rows"].as_array().unwrap();
        for (at, filing) in filings.iter().enumerate() {
            let counts = filing["counts"].as_array().unwrap();
            let all: u64 = counts.iter().filter_map(|c| c["count"].as_u64()).sum();
            assert_eq!(Some(all), filing["due"].as_u64(), "{contest}: each of them once");
            for count in counts {
                let of = |row: &&serde_json::Value| row["cells"][at]["state"] == count["state"];
                assert_eq!(count["count"], rows.iter().filter(of).count(), "{contest}: {count}");
            }
            let partly = counts.iter().any(|count| count["state"] == "partial");
            assert_eq!(partly, filing["parts"].as_array().is_some_and(|parts| !parts.is_empty()), "{contest}: 缺件");
        }
    }
}

/// A rule that gives points for an award of another contest says which, in words that people know.
#[test]
fn prizes_of_other_contests_are_named() {
    let page = String::from_utf8_lossy(&demo().minified["tianjin-skills-2024/rubrics/skills.html"]);
    for words in ["“五小”创新成果优秀奖一等奖，5 分", "：“五小”创新成果鼓励奖，1 分"]
    {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("excellent/first"), "{page}");
}

/// A correction that is shown for fewer days than the first notice says so by itself.
#[test]
fn a_correction_with_a_period_of_its_own_names_the_first_one() {
    let says = |page: &str| {
        let page = String::from_utf8_lossy(&demo().minified[page]).into_owned();
        assert!(page.contains("起重新计算"), "{page}");
        page.contains("（3个工作日）；首次公示为5个工作日")
    };
    assert!(says("yangquan-2023/notices/correction.html"));
    assert!(!says("guangxi-2023/notices/correction-substitute.html"), "the same days need no word");
}
