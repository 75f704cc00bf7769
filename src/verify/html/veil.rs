//! Elements whose content is not seen as it is: hidden ones, those that strike it through, and those of which this
//! program does not know how they show it.

use super::Mark;

/// Most elements whose content a person sees as it is, in order.
const PLAIN: [&str; 76] = [
    "a", "abbr", "address", "article", "aside", "b", "bdi", "big", "body", "button", "caption", "center", "cite",
    "code", "colgroup", "data", "dd", "dfn", "div", "dl", "dt", "em", "fieldset", "figure", "font", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "html", "i", "ins", "kbd", "label", "legend", "li",
    "main", "mark", "menu", "nav", "nobr", "ol", "output", "p", "pre", "q", "rb", "ruby", "samp", "search", "section",
    "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr",
    "tt", "u", "ul", "var",
];

/// Open elements that veil what stands in them.
#[derive(Default)]
pub(super) struct Veils {
    open: Vec<Veil>,
    /// Tables that are open: an end tag within one ends nothing around it.
    tables: usize,
}

struct Veil {
    element: String,
    /// Elements of the same name that are open within it, itself included.
    depth: usize,
    tables: usize,
    shows: Shows,
}

/// How an element shows what stands in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Plainly,
    Struck,
    Not,
}

impl Veils {
    /// Whether nothing is hidden, struck through or turned here.
    pub(super) fn none(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether a person sees a text here, if only struck through.
    pub(super) fn seen(&self) -> bool {
        self.open.iter().all(|veil| veil.shows == Shows::Struck)
    }

    /// A tag of the page.
    pub(super) fn tag(&mut self, tag: &Mark<'_>) {
        let Mark { name, starts, .. } = *tag;
        if name == "table" {
            self.tables = if starts { self.tables + 1 } else { self.tables.saturating_sub(1) };
        }
        if let Some(last) = self.open.last_mut().filter(|last| last.element == name) {
            // Only svg and math know elements that end themselves.
            let ends_itself = tag.closed && is_drawing(name);
            let here = name == "table" || self.tables <= last.tables;
            last.depth += usize::from(here && starts && !ends_itself);
            last.depth -= usize::from(here && !starts);
            if last.depth == 0 {
                self.open.pop();
            }
            return;
        }
        if !starts || is_empty(name) || (tag.closed && is_drawing(name)) || self.in_drawing() {
            return;
        }
        let shows = shows(tag);
        if shows != Shows::Plainly {
            let tables = self.tables - usize::from(name == "table");
            self.open.push(Veil { element: name.to_owned(), depth: 1, tables, shows });
        }
    }

    fn in_drawing(&self) -> bool {
        self.open.last().is_some_and(|veil| is_drawing(&veil.element))
    }
}

fn is_drawing(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

fn shows(tag: &Mark<'_>) -> Shows {
    if tag.veiled {
        return Shows::Not;
    }
    match tag.name {
        "s" | "del" | "strike" => Shows::Struck,
        name if is_plain(name) => Shows::Plainly,
        _ => Shows::Not,
    }
}

/// Whether an attribute hides its element, or turns what stands in it.
pub(super) fn veils(key: &str, value: &str) -> bool {
    let class = |value: &str| value.split_ascii_whitespace().any(|word| word == "hidden");
    match key.len() {
        3 => key.eq_ignore_ascii_case("dir"),
        5 if key.eq_ignore_ascii_case("class") => class(value),
        5 => key.eq_ignore_ascii_case("inert") || key.eq_ignore_ascii_case("style"),
        6 => key.eq_ignore_ascii_case("hidden"),
        7 => key.eq_ignore_ascii_case("popover"),
        _ => false,
    }
}

/// Whether a person sees the content of an element as it is.
fn is_plain(name: &str) -> bool {
    PLAIN.binary_search(&name).is_ok() || matches!(name, "blockquote" | "figcaption")
}

/// Elements without content.
fn is_empty(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::PLAIN;

    #[test]
    fn elements_stand_in_order() {
        assert!(PLAIN.is_sorted());
    }
}
