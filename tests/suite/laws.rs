//! Laws of the arithmetic: what must hold for all facts, whatever the numbers.
//!
//! A quick tier runs always; `GONGSHI_SLOW=1` runs a million cases where it says so.

use gongshi::model::{FactValue, Facts, NominationId, Rubric};
use gongshi::number::{Exact, Mode, Number, Rounding};
use gongshi::score::{self, Context, Outcome, Score};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use proptest::prelude::*;

use super::vectors::{criterion_of, facts_of, rubric_of};

const CASES: u32 = 1_000;

/// Whether the slow tier was asked for.
fn slow() -> bool {
    std::env::var("GONGSHI_SLOW").is_ok_and(|value| value == "1")
}

fn scored(rubric: &Rubric, facts: &Facts) -> Score {
    score::score(rubric, facts, &Context::default(), &NominationId::new("nobody")).expect("facts without faults")
}

fn points(rubric: &Rubric, facts: &str) -> Exact {
    scored(rubric, &facts_of(facts)).total.exact
}

/// One rule, one fact that grows: the points never fall. `facts` puts the number in.
#[track_caller]
fn never_falls(rule: &str, low: u32, high: u32, facts: impl Fn(u32) -> String) {
    let rubric = criterion_of("15", rule);
    let (low, high) = (low.min(high), low.max(high));
    let (less, more) = (points(&rubric, &facts(low)), points(&rubric, &facts(high)));
    assert!(less <= more, "{rule}: {} gives {less}, {} gives {more}", facts(low), facts(high));
    assert!(!less.is_negative() && more <= Exact::int(15), "{rule}: {less} and {more} are not within 0 to 15");
}

/// Writes a row from its index and two numbers.
type Row = fn(usize, u32, u32) -> String;

