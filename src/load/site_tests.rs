#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests make the files themselves")]

use super::*;
use crate::diag::Severity;

fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    dir
}

fn codes(faults: Diagnostics, site: &RawSite) -> Vec<String> {
    let line = |d: Diagnostic| format!("{} {}", site.sources.file(d.span.file).path, d.code.as_str());
    faults.sorted().into_iter().map(line).collect()
}

#[test]
fn every_file_finds_its_place_in_path_order() {
    let dir = site(&[
        ("site.yaml", b"title: t\n"),
        ("data/b/contest.yaml", b"contest: b\n"),
        ("data/a/contest.yaml", b"contest: a\n"),
        ("data/a/units.yaml", b"units: []\n"),
        ("data/a/quotas.yaml", b"tables: []\n"),
        ("data/a/history.yaml", b"events: []\n"),
        ("data/a/rubrics/r.yaml", b"rubric: r\n"),
        ("data/a/nominations/one.yaml", b"nomination: one\n"),
        ("data/a/nominations/x/many.yaml", b"nominations:\n  - nomination: two\n  - nomination: three\n"),
        ("data/a/nominations/table.csv", b"nomination\nfour\nfive\n"),
        ("content/a/plan.md", b"---\ntitle: t\n---\nbody\n"),
        ("content/a/profiles/one.md", b"---\ntitle: t\n---\nbody\n"),
    ]);
    let (site, faults) = load(dir.path()).unwrap();
    assert_eq!(codes(faults, &site), Vec::<String>::new());
    let names: Vec<_> = site.contests.iter().map(|c| &*c.folder).collect();
    assert_eq!(names, ["a", "b"]);
    let a = &site.contests[0];
    assert!(
        site.site.is_some() && a.contest.is_some() && a.units.is_some() && a.quotas.is_some() && a.history.is_some()
    );
    let ids: Vec<_> = a
        .nominations
        .iter()
        .flat_map(|file| {
            let records = file.read(&site.sources);
            assert_eq!(records.len(), file.heads().len());
            file.heads()
        })
        .map(|n| site.sources.slice(n.get("nomination").unwrap().span))
        .collect();
    assert_eq!(ids, ["one", "four", "five", "two", "three"]);
    assert_eq!((a.rubrics.len(), a.notices.len(), a.profiles.len()), (1, 1, 1));
    assert_eq!(a.profiles[0].slug, "one");
    assert_eq!(site.sources.slice(a.profiles[0].body), "body\n");
}

#[test]
fn all_faults_of_all_files_are_collected() {
    let dir = site(&[
        ("data/a/contest.yaml", b"contest: [a\n"),
        ("data/a/units.yaml", b"\xff\xff"),
        ("data/a/unit.yaml", b"x: 1\n"),
        ("data/a/scan.pdf", b"x"),
        ("data/a/nominations/n.yaml", b"nominations: 1\nx: 2\n"),
        ("content/b/x.md", b"---\ntitle: t\n---\n"),
        ("content/a/y.md", b"text\n"),
        ("data/a/history.yaml", "events\u{200b}: []\n".as_bytes()),
    ]);
    let (site, faults) = load(dir.path()).unwrap();
    let warnings = faults.clone().sorted().into_iter().filter(|d| d.severity == Severity::Warning).count();
    assert_eq!(warnings, 1);
    assert_eq!(
        codes(faults, &site),
        [
            "content/a/y.md GS0108",
            "content/b/x.md GS0005",
            "data/a/contest.yaml GS0101",
            "data/a/history.yaml GS0110",
            "data/a/nominations/n.yaml GS0204",
            "data/a/nominations/n.yaml GS0201",
            "data/a/scan.pdf GS0005",
            "data/a/unit.yaml GS0005",
            "data/a/units.yaml GS0001",
        ]
    );
    assert!(site.is_broken("data/a/units.yaml") && site.is_broken("data/a/nominations/"));
    assert!(!site.is_broken("data/a/unit.yaml") && !site.is_broken("data/a/rubrics/"));
}

#[test]
fn a_large_file_is_refused_with_the_limit() {
    let dir = site(&[("data/a/contest.yaml", b"contest: a\n")]);
    let file = std::fs::File::create(dir.path().join("data/a/units.yaml")).unwrap();
    file.set_len(50 << 20).unwrap();
    let (site, faults) = load(dir.path()).unwrap();
    let fault = &faults.sorted()[0];
    assert_eq!(fault.code, Code::FileTooLarge);
    assert!(fault.message.zh.contains("50 MiB") && fault.expected.as_ref().unwrap().zh.contains("32 MiB"));
    assert!(site.contests[0].units.is_none());
}

#[cfg(unix)]
#[test]
fn links_are_refused_and_never_read() {
    let dir = site(&[("data/a/contest.yaml", b"contest: a\n")]);
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, dir.path().join("data/a").join(name)).unwrap();
    link("/etc/hostname", "units.yaml");
    link("contest.yaml", "quotas.yaml");
    link("/dev/zero", "history.yaml");
    let (site, faults) = load(dir.path()).unwrap();
    assert_eq!(
        codes(faults, &site),
        ["data/a/history.yaml GS0003", "data/a/quotas.yaml GS0004", "data/a/units.yaml GS0003"]
    );
}

#[test]
fn loading_twice_gives_the_same() {
    let files: Vec<_> = (0..60).map(|i| (format!("data/a/nominations/{i}.yaml"), format!("n{i}: [\n"))).collect();
    let files: Vec<_> = files.iter().map(|(p, t)| (&**p, t.as_bytes())).collect();
    let dir = site(&files);
    let run = || {
        let (site, faults) = load(dir.path()).unwrap();
        format!("{:?}", (site, faults))
    };
    assert_eq!(run(), run());
}
