//! Workbooks of random rubrics: what `tools/check_workbook.py` lets LibreOffice compute again.
//!
//! `cargo run --release --example workbooks -- SEED N FOLDER` writes N workbooks of ten tracks each into
//! FOLDER. A track is a random case of `examples/cases`, and variations of its facts that the engine
//! takes: other numbers, facts that are missing, gates that close. The same seed gives the same bytes.

#![allow(clippy::unwrap_used, reason = "a broken vector ends it")]
#![allow(clippy::expect_used, reason = "a test tool that cannot go on must stop")]
#![allow(clippy::disallowed_methods, reason = "an example writes its files itself")]

#[path = "../demo_data/demo/random.rs"]
mod dice;
#[path = "../cases/make/mod.rs"]
mod make;
// The reader of the vectors: JSON is YAML.
#[path = "../../tests/suite/vectors/read.rs"]
#[allow(dead_code, reason = "the vectors' short form is not used here")]
mod read;
#[path = "../../tests/suite/vectors/rules.rs"]
mod rules;
mod track;
mod vary;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use dice::Random;
use gongshi::export::workbook::Book;
use gongshi::lang::Lang;
use track::Track;

/// Tracks in a workbook.
const TRACKS: usize = 10;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [seed, count, folder] = words.as_slice() else { return usage() };
    let Ok(count) = count.parse::<usize>() else { return usage() };
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder).expect("a folder");
    let mut at = 0;
    let tracks = std::iter::from_fn(|| {
        at += 1;
        Some(Track::random(&mut Random::of(&format!("{seed}/{at}"))))
    });
    let mut tracks = tracks.flatten();
    for no in 0..count {
        let tracks: Vec<Track> = tracks.by_ref().take(TRACKS).collect();
        let book = Book {
            title: format!("示例 {seed}/{no}"),
            demo: true,
            on: jiff::civil::date(2024, 1, 1),
            lang: Lang::Zh,
            scored: tracks.iter().map(Track::scored).collect(),
            lists: Vec::new(),
        };
        std::fs::write(folder.join(format!("random-{no:03}.xlsx")), book.xlsx()).expect("a file");
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    let _ = writeln!(std::io::stderr(), "workbooks SEED N FOLDER");
    ExitCode::from(2)
}
