//! The demo contest: its committed data are what examples/demo_data writes, and show every rule at work.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gongshi::config::Job;
use gongshi::lang::Lang;
use gongshi::pipeline::{self, Computed, Report, Silent};
use gongshi::rank::{Came, FilingResult, WhyUnranked};
use gongshi::score::Outcome;

#[path = "../../examples/demo_data/demo/mod.rs"]
mod generator;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn paths_under(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            paths_under(&path, found);
        } else {
            found.insert(path);
        }
    }
}

#[test]
fn committed_files_are_what_the_generator_writes() {
    for (path, text) in generator::files() {
        let committed = fs::read_to_string(data().join(&path)).unwrap_or_default();
        assert!(committed == text, "{path} differs: run `cargo run --example demo_data`");
    }
}

#[test]
fn no_nomination_file_is_left_over_from_an_earlier_run() {
    let mut committed = BTreeSet::new();
    for contest in ["guangxi-2023", "jiujiang-2021"] {
        paths_under(&data().join(contest).join("nominations"), &mut committed);
    }
    let generated: BTreeSet<PathBuf> = generator::files().iter().map(|(path, _)| data().join(path)).collect();
    let left_over: Vec<_> = committed.difference(&generated).collect();
    assert!(left_over.is_empty(), "{left_over:?}");
}

/// How many came in time, late, and not at all or not whole.
fn counts(result: &FilingResult) -> [usize; 3] {
    let count = |is: fn(Came) -> bool| result.units.iter().filter(|u| is(u.whole)).count();
    [count(Came::is_in_time), count(|c| matches!(c, Came::Late(..))), count(|c| c == Came::Missing)]
}

/// The demo, checked, scored, ranked and audited.
fn computed() -> (Report, Computed) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf();
    let job = Job {
        output: root.join("public"),
        root,
        force: false,
        base_url: None,
        now: None,
        drafts: false,
        no_minify: false,
        lang: Lang::En,
    };
    let (report, computed) = pipeline::check(&job, &Silent).unwrap();
    let computed = computed.unwrap_or_else(|| panic!("the demo has {} errors", report.faults.errors()));
    (report, computed)
}

/// What is known to be odd in the plans, and nothing else.
#[test]
fn the_demo_has_only_the_warnings_that_its_plan_deserves() {
    let (report, _) = computed();
    let mut codes: Vec<&str> = report.faults.sorted().iter().map(|fault| fault.code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "GS0611", "GS0611", // 5/14 and 39/111 are over 35 % before rounding
            "GS0686", // 隆安: one category misses 80 %, all together reach it
            "GS0687", // 隆安: plans are due on 15 June, after the stage that ends in May
            "GS0689", // 隆安: the plan of 25 May for a stage that began in April
            "GS0710", // four working days for a notice of five
            "GS0711", // 组织审核 and 推荐上报 in the same window
            "GS0712", // counts up to 25 September, filing closes on the 22nd
            "GS0713", "GS0713", "GS0713", // windows that end on 中秋 and on a Sunday
            "GS0713", // what cities recommend is due on 中秋
            "GS0713", // 天津: 31 August 2024 is a Saturday
            "GS0713", "GS0713", // 阳泉: 30 September and 31 December 2023 are days off
            "GS0753", // 天津: 8月31日 is a Saturday
            "GS0754", // 隆安: plans are due on 15 June, in a stage of April and May
        ]
    );
}

#[test]
fn the_numbers_of_winners_are_those_of_the_plan() {
    let (_, computed) = computed();
    let awards = &computed.judged[0].results.awards;
    let winners: Vec<_> = awards.iter().map(|award| award.winners.len()).collect();
    // 111 people, one of whom withdrew.
    assert_eq!(winners, [5, 39, 14, 110, 4, 3]);
    let frontline = &computed.judged[0].results.limits[0];
    assert_eq!((frontline.winners, frontline.holds), (124, Some(true)), "主要奖励一线工作人员");
    assert!(awards.iter().all(|award| award.pending.is_empty()));
}

