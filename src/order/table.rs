//! The place of each character: `strokes.txt`, which is part of the program, and what a site adds to it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::StrokesEntry;

/// Room between two characters of the table for those that a site puts there.
const GAP: u32 = 1 << 10;

/// Chinese characters in the order of their strokes: by count, then stroke by stroke (横竖撇点折), then
/// by the finer rules of GF 3003-1999. The levels of the 通用规范汉字表 stand in their official order.
#[derive(Clone, Debug)]
pub struct Strokes {
    places: HashMap<char, Place>,
}

/// Where a character stands, and how many strokes it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    at: u32,
    count: u32,
}

impl Strokes {
    /// The table inside the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Strokes> = LazyLock::new(|| Strokes { places: read(include_str!("strokes.txt")) });
        &BUILTIN
    }

    /// The built-in table with the characters of data/strokes.yaml, each right behind the one it names.
    /// Of several behind the same one, the first in the file comes first.
    #[must_use]
    pub fn with(entries: &[StrokesEntry]) -> Self {
        let mut strokes = Self::builtin().clone();
        let mut behind: HashMap<char, u32> = HashMap::new();
        for entry in entries {
            // `check/` refuses an entry behind a character without a place.
            let Some(after) = strokes.places.get(&entry.after).copied() else { continue };
            let taken = behind.entry(entry.after).or_default();
            *taken += 1;
            strokes.places.insert(entry.character, Place { at: after.at + *taken, count: after.count });
        }
        strokes
    }

    /// The place of a character; none outside the table.
    pub(super) fn place(&self, c: char) -> Option<u32> {
        self.places.get(&c).map(|place| place.at)
    }

    /// How many strokes a character has; none outside the table. One that a site added is given the
    /// count of the character before it.
    #[must_use]
    pub fn count(&self, c: char) -> Option<u32> {
        self.places.get(&c).map(|place| place.count)
    }

    /// Whether a character has a place.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.places.contains_key(&c)
    }
}

/// Lines `7 李杏杨…`: the stroke count, and the characters that have it, in order.
fn read(text: &str) -> HashMap<char, Place> {
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    let counted = lines.filter_map(|(count, characters)| Some((count.parse::<u32>().ok()?, characters)));
    let characters = counted.flat_map(|(count, characters)| characters.chars().map(move |c| (c, count)));
    (1u32..).zip(characters).map(|(at, (c, count))| (c, Place { at: at * GAP, count })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(character: char, after: char) -> StrokesEntry {
        StrokesEntry { character, after, source: "示例".into() }
    }

    /// Whether the characters stand in this order.
    #[track_caller]
    fn rising(strokes: &Strokes, characters: &str) {
        let places: Vec<_> = characters.chars().map(|c| strokes.place(c).expect("in the table")).collect();
        assert!(places.is_sorted(), "{characters}");
    }

    #[test]
    fn every_character_has_one_place() {
        let lines = include_str!("strokes.txt").lines().filter(|l| !l.starts_with('#'));
        let characters = lines.clone().map(|l| l.split_once(' ').expect("a count").1.chars().count()).sum::<usize>();
        assert_eq!((characters, Strokes::builtin().places.len()), (21_173, 21_173));
        let counts: Vec<u32> = lines.filter_map(|l| l.split_once(' ')?.0.parse().ok()).collect();
        assert!(counts.is_sorted_by(|a, b| a < b), "{counts:?}");
    }

    #[test]
    fn counts_of_strokes() {
        for (c, count) in [('一', 1), ('丁', 2), ('马', 3), ('王', 4), ('申', 5), ('刘', 6), ('李', 7), ('覃', 12)]
        {
            assert_eq!(Strokes::builtin().count(c), Some(count), "{c}");
        }
        assert_eq!(Strokes::builtin().count('𬺰'), None);
    }

    /// Characters with the same strokes: the order of the 通用规范汉字表 decides. 佘 is in its second
    /// level, 余 in its first: strokes that touch come before strokes that cross (GF 3003-1999).
    #[test]
    fn the_same_strokes_in_the_official_order() {
        for same in ["八人入", "工土士", "干于", "叶甲申", "田由", "己已巳", "石右", "佘余"] {
            rising(Strokes::builtin(), same);
        }
    }

    /// Surnames as printed lists have them, by count and stroke type (横竖撇点折).
    #[test]
    fn surnames() {
        rising(Strokes::builtin(), "丁刁马王韦尤孔邓甘艾石卢叶田史冯司邢成吕朱任刘江汤许阮孙苏李杨吴何余邹汪沈张陈");
        rising(Strokes::builtin(), "武苗范林欧罗周郑赵胡钟秦袁莫徐高郭唐黄曹龚崔梁彭蒋韩覃程谢蓝甄蔡廖谭潘薛戴");
    }

    #[test]
    fn a_site_puts_a_character_behind_another() {
        let strokes = Strokes::with(&[entry('𬺰', '王'), entry('𬺱', '王'), entry('𬺲', '𬺰')]);
        rising(&strokes, "王𬺰𬺲𬺱");
        assert!(strokes.place('𬺱') < strokes.place('韦') && strokes.count('𬺰') == Some(4));
        assert_eq!(Strokes::builtin().place('𬺰'), None, "the built-in table stays as it is");
    }
}
