//! The log that the old site shows, against the one that the new site will: whoever kept a fingerprint or a receipt
//! of the old one must find it in the new one (E44).

use std::path::Path;

use super::{Failure, Report};
use crate::check::Releases;
use crate::diag::{Code, Diagnostic};
use crate::fs::{self, PathKind};
use crate::lang::text;
use crate::source::Span;
use crate::tlog::Checkpoint;

/// Reports a log in the output folder that the log of these releases does not go on with.
pub(super) fn log(output: &Path, releases: &Releases, report: &mut Report) -> Result<(), Failure> {
    let place = output.join("evidence").join("log").join("checkpoint");
    if fs::kind(&place)? != Some(PathKind::Other) {
        return Ok(());
    }
    let Some(old) = Checkpoint::parse(&fs::read_text(&place)?).filter(|old| old.size > 0) else { return Ok(()) };
    if releases.log.as_ref().is_some_and(|log| log.extends(&old)) {
        return Ok(());
    }
    let (output, size) = (output.display(), old.size);
    let has = releases.log.as_ref().map_or(0, crate::tlog::Log::size);
    let message = text!(
        "{output} 里的网站公布过 {size} 次发布的日志，releases/ 的日志（{has} 次）接不上它：重新生成会让公布过的发布消失",
        "the site in {output} shows a log of {size} releases, and the log of releases/ (of {has}) does not go on with it: building would make what was released vanish"
    );
    let path = "releases/log/checkpoint";
    let file = report.sources.find(path).unwrap_or_else(|| report.sources.add(path, ""));
    report.faults.push(Diagnostic::error(Code::ReleasesLost, Span::start_of(file), message).hint(text!(
        "从版本库恢复 releases/；这是另一个网站，就用 -o 换一个目录",
        "restore releases/ from version control; if this is another site, name another folder with -o"
    )));
    Ok(())
}
