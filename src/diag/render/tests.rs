use super::*;
use crate::diag::Code;
use crate::lang::text;
use crate::source::Span;

fn fault() -> (Sources, Diagnostic) {
    let mut sources = Sources::default();
    let source = "名称: 甲\n单位：示例单位, total: 9.999\n名称: 乙\n";
    let file = sources.add("data/a/n.yaml", source);
    let at = |word: &str| {
        let start = source.find(word).unwrap();
        Span { file, start: u32::try_from(start).unwrap(), end: u32::try_from(start + word.len()).unwrap() }
    };
    let diagnostic = Diagnostic::error(Code::BadNumber, at("9.999"), text!("数字 `9.999` 不对", "bad `9.999`"))
        .label(text!("三位小数", "three places"))
        .related(at("甲"), text!("另见", "see also"))
        .expected(text!("至多两位小数", "at most two places"))
        .clause("附件1")
        .hint(text!("写成 `10.00`", "write `10.00`"));
    (sources, diagnostic)
}

#[test]
fn people_see_place_line_caret_expectation_clause_and_cure() {
    let (sources, diagnostic) = fault();
    let out = render(&[diagnostic], &sources, Format::Human, Lang::Zh, false);
    assert_eq!(
        out,
        "\
错误[GS0206]: 数字 `9.999` 不对
  --> data/a/n.yaml:2:17
   |
 2 | 单位：示例单位, total: 9.999
   |                        ^^^^^ 三位小数
  ::: data/a/n.yaml:1:5
   |
 1 | 名称: 甲
   |       -- 另见
   = 应为: 至多两位小数
   = 条款: 附件1
   = 办法: 写成 `10.00`

"
    );
}

#[test]
fn json_is_one_object_a_line_in_both_languages() {
    let (sources, diagnostic) = fault();
    let out = render(&[diagnostic.clone(), diagnostic], &sources, Format::Json, Lang::Zh, false);
    let lines: Vec<serde_json::Value> = out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["code"], "GS0206");
    assert_eq!(lines[0]["message"]["en"], "bad `9.999`");
    assert_eq!(lines[0]["place"]["line"], 2);
    assert_eq!(lines[0]["place"]["column"], 17);
    assert_eq!(lines[0]["place"]["source"], "单位：示例单位, total: 9.999");
    assert_eq!(lines[0]["related"][0]["place"]["line"], 1);
}

#[test]
fn a_text_cannot_forge_a_workflow_command() {
    let (sources, mut diagnostic) = fault();
    diagnostic.message = text!("坏\n::error::伪造 100%", "bad\n::error::forged 100%");
    let out = render(&[diagnostic], &sources, Format::Github, Lang::En, false);
    assert_eq!(out.lines().count(), 1);
    assert!(out.starts_with("::error file=data/a/n.yaml,line=2,col=17,endLine=2,title=GS0206 "), "{out}");
    assert!(out.contains("::bad%0A::error::forged 100%25%0Aexpected: at most"), "{out}");
}

#[test]
fn a_file_without_text_is_named_by_its_path() {
    let mut sources = Sources::default();
    let file = sources.add("data/\u{1b}[2J.yaml", "");
    let diagnostic = Diagnostic::warning(Code::StrayFile, Span::start_of(file), text!("不读", "not read"));
    let out = render(&[diagnostic], &sources, Format::Human, Lang::En, false);
    assert_eq!(out, "warning[GS0005]: not read\n  --> data/␛[2J.yaml:1:1\n\n");
}

#[test]
fn terminal_escapes_in_source_and_message_are_shown_not_sent() {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", "name: \u{1b}[2J\tx\u{202e}\n");
    let span = Span { file, start: 6, end: 10 };
    let diagnostic = Diagnostic::error(Code::BadId, span, text!("`\u{1b}[2J\n`", "`\u{1b}[2J\n`")).clause("\u{1b}c");
    for colour in [false, true] {
        let out = render(std::slice::from_ref(&diagnostic), &sources, Format::Human, Lang::En, colour);
        assert!(!out.contains("\u{1b}[2J") && !out.contains("\u{1b}c") && !out.contains('\u{202e}'), "{out}");
        assert!(out.contains('␛'), "{out}");
    }
}
