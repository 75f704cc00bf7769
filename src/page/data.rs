//! 数据: the downloads of a contest.

use serde::Serialize;

use super::head::Head;
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World};
use crate::lang::{Text, text};
use crate::model::Contest;

/// The downloads of a contest.
#[derive(Debug, Serialize)]
pub(super) struct DataView {
    title: String,
    tables: Vec<TableView>,
    /// The workbook, where there is one.
    workbook: Option<FileView>,
    files: Vec<FileView>,
}

#[derive(Debug, Serialize)]
struct TableView {
    title: String,
    note: String,
    csv: String,
    json: String,
}

#[derive(Debug, Serialize)]
struct FileView {
    title: String,
    href: String,
}

/// A table that `export/` writes, as CSV and as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    Nominations,
    Facts,
    Scores,
    Results,
    Quotas,
    Coverage,
    Contests,
    Filings,
}

/// Those of a contest, in the order of the page: tables about coverage and filings only where it
/// asks for them.
pub(crate) fn tables(contest: &Contest) -> Vec<Table> {
    let mut tables = vec![Table::Nominations, Table::Facts, Table::Scores, Table::Results, Table::Quotas];
    if contest.coverage.is_some() {
        tables.extend([Table::Coverage, Table::Contests]);
    }
    if !contest.filings.is_empty() {
        tables.push(Table::Filings);
    }
    tables
}

/// Nominations up to which a build makes the workbook of a contest. It takes about two thirds of the time
/// of all their pages, which a thousand do not feel and ten thousand would; a release has it anyway.
const WORKBOOK: usize = 1_000;

/// Whether the data of a contest include its workbook: something is scored, and it is not too much for
/// every build.
pub(crate) fn has_workbook(contest: &ContestWorld<'_>) -> bool {
    let contest = contest.contest;
    let scored = contest.tracks.iter().any(|track| contest.rubric_of(track).is_some());
    scored && contest.nominations.len() <= WORKBOOK
}

impl Table {
    /// The file's name, without its ending.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Nominations => "nominations",
            Self::Facts => "facts",
            Self::Scores => "scores",
            Self::Results => "results",
            Self::Quotas => "quotas",
            Self::Coverage => "coverage",
            Self::Contests => "contests",
            Self::Filings => "filings",
        }
    }

    fn title(self) -> Text {
        match self {
            Self::Nominations => text!("申报", "Nominations"),
            Self::Facts => text!("事实", "Facts"),
            Self::Scores => text!("得分", "Scores"),
            Self::Results => text!("结果", "Results"),
            Self::Quotas => text!("名额", "Quotas"),
            Self::Coverage => text!("覆盖率", "Coverage"),
            Self::Contests => text!("各单位开展竞赛情况", "Contests of the units"),
            Self::Filings => text!("报送情况", "Filings"),
        }
    }

    fn note(self) -> Text {
        match self {
            Self::Nominations => {
                text!(
                    "每份申报一行：名称、单位、推荐单位、表内公开栏目",
                    "a row per nomination: name, units, public fields"
                )
            }
            Self::Facts => {
                text!(
                    "每项事实一行：数值、来源、截止日期、佐证编号",
                    "a row per fact: value, source, cut-off, evidence"
                )
            }
            Self::Scores => text!(
                "每项考核内容、每个考核项目和总分一行：精确值（分数）和公布值",
                "a row per criterion, group and total: exact fraction and published value"
            ),
            Self::Results => text!(
                "每份申报一行：总分、名次、奖项，未排名的写明原因",
                "a row per nomination: total, rank, award, or why it has none"
            ),
            Self::Quotas => {
                text!("每个推荐单位的每类名额一行：名额数和已用数", "a row per unit and column: seats and seats used")
            }
            Self::Coverage => text!(
                "每一类和每一个合并计算一行：分子、分母、比例、目标、是否达到",
                "a row per category and per pool: numerator, denominator, share, target, reached or not"
            ),
            Self::Contests => text!(
                "每个单位的每项竞赛一行，没有开展的也有一行：所属类别、日期、参加人次、佐证",
                "a row per unit and contest, and one for each unit without: categories, days, participants, source"
            ),
            Self::Filings => text!(
                "每个单位的每项报送的每一件一行：截止日、报送日、是否按时、迟几天",
                "a row per unit, filing and part: last day, day, in time or not, days late"
            ),
        }
    }
}

pub(super) fn view<'w>(world: &'w World<'_>, key: &PageKey, contest: &'w ContestWorld<'_>) -> (Head, Body<'w>) {
    let title = text!("数据下载", "Data").get(world.lang).to_owned();
    let tables = tables(contest.contest).into_iter().map(|table| TableView {
        title: table.title().get(world.lang).to_owned(),
        note: table.note().get(world.lang).to_owned(),
        csv: format!("data/{}.csv", table.name()),
        json: format!("data/{}.json", if table == Table::Facts { "records" } else { table.name() }),
    });
    let rubrics = contest.contest.rubrics.iter();
    let rubrics = rubrics.map(|r| FileView { title: r.title.clone(), href: format!("data/rubrics/{}.json", r.id) });
    let workbook = has_workbook(contest).then(|| FileView {
        title: text!("核算工作簿", "Workbook").get(world.lang).to_owned(),
        href: "data/workbook.xlsx".to_owned(),
    });
    let page = DataView { workbook, title: title.clone(), tables: tables.collect(), files: rubrics.collect() };
    let description = format!("{}：{title}", contest.contest.title);
    (Head::new(world, key, "data", &title, description), Body::Data(page))
}
