//! `sitemap.xml` and `robots.txt`.

use std::fmt::Write as _;

use super::escape;
use crate::page::{PageKey, World, plan};

/// Most addresses in one sitemap (sitemaps.org).
const MOST: usize = 50_000;

/// The files of the sitemap: one, or an index and its parts.
pub(super) fn parts(world: &World<'_>) -> Vec<Option<usize>> {
    let count = plan(world).len().div_ceil(MOST);
    if count < 2 { vec![None] } else { std::iter::once(None).chain((0..count).map(Some)).collect() }
}

pub(super) fn path(part: Option<usize>) -> String {
    part.map_or_else(|| "sitemap.xml".to_owned(), |part| format!("sitemap-{}.xml", part + 1))
}

/// One part; without one, the whole map or the index over its parts.
pub(super) fn xml(world: &World<'_>, base: &str, part: Option<usize>) -> Vec<u8> {
    let pages: Vec<PageKey> = plan(world).into_iter().filter(|key| *key != PageKey::NotFound).collect();
    let count = pages.len().div_ceil(MOST);
    let (outer, inner, paths): (_, _, Vec<String>) = match part {
        None if count > 1 => ("sitemapindex", "sitemap", (0..count).map(|at| path(Some(at))).collect()),
        _ => {
            let pages = pages.iter().skip(part.unwrap_or(0) * MOST).take(MOST);
            ("urlset", "url", pages.map(|key| key.path(world)).collect())
        }
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{outer} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    for path in paths {
        let _ = writeln!(out, "<{inner}><loc>{}</loc></{inner}>", escape(&format!("{base}/{path}")));
    }
    let _ = writeln!(out, "</{outer}>");
    out.into_bytes()
}

pub(super) fn robots(base: &str) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n").into_bytes()
}
