//! What the handbook (docs/handbook/privacy.md) says is found, and what it says is not: the list of what is not must
//! be the present state, or people look for the wrong things.

use base64::Engine as _;

use super::*;

/// Characters with a sign between.
fn apart(text: &str, sign: &str) -> String {
    text.chars().map(String::from).collect::<Vec<_>>().join(sign)
}

/// A number in the digits of a row that begins with 0.
fn digits_of(number: &str, row: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|d| row.chars().nth(d as usize));
    number.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Each character between other signs.
fn within(text: &str, before: &str, behind: &str) -> String {
    text.chars().map(|c| format!("{before}{c}{behind}")).collect()
}

/// What is found in what people typed, errors alone.
fn sure(text: &str) -> Vec<Kind> {
    found(text, Depth::Typed).into_iter().map(|(kind, _)| kind).filter(|kind| !kind.is_doubtful()).collect()
}

#[test]
fn what_is_said_to_be_found_is_found() {
    let (m, id) = (mobile(), id());
    for (kind, text) in [
        (Kind::IdNumber, apart(&id, ",")),
        (Kind::IdNumber, format!("| {} |", apart(&id, " | "))),
        (Kind::IdNumber, apart(&id, " ")),
        (Kind::IdNumber, within(&id, "<td>", "</td>")),
        (Kind::IdNumber, format!("身份证 | {} |", apart(&id, " | "))),
        (Kind::Mobile, format!("电话 | {} |", apart(&m, " | "))),
        (Kind::Mobile, apart(&m, "\n")),
        (Kind::Mobile, digits_of(&m, "⓪①②③④⑤⑥⑦⑧⑨")),
        (Kind::Mobile, digits_of(&m, "⓪⑴⑵⑶⑷⑸⑹⑺⑻⑼")),
        (Kind::Mobile, digits_of(&m, "⁰¹²³⁴⁵⁶⁷⁸⁹")),
        (Kind::Mobile, digits_of(&m, "٠١٢٣٤٥٦٧٨٩")),
        (Kind::Mobile, within(&m, "", "\u{fe0f}\u{20e3}")),
        (Kind::Mobile, chinese(&m)),
        (Kind::IdNumber, chinese(&id)),
        (Kind::BankCard, cut(&card(), &[5, 5, 6], " ")),
        (Kind::Mail, "邮箱 name＠example.com。".to_owned()),
        (Kind::Mail, "邮箱 name﹫example.com。".to_owned()),
        (Kind::Mail, "邮箱 name(at)example.com。".to_owned()),
    ] {
        assert_eq!(sure(&text), [kind], "{text}");
    }
    // Of what a reader cannot tell, the number is shown.
    let wrong = id.replace("1231", "1213");
    for text in [wrong.clone(), format!("{}{}", &chinese(&m[..3]), &m[3..]), format!("{}\n\n{}", &m[..6], &m[6..])] {
        assert!(found(&text, Depth::Typed).iter().any(|(kind, _)| kind.is_doubtful()), "{text}");
    }
    assert_eq!(sure(&format!("身份证号{}", wrong.replace("1949", "1849"))), [Kind::IdNumber]);
    let zero = format!("0.{}", ["0771", "5600", "123"].concat());
    assert!(kept().typed(zero.as_bytes()).iter().any(|f| matches!(f.kind, Kind::Private(..))));
}

#[test]
fn what_is_said_not_to_be_found_is_not_found() {
    let (m, id) = (mobile(), id());
    let ch = chinese(&m);
    let coded = base64::engine::general_purpose::STANDARD.encode(format!("电话{m}，身份证{id}"));
    for text in [
        // Another code.
        coded,
        m.bytes().map(|b| format!("{b:02x}")).collect(),
        // One digit a cell.
        format!("| {} |", apart(&m, " | ")),
        apart(&m, ","),
        within(&m, "<td>", "</td>"),
        // Decimals.
        format!("0.{m}"),
        format!("0.{id}"),
        format!("得分1.{m}"),
        format!("1.{},2", &m[1..]),
        // Chinese digits with other signs in them, those of accounts, those in circles.
        within(&ch, "<i>", "</i>"),
        ch.chars().map(|c| format!("&#{};", u32::from(c))).collect(),
        apart(&ch, "、"),
        format!("{}**{}**", &ch[..12], &ch[12..]),
        digits_of(&m, "零壹贰叁肆伍陆柒捌玖"),
        digits_of(&m, "〇㊀㊁㊂㊃㊄㊅㊆㊇㊈"),
        // Letters for digits, words between them, the wrong way round.
        m.replace('0', "Q").replace('1', "!"),
        cut(&m, &[3, 4, 4], "#"),
        cut(&m, &[3, 4, 4], "="),
        // Neighbours without a name, or with something else between.
        format!("{}\",\"{}", &m[..3], &m[3..]),
        format!("甲,{},乙", cut(&m, &[3, 4, 4], ",")),
        format!("甲\t{}\t乙", cut(&card(), &[4; 4], "\t")),
        format!("\"{}\",\"和\",\"{}\"", &id[..9], &id[9..]),
        cut(&id, &[5, 4, 4, 4, 1], "\",\""),
        // Covered by dots of Chinese text, or all but the ends.
        format!("{}……{}", &m[..3], &m[7..]),
        format!("{}某某某某{}", &m[..3], &m[7..]),
        format!("{}{}{}", &id[..1], "*".repeat(16), &id[17..]),
        format!("前三位{}，中间{}，最后{}", &m[..3], &m[3..7], &m[7..]),
        format!("{}a{}b{}", &m[..3], &m[3..7], &m[7..]),
        m.chars().rev().collect(),
        // What no longer looks like one.
        id.replace("1949", "2023").replace("002X", "0021"),
        card().replace("7894", "7895"),
        cut("110105491231002", &[5, 5, 5], " "),
        // Words for @.
        "name艾特example点com".to_owned(),
        "name#example.com".to_owned(),
    ] {
        assert_eq!(found(&text, Depth::Typed), [], "{text}");
    }
}
