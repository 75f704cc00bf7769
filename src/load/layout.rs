//! Which file is what, by its path alone: the table at the head of `docs/records.md`.
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a site is the same on systems that tell `A.YAML` from `a.yaml`; the nearest name is offered"
)]

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic};
use crate::lang::{Text, text};
use crate::source::{FileId, Span};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Site,
    /// data/bans.yaml
    Bans,
    /// data/calendar.yaml
    Calendar,
    /// data/strokes.yaml
    Strokes,
    /// data/privacy.yaml
    Privacy,
    Contest,
    Rubric,
    Units,
    Quotas,
    History,
    Forms,
    Nominations,
    Table,
    Notice,
    Profile,
    Showcase,
    /// A picture of prose.
    Picture,
    /// An attachment of prose.
    Attachment,
    /// Nothing that a site has.
    Stray,
}

/// A file's contest (empty for site.yaml) and role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place<'p> {
    pub(super) contest: &'p str,
    pub(super) role: Role,
}

/// The place of a path relative to the root.
pub(super) fn place(path: &str) -> Place<'_> {
    let parts: Vec<&str> = path.split('/').collect();
    let (contest, role) = match parts[..] {
        ["site.yaml"] => ("", Role::Site),
        ["data", "bans.yaml"] => ("", Role::Bans),
        ["data", "calendar.yaml"] => ("", Role::Calendar),
        ["data", "strokes.yaml"] => ("", Role::Strokes),
        ["data", "privacy.yaml"] => ("", Role::Privacy),
        ["data", contest, "contest.yaml"] => (contest, Role::Contest),
        ["data", contest, "units.yaml"] => (contest, Role::Units),
        ["data", contest, "quotas.yaml"] => (contest, Role::Quotas),
        ["data", contest, "history.yaml"] => (contest, Role::History),
        ["data", contest, "forms.yaml"] => (contest, Role::Forms),
        ["data", contest, "rubrics", file] if file.ends_with(".yaml") => (contest, Role::Rubric),
        ["data", contest, "nominations", .., file] if file.ends_with(".yaml") => (contest, Role::Nominations),
        ["data", contest, "nominations", .., file] if file.ends_with(".csv") => (contest, Role::Table),
        ["content", contest, file] if file.ends_with(".md") => (contest, Role::Notice),
        ["content", contest, "profiles", file] if file.ends_with(".md") => (contest, Role::Profile),
        ["content", contest, "showcases", file] if file.ends_with(".md") => (contest, Role::Showcase),
        ["content", contest, "images", .., file] if is_picture(file) => (contest, Role::Picture),
        ["content", contest, "files", .., _] => (contest, Role::Attachment),
        ["data", contest, _, ..] => (contest, Role::Stray),
        _ => ("", Role::Stray),
    };
    Place { contest, role }
}

/// Whether a file is passed over that looks like a record: `.a.yaml`, `.old/a.yaml`. Not the files
/// of version control, nor the `._a.yaml` that macOS puts beside every file on a foreign disk.
pub(super) fn is_hidden_record(path: &str) -> bool {
    const OTHERS: &[&str] = &[".git", ".svn", ".hg", ".idea", ".vscode", ".obsidian"];
    let hidden = path.split('/').find(|part| part.starts_with('.'));
    let record = [".yaml", ".yml", ".csv", ".md"].iter().any(|end| path.ends_with(end));
    record && hidden.is_some_and(|part| !part.starts_with("._") && !OTHERS.contains(&part))
}

/// The warning about a hidden file that looks like a record.
pub(super) fn hidden_record(path: &str, file: FileId) -> Diagnostic {
    let message = text!(
        "`{path}` 不会被读取：名字以点开头的文件和目录都略过",
        "`{path}` is not read: files and folders whose names begin with a dot are passed over"
    );
    let hint = text!(
        "要读取就去掉名字前面的点；不要就移出站点目录",
        "drop the dot to have it read, or move it out of the site"
    );
    Diagnostic::warning(Code::StrayFile, Span::start_of(file), message).hint(hint)
}

/// Whether a name is that of a picture; cameras write it in capitals.
fn is_picture(file: &str) -> bool {
    let extension = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(&*extension, "jpg" | "jpeg" | "png" | "webp")
}

