//! The 14 cities (public bodies, as 附件2 names them) and their invented county-level units.

use std::fmt::Write as _;

use super::{City, Random};

/// A city: names, number of county-level units by kind, and how good its counties are.
pub(crate) struct Place {
    /// Id of the unit.
    pub(crate) id: &'static str,
    /// 南宁
    pub(crate) name: &'static str,
    /// Number of 区, 市 and 县.
    pub(crate) kinds: [u64; 3],
    /// Seats of its counties among the 39 of 附件2.
    pub(crate) seats: usize,
    /// The middle of its counties' levels, 0 to 100.
    pub(crate) level: u64,
}

const fn place(id: &'static str, name: &'static str, kinds: [u64; 3], seats: usize, level: u64) -> Place {
    Place { id, name, kinds, seats, level }
}

/// In the order of 附件2, with its numbers.
pub(crate) const PLACES: [Place; 14] = [
    place("nanning", "南宁", [7, 1, 4], 4, 76),
    place("liuzhou", "柳州", [5, 0, 5], 4, 80),
    place("guilin", "桂林", [6, 1, 10], 6, 78),
    place("wuzhou", "梧州", [3, 1, 3], 3, 68),
    place("beihai", "北海", [3, 0, 1], 1, 74),
    place("fangchenggang", "防城港", [2, 1, 1], 1, 60),
    place("qinzhou", "钦州", [2, 0, 2], 1, 74),
    place("guigang", "贵港", [3, 1, 1], 2, 70),
    place("yulin", "玉林", [2, 1, 4], 2, 64),
    place("baise", "百色", [2, 2, 8], 4, 62),
    place("hezhou", "贺州", [2, 0, 3], 2, 58),
    place("hechi", "河池", [2, 0, 9], 4, 54),
    place("laibin", "来宾", [1, 1, 4], 2, 66),
    place("chongzuo", "崇左", [1, 1, 5], 3, 84),
];

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

impl Place {
    /// Plainly invented names of its county-level units, in order: 示例一区, 示例二区, …, 示例一县.
    pub(crate) fn counties(&self) -> Vec<String> {
        let kinds = ["区", "市", "县"].iter().zip(self.kinds);
        kinds
            .flat_map(|(kind, count)| NUMERALS.iter().zip(0..count).map(move |(n, _)| format!("示例{n}{kind}")))
            .collect()
    }
}

/// When a city named its 联络员, showed its lists to the public, and sent them up.
fn city_filed(id: &str) -> String {
    let random = &mut Random::of(&format!("{id} recommendation"));
    let (liaison, shown) = (random.between(11, 15), random.between(25, 27));
    format!(
        "{{liaison: 2023-09-{liaison}, recommendation: {{publicity: 2023-09-{shown}, counties: 2023-09-28, own: 2023-09-28}}}}"
    )
}

/// units.yaml
pub(crate) fn units_yaml(cities: &[City]) -> String {
    let mut out = String::from(
        "# 由 `cargo run --example demo_data` 生成，请勿手改。14 个设区市局为公开机构，县级单位均为虚构。\nunits:\n  - {id: region, name: “十四五”广西自然资源调查监测劳动和技能竞赛组织委员会, short_name: 自治区, level: 自治区级}\n",
    );
    for city in cities {
        let Place { id, name, .. } = city.place;
        let _ = writeln!(
            out,
            "  - {{id: {id}, name: {name}市自然资源局, short_name: {name}市, level: 市级, parent: region, filed: {}}}",
            city_filed(id)
        );
        for county in &city.counties {
            let _ = writeln!(
                out,
                "  - {{id: {}, name: {name}市{}自然资源局, short_name: {name}{}, level: 县级, parent: {id}, tags: [虚构], filed: {{application: 2023-09-{}}}}}",
                county.id,
                county.name,
                county.name,
                Random::of(&format!("{} application", county.id)).between(18, 22)
            );
        }
    }
    out
}
