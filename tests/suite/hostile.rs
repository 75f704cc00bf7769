//! Bad inputs that are not committed: too large, too deep, links, bytes of other encodings.
//! Each is answered with a code and at once.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::harness::Run;
use crate::scene::Scene;

/// Runs a check that must not take long, also on a slow machine in a debug build.
#[track_caller]
fn at_once(scene: &Scene) -> Run {
    let start = Instant::now();
    let answer = scene.check("en");
    assert!(start.elapsed() < Duration::from_secs(5), "took {:?}", start.elapsed());
    answer.ends(1);
    answer
}

#[test]
fn a_file_of_50_megabytes_is_refused_unread() {
    let scene = Scene::base();
    let path = scene.path("data/demo/nominations/all.yaml");
    std::fs::OpenOptions::new().write(true).create_new(true).open(path).unwrap().set_len(50 << 20).unwrap();
    let answer = at_once(&scene);
    assert_eq!(answer.codes(), ["GS0002"]);
    assert!(answer.stdout.contains("50 MiB") && answer.stdout.contains("at most 32 MiB"), "{}", answer.stdout);
}

#[test]
fn a_hundred_thousand_brackets_are_refused_at_the_limit() {
    for bracket in ["[", "{a: ", "- "] {
        let answer = at_once(&Scene::base().write("data/demo/nominations/deep.yaml", bracket.repeat(100_000)));
        assert_eq!(answer.codes(), ["GS0105"], "{bracket}");
        assert!(answer.stdout.len() < 1_000, "the endless line is cut");
    }
}

#[test]
fn a_bomb_of_aliases_is_refused_unfolded() {
    let mut bomb = String::from("nomination: x\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for i in 1..40 {
        let aliases = vec![format!("*a{}", i - 1); 9].join(", ");
        let _ = writeln!(bomb, "a{i}: &a{i} [{aliases}]");
    }
    let answer = at_once(&Scene::base().write("data/demo/nominations/bomb.yaml", bomb));
    assert_eq!(answer.codes().len(), 40 + 39 * 9);
    assert!(answer.codes().iter().all(|c| *c == "GS0104"));
}

#[test]
fn twenty_thousand_repeated_keys_stay_linear() {
    let answer = at_once(&Scene::base().write("data/demo/history.yaml", "a: 1\n".repeat(20_000)));
    assert!(answer.codes().iter().filter(|c| **c == "GS0202").count() == 19_999);
}

/// Not committed as a case: the repository itself could not be checked out on Windows.
#[test]
fn files_that_windows_takes_for_devices_are_refused() {
    let sheet = std::fs::read_to_string(Scene::base().path("data/demo/rubrics/sheet.yaml")).unwrap();
    let scene = Scene::base()
        .write("data/demo/rubrics/lpt1.yaml", sheet.replace("rubric: sheet", "rubric: lpt1"))
        .write("content/demo/prn.md", "---\nkind: news\ntitle: 甲\npublished: 2023-09-18\nissuers: [乙]\n---\n文\n")
        .write("themes/default/static/img/Nul.png", "")
        .write("themes/default/static/章.png", "")
        .write("themes/default/static/.DS_Store", "");
    let answer = at_once(&scene);
    assert_eq!(answer.codes(), ["GS0313", "GS0313", "GS0313", "GS0208"], "{}", answer.stdout);
    for place in ["content/demo/prn.md:1:1", "rubrics/lpt1.yaml:1:9", "static/img/Nul.png:1:1", "static/章.png:1:1"] {
        assert!(answer.stdout.contains(place), "{place} in {}", answer.stdout);
    }
}

#[test]
fn text_of_other_encodings_is_named() {
    let (gb18030, ..) = encoding_rs::GB18030.encode("units:\n  - {id: east, name: 示例市东局}\n");
    let utf16: Vec<u8> = "\u{feff}units: []\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, name) in
        [(&*gb18030, "GB18030"), (&utf16, "UTF-16"), (b"PK\x03\x04\xff", "Excel"), (b"\xff\xfe\xff", "UTF-16")]
    {
        let answer = at_once(&Scene::base().write("data/demo/units.yaml", bytes));
        assert_eq!(answer.codes(), ["GS0001"], "{name}");
        assert!(answer.stdout.contains(name), "{}", answer.stdout);
    }
}

#[test]
fn escapes_in_a_record_do_not_reach_the_terminal() {
    let record = "nomination: \"\\e[2J\"\ntrack: \u{1b}[31m甲\n";
    let answer = at_once(&Scene::base().write("data/demo/nominations/x.yaml", record));
    assert!(!answer.whole().contains('\u{1b}'), "{:?}", answer.stdout);
    assert!(answer.codes().contains(&"GS0110"));
}

#[cfg(unix)]
mod links {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_out_of_the_site_is_refused() {
        let scene = Scene::base();
        std::fs::remove_file(scene.path("data/demo/units.yaml")).unwrap();
        symlink("/etc/passwd", scene.path("data/demo/units.yaml")).unwrap();
        let answer = at_once(&scene);
        assert_eq!(answer.codes(), ["GS0003"]);
        assert!(!answer.stdout.contains("root:"));
    }

    #[test]
    fn a_link_inside_the_site_is_refused_too() {
        let scene = Scene::base();
        symlink("units.yaml", scene.path("data/demo/quotas.yaml")).unwrap();
        assert_eq!(at_once(&scene).codes(), ["GS0004"]);
    }

    #[test]
    fn a_folder_that_links_to_itself_ends() {
        let scene = Scene::base();
        symlink(".", scene.path("data/demo/nominations/again")).unwrap();
        assert_eq!(at_once(&scene).codes(), ["GS0004"]);
    }

    #[test]
    fn an_endless_device_is_never_opened() {
        let scene = Scene::base();
        symlink("/dev/zero", scene.path("data/demo/nominations/zero.yaml")).unwrap();
        assert_eq!(at_once(&scene).codes(), ["GS0003"]);
    }

    #[test]
    fn a_name_that_is_no_text_is_shown_and_refused() {
        let scene = Scene::base();
        let name = std::ffi::OsStr::from_bytes(b"\xd0\xc2.txt");
        std::fs::write(scene.path("data/demo").join(name), "x").unwrap();
        assert_eq!(at_once(&scene).codes(), ["GS0005"]);
    }
}
