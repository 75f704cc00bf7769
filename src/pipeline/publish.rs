//! From results to files: every page and its JSON twin once, on all cores, and the files that pages share.

use rayon::prelude::*;

use super::{Computed, Failure, Progress, Stage};
use crate::config::Config;
use crate::export;
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
    let theme = Theme::load(config)?;
    let world = World::new(&computed.site, &computed.judged, config);
    for asset in theme.assets() {
        sink.write(&path(&asset.path)?, "theme", &asset.bytes)?;
    }
    let keys = page::plan(&world);
    progress.stage(Stage::Pages(keys.len()));
    let written = keys.par_iter().map(|key| {
        let written = page(&world, &theme, key, sink);
        progress.page();
        written
    });
    // The first failure in the order of the plan, whichever thread met one first.
    if let Some(Err(failure)) = written.find_first(Result::is_err) {
        return Err(failure);
    }
    let files = export::plan(&world);
    let written = files.par_iter().map(|key| {
        let file = export::file(&world, key);
        sink.write(&path(&file.path)?, "export", &file.bytes).map_err(Failure::from)
    });
    match written.find_first(Result::is_err) {
        Some(Err(failure)) => Err(failure),
        _ => Ok(keys.len()),
    }
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

/// A path that page/ or the theme made.
fn path(path: &str) -> Result<SitePath, OutputError> {
    Ok(SitePath::new(path)?)
}
