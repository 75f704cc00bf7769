//! Markdown to HTML that can do no harm.
//!
//! Raw HTML in the text is shown as text. Links go through ammonia, which drops `javascript:` and
//! its kin. Everything else that the writer makes is a fixed tag around escaped text: there is
//! nothing to sanitise in it, so texts without links are spared the second parse.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::shelf::Shelf;
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Stands beside a run of `*` and makes it open or close; gone from what comes out.
const MARK: char = '\u{E001}';
/// The mark inside a link's address.
const MARK_ENCODED: &str = "%EE%80%81";

static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        .add_tags(["caption"])
        .add_generic_attributes(["id", "class"])
        .add_tag_attributes("th", ["scope"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .add_tag_attributes("img", ["loading", "decoding", "srcset", "sizes"])
        .rm_tags(["map", "area"]);
    builder
});

/// The HTML of a text. Ids in it begin with `prefix`, so that two texts can share a page; its
/// highest heading has the level `top`, and no level is skipped.
pub(super) fn html(markdown: &str, prefix: &str, top: usize, caption: &str, shelf: &Shelf<'_>) -> String {
    let marked = mark_emphasis(markdown);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<Event<'_>> = Parser::new_ext(&marked, options).collect();
    let has_links = events.iter().any(|e| matches!(e, Event::Start(Tag::Link { .. })));
    let mut out = String::with_capacity(markdown.len() + markdown.len() / 2);
    html::push_html(&mut out, Tamer::new(prefix, top, caption, shelf).tame(events).into_iter());
    if out.contains("<th>") {
        out = out.replace("<th>", "<th scope=\"col\">");
    }
    if marked.len() != markdown.len() {
        out = out.replace(MARK, "").replace(MARK_ENCODED, "");
    }
    if has_links { SANITISER.clean(&out).to_string() } else { out }
}

/// CommonMark does not see `**提示：**请` as bold: punctuation before the closing run and a letter
/// behind it. A mark between punctuation and run, which counts as a letter, mends that.
fn mark_emphasis(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains('*') {
        return Cow::Borrowed(markdown);
    }
    let mut out = String::with_capacity(markdown.len() + 32);
    let mut rest = markdown;
    while let Some(start) = rest.find('*') {
        let (text, run) = rest.split_at(start);
        let length = run.bytes().take_while(|b| *b == b'*').count();
        let (run, behind) = run.split_at(length);
        let (before, after) = (text.chars().next_back().unwrap_or(' '), behind.chars().next().unwrap_or(' '));
        out.push_str(text);
        if is_wide_punctuation(before) && is_letter(after) {
            out.push(MARK);
        }
        out.push_str(run);
        if is_letter(before) && is_wide_punctuation(after) {
            out.push(MARK);
        }
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_wide_punctuation(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace()
}

/// Makes events harmless, and their ids unique.
struct Tamer<'a> {
    prefix: &'a str,
    top: usize,
    /// Words of the last heading: the caption of a table under it.
    caption: String,
    in_heading: bool,
    headings: usize,
    footnotes: HashMap<String, usize>,
    shelf: &'a Shelf<'a>,
    /// The address and the words of the picture that is being read.
    picture: Option<(String, String)>,
    /// Kind and size of the attachment that the link leads to.
    size: Option<String>,
}

impl<'a> Tamer<'a> {
    fn new(prefix: &'a str, top: usize, caption: &str, shelf: &'a Shelf<'a>) -> Self {
        Self {
            prefix,
            top,
            caption: caption.to_owned(),
            in_heading: false,
            headings: 0,
            footnotes: HashMap::new(),
            shelf,
            picture: None,
            size: None,
        }
    }

    fn tame(mut self, events: Vec<Event<'_>>) -> Vec<Event<'_>> {
        let levels = levels(&events, self.top);
        let mut out = Vec::with_capacity(events.len() + 8);
        for event in events {
            self.event(event, &levels, &mut out);
        }
        out
    }

    fn event<'e>(&mut self, event: Event<'e>, levels: &[HeadingLevel], out: &mut Vec<Event<'e>>) {
        match event {
            Event::Html(raw) | Event::InlineHtml(raw) => self.event(Event::Text(raw), levels, out),
            Event::Start(Tag::Image { dest_url, .. }) => self.picture = Some((dest_url.to_string(), String::new())),
            Event::End(TagEnd::Image) => {
                if let Some((address, words)) = self.picture.take() {
                    out.push(Event::InlineHtml(self.shelf.picture(&address, &words).into()));
                }
            }
            Event::Text(text) | Event::Code(text) if self.picture.is_some() => {
                self.picture.iter_mut().for_each(|(_, words)| words.push_str(&text));
            }
            _ if self.picture.is_some() => {}
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let file = self.shelf.file(&dest_url);
                self.size = file.as_ref().map(|(_, size)| size.clone());
                let dest_url = file.map_or(dest_url, |(href, _)| href.into());
                out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::End(TagEnd::Link) => {
                if let Some(size) = self.size.take() {
                    out.push(Event::Text(size.into()));
                }
                out.push(Event::End(TagEnd::Link));
            }
            Event::Start(Tag::Heading { .. }) => {
                let level = levels.get(self.headings).copied().unwrap_or(HeadingLevel::H6);
                self.headings += 1;
                self.in_heading = true;
                self.caption.clear();
                let id = Some(CowStr::from(format!("{}_{}", self.prefix, self.headings)));
                out.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
            }
            Event::End(TagEnd::Heading(_)) => {
                self.in_heading = false;
                let level = levels.get(self.headings.saturating_sub(1)).copied().unwrap_or(HeadingLevel::H6);
                out.push(Event::End(TagEnd::Heading(level)));
            }
            Event::Start(Tag::Table(columns)) => {
                // An alignment would become a style attribute, which the page's policy forbids.
                out.push(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])));
                out.push(Event::InlineHtml(format!("<caption>{}</caption>", escape(&self.caption)).into()));
            }
            Event::FootnoteReference(label) => out.push(Event::FootnoteReference(self.footnote(&label))),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                out.push(Event::Start(Tag::FootnoteDefinition(self.footnote(&label))));
            }
            Event::Text(text) => {
                if self.in_heading {
                    self.caption.push_str(&text);
                }
                out.push(Event::Text(text));
            }
            Event::Code(code) => {
                if self.in_heading {
                    self.caption.push_str(&code);
                }
                out.push(Event::Code(code));
            }
            other => out.push(other),
        }
    }

    fn footnote<'e>(&mut self, label: &str) -> CowStr<'e> {
        let next = self.footnotes.len() + 1;
        let number = *self.footnotes.entry(label.to_owned()).or_insert(next);
        format!("{}_f{number}", self.prefix).into()
    }
}

