//! Names on pages (E53): who is meant by a link, whose page it is, who stands in a row and what was won, what the
//! contest, its tracks and its rubrics are called.

use std::collections::BTreeSet;

use super::findings::Looked;
use super::html::{Link, Reading};
use super::pages::Page;
use crate::lang::text;

impl Page<'_> {
    /// Every name on a page. `path` is from the contest's folder, `owner` whose page it is.
    pub(super) fn names(&mut self, reading: &Reading, (path, owner): (&str, Option<&str>)) {
        let mut named = BTreeSet::new();
        for link in &reading.links {
            let Some(id) = self.leads(&link.href) else { continue };
            self.link(link, &id);
            named.extend(link.row.as_ref().filter(|row| **row == id));
        }
        if path.starts_with("results/") {
            for (row, seen) in &reading.rows {
                if !named.contains(row) {
                    self.wrong(
                        row,
                        text!("这一行没有写出名称并链接到它的网页", "the row does not name it with a link to its page"),
                    );
                }
                self.prizes(row, seen);
            }
        }
        let heading = reading.heading.as_deref().unwrap_or_default().trim();
        if let Some(right) = self.board.heading(path) {
            self.same("h1", right, heading);
        }
        if let Some(owner) = owner {
            self.own(owner, heading, reading);
        }
    }

    /// The nomination of this contest to whose page a link leads.
    fn leads(&self, href: &str) -> Option<String> {
        let address = plain(href);
        let mut folders: Vec<&str> = self.place.split('/').collect();
        folders.pop();
        for part in address.split(['#', '?']).next().unwrap_or_default().split('/') {
            match part {
                ".." => drop(folders.pop()),
                "." | "" => {}
                part => folders.push(part),
            }
        }
        let [contest, "n", page] = folders.as_slice() else { return None };
        let own = self.place.split('/').next() == Some(*contest);
        page.strip_suffix(".html").filter(|_| own).map(str::to_owned)
    }

    /// A link to a nomination's page has its name as its text. Beside rows, one that leads to a part of that page may
    /// be called otherwise, but not like somebody else.
    fn link(&mut self, link: &Link, id: &str) {
        let shown = link.text.trim();
        if link.row.as_ref().is_some_and(|row| row != id) {
            self.wrong(id, text!("这一行链接到另一份申报", "the row links to another nomination"));
        }
        if link.row.is_none() && link.href.contains('#') && !self.board.is_name(shown) {
            return;
        }
        let Some(record) = self.board.record(id) else { return self.stranger(id) };
        self.findings.count(Looked::Names, 1);
        self.same(&format!("{id} name"), &record.name, shown);
        if link.struck && self.board.stands(id) {
            self.wrong(
                id,
                text!(
                    "没有退出或取消资格，名称却被划掉",
                    "it is neither out nor disqualified, yet its name is struck through"
                ),
            );
        }
    }

    /// A row shows what its nomination won, and nothing else that is won.
    fn prizes(&mut self, id: &str, seen: &str) {
        let Some(record) = self.board.record(id).filter(|record| !record.out) else { return };
        let won = self.board.won(record);
        let mut parts = seen.lines().map(str::trim).filter(|part| !part.starts_with(record.name.as_str()));
        let holds = match &won {
            Some(won) => parts.any(|part| part.contains(won.as_str())),
            None => !parts.any(|part| self.board.tiers().any(|tier| part.starts_with(tier))),
        };
        if !holds {
            let won = won.as_deref().unwrap_or("—");
            self.wrong(
                &format!("{id} award"),
                text!("这一行的奖项应为 {won}", "the award in this row should be {won}"),
            );
        }
    }

    /// A nomination's own page is headed by its name, and has its facts.
    fn own(&mut self, owner: &str, heading: &str, reading: &Reading) {
        let title = reading.title.as_deref().unwrap_or_default();
        let Some(record) = self.board.record(owner) else { return self.stranger(owner) };
        self.same("h1", &record.name, heading);
        if !title.contains(record.name.as_str()) {
            self.same("title", &record.name, title.trim());
        }
        self.facts_of(record, reading);
    }
}

/// An address as browsers read it: without spaces, `/` for `\`, escapes resolved.
fn plain(href: &str) -> String {
    let kept = href.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    let href: String = kept.map(|c| if c == '\\' { '/' } else { c }).collect();
    let mut parts = href.trim().split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(u8::is_ascii);
        match code {
            Some(code) => out.extend([&char::from(code).to_string(), &part[2..]]),
            None => out.extend(["%", part]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn addresses_are_read_as_browsers_do() {
        for (href, read) in [
            ("../n/a.html#b", "../n/a.html#b"),
            (" ..\\n/\na.html", "../n/a.html"),
            ("%6e/%61%2Ehtml", "n/a.html"),
            ("%e4%zz%", "%e4%zz%"),
        ] {
            assert_eq!(plain(href), read, "{href}");
        }
    }
}
