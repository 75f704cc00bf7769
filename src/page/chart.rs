//! Geometry of the small charts: lengths as whole numbers for SVG attributes.
//!
//! The only place of the page room that reckons, and what comes out is drawn, never read: the
//! number itself always stands beside its bar.

use jiff::civil::Date;

use crate::number::{Exact, Mode, Rounding};

/// Length of a full bar.
pub(super) const FULL: i64 = 1000;

/// How much of a full bar `value` fills when `max` is full; at least 0, at most [`FULL`].
pub(super) fn bar(value: &Exact, max: &Exact) -> i64 {
    let full = Exact::int(FULL);
    let whole = Rounding { places: 0, mode: Mode::Down };
    let length = value.times(&full).checked_div(max).map_or(Exact::ZERO, |x| whole.apply(&x));
    length.to_i64().unwrap_or(FULL).clamp(0, FULL)
}

/// [`bar`] for counts.
pub(super) fn share(value: usize, max: usize) -> i64 {
    bar(&Exact::count(value), &Exact::count(max))
}

/// Where a window of days lies on a scale of days: offset and length. A day has a width.
pub(super) fn window(from: Date, to: Date, scale: (Date, Date)) -> (i64, i64) {
    let days = |a: Date, b: Date| i64::from(b.since(a).map_or(0, |s| s.get_days()));
    let whole = (days(scale.0, scale.1) + 1).max(1);
    let start = days(scale.0, from) * FULL / whole;
    let length = ((days(from, to) + 1) * FULL / whole).max(8);
    (start.clamp(0, FULL), length.clamp(0, FULL))
}

/// Totals counted in ten equal steps from 0 to `max`; the top step takes `max` too.
pub(super) fn distribution<'a>(totals: impl Iterator<Item = &'a Exact>, max: &Exact) -> [usize; 10] {
    let mut steps = [0; 10];
    for total in totals {
        let at = usize::try_from(bar(total, max) / 100).unwrap_or(0).min(9);
        steps[at] += 1;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_never_leaves_its_frame() {
        let n = Exact::int;
        assert_eq!(bar(&n(15), &n(15)), 1000);
        assert_eq!(bar(&n(20), &n(15)), 1000);
        assert_eq!(bar(&n(-3), &n(15)), 0);
        assert_eq!(bar(&n(5), &Exact::ZERO), 0);
    }

    #[test]
    fn full_marks_stand_in_the_top_step() {
        let totals = [Exact::int(100), Exact::int(99), Exact::int(90), Exact::int(89), Exact::int(0)];
        assert_eq!(distribution(totals.iter(), &Exact::int(100)), [1, 0, 0, 0, 0, 0, 0, 0, 1, 3]);
    }
}
