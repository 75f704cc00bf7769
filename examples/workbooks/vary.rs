//! Variations of facts.

use serde_json::{Map, Value, json};

use crate::dice::Random;

/// Other facts in place of some.
pub(crate) fn facts(facts: &Value, dice: &mut Random) -> Value {
    let all = facts.as_object().cloned().unwrap_or_default();
    let kept = all.into_iter().filter(|_| !dice.chance(8)).collect::<Vec<_>>();
    let mut varied = Map::new();
    for (criterion, facts) in kept {
        varied.insert(criterion, value(&facts, dice));
    }
    Value::Object(varied)
}

/// Some gates the other way.
pub(crate) fn gates(gates: &Value, dice: &mut Random) -> Value {
    let all = gates.as_object().cloned().unwrap_or_default();
    let flipped = all.into_iter().map(|(id, closed)| {
        let closed = closed.as_bool().unwrap_or(false);
        (id, json!(closed != dice.chance(20)))
    });
    Value::Object(flipped.collect())
}

fn value(given: &Value, dice: &mut Random) -> Value {
    match given {
        Value::Object(map) => Value::Object(map.iter().map(|(name, v)| (name.clone(), value(v, dice))).collect()),
        Value::Array(rows) => {
            let kept: Vec<&Value> = rows.iter().filter(|_| !dice.chance(12)).collect();
            Value::Array(kept.into_iter().map(|row| value(row, dice)).collect())
        }
        Value::Bool(flag) if dice.chance(25) => json!(!flag),
        Value::String(_) | Value::Number(_) if dice.chance(45) => number(given, dice).unwrap_or_else(|| given.clone()),
        _ => given.clone(),
    }
}

/// Another number with as many places.
fn number(given: &Value, dice: &mut Random) -> Option<Value> {
    let text = given.as_str().map_or_else(|| given.to_string(), str::to_owned);
    let (body, sign) = text.strip_suffix('%').map_or((text.as_str(), ""), |body| (body, "%"));
    let places = body.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let units: u64 = body.replace(['.', '-'], "").parse().ok()?;
    let units = dice.between(0, units.saturating_mul(2).clamp(1, 1 << 60));
    let digits = format!("{units:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let point = if places == 0 { "" } else { "." };
    Some(json!(format!("{whole}{point}{fraction}{sign}")))
}
