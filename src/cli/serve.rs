//! `gongshi serve`: a preview on this machine, rebuilt on every change, until Ctrl-C.

use std::net::{IpAddr, Ipv4Addr};

use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};
use super::{job, report};
use crate::lang::text;
use crate::pipeline::Failure;
use crate::serve::{News, Talk, serve};

/// The port, unless `--port` names one.
const PORT: u16 = 8000;

/// Serves until stopped.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let job = job(console, flags)?;
    let host = flags.get_one::<IpAddr>("host").copied().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let port = flags.get_one::<u16>("port").copied().unwrap_or(PORT);
    serve(&job, host, port, &console).map_err(|error| Stop {
        exit: Exit::Environment,
        message: text!("不能在 {host} 端口 {port} 上监听：{error}", "cannot listen on {host} port {port}: {error}"),
        hint: Some(text!("换一个端口，或用 --port 0 任选", "name another port, or let --port 0 choose one")),
    })?;
    Ok(Exit::Ok)
}

impl Talk for Console {
    fn say(&self, news: &News<'_>) {
        let line = match news {
            News::Listening(address) => {
                text!("预览：http://{address}/（按 Ctrl-C 停止）", "preview: http://{address}/ (Ctrl-C stops it)")
            }
            News::Built(report, pages) => {
                Console::say(
                    *self,
                    &report::faults(report, crate::diag::Format::Human, self.lang, self.colours_stderr()),
                );
                text!("已生成 {pages} 个页面", "built pages: {pages}")
            }
            News::Failed(failure) => {
                Console::say(*self, &words(*self, failure, self.colours_stderr()));
                text!("没有生成；仍显示上一个好的版本", "not built; the last good version is shown")
            }
            News::Polling(why) => text!(
                "系统不能监视文件（{why}），改为每秒查看一次",
                "the system cannot watch files ({why}); looking once a second instead"
            ),
        };
        Console::say(*self, line.get(self.lang));
    }

    fn describe(&self, failure: &Failure) -> String {
        words(*self, failure, false)
    }
}

/// What went wrong, as text for a terminal or a page.
fn words(console: Console, failure: &Failure, colour: bool) -> String {
    match failure {
        Failure::Faults(report) => {
            let faults = report::faults(report, crate::diag::Format::Human, console.lang, colour);
            format!("{faults}\n{}", report::verdict(report).get(console.lang))
        }
        other => Stop::from(other).message.get(console.lang).to_owned(),
    }
}
