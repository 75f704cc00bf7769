//! Logs written and read again, and every way in which one may not hold.

use jiff::civil::date;

use super::super::{NoteSignature, Receipt};
use super::*;
use crate::model::{Fingerprint, ReleaseEvent};

type Files = Vec<(String, Vec<u8>)>;

/// A key made for these tests; nobody uses it.
const SECRET: &str = include_str!("test.key");

fn entry(at: usize) -> Entry {
    Entry {
        contest: "demo-2024".to_owned(),
        release: format!("r{:04}", at + 1),
        event: if at == 0 { ReleaseEvent::Publication } else { ReleaseEvent::Correction },
        on: date(2024, 5, 6),
        fingerprint: Fingerprint([u8::try_from(at % 256).unwrap(); 32]),
        supersedes: (at > 0).then(|| format!("r{at:04}")),
    }
}

fn log(n: usize) -> Log {
    Log::new("example.org/demo", (0..n).map(entry).collect())
}

fn signer() -> Signer {
    Signer::open(SECRET, None).unwrap()
}

fn put(files: &mut Files, path: &str, bytes: impl Into<Vec<u8>>) {
    files.retain(|(p, _)| p != path);
    files.push((path.to_owned(), bytes.into()));
}

#[test]
fn what_is_written_is_read_again() {
    for n in [0, 1, 2, 255, 256, 257, 600] {
        let log = log(n);
        for signer in [None, Some(&signer())] {
            let files = log.files(signer).unwrap();
            assert_eq!(Log::read(&files).unwrap(), log, "{n} entries");
            assert_eq!(Log::inspect(&files).tiles, files.len() - 2);
        }
    }
}

#[test]
fn files_stand_where_the_specification_says() {
    let paths: Vec<String> = log(3).files(None).unwrap().into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["checkpoint", "entries.jsonl", "tile/0/000.p/3", "tile/entries/000.p/3"]);
}

#[test]
fn a_checkpoint_has_three_lines_and_an_empty_one() {
    let text = log(3).checkpoint(None).unwrap();
    let lines: Vec<&str> = text.split('\n').collect();
    assert_eq!((lines[0], lines[1], lines[2].len(), &lines[3..]), ("example.org/demo", "3", 44, &["", ""][..]));
    let signed = log(3).checkpoint(Some(&signer())).unwrap();
    assert!(signed.starts_with(&text) && signed[text.len()..].starts_with("— example.org/demo "), "{signed}");
    let read = Checkpoint::parse(&signed).unwrap();
    assert_eq!((read.size, read.root, read.is_signed()), (3, log(3).root(), true));
}

#[test]
fn a_key_tells_its_signature_from_others() {
    let key = signer().public_key();
    let read = |text: &str| key.look_at(&Checkpoint::parse(text).unwrap());
    let signed = log(3).checkpoint(Some(&signer())).unwrap();
    assert_eq!(read(&signed), NoteSignature::Valid);
    assert_eq!(read(&log(3).checkpoint(None).unwrap()), NoteSignature::Absent);
    assert_eq!(read(&signed.replacen("\n3\n", "\n4\n", 1)), NoteSignature::Invalid);
    // The same key under another name is another signer.
    assert_eq!(read(&signed.replacen("example.org", "example.net", 1)), NoteSignature::Absent);
}

#[test]
fn names_that_no_note_may_have_are_refused() {
    for name in ["", "a b", "a+b", "a\nb", "a\u{7}b", "示\u{3000}例"] {
        let log = Log::new(name, vec![entry(0)]);
        assert_eq!(log.files(None).unwrap_err().fault, LogFault::BadOrigin, "{name:?}");
        assert!(log.files(Some(&signer())).is_err());
    }
    assert!(Log::new("示例.example/公示", vec![entry(0)]).files(Some(&signer())).is_ok());
}

#[test]
fn a_later_log_extends_an_earlier_one() {
    let (old, new) = (log(5), log(9));
    let old = Checkpoint::parse(&old.checkpoint(None).unwrap()).unwrap();
    assert!(new.extends(&old));
    let forked = Log::new("example.org/demo", [(0..4).map(entry).collect(), vec![entry(7); 5]].concat());
    assert!(!forked.extends(&old), "an entry was rewritten");
    assert!(!log(4).extends(&old), "the log was cut");
    assert!(!Log::new("example.org/other", (0..9).map(entry).collect()).extends(&old), "another log");
}

