//! What stands in a cell.

use super::{Case, plain};
use crate::model::{Cell, CellContent, Entrant, KeptItem, ResultItem, Showcase, ShowcaseRules};
use crate::private::{Record, Secret, Votes};
use crate::source::{Span, Spanned};

/// The content of a cell.
pub(super) enum Filled {
    /// Words, and where they are written.
    Text(String, Option<Span>),
    /// Paragraphs, and where they are written.
    Prose(Vec<String>, Span),
    /// 简历: when, and what.
    Resume(Vec<(String, String)>),
    /// 意见 side by side: agreed or not, and the day; open for pen and seal where nobody gave one yet.
    Opinions(Vec<Option<(bool, String)>>),
    /// 出席、同意、反对; open for the pen where they are not known.
    Votes(Option<Votes>),
    /// A photo's address from the form's folder, or the place to glue one.
    Photo(Option<String>),
    /// Scans, as photos.
    Scans(Vec<String>),
    /// 主要完成人, with so many rows at least.
    People(u32),
    /// The title is all.
    Heading,
    /// Nothing: an empty cell is a fault.
    Empty,
}

/// Fills a cell.
pub(super) fn fill(case: Case<'_>, content: &CellContent) -> Filled {
    let Case { contest, nomination, .. } = case;
    let unit = |id: &crate::model::UnitId| contest.unit(id.as_str()).map(|u| u.name.clone()).unwrap_or_default();
    match content {
        CellContent::Field(title) => field(case, title),
        CellContent::Name => said(nomination.name.value.clone()),
        CellContent::Unit => said(unit(&nomination.unit)),
        CellContent::RecommendedBy => said(unit(&nomination.recommended_by)),
        CellContent::FiledOn => match nomination.opinions.first() {
            Some(opinion) => said(plain::date(opinion.on)),
            None => said("年　　月　　日".to_owned()),
        },
        CellContent::Summary => said(nomination.summary.clone().unwrap_or_default()),
        CellContent::Brief => brief(case),
        CellContent::Story => story(case),
        CellContent::Heading => Filled::Heading,
        CellContent::Opinions(all) => {
            let given = |by: &String| nomination.opinions.iter().find(|o| o.by == *by);
            let opinion = |by: &String| given(by).map(|o| (o.agree, plain::date(o.on)));
            Filled::Opinions(all.iter().map(opinion).collect())
        }
        CellContent::Contributors(rows) => Filled::People(*rows),
        CellContent::Result(item) => result(case, *item),
        CellContent::Kept(item) => kept(case, *item),
    }
}

fn said(text: String) -> Filled {
    if text.trim().is_empty() { Filled::Empty } else { Filled::Text(text, None) }
}

/// A public field first, then one that the office keeps.
fn field(case: Case<'_>, title: &str) -> Filled {
    if let Some(public) = case.nomination.fields.iter().find(|f| f.title == title) {
        return said(plain::dated(&public.value));
    }
    let kept = case.record.and_then(|r| r.fields.iter().find(|f| f.title == title));
    secret(kept.map(|f| &f.value))
}

fn secret(value: Option<&Spanned<Secret>>) -> Filled {
    value.map_or(Filled::Empty, |v| Filled::Text(plain::dated(v.value.expose()), Some(v.span)))
}

/// `brief` of the profile, else the story itself.
fn brief(case: Case<'_>) -> Filled {
    match case.nomination.profile.as_ref().and_then(|p| p.brief.as_ref()) {
        Some(brief) => Filled::Prose(plain::paragraphs(&brief.value), brief.span),
        None => story(case),
    }
}

fn story(case: Case<'_>) -> Filled {
    let Some(profile) = &case.nomination.profile else { return Filled::Empty };
    Filled::Prose(plain::paragraphs(&profile.markdown), profile.span)
}

fn result(case: Case<'_>, item: ResultItem) -> Filled {
    let rules = case.contest.track(case.nomination.track.as_str()).and_then(|t| t.showcase.as_ref());
    let (Some(result), Some(rules)) = (case.nomination.showcase.as_deref(), rules) else { return Filled::Empty };
    if item == ResultItem::Description {
        return result
            .description
            .as_ref()
            .map_or(Filled::Empty, |d| Filled::Prose(plain::paragraphs(&d.markdown), d.span));
    }
    if item == ResultItem::Entrant {
        return said(entrant(case, result.entrant));
    }
    Filled::Text(statement(result, rules, item), Some(result.span))
}

/// Who files it: the unit of a group, or the person.
fn entrant(case: Case<'_>, entrant: Entrant) -> String {
    let unit = case.contest.unit(case.nomination.unit.as_str()).map(|u| u.name.as_str());
    match entrant {
        Entrant::Group => format!("集体（{}）", unit.unwrap_or_default()),
        Entrant::Individual => {
            let person = case.nomination.contributors.first().map(|c| c.name.as_str());
            format!("个人（{}）", person.or(unit).unwrap_or_default())
        }
    }
}

