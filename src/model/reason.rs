//! Whether a reason says anything.

/// Words that stand where a reason should, and are none.
const EMPTY: &[&str] = &[
    "无",
    "没有",
    "暂无",
    "略",
    "同上",
    "如题",
    "不详",
    "待定",
    "待补",
    "待补充",
    "待填",
    "其他",
    "其它",
    "原因",
    "理由",
    "更正",
    "变更",
    "调整",
    "none",
    "na",
    "nil",
    "null",
    "tbd",
    "todo",
    "test",
];

/// Whether a reason says anything: signs alone do not, and neither do 无, 同上, 待补.
#[must_use]
pub fn says_why(reason: &str) -> bool {
    let words: String = reason.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    !words.is_empty() && !EMPTY.contains(&words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_no_reason() {
        for empty in ["", "。", "——", "无", "无。", " 无 ", "（略）", "同上", "N/A", "待补……"] {
            assert!(!says_why(empty), "{empty}");
        }
        for reason in ["录入有误", "无故缺席，取消资格", "其他单位误报", "证照到期", "typo"] {
            assert!(says_why(reason), "{reason}");
        }
    }
}