#[test]
fn every_rare_case_occurs() {
    let (_, computed) = computed();
    let (contest, judged) = (&computed.site.contests[0], &computed.judged[0]);
    let settled: Vec<_> = judged.results.awards.iter().flat_map(|a| &a.settled).map(|t| t.event.as_str()).collect();
    assert_eq!(settled, ["e-04", "e-03"], "a decision among cities, a draw among counties");
    let unranked: Vec<_> = judged.results.tracks.iter().flat_map(|t| &t.unranked).map(|u| &u.why).collect();
    assert!(unranked.iter().any(|why| matches!(why, WhyUnranked::Gate(_))));
    assert!(unranked.iter().any(|why| matches!(why, WhyUnranked::Withdrawn(_))));
    assert!(unranked.iter().any(|why| matches!(why, WhyUnranked::Disqualified(_))));
    let county = &judged.results.awards[1];
    let filled: Vec<_> = county.freed.iter().map(|seat| (seat.nomination.as_str(), &seat.filled)).collect();
    let [("baise-c11", Some((event, substitute)))] = filled[..] else { panic!("{filled:?}") };
    assert_eq!((event.as_str(), substitute.as_str()), ("e-13", "baise-c08"));
    let outcomes: Vec<_> =
        contest.objections().filter_map(|case| case.finding.map(|(_, outcome, _)| outcome)).collect();
    assert_eq!(outcomes, [gongshi::model::Outcome::Unfounded, gongshi::model::Outcome::Upheld], "no objection is open");
    let notes = judged.results.tracks[1].places.iter().filter(|p| p.tie_note.is_some()).count();
    assert!(notes >= 4, "two equal totals that the chain orders, two that it does not");
    let points = |criterion: &str| -> BTreeSet<String> {
        let at = contest.rubrics[0].criteria().iter().position(|c| c.id.as_str() == criterion).unwrap();
        let scores = contest.nominations.iter().filter_map(|n| judged.book.get(&n.id));
        scores
            .map(|score| match &score.criteria[at] {
                Outcome::Scored(points) => points.published.to_string(),
                Outcome::Excluded => "excluded".to_owned(),
            })
            .collect()
    };
    assert_eq!(points("change-quality"), BTreeSet::from(["0.00", "1.00", "10.00", "3.00", "6.00"].map(str::to_owned)));
    for (criterion, full) in [("monitoring-feedback", "15.00"), ("field-chief", "10.00")] {
        let points = points(criterion);
        assert!(points.contains("0.00") && points.contains(full) && points.len() > 10, "{criterion}: {points:?}");
    }
    assert!(points("vector-results").contains("excluded"));
    assert!(points("outreach").contains("5.00"));
}

fn contest_of<'a>(computed: &'a Computed, id: &str) -> (&'a gongshi::model::Contest, &'a gongshi::rank::Results) {
    let at = computed.site.contests.iter().position(|c| c.id.as_str() == id).unwrap();
    (&computed.site.contests[at], &computed.judged[at].results)
}

/// 隆安 2023: one category misses its 80 %, all three together reach it; a unit of several counts once.
#[test]
fn coverage_of_longan_is_what_the_generator_arranged() {
    let (_, computed) = computed();
    let (_, results) = contest_of(&computed, "longan-2023");
    let coverage = results.coverage.as_ref().unwrap();
    let shares: Vec<_> = coverage.rows.iter().map(|r| (r.held, r.units.len(), r.reached, r.short)).collect();
    let (yes, no) = (Some(true), Some(false));
    assert_eq!(
        shares,
        [
            (9, 10, yes, 0),
            (11, 15, no, 1),
            (11, 13, yes, 0),
            (15, 36, yes, 0),
            (5, 24, yes, 0),
            (27, 33, yes, 0),
            (17, 46, yes, 0)
        ]
    );
    assert_eq!((coverage.reached, coverage.otherwise), (no, yes));
    let counts: Vec<_> = results.filings.iter().map(counts).collect();
    assert_eq!(counts.iter().map(|c| c.iter().sum()).collect::<Vec<usize>>(), [76, 68]);
    assert!(counts.iter().all(|[in_time, late, missing]| *in_time > 20 && *late >= 3 && *missing > 20), "{counts:?}");
}

/// 九江 2021: form and plan by 22 July, or 视为未参赛; what such units put forward is refused.
#[test]
fn those_that_did_not_enter_in_time_are_out() {
    let (_, computed) = computed();
    let (contest, results) = contest_of(&computed, "jiujiang-2021");
    assert_eq!(counts(&results.filings[0]), [26, 2, 3]);
    let bars = gongshi::rank::Bars::new(contest, &results.filings);
    let barred: Vec<_> = contest.nominations.iter().filter(|n| !bars.by_filing(n).is_empty()).map(|n| &n.id).collect();
    let mut refused: Vec<_> = contest.history.iter().filter_map(gongshi::model::Event::takes_out).collect();
    refused.sort();
    assert_eq!(barred.len(), 4);
    assert_eq!(barred, refused);
    assert!(results.limits.iter().all(|l| l.holds == Some(true)));
}
