//! What is shown right now, and who waits for it to change.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::memory::Memory;
use crate::lang::Lang;

/// The last good site and what went wrong since.
#[derive(Debug)]
pub(super) struct Stage {
    /// Language of what the server itself says on pages.
    pub(super) lang: Lang,
    shown: Mutex<Shown>,
    changed: Condvar,
}

/// One moment of the stage.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// The last good site; `None` until a build succeeds.
    pub(super) site: Option<Arc<Memory>>,
    /// How many good builds there were. A page of another generation is out of date.
    pub(super) generation: u64,
    /// Why the last build failed, if it did, as plain text.
    pub(super) problem: Option<Arc<str>>,
    /// Counts changes of either.
    pub(super) version: u64,
}

impl Stage {
    /// An empty stage: nothing is built yet.
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, shown: Mutex::default(), changed: Condvar::new() }
    }

    /// Shows a new site.
    pub(super) fn show(&self, site: Memory) {
        self.change(|shown| {
            shown.site = Some(Arc::new(site));
            shown.generation += 1;
            shown.problem = None;
        });
    }

    /// Keeps the last good site and says what is wrong.
    pub(super) fn fail(&self, problem: String) {
        self.change(|shown| shown.problem = Some(problem.into()));
    }

    /// What is shown now.
    pub(super) fn now(&self) -> Shown {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is shown once it is no longer `version`, or after a while.
    pub(super) fn after(&self, version: u64, patience: Duration) -> Shown {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(shown, patience, |s| s.version == version);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    fn change(&self, change: impl FnOnce(&mut Shown)) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut shown);
        shown.version += 1;
        drop(shown);
        self.changed.notify_all();
    }
}
