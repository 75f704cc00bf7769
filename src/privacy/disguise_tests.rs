//! Numbers spelled by programs and style sheets, with letters for digits, with signs before them.

use super::*;

#[test]
fn style_sheets_and_programs_hide_no_number() {
    let (id, m) = (id(), mobile());
    let css = |text: &str, end: &str| -> String { text.bytes().map(|b| format!("\\{b:x}{end}")).collect() };
    for text in [
        format!("a::after{{content:\"{}\"}}", css(&m, " ")),
        format!("a::after{{content:\"{}{}\"}}", &m[..5], css(&m[5..], " ")),
        format!("a::after{{content:'{}'}}", m.bytes().map(|b| format!("\\{b:06x}")).collect::<String>()),
        format!("a::after{{content:\"{}\" \"{}\"}}", &m[..3], &m[3..]),
        format!("a::after{{content:\"{}\"\n  '{}'}}", &m[..3], &m[3..]),
        format!("let a = \"{}\" + \"{}\"", &m[..7], &m[7..]),
        format!("let a = '{}'", m.bytes().map(|b| format!("\\u{{{b:x}}}")).collect::<String>()),
        format!("let a = '{}'", m.bytes().map(|b| format!("\\{b:03o}")).collect::<String>()),
    ] {
        typed(&text, Some(Kind::Mobile));
    }
    typed(&format!("content:\"{}\"", css(&id, " ")), Some(Kind::IdNumber));
    for between in ["&Tab;", "&ZeroWidthSpace;", "&lrm;", "&lpar;", "&middot;", "&NoBreak;"] {
        typed(&cut(&m, &[3, 4, 4], between), Some(Kind::Mobile));
    }
    for text in ["\\2023\\0925", "content:\"\\201c\\201d\"", "\"2023\" + \"0925\" + \"1700\"", "`\\d{4}-\\d{8}`"] {
        typed(text, None);
    }
}

#[test]
fn letters_hide_no_digit() {
    let (id, m) = (id(), mobile());
    let letters = |text: &str| text.replace('0', "O").replace('1', "l");
    for text in [letters(&id), id.replace('0', "o"), format!("身份证号{}，", id.replace('1', "I"))] {
        typed(&text, Some(Kind::IdNumber));
    }
    typed(&letters(&m), Some(Kind::MaybeMobile));
    typed(&format!("手机{}", letters(&m)), Some(Kind::Mobile));
    typed(&format!("手机{}", m.replace('0', "o")), Some(Kind::Mobile));
    for text in [
        "91350100M000100Y43",
        "content-pillow",
        "I38OOIIlOOO",
        "1080Pvideo10",
        "20231009l5OO",
        "abcdefghijkabcdefg",
        &letters(&id.replace("002X", "0021")),
    ] {
        typed(text, None);
    }
}

#[test]
fn signs_before_a_number_do_not_hide_it() {
    let m = mobile();
    for before in ["+86", "86", "0086", "0"] {
        for lengths in [&[11][..], &[3, 4, 4], &[3, 8], &[7, 4]] {
            for sign in [" ", "-"] {
                typed(&format!("{before}{}", cut(&m, lengths, sign)), Some(Kind::Mobile));
            }
        }
    }
    typed(&format!("(+86){m}"), Some(Kind::Mobile));
    typed(&format!("0{}", card()), Some(Kind::BankCard));
    for sign in [".", "/", "~", "_", "-"] {
        typed(&cut(&m, &[1; 11], sign), Some(Kind::Mobile));
    }
    for text in ["010-12345678", "0138-12345", "8613-8001-380", "版本 1.3.8.0.0.1"] {
        typed(text, None);
    }
}

/// Rows of scores and years that come to the digits of an ID number by chance.
#[test]
fn many_groups_are_no_number_without_its_name() {
    let id = id();
    for sign in [",", " | "] {
        let row = cut(&id, &[2, 2, 4, 4, 2, 3, 1], sign);
        typed(&format!("得分{sign}{row}"), None);
        typed(&format!("身份证{sign}{row}"), Some(Kind::IdNumber));
    }
}
