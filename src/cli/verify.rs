//! `gongshi verify PATH`: holds what was published against itself, and against what the verifier brings along.

use std::path::Path;

use clap::ArgMatches;

use super::console::Console;
use super::error::{Exit, Stop};
use super::usage::Mistake;
use super::{path, text};
use crate::fs::{self, PathKind};
use crate::lang::{Text, text as words};
use crate::model::Fingerprint;
use crate::tlog::PublicKey;
use crate::verify::{self, Earlier, Outside, VerifyError};

/// Verifies and prints the report.
pub(super) fn run(console: Console, flags: &ArgMatches) -> Result<Exit, Stop> {
    let Some(what) = path(flags, "path") else { return Ok(Exit::Ok) };
    let outside = Outside {
        key: text(flags, "key").map(|key| self::key(what, key)).transpose()?,
        fingerprints: flags.get_many::<Fingerprint>("fingerprint").into_iter().flatten().copied().collect(),
        since: since(what, flags)?,
    };
    let report = verify::verify(what, &outside).map_err(Stop::from)?;
    let name = what.display().to_string();
    console.print(&match text(flags, "format") {
        Some("json") => verify::json(&report, &name),
        _ => verify::human(&report, &name, console.lang),
    })?;
    Ok(if report.holds() { Exit::Ok } else { Exit::Faults })
}

/// A key by itself, or the file of one.
fn key(what: &Path, given: &str) -> Result<PublicKey, Stop> {
    if let Ok(key) = PublicKey::parse(given) {
        return Ok(key);
    }
    let file = Path::new(given);
    if fs::kind(file).map_err(|error| Stop::from(&error))? != Some(PathKind::Other) {
        let message = words!("`{given}` 既不是公钥，也不是公钥文件", "`{given}` is neither a key nor a file of one");
        let hint = words!(
            "写公钥那一行（RW 开头），或 minisign.pub 的路径",
            "give the key's line (it begins with RW) or the path of minisign.pub"
        );
        return Err(usage(message, Some(hint)));
    }
    outside(what, file)?;
    let text = fs::read_text(file).map_err(|error| Stop::from(&error))?;
    PublicKey::parse(&text).map_err(|error| {
        let Text { zh, en } = error.message();
        usage(words!("`{given}`：{zh}", "`{given}`: {en}"), None)
    })
}

fn since(what: &Path, flags: &ArgMatches) -> Result<Vec<Earlier>, Stop> {
    let given = flags.get_many::<std::path::PathBuf>("since").into_iter().flatten();
    given
        .map(|old| {
            outside(what, old)?;
            verify::earlier(old).map_err(|error| match error {
                VerifyError::Nothing(path) => usage(
                    words!(
                        "{path} 不是网站、日志、检查点或回执",
                        "{path} is no site, no log, no checkpoint and no receipt"
                    ),
                    None,
                ),
                other => other.into(),
            })
        })
        .collect()
}

/// What is verified cannot vouch for itself: whoever can change it can change what lies in it.
fn outside(what: &Path, given: &Path) -> Result<(), Stop> {
    let real = |path: &Path| if fs::kind(path).ok().flatten().is_some() { fs::canonical(path).ok() } else { None };
    if let (Some(what), Some(inner)) = (real(what), real(given))
        && inner.starts_with(&what)
    {
        let name = given.display();
        let message = words!(
            "`{name}` 就在被核验的目录里，不能用来证明它",
            "`{name}` lies in what is verified, and cannot vouch for it"
        );
        let hint = words!(
            "用从别处得到的：纸质公告、公众号、自己存下的副本",
            "take it from elsewhere: paper, a post, a copy that you kept"
        );
        return Err(usage(message, Some(hint)));
    }
    Ok(())
}

fn usage(message: Text, hint: Option<Text>) -> Stop {
    Stop::usage(Mistake { message, hint })
}

impl From<VerifyError> for Stop {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Fs(error) => (&error).into(),
            other => {
                let hint = matches!(other, VerifyError::Nothing(_)).then(|| {
                    words!(
                        "可以核验：生成的网站 public/、其中的 evidence/、一份存证包（文件夹或 zip）、log/、一份回执",
                        "what can be verified: a built site (public/), its evidence/, a bundle (folder or zip), a log/, a receipt"
                    )
                });
                usage(other.message(), hint)
            }
        }
    }
}
