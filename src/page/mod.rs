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

mod format;
mod head;
mod home;
mod key;
mod view;
mod world;

pub use key::PageKey;
pub use view::{Body, View};
pub use world::{Judged, World};

/// Every page of the site, in a fixed order.
#[must_use]
pub fn plan(_world: &World<'_>) -> Vec<PageKey> {
    vec![PageKey::Home]
}

/// The view of one page.
#[must_use]
pub fn view<'w>(world: &'w World<'_>, key: &PageKey) -> View<'w> {
    match key {
        PageKey::Home => home::view(world),
    }
}
