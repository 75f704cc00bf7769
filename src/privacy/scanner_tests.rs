use proptest::strategy::Strategy as _;

use super::*;
use crate::privacy::Depth;
use crate::private::{SecretKind, Told};

#[path = "alarm_tests.rs"]
mod alarm;
#[path = "disguise_tests.rs"]
mod disguise;
#[path = "equivalence_tests.rs"]
mod equivalence;
#[path = "handbook_tests.rs"]
mod handbook;
#[path = "place_tests.rs"]
mod place;
#[path = "seams_tests.rs"]
mod seams;
#[path = "starred_tests.rs"]
mod starred;

/// An ID number that holds (the example of GB 11643), put together so that it does not stand here.
fn id() -> String {
    ["110105", "19491231", "002X"].concat()
}

/// A mobile number that nobody has.
fn mobile() -> String {
    ["138", "0013", "8000"].concat()
}

/// A card number of UnionPay's range with its check digit.
fn card() -> String {
    ["6222", "0212", "3456", "7894"].concat()
}

fn scanner() -> Scanner {
    Scanner::new(&Private::default(), &Policy::default(), Some(&["office@example.org".to_owned()]))
}

/// The kinds found in a text, and the words of the text that were found.
fn found(text: &str, depth: Depth) -> Vec<(Kind, String)> {
    let findings = match depth {
        Depth::Typed => scanner().typed(text.as_bytes()),
        Depth::Computed => scanner().computed(text.as_bytes()),
    };
    findings.into_iter().map(|f| (f.kind, text[f.part].to_owned())).collect()
}

#[track_caller]
fn is(text: &str, kind: Kind) {
    for depth in [Depth::Typed, Depth::Computed] {
        let found = found(text, depth);
        assert!(found.len() == 1 && found[0].0 == kind, "{text}: {found:?}");
    }
}

#[track_caller]
fn is_clean(text: &str, depth: Depth) {
    assert_eq!(found(text, depth), [], "{text}");
}

#[test]
fn an_id_number_is_found_in_every_disguise() {
    let id = id();
    let spaced: String = id.chars().flat_map(|c| [c, ' ']).collect();
    let wide: String = id.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
    let entities: String = id.chars().map(|c| format!("&#{};", u32::from(c))).collect();
    let percent: String = id.bytes().map(|b| format!("%{b:02X}")).collect();
    let json: String = id.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect();
    let joined: String = id.chars().flat_map(|c| [c, '\u{200b}']).collect();
    for text in [
        id.clone(),
        id.to_lowercase(),
        format!("证件{id}号"),
        format!("p{id}.jpg"),
        format!("/n/{id}/1"),
        format!("2023-09-25 {id}"),
        format!("{} {} {}", &id[..6], &id[6..14], &id[14..]),
        format!("{}-{}-{}", &id[..6], &id[6..14], &id[14..]),
        format!("{}\n  {}", &id[..9], &id[9..]),
        format!("{}**{}**{}", &id[..4], &id[4..6], &id[6..]),
        format!("{}<strong>{}</strong>{}", &id[..4], &id[4..6], &id[6..]),
        format!("<td title=\"{id}\">"),
        format!("甲<a href=\"tel:{id}\">乙</a>"),
        format!("{} {}", &id[..17], &id[17..]),
        spaced,
        wide,
        entities,
        percent,
        json,
        joined,
    ] {
        is(&text, Kind::IdNumber);
    }
}

#[test]
fn letters_glued_to_a_number_do_not_hide_it() {
    for (before, behind) in [("A", "b"), ("No", "A"), ("", "abc"), ("ID", "x1"), ("", "_1")] {
        is(&format!("{before}{}{behind}", id()), Kind::IdNumber);
        is(&format!("{before}{}{behind}", mobile()), Kind::Mobile);
    }
}

