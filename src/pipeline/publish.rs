//! From results to files: every page and its JSON twin once, on all cores, and the files that pages share.

use rayon::prelude::*;

use super::{Computed, Failure, Progress, Stage, copies};
use crate::config::Config;
use crate::export::{self, FileKey};
use crate::media::Shown;
use crate::output::{OutputError, Sink, SitePath};
use crate::page::{self, PageKey, World};
use crate::render::Theme;

/// Writes all files into the sink. Returns how many of them are pages.
pub(super) fn all(
    config: &Config,
    computed: &Computed,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<usize, Failure> {
    let theme = Theme::with(config, &computed.library)?;
    let world = World::new(&computed.site, &computed.judged, config);
    for asset in theme.assets() {
        sink.write(&path(&asset.path)?, "theme", &asset.bytes)?;
    }
    all_or_first_failure(&computed.library.all(), |(source, shown)| media(source, shown, sink))?;
    let keys = page::plan(&world);
    progress.stage(Stage::Pages(keys.len()));
    let pages = || {
        all_or_first_failure(&keys, |key| {
            let written = page(&world, &theme, key, sink);
            progress.page();
            written
        })
    };
    let files = || all_or_first_failure(&export::plan(&world), |key| file(&world, key, sink));
    let files = || files().and_then(|()| copies::all(&config.root, computed, sink));
    // The long files are few: beside the pages, no core waits for the last of them.
    let (files, pages) = rayon::join(files, pages);
    pages?;
    files?;
    Ok(keys.len())
}

/// Does it for each on all cores. The failure is the first in the order of the plan, whichever
/// thread met one first: the message is the same in every run.
pub(super) fn all_or_first_failure<K: Sync>(
    keys: &[K],
    act: impl Fn(&K) -> Result<(), Failure> + Send + Sync,
) -> Result<(), Failure> {
    keys.par_iter().with_max_len(1).map(act).find_first(Result::is_err).unwrap_or(Ok(()))
}

/// One page and its twin: made, written, dropped.
fn page(world: &World<'_>, theme: &Theme, key: &PageKey, sink: &dyn Sink) -> Result<(), Failure> {
    let view = page::view(world, key);
    sink.write(&path(&view.path)?, &view.path, &theme.render(&view)?)?;
    if let Some(twin) = view.twin_path() {
        sink.write(&path(&twin)?, &view.path, &view.json())?;
    }
    Ok(())
}

/// A file beside the pages, piece by piece.
fn file(world: &World<'_>, key: &FileKey, sink: &dyn Sink) -> Result<(), Failure> {
    let export::File { path: name, pieces } = export::make(world, key);
    let mut file = sink.begin(&path(&name)?, &name)?;
    for piece in pieces {
        file.put(&piece)?;
    }
    Ok(file.end()?)
}

/// A picture in its sizes, or an attachment. Two sources of the same content are one file.
fn media(source: &str, shown: &Shown, sink: &dyn Sink) -> Result<(), Failure> {
    for (href, bytes) in shown.files() {
        sink.write(&path(&href)?, source, &bytes)?;
    }
    Ok(())
}

/// A path that page/ or the theme made.
fn path(path: &str) -> Result<SitePath, OutputError> {
    Ok(SitePath::new(path)?)
}
