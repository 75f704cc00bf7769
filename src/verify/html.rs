//! Published numbers on a page (E50), found the way a browser reads it.
//!
//! Pages are read by `plain`, which knows the plain markup that programs write and gives up on all else;
//! then the tokenizer of a browser reads the page from its beginning.

mod plain;
mod seen;
mod veil;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, EOFToken, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};

pub(super) use seen::{Seen, seen};

/// A number on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The nomination of the row that it stands in.
    pub(super) row: Option<String>,
    /// `total`, `rank`, the id of a criterion or group.
    pub(super) item: String,
    /// The text, spaces at its ends left away.
    pub(super) text: String,
    /// Whether something is glued to it, or put into it, so that a person reads another number.
    pub(super) glued: bool,
}

/// Every element with `data-score`, in the order of the page.
pub(super) fn shown(html: &str) -> Vec<Shown> {
    plain::shown(html).unwrap_or_else(|| as_browsers_do(html))
}

fn as_browsers_do(html: &str) -> Vec<Shown> {
    tokens(html, Reader::default()).0.into_inner().found
}

/// Gives a page to a reader as a browser's tokenizer cuts it.
fn tokens<S: TokenSink>(html: &str, reader: S) -> S {
    let tokenizer = Tokenizer::new(reader, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink
}

#[derive(Default)]
struct Reader(RefCell<State>);

#[derive(Default)]
struct State {
    found: Vec<Shown>,
    row: Option<Row>,
    /// The element of the last number, while its text is read.
    open: Option<String>,
    /// The last character before the token, where that is text.
    before: Option<char>,
    /// A number's element ended just now: what follows may be glued to it.
    closed: bool,
}

/// What a tag says, as far as it matters here.
struct Mark<'t> {
    name: &'t str,
    starts: bool,
    /// `data-score`
    score: Option<&'t str>,
    /// `data-nomination`
    nomination: Option<&'t str>,
    /// Whether it ends itself: `<rect/>`.
    closed: bool,
    /// Whether an attribute hides its element, or turns what stands in it.
    veiled: bool,
}

