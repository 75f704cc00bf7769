//! What the site of a contest has to have (E60 4): a page for everybody, lists with all who are ranked, twins,
//! downloads, and the fingerprints of its releases as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::board::Board;
use super::findings::{Findings, Layer};
use super::shelf::Shelf;
use crate::lang::{Text, text};
use crate::model::Fingerprint;

/// Downloads that every contest has.
const DOWNLOADS: [&str; 8] = [
    "facts.csv",
    "nominations.csv",
    "nominations.json",
    "records.json",
    "results.csv",
    "results.json",
    "scores.csv",
    "scores.json",
];
/// A fingerprint as pages show it: 16 groups of four digits.
const SHOWN: usize = 16 * 5 - 1;

/// Who stands with a total in which list: path below the contest → ids, as often as they stand there.
pub(super) type Lists = BTreeMap<String, Vec<String>>;

/// Everything that must be there. `folder` is `<contest>/`, `releases` its fingerprints by name.
pub(super) fn complete(
    shelf: &Shelf,
    folder: &str,
    board: &Board<'_>,
    lists: &Lists,
    releases: &BTreeMap<String, Fingerprint>,
) -> Findings {
    let mut findings = Findings::default();
    let page = text!(
        "发布版本里有这份申报，网站上没有它的页面",
        "the release has this nomination, the site has no page of it"
    );
    let mut wanted: Vec<(String, Text)> =
        board.records().iter().map(|record| (format!("n/{}.html", record.id), page.clone())).collect();
    let list = text!("网站上没有这份名单", "the site has no such list");
    let tracks: BTreeSet<&str> = board.records().iter().map(|record| record.track.as_str()).collect();
    wanted.extend(tracks.iter().map(|track| (format!("results/{track}.html"), list.clone())));
    let notice = text!("发布版本里有这篇公告，网站上没有", "the release has this notice, the site has not");
    wanted.extend(board.notices().map(|slug| (format!("notices/{slug}.html"), notice.clone())));
    let file = text!("网站上没有这个文件", "the site has no such file");
    wanted.push(("evidence.html".to_owned(), file.clone()));
    wanted.extend(DOWNLOADS.map(|name| (format!("data/{name}"), file.clone())));
    let rubrics = board.rubrics().flat_map(|id| [format!("rubrics/{id}.js"), format!("data/rubrics/{id}.json")]);
    let quotas = ["data/quotas.csv", "data/quotas.json"].into_iter().filter(|_| board.has_quotas());
    wanted.extend(rubrics.chain(quotas.map(str::to_owned)).map(|path| (path, file.clone())));
    let twin = text!("网页没有它的 JSON", "the page has no JSON beside it");
    for path in shelf.below(folder).filter_map(|path| path.strip_suffix(".html")) {
        // The statement for the files is printed, and has none.
        if !path.contains("/statement/") {
            wanted.push((format!("{path}.json"), twin.clone()));
        }
    }
    for (path, what) in wanted {
        let place = format!("{folder}{path}");
        if !shelf.has(&place) {
            findings.wrong(Layer::Pages, place, what);
        }
    }
    workbook(shelf, folder, board, &mut findings);
    ranked(folder, board, lists, &mut findings);
    fingerprints(shelf, folder, releases, &mut findings);
    findings
}

/// A workbook names units, which no release does: another one than the release's may be honest, and is not looked at.
fn workbook(shelf: &Shelf, folder: &str, board: &Board<'_>, findings: &mut Findings) {
    let path = format!("{folder}data/workbook.xlsx");
    if let Some(Ok(hash)) = shelf.hash(&path)
        && board.made_another("data/workbook.xlsx", hash)
    {
        findings.notes.push(text!(
            "{path} 不是最近一份发布版本里的工作簿，没有核对：要看核算表，用发布版本里的那一份",
            "{path} is not the workbook of the latest release and was not looked at: use that of the release"
        ));
    }
}

