//! The command line: words, streams, exit codes, languages.

use std::process::Stdio;

use crate::harness::{Project, Run, gongshi};

#[track_caller]
fn run(args: &[&str]) -> Run {
    Run::of(gongshi().args(args).output().unwrap())
}

#[test]
fn without_a_command_it_shows_a_short_help() {
    let help = run(&[]);
    help.ends(0);
    for command in ["build", "check", "serve", "explain"] {
        assert!(help.stdout.contains(command), "{help:#?}");
    }
    assert!(help.stderr.is_empty());
}

#[test]
fn help_is_in_the_language_of_the_locale_or_the_flag() {
    let chinese = |words: &str| words.contains("用法：") && !words.contains("Usage");
    for locale in ["zh_CN.UTF-8", "zh_TW.Big5"] {
        let output = gongshi().env("LANG", locale).args(["build", "--help"]).output().unwrap();
        assert!(chinese(&Run::of(output).stdout), "{locale}");
    }
    assert!(chinese(&run(&["build", "--help", "--lang", "zh"]).stdout));
    let english = Run::of(gongshi().env("LC_ALL", "zh_CN.UTF-8").args(["--lang=en", "build", "-h"]).output().unwrap());
    assert!(english.stdout.contains("Usage: gongshi build") && !chinese(&english.stdout), "{english:#?}");
}

/// Words on the command line, what is said in both languages.
const MISTAKES: &[(&[&str], &str, &str)] = &[
    (
        &["biuld"],
        "unknown command `biuld`\nhint: did you mean `build`?",
        "不认识的命令 `biuld`\n提示：是不是要写 `build`？",
    ),
    (&["build", "--draft"], "unknown option `--draft`\nhint: did you mean `--drafts`?", "不认识的选项 `--draft`"),
    (&["build", "-z"], "unknown option `-z`", "不认识的选项 `-z`"),
    (
        &["check", "data"],
        "unexpected argument `data`\nhint: a site's folder stands behind -C: -C data",
        "多余的参数 `data`\n提示：站点的文件夹写在 -C 后面：-C data",
    ),
    (
        &["build", "--now", "2023-02-30"],
        "`2023-02-30` is no value of option `--now`\nhint: expected a date that exists",
        "选项 `--now` 的值 `2023-02-30` 不对\n提示：应为存在的日期",
    ),
    (
        &["build", "--now", "-4000-01-01"],
        "no negative number or year (`-4`…) belongs here\nhint: a date is written 2023-09-25",
        "这里不能写负数或负的年份（`-4`…）\n提示：日期写作 2023-09-25",
    ),
    (&["build", "--now"], "option `--now` needs a value", "选项 `--now` 缺少值"),
    (&["build", "--base-url", "example.org"], "`example.org` is no value of option `--base-url`", "应为完整网址"),
    (&["check", "--format", "jsn"], "did you mean `json`? choices: human, json, github", "可选：human、json、github"),
    (&["build", "-o", "a", "-o", "b"], "option `--output` is given more than once", "选项 `--output` 写了不止一次"),
    (&["build", "--force=yes"], "option `--force` takes no value", "选项 `--force` 不带值"),
    (&["serve", "--port", "65536"], "expected a whole number from 0 to 65535", "应为 0 到 65535 的整数"),
    (&["serve", "--host", "example"], "expected an IP address", "应为 IP 地址"),
    (
        &["release", "small", "--event", "final"],
        "missing: --on <DATE>\nhint: see gongshi release --help",
        "缺少 --on <DATE>\n提示：用法见 gongshi release --help",
    ),
    (&["release", "small", "--on", "2023-10-09"], "missing: --event <KIND>", "缺少 --event <KIND>"),
    (
        &["release", "small", "--fingerprint", "x"],
        "unknown option `--fingerprint`\nhint: see gongshi release --help",
        "不认识的选项 `--fingerprint`\n提示：用法见 gongshi release --help",
    ),
    (&["explain", "GS9999"], "there is no code `GS9999`", "没有代码 `GS9999`"),
];