/// The level of each heading: the highest becomes `top`, and none is more than one below its
/// predecessor.
fn levels(events: &[Event<'_>], top: usize) -> Vec<HeadingLevel> {
    let written = events.iter().filter_map(|e| match e {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    });
    let written: Vec<usize> = written.collect();
    let highest = written.iter().copied().min().unwrap_or(1);
    let mut last = top.saturating_sub(1);
    let level = |written: usize| {
        last = (written - highest + top).min(last + 1).min(6);
        HeadingLevel::try_from(last).unwrap_or(HeadingLevel::H6)
    };
    written.into_iter().map(level).collect()
}

pub(super) fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(markdown: &str) -> String {
        let library = crate::media::Library::default();
        html(markdown, "x", 2, "表", &Shelf { library: &library, root: "../", folder: "a" })
    }

    /// Cases that CommonMark alone gets wrong, and some that it gets right.
    #[test]
    fn chinese_emphasis_works() {
        for (markdown, expected) in [
            ("**提示：**请", "<p><strong>提示：</strong>请</p>\n"),
            ("请**“看”**吧", "<p>请<strong>“看”</strong>吧</p>\n"),
            ("**《办法》**规定", "<p><strong>《办法》</strong>规定</p>\n"),
            ("按*（一）*办", "<p>按<em>（一）</em>办</p>\n"),
            ("**一**、二", "<p><strong>一</strong>、二</p>\n"),
            ("**a**b", "<p><strong>a</strong>b</p>\n"),
            ("2 * 3 * 4", "<p>2 * 3 * 4</p>\n"),
            ("`**：**x`", "<p><code>**：**x</code></p>\n"),
        ] {
            assert_eq!(of(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn raw_html_is_shown_and_never_runs() {
        for markdown in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<div onclick=\"x()\">y</div>",
            "# t {onclick=alert(1)}",
            "<svg/onload=alert(1)>",
            "![x](javascript:alert(1))",
        ] {
            let html = of(markdown);
            for tag in ["<script", "<img", "<div", "<svg", "<a"] {
                assert!(!html.contains(tag), "{markdown} → {html}");
            }
        }
        assert_eq!(of("# t {onclick=alert(1)}"), "<h2 id=\"x_1\">t {onclick=alert(1)}</h2>\n");
    }

    #[test]
    fn links_lose_what_could_run() {
        for markdown in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,1)",
            "[x](vbscript:1)",
            "<javascript:alert(1)>",
            "[x](&#106;avascript:alert(1))",
        ] {
            let html = of(markdown);
            assert!(!html.contains("href"), "{markdown} → {html}");
        }
        assert!(of("[x](n/a.html)").contains("href=\"n/a.html\""));
        assert!(of("[x](https://example.org/)").contains("rel=\"noopener noreferrer\""));
    }

    #[test]
    fn what_is_not_sanitised_needs_no_sanitising() {
        let markdown =
            "# 一\n\n**二**：*三* `四` ~~五~~\n\n1. 六\n2. 七\n\n> 八\n\n| 九 | 十 |\n|---|--:|\n| & | \" |\n";
        let html = of(markdown);
        assert_eq!(
            SANITISER.clean(&html).to_string().replace("<tbody>\n", "<tbody>"),
            html.replace("<tbody>\n", "<tbody>")
        );
        assert!(!html.contains("style"), "{html}");
    }

    #[test]
    fn no_heading_level_is_skipped() {
        let html = of("# a\n\n### b\n\n# c\n");
        assert!(html.contains("<h2 id=\"x_1\">a</h2>") && html.contains("<h3 id=\"x_2\">b</h3>"), "{html}");
    }

    #[test]
    fn a_table_has_a_caption_and_scopes() {
        let html = of("## 环节 <b>\n\n| a | b |\n|--|:-:|\n| 1 | 2 |\n");
        assert!(html.contains("<table><caption>环节 &lt;b&gt;</caption><thead><tr><th scope=\"col\">a</th>"), "{html}");
    }

    #[test]
    fn footnotes_of_two_texts_do_not_meet() {
        let library = crate::media::Library::default();
        let shelf = Shelf { library: &library, root: "", folder: "" };
        assert!(html("a[^脚]\n\n[^脚]: b", "p", 2, "", &shelf).contains("id=\"p_f1\""));
        assert!(html("a[^脚]\n\n[^脚]: b", "q", 2, "", &shelf).contains("href=\"#q_f1\""));
    }
}
