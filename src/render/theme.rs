//! The theme: templates, words and static files.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use tera::{Context, Tera, Value};

use crate::config::Config;
use crate::lang::{Text, text};
use crate::page::View;

/// The default theme, inside the program.
static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Templates, words and static files, ready to render.
pub struct Theme {
    tera: Tera,
    words: BTreeMap<String, Value>,
    assets: Vec<Asset>,
    minify: bool,
}

/// A file that pages share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// From the root of the site.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A theme that cannot be used, and the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// What is wrong.
    pub message: Text,
    /// File of the theme, line and column (from 1), where they are known.
    pub place: Option<(String, usize, usize)>,
}

impl Theme {
    /// Loads the theme that the configuration names.
    ///
    /// # Errors
    /// When a file of the theme cannot be read or understood.
    pub fn load(config: &Config) -> Result<Self, ThemeError> {
        let mut tera = Tera::new();
        tera.set_fallback_prefixes(["default/"]).map_err(|e| error(&e))?;
        let templates = files("templates").map(|(name, text)| (format!("default/{name}"), text));
        tera.add_raw_templates(templates).map_err(|e| error(&e))?;
        let mut assets = Vec::new();
        for (key, name) in [("css", "site.css"), ("js", "site.js"), ("icon", "icon.svg")] {
            let asset = hashed(name, file(&format!("static/{name}")));
            tera.global_context().insert(key, &asset.path);
            assets.push(asset);
        }
        let mut words = BTreeMap::new();
        for (name, text) in files("i18n") {
            let parsed: BTreeMap<String, String> =
                serde_yaml::from_str(text).map_err(|e| ThemeError { message: plain(&e.to_string()), place: None })?;
            words.insert(name.trim_end_matches(".yaml").to_owned(), Value::from_serializable(&parsed));
        }
        Ok(Self { tera, words, assets, minify: config.minify })
    }

    /// One page as HTML.
    ///
    /// # Errors
    /// When a template asks for what the view does not have.
    pub fn render(&self, view: &View<'_>) -> Result<Vec<u8>, ThemeError> {
        let mut context = Context::from_serialize(view).map_err(|e| error(&e))?;
        if let Some(words) = self.words.get(view.language()).or_else(|| self.words.get("zh-CN")) {
            context.insert_value("t", words.clone());
        }
        let mut out = Vec::with_capacity(16 * 1024);
        self.tera.render_to(view.template, &context, &mut out).map_err(|e| error(&e))?;
        Ok(if self.minify { super::minify::minify(&out) } else { out })
    }

    /// The files that pages share.
    #[must_use]
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }
}

fn files(folder: &str) -> impl Iterator<Item = (String, &'static str)> {
    let folder = DEFAULT.get_dir(folder);
    let files = folder.into_iter().flat_map(Dir::files);
    files.filter_map(|f| Some((f.path().file_name()?.to_str()?.to_owned(), f.contents_utf8()?)))
}

fn file(path: &str) -> &'static [u8] {
    DEFAULT.get_file(path).map(include_dir::File::contents).unwrap_or_default()
}

/// Names a file after its content, so that browsers may keep it for ever.
fn hashed(name: &str, bytes: &[u8]) -> Asset {
    use std::fmt::Write as _;
    let mut hash = String::new();
    for byte in Sha256::digest(bytes).iter().take(6) {
        let _ = write!(hash, "{byte:02x}");
    }
    let extension = name.rsplit('.').next().unwrap_or_default();
    Asset { path: format!("a/{hash}.{extension}"), bytes: bytes.to_vec() }
}

fn plain(message: &str) -> Text {
    text!("{message}", "{message}")
}

fn error(error: &tera::Error) -> ThemeError {
    use tera::ErrorKind;
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => ThemeError {
            message: plain(report.message()),
            place: Some((report.filename().to_owned(), report.span().start_line, report.span().start_col + 1)),
        },
        other => ThemeError { message: plain(&other.to_string()), place: None },
    }
}
