//! Kinds of failure, their exit codes, and the way out of each.

use std::io;
use std::process::ExitCode;

use super::report;
use super::usage::Mistake;
use crate::config::NoRoot;
use crate::evidence::Refusal;
use crate::fs::FsError;
use crate::lang::{Text, text};
use crate::output::{Blame, OutputError};
use crate::pipeline::Failure;
use crate::render::ThemeError;

/// How the program ends. The numbers are part of its interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done.
    Ok = 0,
    /// The user's records have faults.
    Faults = 1,
    /// The command line is wrong.
    Usage = 2,
    /// site.yaml or the theme is wrong.
    Config = 3,
    /// Disk, permissions, ports.
    Environment = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// The program cannot go on: why, and how to mend it.
#[derive(Debug)]
pub(super) struct Stop {
    /// How it ends.
    pub(super) exit: Exit,
    /// Why.
    pub(super) message: Text,
    /// The way out.
    pub(super) hint: Option<Text>,
}

impl Stop {
    /// A mistake on the command line.
    pub(super) fn usage(mistake: Mistake) -> Self {
        Self { exit: Exit::Usage, message: mistake.message, hint: mistake.hint }
    }

    /// Something outside failed.
    pub(super) fn io(zh: &str, en: &str, error: &io::Error) -> Self {
        Self { exit: Exit::Environment, message: text!("{zh}出错：{error}", "{en}: {error}"), hint: None }
    }
}

/// Printing to stdout failed.
impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::io("写标准输出", "writing to stdout", &error)
    }
}

impl From<NoRoot> for Stop {
    fn from(none: NoRoot) -> Self {
        let hint = text!(
            "到站点目录里运行，或用 --root 指明；site.yaml 标出站点目录",
            "run it inside the site's folder, or name it with --root; a site.yaml marks the folder"
        );
        Self { exit: Exit::Config, message: none.message(), hint: Some(hint) }
    }
}

impl From<&FsError> for Stop {
    fn from(error: &FsError) -> Self {
        Self { exit: Exit::Environment, message: error.message(), hint: None }
    }
}

impl From<&OutputError> for Stop {
    fn from(error: &OutputError) -> Self {
        let exit = match error.blame() {
            Blame::CommandLine => Exit::Usage,
            Blame::Environment => Exit::Environment,
            Blame::Records => Exit::Faults,
        };
        Self { exit, message: error.message(), hint: error.hint() }
    }
}

impl From<&ThemeError> for Stop {
    fn from(error: &ThemeError) -> Self {
        let Text { zh, en } = &error.message;
        let message = match &error.place {
            Some((file, line, column)) => {
                text!("主题文件 {file}:{line}:{column}：{zh}", "theme file {file}:{line}:{column}: {en}")
            }
            None => text!("主题：{zh}", "theme: {en}"),
        };
        Self { exit: Exit::Config, message, hint: None }
    }
}

impl From<&Refusal> for Stop {
    fn from(refusal: &Refusal) -> Self {
        let exit = match refusal {
            Refusal::Busy => Exit::Environment,
            refusal if refusal.is_usage() => Exit::Usage,
            _ => Exit::Faults,
        };
        Self { exit, message: refusal.message(), hint: refusal.hint() }
    }
}

impl From<&Failure> for Stop {
    fn from(failure: &Failure) -> Self {
        match failure {
            Failure::Fs(error) => error.into(),
            Failure::Output(error) => error.into(),
            Failure::Theme(error) => error.into(),
            Failure::Refused(refusal) => refusal.into(),
            Failure::Faults(report) => {
                Self { exit: report::exit(report), message: report::verdict(report), hint: None }
            }
        }
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::from(&failure)
    }
}
