//! Nobody's data leaves the house: every text is searched for private values and for what looks like one.
//!
//! 1. [`Scanner::new`] arranges the values of `private/`, the addresses that a contact block makes public and
//!    the exceptions of `data/privacy.yaml`;
//! 2. [`sources`] searches what people typed, in full and whatever the disguise, and points at line
//!    and column;
//! 3. [`Scanner::computed`] searches each file of the site on its way out. The files are made from what
//!    was searched before, so this one begins with blocks, at the speed of memory.
//!
//! A search narrows in three steps, none of which loses a number to the next: blocks with digits
//! (`dense`), places where a reader sees digits enough in one number (`glance`), and a close reading of
//! those alone (`plain`, `runs`, `shapes`).
//!
//! No message shows a whole value: [`masked`] leaves its beginning.

mod blocks;
mod cells;
mod chains;
mod credit;
mod decimals;
mod dense;
mod embedded;
mod escapes;
mod fault;
mod fields;
mod glance;
mod lookalikes;
mod mail;
mod mask;
mod names;
mod plain;
mod policy;
mod runs;
mod scanner;
mod seams;
mod shapes;
mod sift;
mod sight;
mod signs;
mod sources;
mod spelled;
mod squeeze;
mod starred;
mod stride;
mod tags;
mod things;
mod unpack;
mod values;
mod words;

pub use fault::{attached, closed, copied, leaked, released, unread};
pub use fields::fields;
pub use mask::masked;
pub use policy::{Exception, Looked, Policy, contacts, policy};
pub use scanner::{Finding, Scanner};
pub use sources::{cover, sources, unused};
pub use unpack::{Unreadable, is_font, texts};

use crate::lang::{Text, text};
use crate::private::SecretKind;
use crate::source::Span;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A value of private/, and its place there.
    Private(SecretKind, Span),
    /// 公民身份号码, 18 characters.
    IdNumber,
    /// 15 digits, as before 1999.
    OldIdNumber,
    /// 15 digits that may be such a number or that of something else.
    MaybeOldId,
    /// 18 characters that would be an ID number, were it not for the check character.
    NearlyId,
    /// A mobile number.
    Mobile,
    /// Eleven digits that may be a mobile number or several others.
    MaybeMobile,
    /// The number of a bank card.
    BankCard,
    /// Digits that may be the number of a bank card or of something else.
    MaybeCard,
    /// A number with a part covered.
    Covered,
    /// A mail address outside a contact block.
    Mail,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// People typed it, or it came as a file: searched in full.
    Typed,
    /// This program made it from texts that were searched: exact fractions are no numbers of persons.
    Computed,
}

impl Kind {
    /// Whether a person has to say what it is: it is shown, and stops nothing.
    #[must_use]
    pub const fn is_doubtful(self) -> bool {
        matches!(self, Self::NearlyId | Self::MaybeOldId | Self::MaybeMobile | Self::MaybeCard | Self::Covered)
    }

    /// The same where something speaks against it.
    pub(super) const fn doubted(self) -> Self {
        match self {
            Self::IdNumber => Self::NearlyId,
            Self::OldIdNumber => Self::MaybeOldId,
            Self::Mobile => Self::MaybeMobile,
            Self::BankCard => Self::MaybeCard,
            sure => sure,
        }
    }

    /// What it is, in a message.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::Private(kind, _) => {
                let Text { zh, en } = kind.title();
                text!("不公开的{zh}", "a value of private/ ({en})")
            }
            Self::IdNumber => text!("身份证号", "an ID number"),
            Self::OldIdNumber => text!("十五位身份证号", "an ID number of 15 digits"),
            Self::MaybeOldId => text!("像十五位身份证号的数字", "what may be an ID number of 15 digits"),
            Self::NearlyId => {
                text!("像身份证号的号码（多半有一位写错）", "what looks like an ID number (with a digit mistyped)")
            }
            Self::Mobile => text!("手机号", "a mobile number"),
            Self::MaybeMobile => text!("像手机号的数字", "what may be a mobile number"),
            Self::BankCard => text!("银行卡号", "the number of a bank card"),
            Self::MaybeCard => text!("像银行卡号的数字", "what may be the number of a bank card"),
            Self::Covered => text!("遮去一部分的个人号码", "a person's number with a part covered"),
            Self::Mail => text!("联系方式以外的电子邮箱", "a mail address outside a contact block"),
        }
    }
}
