use super::*;

fn files(all: &[(&str, &str)]) -> Files {
    all.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn record(lines: &[&str]) -> String {
    format!("{{\"format\":\"gongshi-records/1\",\"nominations\":[\n{}\n]}}\n", lines.join(",\n"))
}

#[test]
fn what_moved_others_is_told_beside_what_changed() {
    let head = "\u{FEFF}nomination,track,standing,total,numerator,denominator,rank,shared\n";
    let old = files(&[
        (
            RECORD,
            &record(&[
                r#"{"nomination":"a","name":"甲","facts":{"x":{"done":"1"}},"awards":[["best","first"]]}"#,
                r#"{"nomination":"b","name":"乙"}"#,
            ]),
        ),
        (RESULTS, &format!("{head}a,t,ranked,9.00,9,1,1,false\nb,t,ranked,8.00,8,1,2,false\n")),
        (AWARDS, "award,tier,nomination,by_event\nbest,first,a,\n"),
    ]);
    let new = files(&[
        (
            RECORD,
            &record(&[
                r#"{"nomination":"a","name":"甲","facts":{"x":{"done":"2"}}}"#,
                r#"{"nomination":"b","name":"乙"}"#,
            ]),
        ),
        (RESULTS, &format!("{head}a,t,ranked,7.00,7,1,2,false\nb,t,ranked,8.00,8,1,1,false\n")),
        (AWARDS, "award,tier,nomination,by_event\nbest,first,b,\n"),
    ]);
    let found = differences(&old, &new).unwrap();
    assert_eq!(found.changes, [change("nomination/a/facts/x/done", Some("1".into()), Some("2".into()))]);
    let pair = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
    assert_eq!((&found.impact[0].total, &found.impact[0].rank), (&pair("9.00", "7.00"), &pair("1", "2")));
    assert_eq!((&found.impact[1].total, &found.impact[1].awards), (&None, &pair("", "best/first")));
    assert_eq!(differences(&old, &old), Some(Differences::default()));
    let covered = found.covered();
    assert_eq!(covered.changes[0].from.as_deref(), Some(COVERED));
    assert_eq!(covered.impact[1].awards, pair("", "best/first"), "nothing was there");
}

#[test]
fn the_way_of_writing_is_no_difference() {
    let compact = files(&[(RECORD, &record(&[r#"{"nomination":"a","name":"甲","out":false}"#]))]);
    let spaced =
        files(&[(RECORD, "{ \"nominations\": [ { \"out\": false, \"name\": \"\\u7532\", \"nomination\": \"a\" } ] }")]);
    assert_eq!(differences(&compact, &spaced), Some(Differences::default()));
}

#[test]
fn what_is_new_or_gone_is_one_change() {
    let one = files(&[(RECORD, &record(&[r#"{"nomination":"a","name":"甲","facts":{"x":{"done":"1"}}}"#]))]);
    let two = files(&[(RECORD, &record(&[r#"{"nomination":"b","name":"乙"}"#])), ("data/notices/n.txt", "公示\n")]);
    let places: Vec<_> =
        differences(&one, &two).unwrap().changes.into_iter().map(|c| (c.place, c.from, c.to)).collect();
    assert_eq!(places[0], ("nomination/a".into(), Some("甲".into()), None));
    assert_eq!(places[1], ("nomination/b".into(), None, Some("乙".into())));
    assert_eq!((places[2].0.as_str(), &places[2].1), ("notice/n", &None));
    assert_eq!(differences(&files(&[(RECORD, "{")]), &two), None);
}

#[test]
fn an_event_is_new_gone_or_changed() {
    let head = "\u{FEFF}event,on,kind,reason\n";
    let old = files(&[(EVENTS, &format!("{head}e-1,2023-10-10,objection,甲\ne-2,2023-10-11,finding,乙\n"))]);
    let new = files(&[(EVENTS, &format!("{head}e-1,2023-10-10,objection,丙\ne-3,2023-10-12,draw,丁\n"))]);
    let told = |from: &Files, to: &Files| differences(from, to).unwrap().changes;
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        told(&old, &new),
        [
            change("event/e-1/reason", some("甲"), some("丙")),
            change("event/e-2", some("finding"), None),
            change("event/e-3", None, some("draw")),
        ]
    );
    assert_eq!(told(&Files::new(), &new).len(), 2, "a release of before there was the table");
    let twice = files(&[(EVENTS, &format!("{head}e-1,2023-10-10,draw,丁\ne-1,2023-10-10,draw,丁\n"))]);
    assert_eq!(differences(&old, &twice), None);
}
