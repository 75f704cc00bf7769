//! Who comes into the lists and leaves them. 示例第一车间 and 示例第二车间 stand there, 示例第三车间 does not.

use super::plain::honest;
use super::said::{claims, example};
use super::*;

#[test]
fn who_comes_and_goes() {
    let known = Known { restarts: Some(false), ..example() };
    for (text, claim) in [
        ("名单有变动：减少示例第一车间。", Claim::Stays),
        ("经核查属实，取消示例第一车间先进集体资格。", Claim::Stays),
        ("撤销“示例第一车间”先进集体称号。", Claim::Stays),
        ("本次更正后，增加示例第三车间。", Claim::Absent),
        ("名额由示例第三车间递补。", Claim::Absent),
        ("更正后名单减少1个。", Claim::Moved),
    ] {
        assert!(claims(text, &known).contains(&claim), "{text}: {:?}", claims(text, &known));
    }
    honest(
        &[
            "如查实有弄虚作假的，取消示例第一车间先进集体资格。",
            "不取消示例第一车间先进集体资格。",
            "示例第一车间隐患数减少1条。",
            "减少示例第一车间隐患3条。",
            "取消示例第三车间参评资格。",
            "示例第三车间不予递补。",
            "名单没有变动。",
            "示例第一车间增加隐患排查2次。",
            "示例第二车间取消了纸质台账。",
        ],
        &known,
    );
    let second = Known {
        nouns: vec![noun("一等奖", &[1]), noun("二等奖", &[1])],
        held: [("示例第一车间".to_owned(), vec!["二等奖".to_owned()])].into(),
        ..example()
    };
    honest(&["取消示例第一车间一等奖资格，调整为二等奖。"], &second);
    assert!(claims("取消示例第一车间二等奖资格。", &second).contains(&Claim::Stays));
    let moved = Known { moved: Some("减少示例第三车间，增加示例第一车间".into()), ..known };
    honest(
        &["名单有变动：减少示例第三车间，增加示例第一车间。", "取消示例第三车间先进集体资格，由示例第一车间递补。"],
        &moved,
    );
}
