//! What a 更正公示 says of whom it corrects, of what the list was, and of the notices that it cites. It corrects
//! 示例第一车间 alone; the list had 3 先进集体 before and has 2 now; the 公示 is of 2024-09-20, the plan of 2024-03-01.

use super::plain::honest;
use super::said::{both, example};
use super::*;

fn amended() -> Known {
    let cited = |title: &str, published: &str, number: Option<&str>, followed| Cited {
        title: title.into(),
        published: published.parse().unwrap(),
        number: number.map(str::to_owned),
        followed,
    };
    let before = ["示例第二车间", "示例第一车间", "示例第三车间"].map(str::to_owned).to_vec();
    let was = Known {
        nouns: vec![noun("先进集体", &[3])],
        lists: vec![(TrackKind::Collective, before)],
        others: Vec::new(),
        ..example()
    };
    Known {
        corrected: Some(vec!["示例第一车间".into()]),
        was: Some(Box::new(was)),
        restarts: Some(false),
        earlier: vec![
            cited("关于拟表彰先进集体的公示", "2024-09-20", None, true),
            cited("示例县2024年安全生产劳动竞赛方案", "2024-03-01", Some("示县竞组〔2024〕1号"), false),
        ],
        ..example()
    }
}

#[test]
fn who_is_corrected() {
    both(
        &[
            ("将{}的得分由95分更正为97分。", "示例第一车间", "示例第二车间"),
            ("{}的整改数有误，更正如下。", "示例第一车间", "示例第三车间"),
            ("原公示误将{}列为第一名，现更正为第二名。", "示例第一车间", "示例第二车间"),
            ("取消{}的先进集体资格。", "示例第一车间", "示例第二车间"),
            ("“{}”应为示例一车间。", "示例第一车间", "示例第二车间"),
        ],
        Claim::Corrected,
        &amended(),
    );
}

#[test]
fn what_the_list_was() {
    both(
        &[
            ("先进集体由{}调整为2个。", "3个", "4个"),
            ("拟表彰的先进集体由原来的{}更正为2个。", "3个", "5个"),
            ("先进集体由3个调整为{}。", "2个", "1个"),
            ("名单由{}减少为2个。", "3个", "4个"),
            ("名单由3个减少为{}。", "2个", "1个"),
            ("拟表彰集体由{}变更为2个。", "3个", "4个"),
        ],
        Claim::Count,
        &amended(),
    );
}

#[test]
fn days_and_numbers_of_what_is_cited() {
    both(
        &[
            ("{}发布的《关于拟表彰先进集体的公示》有误。", "2024年9月20日", "2024年9月19日"),
            ("《关于拟表彰先进集体的公示》（{}）有误。", "2024年9月20日", "2024年9月23日"),
            ("《关于拟表彰先进集体的公示》（{}发布）有误。", "9月20日", "9月21日"),
            ("{}发布的公示中，示例第一车间的得分有误。", "9月20日", "9月18日"),
            ("县竞赛组委会{}公布的名单有误。", "2024年9月20日", "2024年9月23日"),
        ],
        Claim::CitedDay,
        &amended(),
    );
    both(
        &[("根据《示例县2024年安全生产劳动竞赛方案》（{}），更正如下。", "示县竞组〔2024〕1号", "示县竞组〔2024〕2号")],
        Claim::CitedNumber,
        &amended(),
    );
}

#[test]
fn honest_corrections() {
    honest(
        &[
            "更正后，先进集体为示例第二车间、示例第一车间。",
            "更正后先进集体为示例第二车间、示例第一车间。",
            "示例第二车间维持不变，示例第一车间更正为第二名。",
            "除示例第二车间外，其他集体的得分没有更正。",
            "示例第二车间的得分不变。",
            "示例第二车间对更正公示无异议。",
            "名额由3个调整为2个。",
            "工作组成员由5名调整为7名。",
            "9月24日发布的预警信息。",
            "9月19日在公示栏张贴。",
            "9月25日收到来信，9月26日核查。",
            "县应急管理局2024年9月2日发布的公告栏使用规定。",
            "《示例县2024年安全生产劳动竞赛方案》（2024年3月1日印发）。",
        ],
        &amended(),
    );
}
