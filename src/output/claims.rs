//! Which path belongs to whom. A path is given out once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::{OutputError, SitePath};

/// The paths given out so far. Upper and lower case count as the same, because Windows and macOS
/// cannot hold both; and what is a folder cannot be a file.
#[derive(Debug, Default)]
pub struct Claims {
    /// By the path in lower case.
    taken: Mutex<HashMap<String, Claim>>,
}

#[derive(Debug)]
struct Claim {
    /// As it was spelt.
    path: String,
    by: String,
    is_folder: bool,
}

impl Claims {
    /// Gives a path to `by`.
    ///
    /// # Errors
    /// When it belongs to somebody already, or collides with what does; both are named.
    pub fn claim(&self, path: &SitePath, by: &str) -> Result<(), OutputError> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        for folder in path.folders() {
            match taken.get(&folder.to_ascii_lowercase()) {
                Some(claim) if claim.is_folder && claim.path == folder => {}
                Some(claim) => return Err(claim.collides(path, by)),
                None => drop(taken.insert(folder.to_ascii_lowercase(), Claim::new(folder, by, true))),
            }
        }
        if let Some(claim) = taken.get(&path.as_str().to_ascii_lowercase()) {
            return Err(claim.collides(path, by));
        }
        taken.insert(path.as_str().to_ascii_lowercase(), Claim::new(path.as_str(), by, false));
        Ok(())
    }
}

impl Claim {
    fn new(path: &str, by: &str, is_folder: bool) -> Self {
        Self { path: path.to_owned(), by: by.to_owned(), is_folder }
    }

    fn collides(&self, path: &SitePath, by: &str) -> OutputError {
        // Threads race; the message must not.
        let mut claimants = [(self.by.clone(), self.path.clone()), (by.to_owned(), path.as_str().to_owned())];
        claimants.sort();
        let [first, second] = claimants;
        OutputError::Claimed { first, second }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(claims: &Claims, path: &str, by: &str) -> Result<(), OutputError> {
        claims.claim(&SitePath::new(path).unwrap(), by)
    }

    #[test]
    fn a_second_claim_names_both() {
        let claims = Claims::default();
        claim(&claims, "a/n/x.html", "nomination x").unwrap();
        claim(&claims, "a/n/y.html", "nomination y").unwrap();
        let error = claim(&claims, "a/n/x.html", "profile x").unwrap_err();
        for word in ["nomination x", "profile x", "a/n/x.html"] {
            assert!(error.message().en.contains(word) && error.message().zh.contains(word), "{error:?}");
        }
    }

    #[test]
    fn case_and_folders_collide_too() {
        for (first, second) in [("a/X.html", "a/x.html"), ("A/x.html", "a/y.html"), ("a", "a/b"), ("a/b", "a")] {
            let claims = Claims::default();
            claim(&claims, first, "first").unwrap();
            assert!(claim(&claims, second, "second").is_err(), "{first} {second}");
        }
    }
}