#[test]
fn numbers_glued_to_each_other_do_not_hide_each_other() {
    let (id, m) = (id(), mobile());
    let two = format!("{m}{}", m.replace('8', "9"));
    typed(&format!("联系电话{two}"), Some(Kind::Mobile));
    typed(&two, Some(Kind::MaybeMobile));
    typed(&format!("手机{two}{m}"), Some(Kind::Mobile));
    typed(&format!("{m}{id}"), Some(Kind::IdNumber));
    for name in [format!("{m}_1.jpg"), format!("img_{m}_2023"), cut(&m, &[3, 4, 4], "_")] {
        typed(&name, Some(Kind::Mobile));
    }
    typed("zs_150_20240923_1.jpg", None);
    for other in [format!("{two}1"), two.replace("139", "109"), format!("0.{two}"), "20240923103000000012".to_owned()] {
        typed(&other, None);
    }
    is_clean(&format!("{two}/3"), Depth::Computed);
}

/// In Chinese digits.
fn chinese(number: &str) -> String {
    number
        .chars()
        .map(|c| c.to_digit(10).map_or(c, |d| "〇一二三四五六七八九".chars().nth(d as usize).unwrap()))
        .collect()
}

#[test]
fn chinese_digits_hide_no_number() {
    let (id, m) = (id(), mobile());
    for before in 0..70 {
        let fill = "。".repeat(before / 3) + &"x".repeat(before % 3);
        typed(&format!("{fill}{}号", chinese(&id)), Some(Kind::IdNumber));
        typed(&format!("{fill}{}。", chinese(&m)), Some(Kind::Mobile));
        typed(&format!("{fill}{}{}", chinese(&m[..4]), &m[4..]), Some(Kind::MaybeMobile));
    }
    typed(&chinese(&m).replace('〇', "零").replace('一', "幺"), Some(Kind::Mobile));
    typed(&format!("电话{}{}", chinese(&m[..4]), &m[4..]), Some(Kind::Mobile));
    typed(&format!("电话：{}", chinese(&cut(&m, &[3, 4, 4], "-"))), Some(Kind::Mobile));
    typed(&chinese(&cut(&m, &[3, 4, 4], " ")), Some(Kind::MaybeMobile));
    typed(&format!("{}{}", chinese(&id[..6]), &id[6..]), Some(Kind::IdNumber));
    for text in [
        "二〇二三年九月二十五日至二〇二三年九月二十八日",
        "一、二、三、四、五、六、七、八、九、十、十一",
        "一三五七九，二四六八，一三五七九",
        "（一）（二）（三）2023-09-25 17:00",
        "第一三八二批共12345678亩",
        "三八二一三八二一三八二",
        "一三八二一三八二一三八二",
    ] {
        typed(text, None);
    }
    let kept = kept();
    let finding = &kept.typed(format!("住址电话{}", chinese(&["0771", "5600", "123"].concat())).as_bytes())[0];
    assert!(matches!(finding.kind, Kind::Private(SecretKind::Phone, _)), "{finding:?}");
}

#[test]
fn files_in_base64_are_opened() {
    use base64::Engine as _;
    let encode = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    for (before, kind) in [("", Some(Kind::Mobile)), ("<text>", Some(Kind::Mobile))] {
        typed(&format!("![](data:text/plain;base64,{})", encode(&format!("{before}电话{}", mobile()))), kind);
    }
    typed(&format!("url(data:;base64,{})", encode("咨询电话见附件")), None);
    let text = format!("<img src=\"data:image/svg+xml;base64,{}\">", encode(&id()));
    let (findings, _) = scanner().file(text.as_bytes());
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(text[findings[0].part.clone()], encode(&id()));
}

#[test]
fn digits_glued_to_an_id_number_do_not_hide_it() {
    let text = format!("编号2023{}{}", &id()[..17], "01");
    is_clean(&text, Depth::Typed);
    let digits = ["110105", "19491231", "0011"].concat();
    let valid = (0..10).map(|d| format!("{}{d}", &digits[..17])).find(|n| crate::private::identity::judge(n).is_ok());
    let glued = format!("编号2023{}9", valid.unwrap());
    assert_eq!(found(&glued, Depth::Typed).len(), 1);
}

