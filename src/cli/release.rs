//! `gongshi release`: one publication as an act. What was made is data: it goes to stdout.

use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};
use super::progress::Bar;
use super::{given, job, path, report, text};
use crate::fs;
use crate::lang::{Lang, Text, text as words};
use crate::model::{Impact, ReleaseEvent};
use crate::pipeline::{self, Failure, Made, ReleaseWanted};
use crate::tlog::Signer;

/// Most changes and moved nominations that are printed.
const MOST: usize = 20;

/// Makes a release, or says why not.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let job = job(console, flags)?;
    if given(flags, "mend") {
        pipeline::mend(&job)?;
        console.say(words!("releases/ 已经理好", "releases/ is in order").get(console.lang));
        return Ok(Exit::Ok);
    }
    let wanted = wanted(flags)?;
    let format = report::format(text(flags, "format"));
    let bar = Bar::new(console);
    let result = pipeline::release(&job, &wanted, &bar);
    bar.clear();
    match result {
        Ok(made) => {
            console.say(&report::faults(&made.report, format, console.lang, console.colours_stderr()));
            summary(console, &wanted, &made)?;
            Ok(Exit::Ok)
        }
        Err(Failure::Faults(faulty)) => {
            console.say(&report::faults(&faulty, format, console.lang, console.colours_stderr()));
            console.say(report::verdict(&faulty).get(console.lang));
            console.hint(&words!("没有发布", "nothing was released"));
            Ok(report::exit(&faulty))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn wanted(flags: &ArgMatches) -> Result<ReleaseWanted, Stop> {
    let (event, on) = (text(flags, "event").and_then(ReleaseEvent::parse), flags.get_one("on").copied());
    // The grammar asks for both.
    let (Some(event), Some(on)) = (event, on) else {
        let message = words!("要写 --event 和 --on", "--event and --on are needed");
        return Err(Stop { exit: Exit::Usage, message, hint: None });
    };
    Ok(ReleaseWanted {
        contest: text(flags, "contest").unwrap_or_default().to_owned(),
        event,
        on,
        reason: text(flags, "reason").map(str::to_owned),
        redact: flags.get_many::<(u32, String)>("redact").into_iter().flatten().cloned().collect(),
        dry_run: given(flags, "dry-run"),
        signer: path(flags, "sign").map(signer).transpose()?,
    })
}

/// The key of a file; the password of a locked one stands in the environment, not among the words of the command.
#[allow(clippy::disallowed_methods, reason = "a secret must not stand on the command line, which others can list")]
fn signer(file: &std::path::Path) -> Result<Signer, Stop> {
    let secret = fs::read_text(file).map_err(|e| Stop { exit: Exit::Environment, message: e.message(), hint: None })?;
    let password = std::env::var("GONGSHI_SIGN_PASSWORD").ok();
    Signer::open(&secret, password).map_err(|error| {
        let hint = words!(
            "用 minisign -G 生成的私钥文件；有密码的，把密码放在环境变量 GONGSHI_SIGN_PASSWORD 里",
            "a secret key file of minisign -G; where it has a password, put that into GONGSHI_SIGN_PASSWORD"
        );
        Stop { exit: Exit::Environment, message: error.message(), hint: Some(hint) }
    })
}

fn summary(console: Console, wanted: &ReleaseWanted, made: &Made) -> Result<(), Stop> {
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
