//! Whose those who won are.

use super::plain::{honest, untrue};
use super::skills::skills;
use super::*;

fn placed() -> Known {
    let home = |name: &str, homes: &[&str]| (name.to_owned(), homes.iter().map(|h| (*h).to_owned()).collect());
    Known {
        homes: [
            home("欧阳明华", &["示例市自然资源局", "示例市"]),
            home("李秀英", &["示例市应急管理局", "示例市"]),
            home("陈静", &["示例市教育局"]),
        ]
        .into(),
        ..skills()
    }
}

#[test]
fn units_beside_a_name() {
    honest(
        &[
            "示例市自然资源局欧阳明华获一等奖。",
            "一等奖1名：欧阳明华（示例市自然资源局）",
            "二等奖（2名）：王建国（示例市教育局）、李秀英（女，示例市应急管理局）",
            "示例市欧阳明华获一等奖。",
            "欧阳明华（示例市自然资源局职工）获一等奖。",
            "抄送：示例市教育局、欧阳明华。",
            "欧阳明华（由示例市教育局推荐）获一等奖。",
            "示例市教育局的欧阳老师参加了评审。",
            "2022年，示例市教育局欧阳明华参加培训。",
        ],
        &placed(),
    );
    untrue(
        &[
            "示例市教育局欧阳明华获一等奖。",
            "一等奖1名：欧阳明华（示例市教育局）",
            "欧阳明华（示例市教育局）获一等奖。",
            "授予欧阳明华（女，示例市教育局职工）一等奖。",
            "授予示例市教育局欧阳明华一等奖。",
            "三等奖：刘洋、陈静（示例市应急管理局）",
        ],
        &placed(),
    );
    assert_eq!(wrong("示例市教育局欧阳明华获一等奖。", &placed()), ["欧阳明华：示例市教育局"]);
}