#[test]
fn old_id_numbers_cards_and_mobiles() {
    is(&["110105", "491231", "002"].concat(), Kind::OldIdNumber);
    is(&card(), Kind::BankCard);
    is("6222 0212 3456 7894", Kind::BankCard);
    let m = mobile();
    for text in [
        m.clone(),
        format!("+86{m}"),
        format!("0086{m}"),
        format!("0{m}"),
        format!("tel{m}x"),
        format!("{} {} {}", &m[..3], &m[3..7], &m[7..]),
        format!("{}-{}-{}", &m[..3], &m[3..7], &m[7..]),
        format!("电话（{} {}）", &m[..3], &m[3..]),
        format!("2023-09-25 {} {} {}", &m[..3], &m[3..7], &m[7..]),
    ] {
        is(&text, Kind::Mobile);
    }
    is("someone@example.com", Kind::Mail);
    is_clean("office@example.org", Depth::Typed);
}

#[test]
fn numbers_of_other_kinds_are_left_alone() {
    let m = mobile();
    for text in [
        format!("{m}1"),
        format!("{m}12345678"),
        format!("0.{m}"),
        "2023-09-25 17:00 2023-09-28 12 231 256".to_owned(),
        "91350100M000100Y43".to_owned(),
        format!("{m}abcdef0123456789abcdef0123456"),
        "0771-1234567".to_owned(),
        "6222 0212 3456 7893".to_owned(),
    ] {
        for depth in [Depth::Typed, Depth::Computed] {
            is_clean(&text, depth);
        }
    }
}

#[test]
fn exact_fractions_are_no_numbers_of_persons_unless_somebody_typed_them() {
    let (id, m, card) = (id().replace('X', ""), mobile(), card());
    let digits = ["110105", "19491231", "001"].concat();
    let valid = (0..10).map(|d| format!("{digits}{d}")).find(|n| crate::private::identity::judge(n).is_ok()).unwrap();
    for text in [format!("{m}/177706984"), format!("25744544857/{m}"), format!("{valid}/26"), format!("7/{card}")] {
        is_clean(&text, Depth::Computed);
        assert_eq!(found(&text, Depth::Typed).len(), 1, "{text}");
    }
    assert_eq!(id.len(), 17);
    // As pages spell them: ≈ 12.339101（501011234/437）.
    let old = ["110105", "491231001"].map(str::to_owned);
    let spelled = format!("≈ 12.{}（{}/437）", old[0], old[1]);
    is_clean(&spelled, Depth::Computed);
    is_clean(&format!("≈ 12.{}（{}）", old[0], old[1]), Depth::Computed);
    assert_eq!(found(&format!("{}（{}）", old[0], old[1]), Depth::Computed).len(), 1);
}

/// Digits that begin as numbers of persons do: a county and a day of birth, in two parts.
fn looks_born() -> impl proptest::strategy::Strategy<Value = (u32, u64)> {
    let birth = (40..99_u64, 1..13_u64, 1..29_u64, 0..1000_u64);
    (110_101..659_099_u32, birth)
        .prop_map(|(county, (year, month, day, no))| (county, year * 10_000_000 + month * 100_000 + day * 1000 + no))
}

proptest::proptest! {
    /// However a page spells an exact number, nobody is found in it.
    #[test]
    fn spelled_numbers_are_nobodys((near, above) in looks_born(), whole in 0..1000_u32, below in 2..10_u64.pow(15)) {
        for text in [
            format!("≈ {whole}.{near:06}（{above}/{below}）"),
            format!("≈ {whole}.{near:06} ({below}/{above})"),
            format!("{whole} × {above}/{below} = {below}/{above} ≈ {whole}.{near:06}"),
            format!("{above}/{below} ≈ {whole}.{near:06}% < 90%"),
        ] {
            is_clean(&text, Depth::Computed);
        }
    }
}

