//! Which language the program speaks: `--lang`, else the locale, else that of the site, else English.
//!
//! Looked up before the command line is parsed, because the parser's own messages need it too.

use std::ffi::OsString;
use std::path::Path;

use crate::config::find_root;
use crate::fs;
use crate::lang::Lang;

/// The language for a command line: `--lang zh`, `--lang=zh`, else the first of `LC_ALL`,
/// `LC_MESSAGES` and `LANG` that is not empty, else `language` of site.yaml (Windows sets none of
/// them). Chinese if that starts with `zh`, English otherwise.
pub(super) fn of(args: &[OsString]) -> Lang {
    asked(args).or_else(|| of_locale(std::env::var_os)).or_else(|| of_site(args)).unwrap_or(Lang::En)
}

/// The value of `--lang`, if it is one we know. A wrong value is the parser's to report.
fn asked(args: &[OsString]) -> Option<Lang> {
    values(args, "--lang").filter_map(named).last()
}

/// The values of a flag, in both spellings: `--lang zh`, `--lang=zh`.
fn values<'a>(args: &'a [OsString], flag: &'a str) -> impl Iterator<Item = &'a str> {
    let words = || args.iter().filter_map(|a| a.to_str()).take_while(|a| *a != "--");
    let before = std::iter::once("").chain(words());
    before.zip(words()).filter_map(move |(previous, word)| {
        if previous == flag { Some(word) } else { word.strip_prefix(flag)?.strip_prefix('=') }
    })
}

/// What site.yaml says. It is read in full and with all its faults later; here one line is enough.
fn of_site(args: &[OsString]) -> Option<Lang> {
    let here = std::env::current_dir().ok()?;
    let root = find_root(values(args, "--root").last().map(Path::new), &here).ok()?;
    of_text(&fs::read_text(&root.join("site.yaml")).ok()?)
}

fn of_text(site: &str) -> Option<Lang> {
    let language = site.lines().find_map(|line| line.strip_prefix("language:"))?;
    Some(chinese_or_not(language.trim_matches([' ', '\t', '\r', '"', '\''])))
}

fn chinese_or_not(name: &str) -> Lang {
    if name.to_lowercase().starts_with("zh") { Lang::Zh } else { Lang::En }
}

/// `zh` or `en`.
pub(super) fn named(name: &str) -> Option<Lang> {
    match name {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The language of the environment, which `get` looks up, if it has one.
fn of_locale(get: impl Fn(&'static str) -> Option<OsString>) -> Option<Lang> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(get).find(|v| !v.is_empty());
    locale.map(|name| chinese_or_not(&name.to_string_lossy()))
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
        assert_eq!(env(&[("LANG", "zh_CN.UTF-8")]), Some(Lang::Zh));
        assert_eq!(env(&[("LC_ALL", ""), ("LC_MESSAGES", "zh_TW.UTF-8"), ("LANG", "C")]), Some(Lang::Zh));
        assert_eq!(env(&[("LC_ALL", "C.UTF-8"), ("LANG", "zh_CN.UTF-8")]), Some(Lang::En));
        assert_eq!(env(&[("LANG", "")]), None);
    }

    #[test]
    fn without_a_locale_the_site_decides() {
        assert_eq!(of_text("title: 甲\nlanguage: zh-CN\n"), Some(Lang::Zh));
        assert_eq!(of_text("language:  \"en\"\r\n"), Some(Lang::En));
        assert_eq!(of_text("title: language: zh\n"), None);
    }
}
