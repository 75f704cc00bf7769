//! What was published is changed in every way, and each change is caught by the layer that should catch it.
//!
//! docs/evidence-layers.md is the table of [`attacks`]: both are compared here.

mod attacks;
mod bound;
mod bytes;
mod cli;
mod hostile;
mod scene;

use gongshi::bag;
use gongshi::verify::{self, Earlier, Looked, Outside};

use self::scene::{RELEASE, layers, scene, signer, stranger, text, verified};

/// What a careful reader has of these states of the site: the key, the printed fingerprint of the last
/// release, a copy of the checkpoint.
fn outside(states: &[&scene::Files]) -> Outside {
    let last = |files: &scene::Files| {
        files.keys().rev().find(|path| path.ends_with("tagmanifest-sha256.txt")).unwrap().clone()
    };
    let kept = |files: &scene::Files| Earlier::parse("checkpoint", &text(files, "evidence/log/checkpoint")).unwrap();
    Outside {
        key: Some(signer().public_key()),
        fingerprints: states.iter().map(|files| bag::fingerprint(&files[&last(files)])).collect(),
        since: states.iter().map(|files| kept(files)).collect(),
    }
}

#[test]
fn an_honest_site_has_no_differences() {
    for outside in [Outside::default(), outside(&[&scene().before])] {
        for files in [&scene().before, &scene().after] {
            let report = verified(files, &outside);
            assert!(report.holds(), "{:#?}", report.findings.differences);
        }
    }
    let report = verified(&scene().after, &outside(&[&scene().before]));
    let looked = |what| report.findings.looked.get(&what).copied().unwrap_or_default();
    for (what, n) in [
        (Looked::Releases, 3),
        (Looked::Nominations, 8),
        (Looked::Numbers, 24),
        (Looked::Ranks, 8),
        (Looked::Winners, 4),
        (Looked::Events, 2),
        (Looked::Names, 14),
        (Looked::Notices, 1),
        (Looked::Entries, 3),
        (Looked::Tiles, 2),
        (Looked::Receipts, 3),
        // Three releases, the checkpoint, three receipts, the checkpoint of then.
        (Looked::Signatures, 8),
        (Looked::Fingerprints, 1),
        (Looked::Earlier, 1),
    ] {
        assert_eq!(looked(what), n, "{what:?}");
    }
    for what in [Looked::Steps, Looked::Rows, Looked::PageNumbers, Looked::TwinNumbers, Looked::Files] {
        assert!(looked(what) > 20, "{what:?}: {}", looked(what));
    }
}

/// What catches an attack: the layers without help, then whatever came from outside.
fn caught(files: &scene::Files) -> Vec<&'static str> {
    let dir = scene::laid(files);
    let mut by = layers(&verify::verify(dir.path(), &Outside::default()).unwrap());
    let report = verify::verify(dir.path(), &outside(&[&scene().before, &scene().after])).unwrap();
    let says =
        |words: &[&str]| report.findings.differences.iter().any(|d| words.iter().any(|word| d.what.en.contains(word)));
    for (name, words) in [
        ("--fingerprint", &["no release has this fingerprint"][..]),
        ("--key", &["(key ", "by the key "]),
        ("--since", &["the log was cut", "the log was rewritten", "not the same log"]),
    ] {
        by.extend(says(words).then_some(name));
    }
    by
}

#[test]
fn every_attack_is_caught_as_the_table_says() {
    let all: Vec<_> = attacks::all().into_iter().map(|attack| (attack.names, caught(&attack.files))).collect();
    for (document, column) in [("docs/evidence-layers.md", 0), ("docs/evidence-layers.zh-CN.md", 1)] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
        let table = std::fs::read_to_string(path).unwrap();
        let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
        let row =
            |(names, by): &([&str; 2], Vec<&str>)| format!("| {} | {} |", names[column], attacks::words(by, column));
        let expected: Vec<String> = all.iter().map(row).collect();
        assert!(rows == expected, "{document} should say:\n{}", expected.join("\n"));
    }
}

#[test]
fn another_key_signs_in_vain() {
    let mut files = scene().after.clone();
    scene::reenter(&mut files, Some(&stranger()));
    scene::relist(&mut files);
    assert_eq!(layers(&verified(&files, &Outside::default())), [] as [&str; 0]);
    let report = verified(&files, &Outside { key: Some(signer().public_key()), ..Outside::default() });
    let said: Vec<&str> = report.findings.differences.iter().map(|d| d.what.en.as_str()).collect();
    assert_eq!(said.len(), 7, "{said:#?}");
    assert!(files.contains_key(&format!("{RELEASE}.zip")));
}

/// The site after the correction, without the signatures of these releases.
fn unsigned(releases: &[&str]) -> scene::Files {
    let mut files = scene().after.clone();
    for release in releases {
        let release = format!("evidence/small/{release}");
        files.remove(&format!("{release}/tagmanifest-sha256.txt.minisig")).unwrap();
        scene::rezip(&mut files, &release);
    }
    scene::relist(&mut files);
    files
}

#[test]
fn a_publisher_may_begin_to_sign_later_and_does_not_stop() {
    let key = Outside { key: Some(signer().public_key()), ..Outside::default() };
    let begun = verified(&unsigned(&["r0001", "r0002"]), &key);
    assert!(begun.holds(), "{:#?}", begun.findings.differences);
    for name in ["small/r0001", "small/r0002"] {
        let said = format!("{name} is not signed: signatures begin with small/r0003");
        assert!(begun.findings.notes.iter().any(|note| note.en == said), "{:#?}", begun.findings.notes);
    }
    let stopped = verified(&unsigned(&["r0003"]), &key);
    let said: Vec<_> = stopped.findings.differences.iter().map(|d| d.place.as_str()).collect();
    assert_eq!(said, ["small/r0003 tagmanifest-sha256.txt.minisig"]);
    // Without any signature there is no beginning.
    assert_eq!(verified(&unsigned(&["r0001", "r0002", "r0003"]), &key).findings.differences.len(), 3);
}

#[test]
fn a_signature_by_another_key_is_said_to_be_one() {
    let mut files = scene().after.clone();
    scene::reenter(&mut files, Some(&stranger()));
    scene::relist(&mut files);
    let report = verified(&files, &Outside { key: Some(signer().public_key()), ..Outside::default() });
    let (theirs, others) = ("another key signed it (key ", "another key signed it; it is not signed by the key ");
    let said = |words: &str| report.findings.differences.iter().filter(|d| d.what.en.starts_with(words)).count();
    assert_eq!((said(theirs), said(others)), (3, 4));
}

#[test]
fn a_fingerprint_that_is_found_is_confirmed_and_whether_it_still_stands() {
    let of =
        |release: &str| bag::fingerprint(&scene().after[&format!("evidence/small/{release}/tagmanifest-sha256.txt")]);
    let fingerprints = ["r0002", "r0003"].map(of).to_vec();
    let report = verified(&scene().after, &Outside { fingerprints, ..Outside::default() });
    assert!(report.holds());
    for said in ["that of small/r0002, which small/r0003 supersedes", "that of small/r0003, which nothing supersedes"] {
        assert!(report.findings.notes.iter().any(|note| note.en.ends_with(said)), "{:#?}", report.findings.notes);
    }
}
