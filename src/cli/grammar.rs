//! The command line in one language: commands, flags and their help.
//!
//! clap parses; every word that a person can see is ours, because clap speaks English only.

use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

use super::value;
use crate::lang::{Lang, Text, text};

/// The grammar, with all texts in one language.
pub(super) fn command(lang: Lang) -> Command {
    let say = |text: Text| text.get(lang).to_owned();
    let commands = [build, check, serve, release, verify, explain, forms, order, calendar].map(|command| command(lang));
    base(lang, "gongshi")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(text!(
            "gongshi 公示：读竞赛记录，逐项重算得分，生成公示网站",
            "gongshi 公示: reads contest records, recomputes every score, builds the public-notice site"
        )))
        .override_usage(say(text!("gongshi <命令> [选项]", "gongshi <COMMAND> [OPTIONS]")))
        .subcommand_help_heading(say(text!("命令", "Commands")))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommands(commands)
        .args(everywhere(lang))
        .arg(
            flag("version", say(text!("显示版本号", "Print the version")))
                .short('V')
                .action(ArgAction::Version)
                .help_heading(heading(lang)),
        )
        .after_help(say(text!(
            "各命令的选项：gongshi build --help\n退出码：0 正常，1 数据有错，2 用法不对，3 配置或主题有错，4 环境出错（磁盘、权限、端口）",
            "Options of a command: gongshi build --help\nExit codes: 0 ok, 1 faults in the data, 2 usage, 3 configuration or theme, 4 environment (disk, permissions, port)"
        )))
}

fn build(lang: Lang) -> Command {
    let say = |text: Text| text.get(lang).to_owned();
    subcommand(lang, "build", &text!("生成网站到 public/", "Build the site into public/"))
        .arg(path(
            "output",
            'o',
            say(text!("生成到这个目录（默认 public/）", "Build into this folder (default: public/)")),
        ))
        .arg(flag(
            "force",
            say(text!("即使目录里有别的文件也整个替换", "Replace the folder even if it holds other files")),
        ))
        .args(site_flags(lang))
        .arg(format(lang))
}

fn check(lang: Lang) -> Command {
    subcommand(
        lang,
        "check",
        &text!("检查全部记录并重算，不生成网站", "Check all records and recompute, without building"),
    )
    .arg(now(
        lang,
        &text!(
            "以这一天（2023-09-25）为「今天」：之后的事件是错误",
            "The day (2023-09-25) of the check: later events are errors"
        ),
    ))
    .arg(format(lang))
}

fn serve(lang: Lang) -> Command {
    let say = |text: Text| text.get(lang).to_owned();
    subcommand(
        lang,
        "serve",
        &text!("在本机预览，改动后自动重新生成", "Preview on this machine, rebuild on every change"),
    )
    .arg(
        option("port", "PORT", say(text!("端口（默认 8000；0 表示任选）", "Port (default: 8000; 0: any free one)")))
            .short('p')
            .value_parser(value::port),
    )
    .arg(
        option(
            "host",
            "ADDRESS",
            say(text!("监听地址（默认 127.0.0.1，仅本机）", "Address (default: 127.0.0.1, this machine only)")),
        )
        .value_parser(value::address),
    )
    .args(site_flags(lang))
}

fn release(lang: Lang) -> Command {
    let say = |text: Text| text.get(lang).to_owned();
    subcommand(lang, "release", &text!("作一次发布：存证包、日志，写进 releases/", "Make a release: bundle and log, into releases/"))
        .override_usage(say(text!(
            "gongshi release 竞赛 --event 种类 --on 日期 [--reason 原因] [选项]",
            "gongshi release CONTEST --event KIND --on DATE [--reason TEXT] [OPTIONS]"
        )))
        .arg(argument("contest", "CONTEST", say(text!("竞赛的标识", "Id of the contest")), lang))
        .arg(
            option(
                "event",
                "KIND",
                say(text!(
                    "rubric-locked 细则锁定、publication 公示、objection-summary 异议处理、correction 更正、supplement 补充、withdrawal 撤回、redaction 遮盖、final 最终结果",
                    "rubric-locked, publication, objection-summary, correction, supplement, withdrawal, redaction, final"
                )),
            )
            .value_parser(crate::model::ReleaseEvent::ALL.map(crate::model::ReleaseEvent::as_str))
            .required_unless_present("mend"),
        )
        .arg(
            option("on", "DATE", say(text!("发布的那一天，如 2023-10-16", "The day of the release: 2023-10-16")))
                .value_parser(value::date)
                .required_unless_present("mend"),
        )
        .arg(option("reason", "TEXT", say(text!("原因，会公布", "Why; it is published"))))
        .arg(option("sign", "FILE", say(text!("用这个 minisign 私钥签名", "Sign with this minisign secret key"))).value_parser(value_parser!(PathBuf)))
        .arg(
            option("redact", "FILE", say(text!("取走的文件，如 r0002:data/record.json；可以写几次", "A file to take out, such as r0002:data/record.json; may be repeated")))
                .action(ArgAction::Append)
                .value_parser(value::redaction),
        )
        .arg(flag("dry-run", say(text!("只说会怎样，什么也不写", "Say what would be made, and write nothing"))))
        .arg(flag("mend", say(text!("清理中断的发布、做完中断的遮盖，不作新的发布", "Clear away or finish what was cut short; no release is made"))))
        .arg(now(lang, &text!("以这一天为「今天」（默认这台机器的日期）：发布不能在它之后", "The day of the run (default: this machine's date): a release cannot be later")))
        .arg(format(lang))
}