#[test]
fn a_receipt_holds_and_every_byte_of_it_counts() {
    let log = log(7);
    let checkpoint = log.checkpoint(Some(&signer())).unwrap();
    let text = log.receipt(4, &checkpoint).unwrap();
    let receipt = Receipt::parse(&text).unwrap();
    assert_eq!((&receipt.entry, receipt.index, receipt.holds()), (&entry(4), 4, true));
    assert_eq!(receipt.checkpoint.text(), checkpoint);
    assert_eq!(log.receipt(7, &checkpoint), None);
    let key = signer().public_key();
    for at in 0..text.len() {
        for bit in [1_u8, 0x20] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= bit;
            let read = String::from_utf8(bytes).ok().and_then(|text| Receipt::parse(&text));
            let holds = |r: &Receipt| r.holds() && key.look_at(&r.checkpoint) == NoteSignature::Valid;
            assert!(!read.is_some_and(|r| holds(&r)), "byte {at}, bit {bit}");
        }
    }
    for other in
        [text.replace('\n', "\r\n"), format!("{text}\n"), format!("\u{feff}{text}"), text.replacen("\n\n", "\n", 1)]
    {
        assert_eq!(Receipt::parse(&other), None, "{other}");
    }
}

/// What is found after something was done to the files of a log of five entries.
fn after(change: impl FnOnce(&mut Files)) -> Vec<String> {
    let mut files = log(5).files(None).unwrap();
    change(&mut files);
    Log::inspect(&files).errors.iter().map(ToString::to_string).collect()
}

#[test]
fn everything_that_does_not_hold_is_said() {
    let entries = |keep: &[usize]| keep.iter().map(|at| format!("{}\n", entry(*at).line())).collect::<String>();
    let all = after(|_| {});
    assert_eq!(all, [] as [&str; 0]);
    let missing = after(Vec::clear);
    assert_eq!(missing, ["log/entries.jsonl: the file is missing", "log/checkpoint: the file is missing"]);
    let dropped = after(|files| put(files, "entries.jsonl", entries(&[0, 1, 3, 4])));
    assert!(
        dropped.contains(&"log/checkpoint: the checkpoint says 5 entries, the log has 4".to_owned()),
        "{dropped:?}"
    );
    let swapped = after(|files| put(files, "entries.jsonl", entries(&[0, 2, 1, 3, 4])));
    assert_eq!(
        swapped,
        [
            "log/checkpoint: the checkpoint's root is not that of the entries",
            "log/tile/0/000.p/5: its bytes are not those that the entries give",
            "log/tile/entries/000.p/5: its bytes are not those that the entries give",
        ]
    );
    let tile = after(|files| put(files, "tile/0/000.p/5", log(5).files(None).unwrap()[0].1.clone()));
    assert_eq!(tile, ["log/tile/0/000.p/5: its bytes are not those that the entries give"]);
    let stray = after(|files| put(files, "tile/0/001.p/1", "x"));
    assert_eq!(stray, ["log/tile/0/001.p/1: it is no file of this log"]);
    let gone = after(|files| files.retain(|(path, _)| path != "tile/entries/000.p/5"));
    assert_eq!(gone, ["log/tile/entries/000.p/5: the file is missing"]);
    let kept = after(|files| put(files, "tile/0/000.p/2", log(2).files(None).unwrap()[2].1.clone()));
    assert_eq!(kept, [] as [&str; 0], "a partial tile of an earlier size may stay");
    for bytes in [
        "{}\n".to_owned(),
        entries(&[0]).replace('\n', "\r\n"),
        format!("\u{feff}{}", entries(&[0])),
        entries(&[0]).trim_end().to_owned(),
    ] {
        let found = after(|files| put(files, "entries.jsonl", bytes.clone()));
        assert_eq!(found, ["log/entries.jsonl: line 1 is no entry of a log"], "{bytes}");
    }
}

#[test]
fn every_byte_of_every_file_counts() {
    let files = log(3).files(Some(&signer())).unwrap();
    let key = signer().public_key();
    for (at, (path, bytes)) in files.iter().enumerate() {
        for byte in 0..bytes.len() {
            let mut bent = files.clone();
            bent[at].1[byte] ^= 1;
            let Inspection { checkpoint, errors, .. } = Log::inspect(&bent);
            let signed = checkpoint.is_some_and(|c| key.look_at(&c) == NoteSignature::Valid);
            assert!(!errors.is_empty() || !signed, "{path}, byte {byte}");
        }
    }
}