#[test]
fn an_exception_allows_its_value_however_it_is_written() {
    let scanner = allowing(&mobile());
    assert!(!scanner.was_met(&mobile()));
    let spaced = format!("{} {} {}", &mobile()[..3], &mobile()[3..7], &mobile()[7..]);
    assert_eq!(scanner.typed(spaced.as_bytes()), []);
    assert!(scanner.was_met(&mobile()));
    assert_eq!(scanner.typed(id().as_bytes()).len(), 1);
}

/// The same kind in what people typed, and what they find it by.
#[track_caller]
fn typed(text: &str, kind: Option<Kind>) {
    let found: Vec<Kind> = found(text, Depth::Typed).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(found, Vec::from_iter(kind), "{text}");
}

/// A text in groups of these lengths.
fn cut(text: &str, lengths: &[usize], sign: &str) -> String {
    let mut rest = text;
    let mut groups = Vec::new();
    for length in lengths {
        let (group, behind) = rest.split_at(*length);
        groups.push(group);
        rest = behind;
    }
    groups.join(sign)
}

#[test]
fn signs_between_the_groups_hide_no_number() {
    let (id, m, card) = (id(), mobile(), card());
    for sign in [".", "/", "．", "／", "～", "|", "｜"] {
        typed(&cut(&m, &[3, 4, 4], sign), Some(Kind::Mobile));
        typed(&cut(&id, &[6, 8, 4], sign), Some(Kind::IdNumber));
        typed(&cut(&card, &[4, 4, 4, 4], sign), Some(Kind::BankCard));
        typed(&cut("110105491231002", &[6, 6, 3], sign), Some(Kind::OldIdNumber));
    }
    for sign in [":", "：", "、", "，", ", "] {
        typed(&cut(&id, &[6, 8, 4], sign), Some(Kind::IdNumber));
        typed(&cut(&m, &[3, 4, 4], sign), Some(Kind::MaybeMobile));
        typed(&format!("联系电话{}", cut(&m, &[3, 4, 4], sign)), Some(Kind::Mobile));
    }
    for lengths in [&[6, 5][..], &[4, 7], &[2, 4, 5], &[3, 2, 2, 2, 2], &[3, 4, 4]] {
        typed(&format!("手机：{}", cut(&m, lengths, " ")), Some(Kind::Mobile));
        typed(&format!("手机：{}", cut(&m, lengths, ", ")), Some(Kind::Mobile));
    }
    typed(&cut(&m, &[4, 7], "-"), Some(Kind::MaybeMobile));
    typed(&cut(&m, &[6, 5], " "), Some(Kind::MaybeMobile));
    typed(&format!("号码{}", cut(&m, &[2, 4, 5], " ")), Some(Kind::MaybeMobile));
    typed(&cut(&card, &[6, 10], " "), Some(Kind::BankCard));
    typed(&format!("身份证 {}", cut("110105491231002", &[3, 3, 3, 3, 3], " ")), Some(Kind::OldIdNumber));
    typed(&format!("电话{} {}", cut(&m[..7], &[3, 4], " "), &m[7..]).replace(' ', "，"), Some(Kind::Mobile));
}

#[test]
fn lists_of_other_numbers_are_left_alone() {
    for text in [
        "统计面积13812345.678公顷",
        "咨询电话12345。\n\n统计面积13812345.678公顷",
        "联系电话见附件。得分 15 2023 10086",
        "产值 13,812,345,678 元",
        "分别为 13、812、345、678 户",
        "2024.09.23-2024.09.27 共5天",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
        "15 2023 10086",
        "坐标 131.33123456,22.81234567",
        "电话0771-5618888、5618889",
        "电话 010-12345678 转 8001",
        "得分 97.25 88.06 85.00",
        "图斑编号 4501062024092300128",
        "工程编号 450106 20240923 0001",
    ] {
        typed(text, None);
    }
}

