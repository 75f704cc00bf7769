//! Where the site is.

use std::path::{Path, PathBuf};

use crate::lang::{Text, text};

/// No site.yaml was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoRoot {
    /// Where the search began.
    pub from: PathBuf,
    /// Whether `--root` named the folder, so that nothing above it was looked at.
    pub named: bool,
}

impl NoRoot {
    /// The message in both languages.
    #[must_use]
    pub fn message(&self) -> Text {
        let from = self.from.display();
        if self.named {
            text!("目录 {from} 里没有 site.yaml", "there is no site.yaml in {from}")
        } else {
            text!(
                "{from} 和它的上级目录里都没有 site.yaml",
                "there is no site.yaml in {from} nor in any folder above it"
            )
        }
    }
}

/// The site's root: `named` if it holds a site.yaml, else the nearest folder from `here` upwards that does.
///
/// # Errors
/// If there is none.
pub fn find_root(named: Option<&Path>, here: &Path) -> Result<PathBuf, NoRoot> {
    let is_root = |folder: &Path| folder.join("site.yaml").is_file();
    if let Some(named) = named {
        let folder = here.join(named);
        return if is_root(&folder) { Ok(folder) } else { Err(NoRoot { from: folder, named: true }) };
    }
    let found = here.ancestors().find(|folder| is_root(folder));
    found.map(Path::to_path_buf).ok_or_else(|| NoRoot { from: here.to_owned(), named: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_site_upwards_is_the_root() {
        let dir = tempfile::tempdir().unwrap();
        let deep = dir.path().join("data/guangxi");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(dir.path().join("site.yaml"), "title: 示例\n").unwrap();
        assert_eq!(find_root(None, &deep).unwrap(), dir.path());
        // A folder that was named is not left.
        assert!(find_root(Some(Path::new(".")), &deep).unwrap_err().named);
        assert_eq!(
            find_root(Some(Path::new("../..")), &deep).unwrap().canonicalize().unwrap(),
            dir.path().canonicalize().unwrap()
        );
    }
}