impl Role {
    /// Whether it is published as it is, and not read as text.
    pub(super) const fn is_media(self) -> bool {
        matches!(self, Self::Picture | Self::Attachment)
    }
}

/// The diagnostic of a stray file: an error if it looks as if it should have been read.
pub(super) fn stray(path: &str, file: FileId, contests: &BTreeSet<&str>) -> Diagnostic {
    if let Place { contest, role: Role::Notice | Role::Profile | Role::Showcase } = place(path) {
        return orphan(contest, file, contests);
    }
    let message = text!("`{path}` 不会被读取", "`{path}` is not read");
    let extension = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let meant = matches!(&*extension, "yaml" | "yml" | "csv" | "md" | "markdown" | "json" | "txt");
    let place = Span::start_of(file);
    let diagnostic = if meant {
        Diagnostic::error(Code::StrayFile, place, message)
    } else {
        Diagnostic::warning(Code::StrayFile, place, message)
    };
    let diagnostic = diagnostic.expected(expected(path));
    match nearest(path) {
        Some(name) => diagnostic.hint(text!("是不是 `{name}`？", "did you mean `{name}`?")),
        None => {
            diagnostic.hint(text!("移到应在的位置，或移出站点目录", "move it where it belongs, or out of the site"))
        }
    }
}

/// A notice or profile of a contest that has no folder in data/.
fn orphan(contest: &str, file: FileId, contests: &BTreeSet<&str>) -> Diagnostic {
    let all: Vec<_> = contests.iter().copied().collect();
    let known = all.join("、");
    let message = text!("data/ 里没有竞赛 `{contest}`", "there is no contest `{contest}` in data/");
    let diagnostic = Diagnostic::error(Code::StrayFile, Span::start_of(file), message)
        .expected(text!("data/ 里的竞赛：{known}", "a contest of data/: {known}"));
    match closest(contest, &all) {
        Some(name) => diagnostic.hint(text!("把目录改名为 `content/{name}`", "rename the folder to `content/{name}`")),
        None => {
            diagnostic.hint(text!("先建立 `data/{contest}/contest.yaml`", "make `data/{contest}/contest.yaml` first"))
        }
    }
}

/// What may stand where the stray file stands.
fn expected(path: &str) -> Text {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["data", _, "rubrics", ..] => text!("rubrics/ 里只有 <标识>.yaml", "rubrics/ holds only <id>.yaml"),
        ["data", _, "nominations", ..] => {
            text!("nominations/ 里只有 .yaml 和 .csv", "nominations/ holds only .yaml and .csv")
        }
        ["data", _, _, ..] => text!(
            "竞赛目录里有 contest.yaml、units.yaml、quotas.yaml、history.yaml、forms.yaml、rubrics/、nominations/",
            "a contest's folder holds contest.yaml, units.yaml, quotas.yaml, history.yaml, forms.yaml, rubrics/, nominations/"
        ),
        ["data", ..] => text!(
            "data/ 里只有各竞赛的目录和 bans.yaml、calendar.yaml、strokes.yaml、privacy.yaml",
            "data/ holds only the contests' folders, bans.yaml, calendar.yaml, strokes.yaml and privacy.yaml"
        ),
        ["content", _, "profiles", ..] => {
            text!("profiles/ 里只有 <申报标识>.md", "profiles/ holds only <nomination>.md")
        }
        ["content", _, "showcases", ..] => {
            text!("showcases/ 里只有 <申报标识>.md", "showcases/ holds only <nomination>.md")
        }
        ["content", _, _, ..] => {
            text!(
                "这里只有 <名称>.md、profiles/ 和 showcases/",
                "this folder holds only <slug>.md, profiles/ and showcases/"
            )
        }
        _ => text!("content/ 里只有各竞赛的目录", "content/ holds only the contests' folders"),
    }
}

