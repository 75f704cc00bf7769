//! Texts, names and numbers as SQL writes them.

use crate::number::{Exact, Mode, Number, Rounding};

/// `'it''s'`
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// `"it""s"`
pub(super) fn name(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// `('a', 'b')`; never empty.
pub(super) fn literals<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.map(literal).collect();
    if texts.is_empty() { "('')".to_owned() } else { format!("({})", texts.join(", ")) }
}

/// A number as a fraction: `q(97, 4)`.
pub(super) fn number(number: &Number) -> String {
    fraction(number.value())
}

/// `q(401549, 4560)`. Long digits are texts: DuckDB refuses what does not fit, where a literal would
/// silently become a float.
pub(super) fn fraction(value: &Exact) -> String {
    let (above, below) = value.parts();
    let digits = |text: String| if text.len() > 18 { literal(&text) } else { text };
    format!("q({}, {})", digits(above), digits(below))
}

/// `2, 'half_up'`
pub(super) fn rounding(rounding: Rounding) -> String {
    let mode = match rounding.mode {
        Mode::HalfUp => "half_up",
        Mode::HalfEven => "half_even",
        Mode::Down => "down",
        Mode::Up => "up",
    };
    format!("{}, '{mode}'", rounding.places)
}

/// Words of the plan on one line of comment.
pub(super) fn comment(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
