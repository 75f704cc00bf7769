//! Paper forms (审批表、推荐表) as the plan prescribes them: data/<contest>/forms.yaml.

use super::TrackId;
use crate::source::Span;

/// A form of one or more tracks.
#[derive(Clone, Debug)]
pub struct Form {
    /// Unique in the contest.
    pub id: String,
    /// Title, in the lines of the cover.
    pub title: Vec<String>,
    /// What stands under the title behind a dash (——设备革新).
    pub subtitle: Option<Cell>,
    /// 附件3
    pub source: String,
    /// Tracks whose nominations fill it in.
    pub tracks: Vec<TrackId>,
    /// What stands on the cover; empty for a form without one.
    pub cover: Vec<Cell>,
    /// 填表说明, a paragraph each.
    pub instructions: Vec<String>,
    /// The table, row by row.
    pub rows: Vec<Vec<Cell>>,
    /// Where it is written.
    pub span: Span,
}

/// A cell of a form: its title, and where its content comes from.
#[derive(Clone, Debug)]
pub struct Cell {
    /// 集体性质
    pub title: String,
    /// What fills it.
    pub content: CellContent,
    /// What the instructions ask of it.
    pub rule: Option<CellRule>,
    /// Least height, in lines of text.
    pub lines: u32,
    /// How many rows it stands beside (照片).
    pub rows: u32,
    /// Whether its title is a row of its own above it.
    pub stacked: bool,
    /// Where it is written.
    pub span: Span,
}

/// What fills a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellContent {
    /// A field of the record, public or kept by the office, by its title.
    Field(String),
    /// Name of the nomination.
    Name,
    /// Full name of its unit.
    Unit,
    /// Full name of the recommending unit.
    RecommendedBy,
    /// 填报时间: the day of the first opinion; left open without one.
    FiledOn,
    /// One or two sentences: the record's `summary`.
    Summary,
    /// 先进事迹, short: `brief` of the profile.
    Brief,
    /// 先进事迹, whole.
    Story,
    /// Nothing: a title over the rows below it.
    Heading,
    /// Opinions side by side: agreed, seal, date; open for the pen where one was not given yet.
    Opinions(Vec<String>),
    /// 主要完成人 with so many rows at least.
    Contributors(u32),
    /// What an innovation result states.
    Result(ResultItem),
    /// Something that the office keeps.
    Kept(KeptItem),
}

/// A statement of an innovation result (五小成果).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultItem {
    /// 成果范围
    Scope,
    /// 申报类型
    Type,
    /// 独创性
    Originality,
    /// 专利情况
    Patents,
    /// 成果完成日期
    Completed,
    /// 成果实践时间
    Months,
    /// 申报集体或个人
    Entrant,
    /// 成果应用情况
    Applications,
    /// 成果说明
    Description,
}

/// What the office keeps to itself and only a form may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptItem {
    /// 证件类型
    DocumentType,
    /// 证件号码
    DocumentNumber,
    /// 联系电话
    Phone,
    /// 单位电话
    UnitPhone,
    /// 出生年月
    Birth,
    /// 籍贯
    BirthPlace,
    /// 单位地址
    Address,
    /// 邮编
    Postcode,
    /// 何时何地受过何种处分
    Punishments,
    /// 照片
    Photo,
    /// 个人简历
    Resume,
    /// 职工代表大会意见
    Votes,
    /// 有效证件复印件粘贴处
    Scans,
}

/// What the instructions of a form ask of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellRule {
    /// 选填: one of these words.
    OneOf(Vec<String>),
    /// The words that the form prints, of which those that hold are ticked.
    Ticked(Vec<String>),
    /// XX省（自治区、直辖市）XX市（县）
    Place,
    /// 字数…左右: characters without blanks; a fifth more or less is near enough.
    About(u32),
    /// 不超过…字: characters without blanks.
    AtMost(u32),
    /// 地市级以上奖励: an award of a county or lower does not belong here.
    CityLevel,
}

/// Characters of a text as the limits of forms count them: without blanks.
#[must_use]
pub fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(u32::MAX)
}
