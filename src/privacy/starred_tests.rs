//! Numbers with a part covered.

use super::*;

#[test]
fn numbers_with_a_part_covered_are_shown() {
    let (id, m, card) = (id(), mobile(), card());
    let cover = |text: &str, from: usize, to: usize, sign: &str| {
        format!("{}{}{}", &text[..from], sign.repeat(to - from), &text[to..])
    };
    for sign in ["*", "\\*", "＊", "x", "X", "●", "×", "#", "■"] {
        for text in [
            cover(&m, 3, 7, sign),
            cover(&m, 7, 11, sign),
            cover(&id, 6, 14, sign),
            cover(&id, 4, 14, sign),
            cover(&id, 14, 18, sign),
            cover(&id, 10, 18, sign),
            cover(&card, 4, 12, sign),
        ] {
            typed(&format!("示例甲（{text}）"), Some(Kind::Covered));
        }
    }
    // As people count the stars, and as they part the groups.
    for text in [
        format!("{}***{}", &m[..3], &m[7..]),
        format!("{}*****{}", &m[..3], &m[7..]),
        format!("{} **** {}", &m[..3], &m[7..]),
        format!("{}-****-{}", &m[..3], &m[7..]),
        format!("{}****{}", &id[..6], &id[14..]),
        format!("{}*** *** {}", &id[..6], &id[14..]),
        format!("{}****", &id[..12]),
        format!("{} **** **** {}", &card[..4], &card[12..]),
    ] {
        typed(&text, Some(Kind::Covered));
        let (findings, _) = scanner().file(text.as_bytes());
        assert_eq!(findings.iter().map(|f| f.kind).collect::<Vec<_>>(), [Kind::Covered], "{text}");
    }
    assert_eq!(allowing(&cover(&m, 3, 7, "*")).typed(cover(&m, 3, 7, "*").as_bytes()), []);
    // What a covered number stands beside is found all the same.
    typed(&m.replace("0013", "**0013**"), Some(Kind::Mobile));
}

#[test]
fn stars_mean_other_things_too() {
    for text in [
        "**138****3**",
        "得分**95****88****76**",
        "***",
        "1***",
        "138***",
        "**2023****2024**",
        "1920x1080",
        "编号格式 450106xxxx0001",
        "统一编号 4501**",
        "0771-*******",
        "长宽 1500×××",
        "2023****",
        "甲***乙",
        "1100****",
        "# 第1500######",
    ] {
        typed(text, None);
    }
}
