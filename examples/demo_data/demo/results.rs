//! Who is awarded, worked out apart from the engine, so that the declared awards are a second opinion.
//!
//! The events named here stand in data/guangxi-2023/history.yaml, which a person wrote.

use std::cmp::Reverse;

use super::collectives::City;
use super::sheet::Sheet;

/// Withdrew.
const WITHDREW: &str = "wuzhou-c02";
/// First in a draw or decision between equals.
const PREFERRED: [&str; 2] = ["guilin-c14", "qinzhou-c00"];
/// Refused by a recorded decision, and who got the seat.
const REFUSED: &str = "laibin-c03";
const GIVEN: &str = "laibin-c04";

/// Disqualified after the list was published; the next one of its city got the seat. Both records
/// declare the award: the one had it, the other has it.
const DISQUALIFIED: &str = "baise-c11";

/// Ids of the collectives whose records declare an award: 39 counties within their cities' quotas,
/// the substitute of the one that lost its seat, and 5 cities.
pub(crate) fn awarded(cities: &[City]) -> Vec<String> {
    let of_cities = cities.iter().map(|city| (format!("{}-c00", city.place.id), &city.sheet));
    let mut awarded = best(of_cities.collect(), 5);
    for city in cities {
        let name = |number: u64| format!("{}-c{number:02}", city.place.id);
        let counties = || city.counties.iter().map(|county| (name(county.number), &county.sheet)).collect();
        let seats = best(counties(), city.place.seats);
        if seats.iter().any(|id| id == DISQUALIFIED) {
            awarded.extend(best(counties(), city.place.seats + 1).pop());
        }
        awarded.extend(seats);
    }
    for id in &mut awarded {
        if id == REFUSED {
            GIVEN.clone_into(id);
        }
    }
    awarded
}

/// The `seats` best that stand.
fn best(mut all: Vec<(String, &Sheet)>, seats: usize) -> Vec<String> {
    all.retain(|(id, sheet)| id != WITHDREW && !sheet.incident);
    all.sort_by_cached_key(|(id, sheet)| Reverse((sheet.merit(), PREFERRED.contains(&id.as_str()))));
    all.into_iter().take(seats).map(|(id, _)| id).collect()
}
