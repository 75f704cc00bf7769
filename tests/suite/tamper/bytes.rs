//! Every class of bytes, changed in every kind of file.

use std::fs;

use gongshi::verify::{self, Outside};

use super::scene::{laid, scene, signer};

/// A change of bytes; `None` where the file has nothing of the class.
type Change = fn(&[u8]) -> Option<Vec<u8>>;

const CHANGES: [(&str, Change); 11] = [
    ("a digit", |b| at(b, u8::is_ascii_digit, |c| if c == b'9' { b'0' } else { c + 1 })),
    ("a letter", |b| at(b, u8::is_ascii_lowercase, |c| if c == b'z' { b'a' } else { c + 1 })),
    ("upper case", |b| at(b, u8::is_ascii_lowercase, |c| c.to_ascii_uppercase())),
    ("punctuation", |b| at(b, u8::is_ascii_punctuation, |c| if c == b',' { b';' } else { b',' })),
    ("a Chinese character", |b| at(b, |c| *c >= 0xe4, |c| c ^ 1)),
    ("a space more", |b| Some(put(b, b.len() / 2, b" "))),
    ("a sign", |b| Some(put(b, b.iter().position(u8::is_ascii_digit)?, b"-"))),
    ("a byte-order mark", |b| Some(put(b, 0, b"\xef\xbb\xbf"))),
    ("line ends of Windows", |b| text(b, |t| t.replace('\n', "\r\n"))),
    ("no last line end", |b| Some(b.strip_suffix(b"\n")?.to_vec())),
    ("two lines swapped", |b| text(b, swapped)),
];

fn at(bytes: &[u8], is: impl Fn(&u8) -> bool, to: impl Fn(u8) -> u8) -> Option<Vec<u8>> {
    let mut out = bytes.to_vec();
    // In the middle of the file, where its content is.
    let from = bytes.len() / 2;
    let at = bytes[from..].iter().position(&is).map(|at| at + from).or_else(|| bytes.iter().position(&is))?;
    out[at] = to(out[at]);
    Some(out)
}

fn put(bytes: &[u8], at: usize, what: &[u8]) -> Vec<u8> {
    [&bytes[..at], what, &bytes[at..]].concat()
}

fn text(bytes: &[u8], change: impl Fn(&str) -> String) -> Option<Vec<u8>> {
    std::str::from_utf8(bytes).ok().map(|text| change(text).into_bytes())
}

fn swapped(text: &str) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let n = lines.len();
    if n > 2 {
        lines.swap(n - 1, n - 2);
    }
    lines.concat()
}

/// Files of each kind, in groups whose files do not vouch for each other: the file, the layer that
/// must notice any change in it, and the place that it names.
type Group = &'static [(&'static str, &'static str, &'static str)];

const GROUPS: [Group; 4] = [
    &[
        ("small/n/t-0001.html", "hashes", "small/n/t-0001.html"),
        ("small/n/t-0001.json", "hashes", "small/n/t-0001.json"),
        ("small/results/teams.html", "hashes", "small/results/teams.html"),
        ("small/data/scores.csv", "hashes", "small/data/scores.csv"),
        ("small/data/results.json", "hashes", "small/data/results.json"),
        ("small/data/records.json", "hashes", "small/data/records.json"),
        ("evidence/small/r0003/data/contest.json", "hashes", "small/r0003 data/contest.json"),
        ("evidence/small/r0003/data/datapackage.json", "hashes", "small/r0003 data/datapackage.json"),
        ("evidence/small/r0003/data/record.json", "hashes", "small/r0003 data/record.json"),
        ("evidence/small/r0003/data/rubrics/basic.json", "hashes", "small/r0003 data/rubrics/basic.json"),
        ("evidence/small/r0003/data/tables/derivation.csv", "hashes", "small/r0003 data/tables/derivation.csv"),
        ("evidence/small/r0003/data/tables/events.csv", "hashes", "small/r0003 data/tables/events.csv"),
        ("evidence/small/r0003/data/tables/facts.csv", "hashes", "small/r0003 data/tables/facts.csv"),
        ("evidence/small/r0003/data/tables/results.csv", "hashes", "small/r0003 data/tables/results.csv"),
        ("evidence/small/r0003/data/tables/scores.csv", "hashes", "small/r0003 data/tables/scores.csv"),
        ("evidence/small/r0003/data/verify/README.txt", "hashes", "small/r0003 data/verify/README.txt"),
        ("evidence/small/r0003.zip", "hashes", "evidence/small/r0003.zip"),
        ("evidence/log/tile/0/000.p/3", "history", "log/tile/0/000.p/3"),
        ("evidence/log/tile/entries/000.p/3", "history", "log/tile/entries/000.p/3"),
        ("evidence/receipts/small-r0002.txt", "history", "receipts/small-r0002.txt"),
    ],
    &[
        ("gongshi-manifest.txt", "hashes", ""),
        ("evidence/small/r0003/bagit.txt", "hashes", "small/r0003 bagit.txt"),
        ("evidence/small/r0003/bag-info.txt", "hashes", "small/r0003 bag-info.txt"),
        ("evidence/small/r0003/manifest-sha256.txt", "hashes", "small/r0003"),
        (
            "evidence/small/r0003/tagmanifest-sha256.txt.minisig",
            "history",
            "small/r0003 tagmanifest-sha256.txt.minisig",
        ),
        ("evidence/log/checkpoint", "history", "log/checkpoint"),
    ],
    &[
        ("evidence/small/r0003/tagmanifest-sha256.txt", "hashes", "small/r0003"),
        ("evidence/log/entries.jsonl", "history", "log/"),
    ],
    &[("evidence/small/r0003/data/release.json", "hashes", "data/release.json")],
];

#[test]
fn every_class_of_bytes_is_noticed_in_every_kind_of_file() {
    let site = &scene().after;
    let dir = laid(site);
    let outside = Outside { key: Some(signer().public_key()), ..Outside::default() };
    let mut tried = 0;
    for group in GROUPS {
        for (class, change) in CHANGES {
            let changed = |path: &str| change(&site[path]).filter(|bytes| *bytes != site[path]);
            let changed: Vec<_> = group.iter().filter_map(|one| Some((one, changed(one.0)?))).collect();
            for ((path, ..), bytes) in &changed {
                fs::write(dir.path().join(path), bytes).unwrap();
            }
            let found = verify::verify(dir.path(), &outside).unwrap().findings.differences;
            for ((path, layer, place), _) in &changed {
                let noticed = found.iter().any(|d| d.layer.as_str() == *layer && d.place.contains(place));
                assert!(noticed, "{class} in {path}: {found:#?}");
                fs::write(dir.path().join(path), &site[*path]).unwrap();
                tried += 1;
            }
        }
    }
    assert!(tried > 200, "{tried}");
    assert!(verify::verify(dir.path(), &outside).unwrap().holds(), "what was changed was put back");
}
