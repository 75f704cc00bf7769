//! The demo's invented data, as paths and texts.
//!
//! 1. [`region`] names 14 cities and 111 county-level units,
//! 2. [`sheet`] invents the facts of each county; [`stage`] arranges the rare cases on purpose,
//! 3. a city's counts are the sums of its counties',
//! 4. [`fraction`], [`sheet`] and [`results`] compute the declared totals and awards, apart from the
//!    engine that will check them,
//! 5. [`collectives`], [`people`], [`honours`] write the records.

mod collectives;
mod fraction;
mod honours;
mod jiujiang;
mod longan;
mod people;
mod random;
mod region;
mod results;
mod roles;
mod sheet;
mod stage;

use collectives::City;
use random::Random;

/// Every generated file: path below data/, and text.
pub(crate) fn files() -> Vec<(String, String)> {
    let guangxi = guangxi().into_iter().map(|(path, text)| (format!("guangxi-2023/{path}"), text));
    let others = [
        ("longan-2023/units.yaml", longan::units_yaml()),
        ("jiujiang-2021/units.yaml", jiujiang::units_yaml()),
        ("jiujiang-2021/nominations/nominations.yaml", jiujiang::nominations_yaml()),
    ];
    guangxi.chain(others.map(|(path, text)| (path.to_owned(), text))).collect()
}

fn guangxi() -> Vec<(String, String)> {
    let cities = stage::cities();
    let awarded = results::awarded(&cities);
    let mut files = vec![
        ("units.yaml".to_owned(), region::units_yaml(&cities) + &honours::bodies()),
        ("nominations/city-collective.yaml".to_owned(), collectives::cities_yaml(&cities, &awarded)),
        ("nominations/city-individual.yaml".to_owned(), people::cities_yaml(&cities)),
        ("nominations/honours.yaml".to_owned(), honours::yaml()),
        ("nominations/county-individual.csv".to_owned(), people::counties_csv(&cities)),
    ];
    for city in &cities {
        let path = format!("nominations/county-collective/{}.yaml", city.place.id);
        files.push((path, collectives::counties_yaml(city, &awarded)));
    }
    files
}
