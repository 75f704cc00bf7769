//! What stands before the text of a notice. Which keys there may be depends on its kind.

use super::{Around, correction, issuers};
use crate::check::content;
use crate::check::contest::list_order;
use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::read::{Line, Read, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind, RawContent};
use crate::model::{Attachment, Award, AwardId, Holds, ListOrder, Notice, NoticeKind, OwnPeriod, Prose, TrackId};
use crate::source::{Sources, Span, Spanned};

words! {
    NoticeKind {
        "publicity" => Publicity, "correction" => Correction, "objection" => Objection, "result" => Result,
        "commendation" => Commendation, "circular" => Circular, "plan" => Plan, "news" => News,
    }
}

/// Reads one notice.
pub(super) fn notice(
    raw: &RawContent,
    around: Around<'_>,
    slugs: &Ids,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Option<Notice> {
    content::slug(raw, faults);
    let mut f = Fields::open(&raw.front, faults)?;
    let kind: Option<NoticeKind> = f.need("kind");
    if let Some(kind) = kind {
        out_of_place(kind, &mut f);
    }
    let (title, title_span, published) = (f.line("title"), f.at("title"), f.need("published"));
    let issuers = f.some_of("issuers", |n, faults| issuers::issuer(n, around, faults));
    let (number, to) = (f.find("number"), f.find("to"));
    let (basis, procedure, draft) = (f.list("basis"), f.find("procedure"), f.find("draft").unwrap_or(false));
    let about = about(kind, slugs, &mut f);
    let (tracks, awards) = lists(kind, around, &mut f);
    let order = f.node("order").and_then(|n| order(n, tracks.as_deref().unwrap_or_default(), around, f.faults));
    let period = f.find("period").unwrap_or_default();
    let correction =
        (kind == Some(NoticeKind::Correction)).then(|| correction::correction(&mut f, around.events)).flatten();
    let attachments = f.each("attachments", |n, faults| attachment(n, around, faults));
    if kind.is_none() {
        for (key, _) in BELONGS {
            let _ = f.node(key);
        }
    }
    let span = f.at("published");
    f.finish();
    let kind = kind?;
    let prose = Prose::new(content::body(raw, sources, faults)?, raw.body);
    if kind == NoticeKind::Correction && correction.is_none() {
        return None;
    }
    Some(Notice {
        slug: raw.slug.clone(),
        kind,
        title: title?,
        title_span,
        published: published?,
        number,
        to,
        basis,
        procedure,
        issuers: issuers?,
        about: about?,
        tracks: tracks?,
        awards,
        order,
        period,
        correction,
        attachments,
        prose,
        draft,
        span,
    })
}

/// Keys that only some kinds have.
const BELONGS: &[(&str, &[NoticeKind])] = {
    use NoticeKind::{Circular, Commendation, Correction, Objection, Publicity, Result};
    const LISTS: &[NoticeKind] = &[Publicity, Correction, Objection, Result, Commendation];
    &[
        ("about", &[Objection, Result, Commendation]),
        ("attachments", &[Publicity, Correction, Objection, Result, Commendation, Circular]),
        ("awards", LISTS),
        ("basis", &[Publicity, Correction, Objection, Result, Commendation, Circular]),
        ("changes", &[Correction]),
        ("corrects", &[Correction]),
        ("events", &[Correction]),
        ("order", LISTS),
        ("period", &[Publicity, Correction]),
        ("procedure", LISTS),
        ("reason", &[Correction]),
        ("restarts", &[Correction]),
        ("to", &[Commendation, Circular]),
        ("tracks", LISTS),
    ]
};

/// The word of a kind, as it is written.
const fn word(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Publicity => "publicity",
        NoticeKind::Correction => "correction",
        NoticeKind::Objection => "objection",
        NoticeKind::Result => "result",
        NoticeKind::Commendation => "commendation",
        NoticeKind::Circular => "circular",
        NoticeKind::Plan => "plan",
        NoticeKind::News => "news",
    }
}

/// Reports keys that this kind does not have.
fn out_of_place(kind: NoticeKind, f: &mut Fields<'_, '_>) {
    for (key, kinds) in BELONGS.iter().filter(|(_, kinds)| !kinds.contains(&kind)) {
        if !f.has(key) {
            continue;
        }
        let _ = f.node(key);
        let (list, own) = (kinds.iter().map(|k| word(*k)).collect::<Vec<_>>().join(" | "), word(kind));
        let message = text!("kind: {own} 没有 {key} 这个键", "kind: {own} has no key {key}");
        let fault = Diagnostic::error(Code::NoticeKey, f.key(key), message);
        f.faults.push(
            fault
                .expected(text!("{key} 只用于 kind: {list}", "{key} belongs to kind: {list}"))
                .hint(text!("删掉 {key}，或者改 kind", "delete {key}, or write another kind")),
        );
    }
}

