//! Ids: `[a-z0-9]` with inner hyphens, at most 64 characters. They become file names and links.

use std::borrow::Borrow;

use super::{Read, scalar};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{
    AreaId, AwardId, ContestId, CriterionId, EventId, FilingId, GateId, GroupId, NominationId, PartId, RubricId,
    StageId, TargetId, TierId, TrackId, UnitId,
};
use crate::source::{Span, is_device};

/// The longest id.
const LONGEST: usize = 64;

/// An id type of the model, or a plain text where the model has no type of its own.
pub(crate) trait Id: Borrow<str> + Sized {
    /// Whether a file or folder of the site is named after it.
    const NAMES_A_FILE: bool = false;

    /// Wraps a valid id.
    fn wrap(text: &str) -> Self;
}

macro_rules! ids {
    ($names_a_file:literal; $($name:ident),*) => {$(
        impl Id for $name {
            const NAMES_A_FILE: bool = $names_a_file;

            fn wrap(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl Read for $name {
            fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
                let text = text_of(node, faults)?;
                if Self::NAMES_A_FILE {
                    no_device(text, node.span, faults);
                }
                Some(Self::wrap(text))
            }
        }
    )*};
}

// Files and folders of the site are named after these.
ids!(true; AwardId, ContestId, NominationId, RubricId, TrackId, UnitId);
ids!(false; AreaId, CriterionId, EventId, FilingId, GateId, GroupId, PartId, StageId, TargetId, TierId);

impl Id for String {
    fn wrap(text: &str) -> Self {
        text.to_owned()
    }
}

/// Whether a text is an id as it must be written.
pub(crate) fn is_valid(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !text.is_empty()
        && text.len() <= LONGEST
        && text.bytes().all(allowed)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// The valid id in a node.
pub(crate) fn text_of<'n>(node: &'n Node, faults: &mut Diagnostics) -> Option<&'n str> {
    let found = scalar(node, || text!("标识", "an id"), faults)?;
    if is_valid(found.text) {
        return Some(found.text);
    }
    let text = found.text;
    let fault = Diagnostic::error(Code::BadId, node.span, text!("「{text}」不能用作标识", "`{text}` cannot be an id"))
        .expected(text!(
            "小写字母、数字和中间的连字符，不超过 {LONGEST} 个字符",
            "lower-case letters, digits and inner hyphens, at most {LONGEST} characters"
        ));
    faults.push(match proposal(text) {
        Some(better) => fault.hint(text!("可写作 {better}", "for instance {better}")),
        None => fault.hint(text!(
            "标识会成为网址的一部分，请用拼音或英文缩写，如 nanning-03",
            "ids become part of addresses: use pinyin or a short English word, such as nanning-03"
        )),
    });
    None
}

/// Refuses a name that Windows keeps for a device: a site with such a file cannot be copied there.
pub(crate) fn no_device(text: &str, span: Span, faults: &mut Diagnostics) {
    if !is_device(text) {
        return;
    }
    let message = text!(
        "「{text}」是 Windows 留给设备的名字，网站里不能有这个名字的文件",
        "`{text}` is a name that Windows keeps for a device: no file of the site can have it"
    );
    let hint = text!("换一个标识，如 {text}-1", "choose another id, such as {text}-1");
    faults.push(Diagnostic::error(Code::ReservedName, span, message).hint(hint));
}

/// The same id with small mistakes mended.
fn proposal(text: &str) -> Option<String> {
    let mended: String = text
        .trim()
        .chars()
        .map(|c| if c == '_' || c == ' ' || c == '.' { '-' } else { c.to_ascii_lowercase() })
        .collect();
    let mended = mended.trim_matches('-').to_owned();
    is_valid(&mended).then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, scalar};

    #[test]
    fn valid_ids() {
        for id in ["a", "guangxi-2023", "7", &"x".repeat(64)] {
            assert!(is_valid(id), "{id}");
        }
        for id in ["", "-a", "a-", "A", "a_b", "南宁", "a/b", "..", &"x".repeat(65)] {
            assert!(!is_valid(id), "{id}");
        }
    }

    #[test]
    fn ids_that_name_files_are_no_devices() {
        assert_eq!(codes(|f| NominationId::read(&scalar("con"), f)), [Code::ReservedName]);
        assert_eq!(codes(|f| NominationId::read(&scalar("con-1"), f)), []);
        assert_eq!(codes(|f| CriterionId::read(&scalar("con"), f)), [], "no file is called after a criterion");
    }

    #[test]
    fn a_near_miss_is_mended_in_the_hint() {
        assert_eq!(proposal("NanNing_03").as_deref(), Some("nanning-03"));
        assert_eq!(proposal("南宁"), None);
        assert_eq!(codes(|f| UnitId::read(&scalar("南宁"), f)), [Code::BadId]);
    }
}
