//! Nobody's data and no place of the workshop stands in the repository.

use crate::tree;

/// Values that look private and are not, each with its reason.
const ALLOWED: &[(&str, &str)] = &[];

/// Tables of exact fractions: a numerator of eleven digits is no phone. The leak scan reads them as fractions.
const FRACTIONS: [&str; 3] = ["derivation.csv", "scores.csv", "results.csv"];

#[test]
fn no_mobile_number_or_id_number_is_in_the_repository() {
    let mut faults = Vec::new();
    let released = |path: &str| path.starts_with("releases/") && FRACTIONS.iter().any(|name| path.ends_with(name));
    for file in tree::files().into_iter().filter(|file| !released(&file.path)) {
        for (line, text) in file.text.lines().enumerate() {
            for run in runs(text) {
                let private = is_mobile(run) || is_id_number(run);
                if private && !ALLOWED.iter().any(|(value, _)| *value == run) {
                    // The value itself is not printed: a log is a publication too.
                    faults.push(format!("{}:{}: {}…", file.path, line + 1, &run[..3]));
                }
            }
        }
    }
    assert!(faults.is_empty(), "mobile or ID numbers:\n{}", faults.join("\n"));
}

#[test]
fn mail_addresses_are_examples() {
    let mut faults = Vec::new();
    for file in tree::files() {
        for (at, _) in file.text.match_indices('@') {
            let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            let user: usize = file.text[..at].chars().rev().take_while(|c| is_part(*c)).count();
            let host: String = file.text[at + 1..].chars().take_while(|c| is_part(*c)).collect();
            let host = host.trim_end_matches('.');
            let is_mail = user > 0
                && host.contains('.')
                && host
                    .rsplit('.')
                    .next()
                    .is_some_and(|top| top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic()));
            let example = host.starts_with("example.") || host.contains(".example");
            if is_mail && !example {
                faults.push(format!("{}: …@{host}", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "mail addresses that are not at example.org:\n{}", faults.join("\n"));
}

#[test]
fn no_path_of_a_workshop_is_in_the_repository() {
    let banned = [concat!("/wo", "rk/"), concat!("../sha", "red")];
    for file in tree::files() {
        for path in banned {
            assert!(!file.text.contains(path), "{} names `{path}`", file.path);
        }
    }
}

/// Runs of digits (and a closing X) that are not part of a longer word or number.
fn runs(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '_' | '/')))
        .filter(|run| run.len() >= 11 && run.is_ascii())
        .filter(|run| run[..run.len() - 1].bytes().all(|b| b.is_ascii_digit()))
}

fn is_mobile(run: &str) -> bool {
    run.len() == 11
        && run.starts_with('1')
        && matches!(run.as_bytes()[1], b'3'..=b'9')
        && run.ends_with(|c: char| c.is_ascii_digit())
}

/// GB 11643: 17 digits and a check character, weights 2^(17-i) mod 11.
fn is_id_number(run: &str) -> bool {
    if run.len() != 18 {
        return false;
    }
    let sum: u32 = run.bytes().take(17).zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    let check = b"10X98765432"[(sum % 11) as usize];
    run.as_bytes()[17].to_ascii_uppercase() == check
}

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

#[test]
fn private_values_are_recognised() {
    let mobile = format!("1{}", "39".repeat(5));
    assert!(runs(&format!("电话：{mobile}。")).any(is_mobile));
    assert!(!runs(&format!("sha256 a{mobile}b")).any(is_mobile));
    // The example of GB 11643-1999, put together so that it does not stand here.
    let id = ["110105", "19491231", "002X"].concat();
    assert!(runs(&format!("证件号码 {id}")).any(is_id_number));
    assert!(!runs(&id.replace("002X", "0021")).any(is_id_number));
}
