//! What a result states against the rules of its form: which scope goes with which type, what must
//! be listed and attached, whether its months fit before the day of filing, how many people it has.

use std::collections::BTreeSet;

use super::record::titles;
use crate::check::fields::Fields;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::lang::text;
use crate::model::{Application, Contributor, Entrant, Proof, Showcase, ShowcaseRules, Technologies, YearMonth};
use crate::source::Span;

/// Where the cells of a record stand.
pub(super) struct Places {
    scope: Span,
    originality: Span,
    patents: Span,
    completed: Span,
    months: Span,
    applications: Span,
}

impl Places {
    pub(super) fn of(f: &Fields<'_, '_>) -> Self {
        Self {
            scope: f.at("scope"),
            originality: f.at("originality"),
            patents: f.at("patents"),
            completed: f.at("completed"),
            months: f.at("months"),
            applications: f.at("applications"),
        }
    }
}

/// Holds a record against its rules.
pub(super) fn against(
    showcase: &Showcase,
    rules: &ShowcaseRules,
    contributors: (&[Contributor], Span),
    places: &Places,
    faults: &mut Diagnostics,
) {
    scope(showcase, rules, places, faults);
    originality(showcase, rules, places, faults);
    patents(showcase, rules, places, faults);
    months(showcase, rules, places, faults);
    applications(showcase, rules, places, faults);
    people(showcase, rules, contributors, faults);
}

fn scope(showcase: &Showcase, rules: &ShowcaseRules, places: &Places, faults: &mut Diagnostics) {
    let Some(kind) = rules.types.get(showcase.kind) else { return };
    if kind.scopes.contains(&showcase.scope) {
        return;
    }
    let (scope, title, allowed) = (showcase.scope.title(), &kind.title, titles(&kind.scopes));
    let message =
        text!("「{title}」类成果不能是{scope}", "a result of the type {title} cannot be of the scope {scope}");
    faults.push(
        Diagnostic::error(Code::ScopeOfType, places.scope, message)
            .clause(rules.clause.clone())
            .expected(text!("{allowed}", "one of {allowed}"))
            .hint(text!("改 scope，或者改 type", "mend the scope, or the type")),
    );
}

/// 部分自主独创的，说明哪些自主独创、哪些借鉴应用；综合应用的，说明综合应用了哪些.
fn originality(showcase: &Showcase, rules: &ShowcaseRules, places: &Places, faults: &mut Diagnostics) {
    let Some(degree) = rules.originality.get(showcase.originality) else { return };
    let given = |list: Technologies| match list {
        Technologies::Own => &showcase.own,
        Technologies::Borrowed => &showcase.borrowed,
        Technologies::Combined => &showcase.combined,
    };
    let title = &degree.title;
    for list in degree.asks.iter().filter(|list| given(**list).is_empty()) {
        let (key, what) = (list.key(), words(*list));
        let message = text!(
            "独创性是「{title}」，没有列出{what}的关键技术",
            "the originality is {title}, but `{key}` lists no technology"
        );
        faults.push(
            Diagnostic::error(Code::OriginalityUnexplained, places.originality, message)
                .clause(rules.clause.clone())
                .expected(text!("{key}: [关键技术, …]", "{key}: [technology, …]")),
        );
    }
    for list in [Technologies::Own, Technologies::Borrowed, Technologies::Combined] {
        if degree.asks.contains(&list) || given(list).is_empty() || list == Technologies::Own {
            continue;
        }
        let (key, what) = (list.key(), words(list));
        let message = text!(
            "独创性是「{title}」，却列出了{what}的关键技术",
            "the originality is {title}, but `{key}` lists technologies"
        );
        let hint = text!("改 originality，或者删掉 {key}", "mend the originality, or delete {key}");
        faults.push(Diagnostic::error(Code::OriginalityUnexplained, places.originality, message).hint(hint));
    }
}

const fn words(list: Technologies) -> &'static str {
    match list {
        Technologies::Own => "自主独创",
        Technologies::Borrowed => "借鉴应用",
        Technologies::Combined => "综合应用",
    }
}

fn patents(showcase: &Showcase, rules: &ShowcaseRules, places: &Places, faults: &mut Diagnostics) {
    for patent in showcase.patents.iter().filter(|p| p.proof.is_none()) {
        let (kind, number) = (&patent.kind, &patent.number);
        let message = text!("{kind} {number} 没有附证书", "{kind} {number} has no certificate");
        let hint = text!("在这一项写 proof: 证书的编号，如 证-01", "give it `proof: `, the id of its certificate");
        let fault = Diagnostic::error(Code::PatentProof, places.patents, message).hint(hint);
        ask(rules.patent_proof, fault, rules, faults);
    }
    let filed = rules.filed_by;
    for patent in showcase.patents.iter().filter(|p| p.date > filed) {
        let (kind, date) = (&patent.kind, patent.date);
        let message = text!(
            "{kind}的日期 {date} 晚于申报截止 {filed}",
            "the {kind} is of {date}, after filing closes on {filed}"
        );
        faults.push(Diagnostic::error(Code::PracticeTooLong, places.patents, message));
    }
}

