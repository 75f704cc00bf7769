//! The nearest known key, id or value for one that is not known.

/// Longer lists are not searched: a hint is not worth a slow report.
const MOST_CANDIDATES: usize = 5_000;

/// Words that people write for a key or a value: in Chinese, or the neighbouring English term.
const CONFUSIONS: &[(&str, &[&str])] = &[
    ("名称", &["name", "title"]),
    ("姓名", &["name"]),
    ("标题", &["title"]),
    ("题目", &["title"]),
    ("编号", &["id", "nomination"]),
    ("标识", &["id", "nomination"]),
    ("单位", &["unit", "units"]),
    ("所属单位", &["unit"]),
    ("推荐单位", &["recommended_by"]),
    ("赛道", &["track"]),
    ("类别", &["track", "kind"]),
    ("类型", &["kind"]),
    ("方式", &["kind"]),
    ("计分方式", &["kind"]),
    ("type", &["kind"]),
    ("简介", &["summary"]),
    ("分值", &["points"]),
    ("满分", &["full", "points", "max"]),
    ("得分", &["points", "score"]),
    ("权重", &["weight"]),
    ("条款", &["clause"]),
    ("依据", &["basis", "clause"]),
    ("规则", &["rule"]),
    ("评分规则", &["rule"]),
    ("封顶", &["cap", "max", "cap_at"]),
    ("最多", &["max", "cap"]),
    ("上限", &["max", "cap"]),
    ("最高分", &["max"]),
    ("最低分", &["min", "floor", "min_score"]),
    ("下限", &["floor", "min"]),
    ("加分", &["bonus"]),
    ("加分项", &["bonus"]),
    ("扣分", &["deduct"]),
    ("扣分项", &["deduct"]),
    ("每次", &["each"]),
    ("每", &["each"]),
    ("数量", &["count"]),
    ("次数", &["count"]),
    ("按数量", &["count"]),
    ("计数", &["count"]),
    ("分段", &["bands", "steps"]),
    ("分档", &["bands", "steps"]),
    ("档次", &["steps", "levels"]),
    ("等级", &["choice", "levels", "level"]),
    ("打分", &["judges", "points"]),
    ("评委", &["judges", "judge", "scores"]),
    ("评委打分", &["judges", "scores"]),
    ("直接赋分", &["points"]),
    ("排名", &["relative", "ranking"]),
    ("小项", &["items"]),
    ("考核项目", &["sections"]),
    ("考核内容", &["criteria"]),
    ("一票否决", &["gates"]),
    ("后果", &["effect"]),
    ("修约", &["rounding"]),
    ("小数位", &["places"]),
    ("去掉最高分", &["drop_high"]),
    ("去掉最低分", &["drop_low"]),
    ("超过", &["above", "over"]),
    ("低于", &["below", "under"]),
    ("不低于", &["at_least"]),
    ("以上", &["at_least"]),
    ("不超过", &["at_most"]),
    (">=", &["at_least"]),
    ("≥", &["at_least"]),
    (">", &["above"]),
    ("<=", &["at_most"]),
    ("≤", &["at_most"]),
    ("<", &["below"]),
    ("评分细则", &["rubric"]),
    ("来源", &["source"]),
    ("数据来源", &["source"]),
    ("统计截止", &["as_of"]),
    ("截止时间", &["as_of"]),
    ("佐证", &["evidence"]),
    ("证据", &["evidence"]),
    ("完成", &["done"]),
    ("分子", &["done"]),
    ("总数", &["total"]),
    ("分母", &["total"]),
    ("比例", &["rate", "ratio"]),
    ("原因", &["reason"]),
    ("日期", &["on", "published"]),
    ("发布日期", &["published"]),
    ("意见", &["opinions"]),
    ("字段", &["fields"]),
    ("事实", &["facts"]),
    ("四舍五入", &["half_up"]),
    ("四舍六入五成双", &["half_even"]),
    ("舍去", &["down", "floor"]),
    ("进一", &["up", "ceil"]),
    ("集体", &["collective"]),
    ("先进集体", &["collective"]),
    ("个人", &["individual"]),
    ("先进个人", &["individual"]),
    ("成果", &["showcase"]),
    ("公示", &["publicity"]),
    ("方案", &["plan"]),
    ("通知", &["plan", "news"]),
    ("新闻", &["news"]),
    ("动态", &["news"]),
    ("工作日", &["workday"]),
    ("自然日", &["calendar"]),
    ("并列", &["shared"]),
    ("抽签", &["lots", "draw"]),
    ("研究决定", &["decision"]),
    ("撤回", &["withdrawal"]),
    ("取消资格", &["disqualification", "disqualify"]),
    ("不得分", &["zero"]),
    ("零分", &["zero"]),
    ("缺项", &["exclude"]),
    ("精确", &["exact"]),
    ("平均", &["mean"]),
    ("合并", &["pooled"]),
    ("中位数", &["median"]),
    ("按比例", &["proportional", "ratio"]),
    ("比例得分", &["proportional"]),
    ("累加", &["sum"]),
    ("累计", &["sum"]),
    ("就高", &["highest"]),
    ("就高不累加", &["highest"]),
    ("行政区划", &["region"]),
    ("id", &["nomination", "rubric", "contest"]),
    ("score", &["points"]),
    ("max_score", &["points"]),
    ("numerator", &["done"]),
    ("denominator", &["total"]),
    ("percent", &["rate"]),
    ("organizer", &["organiser"]),
    ("description", &["summary"]),
    ("desc", &["summary"]),
    ("start", &["from"]),
    ("end", &["to"]),
    ("date", &["on", "published"]),
    ("lang", &["language"]),
    ("url", &["base_url"]),
    ("tie_break", &["tie_breaks"]),
    ("cutoff", &["as_of"]),
    ("deadline", &["as_of"]),
];

/// The candidate that was probably meant by `wrong`, if one is near enough.
pub(crate) fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().take(MOST_CANDIDATES).collect();
    confused(wrong, &candidates).or_else(|| closest(wrong, &candidates))
}

fn confused<'a>(wrong: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let lower = wrong.to_lowercase();
    let (_, meant) = CONFUSIONS.iter().find(|(word, _)| *word == lower)?;
    meant.iter().find_map(|m| candidates.iter().find(|c| *c == m)).copied()
}

/// By edit distance: at most a third of the word may differ. The first of several equal ones.
fn closest<'a>(wrong: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let lower = wrong.to_lowercase().replace('_', "-");
    let limit = (lower.chars().count() / 3).max(1);
    candidates
        .iter()
        .filter(|c| c.len().abs_diff(lower.len()) <= limit * 4)
        .map(|c| (strsim::damerau_levenshtein(&lower, &c.to_lowercase().replace('_', "-")), *c))
        .filter(|(distance, c)| *distance <= limit && *distance < c.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        assert_eq!(nearest("ponits", ["title", "points"]), Some("points"));
        assert_eq!(nearest("tie-breaks", ["tie_breaks", "then"]), Some("tie_breaks"));
        assert_eq!(nearest("nanning-3", ["nanning-03", "liuzhou-03"]), Some("nanning-03"));
    }

    #[test]
    fn a_chinese_word_finds_its_key() {
        assert_eq!(nearest("名称", ["title", "name"]), Some("name"));
        assert_eq!(nearest("名称", ["title"]), Some("title"));
    }

    #[test]
    fn nothing_near_is_nothing() {
        assert_eq!(nearest("weather", ["title", "points"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }
}
