//! The parser's errors in the words of someone who has never read the YAML standard.

use granit_parser::ErrorKind as Kind;

use super::build::too_deep;
use super::look::tab_indent;
use crate::diag::{Code, Diagnostic};
use crate::lang::{Text, text};
use crate::source::Span;

/// What is wrong, and how to mend it.
type Words = (Text, Text);

/// The diagnostic of an error at `offset` of a part of a file.
pub(super) fn diagnostic(slice: &str, part: Span, offset: usize, kind: &Kind, flow: Option<Span>) -> Diagnostic {
    let mut span = character(slice, part, offset);
    match kind {
        Kind::RecursionLimitExceeded => return too_deep(span),
        Kind::TabNotAllowed | Kind::TabInBlockIndentation | Kind::TabInIndentation | Kind::TabAtBlockScalarStart => {
            return tab_indent(span);
        }
        _ => {}
    }
    if let Some(open) = flow.filter(|o| slice[(o.start - part.start) as usize..offset].contains('\n')) {
        return never_closed(open, span);
    }
    if let Some(fault) = nearby(slice, part, offset, kind) {
        return fault;
    }
    if matches!(kind, Kind::UnclosedQuotedScalar | Kind::InvalidQuotedScalarIndent) {
        span = slice[..offset].rfind(['"', '\'']).map_or(span, |quote| character(slice, part, quote));
    }
    let (message, hint) = quotes(kind)
        .or_else(|| brackets(kind))
        .or_else(|| colons(kind))
        .or_else(|| indents(kind))
        .or_else(|| tags(kind))
        .unwrap_or_else(other);
    let diagnostic = Diagnostic::error(code(kind), span, message).hint(hint);
    match flow {
        Some(open) if open != span => diagnostic.related(open, text!("括号从这里打开", "the bracket opens here")),
        _ => diagnostic,
    }
}

/// Mistakes that the line itself shows better than the parser's reason.
fn nearby(slice: &str, part: Span, offset: usize, kind: &Kind) -> Option<Diagnostic> {
    let start = slice[..offset].rfind('\n').map_or(0, |i| i + 1);
    let end = slice[offset..].find('\n').map_or(slice.len(), |i| offset + i);
    let before = &slice[start..offset];
    let fault = |at: usize, (message, hint): Words| {
        Some(Diagnostic::error(Code::YamlSyntax, character(slice, part, at), message).hint(hint))
    };
    match kind {
        Kind::ExpectedFlowMappingSeparator | Kind::ExpectedFlowSequenceSeparator => fault(
            start + before.rfind('，')?,
            (
                text!("括号里用了全角逗号", "a full-width comma inside brackets"),
                text!(
                    "各项之间用半角逗号加空格 `, `；文字里的逗号请连文字一起放进引号",
                    "separate items with `, `; put a text with a comma in quotes"
                ),
            ),
        ),
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => fault(start + slice[start..end].find(':')?, no_space()),
        Kind::ExpectedBlockMappingKey | Kind::ExpectedBlockSequenceEntry
            if before.trim_end().ends_with([']', '}', '"', '\'']) =>
        {
            fault(
                offset,
                (
                    text!("括号或引号收尾之后还有文字", "text follows a closed bracket or quotation"),
                    text!("整段是文字时，全部放进引号", "if all of it is text, put it in quotes"),
                ),
            )
        }
        Kind::MappingValueNotAllowed if !before.contains(": ") => {
            fault(start + before.len() - before.trim_start().len(), aligned())
        }
        _ => None,
    }
}

/// `1,970`, `12,345,678.50`: groups of three digits behind commas.
pub(super) fn is_grouped(text: &str) -> bool {
    let whole = text.trim_end_matches('%').split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let head = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&head.len()) && digits(head) && !rest.is_empty() && rest.iter().all(|g| g.len() == 3 && digits(g))
}

