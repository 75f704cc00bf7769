//! The old site survives: kill -9, a full disk, a foreign folder, two builds at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Project, Run, tree, whole};

/// Numbers that look random and are the same in every run (Knuth's linear congruence).
struct Moments(u64);

impl Moments {
    /// A number below a limit.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[test]
fn killed_at_any_of_fifty_moments_the_site_is_wholly_old_or_wholly_new() {
    let project = Project::small(60);
    project.run(&["build"]).ends(0);
    let old = whole(&project.public());
    // The other site differs in every page.
    project.write("site.yaml", &project.read("site.yaml").replace("示例公示", "另一个公示"));
    let begin = Instant::now();
    project.run(&["build", "-o", "elsewhere"]).ends(0);
    let duration = begin.elapsed();
    let new = whole(&project.root().join("elsewhere"));
    assert_ne!(old, new);
    let mut moments = Moments(20_231_016);
    let mut killed = 0;
    for round in 0..50 {
        let mut build = project.command().arg("build").stderr(Stdio::null()).spawn().unwrap();
        // Denser towards the end, where the swap is: two thirds of the kills fall into the last half.
        let span = u64::try_from(duration.as_micros()).unwrap();
        let at = if round % 3 == 0 { moments.below(span / 2) } else { span / 2 + moments.below(span * 6 / 10) };
        std::thread::sleep(Duration::from_micros(at));
        build.kill().unwrap();
        killed += usize::from(!build.wait().unwrap().success());
        let now = whole(&project.public());
        assert!(now == old || now == new, "round {round}: neither the old nor the new site");
        if now == new {
            // Start again from the old site, so that the next kill has something to break.
            let title = project.read("site.yaml");
            project.write("site.yaml", &title.replace("另一个公示", "示例公示"));
            project.run(&["build"]).ends(0);
            assert_eq!(whole(&project.public()), old);
            project.write("site.yaml", &title);
        }
    }
    assert!(killed >= 10, "only {killed} of 50 builds were killed in time: choose other moments");
    // What the killed runs left behind is gone after the next one.
    project.run(&["build"]).ends(0);
    assert_eq!(whole(&project.public()), new);
    assert_eq!(hidden(project.root()), Vec::<String>::new());
}

fn hidden(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".gongshi")).collect()
}

/// A small file system of its own, unmounted when dropped.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    /// `None` where mounting is not allowed; in CI that is a failure.
    #[allow(clippy::print_stderr, reason = "a test that was not run must say so")]
    fn mount(at: &'a Path, size: &str) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let options = format!("size={size}");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(at).output();
        if mounted.is_ok_and(|m| m.status.success()) {
            return Some(Self(at));
        }
        assert!(std::env::var_os("CI").is_none(), "CI must be able to mount a tmpfs for this test");
        eprintln!("SKIPPED: a full disk was not tried, because this user may not mount a tmpfs");
        None
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn on_a_full_disk_the_old_site_stays_and_the_message_says_so() {
    let project = Project::small(5);
    let disk = project.root().join("disk");
    let Some(_disk) = SmallDisk::mount(&disk, "2m") else { return };
    let output = disk.join("public");
    let build = ["build", "-o", output.to_str().unwrap()];
    project.run(&build).ends(0);
    let old = tree(&output);
    for n in 5..400 {
        project.write(&format!("data/small/nominations/t-{n:04}.yaml"), &Project::nomination(n, 70));
    }
    project.run(&build).ends(4).says("the disk is full");
    assert!(tree(&output) == old, "the old site was touched");
    whole(&output);
    assert_eq!(hidden(&disk), Vec::<String>::new(), "the half site was cleared away, so the disk has room again");
}

#[test]
fn a_foreign_folder_is_refused_and_left_as_it_is() {
    let project = Project::small(2);
    project.write("public/photo.jpg", "mine");
    project.run(&["build"]).ends(2).says("photo.jpg").says("--force");
    assert_eq!(project.run(&["build", "--lang", "zh"]).code, Some(2));
    assert_eq!(tree(&project.public()), BTreeMap::from([("photo.jpg".to_owned(), b"mine".to_vec())]));
    project.run(&["build", "--force"]).ends(0);
    whole(&project.public());
    assert!(!project.public().join("photo.jpg").exists());
}

#[test]
fn an_output_that_would_swallow_the_site_is_refused() {
    let project = Project::small(2);
    for output in [".", "..", "data", "data/small/x", "content", "themes/mine", "/"] {
        project.run(&["build", "--force", "-o", output]).ends(2).says("would destroy");
    }
    project.run(&["check"]).ends(0);
}

#[test]
fn faults_in_the_records_change_nothing_on_the_disk() {
    let project = Project::small(3);
    project.run(&["build"]).ends(0);
    let old = tree(&project.public());
    project.write("data/small/nominations/t-0001.yaml", &Project::nomination(1, 101));
    project.run(&["build"]).ends(1).says("t-0001.yaml").says("was not touched");
    assert!(tree(&project.public()) == old);
    assert_eq!(hidden(project.root()), Vec::<String>::new());
}

#[test]
fn of_two_builds_at_once_one_is_told_to_wait_and_the_site_is_whole() {
    let project = Project::small(40);
    let spawn = || project.command().arg("build").stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let builds: Vec<_> = (0..4).map(|_| spawn()).collect();
    let runs: Vec<Run> = builds.into_iter().map(|b| Run::of(b.wait_with_output().unwrap())).collect();
    assert!(runs.iter().any(|run| run.code == Some(0)), "{runs:#?}");
    for run in runs.iter().filter(|run| run.code != Some(0)) {
        run.ends(4).says("another gongshi is building");
    }
    whole(&project.public());
    assert_eq!(hidden(project.root()), Vec::<String>::new());
}

#[test]
fn sha256sum_accepts_the_manifest() {
    let project = Project::small(3);
    project.run(&["build"]).ends(0);
    let check = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "gongshi-manifest.txt"])
        .current_dir(project.public())
        .output()
        .unwrap();
    assert!(check.status.success(), "{check:?}");
}
