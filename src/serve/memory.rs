//! A built site in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::output::{Claims, OutputError, Pieces, Sink, SitePath};

/// Files by path.
#[derive(Debug, Default)]
pub(super) struct Memory {
    claims: Claims,
    files: RwLock<BTreeMap<String, Arc<[u8]>>>,
}

impl Memory {
    /// The file at a path.
    pub(super) fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        self.files.read().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }
}

impl Sink for Memory {
    fn begin<'s>(&'s self, path: &SitePath, by: &str) -> Result<Box<dyn Pieces + 's>, OutputError> {
        self.claims.claim(path, by)?;
        Ok(Box::new(Growing { memory: self, path: path.clone(), bytes: Vec::new() }))
    }
}

/// A file while its pieces come.
struct Growing<'s> {
    memory: &'s Memory,
    path: SitePath,
    bytes: Vec<u8>,
}

impl Pieces for Growing<'_> {
    fn put(&mut self, piece: &[u8]) -> Result<(), OutputError> {
        self.bytes.extend_from_slice(piece);
        Ok(())
    }

    fn end(self: Box<Self>) -> Result<(), OutputError> {
        let Self { memory, path, bytes } = *self;
        let mut files = memory.files.write().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.as_str().to_owned(), bytes.into());
        Ok(())
    }
}
