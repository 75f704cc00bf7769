//! From views to bytes: templates (tera), Markdown (pulldown-cmark and ammonia), minify-html.
//!
//! 1. [`Theme::load`] brings together the default theme, which travels inside the program, and
//!    what the site puts over it, and names stylesheet and script after their content;
//! 2. [`Theme::render`] turns one view into one HTML file;
//! 3. [`Theme::assets`] are the files that all pages share.
//!
//! Knows nothing of contests, scores or records: only views.

mod error;
mod files;
mod filters;
mod markdown;
mod minify;
mod shelf;
mod theme;

pub use error::ThemeError;
pub use theme::{Asset, Theme};
