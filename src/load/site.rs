//! The whole site: every file below content/ and data/, and site.yaml.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::layout::{self, Role};
use super::records::{Form, RecordFile};
use super::text::{self as decoding, NotUtf8};
use super::{Node, RawContent, RawContest, RawMedia, RawSite, front, theme, yaml};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fs::{self, Content, Found, FsError, Kind};
use crate::lang::text;
use crate::source::{FileId, Sources, Span, is_litter};

/// Most files that a core takes at a time. Long and short ones stand in groups: with larger shares, one
/// core would get all the records and the other only profiles.
const TOGETHER: usize = 8;

/// Reads a site. Faults of files are collected; only the environment fails.
///
/// Files are read and parsed on all cores, but named and put together in path order.
///
/// # Errors
/// A folder that cannot be listed or a file that cannot be read.
pub fn load(root: &Path) -> Result<(RawSite, Diagnostics), FsError> {
    load_only(root, &["content", "data", "site.yaml"])
}

/// Reads what belongs to the site and to no contest: data/calendar.yaml and data/strokes.yaml.
///
/// # Errors
/// A file that cannot be read.
pub fn load_tables(root: &Path) -> Result<(RawSite, Diagnostics), FsError> {
    load_only(root, &["data/calendar.yaml", "data/strokes.yaml"])
}

/// Reads a list of names, one a line, from a file that need not belong to a site.
pub fn load_names(path: &str, bytes: &[u8], sources: &mut Sources, faults: &mut Diagnostics) -> FileId {
    let decoded = decoding::decode(bytes);
    let file = sources.add(path, Arc::clone(&decoded.text));
    if let Some(fault) = decoded.fault {
        faults.push(fault.diagnostic(file, path));
    }
    let whole = Span { file, start: 0, end: u32::try_from(decoded.text.len()).unwrap_or(u32::MAX) };
    decoding::hidden(&decoded.text, whole, false, faults);
    file
}

fn load_only(root: &Path, paths: &[&str]) -> Result<(RawSite, Diagnostics), FsError> {
    let mut found = Vec::new();
    for path in paths {
        found.extend(fs::walk(root, path)?);
    }
    let hidden: Vec<_> = found.extract_if(.., |f| is_litter(&f.relative)).collect();
    let contests = folders(&found);

    let files: Vec<_> =
        found.par_iter().with_max_len(TOGETHER).map(|f| read(f, &contests)).collect::<Result<_, _>>()?;
    let mut sources = Sources::default();
    let named: Vec<_> = files
        .into_iter()
        .zip(&found)
        .map(|(file, found)| (sources.add(&*found.relative, Arc::clone(&file.text)), file, &*found.relative))
        .collect();
    let parse = |(id, file, path): &(FileId, File, &str)| parse(*id, file, path, &contests);
    let parsed: Vec<_> = named.par_iter().with_max_len(TOGETHER).map(parse).collect();

    let mut site = RawSite { sources, ..RawSite::default() };
    let mut raw: BTreeMap<_, _> =
        contests.iter().map(|c| (*c, RawContest { folder: (*c).to_owned(), ..RawContest::default() })).collect();
    let mut faults = Diagnostics::new();
    for ((parts, more), (id, file, path)) in parsed.into_iter().zip(&named) {
        faults.extend(more);
        if let Some(bytes) = &file.bytes {
            let is_picture = file.role == Role::Picture;
            site.media.push(RawMedia { path: (*path).to_owned(), file: *id, is_picture, bytes: Arc::clone(bytes) });
            continue;
        }
        if matches!(parts, Parts::Nothing) && file.role != Role::Stray {
            site.broken.insert((*path).into());
        }
        place(parts, file.role, path, &mut site, &mut raw);
    }
    site.contests = raw.into_values().collect();
    hidden_records(&hidden, &mut site.sources, &mut faults);
    theme::names(root, &mut site.sources, &mut faults)?;
    Ok((site, faults))
}

