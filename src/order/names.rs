//! Lists of names that stand in prose: the items of a list, the column of a table, names in a row.

use std::ops::Range;

use super::By;

/// A list in prose: each name, and where it stands.
pub type Names = Vec<Range<usize>>;

/// How a line of a list looks; lines of one form that follow each other are one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Item,
    Row,
    Run,
}

/// Heads of the column that holds names.
const PEOPLE: &[&str] = &["姓名", "名字", "人员", "获奖人", "完成人", "第一完成人", "个人"];
const TITLES: &[&str] = &["名称", "单位名称", "单位", "集体名称", "集体", "成果名称", "项目名称", "班组名称", "班组"];

/// The commonest surnames by their first character. A list of which fewer than half begin with one
/// of them is none of people: 组织管理, 联系人 look like names too.
const SURNAMES: &str = "丁万于马王韦毛牛尹孔邓甘艾古石龙卢叶田申史付白兰冯宁司邢吉巩成毕吕朱乔伍任华向庄刘齐关江汤安祁许阮孙\
    麦严苏杜李杨肖吴时邱何余佘邹汪沈宋张陆陈邵武苗范林欧尚罗季金周庞郑单宗官郎房孟赵郝胡柯柳钟段侯俞饶洪宫施姜\
    祝姚贺骆秦袁耿聂莫贾夏顾柴钱倪徐殷翁高郭席唐凌涂陶姬桑黄萧曹龚盛常符康章商梁彭葛董蒋韩覃程傅焦储鲁童曾\
    温游谢赖甄雷路詹鲍解蔡臧管裴廖谭翟熊樊黎颜潘薛霍冀穆戴魏";

/// Every list of a text, in order, each with at least two names. What `by` compares says what a name
/// is: of a person (two to four characters, or with a dot), or the title of a unit or result.
#[must_use]
pub fn names(text: &str, by: By) -> Vec<Names> {
    let mut lists: Vec<(Form, Names)> = Vec::new();
    let (mut at, mut open, mut column) = (0, None, None);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let Some((form, found)) = read(line, by, &mut column) else {
            (open, column) = (None, None);
            continue;
        };
        let found = found.into_iter().map(|range| start + range.start..start + range.end);
        match lists.last_mut() {
            Some((_, list)) if open == Some(form) => list.extend(found),
            _ => lists.push((form, found.collect())),
        }
        open = Some(form);
    }
    let lists = lists.into_iter().map(|(_, list)| list).filter(|list| list.len() > 1);
    lists.filter(|list| by == By::Title || of_people(text, list)).collect()
}

fn of_people(text: &str, list: &Names) -> bool {
    list.iter().filter(|name| has_surname(&text[(*name).clone()])).count() * 2 >= list.len()
}

/// Whether a name begins with one of the commonest surnames, or has the dot of minority names.
#[must_use]
pub fn has_surname(name: &str) -> bool {
    name.contains(DOTS) || name.chars().next().is_some_and(|c| SURNAMES.contains(c))
}

/// As [`has_surname`], but for places and offices: 「马山县」.
#[must_use]
pub fn begins_like_a_name(name: &str) -> bool {
    !ends_like_a_place(name) && has_surname(name)
}

/// Whether a name ends as those of places and offices do.
#[must_use]
pub fn ends_like_a_place(name: &str) -> bool {
    By::Surname.letters(name).last().is_some_and(|c| "省市县区镇乡村局厂部处科院所司校站队室".contains(c))
}

/// Whether a cell heads a column of names. What stands in brackets, （以姓氏笔画为序）, is no part of it.
#[must_use]
pub fn head_of_names(cell: &str, by: By) -> bool {
    let heads = if by == By::Title { TITLES } else { PEOPLE };
    let head: String =
        outside_brackets(cell).map(|(_, c)| c).filter(|c| !c.is_whitespace() && *c != '）' && *c != ')').collect();
    heads.contains(&head.as_str()) || by != By::Title && head.ends_with("姓名")
}

