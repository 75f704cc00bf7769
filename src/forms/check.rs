//! The filling rules (填表说明). No message quotes what the office keeps: it says which cell, and where.

use super::fill::{Filled, chosen, is_word};
use super::{Case, resume};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Cell, CellContent, CellRule, KeptItem, characters};
use crate::source::Span;

/// Provinces, as a 籍贯 begins.
const PROVINCES: &[&str] = &[
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "台湾",
    "香港",
    "澳门",
    "示例",
];

/// What concerns the private record as a whole: the 简历, the votes, the list of people.
pub(super) fn record(case: Case<'_>, faults: &mut Diagnostics) {
    let Some(record) = case.record else { return };
    resume::check(case, record, faults);
    if let Some(votes) = record.votes.as_ref().filter(|v| v.value.in_favour * 2 <= v.value.present) {
        let message =
            text!("职代会同意的人数没有超过出席人数的一半", "not more than half of those present voted for it");
        let fault = Diagnostic::warning(Code::VotesShort, votes.span, message);
        faults.push(fault.hint(text!("对照职代会记录", "compare with the minutes of the congress")));
    }
    people(case, faults);
}

/// The office's list of people is that of the public record, in the same order.
fn people(case: Case<'_>, faults: &mut Diagnostics) {
    let Some(record) = case.record.filter(|r| !r.contributors.is_empty()) else { return };
    let names = |list: Vec<&str>| list.join("、");
    let public = names(case.nomination.contributors.iter().map(|c| c.name.as_str()).collect());
    let kept = names(record.contributors.iter().map(|c| c.name.value.as_str()).collect());
    if public == kept {
        return;
    }
    let place = record.contributors.first().map_or(record.span, |c| c.name.span);
    let message = text!("不公开记录里的完成人与申报记录不一致", "the contributors differ from those of the nomination");
    faults.push(
        Diagnostic::error(Code::PrivateMismatch, place, message)
            .related(case.nomination.span, text!("申报记录在这里", "the nomination is here"))
            .expected(text!("同样的人，同样的先后：{public}", "the same people in the same order: {public}")),
    );
}

/// The form asks for the sex and the ID number of each contributor of a group.
fn unlisted(case: Case<'_>, cell: &Cell, faults: &mut Diagnostics) {
    let kept = case.record.map(|r| r.contributors.as_slice()).unwrap_or_default();
    let is_whole = |name: &str| kept.iter().any(|k| k.name.value == name && k.sex.is_some() && k.document.is_some());
    if case.nomination.contributors.len() > 1 && !case.nomination.contributors.iter().all(|c| is_whole(&c.name)) {
        faults.push(empty(case, cell).hint(text!(
            "在 private/ 的记录里写 contributors：每人的 name、sex、id_type、id_number",
            "write `contributors` in the record in private/: name, sex, id_type and id_number of each"
        )));
    }
}

/// One cell by its content and rule.
pub(super) fn cell(case: Case<'_>, cell: &Cell, filled: &Filled, faults: &mut Diagnostics) {
    let record = case.record.map_or(case.nomination.span, |r| r.span);
    match filled {
        Filled::Empty => faults.push(empty(case, cell)),
        Filled::Text(text, place) => {
            let place = place.unwrap_or(case.nomination.span);
            numerals(case, cell, text, place, faults);
            words(case, cell, text, place, faults);
        }
        Filled::Prose(paragraphs, place) => length(case, cell, &paragraphs.concat(), *place, faults),
        Filled::Resume(lines) => {
            let all: String = lines.iter().map(|(_, what)| what.as_str()).collect();
            numerals(case, cell, &all, record, faults);
        }
        Filled::People(_) => unlisted(case, cell, faults),
        Filled::Heading | Filled::Opinions(_) | Filled::Votes(_) | Filled::Photo(_) | Filled::Scans(_) => {}
    }
}

