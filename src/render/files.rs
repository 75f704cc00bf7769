//! The files of a theme: those that travel inside the program, and what the site puts over them.
//!
//! A file of the same name replaces the default one; `i18n/` files are merged word by word, and
//! `static/custom.css` is added behind the default stylesheet.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::ThemeError;
use crate::config::Config;
use crate::fs::{self, Content, Kind};
use crate::lang::text;
use crate::source::is_litter;

/// The default theme, inside the program.
static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// What recomputes scores in a page. It stands outside the theme: it shares the specification with the other
/// verifiers, and nothing with a theme.
static VERIFY: &[u8] = include_bytes!("../../verifiers/verify.js");

/// Files by path inside the theme's folder: `templates/base.html`.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// The files of the default theme.
pub(super) fn default() -> Files {
    let mut files = Files::new();
    collect(&DEFAULT, &mut files);
    files.insert("static/verify.js".to_owned(), VERIFY.to_vec());
    files
}

fn collect(folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        let path: Vec<_> = file.path().iter().filter_map(|part| part.to_str()).collect();
        files.insert(path.join("/"), file.contents().to_vec());
    }
    for sub in folder.dirs() {
        collect(sub, files);
    }
}

/// The files that the site puts over the default theme: those of `themes/<name>/` in its root.
/// A site whose theme is `default` may have such a folder too.
///
/// # Errors
/// A theme that the site names but does not have; a file that cannot be read.
pub(super) fn of_site(config: &Config) -> Result<Files, ThemeError> {
    let folder = format!("themes/{}", config.theme);
    let found = fs::walk(&config.root, &folder).map_err(|e| ThemeError::plain(e.message()))?;
    let mut files = Files::new();
    for file in found {
        let Kind::File { bytes } = file.kind else { continue };
        if is_litter(&file.relative) {
            continue;
        }
        let content = fs::read(&file.path, bytes).map_err(|e| ThemeError::plain(e.message()))?;
        let relative = file.relative.strip_prefix(&format!("{folder}/")).unwrap_or(&file.relative).to_owned();
        match content {
            Content::Bytes(bytes) => files.insert(relative, bytes),
            Content::TooLarge => {
                let path = &file.relative;
                return Err(ThemeError::plain(text!("主题文件 {path} 过大", "the theme's file {path} is too large")));
            }
        };
    }
    if files.is_empty() && config.theme != "default" {
        let name = &config.theme;
        return Err(ThemeError::plain(text!(
            "找不到主题 {name}：站点里没有 {folder}/",
            "no theme {name}: the site has no {folder}/"
        )));
    }
    Ok(files)
}
