//! What a release came to, in words: its id, its fingerprint, what changed and whom it moved.

use super::console::Console;
use super::error::Stop;
use crate::lang::{Lang, Text, text as words};
use crate::pipeline::{Made, ReleaseWanted, TOLD};

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
    made.told.iter().for_each(|one| out.extend(["  ", one.get(lang), "\n"]));
    if c > TOLD || i > TOLD {
        out += &line(lang, &words!("  其余见 data/release.json", "  the rest is in data/release.json"));
    }
    out
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
