//! `gongshi release`: one publication, as an act (spec/evidence.md).
//!
//! 1. take the lock; what a killed run left behind must be mended before;
//! 2. check the whole site, and whether the event may be recorded;
//! 3. lay the bundle down beside the releases, searching every byte;
//! 4. sync, rename it into place, and last exchange the log: from then on the release exists;
//! 5. carry out what a redaction says.
//!
//! Killed at any moment, there is either no new release or a whole one.

mod cover;
mod lay;
mod mend;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::drift;
use super::guard::Search;
use super::{Computed, Failure, Progress, Report, Stage, examine};
use crate::audit;
use crate::bag::{self, Redaction, ReleaseRecord};
use crate::calendar::Calendar;
use crate::config::{Config, Job};
use crate::diag::Diagnostics;
use crate::evidence::{self, Differences, Measured, Part, Plan, Refusal};
use crate::fs::{self, LockedFolder};
use crate::lang::Text;
use crate::load;
use crate::model::{Contest, Fingerprint, Release, ReleaseEvent};
use crate::notice;
use crate::page::World;
use crate::privacy;
use crate::tlog::{Entry, Log, Signer};
use lay::Bench;
pub use mend::{Deed, Mended};

/// Where a release is put together, inside releases/.
const BENCH: &str = ".gongshi-release";
const STAGED: &str = "bundle";
const STAGED_ZIP: &str = "bundle.zip";
const STAGED_LOG: &str = "log";
const OLD_LOG: &str = "old-log";
/// Most changes, and most moved nominations, that are told.
pub const TOLD: usize = 20;

/// What is asked for.
pub struct ReleaseWanted {
    /// Of which contest.
    pub contest: String,
    /// What for.
    pub event: ReleaseEvent,
    /// The day.
    pub on: Date,
    /// The day of the run: no release is made ahead of it.
    pub today: Date,
    /// Why.
    pub reason: Option<String>,
    /// What to take out: number of the release, path.
    pub redact: Vec<(u32, String)>,
    /// Writes nothing.
    pub dry_run: bool,
    /// Signs, where there is a key.
    pub signer: Option<Signer>,
}

/// A release that was made, or would be.
#[derive(Debug)]
pub struct Made {
    /// Warnings that a person should look at.
    pub report: Report,
    /// Its id: `r0002`.
    pub id: String,
    /// What binds it.
    pub fingerprint: Fingerprint,
    /// What differs from the superseded release.
    pub found: Differences,
    /// The first of it, in words.
    pub told: Vec<Text>,
    /// The release that it takes the place of.
    pub supersedes: Option<String>,
    /// How many files it has.
    pub files: usize,
    /// How many bytes they hold.
    pub bytes: u64,
    /// Where it stands; none after a dry run.
    pub folder: Option<PathBuf>,
    /// Whether it is signed.
    pub signed: bool,
}

/// Makes a release.
///
/// # Errors
/// When the records have faults, the event may not be recorded, or the disk fails. Nothing is released then.
pub fn release(job: &Job, wanted: &ReleaseWanted, progress: &dyn Progress) -> Result<Made, Failure> {
    let bench = if wanted.dry_run { None } else { Some(begin(&job.root)?) };
    let made = make(job, wanted, bench.as_ref().map(LockedFolder::path), progress);
    if let Some(bench) = &bench {
        clear(bench.path())?;
    }
    made
}

/// Finishes or clears away what a killed run left behind, makes no release, and says what is wrong all the same.
///
/// # Errors
/// When another run is at work, or the disk fails.
pub fn mend(job: &Job, dry_run: bool) -> Result<Mended, Failure> {
    if dry_run {
        let deeds = mend::left(&job.root, &job.root.join("releases").join(BENCH))?;
        return Ok(Mended { deeds, report: mend::report(&job.root)? });
    }
    let bench = take(&job.root)?;
    let deeds = mend::mend(&job.root, bench.path())?;
    clear(bench.path())?;
    Ok(Mended { deeds, report: mend::report(&job.root)? })
}

/// Takes the lock. A release stands on a releases/ where nothing is left to be mended.
fn begin(root: &Path) -> Result<LockedFolder, Failure> {
    let bench = take(root)?;
    if !mend::left(root, bench.path())?.is_empty() {
        return Err(Failure::Refused(Refusal::Unfinished));
    }
    clear(bench.path())?;
    Ok(bench)
}

