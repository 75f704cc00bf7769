use super::*;
use crate::lang::Lang;
use crate::model::{Contest, Fingerprint, Impact, NominationId, Release, ReleaseChange, ReleaseEvent, ReleaseFile};
use crate::rank::fixture::Case;

fn release(number: u32, event: ReleaseEvent, supersedes: Option<u32>) -> Release {
    Release {
        number,
        event,
        on: jiff::civil::Date::constant(2023, 10, 16),
        reason: (event == ReleaseEvent::Correction).then(|| "录入错误".to_owned()),
        supersedes,
        fingerprint: Fingerprint([u8::try_from(number).unwrap_or_default(); 32]),
        notices: Vec::new(),
        rubrics: Vec::new(),
        changes: Vec::new(),
        impact: Vec::new(),
        files: Vec::new(),
        signed: false,
    }
}

fn file(path: &str, redacted_by: Option<u32>) -> ReleaseFile {
    ReleaseFile { path: path.to_owned(), sha256: [0; 32], bytes: 1, redacted_by }
}

/// Three releases: the rubric, a publication, and a correction of nomination `a` that moves `b`.
fn contest() -> Contest {
    let mut contest = Case::new().contest;
    let mut publication = release(2, ReleaseEvent::Publication, None);
    publication.files = vec![file("data/record.json", Some(3)), file("data/workbook.xlsx", None)];
    let mut correction = release(3, ReleaseEvent::Correction, Some(2));
    let change =
        |place: &str| ReleaseChange { place: place.to_owned(), from: Some("69".to_owned()), to: Some("96".to_owned()) };
    correction.changes = vec![change("nomination/a/facts/care/points"), change("rubric/r/points")];
    let nobody = Impact { nomination: NominationId::new("b"), total: None, rank: None, standing: None, awards: None };
    correction.impact = vec![Impact { rank: Some(("1".to_owned(), "2".to_owned())), ..nobody }];
    contest.releases = vec![release(1, ReleaseEvent::RubricLocked, None), publication, correction];
    contest
}

fn json(value: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(value).expect("a view is plain")
}

#[test]
fn a_superseded_release_says_by_which_and_the_latest_full_one_is_current() {
    let contest = contest();
    let views: Vec<_> = contest.releases.iter().map(|r| json(&ReleaseView::new(&contest, r, Lang::Zh))).collect();
    let by: Vec<_> = views.iter().map(|v| v["superseded_by"]["id"].as_str()).collect();
    assert_eq!(by, [None, Some("r0003"), None]);
    assert_eq!(views.iter().map(|v| v["current"] == true).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(views[2]["supersedes"]["href"], "releases/r0002.html");
    assert_eq!(views[2]["anchor"], format!("sha256-{}", "03".repeat(32)));
}

#[test]
fn a_bundle_that_lost_a_file_has_no_zip() {
    let contest = contest();
    let words = |at: usize| {
        let view = json(&ReleaseView::new(&contest, &contest.releases[at], Lang::Zh));
        let all = view["downloads"].as_array().cloned().unwrap_or_default();
        all.iter().filter_map(|d| d["word"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(words(1), ["workbook", "receipt"]);
    assert_eq!(words(0), ["zip", "receipt"]);
}

#[test]
fn a_change_is_told_where_it_happened_and_where_it_moved_somebody() {
    let contest = contest();
    let amends = Amends::new(&contest);
    let of = |id: &str| json(&amended(&contest, &amends, &NominationId::new(id), Lang::Zh));
    let (a, b) = (of("a"), of("b"));
    assert_eq!(a[0]["text"], "本页数据在 r0003（2023年10月16日 更正）中更改过");
    assert_eq!((a[0]["changes"][0]["from"].as_str(), a[0]["changes"][0]["to"].as_str()), (Some("69"), Some("96")));
    assert_eq!(a[0]["impact"], serde_json::Value::Null);
    assert_eq!(b[0]["impact"]["rank"]["to"], "2");
    assert_eq!(of("c"), json(&Vec::<()>::new()));
    let ids: Vec<_> = ["a", "b", "c"].map(NominationId::new).into();
    let list = json(&amended_list(&contest, &amends, ids.iter(), Lang::Zh));
    assert_eq!(list[0]["text"], "r0003（2023年10月16日 更正）更改过名单中2份申报的数据、得分或名次");
}
