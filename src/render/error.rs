//! A theme that cannot be used, and the place in it.

use tera::ErrorKind;

use crate::lang::{Text, text};

/// A theme that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// What is wrong.
    pub message: Text,
    /// File, line and column (from 1, in characters), where they are known. The file is named from
    /// the site's root (`themes/…`); one inside the program has `default/` before it.
    pub place: Option<(String, usize, usize)>,
}

impl ThemeError {
    /// An error without a place.
    pub(super) const fn plain(message: Text) -> Self {
        Self { message, place: None }
    }

    /// An error of a template of `theme`.
    pub(super) fn of_template(error: &tera::Error, theme: &str) -> Self {
        let (report, wrong) = match error.kind() {
            ErrorKind::SyntaxError(report) => (report, text!("模板语法有误", "template syntax")),
            ErrorKind::RenderingError(report) => (report, text!("模板无法渲染", "template cannot be rendered")),
            other => {
                let detail = other.to_string();
                return Self::plain(text!("模板有误：{detail}", "template: {detail}"));
            }
        };
        let (zh, en, detail) = (wrong.zh, wrong.en, report.message());
        let name = report.filename();
        let file = match name.strip_prefix("site/") {
            Some(name) => format!("themes/{theme}/templates/{name}"),
            None => name.replacen("default/", "default/templates/", 1),
        };
        let span = report.span();
        Self {
            message: text!("{zh}：{detail}", "{en}: {detail}"),
            place: Some((file, span.start_line, span.start_col + 1)),
        }
    }

    /// An error of a file of words.
    pub(super) fn of_words(theme: &str, path: &str, error: &serde_yaml::Error) -> Self {
        let message = text!("主题词表有误：{error}", "words of the theme: {error}");
        let number = |n| usize::try_from(n).unwrap_or(1);
        let place =
            error.location().map(|at| (format!("themes/{theme}/{path}"), number(at.line()), number(at.column())));
        Self { message, place }
    }
}
