use std::io::Write as _;

use encoding_rs::GB18030;

use super::*;

fn holds(bytes: &[u8], words: &str) -> bool {
    Unpacked::of(bytes).texts.iter().any(|t| String::from_utf8_lossy(&t.bytes).contains(words))
}

#[test]
fn texts_of_any_encoding_are_read() {
    let wide: Vec<u8> = "\u{feff}示例 123\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "号 123456789\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (gb18030, ..) = GB18030.encode("示例甲 123，电话");
    for bytes in [&wide[..], &big, &gb18030, "示例 123".as_bytes()] {
        assert!(holds(bytes, "123"), "{bytes:?}");
        assert_eq!(Unpacked::of(bytes).unread, None);
    }
}

#[test]
fn what_cannot_be_read_says_so() {
    for (bytes, why) in [
        (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 xls"[..], Unreadable::OldOffice),
        (b"\x89PNG\r\n\x1a\n", Unreadable::Pixels),
        (b"Rar!\x1a\x07\x01\0\xff\xfe\0\0\xff\xff\xff", Unreadable::Unknown),
        (b"PK\x03\x04 cut", Unreadable::Unknown),
        (b"%PDF-1.4\ntrailer << /Encrypt 5 0 R >>", Unreadable::Cipher),
        (b"%PDF-1.4\n1 0 obj << >>", Unreadable::Pixels),
    ] {
        assert_eq!(Unpacked::of(bytes).unread, Some(why), "{bytes:?}");
    }
}

#[test]
fn a_pdf_is_read_through_its_maps() {
    let pdf = "%PDF-1.4\n4 0 obj << /Length 9 >> stream\nBT [<0001 0002> -5 <0003>] TJ (ab\\)c) Tj ET\nendstream endobj\n\
               5 0 obj << >> stream\n1 beginbfrange\n<0001> <0003> <0034>\nendbfrange\nendstream endobj\n\
               6 0 obj << /Title (title 1) >> endobj\n";
    for words in ["456", "ab)c", "title 1"] {
        assert!(holds(pdf.as_bytes(), words), "{words}");
    }
    assert_eq!(Unpacked::of(pdf.as_bytes()).unread, None);
    let glyphs = pdf.replace("beginbfrange", "").replace("(ab\\)c) Tj", "");
    assert_eq!(Unpacked::of(glyphs.as_bytes()).unread, Some(Unreadable::Glyphs));
}

#[test]
fn noise_says_nothing() {
    // Numbers that look random and are the same in every run (Knuth's linear congruence).
    let mut state = 1_u64;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u8::try_from(state >> 56).unwrap()
    });
    let noise: Vec<u8> = noise.take(1 << 20).collect();
    let read = printable(&noise).len();
    assert!(read < noise.len() / 20, "{read}");
    assert!(String::from_utf8(printable(b"\x00\x01 abc 123456\xff\x02ab")).unwrap().starts_with(" abc 123456"));
}

/// A PDF of these streams, each with what its dictionary says.
fn pdf(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (number, (dict, body)) in streams.iter().enumerate() {
        out.extend(format!("{} 0 obj <<{dict}>> stream\n", number + 4).as_bytes());
        out.extend_from_slice(body);
        out.extend(b"\nendstream endobj\n");
    }
    out.extend(b"trailer <<>>\n%%EOF\n");
    out
}

const SHOWN: &[u8] = b"BT /F1 12 Tf (Winners) Tj ET";
const SECRET: &[u8] = b"BT /F1 12 Tf (number 440106 tel) Tj ET";

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in bytes.chunks(4) {
        let full: Vec<u8> = part.iter().copied().chain([0; 4]).take(4).collect();
        let mut value = u32::from_be_bytes(full.try_into().unwrap());
        let mut signs = [0; 5];
        for sign in signs.iter_mut().rev() {
            *sign = b'!' + u8::try_from(value % 85).unwrap();
            value /= 85;
        }
        out.extend_from_slice(&signs[..=part.len()]);
    }
    [&out[..], b"~>"].concat()
}

