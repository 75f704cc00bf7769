//! Markdown files: front matter between two lines `---`, then the body.

use super::yaml;
use super::{Node, NodeKind, RawContent};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::source::{FileId, Span};

/// Splits a Markdown file and parses its front matter.
pub(super) fn parse(text: &str, file: FileId, slug: &str) -> (Option<RawContent>, Diagnostics) {
    let mut faults = Diagnostics::new();
    let Some((front, body)) = split(text, file) else {
        faults.push(unframed(text, file));
        return (None, faults);
    };
    super::text::hidden(text, front, false, &mut faults);
    super::text::hidden(text, body, true, &mut faults);
    super::entities::hidden(text, body, &mut faults);
    nested(text, body, &mut faults);
    if text[front.start as usize..front.end as usize].trim().is_empty() {
        faults.push(empty(front));
        return (None, faults);
    }
    let (node, more) = yaml::parse_part(text, front);
    faults.extend(more);
    let content = node.filter(|_| !faults.has_errors()).and_then(|front| {
        if matches!(front.kind, NodeKind::Map(_)) {
            return Some(RawContent { slug: slug.to_owned(), file, front, body });
        }
        faults.push(not_a_map(&front));
        None
    });
    (content, faults)
}

/// The spans of front matter and body; none if the frame is missing or open.
fn split(text: &str, file: FileId) -> Option<(Span, Span)> {
    let mut lines = text.split_inclusive('\n');
    let mut offset = lines.next().filter(|l| l.trim_end() == "---")?.len();
    let start = offset;
    for line in lines {
        if line.trim_end() == "---" {
            let span = |start: usize, end: usize| {
                Some(Span { file, start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
            };
            return Some((span(start, offset)?, span(offset + line.len(), text.len())?));
        }
        offset += line.len();
    }
    None
}

/// The deepest quotation or list in prose. Much deeper ones exhaust the stack of what renders them.
const MAX_NESTING: usize = 32;

/// Reports the first line that opens or stands in quotations and lists nested too deep.
fn nested(text: &str, body: Span, faults: &mut Diagnostics) {
    let prose = text.get(body.start as usize..body.end as usize).unwrap_or_default();
    let mut start = body.start as usize;
    for line in prose.split_inclusive('\n') {
        let lead = line.len() - line.trim_start_matches(|c: char| " \t>-+*.)".contains(c) || c.is_ascii_digit()).len();
        if lead > MAX_NESTING && depth(&line[..lead]) > MAX_NESTING {
            let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            let message = text!(
                "引用或列表嵌套超过 {MAX_NESTING} 层",
                "quotations or lists nested deeper than {MAX_NESTING} levels"
            );
            let span = Span { start: at(start), end: at(start + lead), ..body };
            faults.push(
                Diagnostic::error(Code::YamlTooDeep, span, message)
                    .hint(text!("减少行首的 `>`、`-` 或空格", "fewer `>`, `-` or spaces at the start of the line")),
            );
            return;
        }
        start += line.len();
    }
}

/// An upper bound of the levels that the beginning of a line can open or continue: a marker is one,
/// and so are two spaces.
fn depth(lead: &str) -> usize {
    let markers = lead.matches(['>']).count()
        + ["- ", "+ ", "* ", ". ", ") "].iter().map(|m| lead.matches(m).count()).sum::<usize>();
    let spaces = lead.matches([' ', '\t']).count();
    markers.max(spaces / 2)
}

fn unframed(text: &str, file: FileId) -> Diagnostic {
    let first = text.lines().next().unwrap_or_default();
    let end = u32::try_from(first.len()).unwrap_or_default();
    let message = if first.trim_end() == "---" {
        text!("开头的信息区没有收尾的 `---`", "the front matter is not closed by a line `---`")
    } else {
        text!("文件开头没有信息区", "the file does not begin with front matter")
    };
    Diagnostic::error(Code::FrontMatter, Span { file, start: 0, end }, message)
        .expected(text!(
            "第一行 `---`，接着 `title: …`，再一行 `---`，然后正文",
            "a line `---`, then `title: …`, a line `---`, and the body"
        ))
        .hint(text!("`---` 独占一行，三个半角减号", "`---` is three ASCII hyphens on a line of their own"))
}

fn empty(front: Span) -> Diagnostic {
    let message = text!("信息区是空的", "the front matter is empty");
    Diagnostic::error(Code::FrontMatter, Span { end: front.start, ..front }, message)
        .expected(text!("至少一行 `title: …`", "at least `title: …`"))
}

fn not_a_map(front: &Node) -> Diagnostic {
    let message = text!("信息区里应是一行一个 `键: 值`", "front matter holds one `key: value` a line");
    Diagnostic::error(Code::FrontMatter, front.span, message)
        .hint(text!("例如 `title: 关于…的公示`", "for example `title: …`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn parsed(text: &str) -> (Option<RawContent>, Vec<Diagnostic>, Sources) {
        let mut sources = Sources::default();
        let file = sources.add("content/a/x.md", text);
        let (content, faults) = parse(text, file, "x");
        (content, faults.sorted(), sources)
    }

    #[test]
    fn front_and_body_are_split() {
        for end in ["\n", "\r\n"] {
            let text = ["---", "title: 公示", "---", "", "正文 --- 一", "---", ""].join(end);
            let (content, faults, sources) = parsed(&text);
            assert_eq!(faults, []);
            let content = content.unwrap();
            assert_eq!(sources.slice(content.front.get("title").unwrap().span), "公示");
            assert_eq!(sources.slice(content.body).trim(), format!("正文 --- 一{end}---"));
        }
    }

    #[test]
    fn a_body_may_be_empty() {
        let (content, faults, sources) = parsed("---\ntitle: 甲\n---");
        assert_eq!(faults, []);
        assert_eq!(sources.slice(content.unwrap().body), "");
    }

    #[test]
    fn a_missing_or_open_frame_is_told_apart() {
        let (_, faults, _) = parsed("# 公示\n");
        assert!(faults[0].message.zh.contains("没有信息区"));
        let (_, faults, _) = parsed("---\ntitle: 甲\n\n正文\n");
        assert!(faults[0].message.zh.contains("收尾"));
    }

    #[test]
    fn faults_in_front_matter_have_the_places_of_the_file() {
        let (content, faults, sources) = parsed("---\ntitle: 甲\ntitle: 乙\n---\n");
        assert!(content.is_none());
        assert_eq!(sources.place(faults[0].span).line, 3);
    }

    #[test]
    fn front_matter_is_a_map() {
        let (content, faults, _) = parsed("---\n- a\n---\n");
        assert!(content.is_none());
        assert_eq!(faults[0].code, Code::FrontMatter);
    }

    #[test]
    fn prose_nested_without_end_is_refused() {
        for body in [format!("{} x", ">".repeat(500)), format!("{}- x", " ".repeat(400)), "- ".repeat(200)] {
            let text = format!("---\ntitle: 甲\n---\n{body}\n");
            let (content, faults, _) = parsed(&text);
            assert!(content.is_none(), "{body}");
            assert_eq!((faults.len(), faults[0].code), (1, Code::YamlTooDeep), "{body}");
        }
    }

    #[test]
    fn prose_may_be_nested_to_the_limit_and_no_deeper() {
        for (marker, lines) in [("> ", false), (">", false), ("- ", false), ("1. ", false), ("  ", true)] {
            let body = |levels: usize| {
                let lead = marker.repeat(levels);
                if lines { format!("- 甲\n{lead}- 乙\n") } else { format!("甲\n\n{lead}乙\n") }
            };
            let refused = |levels| !parsed(&format!("---\ntitle: 甲\n---\n{}", body(levels))).1.is_empty();
            assert!(!refused(if lines { MAX_NESTING - 1 } else { MAX_NESTING }), "{marker:?}");
            assert!(refused(MAX_NESTING + 1), "{marker:?}");
        }
        let text = format!("---\ntitle: 甲\n---\n甲\n{}乙\n", ">".repeat(MAX_NESTING + 1));
        let (_, faults, _) = parsed(&text);
        assert_eq!(&text[faults[0].span.start as usize..faults[0].span.end as usize], ">".repeat(MAX_NESTING + 1));
    }

    #[test]
    fn escapes_of_invisible_characters_have_their_place_in_front_matter() {
        let text = "---\nkind: news\ntitle: \"甲\\u200b\"\n---\n文\n";
        let (content, faults, _) = parsed(text);
        assert!(content.is_none());
        assert_eq!((faults.len(), faults[0].code), (1, Code::HiddenCharacter));
        assert_eq!(&text[faults[0].span.start as usize..faults[0].span.end as usize], "\"甲\\u200b\"");
    }
}
