//! What each page says, as plain serialisable views: one file per kind of page.
//!
//! 1. [`World`] holds what is known: the site, its contests, their scores and results, and a few
//!    indexes over them;
//! 2. [`plan`] lists a [`PageKey`] for every page;
//! 3. [`view`] makes the view of one page. Views are made one by one, in parallel, rendered,
//!    written and dropped, so memory grows with the facts and not with the pages.
//!
//! Every number and date is formatted here, once. Templates print; they never compare or add up.
//! No HTML is made here, nothing is scored or ranked here, and no type here could hold a private
//! field.

mod award;
mod breakdown;
mod chart;
mod choices;
mod contest;
mod coverage;
mod data;
mod event;
mod evidence;
pub(crate) mod facts;
mod filings;
mod format;
mod gallery;
mod head;
mod home;
mod key;
mod limits;
mod list;
mod nomination;
mod notice;
mod parts;
mod plan;
mod profiles;
mod qr;
mod quotas;
mod reviews;
mod rubric;
mod sheet;
mod showcase;
mod showcases;
mod status;
mod tally;
mod tracks;
mod view;
mod words;
mod world;

pub(crate) use data::{Table as TableName, has_workbook, tables};
pub(crate) use event::changed;
pub(crate) use evidence::{change_line, change_place, event as release_event, impact_line};
pub(crate) use format::{percent, rounding as rounding_words};
pub use key::PageKey;
pub(crate) use list::{award_titles, why_out};
pub(crate) use notice::plain as plain_notice;
pub use plan::plan;
pub use view::View;
pub use words::whole_period;
pub(crate) use world::ContestWorld;
pub use world::{Judged, World};

use head::Head;
use view::Body;

/// The view of one page.
#[must_use]
pub fn view<'w>(world: &'w World<'_>, key: &PageKey) -> View<'w> {
    let (head, body) = match key {
        PageKey::Home => home::view(world, key),
        PageKey::NotFound => not_found(world, key),
        PageKey::Contest(c) => contest::view(world, key, &world.contests[*c]),
        PageKey::Choices(c) => choices::view(world, key, &world.contests[*c]),
        PageKey::List(list) => list::view(world, key, *list),
        PageKey::Nomination(c, n) => nomination::view(world, key, &world.contests[*c], *n),
        PageKey::Rubric(c, r) => rubric::view(world, key, &world.contests[*c], *r),
        PageKey::Quotas(c) => quotas::view(world, key, &world.contests[*c]),
        PageKey::Coverage(c, at) => {
            // Planned only where there are targets.
            coverage::view(world, key, &world.contests[*c], *at).unwrap_or_else(|| not_found(world, key))
        }
        PageKey::Filings(c, part) => filings::view(world, key, &world.contests[*c], *part),
        PageKey::Notice(c, n) => notice::view(world, key, &world.contests[*c], *n),
        PageKey::Statement(c, n) => notice::statement::view(world, key, &world.contests[*c], *n),
        PageKey::Showcases(at) => showcases::view(world, key, &world.contests[at.contest], *at),
        PageKey::Profiles(c, part) => profiles::view(world, key, &world.contests[*c], *part),
        PageKey::Corrections(c, part) => event::view(world, key, &world.contests[*c], *part),
        PageKey::Verify => evidence::how(world, key),
        PageKey::Evidence(c) => evidence::view(world, key, &world.contests[*c]),
        PageKey::Release(c, at) => evidence::one(world, key, &world.contests[*c], *at),
        PageKey::Data(c) => data::view(world, key, &world.contests[*c]),
    };
    View::new(world, key, head, body)
}

/// The page for wrong addresses. It may be shown at any depth, so its links start at the address
/// of the site, where that is known.
fn not_found<'w>(world: &'w World<'_>, key: &PageKey) -> (Head, Body<'w>) {
    let mut head = Head::new(world, key, "", "404", String::new());
    if let Some(base) = &world.config.base_url {
        head.root = format!("{}/", base.trim_end_matches('/'));
    }
    head.canonical = None;
    head.twin = None;
    (head, Body::NotFound {})
}
