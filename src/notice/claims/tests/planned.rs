//! Seats and days as plans and circulars write them. 5 市级先进集体 of 14 recommended ones, 39 县级先进集体 (甲市 4, 乙市
//! 6), 125 先进个人, prizes of 1, 2 and 3 results and 鼓励奖 without a number; 申报 from 18 to 22 September 2023, 推荐上报
//! until 29 September, the plan of each unit by 15 June, its evidence by 31 October.

use super::*;

fn planned() -> Planned {
    let file = Sources::default().add("contest.yaml", "");
    let span = Span { file, start: 0, end: 0 };
    let day = |text: &str| text.parse().unwrap();
    let seats = |title: &str, numbers: &[u32], people: bool| Seats {
        title: title.into(),
        numbers: numbers.iter().copied().collect(),
        shares: Vec::new(),
        people,
        span,
    };
    let shares = |title: &str| Seats {
        shares: vec![("甲市".into(), 4), ("甲市自然资源局".into(), 4), ("乙市".into(), 6)],
        ..seats(title, &[39], false)
    };
    let due = |title: &str, names: &[&str], by: &str| Due {
        title: title.into(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        by: (day(by), true),
        span,
    };
    let window = |title: &str, from: &str, to: &str| Window { title: title.into(), from: day(from), to: day(to), span };
    Planned {
        seats: vec![
            seats("市级先进集体", &[14, 5], false),
            shares("县级先进集体"),
            shares("先进集体（县级）"),
            seats("先进个人", &[125], true),
            seats("一等奖", &[1], false),
            seats("二等奖", &[2], false),
            seats("三等奖", &[3], false),
            seats("鼓励奖", &[], false),
        ],
        dues: vec![
            due("竞赛方案备案", &["竞赛方案备案", "竞赛方案"], "2023-06-15"),
            due("活动佐证材料", &["活动佐证材料", "佐证材料"], "2023-10-31"),
        ],
        windows: vec![window("组织申报", "2023-09-18", "2023-09-22"), window("推荐上报", "2023-09-25", "2023-09-29")],
        title: "示例区2023年劳动竞赛".into(),
        units: ["甲市", "甲市自然资源局", "乙市", "丙县"].map(str::to_owned).into(),
    }
}

fn said(text: &str) -> Vec<String> {
    let file = Sources::default().add("a.md", text);
    let prose = Prose::new(text.into(), Span { file, start: 0, end: u32::try_from(text.len()).unwrap() });
    misplanned(&prose, &planned()).into_iter().map(|c| c.said).collect()
}

#[track_caller]
fn both(rows: &[(&str, &str, &str)]) {
    for (sentence, right, wrong) in rows {
        assert_eq!(said(&sentence.replace("{}", right)), [] as [String; 0], "{sentence} {right}");
        assert_eq!(said(&sentence.replace("{}", wrong)), [*wrong], "{sentence}");
    }
}

#[test]
fn seats_of_a_title() {
    both(&[
        ("评选县级先进集体{}。", "39个", "38个"),
        ("先进集体（县级）名额{}，宁缺毋滥。", "39个", "40个"),
        ("2023年评选县级先进集体{}。", "39个", "38个"),
        ("先进集体(县级)共{}。", "39个", "30个"),
        ("市级先进集体择优选取{}，县级先进集体择优选取39个。", "5个", "6个"),
        ("推荐市级先进集体{}。", "14个", "15个"),
        ("评选{}先进个人。", "125名", "120名"),
        ("先进个人（{}）。", "125人", "111人"),
        ("先进个人推荐名额为{}。", "一百二十五名", "一百二十名"),
        ("设一等奖{}、二等奖2个、三等奖3个，鼓励奖10个。", "1个", "3个"),
        ("优秀奖：一等奖（{}）、二等奖（2个）、三等奖（3个）。", "1个", "2个"),
        ("设一等奖1项、二等奖{}。", "2项", "5项"),
        ("甲市推荐县级先进集体{}。", "4个", "39个"),
        ("甲市自然资源局推荐先进集体（县级）{}。", "4个", "5个"),
        ("乙市县级先进集体名额{}。", "6个", "4个"),
        ("表彰“县级先进集体”{}。", "39个", "41个"),
        ("设三等奖{}名额。", "3个", "4个"),
    ]);
}

#[test]
fn other_numbers_are_left_alone() {
    for text in [
        "每市推荐县级先进集体1个。",
        "各市推荐县级先进集体不超过3个。",
        "县级先进集体按参赛单位的比例确定。",
        "市级先进集体每市1个，县级先进集体每县1个。",
        "一等奖获奖人数不超过9人、二等奖获奖人数不超过7人。",
        "一等奖1个（集体申报的不超过9人）。",
        "一等奖奖励3000元。",
        "每个先进集体奖励5000元。",
        "去年评选县级先进集体20个。",
        "2022年评选县级先进集体20个。",
        "2022年共评选出先进个人100名，成效明显。",
        "2022年评选先进个人100名，县级先进集体20个。",
        "2022年评选的20个县级先进集体不再参评。",
        "近三年获得3个一等奖以上的单位。",
        "申报市级先进集体的需提交3个以上案例。",
        "丙县推荐县级先进集体2个。",
        "甲市、乙市共推荐县级先进集体10个。",
        "国家级一等奖3个以上的加5分。",
        "省一等奖2项加3分。",
        "评选一个县级先进集体。",
        "先进个人3人以上的单位优先。",
        "获一等奖3个的单位加分。",
        "县级先进集体第39名以后不再推荐。",
        "先进集体（县级）增加2个名额。",
        "鼓励奖20个。",
        "县级先进集体4个考核项目。",
        "一等奖1个，二等奖2个，三等奖3个。",
        "| 县级先进集体 | 39个 |",
        "累计评选县级先进集体100个。",
        "全国一等奖5个。",
    ] {
        assert_eq!(said(text), [] as [String; 0], "{text}");
    }
}

#[test]
fn days_of_stages() {
    both(&[
        ("组织申报（{}）。各县向市级申报。", "9月18日-9月22日", "9月18日-9月25日"),
        ("（1）组织申报（{}）。", "9月18日至22日", "9月19日至22日"),
        ("| 组织申报 | {} |", "9月18日至9月22日", "9月18日至10月22日"),
        ("组织申报阶段：{}。", "2023年9月18日至2023年9月22日", "2022年9月18日至2022年9月22日"),
        ("推荐上报时间为{}。", "9月25日至29日", "9月26日至29日"),
        ("组织申报，自{}。", "9月18日起至9月22日", "9月18日起至9月21日"),
    ]);
}

#[test]
fn last_days_of_filings() {
    both(&[
        ("并于{}前将竞赛方案报送组委会办公室备案。", "6月15日", "6月25日"),
        ("竞赛方案于{}前报组委会办公室。", "2023年6月15日", "2022年6月15日"),
        ("竞赛方案请于{}17时前报组委会办公室。", "6月15日", "6月20日"),
        ("请各单位于{}前报送竞赛方案。", "6月16日", "6月17日"),
        ("| 五（二）全面开展 | 6月至10月 | {}前，佐证材料报组委会办公室：总结、图片等 |", "10月31日", "10月30日"),
        ("{}前，将活动佐证材料（方案、图片等）一并报送。", "10月31日", "11月30日"),
        ("竞赛方案于6月15日前报送，佐证材料于{}前报送。", "10月31日", "6月15日"),
        ("并于{}前将有关佐证材料(活动方案、统计表、评分表等)报组委会办公室。", "10月31日", "11月30日"),
        ("佐证材料报送截止时间为{}，逾期不予受理。", "10月31日", "10月13日"),
        ("申报材料报送截止时间为{}。", "9月22日", "9月23日"),
        ("申报截止日期：{}，请按时报送。", "9月22日", "9月20日"),
        ("推荐表、成果说明，请于{}前发送至邮箱。", "9月22日", "8月30日"),
        ("推荐表于{}前报送。", "9月29日", "8月31日"),
    ]);
}

#[test]
fn other_days_are_left_alone() {
    for text in [
        "评分细则中的图斑数据，统计截止时间为9月25日，由平台上报。",
        "完成截止9月15日前下发各类监测图斑的核实反馈并上报。",
        "各单位于5月10日前将联络员名单报办公室。",
        "竞赛方案于6月15日前报送，总结于11月30日前报送。",
        "每月5日前报送信息。",
        "公示期满后，于10月10日前上报。",
        "县级初审的申报材料于9月10日前报市级。",
        "竞赛方案的报送时间延长至6月30日止。",
        "去年的竞赛方案6月30日前报送。",
        "组织申报以后，9月25日至29日推荐上报。",
        "9月30日前完成评审。",
        "宣传发动（4月1日至5月31日）。",
        "组织申报阶段，9月18日召开动员会。",
        "佐证材料的时间为2023年1月1日至10月31日。",
        "于12月31日前完成总结。",
        "竞赛方案经5月30日会议通过后报送。",
    ] {
        assert_eq!(said(text), [] as [String; 0], "{text}");
    }
}

#[test]
fn a_stage_by_what_is_done_in_it() {
    both(&[
        ("申报时间：{}。", "2023年9月18日至9月22日", "2023年9月18日至9月23日"),
        ("一、申报时间为{}。", "2023年9月18日—22日", "2023年9月17日—22日"),
    ]);
    for text in ["各县申报时间为9月11日至15日。", "申报9月18日至20日集中受理。", "决赛时间：10月8日至9日。"]
    {
        assert_eq!(said(text), [] as [String; 0], "{text}");
    }
}

#[test]
fn what_is_done_in_two_stages_names_neither() {
    let mut planned = planned();
    planned.windows.push(Window { title: "补充申报".into(), ..planned.windows[0].clone() });
    let text = "申报时间：9月11日至15日。";
    let prose = Prose::new(text.into(), Span::start_of(Sources::default().add("a.md", text)));
    assert_eq!(misplanned(&prose, &planned), []);
}
