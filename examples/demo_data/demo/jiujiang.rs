//! data/jiujiang-2021/: invented counties and units with their entries, and what they put forward.

use std::fmt::Write as _;

use super::Random;

/// Who did not hand in both the entry form and the plan by 22 July: form and plan.
const NOT_IN_TIME: [(&str, &str, &str); 5] = [
    ("county-09", "2021-07-21", "2021-07-26"),
    ("county-12", "2021-07-23", "2021-07-23"),
    ("city-05", "2021-07-20", "无"),
    ("city-08", "无", "无"),
    ("resident-06", "无", "2021-07-19"),
];

/// On the last day, which counts.
const ON_THE_LAST_DAY: [&str; 3] = ["county-03", "city-02", "resident-01"];

const NUMERALS: [&str; 13] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"];

/// A kind of unit that enters: id, how its name is made, level, how many.
const KINDS: [(&str, &str, &str, usize); 3] = [
    ("county", "示例{}县劳动竞赛委员会", "县（市、区）", 13),
    ("city", "市直示例{}局工会", "市直单位", 10),
    ("resident", "驻市示例{}公司工会", "驻市单位", 8),
];

/// units.yaml
pub(crate) fn units_yaml() -> String {
    let mut out = String::from(
        "# 由 `cargo run --example demo_data` 生成，请勿手改。单位均为虚构。\nunits:\n  - {id: city, name: 九江市劳动竞赛委员会, short_name: 市竞赛委, level: 市级}\n",
    );
    for (kind, name, level, count) in KINDS {
        for (at, numeral) in NUMERALS.iter().enumerate().take(count) {
            let id = format!("{kind}-{:02}", at + 1);
            let name = name.replace("{}", numeral);
            let short = name.replace("劳动竞赛委员会", "").replace("工会", "");
            let _ = writeln!(
                out,
                "  - {{id: {id}, name: {name}, short_name: {short}, level: {level}, parent: city, filed: {{entry: {}}}}}",
                entry(&id)
            );
        }
    }
    for team in &TEAMS {
        let Team { id, name, parent, .. } = team;
        let _ = writeln!(out, "  - {{id: {id}, name: {name}, short_name: {name}, level: 基层, parent: {parent}}}");
    }
    out
}

fn entry(id: &str) -> String {
    if let Some((_, form, plan)) = NOT_IN_TIME.iter().find(|(unit, ..)| *unit == id) {
        return if (form, plan) == (&"无", &"无") {
            "无".to_owned()
        } else {
            format!("{{form: {form}, plan: {plan}}}")
        };
    }
    if ON_THE_LAST_DAY.contains(&id) {
        return "2021-07-22".to_owned();
    }
    let random = &mut Random::of(id);
    let form = random.between(6, 21);
    // Form and plan come together (一并报送), or the plan some days before.
    if random.chance(70) {
        format!("2021-07-{form:02}")
    } else {
        format!("{{form: 2021-07-{form:02}, plan: 2021-07-{:02}}}", form.saturating_sub(3).max(1))
    }
}

