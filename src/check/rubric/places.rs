//! The places of a rubric: how each is written, and which keys it knows. A key that is unknown in its
//! place is often right in another one, and a text where a map belongs is answered with a sample.

use std::cell::Cell;

use crate::check::fields::Fields;
use crate::check::read::wrong_type;
use crate::diag::Diagnostics;
use crate::lang::{Text, text};
use crate::load::{Node, NodeKind};

/// One place of a rubric.
#[derive(Debug)]
pub(super) struct Place {
    /// What it is called.
    zh: &'static str,
    en: &'static str,
    /// The keys that belong nowhere else, or most of all here.
    keys: &'static [&'static str],
    /// How it is written. Tests read every sample, and hold the keys to what is really read.
    pub(super) sample: &'static str,
    /// What people write here for its keys.
    synonyms: &'static [(&'static str, &'static str)],
}

macro_rules! places {
    ($($name:ident: $zh:literal, $en:literal, [$($key:literal),*], $sample:literal, [$($wrong:literal => $right:literal),*];)*) => {
        $(pub(super) static $name: Place = Place {
            zh: $zh,
            en: $en,
            keys: &[$($key),*],
            sample: $sample,
            synonyms: &[$(($wrong, $right)),*],
        };)*
        /// All of them, the likelier first.
        static ALL: &[&Place] = &[$(&$name),*];
    };
}

places! {
    RUBRIC: "细则的最外层", "the rubric itself", ["rounding", "total_of", "compare", "gates"], "", ["max" => "cap", "min" => "floor"];
    SECTION: "项目（sections）", "a section", ["cap", "extra", "combine", "criteria"],
        "{id: effect, title: 工作成效, points: 40, criteria: […]}", ["max" => "cap"];
    CRITERION: "考核内容（criteria）", "a criterion",
        ["points", "weight", "clause", "evidence", "provider", "as_of", "reading", "missing", "rule", "examples"],
        "{id: training, title: 培训, points: 10, clause: 条款原文, rule: {kind: …}}", [];
    ROUNDING: "rounding", "rounding", ["places", "mode"], "{places: 2, mode: half_up}", [];
    GATE: "一票否决（gates）", "a gate", ["effect"],
        "{id: accident, title: 发生事故, clause: 条款原文, effect: disqualify}", [];
    EFFECT: "effect", "effect", ["cap_at"], "{cap_at: 60}", ["cap" => "cap_at", "max" => "cap_at"];
    MEASURE: "measure", "measure", ["value", "done", "total", "on_zero", "aggregate"],
        "{value: 满意度, unit: 分}，或者 {done: 完成数, total: 总数}", [];
    TALLY: "kind: count 或 deduct 的小项（items）", "an item of kind: count or deduct",
        ["each", "per", "count", "under", "over", "done", "total", "decimals", "unit"],
        "{id: late, title: 逾期, unit: 天, each: 1}", ["points" => "each", "cap" => "max"];
    BONUS_ITEM: "kind: bonus 的小项（items）", "an item of kind: bonus", ["award_in"],
        "{id: patent, title: 发明专利, points: 3}", ["cap" => "max"];
    CHECK_ITEM: "kind: checklist 的小项（items）", "an item of kind: checklist", ["text", "partial", "all_of"],
        "{id: plan, text: 制定工作方案, points: 2}", ["title" => "text"];
    LEVEL: "kind: choice 的等级（levels）", "a level of kind: choice", [],
        "{id: excellent, title: 优秀, points: 10}", ["award" => "points"];
    STEP: "kind: bands 或 ratio 的分段（steps）", "a step of kind: bands or ratio",
        ["at_least", "above", "at_most", "below", "award"], "{at_least: 90%, award: 10}",
        ["points" => "award", "min" => "at_least", "max" => "at_most"];
    ANCHOR: "kind: interpolate 的插值点（anchors）", "an anchor of kind: interpolate", ["at"],
        "{at: 60%, points: 0}", ["award" => "points"];
    COUNT: "kind: count", "kind: count", [], "{kind: count, title: 开展次数, unit: 次, each: 1}", ["points" => "each"];
    DEDUCT: "kind: deduct", "kind: deduct", ["start", "floor"],
        "{kind: deduct, items: [{id: late, title: 逾期, unit: 天, each: 1}]}", ["min" => "floor"];
    BONUS: "kind: bonus", "kind: bonus", ["stack"],
        "{kind: bonus, stack: sum, items: [{id: patent, title: 发明专利, points: 3}]}", [];
    JUDGES: "kind: judges", "kind: judges", ["average", "drop_high", "drop_low", "drop_on", "min_judges"],
        "{kind: judges, average: mean, drop_high: 1, drop_low: 1}", ["drop" => "drop_high"];
    BANDS: "kind: bands", "kind: bands", ["measure", "steps"],
        "{kind: bands, measure: {value: 满意度, unit: 分}, steps: [{at_least: 90, award: 10}, {award: 0}]}",
        ["levels" => "steps"];
    RATIO: "kind: ratio", "kind: ratio", [],
        "{kind: ratio, done: 完成数, total: 总数, steps: [{at_least: 95%, award: full}, {award: proportional}]}",
        ["levels" => "steps"];
    RELATIVE: "kind: relative", "kind: relative", ["best", "scope"],
        "{kind: relative, measure: {value: 人均产值, unit: 万元}, best: highest, scope: track}", [];
    CHOICE: "kind: choice", "kind: choice", ["levels"],
        "{kind: choice, levels: [{id: excellent, title: 优秀, points: 10}, {id: good, title: 良好, points: 8}]}",
        ["steps" => "levels", "items" => "levels"];
    CHECKLIST: "kind: checklist", "kind: checklist", ["fail_any"],
        "{kind: checklist, items: [{id: plan, text: 制定工作方案, points: 10}]}", [];
    INTERPOLATE: "kind: interpolate", "kind: interpolate", ["anchors"],
        "{kind: interpolate, measure: {done: 完成数, total: 总数}, anchors: [{at: 60%, points: 0}, {at: 90%, points: 10}]}",
        ["steps" => "anchors"];
    TOP: "kind: top", "kind: top", ["k", "fewer"], "{kind: top, k: 3, combine: mean}", [];
    POINTS: "kind: points", "kind: points", [], "{kind: points, max: 10}", ["points" => "max"];
}