/// The list of each track, its parts put together, shows the total of each one that is ranked, once.
fn ranked(folder: &str, board: &Board<'_>, lists: &Lists, findings: &mut Findings) {
    let mut tracks: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for record in board.records().iter().filter(|record| board.is_ranked(&record.id)) {
        tracks.entry(&record.track).or_default().push(&record.id);
    }
    let both = tracks.iter().flat_map(|track| [(track, "html"), (track, "json")]);
    for ((track, all), ending) in both {
        let first = format!("results/{track}.{ending}");
        let later = (2..).map(|part| format!("results/{track}/{part}.{ending}"));
        let parts = std::iter::once(first.clone()).chain(later).map_while(|path| lists.get(&path));
        let mut shown: Vec<&str> = parts.flatten().map(String::as_str).collect();
        shown.sort_unstable();
        let missing = all.iter().filter(|id| shown.binary_search(id).is_err());
        let twice = shown.windows(2).filter(|two| two[0] == two[1]).map(|two| &two[0]);
        let ids: Vec<&str> = missing.chain(twice).copied().collect();
        if !ids.is_empty() {
            let ids = ids.join(" ");
            findings.wrong(
                Layer::Pages,
                format!("{folder}{first} {ids}"),
                text!(
                    "名单没有恰好标出每个参加排名者的总分各一次",
                    "the list does not mark the total of each one who is ranked once"
                ),
            );
        }
    }
}

/// Fingerprints on notices are those of releases, and so are those on the page of evidence, which shows them all;
/// the page of a release shows its own, beside hashes of its files. The same of their twins.
fn fingerprints(shelf: &Shelf, folder: &str, releases: &BTreeMap<String, Fingerprint>, findings: &mut Findings) {
    let known: BTreeSet<String> = releases.values().map(Fingerprint::grouped).collect();
    for path in shelf.below(folder) {
        let Some(stem) = path.strip_suffix(".html").or_else(|| path.strip_suffix(".json")) else { continue };
        let own = stem.strip_prefix("releases/").and_then(|release| releases.get(&format!("{folder}{release}")));
        let (is_evidence, is_notice) = (stem == "evidence", stem.starts_with("notices/"));
        let place = format!("{folder}{path}");
        if own.is_none() && !is_evidence && !is_notice {
            continue;
        }
        let Some(Ok(bytes)) = shelf.read(&place) else { continue };
        let shown = shown(&bytes);
        for other in shown.difference(&known).filter(|_| is_evidence || is_notice) {
            let what = text!("不是这项竞赛任何发布版本的指纹", "the fingerprint of no release of this contest");
            findings.wrong(Layer::Pages, format!("{place} {other}"), what);
        }
        let asked = known.iter().filter(|one| is_evidence || own.is_some_and(|own| own.grouped() == **one));
        for missing in asked.filter(|one| !shown.contains(*one)) {
            let what = text!("页面上没有这个发布版本的指纹", "the page does not show the fingerprint of this release");
            findings.wrong(Layer::Pages, format!("{place} {missing}"), what);
        }
    }
}

/// What looks like a fingerprint on a page.
fn shown(page: &[u8]) -> BTreeSet<String> {
    let fits = |bytes: &[u8]| {
        let digit = |c: &u8| c.is_ascii_digit() || (b'a'..=b'f').contains(c);
        bytes.iter().enumerate().all(|(at, c)| if at % 5 == 4 { *c == b' ' } else { digit(c) })
    };
    let candidates = page.windows(SHOWN).filter(|bytes| bytes[4] == b' ' && fits(bytes));
    candidates.filter_map(|bytes| String::from_utf8(bytes.to_vec()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_found_whole() {
        let one = Fingerprint([0xa1; 32]).grouped();
        let page = format!("<code>{one}</code> 12ab 34cd {}", &one[..40]);
        assert_eq!(shown(page.as_bytes()), BTreeSet::from([one]));
        assert_eq!(shown(b"a1a1 a1a1"), BTreeSet::new());
    }
}
