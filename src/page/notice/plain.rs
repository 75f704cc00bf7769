//! A notice as plain text, as it was on its day: what a release holds of it (spec/evidence.md E10).
//!
//! Markdown loses its marks and keeps its words; lists and tables become lines. What happened later
//! to somebody on a list is not in it, so that the text of a notice never changes by itself.

use super::contact::ContactView;
use super::fill::{self, BLOCK};
use super::list::{self, ListView, RowView};
use super::{attachments, corrected, follow, prizes};
use crate::page::world::ContestWorld;
use crate::page::{World, format};

/// The text.
pub(crate) fn plain(world: &World<'_>, contest: &ContestWorld<'_>, n: usize) -> String {
    let notice = &contest.contest.notices[n];
    let lists = list::lists(contest, n, world.lang);
    let mut paper = Paper { world, contest, n, lists, out: String::new() };
    if let Some(number) = &notice.number {
        paper.line(&number.value);
    }
    paper.line(&notice.title);
    paper.line("");
    if let Some(to) = &notice.to {
        paper.line(&format!("{to}："));
    }
    let markdown = fill::expand(world, contest, n, &paper.lists);
    for (at, part) in markdown.split(BLOCK).enumerate() {
        if at % 2 == 1 {
            paper.block(part);
        } else {
            paper.words(part);
        }
    }
    paper.foot();
    paper.out
}

/// A text in the making.
struct Paper<'w> {
    world: &'w World<'w>,
    contest: &'w ContestWorld<'w>,
    n: usize,
    lists: Vec<ListView<'w>>,
    out: String,
}

impl Paper<'_> {
    fn line(&mut self, line: &str) {
        // One empty line parts paragraphs, however many were typed.
        if line.is_empty() && (self.out.is_empty() || self.out.ends_with("\n\n")) {
            return;
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// Paragraphs of Markdown.
    fn words(&mut self, markdown: &str) {
        for line in markdown.lines() {
            let line = line.trim_end();
            let line = line.trim_start_matches('#').trim_start_matches('>');
            self.line(unmarked(line).trim_start());
        }
    }

    /// A block by its mark: `list`, `list:county`.
    fn block(&mut self, mark: &str) {
        self.line("");
        let (name, of) = mark.split_once(':').unwrap_or((mark, ""));
        match name {
            "list" => self.lists(|list| if of.is_empty() { list.is_main() } else { list.key == of }),
            "contact" => self.contacts(usize::from(of == "oversight")),
            "prizes" => self.prizes(),
            "corrections" => self.corrections(),
            "objections" => self.objections(),
            "attachments" => self.attachments(),
            _ => {}
        }
        self.line("");
    }

    fn lists(&mut self, wanted: impl Fn(&ListView<'_>) -> bool) {
        let lists: Vec<String> = self.lists.iter().filter(|l| wanted(l)).map(listed).collect();
        lists.iter().flat_map(|l| l.lines()).for_each(|line| self.line(line));
    }

    fn contacts(&mut self, skip: usize) {
        for contact in ContactView::all(&self.contest.contest.publicity, self.world.lang).iter().skip(skip) {
            let more = [contact.phone, contact.email, contact.address, contact.postcode];
            let more: Vec<&str> = more.into_iter().flatten().collect();
            self.line(&format!("{}：{} {}", contact.role, contact.office, more.join(" ")));
        }
    }

    fn prizes(&mut self) {
        for row in prizes::rows(self.contest, self.n, self.world.lang) {
            self.line(&format!("{} {} {}", row.award, row.tier, row.count));
        }
    }

    fn corrections(&mut self) {
        for row in corrected::corrections(self.contest, self.n, self.world.lang) {
            self.line(&format!("{}：{} → {}（{}）", row.what, row.from, row.to, row.reason));
        }
    }

    fn objections(&mut self) {
        let Some(objections) = follow::objections(self.contest, self.n, self.world.lang) else { return };
        self.line(&objections.summary);
        for row in &objections.rows {
            self.line(&format!("{}：{}（{} {}）", row.about, row.subject, row.outcome, row.measure));
        }
    }

    fn attachments(&mut self) {
        let notice = &self.contest.contest.notices[self.n];
        for attachment in attachments(notice) {
            let no = attachment.no.map(|n| n.to_string()).unwrap_or_default();
            self.line(&format!("附件{no}：{}", attachment.title));
        }
    }

    /// Attachments, who signed it, when, and the lists behind the signature.
    fn foot(&mut self) {
        let notice = &self.contest.contest.notices[self.n];
        if !notice.prose.placeholders().any(|p| p == crate::model::Placeholder::Attachments) {
            self.line("");
            self.attachments();
        }
        self.line("");
        notice.issuers.iter().for_each(|issuer| self.line(issuer));
        self.line(&format::date(notice.published, self.world.lang));
        for attachment in attachments(notice) {
            let Some(of) = attachment.list else { continue };
            self.line("");
            self.line(attachment.title);
            self.lists(|list| list.key == of);
        }
    }
}

/// A list: its title, then a line a row.
fn listed(list: &ListView<'_>) -> String {
    let mut out = format!("{}（{}，{}）\n", list.title, list.count, list.order);
    for row in &list.rows {
        let RowView { no, name, unit, post, by, tier, people, .. } = row;
        let more = [*unit, *post, people.as_deref(), *tier, Some(*by)];
        let more: Vec<&str> = more.into_iter().flatten().collect();
        out.extend([&no.to_string(), " ", name, " ", &more.join(" "), "\n"]);
    }
    out
}

/// A line without the marks of Markdown: escapes, emphasis, the addresses of links.
fn unmarked(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let next = &rest[c.len_utf8()..];
        if c == '\\' && next.starts_with(|c: char| c.is_ascii_punctuation()) {
            out.push_str(&next[..1]);
            rest = &next[1..];
        } else if let Some(behind) = rest.strip_prefix("**").or_else(|| rest.strip_prefix("__")) {
            rest = behind;
        } else if let Some((words, behind)) = link(rest) {
            out.push_str(&unmarked(words));
            rest = behind;
        } else {
            out.push(c);
            rest = next;
        }
    }
    out
}

/// `[words](address)` at the beginning of a text: the words, and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    let (words, behind) = text.strip_prefix('[')?.split_once("](")?;
    if words.contains(['[', ']']) {
        return None;
    }
    Some((words, behind.split_once(')')?.1))
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn marks_go_and_words_stay() {
        for (line, words) in [
            ("**提示：**请看[《公示》](a.html)（1）", "提示：请看《公示》（1）"),
            ("示例\\-1\\.5 \\[2\\]", "示例-1.5 [2]"),
            ("a_b * c [d] \\", "a_b * c [d] \\"),
        ] {
            assert_eq!(unmarked(line), words);
        }
    }
}