/// The path that was most likely meant, if one is close.
fn nearest(path: &str) -> Option<String> {
    const FILES: &[&str] = &["contest.yaml", "units.yaml", "quotas.yaml", "history.yaml", "forms.yaml"];
    const FOLDERS: &[&str] = &["rubrics", "nominations"];
    const SHARED: &[&str] = &["bans.yaml", "calendar.yaml", "strokes.yaml", "privacy.yaml"];
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["data", file] => {
            // Whole names are alike by their endings.
            let stems: Vec<&str> = SHARED.iter().filter_map(|name| name.strip_suffix(".yaml")).collect();
            let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
            Some(format!("data/{}.yaml", closest(stem, &stems)?))
        }
        ["data", contest, file] => Some(format!("data/{contest}/{}", closest(file, FILES)?)),
        ["data", contest, "rubrics", file] => Some(format!("data/{contest}/rubrics/{}", yaml_name(file)?)),
        ["data", _, "nominations", .., file] => Some(path.replace(file, &yaml_name(file)?)),
        ["data", contest, folder, ..] => {
            let rest = parts[3..].join("/");
            Some(format!("data/{contest}/{}/{rest}", closest(folder, FOLDERS)?))
        }
        ["content", contest, folder, file] if file.ends_with(".md") => {
            Some(format!("content/{contest}/{}/{file}", closest(folder, &["profiles", "showcases"])?))
        }
        _ => None,
    }
}

/// `a.yml` and `a.YAML` mean `a.yaml`.
fn yaml_name(file: &str) -> Option<String> {
    let (stem, extension) = file.rsplit_once('.')?;
    matches!(&*extension.to_lowercase(), "yml" | "yaml").then(|| format!("{stem}.yaml"))
}

fn closest<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    let name = name.to_lowercase().replace(".yml", ".yaml");
    let (score, best) = known
        .iter()
        .map(|k| (strsim::normalized_damerau_levenshtein(&name, k), *k))
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    (score >= 0.6).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_of_the_table_has_its_role() {
        for (path, contest, role) in [
            ("site.yaml", "", Role::Site),
            ("data/bans.yaml", "", Role::Bans),
            ("data/calendar.yaml", "", Role::Calendar),
            ("data/strokes.yaml", "", Role::Strokes),
            ("data/privacy.yaml", "", Role::Privacy),
            ("data/a/contest.yaml", "a", Role::Contest),
            ("data/a/rubrics/r.yaml", "a", Role::Rubric),
            ("data/a/nominations/x/y/z.yaml", "a", Role::Nominations),
            ("data/a/nominations/z.csv", "a", Role::Table),
            ("content/a/plan.md", "a", Role::Notice),
            ("content/a/profiles/n-1.md", "a", Role::Profile),
            ("content/a/showcases/n-1.md", "a", Role::Showcase),
            ("data/a/rubrics/deep/r.yaml", "a", Role::Stray),
            ("data/contest.yaml", "", Role::Stray),
            ("content/plan.md", "", Role::Stray),
        ] {
            assert_eq!(place(path), Place { contest, role }, "{path}");
        }
    }

    #[test]
    fn the_nearest_name_is_offered() {
        for (path, meant) in [
            ("data/a/unit.yaml", Some("data/a/units.yaml")),
            ("data/calender.yaml", Some("data/calendar.yaml")),
            ("data/a/contest.yml", Some("data/a/contest.yaml")),
            ("data/a/nomination/x.yaml", Some("data/a/nominations/x.yaml")),
            ("data/a/rubrics/r.yml", Some("data/a/rubrics/r.yaml")),
            ("data/a/nominations/z/r.YAML", Some("data/a/nominations/z/r.yaml")),
            ("content/a/profile/x.md", Some("content/a/profiles/x.md")),
            ("data/a/something.yaml", None),
        ] {
            assert_eq!(nearest(path).as_deref(), meant, "{path}");
        }
    }

    #[test]
    fn only_hidden_files_that_look_like_records_are_spoken_of() {
        for path in ["data/a/nominations/.x.yaml", "data/a/.old/units.yaml", "content/a/.draft.md"] {
            assert!(is_hidden_record(path), "{path}");
        }
        for path in ["data/a/.git/x.yaml", "data/a/._units.yaml", "data/.DS_Store", "data/a/.x.yaml.swp"] {
            assert!(!is_hidden_record(path), "{path}");
        }
    }
}
