//! What is said about a finding: what, where, how to mend it; never the whole value.

use super::{Finding, Kind, Unreadable, masked};
use crate::diag::{Code, Diagnostic};
use crate::lang::{Text, text};
use crate::source::{FileId, Sources, Span};

/// The fault of something that stands in what people typed.
pub(super) fn typed(finding: &Finding, span: Span) -> Diagnostic {
    let (Text { zh, en }, shown) = (finding.kind.title(), masked(&finding.value));
    about(finding, span, text!("这里有{zh}：{shown}", "here stands {en}: {shown}"))
}

/// The fault of something that stands in the name of a file.
pub(super) fn named(finding: &Finding, file: FileId) -> Diagnostic {
    let (Text { zh, en }, shown) = (finding.kind.title(), masked(&finding.value));
    let message = text!("文件名里有{zh}：{shown}", "the file's name holds {en}: {shown}");
    about(finding, Span::start_of(file), message)
}

/// The fault of something that stands inside a file that would be published as it is.
#[must_use]
pub fn attached(finding: &Finding, file: FileId) -> Diagnostic {
    let (Text { zh, en }, shown) = (finding.kind.title(), masked(&finding.value));
    let (at, at_en) = match &finding.place {
        Some(Text { zh, en }) => (format!("，在{zh}"), format!(", in {en}")),
        None => Default::default(),
    };
    let message = text!("这个文件里有{zh}：{shown}{at}", "this file holds {en}: {shown}{at_en}");
    about(finding, Span::start_of(file), message)
}

/// The fault of a file that lies in private/ too.
#[must_use]
pub fn copied(file: FileId) -> Diagnostic {
    let message = text!("private/ 里有同样的一份文件", "the same file lies in private/");
    Diagnostic::error(Code::PrivateValue, Span::start_of(file), message).hint(text!(
        "证件、照片的扫描件不能公布：从文稿里删去；要公布的照片不放在 private/",
        "scans of documents are not for the public: take it out of the text; a photo that is public does not belong to private/"
    ))
}

/// The fault of a file that cannot be searched, unless somebody vouches for it under `looked`.
#[must_use]
pub fn unread(why: Unreadable, path: &str, hash: &str, file: FileId) -> Diagnostic {
    let Text { zh, en } = why.words();
    let message = text!("这个文件不能逐字检查：{zh}", "this file cannot be searched: {en}");
    if why == Unreadable::Empty {
        return Diagnostic::error(Code::UnreadableFile, Span::start_of(file), message).hint(text!(
            "多半没有下载完、没有存上：换成有内容的文件，或从文稿里删去",
            "most likely it was not saved or downloaded to the end: put the whole file there, or take it out of the text"
        ));
    }
    looked(Diagnostic::error(Code::UnreadableFile, Span::start_of(file), message), path, hash)
}

/// The fault of something that was found in a file of the site only. It points at the source that has
/// the longest part of it, or at site.yaml.
#[must_use]
pub fn leaked(finding: &Finding, path: &str, sources: &Sources) -> Diagnostic {
    let (Text { zh, en }, shown) = (finding.kind.title(), masked(&finding.value));
    let message = text!(
        "生成的 {path} 里有{zh}：{shown}，由几处内容或主题的模板拼成",
        "{path} would hold {en}: {shown}; several texts or a template of the theme make it up"
    );
    about(finding, origin(&finding.value, sources), message)
}

/// The fault of something that stands in a file of a release: it was published before anybody knew that
/// it is private.
#[must_use]
pub fn released(finding: &Finding, (path, line): (&str, usize), sources: &Sources) -> Diagnostic {
    let (Text { zh, en }, shown) = (finding.kind.title(), masked(&finding.value));
    let path = path.strip_prefix("evidence/").unwrap_or(path);
    // What is packed has no lines.
    let packed = [".xlsx", ".zip"].iter().any(|end| path.ends_with(end));
    let at = if packed { text!("", "") } else { text!(" 第 {line} 行", ", line {line}") };
    let (at, at_en) = (at.zh, at.en);
    let message = text!(
        "已发布的版本里有{zh}：{shown}，在 releases/{path}{at}",
        "a published release holds {en}: {shown}, in releases/{path}{at_en}"
    );
    let (contest, file) = path.split_once('/').unwrap_or_default();
    let file = file.replacen('/', ":", 1);
    about(finding, origin(&finding.value, sources), message).hint(text!(
        "发布遮盖版本，把这个文件取走：gongshi release {contest} --event redaction --on 日期 --reason 原因 --redact {file}（见手册「存证」一章）；确实可以公布的，在 data/privacy.yaml 的 allow 里写明这个值和理由",
        "release a redaction that takes the file out: gongshi release {contest} --event redaction --on DATE --reason WHY --redact {file} (see the handbook on evidence); if it may be public, put the value and the reason under allow in data/privacy.yaml"
    ))
}

