//! What a person sees of a page: its text, without what is hidden.

use std::cell::RefCell;

use html5ever::tokenizer::{Tag, TagToken, Token, TokenSink, TokenSinkResult};

use super::veil::Veils;
use super::{CharacterTokens, Mark, attribute, raw_data, tokens};

/// The text of a page.
#[derive(Debug, Default)]
pub(in crate::verify) struct Seen {
    /// What is seen; paragraphs, headings, rows and items have a line of their own, cells a tab between them.
    pub(in crate::verify) text: String,
    /// What is struck through.
    pub(in crate::verify) struck: Vec<String>,
}

/// Reads a page as a browser does.
pub(in crate::verify) fn seen(html: &str) -> Seen {
    tokens(html, Reader::default()).0.into_inner().seen
}

#[derive(Default)]
struct Reader(RefCell<State>);

#[derive(Default)]
struct State {
    seen: Seen,
    veils: Veils,
    /// Script, style or title: its content is no text of the page.
    aside: bool,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            TagToken(tag) => {
                state.tag(&tag);
                raw_data(&tag)
            }
            CharacterTokens(text) => {
                state.text(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl State {
    fn text(&mut self, text: &str) {
        if self.aside || !self.veils.seen() {
            return;
        }
        self.seen.text.push_str(&text.replace(['\n', '\t'], " "));
        if !self.veils.none() {
            self.seen.struck.push(text.to_owned());
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let mark = Mark::of(tag);
        self.aside = mark.starts && matches!(mark.name, "script" | "style" | "title");
        self.veils.tag(&mark);
        match mark.name {
            "td" | "th" | "dt" | "dd" => self.seen.text.push('\t'),
            "img" if self.veils.seen() => self.seen.text.push_str(attribute(tag, "alt").unwrap_or_default()),
            name if is_block(name) => self.seen.text.push('\n'),
            _ => {}
        }
    }
}

/// Elements that have lines of their own.
fn is_block(name: &str) -> bool {
    let heading = name.len() == 2 && name.starts_with('h') && name != "hr";
    heading
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "caption"
                | "details"
                | "div"
                | "dl"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hr"
                | "li"
                | "main"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "tbody"
                | "tfoot"
                | "thead"
                | "tr"
                | "ul"
        )
}

#[cfg(test)]
mod tests {
    use super::seen;

    fn read(html: &str) -> String {
        seen(html).text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_seen_is_read() {
        let page =
            "<title>t</title><p>a<b>b</b>c<script>s</script><p>d &amp; e<img alt=f><table><tr><td>g<td>h<tr><td>i";
        assert_eq!(seen(page).text.trim(), "abc\nd & ef\n\n\tg\th\n\ti");
        assert_eq!(read("<p>a<S>b</S><del>c</del>"), "abc");
        assert_eq!(seen("<p>a<s>b</s>c").struck, ["b"]);
    }

    #[test]
    fn what_is_hidden_is_not() {
        for html in [
            "<p hidden>x</p>a",
            "<p HIDDEN=until-found>x</p>a",
            "<p inert>x</p>a",
            "<p style='display:none'>x</p>a",
            "<p class='small hidden'>x</p>a",
            "<div hidden>x<div>x</div>x</div>a",
            "<div hidden/>x</div>a",
            "<div hidden><table><tr><td></div>x</table>x</div>a",
            "<div hidden><table><tr><td><div>x</div></table>x</div>a",
            "<table hidden><tr><td><table></table>x</table>a",
            "<template>x</template>a",
            "<select><option>x</option></select>a",
            "<svg><rect/><text>x</text></svg>a",
            "<svg/>a",
            "<svg><p hidden>x</p></svg>a",
            "<details>x</details>a",
            "<blink>x</blink>a",
            "<p hidden><br hidden>x</p>a",
        ] {
            assert_eq!(read(html), "a", "{html}");
        }
    }
}
