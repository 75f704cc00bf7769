//! gongshi 公示: contest records in, a public-notice site out, every total recomputed on the way.

pub mod diag;
pub mod lang;
pub mod load;
pub mod model;
pub mod number;
pub mod rank;
pub mod score;
pub mod source;