/// A company, workshop or team that is put forward, or to which a person belongs.
struct Team {
    id: &'static str,
    name: &'static str,
    parent: &'static str,
    track: &'static str,
    /// Of a track of persons: who, and whether an industrial worker.
    person: Option<(&'static str, &'static str, &'static str)>,
    /// Whether the committee recommends it.
    chosen: bool,
    summary: &'static str,
}

const fn person(
    [id, name, parent, track]: [&'static str; 4],
    who: (&'static str, &'static str, &'static str),
    chosen: bool,
    summary: &'static str,
) -> Team {
    Team { id, name, parent, track, person: Some(who), chosen, summary }
}

const fn team([id, name, parent, track]: [&'static str; 4], chosen: bool, summary: &'static str) -> Team {
    Team { id, name, parent, track, person: None, chosen, summary }
}

/// Three or four a track. Those below units that did not enter in time are refused in history.yaml.
const TEAMS: [Team; 21] = [
    person(
        ["c01-mill", "示例一县示例纺织公司", "county-01", "skills"],
        ("刘示例甲", "细纱挡车工", "是"),
        true,
        "市级产业工人职业技能竞赛纺织赛项第一名，带徒十一人。",
    ),
    person(
        ["c04-yard", "示例四县示例船舶公司", "county-04", "skills"],
        ("陈示例乙", "焊工", "是"),
        true,
        "焊接赛项第二名，牵头攻下薄板变形难题。",
    ),
    person(
        ["r02-plant", "驻市示例二公司检修部", "resident-02", "skills"],
        ("熊示例丙", "检修技师", "是"),
        false,
        "检修赛项第六名，参加三次岗位练兵。",
    ),
    person(
        ["c09-works", "示例九县示例机械公司", "county-09", "skills"],
        ("周示例丁", "车工", "是"),
        false,
        "车工赛项第三名。",
    ),
    person(
        ["c02-lab", "示例二县示例制药公司", "county-02", "innovation"],
        ("万示例戊", "工艺员", "是"),
        true,
        "劳模创新工作室成员，提出合理化建议二十三条，采纳九条。",
    ),
    person(
        ["city03-station", "市直示例三局监测站", "city-03", "innovation"],
        ("余示例己", "工程师", "否"),
        true,
        "技术革新两项，缩短监测报告周期三天。",
    ),
    person(
        ["r04-mill", "驻市示例四公司轧钢厂", "resident-04", "innovation"],
        ("胡示例庚", "班长", "是"),
        true,
        "发明轧辊快速更换装置，换辊用时减少四成。",
    ),
    person(
        ["city08-office", "市直示例八局设计室", "city-08", "innovation"],
        ("夏示例辛", "设计员", "否"),
        false,
        "完成设计革新一项。",
    ),
    team(
        ["c05-bridge", "示例五县示例大桥项目部", "county-05", "projects"],
        true,
        "六比竞赛月月评比，主墩提前二十天完成，全年无安全事故。",
    ),
    team(
        ["r01-line", "驻市示例一公司铁路项目部", "resident-01", "projects"],
        true,
        "比质量、比工期，隧道贯通误差八毫米。",
    ),
    team(
        ["city01-water", "市直示例一局水利枢纽项目部", "city-01", "projects"],
        false,
        "开展文明施工竞赛，创和谐团队。",
    ),
    team(
        ["c03-park", "示例三县示例电子公司", "county-03", "private"],
        true,
        "园区技能竞赛参加农民工三百一十二人，二百零四人取得技能等级。",
    ),
    team(
        ["c07-park", "示例七县示例玻纤公司", "county-07", "private"],
        true,
        "办夜校、设擂台，非公企业职工参赛面九成。",
    ),
    team(["c12-park", "示例十二县示例服装公司", "county-12", "private"], false, "园区缝纫技能竞赛承办单位。"),
    team(
        ["c06-kiln", "示例六县示例水泥公司", "county-06", "energy"],
        true,
        "节能减排小革新十七项，吨熟料煤耗下降三公斤。",
    ),
    team(
        ["r05-power", "驻市示例五公司热电厂", "resident-05", "energy"],
        true,
        "推广节能小窍门四十条，厂用电率下降零点四个百分点。",
    ),
    team(["city06-bureau", "市直示例六局机关节能办", "city-06", "energy"], false, "宣传节能知识，公共机构用电下降。"),
    team(
        ["c08-team", "示例八县示例供电公司带电班", "county-08", "pioneer"],
        true,
        "一流工作、一流服务、一流业绩、一流团队，全年带电作业零差错。",
    ),
    team(
        ["city02-counter", "市直示例二局服务大厅窗口", "city-02", "pioneer"],
        true,
        "一窗受理，群众办事平均等候六分钟。",
    ),
    team(
        ["r03-crew", "驻市示例三公司装卸一班", "resident-03", "pioneer"],
        true,
        "装卸效率提高一成二，连续三年无事故。",
    ),
    team(["city05-team", "市直示例五局巡查一组", "city-05", "pioneer"], false, "巡查里程全市第一。"),
];

/// Recommended as 劳动模范, not for a medal.
const MODEL_WORKER: &str = "r04-mill";

/// nominations/nominations.yaml
pub(crate) fn nominations_yaml() -> String {
    let mut out =
        String::from("# 由 `cargo run --example demo_data` 生成，请勿手改。单位、人物均为虚构。\nnominations:\n");
    for team in &TEAMS {
        let Team { id, name, parent, track, person, chosen, summary } = team;
        let title = person.map_or(*name, |(who, ..)| who);
        let _ = writeln!(out, "  - nomination: {id}-{track}\n    track: {track}\n    name: {title}\n    unit: {id}");
        let _ = writeln!(out, "    recommended_by: {parent}\n    summary: {summary}");
        match person {
            Some((_, post, worker)) => {
                let _ = writeln!(out, "    fields: {{工作单位: {name}, 职务: {post}, 产业工人: {worker}, 奖励: 无}}");
            }
            None => {
                let _ = writeln!(out, "    fields: {{集体名称: {name}, 奖励: 无}}");
            }
        }
        if *chosen {
            let award = if *id == MODEL_WORKER { "model" } else { "recommended" };
            let _ = writeln!(out, "    declared: {{award: {track}-{award}, tier: {award}}}");
        }
        let _ = writeln!(
            out,
            "    opinions: [{{by: 所在单位, agree: true, on: 2021-08-10}}, {{by: 推荐单位, agree: true, on: 2021-08-18}}]"
        );
    }
    out
}
