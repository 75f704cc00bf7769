//! Records of individuals: nominations/city-individual.yaml and nominations/county-individual.csv.
//!
//! Only fields of 附件4 that may be published; no sex, birth, origin, phone or number of anybody.

use std::fmt::Write as _;

use super::{City, Random};

/// Common surnames; 示例 and a number follow, so that nobody is taken for a real person.
const SURNAMES: [&str; 28] = [
    "韦", "黄", "覃", "陆", "蒙", "莫", "农", "梁", "李", "陈", "罗", "廖", "潘", "苏", "蓝", "唐", "吴", "周", "邓",
    "龙", "谭", "岑", "赵", "何", "石", "银", "侯", "盘",
];

/// Recommended, but withdrew before the decision (data/guangxi-2023/history.yaml).
const WITHDREW: &str = "guilin-p08";

/// A kind of work: post, title, skill level, whether it is frontline work, and what the person did.
/// `{a}`, `{b}`, `{c}` become numbers.
struct Role {
    post: &'static str,
    title: &'static str,
    skill: &'static str,
    frontline: bool,
    deeds: [&'static str; 3],
}

const fn role(
    post: &'static str,
    title: &'static str,
    skill: &'static str,
    frontline: bool,
    deeds: [&'static str; 3],
) -> Role {
    Role { post, title, skill, frontline, deeds }
}

const ROLES: [Role; 9] = [
    role(
        "巡田员",
        "无",
        "中级工",
        true,
        [
            "负责{a}个村的巡田，八月以来核实耕地变化图斑{b}个，无一逾期。",
            "走遍{a}个村的田垄，核实图斑{b}个，退回{c}个后当天补正。",
            "把{b}个图斑画成巡田路线图，同组人照图走，少跑一半冤枉路。",
        ],
    ),
    role(
        "网格员",
        "无",
        "初级工",
        true,
        [
            "熟悉{a}个村的每一块地，协助外业组找到{b}个疑难地块。",
            "逐户走访，说清{b}块变化耕地的来由，照片和笔录一块不少。",
            "汛期守在村里，道路一通就带队核实，{a}天完成图斑{b}个。",
        ],
    ),
    role(
        "外业调查员",
        "助理工程师",
        "高级工",
        true,
        [
            "完成外业举证图斑{b}个，一次通过率居全组第一。",
            "承担山区{a}个乡镇的举证，{b}个图斑按期完成。",
            "带{a}名新手上山，手把手教会拍照角度和举证要点。",
        ],
    ),
    role(
        "内业作业员",
        "助理工程师",
        "中级工",
        true,
        [
            "编制矢量成果{b}个，自查发现并改正问题{c}处。",
            "整理出{c}条接边常见错误，全组返工明显减少。",
            "每晚复核当天数据，{b}个图斑成果无一漏报。",
        ],
    ),
    role(
        "质检员",
        "工程师",
        "技师",
        true,
        [
            "复核成果{b}个，退回意见写到人、写到图斑号。",
            "编写质检要点{c}条，三批成果一批比一批好。",
            "坚持先看现场照片再看图，查出疑似问题{c}处。",
        ],
    ),
    role(
        "无人机操作员",
        "助理工程师",
        "高级工",
        true,
        [
            "安全飞行{a}0架次，补拍人员到不了的图斑{c}个。",
            "设计航线模板，一次起飞可核实相邻图斑{a}个。",
            "航摄影像当天处理、当天交付，支撑{b}个图斑判读。",
        ],
    ),
    role(
        "乡镇自然资源所副所长",
        "工程师",
        "无",
        true,
        [
            "带领全所{a}人包片作业，{b}个图斑提前三天完成。",
            "协调{a}个村委会配合核实，化解地类争议{c}起。",
            "把任务分到人、进度晒上墙，全所无一图斑逾期。",
        ],
    ),
    role(
        "调查监测股股长",
        "工程师",
        "无",
        false,
        [
            "制定倒排工期表，统筹{a}支队伍，全县任务如期完成。",
            "建立县、所、村三级核实机制，疑难图斑会商{c}次。",
            "牵头编写本县操作手册，培训巡田员{b}人次。",
        ],
    ),
    role(
        "驾驶员兼外业辅助",
        "无",
        "中级工",
        true,
        [
            "安全行车{a}千公里，把外业组准时送到每一个山口。",
            "既开车又举标尺，协助完成外业图斑{b}个。",
            "熟悉每条机耕路，雨天绕行方案用了{c}次，次次可行。",
        ],
    ),
];

/// Where a person stands in the lists.
struct Seat {
    id: String,
    /// Over the whole contest, so that no two people have one name.
    number: u64,
    unit: String,
    city: &'static str,
    workplace: String,
}

/// What is invented about a person.
struct Person {
    name: String,
    role: &'static Role,
    schooling: &'static str,
    honour: &'static str,
    deed: String,
}

fn person(seat: &Seat, roles: &'static [Role]) -> Person {
    let random = &mut Random::of(&seat.id);
    let role = random.pick(roles);
    let mut deed = (*random.pick(&role.deeds)).to_owned();
    for (mark, low, high) in [("{a}", 3, 9), ("{b}", 86, 640), ("{c}", 11, 48)] {
        deed = deed.replace(mark, &random.between(low, high).to_string());
    }
    let schooling =
        if role.title == "工程师" { "本科" } else { *random.pick(&["本科", "大专", "大专", "中专"]) };
    let honour =
        if random.chance(18) { "2022年示例市自然资源系统先进工作者（虚构）" } else { "无" };
    let name = format!("{}示例{:03}", random.pick(&SURNAMES), seat.number);
    Person { name, role, schooling, honour, deed }
}

/// nominations/city-individual.yaml
pub(crate) fn cities_yaml(cities: &[City]) -> String {
    let mut out = String::from("# 由 `cargo run --example demo_data` 生成，请勿手改。人物均为虚构。\nnominations:\n");
    for (number, city) in (1..).zip(cities) {
        let place = city.place;
        let workplace = format!("{}市示例自然资源调查监测中心", place.name);
        let seat =
            Seat { id: format!("{}-p00", place.id), number, unit: place.id.to_owned(), city: place.id, workplace };
        let Person { name, role, schooling, honour, deed } = person(&seat, &ROLES[2..6]);
        let Seat { id, unit, workplace, .. } = seat;
        let Role { post, title, skill, .. } = role;
        let _ = writeln!(out, "  - nomination: {id}\n    track: city-individual\n    name: {name}\n    unit: {unit}");
        let _ = writeln!(out, "    recommended_by: {unit}\n    summary: {deed}");
        let _ = writeln!(
            out,
            "    fields: {{工作单位: {workplace}, 职务: {post}, 单位性质: 事业单位, 学历: {schooling}, 职称: {title}, 技术等级: {skill}, 一线工作人员: 是, 奖励: {honour}}}"
        );
        let _ = writeln!(out, "    declared: {{award: city-individual-advanced, tier: advanced}}");
        let _ = writeln!(
            out,
            "    opinions: [{{by: 所在单位, agree: true, on: 2023-09-25}}, {{by: 市级, agree: true, on: 2023-09-28}}, {{by: 自治区级, agree: true, on: 2023-10-13}}]"
        );
    }
    out
}

/// nominations/county-individual.csv
pub(crate) fn counties_csv(cities: &[City]) -> String {
    let mut out = String::from(
        "nomination,track,name,unit,recommended_by,summary,fields.工作单位,fields.职务,fields.单位性质,fields.学历,fields.职称,fields.技术等级,fields.一线工作人员,fields.奖励,declared.award,declared.tier\n",
    );
    let counties = cities.iter().flat_map(|city| city.counties.iter().map(move |county| (city.place, county)));
    for (number, (place, county)) in (15..).zip(counties) {
        let id = format!("{}-p{:02}", place.id, county.number);
        let workplace = format!("{}市{}示例自然资源所", place.name, county.name);
        let seat = Seat { id, number, unit: county.id.clone(), city: place.id, workplace };
        let Person { name, role, schooling, honour, deed } = person(&seat, &ROLES);
        let Seat { id, unit, city, workplace, .. } = seat;
        let Role { post, title, skill, frontline, .. } = role;
        let frontline = if *frontline { "是" } else { "否" };
        let declared = if id == WITHDREW { "," } else { "county-individual-advanced,advanced" };
        let _ = writeln!(
            out,
            "{id},county-individual,{name},{unit},{city},{deed},{workplace},{post},事业单位,{schooling},{title},{skill},{frontline},{honour},{declared}"
        );
    }
    out
}
