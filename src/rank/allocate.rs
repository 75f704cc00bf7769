//! Sharing out seats in proportion to weights, on exact fractions. A tie at the last seats is data;
//! the recorded decision settles it when it names as many of the tied as there are seats.

use super::{AllocatedRow, AllocationResult};
use crate::model::{Allocation, AllocationMethod, Contest, QuotaTable, UnitId};
use crate::number::Exact;

/// Seats by row, and who ties for how many of the last ones (rows by index).
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shares {
    seats: Vec<u32>,
    tie: Option<(Vec<usize>, u32)>,
}

/// Every column that says how its seats were shared out.
pub(super) fn allocations(contest: &Contest) -> Vec<AllocationResult> {
    let columns = contest.quotas.iter().flat_map(|t| t.columns.iter().map(move |c| (t, c)));
    columns.filter_map(|(table, column)| Some(result(table, &column.id, column.allocation.as_ref()?))).collect()
}

fn result(table: &QuotaTable, column: &str, allocation: &Allocation) -> AllocationResult {
    let exact = quotas(allocation.seats, &allocation.weights);
    let mut shares = match allocation.method {
        AllocationMethod::LargestRemainder => largest_remainder(allocation.seats, &exact),
        AllocationMethod::DHondt => by_divisors(allocation.seats, &allocation.weights, &D_HONDT),
        AllocationMethod::SainteLague => by_divisors(allocation.seats, &allocation.weights, &SAINTE_LAGUE),
    };
    let units: Vec<&UnitId> = table.rows.iter().map(|r| &r.unit).collect();
    if let Some(decision) = &allocation.tie_decision {
        decide(&mut shares, &units, &decision.winners);
    }
    let rows = units.iter().zip(exact).zip(&shares.seats);
    AllocationResult {
        table: table.id.clone(),
        column: column.to_owned(),
        rows: rows.map(|((unit, exact), seats)| AllocatedRow { unit: (*unit).clone(), exact, seats: *seats }).collect(),
        tie: shares
            .tie
            .map(|(rows, seats)| (rows.iter().filter_map(|at| units.get(*at)).map(|u| (*u).clone()).collect(), seats)),
    }
}

/// Gives the last seats to the decided winners, if they are as many as there are seats and all of
/// them tied. The tie stays in the result, for the page tells of it.
fn decide(shares: &mut Shares, units: &[&UnitId], winners: &[UnitId]) {
    let Some((tied, seats)) = &shares.tie else { return };
    let named: Vec<usize> =
        tied.iter().copied().filter(|at| units.get(*at).is_some_and(|u| winners.contains(u))).collect();
    if named.len() == winners.len() && u32::try_from(named.len()) == Ok(*seats) {
        for at in named {
            add(&mut shares.seats, at, 1);
        }
    }
}

/// weight × seats ÷ sum of weights, of each row; all 0 where nothing weighs anything.
fn quotas(seats: u32, weights: &[u32]) -> Vec<Exact> {
    let weights: Vec<Exact> = weights.iter().map(|w| Exact::int(i64::from(*w))).collect();
    let (seats, sum) = (Exact::int(i64::from(seats)), Exact::sum(&weights));
    weights.iter().map(|w| w.times(&seats).checked_div(&sum).unwrap_or_default()).collect()
}

/// 最大余数法: the whole part of each quota, then one seat each to the largest remainders.
fn largest_remainder(seats: u32, quotas: &[Exact]) -> Shares {
    let floors: Vec<Exact> = quotas.iter().map(Exact::floor).collect();
    let remainders = quotas.iter().zip(&floors).map(|(q, f)| q.minus(f)).collect::<Vec<_>>();
    let mut shares = Shares { seats: floors.iter().map(whole).collect(), tie: None };
    let mut free = left(seats, &shares.seats);
    // A row gets at most one of these seats: there are fewer of them than rows with a remainder.
    for class in classes(&remainders) {
        free = hand_out(&mut shares, class, free);
    }
    shares
}

/// A method of divisors: the next seat of a row has the price weight ÷ divisor.
struct Divisors {
    /// The divisor of the seat that follows these.
    next: fn(u32) -> Exact,
    /// Half a seat for Sainte-Laguë, which rounds shares to the nearest, and none for D'Hondt,
    /// which takes their whole part (see [`certain`]).
    slack: (i64, i64),
}

/// Divisors 1, 2, 3…
const D_HONDT: Divisors = Divisors { next: |held| Exact::int(i64::from(held)).plus(&Exact::ONE), slack: (0, 1) };

