//! Records of individuals: nominations/city-individual.yaml and nominations/county-individual.csv.
//!
//! Only fields of 附件4 that may be published; no sex, birth, origin, phone or number of anybody.

use std::fmt::Write as _;

use super::roles::{ROLES, Role};
use super::sheet::Sheet;
use super::{City, Random};

/// Common surnames; 示例 and a number follow, so that nobody is taken for a real person.
const SURNAMES: [&str; 28] = [
    "韦", "黄", "覃", "陆", "蒙", "莫", "农", "梁", "李", "陈", "罗", "廖", "潘", "苏", "蓝", "唐", "吴", "周", "邓",
    "龙", "谭", "岑", "赵", "何", "石", "银", "侯", "盘",
];

/// Recommended, but withdrew before the decision (data/guangxi-2023/history.yaml).
const WITHDREW: &str = "guilin-p08";

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

fn person(seat: &Seat, sheet: &Sheet, roles: &'static [Role]) -> Person {
    let random = &mut Random::of(&seat.id);
    let role = random.pick(roles);
    let mut deed = (*random.pick(&role.deeds)).to_owned();
    // One of many hands: between a twelfth and a quarter of it, and never more than one person can do.
    let task = (role.task)(sheet).clamp(96, 2400);
    for (mark, low, high) in [("{a}", 3, 9), ("{b}", task / 12, task / 4), ("{c}", 11, 48)] {
        deed = deed.replace(mark, &random.between(low, high).to_string());
    }
    let schooling =
        if role.form[1] == "工程师" { "本科" } else { *random.pick(&["本科", "大专", "大专", "中专"]) };
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
        let Person { name, role, schooling, honour, deed } = person(&seat, &city.sheet, &ROLES[2..6]);
        let Seat { id, unit, workplace, .. } = seat;
        let [post, title, skill, frontline] = role.form;
        let _ = writeln!(out, "  - nomination: {id}\n    track: city-individual\n    name: {name}\n    unit: {unit}");
        let _ = writeln!(out, "    recommended_by: {unit}\n    summary: {deed}");
        let _ = writeln!(
            out,
            "    fields: {{工作单位: {workplace}, 职务: {post}, 单位性质: 事业单位, 学历: {schooling}, 职称: {title}, 技术等级: {skill}, 一线工作人员: {frontline}, 奖励: {honour}}}"
        );
        let _ = writeln!(out, "    conditions: {{engaged: {{value: true, source: 市竞赛组委会审核}}}}");
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
        "nomination,track,name,unit,recommended_by,summary,fields.工作单位,fields.职务,fields.单位性质,fields.学历,fields.职称,fields.技术等级,fields.一线工作人员,fields.奖励,conditions.engaged.value,conditions.engaged.source,declared.award,declared.tier\n",
    );
    let counties = cities.iter().flat_map(|city| city.counties.iter().map(move |county| (city.place, county)));
    for (number, (place, county)) in (15..).zip(counties) {
        let id = format!("{}-p{:02}", place.id, county.number);
        let workplace = format!("{}市{}示例自然资源所", place.name, county.name);
        let seat = Seat { id, number, unit: county.id.clone(), city: place.id, workplace };
        let Person { name, role, schooling, honour, deed } = person(&seat, &county.sheet, &ROLES);
        let Seat { id, unit, city, workplace, .. } = seat;
        let [post, title, skill, frontline] = role.form;
        let declared = if id == WITHDREW { "," } else { "county-individual-advanced,advanced" };
        let _ = writeln!(
            out,
            "{id},county-individual,{name},{unit},{city},{deed},{workplace},{post},事业单位,{schooling},{title},{skill},{frontline},{honour},true,县级竞赛组织机构审核,{declared}"
        );
    }
    out
}
