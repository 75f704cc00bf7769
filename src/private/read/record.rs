//! One record from its tree.

use super::value::{self, Phone, Words};
use super::{Folder, orphan};
use crate::check::fields::Fields;
use crate::check::nearest::nearest;
use crate::check::read::{Line, Read, choices, scalar};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Contest, NominationId};
use crate::private::identity::birthday_of;
use crate::private::{Contributor, Document, Field, IdType, Month, Record, ResumeEntry, Secret, Votes};
use crate::source::{FileId, Spanned};

/// What the records of a file lean on.
pub(super) struct Place<'a> {
    contest: Option<&'a Contest>,
    /// `private/guangxi-2023/`
    prefix: String,
    files: &'a [&'a str],
}

impl<'a> Place<'a> {
    /// The contest of a folder; one that the site does not have is reported.
    pub(super) fn of(contest: &str, folder: &'a Folder<'a>, id: FileId, faults: &mut Diagnostics) -> Option<Self> {
        let found = folder.site.map(|site| (site, site.contests.iter().find(|c| c.id.as_str() == contest)));
        if let Some((site, None)) = found {
            faults.push(orphan(contest, site, id));
            return None;
        }
        let contest_of = found.and_then(|(_, contest)| contest);
        Some(Self { contest: contest_of, prefix: format!("private/{contest}/"), files: &folder.files })
    }
}

/// A file is one record, or `records:` with a list of them.
pub(super) fn split(node: Node, faults: &mut Diagnostics) -> Option<Vec<Node>> {
    if node.get("records").is_none() {
        return Some(vec![node]);
    }
    let mut f = Fields::open(&node, faults)?;
    let records = f.some_of("records", |n, _| Some(n.clone()));
    f.finish();
    records
}

/// Reads a record.
pub(super) fn record(node: &Node, place: &Place<'_>, of_table: bool, faults: &mut Diagnostics) -> Option<Record> {
    let mut own = if of_table { Diagnostics::for_table() } else { Diagnostics::new() };
    let read = fields(node, place, &mut own);
    let whole = !own.has_errors();
    faults.extend(own);
    read.filter(|_| whole)
}

fn fields(node: &Node, place: &Place<'_>, faults: &mut Diagnostics) -> Option<Record> {
    let mut f = Fields::open(node, faults)?;
    let nomination: Option<Spanned<NominationId>> = f.need("nomination");
    if let Some(id) = &nomination {
        exists(id, place, f.faults);
    }
    let document = document(&mut f);
    let birth: Option<Spanned<Month>> = f.find("birth");
    agrees(birth.as_ref(), document.as_ref(), f.faults);
    let record = Record {
        document,
        birth,
        phone: f.find::<Spanned<Phone>>("phone").map(value::bare),
        unit_phone: f.find::<Spanned<Phone>>("unit_phone").map(value::bare),
        birth_place: f.find::<Spanned<Words>>("birth_place").map(value::words),
        address: f.find::<Spanned<Words>>("address").map(value::words),
        postcode: f.find::<Spanned<value::Postcode>>("postcode").map(value::digits),
        punishments: f.find::<Spanned<Words>>("punishments").map(value::words),
        resume: f.each("resume", entry),
        votes: f.node("votes").and_then(|n| votes(n, f.faults)),
        photo: f.find::<Spanned<Words>>("photo").map(value::words),
        scans: f.list::<Spanned<Words>>("scans").into_iter().map(value::words).collect(),
        contributors: f.each("contributors", contributor),
        fields: f.node("fields").map(|n| others(n, f.faults)).unwrap_or_default(),
        nomination: nomination.clone().unwrap_or_else(|| Spanned::new(NominationId::new(""), f.head)),
        span: f.head,
    };
    record.photo.iter().chain(&record.scans).for_each(|path| is_there(path, place, f.faults));
    f.finish();
    nomination.map(|_| record)
}

/// A record without its nomination would be used by nobody.
fn exists(id: &Spanned<NominationId>, place: &Place<'_>, faults: &mut Diagnostics) {
    let Some(contest) = place.contest.filter(|c| c.nomination(id.value.as_str()).is_none()) else { return };
    let name = &id.value;
    let message = text!("没有标识为「{name}」的申报", "there is no nomination `{name}`");
    let fault = Diagnostic::error(Code::UnknownReference, id.span, message)
        .expected(text!("这项竞赛的一份申报的标识", "the id of a nomination of this contest"));
    faults.push(match nearest(name.as_str(), contest.nominations.iter().map(|n| n.id.as_str())) {
        Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
        None => fault,
    });
}

/// `id_type` and `id_number`: both or neither.
fn document(f: &mut Fields<'_, '_>) -> Option<Document> {
    const TYPES: &[(&str, IdType)] =
        &[("身份证", IdType::IdCard), ("军官证", IdType::Officer), ("护照", IdType::Passport)];
    let kind = f.node("id_type").and_then(|n| choices(n, TYPES, f.faults));
    let node = f.node("id_number");
    if f.has("id_type") != f.has("id_number") {
        let missing = if f.has("id_type") { "id_number" } else { "id_type" };
        f.missing(missing, text!("id_type 和 id_number 成对填写", "id_type and id_number go together"));
    }
    let number = value::id_number(node?, kind?, f.faults)?;
    Some(Document { kind: kind?, number })
}