/// A number with commas between its digits, inside braces.
pub(super) fn grouping(text: &str, span: Span) -> Diagnostic {
    let joined = text.replace(',', "");
    let message = text!(
        "「{text}」用了千分位符号，括号里的逗号会把它拆成两项",
        "`{text}` has digit grouping, and a comma in braces splits it in two"
    );
    Diagnostic::error(Code::BadNumber, span, message)
        .hint(text!("数字连着写：{joined}", "write the digits together: {joined}"))
}

/// A colon with nothing between it and the value.
pub(super) fn no_space() -> Words {
    (text!("冒号后面缺一个空格", "a space is missing after the colon"), text!("写成 `键: 值`", "write `key: value`"))
}

fn aligned() -> Words {
    (
        text!("这一行与上面各行没有对齐", "this line does not align with those above"),
        text!(
            "同一层的键左边对齐，下一层多缩进两个空格",
            "keys of one level start in one column, the next level two spaces further"
        ),
    )
}

/// A bracket that is still open some lines on: the parser stumbles there, the mistake is here.
fn never_closed(open: Span, stumbled: Span) -> Diagnostic {
    Diagnostic::error(Code::YamlSyntax, open, text!("括号没有收尾", "a bracket is never closed"))
        .related(stumbled, text!("读到这里还没有收尾", "it is still open here"))
        .hint(text!("`[` 配 `]`，`{{` 配 `}}`", "`[` needs `]`, `{{` needs `}}`"))
}

/// The character at an offset; at the end of the text the last one that can be seen.
fn character(slice: &str, part: Span, offset: usize) -> Span {
    let mut start = offset;
    while !slice.is_char_boundary(start) {
        start -= 1;
    }
    if slice[start..].trim().is_empty() {
        let seen = slice[..start].trim_end();
        start = seen.char_indices().next_back().map_or(0, |(i, _)| i);
    }
    let len = slice[start..].chars().next().map_or(0, char::len_utf8);
    let place = |i| part.start + u32::try_from(i).unwrap_or(u32::MAX);
    Span { start: place(start), end: place(start + len), ..part }
}

fn code(kind: &Kind) -> Code {
    if tags(kind).is_some() { Code::YamlAnchor } else { Code::YamlSyntax }
}

fn quotes(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar | Kind::InvalidQuotedScalarIndent => (
            text!("引号没有收尾", "a quotation mark is never closed"),
            text!("在文字末尾补上同样的引号", "close the text with the same mark"),
        ),
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => (
            text!("引号收尾之后还有文字", "text follows a closed quotation"),
            text!("把整段文字都放进引号；文字里的引号请用 “ ”", "put all of the text inside the quotation marks"),
        ),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidUnicodeEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate => (
            text!("双引号里的反斜杠写法不对", "a backslash in double quotes is not a known escape"),
            text!("改用单引号，或把 `\\` 写成 `\\\\`", "use single quotes, or write `\\` as `\\\\`"),
        ),
        _ => return None,
    })
}

fn brackets(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::UnclosedFlowCollection { .. }
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping => (
            text!("括号没有收尾", "a bracket is never closed"),
            text!("`[` 配 `]`，`{{` 配 `}}`", "`[` needs `]`, `{{` needs `}}`"),
        ),
        Kind::ExpectedFlowMappingSeparator
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::FlowMappingValueAdjacentCollection
        | Kind::InvalidFlowScalarIndent => (
            text!(
                "括号里的各项没有隔开，或括号没有收尾",
                "items in brackets are not separated, or the bracket is not closed"
            ),
            text!(
                "各项之间用半角逗号加空格 `, `，冒号后面留一个空格",
                "separate items with `, ` and leave a space after each colon"
            ),
        ),
        Kind::MisplacedFlowCollectionEnd => (
            text!("这个括号没有开头", "this bracket was never opened"),
            text!("删去它，或补上开头的括号", "remove it or open it"),
        ),
        Kind::MismatchedFlowCollectionEnd { open, close } => (
            text!("`{open}` 用 `{close}` 收尾", "`{open}` is closed with `{close}`"),
            text!("`[` 配 `]`，`{{` 配 `}}`", "`[` needs `]`, `{{` needs `}}`"),
        ),
        Kind::UnexpectedCharacter { character } => (
            text!("文字不能以 `{character}` 开头", "a text must not begin with `{character}`"),
            text!("用引号把它括起来", "put it in quotes"),
        ),
        Kind::PlainScalarStartsWithDashFlowIndicator => (
            text!("文字不能以 `-` 加括号开头", "a text must not begin with `-` and a bracket"),
            text!("用引号把它括起来", "put it in quotes"),
        ),
        _ => return None,
    })
}

