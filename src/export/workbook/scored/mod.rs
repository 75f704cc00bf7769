//! A scored track: facts, scores, and exact numbers between them where the rubric goes on with them.

mod facts;
mod scores;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::doubt::{Doubts, doubts};
use super::formula::{Grid, Out, Template, Term, cell, quoted};
use super::kinds::{self, Around, Panel, Planned};
use super::order::{self, Key};
use super::plan::{At, Look, Owner, Plan, Value};
use super::style::{Styles, clipped, sheet_name};
use super::tree::{Setting, Shows, Tree, tree};
use super::{Book, COLUMNS, Entry, ROWS, Scored, Told};
use crate::model::{Criterion, Gate, GateEffect, Missing, RankOn, TotalOf};
use crate::number::{Exact, Mode};
use crate::score::Standing;

/// The column of the first node on the score sheet: rank, id, name, unit and standing stand before it.
const BASE: usize = 5;
/// The columns of the facts sheet that say what took somebody out, and whether it takes part.
const OUT: At = 4;
const STANDING: At = 5;

/// The sheets of a track.
pub(super) struct Made {
    pub(super) told: Told,
    pub(super) scores: Worksheet,
    pub(super) facts: Vec<Worksheet>,
}

/// All that is known before anything is written.
struct Track<'a, 'b> {
    book: &'b Book<'a>,
    field: &'a Scored<'a>,
    styles: &'b Styles,
    criteria: Vec<&'a Criterion>,
    grid: Grid,
    plan: Plan<'a>,
    planned: Vec<Option<Planned>>,
    /// Published numbers; unrounded ones on a sheet of their own, where they are needed.
    tree: Tree<'a>,
    exact: Option<(String, Tree<'a>)>,
    keys: Vec<Key>,
    drawn: Vec<Option<u32>>,
    doubts: Vec<Doubts>,
    /// Names of the score sheet and of the facts sheet.
    names: (String, String),
}

pub(super) fn sheets<'a>(
    book: &Book<'a>,
    field: &'a Scored<'a>,
    styles: &Styles,
    number: &str,
) -> Result<Made, XlsxError> {
    let name = |zh, en| sheet_name(&format!("{}{number}", book.word(zh, en)));
    let scores = sheet_name(&format!("{}{number} {}", book.word("得分", "Scores"), field.title));
    let track = Track::new(book, field, styles, (scores, name("事实", "Facts"), name("计算", "Exact")));
    if !track.fits() {
        return track.too_large();
    }
    let mut facts = vec![facts::sheet(&track)?];
    if let Some((name, tree)) = &track.exact {
        facts.push(scores::exact(&track, name, tree)?);
    }
    let (scores, told) = scores::published(&track)?;
    Ok(Made { told, scores, facts })
}

impl<'a, 'b> Track<'a, 'b> {
    fn new(
        book: &'b Book<'a>,
        field: &'a Scored<'a>,
        styles: &'b Styles,
        (scores, facts, exact): (String, String, String),
    ) -> Self {
        let rubric = field.rubric;
        let criteria = rubric.criteria();
        let hundred = Exact::int(100);
        let largest = criteria.iter().map(|c| c.points.value()).chain([rubric.points.value(), &hundred]);
        let grid = Grid::new(rubric.rounding, largest.max().unwrap_or(&Exact::ONE));
        let mut plan = Plan::new(format!("'{facts}'!"), book.lang, &field.entries);
        subject(&mut plan);
        let gates = gates(&mut plan, field);
        let mut panel = Panel::reserve(&mut plan, rubric);
        let mut planned = Vec::with_capacity(criteria.len());
        for (at, criterion) in criteria.iter().enumerate() {
            plan.open(Owner::Criterion(at));
            let mut around = Around { field, standing: STANDING, panel: panel.as_mut() };
            planned.push(kinds::plan(&mut plan, criterion, &mut around).filter(|p| fits(&p.out, grid)));
        }
        plan.open(Owner::Sources);
        criteria.iter().for_each(|criterion| sources(&mut plan, criterion));
        if let Some(panel) = panel {
            panel.settle(&mut plan, rubric);
        }
        standing(&mut plan, &criteria, &gates, &planned);
        let cell = |gate: &Gate| {
            let at = gates.iter().find(|(g, _)| g.id == gate.id).map_or(OUT, |(_, at)| *at);
            plan.there(at)
        };
        let setting =
            |published| Setting { grid: &grid, base: BASE, gates: &cell, yes: book.word("是", "yes"), published };
        let needs_exact = rubric.total_of == TotalOf::Exact
            || field.ranking.on == RankOn::Exact
            || rubric.rounding.mode == Mode::HalfEven;
        let title = book.word("总分", "Total");
        let published = tree(rubric, title, &setting(true));
        let exact = needs_exact.then(|| (exact, tree(rubric, title, &setting(false))));
        let calc = exact.as_ref().map(|(name, _)| format!("'{name}'!"));
        let keys = order::keys(field, (&published, BASE), &plan, (&grid, calc.as_deref()));
        let drawn = order::drawn(field, &keys);
        let known =
            |entry: usize, at: usize| planned[at].as_ref().is_some_and(|p: &Planned| p.doubtful.contains(&entry));
        let doubts = field.entries.iter().enumerate();
        let doubts = doubts.map(|(n, e)| doubts_of(e, &criteria, grid, (rubric.total_of, &|at| known(n, at))));
        let doubts = doubts.collect();
        let names = (scores, facts);
        Self { book, field, styles, criteria, grid, plan, planned, tree: published, exact, keys, drawn, doubts, names }
    }

