//! Fractions and the rounding of points, written apart from the engine's so that the declared
//! totals are a second opinion.

/// A fraction of whole numbers with a positive denominator; not reduced.
#[derive(Clone, Copy)]
pub(crate) struct Fraction {
    /// Above the line.
    pub(crate) over: u64,
    /// Below the line; never 0.
    pub(crate) under: u64,
}

impl Fraction {
    /// `over / under`; `under` is not 0.
    pub(crate) const fn new(over: u64, under: u64) -> Self {
        Self { over, under }
    }

    /// Whether it is at least `percent` %, by cross multiplication.
    pub(crate) const fn at_least(self, percent: u64) -> bool {
        self.over * 100 >= percent * self.under
    }

    /// `points` × this, in hundredths of a point, half up (四舍五入).
    pub(crate) const fn cents_of(self, points: u64) -> u64 {
        (self.over * points * 200 + self.under) / (2 * self.under)
    }
}

/// The mean of some fractions.
pub(crate) fn mean(parts: &[Fraction]) -> Fraction {
    let sum = parts
        .iter()
        .fold(Fraction::new(0, 1), |a, b| Fraction::new(a.over * b.under + b.over * a.under, a.under * b.under));
    Fraction::new(sum.over, sum.under * parts.len() as u64)
}

/// Hundredths of a point as they are printed: 8806 is `88.06`.
pub(crate) fn print_cents(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}
