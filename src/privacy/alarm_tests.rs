//! Honest numbers that look like somebody's, and what hides among such numbers.

use super::seams::document;
use super::*;

/// Numbers that look random and are the same in every run (Knuth's linear congruence).
pub(super) fn dice() -> impl FnMut(u64) -> u64 {
    let mut state = 1_u64;
    move |most| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    }
}

/// The same rows as a file of comma-separated values, with tabs, as a sheet.
fn tables(rows: &[Vec<String>]) -> [Vec<u8>; 3] {
    let lines = |sign: &str| rows.iter().map(|row| row.join(sign) + "\n").collect::<String>().into_bytes();
    let cell = |text: &String| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |row: &Vec<String>| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    let sheet = document("xl/worksheets/sheet1.xml", &rows.iter().map(row).collect::<String>());
    [lines(","), lines("\t"), sheet]
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// What is found in the same rows, however they are kept.
#[track_caller]
fn in_tables(rows: &[Vec<String>], kind: Option<Kind>) {
    for file in tables(rows) {
        let (findings, unread) = scanner().file(&file);
        let kinds: Vec<Kind> = findings.iter().map(|finding| finding.kind).collect();
        let shown: String = String::from_utf8_lossy(&file).chars().take(400).collect();
        assert_eq!((kinds, unread), (Vec::from_iter(kind), None), "{:?} {shown}", findings.first());
    }
}

#[test]
fn decimals_are_nobodys_number() {
    for number in [
        "26605.14285714286",
        "92.13891909762",
        "4592.016891909762",
        "626567.1448644729",
        "1.3800138000",
        "-92.13891909762",
        "108.13800138000",
        "22.817654321098",
        "113.15987654321",
        "95.155555555555",
        "6.2220212345678",
        "110105.491231002",
        "1.6222021234567894",
        "0.13800138000",
        "1,234.13800138000",
        "5.5 ",
    ] {
        for text in [
            format!("平均{number}分"),
            format!("得分：{number}。"),
            format!("甲,{number},乙"),
            format!("score: {number}\n"),
            format!("{{\"score\": {number}}}"),
            format!("<td>{number}</td>"),
            format!("面积 {number}公顷，合 {number}亩"),
        ] {
            typed(&text, None);
        }
        in_tables(&[row(&["单位", "平均分", "次数"]), row(&["第1车间", number, "12"])], None);
        in_tables(&[row(&["联系电话", "平均分"]), row(&["0771-5618888", number])], None);
    }
    for text in ["97.138 1234 5678", "得分 97.138 1234 5678", "97.138,1234,5678"] {
        assert_eq!(sure(text), [], "{text}");
    }
}

/// Averages as spreadsheets keep them: up to 17 digits, in a hundred rows of twelve columns.
#[test]
fn tables_of_averages_are_nobodys_numbers() {
    let mut below = dice();
    let mut number = || {
        let whole = below(9_999_999) / 10_u64.pow(u32::try_from(below(7)).unwrap());
        let decimals = 17 - whole.to_string().len() - usize::try_from(below(7)).unwrap();
        let digits: String = (0..decimals).map(|_| below(10).to_string()).collect();
        format!("{whole}.{digits}")
    };
    let numbers = (0..100).map(|n| [format!("第{n}车间")].into_iter().chain((0..12).map(|_| number())).collect());
    let heads = [["单位"].into_iter().chain(["平均分"; 12]).map(str::to_owned).collect()];
    let rows: Vec<Vec<String>> = heads.into_iter().chain(numbers).collect();
    in_tables(&rows, None);
}

#[test]
fn a_point_hides_no_number() {
    let (m, id, card) = (mobile(), id(), card());
    // Whole numbers, more digits than a computer keeps, chains of points, names, endings of files.
    for text in [
        format!("{m}.0"),
        format!("{m}.50"),
        format!("联系{m}.5月1日前"),
        format!("{m}.jpg"),
        format!("1.{m}.jpg"),
        format!("p1.{m}"),
        format!("手机：1.{m}"),
        format!("电话2：12.{m}"),
        cut(&m, &[3, 4, 4], "."),
        format!("{m}.{m}"),
    ] {
        assert!(sure(&text).contains(&Kind::Mobile), "{text}: {:?}", found(&text, Depth::Typed));
    }
    for text in [format!("1.{id}"), format!("12.{id}。"), format!("{}.{}", &id[..6], &id[6..])] {
        typed(&text, Some(Kind::IdNumber));
    }
    typed(&format!("12.{card}"), Some(Kind::BankCard));
    typed(&format!("账号 6.{card}"), Some(Kind::BankCard));
    // The number of an item in a list is not told from a whole part.
    for text in [format!("1.{m}"), format!("名单\n  12.{m} 示例员"), format!("3.{}", cut(&m, &[3, 4, 4], " "))] {
        typed(&text, Some(Kind::MaybeMobile));
    }
    let phone = ["0771", "5600", "123"].concat();
    for text in [format!("7.{phone}"), format!("0.{phone}"), format!("{}.{}", &phone[..5], &phone[5..])] {
        assert!(kept().typed(text.as_bytes()).iter().any(|f| matches!(f.kind, Kind::Private(..))), "{text}");
    }
}

/// Errors alone.
fn sure(text: &str) -> Vec<Kind> {
    found(text, Depth::Typed).into_iter().map(|(kind, _)| kind).filter(|kind| !kind.is_doubtful()).collect()
}

#[test]
fn counts_beside_each_other_are_nobodys_number() {
    let card = card();
    let fours = [&card[..4], &card[4..8], &card[8..12], &card[12..]];
    let counts = [["第1车间"].as_slice(), &fours].concat();
    in_tables(&[row(&["单位", "1月", "2月", "3月", "4月"]), row(&counts)], None);
    in_tables(&[row(&["1月", "2月", "3月", "4月"]), row(&fours), row(&["1", "2", "3", "4"])], None);
    in_tables(&[row(&["单位", "手机补贴（元）", "话费", "合计"]), row(&["第1车间", "138", "0013", "8000"])], None);
    for head in ["话费（元）", "电话费", "手机费用", "电话（部）", "联系电话总数", "手机补贴", "电话回访", "电话数量"]
    {
        in_tables(&[row(&["单位", head, "宣传", "受众"]), row(&["第1车间", "138", "0013", "8000"])], None);
        in_tables(&[row(&["单位", head, "受众"]), row(&["第1车间", "138", "00138000"])], None);
    }
    // A telephone of an office, and counts behind it.
    for phone in ["0771-5618888", "010-12345678", "010-13345678", "(0771)5618888", "07715618888", "95598"] {
        in_tables(&[row(&["联系电话", "人数", "户数", "次数"]), row(&[phone, "138", "0013", "8000"])], None);
        in_tables(&[row(&["联系电话", "人数", "户数"]), row(&[phone, "138", "12345678"])], None);
    }
}

/// Three hundred rows of twelve months, of three to five digits.
#[test]
fn tables_of_counts_are_nobodys_numbers() {
    let mut below = dice();
    for most in [900, 9_000, 90_000] {
        let months = ["单位"].into_iter().chain(["1月"; 12]).chain(["联系单位电话"]);
        let rows: Vec<Vec<String>> = (0..300)
            .map(|n| {
                let counts = (0..12).map(|_| (most / 9 + below(most)).to_string());
                let phone = format!("0771{}", 2_345_678 + n);
                [format!("第{n}车间")].into_iter().chain(counts).chain([phone]).collect()
            })
            .collect();
        let heads = [months.map(str::to_owned).collect()];
        in_tables(&heads.into_iter().chain(rows).collect::<Vec<_>>(), None);
    }
}

#[test]
fn a_name_before_cells_or_above_them_tells() {
    let (m, card) = (mobile(), card());
    let fours = [&card[..4], &card[4..8], &card[8..12], &card[12..]];
    for name in ["银行卡号", "账号", "开户银行及帐号"] {
        in_tables(&[row(&[&[name], &fours[..]].concat())], Some(Kind::BankCard));
        let rows = [row(&["姓名", name, "", "", ""]), row(&["示例乙", "", "", "", ""])];
        in_tables(&[&rows[..], &[row(&[&["示例甲"], &fours[..]].concat())]].concat(), Some(Kind::BankCard));
    }
    for name in ["联系电话", "手机号码", "电话1", "微信"] {
        in_tables(&[row(&[name, &m[..3], &m[3..7], &m[7..]])], Some(Kind::Mobile));
        let many = (0..30).map(|n| row(&[&format!("示例员{n}"), "无", "", ""]));
        let rows = [row(&["姓名", name, "", ""])].into_iter().chain(many);
        let rows = rows.chain([row(&["示例甲", &m[..3], &m[3..7], &m[7..]])]).collect::<Vec<_>>();
        in_tables(&rows, Some(Kind::Mobile));
    }
    // Lists in prose are no tables.
    typed(&format!("为，{}，由", cut(&m, &[3, 4, 4], "、")), Some(Kind::MaybeMobile));
    typed(&format!("甲,\"{}\",乙", cut(&m, &[3, 4, 4], ",")), Some(Kind::MaybeMobile));
    typed(&format!("联系电话 0771-5618888、{}", cut(&m, &[3, 4, 4], "，")), Some(Kind::Mobile));
    typed(&cut(&card, &[4; 4], "、"), Some(Kind::BankCard));
    // One cell of a row, cut by the sign of other tables.
    for (text, kind) in [(cut(&m, &[3, 4, 4], "|"), Kind::Mobile), (cut(&card, &[4; 4], "\t"), Kind::BankCard)] {
        typed(&format!("甲,{text},乙\n"), Some(kind));
    }
}

/// A number of 15 digits as an old ID number, with a day of such a year, put together so that it does not
/// stand here.
fn old(year: &str) -> String {
    ["110105", year, "1231002"].concat()
}

/// A number of 16 or 17 digits that passes the test of cards.
fn luhn(digits: &str) -> String {
    let all = (0..10).map(|last| format!("{digits}{last}"));
    all.into_iter().find(|number| crate::privacy::shapes::luhn(number.as_bytes())).unwrap()
}

#[test]
fn numbers_of_things_are_nobodys() {
    let (old, new, card, contract) = (old("49"), old("23"), card(), luhn(&["450102", "2023", "050112"].concat()));
    for name in [
        "设备序列号",
        "合同编号",
        "证书编号",
        "批准文号",
        "专利号",
        "统一社会信用代码",
        "机身号",
        "图斑号",
        "项目代码",
        "固定资产编号",
        "许可证号",
        "不动产单元号",
    ] {
        for before in [
            format!("{name}："),
            format!("{name}为"),
            format!("（{name}"),
            format!("{name}: \""),
            format!("| {name} | "),
        ] {
            typed(&format!("{before}{new}"), None);
            typed(&format!("{before}{contract}"), None);
            typed(&format!("{before}{old}"), Some(Kind::MaybeOldId));
            typed(&format!("{before}{card}"), Some(Kind::MaybeCard));
            typed(&format!("{before}{}", id()), Some(Kind::IdNumber));
        }
        for (number, kind) in
            [(&new, None), (&contract, None), (&old, Some(Kind::MaybeOldId)), (&id(), Some(Kind::IdNumber))]
        {
            let many = (0..30).map(|n| row(&[&format!("第{n}车间"), "0771-5618888", "无"]));
            let rows = [row(&["单位", "联系电话", name])].into_iter().chain(many);
            in_tables(&rows.chain([row(&["乙", "", number])]).collect::<Vec<_>>(), kind);
            in_tables(&[row(&["丙", name, number])], kind);
            let table = format!("前\n\n| 单位 | {name} |\n|---|---|\n{}| 丙 | {number} |\n", "| 甲 | 1 |\n".repeat(20));
            typed(&table, kind);
        }
    }
}

#[test]
fn the_name_of_a_thing_hides_no_person() {
    let (old, card) = (old("49"), card());
    for before in [
        "",
        "证件编号：",
        "身份证编号",
        "身份证、合同编号：",
        "编号（身份证）",
        "编号2023，",
        "编号。",
        "合同编号见附件；",
        "| 编号 | 姓名 | ",
        "编号\n\n",
        "公民身份代码 ",
        "居民编码",
    ] {
        typed(&format!("{before}{old}"), Some(Kind::OldIdNumber));
    }
    for before in ["银行卡编号", "账号代码：", "工资卡序号 ", "编号1234，"] {
        typed(&format!("{before}{card}"), Some(Kind::BankCard));
    }
    in_tables(&[row(&["编号", "证件编号"]), row(&["1", &old])], Some(Kind::OldIdNumber));
    in_tables(&[row(&["编号", "姓名"]), row(&["1", &format!("示例甲身份证{old}")])], Some(Kind::OldIdNumber));
    // Once under the name of a thing, and once without.
    assert_eq!(sure(&format!("合同编号{old}。示例甲{old}")), [Kind::OldIdNumber; 2]);
}