/// 对无相关情况的栏目，请填写“无”，不能留空白.
fn empty(case: Case<'_>, cell: &Cell) -> Diagnostic {
    let (id, title, source) = (&case.nomination.id, &cell.title, &case.form.source);
    let place = case.record.map_or(case.nomination.span, |r| r.span);
    let folder = format!("private/{}/", case.contest.id);
    let CellContent::Kept(item) = cell.content else { return public(case, cell, place) };
    let (key, none) = kept(item);
    let message = text!("{id} 的「{title}」没有内容（{source}）", "{id} says nothing under {title} ({source})");
    Diagnostic::error(Code::FormCellEmpty, place, message)
        .related(cell.span, text!("表格里的这一栏", "the cell of the form"))
        .expected(if none {
            text!("{key}；没有的写「无」", "{key}; 无 where there is none")
        } else {
            text!("{key}", "{key}")
        })
        .hint(text!(
            "写在 {folder} 里这份申报的记录中，键是 {key}",
            "write {key} into the nomination's record in {folder}"
        ))
}

/// A cell that the nomination itself fills.
fn public(case: Case<'_>, cell: &Cell, place: Span) -> Diagnostic {
    let (id, title, source) = (&case.nomination.id, &cell.title, &case.form.source);
    let message = text!("{id} 的「{title}」没有内容（{source}）", "{id} says nothing under {title} ({source})");
    Diagnostic::error(Code::FormCellEmpty, place, message)
        .related(cell.span, text!("表格里的这一栏", "the cell of the form"))
        .expected(text!("一个值；没有的写「无」", "a value; 无 where there is none"))
        .hint(text!("公开的栏目写在申报记录的 fields", "public fields stand in the nomination's `fields`"))
}

/// The key of what the office keeps, and whether 无 may be its value.
const fn kept(item: KeptItem) -> (&'static str, bool) {
    match item {
        KeptItem::DocumentType => ("id_type", false),
        KeptItem::DocumentNumber => ("id_number", false),
        KeptItem::Phone => ("phone", false),
        KeptItem::UnitPhone => ("unit_phone", false),
        KeptItem::Birth => ("birth", false),
        KeptItem::BirthPlace => ("birth_place", false),
        KeptItem::Address => ("address", false),
        KeptItem::Postcode => ("postcode", false),
        KeptItem::Punishments => ("punishments", true),
        KeptItem::Photo => ("photo", false),
        KeptItem::Resume => ("resume", false),
        KeptItem::Votes => ("votes", false),
        KeptItem::Scans => ("scans", false),
    }
}

fn words(case: Case<'_>, cell: &Cell, text: &str, place: Span, faults: &mut Diagnostics) {
    let (id, title) = (&case.nomination.id, &cell.title);
    match &cell.rule {
        Some(CellRule::OneOf(choices) | CellRule::Ticked(choices)) if !offered(case, cell, choices, text) => {
            let list = choices.join("、");
            let message = text!("{id} 的「{title}」不在选填的范围里", "{title} of {id} is not one of the choices");
            let fault = Diagnostic::error(Code::FormChoice, place, message).clause(&case.form.source);
            faults.push(fault.expected(text!("{list}", "one of {list}")));
        }
        Some(CellRule::Place) if !is_place(text) => {
            let message = text!("{id} 的「{title}」不是规定的写法", "{title} of {id} is not written as prescribed");
            let fault = Diagnostic::error(Code::FormChoice, place, message).clause(&case.form.source);
            let expected = text!("XX省（自治区、直辖市）XX市（县）", "XX省（自治区、直辖市）XX市（县）");
            faults.push(fault.expected(expected));
        }
        Some(CellRule::CityLevel) if is_low(text) => {
            let message = text!(
                "{id} 的「{title}」像是县级以下的奖励",
                "{title} of {id} looks like an award of a county or below"
            );
            let fault = Diagnostic::warning(Code::FormAwardLevel, place, message).clause(&case.form.source);
            faults.push(fault.expected(text!("地市级以上奖励；没有的写「无」", "awards of cities and above, or 无")));
        }
        Some(CellRule::About(_) | CellRule::AtMost(_)) => length(case, cell, text, place, faults),
        _ => {}
    }
}