/// Codes of 9 to 12 bits for every pair of bytes that came before.
fn lzw(bytes: &[u8]) -> Vec<u8> {
    use std::fmt::Write as _;

    let mut known: std::collections::HashMap<Vec<u8>, u32> = (0..=255).map(|b: u8| (vec![b], u32::from(b))).collect();
    let (mut bits, mut next, mut width) = (String::from("100000000"), 258_u32, 9);
    let mut word = Vec::new();
    for byte in bytes {
        let longer = [&word[..], &[*byte]].concat();
        if known.contains_key(&longer) {
            word = longer;
            continue;
        }
        write!(bits, "{:0width$b}", known[&word]).unwrap();
        known.insert(longer, next);
        next += 1;
        width = if next + 1 > 2048 {
            12
        } else if next + 1 > 1024 {
            11
        } else if next + 1 > 512 {
            10
        } else {
            9
        };
        word = vec![*byte];
    }
    write!(bits, "{:0width$b}", known[&word]).unwrap();
    write!(bits, "{:0width$b}", 257).unwrap();
    bits.as_bytes().chunks(8).map(|c| c.iter().fold(0, |sum, b| sum << 1 | (b - b'0')) << (8 - c.len())).collect()
}

#[test]
fn a_pdf_is_read_however_its_streams_are_packed() {
    let hex: String = SECRET.iter().map(|b| format!("{b:02x}")).collect::<String>() + ">";
    let runs = [&[u8::try_from(SECRET.len() - 1).unwrap()], SECRET, &[255, b'x', 128]].concat();
    let rows: Vec<u8> = SECRET.chunks(19).flat_map(|row| [&[0], row].concat()).collect();
    let long = format!("/Filter/FlateDecode/X({})", "a".repeat(5_000));
    for (dict, body) in [
        ("/Filter/FlateDecode", zlib(SECRET)),
        ("/Filter/#46late#44ecode", zlib(SECRET)),
        ("/Filter /Fl", zlib(SECRET)),
        ("/Filter[/ASCII85Decode/FlateDecode]", ascii85(&zlib(SECRET))),
        ("/Filter/ASCIIHexDecode", hex.into_bytes()),
        ("/Filter/RunLengthDecode", runs),
        ("/Filter/LZWDecode", lzw(SECRET)),
        ("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 19>>", zlib(&rows)),
        (&*long, zlib(SECRET)),
        ("/X( 1 0 obj <<>> )/Filter/FlateDecode", zlib(SECRET)),
    ] {
        let file = pdf(&[("", SHOWN), (dict, &body)]);
        assert!(holds(&file, "number 440106 tel"), "{dict}");
        assert_eq!(Unpacked::of(&file).unread, None, "{dict}");
    }
}

#[test]
fn long_lzw_grows_its_codes() {
    let text: String = (0..1_200).map(|n| format!("{n} ")).collect();
    let page = format!("BT ({text}) Tj ET");
    assert!(holds(&pdf(&[("/Filter/LZWDecode", &lzw(page.as_bytes()))]), "1197 1198 1199"));
}

#[test]
fn what_a_pdf_does_not_let_be_read_is_told() {
    use Unreadable::{Glyphs, Pixels, Unknown};
    let packed = zlib(SECRET);
    let picture = "/Subtype/Image/Width 600/Height 800/Filter/FlateDecode";
    let scan = "/Subtype/Image/Width 600/Height 800/Filter/DCTDecode";
    let font = "/Type/Font/Subtype/Type0/Encoding/Identity-H";
    let inside = [b"BT (x) Tj ET BI /W 40 /H 40 ID ".to_vec(), vec![b'('; 1600], b" EI".to_vec()].concat();
    for (dict, body, why) in [
        ("/Filter/Secret", &packed[..], Unknown),
        ("/Filter 9 0 R", &packed, Unknown),
        ("/Filter/FlateDecode/Filter/LZWDecode", &packed, Unknown),
        ("/Filter/FlateDecode", &packed[..12], Unknown),
        ("/Filter/FlateDecode/DecodeParms<</Predictor 99>>", &packed, Unknown),
        ("/X(<</Filter/LZWDecode>> stream\nab endstream)", b"", Unknown),
        (picture, &zlib(&vec![b'('; 480_000]), Pixels),
        (scan, b"\xff\xd8\xff\xd9", Pixels),
        ("/Subtype/Image/Width 1/Height 1/Filter/DCTDecode", b"\xff\xd8\xff\xd9", Pixels),
        ("", &inside, Pixels),
        (font, b"", Glyphs),
    ] {
        let file = pdf(&[("", SHOWN), (dict, body)]);
        assert_eq!(Unpacked::of(&file).unread, Some(why), "{dict}");
    }
    let dot = pdf(&[("", SHOWN), ("/Subtype/Image/Width 8/Height 8", &[0; 8])]);
    assert_eq!(Unpacked::of(&dot).unread, None, "the dot of a list");
    // The words behind a picture are read.
    assert!(holds(&pdf(&[("", &[&inside[..], b" (behind it) Tj"].concat())]), "behind it"));
}

