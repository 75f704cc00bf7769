//! The table `events` (E60 3): well-formed, and of one story with the records, the decisions and itself.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::bundle::Bundle;
use super::findings::{Findings, Layer, Looked};
use super::house::House;
use super::read::Decided;
use super::table::{Row, Table};
use crate::lang::{Text, text};

/// Its columns.
pub(super) const COLUMNS: &[&str] = &[
    "event",
    "on",
    "kind",
    "nominations",
    "award",
    "replaces",
    "ground",
    "clause",
    "outcome",
    "measure",
    "channel",
    "witness",
    "changes",
    "reason",
    "by",
];

/// What each kind says beside its id, day, kind, nominations, reason and who decided it.
const SAYS: [(&str, &[&str]); 11] = [
    ("withdrawal", &[]),
    ("rejection", &[]),
    ("disqualification", &["ground"]),
    ("draw", &["award", "witness"]),
    ("decision", &["award"]),
    ("override", &["award"]),
    ("objection", &["channel"]),
    ("finding", &["ground", "outcome", "measure"]),
    ("substitution", &["award", "replaces"]),
    ("correction", &["changes"]),
    ("review", &["outcome"]),
];

/// Kinds that take a nomination out.
const OUT: [&str; 3] = ["withdrawal", "rejection", "disqualification"];
/// Kinds that stand in contest.json's `decided` too.
const DECIDED: [&str; 4] = ["draw", "decision", "override", "substitution"];

/// One event.
struct Happened<'r>(&'r Row);

impl<'r> Happened<'r> {
    fn cell(&self, column: &str) -> &'r str {
        let at = COLUMNS.iter().position(|c| *c == column);
        at.and_then(|at| self.0.get(at)).map_or("", String::as_str)
    }

    fn is(&self, kinds: &[&str]) -> bool {
        kinds.contains(&self.cell("kind"))
    }

    fn nominations(&self) -> impl Iterator<Item = &'r str> {
        self.cell("nominations").split('；')
    }

    /// As contest.json has it.
    fn decided(&self) -> Decided {
        let (own, kind) = (|column: &str| self.cell(column).to_owned(), self.cell("kind"));
        let ordered = matches!(kind, "draw" | "decision");
        Decided {
            event: own("event"),
            kind: own("kind"),
            award: own("award"),
            order: ordered.then(|| self.nominations().map(str::to_owned).collect()),
            nomination: (!ordered).then(|| own("nominations")),
            replaces: (kind == "substitution").then(|| own("replaces")),
        }
    }
}

/// What the table is held against.
struct Book<'a> {
    house: &'a House,
    place: String,
    day: Option<Date>,
    findings: Findings,
}

/// Everything that is wrong with the events.
pub(super) fn events(house: &House, table: &Table<'_>, bundle: &Bundle<'_>) -> Findings {
    let rows = table.all();
    let all: Vec<Happened<'_>> = rows.iter().map(Happened).collect();
    let (place, day) = (bundle.place("data/tables/events.csv"), bundle.record.as_ref().map(|record| record.on));
    let mut book = Book { house, place, day, findings: Findings::default() };
    book.findings.count(Looked::Events, all.len());
    let mut known: BTreeMap<&str, &Happened<'_>> = BTreeMap::new();
    let mut before = None;
    for event in &all {
        if event.0.len() != COLUMNS.len() {
            book.wrong(event, text!("列数不对", "another number of columns"));
        }
        if known.insert(event.cell("event"), event).is_some() {
            book.wrong(event, text!("有重复的行", "rows are repeated"));
        }
        before = book.on(event, before);
        book.says(event);
        book.names(event);
    }
    all.iter().for_each(|event| book.rests(event, &known));
    all.iter().filter(|event| event.is(&["finding"])).for_each(|event| book.carried_out(event, &all));
    book.decided(&all);
    book.out(&all);
    book.findings
}

