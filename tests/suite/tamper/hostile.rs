//! Bundles that were made to mislead or to break a verifier: none of them makes it fail, all of them are noticed.

use std::fs;

use gongshi::verify::{self, Outside, VerifyError};

use super::scene::{Files, RELEASE, lay, layers, rebag, scene, text, verified};

/// The last release alone, as a folder's files.
fn bundle() -> Files {
    let below = format!("{RELEASE}/");
    scene().after.iter().filter_map(|(p, b)| Some((p.strip_prefix(&below)?.to_owned(), b.clone()))).collect()
}

/// A bundle in which one file has other bytes, and the manifests agree with it.
fn with(path: &str, bytes: &[u8]) -> Files {
    let mut files: Files = bundle().into_iter().map(|(p, b)| (format!("{RELEASE}/{p}"), b)).collect();
    files.insert(format!("{RELEASE}/{path}"), bytes.to_vec());
    rebag(&mut files, RELEASE);
    let below = format!("{RELEASE}/");
    files.into_iter().filter_map(|(p, b)| Some((p.strip_prefix(&below)?.to_owned(), b))).collect()
}

#[test]
fn a_bundle_by_itself_is_verified_as_folder_and_as_zip() {
    assert_eq!(layers(&verified(&bundle(), &Outside::default())), [] as [&str; 0]);
    let dir = tempfile::tempdir().unwrap();
    let zip = dir.path().join("small-r0003.zip");
    fs::write(&zip, &scene().after[&format!("{RELEASE}.zip")]).unwrap();
    let report = verify::verify(&zip, &Outside::default()).unwrap();
    assert!(report.holds(), "{:#?}", report.findings.differences);
    assert_eq!(report.fingerprints.len(), 1);
}

/// The bundle after a later release took its record out, as it stands then.
fn redacted(sha256: &str, by: &str) -> Files {
    let mut files = bundle();
    files.remove("data/record.json").unwrap();
    let one = format!(
        "{{\"path\":\"data/record.json\",\"sha256\":\"{sha256}\",\"reason\":\"示例\",\"on\":\"2023-10-21\",\"by\":\"{by}\"}}"
    );
    let stones = format!("{{\"format\":\"gongshi-redacted/1\",\"files\":[{one}]}}\n");
    let stones = gongshi::bag::tombstones(&stones).expect("a tombstone");
    files.insert("redacted.json".to_owned(), gongshi::bag::redacted(&stones).into_bytes());
    files
}

#[test]
fn a_redaction_that_a_bundle_alone_tells_is_said_and_not_proven() {
    let hash = gongshi::model::Fingerprint(gongshi::bag::sha256(&bundle()["data/record.json"])).hex();
    let report = verified(&redacted(&hash, "r0007"), &Outside::default());
    assert!(report.holds(), "{:#?}", report.findings.differences);
    assert!(report.findings.notes.iter().any(|note| note.en.contains("data/record.json was redacted by r0007, as")));
    assert_eq!(report.findings.unproven.len(), 1);
    // Another file than the manifest's, an earlier release, or a file that is still there: no redaction.
    let mut there = redacted(&hash, "r0007");
    there.insert("data/record.json".to_owned(), bundle()["data/record.json"].clone());
    for files in [redacted(&"0".repeat(64), "r0007"), redacted(&hash, "r0002"), there] {
        assert_eq!(layers(&verified(&files, &Outside::default())).first(), Some(&"hashes"));
    }
}