impl<'t> Mark<'t> {
    fn of(tag: &'t Tag) -> Self {
        let (score, nomination) = (attribute(tag, "data-score"), attribute(tag, "data-nomination"));
        let veiled = tag.attrs.iter().any(|a| veil::veils(&a.name.local, &a.value));
        Self { name: &tag.name, starts: tag.kind == StartTag, score, nomination, closed: tag.self_closing, veiled }
    }
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

/// The element that says whose numbers stand in it.
struct Row {
    nomination: String,
    element: String,
    depth: usize,
}

/// Elements whose end tag is left out when the next one begins.
const SELF_ENDING: [&str; 2] = ["tr", "li"];
/// Elements that end rows with them.
const FRAMES: [&str; 7] = ["table", "tbody", "thead", "tfoot", "ul", "ol", "main"];

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            TagToken(tag) => {
                state.tag(&Mark::of(&tag));
                raw_data(&tag)
            }
            CharacterTokens(text) => {
                state.text(&text);
                TokenSinkResult::Continue
            }
            EOFToken => {
                state.open = None;
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl State {
    fn text(&mut self, text: &str) {
        if self.closed && text.starts_with(reads_on) {
            self.glue();
        }
        if !text.is_empty() {
            self.closed = false;
            self.before = text.chars().next_back();
        }
        if self.open.is_some() {
            self.found.iter_mut().last().into_iter().for_each(|shown| shown.text.push_str(text));
        }
    }

    fn glue(&mut self) {
        self.found.iter_mut().last().into_iter().for_each(|shown| shown.glued = true);
    }

    fn tag(&mut self, tag: &Mark<'_>) {
        let Mark { name, starts, .. } = *tag;
        let ended = self.open.take();
        // Another element within a number's: E50 wants the number as the whole text.
        if let Some(element) = &ended
            && (starts && !matches!(name, "td" | "th" | "tr" | "li" | "tbody" | "tfoot"))
            && element != "td"
        {
            self.glue();
        }
        let inline = ended.as_deref().is_some_and(|element| !matches!(element, "td" | "th" | "li"));
        if ended.is_some() {
            self.found.iter_mut().last().into_iter().for_each(|shown| shown.text = shown.text.trim().to_owned());
        }
        self.closed = !starts && inline;
        self.rows(tag);
        if let Some(item) = tag.score.filter(|_| starts) {
            let glued = !matches!(name, "td" | "th" | "li") && self.before.is_some_and(reads_on);
            let row = self.row.as_ref().map(|row| row.nomination.clone());
            self.found.push(Shown { row, item: item.to_owned(), text: String::new(), glued });
            self.open = Some(name.to_owned());
        }
        self.before = None;
    }

    fn rows(&mut self, tag: &Mark<'_>) {
        let Mark { name, starts, .. } = *tag;
        if let Some(row) = &mut self.row {
            let same = row.element == name;
            let leaves = !starts && FRAMES.contains(&name) && SELF_ENDING.contains(&row.element.as_str());
            if same && starts && !SELF_ENDING.contains(&name) {
                row.depth += 1;
            } else if same && !starts && row.depth > 1 {
                row.depth -= 1;
            } else if same || leaves {
                self.row = None;
            }
        }
        if let Some(nomination) = tag.nomination.filter(|_| starts) {
            self.row = Some(Row { nomination: nomination.to_owned(), element: name.to_owned(), depth: 1 });
        }
    }
}

/// Whether a character beside a number makes another number of it.
fn reads_on(c: char) -> bool {
    c.is_ascii_digit() || c.is_numeric() || matches!(c, '.' | '-' | '−' | '%' | ',')
}

/// How what follows a tag is read.
fn raw_data(tag: &Tag) -> TokenSinkResult<()> {
    match raw(&tag.name).filter(|_| tag.kind == StartTag) {
        Some(kind) => TokenSinkResult::RawData(kind),
        None => TokenSinkResult::Continue,
    }
}

/// Elements whose content is no markup.
fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Vec<String> {
        let one = |s: Shown| {
            let row = s.row.unwrap_or_else(|| "-".to_owned());
            format!("{row} {} {}{}", s.item, s.text, if s.glued { " glued" } else { "" })
        };
        shown(html).into_iter().map(one).collect()
    }

    #[test]
    fn numbers_are_found_with_the_rows_they_stand_in() {
        let table = "<table><tr data-nomination=a><td data-score=rank>1<td><b data-score=\"total\"> 9.50 </b>\
                     <tr><td data-score=x>7</table><ul><li data-nomination='b'><i data-score=total>8</i></ul><i data-score=y>3</i>";
        assert_eq!(read(table), ["a rank 1", "a total 9.50", "- x 7", "b total 8", "- y 3"]);
        let nested = "<div data-nomination=a><div></div><b data-score=t>1</b></div><b data-score=t>2</b>";
        assert_eq!(read(nested), ["a t 1", "- t 2"]);
    }

    #[test]
    fn what_is_no_markup_is_not_read() {
        for html in [
            "<!-- <b data-score=t>1</b> -->",
            "<script>'<b data-score=t>1</b>'</script>",
            "<style><b data-score=t>1</b></style>",
            "<title><b data-score=t>1</b></title>",
            "<a title='<b data-score=t>1</b>'>x</a>",
        ] {
            assert_eq!(read(html), [] as [&str; 0], "{html}");
        }
        assert_eq!(read("<B DATA-SCORE=t>&#49;</B>"), ["- t 1"]);
    }

    #[test]
    fn what_is_glued_to_a_number_is_seen() {
        for html in [
            "1<b data-score=t>2</b>",
            "<b data-score=t>2</b>5",
            "<b data-score=t>2<i>5</i></b>",
            "<b data-score=t>2</b>.5",
        ] {
            assert!(read(html)[0].ends_with("glued"), "{html}");
        }
        for html in ["第<b data-score=t>2</b>名", "<p>1</p><b data-score=t>2</b> / 5", "<td data-score=t>2<td>5"] {
            assert_eq!(read(html), ["- t 2"], "{html}");
        }
    }

    #[test]
    fn no_bytes_make_it_fail() {
        for html in [
            "",
            "<",
            "<b data-score",
            "<b data-score=t>",
            "</b></b>",
            "<tr data-nomination=a>",
            "<script>",
            "\0<b data-score=\0>\0",
            "<!--",
            "&#x110000;",
        ] {
            read(html);
        }
    }
}
