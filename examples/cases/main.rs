//! Random cases of scoring for other implementations of spec/scoring.md, with what the engine makes of them.
//!
//! `cargo run --release --example cases -- random SEED N` prints N cases, one a line: `rubric` (as
//! published), `facts`, `gates`, `context`, and `expect`. The same seed gives the same cases. With
//! `-- answer` it reads such cases on stdin (`expect` is not looked at) and prints the engine's answers, with `-- sql` the
//! DuckDB script that computes each.
//! spec/vectors/README.md describes the lines; tools/differential.py compares implementations by them.

mod answer;
#[path = "../demo_data/demo/random.rs"]
mod dice;
mod make;
// The reader of the vectors: JSON is YAML.
#[path = "../../tests/suite/vectors/read.rs"]
#[allow(dead_code, reason = "the vectors' short form is not used here")]
mod read;
#[path = "../../tests/suite/vectors/rules.rs"]
mod rules;

use std::io::{self, BufRead as _, BufWriter, Write as _};
use std::process::ExitCode;

use serde_json::{Value, json};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["random", seed, count] => match count.parse() {
            Ok(count) => random(seed, count),
            Err(_) => return usage(),
        },
        ["answer"] => answers(|case| answer::published(case).1),
        ["sql"] => answers(answer::sql),
        _ => return usage(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    let _ = writeln!(
        io::stderr(),
        "cases random SEED N > cases.jsonl\ncases answer < cases.jsonl\ncases sql < cases.jsonl"
    );
    ExitCode::from(2)
}

fn random(seed: &str, count: usize) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for at in 0..count {
        let mut case = make::case(&mut dice::Random::of(&format!("{seed}/{at}")));
        let (rubric, expect) = answer::published(&case);
        case["rubric"] = rubric;
        case["expect"] = expect;
        writeln!(out, "{case}")?;
    }
    out.flush()
}

/// One line of JSON for each case on stdin.
fn answers(answer: fn(&Value) -> Value) -> io::Result<()> {
    std::panic::set_hook(Box::new(|_| ()));
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        // Whoever makes cases smaller tries what is no case any more.
        let told = std::panic::catch_unwind(|| {
            let case: Value = serde_json::from_str(&line).expect("a case is a line of JSON");
            answer(&case)
        });
        writeln!(out, "{}", told.unwrap_or_else(|_| json!({ "invalid": true })))?;
    }
    out.flush()
}