/// The names of a line, if it belongs to a list.
fn read(line: &str, by: By, column: &mut Option<usize>) -> Option<(Form, Names)> {
    if line.trim_start().starts_with('|') {
        return row(line, by, column).map(|found| (Form::Row, found));
    }
    if let Some(start) = item(line) {
        let name = head(line, start, by)?;
        return Some((Form::Item, vec![name]));
    }
    // Only names of people stand in a row without numbers.
    if by == By::Title {
        return None;
    }
    let found = run(line, 0).or_else(|| {
        // 评委（按姓氏笔画排序）：丁甲、王乙。
        let (colon, mark) = line.rmatch_indices(['：', ':']).next()?;
        run(line, colon + mark.len())
    });
    found.map(|found| (Form::Run, found))
}

/// The cell of the column of names. The head of the table says which it is and has no name itself.
fn row(line: &str, by: By, column: &mut Option<usize>) -> Option<Names> {
    let cells = cells(line, '|');
    let Some(at) = *column else {
        *column = cells.iter().position(|cell| head_of_names(&line[cell.clone()], by));
        return column.map(|_| Vec::new());
    };
    let cell = cells.get(at)?.clone();
    let ruler = line[cell.clone()].chars().all(|c| matches!(c, '-' | ':'));
    Some(if ruler { Vec::new() } else { vec![cell] })
}

/// The cells of a line with this mark between them, without the blanks around them.
#[must_use]
pub fn cells(line: &str, mark: char) -> Names {
    // In Markdown a row may begin with a mark.
    let inner = line.trim_start().strip_prefix('|').unwrap_or(line);
    let begin = line.len() - inner.len();
    let marks = outside_brackets(inner).filter(|(_, c)| *c == mark).map(|(at, _)| at);
    let mut at = 0;
    let mut cells = Vec::new();
    for end in marks.chain([inner.len()]) {
        let cell = &inner[at..end];
        let start = begin + at + cell.len() - cell.trim_start().len();
        cells.push(start..start + cell.trim().len());
        at = end + mark.len_utf8();
    }
    cells
}

/// The characters of a text that stand in no brackets: a comma of （女，回族） parts nothing. Where
/// brackets are not closed, all.
pub fn outside_brackets(text: &str) -> impl Iterator<Item = (usize, char)> {
    let step = |depth: usize, c: char| match c {
        '（' | '(' => Some(depth + 1),
        '）' | ')' => depth.checked_sub(1),
        _ => Some(depth),
    };
    let whole = text.chars().try_fold(0, step) == Some(0);
    let mut depth = 0;
    text.char_indices().filter(move |(_, c)| {
        depth = if whole { step(depth, *c).unwrap_or(0) } else { 0 };
        depth == 0
    })
}

/// Where the text of a list's item begins: behind `1. `, `1、`, `（1）`, `- `.
fn item(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark)) {
        return Some(line.len() - rest.trim_start().len());
    }
    let inner = text.trim_start_matches(['（', '(']);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &inner[digits..];
    let rest = rest.strip_prefix(['.', '．', '、', '）', ')']).filter(|_| digits > 0)?;
    (line.len() > indent).then(|| line.len() - rest.trim_start().len())
}

/// The name with which an item begins.
fn head(line: &str, start: usize, by: By) -> Option<Range<usize>> {
    let text = line[start..].trim_end();
    if by == By::Title {
        let end = text.find(['，', ',', '；', '：', ':', '\t', '　']).unwrap_or(text.len());
        let end = text[..end].trim_end_matches(['。', ' ']).len();
        return (end > 0).then_some(start..start + end);
    }
    let end = leading_person(text)?;
    Some(start..start + end)
}

/// Names in a row from `start` on: 「丁甲　王乙丙（女）　李丁」; none if anything else stands among them.
fn run(line: &str, start: usize) -> Option<Names> {
    let mut found = Vec::new();
    let mut at = start;
    loop {
        let rest = &line[at..];
        at += rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || "、，,；;。".contains(c)).len();
        if at >= line.len() {
            break;
        }
        let end = leading_person(&line[at..])?;
        found.push(at..at + end);
        at += end;
    }
    (found.len() > 1).then_some(found)
}

