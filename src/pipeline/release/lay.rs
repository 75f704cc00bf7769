//! A bundle laid down: its parts made on all cores, searched, packed, written and measured in one pass.
//!
//! While the pieces of one batch are written and hashed, those of the next are made. Nobody holds a
//! file as a whole but its packed form, and the workbook, which is made beside all others.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::super::Failure;
use super::super::guard::{self, Search};
use crate::bag::{self, Packed, Zip};
use crate::evidence::{Measured, Part, Refusal};
use crate::fs::{self, NewFile};
use crate::output::{OutputError, SitePath};

/// Pieces that are made at a time on each core.
const AHEAD: usize = 4;

/// Where a bundle is laid down; without a folder it is only measured and searched.
pub(super) struct Bench<'a> {
    maker: Maker<'a>,
    /// `<contest>/<release>`
    id: String,
    /// `<contest>-<release>`: the folder inside the zip.
    inner: String,
    place: Option<Place>,
    /// What was laid down, in order.
    pub(super) files: Vec<Measured>,
}

struct Place {
    folder: PathBuf,
    zip: Zip,
    file: NewFile,
}

/// Makes pieces, searches them, and packs them where there is a zip.
#[derive(Clone, Copy)]
struct Maker<'a> {
    search: &'a Search<'a>,
    packs: bool,
}

/// A piece that is ready to be written.
struct Piece {
    bytes: Vec<u8>,
    packed: Packed,
}

impl<'a> Bench<'a> {
    /// An empty bundle in a folder that does not exist yet, with its zip beside it.
    pub(super) fn new(
        search: &'a Search<'a>,
        (contest, release): (&str, &str),
        day: jiff::civil::Date,
        folder: Option<&Path>,
    ) -> Result<Self, Failure> {
        let place = match folder {
            None => None,
            Some(folder) => {
                fs::create_folders(folder)?;
                let file = NewFile::create(folder.with_extension("zip"))?;
                Some(Place { folder: folder.to_owned(), zip: Zip::new(day), file })
            }
        };
        let (id, inner) = (format!("{contest}/{release}"), format!("{contest}-{release}"));
        let maker = Maker { search, packs: place.is_some() };
        Ok(Self { maker, id, inner, place, files: Vec::new() })
    }

    /// Lays down a file that is there as a whole.
    pub(super) fn whole(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.part(&Part::whole(path, || bytes.to_vec()))
    }

    /// Lays down files, in their order.
    ///
    /// The last of a full bundle is the workbook, which cannot be parted and takes as long as all
    /// others: it is made while they are laid down.
    pub(super) fn parts(&mut self, parts: &[Part<'_>]) -> Result<(), Failure> {
        let Some((last, others)) = parts.split_last() else { return Ok(()) };
        let (maker, place) = (self.maker, self.on_site(last)?);
        let (ready, laid) =
            rayon::join(|| maker.batch(last, &place, 0), || others.iter().try_for_each(|part| self.part(part)));
        laid?;
        self.batches(last, &place, ready)
    }

    fn part(&mut self, part: &Part<'_>) -> Result<(), Failure> {
        let place = self.on_site(part)?;
        self.batches(part, &place, self.maker.batch(part, &place, 0))
    }

    /// Where a file stands once it is on the site; its path is searched.
    fn on_site(&self, part: &Part<'_>) -> Result<SitePath, Failure> {
        let place = SitePath::new(&format!("evidence/{}/{}", self.id, part.path)).map_err(OutputError::from)?;
        self.maker.search.path(&place);
        Ok(place)
    }

    /// Writes batch after batch; the first one is ready.
    fn batches(&mut self, part: &Part<'_>, place: &SitePath, mut ready: Vec<Piece>) -> Result<(), Failure> {
        let mut file = self.open(&part.path)?;
        let (mut hash, mut bytes, mut packed, mut first) = (Sha256::new(), 0, Vec::new(), 0);
        let maker = self.maker;
        while !ready.is_empty() {
            first += ready.len();
            let write = || -> Result<Vec<Packed>, Failure> {
                let mut packed = Vec::with_capacity(ready.len());
                for piece in ready {
                    hash.update(&piece.bytes);
                    bytes += piece.bytes.len() as u64;
                    if let Some(file) = &mut file {
                        file.append(&piece.bytes)?;
                    }
                    packed.push(piece.packed);
                }
                Ok(packed)
            };
            let (written, next) = rayon::join(write, || maker.batch(part, place, first));
            packed.extend(written?);
            ready = next;
        }
        self.files.push(Measured { path: part.path.clone(), bytes, sha256: hash.finalize().into() });
        self.zip(&part.path, &packed)
    }

    fn open(&self, path: &str) -> Result<Option<NewFile>, Failure> {
        let Some(place) = &self.place else { return Ok(None) };
        let path = place.folder.join(path);
        if let Some(folder) = path.parent() {
            fs::create_folders(folder)?;
        }
        Ok(Some(NewFile::create(path)?))
    }

    fn zip(&mut self, path: &str, packed: &[Packed]) -> Result<(), Failure> {
        let Some(place) = &mut self.place else { return Ok(()) };
        let head = place.zip.file(&format!("{}/{path}", self.inner), packed);
        place.file.append(&head.map_err(|_| Failure::Refused(Refusal::TooLong(path.to_owned())))?)?;
        packed.iter().try_for_each(|part| place.file.append(&part.bytes))?;
        Ok(())
    }

    /// Closes the zip. What was laid down.
    pub(super) fn end(self) -> Result<Vec<Measured>, Failure> {
        if let Some(Place { zip, mut file, .. }) = self.place {
            file.append(&zip.end())?;
        }
        Ok(self.files)
    }
}

impl Maker<'_> {
    /// The pieces from one on, as many as are made together; none behind the last.
    fn batch(self, part: &Part<'_>, place: &SitePath, first: usize) -> Vec<Piece> {
        let together = rayon::current_num_threads() * AHEAD;
        let range = first..part.pieces().min(first + together);
        range.into_par_iter().map(|at| self.piece(part, place, at)).collect()
    }

    fn piece(self, part: &Part<'_>, place: &SitePath, at: usize) -> Piece {
        let bytes = part.piece(at);
        self.search.piece(place, (&bytes, 0), guard::Maker::Program);
        let packed = if self.packs { bag::pack(&bytes, at + 1 == part.pieces()) } else { Packed::default() };
        Piece { bytes, packed }
    }
}