/// Speaks of hidden files that somebody may think are read.
fn hidden_records(hidden: &[Found], sources: &mut Sources, faults: &mut Diagnostics) {
    for Found { relative, .. } in hidden.iter().filter(|f| layout::is_hidden_record(&f.relative)) {
        faults.push(layout::hidden_record(relative, sources.add(&**relative, "")));
    }
}

/// The contests: folders below data/ that hold a file.
fn folders(found: &[Found]) -> BTreeSet<&str> {
    found
        .iter()
        .filter(|f| f.relative.starts_with("data/"))
        .map(|f| layout::place(&f.relative).contest)
        .filter(|c| !c.is_empty())
        .collect()
}

/// A file that was read, or why it was not.
struct File {
    text: Arc<str>,
    role: Role,
    /// Of pictures and attachments, which are no text.
    bytes: Option<Arc<[u8]>>,
    fault: Option<Unread>,
}

enum Unread {
    Encoding(NotUtf8),
    TooLarge { bytes: u64 },
    Link { leaves_root: bool },
    Special,
    Stray,
}

fn read(found: &Found, contests: &BTreeSet<&str>) -> Result<File, FsError> {
    let place = layout::place(&found.relative);
    let orphan = (place.role.is_media() || matches!(place.role, Role::Notice | Role::Profile | Role::Showcase))
        && !contests.contains(place.contest);
    let role = if orphan { Role::Stray } else { place.role };
    let unread = |fault| Ok(File { text: "".into(), role, bytes: None, fault: Some(fault) });
    let bytes = match found.kind {
        Kind::Link { leaves_root } => return unread(Unread::Link { leaves_root }),
        Kind::Special => return unread(Unread::Special),
        Kind::File { .. } if role == Role::Stray => return unread(Unread::Stray),
        Kind::File { bytes } => bytes,
    };
    match fs::read(&found.path, bytes)? {
        Content::TooLarge => unread(Unread::TooLarge { bytes }),
        Content::Bytes(bytes) if role.is_media() => {
            Ok(File { text: "".into(), role, bytes: Some(bytes.into()), fault: None })
        }
        Content::Bytes(bytes) => {
            let decoded = decoding::decode(&bytes);
            Ok(File { text: decoded.text, role, bytes: None, fault: decoded.fault.map(Unread::Encoding) })
        }
    }
}

/// What became of a file.
enum Parts {
    Nothing,
    Node(Node),
    Records(RecordFile),
    Content(RawContent),
}

fn parse(id: FileId, file: &File, path: &str, contests: &BTreeSet<&str>) -> (Parts, Diagnostics) {
    let mut faults = Diagnostics::new();
    if let Some(unread) = &file.fault {
        faults.push(unread.diagnostic(id, path, contests));
        return (Parts::Nothing, faults);
    }
    if file.role.is_media() {
        return (Parts::Nothing, faults);
    }
    if matches!(file.role, Role::Notice | Role::Profile | Role::Showcase) {
        let (content, faults) = front::parse(&file.text, id, slug(path));
        return (content.map_or(Parts::Nothing, Parts::Content), faults);
    }
    let whole = Span { file: id, start: 0, end: u32::try_from(file.text.len()).unwrap_or(u32::MAX) };
    decoding::hidden(&file.text, whole, false, &mut faults);
    let hidden = faults.has_errors();
    let (parts, more) = match file.role {
        Role::Nominations => records(&file.text, id, Form::Yaml),
        Role::Table => records(&file.text, id, Form::Csv),
        _ => {
            let (node, more) = yaml::parse(&file.text, id);
            (node.map_or(Parts::Nothing, Parts::Node), more)
        }
    };
    faults.extend_unless(more, |d, seen| d.code == Code::YamlSyntax && same_line(&file.text, d.span, seen.span));
    (if hidden { Parts::Nothing } else { parts }, faults)
}

fn records(text: &str, id: FileId, form: Form) -> (Parts, Diagnostics) {
    let (file, faults) = RecordFile::open(text, id, form);
    (file.map_or(Parts::Nothing, Parts::Records), faults)
}