const LADDER: &str = "[{at_least: 90%, award: full}, {at_least: 60%, award: proportional}, {award: 0}]";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn ratios_are_bounded_and_monotone(total in 1_u32..100_000, a in 0_u32..100_000, b in 0_u32..100_000) {
        let facts = |n: u32| format!("{{done: {}, total: {total}}}", n % (total + 1));
        let (a, b) = (a % (total + 1), b % (total + 1));
        never_falls("{kind: ratio, done: 完成, total: 全部}", a, b, facts);
        never_falls(&format!("{{kind: ratio, done: 完成, total: 全部, steps: {LADDER}}}"), a, b, facts);
        let anchors = "[{at: 10%, points: 0}, {at: 55.5%, points: 7}, {at: 90%, points: 15}]";
        never_falls(&format!("{{kind: interpolate, measure: {{done: 完成, total: 全部}}, anchors: {anchors}}}"), a, b, facts);
    }

    #[test]
    fn counts_are_bounded_and_monotone(a in 0_u32..5_000, b in 0_u32..5_000, per in 1_u32..50) {
        for mode in ["floor", "ceil", "exact"] {
            let rule = format!("{{kind: count, title: 活动, each: 0.7, per: {per}, count: {mode}, max: 12}}");
            never_falls(&rule, a, b, |n| format!("{{count: {}.{}}}", n / 10, n % 10));
        }
    }

    #[test]
    fn deductions_are_bounded_and_never_rise(a in 0_u32..5_000, b in 0_u32..5_000, target in 0_u32..300) {
        for mode in ["floor", "ceil", "exact"] {
            let rule = format!("{{kind: deduct, items: [{{id: late, title: 逾期, each: 0.3, per: 2, count: {mode}, over: {target}}}]}}");
            never_falls(&rule, a, b, |n| format!("{{late: {}}}", 5_000 - n));
        }
    }

    #[test]
    fn comparisons_are_bounded_and_monotone(a in 0_u32..100_000, b in 0_u32..100_000, best in 1_u32..100_000) {
        let rubric = criterion_of("15", "{kind: relative, measure: {value: 节约}, best: highest, scope: track}");
        let best = (rubric.criteria()[0].id.clone(), Exact::int(i64::from(best)));
        let context = Context::with_bests([best], &score::Elsewhere::default());
        let exact = |n: u32| {
            let facts = facts_of(&format!("{{value: {n}}}"));
            score::score(&rubric, &facts, &context, &NominationId::new("n")).expect("no fault").total.exact
        };
        let (less, more) = (exact(a.min(b)), exact(a.max(b)));
        prop_assert!(less <= more && !less.is_negative() && more <= Exact::int(15));
    }

    /// Batches, judges, members and claims in any order, criteria in any order.
    #[test]
    fn the_order_of_a_record_plays_no_part(
        numbers in proptest::collection::vec((0_u32..=100, 1_u32..=100), 5),
        order in Just((0..5_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let rows = |key: &str, row: Row, order: &[usize]| {
            let rows: Vec<String> = order.iter().map(|i| row(*i, numbers[*i].0, numbers[*i].1)).collect();
            format!("{{{key}: [{}]}}", rows.join(", "))
        };
        let straight: Vec<usize> = (0..5).collect();
        let batch = |_: usize, n: u32, t: u32| format!("{{done: {}, total: {t}}}", n % (t + 1));
        let judge = |i: usize, n: u32, _: u32| format!("{{judge: j{i}, points: {n}}}");
        let member = |i: usize, n: u32, _: u32| format!("{{member: m{i}, points: {n}}}");
        let claim = |i: usize, n: u32, _: u32| format!("{{item: {}, count: {}}}", ["a", "b"][i % 2], n % 4);
        let kinds: [(&str, &str, Row); 8] = [
            ("batches", "{kind: ratio, done: 完成, total: 全部, aggregate: mean}", batch),
            ("batches", "{kind: ratio, done: 完成, total: 全部, aggregate: pooled}", batch),
            ("scores", "{kind: judges, min: 0, max: 100, average: mean, drop_high: 1, drop_low: 1}", judge),
            ("scores", "{kind: judges, min: 0, max: 100, average: median, drop_high: 1, drop_on: total}", judge),
            ("members", "{kind: top, k: 3, combine: mean, min: 0, max: 100}", member),
            ("members", "{kind: top, k: 2, combine: sum, min: 0, max: 100}", member),
            ("claims", "{kind: bonus, stack: sum, items: [{id: a, title: 甲, points: 2, max: 5}, {id: b, title: 乙, points: 1}]}", claim),
            ("claims", "{kind: bonus, stack: highest, items: [{id: a, title: 甲, points: 2}, {id: b, title: 乙, points: 1}]}", claim),
        ];
        for (key, rule, row) in kinds {
            let rubric = criterion_of("250", rule);
            let (one, other) = (rows(key, row, &straight), rows(key, row, &order));
            prop_assert_eq!(points(&rubric, &one), points(&rubric, &other), "{}", rule);
        }
    }

    /// The total is what a citizen gets who adds up the page, and the exact total what a
    /// mathematician gets who adds up the fractions.
    #[test]
    fn a_total_is_the_sum_of_its_parts(parts in proptest::collection::vec((0_i64..=400, 1_i64..=400), 1..12), places in 0_u8..5) {
        for total_of in ["published", "exact"] {
            let rubric = sum_rubric(parts.len(), places, total_of);
            let score = scored(&rubric, &sum_facts(&rubric, &parts));
            let rounding = rubric.rounding;
            let outcomes: Vec<_> = score.criteria.iter().map(scored_points).collect();
            let exact = Exact::sum(outcomes.iter().map(|p| &p.exact));
            prop_assert_eq!(&score.total.exact, &exact);
            let printed: rust_decimal::Decimal = match total_of {
                "published" => outcomes.iter().map(|p| p.published).sum(),
                _ => rounding.publish(&exact).expect("few digits"),
            };
            prop_assert_eq!(score.total.published, printed);
            prop_assert_eq!(score.total.published.scale(), u32::from(places));
        }
    }
}

fn scored_points(outcome: &Outcome) -> &score::Points {
    match outcome {
        Outcome::Scored(points) => points,
        Outcome::Excluded => panic!("nothing is left out here"),
    }
}

/// A rubric of one group with that many plain ratios of 10 points.
fn sum_rubric(parts: usize, places: u8, total_of: &str) -> Rubric {
    let criterion = |i: usize| format!("{{id: c{i}, points: 10, rule: {{kind: ratio, done: 完成, total: 全部}}}}");
    let criteria: Vec<String> = (0..parts).map(criterion).collect();
    rubric_of(&format!(
        "{{rubric: r, title: r, source: s, points: {}, rounding: {{places: {places}, mode: half_up}}, \
         total_of: {total_of}, sections: [{{id: g, points: {}, criteria: [{}]}}]}}",
        parts * 10,
        parts * 10,
        criteria.join(", ")
    ))
}

fn sum_facts(rubric: &Rubric, parts: &[(i64, i64)]) -> Facts {
    let mut facts = Facts::default();
    for (criterion, (done, total)) in rubric.criteria().into_iter().zip(parts) {
        let mut one = facts_of(&format!("{{done: {}, total: {total}}}", done % (total + 1)));
        let (_, values) = one.criteria.remove(0);
        facts.criteria.push((criterion.id.clone(), values));
    }
    facts
}

/// points × done ÷ total on big integers, rounded half up by the definition: ⌊x + ½⌋ of the
/// magnitude, in units of the last place.
fn reference(points: i64, done: i64, total: i64, rounding: Rounding) -> BigInt {
    let scale = BigInt::from(10).pow(u32::from(rounding.places));
    let x = BigRational::new(BigInt::from(points) * BigInt::from(done) * scale, BigInt::from(total));
    let half = BigRational::new(BigInt::from(1), BigInt::from(2));
    let whole = x.floor().to_integer();
    let rest = &x - BigRational::from_integer(whole.clone());
    let up = match rounding.mode {
        Mode::HalfUp => rest >= half,
        Mode::HalfEven => rest > half || (rest == half && (&whole % BigInt::from(2)) == BigInt::from(1)),
        Mode::Down => false,
        Mode::Up => rest.is_positive(),
    };
    if up { whole + 1 } else { whole }
}

/// A stream of numbers that is the same on every machine (splitmix64).
struct Stream(u64);

impl Stream {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        i64::try_from((z ^ (z >> 31)) % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// No double rounding, no lost digit: what is printed is the exact product rounded once. Many
/// totals are of the kind (2ᵃ5ᵇ) that lands on the middle between two printed values.
#[test]
fn what_is_printed_is_the_exact_value_rounded_once() {
    let cases = if slow() { 1_000_000 } else { 4_000 };
    let modes = [Mode::HalfUp, Mode::HalfEven, Mode::Down, Mode::Up];
    let mut rubric = criterion_of("15", "{kind: ratio, done: 完成, total: 全部}");
    let mut facts = facts_of("{done: 1, total: 1}");
    let mut stream = Stream(2023);
    let mut middles = 0;
    for case in 0..cases {
        let total = match stream.below(3) {
            0 => 1 << stream.below(20),
            1 => 16 * 5_i64.pow(u32::try_from(stream.below(8)).unwrap()),
            _ => 1 + stream.below(1_000_000_000),
        };
        let (done, points) = (stream.below(total + 1), 1 + stream.below(100));
        let places = u8::try_from(stream.below(7)).unwrap();
        let mode = modes[usize::try_from(stream.below(4)).unwrap()];
        rubric.rounding = Rounding { places, mode };
        set(&mut rubric, points);
        put(&mut facts, done, total);
        let published = scored(&rubric, &facts).total.published;
        let expected = reference(points, done, total, rubric.rounding);
        assert_eq!(
            Some(published.mantissa()),
            expected.to_i128(),
            "case {case}: {points} × {done} ÷ {total}, {places} {mode:?}"
        );
        let doubled = BigInt::from(2 * points) * BigInt::from(done) * BigInt::from(10).pow(u32::from(places));
        middles += i32::from((&doubled % total).is_zero() && !((doubled / total) % BigInt::from(2)).is_zero());
    }
    assert!(middles > cases / 100, "only {middles} cases lie in the middle between two printed values");
}

fn set(rubric: &mut Rubric, points: i64) {
    let number = Number::parse(&points.to_string()).unwrap();
    rubric.points = number.clone();
    rubric.root.points = number.clone();
    if let Some(gongshi::model::Item::Criterion(criterion)) = rubric.root.items.first_mut() {
        criterion.points = number;
    }
}

fn put(facts: &mut Facts, done: i64, total: i64) {
    for ((_, value), number) in facts.criteria[0].1.values.iter_mut().zip([done, total]) {
        value.value = FactValue::Number(Number::parse(&number.to_string()).unwrap());
    }
}
