//! What a correction says of the period that stands, and what a result says of one that started again.

use super::plain::honest;
use super::said::{both, claims, example};
use super::*;

#[test]
fn a_period_that_stands() {
    let known = Known { restarts: Some(false), ..example() };
    both(
        &[
            ("公示截止时间不变，仍为{}。", "9月27日17:00", "9月28日17:00"),
            ("公示截止时间不变，仍为9月27日{}。", "17:00", "18:00"),
            ("公示期不变，仍至{}。", "9月27日17:00", "9月28日17:00"),
            ("公示截止日期仍为{}。", "9月27日", "9月28日"),
        ],
        Claim::Deadline,
        &known,
    );
    both(&[("公示期不变，仍为9月23日至{}。", "9月27日", "9月28日")], Claim::Period, &known);
    both(&[("自本更正公示发布之日起{}。", "不再重新公示", "重新公示5个工作日")], Claim::Restart, &known);
}

#[test]
fn days_of_a_period_in_other_words() {
    both(
        &[
            ("公示开始时间{}。", "9月23日", "9月24日"),
            ("公示起始时间：{}；截止时间：9月27日。", "9月23日", "9月24日"),
            ("公示一周（9月23日—{}）。", "9月27日", "9月29日"),
            ("受理时间：9月23日至{}。", "9月27日", "9月26日"),
            ("如有异议请在9月23日至{}期间反映。", "27日", "25日"),
        ],
        Claim::Period,
        &example(),
    );
    both(
        &[
            ("公示期满时间为{}。", "9月27日", "9月28日"),
            ("9月23日9:00至9月27日{}公示。", "17:00", "12:00"),
            ("超过{}的，不予受理。", "2024年9月27日17时", "2024年9月26日"),
        ],
        Claim::Deadline,
        &example(),
    );
    honest(
        &["申报材料受理时间：9月2日至9月13日。", "咨询受理时间：9月25日至26日。", "竞赛开始时间9月2日。"],
        &example(),
    );
}

/// The list was open from 09-23 to 09-27, and again from 09-25 to 10-08.
#[test]
fn a_period_that_started_again() {
    let past = example().periods;
    let again =
        KnownPeriod { first: "2024-09-25".parse().unwrap(), last: "2024-10-08".parse().unwrap(), ..past[0].clone() };
    let known = Known { published: "2024-10-09".parse().ok(), periods: vec![again], past, ..example() };
    honest(
        &[
            "公示期为2024年9月23日至27日，更正后重新公示期为9月25日至10月8日，均已期满。",
            "2024年9月23日至27日进行了公示，9月25日至10月8日就更正内容重新公示。",
            "经2024年9月23日至27日公示和9月25日至10月8日重新公示，决定表彰。",
            "更正后重新公示至10月8日。",
            "更正后重新公示至8日。",
        ],
        &known,
    );
    for text in [
        "公示期为2024年9月23日至27日，已期满。",
        "公示期为2024年9月23日至27日，更正后重新公示期为9月25日至10月7日。",
        "公示期为2024年9月24日至27日，更正后重新公示期为9月25日至10月8日。",
    ] {
        assert!(claims(text, &known).contains(&Claim::Period), "{text}");
    }
}

#[test]
fn a_list_that_changed() {
    let known = Known { moved: Some("减少示例第一车间".into()), ..example() };
    for text in
        ["公示名单不变。", "拟表彰对象不变。", "名单不变，公示期不变。", "公示结果与公示名单一致。", "按公示名单表彰。"]
    {
        assert_eq!(claims(text, &known), [Claim::Unchanged], "{text}");
        honest(&[text], &example());
    }
    honest(
        &[
            "其余名单不变。",
            "其他集体名次不变。",
            "公示截止时间不变。",
            "名次不变，公示期不变。",
            "更正内容与台账一致。",
            "除示例第一车间外，名单不变。",
            "按更正后的名单表彰。",
        ],
        &known,
    );
}

#[test]
fn the_number_of_what_a_notice_rests_on() {
    let bases = vec![("示例县劳动竞赛管理办法".to_owned(), "示工发〔2024〕12号".to_owned())];
    let known = Known { bases, ..example() };
    both(
        &[("根据《示例县劳动竞赛管理办法》（{}），现予公示。", "示工发〔2024〕12号", "示工发〔2024〕21号")],
        Claim::CitedNumber,
        &known,
    );
    honest(
        &[
            "根据《示例县劳动竞赛管理办法》，现予公示。",
            "根据《示例县劳动竞赛管理办法》（示工发[2024]12号），现予公示。",
            "根据《示例县劳动竞赛管理办法》（以下简称《办法》），现予公示。",
        ],
        &known,
    );
}
