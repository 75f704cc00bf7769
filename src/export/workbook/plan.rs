//! The facts sheet of a track: which columns it has, what stands in them, and how formulas name them.

use super::formula::{Template, across, cell, float, float_of, letters};
use super::{Entry, FIRST};
use crate::lang::Lang;
use crate::model::{Criterion, CriterionFacts, FactRow};
use crate::number::{Exact, Number};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Empty,
    Number(f64),
    Text(String),
}

/// To which part of the sheet a column belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Who it is.
    Subject,
    /// 一票否决.
    Gates,
    /// Judges' totals, where judges are dropped by them.
    Panel,
    /// A criterion, by position.
    Criterion(usize),
    /// Who says so, of criteria where that is not the same for all.
    Sources,
}

/// How a column looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Look {
    Text,
    Number,
    /// A percentage with so many places.
    Percent(u8),
    Word,
}

type Make<'a> = Box<dyn Fn(usize, &Entry<'a>) -> Value + Send + 'a>;

/// How the cells of a column come about.
pub(super) enum Fill<'a> {
    /// Typed.
    Typed(Make<'a>),
    /// Computed on the sheet, and here for the cached value.
    Computed { formula: Template, array: bool, value: Make<'a> },
}

/// A column.
pub(super) struct Column<'a> {
    pub(super) owner: Owner,
    pub(super) title: String,
    pub(super) look: Look,
    /// What may be typed, where that is a list.
    pub(super) allowed: Vec<String>,
    pub(super) fill: Fill<'a>,
}

/// The facts sheet in the making.
pub(super) struct Plan<'a> {
    /// `事实1!`
    pub(super) sheet: String,
    pub(super) lang: Lang,
    pub(super) entries: &'a [Entry<'a>],
    pub(super) columns: Vec<Column<'a>>,
    owner: Owner,
    /// Numbers of criteria by position and name.
    facts: Vec<(usize, String, At)>,
    /// Source and day of each criterion, where all entries share them.
    pub(super) sources: Vec<Option<String>>,
}

/// A column of the facts sheet.
pub(super) type At = usize;

