//! 优秀组织奖 and 突出贡献奖 (七（三）): who was put forward, with what the clause looks at.

use std::fmt::Write as _;

/// Unions and youth leagues that took part in organising, all invented: id, name, short name, city.
const BODIES: [[&str; 4]; 3] = [
    ["nanning-union", "南宁市示例一区总工会", "南宁示例一区总工会", "nanning"],
    ["guilin-youth", "共青团桂林市示例二区委员会", "桂林示例二区团委", "guilin"],
    ["hechi-union", "河池市示例一县总工会", "河池示例一县总工会", "hechi"],
];

/// Someone put forward, and what the records say under the four heads of the clause.
struct Honour {
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    city: &'static str,
    /// 竞赛组织、工作开展、部门协同配合、新闻宣传.
    heads: [&'static str; 4],
    /// 职务 of a person.
    post: &'static str,
    /// Why the committee decided so.
    reason: &'static str,
    awarded: bool,
}

const UNITS: [Honour; 5] = [
    Honour {
        id: "org-01",
        name: "南宁市示例一区总工会",
        unit: "nanning-union",
        city: "nanning",
        heads: [
            "牵头成立区竞赛领导小组，发动9个基层工会参赛",
            "组织岗位练兵4期",
            "与区自然资源局、团委每两周会商一次",
            "刊发竞赛报道11篇",
        ],
        post: "",
        reason: "四个方面都有记录，发动参赛的面最广",
        awarded: true,
    },
    Honour {
        id: "org-02",
        name: "共青团桂林市示例二区委员会",
        unit: "guilin-youth",
        city: "guilin",
        heads: ["组建青年突击队6支", "突击队核实图斑412个", "向区自然资源局派出联络员2名", "拍摄短视频8条"],
        post: "",
        reason: "青年突击队直接承担核实任务，协同和宣传都有实绩",
        awarded: true,
    },
    Honour {
        id: "org-03",
        name: "柳州市示例三区自然资源局",
        unit: "liuzhou-03",
        city: "liuzhou",
        heads: [
            "组织全区竞赛动员会和两次中期调度",
            "三批成果按时报送",
            "与区总工会联合举办技能比武",
            "在市级媒体刊发报道3篇",
        ],
        post: "",
        reason: "主管部门中组织调度最完整，比武与日常工作结合紧",
        awarded: true,
    },
    Honour {
        id: "org-04",
        name: "崇左市自然资源局",
        unit: "chongzuo",
        city: "chongzuo",
        heads: ["指导7个县（市、区）全部参赛", "按周通报进度", "与市级工会、团委联合督导两轮", "编发竞赛简报15期"],
        post: "",
        reason: "全市参赛率和按期完成率都是百分之百",
        awarded: true,
    },
    Honour {
        id: "org-05",
        name: "河池市示例一县总工会",
        unit: "hechi-union",
        city: "hechi",
        heads: ["召开动员会1次", "无", "参加县里的协调会", "转发竞赛通知"],
        post: "",
        reason: "没有开展调查监测方面的活动，协同和宣传的记录不足，本次不授予",
        awarded: false,
    },
];

const PEOPLE: [Honour; 4] = [
    Honour {
        id: "con-01",
        name: "黎示例151",
        unit: "nanning-union",
        city: "nanning",
        heads: ["起草区竞赛方案并全程组织", "组织岗位练兵4期", "建立工会与自然资源局的会商制度", "撰写报道6篇"],
        post: "经济技术部部长",
        reason: "竞赛组织和部门协同的主要承办人",
        awarded: true,
    },
    Honour {
        id: "con-02",
        name: "卢示例152",
        unit: "guilin-youth",
        city: "guilin",
        heads: ["组建并带领青年突击队", "带队核实图斑203个", "担任团委与自然资源局的联络员", "策划短视频8条"],
        post: "青年发展部干部",
        reason: "带队完成核实任务，宣传有实绩",
        awarded: true,
    },
    Honour {
        id: "con-03",
        name: "甘示例153",
        unit: "liuzhou-03",
        city: "liuzhou",
        heads: ["承办技能比武", "编写外业举证操作规程", "协调公安、林业部门共享影像", "讲授公开课3次"],
        post: "调查监测股副股长",
        reason: "操作规程在全市推广，跨部门协调解决影像不足",
        awarded: true,
    },
    Honour {
        id: "con-04",
        name: "凌示例154",
        unit: "hechi-union",
        city: "hechi",
        heads: ["参与动员会筹备", "无", "参加协调会", "转发竞赛通知"],
        post: "干部",
        reason: "承担的工作限于会务，突出贡献的依据不足，本次不授予",
        awarded: false,
    },
];

/// Lines of units.yaml.
pub(crate) fn bodies() -> String {
    BODIES.iter().fold(String::new(), |mut out, [id, name, short, city]| {
        let _ = writeln!(
            out,
            "  - {{id: {id}, name: {name}, short_name: {short}, level: 群团组织, parent: {city}, tags: [虚构]}}"
        );
        out
    })
}

/// nominations/honours.yaml
pub(crate) fn yaml() -> String {
    let mut out =
        String::from("# 由 `cargo run --example demo_data` 生成，请勿手改。单位、人物和经过均为虚构。\nnominations:\n");
    for (track, all) in [("organisation", UNITS.as_slice()), ("contribution", PEOPLE.as_slice())] {
        all.iter().for_each(|one| record(&mut out, track, one));
    }
    out
}

fn record(out: &mut String, track: &str, one: &Honour) {
    let Honour { id, name, unit, city, heads: [lead, work, together, press], post, reason, awarded } = one;
    let _ = writeln!(out, "  - nomination: {id}\n    track: {track}\n    name: {name}\n    unit: {unit}");
    let _ = writeln!(out, "    recommended_by: {city}\n    summary: {reason}。");
    let post = if post.is_empty() { String::new() } else { format!("职务: {post}, ") };
    let _ = writeln!(
        out,
        "    fields: {{{post}竞赛组织: {lead}, 调查监测工作开展: {work}, 部门协同配合: {together}, 新闻宣传: {press}, 评审意见: {reason}}}"
    );
    let _ = writeln!(out, "    conditions: {{eligible: {{value: true, source: 市竞赛组委会审核}}}}");
    let city = "{by: 市级, agree: true, on: 2023-09-28}";
    if *awarded {
        let _ = writeln!(out, "    declared: {{award: {track}, tier: {track}}}");
        let _ = writeln!(out, "    opinions: [{city}, {{by: 自治区级, agree: true, on: 2023-10-13}}]");
    } else {
        let _ = writeln!(out, "    opinions: [{city}]");
    }
}
