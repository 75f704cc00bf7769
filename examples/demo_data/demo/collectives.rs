//! Records of collectives: nominations/city-collective.yaml and nominations/county-collective/<city>.yaml.

use std::fmt::Write as _;

use super::Random;
use super::fraction::print_cents;
use super::region::Place;
use super::sheet::{Share, Sheet};

/// A city and its counties.
pub(crate) struct City {
    /// Its names.
    pub(crate) place: &'static Place,
    /// Its own work, and the counts of its counties.
    pub(crate) sheet: Sheet,
    /// Its counties, in order.
    pub(crate) counties: Vec<County>,
}

/// A county-level unit.
pub(crate) struct County {
    /// `nanning-03`
    pub(crate) id: String,
    /// From 1, within its city.
    pub(crate) number: u64,
    /// 示例三区
    pub(crate) name: String,
    /// Its facts.
    pub(crate) sheet: Sheet,
}

/// What differs between the record of a city and of a county.
struct Record<'a> {
    id: String,
    track: &'static str,
    award: Option<&'static str>,
    name: String,
    unit: &'a str,
    recommended_by: &'static str,
    above: String,
    level: &'static str,
    staff: u64,
    reviewer: String,
    opinions: &'static str,
    /// Print shares as percentages where they are exact to two decimals.
    rates: bool,
}

const HEADER: &str = "# 由 `cargo run --example demo_data` 生成，请勿手改。内容均为虚构。\nnominations:\n";

/// What a county did that others may want to copy; one each.
const PRACTICES: [&str; 24] = [
    "把图斑按村建台账，每周五晒进度，逾期的由分管领导包案。",
    "外业、内业、质检三组同楼办公，当天举证当天复核。",
    "请老测绘员带新巡田员，一人带三人，两周上岗。",
    "与乡镇农业站共用巡田路线，少跑了重复路。",
    "把常见举证错误做成二十张对照图，贴在每台平板背面。",
    "雨季前集中核实山区图斑，避开了汛期塌方路段。",
    "每批成果上报前先交叉互检，错一处讲一处。",
    "在圩日设咨询台，向群众讲清耕地变化为什么要核实。",
    "组织图斑判读比武，前三名担任各组质检员。",
    "用无人机补拍人到不了的坡地，照片按图斑号自动归档。",
    "党员认领难点图斑，公开承诺完成日期。",
    "建立保密柜和领用登记本，涉密图件当天借当天还。",
    "把九月的任务拆到每一天，日清日结。",
    "与相邻县对接插花地图斑，一次核实、两县共用结论。",
    "编写一页纸操作口诀，巡田员看着口诀就能拍对照片。",
    "每月召开一次技术交流会，谁遇到的新问题谁来讲。",
    "把退回图斑单列一张表，直到清零才撤。",
    "为外业车辆和人员统一购买意外险，出发前逐车点检。",
    "设立合理化建议箱，采纳一条当月公布一条。",
    "从村里选聘熟悉地块的网格员，找地块不再靠问路。",
    "先易后难排任务，前十天完成七成图斑。",
    "对新增耕地图斑逐块访问农户，照片和笔录一并存档。",
    "把质检意见写成短句发到工作群，看得懂、改得快。",
    "开展“一张图讲一个故事”摄影比赛，把调查讲给群众听。",
];

/// nominations/city-collective.yaml
pub(crate) fn cities_yaml(cities: &[City], awarded: &[String]) -> String {
    let mut out = HEADER.to_owned();
    for city in cities {
        let Place { id, name, .. } = *city.place;
        let record = Record {
            id: format!("{id}-c00"),
            track: "city-collective",
            award: awarded.contains(&format!("{id}-c00")).then_some("city-advanced"),
            name: format!("{name}市自然资源局"),
            unit: id,
            recommended_by: id,
            above: format!("{name}市人民政府"),
            level: "正处级",
            staff: Random::of(id).between(68, 140),
            reviewer: "自治区竞赛组委会审核".to_owned(),
            opinions: "[{by: 市级, agree: true, on: 2023-09-28}, {by: 自治区级, agree: true, on: 2023-10-13}]",
            rates: false,
        };
        write_record(&mut out, &record, &city.sheet);
    }
    out
}

/// nominations/county-collective/<city>.yaml
pub(crate) fn counties_yaml(city: &City, awarded: &[String]) -> String {
    let mut out = HEADER.to_owned();
    let Place { id, name, .. } = *city.place;
    for county in &city.counties {
        let nomination = format!("{id}-c{:02}", county.number);
        let record = Record {
            award: awarded.contains(&nomination).then_some("county-advanced"),
            id: nomination,
            track: "county-collective",
            name: format!("{name}市{}自然资源局", county.name),
            unit: &county.id,
            recommended_by: id,
            above: format!("{name}市{}人民政府", county.name),
            level: "正科级",
            staff: Random::of(&county.id).between(21, 58),
            reviewer: format!("{name}市竞赛组委会审核"),
            opinions: "[{by: 县级, agree: true, on: 2023-09-22}, {by: 市级, agree: true, on: 2023-09-28}]",
            rates: id == "laibin",
        };
        write_record(&mut out, &record, &county.sheet);
    }
    out
}

