//! gongshi 公示: contest records in, a public-notice site out, every total recomputed on the way.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "unit tests lay out files of their own"))]

pub mod audit;
pub mod bag;
pub mod calendar;
pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod evidence;
pub mod export;
pub mod forms;
pub mod fs;
pub mod lang;
pub mod load;
pub mod media;
pub mod model;
pub mod notice;
pub mod number;
pub mod order;
pub mod output;
pub mod page;
pub mod pipeline;
pub mod privacy;
pub mod private;
pub mod rank;
pub mod render;
pub mod score;
pub mod serve;
pub mod similar;
pub mod source;
pub mod tlog;
