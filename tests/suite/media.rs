//! Pictures and attachments: what prose shows is published, small and bare; what they hide stops the build.

use std::io::Write as _;

use crate::harness::{Project, Run};
use crate::privacy::id;

/// Writes bytes, with the folders above them.
fn put(project: &Project, path: &str, bytes: &[u8]) {
    let path = project.root().join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// A news page with this text.
fn prose(project: &Project, text: &str) {
    let front = "kind: news\ntitle: 示例动态\npublished: 2023-10-10\nissuers: [示例组织委员会]";
    project.write("content/small/n.md", &format!("---\n{front}\n---\n\n{text}\n"));
}

/// A picture of so many pixels.
fn picture(width: u32, format: image::ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, width / 2).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A segment or chunk of words in a picture.
fn jpeg_with(marker: u8, words: &[u8]) -> Vec<u8> {
    let jpeg = picture(20, image::ImageFormat::Jpeg);
    let length = u16::try_from(words.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, words, &jpeg[2..]].concat()
}

fn png_with(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let png = picture(20, image::ImageFormat::Png);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(data);
    [&png[..33], &length, kind, data, &crc.sum().to_be_bytes(), &png[33..]].concat()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A zip file of these files, deflated.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let packed = deflated(content);
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let mut fields = vec![20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0];
        fields.extend(crc.sum().to_le_bytes());
        fields.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        fields.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        fields.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        fields.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(u32::try_from(out.len()).unwrap().to_le_bytes());
        directory.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(packed);
    }
    let start = u32::try_from(out.len()).unwrap();
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn docx(text: &str) -> Vec<u8> {
    let xml = format!("<w:document><w:body><w:p>{text}</w:p></w:body></w:document>");
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())])
}

fn pdf(content: &str, map: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n4 0 obj << /Filter /FlateDecode >> stream\n".to_vec();
    out.extend(zlib(content.as_bytes()));
    out.extend(b"\nendstream endobj\n5 0 obj << /Filter /FlateDecode >> stream\n");
    out.extend(zlib(map.as_bytes()));
    out.extend(b"\nendstream endobj\ntrailer <<>>\n%%EOF\n");
    out
}

/// The ID number through a font whose codes are 1 for 0, 2 for 1, …
fn glyphs(id: &str) -> (String, String) {
    let code = |c: char| c.to_digit(10).map_or(0xb, |d| d + 1);
    let codes: String = id.chars().map(|c| format!("{:04X}", code(c))).collect();
    let map = "1 beginbfrange\n<0001> <000A> <0030>\nendbfrange\n1 beginbfchar\n<000B> <0058>\nendbfchar";
    (format!("BT [<{codes}>] TJ ET"), map.to_owned())
}

