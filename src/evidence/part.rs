//! A file of a bundle that comes in pieces, which may be made in any order, on any core.

use serde_json::Value;

use super::pretty;
use super::table::Table;
use crate::export::line;

/// How many nominations make a piece: some 100 KB of the longest table.
const TOGETHER: usize = 32;

/// A file of the payload.
pub struct Part<'a> {
    /// From the root of the bundle: `data/tables/facts.csv`.
    pub path: String,
    pieces: usize,
    make: Box<dyn Fn(usize) -> Vec<u8> + Send + Sync + 'a>,
}

impl<'a> Part<'a> {
    /// A file that is short, or cannot be parted.
    pub fn whole(path: impl Into<String>, make: impl Fn() -> Vec<u8> + Send + Sync + 'a) -> Self {
        Self { path: path.into(), pieces: 1, make: Box::new(move |_| make()) }
    }

    /// A short JSON.
    pub(super) fn json(path: impl Into<String>, make: impl Fn() -> Value + Send + Sync + 'a) -> Self {
        Self::whole(path, move || pretty(&make()))
    }

    /// What stands before, what is to say about each of so many subjects, and what stands behind.
    pub(super) fn long(
        path: impl Into<String>,
        head: Vec<u8>,
        subjects: usize,
        about: impl Fn(usize, &mut Vec<u8>) + Send + Sync + 'a,
        foot: &'static str,
    ) -> Self {
        let pieces = subjects.div_ceil(TOGETHER).max(1);
        let make = move |at: usize| {
            let mut piece = if at == 0 { head.clone() } else { Vec::new() };
            let first = at * TOGETHER;
            (first..subjects.min(first + TOGETHER)).for_each(|subject| about(subject, &mut piece));
            if at + 1 == pieces {
                piece.extend_from_slice(foot.as_bytes());
            }
            piece
        };
        Self { path: path.into(), pieces, make: Box::new(make) }
    }

    /// A table as CSV (E20).
    pub(super) fn table(table: Table<'a>) -> Self {
        let keys: Vec<&str> = table.shape.columns.iter().map(|column| column.key).collect();
        let mut head = "\u{FEFF}".as_bytes().to_vec();
        line(&mut head, &keys, b"\n");
        let rows = table.rows;
        let about = move |at: usize, out: &mut Vec<u8>| rows(at, &mut |cells| line(out, cells, b"\n"));
        Self::long(table.shape.path(), head, table.subjects, about, "")
    }

    /// How many pieces it has.
    #[must_use]
    pub const fn pieces(&self) -> usize {
        self.pieces
    }

    /// One of them.
    #[must_use]
    pub fn piece(&self, at: usize) -> Vec<u8> {
        (self.make)(at)
    }

    /// All of it.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        (0..self.pieces).flat_map(|at| self.piece(at)).collect()
    }
}
