//! `gongshi explain GS0201`: the manual entry of a code. Without a code: the list of all.

use std::fmt::Write as _;

use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};
use super::text;
use crate::diag::{self, Code};
use crate::lang::{Lang, text as words};

/// Prints a manual entry, or the list of codes.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let Some(typed) = text(flags, "code") else {
        console.print(&list(console.lang))?;
        return Ok(Exit::Ok);
    };
    let Some(code) = find(typed) else {
        return Err(Stop {
            exit: Exit::Usage,
            message: words!("没有代码 `{typed}`", "there is no code `{typed}`"),
            hint: Some(words!("全部代码：gongshi explain", "all codes: gongshi explain")),
        });
    };
    console.print(&entry(code, console.lang))?;
    Ok(Exit::Ok)
}

/// `GS0201`, `gs0201` and `201` are the same code.
fn find(typed: &str) -> Option<Code> {
    let upper = typed.to_ascii_uppercase();
    let digits = upper.strip_prefix("GS").unwrap_or(&upper);
    let number: u32 = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let wanted = format!("GS{number:04}");
    Code::ALL.iter().copied().find(|code| code.as_str() == wanted)
}

/// `GS0201 不认识的键`, a line each.
fn list(lang: Lang) -> String {
    Code::ALL.iter().fold(String::new(), |mut all, code| {
        let _ = writeln!(all, "{}  {}", code.as_str(), code.title().get(lang));
        all
    })
}

/// The manual's page without the sign of its heading.
fn entry(code: Code, lang: Lang) -> String {
    format!("{}\n", diag::manual(code, lang).trim_start_matches("# "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        for typed in ["GS0201", "gs0201", "201", "0201"] {
            assert_eq!(find(typed), Some(Code::UnknownKey), "{typed}");
        }
        assert!(entry(Code::Unscorable, Lang::Zh).starts_with("GS0599 无法算分\n"));
        assert!(entry(Code::Unscorable, Lang::En).starts_with("GS0599 score"));
        for wrong in ["", "GS", "GS9999", "x201", "+201"] {
            assert_eq!(find(wrong), None, "{wrong}");
        }
    }
}
