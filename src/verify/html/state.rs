//! What was met so far on a page, whichever reader cuts it into tags and texts.

use super::veil::Veils;
use super::{Link, Mark, Reading, Shown};

/// What was met, and what is open.
#[derive(Default)]
pub(super) struct State {
    found: Reading,
    veils: Veils,
    row: Option<Row>,
    /// The element of the last number, while its text is read.
    open: Option<String>,
    /// The last character that is seen before the token, where no tag parts them.
    before: Option<char>,
    /// A number's element ended, and nothing parts it from what follows: that may be glued to it.
    closed: bool,
    /// The link whose text is read.
    link: Option<Link>,
    /// Whether the text of the first heading is read.
    heading: bool,
    /// What else is read, up to the next tag.
    part: Option<Part>,
}

/// A part of a page whose text is read up to the next tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Fact,
    /// What the page recomputes from.
    Sheet,
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

impl State {
    /// Everything that was met.
    pub(super) fn done(mut self) -> Reading {
        self.ends();
        self.found.links.extend(self.link.take());
        self.found
    }

    /// Whether a reference in a text would have to be resolved.
    pub(super) fn listens(&self) -> bool {
        let names = self.link.is_some() || self.heading || self.part.is_some();
        self.open.is_some() || self.closed || self.row.is_some() || names
    }

    /// What no page should have.
    pub(super) fn odd(&mut self, what: String) {
        self.found.foreign.push(what);
    }

    pub(super) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(first) = text.chars().find(|c| !unseen(*c)) {
            if self.closed && reads_on(first) {
                self.glue();
            }
            self.closed = false;
            self.before = text.chars().rev().find(|c| !unseen(*c));
        }
        if self.open.is_some() {
            self.found.numbers.iter_mut().last().into_iter().for_each(|shown| shown.text.push_str(text));
        }
        match self.part {
            Some(Part::Title) => self.found.title.get_or_insert_default().push_str(text),
            Some(Part::Sheet) => self.found.sheet.get_or_insert_default().push_str(text),
            Some(Part::Fact) | None => {}
        }
        if self.listens() && self.veils.seen() {
            self.names(text);
        }
    }

    /// What is seen of links, headings and rows.
    fn names(&mut self, text: &str) {
        if let Some(link) = &mut self.link {
            link.text.push_str(text);
            link.struck |= !self.veils.none();
        }
        if self.heading {
            self.found.heading.iter_mut().for_each(|heading| heading.push_str(text));
        }
        if self.part == Some(Part::Fact) {
            self.found.facts.iter_mut().last().into_iter().for_each(|(_, fact)| fact.push_str(text));
        }
        self.in_row(text);
    }

    fn in_row(&mut self, text: &str) {
        let row = self.found.rows.last_mut().filter(|_| self.row.is_some());
        row.into_iter().for_each(|(_, seen)| seen.push_str(text));
    }

    fn glue(&mut self) {
        self.found.numbers.iter_mut().last().into_iter().for_each(|shown| shown.glued = true);
    }

    pub(super) fn tag(&mut self, tag: &Mark<'_>) {
        let Mark { name, starts, .. } = *tag;
        self.veils.tag(tag);
        match self.ends() {
            Some(element) => {
                // Another element within a number's: E50 wants the number as the whole text.
                let cell = matches!(name, "td" | "th" | "tr" | "li" | "tbody" | "tfoot");
                if starts && !cell && element != "td" {
                    self.glue();
                }
                self.closed = !starts && !matches!(element.as_str(), "td" | "th" | "li");
            }
            None => self.closed &= joins(name),
        }
        if !joins(name) {
            self.in_row("\n");
        }
        self.rows(tag);
        self.begins(tag);
        if starts && let Some(item) = tag.score {
            let glued = !matches!(name, "td" | "th" | "li") && self.before.is_some_and(reads_on);
            let hidden = !self.veils.none();
            let (row, item) = (self.nomination(), item.to_owned());
            self.found.numbers.push(Shown { row, item, text: String::new(), glued, hidden });
            self.open = Some(name.to_owned());
            self.closed = false;
        }
        if starts || !joins(name) {
            self.before = None;
        }
    }

    /// The text of a number ends; says in which element it stood.
    pub(super) fn ends(&mut self) -> Option<String> {
        let ended = self.open.take();
        if ended.is_some() {
            let last = self.found.numbers.iter_mut().last();
            last.into_iter().for_each(|shown| shown.text = shown.text.trim().to_owned());
        }
        ended
    }

    /// Links, the heading and the title begin and end.
    fn begins(&mut self, tag: &Mark<'_>) {
        self.part = None;
        if let Some(fact) = tag.fact.filter(|_| tag.starts) {
            self.part = Some(Part::Fact);
            self.found.facts.push((fact.to_owned(), String::new()));
        }
        if tag.starts && tag.id == Some("sheet_") {
            // Of several, a script finds the first one.
            let first = self.found.sheet.is_none() && tag.name == "script";
            self.part = first.then_some(Part::Sheet);
            self.found.sheet.get_or_insert_default();
        }
        match tag.name {
            "a" => {
                self.found.links.extend(self.link.take());
                let href = tag.href.filter(|href| tag.starts && may_lead_to_a_nomination(href));
                let link = |href: &str| Link {
                    row: self.nomination(),
                    href: href.to_owned(),
                    text: String::new(),
                    struck: false,
                };
                self.link = href.map(link);
            }
            "h1" => {
                self.heading = tag.starts && self.found.heading.is_none();
                self.found.heading.get_or_insert_default();
            }
            "title" => {
                self.part = (tag.starts && self.found.title.is_none()).then_some(Part::Title);
                self.found.title.get_or_insert_default();
            }
            _ => {}
        }
    }

    fn nomination(&self) -> Option<String> {
        self.row.as_ref().map(|row| row.nomination.clone())
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
            self.found.rows.push((nomination.to_owned(), String::new()));
            self.row = Some(Row { nomination: nomination.to_owned(), element: name.to_owned(), depth: 1 });
        }
    }
}

/// Whether an address may be that of a nomination's page; which, is found out later.
fn may_lead_to_a_nomination(href: &str) -> bool {
    href.contains("n/") || href.contains(['%', '\\'])
}

/// Whether a character beside a number makes another number of it.
fn reads_on(c: char) -> bool {
    c.is_ascii_digit() || c.is_numeric() || matches!(c, '.' | '-' | '−' | '%' | ',')
}

/// Elements whose tags part nothing.
fn joins(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Characters that are not seen; some of them turn the order of others.
pub(super) const fn unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}
