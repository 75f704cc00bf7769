//! What a release came to, in words: its id, its fingerprint, what changed and whom it moved.

use super::console::Console;
use super::error::Stop;
use crate::lang::{Lang, Text, text as words};
use crate::model::Impact;
use crate::pipeline::{Made, ReleaseWanted};

/// Most changes and moved nominations that are printed.
const MOST: usize = 20;

/// Says what was made; what to do next is talk.
pub(super) fn summary(console: Console, wanted: &ReleaseWanted, made: &Made) -> Result<(), Stop> {
    let (id, contest, event, on) = (&made.id, &wanted.contest, wanted.event, wanted.on);
    let (zh, en) = (event.title(), event.as_str());
    let mut out = line(console.lang, &words!("{contest}/{id}：{zh}，{on}", "{contest}/{id}: {en}, {on}"));
    let grouped = made.fingerprint.grouped();
    out += &line(console.lang, &words!("指纹：{grouped}", "fingerprint: {grouped}"));
    let (files, bytes) = (made.files, made.bytes);
    out += &line(console.lang, &words!("{files} 个文件，{bytes} 字节", "files: {files}, bytes: {bytes}"));
    if let Some(before) = &made.supersedes {
        out += &line(console.lang, &words!("取代 {before}", "supersedes {before}"));
    }
    out += &found(console.lang, made);
    console.print(&out)?;
    next(console, made);
    Ok(())
}

fn line(lang: Lang, text: &Text) -> String {
    format!("{}\n", text.get(lang))
}

/// What changed and whom it moved, as far as it is short.
fn found(lang: Lang, made: &Made) -> String {
    let (changes, impact) = (&made.found.changes, &made.found.impact);
    let (c, i) = (changes.len(), impact.len());
    if made.supersedes.is_none() {
        return String::new();
    }
    let mut out = line(lang, &words!("改动 {c} 处，影响 {i} 份申报", "changes: {c}, nominations moved: {i}"));
    let dash = |value: Option<&String>| value.map_or_else(|| "—".to_owned(), Clone::clone);
    for change in changes.iter().take(MOST) {
        out.extend([
            "  ",
            &change.place,
            "  ",
            &dash(change.from.as_ref()),
            " → ",
            &dash(change.to.as_ref()),
            "
",
        ]);
    }
    impact.iter().take(MOST).for_each(|one| out.extend(["  ", &moved(one), "\n"]));
    if c > MOST || i > MOST {
        out += &line(lang, &words!("  其余见 data/release.json", "  the rest is in data/release.json"));
    }
    out
}

/// `a-01  total 9.00 → 8.00, rank 1 → 2`
fn moved(impact: &Impact) -> String {
    let pairs =
        [("total", &impact.total), ("rank", &impact.rank), ("standing", &impact.standing), ("awards", &impact.awards)];
    let words: Vec<String> =
        pairs.iter().filter_map(|(what, pair)| pair.as_ref().map(|(a, b)| format!("{what} {a} → {b}"))).collect();
    format!("{}  {}", impact.nomination, words.join(", "))
}

fn next(console: Console, made: &Made) {
    let Some(folder) = &made.folder else {
        console.hint(&words!("试算：什么也没有写", "a dry run: nothing was written"));
        return;
    };
    let folder = folder.display();
    console.say(words!("已写入 {folder}", "written to {folder}").get(console.lang));
    console.hint(&words!(
        "把 releases/ 提交到版本库；把指纹写到纸质公示上，并在公众号等别处公布；再运行 gongshi build",
        "commit releases/ to version control; put the fingerprint on the printed notice and publish it elsewhere too; then run gongshi build"
    ));
}
