//! 数据: the downloads of a contest.

use serde::Serialize;

use super::head::Head;
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World};
use crate::lang::{Text, text};

/// The downloads of a contest.
#[derive(Debug, Serialize)]
pub(super) struct DataView {
    title: String,
    tables: Vec<TableView>,
    rubrics: Vec<FileView>,
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

/// The tables that `export/` writes: file name, title, what a row is.
pub(crate) fn tables() -> [(&'static str, Text, Text); 5] {
    [
        (
            "nominations",
            text!("申报", "Nominations"),
            text!(
                "每份申报一行：名称、单位、推荐单位、表内公开栏目",
                "a row per nomination: name, unit, recommending unit, public fields"
            ),
        ),
        (
            "facts",
            text!("事实", "Facts"),
            text!(
                "每份申报的每项事实一行：数值、来源、截止日期、佐证编号",
                "a row per fact: value, source, cut-off, evidence"
            ),
        ),
        (
            "scores",
            text!("得分", "Scores"),
            text!(
                "每份申报的每项考核内容一行：精确值（分数）和公布值",
                "a row per criterion: exact fraction and published value"
            ),
        ),
        (
            "results",
            text!("结果", "Results"),
            text!(
                "每份申报一行：总分、名次、奖项，未排名的写明原因",
                "a row per nomination: total, rank, award, or why it has none"
            ),
        ),
        (
            "quotas",
            text!("名额", "Quotas"),
            text!("每个推荐单位的每类名额一行：名额数和已用数", "a row per unit and column: seats and seats used"),
        ),
    ]
}

pub(super) fn view<'w>(world: &'w World<'_>, key: &PageKey, contest: &'w ContestWorld<'_>) -> (Head, Body<'w>) {
    let title = text!("数据下载", "Data").get(world.lang).to_owned();
    let tables = tables().into_iter().map(|(name, title, note)| TableView {
        title: title.get(world.lang).to_owned(),
        note: note.get(world.lang).to_owned(),
        csv: format!("data/{name}.csv"),
        json: format!("data/{name}.json"),
    });
    let rubrics = contest.contest.rubrics.iter();
    let rubrics = rubrics.map(|r| FileView { title: r.title.clone(), href: format!("rubrics/{}.json", r.id) });
    let page = DataView { title: title.clone(), tables: tables.collect(), rubrics: rubrics.collect() };
    let description = format!("{}：{title}", contest.contest.title);
    (Head::new(world, key, "data", &title, description), Body::Data(page))
}