#[test]
fn data_of_no_known_shape_is_a_difference() {
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let record = text(&bundle(), "data/record.json");
    let contest = text(&bundle(), "data/contest.json");
    let rubric = text(&bundle(), "data/rubrics/basic.json");
    let rows = format!("\"done\":{{\"batches\":[{}{{}}]", "{},".repeat(3000));
    for (path, bytes) in [
        ("data/record.json", ""),
        ("data/record.json", "null"),
        ("data/record.json", "\u{feff}{}"),
        ("data/record.json", &deep),
        ("data/record.json", &record.replace("records/1", "records/2")),
        ("data/record.json", &record.replace("\"track\":\"teams\"", "\"track\":\"other\"")),
        ("data/record.json", &record.replace("\"done\":\"88\"", "\"done\":\"1e9\"")),
        ("data/record.json", &record.replace("\"done\":\"88\"", "\"done\":{\"a\":[]}")),
        ("data/record.json", &record.replace("\"done\":{\"done\":\"88\"", &rows)),
        ("data/record.json", &record.replace("\"rubric\":\"basic\"", "\"rubric\":\"none\"")),
        ("data/record.json", &record.replace("t-0002", "t-0001")),
        ("data/contest.json", &contest.replace("contest/1", "contest/9")),
        ("data/contest.json", &contest.replace("\"shared\"", "\"first-come\"")),
        ("data/contest.json", &contest.replace("\"rubric\": \"basic\"", "\"rubric\": null")),
        ("data/rubrics/basic.json", &rubric.replace("rubric/1", "rubric/2")),
        (
            "data/rubrics/basic.json",
            &rubric.replace("\"places\": 2", "\"places\": 200").replace("\"places\":2", "\"places\":200"),
        ),
        ("data/rubrics/basic.json", &rubric.replace("90%", "0x90")),
        ("data/rubrics/basic.json", &rubric.replace("\"ratio\"", "\"magic\"")),
        ("data/rubrics/other.json", &rubric),
        ("data/tables/scores.csv", "x"),
        ("data/tables/scores.csv", "\u{feff}nomination,item,kind,numerator,denominator,published\n\"t-0000"),
        ("data/release.json", "{}"),
        ("data/release.json", &deep),
        ("data/datapackage.json", "{\"resources\":[]}"),
        ("bagit.txt", "BagIt-Version: 0.97\n"),
    ] {
        let found = layers(&verified(&with(path, bytes.as_bytes()), &Outside::default()));
        assert!(!found.is_empty(), "{path}: {}", bytes.chars().take(80).collect::<String>());
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let mut files = bundle();
    let record = files.remove("data/record.json").unwrap();
    lay(&files, &dir.path().join("bundle"));
    fs::write(dir.path().join("record.json"), record).unwrap();
    std::os::unix::fs::symlink("../../record.json", dir.path().join("bundle/data/record.json")).unwrap();
    let report = verify::verify(&dir.path().join("bundle"), &Outside::default()).unwrap();
    assert!(report.findings.differences.iter().any(|d| d.place == "data/record.json" && d.what.en.contains("link")));
}

/// A zip, file by file as it is told: name before the data, name in the directory, bytes, length that it claims.
fn zip(files: &[(&str, &str, &[u8], u32)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, listed, bytes, claimed) in files {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let (offset, packed) = (u32::try_from(out.len()).unwrap(), u32::try_from(bytes.len()).unwrap());
        let middle = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
            &crc.sum().to_le_bytes(),
            &packed.to_le_bytes(),
            &claimed.to_le_bytes(),
        ]
        .concat();
        let length = |name: &str| u16::try_from(name.len()).unwrap().to_le_bytes();
        out.extend([&b"PK\x03\x04"[..], &middle, &length(name), &[0, 0], name.as_bytes(), bytes].concat());
        directory.extend(
            [&b"PK\x01\x02\x14\x03"[..], &middle, &length(listed), &[0; 12], &offset.to_le_bytes(), listed.as_bytes()]
                .concat(),
        );
    }
    let (count, at) = (u16::try_from(files.len()).unwrap().to_le_bytes(), u32::try_from(out.len()).unwrap());
    let size = u32::try_from(directory.len()).unwrap();
    out.extend(directory);
    out.extend([&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &size.to_le_bytes(), &at.to_le_bytes(), &[0, 0]].concat());
    out
}

fn verify_zip(bytes: &[u8]) -> Result<Vec<String>, VerifyError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.zip");
    fs::write(&path, bytes).unwrap();
    let report = verify::verify(&path, &Outside::default())?;
    Ok(report.findings.differences.iter().map(|d| format!("{}: {}", d.place, d.what.en)).collect())
}

