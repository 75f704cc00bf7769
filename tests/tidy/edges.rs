//! Rooms use only the rooms that the table of ARCHITECTURE.md allows, and the table has no cycle.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust::Source;
use crate::tree;

type Edges = BTreeMap<String, BTreeSet<String>>;

/// Rows of the table under the heading `| room | may use | must never |`: room → rooms that it may use.
fn allowed() -> Edges {
    let text = tree::text("ARCHITECTURE.md");
    let rows = text.lines().skip_while(|l| !l.starts_with("| room | may use |")).skip(2);
    rows.take_while(|l| l.starts_with('|'))
        .map(|row| {
            let mut cells = row.trim_matches('|').split('|').map(str::trim);
            let room = cells.next().expect("a room").to_owned();
            let uses = cells.next().expect("a second cell").split(", ").filter(|u| *u != "nothing");
            (room, uses.map(str::to_owned).collect())
        })
        .collect()
}

/// Rooms named in `crate::room` and `use crate::{room, room}`, with their line.
fn used(source: &Source) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, _) in source.code.match_indices("crate::") {
        let rest = &source.code[at + "crate::".len()..];
        let line = source.line(at);
        match rest.strip_prefix('{') {
            Some(group) => found.extend(heads(group).into_iter().map(|head| (head, line))),
            None => found.push((name(rest), line)),
        }
    }
    found
}

/// First names of the paths in `{a::b, c::{d, e}, f}`.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut head, mut found) = (1, true, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => head = true,
            c if head && (c.is_alphanumeric() || c == '_') => {
                found.push(name(&group[at..]));
                head = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

fn name(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// How often `super::` may be repeated before it leaves the room.
fn depth(source: &Source) -> usize {
    let parts = source.path.trim_start_matches("src/").trim_end_matches(".rs").split('/');
    parts.filter(|part| *part != "mod").count()
}

#[test]
fn rooms_use_only_what_the_table_allows() {
    let allowed = allowed();
    let mut faults = Vec::new();
    for source in tree::sources() {
        let Some(room) = source.room() else { continue };
        let Some(may) = allowed.get(room) else {
            faults.push(format!("{}: room `{room}` is not in the table", source.path));
            continue;
        };
        for (other, line) in used(&source) {
            if other != room && allowed.contains_key(&other) && !may.contains(&other) {
                faults.push(format!("{}:{line}: {room} may not use {other}", source.path));
            }
        }
        let leaving = "super::".repeat(depth(&source));
        if let Some(at) = source.code.find(&leaving) {
            faults.push(format!("{}:{}: say `crate::…` instead of `{leaving}…`", source.path, source.line(at)));
        }
    }
    assert!(faults.is_empty(), "edges that ARCHITECTURE.md does not have:\n{}", faults.join("\n"));
}

#[test]
fn the_table_names_every_room_and_no_other() {
    let rooms: BTreeSet<String> = tree::sources().iter().filter_map(|s| s.room().map(str::to_owned)).collect();
    let rows: BTreeSet<String> = allowed().into_keys().collect();
    assert_eq!(rows, rooms);
}

#[test]
fn the_table_has_no_cycle() {
    let mut left = allowed();
    loop {
        let known: BTreeSet<String> = left.keys().cloned().collect();
        let before = left.len();
        left.retain(|_, uses| uses.iter().any(|u| known.contains(u)));
        if left.len() == before {
            break;
        }
    }
    assert!(left.is_empty(), "rooms that use each other in a circle: {:?}", left.keys());
}

#[test]
fn main_is_a_door_to_cli() {
    let main = Source::read("src/main.rs".to_owned(), tree::text("src/main.rs"));
    for (at, _) in main.code.match_indices("gongshi::") {
        assert_eq!(name(&main.code[at + "gongshi::".len()..]), "cli", "main.rs knows no room but cli");
    }
}

#[test]
fn grouped_uses_are_read() {
    let text = "use crate::{lang::Text, model::{Unit, Award}, page};".to_owned();
    let rooms: Vec<String> = used(&Source::read("src/a.rs".to_owned(), text)).into_iter().map(|(r, _)| r).collect();
    assert_eq!(rooms, ["lang", "model", "page"]);
}