/// 出生年月 and the ID number say the same month.
fn agrees(birth: Option<&Spanned<Month>>, document: Option<&Document>, faults: &mut Diagnostics) {
    let Some((birth, document)) = birth.zip(document.filter(|d| d.kind == IdType::IdCard)) else { return };
    let of_card = birthday_of(document.number.value.expose());
    if of_card.is_none_or(|day| (day.year(), day.month()) == (birth.value.year, birth.value.month)) {
        return;
    }
    let message = text!("出生年月与证件号码里的不一致", "the month of birth differs from that of the ID number");
    faults.push(
        Diagnostic::error(Code::PrivateMismatch, birth.span, message)
            .related(document.number.span, text!("证件号码在这里", "the ID number is here"))
            .hint(text!("对照证件改正其中一个", "compare both with the document, and mend one")),
    );
}

fn entry(node: &Node, faults: &mut Diagnostics) -> Option<ResumeEntry> {
    let mut f = Fields::open(node, faults)?;
    let from: Option<Spanned<Month>> = f.need("from");
    let to = f.need_node("to").and_then(|n| until(n, f.faults));
    let what = f.need::<Spanned<Words>>("what").map(value::words);
    let span = f.head;
    f.finish();
    let (from, to) = (from?, to?);
    if to.value.is_some_and(|last| last < from.value) {
        let message = text!("这一段结束早于开始", "this stretch ends before it begins");
        faults.push(
            Diagnostic::error(Code::ResumeMonths, to.span, message)
                .related(from.span, text!("开始的年月在这里", "it begins here"))
                .expected(text!("不早于 from 的年月，或 至今", "a month not before from, or 至今")),
        );
    }
    Some(ResumeEntry { from: from.value, to: to.value, what: what?, span })
}

/// A month, or 至今.
fn until(node: &Node, faults: &mut Diagnostics) -> Option<Spanned<Option<Month>>> {
    let now = || text!("年月，如 2004-07，或 至今", "a month such as 2004-07, or 至今");
    let found = scalar(node, now, faults)?;
    if found.text == "至今" {
        return Some(Spanned::new(None, node.span));
    }
    Month::read(node, faults).map(|month| Spanned::new(Some(month), node.span))
}

fn votes(node: &Node, faults: &mut Diagnostics) -> Option<Spanned<Votes>> {
    let mut f = Fields::open(node, faults)?;
    let (present, in_favour, against) = (f.need("present"), f.need("for"), f.need("against"));
    let span = f.head;
    f.finish();
    let votes = Votes { present: present?, in_favour: in_favour?, against: against? };
    if votes.in_favour.checked_add(votes.against).is_none_or(|cast| cast > votes.present) {
        let message = text!("同意与反对之和多于出席人数", "more votes for and against than present");
        faults.push(
            Diagnostic::error(Code::PrivateMismatch, span, message)
                .expected(text!("同意 + 反对 ≤ 出席", "for + against ≤ present"))
                .hint(text!("对照职代会的记录改正", "compare with the minutes of the congress")),
        );
    }
    Some(Spanned::new(votes, span))
}

fn contributor(node: &Node, faults: &mut Diagnostics) -> Option<Contributor> {
    let mut f = Fields::open(node, faults)?;
    let name: Option<Spanned<Line>> = f.need("name");
    let sex = f.find::<Spanned<Words>>("sex").map(value::words);
    let document = document(&mut f);
    let phone = f.find::<Spanned<Phone>>("phone").map(value::bare);
    f.finish();
    Some(Contributor { name: name?.map(|line| line.0), sex, document, phone })
}

/// Other fields of the form: any titles, in order.
fn others(node: &Node, faults: &mut Diagnostics) -> Vec<Field> {
    let NodeKind::Map(entries) = &node.kind else {
        let _ = Fields::open(node, faults);
        return Vec::new();
    };
    let field = |title: &str, value: Spanned<Secret>| Field { title: title.to_owned(), value };
    entries
        .iter()
        .filter_map(|e| Some(field(&e.key.value, value::words(Spanned::<Words>::read(&e.value, faults)?))))
        .collect()
}

/// A photo or scan is named as it lies below the contest's folder.
fn is_there(path: &Spanned<Secret>, place: &Place<'_>, faults: &mut Diagnostics) {
    let written = path.value.expose();
    let whole = format!("{}{written}", place.prefix);
    if crate::fs::relative_inside(written) && place.files.contains(&&*whole) {
        return;
    }
    let prefix = &place.prefix;
    let message = text!("找不到这份照片或扫描件", "this photo or scan is not there");
    faults.push(
        Diagnostic::error(Code::MissingFile, path.span, message)
            .expected(text!("{prefix} 里的文件，如 photos/01.jpg", "a file below {prefix}, such as photos/01.jpg")),
    );
}
