//! The tables of a bundle (spec/evidence.md 3): their columns, keys, and whence their rows come.

use super::{criteria, derivation, events, rows};
use crate::export::{Put, facts_of};
use crate::page::ContestWorld;

/// A column.
pub(super) struct Column {
    pub(super) key: &'static str,
    /// For people, in `datapackage.json`.
    pub(super) title: &'static str,
    /// A type of Frictionless. Numbers that must keep their digits are `string`.
    pub(super) kind: &'static str,
}

/// What a table is.
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) columns: &'static [Column],
    /// Its primary key.
    pub(super) key: &'static [&'static str],
    /// Columns that are a key of another table.
    pub(super) foreign: &'static [(&'static [&'static str], &'static str)],
}

impl Shape {
    /// In the bundle.
    pub(super) fn path(&self) -> String {
        format!("data/tables/{}.csv", self.name)
    }
}

/// A table of one contest.
pub(super) struct Table<'a> {
    pub(super) shape: &'static Shape,
    /// What it has rows about: nominations, rubrics, seats, events.
    pub(super) subjects: usize,
    /// Hands over the rows about one of them.
    pub(super) rows: Box<dyn Fn(usize, Put<'_>) + Send + Sync + 'a>,
}

/// The tables of a bundle: all, or those of the rubrics alone (E12).
pub(super) fn tables<'a>(contest: &'a ContestWorld<'_>, full: bool) -> Vec<Table<'a>> {
    let nominations = contest.contest.nominations.len();
    let rubrics = &contest.contest.rubrics;
    let criteria = Table {
        shape: &CRITERIA,
        subjects: rubrics.len(),
        rows: Box::new(move |at, put| criteria::rows(&rubrics[at], put)),
    };
    if !full {
        return vec![criteria];
    }
    let of = |shape, rows| Table { shape, subjects: nominations, rows };
    let quotas = contest.judged.results.quotas.len();
    vec![
        of(&NOMINATIONS, Box::new(move |at, put| rows::nomination(contest, at, put))),
        of(&FACTS, Box::new(move |at, put| facts_of(&contest.contest.nominations[at], put))),
        criteria,
        of(&DERIVATION, Box::new(move |at, put| derivation::rows(contest, at, put))),
        of(&SCORES, Box::new(move |at, put| rows::scores(contest, at, put))),
        of(&RESULTS, Box::new(move |at, put| rows::result(contest, at, put))),
        of(&AWARDS, Box::new(move |at, put| rows::awards(contest, at, put))),
        Table { shape: &QUOTAS, subjects: quotas, rows: Box::new(move |at, put| rows::quota(contest, at, put)) },
        Table {
            shape: &EVENTS,
            subjects: contest.contest.history.len(),
            rows: Box::new(move |at, put| events::row(contest.contest, at, put)),
        },
    ]
}

const fn text(key: &'static str, title: &'static str) -> Column {
    Column { key, title, kind: "string" }
}

const fn column(key: &'static str, title: &'static str, kind: &'static str) -> Column {
    Column { key, title, kind }
}

const OF_NOMINATION: (&[&str], &str) = (&["nomination"], "nominations");

static NOMINATIONS: Shape = Shape {
    name: "nominations",
    title: "申报",
    columns: &[
        text("nomination", "申报编号"),
        text("track", "类别"),
        text("name", "名称"),
        text("unit", "单位"),
        text("recommended_by", "推荐单位"),
        text("rubric", "评分细则"),
        column("out", "已退出", "boolean"),
    ],
    key: &["nomination"],
    foreign: &[],
};

static FACTS: Shape = Shape {
    name: "facts",
    title: "事实",
    columns: &[
        text("nomination", "申报编号"),
        text("criterion", "考核内容"),
        text("fact", "事实"),
        text("value", "数值"),
        text("source", "来源"),
        column("as_of", "截止日期", "date"),
        text("evidence", "佐证"),
    ],
    key: &["nomination", "criterion", "fact"],
    foreign: &[OF_NOMINATION],
};

static CRITERIA: Shape = Shape {
    name: "criteria",
    title: "评分项目",
    columns: &[
        text("rubric", "评分细则"),
        text("item", "项目编号"),
        text("kind", "层级"),
        text("parent", "上级项目"),
        text("title", "项目"),
        text("points", "分值"),
        text("rule", "计分方式"),
        text("clause", "条文"),
    ],
    key: &["rubric", "item"],
    foreign: &[],
};

static DERIVATION: Shape = Shape {
    name: "derivation",
    title: "计算过程",
    columns: &[
        text("nomination", "申报编号"),
        text("item", "项目编号"),
        column("step", "第几步", "integer"),
        text("op", "运算"),
        text("formula", "算式"),
        text("numerator", "分子"),
        text("denominator", "分母"),
        text("published", "公布值"),
    ],
    key: &["nomination", "item", "step"],
    foreign: &[OF_NOMINATION],
};

static SCORES: Shape = Shape {
    name: "scores",
    title: "得分",
    columns: &[
        text("nomination", "申报编号"),
        text("item", "项目编号"),
        text("kind", "层级"),
        text("numerator", "分子"),
        text("denominator", "分母"),
        text("published", "公布值"),
    ],
    key: &["nomination", "item"],
    foreign: &[OF_NOMINATION],
};

static RESULTS: Shape = Shape {
    name: "results",
    title: "结果",
    columns: &[
        text("nomination", "申报编号"),
        text("track", "类别"),
        text("standing", "资格"),
        text("total", "总分"),
        text("numerator", "精确总分的分子"),
        text("denominator", "精确总分的分母"),
        column("rank", "名次", "integer"),
        column("shared", "并列", "boolean"),
    ],
    key: &["nomination"],
    foreign: &[OF_NOMINATION],
};

static AWARDS: Shape = Shape {
    name: "awards",
    title: "奖项",
    columns: &[
        text("award", "奖项"),
        text("tier", "等次"),
        text("nomination", "申报编号"),
        text("by_event", "依据的事件"),
    ],
    key: &["award", "nomination"],
    foreign: &[OF_NOMINATION],
};

static QUOTAS: Shape = Shape {
    name: "quotas",
    title: "名额",
    columns: &[
        text("table", "名额表"),
        text("column", "名额"),
        text("unit", "推荐单位"),
        column("allowed", "名额数", "integer"),
        column("used", "已用", "integer"),
    ],
    key: &["table", "column", "unit"],
    foreign: &[],
};

static EVENTS: Shape = Shape {
    name: "events",
    title: "事件",
    columns: &[
        text("event", "事件编号"),
        column("on", "日期", "date"),
        text("kind", "种类"),
        text("nominations", "涉及的申报"),
        text("award", "奖项"),
        text("replaces", "空出名额的申报"),
        text("ground", "所答复或依据的事件"),
        text("clause", "依据的条文"),
        text("outcome", "结论"),
        text("measure", "处理"),
        text("channel", "异议的途径"),
        text("witness", "监督"),
        text("changes", "更正"),
        text("reason", "原因；异议的内容"),
        text("by", "作出或受理的机构"),
    ],
    key: &["event"],
    foreign: &[],
};
