//! Minifying, with safe settings only.

use minify_html::Cfg;

/// The same page with fewer bytes. Every `<` in text must be escaped already, or it would eat the
/// page; tera escapes and the Markdown is sanitised, so it is.
pub(super) fn minify(html: &[u8]) -> Vec<u8> {
    let mut cfg = Cfg::new();
    cfg.keep_closing_tags = true;
    cfg.keep_html_and_head_opening_tags = true;
    cfg.keep_input_type_text_attr = true;
    cfg.minify_css = true;
    minify_html::minify(html, &cfg)
}
