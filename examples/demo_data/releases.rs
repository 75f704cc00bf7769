//! The releases of the demo, made as they would have been made: day by day, from the records as they
//! stood on that day.
//!
//! The committed records are those of the end. For each day the site is copied, and what happened
//! later is taken back: events, notices, the one correction of a fact; before scores were known there
//! are no nominations. Releases are made there by the program itself and brought home.

use std::path::{Path, PathBuf};
use std::{fs, io};

use gongshi::config::Job;
use gongshi::lang::Lang;
use gongshi::model::ReleaseEvent::{self, Correction, Final, ObjectionSummary, Publication, RubricLocked, Withdrawal};
use gongshi::pipeline::{self, Failure, ReleaseWanted, Silent};

/// Day, contest, event, reason.
const ACTS: [(&str, &str, ReleaseEvent, &str); 17] = [
    ("2021-09-06", "jiujiang-2021", Publication, ""),
    ("2021-09-13", "jiujiang-2021", Final, ""),
    ("2023-03-01", "yangquan-2023", RubricLocked, ""),
    ("2023-09-18", "guangxi-2023", RubricLocked, ""),
    ("2023-10-16", "guangxi-2023", Publication, ""),
    ("2023-10-19", "guangxi-2023", Correction, "河池市1个局的一项数据录入时两位数字颠倒，按综合监测监管平台的统计更正"),
    ("2023-10-20", "guangxi-2023", Withdrawal, "公示期间收到异议，经核查属实，取消1个集体的评选资格，由本市备选递补"),
    ("2023-10-23", "guangxi-2023", ObjectionSummary, ""),
    ("2023-10-27", "guangxi-2023", Final, ""),
    ("2023-11-13", "longan-2023", Publication, ""),
    ("2023-11-21", "longan-2023", Final, ""),
    ("2023-12-04", "yangquan-2023", Publication, ""),
    (
        "2023-12-15",
        "yangquan-2023",
        Withdrawal,
        "公示期间收到异议，经核查属实，取消1项成果的评选资格，由名次在后的依次递补",
    ),
    ("2023-12-22", "yangquan-2023", Final, ""),
    ("2024-06-03", "tianjin-2024", RubricLocked, ""),
    ("2024-09-23", "tianjin-2024", Publication, ""),
    ("2024-09-29", "tianjin-2024", Final, ""),
];

/// What records said otherwise before a day: until when, where, what stood there, what stands there now.
const OTHERWISE: [(&str, &str, &str, &str); 3] = [
    (
        "2023-10-19",
        "data/guangxi-2023/nominations/county-collective/hechi.yaml",
        "monitoring-feedback: {done: 1008, total: 1311,",
        "monitoring-feedback: {done: 1080, total: 1311,",
    ),
    ("2023-10-19", "data/guangxi-2023/nominations/county-collective/hechi.yaml", "{total: 72.32}", "{total: 73.15}"),
    (
        "2023-10-20",
        "data/guangxi-2023/nominations/county-collective/baise.yaml",
        "declared: {total: 91.86}",
        "declared: {total: 91.86, award: county-advanced, tier: advanced}",
    ),
];

/// Makes all releases anew, into `releases/` of the repository.
pub(crate) fn make(root: &Path) -> io::Result<()> {
    let work = std::env::temp_dir().join(format!("gongshi-demo-{}", std::process::id()));
    let made = ACTS.iter().try_for_each(|act| one(root, &work, act)).and_then(|()| {
        let home = root.join("releases");
        if home.is_dir() {
            fs::remove_dir_all(&home)?;
        }
        copy(&work.join("releases"), &home)
    });
    if work.is_dir() {
        fs::remove_dir_all(&work)?;
    }
    made
}

fn one(root: &Path, work: &Path, (day, contest, event, reason): &(&str, &str, ReleaseEvent, &str)) -> io::Result<()> {
    state(root, work, day)?;
    let job = Job {
        root: work.to_owned(),
        output: work.join("public"),
        force: false,
        base_url: None,
        now: None,
        drafts: false,
        no_minify: false,
        lang: Lang::Zh,
    };
    let on = day.parse().map_err(|_| io::Error::other(*day))?;
    let wanted = ReleaseWanted {
        contest: (*contest).to_owned(),
        event: *event,
        on,
        today: on,
        reason: (!reason.is_empty()).then(|| (*reason).to_owned()),
        redact: Vec::new(),
        dry_run: false,
        signer: None,
    };
    pipeline::release(&job, &wanted, &Silent).map(drop).map_err(|failure| {
        let words = match failure {
            Failure::Faults(report) => {
                let faults =
                    report.faults.sorted().into_iter().filter(|f| f.severity == gongshi::diag::Severity::Error);
                faults.map(|f| format!("{}: {}\n", f.code.as_str(), f.message.zh)).collect()
            }
            Failure::Refused(refusal) => refusal.message().zh,
            other => format!("{other:?}"),
        };
        io::Error::other(format!("{contest}, {day}: {words}"))
    })
}

