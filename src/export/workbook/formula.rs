//! Formulas as text: cells, constants, branches, and the rounding that a spreadsheet gets right.
//!
//! A spreadsheet counts in binary floating point. Whatever is not a typed number is therefore first
//! rounded to some ten places, which takes the noise away and leaves a tie a tie, and then as the rubric
//! says. A formula is made once a column; [`ROW`] stands in it where the number of the row goes.

use crate::number::{Exact, Mode, Number, Rounding};

/// Where the number of the row goes.
pub(super) const ROW: char = '\u{1}';

/// The longest formula that every spreadsheet program takes.
const LONGEST: usize = 8_000;
/// The deepest nesting of functions.
const DEEPEST: usize = 60;

/// A formula of a whole column.
#[derive(Clone, Debug)]
pub(super) struct Template(Vec<String>);

impl Template {
    pub(super) fn new(text: &str) -> Self {
        Self(text.split(ROW).map(str::to_owned).collect())
    }

    /// The formula of a row, counted from 1.
    pub(super) fn at(&self, row: u32) -> String {
        self.0.join(&row.to_string())
    }

    /// Whether every spreadsheet program takes it.
    pub(super) fn fits(&self) -> bool {
        let length: usize = self.0.iter().map(|piece| piece.encode_utf16().count() + 7).sum();
        length <= LONGEST && depth(&self.0) <= DEEPEST
    }
}

fn depth(pieces: &[String]) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    for c in pieces.iter().flat_map(|piece| piece.chars()) {
        match c {
            '(' => now += 1,
            ')' => now = now.saturating_sub(1),
            _ => {}
        }
        most = most.max(now);
    }
    most
}

/// `A`, `Z`, `AA`: the name of a column, counted from 0.
pub(super) fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    if column < 26 { letter.to_string() } else { format!("{}{letter}", letters(column / 26 - 1)) }
}

/// A cell of the row.
pub(super) fn cell(column: usize) -> String {
    format!("{}{ROW}", letters(column))
}

/// Cells of the row, from one column to another.
pub(super) fn across(from: usize, to: usize) -> String {
    if from == to { cell(from) } else { format!("{}:{}", cell(from), cell(to)) }
}

/// A text in a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A number in a formula: a decimal, or a fraction where no decimal ends.
pub(super) fn literal(value: &Exact) -> String {
    let ends = (0..=Rounding::MAX_PLACES).map(|places| Rounding { places, mode: Mode::Down });
    let decimal = ends.into_iter().find(|r| r.is_exact(value)).and_then(|r| r.publish(value));
    decimal.map_or_else(|| value.to_string(), |decimal| decimal.normalize().to_string())
}

/// The number that a spreadsheet holds for it: the nearest one of binary floating point.
pub(super) fn float(value: &Exact) -> f64 {
    let (above, below) = value.parts();
    above.parse::<f64>().unwrap_or_default() / below.parse::<f64>().unwrap_or(1.0)
}

/// The same of a typed number.
pub(super) fn float_of(number: &Number) -> f64 {
    let typed = if number.is_percent() { None } else { number.to_string().parse().ok() };
    typed.unwrap_or_else(|| float(number.value()))
}

/// A number in the making.
#[derive(Clone, Debug)]
pub(super) struct Term {
    text: String,
    /// Stands in a product without brackets.
    atomic: bool,
    /// A decimal, not something computed.
    decimal: bool,
    /// A sum of published numbers: rounding it only takes the noise away.
    published: bool,
    constant: Option<Exact>,
}

impl Term {
    pub(super) fn constant(value: &Exact) -> Self {
        let text = literal(value);
        let atomic = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        Self { text, atomic, decimal: true, published: false, constant: Some(value.clone()) }
    }

    /// A cell with a typed number.
    pub(super) fn typed(text: String) -> Self {
        Self { text, atomic: true, decimal: true, published: false, constant: None }
    }

    /// A call of a function, or a cell with a computed number.
    pub(super) fn call(text: String) -> Self {
        Self { text, atomic: true, decimal: false, published: false, constant: None }
    }

    /// Anything with an operator in it.
    pub(super) fn of(text: String) -> Self {
        Self { atomic: false, ..Self::call(text) }
    }

    /// The same, known to be a sum of published numbers.
    pub(super) fn of_published(self) -> Self {
        Self { published: true, ..self }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// In brackets where it needs them in a product.
    pub(super) fn factor(&self) -> String {
        if self.atomic { self.text.clone() } else { format!("({})", self.text) }
    }

    /// So many times it.
    pub(super) fn times(&self, factor: &Exact) -> Self {
        match &self.constant {
            Some(constant) => Self::constant(&constant.times(factor)),
            None if *factor == Exact::ONE => self.clone(),
            None => Self::of(format!("{}*{}", Self::constant(factor).factor(), self.factor())),
        }
    }

    /// A part of it.
    pub(super) fn over(&self, divisor: &Exact) -> Self {
        if *divisor == Exact::ONE {
            return self.clone();
        }
        Self::of(format!("{}/{}", self.factor(), Self::constant(divisor).factor()))
    }

    /// At most so much.
    pub(super) fn at_most(&self, most: &Exact, grid: Option<&Grid>) -> Self {
        match &self.constant {
            Some(constant) => Self::constant(constant.min(most)),
            None => self.bounded("MIN", most, grid),
        }
    }

    /// At least so much.
    pub(super) fn at_least(&self, least: &Exact, grid: Option<&Grid>) -> Self {
        match &self.constant {
            Some(constant) => Self::constant(constant.max(least)),
            None => self.bounded("MAX", least, grid),
        }
    }

    fn bounded(&self, function: &str, bound: &Exact, grid: Option<&Grid>) -> Self {
        let published = self.published && grid.is_some_and(|grid| grid.rounding.is_exact(bound));
        let text = format!("{function}({},{})", literal(bound), self.text);
        Self { text, atomic: true, published, decimal: self.decimal, constant: None }
    }

    /// Without the noise of floating point.
    pub(super) fn clear(&self, places: u8) -> Self {
        if self.decimal { self.clone() } else { Self::call(format!("ROUND({},{places})", self.text)) }
    }
}

/// How a number is published, in a spreadsheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    pub(super) rounding: Rounding,
    /// Places to which noise is taken away before.
    pub(super) clear: u8,
}

