//! Every class of bytes, changed in every kind of file.

use gongshi::verify::Outside;

use super::scene::{Files, RELEASE, layers, scene, signer, verified};

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

/// One file of each kind, and the layer that must notice any change in it; the first path that begins so.
const KINDS: [(&str, &str); 29] = [
    ("small/n/t-0001.html", "hashes"),
    ("small/n/t-0001.json", "hashes"),
    ("small/results/teams.html", "hashes"),
    ("small/data/scores.csv", "hashes"),
    ("small/data/results.json", "hashes"),
    ("small/data/records.json", "hashes"),
    ("a/", "hashes"),
    ("gongshi-manifest.txt", "hashes"),
    ("evidence/small/r0003/bagit.txt", "hashes"),
    ("evidence/small/r0003/bag-info.txt", "hashes"),
    ("evidence/small/r0003/manifest-sha256.txt", "hashes"),
    ("evidence/small/r0003/tagmanifest-sha256.txt", "hashes"),
    ("evidence/small/r0003/tagmanifest-sha256.txt.minisig", "history"),
    ("evidence/small/r0003/data/contest.json", "hashes"),
    ("evidence/small/r0003/data/datapackage.json", "hashes"),
    ("evidence/small/r0003/data/record.json", "hashes"),
    ("evidence/small/r0003/data/release.json", "hashes"),
    ("evidence/small/r0003/data/rubrics/basic.json", "hashes"),
    ("evidence/small/r0003/data/tables/derivation.csv", "hashes"),
    ("evidence/small/r0003/data/tables/facts.csv", "hashes"),
    ("evidence/small/r0003/data/tables/results.csv", "hashes"),
    ("evidence/small/r0003/data/tables/scores.csv", "hashes"),
    ("evidence/small/r0003/data/verify/README.txt", "hashes"),
    ("evidence/small/r0003.zip", "hashes"),
    ("evidence/log/checkpoint", "history"),
    ("evidence/log/entries.jsonl", "history"),
    ("evidence/log/tile/0/", "history"),
    ("evidence/log/tile/entries/", "history"),
    ("evidence/receipts/small-r0002.txt", "history"),
];

#[test]
fn every_class_of_bytes_is_noticed_in_every_kind_of_file() {
    let site = &scene().after;
    let outside = Outside { key: Some(signer().public_key()), ..Outside::default() };
    let mut tried = 0;
    for (kind, layer) in KINDS {
        let path = site.keys().find(|path| path.starts_with(kind)).unwrap_or_else(|| panic!("no {kind}"));
        for (class, change) in CHANGES {
            let Some(bytes) = change(&site[path]).filter(|bytes| *bytes != site[path]) else { continue };
            let files: Files =
                site.iter().map(|(p, b)| (p.clone(), if p == path { bytes.clone() } else { b.clone() })).collect();
            let found = layers(&verified(&files, &outside));
            assert!(found.contains(&layer), "{class} in {path}: {found:?}");
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
    assert!(site.contains_key(&format!("{RELEASE}.zip")));
}
