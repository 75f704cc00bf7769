//! The notice of a contest of skills: one first, two second and three third prizes, and two units with a
//! prize of their own; 张伟, 丁一 and 示例市教育局 were nominated and are in no list. It is open from Monday
//! 2024-10-14 to 10-18 17:30.

use super::*;

pub(super) fn skills() -> Known {
    let rows = ["欧阳明华", "王建国", "李秀英", "刘洋", "阿依古丽·买买提", "陈静"];
    let tiers = ["一等奖", "二等奖", "二等奖", "三等奖", "三等奖", "三等奖"];
    let units = ["示例市自然资源局", "示例钢铁集团有限公司"];
    let prize =
        |(name, tier): (&&str, &&str)| ((*name).to_owned(), ["技能选手", "技能奖", tier].map(str::to_owned).to_vec());
    let unit = |name: &&str| ((*name).to_owned(), vec!["优秀组织奖".to_owned()]);
    let mark = |(name, (rank, total)): (&&str, (u32, &str))| {
        ((*name).to_owned(), Mark { total: Some(total.to_owned()), rank: Some(rank) })
    };
    Known {
        nouns: vec![
            noun("技能选手", &[6]),
            noun("技能奖", &[6]),
            noun("优秀组织奖", &[2]),
            noun("一等奖", &[1]),
            Noun { placeholder: "{{数量:skill}}".into(), ..noun("二等奖", &[2]) },
            noun("三等奖", &[3]),
        ],
        lists: vec![
            (TrackKind::Individual, rows.iter().map(|r| (*r).to_owned()).collect()),
            (TrackKind::Collective, units.iter().map(|r| (*r).to_owned()).collect()),
        ],
        held: rows.iter().zip(&tiers).map(prize).chain(units.iter().map(unit)).collect(),
        marks: rows.iter().zip((1..).zip(["96.00", "94.00", "93.50", "90.00", "89.00", "88.00"])).map(mark).collect(),
        others: vec!["张伟".into(), "丁一".into(), "示例市教育局".into()],
        shares: [
            ("示例市自然资源局", vec![2, 1]),
            ("示例市教育局", vec![1, 0]),
            ("示例市应急管理局", vec![1, 0]),
            ("示例市", vec![0, 0]),
        ]
        .map(|(unit, counts)| (unit.to_owned(), counts))
        .into(),
        years: vec![2024],
        published: "2024-10-14".parse().ok(),
        periods: vec![KnownPeriod {
            first: "2024-10-14".parse().unwrap(),
            last: "2024-10-18".parse().unwrap(),
            until: "17:30".parse().ok(),
            count: 5,
            unit: CountingUnit::WorkingDay,
            worked: Some(5),
        }],
        issuers: vec!["示例市总工会".into()],
        tracks: vec!["skill".into(), "unit".into()],
        title: "示例市2024年职工职业技能竞赛".into(),
        ..Known::default()
    }
}
