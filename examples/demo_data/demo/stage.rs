//! The cases that must occur are arranged here, by id, so that every branch of every rule is seen.

use super::collectives::{City, County};
use super::random::Random;
use super::region::{PLACES, Place};
use super::sheet::{Share, Sheet};

/// All cities with their counties, facts invented and rare cases arranged.
pub(crate) fn cities() -> Vec<City> {
    PLACES.iter().map(city).collect()
}

fn city(place: &'static Place) -> City {
    let names = place.counties().into_iter();
    let mut counties: Vec<County> = (1_u64..).zip(names).map(|(number, name)| county(place, number, name)).collect();
    match place.id {
        "liuzhou" => arrange_equal_totals(&mut counties),
        "guilin" => arrange_tie_at_cut(&mut counties, 6),
        "beihai" | "qinzhou" => arrange_shares(&mut counties),
        _ => {}
    }
    let mut sheet = Sheet::invent_work(&mut Random::of(place.id), place.level);
    if matches!(place.id, "beihai" | "qinzhou") {
        arrange_city_work(&mut sheet, place.id == "beihai");
    }
    for county in &counties {
        sheet.add_counts(&county.sheet);
    }
    City { place, sheet, counties }
}

fn county(place: &'static Place, number: u64, name: String) -> County {
    let id = format!("{}-{number:02}", place.id);
    let random = &mut Random::of(&id);
    let level = match id.as_str() {
        // Those that the history takes out must have been good enough to matter.
        "guigang-05" | "wuzhou-02" => 97,
        _ => (place.level + random.between(0, 52)).saturating_sub(26).min(99),
    };
    let mut sheet = Sheet::invent(random, level);
    arrange(&id, &mut sheet);
    County { id, number, name, sheet }
}

/// Boundaries and rare branches, one county each.
fn arrange(id: &str, sheet: &mut Sheet) {
    match id {
        "nanning-03" => sheet.outreach = 7,                    // beyond the five that count
        "nanning-12" => sheet.feedback = Share::new(540, 600), // exactly 90 %
        "baise-07" => sheet.feedback = Share::new(1169, 1300), // 89.92 %
        "hechi-11" => sheet.feedback = Share::new(522, 900),   // 58 %: no points
        "liuzhou-05" => sheet.field_chief = Share::new(152, 160), // exactly 95 %
        "guilin-09" => sheet.field_chief = Share::new(303, 320), // 94.69 %
        "hechi-10" => sheet.field_chief = Share::new(55, 96),  // 57 %: no points
        "yulin-04" => sheet.batches = [Share::new(19, 20), Share::new(19, 20), Share::new(80, 100)],
        "baise-12" => sheet.batches = [Share::new(28, 50), Share::new(27, 48), Share::new(33, 60)], // under 60 %
        "hezhou-05" => sheet.batches = [Share::new(26, 40), Share::new(33, 50), Share::new(38, 60)], // 60 to 70 %
        "hezhou-04" => sheet.batches = [Share::new(30, 40), Share::new(36, 50), Share::new(46, 60)], // 70 to 80 %
        "chongzuo-03" => (sheet.change_work[2], sheet.change_work[3]) = (true, false),              // funds, no team
        "hechi-07" => sheet.safety[2] = false, // an ordinary accident: one point
        "guigang-05" => (sheet.safety[2], sheet.incident) = (false, true), // the gate
        _ => {}
    }
}

/// Two counties with the same total: 工作成效, the first link of the tie chain, decides.
fn arrange_equal_totals(counties: &mut [County]) {
    let order = best_first(counties);
    let (first, second) = (order[0], order[1]);
    let top = &mut counties[first].sheet;
    let vectors = top.vectors.total / 5 * 5;
    top.vectors = Share::new(vectors, vectors);
    top.exchange = 8;
    let mut twin = doubled(top);
    // One point less in 工作成效, one more in 技术创新.
    twin.vectors = Share::new(vectors * 2 / 5 * 4, vectors * 2);
    twin.exchange = 10;
    counties[second].sheet = twin;
}

/// The last seat of a city's quota between two counties that are equal in everything that counts.
fn arrange_tie_at_cut(counties: &mut [County], seats: usize) {
    let order = best_first(counties);
    let mut twin = doubled(&counties[order[seats - 1]].sheet);
    std::mem::swap(&mut twin.exchange, &mut twin.invention);
    counties[order[seats]].sheet = twin;
}

fn doubled(sheet: &Sheet) -> Sheet {
    Sheet {
        feedback: sheet.feedback.doubled(),
        field_chief: sheet.field_chief.doubled(),
        proof: sheet.proof.doubled(),
        vectors: sheet.vectors.doubled(),
        quality: sheet.quality.doubled(),
        batches: sheet.batches.map(Share::doubled),
        ..sheet.clone()
    }
}

/// Indexes of the counties, highest total first.
fn best_first(counties: &[County]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..counties.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(counties[i].sheet.merit()));
    order
}

/// Counts that add up to the same shares in two cities, so that the committee must decide between them.
fn arrange_shares(counties: &mut [County]) {
    steer(counties, |s| &mut s.feedback, (19, 20));
    steer(counties, |s| &mut s.field_chief, (24, 25));
    steer(counties, |s| &mut s.proof, (24, 25));
    steer(counties, |s| &mut s.quality, (24, 25));
    for county in counties.iter_mut() {
        county.sheet.batches = county.sheet.batches.map(|b| Share::new(b.total * 93 / 100, b.total));
        // A county without a single spot that met the conditions: the criterion is excluded.
        if county.id == "beihai-04" {
            county.sheet.vectors = Share::default();
        }
    }
    steer(counties, |s| &mut s.vectors, (19, 20));
}

/// Makes the counties' sum of one share exactly `target`, with some difference between them.
fn steer(counties: &mut [County], share: impl Fn(&mut Sheet) -> &mut Share, (over, under): (u64, u64)) {
    let mut sum = 0;
    for county in counties.iter_mut() {
        sum += share(&mut county.sheet).total;
    }
    let grown = sum.div_ceil(under) * under;
    share(&mut counties[0].sheet).total += grown - sum;
    let mut missing = grown / under * (under - over);
    let last = counties.len() - 1;
    for (index, county) in counties.iter_mut().enumerate() {
        let part = share(&mut county.sheet);
        // Later counties carry a little less of what is missing; the first takes the rest below.
        let mine = if index == last { missing } else { missing * (3 + index as u64) / 9 };
        let mine = mine.min(part.total);
        part.done = part.total - mine;
        missing -= mine;
    }
    share(&mut counties[0].sheet).done -= missing;
}

/// The same 24 points for what the two offices did, in different ways.
fn arrange_city_work(sheet: &mut Sheet, first: bool) {
    sheet.monitoring_work = [true, true, first];
    sheet.change_work = [true, !first, true, true, true];
    sheet.safety = [first, !first, true];
    (sheet.party, sheet.outreach) = if first { (7, 3) } else { (5, 4) };
    (sheet.exchange, sheet.invention) = if first { (6, 5) } else { (5, 6) };
}
