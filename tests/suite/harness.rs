//! A site in a folder of its own, and the program run on it as a person would.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sha2::{Digest as _, Sha256};

/// A site that nothing else touches; gone when dropped.
pub(crate) struct Project {
    dir: tempfile::TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

const SITE: &str = "title: 示例公示\norganiser: 示例组织委员会\nsummary: 示例\nlanguage: zh-CN\ntheme: default\n\
                    contests: [small]\ndemo: true\n";

const CONTEST: &str = "\
contest: small
title: 示例竞赛
short_title: 示例
summary: 示例
hosts:
  - {name: 示例组织委员会, role: 主办}
basis: [示例文件]
stages:
  - {id: filing, title: 申报, from: 2023-09-18, to: 2023-09-22, actor: 各单位, clause: 一, publicity: false}
  - {id: publicity, title: 公示, from: 2023-10-09, to: 2023-10-31, actor: 组委会, clause: 二, publicity: true}
tracks:
  - id: teams
    title: 示例集体
    kind: collective
    rubric: basic
    ranking: {on: published, tie_breaks: [], then: shared}
    order: score
awards:
  - {id: best, title: 先进, track: teams, basis: score, tiers: [{id: best, title: 先进, seats: 2}], allow_vacant: true, tie_at_cut: all, clause: 三}
publicity:
  days: 5
  unit: workday
  count_first_day: true
  contact: {office: 示例办公室, phone: 0771-0000000}
choices: []
";

const RUBRIC: &str = "\
rubric: basic
title: 示例评分细则
source: 附件
points: 10
rounding: {places: 2, mode: half_up}
total_of: published
sections:
  - id: all
    title: 全部
    points: 10
    criteria:
      - id: done
        title: 完成率
        points: 10
        clause: 完成率达到90%得10分，否则按比例得分
        evidence: [台账]
        rule: {kind: ratio, done: 完成数, total: 总数, over: error, on_zero: error, steps: [{at_least: 90%, award: full}, {award: proportional}]}
";

impl Project {
    /// A small whole site with so many nominations.
    pub(crate) fn small(nominations: usize) -> Self {
        let project = Self::empty();
        project.write("site.yaml", SITE);
        project.write("data/small/contest.yaml", CONTEST);
        project.write("data/small/rubrics/basic.yaml", RUBRIC);
        project.write("data/small/units.yaml", "units:\n  - {id: u, name: 示例单位, short_name: 示例, level: 市级}\n");
        for n in 0..nominations {
            project.write(&format!("data/small/nominations/t-{n:04}.yaml"), &Self::nomination(n, 50 + n % 50));
        }
        project
    }

    /// A folder without a site.
    pub(crate) fn empty() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// A nomination that has done so many of a hundred.
    pub(crate) fn nomination(n: usize, done: usize) -> String {
        format!(
            "nomination: t-{n:04}\ntrack: teams\nname: 示例集体{n}\nunit: u\nrecommended_by: u\nfields: {{集体性质: 事业单位}}\n\
             facts:\n  done: {{done: {done}, total: 100, source: 示例台账}}\n"
        )
    }

    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Writes a file of the site, with the folders above it.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// The program, to be run in the site's folder, in English and untouched by the caller's locale.
    pub(crate) fn command(&self) -> Command {
        let mut command = gongshi();
        command.current_dir(self.root());
        command
    }

    /// Runs the program in the site's folder.
    #[track_caller]
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command().args(args).output().unwrap())
    }
}

/// The program, in English and untouched by the caller's locale.
pub(crate) fn gongshi() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Fails unless the program ended with this code.
    #[track_caller]
    pub(crate) fn ends(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Fails unless stderr says this.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        assert!(self.stderr.contains(words), "no `{words}` in {self:#?}");
        self
    }
}

/// Every file below a folder with its bytes, by relative path. Both ways of comparing come from it.
pub(crate) fn tree(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut files = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Fails unless a site is whole: exactly the files of its manifest, each with its hash.
/// Returns the manifest, which names the site.
#[track_caller]
pub(crate) fn whole(public: &Path) -> String {
    let mut files = tree(public);
    files.remove(".gitkeep");
    let manifest = String::from_utf8(files.remove("gongshi-manifest.txt").expect("a manifest")).unwrap();
    let found = files.iter().fold(String::new(), |mut lines, (path, bytes)| {
        for byte in Sha256::digest(bytes) {
            let _ = write!(lines, "{byte:02x}");
        }
        lines + "  " + path + "\n"
    });
    assert!(found == manifest, "the folder is not what its manifest says");
    manifest
}
