//! `gongshi release`: one publication as an act. What was made is data: it goes to stdout.

use clap::ArgMatches;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::console::Console;
use super::error::{Exit, Stop};
use super::progress::Bar;
use super::{given, job, mended, path, released, report, text};
use crate::config::Job;
use crate::fs;
use crate::lang::text as words;
use crate::model::ReleaseEvent;
use crate::pipeline::{self, Failure, ReleaseWanted};
use crate::tlog::Signer;

/// Makes a release, or says why not.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let job = job(console, flags)?;
    if given(flags, "mend") {
        return mended::run(console, &job, flags);
    }
    let wanted = wanted(&job, flags)?;
    let format = report::format(text(flags, "format"));
    let bar = Bar::new(console);
    let result = pipeline::release(&job, &wanted, &bar);
    bar.clear();
    match result {
        Ok(made) => {
            console.say(&report::faults(&made.report, format, console.lang, console.colours_stderr()));
            released::summary(console, &wanted, &made)?;
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

fn wanted(job: &Job, flags: &ArgMatches) -> Result<ReleaseWanted, Stop> {
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
        today: today(job),
        reason: text(flags, "reason").map(str::to_owned),
        redact: flags.get_many::<(u32, String)>("redact").into_iter().flatten().cloned().collect(),
        dry_run: given(flags, "dry-run"),
        signer: path(flags, "sign").map(signer).transpose()?,
    })
}

/// `--now`, else the machine's date, where on Earth it is latest: a release is an act of today, and a wrong year
/// would bar every right one after it. No byte of a release depends on it.
#[allow(clippy::disallowed_methods, reason = "an act has a day; only a release ahead of it is refused")]
fn today(job: &Job) -> Date {
    let latest = TimeZone::fixed(jiff::tz::offset(14));
    job.now.map_or_else(|| Timestamp::now().to_zoned(latest).date(), DateTime::date)
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
