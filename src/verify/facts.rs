//! The facts on a nomination's own page (E51): those that are printed, and those that its script recomputes from.

use super::html::Reading;
use super::pages::Page;
use super::read::{Json, Record};
use crate::lang::text;
use crate::number::Number;

impl Page<'_> {
    /// What a nomination's page says of its facts.
    pub(super) fn facts_of(&mut self, record: &Record, reading: &Reading) {
        let given = record.given();
        for (name, shown) in &reading.facts {
            if !is_printed(&given.facts, name, shown.trim()) {
                self.wrong(name, text!("网页上的事实「{shown}」与记录不同", "the fact `{shown}` is not the record's"));
            }
        }
        let scored = reading.numbers.iter().any(|one| one.item == "total") && record.rubric.is_some();
        match &reading.sheet {
            Some(sheet) => {
                let right = [Json::Map(given.facts), Json::Map(given.gates)];
                self.sheet(record, sheet, right);
            }
            None if scored && !given.facts.is_empty() => {
                self.wrong("sheet_", text!("缺少供页面复算的数据", "what the page recomputes from is missing"));
            }
            None => {}
        }
    }

    /// What the page's script recomputes from says what the release says.
    fn sheet(&mut self, record: &Record, sheet: &str, [facts, gates]: [Json<'_>; 2]) {
        let value: Json<'_> = serde_json::from_str(sheet).unwrap_or(Json::Null);
        let contest = self.place.split('/').next().unwrap_or_default();
        let said = |key: &str, right: &str| value[key].as_str() == Some(right);
        let release = |one: &Json<'_>| {
            let [release, print] = ["release", "fingerprint"].map(|key| one[key].as_str().unwrap_or_default());
            self.releases.get(&format!("{contest}/{release}")).is_some_and(|right| right.hex() == print)
        };
        let releases = value["releases"].as_list().unwrap_or_default();
        let latest = self.board.release();
        let wrong: Vec<&str> = [
            ("format", said("format", "gongshi-sheet/1")),
            ("contest", said("contest", contest)),
            ("nomination", said("nomination", &record.id)),
            ("rubric", value["rubric"].as_str() == record.rubric.as_deref()),
            ("facts", value["facts"].says_what(&facts)),
            ("gates", value["gates"].says_what(&gates)),
            ("scores", self.scores(&record.id, &value["scores"])),
            (
                "bests",
                value["bests"].as_map().is_none_or(|all| {
                    all.iter().all(|(criterion, best)| self.board.is_best(record, criterion, best.as_str()))
                }),
            ),
            ("won", value["won"].as_list().is_none_or(|all| all.iter().all(|one| self.board.won_elsewhere(one)))),
            ("release", latest.as_deref() == value["release"]["release"].as_str() && release(&value["release"])),
            ("releases", releases.len() == self.releases.len() && releases.iter().all(release)),
        ]
        .into_iter()
        .filter_map(|(key, holds)| (!holds).then_some(key))
        .collect();
        for key in wrong {
            self.wrong(
                &format!("sheet_ {key}"),
                text!("供页面复算的数据与发布版本不同", "what the page recomputes from is not what the release says"),
            );
        }
    }

    /// Whether these are all scores of a nomination, and no others.
    fn scores(&self, id: &str, found: &Json<'_>) -> bool {
        let (Some(shows), Some(found)) = (self.board.get(id), found.as_map()) else { return false };
        let holds = found.iter().all(|(item, score)| {
            let points = shows.points(item).map(|points| points.published.to_string());
            points.is_some() && points.as_deref() == score.as_str()
        });
        holds && found.len() == shows.items().filter(|item| shows.points(item).is_some()).count()
    }
}

/// Whether a fact of this name, if all of that name are plain, is printed so.
fn is_printed(facts: &[(std::borrow::Cow<'_, str>, Json<'_>)], name: &str, shown: &str) -> bool {
    let mut known = facts.iter().filter_map(|(_, given)| given.get(name)).peekable();
    known.peek().is_none()
        || known.any(|fact| match fact {
            Json::Bool(true) => matches!(shown, "是" | "yes"),
            Json::Bool(false) => matches!(shown, "否" | "no"),
            Json::Text(typed) if Number::parse(typed).is_ok() => typed == shown,
            _ => true,
        })
}