/// Which of the words that a form prints hold of a cell that says `text`, in the words of the record.
pub(super) fn chosen<'a>(case: Case<'a>, cell: &Cell, text: &'a str) -> Vec<&'a str> {
    let patents = case.nomination.showcase.as_deref().map(|s| s.patents.as_slice()).unwrap_or_default();
    if cell.content == CellContent::Result(ResultItem::Patents) && !patents.is_empty() {
        return patents.iter().map(|p| p.kind.as_str()).collect();
    }
    vec![text]
}

/// Whether a word that a form prints is this word of a record.
pub(super) fn is_word(case: Case<'_>, printed: &str, word: &str) -> bool {
    let rules = case.contest.track(case.nomination.track.as_str()).and_then(|t| t.showcase.as_ref());
    printed == word || rules.is_some_and(|rules| rules.word(printed) == word)
}

/// 无 where a list is empty: the record said so.
fn statement(result: &Showcase, rules: &ShowcaseRules, item: ResultItem) -> String {
    let none = || "无".to_owned();
    match item {
        ResultItem::Scope => result.scope.title().to_owned(),
        ResultItem::Type => rules.types.get(result.kind).map_or_else(none, |t| t.title.clone()),
        ResultItem::Originality => rules.originality.get(result.originality).map_or_else(none, |o| o.title.clone()),
        ResultItem::Patents if result.patents.is_empty() => none(),
        ResultItem::Patents => {
            let all = result.patents.iter().map(|p| format!("{}（{}，{}）", p.kind, p.number, plain::date(p.date)));
            all.collect::<Vec<_>>().join("；")
        }
        ResultItem::Completed => format!("{}年{}月", result.completed.year(), result.completed.month()),
        ResultItem::Months => format!("{}个月", result.months),
        ResultItem::Applications if result.applications.is_empty() => none(),
        ResultItem::Applications => {
            let all = result
                .applications
                .iter()
                .map(|a| format!("{}，{}年{}月起应用", a.unit, a.from.year(), a.from.month()));
            all.collect::<Vec<_>>().join("；")
        }
        // What [`result`] fills without it.
        ResultItem::Entrant | ResultItem::Description => String::new(),
    }
}

fn kept(case: Case<'_>, item: KeptItem) -> Filled {
    // Places for pen and glue stay open where the office has nothing yet.
    let Some(record) = case.record else { return open(item) };
    match item {
        KeptItem::DocumentType => {
            let kind = record.document.as_ref().map(|d| d.kind.title().to_owned());
            kind.map_or(Filled::Empty, |kind| Filled::Text(kind, None))
        }
        KeptItem::DocumentNumber => secret(record.document.as_ref().map(|d| &d.number)),
        KeptItem::Phone => secret(record.phone.as_ref()),
        KeptItem::UnitPhone => secret(record.unit_phone.as_ref()),
        KeptItem::Birth => {
            record.birth.as_ref().map_or(Filled::Empty, |b| Filled::Text(plain::month(b.value), Some(b.span)))
        }
        KeptItem::BirthPlace => secret(record.birth_place.as_ref()),
        KeptItem::Address => secret(record.address.as_ref()),
        KeptItem::Postcode => secret(record.postcode.as_ref()),
        KeptItem::Punishments => secret(record.punishments.as_ref()),
        KeptItem::Photo => Filled::Photo(record.photo.as_ref().map(|p| beside(case, &p.value))),
        KeptItem::Resume => resume(record),
        KeptItem::Votes => Filled::Votes(record.votes.as_ref().map(|v| v.value)),
        KeptItem::Scans => Filled::Scans(record.scans.iter().map(|s| beside(case, &s.value)).collect()),
    }
}

const fn open(item: KeptItem) -> Filled {
    match item {
        KeptItem::Photo => Filled::Photo(None),
        KeptItem::Votes => Filled::Votes(None),
        KeptItem::Scans => Filled::Scans(Vec::new()),
        _ => Filled::Empty,
    }
}

fn resume(record: &Record) -> Filled {
    if record.resume.is_empty() {
        return Filled::Empty;
    }
    let line = |entry: &crate::private::ResumeEntry| {
        let to = entry.to.map_or_else(|| "至今".to_owned(), plain::month);
        (format!("{}—{to}", plain::month(entry.from)), entry.what.value.expose().to_owned())
    };
    Filled::Resume(record.resume.iter().map(line).collect())
}

/// The address of a file of private/<contest>/ from private/forms/<contest>/.
fn beside(case: Case<'_>, path: &Secret) -> String {
    format!("../../{}/{}", case.contest.id, path.expose())
}
