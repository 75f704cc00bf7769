//! Innovation results (五小成果): what a track asks of them, and what a record and its 成果说明 say.

use std::fmt;
use std::sync::Arc;

use super::rubric::Name;
use crate::source::{Span, Spanned};

/// What a track asks of its results: the words of the form and the rules around them.
#[derive(Clone, Debug)]
pub struct ShowcaseRules {
    /// The clause that most of it comes from.
    pub clause: String,
    /// 成果范围 that the form offers.
    pub scopes: Vec<ResultScope>,
    /// 申报类型
    pub types: Vec<ResultType>,
    /// 独创性
    pub originality: Vec<Originality>,
    /// 专利情况, without 无.
    pub patent_kinds: Vec<String>,
    /// Whether a patent needs its certificate (若取得专利，须附专利证书).
    pub patent_proof: Proof,
    /// Another word → the word of the form (部分自主独创 → 部分自主创新).
    pub aliases: Vec<(String, String)>,
    /// The last month in which results may have been practised is the one of this day: 报送截止.
    pub filed_by: jiff::civil::Date,
    /// Most characters of a 成果说明, blanks not counted; `None` where the plan has no limit.
    pub max_chars: Option<u32>,
    /// Most contributors that the form has rows for.
    pub max_contributors: Option<u32>,
    /// Where it is written.
    pub span: Span,
}

/// 成果范围. Two sets of five are in use, with 小创造 or with 小改造: together six.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResultScope {
    /// 小发明
    Invention,
    /// 小创造
    Creation,
    /// 小革新
    Innovation,
    /// 小改造
    Alteration,
    /// 小设计
    Design,
    /// 小建议
    Suggestion,
}

/// A type (申报类型): which scopes go with it, and what its 成果说明 must have.
#[derive(Clone, Debug)]
pub struct ResultType {
    /// Unique in the track; part of addresses.
    pub id: Name,
    /// 设备革新
    pub title: String,
    /// Scopes that go with it.
    pub scopes: Vec<ResultScope>,
    /// Whether 应用证明 must be there (后须附应用证明).
    pub application_proof: Proof,
    /// Sections of the 成果说明, in order.
    pub sections: Vec<Section>,
}

/// Whether a certificate must be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Without it the record is wrong.
    Required,
    /// Without it there is a warning: the plan speaks of it, but does not ask for it.
    Expected,
    /// Nobody asks.
    None,
}

/// A section of a 成果说明.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// 成果背景
    pub title: String,
    /// May be left out.
    pub optional: bool,
    /// Its parts, in order: 成果内容, 关键技术…
    pub parts: Vec<String>,
}

/// A degree of 独创性, and what it asks the record to list.
#[derive(Clone, Debug)]
pub struct Originality {
    /// Unique in the track; part of addresses.
    pub id: Name,
    /// 部分自主创新
    pub title: String,
    /// Lists that the record must have.
    pub asks: Vec<Technologies>,
}

/// A list of key technologies by where they come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Technologies {
    /// 自主独创
    Own,
    /// 借鉴应用
    Borrowed,
    /// 综合应用
    Combined,
}

/// What a record states about its result.
#[derive(Clone, Debug)]
pub struct Showcase {
    /// Position of its type in the rules of the track.
    pub kind: usize,
    /// 成果范围
    pub scope: ResultScope,
    /// Position of its degree of originality in the rules of the track.
    pub originality: usize,
    /// 申报集体或个人
    pub entrant: Entrant,
    /// 自主独创的关键技术
    pub own: Vec<String>,
    /// 借鉴应用的关键技术
    pub borrowed: Vec<String>,
    /// 综合应用的关键技术
    pub combined: Vec<String>,
    /// Patents; empty for 无.
    pub patents: Vec<Patent>,
    /// 成果完成日期
    pub completed: YearMonth,
    /// 成果实践时间, in months.
    pub months: u32,
    /// Where it is applied; empty for 无.
    pub applications: Vec<Application>,
    /// 成果说明, if content/ has one.
    pub description: Option<Description>,
    /// Where it is written.
    pub span: Span,
}

/// Who files a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entrant {
    /// 集体: the people of the list together.
    Group,
    /// 个人: one person.
    Individual,
}

