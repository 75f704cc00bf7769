//! Results that look alike and that nobody has decided about yet: a warning with both side by side.

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Contest, Event, Nomination, Site};
use crate::similar::{Couple, Place};

/// One warning for each result that looks like an earlier one, until a `review` decides.
#[must_use]
pub fn similar(site: &Site, couples: &[Couple]) -> Diagnostics {
    let mut faults = Diagnostics::new();
    let stands = |place: Place| {
        record(site, place)
            .is_some_and(|(contest, n)| !contest.history.iter().filter_map(Event::takes_out).any(|id| *id == n.id))
    };
    let open: Vec<&Couple> =
        couples.iter().filter(|c| c.decided.is_none() && stands(c.later) && stands(c.earlier)).collect();
    for of_one in open.chunk_by(|a, b| a.later == b.later) {
        if let Some(couple) = of_one.first() {
            faults.push_some(undecided(site, couple, of_one.get(1..).unwrap_or_default()));
        }
    }
    faults
}

fn record(site: &Site, place: Place) -> Option<(&Contest, &Nomination)> {
    let contest = site.contests.get(place.contest)?;
    Some((contest, contest.nominations.get(place.nomination)?))
}

fn undecided(site: &Site, couple: &Couple, others: &[&Couple]) -> Option<Diagnostic> {
    let (contest, later) = record(site, couple.later)?;
    let (home, earlier) = record(site, couple.earlier)?;
    let name = |c: &Couple| reference(site, couple.later.contest, c.earlier);
    let (id, other) = (&later.id, name(couple)?);
    let likeness = &couple.likeness;
    let (score, title) = (say::percent(&likeness.score()), say::percent(&likeness.title()));
    let (people, fewest) = (likeness.people, likeness.fewest);
    let (a, b) = (&later.name.value, &earlier.name.value);
    let both = shared(later, earlier);
    let message = text!(
        "「{a}」（{id}）与「{b}」（{other}）相近，{score}：标题 {title}，完成人相同 {people}/{fewest}{both}",
        "`{a}` ({id}) looks like `{b}` ({other}), {score}: titles {title}, {people} of {fewest} contributors the same{both}"
    );
    let unit = |contest: &Contest, n: &Nomination| say::unit(contest, &n.unit);
    let (ours, theirs) = (unit(contest, later), unit(home, earlier));
    let rule = contest.similar.as_ref().or(home.similar.as_ref())?;
    let mut all = vec![id.to_string(), other];
    all.extend(others.iter().filter_map(|c| name(c)));
    let (more, all) = (others.len(), all.join(", "));
    let also =
        if more > 0 { text!("；另有 {more} 份也相近", "; {more} more look alike") } else { text!("", "") };
    let (also_zh, also_en) = (also.zh, also.en);
    Some(
        Diagnostic::warning(Code::NearDuplicate, later.name.span, message)
            .clause(&rule.clause)
            .related(earlier.name.span, text!("{theirs}的「{b}」{also_zh}", "`{b}` of {theirs}{also_en}"))
            .hint(text!(
                "对照{ours}与{theirs}的材料，由评审认定后在 history.yaml 记：{{id: …, on: YYYY-MM-DD, kind: review, nominations: [{all}], finding: distinct 或 duplicate, reason: …, by: …}}",
                "compare the papers of {ours} and {theirs}; then record in history.yaml: {{id: …, on: YYYY-MM-DD, kind: review, nominations: [{all}], finding: distinct or duplicate, reason: …, by: …}}"
            )),
    )
}

/// `r-1`, or `other-contest/r-1` where it stands elsewhere.
fn reference(site: &Site, home: usize, place: Place) -> Option<String> {
    let (contest, nomination) = record(site, place)?;
    let id = &nomination.id;
    Some(if place.contest == home { id.to_string() } else { format!("{}/{id}", contest.id) })
}

/// （示例甲、示例乙）
fn shared(a: &Nomination, b: &Nomination) -> String {
    let names: Vec<&str> = a
        .contributors
        .iter()
        .filter(|c| b.contributors.iter().any(|d| d.name == c.name))
        .map(|c| c.name.as_str())
        .collect();
    if names.is_empty() { String::new() } else { format!("（{}）", names.join("、")) }
}
