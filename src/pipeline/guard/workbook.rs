//! The workbook of a release, unpacked and searched piece by piece: it is as long as all facts together.
//!
//! Rows of a sheet hold numbers, formulas, and which text stands where; this program made all of them,
//! so they are searched as what it made. All else, the texts above all, is searched as typed.

use std::io::{Cursor, Read as _};

use rayon::prelude::*;
use zip::ZipArchive;

use crate::privacy::{Finding, Scanner};

/// The shortest piece of rows that is searched before the end.
const PIECE: u64 = 256 * 1024;
/// How a row of a sheet begins, and how it ends.
const ROW: &[u8] = b"<row ";
const END: &[u8] = b"</row>";

/// What is private in a workbook; `None` where it is none that can be unpacked to the end.
pub(super) fn findings(scanner: &Scanner, xlsx: &[u8]) -> Option<Vec<Finding>> {
    let archive = ZipArchive::new(Cursor::new(xlsx)).ok()?;
    let all = (0..archive.len()).into_par_iter().map(|at| one(scanner, &mut archive.clone(), at));
    Some(all.collect::<Option<Vec<_>>>()?.concat())
}

/// A file of it.
fn one(scanner: &Scanner, archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize) -> Option<Vec<Finding>> {
    let mut file = archive.by_index(at).ok()?;
    let name = file.name().ok()?.into_owned();
    let is_sheet = name.starts_with("xl/worksheets/sheet");
    let (mut findings, mut held, mut in_rows) = (scanner.typed(name.as_bytes()), Vec::new(), false);
    while file.by_ref().take(PIECE).read_to_end(&mut held).ok()? > 0 {
        if !is_sheet {
            continue;
        }
        if !in_rows && let Some(first) = held.windows(ROW.len()).position(|w| w == ROW) {
            findings.extend(scanner.typed(&held[..first]));
            held.drain(..first);
            in_rows = true;
        }
        if in_rows && let Some(last) = held.windows(END.len()).rposition(|w| w == END) {
            let rest = held.split_off(last + END.len());
            findings.extend(scanner.computed(&held));
            held = rest;
        }
    }
    findings.extend(scanner.typed(&held));
    Some(findings)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::privacy::Policy;
    use crate::private::Private;

    fn xlsx(rows: &str, texts: &str, foot: &str) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in [
            ("xl/worksheets/sheet1.xml", format!("<sheetData>{rows}</sheetData>{foot}")),
            ("xl/sharedStrings.xml", format!("<sst>{texts}</sst>")),
        ] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn found(rows: &str, texts: &str, foot: &str) -> usize {
        let scanner = Scanner::new(&Private::default(), &Policy::default(), None);
        findings(&scanner, &xlsx(rows, texts, foot)).unwrap().len()
    }

    #[test]
    fn numbers_are_found_wherever_they_stand() {
        let number = ["138", "0013", "8000"].concat();
        let spaced = ["138", " 0013", " 8000"].concat();
        // Rows enough for several pieces, with fractions as a spreadsheet holds them.
        let rows = |last: &str| {
            let many: String = (0..9000)
                .map(|n| format!("<row r=\"{n}\"><c><v>0.{}</v></c></row>", 10_000_000_000_000_u64 + n))
                .collect();
            format!("{many}<row r=\"9001\"><c r=\"A9001\"><v>{last}</v></c></row>")
        };
        assert_eq!(found(&rows("1"), "<si><t>甲</t></si>", "<oddHeader>乙</oddHeader>"), 0);
        assert_eq!(found(&rows(&number), "", ""), 1);
        assert_eq!(found(&rows("1"), &format!("<si><t>{spaced}</t></si>"), ""), 1);
        assert_eq!(found(&rows("1"), "", &format!("<oddHeader>{spaced}</oddHeader>")), 1);
    }

    #[test]
    fn what_is_no_workbook_is_not_read() {
        let scanner = Scanner::new(&Private::default(), &Policy::default(), None);
        let whole = xlsx("<row r=\"1\"/>", &"<si><t>甲</t></si>".repeat(100), "");
        assert!(findings(&scanner, b"PK").is_none() && findings(&scanner, &whole[..whole.len() - 30]).is_none());
        let mut broken = whole.clone();
        broken[60..70].fill(0xff);
        assert!(findings(&scanner, &broken).is_none());
    }
}