/// Reports a certificate that is not there, as strictly as the plan asks for it.
fn ask(proof: Proof, fault: Diagnostic, rules: &ShowcaseRules, faults: &mut Diagnostics) {
    let fault = fault.clause(rules.clause.clone());
    match proof {
        Proof::Required => faults.push(fault),
        Proof::Expected => faults.push(Diagnostic { severity: Severity::Warning, ..fault }),
        Proof::None => {}
    }
}

/// A result that was completed in May and practised for 8 months cannot be filed before January.
fn months(showcase: &Showcase, rules: &ShowcaseRules, places: &Places, faults: &mut Diagnostics) {
    let (completed, filed, months) = (showcase.completed, rules.filed_by, showcase.months);
    let last = YearMonth::of(filed);
    if completed > last {
        let message = text!(
            "完成日期 {completed} 晚于申报截止 {filed}",
            "it was completed in {completed}, after filing closes on {filed}"
        );
        faults.push(Diagnostic::error(Code::PracticeTooLong, places.completed, message));
        return;
    }
    let most = last.months_since(completed);
    if months > most {
        let message = text!(
            "完成于 {completed}，到申报截止 {filed} 至多实践 {most} 个月，写的是 {months} 个月",
            "completed in {completed}, it can have been practised for {most} months until {filed}, not {months}"
        );
        faults.push(
            Diagnostic::error(Code::PracticeTooLong, places.months, message)
                .related(places.completed, text!("完成日期在这里", "completed here"))
                .expected(text!("不超过 {most}", "at most {most}")),
        );
    }
}

fn applications(showcase: &Showcase, rules: &ShowcaseRules, places: &Places, faults: &mut Diagnostics) {
    let Some(kind) = rules.types.get(showcase.kind) else { return };
    let (title, place) = (&kind.title, places.applications);
    if showcase.applications.is_empty() {
        let message =
            text!("「{title}」类成果没有应用单位和应用证明", "a result of the type {title} is applied nowhere");
        let hint = text!(
            "写 applications: [{{unit: 应用单位, from: 2024-01, proof: 应用证明的编号}}]",
            "write applications: [{{unit: …, from: 2024-01, proof: …}}]"
        );
        let fault = Diagnostic::error(Code::ApplicationProof, place, message).hint(hint);
        ask(kind.application_proof, fault, rules, faults);
    }
    for application in &showcase.applications {
        if application.proof.is_none() {
            let unit = &application.unit;
            let message = text!("{unit}没有出具应用证明", "there is no certificate of {unit} that applies it");
            let hint = text!("在这一项写 proof: 应用证明的编号", "give it `proof: `, the id of the certificate");
            let fault = Diagnostic::error(Code::ApplicationProof, place, message).hint(hint);
            ask(kind.application_proof, fault, rules, faults);
        }
        applied_in_time(application, showcase, rules, place, faults);
    }
}

fn applied_in_time(
    application: &Application,
    showcase: &Showcase,
    rules: &ShowcaseRules,
    place: Span,
    faults: &mut Diagnostics,
) {
    let (unit, from, completed, filed) = (&application.unit, application.from, showcase.completed, rules.filed_by);
    if from > YearMonth::of(filed) {
        let message = text!(
            "{unit}自 {from} 起应用，晚于申报截止 {filed}",
            "{unit} applies it since {from}, after filing closes on {filed}"
        );
        faults.push(Diagnostic::error(Code::PracticeTooLong, place, message));
    } else if from < completed {
        let message = text!(
            "{unit}自 {from} 起应用，早于完成日期 {completed}",
            "{unit} applies it since {from}, before it was completed in {completed}"
        );
        let hint = text!("试用期不计入应用时间；填错的请改正", "trials do not count; mend what is wrong");
        faults.push(Diagnostic::warning(Code::PracticeTooLong, place, message).hint(hint));
    }
}

fn people(
    showcase: &Showcase,
    rules: &ShowcaseRules,
    (people, span): (&[Contributor], Span),
    faults: &mut Diagnostics,
) {
    let count = people.len();
    if showcase.entrant == Entrant::Individual && count > 1 {
        let message =
            text!("以个人申报，却列了 {count} 名完成人", "it is filed by a person, but lists {count} contributors");
        let hint = text!("写 entrant: 集体，或者只留一人", "write entrant: 集体, or keep one");
        faults.push(Diagnostic::error(Code::TooManyContributors, span, message).hint(hint));
    }
    if let Some(most) = rules.max_contributors.filter(|most| count > *most as usize) {
        let message =
            text!("列了 {count} 名完成人，表上只有 {most} 行", "{count} contributors, the form has {most} rows");
        faults.push(
            Diagnostic::error(Code::TooManyContributors, span, message)
                .clause(rules.clause.clone())
                .expected(text!("至多 {most} 人，按贡献大小排列", "at most {most}, in the order of what they did")),
        );
    }
    let mut seen = BTreeSet::new();
    for person in people.iter().filter(|p| !seen.insert(&p.name)) {
        let name = &person.name;
        let message = text!("完成人「{name}」写了两次", "the contributor {name} is listed twice");
        faults.push(Diagnostic::error(Code::TooManyContributors, span, message));
    }
}
