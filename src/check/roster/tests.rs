//! Lists as clerks paste them.

use super::*;
use crate::source::Sources;

fn names(text: &str, by: By) -> Vec<String> {
    let all = roster(text, Sources::default().add("名单.txt", text), by).names;
    for one in &all {
        assert_eq!(text[one.name.span.start as usize..one.name.span.end as usize], one.name.value);
        assert!(text[one.entry.clone()].contains(&one.name.value));
    }
    all.into_iter().map(|one| one.name.value).collect()
}

#[test]
fn a_list_is_read_line_by_line() {
    let text = "丁甲（女）\t示例厂\r\n\n  王 乙，示例局\n李丙";
    assert_eq!(names(text, By::Surname), ["丁甲（女）", "王 乙", "李丙"]);
}

#[test]
fn numbers_of_a_list_are_no_part_of_its_names() {
    let text = "1. 丁一\n2、王示\n3 马示\n（4）李丙\n５．赵丁\n";
    assert_eq!(names(text, By::Surname), ["丁一", "王示", "马示", "李丙", "赵丁"]);
    assert_eq!(names("1. 3M示例厂\n3M示例厂\n", By::Title), ["3M示例厂", "3M示例厂"]);
}

#[test]
fn names_may_stand_in_rows() {
    for text in [
        "丁甲　王　乙　李丙丁\n张戊（女）　阿布都·示例\n",
        "丁甲、王　乙、李丙丁\n张戊（女）、阿布都·示例。\n",
        "丁甲,王 乙,李丙丁,张戊（女）,阿布都·示例\n",
        "1. 丁甲\t王　乙\t李丙丁\n张戊（女）\t阿布都·示例\n",
    ] {
        let found = names(text, By::Surname);
        assert_eq!(found.len(), 5, "{text}: {found:?}");
        assert_eq!((&*found[3], &*found[4]), ("张戊（女）", "阿布都·示例"));
    }
    assert_eq!(names("丁甲　阿布都·示例\n", By::Surname), ["丁甲", "阿布都·示例"]);
    assert_eq!(names("丁甲　王乙\n李丙\n", By::Surname), ["丁甲", "王乙", "李丙"], "the last row is short");
}

#[test]
fn headings_are_no_names() {
    assert_eq!(names("先进个人：\n（按姓氏笔画排序）\n丁甲 王乙 李丙\n", By::Surname), ["丁甲", "王乙", "李丙"]);
    assert_eq!(names("先进集体：\n示例厂\n示例局\n", By::Title), ["示例厂", "示例局"]);
    assert_eq!(names("（ 按姓氏笔画排序 ）\n丁甲\n王乙\n", By::Surname), ["丁甲", "王乙"]);
}

#[test]
fn units_and_posts_are_no_names() {
    for text in [
        "丁甲 示例厂 职工\n王乙 示例局 科员\n",
        "丁甲,示例厂\n王乙,示例局\n",
        "丁甲、女、示例厂\n王乙、男、示例局\n",
        "丁甲\t示例厂\n王乙\t马山县示例局\n",
        "丁甲\t马山县\n王乙\t江南区\n",
        "丁甲 技术员\n王乙 组长\n",
        "丁甲 王丙\n王乙 示例第一公司\n",
    ] {
        assert_eq!(names(text, By::Surname).len(), 2, "{text}");
    }
    assert_eq!(names("丁甲 示例厂 职工\n王　乙 示例局\n", By::Name), ["丁甲", "王　乙"]);
}

#[test]
fn the_head_of_a_table_says_where_the_names_are() {
    assert_eq!(names("序号\t姓名\t单位\n1\t丁甲\t示例厂\n2\t王乙\t示例局\n", By::Surname), ["丁甲", "王乙"]);
    assert_eq!(names("单位,姓 名\n示例厂,丁甲\n示例局,王乙\n", By::Surname), ["丁甲", "王乙"]);
    assert_eq!(names("姓名\n丁甲\n王乙\n", By::Surname), ["丁甲", "王乙"]);
    assert_eq!(names("序号\t姓名\t单位\n\t丁甲\t示例厂\n\t王乙\t示例局\n", By::Surname), ["丁甲", "王乙"]);
    assert_eq!(names("| 序号 | 姓名 |\n|---|---|\n| 1 | 丁甲 |\n| 2 | 王乙 |\n", By::Surname), ["丁甲", "王乙"]);
    assert_eq!(names("序号 | 姓名\n---|---\n| | 丁甲 |\n2 | 王乙\n", By::Surname), ["丁甲", "王乙"]);
    assert_eq!(names("序号\t单位名称\n1\t示例厂\n2\t示例局\n", By::Title), ["示例厂", "示例局"]);
    let file = Sources::default().add("名单.txt", "");
    assert_eq!(roster("序号\t姓名\n1\t丁甲\n2\n3\t\n", file, By::Surname).nameless.len(), 2);
    assert_eq!(names("示例 第一厂\n示例局、示例厂\n", By::Title), ["示例 第一厂", "示例局、示例厂"]);
}