fn take(root: &Path) -> Result<LockedFolder, Failure> {
    fs::create_folders(&root.join("releases"))?;
    let bench = LockedFolder::take(&root.join("releases").join(BENCH))?;
    bench.ok_or(Failure::Refused(Refusal::Busy))
}

/// Empties the bench.
fn clear(bench: &Path) -> Result<(), Failure> {
    [STAGED, STAGED_ZIP, STAGED_LOG, OLD_LOG].iter().try_for_each(|name| Ok(fs::remove(&bench.join(name))?))
}

/// A release in the making.
struct Act<'a> {
    job: &'a Job,
    wanted: &'a ReleaseWanted,
    computed: &'a Computed,
    world: &'a World<'a>,
    /// Position of the contest.
    at: usize,
    contest: &'a Contest,
    number: u32,
}

fn make(job: &Job, wanted: &ReleaseWanted, bench: Option<&Path>, progress: &dyn Progress) -> Result<Made, Failure> {
    let (mut report, computed) = examine(job, progress)?;
    let Some(computed) = computed else { return Err(Failure::Faults(report)) };
    let site = &computed.site;
    let Some(at) = site.contests.iter().position(|c| c.id.as_str() == wanted.contest) else {
        let known = site.contests.iter().map(|c| c.id.to_string()).collect();
        return Err(Failure::Refused(Refusal::UnknownContest(wanted.contest.clone(), known)));
    };
    evidence::day(&site.contests[at], wanted.on, wanted.today).map_err(Failure::Refused)?;
    search_reason(&computed, wanted)?;
    // What a check warns of is no news to whoever makes a release.
    report.faults = Diagnostics::new();
    if wanted.event != ReleaseEvent::RubricLocked {
        report.faults.extend(audit::future(&site.contests[at], (wanted.on, "--on")));
    }
    if report.faults.has_errors() {
        return Err(Failure::Faults(report));
    }
    let config = Config::resolve(job, site);
    let world = World::new(site, &computed.judged, &config);
    let contest = &site.contests[at];
    let number = contest.releases.last().map_or(0, |r| r.number) + 1;
    let act = Act { job, wanted, computed: &computed, world: &world, at, contest, number };
    let full = wanted.event != ReleaseEvent::RubricLocked;
    let parts = evidence::parts(&world, at, full);
    let found = act.differences(&parts)?;
    if let (Some(before), Some(found)) = (act.before(), &found) {
        report.faults.extend(evidence::origins(contest, before, found));
        report.faults.reword(|words| privacy::cover(&computed.scanner, words));
        if report.faults.has_errors() {
            return Err(Failure::Faults(report));
        }
    }
    act.allowed(&parts, found.as_ref())?;
    progress.stage(Stage::Publish);
    let record = act.record(found.as_ref());
    let search = Search::new(&computed);
    let (fingerprint, files) = act.lay(&search, &parts, &record, bench)?;
    if let Some(report) = search.verdict(&report) {
        return Err(Failure::Faults(report));
    }
    act.taken_out(&files)?;
    if wanted.event == ReleaseEvent::Redaction {
        act.all_taken_out(&act.taken(&parts, &found.unwrap_or_default())?, &files)?;
    }
    let folder = match bench {
        Some(bench) => Some(act.commit(bench, &record, fingerprint)?),
        None => None,
    };
    let told = Differences { changes: record.changes, impact: record.impact };
    Ok(Made {
        report,
        id: act.id(),
        fingerprint,
        told: evidence::told(contest, &told, TOLD),
        found: told,
        supersedes: record.supersedes.map(|n| format!("r{n:04}")),
        files: files.len(),
        bytes: files.iter().map(|f| f.bytes).sum(),
        folder,
        signed: wanted.signer.is_some(),
    })
}

