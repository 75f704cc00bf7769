//! A nomination (申报): who is put forward, by whom, with what facts.

use jiff::civil::Date;

use super::{AwardId, ConditionAnswer, Facts, NominationId, Showcase, TierId, TrackId, UnitId};
use crate::number::Number;
use crate::source::{Span, Spanned};

/// A nomination, as far as it may be published. Private fields (ID numbers, phones, 简历, votes)
/// have no place in this type: what cannot be held cannot leak.
#[derive(Clone, Debug)]
pub struct Nomination {
    /// Unique in the contest, never reused.
    pub id: NominationId,
    /// Its track.
    pub track: TrackId,
    /// Person, collective or result.
    pub name: Spanned<String>,
    /// The unit it belongs to.
    pub unit: UnitId,
    /// The unit that recommends it (推荐单位); quotas are counted on it.
    pub recommended_by: UnitId,
    /// Public fields of the form in the order of the form (职务, 集体性质, 人员总数…).
    pub fields: Vec<PublicField>,
    /// Contributors in order (五小).
    pub contributors: Vec<Contributor>,
    /// Answers to the conditions of its track, in the order of the conditions.
    pub conditions: Vec<ConditionAnswer>,
    /// What an innovation result states about itself.
    pub showcase: Option<Box<Showcase>>,
    /// Facts by criterion.
    pub facts: Facts,
    /// What the form states and the program checks.
    pub declared: Declared,
    /// Opinions (意见) of unit, county, city, region, in order.
    pub opinions: Vec<Opinion>,
    /// One or two sentences for lists.
    pub summary: Option<String>,
    /// The story (先进事迹), if content/ has one.
    pub profile: Option<Profile>,
    /// Where it is written.
    pub span: Span,
}

impl Nomination {
    /// What a public field of the form states; none where it says 无.
    #[must_use]
    pub fn field(&self, title: &str) -> Option<&str> {
        self.fields.iter().find(|f| f.title == title).map(|f| f.value.as_str()).filter(|value| *value != "无")
    }
}

/// A public field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicField {
    /// 集体性质
    pub title: String,
    /// 事业单位, 无…
    pub value: String,
}

/// A contributor (主要完成人).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    /// 姓名
    pub name: String,
    /// 主要贡献
    pub contribution: String,
}

/// What the form states; compared with what is computed.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// 自评总分, as a total that must equal the published one.
    pub total: Option<Spanned<Number>>,
    /// The award and tier that the committee announced.
    pub award: Option<Spanned<(AwardId, TierId)>>,
}

/// An opinion (意见).
#[derive(Clone, Debug)]
pub struct Opinion {
    /// Whose: 所属单位, 县级, 市级, 自治区级.
    pub by: String,
    /// Agreed or not.
    pub agree: bool,
    /// On which day.
    pub on: Date,
}

/// A story in Markdown from content/<contest>/profiles/.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its title.
    pub title: String,
    /// The short form (简要事迹, 500字左右) for the 审批表, if there is one.
    pub brief: Option<Spanned<String>>,
    /// Markdown; sanitised when rendered.
    pub markdown: std::sync::Arc<str>,
    /// Where the text begins.
    pub span: Span,
}