/// The names of each list.
fn lists(text: &str, by: By) -> Vec<String> {
    let all = roster(text, Sources::default().add("名单.txt", text), by).names;
    let list = |list: &[Listed]| list.iter().map(|one| &*one.name.value).collect::<Vec<_>>().join(" ");
    all.chunk_by(|a, b| a.group == b.group).map(list).collect()
}

fn doubts(text: &str, by: By) -> usize {
    roster(text, Sources::default().add("名单.txt", text), by).doubtful.len()
}

#[test]
fn a_heading_begins_a_list() {
    for heads in [
        ["一等奖", "二等奖"],
        ["一等奖（1名）", "二等奖（2名）"],
        ["## 一等奖", "## 二等奖"],
        ["一、一等奖", "二、二等奖"],
        ["（一）工业类", "（二）安全生产类"],
        ["先进个人（1名，按姓氏笔画排序）", "优秀选手（2名）"],
        ["南宁市：", "示例局："],
        ["（先进个人）", "（优秀选手）"],
        ["1. 一等奖", "2. 二等奖"],
        ["甲组", "乙组"],
        ["个人", "个人"],
    ] {
        let [first, second] = heads;
        let text = format!("{first}\n王伟\n\n{second}\n丁一\n马明\n");
        assert_eq!(lists(&text, By::Surname), ["王伟", "丁一 马明"], "{text}");
        assert_eq!(doubts(&text, By::Surname), 0, "{text}");
    }
    let text = "南宁市\n王伟\n李明\n马山县\n丁一\n马明\n";
    assert_eq!(lists(text, By::Surname), ["王伟 李明", "丁一 马明"]);
    assert_eq!(doubts("丁一\n马明\n示例市总工会\n2024年10月14日\n", By::Surname), 2);
    assert_eq!(doubts(text, By::Surname), 2, "what may be a name is spoken of");
}

#[test]
fn units_are_no_headings() {
    let text = "先进集体（2个）\n示例市自然资源局\n示例厂第一班组\n优秀组织奖\n示例单位\n示例厂　一等奖\n";
    assert_eq!(lists(text, By::Title), ["示例市自然资源局 示例厂第一班组", "示例单位 示例厂　一等奖"]);
    assert_eq!(lists("一、示例局\n二、示例厂\n", By::Title), ["示例局 示例厂"]);
    assert_eq!(lists("一、工业类\n示例局\n示例厂\n二、农业类\n示例所\n", By::Title), ["示例局 示例厂", "示例所"]);
    assert_eq!(lists("1. 先进集体\n2. 示例集体\n", By::Title), ["先进集体 示例集体"]);
    assert_eq!(lists("示例市自然资源局\n示例钢铁集团有限公司\n", By::Name).len(), 1);
    assert_eq!(lists("隆安县\n马山县\n示例市\n", By::Title), ["隆安县 马山县 示例市"]);
}

#[test]
fn names_are_no_headings() {
    let text = "丁标兵\n马明（2项）\n王　组\n乌云其木格\n李明　先进个人\n张伟，一等奖\n阿依古丽·买买提\n";
    assert_eq!(lists(text, By::Surname).len(), 1);
    assert_eq!(names(text, By::Surname).len(), 7);
    assert_eq!(lists("1. 王小村\n2. 李小乡\n", By::Surname), ["王小村 李小乡"]);
}

