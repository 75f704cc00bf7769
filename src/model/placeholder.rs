//! Placeholders in the prose of a notice: what each stands for is computed from the data.

/// A placeholder: `{{名单}}`, `{{数量:county-collective}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// 名单: the lists, or that of one track or award.
    List(Option<String>),
    /// 数量: `39个先进集体`, of all lists or of one track or award.
    Amount(Option<String>),
    /// 总数: `39个`, the number alone.
    Total(Option<String>),
    /// 等次: the tiers that were won, `一、二、三等奖和鼓励奖`.
    Tiers(Option<String>),
    /// 首位: the first name of the list, for 「X等39个」.
    First(Option<String>),
    /// 奖项表: awards, tiers, how many.
    Prizes,
    /// 公示期: `2023年10月16日至20日（5个工作日）`
    Period,
    /// 公示天数: `5个工作日`
    Length,
    /// 工作日数: how many days of the period are worked, as a number.
    WorkingDays,
    /// 截止: the last day, with the hour where there is one.
    Deadline,
    /// 期限说明: whether a correction lets the period start again, and what it is then.
    Restart,
    /// 异议受理: how to object, in the standard words.
    Objecting,
    /// 联系方式: offices, phones, addresses.
    Contact,
    /// 监督方式: the second channel alone.
    Oversight,
    /// 依据: the documents it rests on.
    Basis,
    /// 程序: how it came about.
    Procedure,
    /// 原公示: title and day of the notice that this one follows, with a link.
    Original,
    /// 更正表: old and new.
    Corrections,
    /// 变动: how the lists differ from those that were made public.
    Moved,
    /// 异议情况: how many objections, and what became of them.
    Objections,
    /// 附件: where the attachments are named, if not behind the text.
    Attachments,
    /// 文号
    Number,
    /// 发布单位
    Issuers,
    /// 竞赛
    Contest,
    /// 发布日期
    Published,
}

/// The words of all placeholders, in the order in which they are offered.
pub const PLACEHOLDERS: &[&str] = &[
    "名单",
    "数量",
    "总数",
    "等次",
    "首位",
    "奖项表",
    "公示期",
    "公示天数",
    "工作日数",
    "截止",
    "期限说明",
    "异议受理",
    "联系方式",
    "监督方式",
    "依据",
    "程序",
    "原公示",
    "更正表",
    "变动",
    "异议情况",
    "附件",
    "文号",
    "发布单位",
    "竞赛",
    "发布日期",
];

impl Placeholder {
    /// What the words between the braces mean. Only 名单, 数量, 总数, 等次 and 首位 take the id of a track
    /// or an award, behind a colon of either width.
    #[must_use]
    pub fn parse(inner: &str) -> Option<Self> {
        let (word, of) = match inner.split_once([':', '：']) {
            Some((word, of)) => (word.trim(), Some(of.trim().to_owned())),
            None => (inner.trim(), None),
        };
        if of.is_some() {
            return match word {
                "名单" => Some(Self::List(of)),
                "数量" => Some(Self::Amount(of)),
                "总数" => Some(Self::Total(of)),
                "等次" => Some(Self::Tiers(of)),
                "首位" => Some(Self::First(of)),
                _ => None,
            };
        }
        Some(match word {
            "名单" => Self::List(None),
            "数量" => Self::Amount(None),
            "总数" => Self::Total(None),
            "等次" => Self::Tiers(None),
            "首位" => Self::First(None),
            "奖项表" => Self::Prizes,
            "公示期" => Self::Period,
            "公示天数" => Self::Length,
            "工作日数" => Self::WorkingDays,
            "截止" => Self::Deadline,
            "期限说明" => Self::Restart,
            "异议受理" => Self::Objecting,
            "联系方式" => Self::Contact,
            "监督方式" => Self::Oversight,
            "依据" => Self::Basis,
            "程序" => Self::Procedure,
            "原公示" => Self::Original,
            "更正表" => Self::Corrections,
            "变动" => Self::Moved,
            "异议情况" => Self::Objections,
            "附件" => Self::Attachments,
            "文号" => Self::Number,
            "发布单位" => Self::Issuers,
            "竞赛" => Self::Contest,
            "发布日期" => Self::Published,
            _ => return None,
        })
    }

    /// The id of the track or award whose list it is about, if it names one.
    #[must_use]
    pub fn of(&self) -> Option<&str> {
        match self {
            Self::List(of) | Self::Amount(of) | Self::Total(of) | Self::Tiers(of) | Self::First(of) => of.as_deref(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_is_offered_is_known() {
        for word in PLACEHOLDERS {
            assert!(Placeholder::parse(word).is_some(), "{word}");
        }
    }

    #[test]
    fn only_lists_and_counts_take_an_id() {
        assert_eq!(Placeholder::parse(" 数量：a-1 "), Some(Placeholder::Amount(Some("a-1".into()))));
        assert_eq!(Placeholder::parse("公示期:a"), None);
    }
}