fn explain(lang: Lang) -> Command {
    let say = |text: Text| text.get(lang).to_owned();
    subcommand(lang, "explain", &text!("解释诊断代码，如 GS0201", "Explain a diagnostic's code, such as GS0201"))
        .override_usage(say(text!("gongshi explain [代码]", "gongshi explain [CODE]")))
        .arg(
            Arg::new("code")
                .value_name("CODE")
                .help_heading(heading(lang))
                .help(say(text!("诊断代码；不写则列出全部代码", "The code; without it, all codes are listed"))),
        )
}

fn forms(lang: Lang) -> Command {
    let say = |text: Text| text.get(lang).to_owned();
    subcommand(
        lang,
        "forms",
        &text!("把审批表、推荐表印到 private/forms/", "Fill in the paper forms, into private/forms/"),
    )
    .override_usage(say(text!("gongshi forms [竞赛 [申报]...]", "gongshi forms [CONTEST [NOMINATION]...]")))
    .arg(Arg::new("names").value_name("NAME").num_args(0..).help_heading(heading(lang)).help(say(text!(
        "竞赛的标识，然后是申报的标识；不写则印 private/ 里有记录的全部申报",
        "Id of a contest, then ids of nominations; without them all that private/ has records of"
    ))))
}

fn order(lang: Lang) -> Command {
    let say = |text: Text| text.get(lang).to_owned();
    subcommand(lang, "order", &text!("核对或排出名单的笔画次序", "Check a list of names by strokes, or sort it"))
        .override_usage(say(text!("gongshi order [选项] 文件", "gongshi order [OPTIONS] FILE")))
        .arg(
            argument(
                "file",
                "FILE",
                say(text!(
                    "名单：一行一个或几个姓名，或带表头的表；- 表示标准输入",
                    "The list: one name a line or several, or a table with a head; - is standard input"
                )),
                lang,
            )
            .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            option(
                "by",
                "ORDER",
                say(text!(
                    "surname-strokes 姓氏笔画（默认）、name-strokes 姓名笔画、title-strokes 名称笔画",
                    "surname-strokes (default), name-strokes, title-strokes"
                )),
            )
            .value_parser(["surname-strokes", "name-strokes", "title-strokes"]),
        )
        .arg(flag("sort", say(text!("不核对，打印排好的名单", "Print the list sorted instead of checking it"))))
        .arg(format(lang))
}

fn calendar(lang: Lang) -> Command {
    let say = |text: Text| text.get(lang).to_owned();
    subcommand(
        lang,
        "calendar",
        &text!("算公示期，或数两个日期之间的工作日", "Count a publicity period, or the days between two dates"),
    )
    .override_usage(say(text!("gongshi calendar [选项] 起日 [止日]", "gongshi calendar [OPTIONS] FIRST [LAST]")))
    .arg(
        argument("from", "FIRST", say(text!("发布日期，如 2023-10-16", "Day of publication: 2023-10-16")), lang)
            .value_parser(value::date),
    )
    .arg(
        argument("to", "LAST", say(text!("写了就数到这一天", "Count up to this day")), lang)
            .required(false)
            .value_parser(value::date),
    )
    .arg(
        option("days", "N", say(text!("公示几天（默认 5）", "Length of the period (default: 5)")))
            .value_parser(value::days)
            .conflicts_with("to"),
    )
    .arg(flag("calendar-days", say(text!("按自然日（默认按工作日）", "Count calendar days (default: working days)"))))
    .arg(flag("skip-first", say(text!("发布当日不计", "Do not count the day of publication"))))
    .arg(
        option("until", "HH:MM", say(text!("最后一天截止的时刻，如 17:00", "Hour of the last day: 17:00")))
            .value_parser(value::hour),
    )
}