impl Book<'_> {
    fn wrong(&mut self, event: &Happened<'_>, what: Text) {
        let place = format!("{} {}", self.place, event.cell("event"));
        self.findings.wrong(Layer::Tables, place, what);
    }

    /// The day of an event: not after that of the release, nor before the event above.
    fn on(&mut self, event: &Happened<'_>, before: Option<Date>) -> Option<Date> {
        let written = event.cell("on");
        let Some(on) = written.parse::<Date>().ok().filter(|on| on.to_string() == written) else {
            self.wrong(event, text!("没有日期", "it has no day"));
            return before;
        };
        if self.day.is_some_and(|day| on > day) {
            self.wrong(event, text!("日期在发布日之后", "its day is after that of the release"));
        }
        if before.is_some_and(|before| on < before) {
            self.wrong(event, text!("没有按日期排列", "it is not in the order of the days"));
        }
        before.max(Some(on))
    }

    /// An event says what its kind says, no more and no less.
    fn says(&mut self, event: &Happened<'_>) {
        let Some((_, says)) = SAYS.iter().find(|(kind, _)| *kind == event.cell("kind")) else {
            return self.wrong(event, text!("没有这种事件", "there is no such kind of event"));
        };
        let by_clause = event.is(&["disqualification"]) && !event.cell("clause").is_empty();
        for column in &COLUMNS[3..] {
            let always = ["nominations", "reason", "by"].contains(column);
            let asked = match *column {
                "clause" => by_clause,
                "ground" if by_clause => false,
                "ground" if event.is(&["correction"]) => continue,
                column => always || says.contains(&column),
            };
            if event.cell(column).is_empty() == asked {
                let what = if asked {
                    text!("没有写 {column}", "it does not say its {column}")
                } else {
                    text!("不应有 {column}", "it should have no {column}")
                };
                self.wrong(event, what);
            }
        }
        let words: [(&str, &[&str]); 2] = match event.cell("kind") {
            "review" => [("outcome", &["distinct", "duplicate"]), ("measure", &[""])],
            "finding" => {
                [("outcome", &["upheld", "partly", "unfounded"]), ("measure", &["disqualify", "correct", "none"])]
            }
            _ => return,
        };
        for (column, _) in words.iter().filter(|(column, known)| !known.contains(&event.cell(column))) {
            self.wrong(event, text!("{column} 不是规定的词", "its {column} is none of the words"));
        }
    }

    /// Whom and what it names is there: of its contest, and of the track of its award.
    fn names(&mut self, event: &Happened<'_>) {
        let award = self.house.rule.awards.iter().find(|a| a.award == event.cell("award"));
        if award.is_none() && !event.cell("award").is_empty() {
            self.wrong(event, text!("没有这个奖项", "there is no such award"));
        }
        let all = event.nominations().chain([event.cell("replaces")]).filter(|id| !id.is_empty());
        for id in all {
            let elsewhere = event.is(&["review"]) && id.contains('/');
            let record = self.house.record(id);
            if !elsewhere && record.is_none() {
                self.wrong(event, text!("没有申报 {id}", "there is no nomination {id}"));
            }
            if record.zip(award).is_some_and(|(record, award)| record.track != award.track) {
                self.wrong(event, text!("{id} 不在这个奖项的类别里", "{id} is not of the track of the award"));
            }
        }
    }

    /// What it answers or rests on stands in the table, is not later, and is about the same nomination.
    fn rests(&mut self, event: &Happened<'_>, known: &BTreeMap<&str, &Happened<'_>>) {
        let ground = event.cell("ground");
        if ground.is_empty() {
            return;
        }
        let kinds: &[&str] = if event.is(&["finding"]) { &["objection"] } else { &["finding", "review"] };
        let about = |other: &Happened<'_>| {
            let asks = other.is(&["finding"]).then(|| known.get(other.cell("ground"))).flatten();
            let of = asks.copied().unwrap_or(other);
            event.nominations().all(|id| of.nominations().any(|one| one == id))
        };
        let fits = |other: &&Happened<'_>| other.is(kinds) && other.cell("on") <= event.cell("on") && about(other);
        if !known.get(ground).is_some_and(fits) {
            let (zh, en) = (kinds.join("、"), kinds.join(" or "));
            self.wrong(
                event,
                text!("{ground} 不是此前关于同一申报的 {zh}", "{ground} is no earlier {en} of the same nomination"),
            );
        }
    }

    /// What a finding asks for was done: by an event of this kind that rests on it.
    fn carried_out(&mut self, finding: &Happened<'_>, all: &[Happened<'_>]) {
        let (measure, id) = (finding.cell("measure"), finding.cell("event"));
        let kind = match measure {
            "disqualify" => "disqualification",
            "correct" => "correction",
            _ => return,
        };
        let done = all.iter().any(|event| event.is(&[kind]) && event.cell("ground") == id);
        if finding.cell("outcome") == "unfounded" || !done {
            self.wrong(
                finding,
                text!("measure {measure} 没有相应的 {kind}", "no {kind} carries out the measure {measure}"),
            );
        }
    }

    /// `decided` and the table tell the same.
    fn decided(&mut self, all: &[Happened<'_>]) {
        let here: Vec<Decided> = all.iter().filter(|event| event.is(&DECIDED)).map(Happened::decided).collect();
        let there = &self.house.rule.decided;
        let alone =
            here.iter().filter(|one| !there.contains(one)).chain(there.iter().filter(|one| !here.contains(one)));
        let alone: Vec<String> = alone.map(|one| format!("{} {}", self.place, one.event)).collect();
        for place in alone {
            let what =
                text!("事件表与 contest.json 的 decided 不一致", "the table and `decided` of contest.json disagree");
            self.findings.wrong(Layer::Tables, place, what);
        }
    }

    /// Whoever is out was taken out by an event, and whom an event took out is out.
    fn out(&mut self, all: &[Happened<'_>]) {
        let taken: Vec<&str> = all.iter().filter(|e| e.is(&OUT)).flat_map(Happened::nominations).collect();
        let wrong = self.house.records.iter().filter(|record| record.out != taken.contains(&record.id.as_str()));
        let wrong: Vec<String> = wrong.map(|record| format!("{} {}", self.place, record.id)).collect();
        for place in wrong {
            let what = text!("record.json 的 out 与事件不符", "`out` of record.json is not what the events say");
            self.findings.wrong(Layer::Tables, place, what);
        }
    }
}