/// How long the name of a person is with which a text begins, its annotation included: two to four
/// characters, or more with a dot; a name of two may be padded (丁　甲).
#[must_use]
pub fn leading_person(text: &str) -> Option<usize> {
    let mut end = letters(text);
    let first = &text[..end];
    if first.chars().count() == 1 {
        let blanks = text[end..].len() - text[end..].trim_start_matches([' ', '\u{3000}', '\u{a0}']).len();
        let second = letters(&text[end + blanks..]);
        let one = text[end + blanks..][..second].chars().count() == 1;
        if blanks == 0 || !one {
            return None;
        }
        end += blanks + second;
    }
    let name = &text[..end];
    let count = By::Surname.letters(name).count();
    let longest = if name.contains(DOTS) { 20 } else { 4 };
    if !(2..=longest).contains(&count) {
        return None;
    }
    let rest = &text[end..];
    if let Some(open) = rest.chars().next().filter(|c| matches!(c, '（' | '(')) {
        let close = rest.find(['）', ')'])?;
        end += close + rest[close..].chars().next().map_or(open.len_utf8(), char::len_utf8);
    }
    let boundary = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    boundary.then_some(end)
}

const DOTS: [char; 5] = ['·', '・', '•', '‧', '．'];

/// How many bytes of Chinese characters and dots a text begins with.
fn letters(text: &str) -> usize {
    text.find(|c: char| !(is_han(c) || DOTS.contains(&c))).unwrap_or(text.len())
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, by: By) -> Vec<Vec<&str>> {
        names(text, by).into_iter().map(|list| list.into_iter().map(|range| &text[range]).collect()).collect()
    }

    #[test]
    fn items_with_numbers_or_dashes() {
        let text = "名单如下：\n\n1. 丁 甲 示例公司职工\n2、王乙丙（女，回族），示例厂\n（3）李丁\n";
        assert_eq!(found(text, By::Surname), [["丁 甲", "王乙丙（女，回族）", "李丁"]]);
        assert_eq!(found("- 丁甲\n- 阿布都·示例甲\n", By::Name), [["丁甲", "阿布都·示例甲"]]);
        assert_eq!(found("- 示例·甲\n- 阿布都·示例甲\n", By::Name), [["示例·甲", "阿布都·示例甲"]]);
        assert_eq!(found("- 丁甲\n- 示例\n", By::Name), [["丁甲", "示例"]], "half of them have a common surname");
    }

    #[test]
    fn names_in_a_row() {
        let text = "丁甲（女）　王　乙　李丙丁\n张甲 欧阳示例\n";
        assert_eq!(found(text, By::Surname), [["丁甲（女）", "王　乙", "李丙丁", "张甲", "欧阳示例"]]);
        assert_eq!(found("丁甲、王乙、李丙。", By::Surname), [["丁甲", "王乙", "李丙"]]);
        assert_eq!(found("评委（按姓氏笔画排序）：丁甲、王乙。", By::Surname), [["丁甲", "王乙"]]);
        assert_eq!(found("现将名单予以公示，请监督。", By::Surname), Vec::<Vec<&str>>::new());
    }

    #[test]
    fn the_column_of_a_table() {
        let text = "| 序号 | 姓 名 | 单位 |\n|---|:--|---|\n| 1 | 丁甲 | 示例厂 |\n| 2 | 王乙 | 示例局 |\n";
        assert_eq!(found(text, By::Surname), [["丁甲", "王乙"]]);
        assert_eq!(found(text, By::Title), [["示例厂", "示例局"]]);
        assert_eq!(found("| 甲 | 乙 |\n|---|---|\n| 丁甲 | 王乙 |\n", By::Surname), Vec::<Vec<&str>>::new());
    }

    #[test]
    fn other_lists_are_none() {
        let text = "1. 丁甲\n2. 王乙\n\n联系方式：\n\n- 联系人：示例办公室\n- 电话：0771-0000000\n";
        assert_eq!(found(text, By::Surname), [["丁甲", "王乙"]]);
    }

    #[test]
    fn units_with_their_brackets() {
        let text = "1. 示例（天津）公司，示例市\n2. 示例测绘院。\n";
        assert_eq!(found(text, By::Title), [["示例（天津）公司", "示例测绘院"]]);
    }
}