#[test]
fn zips_that_mislead_are_refused_or_noticed() {
    let bagit = ("bagit.txt", "bagit.txt", &b"x"[..], 1_u32);
    let twice = verify_zip(&zip(&[bagit, bagit])).unwrap();
    assert!(twice.iter().any(|d| d == "bagit.txt: two files have this name"), "{twice:#?}");
    for name in ["../evil", "/etc/evil", "a\\evil", "a/../../evil", "c:evil", "a//b", "./evil", "a\nb"] {
        let found = verify_zip(&zip(&[bagit, (name, name, b"x", 1)])).unwrap();
        assert!(found.iter().any(|d| d.starts_with(name) && d.contains("not allowed")), "{name}: {found:#?}");
    }
    let whole = zip(&[bagit, ("a", "a", b"x", 1)]);
    let two_names = zip(&[bagit, ("a", "b", b"x", 1)]);
    let bomb = zip(&[bagit, ("a", "a", b"x", u32::MAX)]);
    let mut overlapping = whole.clone();
    // The second entry of the directory points at the data of the first.
    let at = overlapping.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    overlapping[at + 42..at + 46].copy_from_slice(&[0; 4]);
    for (what, bytes) in [
        ("two names", &two_names[..]),
        ("a length beyond all measure", &bomb),
        ("files over each other", &overlapping),
        ("cut", &whole[..whole.len() - 1]),
        ("something behind the end", &[&whole[..], b"x"].concat()),
        ("nothing but a beginning", b"PK"),
    ] {
        assert!(matches!(verify_zip(bytes), Err(VerifyError::Zip(_))), "{what}: {:?}", verify_zip(bytes));
    }
    let longer = verify_zip(&zip(&[bagit, ("a", "a", b"x", 2)])).unwrap();
    assert!(!longer.is_empty());
}

#[test]
fn every_byte_of_a_zip_may_change_without_a_panic() {
    let site = &scene().after;
    let zip = &site[&format!("{RELEASE}.zip")];
    let step = (zip.len() / 150).max(1);
    for at in (0..zip.len()).step_by(step).chain(zip.len() - 60..zip.len()) {
        let mut bytes = zip.clone();
        bytes[at] ^= 0x55;
        // Whatever it is now: an answer, not a panic.
        let _ = verify_zip(&bytes);
    }
}

#[test]
fn events_that_do_not_fit_are_noticed() {
    let table = text(&bundle(), "data/tables/events.csv");
    let first = table.lines().find(|line| line.starts_with("e-1,")).unwrap();
    let row = |cells: &str| format!("{table}{cells}\n");
    for (bad, says) in [
        (row(first), "repeated"),
        (table.replace("2023-10-16", "2023-10-1"), "has no day"),
        (table.replace("2023-10-18", "2023-10-28"), "after that of the release"),
        (table.replace("2023-10-18", "2023-10-15"), "order of the days"),
        (table.replace(",objection,", ",rumour,"), "no such kind"),
        (table.replace(",来信,", ",,"), "does not say its channel"),
        (table.replace("t-0000,,,,,,,来信", "t-0000,best,,,,,,来信"), "should have no award"),
        (table.replace("unfounded", "perhaps"), "none of the words"),
        (table.replace("t-0000,,,,,,,来信", "t-0009,,,,,,,来信"), "no nomination t-0009"),
        (table.replace("t-0000,,,e-1", "t-0001,,,e-1"), "no earlier objection"),
        (table.replace(",e-1,", ",e-7,"), "no earlier objection"),
        (row("e-3,2023-10-19,disqualification,t-0000,,,e-2,,,,,,,示例,示例组织委员会"), "not what the events say"),
        (row("e-3,2023-10-19,override,t-0000,best,,,,,,,,,示例,示例组织委员会"), "`decided`"),
        (row("e-3,2023-10-19,override,t-0000,none,,,,,,,,,示例,示例组织委员会"), "no such award"),
        (table.replace("unfounded,none", "upheld,correct"), "carries out the measure"),
        (row("e-3,2023-10-19"), "number of columns"),
    ] {
        assert_ne!(bad, table, "{says}");
        let report = verified(&with("data/tables/events.csv", bad.as_bytes()), &Outside::default());
        let said: Vec<&str> = report.findings.differences.iter().map(|d| d.what.en.as_str()).collect();
        assert!(said.iter().any(|what| what.contains(says)), "{says}: {said:#?}");
    }
}
