//! `gongshi build`: the whole site into its folder. Nothing is data here, so all of it is talk on stderr.

use std::time::Instant;

use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};
use super::progress::Bar;
use super::{job, report, text};
use crate::lang::text as words;
use crate::pipeline::{self, Built, Failure};

/// Builds the site, or says why not.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let job = job(console, flags)?;
    let format = report::format(text(flags, "format"));
    let begin = Instant::now();
    let bar = Bar::new(console);
    let result = pipeline::build(&job, &bar);
    bar.clear();
    match result {
        Ok(built) => {
            console.say(&report::faults(&built.report, format, console.lang, console.colours_stderr()));
            summary(console, &built, begin);
            Ok(Exit::Ok)
        }
        Err(Failure::Faults(report)) => {
            console.say(&report::faults(&report, format, console.lang, console.colours_stderr()));
            console.say(report::verdict(&report).get(console.lang));
            console.hint(&words!("网站没有改动", "the site was not touched"));
            Ok(report::exit(&report))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What was built, how long it took, how large it is and where it stands.
fn summary(console: Console, built: &Built, begin: Instant) {
    let (contests, nominations, pages) = (built.contests, built.nominations, built.pages);
    let (files, size) = (built.published.files, size(built.published.bytes));
    let (seconds, path) = (begin.elapsed().as_secs_f32(), built.published.path.display());
    let what = words!(
        "{contests} 项竞赛，{nominations} 份申报，{pages} 个页面；{files} 个文件，{size}；用时 {seconds:.2} 秒",
        "contests: {contests}, nominations: {nominations}, pages: {pages}; files: {files}, {size}; {seconds:.2} s"
    );
    console.say(what.get(console.lang));
    console.say(words!("已生成：{path}", "built: {path}").get(console.lang));
}

/// `820 B`, `12.3 KB`, `4.56 MB`, in thousands as disks are sold.
fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")];
    match UNITS.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit),
        None => format!("{bytes} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read_at_a_glance() {
        assert_eq!(
            [size(999), size(1_000), size(12_345), size(2_999_999_999)],
            ["999 B", "1.0 KB", "12.3 KB", "2.9 GB"]
        );
    }
}
