//! Ids: ASCII, stable, never reused. Names change, ids do not; they become file names and links.

use std::fmt;
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps a text that `check/` found to be a valid id (`[a-z0-9]` and inner hyphens, at most 64).
            #[must_use]
            pub fn new(id: impl Into<Arc<str>>) -> Self {
                Self(id.into())
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// A contest (竞赛): `guangxi-2023`.
    ContestId;
    /// A track (参赛类别): `county-collective`.
    TrackId;
    /// A stage (阶段) of the plan.
    StageId;
    /// A unit (单位): `nanning-03`.
    UnitId;
    /// A rubric (评分细则).
    RubricId;
    /// A criterion (考核内容) of a rubric.
    CriterionId;
    /// A group (考核项目) of a rubric.
    GroupId;
    /// A gate (一票否决项).
    GateId;
    /// A nomination (申报).
    NominationId;
    /// An award (奖项).
    AwardId;
    /// A tier (等次) of an award.
    TierId;
    /// An event of history.yaml.
    EventId;
    /// A filing (报送、备案): `plan`.
    FilingId;
    /// A part of a filing: `entry-form`.
    PartId;
    /// A target of coverage, or several taken together.
    TargetId;
    /// An area of the contest (竞赛内容).
    AreaId;
}
