//! A built site in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::output::{Claims, OutputError, Sink, SitePath};

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
    fn write(&self, path: &SitePath, by: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.claims.claim(path, by)?;
        self.files.write().unwrap_or_else(PoisonError::into_inner).insert(path.as_str().to_owned(), bytes.into());
        Ok(())
    }
}
