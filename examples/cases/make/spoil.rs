//! One thing in a sheet, or in its rubric, made wrong or at least odd.

use serde_json::{Map, Value, json};

use crate::dice::Random;

/// What a typist may put where a number or a word should stand.
const ODD: [&str; 9] = ["-1", "1000000", "0", "0.001", "word", "101%", "-0.0", "12345678901234567890123456789.5", "j0"];

/// Changes one thing.
pub(super) fn spoil(dice: &mut Random, case: &mut Value) {
    if dice.chance(20) {
        return spoil_rubric(dice, case);
    }
    let Some(facts) = case["facts"].as_object_mut() else { return };
    let names: Vec<String> = facts.keys().cloned().collect();
    if names.is_empty() {
        return;
    }
    let name = dice.pick(&names).clone();
    match dice.between(0, 9) {
        0 => {
            facts.remove(&name);
        }
        1 => facts[&name] = json!({}),
        _ => spoil_map(dice, facts[&name].as_object_mut()),
    }
}

fn spoil_map(dice: &mut Random, map: Option<&mut Map<String, Value>>) {
    let Some(map) = map else { return };
    let names: Vec<String> = map.keys().cloned().collect();
    if names.is_empty() {
        return;
    }
    let name = dice.pick(&names).clone();
    match map[&name].as_array_mut() {
        Some(rows) => spoil_rows(dice, rows),
        None => match dice.between(0, 5) {
            0 => {
                map.remove(&name);
            }
            1 => map[&name] = json!(dice.chance(50)),
            2 => {
                let other = *dice.pick(&["rate", "points", "recused", "done"]);
                map.insert(other.to_owned(), if other == "recused" { json!(true) } else { json!("1") });
            }
            _ => map[&name] = json!(dice.pick(&ODD)),
        },
    }
}

fn spoil_rows(dice: &mut Random, rows: &mut Vec<Value>) {
    if rows.is_empty() {
        return;
    }
    let at = usize::try_from(dice.between(0, rows.len() as u64 - 1)).unwrap_or(0);
    match dice.between(0, 4) {
        0 => rows.clear(),
        1 => {
            rows.remove(at);
        }
        2 => rows.push(rows[at].clone()),
        _ => spoil_map(dice, rows[at].as_object_mut()),
    }
}

/// A rubric that the linter would refuse.
fn spoil_rubric(dice: &mut Random, case: &mut Value) {
    let mut criteria: Vec<&mut Value> = Vec::new();
    collect(&mut case["rubric"], &mut criteria);
    if criteria.is_empty() {
        return;
    }
    let at = usize::try_from(dice.between(0, criteria.len() as u64 - 1)).unwrap_or(0);
    let criterion = &mut *criteria[at];
    match dice.between(0, 3) {
        0 => criterion["points"] = json!("123456789012345678901234567"),
        1 => {
            if let Some(map) = criterion.as_object_mut() {
                map.remove("weight");
            }
        }
        2 if criterion["rule"]["step"].is_string() => criterion["rule"]["step"] = json!("0"),
        _ => match criterion["rule"]["kind"].as_str() {
            Some("count" | "deduct") => criterion["rule"]["items"][0]["per"] = json!("0"),
            Some("interpolate") => {
                let again = criterion["rule"]["anchors"][0].clone();
                criterion["rule"]["anchors"].as_array_mut().into_iter().for_each(|anchors| anchors.push(again.clone()));
            }
            _ => criterion["points"] = json!("0"),
        },
    }
}

fn collect<'v>(node: &'v mut Value, found: &mut Vec<&'v mut Value>) {
    let Some(map) = node.as_object_mut() else { return };
    for (key, value) in map.iter_mut() {
        let Some(items) = value.as_array_mut() else { continue };
        match key.as_str() {
            "criteria" => found.extend(items.iter_mut()),
            "sections" => items.iter_mut().for_each(|section| collect(section, found)),
            _ => {}
        }
    }
}
