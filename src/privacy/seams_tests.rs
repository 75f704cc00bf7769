//! Numbers that the cells of a row or the fields of a record make up.

use super::*;

/// Halves of a number in neighbours of every kind.
#[test]
fn numbers_that_neighbours_make_up_are_found() {
    let (id, m, card) = (id(), mobile(), card());
    for (a, b) in [(&id[..6], &id[6..]), (&id[..9], &id[9..]), (&id[..17], &id[17..])] {
        for text in [
            format!("示例,甲,\"{a}\",\"{b}\",乙\n"),
            format!("fields: {{甲: \"{a}\", 乙: \"{b}\"}}"),
            format!("甲: \"{a}\"\n    乙: {b}\n"),
            format!("attachments: [\"{a}\", \"{b}\"]"),
            format!("- '{a}'\n- '{b}'\n"),
            format!("{{\"甲\": \"{a}\",\"乙\": \"{b}\"}}"),
            format!("<td>{a}</td><td class=\"n\">{b}</td>"),
        ] {
            typed(&text, Some(Kind::IdNumber));
        }
    }
    let row = |cells: &[&str]| format!("\"{}\"", cells.join("\",\""));
    typed(&row(&[&id[..6], &id[6..10], &id[10..14], &id[14..]]), Some(Kind::IdNumber));
    typed(
        &row(&id.chars().map(String::from).collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>()),
        Some(Kind::IdNumber),
    );
    let wrong = id.replace("002X", "0021");
    typed(&row(&["身份证号", &wrong[..6], &wrong[6..]]), Some(Kind::IdNumber));
    typed(&row(&["联系电话", &m[..3], &m[3..]]), Some(Kind::Mobile));
    typed(&row(&["银行卡号", &card[..8], &card[8..]]), Some(Kind::BankCard));
    typed(&row(&["证件号", "110105", "491231002"]), Some(Kind::OldIdNumber));
    // A number of private/ needs no name.
    let phone = ["0771", "5600", "123"];
    for cells in [&phone[..], &["07715", "600123"]] {
        let findings = kept().typed(row(cells).as_bytes());
        assert!(matches!(findings[..], [Finding { kind: Kind::Private(SecretKind::Phone, _), .. }]), "{findings:?}");
        assert_eq!(findings[0].value, phone.concat());
    }
}

#[test]
fn neighbours_are_mostly_numbers_of_their_own() {
    let (id, m) = (id(), mobile());
    for text in [
        "示例,45,12,1990,01,15,12,34\n",
        "45|12|1990|01|15|12|34|5|6|7|8|9",
        "\"450102\",\"20240923\",\"0012\"",
        "{region: 450102, on: 2024-09-23, no: 0012}",
        "{id: c01, done: 230, total: 231}\n- {id: c02, done: 4501, total: 19850315}",
        "\"建设面积\",\"138123\",\"45678\"",
        "面积: 138123\n投资: 45678\n",
        "统计电话费,138,12345678",
        "from: 2023-09-25\nto: 2023-09-28\nplaces: 12\n",
    ] {
        typed(text, None);
    }
    // Parts that a word stands between, and groups that begin nowhere in particular.
    typed(&format!("\"{}\",\"和\",\"{}\"", &id[..9], &id[9..]), None);
    typed(&format!("\"{}\"", cut(&id, &[5, 4, 4, 4, 1], "\",\"")), None);
    typed(&format!("\"{}\",\"{}\"", &m[..3], &m[3..]), None);
    // Nobody who was born in 2020 works.
    let young = (0..10).map(|d| format!("{}{d}", ["110105", "20200115", "001"].concat()));
    let young = young.into_iter().find(|n| crate::private::identity::judge(n).is_ok()).unwrap();
    typed(&format!("\"{}\",\"{}\"", &young[..6], &young[6..]), None);
}

#[test]
fn an_exception_allows_a_number_in_parts() {
    let id = id();
    let text = format!("\"{}\",\"{}\"", &id[..8], &id[8..]);
    assert_eq!(allowing(&id).typed(text.as_bytes()), []);
}

/// An Office document of one part, without packing.
pub(super) fn document(name: &str, xml: &str) -> Vec<u8> {
    let four = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let two = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    let fields = [
        &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
        &four(xml.len()),
        &four(xml.len()),
        &two(name.len()),
        &[0, 0],
    ]
    .concat();
    let file = [b"PK\x03\x04", &fields[..], name.as_bytes(), xml.as_bytes()].concat();
    let entry = [b"PK\x01\x02\x14\0", &fields[..], &[0; 14], name.as_bytes()].concat();
    let end = [&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &four(entry.len()), &four(file.len()), &[0, 0]].concat();
    [file, entry, end].concat()
}

