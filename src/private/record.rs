//! A private record: what the 审批表 and 推荐表 ask for and no page may show.

use super::{Month, Secret, SecretKind, Told};
use crate::model::NominationId;
use crate::source::{Span, Spanned};

/// What the office knows of a nominee and keeps to itself. Fields of the form that are public stand
/// in the nomination.
#[derive(Clone, Debug)]
pub struct Record {
    /// Whose it is.
    pub nomination: Spanned<NominationId>,
    /// 证件类型、证件号码
    pub document: Option<Document>,
    /// 联系电话: of the person, or of the collective's leader.
    pub phone: Option<Spanned<Secret>>,
    /// 单位电话
    pub unit_phone: Option<Spanned<Secret>>,
    /// 出生年月
    pub birth: Option<Spanned<Month>>,
    /// 籍贯: XX省XX市（县）
    pub birth_place: Option<Spanned<Secret>>,
    /// 单位地址
    pub address: Option<Spanned<Secret>>,
    /// 邮编: six digits.
    pub postcode: Option<Spanned<Secret>>,
    /// 何时何地受过何种处分; 无 where there are none.
    pub punishments: Option<Spanned<Secret>>,
    /// 个人简历, in the order of the file.
    pub resume: Vec<ResumeEntry>,
    /// 职工代表大会意见
    pub votes: Option<Spanned<Votes>>,
    /// 照片: a path below the contest's folder in private/; the file is there.
    pub photo: Option<Spanned<Secret>>,
    /// 有效证件复印件 and other scans: paths as for the photo.
    pub scans: Vec<Spanned<Secret>>,
    /// 主要完成人 with what is private of them, in order (天津 推荐表).
    pub contributors: Vec<Contributor>,
    /// Other fields of the form that are not published, in order: 性别, 政治面貌, 学历…
    pub fields: Vec<Field>,
    /// Where the record begins.
    pub span: Span,
}

/// A document of identity.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which.
    pub kind: IdType,
    /// Its number; of an ID card with X as a capital.
    pub number: Spanned<Secret>,
}

/// 证件类型 of 附件4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdType {
    /// 身份证
    IdCard,
    /// 军官证
    Officer,
    /// 护照
    Passport,
}

impl IdType {
    /// As the form names it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::IdCard => "身份证",
            Self::Officer => "军官证",
            Self::Passport => "护照",
        }
    }
}

/// A stretch of a 简历.
#[derive(Clone, Debug)]
pub struct ResumeEntry {
    /// First month.
    pub from: Month,
    /// Last month; `None` for 至今.
    pub to: Option<Month>,
    /// Where and as what.
    pub what: Spanned<Secret>,
    /// Where it is written.
    pub span: Span,
}

/// 出席、同意、反对 of the 职工代表大会, in persons; in favour and against are at most the present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Votes {
    /// 出席
    pub present: u32,
    /// 同意
    pub in_favour: u32,
    /// 反对
    pub against: u32,
}

/// A contributor (主要完成人) as the form wants them.
#[derive(Clone, Debug)]
pub struct Contributor {
    /// 姓名: the same as in the public record.
    pub name: Spanned<String>,
    /// 性别
    pub sex: Option<Spanned<Secret>>,
    /// 身份证号
    pub document: Option<Document>,
    /// 联系电话
    pub phone: Option<Spanned<Secret>>,
}

/// Another field of the form.
#[derive(Clone, Debug)]
pub struct Field {
    /// 政治面貌
    pub title: String,
    /// What is filled in.
    pub value: Spanned<Secret>,
}

impl Record {
    /// Everything in it that must not be found outside.
    pub fn told(&self) -> impl Iterator<Item = Told<'_>> {
        let documents = self.document.iter().chain(self.contributors.iter().filter_map(|c| c.document.as_ref()));
        let phones = self.phone.iter().chain(self.contributors.iter().filter_map(|c| c.phone.as_ref()));
        let kind = |kind| move |value| Told::new(kind, value);
        documents
            .map(|d| Told::new(SecretKind::IdNumber, &d.number))
            .chain(phones.map(kind(SecretKind::Phone)))
            .chain(self.address.iter().map(kind(SecretKind::Address)))
            .chain(self.birth_place.iter().map(kind(SecretKind::BirthPlace)))
            .chain(self.punishments.iter().map(kind(SecretKind::Punishments)))
            .chain(self.resume.iter().map(|entry| Told::new(SecretKind::Resume, &entry.what)))
            .chain(self.photo.iter().chain(&self.scans).map(kind(SecretKind::Scan)))
            .chain(self.fields.iter().map(|field| Told::new(SecretKind::Field, &field.value)))
    }
}