#[test]
fn files_inside_a_pdf_are_opened() {
    let inner = stored(&[("a.txt", b"number 440106")], b"");
    for dict in ["/Type/EmbeddedFile/Filter/FlateDecode", "/Filter/FlateDecode"] {
        let file = pdf(&[("", SHOWN), (dict, &zlib(&inner))]);
        assert!(holds(&file, "number 440106"), "{dict}");
    }
}

/// Digits of one font, read through the map of another that has a few of its codes.
#[test]
fn what_a_map_does_not_have_ends_a_number() {
    let map = b"1 beginbfchar\n<01> <0031>\n<02> <0038>\nendbfchar";
    let file = pdf(&[("", b"BT <0103020302> Tj (Winners) Tj ET"), ("", map)]);
    assert!(!holds(&file, "1 8 8") && holds(&file, "1\u{1}8\u{1}8"));
}

#[test]
fn coordinates_are_nobodys_number() {
    let file = pdf(&[("/W[0 110 105 194 912 310 02]", SHOWN), ("", b"110 105 194 re f")]);
    assert!(!holds(&file, "110 105"));
    let metadata = pdf(&[("", SHOWN), ("/Type/Metadata", b"<x>110 105</x>")]);
    assert!(holds(&metadata, "110 105"));
    let drawn = pdf(&[("", SHOWN), ("", b"<313130> <31303532> BT (110105) Tj ET")]);
    assert!(holds(&drawn, "110105"));
}

#[test]
fn the_names_of_digits_say_what_codes_mean() {
    let file = pdf(&[("", b"BT (\\001\\002\\003) Tj ET"), ("/Differences[1/four/two/zero]", b"")]);
    assert!(holds(&file, "420"));
}

/// What made earlier readers begin again at every byte: each in a moment.
#[test]
fn no_pdf_keeps_us_busy() {
    let maps = "1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange\n".repeat(300);
    let many = [("", &b"(aaaa) Tj "[..])].repeat(2_000);
    let start = std::time::Instant::now();
    for bytes in [
        [b"%PDF-1.4\n".to_vec(), vec![b'('; 1 << 20]].concat(),
        [&b"%PDF-1.4\n"[..], &b"<a".repeat(1 << 19)].concat(),
        [&b"%PDF-1.4\n"[..], &b"<<".repeat(1 << 19)].concat(),
        [&b"%PDF-1.4\n"[..], &b"1 0 obj <<>> stream\n".repeat(1 << 15)].concat(),
        pdf(&[("", SHOWN), ("/Filter/FlateDecode", &zlib(&vec![b'('; 4 << 20]))]),
        pdf(&[&many[..], &[("", maps.as_bytes())]].concat()),
    ] {
        let _ = Unpacked::of(&bytes);
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

/// A zip file without packing, and the comment on it.
pub(in crate::privacy) fn stored(files: &[(&str, &[u8])], comment: &[u8]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        let name_length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let fields =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], &length[..], &length, &name_length, &[0, 0]].concat();
        let offset = u32::try_from(out.len()).unwrap().to_le_bytes();
        directory.extend([b"PK\x01\x02\x14\0", &fields[..], &[0; 10], &offset, name.as_bytes()].concat());
        out.extend([b"PK\x03\x04", &fields[..], name.as_bytes(), content].concat());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let (size, start) = (u32::try_from(directory.len()).unwrap(), u32::try_from(out.len()).unwrap());
    out.extend(directory);
    out.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &size.to_le_bytes(), &start.to_le_bytes()].concat());
    out.extend(u16::try_from(comment.len()).unwrap().to_le_bytes());
    out.extend(comment);
    out
}

