//! Links between the parts of a list that is longer than one page.

use serde::Serialize;

use super::plan::parts;

/// A link to one part: `1–1000`.
#[derive(Debug, Serialize)]
pub(super) struct PartLink {
    title: String,
    href: String,
    current: bool,
}

/// Links to all parts of `rows` rows; none where they fit on one page.
pub(super) fn links(rows: usize, page: usize, current: usize, href: impl Fn(usize) -> String) -> Vec<PartLink> {
    let count = parts(rows, page);
    let link = |part: usize| PartLink {
        title: format!("{}–{}", part * page + 1, rows.min((part + 1) * page)),
        href: href(part),
        current: part == current,
    };
    if count > 1 { (0..count).map(link).collect() } else { Vec::new() }
}
