//! Records as an office keeps them in private/, for a look at the forms: `cargo run --example demo_data -- private`.
//! Invented like the rest, and not committed: private/ never is.

use std::fmt::Write as _;

/// Collectives whose form can be printed.
const COLLECTIVES: &[&str] = &["chongzuo-c00", "guilin-c03", "beihai-c04"];
/// People whose form can be printed.
const PEOPLE: &[&str] = &["fangchenggang-p00", "yulin-p00", "guilin-p02", "wuzhou-p02"];

/// A result whose 推荐表 can be printed, with its contributors.
const RESULT: (&str, &[&str]) = ("tj-01", &["马示例001", "孙示例002", "郭示例003", "彭示例004", "谢示例005"]);

/// Paths below private/, and texts.
pub(crate) fn files() -> [(&'static str, String); 2] {
    [("guangxi-2023/people.yaml", guangxi()), ("tianjin-2024/results.yaml", tianjin())]
}

/// The contributors of a result, with what the form asks of them.
fn tianjin() -> String {
    let (id, people) = RESULT;
    let mut out = format!("# 演示数据，人物、号码均为虚构。\nnomination: {id}\nfields: {{备注: 无}}\ncontributors:\n");
    for (n, name) in people.iter().enumerate() {
        let sex = if n % 2 == 0 { "男" } else { "女" };
        let _ = writeln!(out, "  - {{name: {name}, sex: {sex}, id_type: 护照, id_number: E1000000{n}}}");
    }
    out
}

/// Collectives and people of 广西. Passports stand for ID cards: an invented card number
/// with a right check digit might be somebody's.
fn guangxi() -> String {
    let mut out = String::from("# 演示数据，人物、号码均为虚构。\nrecords:\n");
    for (n, id) in COLLECTIVES.iter().enumerate() {
        let _ = writeln!(
            out,
            "  - {{nomination: {id}, phone: 0771-000100{n}, unit_phone: 0771-000200{n}, address: 示例市示例街{n}00号, \
             punishments: 无, fields: {{负责人姓名: 示例负责人{n}, 负责人职务: 主任}}}}"
        );
    }
    for (n, id) in PEOPLE.iter().enumerate() {
        let n = n + 1;
        let _ = writeln!(
            out,
            "  - nomination: {id}\n    id_type: 护照\n    id_number: E0000000{n}\n    phone: 0771-000300{n}\n    \
             birth: 198{n}-0{n}\n    birth_place: 广西壮族自治区示例市\n    address: 示例市示例街{n}50号\n    postcode: \"530000\"\n    \
             punishments: 无\n    votes: {{present: {}, for: {}, against: {n}}}\n    resume:\n      \
             - {{from: 199{n}-09, to: 200{n}-07, what: 示例中学、示例职业技术学院学生}}\n      \
             - {{from: 200{n}-08, to: 2012-06, what: 示例测绘院作业员}}\n      \
             - {{from: 2012-07, to: 至今, what: 现单位工作}}\n    \
             fields: {{性别: 女, 民族: 汉族, 政治面貌: 群众, 学位: 无, 专业技术职务: 无, 参加工作时间: 200{n}年8月, 行政级别: 无}}",
            50 + n,
            48,
        );
    }
    out
}
