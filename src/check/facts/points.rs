//! `{points: 4}`

use super::desk::Desk;
use crate::check::fields::Fields;
use crate::model::rule::Range;

/// Reads a reviewer's points.
pub(super) fn read(f: &mut Fields<'_, '_>, range: &Range, desk: &mut Desk<'_, '_>) {
    if let Some(points) = desk.need_points(f, "points", "得分") {
        desk.within(&points, range, true, f);
    }
}
