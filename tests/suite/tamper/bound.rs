//! Attacks on what a site shows beside its numbers: words, names, rows. Its own list is written anew each time.

use super::attacks::{Attack, attack};
use super::scene::{Files, edit, relist, text};

pub(super) const PAGE: &str = "small/n/t-0001.html";
pub(super) const LIST: &str = "small/results/teams.html";
pub(super) const TWIN: &str = "small/n/t-0001.json";
const NOTICE: &str = "small/notices/circular.html";

/// The site's own list of files is written anew.
pub(super) fn relisted(names: [&'static str; 2], change: impl FnOnce(&mut Files)) -> Attack {
    attack(names, |f| {
        change(f);
        relist(f);
    })
}

/// One change of a text in a file.
fn edited(names: [&'static str; 2], path: &str, from: &str, to: &str) -> Attack {
    relisted(names, |f| edit(f, path, from, to))
}

/// Two texts of a file change places.
fn swapped(names: [&'static str; 2], path: &str, one: &str, other: &str) -> Attack {
    relisted(names, |f| {
        let before = text(f, path);
        let after = before.replace(one, "\0").replace(other, one).replace('\0', other);
        assert!(before.contains(one) && before.contains(other), "{path}");
        f.insert(path.to_owned(), after.into_bytes());
    })
}

/// The words of notices.
pub(super) fn notices() -> Vec<Attack> {
    vec![
        edited(
            ["the words of a notice; list anew", "改公告的文字，重算清单"],
            NOTICE,
            "请各单位按时申报",
            "请各单位不必申报",
        ),
        edited(
            ["the words of a notice hidden, others shown; list anew", "把公告的文字隐藏，另写一段，重算清单"],
            NOTICE,
            "<p>请各单位按时申报",
            "<p>请各单位不必申报。</p><p hidden>请各单位按时申报",
        ),
        edited(
            ["a sentence of a notice struck through; list anew", "把公告的一句话划掉，重算清单"],
            NOTICE,
            "请各单位按时申报示例竞赛。",
            "<del>请各单位按时申报示例竞赛。</del>",
        ),
        swapped(
            ["two sentences of a notice swapped; list anew", "公告里两句对调，重算清单"],
            NOTICE,
            "按时申报示例竞赛",
            "逐级审核示例材料",
        ),
        relisted(["a notice taken away; list anew", "删掉一篇公告，重算清单"], |f| {
            assert!(f.remove(NOTICE).is_some() && f.remove(&NOTICE.replace(".html", ".json")).is_some());
        }),
        edited(
            ["a sentence added to a notice; list anew", "在公告里加一句话，重算清单"],
            NOTICE,
            "<p>请各单位按时申报",
            "<p>逾期也可以。</p><p>请各单位按时申报",
        ),
    ]
}

/// What makes a person see something else than what is marked.
pub(super) fn veils() -> Vec<Attack> {
    let mark = "<b data-score=total>8.80</b>";
    vec![
        edited(
            ["a number hidden, another one shown; list anew", "把数隐藏，另写一个，重算清单"],
            PAGE,
            mark,
            "<b hidden data-score=total>8.80</b><b>9.80</b>",
        ),
        edited(
            ["a number in a hidden element, another one shown; list anew", "把数放进隐藏的元素，另写一个，重算清单"],
            PAGE,
            mark,
            &format!("<span class=hidden><i></i>{mark}</span> <b>9.80</b>"),
        ),
        edited(
            ["a number struck through, another one shown; list anew", "把数划掉，另写一个，重算清单"],
            PAGE,
            mark,
            &format!("<del>{mark}</del> <b>9.80</b>"),
        ),
        edited(
            ["a digit in the element beside a number; list anew", "在数旁边的元素里添一个数字，重算清单"],
            PAGE,
            mark,
            &format!("<i>1</i>{mark}"),
        ),
        edited(
            ["a page turned into plain text; list anew", "让网页从一处起变成纯文本，重算清单"],
            PAGE,
            "<main",
            "<p>9.80</p><plaintext><main",
        ),
        edited(
            ["a page that leads elsewhere; list anew", "让网页跳到别处，重算清单"],
            PAGE,
            "<head>",
            "<head><meta http-equiv=refresh content=\"0;url=https://example.org/\">",
        ),
        edited(
            ["a script in a page; list anew", "在网页里添脚本，重算清单"],
            PAGE,
            "<head>",
            "<head><script>addEventListener('load',()=>{})</script>",
        ),
        relisted(["the site's style sheet; list anew", "改网站的样式表，重算清单"], |f| {
            let path = f.keys().find(|path| path.starts_with("a/") && path.ends_with(".css")).unwrap().clone();
            f.insert(path, b"b{display:none}".to_vec());
        }),
    ]
}

/// Names and what was won.
pub(super) fn names() -> Vec<Attack> {
    vec![
        edited(
            ["the name in the heading of a page; list anew", "改网页标题里的名称，重算清单"],
            PAGE,
            "<h1>示例集体1<",
            "<h1>示例集休1<",
        ),
        edited(
            ["other words of a page, such as a source; list anew", "改网页上别的文字，如来源，重算清单"],
            PAGE,
            "示例台账",
            "示例台帐",
        ),
        swapped(
            ["two names swapped on a list; list anew", "名单上两个名称对调，重算清单"],
            LIST,
            "html>示例集体1<",
            "html>示例集体2<",
        ),
        edited(
            ["a name on a list leads to another page; list anew", "名单上的名称链接到另一份申报，重算清单"],
            LIST,
            "n/t-0001.html",
            "n/t-0002.html",
        ),
        edited(
            ["somebody else beside a name on a list; list anew", "名单上的名称旁加一个别的名称，重算清单"],
            LIST,
            "示例集体1</a>",
            "示例集体1</a> <a href=../n/t-0002.html>示例集体2</a>",
        ),
        edited(
            ["a name on a list, without its link; list anew", "去掉名单上一个名称的链接再改，重算清单"],
            LIST,
            "<a href=../n/t-0001.html>示例集体1</a>",
            "<b>示例集休1</b>",
        ),
        edited(
            ["a name on a list struck through; list anew", "划掉名单上的一个名称，重算清单"],
            LIST,
            "示例集体1</a>",
            "<s>示例集体1</s></a>",
        ),
        edited(
            ["an award taken off a list; list anew", "名单上去掉一个奖项，重算清单"],
            LIST,
            "<b class=won>先进</b>",
            "",
        ),
        relisted(["an award given on a list; list anew", "名单上添一个奖项，重算清单"], |f| {
            let page = text(f, LIST);
            let row = page.rfind("<tr data-nomination=").unwrap();
            let cell = row + page[row..].find("<td></td>").unwrap() + "<td>".len();
            let page = [&page[..cell], "<b class=won>先进</b>", &page[cell..]].concat();
            f.insert(LIST.to_owned(), page.into_bytes());
        }),
        edited(["what a list is called; list anew", "改名单的标题，重算清单"], LIST, "<h1>示例集体", "<h1>示范集体"),
    ]
}

/// Tables and other files for download.
pub(super) fn downloads() -> Vec<Attack> {
    let data = |name: &str| format!("small/data/{name}");
    vec![
        edited(
            ["a fact in a table for download; list anew", "改下载的 facts.csv，重算清单"],
            &data("facts.csv"),
            "88",
            "98",
        ),
        edited(
            ["a source in a table for download; list anew", "改下载的表里的来源，重算清单"],
            &data("facts.csv"),
            "示例台账",
            "示例台帐",
        ),
        swapped(
            ["two names swapped in a table for download; list anew", "下载的表里两个名称对调，重算清单"],
            &data("nominations.csv"),
            "示例集体1",
            "示例集体2",
        ),
        swapped(
            ["two names swapped in a JSON for download; list anew", "下载的 JSON 里两个名称对调，重算清单"],
            &data("results.json"),
            "示例集体1",
            "示例集体2",
        ),
        edited(
            ["an award in a table for download; list anew", "改下载的表里的奖项，重算清单"],
            &data("results.csv"),
            "先进",
            "",
        ),
        relisted(
            ["a row left out of a table for download; list anew", "下载的表里删去一行，重算清单"],
            |f| {
                let kept: String = text(f, &data("results.csv"))
                    .split_inclusive('\n')
                    .filter(|line| !line.starts_with("t-0001"))
                    .collect();
                f.insert(data("results.csv"), kept.into_bytes());
            },
        ),
        edited(
            ["a row added to a JSON for download; list anew", "下载的 JSON 里添一行，重算清单"],
            &data("nominations.json"),
            "\n]",
            ",\n{\"nomination\":\"t-0009\",\"track\":\"teams\",\"name\":\"示例集体9\"}\n]",
        ),
    ]
}

/// Files for download that are no tables, and cells that no release tells.
pub(super) fn files() -> Vec<Attack> {
    let data = |name: &str| format!("small/data/{name}");
    vec![
        edited(
            ["the rubric that pages recompute by; list anew", "改网页复算所用的评分细则，重算清单"],
            "small/rubrics/basic.js",
            "90%",
            "80%",
        ),
        relisted(["a rubric for download taken away; list anew", "删掉下载的评分细则，重算清单"], |f| {
            assert!(f.remove("small/data/rubrics/basic.json").is_some());
        }),
        edited(
            ["a unit in a table for download; list anew", "改下载的表里的单位，重算清单"],
            &data("nominations.csv"),
            "示例单位",
            "示范单位",
        ),
        relisted(["another workbook for download; list anew", "换掉下载的工作簿，重算清单"], |f| {
            assert!(f.insert(data("workbook.xlsx"), b"PK".to_vec()).is_some());
        }),
    ]
}

/// JSON twins, beyond their numbers.
pub(super) fn twins() -> Vec<Attack> {
    let list = LIST.replace(".html", ".json");
    vec![
        edited(
            ["a number in a JSON twin, as a number; list anew", "网页的 JSON 里，把数写成数字再改，重算清单"],
            TWIN,
            "\"total\":{\"published\":\"8.80\"",
            "\"total\":{\"published\":9.80",
        ),
        edited(
            ["an exact number in a JSON twin; list anew", "改网页 JSON 里的精确值，重算清单"],
            TWIN,
            "\"exact\":\"8.8\"",
            "\"exact\":\"8.9\"",
        ),
        edited(
            ["a name in a JSON twin; list anew", "改网页 JSON 里的名称，重算清单"],
            TWIN,
            "\"name\":\"示例集体1\"",
            "\"name\":\"示例集休1\"",
        ),
        edited(
            ["a fact in a JSON twin; list anew", "改网页 JSON 里的事实，重算清单"],
            TWIN,
            "\"value\":\"88\"",
            "\"value\":\"98\"",
        ),
        edited(
            ["an award in the JSON of a list; list anew", "改名单 JSON 里的奖项，重算清单"],
            &list,
            "\"award\":\"先进\"",
            "\"award\":null",
        ),
        relisted(
            ["somebody left out of the JSON of a list; list anew", "名单的 JSON 里删去一份申报，重算清单"],
            |f| {
                let mut twin: serde_json::Value = serde_json::from_str(&text(f, &list)).unwrap();
                twin["page"]["rows"].as_array_mut().unwrap().retain(|row| row["id"] != "t-0001");
                f.insert(list.clone(), twin.to_string().into_bytes());
            },
        ),
        relisted(["the JSON of another page; list anew", "换上另一个网页的 JSON，重算清单"], |f| {
            let other = f["small/data/index.json"].clone();
            assert!(f.insert("small/index.json".to_owned(), other).is_some());
        }),
    ]
}

/// Facts and fingerprints on pages.
pub(super) fn facts() -> Vec<Attack> {
    vec![
        edited(
            ["a fact on a page; list anew", "改网页上印出的事实，重算清单"],
            PAGE,
            "<b data-fact=done>88",
            "<b data-fact=done>98",
        ),
        edited(
            ["the facts that a page recomputes from; list anew", "改网页复算所用的事实，重算清单"],
            PAGE,
            "\"done\":\"88\"",
            "\"done\":\"98\"",
        ),
        edited(
            [
                "other facts before those that a page recomputes from; list anew",
                "在网页复算所用的数据前另放一份，重算清单",
            ],
            PAGE,
            "<main",
            "<div hidden id=sheet_>{}</div><main",
        ),
        edited(
            ["a best value that a page recomputes from; list anew", "改网页复算所用的最好值，重算清单"],
            PAGE,
            "\"gongshi-sheet/1\",",
            "\"gongshi-sheet/1\",\"bests\":{\"basic\":\"98\"},",
        ),
        edited(
            ["an award elsewhere that a page recomputes from; list anew", "改网页复算所用的其他竞赛奖项，重算清单"],
            PAGE,
            "\"gongshi-sheet/1\",",
            "\"gongshi-sheet/1\",\"won\":[{\"contest\":\"x\",\"nomination\":\"y\",\"award\":\"z\",\"tier\":\"w\"}],",
        ),
        edited(
            ["a release that a page knows, under another name; list anew", "改网页所知的一次发布的编号，重算清单"],
            PAGE,
            "\"releases\":[{\"release\":\"r0001\"",
            "\"releases\":[{\"release\":\"r0009\"",
        ),
        relisted(["a fingerprint on a notice; list anew", "改公告上印的指纹，重算清单"], |f| {
            let page = text(f, NOTICE);
            let at = page.find("<code>").unwrap() + "<code>".len();
            let other = if page[at..].starts_with("dead") { "beef" } else { "dead" };
            f.insert(NOTICE.to_owned(), format!("{}{other}{}", &page[..at], &page[at + 4..]).into_bytes());
        }),
    ]
}