/// Attachments that hold the number, each in its own way.
fn attachments(id: &str) -> Vec<(&'static str, Vec<u8>)> {
    let half = (&id[..9], &id[9..]);
    let utf16: Vec<u8> = format!("\u{feff}号码 {id}\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (gb18030, ..) = encoding_rs::GB18030.encode("示例甲的号码是：");
    let (shown, map) = glyphs(id);
    let runs = format!("<w:r><w:t>{}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>", half.0, half.1);
    let strings = format!("<sst><si><r><t>{}</t></r><r><rPr/><t>{}</t></r></si></sst>", half.0, half.1);
    vec![
        ("list.csv", format!("姓名,号码\n示例甲,{id}\n").into_bytes()),
        ("wide.txt", utf16),
        ("gb.txt", [&gb18030, id.as_bytes()].concat()),
        ("words.docx", docx(&runs)),
        ("table.xlsx", zip(&[("xl/sharedStrings.xml", strings.as_bytes())])),
        ("comment.xlsx", zip(&[("xl/comments1.xml", format!("<t>{id}</t>").as_bytes())])),
        ("inner.zip", zip(&[("a.docx", &docx(&runs))])),
        ("name.zip", zip(&[(&format!("{id}.txt"), b"x")])),
        ("picture.docx", zip(&[("word/media/a.jpg", &jpeg_with(0xfe, id.as_bytes()))])),
        ("plain.pdf", pdf(&format!("BT ({}) Tj ({}) Tj ET", half.0, half.1), "")),
        ("spread.pdf", pdf(&format!("BT [({}) -20 ({})] TJ ET", half.0, half.1), "")),
        ("glyphs.pdf", pdf(&shown, &map)),
    ]
}

/// Pictures that hold the number beside their pixels.
fn pictures(id: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide: Vec<u8> = id.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let packed = [b"Comment\0\0".to_vec(), zlib(id.as_bytes())].concat();
    vec![
        ("exif.jpg", jpeg_with(0xe1, format!("Exif\0\0II*\0 {id}").as_bytes())),
        ("comment.jpg", jpeg_with(0xfe, id.as_bytes())),
        ("wide.jpg", jpeg_with(0xe1, &[&b"Exif\0\0"[..], &wide].concat())),
        ("xmp.jpg", jpeg_with(0xe1, format!("http://ns.adobe.com/xap/1.0/\0<x>{id}</x>").as_bytes())),
        ("text.png", png_with(b"tEXt", format!("Comment\0{id}").as_bytes())),
        ("packed.png", png_with(b"zTXt", &packed)),
    ]
}

#[track_caller]
fn is_stopped(what: &str, code: &str, run: &Run) {
    assert_eq!(run.code, Some(1), "{what}: {}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains(code) && !run.stdout.contains(&id()), "{what}: {}", run.stdout);
}

#[test]
fn a_number_leaves_by_no_attachment() {
    for (name, bytes) in attachments(&id()) {
        let project = Project::small(1);
        prose(&project, &format!("见[附件](files/{name})。"));
        put(&project, &format!("content/small/files/{name}"), &bytes);
        is_stopped(name, "GS0911", &project.run(&["check"]));
    }
}

#[test]
fn a_number_leaves_by_no_picture() {
    for (name, bytes) in pictures(&id()) {
        let project = Project::small(1);
        prose(&project, &format!("![图](images/{name})"));
        put(&project, &format!("content/small/images/{name}"), &bytes);
        is_stopped(name, "GS0911", &project.run(&["check"]));
    }
}

#[test]
fn a_number_leaves_by_no_file_name() {
    let project = Project::small(1);
    let name = format!("{}.csv", id());
    prose(&project, &format!("见[附件](files/{name})。"));
    put(&project, &format!("content/small/files/{name}"), b"x");
    is_stopped("a file's name", "GS0911", &project.run(&["check"]));
}

#[test]
fn a_file_that_nobody_can_search_needs_somebody_who_looked() {
    for (name, bytes) in [("scan.pdf", pdf("q Q", "")), ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec())] {
        let project = Project::small(1);
        prose(&project, &format!("见[附件](files/{name})。"));
        put(&project, &format!("content/small/files/{name}"), &bytes);
        let run = project.run(&["check"]);
        is_stopped(name, "GS0917", &run);
        let (_, proposal) = run.stdout.split_once("data/privacy.yaml: ").unwrap();
        let entry = proposal.lines().next().unwrap().replace("who", "示例员").replace("when", "2023-10-09");
        project.write("data/privacy.yaml", &format!("looked:\n  - {entry}\n"));
        project.run(&["build"]).ends(0);
        // Another file of the same name was looked at by nobody.
        put(&project, &format!("content/small/files/{name}"), &[&bytes[..], b"\n"].concat());
        is_stopped(name, "GS0917", &project.run(&["check"]));
    }
}

#[test]
fn prose_that_shows_nothing_and_pictures_that_are_none_are_refused() {
    let (png, jpeg) = (picture(20, image::ImageFormat::Png), picture(20, image::ImageFormat::Jpeg));
    let glued = [&jpeg[..], b"PK\x03\x04"].concat();
    let moving = [&png[..33], b"\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\0\0\0\0", &png[33..]].concat();
    for (code, address, bytes) in [
        ("GS0930", "images/b.png", &png),
        ("GS0931", "https://example.org/a.png", &png),
        ("GS0931", "a.png", &png),
        ("GS0932", "images/a.png", &b"GIF89a".to_vec()),
        ("GS0933", "images/a.png", &jpeg),
        ("GS0934", "images/a.jpg", &glued),
        ("GS0935", "images/a.jpg", &vec![0; 21 << 20]),
        ("GS0936", "images/a.png", &moving),
    ] {
        let project = Project::small(1);
        prose(&project, &format!("![图]({address})"));
        let name = if address.ends_with("a.jpg") { "a.jpg" } else { "a.png" };
        put(&project, &format!("content/small/images/{name}"), bytes);
        is_stopped(code, code, &project.run(&["check"]));
    }
}

#[test]
fn pictures_and_attachments_are_published() {
    let project = Project::small(1);
    prose(&project, "前\n\n![示例 \"图\"](images/a.jpg)\n\n见[名单](files/list-1.csv)。");
    project.write("content/small/profiles/t-0000.md", "---\ntitle: 示例\n---\n\n事迹 ![同一张](../images/a.jpg)\n");
    put(&project, "content/small/images/a.jpg", &picture(2_000, image::ImageFormat::Jpeg));
    put(&project, "content/small/images/idle.png", &picture(20, image::ImageFormat::Png));
    put(&project, "content/small/files/list-1.csv", "姓名\n示例甲\n".as_bytes());
    let run = project.run(&["build"]);
    run.ends(0).says("GS0937");
    let page = project.read("public/small/notices/n.html");
    let (_, shown) = page.split_once("<img").unwrap();
    let tag = &shown[..shown.find('>').unwrap()];
    // The minifier chooses the quotes.
    let tag = tag.replace(['"', '\''], "");
    for part in ["../../a/", "640w", "1600w", "width=1600", "height=800", "loading=lazy", "alt=示例 图"] {
        assert!(tag.contains(part), "{part}: {tag}");
    }
    assert!(page.contains("（CSV，17 B）"), "{page}");
    let files = crate::harness::tree(&project.public());
    let count = |end: &str| files.keys().filter(|f| f.starts_with("a/") && f.ends_with(end)).count();
    assert_eq!((count(".jpg"), count("-list-1.csv"), count(".png")), (2, 1, 0), "{:?}", files.keys());
    assert!(project.read("public/small/n/t-0000.html").contains("alt=同一张"));
}

#[test]
fn fields_that_ask_for_private_things_are_refused() {
    let project = Project::small(1);
    let record = "data/small/nominations/t-0000.yaml";
    project.write(record, &project.read(record).replace("集体性质: 事业单位", "籍贯: 示例省"));
    is_stopped("籍贯", "GS0918", &project.run(&["check"]));
}

#[test]
fn what_only_a_draft_shows_is_not_published() {
    let project = Project::small(1);
    let front = "kind: news\ntitle: 示例动态\npublished: 2023-10-10\nissuers: [示例组织委员会]\ndraft: true";
    let body = "![图](images/a.jpg) 见[名单](files/list.csv)";
    project.write("content/small/n.md", &format!("---\n{front}\n---\n\n{body}\n"));
    put(&project, "content/small/images/a.jpg", &picture(20, image::ImageFormat::Jpeg));
    put(&project, "content/small/files/list.csv", "姓名\n示例甲\n".as_bytes());
    let run = project.run(&["build"]);
    run.ends(0);
    assert!(!run.stderr.contains("GS0937"), "{}", run.stderr);
    let files = crate::harness::tree(&project.public());
    assert!(!files.keys().any(|f| f.ends_with(".jpg") || f.ends_with("-list.csv")), "{:?}", files.keys());
    project.write("content/small/n.md", &format!("---\n{}\n---\n\n{body}\n", front.replace("true", "false")));
    project.run(&["build"]).ends(0);
    let files = crate::harness::tree(&project.public());
    assert_eq!(files.keys().filter(|f| f.ends_with(".jpg") || f.ends_with("-list.csv")).count(), 2);
}

#[test]
fn a_scan_of_private_is_no_picture_of_the_site() {
    let project = Project::small(1);
    let scan = picture(20, image::ImageFormat::Png);
    project.write("private/small/x.yaml", "nomination: t-0000\nscans: [scans/a.png]\n");
    put(&project, "private/small/scans/a.png", &scan);
    put(&project, "content/small/images/b.png", &scan);
    prose(&project, "![图](images/b.png)");
    is_stopped("a scan", "GS0910", &project.run(&["check"]));
    put(&project, "content/small/images/b.png", &picture(22, image::ImageFormat::Png));
    project.run(&["check"]).ends(0);
}

#[test]
fn attachments_that_run_are_refused() {
    for name in ["x.html", "y.svg", "z.js", "e.EXE"] {
        let project = Project::small(1);
        prose(&project, &format!("见[附件](files/{name})。"));
        put(&project, &format!("content/small/files/{name}"), b"<p>x</p>");
        is_stopped(name, "GS0938", &project.run(&["check"]));
    }
}

/// Twelve digits of this file's SHA-256 are a mobile number with a nought before it.
#[test]
fn no_name_that_we_make_looks_like_a_number() {
    let project = Project::small(1);
    prose(&project, "见[名单](files/list.txt)。");
    put(&project, "content/small/files/list.txt", "名单（第215稿）\n".as_bytes());
    project.run(&["build"]).ends(0);
}

#[test]
fn a_hundred_wrong_addresses_are_one_mistake() {
    let project = Project::small(1);
    let deep = 5_000;
    prose(&project, &format!("{}x{}", "![".repeat(deep), "](images/a.png)".repeat(deep)));
    let run = project.run(&["check"]);
    is_stopped("nested pictures", "GS0930", &run);
    assert_eq!(run.stdout.matches("GS0930").count(), 1);
}

/// What was found is looked for by whoever opens the file: the message says where, and not what.
#[test]
fn a_number_in_an_attachment_is_told_with_its_place() {
    let rows =
        format!("<sheetData><row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>{}</t></is></c></row></sheetData>", id());
    let sheet = zip(&[
        ("xl/workbook.xml", "<sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets>".as_bytes()),
        ("xl/_rels/workbook.xml.rels", b"<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"),
        ("xl/worksheets/sheet1.xml", rows.as_bytes()),
    ]);
    let lines = format!("姓名,号码\n示例甲,{}\n", id()).into_bytes();
    let words = docx(&format!("<w:t>名单</w:t></w:p><w:p><w:t>{}</w:t>", id()));
    for (name, bytes, place) in [
        ("a.xlsx", sheet, "工作表“名单”第 7 行 C 列"),
        ("a.csv", lines, "第 2 行第 2 列"),
        ("a.docx", words, "第 2 段"),
    ] {
        let project = Project::small(1);
        prose(&project, &format!("见[附件](files/{name})。"));
        put(&project, &format!("content/small/files/{name}"), &bytes);
        let run = project.run(&["check", "--lang", "zh"]);
        is_stopped(name, "GS0911", &run);
        assert!(run.stdout.contains(&format!("在{place}")), "{}", run.stdout);
    }
}

#[test]
fn an_empty_attachment_does_not_pass() {
    for name in ["a.csv", "a.xlsx", "a.docx", "a.pdf", "a.txt"] {
        let project = Project::small(1);
        prose(&project, &format!("见[附件](files/{name})。"));
        put(&project, &format!("content/small/files/{name}"), b"");
        is_stopped(name, "GS0917", &project.run(&["check"]));
    }
}