impl<'a> Plan<'a> {
    pub(super) fn new(sheet: String, lang: Lang, entries: &'a [Entry<'a>]) -> Self {
        Self {
            sheet,
            lang,
            entries,
            columns: Vec::new(),
            owner: Owner::Subject,
            facts: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// Columns from here on belong to this.
    pub(super) const fn open(&mut self, owner: Owner) {
        self.owner = owner;
    }

    pub(super) fn word(&self, zh: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Zh { zh } else { en }
    }

    /// A typed column.
    pub(super) fn typed(
        &mut self,
        title: impl Into<String>,
        look: Look,
        value: impl Fn(usize, &Entry<'a>) -> Value + Send + 'a,
    ) -> At {
        self.push(title.into(), look, Fill::Typed(Box::new(value)))
    }

    /// A computed column; its formula names cells as [`Plan::there`] does.
    pub(super) fn computed(
        &mut self,
        title: impl Into<String>,
        look: Look,
        formula: &str,
        value: impl Fn(usize, &Entry<'a>) -> Value + Send + 'a,
    ) -> At {
        let formula = self.local(formula);
        self.push(title.into(), look, Fill::Computed { formula, array: false, value: Box::new(value) })
    }

    fn push(&mut self, title: String, look: Look, fill: Fill<'a>) -> At {
        self.columns.push(Column { owner: self.owner, title, look, allowed: Vec::new(), fill });
        self.columns.len() - 1
    }

    /// Gives a computed column that was only reserved its formula.
    pub(super) fn settle(&mut self, at: At, formula: &str, value: impl Fn(usize, &Entry<'a>) -> Value + Send + 'a) {
        let formula = self.local(formula);
        self.columns[at].fill = Fill::Computed { formula, array: false, value: Box::new(value) };
    }

    /// Makes a column one of array formulas (Ctrl+Shift+Enter).
    pub(super) fn as_array(&mut self, at: At) {
        if let Fill::Computed { array, .. } = &mut self.columns[at].fill {
            *array = true;
        }
    }

    /// A number of a criterion under a name; percentages look as they were typed.
    pub(super) fn number(&mut self, title: &str, criterion: &'a Criterion, name: &'a str) -> At {
        let at = self.numbers(title, move |_, e| e.number(criterion, name));
        if let Owner::Criterion(position) = self.owner {
            self.facts.push((position, name.to_owned(), at));
        }
        at
    }

    /// Numbers of each entry, wherever they come from.
    pub(super) fn numbers(
        &mut self,
        title: &str,
        number: impl Fn(usize, &Entry<'a>) -> Option<&'a Number> + Send + 'a,
    ) -> At {
        let (mut percent, mut all, mut places) = (false, true, 0);
        for number in self.entries.iter().enumerate().filter_map(|(n, e)| number(n, e)) {
            percent |= number.is_percent();
            all &= number.is_percent() || number.value().is_zero();
            places = places.max(number.scale());
        }
        let look = if percent && all { Look::Percent(places) } else { Look::Number };
        self.typed(title, look, move |n, e| number(n, e).map_or(Value::Empty, |n| Value::Number(float_of(n))))
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, title: &str, flag: impl Fn(&Entry<'a>) -> Option<bool> + Send + 'a) -> At {
        let (yes, no) = (self.word("是", "yes"), self.word("否", "no"));
        let word = move |flag| if flag { yes } else { no };
        let value = move |_, e: &Entry<'a>| flag(e).map_or(Value::Empty, |flag| Value::Text(word(flag).to_owned()));
        let at = self.typed(title, Look::Word, value);
        self.columns[at].allowed = vec![yes.to_owned(), no.to_owned()];
        at
    }

    /// The column of a number of a criterion.
    pub(super) fn fact(&self, criterion: usize, name: &str) -> Option<At> {
        self.facts.iter().find(|(at, known, _)| *at == criterion && known == name).map(|(.., at)| *at)
    }

    /// A cell of the row as other sheets name it.
    pub(super) fn there(&self, at: At) -> String {
        format!("{}{}", self.sheet, cell(at))
    }

    /// Cells of the row, side by side.
    pub(super) fn range(&self, from: At, to: At) -> String {
        format!("{}{}", self.sheet, across(from, to))
    }

    /// All cells of a column.
    pub(super) fn whole(&self, at: At) -> String {
        let (name, last) = (letters(at), FIRST as usize + self.entries.len());
        format!("{}${name}${}:${name}${last}", self.sheet, FIRST + 1)
    }

    /// A formula of this sheet: it need not name it.
    fn local(&self, formula: &str) -> Template {
        Template::new(&formula.replace(&self.sheet, ""))
    }
}

impl<'a> Entry<'a> {
    /// The facts of a criterion, where there are any.
    pub(super) fn given(&self, criterion: &Criterion) -> Option<&'a CriterionFacts> {
        self.facts.criterion(&criterion.id).filter(|facts| !facts.values.is_empty())
    }

    /// A number of a criterion.
    pub(super) fn number(&self, criterion: &Criterion, name: &str) -> Option<&'a Number> {
        self.given(criterion)?.get(name)?.value.as_number()
    }

    /// A yes or no of a criterion.
    pub(super) fn says(&self, criterion: &Criterion, name: &str) -> Option<bool> {
        self.given(criterion)?.get(name)?.value.as_flag()
    }

    /// The rows of a criterion.
    pub(super) fn rows(&self, criterion: &Criterion, name: &str) -> &'a [FactRow] {
        self.given(criterion).and_then(|f| f.get(name)).and_then(|f| f.value.as_rows()).unwrap_or_default()
    }
}

/// A number of a row.
pub(super) fn in_row<'r>(row: &'r FactRow, name: &str) -> Option<&'r Number> {
    row.get(name)?.value.as_number()
}

/// A computed number as it stands in a cell.
pub(super) fn number(value: &Exact) -> Value {
    Value::Number(float(value))
}
