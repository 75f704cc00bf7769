//! clap's errors in our words, in both languages: what was typed, what was expected, the nearest right thing.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::lang::{Text, text};

/// A mistake on the command line and how to mend it.
pub(super) struct Mistake {
    /// What is wrong.
    pub(super) message: Text,
    /// How to mend it.
    pub(super) hint: Option<Text>,
}

/// Puts a parse error into words. Help and version are no errors and do not come here.
pub(super) fn explain(error: &clap::Error, command: Option<&str>) -> Mistake {
    let typed = first(error, ContextKind::InvalidArg);
    let value = first(error, ContextKind::InvalidValue);
    let flag = typed.split_whitespace().next().unwrap_or_default().to_owned();
    let message = match error.kind() {
        // `--now -4000-01-01`
        ErrorKind::UnknownArgument if is_negative(&flag) => {
            text!("这里不能写负数或负的年份（`{flag}`…）", "no negative number or year (`{flag}`…) belongs here")
        }
        ErrorKind::UnknownArgument if flag.starts_with('-') => {
            text!("不认识的选项 `{flag}`", "unknown option `{flag}`")
        }
        ErrorKind::UnknownArgument => text!("多余的参数 `{typed}`", "unexpected argument `{typed}`"),
        ErrorKind::InvalidSubcommand => {
            let command = first(error, ContextKind::InvalidSubcommand);
            text!("不认识的命令 `{command}`", "unknown command `{command}`")
        }
        ErrorKind::InvalidValue if value.is_empty() => text!("选项 `{flag}` 缺少值", "option `{flag}` needs a value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            text!("选项 `{flag}` 的值 `{value}` 不对", "`{value}` is no value of option `{flag}`")
        }
        ErrorKind::ArgumentConflict => {
            let other = first(error, ContextKind::PriorArg);
            if other == typed || other.is_empty() {
                text!("选项 `{flag}` 写了不止一次", "option `{flag}` is given more than once")
            } else {
                text!("选项 `{flag}` 不能与 `{other}` 同用", "option `{flag}` cannot go with `{other}`")
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = all(error, ContextKind::InvalidArg);
            let (zh, en) = (missing.join("、"), missing.join(", "));
            text!("缺少 {zh}", "missing: {en}")
        }
        ErrorKind::TooManyValues => text!("选项 `{flag}` 不带值", "option `{flag}` takes no value"),
        ErrorKind::InvalidUtf8 => text!("参数不是 UTF-8 编码", "an argument is not UTF-8"),
        _ => text!("命令行不完整或有误", "the command line is incomplete or wrong"),
    };
    let twice = error.kind() == ErrorKind::ArgumentConflict;
    Mistake { message, hint: (!twice).then(|| hint(error, &flag, command)) }
}

/// `-4`, which clap takes for an option.
fn is_negative(flag: &str) -> bool {
    flag.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The nearest right thing, else the choices, else what the flag expects, else where the help is.
fn hint(error: &clap::Error, flag: &str, command: Option<&str>) -> Text {
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if is_negative(flag) {
        return text!("日期写作 2023-09-25，年份四位", "a date is written 2023-09-25, its year with four digits");
    }
    let nearest = suggested.into_iter().map(|kind| first(error, kind)).find(|s| !s.is_empty());
    let choices = all(error, ContextKind::ValidValue);
    let choices = if choices.is_empty() { None } else { Some((choices.join("、"), choices.join(", "))) };
    // What a flag expects helps where its value is wrong, not where the flag is missing or of another command.
    let of_value = matches!(error.kind(), ErrorKind::InvalidValue | ErrorKind::ValueValidation);
    match (nearest, choices, expected(flag).filter(|_| of_value)) {
        (Some(near), Some((zh, en)), _) => Text {
            zh: format!("是不是要写 `{near}`？可选：{zh}"),
            en: format!("did you mean `{near}`? choices: {en}"),
        },
        (Some(near), None, _) => text!("是不是要写 `{near}`？", "did you mean `{near}`?"),
        (None, Some((zh, en)), _) => Text { zh: format!("可选：{zh}"), en: format!("choices: {en}") },
        (None, None, Some(expected)) => expected,
        (None, None, None) => {
            let command = command.map(|name| format!("{name} ")).unwrap_or_default();
            if error.kind() == ErrorKind::UnknownArgument && !flag.starts_with('-') {
                return text!(
                    "站点的文件夹写在 -C 后面：-C {flag}；用法见 gongshi {command}--help",
                    "a site's folder stands behind -C: -C {flag}; see gongshi {command}--help"
                );
            }
            text!("用法见 gongshi {command}--help", "see gongshi {command}--help")
        }
    }
}

/// What a flag's value looks like.
fn expected(flag: &str) -> Option<Text> {
    Some(match flag {
        "--now" => text!(
            "应为存在的日期，写成 2023-09-25 的样子，或日期加时刻 2023-09-25T17:00（不带时区）",
            "expected a date that exists, 2023-09-25, or a moment, 2023-09-25T17:00 (without a time zone)"
        ),
        "--base-url" => text!(
            "应为完整网址，如 https://example.org/gs/",
            "expected a whole address such as https://example.org/gs/"
        ),
        "--port" => text!("应为 0 到 65535 的整数", "expected a whole number from 0 to 65535"),
        "--host" => text!("应为 IP 地址，如 127.0.0.1", "expected an IP address such as 127.0.0.1"),
        "--redact" => {
            text!("应为 rNNNN:路径，如 r0002:data/record.json", "expected rNNNN:path, such as r0002:data/record.json")
        }
        "<FIRST>" | "[LAST]" | "--on" => {
            text!("应为存在的日期，写成 2023-09-25 的样子", "expected a date that exists, written as 2023-09-25")
        }
        "--days" => text!("应为 1 到 365 的整数", "expected a whole number from 1 to 365"),
        "--until" => text!("应为二十四小时制的时刻，如 17:00", "expected an hour such as 17:00"),
        "--fingerprint" => text!(
            "应为 64 位十六进制数，可以四位一组，整个用引号括起来",
            "expected 64 hexadecimal digits, in quotes where they stand in groups"
        ),
        "--output" | "--root" => text!("应为目录", "expected a folder"),
        _ => return None,
    })
}

/// The first text that clap noted under a kind, or nothing.
fn first(error: &clap::Error, kind: ContextKind) -> String {
    all(error, kind).into_iter().next().unwrap_or_default()
}

fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        _ => Vec::new(),
    }
}
