//! Where a file stands in the site.

use std::fmt;
use std::sync::Arc;

use crate::source::is_portable;

/// A relative path below the site's root, with `/`: `guangxi-2023/n/nanning-c03.html`.
///
/// Portable by construction, so that a site can be unpacked, zipped and served anywhere: parts that
/// [`is_portable`] takes, at most 200 bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

/// A text that is no [`SitePath`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPath(pub String);

/// The longest path: what a short root leaves of Windows' 260.
const MAX_BYTES: usize = 200;

impl SitePath {
    /// Checks a path.
    ///
    /// # Errors
    /// When it leaves the site, or is not portable.
    pub fn new(path: &str) -> Result<Self, BadPath> {
        if path.len() <= MAX_BYTES && path.split('/').all(is_portable) {
            Ok(Self(path.into()))
        } else {
            Err(BadPath(path.to_owned()))
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders above it, outermost first: `a/b/c.html` gives `a`, `a/b`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }

    /// The folder it stands in; `None` at the root.
    #[must_use]
    pub fn folder(&self) -> Option<&str> {
        self.0.rsplit_once('/').map(|(folder, _)| folder)
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portable_paths_pass() {
        for path in ["index.html", "guangxi-2023/n/nn-07.html", "a/0f3c.css", "A_b/c.tar.gz", "console/com10.html"] {
            assert!(SitePath::new(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn paths_that_leave_the_site_or_break_elsewhere_do_not() {
        let long = format!("{}.html", "a".repeat(200));
        for path in [
            "",
            "/",
            "/etc/passwd",
            "a//b",
            "a/",
            "..",
            "a/../b",
            "./a",
            ".git/x",
            "a\\b",
            "C:x",
            "名单.html",
            "a b",
            "a.",
            "a\0",
            "a/con.html",
            "NUL",
            "aux.tar.gz",
            "a\n",
            &long,
        ] {
            assert!(SitePath::new(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn folders_come_outermost_first() {
        let path = SitePath::new("a/b/c.html").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(path.folder(), Some("a/b"));
        assert_eq!(SitePath::new("c.html").unwrap().folder(), None);
    }
}
