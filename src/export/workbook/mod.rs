//! A contest as a workbook (xlsx) with live formulas: what an accountant opens to do the sums again.
//!
//! Comes in: a contest and what was computed for it. Goes out: bytes, the same for the same input.
//!
//! 1. 说明: what this is, how to check it, how many cells agree;
//! 2. 细则: each rubric in words;
//! 3. of each scored track 事实 (a row a nomination, typed cells), 得分 (a formula a criterion over it,
//!    groups, total, rank) and, where the rubric goes on with unrounded numbers, 计算 between them;
//! 4. 名单: tracks without a rubric.
//!
//! Every formula carries the engine's value; `tools/check_workbook.py` lets LibreOffice compute all of
//! them again. A spreadsheet has 15 digits: where that is not enough to be sure, the cell says so.

mod cover;
mod doubt;
mod formula;
mod kinds;
mod list;
mod order;
mod plan;
mod rubric;
mod scored;
mod style;
mod tree;
mod world;

use jiff::civil::Date;
use rust_xlsxwriter::{CalculationMode, DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::lang::Lang;
use crate::model::{Facts, Ranking, Rubric};
use crate::score::{Elsewhere, Score, Standing};

pub(crate) use world::xlsx;

/// The first row of data, counted from 0: a title, a note, and three rows of headings stand above it.
const FIRST: u32 = 5;
/// The longest text of a cell.
const LONGEST: usize = 32_000;
/// Rows and columns that a sheet has.
const ROWS: usize = 1_048_000;
const COLUMNS: usize = 16_000;

/// A workbook in the making.
#[derive(Debug)]
pub struct Book<'a> {
    /// What it is about.
    pub title: String,
    /// Whether it shows invented data.
    pub demo: bool,
    /// The day that it states.
    pub on: Date,
    /// Language of its texts.
    pub lang: Lang,
    /// Its scored tracks.
    pub scored: Vec<Scored<'a>>,
    /// Its other tracks.
    pub lists: Vec<Listed<'a>>,
}

/// A track with a rubric.
#[derive(Debug)]
pub struct Scored<'a> {
    /// 县级先进集体
    pub title: String,
    /// Its rubric.
    pub rubric: &'a Rubric,
    /// How it is ranked.
    pub ranking: &'a Ranking,
    /// Awards won in other contests.
    pub elsewhere: &'a Elsewhere,
    /// Who is in it, in the order of the sheets.
    pub entries: Vec<Entry<'a>>,
}

/// A track without a rubric.
#[derive(Debug)]
pub struct Listed<'a> {
    /// 县级先进个人
    pub title: String,
    /// Who is in it: name, unit, recommended by, award, what is to be said.
    pub rows: Vec<[&'a str; 3]>,
    /// Award, and what is to be said of it, in the same order.
    pub results: Vec<(String, String)>,
}

/// A nomination of a scored track.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Its id.
    pub id: &'a str,
    /// 名称
    pub name: &'a str,
    /// 单位
    pub unit: &'a str,
    /// 推荐单位: a name that tells it from the others.
    pub recommended_by: String,
    /// Its facts.
    pub facts: &'a Facts,
    /// Its score.
    pub score: &'a Score,
    /// 撤回, 取消资格…: what took it out, if anything did.
    pub out: Option<&'static str>,
    /// Its rank, if it has one.
    pub rank: Option<u32>,
    /// What it won.
    pub award: String,
}

impl Entry<'_> {
    /// Its unit, where that is not itself.
    fn other_unit(&self) -> Option<&str> {
        Some(self.unit).filter(|unit| *unit != self.name)
    }

    /// Whether it is ranked.
    fn takes_part(&self) -> bool {
        self.out.is_none() && self.score.standing == Standing::Ranked
    }
}

impl Book<'_> {
    fn word(&self, zh: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Zh { zh } else { en }
    }

    /// The bytes of the workbook.
    #[must_use]
    pub fn xlsx(&self) -> Vec<u8> {
        // Only a fault of this program leads to the second one; it is better told than hidden.
        let fault = |error: XlsxError| self.excuse(&error).unwrap_or_default();
        self.sheets().and_then(|sheets| self.packed(sheets)).unwrap_or_else(fault)
    }

    fn sheets(&self) -> Result<Vec<Worksheet>, XlsxError> {
        let styles = style::Styles::new();
        let mut told = Vec::new();
        let (mut rubrics, mut seen) = (Vec::new(), Vec::<&Rubric>::new());
        let (mut scores, mut facts) = (Vec::new(), Vec::new());
        for (no, field) in (1..).zip(&self.scored) {
            if !seen.iter().any(|r| r.id == field.rubric.id) {
                seen.push(field.rubric);
                rubrics.push(rubric::sheet(self, field.rubric, &styles, seen.len())?);
            }
            let made = scored::sheets(self, field, &styles, &number(no, self.scored.len()))?;
            told.push(made.told);
            scores.push(made.scores);
            facts.extend(made.facts);
        }
        let lists = (1..).zip(&self.lists).map(|(no, listed)| list::sheet(self, listed, &styles, no));
        let lists = lists.collect::<Result<Vec<_>, _>>()?;
        let cover = cover::sheet(self, &told, &styles)?;
        Ok([vec![cover], rubrics, scores, facts, lists].into_iter().flatten().collect())
    }

    fn packed(&self, sheets: Vec<Worksheet>) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let day = ExcelDateTime::from_ymd(
            u16::try_from(self.on.year()).unwrap_or(2000),
            u8::try_from(self.on.month()).unwrap_or(1),
            u8::try_from(self.on.day()).unwrap_or(1),
        )?;
        workbook.set_properties(
            &DocProperties::new()
                .set_title(style::clipped(&self.title, 200))
                .set_author("gongshi")
                .set_creation_datetime(&day),
        );
        workbook.set_calculation_mode(CalculationMode::Automatic);
        sheets.into_iter().for_each(|sheet| workbook.push_worksheet(sheet));
        workbook.save_to_buffer()
    }

    /// A workbook that says why there is none.
    fn excuse(&self, error: &XlsxError) -> Result<Vec<u8>, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(self.word("说明", "About"))?;
        sheet.write_string(0, 0, style::clipped(&self.title, 200))?;
        sheet.write_string(
            1,
            0,
            format!("{}{error}", self.word("本工作簿未能生成：", "this workbook could not be made: ")),
        )?;
        self.packed(vec![sheet])
    }
}

/// `1`, `2`…; nothing where there is only one.
fn number(no: usize, of: usize) -> String {
    if of < 2 { String::new() } else { no.to_string() }
}

/// What the cover says of a track.
struct Told {
    title: String,
    /// The name of its score sheet.
    sheet: String,
    /// Its column that says whether a row agrees, and the rows.
    check: String,
    rows: usize,
    formulas: usize,
    /// Cells whose value is not certain to come out again.
    doubtful: usize,
    /// Criteria without a formula.
    opaque: Vec<String>,
}
