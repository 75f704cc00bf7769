//! Innovation results (五小成果): the rules of a track, what a record states, and its 成果说明.

mod description;
mod evidence;
mod record;
mod rules;

pub(super) use description::{against as descriptions_against, descriptions};
pub(super) use record::record;
pub(super) use rules::rules;
