//! What README promises is what the gate runs.

use crate::tree;

/// The two commands of README.
const COMMANDS: [&str; 2] = ["cargo run --release -- build", "cargo test"];

#[test]
fn readme_and_gate_run_the_same_two_commands() {
    for document in ["README.md", "README.zh-CN.md"] {
        let text = tree::text(document);
        let first = text.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next());
        let commands: Vec<&str> = first.expect("a block of commands").lines().collect();
        assert_eq!(commands, COMMANDS, "{document}: the first block of commands");
    }
    let gate = tree::text(".ci/run");
    for command in COMMANDS {
        assert!(gate.lines().any(|line| line == command), ".ci/run does not run `{command}` as it is written");
    }
}

#[test]
fn both_readmes_have_the_same_headings_and_pictures() {
    let shape = |path: &str| {
        let text = tree::text(path);
        let headings = text.lines().filter(|l| l.starts_with("## ")).count();
        (headings, text.matches("](docs/img/").count())
    };
    assert_eq!(shape("README.md"), shape("README.zh-CN.md"));
}
