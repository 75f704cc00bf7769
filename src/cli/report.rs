//! Faults in the format that was asked for, and the verdict in one line.

use super::error::Exit;
use crate::diag::{self, Diagnostic, Format, Severity};
use crate::lang::{Lang, Text, text};
use crate::pipeline::Report;

/// The format of a name that the grammar let through.
pub(super) fn format(name: Option<&str>) -> Format {
    match name {
        Some("json") => Format::Json,
        Some("github") => Format::Github,
        _ => Format::Human,
    }
}

/// All faults, sorted, as text in a format.
pub(super) fn faults(report: &Report, format: Format, lang: Lang, colour: bool) -> String {
    diag::render(&report.faults.clone().sorted(), &report.sources, format, lang, colour)
}

/// What the check came to, in one line.
pub(super) fn verdict(report: &Report) -> Text {
    // Counted as shown: a fault that several rows share is shown once.
    let shown = report.faults.clone().sorted();
    let e = shown.iter().filter(|d| d.severity == Severity::Error).count();
    let (w, f) = (shown.len() - e, report.sources.len());
    let (errors, warnings, files) = (plural(e, "error"), plural(w, "warning"), plural(f, "file"));
    match (e, w) {
        (0, 0) => text!("查了 {f} 个文件，没有问题", "checked {files}: no faults"),
        (0, w) => text!("查了 {f} 个文件：没有错误，{w} 条警告", "checked {files}: no errors, {warnings}"),
        (e, w) => text!("查了 {f} 个文件：{e} 处错误，{w} 条警告", "checked {files}: {errors}, {warnings}"),
    }
}

/// `1 file`, `2 files`
pub(super) fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Errors decide: those of site.yaml or the theme alone are the configuration's, any other the data's.
pub(super) fn exit(report: &Report) -> Exit {
    let errors = report.faults.clone().sorted().into_iter().filter(|d| d.severity == Severity::Error);
    let of_config = |d: &Diagnostic| {
        let (code, file) = (d.code.as_str(), &report.sources.file(d.span.file).path);
        // What must not be published is a fault of the data, wherever it stands.
        code.starts_with("GS08") || &**file == "site.yaml" && !code.starts_with("GS09")
    };
    let (config, data): (Vec<_>, Vec<_>) = errors.partition(of_config);
    match (config.len(), data.len()) {
        (0, 0) => Exit::Ok,
        (_, 0) => Exit::Config,
        _ => Exit::Faults,
    }
}
