//! Ranges of points that a person may give.

use crate::check::fields::Fields;
use crate::model::rule::Range;
use crate::number::Number;

/// `min` (0 if not said), `max` (the criterion's points if not said) and `step`.
pub(super) fn range(f: &mut Fields<'_, '_>, points: &Number) -> Option<Range> {
    let given = ["min", "max", "step"].map(|key| f.node(key).is_some());
    let (min, max, step) = (f.find_points("min"), f.find_points("max"), f.find_points("step"));
    // A key that is there and cannot be read must not fall back to its default.
    let broken = given != [min.is_some(), max.is_some(), step.is_some()];
    (!broken).then(|| Range { min: min.unwrap_or_else(Number::zero), max: max.unwrap_or_else(|| points.clone()), step })
}
