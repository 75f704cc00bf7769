//! `gongshi release --mend`: what was done to releases/, and what is wrong all the same. All of it is talk.

use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};
use super::{given, report, text};
use crate::config::Job;
use crate::lang::{Text, text as words};
use crate::pipeline::{self, Deed};

/// Mends releases/, or says how it would be mended.
pub(super) fn run(console: Console, job: &Job, flags: &ArgMatches) -> Result<Exit, Stop> {
    let dry = given(flags, "dry-run");
    let mended = pipeline::mend(job, dry)?;
    for deed in &mended.deeds {
        console.say(told(deed).get(console.lang));
    }
    if dry {
        console.hint(&words!("只看：什么也没有写", "a dry run: nothing was written"));
    } else if mended.deeds.is_empty() {
        console.say(words!("没有中断的发布可做", "no release was cut short").get(console.lang));
    }
    let format = report::format(text(flags, "format"));
    console.say(&report::faults(&mended.report, format, console.lang, console.colours_stderr()));
    if mended.report.faults.has_errors() {
        console.say(words!("releases/ 还有不对的地方", "releases/ is not in order").get(console.lang));
        return Ok(Exit::Faults);
    }
    console.say(words!("releases/ 是好的", "releases/ is in order").get(console.lang));
    Ok(Exit::Ok)
}

/// A deed in words; all that it removes is named.
fn told(deed: &Deed) -> Text {
    match deed {
        Deed::Log => words!("放回日志：releases/log/", "put back: releases/log/"),
        Deed::Finish(name, fingerprint) => {
            let grouped = fingerprint.grouped();
            words!(
                "做完 {name}，登记进日志。指纹：{grouped}",
                "finish {name}: enter it in the log. fingerprint: {grouped}"
            )
        }
        Deed::Clear(paths) => {
            let paths = paths.join(" ");
            words!("删去没有做完的：{paths}", "remove what was left unfinished: {paths}")
        }
        Deed::Redact(paths) => {
            let paths = paths.join(" ");
            words!("做完遮盖，删去：{paths}", "finish a redaction, remove: {paths}")
        }
    }
}