impl Grid {
    /// For numbers up to `largest`: a spreadsheet has 15 digits, one of them is left to the noise.
    pub(super) fn new(rounding: Rounding, largest: &Exact) -> Self {
        let digits = u8::try_from(largest.floor().to_string().len()).unwrap_or(u8::MAX);
        Self { rounding, clear: 14_u8.saturating_sub(digits).min(10) }
    }

    /// Whether a spreadsheet has enough digits for it.
    pub(super) const fn is_safe(self) -> bool {
        self.rounding.places < self.clear
    }

    /// The published number of a term.
    pub(super) fn round(self, term: &Term) -> String {
        let (places, text) = (self.rounding.places, &term.text);
        if let Some(constant) = &term.constant {
            return literal(&self.rounding.apply(constant));
        }
        if term.published {
            return format!("ROUND({text},{places})");
        }
        let scale = format!("1{}", "0".repeat(usize::from(places)));
        let units = || {
            let scaled = if places == 0 { text.clone() } else { format!("{}*{scale}", term.factor()) };
            format!("ROUND({scaled},{})", self.clear.saturating_sub(places).max(1))
        };
        let back = if places == 0 { String::new() } else { format!("/{scale}") };
        match self.rounding.mode {
            Mode::HalfUp if term.decimal || !self.is_safe() => format!("ROUND({text},{places})"),
            Mode::HalfUp => format!("ROUND(ROUND({text},{}),{places})", self.clear),
            Mode::Down => format!("TRUNC({}){back}", units()),
            Mode::Up => format!("ROUNDUP({},0){back}", units()),
            Mode::HalfEven => {
                let y = units();
                format!("(ROUND({y},0)-SIGN({y})*(MOD(ABS({y}),2)=0.5)){back}")
            }
        }
    }
}

/// What a cell comes to.
#[derive(Clone, Debug)]
pub(super) enum Out {
    /// Points.
    Points(Term),
    /// Left out (缺项).
    Excluded,
    /// One or the other.
    If(String, Box<Out>, Box<Out>),
}

impl Out {
    pub(super) fn constant(value: &Exact) -> Self {
        Self::Points(Term::constant(value))
    }

    pub(super) fn either(when: String, then: Self, otherwise: Self) -> Self {
        Self::If(when, Box::new(then), Box::new(otherwise))
    }

    /// The same with every number changed.
    pub(super) fn map(self, change: &dyn Fn(Term) -> Term) -> Self {
        match self {
            Self::Points(term) => Self::Points(change(term)),
            Self::Excluded => Self::Excluded,
            Self::If(when, then, otherwise) => Self::either(when, then.map(change), otherwise.map(change)),
        }
    }

    /// As a formula; rounded where a grid is given, constants already here.
    pub(super) fn render(&self, grid: Option<&Grid>, left_out: &str) -> String {
        match self {
            Self::Points(term) => grid.map_or_else(|| term.text.clone(), |grid| grid.round(term)),
            Self::Excluded => quoted(left_out),
            Self::If(when, then, otherwise) => {
                format!("IF({when},{},{})", then.render(grid, left_out), otherwise.render(grid, left_out))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(places: u8, mode: Mode) -> Grid {
        Grid::new(Rounding { places, mode }, &Exact::int(100))
    }

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        let named: Vec<String> = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letters).to_vec();
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_number_is_written_so_that_a_spreadsheet_reads_it() {
        let ratio = |n, d| literal(&Exact::ratio(n, d).expect("not zero"));
        assert_eq!([ratio(9, 10), ratio(-5, 1), ratio(1, 3), ratio(26997, 2000)], ["0.9", "-5", "1/3", "13.4985"]);
        assert_eq!(quoted("甲\"乙"), "\"甲\"\"乙\"");
    }

    #[test]
    fn constants_are_rounded_here_and_computed_numbers_there() {
        let (half, third) = (Exact::ratio(5, 8).expect("not zero"), Term::of("F6/G6".to_owned()));
        let two = grid(2, Mode::HalfUp);
        assert_eq!(two.round(&Term::constant(&half)), "0.63");
        assert_eq!(two.round(&third), "ROUND(ROUND(F6/G6,10),2)");
        assert_eq!(two.round(&Term::typed("F6".to_owned())), "ROUND(F6,2)");
        assert_eq!(grid(2, Mode::Down).round(&third), "TRUNC(ROUND((F6/G6)*100,8))/100");
        assert_eq!(grid(0, Mode::Up).round(&third), "ROUNDUP(ROUND(F6/G6,10),0)");
    }

    #[test]
    fn what_no_spreadsheet_takes_is_seen() {
        assert!(Template::new("IF(A\u{1}=1,2,3)").fits());
        assert!(!Template::new(&"(".repeat(61)).fits());
        assert!(!Template::new(&"1+".repeat(5_000)).fits());
        assert_eq!(Template::new("A\u{1}+B\u{1}").at(7), "A7+B7");
    }
}
