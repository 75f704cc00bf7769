//! Where the output may lie: what `--force` does not allow either, because replacing it would
//! destroy what no build can make again.

use std::path::{Component, Path, PathBuf};

use super::{OutputError, manifest};
use crate::fs;

/// The folder in which the new tree of `<name>` is put together is this and `<name>`.
pub(super) const BENCH: &str = ".gongshi-staging-";

/// What a site is made of, below its root.
const OWN: [&str; 6] = ["data", "content", "themes", "private", "releases", ".git"];

/// The real path of the output folder, once it is clear that replacing it destroys nothing of this
/// site's own nor of another's around it. Makes the folders above it.
pub(super) fn find(output: &Path, root: &Path) -> Result<PathBuf, OutputError> {
    let path = real(output)?;
    let root = fs::canonical(root)?;
    protect(&path, &root)?;
    for folder in path.ancestors().skip(1) {
        if folder != root && fs::kind(&folder.join("site.yaml"))?.is_some() {
            protect(&path, folder)?;
        }
        if folder == root.join("public") || is_built(folder)? {
            return Err(OutputError::Inside { output: path.clone(), site: folder.to_owned() });
        }
    }
    if let Some(bench) = path.ancestors().find(|folder| is_bench(folder)) {
        return Err(OutputError::Inside { output: path.clone(), site: bench.to_owned() });
    }
    if let Some(parent) = path.parent() {
        fs::create_folders(parent)?;
    }
    Ok(path)
}

/// The real path of a folder that may not exist yet: links are resolved as far as it does.
fn real(path: &Path) -> Result<PathBuf, OutputError> {
    match fs::kind(path)? {
        Some(fs::PathKind::Folder) => Ok(fs::canonical(path)?),
        Some(fs::PathKind::Other) => Err(OutputError::NotAFolder(path.to_owned())),
        None => match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
            // `..` behind a folder that does not exist.
            _ => Err(OutputError::NotAFolder(path.to_owned())),
        },
    }
}

/// The output may lie inside the root, but not around it, nor in or around what the site is made of.
fn protect(output: &Path, root: &Path) -> Result<(), OutputError> {
    if root.starts_with(output) {
        return Err(swallows(output, root));
    }
    for own in OWN.map(|name| root.join(name)) {
        let own = if fs::kind(&own)?.is_some() { fs::canonical(&own)? } else { own };
        if output.starts_with(&own) || own.starts_with(output) {
            return Err(swallows(output, &own));
        }
    }
    Ok(())
}

/// No other site's root lies in the folder, and no repository begins there.
pub(super) fn holds_no_site(output: &Path, found: &[fs::Found]) -> Result<(), OutputError> {
    let git = output.join(".git");
    if fs::kind(&git)?.is_some() {
        return Err(swallows(output, &git));
    }
    for site in found.iter().filter(|f| f.path.ends_with("site.yaml")) {
        let data = site.path.with_file_name("data");
        if fs::kind(&data)?.is_some() {
            return Err(swallows(output, &data));
        }
    }
    Ok(())
}

fn swallows(output: &Path, own: &Path) -> OutputError {
    OutputError::Swallows { output: output.to_owned(), own: own.to_owned() }
}

/// Whether a build made the folder.
fn is_built(folder: &Path) -> Result<bool, OutputError> {
    let list = folder.join(manifest::NAME);
    if fs::kind(&list)?.is_none() {
        return Ok(false);
    }
    let text = fs::read_text(&list)?;
    Ok(manifest::paths(&text).is_some_and(|paths| !paths.is_empty()))
}

/// Whether the new tree of some output is put together there.
fn is_bench(folder: &Path) -> bool {
    let name = folder.components().next_back();
    matches!(name, Some(Component::Normal(name)) if name.to_string_lossy().starts_with(BENCH))
}