/// Lays out the site as it stood on a day; releases/ stays.
fn state(root: &Path, work: &Path, day: &str) -> io::Result<()> {
    for folder in ["data", "content"] {
        if work.join(folder).is_dir() {
            fs::remove_dir_all(work.join(folder))?;
        }
        fs::create_dir_all(work.join(folder))?;
    }
    let begun = |contest: &str| ACTS.iter().any(|(on, of, ..)| *of == contest && *on <= day);
    let contests: Vec<&str> = listed().into_iter().filter(|contest| begun(contest)).collect();
    for contest in &contests {
        copy(&root.join("data").join(contest), &work.join("data").join(contest))?;
        copy(&root.join("content").join(contest), &work.join("content").join(contest))?;
        take_back(work, contest, day)?;
    }
    let bans = ["yangquan-2023"].iter().all(|c| begun(c)) && day >= "2023-12-13";
    if bans {
        fs::copy(root.join("data/bans.yaml"), work.join("data/bans.yaml"))?;
    }
    let site = fs::read_to_string(root.join("site.yaml"))?;
    let lines = site.lines().map(|line| {
        if line.starts_with("contests:") { format!("contests: [{}]", contests.join(", ")) } else { line.to_owned() }
    });
    fs::write(work.join("site.yaml"), lines.map(|line| line + "\n").collect::<String>())
}

fn listed() -> Vec<&'static str> {
    let mut all: Vec<&str> = Vec::new();
    for (_, contest, ..) in &ACTS {
        if !all.contains(contest) {
            all.push(contest);
        }
    }
    all
}

fn take_back(work: &Path, contest: &str, day: &str) -> io::Result<()> {
    let (data, content) = (work.join("data").join(contest), work.join("content").join(contest));
    let history = data.join("history.yaml");
    if history.is_file() {
        match events(&fs::read_to_string(&history)?, day) {
            Some(text) => fs::write(&history, text)?,
            None => fs::remove_file(&history)?,
        }
    }
    for entry in fs::read_dir(&content)? {
        let path = entry?.path();
        let is_notice = path.extension().is_some_and(|e| e == "md");
        if is_notice && field(&fs::read_to_string(&path)?, "published: ").is_some_and(|on| on.as_str() > day) {
            fs::remove_file(&path)?;
        }
    }
    for (until, path, before, now) in OTHERWISE {
        if day < until && path.starts_with(&format!("data/{contest}/")) && work.join(path).is_file() {
            let text = fs::read_to_string(work.join(path))?;
            let found = text.matches(now).count();
            if found != 1 {
                return Err(io::Error::other(format!("{path}: `{now}` stands there {found} times")));
            }
            fs::write(work.join(path), text.replace(now, before))?;
        }
    }
    let published = ACTS.iter().find(|(_, of, event, _)| *of == contest && *event == Publication);
    if published.is_some_and(|(on, ..)| day < *on) {
        // Before there are scores.
        for folder in [data.join("nominations"), content.join("profiles"), content.join("showcases")] {
            if folder.is_dir() {
                fs::remove_dir_all(folder)?;
            }
        }
        if history.is_file() {
            fs::remove_file(history)?;
        }
    }
    Ok(())
}

/// The events up to a day; nothing where there are none.
fn events(text: &str, day: &str) -> Option<String> {
    let mut out = String::new();
    let (mut keeps, mut any) = (true, false);
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("  - ") {
            let rest = lines[at..].iter().take(3).copied().collect::<Vec<_>>().join("\n");
            keeps = field(&rest, "on: ").is_some_and(|on| on.as_str() <= day);
            any |= keeps;
        }
        if keeps {
            out.push_str(line);
            out.push('\n');
        }
    }
    any.then_some(out)
}

/// The day behind the first such key.
fn field(text: &str, key: &str) -> Option<String> {
    let at = text.find(key)? + key.len();
    text.get(at..at + "2023-09-25".len()).map(str::to_owned)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
