//! The quick ways of a search against the slow one, a close reading of every byte.

use proptest::strategy::Strategy as _;

use super::*;

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
        "（",
        "58.853581（",
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
            glance::places(text.as_bytes(), Worth { dense: 0, ..scanner.worth(depth) }, |place, layer| {
                scanner.read(&Plain::layer(text.as_bytes(), place, layer), depth, &mut places);
            });
            let is_found = |f: &Finding| places.iter().any(|p| p.kind == f.kind && overlap(&p.part, &f.part));
            proptest::prop_assert!(whole.iter().all(is_found), "{}: {:?}, {:?}", text, whole, places);
        }
    }
}

/// What stands around a number in files of any kind, in pieces of about forty bytes.
const AROUND: &[&str] = &[
    "该集体建立台账，实行销号管理；",
    "2023-09-25 17:00 至 2023-09-28，",
    "<td>4.00</td><td class=\"n\">12</td>",
    "<span class=\"quiet\" data-n=\"123456789\">",
    "\"exact\":\"25744544857/177706984\",",
    "{id: c01, done: 230, total: 231}\n",
    "—— &nbsp; “示例” ② ３ 次。",
    "a1b2c3d4e5f60718293a4b5c6d7e8f90",
    "https://example.org/a/0123456789/?p=%E7",
    "一、二、三",
    "x",
    "\n",
];

/// A text with a value in it, in one of the usual disguises, at any distance from its ends.
fn planted() -> impl proptest::strategy::Strategy<Value = String> {
    let (id, m) = (id(), mobile());
    let wide =
        |text: &str| -> String { text.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)).collect() };
    let entities: String = m.chars().map(|c| format!("&#{};", u32::from(c))).collect();
    let values = [
        id.clone(),
        m.clone(),
        card(),
        wide(&id),
        wide(&m),
        entities,
        cut(&m, &[3, 4, 4], " "),
        cut(&m, &[1; 11], " "),
        cut(&id, &[6, 8, 4], "-"),
        format!("{}<b>{}</b>{}", &m[..3], &m[3..7], &m[7..]),
        format!("{}<span class=\"{}\">{}", &m[..2], "quiet ".repeat(8), &m[2..]),
        format!("{}<span class=\"{}\">{}", &m[..9], "quiet ".repeat(8), &m[9..]),
        format!("&#x0000{:x};&#x0000{:x};{}", m.as_bytes()[0], m.as_bytes()[1], &m[2..]),
        format!("<a href=\"tel:{m}\">"),
        "someone@example.com".to_owned(),
        ["0771", "5600", "123"].join("-"),
        ["E1", "234", "5678"].concat(),
        "示例市示例区示例路1号2栋".to_owned(),
        "示例市示例局示例科副科长、一级主任科员".to_owned(),
    ];
    let around = || proptest::collection::vec(proptest::sample::select(AROUND), 0..12);
    (around(), 0..70_usize, proptest::sample::select(values.to_vec()), around()).prop_map(
        |(before, shift, value, behind)| before.concat() + &".".repeat(shift) + &value + "。" + &behind.concat(),
    )
}

proptest::proptest! {
    /// The quick search, with its blocks, parts and places, finds what a close reading of every byte finds.
    #[test]
    fn a_quick_search_is_as_good_as_a_reading_of_everything(text in planted()) {
        for scanner in [scanner(), kept()] {
            for depth in [Depth::Typed, Depth::Computed] {
                let mut slow = Vec::new();
                scanner.read(&Plain::of(text.as_bytes()), depth, &mut slow);
                let quick = if depth == Depth::Typed {
                    scanner.typed(text.as_bytes())
                } else {
                    scanner.computed(text.as_bytes())
                };
                let is_among = |f: &Finding, all: &[Finding]| all.iter().any(|g| f.kind == g.kind && overlap(&f.part, &g.part));
                for finding in &slow {
                    proptest::prop_assert!(is_among(finding, &quick), "{} {:?}: {:?}, {:?}", text, depth, slow, quick);
                }
                // A computed text is searched for private texts as they were typed, in another way.
                for finding in quick.iter().filter(|f| !matches!(f.kind, Kind::Private(..))) {
                    proptest::prop_assert!(is_among(finding, &slow), "{} {:?}: {:?}, {:?}", text, depth, slow, quick);
                }
            }
        }
    }
}
