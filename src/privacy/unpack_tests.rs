use super::*;

fn holds(bytes: &[u8], words: &str) -> bool {
    Unpacked::of(bytes).texts.iter().any(|t| String::from_utf8_lossy(t).contains(words))
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