    fn fits(&self) -> bool {
        self.field.entries.len() <= ROWS && self.plan.columns.len().max(self.tree.nodes.len() + 40) <= COLUMNS
    }

    /// What a track says that is larger than a spreadsheet.
    fn too_large(&self) -> Result<Made, XlsxError> {
        let mut scores = Worksheet::new();
        scores.set_name(&self.names.0)?;
        let why = self.book.word(
            "本类别的数据超出电子表格的行数或列数，请用数据页的 facts.csv、scores.csv 核对",
            "this track has more rows or columns than a spreadsheet; check it with facts.csv and scores.csv",
        );
        scores.write_string(0, 0, clipped(&self.field.title, 200))?.write_string(1, 0, why)?;
        let told = Told {
            title: self.field.title.clone(),
            sheet: self.names.0.clone(),
            check: String::new(),
            rows: self.field.entries.len(),
            formulas: 0,
            doubtful: 0,
            opaque: vec![why.to_owned()],
        };
        Ok(Made { told, scores, facts: Vec::new() })
    }

    /// The formula of a node on a sheet of published numbers, or of exact ones.
    fn formula(&self, at: usize, tree: &Tree<'a>, published: bool) -> Option<Template> {
        let (node, left_out) = (&tree.nodes[at], self.left_out());
        let calc = self.exact.as_ref().filter(|_| published).map(|(name, _)| format!("'{name}'!{}", cell(BASE + at)));
        let rounded = |calc: String| {
            let there = Out::Points(Term::call(calc.clone()));
            Out::either(format!("ISNUMBER({calc})"), there, Out::Excluded).render(Some(&self.grid), left_out)
        };
        let grid = published.then_some(&self.grid);
        let text = match (node.shows, calc) {
            (Shows::Criterion(n), calc) => {
                let planned = self.planned[n].as_ref()?;
                match calc {
                    Some(calc) => rounded(calc),
                    None => planned.out.render(grid, left_out),
                }
            }
            (Shows::Available(_), _) => node.out.as_ref()?.render(None, left_out),
            (_, Some(calc)) if self.field.rubric.total_of == TotalOf::Exact => rounded(calc),
            _ => node.out.as_ref()?.render(grid, left_out),
        };
        Some(Template::new(&text))
    }

    fn left_out(&self) -> &'static str {
        self.book.word("缺项", "left out")
    }
}

/// A function of its own: the closure borrows what the track owns.
fn doubts_of(entry: &Entry<'_>, criteria: &[&Criterion], grid: Grid, how: (TotalOf, &dyn Fn(usize) -> bool)) -> Doubts {
    doubts(entry, criteria, grid, how)
}

fn fits(out: &Out, grid: Grid) -> bool {
    Template::new(&out.render(Some(&grid), "left out")).fits()
}

/// Who it is.
fn subject(plan: &mut Plan<'_>) {
    let text = |text: &str| Value::Text(text.to_owned());
    plan.typed(plan.word("编号", "id"), Look::Text, move |_, e| text(e.id));
    plan.typed(plan.word("名称", "name"), Look::Text, move |_, e| text(e.name));
    plan.typed(plan.word("单位", "unit"), Look::Text, move |_, e| e.other_unit().map_or(Value::Empty, text));
    plan.typed(plan.word("推荐单位", "recommended by"), Look::Text, move |_, e| text(&e.recommended_by));
    plan.typed(plan.word("退出情况", "taken out"), Look::Word, move |_, e| e.out.map_or(Value::Empty, text));
    plan.computed(plan.word("状态", "standing"), Look::Word, "", |_, _| Value::Empty);
}