#[track_caller]
fn attached(name: &str, xml: &str, kind: Option<Kind>) {
    let (findings, unread) = scanner().file(&document(name, xml));
    assert_eq!((findings.iter().map(|f| f.kind).collect(), unread), (Vec::from_iter(kind), None), "{xml}");
}

#[test]
fn no_part_of_a_document_hides_a_number() {
    let (id, m) = (id(), mobile());
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
    for between in ["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "</w:p><w:p>", "</w:p></w:tc><w:tc><w:p>"] {
        for at in [8, 10, 17] {
            let text = format!("<w:p>{}{between}{}</w:p>", run(&id[..at]), run(&id[at..]));
            attached("word/document.xml", &text, Some(Kind::IdNumber));
        }
        let text = format!("<w:p>电话{}{between}{}</w:p>", run(&m[..3]), run(&m[3..]));
        attached("word/document.xml", &text, Some(Kind::Mobile));
    }
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    attached("word/document.xml", &row(&["身份证号", &id[..6], &id[6..14], &id[14..]]), Some(Kind::IdNumber));
    let number = |text: &str| format!("<c><v>{text}</v></c>");
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows = format!("<row>{}{}</row>", number(&id[..10]), text(&id[10..]));
    attached("xl/worksheets/sheet1.xml", &rows, Some(Kind::IdNumber));
    let column = format!("<row>{}</row><row>{}</row>", number(&id[..8]), text(&id[8..]));
    attached("xl/worksheets/sheet1.xml", &column, Some(Kind::IdNumber));
    let formula = format!("<row><c><f>\"{}\"&amp;\"{}\"</f></c></row>", &m[..3], &m[3..]);
    attached("xl/worksheets/sheet1.xml", &formula, Some(Kind::Mobile));
    let symbols: String = m.chars().map(|c| format!("<w:sym w:font=\"Symbol\" w:char=\"F03{c}\"/>")).collect();
    attached("word/document.xml", &symbols, Some(Kind::Mobile));
}

/// Tables of scores, areas, days and years, as attachments have them.
#[test]
fn tables_of_other_numbers_are_left_alone() {
    let rows = |rows: &[&[&str]]| -> String {
        let cell = |text: &&str| format!("<c><v>{text}</v></c>");
        rows.iter().map(|row| format!("<row>{}</row>", row.iter().map(cell).collect::<String>())).collect()
    };
    for table in [
        &[&["45", "12", "1990", "01", "15", "123", "4"][..], &["45", "01", "02", "1985", "03", "15", "12", "34"]][..],
        &[&["450102", "20240923", "0012"], &["450103", "20240923", "0013"]],
        &[&["138", "7812", "346", "97.25", "1990", "11"], &["13.8", "78123456"]],
        &[&["2001", "2002", "2003", "138123", "45678", "20231009"]],
    ] {
        attached("xl/worksheets/sheet1.xml", &rows(table), None);
    }
}

/// Six hundred rows of scores, years, days, amounts and postcodes: nobody's numbers, in a file of
/// comma-separated values, in a sheet and in a Markdown table.
#[test]
fn large_tables_of_other_numbers_are_left_alone() {
    // Numbers that look random and are the same in every run (Knuth's linear congruence).
    let mut state = 1_u64;
    let mut below = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut cell = || match below(6) {
        0 => (1 + below(100)).to_string(),
        1 => format!("{}.{:02}", below(100), below(100)),
        2 => (1930 + below(95)).to_string(),
        3 => (1 + below(31)).to_string(),
        4 => (100_000 + below(560_000)).to_string(),
        _ => below(100_000).to_string(),
    };
    let rows: Vec<Vec<String>> = (0..600).map(|_| (0..20).map(|_| cell()).collect()).collect();
    let table = |before: &str, sign: &str, behind: &str| -> String {
        rows.iter().map(|row| format!("{before}{}{behind}\n", row.join(sign))).collect()
    };
    for text in [table("", ",", ""), table("| ", " | ", " |"), table("<row><c><v>", "</v></c><c><v>", "</v></c></row>")]
    {
        let sheet = text.starts_with('<').then(|| document("xl/worksheets/sheet1.xml", &text));
        let (findings, _) = scanner().file(sheet.as_deref().unwrap_or(text.as_bytes()));
        let sure: Vec<_> = findings.iter().filter(|finding| !finding.kind.is_doubtful()).collect();
        assert!(sure.is_empty(), "{sure:?}");
    }
}
