//! The base site of the cases, spoilt by a test, and what `gongshi check` says to it.
//!
//! ```ignore
//! Scene::base().write("data/demo/units.yaml", "units: [").check("zh")
//! ```

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::harness::{Run, gongshi};

/// The smallest valid site: one contest, one rubric, two units, two nominations.
pub(crate) const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/_base");

/// A copy of the base site that a test may spoil. It goes when the scene is dropped.
#[must_use]
pub(crate) struct Scene {
    dir: TempDir,
    /// The day that `check` is told.
    now: Option<String>,
}

impl Scene {
    /// The base site as it is.
    pub(crate) fn base() -> Self {
        let scene = Self { dir: tempfile::tempdir().unwrap(), now: None };
        copy(Path::new(BASE), scene.dir.path(), &|_| true);
        scene
    }

    /// A copy of another site.
    pub(crate) fn of_folder(folder: &Path) -> Self {
        let scene = Self { dir: tempfile::tempdir().unwrap(), now: None };
        copy(folder, scene.dir.path(), &|_| true);
        scene
    }

    /// The base site under the files of a case; its `expected.*`, `delete.txt` and `now.txt` (a day
    /// for `--now`) are no part of the site.
    /// A feature may have a `_base` of its own between the two.
    pub(crate) fn of_case(case: &Path) -> Self {
        let feature = case.with_file_name("_base");
        let scene = if feature.is_dir() { Self::base().lay(&feature) } else { Self::base() };
        let now = std::fs::read_to_string(case.join("now.txt")).ok().map(|day| day.trim().to_owned());
        Self { now, ..scene.lay(case) }
    }

    /// Lays the files of a folder over the site.
    fn lay(self, folder: &Path) -> Self {
        let answers = |name: &str| name.starts_with("expected.") || name == "delete.txt" || name == "now.txt";
        copy(folder, self.dir.path(), &|name| !answers(name));
        let deleted = std::fs::read_to_string(folder.join("delete.txt")).unwrap_or_default();
        for path in deleted.lines() {
            std::fs::remove_file(self.path(path)).unwrap();
        }
        self
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// A place in the site.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Runs the program in it.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(gongshi().args(args).current_dir(self.dir.path()).output().unwrap())
    }

    /// Runs `gongshi check` in it.
    pub(crate) fn check(&self, lang: &str) -> Run {
        let now = self.now.iter().flat_map(|day| ["--now", day]);
        Run::of(gongshi().args(["check", "--lang", lang]).args(now).current_dir(self.dir.path()).output().unwrap())
    }
}

impl Run {
    /// The whole answer as an expectation holds it.
    pub(crate) fn whole(&self) -> String {
        format!("{}{}exit {}\n", self.stdout, self.stderr, self.code.unwrap_or(-1))
    }

    /// The codes of all faults, in order.
    pub(crate) fn codes(&self) -> Vec<&str> {
        self.stdout.lines().filter_map(|line| line.split_once('[')?.1.split_once("]: ")).map(|(code, _)| code).collect()
    }
}

fn copy(from: &Path, to: &Path, wanted: &dyn Fn(&str) -> bool) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(&name), &|_| true);
        } else if wanted(&name) {
            std::fs::copy(entry.path(), to.join(name)).unwrap();
        }
    }
}