#[test]
fn parts_of_an_archive_are_judged_by_what_they_hold() {
    use Unreadable::{OldOffice, Pixels, Unknown};
    let number = b"number 440106";
    let wide: Vec<u8> = "number 440106".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], number].concat();
    let sheet = [&b"\x13\x28\0\x12"[..], &wide].concat();
    let drawing = [&[1, 0, 0, 0][..], &[0; 36], b" EMF", &wide].concat();
    for (name, content, why) in [
        ("list.bin", &number[..], None),
        ("list.ttf", number, None),
        ("docProps/thumbnail-list.txt", number, None),
        ("docProps/thumbnail.jpeg", number, None),
        ("xl/printerSettings/printerSettings1.bin", &sheet, None),
        ("word/embeddings/oleObject1.bin", &old, Some(OldOffice)),
        ("xl/sharedStrings.bin", &sheet, Some(Unknown)),
        ("word/media/image1.emf", &drawing, Some(Pixels)),
    ] {
        let file = stored(&[("a.txt", b"a"), (name, content)], b"");
        assert!(holds(&file, "number 440106"), "{name}");
        assert_eq!(Unpacked::of(&file).unread, why, "{name}");
    }
}

#[test]
fn no_byte_of_an_archive_is_passed_over() {
    let plain = stored(&[("a.txt", b"a")], b"");
    assert_eq!(Unpacked::of(&plain).unread, None);
    let commented = stored(&[("a.txt", b"a")], b"number 440106");
    assert!(holds(&commented, "number 440106"));
    assert_eq!(Unpacked::of(&commented).unread, None);
    // A file in front of the archive that its directory does not list.
    let hidden = b"PK\x03\x04 number 440106";
    let mut behind = [&hidden[..], &plain].concat();
    let directory = behind.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    let end = behind.windows(4).position(|w| w == b"PK\x05\x06").unwrap();
    let shift = u32::try_from(hidden.len()).unwrap();
    behind[directory + 42..directory + 46].copy_from_slice(&shift.to_le_bytes());
    behind[end + 16..end + 20].copy_from_slice(&u32::try_from(directory).unwrap().to_le_bytes());
    for file in [behind, [&plain[..], b"number 440106"].concat()] {
        assert!(holds(&file, "number 440106"));
        assert_eq!(Unpacked::of(&file).unread, Some(Unreadable::Unknown));
    }
}

/// The cells of a sheet: texts in place, shared texts by their numbers, numbers.
fn sheet(cells: &str) -> Vec<u8> {
    let strings = "<sst><si><t>身份证号</t></si><si><r><t>19491</t></r><r><t>231</t></r></si></sst>";
    let files = [("xl/worksheets/sheet1.xml", cells.as_bytes()), ("xl/sharedStrings.xml", strings.as_bytes())];
    stored(&files, b"")
}

#[test]
fn rows_of_a_table_are_shown_cell_by_cell() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>110105</v></c><c r=\"C1\" s=\"4\"/>\
                <c r=\"D1\" t=\"s\"><v>1</v></c><c r=\"E1\" t=\"inlineStr\"><is><t>002X</t></is></c></row>\
                <row><c><f>1+1</f><v>2</v></c></row>";
    assert!(holds(&sheet(rows), "\"身份证号\",\"110105\",\"\",\"19491231\",\"002X\",\n\"2\",\n"));
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let document = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("110105"), cell("1949\"1231"));
    assert!(holds(&stored(&[("word/document.xml", document.as_bytes())], b""), "\"110105\",\"19491231\",\n"));
    let number = sheet("<c><v>4.401061985E9</v></c><c><v>1.5E-3</v></c>");
    assert!(holds(&number, "4401061985") && holds(&number, "1.5E-3"));
    let many = sheet(&format!("<row><c><is><t>{}</t></is></c></row>", "长".repeat(99)));
    assert!(!holds(&many, &format!("\"{}", "长".repeat(22))), "no cell is kept whole");
}