#[test]
fn a_mistyped_id_number_is_shown_and_with_its_name_stopped() {
    let wrong = id().replace("002X", "0021");
    typed(&wrong, Some(Kind::NearlyId));
    typed(&cut(&wrong, &[6, 8, 4], " "), Some(Kind::NearlyId));
    for name in ["身份证号", "身份证：", "证件号码 "] {
        typed(&format!("{name}{wrong}"), Some(Kind::IdNumber));
    }
    typed(&format!("身份证号{}", wrong.replace("1949", "1849")), Some(Kind::IdNumber));
    typed(&format!("身份证号{}", &wrong[..17]), Some(Kind::IdNumber));
    is_clean(&wrong, Depth::Computed);
    typed(&wrong.replace("1949", "2023"), None);
}

#[test]
fn words_are_no_codes_because_they_are_as_long() {
    let (id, m) = (id(), mobile());
    is(&format!("MOBILEX{m}"), Kind::Mobile);
    let digits = ["110105", "19491231", "001"].concat();
    let valid = (0..10).map(|d| format!("{digits}{d}")).find(|n| crate::private::identity::judge(n).is_ok()).unwrap();
    for depth in [Depth::Typed, Depth::Computed] {
        assert_eq!(found(&format!("abc{valid}abcabcabcab"), depth).len(), 1, "no hash has an ID number in it");
    }
    for before in ["10.", "20.", "30."] {
        typed(&format!("{before}{m}"), Some(Kind::MaybeMobile));
        typed(&format!("{before}{id}"), Some(Kind::IdNumber));
    }
    typed(&format!("0.{m}"), None);
}

#[test]
fn signs_that_look_like_the_x_of_an_id_number_are_one() {
    let id = id();
    for x in ['Ⅹ', 'ⅹ', 'Х', '×', 'Ｘ'] {
        typed(&format!("{}{x}", &id[..17]), Some(Kind::IdNumber));
    }
}

#[test]
fn no_disguise_is_too_wide_for_what_people_typed() {
    let m = mobile();
    let tags: String = m.chars().map(|c| format!("<i class=\"{}\">{c}</i>", "x".repeat(90))).collect();
    let thai: String = m.chars().map(|c| char::from_u32(0xe50 + c.to_digit(10).unwrap()).unwrap()).collect();
    let yaml: String = m.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    for text in [tags, thai, format!("号 1/{yaml}"), format!("3.{yaml}")] {
        assert_eq!(found(&text, Depth::Typed).len(), 1, "{text}");
    }
}

/// What the office keeps of somebody: numbers and texts that are found by nothing but themselves.
fn kept() -> Scanner {
    let told = |kind, value: &str| (kind, crate::private::Secret::new(value));
    let secrets = [
        told(SecretKind::Phone, &["0771", "5600", "123"].concat()),
        told(SecretKind::IdNumber, &["E1", "234", "5678"].concat()),
        told(SecretKind::Address, "示例市示例区示例路1号2栋"),
        told(SecretKind::Resume, "示例市示例局示例科副科长、一级主任科员"),
    ];
    let span = crate::source::Span::start_of(crate::source::FileId::default());
    let told = secrets.iter().map(|(kind, value)| Told { kind: *kind, value, span });
    Scanner::of(told, &Policy::default(), Some(&[]))
}

/// One that lets a value pass.
fn allowing(value: &str) -> Scanner {
    let span = crate::source::Span::start_of(crate::source::FileId::default());
    let value = crate::source::Spanned::new(value.to_owned(), span);
    let policy =
        Policy { allow: vec![crate::privacy::Exception { value, reason: "值班".into() }], looked: Vec::new() };
    Scanner::new(&Private::default(), &policy, Some(&[]))
}
