//! What a key holds, in a few words: for messages about a key that is missing.

use crate::lang::Text;

/// Sorted by key.
const WORDS: &[(&str, &str, &str)] = &[
    ("actor", "谁来办", "who acts"),
    ("after", "紧跟在哪个字后面", "the character right before it"),
    ("agree", "true（同意）或 false（不同意）", "true or false"),
    ("allow_vacant", "true 或 false：名额可否空缺", "true or false: whether seats may stay empty"),
    ("anchors", "插值点的列表", "a list of anchors"),
    ("answer", "怎样理解，为什么", "how it was read, and why"),
    ("as_of", "统计截止的日期，当日计入，如 2023-12-31", "the last day that counts, such as 2023-12-31"),
    ("at", "插值点的数值", "the value of the anchor"),
    (
        "at_least",
        "目标，带百分号，如 80%；当数也算达到",
        "the target with its percent sign, such as 80%, which is itself enough",
    ),
    ("average", "mean（平均）或 median（中位数）", "mean or median"),
    ("award", "奖项的标识，或这一档的得分", "the id of an award, or what the step gives"),
    ("awards", "奖项标识的列表", "a list of ids of awards"),
    ("basis", "score（按得分）或 decision（研究决定）", "score or decision"),
    ("best", "highest（越高越好）或 lowest（越低越好）", "highest or lowest"),
    ("by", "谁的意见，或由谁决定；报送时为截止日期", "whose opinion, or who decided; for a filing its last day"),
    ("cap_at", "封顶多少分", "the most points"),
    ("changes", "更正的列表：[{field: …, from: …, to: …}]", "a list of changes: [{field: …, from: …, to: …}]"),
    ("channel", "异议怎样提出，如 电话、来信", "how the objection came, such as 电话 or 来信"),
    ("character", "一个字", "a character"),
    ("characters", "字的列表", "a list of characters"),
    ("clause", "方案原文的这一条", "the words of the plan"),
    ("column", "名额表中列的标识", "the id of a quota column"),
    ("columns", "列的列表", "a list of columns"),
    ("combine", "怎样合成", "how they are combined"),
    ("contact", "受理异议的部门和联系方式", "where objections go"),
    ("contest", "竞赛的标识，与文件夹同名", "the id of the contest, the folder's name"),
    ("contests", "网站上的竞赛，按先后", "the contests of the site, in order"),
    ("contribution", "主要贡献", "what was contributed"),
    ("count_first_day", "true 或 false：发布当天算不算第一天", "true or false: whether the day of publication counts"),
    (
        "count_last_day",
        "true 或 false：截止当日报送算不算按时",
        "true or false: whether what comes on the last day is in time",
    ),
    ("criterion", "考核内容的标识", "the id of a criterion"),
    ("days", "天数", "the number of days"),
    ("done", "分子数的是什么，如 已核实反馈图斑数", "what is counted above the line"),
    ("each", "每一个计多少分", "points for each"),
    ("effect", "disqualify、zero 或 {cap_at: 60}", "disqualify, zero or {cap_at: 60}"),
    ("facts", "各项考核内容的事实", "facts by criterion"),
    (
        "field",
        "记录里的栏目，如 facts.plan.meeting；结构比例里是栏目的名称，如 一线工作人员",
        "a field of the record, such as facts.plan.meeting; for a limit its title, such as 一线工作人员",
    ),
    ("finding", "distinct（不重复）或 duplicate（重复）", "distinct or duplicate"),
    (
        "from",
        "开始的日期，如 2023-09-18；更正时为更正前的内容",
        "the first day, such as 2023-09-18; of a correction what the record said",
    ),
    ("goal", "each（每类都要达到）或 pooled（合并计算）", "each (every category) or pooled (taken together)"),
    ("hosts", "主办、承办单位的列表", "a list of hosts"),
    ("id", "标识：小写字母、数字、连字符", "an id: lower-case letters, digits, hyphens"),
    ("issuers", "落款单位的列表", "a list of issuing bodies"),
    ("items", "小项的列表", "a list of items"),
    ("k", "取前几名", "how many count"),
    ("kind", "种类", "the kind"),
    ("language", "网站的语言，如 zh-CN", "the language, such as zh-CN"),
    ("level", "层级，如 市级", "the level, such as 市级"),
    ("levels", "等级的列表，从好到差", "a list of levels, best first"),
    ("max", "最高分", "the most points"),
    (
        "measure",
        "计量什么：{done: …, total: …} 或 {value: …}；核查结论的措施用 disqualify、correct 或 none",
        "what is measured: {done: …, total: …} or {value: …}; of a finding disqualify, correct or none",
    ),
    ("method", "largest-remainder、dhondt 或 sainte-lague", "largest-remainder, dhondt or sainte-lague"),
    ("min", "最低分", "the least points"),
    ("mode", "half_up（四舍五入）、half_even、down 或 up", "half_up, half_even, down or up"),
    ("name", "名称或姓名", "the name"),
    ("nomination", "申报的标识", "the id of the nomination"),
    ("nominations", "申报的标识的列表", "a list of ids of nominations"),
    ("objection", "异议的事件标识", "the id of the objection"),
    ("of", "合并哪些类别", "which categories are taken together"),
    ("office", "受理部门", "the office"),
    (
        "on",
        "日期，如 2023-09-20；排名时为 published 或 exact",
        "the day, such as 2023-09-20; in a ranking published or exact",
    ),
    ("order", "次序", "the order"),
    ("organiser", "发布单位", "who publishes the site"),
    ("outcome", "upheld（属实）、partly（部分属实）或 unfounded（不属实）", "upheld, partly or unfounded"),
    ("participants", "参加人次", "how many took part"),
    ("places", "保留几位小数", "how many decimal places"),
    ("points", "分值", "the points"),
    ("printed_total", "印发的合计", "the printed total"),
    ("publicity", "公示的规定", "how results are made public"),
    ("published", "发布日期，如 2023-10-16", "the day of publication, such as 2023-10-16"),
    ("question", "哪里不明确", "what was unclear"),
    ("ranking", "怎样排名、怎样处理并列", "how the track is ranked, and how ties end"),
    ("reason", "原因", "the reason"),
    ("recommended_by", "推荐单位的标识", "the id of the recommending unit"),
    ("replaces", "空出名额的申报", "the nomination that lost the seat"),
    ("role", "担任什么，如 主办", "the role, such as 主办"),
    (
        "rounding",
        "怎样修约，如 {places: 2, mode: half_up}",
        "how points are published, such as {places: 2, mode: half_up}",
    ),
    ("rows", "行的列表", "a list of rows"),
    ("rubric", "评分细则的标识", "the id of the rubric"),
    ("rule", "评分规则，如 {kind: ratio, …}", "the rule, such as {kind: ratio, …}"),
    ("scope", "track（同一赛道）或 recommender（同一推荐单位）", "track or recommender"),
    ("seats", "名额数", "the number of seats"),
    ("share", "比例，如 35%", "the share, such as 35%"),
    ("short_name", "简称", "the short name"),
    ("short_title", "短标题", "the short title"),
    ("source", "出处", "the source"),
    ("stack", "sum（累加）或 highest（就高不累加）", "sum or highest"),
    ("steps", "分段的列表", "a list of steps"),
    ("subject", "异议的内容，不写提出的人", "what the objection is about, without who raised it"),
    ("summary", "一两句话的说明", "one or two sentences"),
    ("table", "名额表的标识", "the id of a quota table"),
    ("tables", "名额表的列表", "a list of quota tables"),
    ("tag", "单位 tags 里的类别，如 规上国企", "a tag of the units, such as 规上国企"),
    ("targets", "各类单位的目标的列表", "a list of targets"),
    ("text", "小项的文字", "the words of the item"),
    ("theme", "网站主题，如 default", "the theme, such as default"),
    ("then", "仍然并列时：shared、lots 或 decision", "what happens to what remains equal: shared, lots or decision"),
    ("tie_at_cut", "名额处并列时：all、none、lots 或 decision", "a tie at the cut: all, none, lots or decision"),
    ("tier", "等次的标识", "the id of the tier"),
    ("tiers", "等次的列表，从高到低", "a list of tiers, highest first"),
    ("title", "标题", "the title"),
    (
        "to",
        "结束的日期，如 2023-09-22；更正时为更正后的内容",
        "the last day, such as 2023-09-22; of a correction what the record says now",
    ),
    ("total", "分母数的是什么，如 下发图斑数", "what is counted below the line"),
    (
        "total_of",
        "总分由什么相加：published（公布的各项）或 exact（精确值）",
        "what the total adds up: published or exact",
    ),
    ("track", "赛道的标识", "the id of the track"),
    ("tracks", "赛道的列表", "a list of tracks"),
    ("unit", "所属单位的标识；公示期限用 workday 或 calendar", "the id of the unit; for a period workday or calendar"),
    ("units", "单位的列表", "a list of units"),
    ("unless_won", "获了这些奖项的不再评", "awards whose winners are not considered"),
    ("value", "true（发生）或 false（没有发生）", "true or false"),
    ("weight", "这一行的权数", "the weight of the row"),
    ("weight_title", "权数是什么，如 县级单位数", "what the weights count"),
    ("winners", "得到名额的单位", "who got a seat"),
    ("witness", "监督人", "who watched"),
];

/// The words for a key.
pub(super) fn gloss(key: &str) -> Text {
    let (zh, en) = match WORDS.binary_search_by(|(known, ..)| known.cmp(&key)) {
        Ok(at) => (WORDS[at].1, WORDS[at].2),
        // A column of a quota table has the name that the table gives it.
        Err(_) => ("名额数，如 4", "a number of seats, such as 4"),
    };
    Text { zh: zh.to_owned(), en: en.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_distinct() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    /// Every key that is required somewhere in this room has words of its own.
    #[test]
    fn required_keys_have_words() {
        for key in ["nomination", "recommended_by", "total_of", "tie_at_cut", "printed_total", "min", "value"] {
            assert_ne!(gloss(key).zh, gloss("no-such-key").zh, "{key}");
        }
    }
}
