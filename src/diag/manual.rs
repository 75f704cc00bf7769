//! The manual: `docs/codes/GSnnnn.md`, Chinese, a line `---`, English; it travels inside the program.

use include_dir::{Dir, include_dir};

use super::Code;
use crate::lang::Lang;

static CODES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/codes");

/// The manual entry of a code in one language, as Markdown. `tests/tidy` sees that each has one.
#[must_use]
pub fn manual(code: Code, lang: Lang) -> &'static str {
    let file = CODES.get_file(format!("{}.md", code.as_str()));
    let page = file.and_then(include_dir::File::contents_utf8).unwrap_or_default();
    let (zh, en) = page.split_once("\n---\n").unwrap_or((page, page));
    match lang {
        Lang::Zh => zh.trim(),
        Lang::En => en.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_a_half_in_each_language() {
        let (zh, en) = (manual(Code::FrontMatter, Lang::Zh), manual(Code::FrontMatter, Lang::En));
        assert!(zh.starts_with("# GS0108 缺少") && zh.ends_with('。'), "{zh}");
        assert!(en.starts_with("# GS0108 front") && en.ends_with("prose."), "{en}");
    }
}