/// A patent or registered software.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patent {
    /// 发明专利, 实用新型专利, 软著
    pub kind: String,
    /// Its number.
    pub number: String,
    /// 授权日期
    pub date: jiff::civil::Date,
    /// The id of the certificate (证书编号), if it is attached.
    pub proof: Option<String>,
}

/// A unit that applies the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// 应用单位
    pub unit: String,
    /// Since when.
    pub from: YearMonth,
    /// The id of the 应用证明, if it is attached.
    pub proof: Option<String>,
}

/// 成果说明: prose from content/<contest>/showcases/.
#[derive(Clone, Debug)]
pub struct Description {
    /// Its title.
    pub title: String,
    /// Markdown; sanitised when rendered.
    pub markdown: Arc<str>,
    /// Characters without blanks and without Markdown's marks: what the limit counts.
    pub characters: u32,
    /// The same as Word counts 字数: each wide character, and each run of others.
    pub words: u32,
    /// Where the text begins.
    pub span: Span,
}

/// A month: `2023-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    year: i16,
    /// From 1 to 12.
    month: i8,
}

impl ResultScope {
    /// All six, in the order of the forms.
    pub const ALL: [Self; 6] =
        [Self::Invention, Self::Creation, Self::Innovation, Self::Alteration, Self::Design, Self::Suggestion];

    /// 小发明
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Invention => "小发明",
            Self::Creation => "小创造",
            Self::Innovation => "小革新",
            Self::Alteration => "小改造",
            Self::Design => "小设计",
            Self::Suggestion => "小建议",
        }
    }

    /// Part of addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Invention => "invention",
            Self::Creation => "creation",
            Self::Innovation => "innovation",
            Self::Alteration => "alteration",
            Self::Design => "design",
            Self::Suggestion => "suggestion",
        }
    }
}

impl Technologies {
    /// The key of the record that lists them.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Borrowed => "borrowed",
            Self::Combined => "combined",
        }
    }
}

impl ShowcaseRules {
    /// The word of the form for a word that somebody wrote.
    #[must_use]
    pub fn word<'a>(&'a self, written: &'a str) -> &'a str {
        self.aliases.iter().find(|(alias, _)| alias == written).map_or(written, |(_, word)| word)
    }
}

impl YearMonth {
    /// A month; `None` unless `month` is from 1 to 12.
    #[must_use]
    pub const fn new(year: i16, month: i8) -> Option<Self> {
        if month >= 1 && month <= 12 { Some(Self { year, month }) } else { None }
    }

    /// The month of a day.
    #[must_use]
    pub fn of(day: jiff::civil::Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// From 1 to 12.
    #[must_use]
    pub const fn month(self) -> i8 {
        self.month
    }

    /// How many months lie between an earlier month and this one; 0 where it is not earlier.
    #[must_use]
    pub fn months_since(self, earlier: Self) -> u32 {
        let count = |at: Self| i64::from(at.year) * 12 + i64::from(at.month);
        u32::try_from(count(self) - count(earlier)).unwrap_or(0)
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// What a track asks before a nomination may take part (参赛条件).
#[derive(Clone, Debug)]
pub struct Condition {
    /// Unique in the track.
    pub id: Name,
    /// 未涉及国家秘密
    pub title: String,
    /// The answer that lets a nomination take part.
    pub must: bool,
    /// The words of the plan.
    pub clause: String,
    /// What an answer of `true` must state besides its source.
    pub asks: Vec<ConditionAsk>,
    /// Where it is written.
    pub span: Span,
}

/// What an answer must state besides its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionAsk {
    /// By whom (哪个工会评审表彰).
    By,
    /// On which day.
    On,
    /// Which award.
    Award,
}

/// A nomination's answer to a condition.
#[derive(Clone, Debug)]
pub struct ConditionAnswer {
    /// The condition.
    pub condition: Name,
    /// Yes or no, and where it stands.
    pub value: Spanned<bool>,
    /// Who says so.
    pub source: String,
    /// By whom.
    pub by: Option<String>,
    /// On which day.
    pub on: Option<jiff::civil::Date>,
    /// Which award.
    pub award: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_over_years() {
        let month = |year, month| YearMonth::new(year, month).expect("a month");
        assert_eq!(month(2024, 8).months_since(month(2023, 5)), 15);
        assert_eq!(month(2023, 5).months_since(month(2024, 8)), 0);
        assert_eq!(YearMonth::new(2024, 13), None);
    }
}
