//! What the page of a nomination says of an innovation result, and how it answers the conditions.

use serde::Serialize;

use super::format;
use super::world::ContestWorld;
use crate::lang::{Lang, text};
use crate::model::{Condition, ConditionAnswer, Description, Entrant, Nomination, Showcase, ShowcaseRules, YearMonth};

/// An innovation result.
#[derive(Debug, Serialize)]
pub(super) struct ShowcaseView<'w> {
    /// Cells of the form: 申报类型, 成果范围, 独创性, 完成日期…
    cells: Vec<CellView>,
    /// 自主独创, 借鉴应用, 综合应用: what is listed under each.
    technologies: Vec<TechnologiesView<'w>>,
    patents: Vec<PatentView<'w>>,
    applications: Vec<ApplicationView<'w>>,
    description: Option<DescriptionView<'w>>,
    /// The gallery, from the contest's folder.
    gallery: &'static str,
}

#[derive(Debug, Serialize)]
struct CellView {
    title: String,
    value: String,
}

#[derive(Debug, Serialize)]
struct TechnologiesView<'w> {
    title: String,
    items: &'w [String],
}

#[derive(Debug, Serialize)]
struct PatentView<'w> {
    kind: &'w str,
    number: &'w str,
    date: String,
    proof: Option<&'w str>,
}

#[derive(Debug, Serialize)]
struct ApplicationView<'w> {
    unit: &'w str,
    from: String,
    proof: Option<&'w str>,
}

#[derive(Debug, Serialize)]
struct DescriptionView<'w> {
    title: &'w str,
    markdown: &'w str,
    /// 1234个字符（不计空格），Word 字数 1200
    length: String,
}

/// An answer to a condition.
#[derive(Debug, Serialize)]
pub(super) struct ConditionView<'w> {
    title: &'w str,
    /// 是 or 否; nothing where it is not answered.
    answer: Option<String>,
    meets: bool,
    /// Who says so, and what else is stated.
    source: Option<String>,
    clause: &'w str,
}

/// The result of a nomination, where its track has rules for results.
pub(super) fn view<'w>(contest: &'w ContestWorld<'_>, n: usize, lang: Lang) -> Option<ShowcaseView<'w>> {
    let nomination = &contest.contest.nominations[n];
    let showcase = nomination.showcase.as_deref()?;
    let rules = contest.contest.tracks[contest.standings[n].track].showcase.as_ref()?;
    let lists = [
        (text!("自主独创", "Own"), &showcase.own),
        (text!("借鉴应用", "Borrowed"), &showcase.borrowed),
        (text!("综合应用", "Combined"), &showcase.combined),
    ];
    let given = lists.into_iter().filter(|(_, items)| !items.is_empty());
    Some(ShowcaseView {
        cells: cells(showcase, rules, lang),
        technologies: given.map(|(t, items)| TechnologiesView { title: t.get(lang).to_owned(), items }).collect(),
        patents: patents(showcase, lang),
        applications: applications(showcase, lang),
        description: showcase.description.as_ref().map(|d| description(d, lang)),
        gallery: "showcases/index.html",
    })
}

fn cells(showcase: &Showcase, rules: &ShowcaseRules, lang: Lang) -> Vec<CellView> {
    let kind = rules.types.get(showcase.kind).map_or("", |t| &t.title);
    let originality = rules.originality.get(showcase.originality).map_or("", |o| &o.title);
    let entrant = match showcase.entrant {
        Entrant::Group => text!("集体", "a group"),
        Entrant::Individual => text!("个人", "a person"),
    };
    let months = showcase.months;
    let none = text!("无", "none").get(lang).to_owned();
    let mut cells = vec![
        (text!("申报类型", "Type"), kind.to_owned()),
        (text!("成果范围", "Scope"), showcase.scope.title().to_owned()),
        (text!("独创性", "Originality"), originality.to_owned()),
        (text!("申报主体", "Filed by"), entrant.get(lang).to_owned()),
        (text!("完成日期", "Completed"), month(showcase.completed, lang)),
        (text!("实践时间", "Practised"), text!("{months}个月", "{months} months").get(lang).to_owned()),
    ];
    if showcase.patents.is_empty() {
        cells.push((text!("专利情况", "Patents"), none.clone()));
    }
    if showcase.applications.is_empty() {
        cells.push((text!("应用单位", "Applied by"), none));
    }
    cells.into_iter().map(|(t, value)| CellView { title: t.get(lang).to_owned(), value }).collect()
}

fn patents(showcase: &Showcase, lang: Lang) -> Vec<PatentView<'_>> {
    let view = |p: &'_ crate::model::Patent| format::date(p.date, lang);
    let views = showcase.patents.iter().map(|p| (p, view(p)));
    views.map(|(p, date)| PatentView { kind: &p.kind, number: &p.number, date, proof: p.proof.as_deref() }).collect()
}

fn applications(showcase: &Showcase, lang: Lang) -> Vec<ApplicationView<'_>> {
    let views = showcase.applications.iter().map(|a| (a, month(a.from, lang)));
    views.map(|(a, from)| ApplicationView { unit: &a.unit, from, proof: a.proof.as_deref() }).collect()
}

fn description(description: &Description, lang: Lang) -> DescriptionView<'_> {
    let (characters, words) = (description.characters, description.words);
    let length = text!(
        "{characters}个字符（不计空格），Word字数{words}",
        "{characters} characters without blanks, {words} words as Word counts"
    );
    DescriptionView { title: &description.title, markdown: &description.markdown, length: length.get(lang).to_owned() }
}

/// 2023年5月
fn month(month: YearMonth, lang: Lang) -> String {
    let (y, m) = (month.year(), month.month());
    text!("{y}年{m}月", "{y}-{m:02}").get(lang).to_owned()
}

/// How a nomination answers the conditions of its track, in their order.
pub(super) fn conditions<'w>(
    conditions: &'w [Condition],
    nomination: &'w Nomination,
    lang: Lang,
) -> Vec<ConditionView<'w>> {
    let view = |condition: &'w Condition| {
        let answer = nomination.conditions.iter().find(|a| a.condition == condition.id);
        let word = |yes: bool| if yes { text!("是", "yes") } else { text!("否", "no") };
        ConditionView {
            title: &condition.title,
            answer: answer.map(|a| word(a.value.value).get(lang).to_owned()),
            meets: answer.is_some_and(|a| a.value.value == condition.must),
            source: answer.map(|a| stated(a, lang)),
            clause: &condition.clause,
        }
    };
    conditions.iter().map(view).collect()
}

/// 示例区总工会，2023年9月20日，一等奖；来源：本单位工会
fn stated(answer: &ConditionAnswer, lang: Lang) -> String {
    let parts: Vec<String> = [answer.by.clone(), answer.on.map(|d| format::date(d, lang)), answer.award.clone()]
        .into_iter()
        .flatten()
        .collect();
    let source = &answer.source;
    if parts.is_empty() {
        return source.clone();
    }
    let (zh, en) = (parts.join("，"), parts.join(", "));
    text!("{zh}（{source}）", "{en} ({source})").get(lang).to_owned()
}