/// The fault of a file of the theme that cannot be searched.
#[must_use]
pub fn closed(why: Unreadable, path: &str, hash: &str, sources: &Sources) -> Diagnostic {
    let Text { zh, en } = why.words();
    let message = text!("主题文件 {path} 不能逐字检查：{zh}", "the theme's file {path} cannot be searched: {en}");
    let place = sources.find("site.yaml").map_or(Span::start_of(FileId::default()), Span::start_of);
    looked(Diagnostic::error(Code::UnreadableFile, place, message), path, hash)
}

/// How a file that cannot be searched may be published all the same.
fn looked(fault: Diagnostic, path: &str, hash: &str) -> Diagnostic {
    fault
        .expected(text!("文字可以读取的 PDF、.xlsx、.docx、.csv、.txt", "a PDF with readable text, .xlsx, .docx, .csv or .txt"))
        .hint(text!(
            "换成可以读取的格式；或由专人看过，在 data/privacy.yaml 的 looked 里写：{{file: {path}, hash: {hash}, by: 谁, on: 哪天}}",
            "save it in a format that can be read; or have a person look at it, and write under looked in data/privacy.yaml: {{file: {path}, hash: {hash}, by: who, on: when}}"
        ))
}

fn about(finding: &Finding, span: Span, message: Text) -> Diagnostic {
    let make = if finding.kind.is_doubtful() { Diagnostic::warning } else { Diagnostic::error };
    let fault = make(code(finding.kind), span, message).hint(cure(finding.kind));
    match finding.kind {
        Kind::Private(_, place) => fault.related(place, text!("private/ 里写在这里", "private/ has it here")),
        _ => fault,
    }
}

const fn code(kind: Kind) -> Code {
    match kind {
        Kind::Private(..) => Code::PrivateValue,
        Kind::IdNumber | Kind::OldIdNumber | Kind::MaybeOldId | Kind::NearlyId => Code::IdNumberFound,
        Kind::Mobile | Kind::MaybeMobile => Code::MobileFound,
        Kind::BankCard | Kind::MaybeCard => Code::BankCardFound,
        Kind::Mail => Code::MailFound,
        Kind::Covered => Code::CoveredNumber,
    }
}

fn cure(kind: Kind) -> Text {
    match kind {
        Kind::Private(..) => text!("从公开的内容里删去", "take it out of what is public"),
        Kind::IdNumber | Kind::OldIdNumber | Kind::MaybeOldId | Kind::NearlyId | Kind::BankCard | Kind::MaybeCard => {
            text!(
                "删去，只写在 private/ 里；确实不是的，在 data/privacy.yaml 的 allow 里写明这个值和理由",
                "delete it: it belongs to private/; if it is none, put the value and the reason under allow in data/privacy.yaml"
            )
        }
        Kind::Covered => text!(
            "删去整个号码，写姓名和单位就够；必须公布的，在 data/privacy.yaml 的 allow 里写明这个值和理由",
            "delete all of it: name and unit are enough; if it must be public, put the value and the reason under allow in data/privacy.yaml"
        ),
        Kind::Mobile | Kind::MaybeMobile => text!(
            "删去，个人电话只写在 private/ 里；单位公布的值班手机或其他数字，在 data/privacy.yaml 的 allow 里写明这个值和理由",
            "delete it: a person's phone belongs to private/; one that an office publishes, or another number, goes with its reason under allow in data/privacy.yaml"
        ),
        Kind::Mail => text!(
            "受理部门的邮箱写在 contact 里；其他要公布的，在 data/privacy.yaml 的 allow 里写明这个值和理由",
            "an office's address belongs to contact; any other that is to be public goes with its reason under allow in data/privacy.yaml"
        ),
    }
}

/// The source that holds the longest group of a value.
fn origin(value: &str, sources: &Sources) -> Span {
    let mut groups: Vec<&str> = value.split(|c: char| !c.is_alphanumeric()).filter(|g| g.len() >= 4).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let found = groups.iter().find_map(|group| {
        sources.all().find_map(|(file, source)| {
            let at = source.text.find(group)?;
            let offset = |at: usize| u32::try_from(at).ok();
            Some(Span { file, start: offset(at)?, end: offset(at + group.len())? })
        })
    });
    let site = || sources.find("site.yaml").or_else(|| sources.all().next().map(|(file, _)| file));
    found.or_else(|| site().map(Span::start_of)).unwrap_or(Span::start_of(FileId::default()))
}