/// Whether the form offers what a cell says.
fn offered(case: Case<'_>, cell: &Cell, choices: &[String], text: &str) -> bool {
    let is_there = |word: &&str| choices.iter().any(|printed| is_word(case, printed, word));
    chosen(case, cell, text).iter().all(is_there)
}

/// A province, then a city, county or district.
fn is_place(text: &str) -> bool {
    let Some(rest) = PROVINCES.iter().find_map(|p| text.strip_prefix(p)) else { return false };
    let rest = rest.trim_start_matches(['省', '市', '壮', '族', '回', '维', '吾', '尔']).trim_start_matches("自治区");
    let place = rest.trim_start_matches("特别行政区");
    place.chars().count() > 1 && place.ends_with(['市', '县', '区', '旗', '州'])
}

/// 县级, 乡镇 or the unit itself, and no city or higher beside it.
fn is_low(text: &str) -> bool {
    let high = ["国", "省", "自治区", "市", "部"];
    text != "无"
        && !high.iter().any(|word| text.contains(word))
        && ["县", "乡", "镇", "本单位", "公司"].iter().any(|w| text.contains(w))
}

/// 左右 leaves a fifth of room and is a warning; 不超过 is a limit.
fn length(case: Case<'_>, cell: &Cell, text: &str, place: Span, faults: &mut Diagnostics) {
    let (id, title, count) = (&case.nomination.id, &cell.title, characters(text));
    match cell.rule {
        Some(CellRule::About(wanted)) if count.abs_diff(wanted) > wanted / 5 => {
            let (low, high) = (wanted - wanted / 5, wanted + wanted / 5);
            let message = text!(
                "{id} 的「{title}」有 {count} 字，要求 {wanted} 字左右",
                "{title} of {id} has {count} characters, about {wanted} are asked for"
            );
            let fault = Diagnostic::warning(Code::FormLength, place, message).clause(&case.form.source);
            faults.push(
                fault.expected(text!(
                    "{low} 至 {high} 字（不计空格）",
                    "{low} to {high} characters, blanks not counted"
                )),
            );
        }
        Some(CellRule::AtMost(limit)) if count > limit => {
            let message = text!(
                "{id} 的「{title}」有 {count} 字，最多 {limit} 字",
                "{title} of {id} has {count} characters, at most {limit} fit"
            );
            let fault = Diagnostic::error(Code::TextTooLong, place, message).clause(&case.form.source);
            faults.push(
                fault
                    .expected(text!("不超过 {limit} 字（不计空格）", "at most {limit} characters, blanks not counted")),
            );
        }
        _ => {}
    }
}

/// 数字统一使用阿拉伯数字: dates and amounts in Chinese or full-width digits.
fn numerals(case: Case<'_>, cell: &Cell, text: &str, place: Span, faults: &mut Diagnostics) {
    if !has_other_numerals(text) {
        return;
    }
    let (id, title) = (&case.nomination.id, &cell.title);
    let message = text!("{id} 的「{title}」里有中文或全角数字", "{title} of {id} has Chinese or full-width numerals");
    let fault = Diagnostic::warning(Code::FormNumerals, place, message).clause(&case.form.source);
    faults.push(fault.expected(text!("阿拉伯数字，如 2023年9月", "Arabic numerals, such as 2023年9月")));
}

/// Two or more Chinese numerals before a unit of time or people, or any full-width digit. 一个 and
/// 三好学生 are words.
pub(super) fn has_other_numerals(text: &str) -> bool {
    let mut run = 0;
    for c in text.chars() {
        if ('０'..='９').contains(&c) {
            return true;
        }
        if run >= 2 && "年月日人名".contains(c) {
            return true;
        }
        run = if "〇○零一二三四五六七八九十百千".contains(c) { run + 1 } else { 0 };
    }
    false
}
