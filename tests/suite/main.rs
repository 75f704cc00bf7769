//! Whole-program tests, one module a feature.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot read its subject must stop")]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests look at the files themselves")]

mod book;
mod cases;
mod cli;
mod demo;
mod determinism;
mod elsewhere;
mod filings;
mod forms;
mod handbook;
mod harness;
mod history;
mod hostile;
mod laws;
mod media;
mod orders;
mod pages;
mod privacy;
mod publish;
mod quotas;
mod release;
mod scene;
mod serve;
mod skills;
mod tamper;
mod traces;
mod typed;
mod vectors;
mod workbook;
