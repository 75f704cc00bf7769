//! Size is a smell, not a rule: long files are reported. Doors and commands are held short.

use crate::tree;

/// Lines of code without tests, comments and blanks.
fn lines(code: &str) -> usize {
    code.lines().filter(|line| !line.trim().is_empty()).count()
}

#[test]
fn doors_and_commands_are_short() {
    for source in tree::sources() {
        let most = match source.path.as_str() {
            "src/main.rs" => 30,
            // The grammar is a table of flags with their help in two languages.
            "src/cli/grammar.rs" => continue,
            path if path.starts_with("src/cli/") => 120,
            _ => continue,
        };
        let has = lines(&source.code);
        assert!(has <= most, "{} has {has} lines of code, at most {most}: move logic into its room", source.path);
    }
}

#[test]
fn long_files_are_reported() {
    let mut sizes: Vec<(usize, String)> = tree::sources().into_iter().map(|s| (lines(&s.code), s.path)).collect();
    sizes.sort();
    eprintln!("median file: {} lines of code", sizes[sizes.len() / 2].0);
    for (lines, path) in sizes.iter().rev().take_while(|(lines, _)| *lines > 400) {
        eprintln!("second look: {path} has {lines} lines of code");
    }
}
