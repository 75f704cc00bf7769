//! A value that nobody outside may read.

use std::fmt;

use crate::lang::{Text, text};
use crate::source::{Span, Spanned};

/// A private text. `{:?}` shows its length; only [`expose`](Self::expose) gives it away.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Secret(Box<str>);

impl Secret {
    /// Wraps a text.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// The text itself: for a form in `private/`, or to search for it. Never for a message or a page.
    #[must_use]
    pub const fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.0.chars().count();
        write!(f, "Secret({length})")
    }
}

/// What kind of private value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecretKind {
    /// 证件号码
    IdNumber,
    /// 联系电话
    Phone,
    /// 单位地址、住址
    Address,
    /// 籍贯
    BirthPlace,
    /// 简历的一段
    Resume,
    /// 处分
    Punishments,
    /// 照片或扫描件的文件名
    Scan,
    /// 表中其他不公开的栏目
    Field,
}

impl SecretKind {
    /// Its name in a message.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::IdNumber => text!("证件号码", "ID number"),
            Self::Phone => text!("联系电话", "phone number"),
            Self::Address => text!("地址", "address"),
            Self::BirthPlace => text!("籍贯", "birth place"),
            Self::Resume => text!("简历", "résumé"),
            Self::Punishments => text!("处分情况", "punishments"),
            Self::Scan => text!("照片、扫描件的文件名", "name of a photo or scan"),
            Self::Field => text!("不公开的栏目", "private field"),
        }
    }
}

/// A private value as the leak scan wants it: what it is, what it says, where it is written.
#[derive(Clone, Copy, Debug)]
pub struct Told<'p> {
    /// What it is.
    pub kind: SecretKind,
    /// What it says.
    pub value: &'p Secret,
    /// Where it is written in private/.
    pub span: Span,
}

impl<'p> Told<'p> {
    pub(super) const fn new(kind: SecretKind, value: &'p Spanned<Secret>) -> Self {
        Self { kind, value: &value.value, span: value.span }
    }
}