impl Place {
    /// Opens the map of this place; anything else is answered with the sample.
    pub(super) fn open<'n, 'f>(&self, node: &'n Node, faults: &'f mut Diagnostics) -> Option<Fields<'n, 'f>> {
        if matches!(node.kind, NodeKind::Map(_)) || self.sample.is_empty() {
            return Fields::open(node, faults);
        }
        let sample = self.sample;
        faults.push(wrong_type(node, text!("一组「键: 值」，如 {sample}", "a map of `key: value`, such as {sample}")));
        None
    }

    /// Reports keys that nobody asked for, and where they belong.
    pub(super) fn finish(&self, f: Fields<'_, '_>) {
        // Several keys of one rule need its sample once.
        let shown = Cell::new("");
        f.finish_with(self.synonyms, |key| self.advice(key, &shown));
    }

    /// Where an unknown key of this place belongs.
    fn advice(&self, key: &str, shown: &Cell<&str>) -> Option<Text> {
        if matches!(key, "max" | "cap" | "封顶" | "最多" | "上限") {
            return self.most();
        }
        let owners: Vec<&Self> = ALL.iter().copied().filter(|place| place.keys.contains(&key)).collect();
        let sample = owners.first()?.in_full(self);
        let zh = owners.iter().map(|place| place.zh).collect::<Vec<_>>().join("、");
        let en = owners.iter().map(|place| place.en).collect::<Vec<_>>().join(", ");
        Some(if sample.is_empty() || shown.replace(sample) == sample {
            text!("{key} 写在 {zh} 里", "{key} belongs to {en}")
        } else {
            text!("{key} 写在 {zh} 里，如 {sample}", "{key} belongs to {en}, such as {sample}")
        })
    }

    /// How a ceiling is written where there is no key for it.
    fn most(&self) -> Option<Text> {
        if self.is(&DEDUCT) {
            return Some(text!(
                "扣到 floor 为止：最多扣 10 分的，floor 比 start 少 10（如 start: 0, floor: -10）；某一小项最多扣几分，max 写在那一小项里",
                "a deduction ends at `floor`: where 10 points are the most, it is 10 below `start` (start: 0, floor: -10); the most for one item is `max` in that item"
            ));
        }
        (self.is(&CRITERION) || self.is_rule()).then(|| {
            text!(
                "这一项最多得多少分，由它的 points 规定：封顶 5 分就写 points: 5；几项合起来封顶的，在上级项目写 cap",
                "the most that a criterion gives are its `points`: for a ceiling of 5 write points: 5; for one over several criteria write `cap` in their section"
            )
        })
    }

    fn is(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }

    fn is_rule(&self) -> bool {
        self.sample.starts_with("{kind: ")
    }

