//! The home page: the contests of the site.

use serde::Serialize;

use super::head::Head;
use super::{Body, View, World};

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView<'w> {
    title: &'w str,
    summary: &'w str,
    contests: Vec<ContestCard<'w>>,
}

#[derive(Debug, Serialize)]
struct ContestCard<'w> {
    title: &'w str,
    summary: &'w str,
    href: String,
}

pub(super) fn view<'w>(world: &'w World<'_>) -> View<'w> {
    let site = world.site;
    let contests = world
        .contests
        .iter()
        .map(|c| ContestCard {
            title: &c.contest.title,
            summary: &c.contest.summary,
            href: format!("{}/index.html", c.contest.id),
        })
        .collect();
    let path = "index.html".to_owned();
    View {
        template: "home.html",
        site: &world.chrome,
        head: Head::new(world, &path, site.title.clone(), site.summary.clone()),
        page: Body::Home(HomeView { title: &site.title, summary: &site.summary, contests }),
        path,
    }
}
