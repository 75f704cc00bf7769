//! QR codes as the outline of their dark modules: one path, no style, so that a strict content policy lets it
//! be seen, and print sharp at any size.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};
use serde::Serialize;

/// Light modules around a code (ISO/IEC 18004).
const QUIET: usize = 4;

/// A code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Qr {
    /// Modules on a side, the light border included.
    size: usize,
    /// The dark modules, row by row, as a path.
    path: String,
    /// What it says.
    text: String,
}

impl Qr {
    /// The code of a text; none where it is too long for one.
    pub(super) fn of(text: String) -> Option<Self> {
        // A crumpled notice may hide a seventh of its code; more would make the modules too small for its foot.
        let code = QRBuilder::new(text.as_bytes()).ecl(ECL::M).build().ok()?;
        let mut path = String::new();
        for y in 0..code.size {
            let dark: Vec<bool> = (0..code.size).map(|x| code[y][x].value()).collect();
            let mut x = 0;
            for run in dark.chunk_by(|a, b| a == b) {
                if run[0] {
                    let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
                }
                x += run.len();
            }
        }
        Some(Self { size: code.size + 2 * QUIET, path, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_border_and_its_finder_in_the_corner() {
        let code = Qr::of("gongshi:demo/r0001:00".to_owned()).expect("short");
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert!(code.size >= 21 + 8);
        assert!(Qr::of("字".repeat(1000)).is_none());
    }
}
