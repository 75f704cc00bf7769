//! One message in both languages of the program. The smallest room: every other may use it.

/// The language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// A message in Chinese and English, formatted with the same values.
///
/// Made by `text!("有 {n} 处", "{n} places")`, so the compiler checks the values of both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The text in one language, without the other.
    #[must_use]
    pub fn only(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// `text!("中文 {x}", "English {x}")`: both languages, values captured by name.
macro_rules! text {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::lang::Text { zh: format!($zh), en: format!($en) }
    };
}
pub(crate) use text;
