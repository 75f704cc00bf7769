use super::seal::since;
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
fn whoever_brings_an_old_fingerprint_is_told_what_superseded_it() {
    let contest = contest();
    let told = |at: usize| json(&ReleaseView::new(&contest, &contest.releases[at], Lang::Zh))["told"].clone();
    let older = told(1);
    let older = older.as_str().unwrap_or_default();
    assert!(older.starts_with("这是 r0002（2023年10月16日 公示发布）的指纹"), "{older}");
    assert!(older.contains("已被 r0003 取代"), "{older}");
    assert_eq!(told(2), "这是 r0003（2023年10月16日 更正）的指纹，64位相同。");
}

/// Beside a text that a correction changed, the fingerprint of the release before it would be false (E52).
#[test]
fn the_fingerprint_beside_a_notice_is_that_of_the_first_release_with_its_text() {
    let text = |path: &str, text: u8| ReleaseFile { sha256: [text; 32], ..file(path, None) };
    let (kept, changed, gone) = ("data/notices/kept.txt", "data/notices/changed.txt", "data/notices/gone.txt");
    let mut contest = contest();
    contest.releases[1].files = vec![text(changed, 1), text(gone, 1), text(kept, 1)];
    contest.releases[2].files = vec![text(changed, 2), text(kept, 1)];
    let hash = |n: &str| Some(format!("sha256:{n}"));
    contest.releases[2].changes = vec![
        ReleaseChange { place: "notice/changed".to_owned(), from: hash("1"), to: hash("2") },
        ReleaseChange { place: "notice/kept".to_owned(), from: None, to: hash("1") },
    ];
    let mut last = release(4, ReleaseEvent::Final, Some(3));
    last.files.clone_from(&contest.releases[2].files);
    contest.releases.push(last);
    let of = |slug: &str| since(&contest, slug).map(Release::id);
    assert_eq!(of("kept").as_deref(), Some("r0002"));
    assert_eq!(of("changed").as_deref(), Some("r0003"));
    assert_eq!((of("gone"), of("never")), (None, None));
    let said = json(&reworded(&contest, "changed", Lang::Zh));
    assert_eq!(said[0]["text"], "本文的文字在 r0003（2023年10月16日 更正）中更改过");
    assert_eq!((said[0]["href"].as_str(), said[0]["reason"].as_str()), (Some("releases/r0003.html"), Some("录入错误")));
    assert_eq!(json(&reworded(&contest, "kept", Lang::Zh)), json(&Vec::<()>::new()));
    let view = json(&ReleaseView::new(&contest, &contest.releases[2], Lang::Zh));
    let hrefs: Vec<_> =
        view["changes"][0]["texts"].as_array().into_iter().flatten().map(|t| t["href"].clone()).collect();
    let at = |release: &str| format!("evidence/{}/{release}/{changed}", contest.id);
    assert_eq!(hrefs, [at("r0002"), at("r0003")]);
    assert_eq!(view["changes"][1]["texts"], serde_json::Value::Null);
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