/// The reason is published, and is searched before anything is made of it.
fn search_reason(computed: &Computed, wanted: &ReleaseWanted) -> Result<(), Failure> {
    let reason = wanted.reason.as_deref().unwrap_or_default();
    if reason.chars().any(|c| c.is_control() || load::is_hidden(c, false)) {
        return Err(Failure::Refused(Refusal::HiddenReason));
    }
    let found = computed.scanner.typed(reason.as_bytes());
    match found.iter().find(|found| !found.kind.is_doubtful()) {
        Some(found) => Err(Failure::Refused(Refusal::PrivateReason(found.kind.title()))),
        None => Ok(()),
    }
}

impl Act<'_> {
    fn id(&self) -> String {
        format!("r{:04}", self.number)
    }

    /// The full release that this one takes the place of.
    fn before(&self) -> Option<&Release> {
        drift::latest(self.contest).filter(|_| self.wanted.event != ReleaseEvent::RubricLocked)
    }

    fn differences(&self, parts: &[Part<'_>]) -> Result<Option<Differences>, Failure> {
        let before = self.before();
        before.map(|before| drift::differences(&self.job.root, self.contest, before, parts)).transpose()
    }

    fn allowed(&self, parts: &[Part<'_>], found: Option<&Differences>) -> Result<(), Failure> {
        let same_rubrics = match self.contest.releases.last() {
            Some(last) => drift::same_rubrics(&self.job.root, self.contest, last, parts)?,
            None => false,
        };
        let plan = Plan {
            contest: self.contest,
            event: self.wanted.event,
            reason: self.wanted.reason.as_deref(),
            redact: &self.wanted.redact,
            found,
            same_rubrics,
            runs: self.runs(),
        };
        evidence::allowed(plan).map_err(|refusal| self.refused(refusal))
    }

    /// A refusal that quotes no private value of what was published.
    fn refused(&self, refusal: Refusal) -> Failure {
        Failure::Refused(refusal.reworded(|words| privacy::cover(&self.computed.scanner, words)))
    }

    /// The last day of the publicity period, if it still runs on the day of the release. Where the period ends at an
    /// hour, its last day is over in the afternoon.
    fn runs(&self) -> Option<Date> {
        let (on, calendar) = (self.wanted.on, Calendar::with(&self.computed.site.calendar));
        let known = self.contest.notices.iter().zip(notice::periods(&calendar, self.contest));
        let periods = known.filter(|(notice, _)| !notice.draft && notice.published <= on).filter_map(|(_, p)| p);
        let last = periods.max_by_key(|period| period.last)?;
        (on < last.last || on == last.last && last.until.is_none()).then_some(last.last)
    }

    fn record(&self, found: Option<&Differences>) -> ReleaseRecord {
        let found = found.cloned().unwrap_or_default();
        let found = if self.wanted.event == ReleaseEvent::Redaction { found.covered() } else { found };
        let full = self.wanted.event != ReleaseEvent::RubricLocked;
        ReleaseRecord {
            contest: self.contest.id.to_string(),
            release: self.number,
            event: self.wanted.event,
            on: self.wanted.on,
            reason: self.wanted.reason.clone(),
            supersedes: self.before().map(|r| r.number),
            software: format!("gongshi {}", env!("CARGO_PKG_VERSION")),
            notices: if full { evidence::notices(self.world, self.at) } else { Vec::new() },
            changes: found.changes,
            impact: found.impact,
            redacts: self.wanted.redact.iter().filter_map(|(release, path)| self.redaction(*release, path)).collect(),
        }
    }

    fn redaction(&self, release: u32, path: &str) -> Option<Redaction> {
        let of = self.contest.releases.iter().find(|r| r.number == release)?;
        let file = of.files.iter().find(|f| f.path == path)?;
        Some(Redaction { release, path: path.to_owned(), sha256: file.sha256 })
    }

    /// Lays the bundle down. Its fingerprint and its files.
    fn lay(
        &self,
        search: &Search<'_>,
        parts: &[Part<'_>],
        record: &ReleaseRecord,
        bench: Option<&Path>,
    ) -> Result<(Fingerprint, Vec<Measured>), Failure> {
        let (id, full) = (self.id(), self.wanted.event != ReleaseEvent::RubricLocked);
        let folder = bench.map(|bench| bench.join(STAGED));
        let name = (self.contest.id.as_str(), id.as_str());
        let mut laid = Bench::new(search, name, self.wanted.on, folder.as_deref())?;
        laid.parts(parts)?;
        laid.whole(bag::RELEASE, record.text().as_bytes())?;
        let package = evidence::package(self.world, self.at, full, &laid.files);
        laid.whole("data/datapackage.json", &package)?;
        let manifest = Measured::manifest(&laid.files).text();
        let info = evidence::bag_info(self.world, self.at, (&id, self.wanted.on), &laid.files);
        let tags = bag::tag_manifest(info.as_bytes(), manifest.as_bytes()).text();
        laid.whole(bag::BAGIT, bag::BAGIT_TEXT.as_bytes())?;
        laid.whole(bag::BAG_INFO, info.as_bytes())?;
        laid.whole(bag::MANIFEST, manifest.as_bytes())?;
        laid.whole(bag::TAG_MANIFEST, tags.as_bytes())?;
        if let Some(signer) = &self.wanted.signer {
            let (event, on) = (self.wanted.event.as_str(), self.wanted.on);
            let comment = format!("{}/{id} {event} {on}", self.contest.id);
            laid.whole(bag::SIGNATURE, signer.sign_manifest(tags.as_bytes(), &comment).as_bytes())?;
        }
        Ok((bag::fingerprint(tags.as_bytes()), laid.end()?))
    }

    /// What is to be taken out is not in the new release, wherever it stands there.
    fn taken_out(&self, files: &[Measured]) -> Result<(), Failure> {
        for (release, path) in &self.wanted.redact {
            let old = self.redaction(*release, path);
            if old.is_some_and(|old| files.iter().any(|f| f.sha256 == old.sha256)) {
                return Err(Failure::Refused(Refusal::StillThere(format!("r{release:04}:{path}"))));
            }
        }
        Ok(())
    }

    /// Puts the bundle in its place, and last the log. Returns where the release stands.
    fn commit(&self, bench: &Path, record: &ReleaseRecord, fingerprint: Fingerprint) -> Result<PathBuf, Failure> {
        let releases = self.job.root.join("releases");
        let entry = Entry {
            contest: record.contest.clone(),
            release: self.id(),
            event: record.event,
            on: record.on,
            fingerprint,
            supersedes: record.supersedes.map(|n| format!("r{n:04}")),
        };
        let log = bench.join(STAGED_LOG);
        for (path, bytes) in self.log(entry)? {
            let path = log.join(path);
            if let Some(folder) = path.parent() {
                fs::create_folders(folder)?;
            }
            fs::create(&path, &bytes)?;
        }
        fs::sync_tree(bench)?;
        let home = releases.join(&record.contest);
        fs::create_folders(&home)?;
        let folder = home.join(self.id());
        fs::rename(&bench.join(STAGED_ZIP), &folder.with_extension("zip"))?;
        fs::rename(&bench.join(STAGED), &folder)?;
        fs::sync_names(&home)?;
        fs::swap(&log, &releases.join("log"), &bench.join(OLD_LOG))?;
        fs::sync_names(&releases)?;
        if !record.redacts.is_empty() {
            mend::redact(&releases, &load::releases(&self.job.root)?, record)?;
        }
        Ok(folder)
    }

    /// The files of the log with one more entry.
    fn log(&self, entry: Entry) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let old = self.computed.releases.log.as_ref();
        let origin = old.map_or_else(|| self.origin(), |log| log.origin().to_owned());
        let mut entries = old.map(|log| log.entries().to_vec()).unwrap_or_default();
        entries.push(entry);
        let files = Log::new(origin.clone(), entries).files(self.wanted.signer.as_ref());
        files.map_err(|_| Failure::Refused(Refusal::BadOrigin(origin)))
    }

    /// The name of a new log (E42).
    fn origin(&self) -> String {
        let site = &self.computed.site;
        let of_url = |url: &String| {
            let rest = url.trim_start_matches("https://").trim_start_matches("http://");
            rest.trim_end_matches('/').to_owned()
        };
        let hash = || Fingerprint(bag::sha256(site.title.as_bytes())).hex()[..16].to_owned();
        let named = site.log_origin.clone().or_else(|| site.base_url.as_ref().map(of_url));
        named.unwrap_or_else(|| format!("gongshi.local/{}", hash()))
    }
}
