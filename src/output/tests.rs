//! What publishing promises, tried on small trees.

use std::fs;
use std::path::Path;

use super::*;

/// A site's root with data/, and its output folder.
fn site() -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("site.yaml"), "").unwrap();
    fs::create_dir(dir.path().join("data")).unwrap();
    let output = dir.path().join("public");
    (dir, output)
}

fn publish(root: &Path, output: &Path, files: &[(&str, &str)]) -> Result<Published, OutputError> {
    let staging = Staging::begin(output, root, false)?;
    for (path, content) in files {
        staging.write(&SitePath::new(path)?, path, content.as_bytes())?;
    }
    staging.publish()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_site_is_published_with_its_manifest_and_nothing_is_left_beside_it() {
    let (dir, output) = site();
    let published = publish(dir.path(), &output, &[("index.html", "甲"), ("a/n/x.html", "乙")]).unwrap();
    assert_eq!(published.files, 3);
    assert_eq!(names(&output), ["a", "gongshi-manifest.txt", "index.html"]);
    assert_eq!(names(dir.path()), ["data", "public", "site.yaml"]);
    let manifest = fs::read_to_string(output.join("gongshi-manifest.txt")).unwrap();
    assert_eq!(manifest.lines().map(|l| &l[66..]).collect::<Vec<_>>(), ["a/n/x.html", "index.html"]);
}

#[test]
fn the_next_site_replaces_the_whole_of_the_last() {
    let (dir, output) = site();
    publish(dir.path(), &output, &[("old.html", "")]).unwrap();
    publish(dir.path(), &output, &[("new.html", "")]).unwrap();
    assert_eq!(names(&output), ["gongshi-manifest.txt", "new.html"]);
    assert_eq!(names(dir.path()), ["data", "public", "site.yaml"]);
}

#[test]
fn a_fresh_checkout_keeps_its_gitkeep() {
    let (dir, output) = site();
    fs::create_dir(&output).unwrap();
    fs::write(output.join(".gitkeep"), "").unwrap();
    publish(dir.path(), &output, &[("index.html", "")]).unwrap();
    publish(dir.path(), &output, &[("index.html", "")]).unwrap();
    assert_eq!(names(&output), [".gitkeep", "gongshi-manifest.txt", "index.html"]);
}

#[test]
fn what_gongshi_did_not_write_is_not_replaced_without_force() {
    let (dir, output) = site();
    publish(dir.path(), &output, &[("index.html", "")]).unwrap();
    fs::write(output.join("CNAME"), "example.org").unwrap();
    let error = publish(dir.path(), &output, &[("index.html", "new")]).unwrap_err();
    assert!(matches!(&error, OutputError::Foreign { example, .. } if example == "CNAME"), "{error:?}");
    assert_eq!(names(&output), ["CNAME", "gongshi-manifest.txt", "index.html"]);
    assert_eq!(names(dir.path()), ["data", "public", "site.yaml"]);
    Staging::begin(&output, dir.path(), true).unwrap().publish().unwrap();
    assert_eq!(names(&output), ["gongshi-manifest.txt"]);
}

#[test]
fn a_file_called_manifest_does_not_make_a_folder_ours() {
    let (dir, output) = site();
    fs::create_dir(&output).unwrap();
    for text in ["", "notes\n"] {
        fs::write(output.join("gongshi-manifest.txt"), text).unwrap();
        assert!(matches!(publish(dir.path(), &output, &[]).unwrap_err(), OutputError::Foreign { .. }), "{text:?}");
    }
}

#[test]
fn the_sites_own_folders_are_never_the_output() {
    let (dir, _) = site();
    let root = dir.path();
    for output in ["", ".", "..", "data", "data/public", "themes", "content/x", ".git"] {
        let error = Staging::begin(&root.join(output), root, true).unwrap_err();
        assert!(matches!(error, OutputError::Swallows { .. }), "{output}: {error:?}");
    }
    assert!(Staging::begin(Path::new("/"), root, true).is_err());
    assert_eq!(names(root), ["data", "site.yaml"], "no folder was made");
}

#[test]
fn another_site_is_never_the_output_nor_in_it() {
    let (dir, _) = site();
    let (other, _) = site();
    fs::create_dir_all(other.path().join("content/x")).unwrap();
    fs::write(other.path().join("data/a.yaml"), "mine").unwrap();
    let around = tempfile::tempdir_in(dir.path()).unwrap();
    fs::create_dir_all(around.path().join("deep/data")).unwrap();
    fs::write(around.path().join("deep/site.yaml"), "").unwrap();
    fs::create_dir_all(dir.path().join("pages/.git")).unwrap();
    let refused = [
        other.path().to_owned(),
        other.path().join("data"),
        other.path().join("data/new"),
        other.path().join("content/x"),
        other.path().join("themes"),
        around.path().to_owned(),
        dir.path().join("pages"),
    ];
    for output in refused {
        let error = Staging::begin(&output, dir.path(), true).unwrap_err();
        assert!(matches!(error, OutputError::Swallows { .. }), "{}: {error:?}", output.display());
    }
    assert_eq!(fs::read_to_string(other.path().join("data/a.yaml")).unwrap(), "mine");
    Staging::begin(&other.path().join("public"), dir.path(), true).unwrap().publish().unwrap();
}

#[test]
fn the_output_lies_in_no_other_output() {
    let (dir, output) = site();
    let inside = |path: &Path| Staging::begin(path, dir.path(), true).unwrap_err();
    assert!(matches!(inside(&output.join("sub")), OutputError::Inside { .. }), "where the plain build goes");
    assert!(!output.exists(), "no folder was made");
    let elsewhere = dir.path().join("www");
    publish(dir.path(), &elsewhere, &[("index.html", "")]).unwrap();
    assert!(matches!(inside(&elsewhere.join("a/b")), OutputError::Inside { .. }));
    for bench in [".gongshi-staging-public", ".gongshi-staging-x/tree"] {
        assert!(matches!(inside(&dir.path().join(bench)), OutputError::Inside { .. }), "{bench}");
    }
    assert_eq!(names(dir.path()), ["data", "site.yaml", "www"]);
}

#[test]
fn a_file_where_the_new_site_is_made_is_named() {
    let (dir, output) = site();
    let bench = dir.path().join(".gongshi-staging-public");
    fs::write(&bench, "mine").unwrap();
    let error = publish(dir.path(), &output, &[]).unwrap_err();
    assert!(matches!(&error, OutputError::BenchTaken(path) if path.ends_with(".gongshi-staging-public")), "{error:?}");
    assert!(error.hint().is_some());
    assert_eq!(fs::read_to_string(&bench).unwrap(), "mine");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let (dir, output) = site();
    fs::write(&output, "mine").unwrap();
    assert!(matches!(publish(dir.path(), &output, &[]).unwrap_err(), OutputError::NotAFolder(_)));
    assert_eq!(fs::read_to_string(&output).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn through_a_link_the_real_folder_is_replaced_and_the_link_stays() {
    let (dir, output) = site();
    let real = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(real.path().join("www"), &output).unwrap();
    assert!(matches!(publish(dir.path(), &output, &[]).unwrap_err(), OutputError::NotAFolder(_)), "a link to nowhere");
    fs::create_dir(real.path().join("www")).unwrap();
    publish(dir.path(), &output, &[("index.html", "")]).unwrap();
    assert!(fs::symlink_metadata(&output).unwrap().is_symlink());
    assert_eq!(names(&real.path().join("www")), ["gongshi-manifest.txt", "index.html"]);
    // A link into the site's own records is seen through.
    fs::remove_file(&output).unwrap();
    std::os::unix::fs::symlink("data", &output).unwrap();
    assert!(matches!(publish(dir.path(), &output, &[]).unwrap_err(), OutputError::Swallows { .. }));
}

#[test]
fn a_second_build_is_turned_away_while_the_first_is_at_work() {
    let (dir, output) = site();
    let first = Staging::begin(&output, dir.path(), false).unwrap();
    assert!(matches!(Staging::begin(&output, dir.path(), false).unwrap_err(), OutputError::Busy(_)));
    // Another folder is no concern of the first.
    publish(dir.path(), &dir.path().join("other"), &[("index.html", "")]).unwrap();
    first.write(&SitePath::new("index.html").unwrap(), "home", b"").unwrap();
    first.publish().unwrap();
    publish(dir.path(), &output, &[("index.html", "")]).unwrap();
}

#[test]
fn a_build_that_fails_leaves_nothing() {
    let (dir, output) = site();
    let twice = [("a.html", "1"), ("a.html", "2")];
    assert!(matches!(publish(dir.path(), &output, &twice).unwrap_err(), OutputError::Claimed { .. }));
    let reserved = [("gongshi-manifest.txt", "mine")];
    assert!(matches!(publish(dir.path(), &output, &reserved).unwrap_err(), OutputError::Claimed { .. }));
    assert_eq!(names(dir.path()), ["data", "site.yaml"]);
}

#[test]
fn what_a_killed_run_left_is_mended_by_the_next() {
    let (dir, output) = site();
    publish(dir.path(), &output, &[("index.html", "whole")]).unwrap();
    // Killed between the two renames of a file system without exchange: the old site is aside.
    let bench = dir.path().join(".gongshi-staging-public");
    fs::create_dir_all(bench.join("tree")).unwrap();
    fs::write(bench.join("lock"), "").unwrap();
    fs::write(bench.join("tree/half.html"), "half").unwrap();
    fs::rename(&output, bench.join("old")).unwrap();
    let staging = Staging::begin(&output, dir.path(), false).unwrap();
    assert_eq!(fs::read_to_string(output.join("index.html")).unwrap(), "whole");
    drop(staging);
    assert_eq!(names(dir.path()), ["data", "public", "site.yaml"]);
}

#[cfg(unix)]
#[test]
fn the_folder_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let (dir, output) = site();
    fs::create_dir(&output).unwrap();
    fs::set_permissions(&output, fs::Permissions::from_mode(0o750)).unwrap();
    publish(dir.path(), &output, &[("index.html", "")]).unwrap();
    assert_eq!(fs::metadata(&output).unwrap().permissions().mode() & 0o777, 0o750);
}

#[test]
fn many_threads_write_one_tree() {
    use rayon::prelude::*;
    let (dir, output) = site();
    let staging = Staging::begin(&output, dir.path(), false).unwrap();
    (0..500).into_par_iter().for_each(|n| {
        let path = SitePath::new(&format!("c{}/n/{n}.html", n % 7)).unwrap();
        staging.write(&path, "page", n.to_string().as_bytes()).unwrap();
    });
    assert_eq!(staging.publish().unwrap().files, 501);
    assert_eq!(fs::read_to_string(output.join("c3/n/493.html")).unwrap(), "493");
}
