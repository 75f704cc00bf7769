//! data/longan-2023/units.yaml: 66 invented companies in the categories of the plan, what they held
//! and what they filed.
//!
//! The groups are chosen so that one category misses its 80% while all three together reach it, and
//! so that units carry several tags; the arithmetic stands beside each group.

use std::fmt::Write as _;

use super::Random;

/// Companies with the same tags.
struct Group {
    id: &'static str,
    tags: &'static [&'static str],
    /// What their names are made of; as many as there are companies.
    trades: &'static [&'static str],
    /// How many of them, from the first, held a contest.
    held: usize,
}

/// 规上国企 9/10, 规上建筑 11/15 (missed), 规上服务业 11/13, together 27/33;
/// 非公 15/36, 小微 5/24, together 17/46.
const GROUPS: [Group; 10] = [
    Group {
        id: "soe", tags: &["规上国企"], trades: &["供水", "粮油储备", "糖业", "林产", "城乡环境"], held: 5
    },
    Group {
        id: "soe-con", tags: &["规上国企", "规上建筑"], trades: &["路桥", "水利工程", "城建"], held: 2
    },
    Group {
        id: "soe-svc", tags: &["规上国企", "规上服务业"], trades: &["公共交通", "文旅投资"], held: 2
    },
    Group {
        id: "con",
        tags: &["规上建筑"],
        trades: &["市政工程", "机电安装", "园林绿化", "钢构", "地基基础"],
        held: 4,
    },
    Group {
        id: "con-pri",
        tags: &["规上建筑", "非公"],
        trades: &["宏图建设", "金石建筑", "和顺建工", "新城装饰", "恒基工程", "立诚建设", "振兴建工"],
        held: 5,
    },
    Group {
        id: "svc", tags: &["规上服务业"], trades: &["物流园", "仓储", "人力资源", "检测服务", "客运站"], held: 4
    },
    Group {
        id: "svc-pri",
        tags: &["规上服务业", "非公"],
        trades: &["快递", "商贸城", "电商", "物业", "酒店", "冷链"],
        held: 5,
    },
    Group {
        id: "pri",
        tags: &["非公"],
        trades: &["木业", "电池", "食品", "纸业", "生物医药", "制衣", "饲料", "塑料", "家具"],
        held: 2,
    },
    Group {
        id: "pri-mic",
        tags: &["非公", "小微"],
        trades: &[
            "米粉",
            "果业",
            "茶业",
            "竹编",
            "五金",
            "印务",
            "豆制品",
            "石材",
            "农机",
            "灯饰",
            "鞋材",
            "蜂业",
            "花木",
            "包装",
        ],
        held: 3,
    },
    Group {
        id: "mic",
        tags: &["小微"],
        trades: &["合作加工", "便民维修", "乡村客栈", "集体养殖", "种苗", "供销服务", "手工坊", "水产", "菌菇", "渔具"],
        held: 2,
    },
];

/// Areas of the plan (四（一）至（五）), the kind that goes with each, and names of contests.
const AREAS: [(&str, &str, &[&str]); 5] = [
    ("merit", "生产型", &["节能减排达标竞赛", "产品创优效益创高立功竞赛", "诚实守信优质服务竞赛"]),
    ("innovation", "智能型", &["五小创新成果竞赛", "合理化建议竞赛"]),
    ("skills", "技能型", &["岗位技能竞赛", "网上练兵比武"]),
    ("safety", "生产型", &["“三零”安康杯竞赛", "安全隐患排查竞赛"]),
    ("teams", "技能型", &["“五个一流”班组竞赛"]),
];

/// The eight kinds of material of 五（二）.
const MATERIALS: [&str; 8] = ["plan", "notice", "roster", "photos", "summary", "statistics", "scores", "awards"];

/// What was filed, where it is not invented: by unit, plan and material.
const ARRANGED: [(&str, &str, &str); 9] = [
    ("soe-01", "2023-06-15", "2023-10-31"),     // on the last day, twice
    ("soe-con-02", "2023-06-16", "2023-10-27"), // a day late
    ("svc-02", "2023-06-27", "2023-10-30"),
    ("con-03", "无", "2023-11-06"), // a contest, but no plan; material late
    ("svc-pri-04", "2023-06-14", "scores 2023-11-03"), // one part late
    ("con-pri-02", "2023-06-12", "awards 无"), // one part missing
    ("pri-02", "2023-06-13", "statistics 2023-11-01"), // one part a day late
    ("soe-con-03", "2023-06-14", "无"), // a plan, but no contest
    ("mic-02", "2023-06-19", "无"), // a contest without any material
];

/// units.yaml
pub(crate) fn units_yaml() -> String {
    let mut out = String::from(
        "# 由 `cargo run --example demo_data` 生成，请勿手改。企业、班组均为虚构。\nunits:\n  - {id: county, name: 隆安县总工会, short_name: 县总工会, level: 县级}\n",
    );
    for number in 1..=6 {
        let day = 5 + number;
        let _ = writeln!(
            out,
            "  - {{id: town-{number}, name: 示例{}镇总工会, short_name: 示例{0}镇, level: 乡镇工会, parent: county, filed: {{plan: 2023-06-{day:02}}}}}",
            ["一", "二", "三", "四", "五", "六"][number - 1]
        );
    }
    out.push_str("  - {id: settlement, name: 隆安华侨管理区工会, short_name: 华侨管理区, level: 乡镇工会, parent: county, filed: {plan: 2023-06-15}}\n");
    out.push_str("  - {id: education, name: 隆安县教育工会, short_name: 县教育工会, level: 乡镇工会, parent: county, filed: {plan: 2023-06-09}}\n");
    for group in &GROUPS {
        for (at, trade) in group.trades.iter().enumerate() {
            company(group, at, trade, &mut out);
        }
    }
    out.push_str(INSTITUTIONS);
    out.push_str(TEAMS);
    out
}

