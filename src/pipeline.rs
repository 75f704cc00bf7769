//! The one place where stages are chained; build, check and serve call it.
//!
//! ```text
//! root ─ load ─▶ trees ─ check ─▶ Site ─ score ─▶ ScoreBook ─ rank ─▶ Results ─ audit ─▶ faults
//!                                   └───────────────┴───── World ─ page ─▶ View ─ render ─▶ Sink
//! ```
//!
//! Faults in the user's files are collected to the end of the stage that finds them, and nothing is
//! written while one stands. Pages are made, rendered, written and dropped one by one, on all cores:
//! memory grows with the facts, not with the pages.

mod clerk;
mod copies;
mod drift;
mod failure;
mod forms;
mod guard;
mod judge;
mod lost;
mod progress;
mod publish;
mod release;

use crate::audit;
use crate::check;
use crate::config::{Config, Job};
use crate::diag::Diagnostics;
use crate::load;
use crate::media::{self, Library};
use crate::model::Site;
use crate::output::{Published, Sink, Staging};
use crate::page::{Judged, World};
use crate::privacy::{self, Policy, Scanner};
use crate::private::{self, Private};
use crate::render::Theme;
use crate::source::Sources;

pub use clerk::{Roll, Tables, roll, tables};
pub use failure::Failure;
pub use forms::{FormsWanted, Printed, forms};
use guard::{Guard, Search};
pub use progress::{Progress, Silent, Stage};
pub use release::{Deed, Made, Mended, ReleaseWanted, TOLD, mend, release};

/// What a check found.
#[derive(Debug, Default)]
pub struct Report {
    /// The texts that the faults point into.
    pub sources: Sources,
    /// Everything that is wrong, errors and warnings.
    pub faults: Diagnostics,
}

/// A site without errors, and everything computed from it.
#[derive(Debug)]
pub struct Computed {
    /// The site.
    pub site: Site,
    /// What was computed, by contest, in the order of the site.
    pub judged: Vec<Judged>,
    /// What must not be published; no page is made from it.
    pub private: Private,
    /// Searches what is written for private values.
    pub scanner: Scanner,
    /// Pictures and attachments.
    pub library: Library,
    /// What stands in releases/, but for what each contest has of it.
    pub releases: check::Releases,
    /// What may be published all the same.
    pub policy: Policy,
}

/// A site that was built.
#[derive(Debug)]
pub struct Built {
    /// Warnings that a person should look at.
    pub report: Report,
    /// How many contests.
    pub contests: usize,
    /// How many nominations in all of them.
    pub nominations: usize,
    /// How many pages.
    pub pages: usize,
    /// Where it is.
    pub published: Published,
}

/// Loads, checks, scores, ranks and audits, and writes nothing.
///
/// The site and its results are there if and only if the report has no errors.
///
/// # Errors
/// When files cannot be read. Faults in the files are in the report.
pub fn check(job: &Job, progress: &dyn Progress) -> Result<(Report, Option<Computed>), Failure> {
    let (mut report, computed) = examine(job, progress)?;
    let Some(mut computed) = computed else { return Ok((report, None)) };
    if computed.site.contests.iter().any(|contest| drift::latest(contest).is_some()) {
        let config = Config::resolve(job, &computed.site);
        let world = World::new(&computed.site, &computed.judged, &config);
        let mut told = Diagnostics::new();
        let drifted = drift::all(&job.root, &world, job.drafts, &mut told)?;
        // It quotes what was published, which may have become private since.
        told.reword(|words| privacy::cover(&computed.scanner, words));
        report.faults.extend(told);
        computed.judged.iter_mut().zip(drifted).for_each(|(judged, drifted)| judged.drifted = drifted);
    }
    Ok(if report.faults.has_errors() { (report, None) } else { (report, Some(computed)) })
}

/// The same, without a look at what was published.
fn examine(job: &Job, progress: &dyn Progress) -> Result<(Report, Option<Computed>), Failure> {
    progress.stage(Stage::Load);
    let (loaded, released) = rayon::join(|| load::load(&job.root), || load::releases(&job.root));
    let ((mut raw, mut faults), released) = (loaded?, released?);
    progress.stage(Stage::Check);
    let (policy, contacts) = (privacy::policy(raw.privacy.as_ref(), &mut faults), privacy::contacts(&raw));
    let (used, media) = (media::links(&raw, &mut faults), std::mem::take(&mut raw.media));
    let (mut sources, mut site) = check::check(raw, &mut faults);
    let mut releases = check::releases(released, &mut sources, &mut faults);
    if let Some(site) = &mut site {
        check::attach(&mut releases, site, &mut sources, &mut faults);
    }
    if let (Some(site), Some(now)) = (&site, job.now) {
        site.contests.iter().for_each(|contest| faults.extend(audit::future(contest, (now.date(), "--now"))));
    }
    let private = private::read(&job.root, site.as_ref(), &mut sources, &mut faults)?;
    progress.stage(Stage::Score);
    let judged = site.as_ref().and_then(|site| judge::all(site, &mut faults));
    let scanner = Scanner::new(&private, &policy, contacts.as_deref());
    privacy::sources(&scanner, &mut sources, &mut faults);
    if let Some(site) = &site {
        privacy::fields(site, &sources, &mut faults);
    }
    for file in media.iter().filter(|file| used.shown.contains(&*file.path)) {
        if private.has_file(&file.bytes)? {
            faults.push(privacy::copied(file.file));
        }
    }
    let library = media::read(&media, &used, (&scanner, &policy), &mut faults);
    privacy::unused(&scanner, &policy, &mut faults);
    let computed =
        site.zip(judged).map(|(site, judged)| Computed { site, judged, private, scanner, library, releases, policy });
    let computed = computed.filter(|_| !faults.has_errors());
    Ok((Report { sources, faults }, computed))
}

/// Builds the whole site into its folder, or leaves the folder as it is.
///
/// # Errors
/// When the records have faults, the theme or the configuration is wrong, or the disk fails.
pub fn build(job: &Job, progress: &dyn Progress) -> Result<Built, Failure> {
    let (mut report, computed) = check(job, progress)?;
    let Some(computed) = computed else { return Err(Failure::Faults(report)) };
    lost::log(&job.output, &computed.releases, &mut report)?;
    if report.faults.has_errors() {
        return Err(Failure::Faults(report));
    }
    let staging = Staging::begin(&job.output, &job.root, job.force)?;
    let pages = write(job, &report, &computed, &staging, progress)?;
    progress.stage(Stage::Publish);
    let contests = computed.site.contests.len();
    let nominations = computed.site.contests.iter().map(|c| c.nominations.len()).sum();
    // Publishing waits for the disk; meanwhile millions of facts go back to the system.
    let (published, ()) = rayon::join(|| staging.publish(), || drop(computed));
    Ok(Built { report, contests, nominations, pages, published: published? })
}

/// Writes every file of the site into a sink, and says how many pages that were.
///
/// # Errors
/// When a file would hold what is private, the theme is wrong, or the sink cannot take a file.
pub fn write(
    job: &Job,
    report: &Report,
    computed: &Computed,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<usize, Failure> {
    let config = Config::resolve(job, &computed.site);
    let search = Search::new(computed);
    let guard = Guard::new(&search, sink);
    let theme = Theme::with(&config, &computed.library)?;
    search.theme(&theme);
    let pages = publish::all(&config, computed, (&theme, &guard), progress)?;
    search.verdict(report).map_or(Ok(pages), |report| Err(Failure::Faults(report)))
}