#[test]
fn mistakes_on_the_command_line_are_explained_in_both_languages() {
    for (args, en, zh) in MISTAKES {
        for (lang, words) in [("en", en), ("zh", zh)] {
            let run = run(&[args, ["--lang", lang].as_slice()].concat());
            run.ends(2).says(words);
            assert!(run.stdout.is_empty(), "{run:#?}");
        }
    }
}

#[test]
fn a_wrong_language_is_said_in_the_language_of_the_locale() {
    run(&["check", "--lang", "fr"]).ends(2).says("`fr` is no value of option `--lang`\nhint: choices: zh, en");
}

#[test]
fn the_version_is_data() {
    assert_eq!(run(&["--version"]).ends(0).stdout, concat!("gongshi ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn without_a_site_it_says_how_to_name_one() {
    let project = Project::empty();
    for command in ["check", "build", "serve"] {
        project.run(&[command]).ends(3).says("site.yaml").says("--root");
    }
    project.run(&["check", "--root", "absent"]).ends(3).says("there is no site.yaml in");
}

#[test]
fn the_site_is_found_from_any_folder_below() {
    let project = Project::small(2);
    let below = project.root().join("data/small");
    let output = gongshi().current_dir(&below).arg("check").output().unwrap();
    Run::of(output).ends(0).says("no faults");
    let output = gongshi().current_dir("/").arg("check").arg("-C").arg(project.root()).output().unwrap();
    Run::of(output).ends(0);
}

#[test]
fn faults_go_to_stdout_and_talk_to_stderr() {
    let project = Project::small(2);
    project.write("data/small/nominations/t-0001.yaml", &Project::nomination(1, 101));
    let run = project.run(&["check"]);
    run.ends(1).says("1 error");
    assert!(run.stdout.contains("t-0001.yaml"), "{run:#?}");
    let json = project.run(&["check", "--format", "json"]);
    json.ends(1);
    for line in json.stdout.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}

#[test]
fn a_fault_of_site_yaml_is_the_configurations() {
    let project = Project::small(2);
    project.write("site.yaml", &project.read("site.yaml").replace("title:", "titel:"));
    project.run(&["check"]).ends(3);
    project.run(&["build"]).ends(3);
}

#[test]
fn build_says_what_it_built() {
    let project = Project::small(2);
    let run = project.run(&["build"]);
    run.ends(0).says("contests: 1, nominations: 2").says("public");
    assert!(run.stdout.is_empty(), "{run:#?}");
}

#[test]
fn a_closed_pipe_is_no_error_and_a_full_stdout_is() {
    let mut child = gongshi().arg("explain").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    Run::of(child.wait_with_output().unwrap()).ends(0);
    if let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") {
        let output = gongshi().arg("explain").stdout(full).output().unwrap();
        Run::of(output).ends(4).says("stdout");
    }
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let project = Project::empty();
    assert!(!project.run(&["check"]).stderr.contains('\u{1b}'));
    assert!(project.run(&["check", "--color", "always"]).stderr.contains('\u{1b}'));
}

#[test]
fn explain_lists_all_codes_and_explains_each() {
    let list = run(&["explain"]).ends(0).stdout.clone();
    for line in list.lines() {
        let code = &line[..6];
        let entry = run(&["explain", code]);
        assert!(entry.ends(0).stdout.contains(code), "{code}");
    }
}

#[test]
fn a_list_of_names_is_checked_and_sorted() {
    let here = Project::empty();
    here.write("names.txt", "丁示例\n李示例（女，回族）\n王　甲\t示例厂\n");
    let order = |args: &[&str]| Run::of(gongshi().current_dir(here.root()).args(args).output().unwrap());
    let wrong = order(&["order", "names.txt", "--lang", "zh"]);
    wrong.ends(1);
    assert!(wrong.stdout.contains("names.txt:3:1") && wrong.stdout.contains("「王」4画，「李」7画"), "{wrong:#?}");
    let sorted = order(&["order", "--sort", "names.txt"]);
    sorted.ends(0);
    assert_eq!(sorted.stdout, "丁示例\n王　甲\t示例厂\n李示例（女，回族）\n");
    here.write("sorted.txt", &sorted.stdout);
    order(&["order", "sorted.txt", "--lang", "zh"]).ends(0).says("3 个，以姓氏笔画为序");
    // Rows of names are read from left to right.
    here.write("rows.txt", "丁示例　王　甲\n李示例　马示例\n");
    let wrong = order(&["order", "rows.txt", "--lang", "zh"]);
    assert!(wrong.stdout.contains("「马示例」（第 4 个）") && wrong.stdout.contains("rows.txt:2:"), "{wrong:#?}");
    let sorted = order(&["order", "--sort", "rows.txt"]);
    assert_eq!(sorted.stdout, "丁示例　马示例\n王　甲　李示例\n");
    // A table with a head; the same name twice is spoken of.
    here.write("table.txt", "序号\t姓名\n1\t丁示例\n2\t王甲\n3\t王甲\n");
    let twice = order(&["order", "table.txt", "--lang", "zh"]);
    assert!(twice.ends(0).stdout.contains("「王甲」在名单上不止一次：第 2、3 个"), "{twice:#?}");
}

#[test]
fn lists_of_names_under_headings_are_checked_one_by_one() {
    let here = Project::empty();
    let order = |text: &str, more: &[&str]| {
        here.write("names.txt", text);
        let args = [&["--lang", "zh", "order", "names.txt"], more].concat();
        Run::of(gongshi().current_dir(here.root()).args(args).output().unwrap())
    };
    order("一等奖\n王示例\n二等奖\n丁示例\n马示例\n", &[]).ends(0).says("3 个，分 2 组，各以姓氏笔画为序");
    let text = "一等奖\n1. 王示例\n二等奖\n1. 马示例\n2. 丁示例\n";
    let wrong = order(text, &[]);
    assert!(wrong.ends(1).stdout.contains("names.txt:5:4"), "{wrong:#?}");
    assert_eq!(order(text, &["--sort"]).ends(0).stdout, "一等奖\n1. 王示例\n二等奖\n1. 丁示例\n2. 马示例\n");
    let doubtful = order("南宁市\n王示例\n丁示例市\n丁示例\n", &["--sort"]);
    assert!(doubtful.ends(0).stderr.contains("「南宁市」不像姓名，当作小标题"), "{doubtful:#?}");
    let numbers = order("12. 马示例\n11. 丁示例\n", &["--sort"]);
    assert!(
        numbers.ends(0).stderr.contains("序号没有重编") && numbers.stdout.starts_with("11. 丁示例"),
        "{numbers:#?}"
    );
    let empty = order("一等奖\n", &["--sort"]);
    assert!(empty.ends(1).stdout.contains("名单里没有名字"), "{empty:#?}");
}

#[test]
fn a_period_is_counted_without_a_site() {
    let zh = |args: &[&str]| run(&[&["--lang", "zh", "calendar"], args].concat());
    assert_eq!(zh(&["2023-10-16", "--until", "17:00"]).ends(0).stdout, "2023年10月16日至20日17:00（5个工作日）\n");
    assert_eq!(
        zh(&["2023-09-25", "2023-09-29"]).ends(0).stdout.lines().next(),
        Some("2023年9月25日至29日（4个工作日）")
    );
    let skipped = zh(&["2025-04-14", "--skip-first"]);
    assert!(
        skipped.ends(0).stdout.starts_with("2025年4月15日至21日（5个工作日）\n不计 2025-04-14 发布当日不计\n"),
        "{skipped:#?}"
    );
    zh(&["2026-12-28"]).ends(1).says("没有 2027-01-01");
    zh(&["2023-09-29", "2023-09-25"]).ends(2).says("后一个日期早于前一个");
}