    /// The sample as somebody needs it who wrote one of its keys in `wrong`: an item with the rule around it.
    fn in_full(&self, wrong: &Self) -> &'static str {
        let rules = [
            (&BONUS_ITEM, &BONUS),
            (&CHECK_ITEM, &CHECKLIST),
            (&LEVEL, &CHOICE),
            (&STEP, &BANDS),
            (&ANCHOR, &INTERPOLATE),
        ];
        if self.is(&TALLY) && !wrong.is(&DEDUCT) {
            return "{kind: count, items: [{id: output, title: 完成率, done: 完成产值, total: 计划产值, each: 0.5, per: 1%, over: 100%}]}";
        } else if self.is(&TALLY) {
            return DEDUCT.sample;
        }
        rules.iter().find(|(item, _)| self.is(item)).map_or(self.sample, |(_, rule)| rule.sample)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::check::read::Read;
    use crate::check::rubric::{Around, criterion, gate, rule, tree};
    use crate::diag::Code;
    use crate::load::yaml;
    use crate::model::GateEffect;
    use crate::model::rule::{ChecklistItem, Level, Measure, Step, TallyItem};
    use crate::number::{Number, Rounding};
    use crate::source::Sources;

    /// How a place is read.
    type Reader = fn(&Node, Around<'_>, &mut Diagnostics);

    fn whole<T: Read>(node: &Node, _: Around<'_>, faults: &mut Diagnostics) {
        let _ = T::read(node, faults);
    }

    fn of_rule(node: &Node, around: Around<'_>, faults: &mut Diagnostics) {
        let _ = rule::rule(node, &Number::parse("10").unwrap(), around, faults);
    }

    /// The places that can be read alone.
    fn readers() -> Vec<(&'static Place, Reader)> {
        let rules = [
            &COUNT,
            &DEDUCT,
            &BONUS,
            &JUDGES,
            &BANDS,
            &RATIO,
            &RELATIVE,
            &CHOICE,
            &CHECKLIST,
            &INTERPOLATE,
            &TOP,
            &POINTS,
        ];
        let mut all: Vec<(&Place, Reader)> = rules.into_iter().map(|place| (place, of_rule as Reader)).collect();
        let others: [(&Place, Reader); 10] = [
            (&TALLY, whole::<TallyItem>),
            (&CHECK_ITEM, whole::<ChecklistItem>),
            (&LEVEL, whole::<Level>),
            (&STEP, whole::<Step>),
            (&MEASURE, whole::<Measure>),
            (&ROUNDING, whole::<Rounding>),
            (&EFFECT, whole::<GateEffect>),
            (&GATE, |node, _, faults| drop(gate::gate(node, None, faults))),
            (&CRITERION, |node, around, faults| drop(criterion::criterion(node, around, faults))),
            (&SECTION, |node, around, faults| drop(tree::group(node, around, 1, faults))),
        ];
        all.extend(others);
        all
    }

    fn codes(text: &str, read: Reader) -> Vec<Code> {
        let file = Sources::default().add("data/a/rubrics/r.yaml", text);
        let (node, mut faults) = yaml::parse(text, file);
        let contests = BTreeMap::new();
        let around = Around { contests: &contests, contest: "a", rounding: None };
        node.iter().for_each(|node| read(node, around, &mut faults));
        faults.sorted().into_iter().map(|fault| fault.code).collect()
    }

    /// The samples of a place; what they leave open is written out.
    fn samples(place: &Place) -> Vec<String> {
        let criterion = "{id: a, title: 甲, points: 40, clause: 乙, rule: {kind: points}}";
        let whole = place.sample.replace("criteria: […]", &format!("criteria: [{criterion}]"));
        whole.replace("rule: {kind: …}", "rule: {kind: points}").split("，或者 ").map(str::to_owned).collect()
    }

    #[test]
    fn every_sample_is_read_without_a_fault() {
        for (place, read) in readers() {
            for sample in samples(place) {
                assert_eq!(codes(&sample, read), [], "{sample}");
            }
        }
        assert_eq!(codes(TALLY.in_full(&BONUS_ITEM), of_rule), []);
    }

    #[test]
    fn every_place_knows_the_keys_that_are_said_to_be_its() {
        for (place, read) in readers() {
            let knows = |key: &str| {
                let with = |sample: &String| sample.replacen('{', &format!("{{{key}: null, "), 1);
                samples(place).iter().any(|sample| !codes(&with(sample), read).contains(&Code::UnknownKey))
            };
            for key in place.keys.iter().chain(place.synonyms.iter().map(|(_, right)| right)) {
                assert!(knows(key), "{key} is no key of {}", place.en);
            }
            for (wrong, _) in place.synonyms {
                assert!(!knows(wrong), "{wrong} is a key of {}", place.en);
            }
        }
    }

    #[test]
    fn every_kind_says_how_a_ceiling_is_written() {
        for (place, _) in readers() {
            let said = place.advice("max", &Cell::new("")).is_some();
            assert_eq!(said, place.sample.starts_with("{kind: ") || place.is(&CRITERION), "{}", place.en);
        }
    }
}
