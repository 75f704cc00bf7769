//! What of a name is compared.

use crate::lang::{Text, text};
use crate::model::{RowOrder, TrackKind};

/// How names are compared by their strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// 以姓氏笔画为序, as the 政协 and party congresses have it: a name of two characters is seen as
    /// having an empty middle, so that single given names come first within a surname. Compound
    /// surnames and long names of minorities go by their first character like all others.
    Surname,
    /// 以姓名笔画为序, as the people's congresses have it: character by character, without a gap.
    Name,
    /// 以名称笔画为序: the name of a unit or result, character by character. Brackets are part of it.
    Title,
}

impl By {
    /// What an order compares in a track; none for an order that is not one of strokes.
    #[must_use]
    pub const fn of(order: RowOrder, kind: TrackKind) -> Option<Self> {
        match (order, kind) {
            (RowOrder::SurnameStrokes, _) => Some(Self::Surname),
            (RowOrder::NameStrokes, TrackKind::Individual) => Some(Self::Name),
            (RowOrder::NameStrokes, TrackKind::Collective | TrackKind::Showcase) => Some(Self::Title),
            (RowOrder::Score | RowOrder::Region | RowOrder::Recorded, _) => None,
        }
    }

    /// The order in words: 姓氏笔画.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::Surname => text!("姓氏笔画", "the order of surnames by strokes"),
            Self::Name => text!("姓名笔画", "the order of names by strokes"),
            Self::Title => text!("名称笔画", "the order of titles by strokes"),
        }
    }

    /// The characters of a name that take part, with full-width letters and digits as plain ones.
    ///
    /// Spaces, the dot of minority names (阿布都·…) and other punctuation do not; nor does, with
    /// people, anything in brackets (（女，回族）).
    pub fn letters(self, name: &str) -> impl Iterator<Item = char> {
        let mut depth = 0u32;
        name.chars().filter_map(move |c| {
            if self != Self::Title {
                match c {
                    '（' | '(' | '〔' | '[' | '［' | '【' => depth += 1,
                    '）' | ')' | '〕' | ']' | '］' | '】' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            (depth == 0 && c.is_alphanumeric()).then(|| plain(c))
        })
    }
}

/// `Ａ` as `A`, `３` as `3`.
fn plain(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - u32::from('！') + u32::from('!')).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(by: By, name: &str) -> String {
        by.letters(name).collect()
    }

    #[test]
    fn annotations_and_dots_do_not_take_part() {
        for name in ["丁示例（女，回族）", "丁 示 例", "丁\u{3000}示例(女)", "丁示例【待核】", "丁·示例（女"]
        {
            assert_eq!(letters(By::Surname, name), "丁示例", "{name}");
        }
        assert_eq!(letters(By::Name, "阿布都·示例・某•甲（维吾尔族）"), "阿布都示例某甲");
    }

    #[test]
    fn brackets_are_part_of_a_unit_s_name() {
        assert_eq!(letters(By::Title, "示例（天津）有限公司第３队“Ａ组”"), "示例天津有限公司第3队A组");
    }
}
