//! site.yaml: the site as a whole.

use super::fields::Fields;
use super::read::{Read, no_device, text_of};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{ContestId, DaysOff, Language, Site};
use crate::source::Spanned;
use crate::tlog::is_origin;

/// Names that a contest cannot have, since the site needs the folder or file itself.
const RESERVED: &[&str] = &["a", "assets", "evidence", "log", "index", "404", "search", "feed", "sitemap", "robots"];

/// The site without its contests, and the contests it lists, in order.
pub(super) fn site(node: &Node, faults: &mut Diagnostics) -> Option<(Site, Vec<Spanned<ContestId>>)> {
    let mut f = Fields::open(node, faults)?;
    let title = f.line("title");
    let organiser = f.line("organiser");
    let summary = f.need("summary");
    let language = f.need::<Language>("language");
    // An id: it names a folder, and must not lead out of themes/.
    let theme = f.line("theme").and_then(|_| text_of(node.get("theme")?, f.faults)).map(str::to_owned);
    no_device(theme.as_deref().unwrap_or_default(), f.at("theme"), f.faults);
    let listed: Option<Vec<Spanned<ContestId>>> = f.some("contests");
    let demo = f.find("demo").unwrap_or(false);
    let minify = f.find("minify").unwrap_or(true);
    let base_url = f.find::<Address>("base_url").map(|a| a.0);
    let log_origin = f.find::<Origin>("log_origin").map(|o| o.0);
    let meta = f.node("meta").map(|m| pairs(m, f.faults)).unwrap_or_default();
    f.finish();
    unique(listed.as_deref().unwrap_or_default(), faults);
    let site = Site {
        title: title?,
        organiser: organiser?,
        language: language?,
        summary: summary?,
        demo,
        meta,
        theme: theme?,
        base_url,
        log_origin,
        minify,
        bans: Vec::new(),
        calendar: DaysOff::default(),
        strokes: Vec::new(),
        contests: Vec::new(),
    };
    Some((site, listed?))
}

fn unique(listed: &[Spanned<ContestId>], faults: &mut Diagnostics) {
    for (at, contest) in listed.iter().enumerate() {
        let id = &contest.value;
        if let Some(first) = listed[..at].iter().find(|c| c.value == *id) {
            let message = text!("竞赛「{id}」列了两次", "contest `{id}` is listed twice");
            faults.push(
                Diagnostic::error(Code::DuplicateId, contest.span, message)
                    .related(first.span, text!("第一次在这里", "first listed here")),
            );
        }
        if RESERVED.contains(&id.as_str()) {
            let message = text!("「{id}」是网站自用的名字，不能作竞赛标识", "`{id}` is needed by the site itself");
            let hint = text!("换一个带年份的标识，如 guangxi-2023", "choose another id, with the year: guangxi-2023");
            faults.push(Diagnostic::error(Code::PageClash, contest.span, message).hint(hint));
        }
    }
}

/// A map of texts, in order (meta tags, form fields).
pub(super) fn pairs(node: &Node, faults: &mut Diagnostics) -> Vec<(String, String)> {
    let NodeKind::Map(entries) = &node.kind else {
        let _ = Fields::open(node, faults);
        return Vec::new();
    };
    entries.iter().filter_map(|e| Some((e.key.value.to_string(), String::read(&e.value, faults)?))).collect()
}

/// A folder of i18n/: `zh-CN`.
impl Read for Language {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, faults)?;
        if text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Some(Self(text));
        }
        let message = text!("「{text}」不是语言代码", "`{text}` is not a language code");
        let expected = text!("如 zh-CN", "such as zh-CN");
        faults.push(Diagnostic::error(Code::UnknownValue, node.span, message).expected(expected));
        None
    }
}

/// The name of a log: `example.org/gs`.
struct Origin(String);

impl Read for Origin {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, faults)?;
        if is_origin(&text) {
            return Some(Self(text));
        }
        let message = text!("「{text}」不能作日志的名称", "`{text}` cannot be the name of a log");
        let expected = text!(
            "不带空格和加号的名称，如 example.org/gs",
            "a name without spaces and plus signs, such as example.org/gs"
        );
        faults.push(Diagnostic::error(Code::UnknownValue, node.span, message).expected(expected));
        None
    }
}

/// An absolute address that ends with a slash.
struct Address(String);

impl Read for Address {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, faults)?;
        let absolute = ["https://", "http://"].iter().any(|p| text.len() > p.len() + 1 && text.starts_with(p));
        let clean = !text.contains(|c: char| c.is_whitespace() || "\"'<>?#".contains(c));
        if absolute && clean && text.ends_with('/') {
            return Some(Self(text));
        }
        let message = text!("「{text}」不能作网站地址", "`{text}` cannot be the site's address");
        let expected =
            text!("以 https:// 开头、以 / 结尾的地址", "an address that begins with https:// and ends with /");
        faults.push(Diagnostic::error(Code::UnknownValue, node.span, message).expected(expected));
        None
    }
}
