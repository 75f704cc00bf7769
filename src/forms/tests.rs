use super::check::has_other_numerals;
use super::plain;

#[test]
fn chinese_numerals_count_where_they_are_numbers() {
    for text in ["二〇二三年", "二Ｏ二三年".replace('Ｏ', "○").as_str(), "十二人参加", "三十一日", "２名"]
    {
        assert!(has_other_numerals(text), "{text}");
    }
    for text in ["一个班组", "三好学生", "2023年9月", "十佳", "一年来", "第二人民医院"] {
        assert!(!has_other_numerals(text), "{text}");
    }
}

#[test]
fn prose_loses_its_marks_and_keeps_its_paragraphs() {
    assert_eq!(plain::paragraphs("## 甲\n\n乙**丙**丁\n\n- 戊\n"), ["甲", "乙丙丁", "戊"]);
}

#[test]
fn a_date_alone_is_printed_in_words() {
    for (typed, printed) in [
        ("2007-07", "2007年7月"),
        ("2007-07-09", "2007年7月9日"),
        ("2007年7月", "2007年7月"),
        ("2007", "2007"),
        ("2007-13", "2007-13"),
        ("0771-2023", "0771-2023"),
        ("20070709", "20070709"),
        ("2022-05 获奖", "2022-05 获奖"),
    ] {
        assert_eq!(plain::dated(typed), printed);
    }
}
