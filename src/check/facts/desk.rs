//! Where the facts of one criterion are collected while they are read.

use super::{For, sample};
use crate::check::fields::Fields;
use crate::check::held::is_none;
use crate::check::intern::Pool;
use crate::check::read::{Read, list, percent_of_points, wrong_type};
use crate::diag::{Code, Diagnostic};
use crate::lang::{Text, text};
use crate::load::{Entry, Node, NodeKind};
use crate::model::rule::{Range, Rule};
use crate::model::{Criterion, FactRow, FactValue, Name};
use crate::number::Number;
use crate::source::{Span, Spanned};

/// Facts as far as they were read.
pub(super) struct Desk<'c, 'p> {
    pub(super) of: For<'c>,
    pub(super) pool: &'p mut Pool,
    pub(super) values: Vec<(Name, Spanned<FactValue>)>,
    /// The titles of facts that are not there, with their names: some write the title for the name.
    absent: Vec<(String, String)>,
}

impl<'c, 'p> Desk<'c, 'p> {
    pub(super) const fn new(of: For<'c>, pool: &'p mut Pool) -> Self {
        Self { of, pool, values: Vec::new(), absent: Vec::new() }
    }

    /// Keeps a fact.
    pub(super) fn put(&mut self, name: &str, span: Span, value: FactValue) {
        let name = self.pool.name(name);
        self.values.push((name, Spanned::new(value, span)));
    }

    /// An error with the criterion's clause under it.
    pub(super) fn fault(&self, code: Code, span: Span, message: Text) -> Diagnostic {
        Diagnostic::error(code, span, message).clause(self.of.criterion.clause.clone())
    }

    /// A warning with the criterion's clause under it.
    pub(super) fn doubt(&self, code: Code, span: Span, message: Text) -> Diagnostic {
        Diagnostic::warning(code, span, message).clause(self.of.criterion.clause.clone())
    }

