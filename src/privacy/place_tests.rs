//! Where in a file something was found, as somebody who opens it would look for it.

use super::*;
use crate::privacy::unpack::tests::stored;

/// The places of what is found in a file, in Chinese.
fn places(file: &[u8]) -> Vec<String> {
    let (findings, _) = scanner().file(file);
    findings.into_iter().map(|finding| finding.place.map_or_else(String::new, |place| place.zh)).collect()
}

/// A workbook of one sheet, the second by its number, with rows and texts that it shares.
fn workbook(name: &str, rows: &str, shared: &[&str]) -> Vec<u8> {
    let sheets = format!(
        "<sheets><sheet name=\"表1\" r:id=\"rId1\"/><sheet name=\"{name}\" sheetId=\"2\" r:id=\"rId7\"/></sheets>"
    );
    let targets = "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>\
                   <Relationship Id=\"rId7\" Type=\"x\" Target=\"/xl/worksheets/sheet2.xml\"/>";
    let shared: String = shared.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
    stored(
        &[
            ("xl/workbook.xml", sheets.as_bytes()),
            ("xl/_rels/workbook.xml.rels", targets.as_bytes()),
            ("xl/worksheets/sheet2.xml", format!("<sheetData>{rows}</sheetData>").as_bytes()),
            ("xl/sharedStrings.xml", shared.as_bytes()),
        ],
        b"",
    )
}

#[test]
fn sheets_name_row_and_column() {
    let (id, m) = (id(), mobile());
    // What is empty is left out of the file, and counted by its readers.
    let rows = format!(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"7\"><c r=\"C7\" t=\"s\"><v>1</v></c></row>\
         <row r=\"12\"><c r=\"B12\"><v>3</v></c><c r=\"AB12\"><v>{m}</v></c></row>"
    );
    let file = workbook("名单 &amp; 表", &rows, &["姓名", &id]);
    let (mut all, expected) = (places(&file), ["工作表“名单 & 表”第 12 行 AB 列", "工作表“名单 & 表”第 7 行 C 列"]);
    all.sort();
    assert_eq!(all, expected);
    // Rows and cells without numbers, as some programs write them.
    let rows = format!("<row><c><v>1</v></c></row><row><c/><c><v>{m}</v></c></row>");
    assert_eq!(places(&workbook("表2", &rows, &[])), ["工作表“表2”第 2 行 B 列"]);
    // The number of the whole that two cells make up stands in the first.
    let rows = format!("<row r=\"3\"><c r=\"D3\"><v>{}</v></c><c r=\"E3\"><v>{}</v></c></row>", &id[..8], &id[8..]);
    assert_eq!(places(&workbook("表2", &rows, &[])), ["工作表“表2”第 3 行 D 列"]);
    // A sheet is not named by what must not be shown.
    let place = &places(&workbook(&format!("示例甲{m}"), "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>", &[&id]))[..];
    assert!(!place.concat().contains(&m), "{place:?}");
    let rows = format!("<row r=\"2\"><c r=\"A2\"><v>{id}</v></c></row>");
    assert!(places(&workbook(&m, &rows, &[])).contains(&"工作表“138********”第 2 行 A 列".to_owned()));
}

#[test]
fn an_empty_column_shifts_no_head() {
    let old = ["110105", "491231", "002"].concat();
    let cell = |name: &str, text: &str| format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let heads = [("A1", "姓名"), ("B1", "合同编号"), ("C1", "证件")].map(|(name, text)| cell(name, text)).concat();
    for (name, kind) in [("B9", Kind::MaybeOldId), ("C9", Kind::OldIdNumber)] {
        let rows = format!("<row r=\"1\">{heads}</row><row r=\"9\">{}{}</row>", cell("A9", "示例甲"), cell(name, &old));
        let (findings, _) = scanner().file(&workbook("表", &rows, &[]));
        assert_eq!(findings.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [kind], "{name}");
    }
}

#[test]
fn texts_name_line_and_column() {
    let m = mobile();
    let rows = format!("姓名,单位,备注\n示例甲,\"示例, 一局\",无\n示例乙,示例局,{m}\n");
    assert_eq!(places(rows.as_bytes()), ["第 3 行第 3 列"]);
    let quoted = format!("姓名,单位,备注\n示例乙,\"示例, 二局\",{m}\n");
    let (gb18030, ..) = encoding_rs::GB18030.encode(&quoted);
    assert_eq!(places(&gb18030), ["第 2 行第 3 列"]);
    assert_eq!(places(format!("通知\n\n联系 {m}。\n").as_bytes()), ["第 3 行"]);
    assert_eq!(places(format!("姓名\t电话\n示例甲\t{m}\n").as_bytes()), ["第 2 行第 2 列"]);
}

#[test]
fn documents_name_paragraph_or_row() {
    let (id, m, card) = (id(), mobile(), card());
    let p = |text: &str| format!("<w:p w:rsidR=\"00A1\"><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: &[&str]| -> String {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|c| format!("<w:tc>{}</w:tc>", p(c))).collect::<String>())
    };
    let table = |last: &str| format!("<w:tbl>{}{}</w:tbl>", row(&["姓名", "号码"]), row(&["示例甲", last]));
    let body = [p("通知"), "<w:p/>".into(), p(&format!("联系{m}")), table("无"), table(&id), p(&card)].concat();
    let file = stored(&[("word/document.xml", body.as_bytes())], b"");
    let mut all = places(&file);
    all.sort();
    assert_eq!(all, ["第 2 个表格第 2 行", "第 3 段", "第 4 段"]);
    let slide = format!("<a:p><a:r><a:t>{m}</a:t></a:r></a:p>");
    assert_eq!(places(&stored(&[("ppt/slides/slide12.xml", slide.as_bytes())], b"")), ["第 12 张幻灯片"]);
    // A file in an archive is named, and in it the place.
    let archive = stored(&[("a/名单.docx", &file), ("b.txt", "无".as_bytes())], b"");
    let mut all = places(&archive);
    all.sort();
    assert_eq!(all, ["a/名单.docx 第 2 个表格第 2 行", "a/名单.docx 第 3 段", "a/名单.docx 第 4 段"]);
}
