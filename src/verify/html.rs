//! What a page shows of what the release says (E50, E53), found the way a browser reads it.
//!
//! Pages are read by `plain`, which knows the plain markup that programs write and gives up on all else;
//! then the tokenizer of a browser reads the page from its beginning. Both tell `state` what they meet.

mod foreign;
mod plain;
mod seen;
mod state;
mod veil;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, EOFToken, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};

use self::state::State;

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
    /// Whether it stands in something that hides it, strikes it through or turns it.
    pub(super) hidden: bool,
}

/// A link to the page of a nomination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The nomination of the row that it stands in.
    pub(super) row: Option<String>,
    pub(super) href: String,
    /// What is seen of its text.
    pub(super) text: String,
    /// Whether some of it is struck through.
    pub(super) struck: bool,
}

/// What was read of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Every element with `data-score`, in the order of the page.
    pub(super) numbers: Vec<Shown>,
    pub(super) links: Vec<Link>,
    /// Rows: whose they are, and what is seen in them, a line for each part.
    pub(super) rows: Vec<(String, String)>,
    /// What is seen of the first `h1`.
    pub(super) heading: Option<String>,
    /// Facts that are printed, and as what.
    pub(super) facts: Vec<(String, String)>,
    /// The content of the first element with the id `sheet_`, if that is a script.
    pub(super) sheet: Option<String>,
    /// The first `title`.
    pub(super) title: Option<String>,
    /// What no page should have: with it, a page shows other things than are written on it.
    pub(super) foreign: Vec<String>,
}

/// Reads a page.
pub(super) fn read(html: &str) -> Reading {
    plain::read(html).unwrap_or_else(|| as_browsers_do(html))
}

fn as_browsers_do(html: &str) -> Reading {
    tokens(html, Reader::default()).0.into_inner().done()
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

/// What a tag says, as far as it matters here.
struct Mark<'t> {
    name: &'t str,
    starts: bool,
    /// `data-score`
    score: Option<&'t str>,
    /// `data-nomination`
    nomination: Option<&'t str>,
    /// `data-fact`
    fact: Option<&'t str>,
    id: Option<&'t str>,
    /// Where an `a` leads.
    href: Option<&'t str>,
    /// Whether it ends itself: `<rect/>`.
    closed: bool,
    /// Whether an attribute hides its element, or turns what stands in it.
    veiled: bool,
}

impl<'t> Mark<'t> {
    /// A tag without attributes.
    const fn named(name: &'t str, starts: bool) -> Self {
        let (score, nomination, fact, href) = (None, None, None, None);
        Self { name, starts, score, nomination, fact, id: None, href, closed: false, veiled: false }
    }

    fn of(tag: &'t Tag) -> Self {
        let (score, nomination) = (attribute(tag, "data-score"), attribute(tag, "data-nomination"));
        let veiled = tag.attrs.iter().any(|a| veil::veils(&a.name.local, &a.value));
        let href = attribute(tag, "href").filter(|_| &*tag.name == "a");
        let (starts, fact) = (tag.kind == StartTag, attribute(tag, "data-fact"));
        let id = attribute(tag, "id");
        Self { name: &tag.name, starts, score, nomination, fact, id, href, closed: tag.self_closing, veiled }
    }
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            TagToken(tag) => {
                foreign::foreign(&tag).into_iter().for_each(|what| state.odd(what));
                state.tag(&Mark::of(&tag));
                raw_data(&tag)
            }
            CharacterTokens(text) => {
                if text.contains(foreign::turns) {
                    state.odd(foreign::TURNING.to_owned());
                }
                state.text(&text);
                TokenSinkResult::Continue
            }
            EOFToken => {
                state.ends();
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
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
            let more = [(s.glued, " glued"), (s.hidden, " hidden")];
            let more: String = more.iter().filter_map(|(is, word)| is.then_some(*word)).collect();
            format!("{row} {} {}{more}", s.item, s.text)
        };
        super::read(html).numbers.into_iter().map(one).collect()
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
            "1\u{200b}<b data-score=t>2</b>",
            "<i>1</i><b data-score=t>2</b>",
            "<a><i>1</i></a><b data-score=t>2</b>",
            "<b data-score=t>2</b><i>5</i>",
            "<a><b data-score=t>2</b></a>\u{200b}<i>5</i>",
        ] {
            assert!(read(html)[0].ends_with("glued"), "{html}");
        }
        for html in [
            "第<b data-score=t>2</b>名",
            "<p>1</p><b data-score=t>2</b> / 5",
            "<td data-score=t>2<td>5",
            "<i>1 </i><b data-score=t>2</b>",
        ] {
            assert_eq!(read(html), ["- t 2"], "{html}");
        }
    }

    #[test]
    fn what_is_hidden_is_seen_to_be() {
        for html in [
            "<b hidden data-score=t>2</b>",
            "<p style=x><i>a</i><b data-score=t>2</b></p>",
            "<del><b data-score=t>2</b></del>",
            "<s data-score=t>2</s>",
            "<p class='a hidden'><b data-score=t>2</b></p>",
            "<p class=&#104;idden><b data-score=t>2</b></p>",
            "<div inert><div></div><b data-score=t>2</b></div>",
            "<svg><text data-score=t>2</text></svg>",
        ] {
            assert_eq!(read(html), ["- t 2 hidden"], "{html}");
        }
        for html in
            ["<head><body><p hidden>1</p><b data-score=t>2</b>", "<svg/><svg><rect/></svg><b data-score=t>2</b>"]
        {
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