/// Divisors 1, 3, 5…
const SAINTE_LAGUE: Divisors =
    Divisors { next: |held| Exact::int(i64::from(held)).times(&Exact::int(2)).plus(&Exact::ONE), slack: (1, 2) };

/// Highest price first, one seat after the other. It begins with the seats that are beyond doubt,
/// so that the number of steps depends on the rows and not on the seats.
fn by_divisors(seats: u32, weights: &[u32], divisors: &Divisors) -> Shares {
    let weights: Vec<Exact> = weights.iter().map(|w| Exact::int(i64::from(*w))).collect();
    let mut shares = Shares { seats: certain(seats, &weights, divisors), tie: None };
    let mut free = left(seats, &shares.seats);
    while free > 0 {
        let prices: Vec<Exact> = weights
            .iter()
            .zip(&shares.seats)
            .map(|(weight, held)| weight.checked_div(&(divisors.next)(*held)).unwrap_or_default())
            .collect();
        let Some(best) = classes(&prices).into_iter().next() else { break };
        free = hand_out(&mut shares, best, free);
    }
    shares
}

/// Seats that the method gives in every case: shares of (seats − slack × rows), each with its slack
/// added and cut to the whole part. They cannot add up to more than the seats, and every seat that
/// is not among them has a lower price than each of them.
fn certain(seats: u32, weights: &[Exact], divisors: &Divisors) -> Vec<u32> {
    let slack = Exact::ratio(divisors.slack.0, divisors.slack.1).unwrap_or_default();
    let shared = Exact::int(i64::from(seats)).minus(&slack.times(&Exact::count(weights.len())));
    let sum = Exact::sum(weights);
    let share = |w: &Exact| Some(whole(&w.times(&shared).checked_div(&sum)?.plus(&slack).floor()));
    if shared.is_negative() {
        return vec![0; weights.len()];
    }
    weights.iter().map(|w| share(w).unwrap_or_default()).collect()
}

/// Rows with the same value, highest first; rows with nothing are left out.
fn classes(values: &[Exact]) -> Vec<Vec<usize>> {
    let mut rows: Vec<(usize, &Exact)> = values.iter().enumerate().filter(|(_, v)| !v.is_zero()).collect();
    rows.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(&b.0)));
    rows.chunk_by(|a, b| a.1 == b.1).map(|class| class.iter().map(|(at, _)| *at).collect()).collect()
}

/// One seat for each of a class, or a tie when there are fewer. Returns the seats that remain.
fn hand_out(shares: &mut Shares, class: Vec<usize>, free: u32) -> u32 {
    let size = u32::try_from(class.len()).unwrap_or(u32::MAX);
    if free == 0 {
        return 0;
    }
    if size > free {
        shares.tie = Some((class, free));
        return 0;
    }
    for at in class {
        add(&mut shares.seats, at, 1);
    }
    free.saturating_sub(size)
}

fn add(seats: &mut [u32], at: usize, more: u32) {
    if let Some(held) = seats.get_mut(at) {
        *held = held.saturating_add(more);
    }
}

fn left(seats: u32, held: &[u32]) -> u32 {
    held.iter().fold(seats, |free, s| free.saturating_sub(*s))
}