fn verify(lang: Lang) -> Command {
    let say = |text: Text| text.get(lang).to_owned();
    subcommand(
        lang,
        "verify",
        &text!(
            "核验已公布的内容：哈希、重算、网页、历史",
            "Verify what was published: hashes, numbers, pages, history"
        ),
    )
    .override_usage(say(text!("gongshi verify [选项] 路径", "gongshi verify [OPTIONS] PATH")))
    .arg(
        argument(
            "path",
            "PATH",
            say(text!(
                "网站、evidence/、存证包（文件夹或 zip）、log/ 或回执",
                "A site, evidence/, a bundle (folder or zip), a log/ or a receipt"
            )),
            lang,
        )
        .value_parser(value_parser!(PathBuf)),
    )
    .arg(option(
        "key",
        "KEY",
        say(text!(
            "发布者的公钥或公钥文件，来自网站之外",
            "The publisher's key, or a file of it, from elsewhere than the site"
        )),
    ))
    .arg(
        option(
            "fingerprint",
            "HEX",
            say(text!("纸质公告等处的指纹；可以写多次", "A fingerprint from paper or elsewhere; may be repeated")),
        )
        .value_parser(value::fingerprint)
        .action(ArgAction::Append),
    )
    .arg(
        option(
            "since",
            "OLD",
            say(text!(
                "此前存下的网站、log/、检查点或回执：核对日志只增不改；可以写多次",
                "A site, log/, checkpoint or receipt kept from earlier: the log must extend it; may be repeated"
            )),
        )
        .value_parser(value_parser!(PathBuf))
        .action(ArgAction::Append),
    )
    .arg(
        option(
            "format",
            "FORMAT",
            say(text!("报告的格式：human（默认）、json", "How the report is printed: human (default), json")),
        )
        .value_parser(["human", "json"]),
    )
}

/// A word that must be there.
fn argument(name: &'static str, value: &'static str, help: String, lang: Lang) -> Arg {
    Arg::new(name).value_name(value).required(true).help_heading(heading(lang)).help(help)
}

/// What `build` and `serve` can change about the site itself.
fn site_flags(lang: Lang) -> [Arg; 4] {
    let say = |text: Text| text.get(lang).to_owned();
    [
        option(
            "base-url",
            "URL",
            say(text!("网站的完整网址，覆盖 site.yaml", "Absolute address of the site, instead of site.yaml's")),
        )
        .value_parser(value::base_url),
        now(
            lang,
            &text!(
                "以这一天（2023-09-25）或时刻（2023-09-25T17:00）为「今天」；不写则页面不含随日期变化的内容",
                "The day (2023-09-25) or moment (2023-09-25T17:00) to build for; without it no page depends on the day"
            ),
        ),
        flag("drafts", say(text!("包括草稿，并标明是草稿", "Include drafts, marked as such"))),
        flag("no-minify", say(text!("不压缩页面", "Do not minify pages"))),
    ]
    .map(|arg| arg.help_heading(heading(lang)))
}

fn now(lang: Lang, help: &Text) -> Arg {
    option("now", "DATE", help.get(lang).to_owned()).value_parser(value::now)
}

fn format(lang: Lang) -> Arg {
    let say = |text: Text| text.get(lang).to_owned();
    option(
        "format",
        "FORMAT",
        say(text!("诊断的格式：human（默认）、json、github", "How faults are printed: human (default), json, github")),
    )
    .value_parser(["human", "json", "github"])
    .help_heading(heading(lang))
}

fn subcommand(lang: Lang, name: &'static str, about: &Text) -> Command {
    let usage = match lang {
        Lang::Zh => format!("gongshi {name} [选项]"),
        Lang::En => format!("gongshi {name} [OPTIONS]"),
    };
    base(lang, name).about(about.get(lang).to_owned()).override_usage(usage)
}

/// What all commands share.
fn base(lang: Lang, name: &'static str) -> Command {
    Command::new(name).disable_help_flag(true).next_help_heading(heading(lang)).help_template(template(lang))
}

/// Common flags come after a command's own in its help.
const LAST: usize = 900;

/// Flags that stand before or after the command.
fn everywhere(lang: Lang) -> [Arg; 4] {
    let say = |text: Text| text.get(lang).to_owned();
    [
        path(
            "root",
            'C',
            say(text!(
                "网站目录（默认从当前目录向上找 site.yaml）",
                "The site's folder (default: the nearest one upwards with a site.yaml)"
            )),
        ),
        option(
            "lang",
            "LANG",
            say(text!(
                "程序的语言：zh 或 en（默认随系统，系统没有设定的随网站）",
                "The program's language: zh or en (default: the locale's, else the site's)"
            )),
        )
        .value_parser(["zh", "en"]),
        option(
            "color",
            "WHEN",
            say(text!("颜色：auto（默认）、always、never", "Colour: auto (default), always, never")),
        )
        .value_parser(["auto", "always", "never"]),
        flag("help", say(text!("显示帮助", "Print help"))).short('h').action(ArgAction::Help),
    ]
    .map(|arg| arg.global(true).help_heading(heading(lang)).display_order(LAST))
}

const fn heading(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "选项",
        Lang::En => "Options",
    }
}

const fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n",
        Lang::En => "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n",
    }
}

fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// A flag with a value. Its choices stand in its help, in the reader's language.
fn option(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help).hide_possible_values(true)
}

fn path(name: &'static str, short: char, help: String) -> Arg {
    option(name, "DIR", help).short(short).value_parser(value_parser!(PathBuf))
}
