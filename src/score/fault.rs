//! Why a nomination cannot be scored. `check/` reports all of these with their place before the
//! engine runs; the engine still says so instead of panicking.

use crate::lang::Text;
use crate::model::CriterionId;

/// Facts or a rubric that the engine cannot compute with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreFault {
    /// The criterion; `None` when it is the sheet as a whole.
    pub criterion: Option<CriterionId>,
    /// Which kind of fault: the word that conformance vectors use.
    pub kind: FaultKind,
    /// What is wrong, with the values in it.
    pub message: Text,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        /// The closed list of faults (spec/scoring.md, clause N9).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum FaultKind {
            $($(#[$doc])* $name,)*
        }

        impl FaultKind {
            /// The word in `spec/scoring.md` and its vectors.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

kinds! {
    /// A criterion has no facts and says `missing: error`. The record's fault.
    MissingFacts = "missing-facts";
    /// Some facts of a criterion are given, one that the rule needs is not. The record's fault.
    MissingFact = "missing-fact";
    /// A fact is a number where a word is needed, or the like. The record's fault.
    WrongType = "wrong-type";
    /// A fact outside its domain (done > total, points above the maximum). The record's fault.
    OutOfRange = "out-of-range";
    /// Points that are no multiple of the step. The record's fault.
    OffGrid = "off-grid";
    /// A zero denominator and `on_zero: error`. The record's fault.
    ZeroDenominator = "zero-denominator";
    /// Facts that say two things at once (`rate` beside `done`). The record's fault.
    Contradiction = "contradiction";
    /// A level or item that the rule does not know. The record's fault.
    UnknownName = "unknown-name";
    /// A judge or an award that is listed twice. The record's fault.
    Duplicate = "duplicate";
    /// Too few judges, members or batches. The record's fault.
    TooFew = "too-few";
    /// Judges that are dropped by their total did not all judge the same criteria. The record's fault.
    UnevenPanel = "uneven-panel";
    /// Every criterion is excluded, so there is no score. The record's fault.
    NothingScored = "nothing-scored";
    /// More digits than a published number can carry. The record's or the rubric's fault.
    TooLarge = "too-large";
    /// The rubric itself cannot be computed with (a step of 0). The rubric's fault.
    BrokenRule = "broken-rule";
}

impl ScoreFault {
    /// A fault of the sheet as a whole.
    pub(super) const fn of_sheet(kind: FaultKind, message: Text) -> Self {
        Self { criterion: None, kind, message }
    }
}