/// A column for each gate.
fn gates<'a>(plan: &mut Plan<'a>, field: &'a Scored<'a>) -> Vec<(&'a Gate, At)> {
    plan.open(Owner::Gates);
    let column = |gate: &'a Gate| {
        let at = plan.flag(&gate.title, move |e| e.facts.gate(&gate.id).map(|fact| fact.value));
        (gate, at)
    };
    field.rubric.gates.iter().map(column).collect()
}

/// Who says so and until when, where that is not the same for all.
fn sources<'a>(plan: &mut Plan<'a>, criterion: &'a Criterion) {
    let shared = shared_source(plan, criterion);
    plan.sources.push(shared.clone());
    if shared.is_some() {
        return;
    }
    let lang = plan.lang;
    plan.typed(criterion.title.as_str(), Look::Text, move |_, e| {
        let told = cited(e, criterion, lang);
        if told.is_empty() { Value::Empty } else { Value::Text(told) }
    });
}

/// Source and day where all entries share them; evidence differs from one to the next.
fn shared_source<'a>(plan: &Plan<'a>, criterion: &'a Criterion) -> Option<String> {
    let mut all = plan.entries.iter().filter(|e| e.given(criterion).is_some()).map(|e| cited(e, criterion, plan.lang));
    let first = all.next().unwrap_or_default();
    all.all(|other| other == first).then_some(first)
}

fn cited(entry: &Entry<'_>, criterion: &Criterion, lang: crate::lang::Lang) -> String {
    let Some(facts) = entry.given(criterion) else { return String::new() };
    let zh = lang == crate::lang::Lang::Zh;
    let (until, proof) = if zh { ("截至 ", "佐证 ") } else { ("as of ", "evidence ") };
    let source = facts.source.as_deref().map(str::to_owned);
    let as_of = facts.as_of.map(|day| format!("{until}{day}"));
    let evidence: Vec<&str> = facts.evidence.iter().map(|e| &**e).collect();
    let evidence = (!evidence.is_empty()).then(|| format!("{proof}{}", evidence.join("、")));
    [source, as_of, evidence].into_iter().flatten().collect::<Vec<_>>().join("；")
}

/// Whether an entry takes part, as a formula (N95).
fn standing<'a>(
    plan: &mut Plan<'a>,
    criteria: &[&'a Criterion],
    gates: &[(&'a Gate, At)],
    planned: &[Option<Planned>],
) {
    let (yes, ranked) = (quoted(plan.word("是", "yes")), plan.word("参评", "ranked"));
    let (gated, lacking) = (plan.word("一票否决", "gate"), plan.word("缺必报数据", "facts missing"));
    let mut formula = quoted(ranked);
    let needed = criteria.iter().zip(planned).filter(|(c, _)| c.missing == Missing::Ineligible);
    let blanks: Vec<&str> = needed.filter_map(|(_, p)| Some(p.as_ref()?.blank.as_str())).collect();
    if !blanks.is_empty() {
        formula = format!("IF(OR({}),{},{formula})", blanks.join(","), quoted(lacking));
    }
    let closing = gates.iter().filter(|(gate, _)| gate.effect == GateEffect::Disqualify);
    let closed: Vec<String> = closing.map(|(_, at)| format!("{}={yes}", plan.there(*at))).collect();
    if !closed.is_empty() {
        formula = format!("IF(OR({}),{},{formula})", closed.join(","), quoted(gated));
    }
    let out = plan.there(OUT);
    let formula = format!("IF({out}<>\"\",{out},{formula})");
    plan.settle(STANDING, &formula, move |_, e| Value::Text(standing_word(e, (ranked, gated, lacking)).to_owned()));
}

fn standing_word<'w>(entry: &Entry<'_>, (ranked, gated, lacking): (&'w str, &'w str, &'w str)) -> &'w str {
    match (entry.out, &entry.score.standing) {
        (Some(out), _) => out,
        (None, Standing::Ranked) => ranked,
        (None, Standing::Disqualified(_)) => gated,
        (None, Standing::Ineligible(_)) => lacking,
    }
}
