//! Watch, rebuild, serve, reload. Everything is built into memory: nothing is written, and Ctrl-C
//! leaves nothing behind.
//!
//! 1. listen, then build; a first build that fails shows its messages instead of the site;
//! 2. on every change below the root, build again; the last good site stays until the new one is whole;
//! 3. open pages are told ([`stage::Stage`]) and reload, or show what is wrong over the page.
//!
//! Only requests that name this machine are answered, so that no foreign page can read drafts by
//! pointing its own name here (DNS rebinding). HTTP is spoken as far as a preview needs it, with a
//! limit on everything that comes in: the length and time of a head ([`request`]), how many are
//! connected ([`guests`]); bodies are not read.

mod answer;
mod guests;
mod http;
mod memory;
mod page;
mod request;
mod stage;
mod watch;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;

use crate::config::Job;
use crate::fs::Stamp;
use crate::pipeline::{self, Failure, Report, Silent};
use memory::Memory;
use stage::Stage;

/// What the server tells the person who started it.
#[derive(Debug)]
pub enum News<'a> {
    /// It answers at this address.
    Listening(SocketAddr),
    /// The site was built: warnings, and how many pages.
    Built(&'a Report, usize),
    /// It could not be built; the last good one is shown.
    Failed(&'a Failure),
    /// The system cannot watch files, and says why; they are looked at every second instead.
    Polling(String),
}

/// How the server speaks to its person.
pub trait Talk: Sync {
    /// Says what happened.
    fn say(&self, news: &News<'_>);
    /// Puts a failure into words, for the page: plain text, not HTML.
    fn describe(&self, failure: &Failure) -> String;
}

/// Serves the site until the program is stopped.
///
/// # Errors
/// When the address cannot be listened on.
pub fn serve(job: &Job, host: IpAddr, port: u16, talk: &dyn Talk) -> io::Result<()> {
    let listener = TcpListener::bind((host, port))?;
    let address = listener.local_addr()?;
    let stage = Arc::new(Stage::new(job.lang));
    let shown = Arc::clone(&stage);
    std::thread::spawn(move || http::answer(&listener, &shown));
    talk.say(&News::Listening(address));
    watch::on_change(&job.root, talk, || rebuild(job, &stage, talk))
}

/// Builds into memory and shows the result, good or bad.
fn rebuild(job: &Job, stage: &Stage, talk: &dyn Talk) {
    match build(job) {
        Ok((report, memory, pages)) => {
            stage.show(memory);
            talk.say(&News::Built(&report, pages));
        }
        Err(failure) => {
            stage.fail(talk.describe(&failure));
            talk.say(&News::Failed(&failure));
        }
    }
}

fn build(job: &Job) -> Result<(Report, Memory, usize), Failure> {
    let (report, computed) = pipeline::check(job, &Silent)?;
    let Some(computed) = computed else { return Err(Failure::Faults(report)) };
    let memory = Memory::default();
    let pages = pipeline::write(job, &report, &computed, &memory, &Silent)?;
    Ok((report, memory, pages))
}

/// What is watched below the root.
fn watched(root: &std::path::Path) -> Stamp {
    Stamp::of(watch::SOURCES.map(|name| root.join(name)))
}