fn colons(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => (
            text!("这一行没有冒号", "this line has no colon"),
            text!(
                "写成 `键: 值`；若是上一行文字的继续，请比上一行多缩进两格",
                "write `key: value`; a text that goes on must be indented further"
            ),
        ),
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement | Kind::InvalidMappingValueWhitespace => (
            text!("这里不能再有冒号", "a colon is not allowed here"),
            text!(
                "文字里有 `: ` 时请用引号括起来；否则检查这一行与上一行的缩进",
                "put a text with `: ` in quotes; otherwise check the indentation of this line and the one above"
            ),
        ),
        Kind::CommentInterceptedScalar | Kind::CommentNotSeparated => (
            text!("`#` 在这里会被当作注释", "`#` begins a comment here"),
            text!(
                "文字里有 `#` 时请用引号括起来；注释前面留一个空格",
                "put a text with `#` in quotes; leave a space before a comment"
            ),
        ),
        Kind::DirectiveDisallowed | Kind::MissingDocumentEndBeforeDirective | Kind::ExpectedDocumentStart => (
            text!(
                "一行不能以 `%` 开头，`---` 之后也不能再写别的",
                "a line must not begin with `%`, and nothing may follow `---`"
            ),
            text!("删去这一行；若是文字，用引号括起来", "remove the line; if it is text, put it in quotes"),
        ),
        _ => return None,
    })
}

fn indents(kind: &Kind) -> Option<Words> {
    Some(match kind {
        Kind::InvalidIndentation
        | Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::MappingKeyNotAllowed
        | Kind::BlockSequenceEntryNotAllowed
        | Kind::InvalidBlockEntryWhitespace
        | Kind::InvalidBlockScalarIndent
        | Kind::UnexpectedEofBlockMapping
        | Kind::UnexpectedEofBlockSequence
        | Kind::ExpectedNodeContent => aligned(),
        Kind::BlockEntryInFlowCollection => (
            text!("括号里不能再用 `- `", "`- ` cannot stand inside brackets"),
            text!("括号里各项用 `, ` 隔开", "separate items in brackets with `, `"),
        ),
        Kind::InvalidBlockScalarHeader | Kind::ZeroBlockScalarIndent => (
            text!("`|` 或 `>` 的后面不能写文字", "no text may follow `|` or `>`"),
            text!(
                "文字从下一行开始，多缩进两格；否则用引号括起来",
                "begin the text on the next line, indented by two; otherwise put it in quotes"
            ),
        ),
        _ => return None,
    })
}

fn tags(kind: &Kind) -> Option<Words> {
    match kind {
        Kind::MissingAnchorOrAliasName
        | Kind::UndeclaredTagHandle
        | Kind::ExpectedTagBang
        | Kind::InvalidTagTerminator
        | Kind::MissingTagUri
        | Kind::UnclosedVerbatimTag
        | Kind::InvalidTagEscape
        | Kind::InvalidGlobalTagCharacter => Some((
            text!("文字不能以 `&`、`*`、`!` 开头", "a text must not begin with `&`, `*` or `!`"),
            text!("用引号把它括起来", "put it in quotes"),
        )),
        _ => None,
    }
}

fn other() -> Words {
    (
        text!("从这里起读不懂", "the text cannot be read from here on"),
        text!(
            "检查这一行与上一行的冒号、引号、括号和缩进",
            "check colons, quotes, brackets and indentation of this line and the one above"
        ),
    )
}
