//! The JSON twin of a page (E53): whose it is, the same numbers, names, awards and facts, all as texts.

use super::findings::Looked;
use super::pages::Page;
use super::read::{Json, Record};
use crate::lang::text;
use crate::number::{Exact, Number};

impl Page<'_> {
    /// A twin. `path` is from the contest's folder, `owner` whose page it is.
    pub(super) fn json(&mut self, text: &str, (path, owner): (&str, Option<&str>)) {
        let value: Json<'_> = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => return self.no_json(&error),
        };
        self.findings.count(Looked::Twins, 1);
        let page = &value["page"];
        let own = self.place.strip_suffix(".json").map(|stem| format!("{stem}.html"));
        if value.as_list().is_none() && own.as_deref() != value["path"].as_str() {
            self.wrong("path", text!("说的是另一个网页", "it speaks of another page"));
        }
        if let Some(owner) = owner {
            self.nomination(owner, page);
        }
        let in_results = path.starts_with("results/");
        let scored = page["scored"].as_bool() == Some(true);
        for (list, out) in [("rows", false), ("out", true)] {
            for row in page[list].as_list().into_iter().flatten() {
                self.listed(row, (in_results, out), scored);
            }
        }
    }

    /// A row of a list.
    fn listed(&mut self, row: &Json<'_>, (in_results, out): (bool, bool), scored: bool) {
        let Some(id) = row["id"].as_str() else { return };
        if let Some(total) = as_written(&row["total"]) {
            self.number(id, "total", &total, Looked::TwinNumbers);
            self.totals.extend(in_results.then(|| id.to_owned()));
        }
        if let Some(no) = as_written(&row["no"]).filter(|_| scored && !out) {
            self.number(id, "rank", &no, Looked::TwinNumbers);
        }
        if !in_results {
            return;
        }
        let Some(record) = self.board.record(id) else { return self.stranger(id) };
        self.same(&format!("{id} name"), &record.name, row["name"].as_str().unwrap_or("—"));
        if !out {
            self.won_as(id, record, &row["award"]);
        }
    }

    fn won_as(&mut self, place: &str, record: &Record, found: &Json<'_>) {
        let won = self.board.won(record).unwrap_or_default();
        self.same(&format!("{place} award"), &won, found.as_str().unwrap_or_default());
    }

    /// A nomination's own twin.
    fn nomination(&mut self, owner: &str, page: &Json<'_>) {
        let Some(record) = self.board.record(owner) else { return self.stranger(owner) };
        self.same(&format!("{owner} id"), owner, page["id"].as_str().unwrap_or("—"));
        self.same(&format!("{owner} name"), &record.name, page["name"].as_str().unwrap_or("—"));
        self.won_as(owner, record, &page["award"]);
        let total = &page["breakdown"]["total"];
        self.number_of(owner, "total", as_written(&total["published"]).as_deref());
        self.exact(owner, "total", total);
        self.number_of(owner, "rank", as_written(&page["rank"]["rank"]).as_deref());
        let given = record.given();
        let mut seen = 0;
        self.items(owner, &page["breakdown"], &given.facts, &mut seen);
        let all = self.board.get(owner).map_or(0, |shows| shows.items().filter(|item| shows.is_part(item)).count());
        if seen < all && !record.out {
            let (seen, all) = (seen.to_string(), all.to_string());
            self.same(&format!("{owner} items"), &all, &seen);
        }
    }

    /// A number that must be there where there is one, and may not be where there is none.
    fn number_of(&mut self, owner: &str, item: &str, found: Option<&str>) {
        let shows = self.board.get(owner);
        let right = shows.filter(|shows| !shows.record.out).and_then(|shows| shows.number(item));
        if right.is_some() || found.is_some() {
            self.number(owner, item, found.unwrap_or("—"), Looked::TwinNumbers);
        }
    }

    /// Groups and criteria of a score sheet, at any depth.
    fn items(&mut self, owner: &str, value: &Json<'_>, facts: &Facts<'_>, seen: &mut usize) {
        for list in ["groups", "criteria"] {
            for one in value[list].as_list().into_iter().flatten() {
                let id = one["id"].as_str().unwrap_or_default();
                if let Some(published) = as_written(&one["points"]["published"]) {
                    self.number(owner, id, &published, Looked::TwinNumbers);
                    self.exact(owner, id, &one["points"]);
                    *seen += 1;
                }
                let given = facts.iter().find(|(criterion, _)| criterion == id).map(|(_, given)| given);
                for input in one["inputs"].as_list().into_iter().flatten() {
                    self.input(id, given, input);
                }
                self.items(owner, one, facts, seen);
            }
        }
    }

    /// The fraction before a number was rounded.
    fn exact(&mut self, owner: &str, item: &str, points: &Json<'_>) {
        let right = self.board.get(owner).and_then(|shows| shows.points(item).map(|points| points.exact.clone()));
        let found = points["exact"].as_str().unwrap_or("—");
        if let Some(right) = right.filter(|right| *points != Json::Null && !is(right, found)) {
            self.same(&format!("{owner} {item} exact"), &right.to_string(), found);
        }
    }

    /// A fact that is a plain number or a yes is printed as it was typed.
    fn input(&mut self, criterion: &str, given: Option<&Json<'_>>, input: &Json<'_>) {
        let [name, shown] = ["name", "value"].map(|key| input[key].as_str().unwrap_or_default());
        let right: &[&str] = match given.and_then(|given| given.get(name)) {
            Some(Json::Bool(true)) => &["是", "yes"],
            Some(Json::Bool(false)) => &["否", "no"],
            Some(Json::Text(typed)) if Number::parse(typed).is_ok() => &[typed],
            _ => return,
        };
        if !right.contains(&shown) {
            self.same(&format!("{criterion} {name}"), right[0], shown);
        }
    }
}

/// The facts of a nomination by criterion.
type Facts<'r> = [(std::borrow::Cow<'r, str>, Json<'r>)];

/// A number as it stands there: as a text, or as a number of JSON.
fn as_written(value: &Json<'_>) -> Option<String> {
    match value {
        Json::Text(text) => Some(text.as_ref().to_owned()),
        Json::Null => None,
        Json::Number(number) => Some(number.to_string()),
        other => Some(format!("{other:?}")),
    }
}

/// Whether a text is an exact number, as a decimal or as a fraction in lowest terms.
fn is(exact: &Exact, text: &str) -> bool {
    text == exact.to_string() || Number::parse(text).is_ok_and(|number| !number.is_percent() && number.value() == exact)
}
