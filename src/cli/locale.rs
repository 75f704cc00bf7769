//! Which language the program speaks: `--lang`, else the locale, else English.
//!
//! Looked up before the command line is parsed, because the parser's own messages need it too.

use std::ffi::{OsStr, OsString};

use crate::lang::Lang;

/// The language for a command line: `--lang zh`, `--lang=zh`, else the first of `LC_ALL`,
/// `LC_MESSAGES` and `LANG` that is not empty. Chinese if that starts with `zh`, English otherwise.
pub(super) fn of(args: &[OsString]) -> Lang {
    asked(args).unwrap_or_else(|| of_locale(std::env::var_os))
}

/// The value of `--lang`, if it is one we know. A wrong value is the parser's to report.
fn asked(args: &[OsString]) -> Option<Lang> {
    let words = args.iter().filter_map(|a| a.to_str()).take_while(|a| *a != "--");
    let mut previous = "";
    let mut found = None;
    for word in words {
        let value = if previous == "--lang" { Some(word) } else { word.strip_prefix("--lang=") };
        found = value.and_then(named).or(found);
        previous = word;
    }
    found
}

/// `zh` or `en`.
pub(super) fn named(name: &str) -> Option<Lang> {
    match name {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The language of the environment, which `get` looks up.
fn of_locale(get: impl Fn(&'static str) -> Option<OsString>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(get).find(|v| !v.is_empty());
    let is_chinese = |v: &OsStr| v.to_string_lossy().to_lowercase().starts_with("zh");
    if locale.as_deref().is_some_and(is_chinese) { Lang::Zh } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &[&str]) -> Vec<OsString> {
        words.iter().map(OsString::from).collect()
    }

    #[test]
    fn the_flag_is_found_in_both_spellings_and_the_last_one_counts() {
        assert_eq!(asked(&args(&["gongshi", "check", "--lang", "zh"])), Some(Lang::Zh));
        assert_eq!(asked(&args(&["gongshi", "--lang=zh", "--lang=en"])), Some(Lang::En));
        assert_eq!(asked(&args(&["gongshi", "--", "--lang=zh"])), None);
        assert_eq!(asked(&args(&["gongshi", "--lang", "fr"])), None);
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let env = |pairs: &'static [(&str, &str)]| {
            of_locale(move |name| pairs.iter().find(|(k, _)| *k == name).map(|(_, v)| OsString::from(v)))
        };
        assert_eq!(env(&[("LANG", "zh_CN.UTF-8")]), Lang::Zh);
        assert_eq!(env(&[("LC_ALL", ""), ("LC_MESSAGES", "zh_TW.UTF-8"), ("LANG", "C")]), Lang::Zh);
        assert_eq!(env(&[("LC_ALL", "C.UTF-8"), ("LANG", "zh_CN.UTF-8")]), Lang::En);
        assert_eq!(env(&[]), Lang::En);
    }
}
