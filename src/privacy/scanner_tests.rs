use super::*;
use proptest::strategy::Strategy as _;

use crate::privacy::Depth;

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
    let (id, m) = (id(), mobile());
    let wrong = id.replace("002X", "0021");
    for text in [
        wrong,
        format!("{m}1"),
        format!("{m}12345678"),
        format!("0.{m}"),
        "2023-09-25 17:00 2023-09-28 12 231 256".to_owned(),
        "91350100M000100Y43".to_owned(),
        format!("{m}abcdef0123456789abcdef0123456789"),
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
}

#[test]
fn an_exception_allows_its_value_however_it_is_written() {
    let spans = crate::source::Span::start_of(crate::source::FileId::default());
    let value = crate::source::Spanned::new(mobile(), spans);
    let policy =
        Policy { allow: vec![crate::privacy::Exception { value, reason: "值班".into() }], looked: Vec::new() };
    let scanner = Scanner::new(&Private::default(), &policy, Some(&[]));
    assert!(!scanner.was_met(&mobile()));
    let spaced = format!("{} {} {}", &mobile()[..3], &mobile()[3..7], &mobile()[7..]);
    assert_eq!(scanner.typed(spaced.as_bytes()), []);
    assert!(scanner.was_met(&mobile()));
    assert_eq!(scanner.typed(id().as_bytes()).len(), 1);
}

/// Pieces of texts that numbers are hidden in, and of numbers.
fn fragments() -> impl proptest::strategy::Strategy<Value = String> {
    let id = id();
    let pieces: Vec<String> = [
        "字",
        "。",
        "，",
        " ",
        "-",
        "\n",
        "(",
        "x",
        "X",
        "abc",
        ".",
        "/",
        "0.",
        "7/",
        "\"",
        "12",
        "3",
        "2023-09-25",
        "&nbsp;",
        "&#49;",
        "&#x33;",
        "%31",
        "\\u0033",
        "８",
        "**",
        "_",
        "`",
        "\u{200b}",
        "<b>",
        "</b>",
        "<td>",
        "</td>",
        "<!-- ",
        " -->",
        "<",
        ">",
        "<a href=\"",
        "\">",
        "someone@example.com",
        "&",
        "%",
        "\\",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain([mobile(), card(), id[..6].to_owned(), id[6..14].to_owned(), id[14..].to_owned(), id, "长".repeat(45)])
    .collect();
    let fragment = proptest::sample::select(pieces);
    proptest::collection::vec(fragment, 0..40).prop_map(|all| all.concat())
}

proptest::proptest! {
    /// A reading of the places that a glance finds is as good as a reading of the whole text.
    #[test]
    fn a_glance_loses_nothing(text in fragments()) {
        let scanner = scanner();
        for depth in [Depth::Typed, Depth::Computed] {
            let (mut whole, mut places) = (Vec::new(), Vec::new());
            scanner.read(&Plain::of(text.as_bytes()), depth, &mut whole);
            glance::places(text.as_bytes(), 0..text.len(), LEAST_DIGITS, |place, layer| {
                scanner.read(&Plain::layer(text.as_bytes(), place, layer), depth, &mut places);
            });
            let is_found = |f: &Finding| places.iter().any(|p| p.kind == f.kind && overlap(&p.part, &f.part));
            proptest::prop_assert!(whole.iter().all(is_found), "{}: {:?}, {:?}", text, whole, places);
        }
    }
}
