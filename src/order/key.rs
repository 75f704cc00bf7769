//! Names as comparable keys.

use super::{By, Strokes};

/// A name made comparable: keys in ascending order are names in the order of their strokes.
///
/// Names that are equal in all that takes part (namesakes) are told apart by their whole text, so
/// that the order never depends on the order of the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    letters: Vec<Letter>,
    whole: String,
}

/// One position of a key. The order of the variants is the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Letter {
    /// The empty middle of a name of two characters.
    Gap,
    /// A digit or letter, before all Chinese characters.
    Plain(char),
    /// A character of the table, by its place.
    Place(u32, char),
    /// One that the table does not have, after all that it has; by code point, which means nothing
    /// but is always the same.
    Unknown(char),
}

impl Letter {
    /// The character; none for the empty middle.
    pub(super) const fn character(self) -> Option<char> {
        match self {
            Self::Gap => None,
            Self::Plain(c) | Self::Place(_, c) | Self::Unknown(c) => Some(c),
        }
    }
}

impl Key {
    /// What takes part in the order, without what tells namesakes apart.
    pub(super) fn letters(&self) -> &[Letter] {
        &self.letters
    }
}

impl Strokes {
    /// The key of a name.
    #[must_use]
    pub fn key(&self, by: By, name: &str) -> Key {
        let mut letters: Vec<Letter> = by.letters(name).map(|c| self.letter(c)).collect();
        if by == By::Surname && letters.len() == 2 {
            letters.insert(1, Letter::Gap);
        }
        Key { letters, whole: name.to_owned() }
    }

    /// The characters of a name that have no place in the table, in order.
    #[must_use]
    pub fn unknown(&self, by: By, name: &str) -> Vec<char> {
        by.letters(name).filter(|c| matches!(self.letter(*c), Letter::Unknown(_))).collect()
    }

    fn letter(&self, c: char) -> Letter {
        match self.place(c) {
            Some(place) => Letter::Place(place, c),
            None if c.is_ascii_alphanumeric() => Letter::Plain(c.to_ascii_lowercase()),
            None => Letter::Unknown(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(by: By, names: &str) -> String {
        let mut names: Vec<&str> = names.split('、').collect();
        names.sort_by_cached_key(|name| Strokes::builtin().key(by, name));
        names.join("、")
    }

    /// The two systems differ in names of two characters alone (田富、田大利).
    #[test]
    fn a_single_given_name_comes_first_by_surname_and_in_its_place_by_name() {
        assert_eq!(sorted(By::Surname, "田大甲、田富、田一甲、田丁"), "田丁、田富、田一甲、田大甲");
        assert_eq!(sorted(By::Name, "田大甲、田富、田一甲、田丁"), "田一甲、田丁、田大甲、田富");
    }

    #[test]
    fn compound_surnames_and_long_names_go_by_their_first_character() {
        let names = "欧阳甲、司马甲乙、才让太、阿布都·示例甲、洪甲、欧甲、王甲乙";
        for by in [By::Surname, By::Name] {
            assert_eq!(sorted(by, names), "才让太、王甲乙、司马甲乙、阿布都·示例甲、欧甲、欧阳甲、洪甲");
        }
    }

    #[test]
    fn annotations_and_padding_change_nothing() {
        let names = "丁\u{3000}丙（女，回族）、丁甲（满族）、李乙";
        assert_eq!(sorted(By::Surname, "李乙、丁甲（满族）、丁\u{3000}丙（女，回族）"), names);
    }

    #[test]
    fn namesakes_stand_in_one_order_whatever_came_first() {
        assert_eq!(sorted(By::Surname, "丁甲（女）、丁甲"), sorted(By::Surname, "丁甲、丁甲（女）"));
    }

    /// Whatever stands first, the list comes out the same: the order is a total one.
    #[test]
    fn the_order_of_the_input_does_not_show() {
        let names = "田富、田大甲、田丁、丁甲（女）、丁甲、欧阳甲、司马乙、阿布都·甲、才让太、尹甲、韦甲、覃甲、邹甲、余甲、佘甲、叶甲、申甲、𬺰甲、A组、3组";
        let mut names: Vec<&str> = names.split('、').collect();
        for by in [By::Surname, By::Name, By::Title] {
            let expected = sorted(by, &names.join("、"));
            let mut seed = 7usize;
            for _ in 0..200 {
                for at in (1..names.len()).rev() {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    names.swap(at, (seed >> 33) % (at + 1));
                }
                assert_eq!(sorted(by, &names.join("、")), expected);
            }
        }
        let surnames = "才让太、韦甲、尹甲、叶甲、申甲、司马乙、佘甲、余甲、邹甲、阿布都·甲、欧阳甲、覃甲";
        assert_eq!(sorted(By::Surname, surnames), surnames);
    }

    #[test]
    fn what_the_table_does_not_have_comes_last() {
        assert_eq!(sorted(By::Title, "𬺰甲、3队、龘甲、A队"), "3队、A队、龘甲、𬺰甲");
        assert_eq!(Strokes::builtin().unknown(By::Surname, "丁𬺰甲（𬺱）"), ['𬺰']);
    }
}
