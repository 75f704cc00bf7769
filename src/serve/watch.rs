//! Noticing that something below the root changed.
//!
//! The system's signs only wake us; whether anything changed is decided by looking ([`Stamp`]). So
//! a sign too many costs nothing, and what gave no sign (a deletion inside a folder that was
//! replaced, a network disk) is seen at the next look.
//!
//! [`Stamp`]: crate::fs::Stamp

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

use super::{News, Talk, watched};

/// What a site is made of.
pub(super) const SOURCES: [&str; 6] = ["site.yaml", "data", "content", "private", "releases", "themes"];

/// Editors write a file in several steps; a change counts once it has been quiet so long.
const QUIET: Duration = Duration::from_millis(150);
/// How often to look when the system gives no signs at all.
const POLL: Duration = Duration::from_secs(1);
/// How often to look even so: some disks give no signs.
const LOOK_ANYWAY: Duration = Duration::from_secs(5);

type Watcher = Debouncer<RecommendedWatcher, NoCache>;

/// Calls `act` at once and after every change, for ever.
pub(super) fn on_change(root: &Path, talk: &dyn Talk, act: impl Fn()) -> ! {
    let (mut watcher, signs) = match start(root) {
        Ok((watcher, signs)) => (Some(watcher), signs),
        Err(why) => {
            talk.say(&News::Polling(why.to_string()));
            (None, mpsc::channel().1)
        }
    };
    let mut seen = None;
    loop {
        let now = watched(root);
        if seen.as_ref() == Some(&now) {
            wait(&signs, watcher.is_some());
            continue;
        }
        // Folders that were added or replaced need a watch of their own. Looked at before the
        // build: what changes meanwhile differs from `now` and is seen in the next round.
        if let Some(watcher) = &mut watcher {
            let _ = watch_folders(watcher, root);
        }
        seen = Some(now);
        act();
    }
}

/// Waits for a sign, but not too long.
fn wait(signs: &Receiver<()>, has_watcher: bool) {
    if has_watcher {
        let _ = signs.recv_timeout(LOOK_ANYWAY);
        while signs.try_recv().is_ok() {}
    } else {
        std::thread::sleep(POLL);
    }
}

/// Begins to watch. Fails where the system cannot, or has no room for so many folders.
fn start(root: &Path) -> notify::Result<(Watcher, Receiver<()>)> {
    let (send, signs) = mpsc::channel();
    let wake = move |result: DebounceEventResult| {
        // Reading is no change: it would wake us by our own looking. Errors (too many events at
        // once) are a reason to look.
        let is_change = |e: &notify_debouncer_full::DebouncedEvent| !matches!(e.kind, EventKind::Access(_));
        if result.map_or(true, |events| events.iter().any(is_change)) {
            let _ = send.send(());
        }
    };
    let mut watcher = new_debouncer_opt(QUIET, None, wake, NoCache, notify::Config::default())?;
    // The root itself, for site.yaml and folders that come and go; not what else lies in it.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    watch_folders(&mut watcher, root)?;
    Ok((watcher, signs))
}

fn watch_folders(watcher: &mut Watcher, root: &Path) -> notify::Result<()> {
    let folders = SOURCES.map(|name| root.join(name));
    folders.iter().filter(|f| f.is_dir()).try_for_each(|folder| watcher.watch(folder, RecursiveMode::Recursive))
}
