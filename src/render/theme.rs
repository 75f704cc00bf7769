//! The theme: templates, words and static files, ready to render.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::files::{self, Files};
use super::{ThemeError, filters, minify};
use crate::config::Config;
use crate::lang::text;
use crate::media::{Library, content_name};
use crate::page::View;

/// Words are looked for here where the site's language has none.
const FALLBACK: &str = "zh-CN";

/// Templates, words and static files, ready to render.
pub struct Theme {
    /// Its folder in themes/, for messages.
    name: String,
    tera: Tera,
    /// Words by language.
    words: BTreeMap<String, Value>,
    assets: Vec<Asset>,
    /// The site's own templates and words, as they were typed: paths and contents.
    typed: Files,
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

impl Theme {
    /// Loads the theme that the configuration names, over the default one.
    ///
    /// # Errors
    /// When a file of the theme cannot be read or understood.
    pub fn load(config: &Config) -> Result<Self, ThemeError> {
        Self::with(config, &Library::default())
    }

    /// The same, with the pictures and attachments that prose shows.
    ///
    /// # Errors
    /// When a file of the theme cannot be read or understood.
    pub fn with(config: &Config, library: &Library) -> Result<Self, ThemeError> {
        let (default, site) = (files::default(), files::of_site(config)?);
        let named = |e: &tera::Error| ThemeError::of_template(e, &config.theme);
        let mut tera = Tera::new();
        tera.set_fallback_prefixes(["site/", "default/"]).map_err(|e| named(&e))?;
        filters::register(&mut tera, library);
        let templates = templates("default/", &default)?.into_iter().chain(templates("site/", &site)?);
        tera.add_raw_templates(templates).map_err(|e| named(&e))?;
        let words = words(&default, &site, &config.theme)?;
        let assets = assets(&default, &site, spoken(&words, &config.language));
        for (key, asset) in &assets {
            if let Some(key) = key {
                tera.global_context().insert(*key, &asset.path);
            }
        }
        let assets = assets.into_iter().map(|(_, asset)| asset).collect();
        let typed = site.into_iter().filter(|(path, _)| !path.starts_with("static/")).collect();
        Ok(Self { name: config.theme.clone(), tera, words, assets, typed, minify: config.minify })
    }

    /// One page as HTML.
    ///
    /// # Errors
    /// When a template asks for what the view does not have.
    pub fn render(&self, view: &View<'_>) -> Result<Vec<u8>, ThemeError> {
        let named = |e: &tera::Error| ThemeError::of_template(e, &self.name);
        let mut context = Context::from_serialize(view).map_err(|e| named(&e))?;
        if let Some(words) = spoken(&self.words, view.language()) {
            context.insert_value("t", words.clone());
        }
        // A page's folder is its contest's: addresses in prose start from there.
        context.insert("folder", view.path.split('/').next().unwrap_or_default());
        let mut out = Vec::with_capacity(32 * 1024);
        self.tera.render_to(view.template, &context, &mut out).map_err(|e| named(&e))?;
        Ok(if self.minify { minify::minify(&out) } else { out })
    }

    /// A sheet of paper: a template of its own, without the site around it.
    ///
    /// # Errors
    /// When the template asks for what the view does not have.
    pub fn sheet(&self, template: &str, view: &impl Serialize) -> Result<Vec<u8>, ThemeError> {
        let named = |e: &tera::Error| ThemeError::of_template(e, &self.name);
        let mut context = Context::new();
        context.insert("sheet", view);
        let mut out = Vec::with_capacity(16 * 1024);
        self.tera.render_to(template, &context, &mut out).map_err(|e| named(&e))?;
        Ok(out)
    }

    /// The templates and words that the site puts over the default ones, as somebody typed them.
    pub fn typed(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.typed.iter().map(|(path, bytes)| (&**path, &**bytes))
    }

    /// The files that pages share.
    #[must_use]
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }
}

fn templates(prefix: &str, files: &Files) -> Result<Vec<(String, String)>, ThemeError> {
    let named = files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("templates/")?, path, bytes)));
    named.map(|(name, path, bytes)| Ok((format!("{prefix}{name}"), utf8(path, bytes)?))).collect()
}

fn utf8(path: &str, bytes: &[u8]) -> Result<String, ThemeError> {
    String::from_utf8(bytes.to_vec()).map_err(|_| {
        ThemeError::plain(text!("主题文件 {path} 不是 UTF-8 编码", "the theme's file {path} is not UTF-8"))
    })
}

/// Static files, those that pages name under their keys. `custom.css` joins the stylesheet, so that pages load
/// one file; the words of check.js stand before it.
fn assets(default: &Files, site: &Files, words: Option<&Value>) -> Vec<(Option<&'static str>, Asset)> {
    let mut all: Files = default.clone();
    all.extend(site.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
    let custom = all.remove("static/custom.css").unwrap_or_default();
    let mut assets = Vec::new();
    for (path, mut bytes) in all {
        let Some(name) = path.strip_prefix("static/") else { continue };
        let key = match name {
            "site.css" => Some("css"),
            "site.js" => Some("js"),
            "icon.svg" => Some("icon"),
            "verify.js" => Some("verify"),
            "check.js" => Some("check"),
            _ => None,
        };
        if name == "site.css" {
            bytes.extend_from_slice(&custom);
        }
        if let ("check.js", Some(words)) = (name, words) {
            bytes = [script_words(words).as_bytes(), &bytes].concat();
        }
        let path = if key.is_some() { hashed(name, &bytes) } else { format!("a/{name}") };
        assets.push((key, Asset { path, bytes }));
    }
    assets
}

/// The words of a language, or those that every theme has.
fn spoken<'w>(words: &'w BTreeMap<String, Value>, language: &str) -> Option<&'w Value> {
    words.get(language).or_else(|| words.get(FALLBACK))
}

/// The words of the check in a page: those whose keys begin with `v_`.
fn script_words(words: &Value) -> String {
    let all = words.as_map().into_iter().flatten();
    let of: BTreeMap<String, String> =
        all.map(|(key, word)| (key.to_string(), word.to_string())).filter(|(key, _)| key.starts_with("v_")).collect();
    let json = serde_json::to_string(&of).unwrap_or_default();
    format!("window.gongshiWords={json};\n")
}

/// Names a file after its content, so that browsers may keep it for ever.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let (name_of, extension) = (content_name(bytes), name.rsplit('.').next().unwrap_or_default());
    format!("a/{name_of}.{extension}")
}

/// Words by language; the site's go over the default ones, one by one.
fn words(default: &Files, site: &Files, theme: &str) -> Result<BTreeMap<String, Value>, ThemeError> {
    let mut words: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (path, bytes) in default.iter().chain(site) {
        let Some(language) = path.strip_prefix("i18n/").and_then(|name| name.strip_suffix(".yaml")) else { continue };
        let text = utf8(path, bytes)?;
        let read: BTreeMap<String, String> =
            serde_yaml::from_str(&text).map_err(|e| ThemeError::of_words(theme, path, &e))?;
        words.entry(language.to_owned()).or_default().extend(read);
    }
    Ok(words.into_iter().map(|(language, words)| (language, Value::from(words))).collect())
}
