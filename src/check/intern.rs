//! The same word in many records (fact names, sources) is stored once a batch.

use std::collections::HashMap;

use crate::model::Name;

/// Words that were met.
#[derive(Default)]
pub(super) struct Pool {
    words: HashMap<Box<str>, Name>,
}

impl Pool {
    /// The shared copy of a word.
    pub(super) fn name(&mut self, word: &str) -> Name {
        if let Some(name) = self.words.get(word) {
            return Name::clone(name);
        }
        let name = Name::from(word);
        self.words.insert(word.into(), Name::clone(&name));
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_is_one_allocation() {
        let mut pool = Pool::default();
        assert!(Name::ptr_eq(&pool.name("done"), &pool.name("done")));
    }
}