fn company(group: &Group, at: usize, trade: &str, out: &mut String) {
    let id = format!("{}-{:02}", group.id, at + 1);
    let random = &mut Random::of(&id);
    let town = random.between(1, 6);
    let _ = writeln!(out, "  - id: {id}\n    name: 隆安示例{trade}有限公司\n    short_name: 示例{trade}");
    let _ = writeln!(out, "    level: 企业\n    parent: town-{town}\n    tags: [{}]", group.tags.join(", "));
    let has = at < group.held;
    if has {
        // Every sixth holds two.
        let count = if random.chance(16) { 2 } else { 1 };
        let contests: Vec<String> = (0..count).map(|_| contest(trade, random)).collect();
        match contests.as_slice() {
            [one] => {
                let _ = writeln!(out, "    held: {one}");
            }
            several => {
                let _ = writeln!(out, "    held:\n      - {}", several.join("\n      - "));
            }
        }
    } else {
        out.push_str("    held: 无\n");
    }
    let (plan, materials) = filed(&id, has, random);
    let _ = writeln!(out, "    filed: {{plan: {plan}, materials: {materials}}}");
}

fn contest(trade: &str, random: &mut Random) -> String {
    let (area, kind, titles) = *random.pick(&AREAS);
    let title = random.pick(titles);
    let (from_month, from_day) = (random.between(6, 8), random.between(1, 28));
    let (to_month, to_day) = (random.between(9, 10), random.between(1, 28));
    let people = random.between(12, 180);
    format!(
        "{{title: 示例{trade}{title}, area: {area}, kind: {kind}, from: 2023-{from_month:02}-{from_day:02}, to: 2023-{to_month:02}-{to_day:02}, participants: {people}, source: 活动总结、奖项通报}}"
    )
}

/// The day of the plan, and the days of the material.
fn filed(id: &str, has: bool, random: &mut Random) -> (String, String) {
    if let Some((_, plan, materials)) = ARRANGED.iter().find(|(unit, ..)| *unit == id) {
        return ((*plan).to_owned(), arranged(materials));
    }
    if has {
        let plan = format!("2023-06-{:02}", random.between(1, 15));
        return (plan, format!("2023-10-{:02}", random.between(16, 31)));
    }
    // Some planned a contest and held none.
    let plan = if random.chance(20) { format!("2023-06-{:02}", random.between(5, 15)) } else { "无".to_owned() };
    (plan, "无".to_owned())
}

/// A day or 无 for all eight kinds; or the one that differs, the others on 25 October.
fn arranged(words: &str) -> String {
    let Some((part, day)) = words.split_once(' ') else { return words.to_owned() };
    let days = MATERIALS.map(|m| format!("{m}: {}", if m == part { day } else { "2023-10-25" }));
    format!("{{{}}}", days.join(", "))
}

/// Institutions are no enterprises: they file, and count in no category.
const INSTITUTIONS: &str = "  - id: school
    name: 隆安县示例中学
    short_name: 示例中学
    level: 事业单位
    parent: education
    held: {title: 示例中学教职工教学技能竞赛, area: skills, kind: 技能型, from: 2023-06-05, to: 2023-06-30, participants: 64, source: 活动总结、奖项通报}
    filed: {plan: 2023-06-08, materials: 2023-10-18}
  - id: hospital
    name: 隆安县示例医院
    short_name: 示例医院
    level: 事业单位
    parent: county
    held: {title: 示例医院护理岗位技能竞赛, area: skills, kind: 技能型, from: 2023-08-07, to: 2023-09-08, participants: 88, source: 活动总结、奖项通报}
    filed: {plan: 2023-06-15, materials: 2023-10-30}
";

/// Teams that are put forward. One says for itself that it held none, though its company did.
const TEAMS: &str = "  - {id: soe-01-pump, name: 隆安示例供水有限公司泵房运行班, short_name: 示例供水泵房班, level: 班组, parent: soe-01}
  - {id: soe-03-press, name: 隆安示例糖业有限公司压榨车间, short_name: 示例糖业压榨车间, level: 班组, parent: soe-03}
  - {id: soe-con-01-bridge, name: 隆安示例路桥有限公司桥梁一队, short_name: 示例路桥一队, level: 班组, parent: soe-con-01}
  - {id: soe-svc-01-line, name: 隆安示例公共交通有限公司二路车队, short_name: 示例公交二路车队, level: 班组, parent: soe-svc-01}
  - {id: con-01-paving, name: 隆安示例市政工程有限公司摊铺班, short_name: 示例市政摊铺班, level: 班组, parent: con-01}
  - {id: svc-pri-01-sorting, name: 隆安示例快递有限公司分拣班, short_name: 示例快递分拣班, level: 班组, parent: svc-pri-01}
  - {id: pri-01-veneer, name: 隆安示例木业有限公司旋切车间, short_name: 示例木业旋切车间, level: 班组, parent: pri-01}
  - {id: pri-02-night, name: 隆安示例电池有限公司夜班组, short_name: 示例电池夜班组, level: 班组, parent: pri-02, held: 无}
  - {id: pri-05-lab, name: 隆安示例生物医药有限公司化验室, short_name: 示例医药化验室, level: 班组, parent: pri-05}
";
