//! Diagnostics to text: for people, for programs (JSON), for GitHub's checks. Nothing is printed here.

mod github;
mod human;
mod json;
mod places;
mod visible;

use super::Diagnostic;
use crate::lang::Lang;
use crate::source::Sources;
use places::Places;

/// The shape of messages, `--format`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: source line, caret, cure.
    #[default]
    Human,
    /// One JSON object a line, in both languages; see `docs/messages.md`.
    Json,
    /// GitHub's workflow commands.
    Github,
}

/// Renders diagnostics in their order. `colour` adds terminal colours to the human format.
#[must_use]
pub fn render(list: &[Diagnostic], sources: &Sources, format: Format, lang: Lang, colour: bool) -> String {
    let mut places = Places::new(sources);
    let mut out = String::new();
    for diagnostic in list {
        match format {
            Format::Human => human::write(diagnostic, &mut places, lang, colour, &mut out),
            Format::Json => json::write(diagnostic, &mut places, &mut out),
            Format::Github => github::write(diagnostic, &mut places, lang, &mut out),
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests;