    /// A number that may be given.
    pub(super) fn number<'n>(&mut self, f: &mut Fields<'n, '_>, name: &'n str) -> Option<Spanned<Number>> {
        if let Some(node) = f.node(name).filter(|node| is_none(node)) {
            f.faults.push(self.no_number(node.span));
            return None;
        }
        let number: Spanned<Number> = f.find(name)?;
        self.put(name, number.span, FactValue::Number(number.value.clone()));
        Some(number)
    }

    /// 无 where a number belongs: it may be none, or unknown, and these are two things.
    fn no_number(&self, span: Span) -> Diagnostic {
        let hint = match self.of.criterion.rule {
            Rule::Judges(_) => text!(
                "回避的评委写 回避；没有参加打分的评委不写",
                "write 回避 for a judge who is recused, and leave out who did not judge"
            ),
            _ => text!(
                "没有发生的、数量是零的写 0；没有这项数据的，这一项整个不写，细则的 missing 规定怎样计",
                "write 0 where it did not happen or the number is zero; where there are no data leave the whole criterion out: `missing` in the rubric says what that means"
            ),
        };
        let message = text!("「无」不是数字", "`无` is not a number");
        self.fault(Code::BadNumber, span, message).expected(text!("数字", "a number")).hint(hint)
    }

    /// Points that must be given; `title` says what they are.
    pub(super) fn need_points<'n>(
        &mut self,
        f: &mut Fields<'n, '_>,
        name: &'n str,
        title: &str,
    ) -> Option<Spanned<Number>> {
        self.expect(f, name, title);
        self.points(f, name)
    }

    /// Points that may be given.
    pub(super) fn points<'n>(&mut self, f: &mut Fields<'n, '_>, name: &'n str) -> Option<Spanned<Number>> {
        f.node(name).and_then(|node| self.points_in(node, name, f))
    }

    fn points_in(&mut self, node: &Node, name: &str, f: &mut Fields<'_, '_>) -> Option<Spanned<Number>> {
        if is_none(node) {
            f.faults.push(self.no_number(node.span));
            return None;
        }
        let points = Number::read(node, f.faults)?;
        if points.is_percent() && !points.value().is_zero() {
            let fault = percent_of_points(&points, Code::FactPercent, node.span);
            f.faults.push(fault.clause(self.of.criterion.clause.clone()));
            return None;
        }
        self.put(name, node.span, FactValue::Number(points.clone()));
        Some(Spanned::new(points, node.span))
    }

    /// A number that must be given; `title` says what it is.
    pub(super) fn need_number<'n>(
        &mut self,
        f: &mut Fields<'n, '_>,
        name: &'n str,
        title: &str,
    ) -> Option<Spanned<Number>> {
        self.expect(f, name, title);
        self.number(f, name)
    }

    /// A yes or no that must be given.
    pub(super) fn need_flag<'n>(&mut self, f: &mut Fields<'n, '_>, name: &'n str, title: &str) {
        self.expect(f, name, title);
        if let Some(flag) = f.find::<Spanned<bool>>(name) {
            self.put(name, flag.span, FactValue::Flag(flag.value));
        }
    }

    /// A word that must be given.
    pub(super) fn need_word<'n>(
        &mut self,
        f: &mut Fields<'n, '_>,
        name: &'n str,
        title: &str,
    ) -> Option<Spanned<String>> {
        self.expect(f, name, title);
        let word: Spanned<String> = f.find(name)?;
        let shared = self.pool.name(&word.value);
        self.put(name, word.span, FactValue::Word(shared));
        Some(word)
    }

    /// A list of rows that must be given; each is read on a desk of its own and handed to `read`.
    pub(super) fn rows<'n, T>(
        &mut self,
        f: &mut Fields<'n, '_>,
        name: &'n str,
        title: &str,
        mut read: impl FnMut(&mut Fields<'n, '_>, &mut Desk<'c, '_>) -> T,
    ) -> Option<Vec<T>> {
        self.expect(f, name, title);
        let node = f.node(name)?;
        if !matches!(node.kind, NodeKind::List(_)) && !f.faults.of_table() {
            f.faults.push(self.unlike(node));
            return None;
        }
        let members: &'n [Node] = list::members(node, f.faults)?;
        let (mut rows, mut kept) = (Vec::with_capacity(members.len()), Vec::with_capacity(members.len()));
        for member in members {
            if !matches!(member.kind, NodeKind::Map(_)) {
                f.faults.push(self.unlike(member));
                continue;
            }
            let Some(mut row) = Fields::open(member, f.faults) else { continue };
            let mut desk = Desk::new(self.of, self.pool);
            kept.push(read(&mut row, &mut desk));
            desk.unknown_facts(&mut row);
            rows.push(FactRow { values: desk.values, span: row.head });
        }
        let whole = kept.len() == members.len();
        self.put(name, node.span, FactValue::Rows(rows));
        // Of rows that could not be read nothing is counted.
        whole.then_some(kept)
    }

    /// The fault of a value of another shape: it shows the right one.
    fn unlike(&self, node: &Node) -> Diagnostic {
        let sample = sample::of(self.of.criterion);
        let fault = wrong_type(node, text!("如 {sample}", "such as {sample}"));
        fault.clause(self.of.criterion.clause.clone())
    }

    /// No rows at all, and that is the answer.
    pub(super) fn no_rows<'n>(&mut self, f: &mut Fields<'n, '_>, name: &'n str) {
        if let Some(node) = f.node(name) {
            self.put(name, node.span, FactValue::Rows(Vec::new()));
        }
    }

    /// Rows written short, as a map from a name to points: `{j1: 8.5, j2: 9}`. The name is kept under
    /// `key`, as in the long form, so that nobody after this can tell which form was written.
    pub(super) fn short_rows<'n, T>(
        &mut self,
        f: &mut Fields<'n, '_>,
        name: &'n str,
        key: &str,
        mut read: impl FnMut(&'n Entry, &mut Desk<'c, '_>, &mut Fields<'n, '_>) -> T,
    ) -> Option<Vec<T>> {
        let node = f.node(name)?;
        let NodeKind::Map(entries) = &node.kind else { return None };
        let (mut rows, mut kept) = (Vec::with_capacity(entries.len()), Vec::with_capacity(entries.len()));
        for entry in entries {
            let who = self.pool.name(&entry.key.value);
            let mut desk = Desk::new(self.of, self.pool);
            desk.put(key, entry.key.span, FactValue::Word(who));
            kept.push(read(entry, &mut desk, f));
            rows.push(FactRow { values: desk.values, span: entry.key.span });
        }
        self.put(name, node.span, FactValue::Rows(rows));
        Some(kept)
    }

    /// The points of a short row.
    pub(super) fn short_points(&mut self, entry: &Entry, range: &Range, f: &mut Fields<'_, '_>) {
        if let Some(points) = self.points_in(&entry.value, "points", f) {
            self.within(&points, range, false, f);
        }
    }

    /// Reports a fact that is not there.
    fn expect<'n>(&mut self, f: &mut Fields<'n, '_>, name: &'n str, title: &str) {
        if f.node(name).is_some() {
            return;
        }
        self.absent.push((title.to_owned(), name.to_owned()));
        let criterion = &self.of.criterion.title;
        let message = text!("「{criterion}」缺少 {name}（{title}）", "{criterion} lacks {name} ({title})");
        let fault = self.fault(Code::MissingFact, f.head, message);
        let fault = fault.expected(text!("{name}: {title}", "{name}: {title}"));
        if !f.faults.of_table() {
            return f.missing_as(name, fault);
        }
        // The cell is empty, and an empty cell leaves no place behind: the row is shown by another of its cells.
        let column = format!("facts.{}.{name}", self.of.criterion.id);
        let label = text!("这一行的 {column} 是空的", "{column} of this row is empty");
        f.missing_as(name, fault.label(label).hint(text!("填 {column} 这一格", "fill in the cell of {column}")));
    }

    /// A number that must not be negative.
    pub(super) fn not_negative(&self, number: &Spanned<Number>, f: &mut Fields<'_, '_>) -> bool {
        let fine = !number.value.value().is_negative();
        if !fine {
            let value = &number.value;
            let message = text!("{value} 是负数", "{value} is negative");
            let fault = self.fault(Code::NegativeFact, number.span, message);
            f.faults.push(fault.expected(text!("0 或以上", "0 or more")));
        }
        fine
    }

    /// Points within a range, on its grid; `published` ones must also lie on the rounding grid.
    pub(super) fn within(&self, number: &Spanned<Number>, range: &Range, published: bool, f: &mut Fields<'_, '_>) {
        let (value, Range { min, max, step }) = (&number.value, range);
        if value.value() < min.value() || value.value() > max.value() {
            let message = text!("{value} 不在 {min} 至 {max} 之内", "{value} is not within {min} to {max}");
            let fault = self.fault(Code::FactOutOfRange, number.span, message);
            f.faults.push(fault.expected(text!("{min} 至 {max}", "{min} to {max}")));
        } else if let Some(step) = step {
            let steps = value.value().minus(min.value()).checked_div(step.value());
            if steps.is_some_and(|steps| !steps.is_integer()) {
                let message = text!(
                    "{value} 不在给分的档次上：从 {min} 起每 {step} 一档",
                    "{value} is off the grid: {min} plus a multiple of {step}"
                );
                let fault = self.fault(Code::FactOffStep, number.span, message);
                f.faults.push(fault.expected(text!("{min} 加 {step} 的整数倍", "{min} plus a multiple of {step}")));
            }
        } else if let Some(rounding) = self.of.rounding.filter(|r| published && !r.is_exact(value.value())) {
            let places = rounding.places;
            let message = text!(
                "{value} 的小数超过 {places} 位，公布时会变成另一个数",
                "{value} has more than {places} decimal places and would be published as another number"
            );
            let fault = self.fault(Code::FactOffStep, number.span, message);
            f.faults.push(fault.expected(text!("最多 {places} 位小数", "at most {places} decimal places")));
        }
    }

    /// Reports facts that the rule does not know. `done` stands for the one name that ends with `-done`, and
    /// a title for its name.
    pub(super) fn unknown_facts(&self, f: &mut Fields<'_, '_>) {
        let Criterion { title, clause, .. } = self.of.criterion;
        let kind = self.of.criterion.rule.kind();
        let meant =
            f.unknown().into_iter().filter_map(|entry| Some((&*entry.key.value, self.meant(&entry.key.value)?)));
        let meant: Vec<(&str, &str)> = meant.collect();
        f.finish_as(&meant, |entry, known| {
            let key: &str = &entry.key.value;
            let known: Vec<&str> = known.iter().copied().filter(|k| !super::PROVENANCE.contains(k)).collect();
            let (list, list_en) = (known.join("、"), known.join(", "));
            let message =
                text!("「{title}」（{kind}）没有名为「{key}」的事实", "{title} ({kind}) knows no fact `{key}`");
            let sample = sample::of(self.of.criterion);
            Diagnostic::error(Code::UnknownFact, entry.key.span, message)
                .expected(text!("{list}", "one of {list_en}"))
                .clause(clause.clone())
                .hint(text!("写法如 {sample}", "it is written as in {sample}"))
        });
    }

    /// The absent fact that an unknown name stands for.
    fn meant(&self, key: &str) -> Option<&str> {
        let tail = format!("-{key}");
        let mut like = self.absent.iter().filter(|(title, name)| title == key || name.ends_with(&tail));
        like.next().filter(|_| like.next().is_none()).map(|(_, name)| &**name)
    }
}

/// A list of words beside the facts of a row.
pub(super) fn words(f: &mut Fields<'_, '_>, key: &'static str, pool: &mut Pool) -> Option<(Span, Vec<Name>)> {
    let node = f.node(key)?;
    let words = crate::check::read::OneOrMore::<String>::read(node, f.faults)?;
    Some((node.span, words.0.iter().map(|w| pool.name(w)).collect()))
}