#[test]
fn formulas_that_put_texts_together_are_read() {
    for formula in [
        "\"44\"&amp;\"0106\"",
        "\"44\" &amp; 0106",
        "CONCATENATE(\"44\",\"01\",\"06\")",
        "&quot;44&quot;&amp;&quot;0106&quot;",
    ] {
        assert!(holds(&sheet(&format!("<row><c><f>{formula}</f></c></row>")), "440106"), "{formula}");
    }
    assert!(!holds(&sheet("<row><c><f>SUM(44,0106)</f><v>5</v></c><c><f>44*0106</f></c></row>"), "440106"));
}

#[test]
fn lines_of_a_document_end_where_they_do() {
    let document = |text: &str| stored(&[("word/document.xml", text.as_bytes())], b"");
    for (text, seen) in [
        ("<w:p><w:r><w:t>44</w:t><w:tab/><w:t>01</w:t><w:br/><w:t>06</w:t></w:r></w:p>", "44\t01\n06\n"),
        ("<w:p><w:t>44</w:t></w:p>\n  <w:p><w:t>01</w:t></w:p>", "44\n01\n"),
        ("<w:t>44</w:t><w:noBreakHyphen/><w:t>01</w:t><w:softHyphen/><w:t>06</w:t>", "44-0106"),
        (
            "<w:t>4401</w:t><w:sym w:font=\"Symbol\" w:char=\"F030\"/><w:sym w:font=\"Wingdings\" w:char=\"F086\"/>",
            "440106",
        ),
        ("<w:t>&#25163;&#x673a; &amp; 44</w:t>", "手机 &amp; 44"),
        ("<w:sym w:char=\"F08F\"/><w:sym w:char=\"4E00\"/><w:t>4</w:t>", "44"),
    ] {
        assert!(holds(&document(text), seen), "{text}");
    }
}

#[test]
fn what_only_other_programs_read_is_refused() {
    let wide = |bytes: fn(char) -> Vec<u8>| "number 440106\n".chars().flat_map(bytes).collect::<Vec<u8>>();
    let le = wide(|c| u32::from(c).to_le_bytes().to_vec());
    let be = wide(|c| u32::from(c).to_be_bytes().to_vec());
    for bytes in [&le, &be, &[&[0xff, 0xfe, 0, 0][..], &le].concat(), &[&[0, 0, 0xfe, 0xff][..], &be].concat()] {
        assert!(holds(bytes, "number 440106"), "{bytes:?}");
        assert_eq!(Unpacked::of(bytes).unread, None);
    }
    let late = ["a".repeat(4_201).as_bytes(), &wide(|c| (c as u16).to_le_bytes().to_vec())].concat();
    assert!(holds(&late, "number 440106"));
    let filled: String = "440106".chars().flat_map(|c| ['\0', c]).collect();
    assert!(holds(format!("{}{filled}", "名单".repeat(3_000)).as_bytes(), "440106"));
    for text in [
        "{\\rtf1\\ansi \\'34\\'34}",
        "Subject: x\nContent-Transfer-Encoding: base64\n\nNDQw",
        "content-transfer-encoding:quoted-printable\n\n=34",
        "a\u{1b}b",
    ] {
        assert_eq!(Unpacked::of(text.as_bytes()).unread, Some(Unreadable::Unknown), "{text}");
    }
    // Parts of XML in another encoding lose their tags too.
    let xml: Vec<u8> =
        "\u{feff}<w:p><w:t>44</w:t><w:rPr/><w:t>0106</w:t></w:p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(holds(&stored(&[("word/document.xml", &xml)], b""), "440106"));
}
