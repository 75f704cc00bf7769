//! 先进事迹: the gallery of profiles; each stands whole on its nomination's page.

use serde::Serialize;

use super::head::Head;
use super::key::PROFILES;
use super::list::award_titles;
use super::plan::parts;
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World};
use crate::lang::text;

/// How many characters of a profile the gallery shows.
const OPENING: usize = 90;

/// One part of the gallery.
#[derive(Debug, Serialize)]
pub(super) struct ProfilesView<'w> {
    title: String,
    count: usize,
    parts: Vec<PartView>,
    cards: Vec<CardView<'w>>,
}

#[derive(Debug, Serialize)]
struct PartView {
    title: String,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct CardView<'w> {
    title: &'w str,
    name: &'w str,
    unit: Option<&'w str>,
    track: &'w str,
    award: Option<String>,
    opening: String,
    href: String,
}

pub(super) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    part: usize,
) -> (Head, Body<'w>) {
    let title = text!("先进事迹", "Profiles").get(world.lang).to_owned();
    let all = &contest.profiles;
    let cards = all.iter().skip(part * PROFILES).take(PROFILES).filter_map(|n| card(contest, *n));
    let count = parts(all.len(), PROFILES);
    let link = |p: usize| PartView {
        title: format!("{}–{}", p * PROFILES + 1, all.len().min((p + 1) * PROFILES)),
        href: if p == 0 { "profiles/index.html".to_owned() } else { format!("profiles/{}.html", p + 1) },
        current: p == part,
    };
    let links = if count > 1 { (0..count).map(link).collect() } else { Vec::new() };
    let page = ProfilesView { title: title.clone(), count: all.len(), parts: links, cards: cards.collect() };
    let description = format!("{}：{title}", contest.contest.title);
    (Head::new(world, key, "profiles", &title, description), Body::Profiles(page))
}

fn card<'w>(contest: &'w ContestWorld<'_>, n: usize) -> Option<CardView<'w>> {
    let nomination = &contest.contest.nominations[n];
    let profile = nomination.profile.as_ref()?;
    Some(CardView {
        title: &profile.title,
        name: nomination.name.value.as_str(),
        unit: contest.workplace(nomination),
        track: &contest.contest.tracks[contest.standings[n].track].title,
        award: award_titles(contest, n),
        opening: opening(&profile.markdown),
        href: format!("n/{}.html#profile_", nomination.id),
    })
}

/// The first words of the first paragraph, without Markdown's marks.
pub(super) fn opening(markdown: &str) -> String {
    let is_prose = |line: &&str| !line.trim().is_empty() && !line.starts_with(['#', '>', '|', '-', '!', '`']);
    let line = markdown.lines().find(is_prose).unwrap_or_default();
    let plain: String = line.chars().filter(|c| !['*', '_', '`', '[', ']', '\\'].contains(c)).collect();
    let mut opening: String = plain.chars().take(OPENING).collect();
    if plain.chars().count() > OPENING {
        opening.push('…');
    }
    opening
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_is_plain_and_short() {
        assert_eq!(opening("# 标题\n\n**一线**巡田十年。\n"), "一线巡田十年。");
        let long = "巡".repeat(200);
        assert_eq!(opening(&long).chars().count(), OPENING + 1);
    }
}