#[test]
fn what_introduces_names_is_none() {
    for text in [
        "拟表彰人员名单\n王伟\n丁一\n",
        "姓名（以姓氏笔画为序）\n王伟\n丁一\n",
        "共2名，按姓氏笔画排序：王伟、丁一。\n",
        "获奖人员：王伟、丁一\n",
        "获奖人员：\n王伟、丁一等2名同志\n",
        "关于拟表彰先进个人的公示\n现将名单公示如下。\n（共2名）\n王伟\n丁一\n",
        "一等奖　王伟\n一等奖　丁一\n",
        "委员：王伟、丁一\n",
        "一等奖\t王伟\t示例局\n一等奖\t丁一\t示例厂\n",
        "姓名：王伟\n单位：示例局\n姓名：丁一\n单位：示例厂\n",
        "王伟\n丁一\n公示时间：10月14日至18日\n注：以上。\n备注：马明因病退出\n",
        "成员：王伟、丁一\n",
    ] {
        assert_eq!(lists(text, By::Surname), ["王伟 丁一"], "{text}");
    }
    assert_eq!(lists("示例局：丁一、马明\n示例厅：王伟、李明\n", By::Surname), ["丁一 马明", "王伟 李明"]);
    assert_eq!(lists("一等奖：示例局\n二等奖：示例厂\n", By::Title), ["示例局", "示例厂"]);
    assert_eq!(lists("一等奖,乌云其木格\n委员：卜算、刁明\n", By::Surname).len(), 2);
    assert_eq!(lists("联系人：张三　电话：0771-0000000\n一等奖：乌云其木格\n", By::Surname), ["张三", "乌云其木格"]);
    assert_eq!(names("丁一：示例局\n马明：示例厂\n", By::Surname).len(), 2);
}

#[test]
fn numbers_and_bullets_in_every_form() {
    for text in [
        "①丁一\n②马明\n",
        "一、丁一\n二、马明\n",
        "（一）丁一\n（二）马明\n",
        "1）丁一\n2）马明\n",
        "1) 丁一\n2) 马明\n",
        "(1)丁一\n(2)马明\n",
        "1,丁一,示例局\n2,马明,示例所\n",
        "- 丁一\n- 马明\n",
        "1. 丁一 2. 马明\n",
    ] {
        assert_eq!(lists(text, By::Surname), ["丁一 马明"], "{text}");
    }
    assert_eq!(lists("1. 王伟\n2. 李明\n（以下第二批）\n1. 丁一\n2. 马明\n", By::Surname).len(), 2);
    assert_eq!(lists("1. 王伟\n1. 李明\n1. 丁一\n", By::Surname).len(), 1);
    let file = Sources::default().add("名单.txt", "");
    assert_eq!(roster("1. 丁一\n2.\n3. 马明\n", file, By::Surname).nameless.len(), 1);
}

#[test]
fn tables_of_every_kind() {
    for text in [
        "序号 姓名 单位\n1 丁　一 示例局\n2 马明 示例所\n",
        "序号　姓 名　单位\n1　丁 一　示例局\n2　马明　示例所\n",
        "单位 姓名\n示例局 丁 一\n示例所 马明\n",
        "| 丁　一 | 马明 |\n",
        "| 丁　一 |\n|-|\n| 马明 |\n",
        "丁　一\n---\n马明\n",
        "| 甲 | 乙 |\n|---|---|\n| 丁　一 | 示例局 |\n| 马明 | 示例所 |\n",
        "拟表彰名单\n序号,姓名,单位\n1,丁　一,示例局\n序号,姓名,单位\n2,马明,示例所\n",
    ] {
        let found = lists(text, By::Surname);
        assert_eq!(
            found.iter().map(|list| list.replace([' ', '\u{3000}'], "")).collect::<Vec<_>>(),
            ["丁一马明"],
            "{text}"
        );
    }
    let tiers = ["王伟", "丁一 马明"];
    assert_eq!(lists("奖项,姓名\n一等奖,王伟\n二等奖,丁一\n,马明\n", By::Surname), tiers);
    assert_eq!(lists("序号\t姓名\n一等奖\n1\t王伟\n二等奖\t\n2\t丁一\n3\t马明\n", By::Surname), tiers);
    assert_eq!(lists("一等奖\n序号\t姓名\n1\t王伟\n二等奖\n序号\t姓名\n1\t丁一\n2\t马明\n", By::Surname), tiers);
    let file = Sources::default().add("名单.txt", "");
    assert_eq!(roster("姓名,单位,姓名,单位\n丁一,示例局,马明,示例厂\n", file, By::Surname).abreast.len(), 1);
    assert_eq!(lists("姓名,奖项\n王伟,一等奖\n丁一,二等奖\n", By::Surname), ["王伟 丁一"]);
}