/// Whether two spans of a text begin on one line.
fn same_line(text: &str, a: Span, b: Span) -> bool {
    let between = a.start.min(b.start) as usize..a.start.max(b.start) as usize;
    text.get(between).is_some_and(|t| !t.contains('\n'))
}

fn slug(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".md").unwrap_or(name)
}

/// Puts a file's trees where they belong.
fn place(parts: Parts, role: Role, path: &str, site: &mut RawSite, contests: &mut BTreeMap<&str, RawContest>) {
    let Some(contest) = contests.get_mut(layout::place(path).contest) else {
        match (role, parts) {
            (Role::Site, Parts::Node(node)) => site.site = Some(node),
            (Role::Bans, Parts::Node(node)) => site.bans = Some(node),
            (Role::Calendar, Parts::Node(node)) => site.calendar = Some(node),
            (Role::Strokes, Parts::Node(node)) => site.strokes = Some(node),
            (Role::Privacy, Parts::Node(node)) => site.privacy = Some(node),
            _ => {}
        }
        return;
    };
    match (role, parts) {
        (Role::Contest, Parts::Node(node)) => contest.contest = Some(node),
        (Role::Units, Parts::Node(node)) => contest.units = Some(node),
        (Role::Quotas, Parts::Node(node)) => contest.quotas = Some(node),
        (Role::History, Parts::Node(node)) => contest.history = Some(node),
        (Role::Forms, Parts::Node(node)) => contest.forms = Some(node),
        (Role::Rubric, Parts::Node(node)) => contest.rubrics.push(node),
        (_, Parts::Records(records)) => contest.nominations.push(records),
        (Role::Notice, Parts::Content(notice)) => contest.notices.push(notice),
        (Role::Profile, Parts::Content(profile)) => contest.profiles.push(profile),
        (Role::Showcase, Parts::Content(showcase)) => contest.showcases.push(showcase),
        _ => {}
    }
}

impl Unread {
    fn diagnostic(&self, id: FileId, path: &str, contests: &BTreeSet<&str>) -> Diagnostic {
        let place = Span::start_of(id);
        match self {
            Self::Encoding(fault) => fault.diagnostic(id, path),
            Self::Stray => layout::stray(path, id, contests),
            Self::TooLarge { bytes } => too_large(place, *bytes),
            Self::Link { leaves_root: true } => {
                let message = text!(
                    "`{path}` 是链接，指向站点目录之外或不存在的地方",
                    "`{path}` is a link that leads out of the site, or nowhere"
                );
                Diagnostic::error(Code::OutsideRoot, place, message).hint(copy_here())
            }
            Self::Link { leaves_root: false } => {
                let message = text!("`{path}` 是符号链接", "`{path}` is a symbolic link");
                Diagnostic::error(Code::SymlinkRefused, place, message).hint(copy_here())
            }
            Self::Special => {
                let message = text!("`{path}` 不是普通文件", "`{path}` is not a regular file");
                Diagnostic::error(Code::StrayFile, place, message)
                    .hint(text!("移出站点目录", "move it out of the site"))
            }
        }
    }
}

fn copy_here() -> crate::lang::Text {
    text!("删去链接，把文件本身放在这里", "replace the link with the file itself")
}

/// The fault of a file that was not read because of its size.
pub(crate) fn too_large(place: Span, bytes: u64) -> Diagnostic {
    let (mib, limit) = (bytes.div_ceil(1 << 20), fs::MAX_FILE_BYTES >> 20);
    Diagnostic::error(
        Code::FileTooLarge,
        place,
        text!("文件有 {mib} MiB，没有读取", "the file has {mib} MiB and was not read"),
    )
    .expected(text!("最多 {limit} MiB", "at most {limit} MiB"))
    .hint(text!("把记录分成几个文件", "split the records into several files"))
}

#[cfg(test)]
#[path = "site_tests.rs"]
mod tests;
