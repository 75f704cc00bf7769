//! Sentences as offices write them, and what is wrong with each. The notice lists 39 先进集体（县级）, the
//! first of them 甲市示例县01自然资源局, and is open from 2023-10-16 to 10-20, five working days. 5
//! 市级先进集体 and 125 先进个人 are on other notices.

mod amended;
mod aside;
mod channels;
mod counts;
mod days;
mod elsewhere;
mod forms;
mod marked;
mod moved;
mod named;
mod offices;
mod once;
mod outcomes;
mod people;
mod placed;
mod plain;
mod planned;
mod prizes;
mod ranked;
mod rescored;
mod said;
mod skills;
mod standing;
mod tiers;
mod untrue;

use super::*;
use crate::model::{CountingUnit, TrackKind};
use crate::source::{Sources, Span};

fn noun(title: &str, counts: &[usize]) -> Noun {
    Noun { title: title.into(), counts: counts.to_vec(), placeholder: "{{数量}}".into() }
}

fn known() -> Known {
    let rows = (1..=39).map(|n| format!("甲市示例县{n:02}自然资源局")).collect();
    Known {
        nouns: vec![
            noun("县级先进集体", &[39]),
            noun("先进集体（县级）", &[39]),
            noun("先进集体", &[39]),
            noun("市级先进集体", &[]),
            noun("先进集体（市级）", &[]),
            noun("县级先进个人", &[]),
            noun("先进个人", &[]),
        ],
        lists: vec![(TrackKind::Collective, rows)],
        held: std::collections::BTreeMap::new(),
        marks: std::collections::BTreeMap::new(),
        rescored: std::collections::BTreeMap::new(),
        past: Vec::new(),
        bases: Vec::new(),
        others: vec!["乙市示例县77自然资源局".into()],
        homes: std::collections::BTreeMap::new(),
        years: vec![2023],
        published: "2023-10-16".parse().ok(),
        periods: vec![KnownPeriod {
            first: "2023-10-16".parse().unwrap(),
            last: "2023-10-20".parse().unwrap(),
            until: "17:00".parse().ok(),
            count: 5,
            unit: CountingUnit::WorkingDay,
            worked: Some(5),
        }],
        objections: None,
        issuers: vec!["示例竞赛组织委员会".into()],
        restarts: None,
        moved: None,
        corrected: None,
        was: None,
        earlier: Vec::new(),
        shares: std::collections::BTreeMap::new(),
        tracks: vec!["county".into()],
        title: "示例区2023年劳动竞赛".into(),
        short_title: "劳动竞赛".into(),
    }
}

/// What is found in a text: the words that are wrong.
fn wrong(text: &str, known: &Known) -> Vec<String> {
    let file = Sources::default().add("a.md", text);
    let prose = Prose::new(text.into(), Span { file, start: 0, end: u32::try_from(text.len()).unwrap() });
    let found = contradictions(&prose, known);
    for c in &found {
        assert!(!text[c.place.clone()].is_empty(), "{text}: {c:?}");
    }
    found.into_iter().map(|c| c.said).collect()
}

fn table(rows: &[(&str, &[&str])], known: &Known) {
    let mut failed = Vec::new();
    for (text, expected) in rows {
        let found = wrong(text, known);
        if found != *expected {
            failed.push(format!("{text}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}
