use std::path::Path;

use super::*;
use crate::diag::{Format, render};
use crate::lang::Lang;
use crate::private::SecretKind as S;

/// An ID number that holds, put together so that it does not stand here.
fn id_number() -> String {
    ["110105", "19491231", "002X"].concat()
}

/// What is read of a site whose private/ holds these files, and all that is said about it.
fn read_files(files: &[(&str, String)]) -> (Private, String) {
    let dir = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path = dir.path().join("private").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    read_root(dir.path())
}

fn read_root(root: &Path) -> (Private, String) {
    let (mut sources, mut faults) = (Sources::default(), Diagnostics::new());
    let private = super::read(root, None, &mut sources, &mut faults).unwrap();
    (private, render(&faults.sorted(), &sources, Format::Human, Lang::En, false))
}

#[test]
fn a_site_without_the_folder_has_nothing_private() {
    let dir = tempfile::tempdir().unwrap();
    let (private, said) = read_root(dir.path());
    assert!(private.is_empty() && said.is_empty(), "{said}");
}

#[test]
fn a_whole_record_is_read() {
    let id = id_number().to_lowercase();
    let record = format!(
        "nomination: p1\nid_type: 身份证\nid_number: {id}\nphone: 0771-1234567\nbirth: 1949-12\nbirth_place: 示例省示例市\n\
         votes: {{present: 12, for: 10, against: 2}}\nphoto: photos/1.jpg\nfields: {{政治面貌: 群众}}\n\
         resume:\n  - {{from: 2001-09, to: 2004-07, what: 示例中学}}\n  - {{from: 2004-08, to: 至今, what: 示例局}}\n"
    );
    let (private, said) = read_files(&[("a/x.yaml", record), ("a/photos/1.jpg", String::new())]);
    assert_eq!(said, "");
    let record = private.of(&ContestId::new("a"), &crate::model::NominationId::new("p1")).unwrap();
    assert_eq!(record.document.as_ref().unwrap().number.value.expose(), id_number());
    assert_eq!(record.resume[1].to, None);
    let kinds: Vec<_> = private.told().map(|told| told.kind).collect();
    assert_eq!(kinds, [S::IdNumber, S::Phone, S::BirthPlace, S::Resume, S::Resume, S::Scan, S::Field]);
}

#[test]
fn a_table_holds_a_record_a_row() {
    let table =
        format!("nomination,id_type,id_number,phone\np2,身份证,{},0771-1234567\np1,,,0771-7654321\n", id_number());
    let (private, said) = read_files(&[("a/x.csv", table)]);
    assert_eq!((private.of_contest(&ContestId::new("a")).len(), said.as_str()), (2, ""));
}

#[test]
fn nothing_that_is_said_gives_a_value_away() {
    let wrong = [id_number().replace("002X", "0021"), "广西示例县示例路".to_owned(), "0771 12345".to_owned()];
    let record = format!(
        "nomination: p1\nid_type: 身份证\nid_number: {}\naddress: [{}]\nphone: {}\n{}: x\n",
        wrong[0], wrong[1], wrong[2], wrong[0]
    );
    let (_, said) = read_files(&[("a/x.yaml", record)]);
    for code in ["GS0901", "GS0204", "GS0902", "GS0201"] {
        assert!(said.contains(code), "{code}\n{said}");
    }
    for value in wrong {
        assert!(!said.contains(&value), "{said}");
    }
    assert!(said.contains("id_number: ******************"), "{said}");
}

#[test]
fn debug_shows_no_value() {
    let (private, _) =
        read_files(&[("a/x.yaml", "nomination: p1\nphone: 0771-1234567\naddress: 示例路\n".to_string())]);
    let shown = format!("{private:?}");
    assert!(!shown.contains("1234567") && !shown.contains("示例路"), "{shown}");
}

#[test]
fn two_records_of_one_nomination_are_refused() {
    let record = || "nomination: p1\nphone: 0771-1234567\n".to_owned();
    let (_, said) = read_files(&[("a/x.yaml", record()), ("a/y.yaml", record())]);
    assert!(said.contains("GS0301"), "{said}");
}

#[test]
fn forms_are_left_alone_and_strays_are_named() {
    let (_, said) = read_files(&[("forms/a.yaml", "x".into()), ("a/x.yml", "x".into()), ("x.yaml", "x".into())]);
    assert_eq!(said.matches("GS0005").count(), 2, "{said}");
}