/// The notices that this one follows: required where its kind follows any.
fn about(kind: Option<NoticeKind>, slugs: &Ids, f: &mut Fields<'_, '_>) -> Option<Vec<Spanned<String>>> {
    let refer = |node: &Node, faults: &mut Diagnostics| {
        slugs.refer::<String>(node, faults).map(|slug| Spanned::new(slug, node.span))
    };
    let key = match kind? {
        NoticeKind::Correction => "corrects",
        kind if kind.follows() => "about",
        _ => return Some(Vec::new()),
    };
    let Some(node) = f.node(key) else {
        let what = if key == "about" {
            text!("公示", "publicity notice")
        } else {
            text!("要更正的文稿", "notice that is corrected")
        };
        let (zh, en) = (what.zh, what.en);
        f.missing(
            key,
            text!(
                "{key}: {zh}的文件名，不带 .md，如 publicity",
                "{key}: file name of the {en}, without .md, such as publicity"
            ),
        );
        return None;
    };
    match &node.kind {
        NodeKind::List(_) if key == "about" => f.some_of(key, refer),
        _ => refer(node, f.faults).map(|one| vec![one]),
    }
}

/// Tracks and awards: a 公示 names its tracks, those that follow it may take them over.
fn lists<'n>(
    kind: Option<NoticeKind>,
    around: Around<'_>,
    f: &mut Fields<'n, '_>,
) -> (Option<Vec<TrackId>>, Vec<AwardId>) {
    let refer = |n: &'n Node, faults: &mut Diagnostics| around.index.tracks.refer(n, faults);
    let tracks: Option<Vec<TrackId>> = match kind {
        Some(NoticeKind::Publicity) => f.some_of("tracks", refer),
        Some(kind) if kind.follows() => Some(f.each("tracks", refer)),
        _ => return (Some(Vec::new()), Vec::new()),
    };
    let awards = f.each("awards", |n, faults| {
        let id: AwardId = around.index.awards.refer(n, faults)?;
        listed(&id, n.span, tracks.as_deref().unwrap_or_default(), around.awards, faults);
        Some(id)
    });
    (tracks, awards)
}

/// A notice prints awards of its own tracks.
fn listed(id: &AwardId, span: Span, tracks: &[TrackId], awards: &[Award], faults: &mut Diagnostics) {
    let Some(award) = awards.iter().find(|a| a.id == *id) else { return };
    if !tracks.is_empty() && !tracks.contains(&award.track) {
        let (title, track) = (&award.title, &award.track);
        let message = text!(
            "奖项「{title}」属于赛道 {track}，这份文稿没有列这个赛道",
            "award {title} belongs to track {track}, which this notice does not list"
        );
        let hint = text!("在 tracks 里加上 {track}", "add {track} to tracks");
        faults.push(Diagnostic::error(Code::NotOfThisTrack, span, message).hint(hint));
    }
}

/// An order that every one of its tracks can be in. Tracks that it takes over are not known yet.
fn order(node: &Node, tracks: &[TrackId], around: Around<'_>, faults: &mut Diagnostics) -> Option<ListOrder> {
    let mut facts: Vec<_> = Vec::new();
    for track in around.tracks.iter().filter(|t| tracks.contains(&t.id)) {
        let fact = (Some(track.kind), track.rubric.is_some());
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let mut order = None;
    for (kind, scored) in if facts.is_empty() { vec![(None, true)] } else { facts } {
        order = Some(list_order(node, kind, scored, faults)?);
    }
    order
}

impl Read for OwnPeriod {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let days: Option<u32> = f.find("days");
        if let Some(days) = days.filter(|d| !(1..=365).contains(d)) {
            let message = text!("公示 {days} 天不合常理", "a period of {days} days makes no sense");
            let fault = Diagnostic::error(Code::NumberOutOfRange, f.at("days"), message);
            f.faults.push(fault.expected(text!("1 至 365", "1 to 365")));
        }
        let (unit, count_first_day, until) = (f.find("unit"), f.find("count_first_day"), f.find("until"));
        f.finish();
        Some(Self { days, unit, count_first_day, until })
    }
}

/// `附件的标题`, or `{title: …, list: <track>}`.
fn attachment(node: &Node, around: Around<'_>, faults: &mut Diagnostics) -> Option<Attachment> {
    if !matches!(node.kind, NodeKind::Map(_)) {
        return Line::read(node, faults).map(|title| Attachment { title: title.0, holds: Holds::Elsewhere });
    }
    let mut f = Fields::open(node, faults)?;
    let title = f.line("title");
    let list: Option<TrackId> = f.find_ref("list", &around.index.tracks);
    let given = f.has("list");
    f.finish();
    let holds = match list {
        Some(track) => Holds::List(track),
        None if given => return None,
        None => Holds::Elsewhere,
    };
    Some(Attachment { title: title?, holds })
}
