//! The data of a bundle, read as if nobody had checked it: JSON → the model that scores are computed from.
//!
//! Every reader answers with the way to what is wrong: `tracks/2/then`.

mod contest;
mod json;
mod key;
mod measure;
mod record;
mod rubric;
mod rule;

pub(super) use contest::{AwardRule, ContestRule, Decided, Tie, TrackRule, contest};
pub(super) use json::Json;
pub(super) use key::{Fault, Wrong, read};
pub(super) use record::{Given, Record, records};
pub(super) use rubric::rubric;