fn whole(value: &Exact) -> u32 {
    value.to_i64().and_then(|v| u32::try_from(v).ok()).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "a test that overflows fails, as it should")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COUNTIES: [u32; 14] = [12, 10, 17, 7, 4, 4, 4, 5, 7, 12, 5, 11, 6, 7];

    fn remainder(seats: u32, weights: &[u32]) -> Shares {
        largest_remainder(seats, &quotas(seats, weights))
    }

    /// The quota table of the Guangxi plan: 39 seats over 111 counties.
    #[test]
    fn largest_remainders_give_the_guangxi_table_but_for_three_cities() {
        let shares = remainder(39, &COUNTIES);
        assert_eq!(shares.tie, Some((vec![3, 8, 13], 2)));
        assert_eq!(shares.seats, [4, 4, 6, 2, 1, 1, 1, 2, 2, 4, 2, 4, 2, 2]);
    }

    #[test]
    fn the_recorded_decision_gives_the_last_seats() {
        let names: Vec<UnitId> = (0..14).map(|at| UnitId::new(format!("u{at}"))).collect();
        let units: Vec<&UnitId> = names.iter().collect();
        let mut shares = remainder(39, &COUNTIES);
        decide(&mut shares, &units, &[names[3].clone(), names[13].clone()]);
        assert_eq!(shares.seats, [4, 4, 6, 3, 1, 1, 1, 2, 2, 4, 2, 4, 2, 3]);
        for wrong in [vec![names[3].clone()], vec![names[3].clone(), names[0].clone()]] {
            let mut shares = remainder(39, &COUNTIES);
            decide(&mut shares, &units, &wrong);
            assert_eq!(shares.seats.iter().sum::<u32>(), 37);
        }
    }

    /// Votes 340000, 280000, 160000, 60000 and 15 seats: a much printed example.
    #[test]
    fn divisor_methods_give_the_textbook_seats() {
        let votes = [340_000, 280_000, 160_000, 60_000];
        assert_eq!(by_divisors(7, &votes, &D_HONDT).seats, [3, 3, 1, 0]);
        assert_eq!(by_divisors(7, &votes, &SAINTE_LAGUE).seats, [3, 2, 1, 1]);
    }

    /// Sainte-Laguë may give a row less than the whole part of its quota (here 8.58).
    #[test]
    fn many_small_rows_can_take_a_seat_of_the_largest() {
        assert_eq!(by_divisors(11, &[780, 55, 55, 55, 55], &SAINTE_LAGUE).seats, [7, 1, 1, 1, 1]);
    }

    #[test]
    fn equal_prices_at_the_last_seat_are_a_tie() {
        assert_eq!(by_divisors(1, &[5, 5], &D_HONDT), Shares { seats: vec![0, 0], tie: Some((vec![0, 1], 1)) });
        assert_eq!(
            by_divisors(2, &[4, 2, 2], &D_HONDT),
            Shares { seats: vec![1, 0, 0], tie: Some((vec![0, 1, 2], 1)) }
        );
    }

    #[test]
    fn nothing_to_weigh_shares_nothing() {
        for shares in [remainder(3, &[0, 0]), by_divisors(3, &[0, 0], &SAINTE_LAGUE), by_divisors(3, &[], &D_HONDT)] {
            assert_eq!((shares.seats.iter().sum::<u32>(), shares.tie), (0, None));
        }
        let huge = by_divisors(u32::MAX - 3, &[1, 2, 3], &SAINTE_LAGUE);
        assert_eq!(huge.seats.iter().map(|s| u64::from(*s)).sum::<u64>(), u64::from(u32::MAX - 3));
    }

    /// One seat after the other from nothing, as the methods are defined.
    fn slowly(seats: u32, weights: &[u32], step: u32) -> Vec<(u32, u32)> {
        let mut held = vec![0u32; weights.len()];
        let price = |held: &[u32], at: usize| {
            Exact::ratio(i64::from(weights[at]), i64::from(held[at] * step + 1)).expect("no zero")
        };
        let mut given = Vec::new();
        for _ in 0..seats {
            let Some(best) = (0..weights.len()).max_by(|a, b| price(&held, *a).cmp(&price(&held, *b))) else { break };
            held[best] += 1;
            given.push((u32::try_from(best).expect("few"), held[best]));
        }
        given
    }

    proptest! {
        #[test]
        fn every_seat_is_given_or_tied(seats in 0u32..60, weights in prop::collection::vec(0u32..30, 1..8)) {
            prop_assume!(weights.iter().any(|w| *w > 0));
            for shares in [remainder(seats, &weights), by_divisors(seats, &weights, &D_HONDT), by_divisors(seats, &weights, &SAINTE_LAGUE)] {
                let tied = shares.tie.as_ref().map_or(0, |(rows, seats)| { assert!(rows.len() > *seats as usize); *seats });
                prop_assert_eq!(shares.seats.iter().sum::<u32>() + tied, seats);
            }
        }

        #[test]
        fn beginning_with_certain_seats_changes_nothing(seats in 0u32..60, weights in prop::collection::vec(1u32..30, 1..8)) {
            for (divisors, step) in [(&D_HONDT, 1), (&SAINTE_LAGUE, 2)] {
                let mut expected = vec![0u32; weights.len()];
                for (at, _) in slowly(seats, &weights, step) {
                    expected[at as usize] += 1;
                }
                let shares = by_divisors(seats, &weights, divisors);
                if shares.tie.is_none() {
                    prop_assert_eq!(&shares.seats, &expected);
                } else {
                    // The slow way breaks ties by position: it differs by the tied seats only.
                    prop_assert!(shares.seats.iter().zip(&expected).all(|(s, e)| s <= e && e - s <= 1));
                }
            }
        }

        #[test]
        fn equal_weights_get_equal_seats(seats in 0u32..60, mut weights in prop::collection::vec(0u32..9, 1..8)) {
            weights.push(weights[0]);
            for shares in [remainder(seats, &weights), by_divisors(seats, &weights, &D_HONDT), by_divisors(seats, &weights, &SAINTE_LAGUE)] {
                prop_assert_eq!(shares.seats.first(), shares.seats.last());
            }
        }
    }
}
