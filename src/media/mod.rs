//! Pictures and attachments of prose: `content/<contest>/images/` and `files/`.
//!
//! 1. [`links`] finds what prose shows and links to; what is not there, or stands on another site, is a fault;
//! 2. [`read`] looks at each file that is used: a picture must be a picture and nothing else, an attachment
//!    must be readable, and neither may hold what is private;
//! 3. [`Library`] names the published files. Pictures are turned upright, made smaller and written
//!    anew, so that nothing that a camera added is left.

mod fault;
mod links;
mod picture;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

pub use links::{Used, links, resolve};

use crate::diag::Diagnostics;
use crate::load::RawMedia;
use crate::privacy::{self, Policy, Scanner, Unreadable};

/// What prose shows and links to, by the path of its source from the root of the site.
#[derive(Clone, Debug, Default)]
pub struct Library(BTreeMap<String, Shown>);

/// A file that is published for prose.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Where it is published, from the root of the site.
    pub href: String,
    /// What it is.
    pub kind: ShownKind,
    bytes: Arc<[u8]>,
}

/// What a published file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShownKind {
    /// A picture, and its size as published.
    Picture {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
        /// Where a small one is published, and its width; none if the picture is small.
        small: Option<(String, u32)>,
    },
    /// An attachment: its length in bytes.
    File {
        /// As it lies there.
        bytes: u64,
    },
}

impl Library {
    /// What a path of prose shows, from the root of the site: `content/a/images/b.jpg`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Shown> {
        self.0.get(path)
    }

    /// What is to be published, each content once, with the path of a source that has it.
    #[must_use]
    pub fn all(&self) -> Vec<(&str, &Shown)> {
        let by_place: BTreeMap<&str, _> = self.0.iter().map(|(path, shown)| (&*shown.href, (&**path, shown))).collect();
        by_place.into_values().collect()
    }
}

impl Shown {
    /// The files to publish: where and what. Pictures are made here, one at a time.
    #[must_use]
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let ShownKind::Picture { width, small, .. } = &self.kind else {
            return vec![(self.href.clone(), self.bytes.to_vec())];
        };
        let sizes = [Some((&self.href, *width)), small.as_ref().map(|(href, width)| (href, *width))];
        let made = sizes.into_iter().flatten();
        made.filter_map(|(href, width)| Some((href.clone(), picture::write(&self.bytes, width)?))).collect()
    }
}

/// Looks at every file that prose uses. `used` comes from [`links`].
pub fn read(
    media: &[RawMedia],
    used: &Used,
    (scanner, policy): (&Scanner, &Policy),
    faults: &mut Diagnostics,
) -> Library {
    let seen: Vec<(Option<Shown>, Diagnostics)> = media
        .par_iter()
        .map(|file| {
            let mut faults = Diagnostics::new();
            let shown = if used.shown.contains(&*file.path) {
                one(file, scanner, policy, &mut faults)
            } else {
                if !used.drafted.contains(&*file.path) {
                    faults.push(fault::unused(file));
                }
                None
            };
            (shown, faults)
        })
        .collect();
    let mut library = Library::default();
    for (file, (shown, more)) in media.iter().zip(seen) {
        faults.extend(more);
        library.0.extend(shown.map(|shown| (file.path.clone(), shown)));
    }
    library
}

fn one(file: &RawMedia, scanner: &Scanner, policy: &Policy, faults: &mut Diagnostics) -> Option<Shown> {
    let (hash, name) = (hash(&file.bytes), content_name(&file.bytes));
    let (findings, unread) = scanner.file(&file.bytes);
    findings.iter().for_each(|finding| faults.push(privacy::attached(finding, file.file)));
    if file.is_picture {
        let seen = picture::look(&file.bytes, &file.path).map_err(|why| faults.push(fault::picture(why, file))).ok()?;
        let extension = if seen.has_alpha { "png" } else { "jpg" };
        let small = (seen.width > picture::SMALL).then(|| (format!("a/{name}-s.{extension}"), picture::SMALL));
        let kind = ShownKind::Picture { width: seen.width, height: seen.height, small };
        return Some(Shown { href: format!("a/{name}.{extension}"), kind, bytes: Arc::clone(&file.bytes) });
    }
    if runs(&file.path) {
        faults.push(fault::runs(file));
    }
    let unread = if file.bytes.is_empty() { Some(Unreadable::Empty) } else { unread };
    if let Some(why) = unread.filter(|_| !policy.was_looked_at(&file.path, &hash)) {
        faults.push(privacy::unread(why, &file.path, &hash, file.file));
    }
    let kind = ShownKind::File { bytes: file.bytes.len() as u64 };
    Some(Shown { href: format!("a/{}", published(&file.path, &name)), kind, bytes: Arc::clone(&file.bytes) })
}

/// The name of an attachment: readable where it is ASCII, and told from others by its content.
fn published(path: &str, hash: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, "bin"));
    let plain = |text: &str| {
        text.len() <= 60 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !text.is_empty()
    };
    let extension = if plain(extension) { extension } else { "bin" };
    if plain(stem) { format!("{hash}-{stem}.{extension}") } else { format!("{hash}.{extension}") }
}

/// Whether a browser or a computer runs what a file of this name holds: on the site's own address it
/// could show anything in the site's name.
fn runs(path: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "hta", "svg", "svgz", "xml", "xsl", "xslt", "js",
        "mjs", "wasm", "swf", "exe", "msi", "com", "scr", "bat", "cmd", "ps1", "vbs", "jar", "apk", "sh", "lnk",
    ];
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// What a published file is called after its content: twelve letters, the first of its SHA-256. There is
/// no digit in them, so that no name looks like somebody's number.
#[must_use]
pub fn content_name(bytes: &[u8]) -> String {
    let letter = |half: u8| char::from(b'a' + half);
    Sha256::digest(bytes).iter().take(6).flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect()
}

/// The first twelve hexadecimal digits of the SHA-256: what `looked` calls a file by.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests;