fn write_record(out: &mut String, record: &Record<'_>, sheet: &Sheet) {
    let random = &mut Random::of(&record.id);
    let Record { id, track, name, unit, recommended_by, above, level, staff, reviewer, opinions, .. } = record;
    let honour = if random.chance(22) { "2022年示例系统先进集体（虚构）" } else { "无" };
    let _ = writeln!(out, "  - nomination: {id}\n    track: {track}\n    name: {name}\n    unit: {unit}");
    let _ = writeln!(out, "    recommended_by: {recommended_by}\n    summary: {}", random.pick(&PRACTICES));
    let _ = writeln!(
        out,
        "    fields: {{集体级别: {level}, 人员总数: \"{staff}\", 集体性质: 机关, 所属单位: {above}, 是否临时集体: 否, 奖励: {honour}}}"
    );
    let _ = writeln!(out, "    facts:");
    write_work(out, sheet, reviewer);
    write_counts(out, sheet, record.rates);
    write_rest(out, sheet, reviewer);
    let source = "自治区竞赛组委会核查";
    let _ = writeln!(out, "    gates:\n      major-incident: {{value: {}, source: {source}}}", sheet.incident);
    write_declared(out, record, sheet);
    let _ = writeln!(out, "    opinions: {opinions}");
}

/// The award, and in most forms the total that they were reviewed with: the engine must arrive at the same.
fn write_declared(out: &mut String, record: &Record<'_>, sheet: &Sheet) {
    let mut declared = Vec::new();
    if Random::of(&format!("{} declares", record.id)).chance(70) {
        declared.push(format!("total: {}", print_cents(sheet.total())));
    }
    if let Some(award) = record.award {
        declared.push(format!("award: {award}, tier: advanced"));
    }
    if !declared.is_empty() {
        let _ = writeln!(out, "    declared: {{{}}}", declared.join(", "));
    }
}

/// `, evidence: [方案-01, …]` for the items that are met; nothing for none.
fn evidence(items: &[(bool, &str)]) -> String {
    let met: Vec<&str> = items.iter().filter(|(met, _)| *met).map(|(_, id)| *id).collect();
    if met.is_empty() { String::new() } else { format!(", evidence: [{}]", met.join(", ")) }
}

fn write_work(out: &mut String, sheet: &Sheet, reviewer: &str) {
    let [plan, meeting, visit] = sheet.monitoring_work;
    let ids = evidence(&[(plan, "方案-01"), (meeting, "纪要-01"), (visit, "督导-01")]);
    let _ = writeln!(
        out,
        "      monitoring-work: {{plan: {plan}, meeting: {meeting}, field-visit: {visit}, source: {reviewer}{ids}}}"
    );
    let [plan, meeting, funds, team, own] = sheet.change_work;
    let ids =
        evidence(&[(plan, "方案-02"), (meeting, "纪要-02"), (funds, "经费-01"), (team, "队伍-01"), (own, "截图-01")]);
    let _ = writeln!(
        out,
        "      change-work: {{plan: {plan}, meeting: {meeting}, funds: {funds}, team: {team}, own-work: {own}, source: {reviewer}{ids}}}"
    );
    let _ = writeln!(
        out,
        "      party-building: {{points: {}, source: {reviewer}, evidence: [党建-01]}}",
        print_halves(sheet.party)
    );
    let ids: Vec<String> = (1..=sheet.outreach).map(|n| format!("活动-{n:02}")).collect();
    let ids = if ids.is_empty() { String::new() } else { format!(", evidence: [{}]", ids.join(", ")) };
    let _ = writeln!(out, "      outreach: {{count: {}, source: {reviewer}{ids}}}", sheet.outreach);
}

fn write_counts(out: &mut String, sheet: &Sheet, rates: bool) {
    let rows = [
        ("monitoring-feedback", sheet.feedback, "综合监测监管平台"),
        ("field-chief", sheet.field_chief, "田长巡系统"),
        ("change-proof", sheet.proof, "自治区核查单位平台举证统计"),
        ("vector-results", sheet.vectors, "自治区核查单位成果提交记录"),
        ("monitoring-quality", sheet.quality, "自治区质检单位核查结果"),
    ];
    for (id, share, source) in rows {
        let share = print_share(share, rates && id == "monitoring-quality");
        let _ = writeln!(out, "      {id}: {{{share}, source: {source}, as_of: 2023-09-25}}");
    }
    let batches: Vec<String> = sheet.batches.iter().map(|b| format!("{{{}}}", print_share(*b, rates))).collect();
    let _ = writeln!(
        out,
        "      change-quality: {{batches: [{}], source: 自治区核查单位检查记录, as_of: 2023-09-25}}",
        batches.join(", ")
    );
}

fn write_rest(out: &mut String, sheet: &Sheet, reviewer: &str) {
    for (id, halves, proof) in [("exchange", sheet.exchange, "交流-01"), ("invention", sheet.invention, "创新-01")]
    {
        let points = print_halves(halves);
        let _ = writeln!(out, "      {id}: {{points: {points}, source: {reviewer}, evidence: [{proof}]}}");
    }
    let [bodies, inspections, calm] = sheet.safety;
    let ids = evidence(&[(bodies, "制度-01"), (inspections, "排查-01")]);
    let _ = writeln!(
        out,
        "      safety-secrecy: {{bodies: {bodies}, inspections: {inspections}, no-incident: {calm}, source: {reviewer}{ids}}}"
    );
}

/// `done: 231, total: 256`, or `rate: 97.25%` where that loses nothing.
fn print_share(share: Share, as_rate: bool) -> String {
    let Share { done, total } = share;
    if as_rate && total > 0 && done * 10_000 % total == 0 {
        return format!("rate: {}%", print_cents(done * 10_000 / total));
    }
    format!("done: {done}, total: {total}")
}

/// 9 halves are `4.5`, 8 are `4`.
fn print_halves(halves: u64) -> String {
    if halves.is_multiple_of(2) { (halves / 2).to_string() } else { format!("{}.5", halves / 2) }
}