#[test]
fn commas_in_brackets_cut_nothing() {
    let text = "阿依古丽·买买提（女，维吾尔族），示例局\n姓名,单位\n丁一（女,回族）,示例局\n";
    assert_eq!(names(text, By::Surname), ["阿依古丽·买买提（女，维吾尔族）", "丁一（女,回族）"]);
    assert_eq!(names("丁一（女，示例局\n", By::Surname), ["丁一（女"], "brackets that are not closed");
}

/// The sorted text, and whether there was a remark.
fn sort(text: &str, by: By) -> (String, bool) {
    let all = roster(text, Sources::default().add("名单.txt", text), by).names;
    let (sorted, remark) = arranged(text, &all, by, crate::order::Strokes::builtin());
    (sorted, remark.is_some())
}

#[test]
fn what_is_no_name_stays_where_it_is() {
    for (text, expected) in [
        ("一等奖\n王伟\n\n二等奖\n马明（女）\n丁一\n", "一等奖\n王伟\n\n二等奖\n丁一\n马明（女）\n"),
        ("1. 马明；\n2. 丁一。\n", "1. 丁一；\n2. 马明。\n"),
        ("一、马明\n二、丁一", "一、丁一\n二、马明\n"),
        ("共3名：王伟、马明、丁一。\n", "共3名：丁一、马明、王伟。\n"),
        ("王　伟　　马明\r\n丁　一\r\n", "丁　一　　马明\r\n王　伟\r\n"),
        ("| 王伟 | 马明 |\n| 丁一 | 李明 |\n", "| 丁一 | 马明 |\n| 王伟 | 李明 |\n"),
        ("序号\t姓名\t单位\n1\t马明\t甲局\n2\t丁一\t\n", "序号\t姓名\t单位\n1\t丁一\t\n2\t马明\t甲局\n"),
        ("单位,姓名\n甲局,马明\n乙局,丁一\n", "单位,姓名\n乙局,丁一\n甲局,马明\n"),
        (
            "| 序号 | 姓名 |\n|---|---|\n| 1 | 马明 |\n| 2 | 丁一 |\n| 3 |  |\n",
            "| 序号 | 姓名 |\n|---|---|\n| 1 | 丁一 |\n| 2 | 马明 |\n| 3 |  |\n",
        ),
        ("序号 姓名 单位\n1 马明 甲局\n2 丁一 乙局\n", "序号 姓名 单位\n1 丁一 乙局\n2 马明 甲局\n"),
        ("| 1 | 马明 | 甲局 |\n| 2 | 丁一 |\n", "| 1 | 丁一 |\n| 2 | 马明 | 甲局 |\n"),
        ("| 姓名 | 单位 |\n| 马明 | |\n| 丁一 | 乙局 |\n", "| 姓名 | 单位 |\n| 丁一 | 乙局 |\n| 马明 | |\n"),
        ("名次,姓名\n1,马明\n2,丁一\n", "名次,姓名\n2,丁一\n1,马明\n"),
        ("一等奖\n1. 王伟\n二等奖\n1. 马明\n2. 丁一\n", "一等奖\n1. 王伟\n二等奖\n1. 丁一\n2. 马明\n"),
        ("一等奖\n1. 王伟\n二等奖\n2. 马明\n3. 丁一\n", "一等奖\n1. 王伟\n二等奖\n2. 丁一\n3. 马明\n"),
    ] {
        assert_eq!(sort(text, By::Surname), (expected.to_owned(), false), "{text}");
    }
}

#[test]
fn numbers_that_are_no_count_go_with_their_names() {
    let sorted = sort("103. 马明\n101. 丁一\n", By::Surname);
    assert_eq!(sorted, ("101. 丁一\n103. 马明\n".to_owned(), true));
    assert!(!sort("101. 丁一\n103. 马明\n", By::Surname).1, "where nothing moves, nothing is said");
    assert!(sort("姓名,序号\n马明,1\n丁一,2\n", By::Surname).1);
}
