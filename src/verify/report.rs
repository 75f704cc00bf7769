//! The report: for people, and as JSON. People read the differences of one nomination together, causes first.

mod told;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json as value};

use super::findings::{Difference, Findings, Layer};
use super::place::Subject;
use crate::lang::{Lang, Text, text};
use crate::model::Fingerprint;
use crate::tlog::Hash;

/// What a verification found.
#[derive(Debug, Default)]
pub struct Report {
    /// What was verified.
    pub subject: Subject,
    /// Counts, differences, notes.
    pub findings: Findings,
    /// Releases and their fingerprints.
    pub fingerprints: Vec<(String, Fingerprint)>,
    /// Which release took the place of which: `demo/r0002` → `demo/r0003`.
    pub superseded: BTreeMap<String, String>,
    /// Name, size and root of the log.
    pub checkpoint: Option<(String, u64, Hash)>,
    /// For each earlier state its name, its size, and the proof by RFC 6962 that the log extends it.
    pub consistency: Vec<(String, u64, Vec<Hash>)>,
}

impl Report {
    /// Whether nothing differs.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.findings.differences.is_empty()
    }
}

/// What no verifier can prove (E61), and what this one could not with what it had.
fn unproven(findings: &Findings) -> Vec<Text> {
    let never = [
        text!("填报的事实是否真实", "that the facts are true"),
        text!(
            "发布者给所有人看的是不是同一份日志：请把指纹与纸质公告、回执、别人存下的副本对一对",
            "that the publisher shows everybody the same log: compare fingerprints with paper, receipts and other people's copies"
        ),
        text!("网页里的脚本是否诚实", "that the page's own script is honest"),
    ];
    never.into_iter().chain(findings.unproven.iter().cloned()).collect()
}

/// For people.
#[must_use]
pub fn human(report: &Report, name: &str, lang: Lang) -> String {
    let mut out = String::new();
    let mut line = |text: &Text| {
        let _ = writeln!(out, "{}", text.get(lang));
    };
    let subject = report.subject.words();
    let (zh, en) = (subject.zh, subject.en);
    line(&text!("核验 {name}（{zh}）", "Verified {name} ({en})"));
    for layer in Layer::ALL {
        let looked = report.findings.looked.iter().filter(|(what, n)| what.layer() == layer && **n > 0);
        let looked: Vec<Text> = looked.map(|(what, n)| what.words(*n)).collect();
        let wrong = report.findings.differences.iter().filter(|d| d.layer == layer).count();
        if looked.is_empty() && wrong == 0 {
            continue;
        }
        let zh_list = looked.iter().map(|t| t.zh.as_str()).collect::<Vec<_>>().join("，");
        let en_list = looked.iter().map(|t| t.en.as_str()).collect::<Vec<_>>().join(", ");
        let verdict = if wrong == 0 {
            text!("无差异", "no differences")
        } else {
            text!("差异 {wrong} 处", "differences: {wrong}")
        };
        let (title, verdict_zh, verdict_en) = (layer.title(), verdict.zh, verdict.en);
        let (zh, en) = (title.zh, title.en);
        let colon = if looked.is_empty() { ["", ""] } else { ["：", ": "] };
        let [zh_colon, en_colon] = colon;
        line(&text!("  {zh}  {zh_list}{zh_colon}{verdict_zh}", "  {en}: {en_list}{en_colon}{verdict_en}"));
    }
    for (name, fingerprint) in &report.fingerprints {
        let groups = fingerprint.grouped();
        line(&text!("  指纹  {name}  {groups}", "  fingerprint of {name}: {groups}"));
    }
    if let Some((origin, size, _)) = &report.checkpoint {
        line(&text!("  日志  {origin}，共 {size} 条", "  log {origin}, {size} entries"));
    }
    for note in &report.findings.notes {
        let Text { zh, en } = note;
        line(&text!("  说明  {zh}", "  note: {en}"));
    }
    told::differences(&report.findings.differences, lang, &mut out);
    verdict(report, lang, &mut out);
    out
}

fn verdict(report: &Report, lang: Lang, out: &mut String) {
    let n = report.findings.differences.len();
    let verdict = if n == 0 {
        text!("没有发现差异。", "Nothing differs.")
    } else {
        text!("发现差异 {n} 处。", "Differences: {n}.")
    };
    let _ = writeln!(out, "{}", verdict.get(lang));
    let head = text!("核验不能证明：", "What no verification can prove:");
    let _ = writeln!(out, "{}", head.get(lang));
    for one in unproven(&report.findings) {
        let _ = writeln!(out, "  - {}", one.get(lang));
    }
}

/// For machines.
#[must_use]
pub fn json(report: &Report, name: &str) -> String {
    let both = |text: &Text| value!({ "zh": text.zh, "en": text.en });
    let looked: serde_json::Map<String, Value> =
        report.findings.looked.iter().map(|(what, n)| (what.as_str().to_owned(), value!(n))).collect();
    let difference = |d: &Difference| value!({ "layer": d.layer.as_str(), "place": d.place, "what": both(&d.what), "expected": d.expected, "found": d.found });
    let hex = |hash: &Hash| Fingerprint(*hash).hex();
    let out = value!({
        "format": "gongshi-verification/1",
        "name": name,
        "subject": report.subject.as_str(),
        "holds": report.holds(),
        "looked": looked,
        "fingerprints": report.fingerprints.iter().map(|(name, f)| value!({ "release": name, "fingerprint": f.hex() })).collect::<Vec<_>>(),
        "log": report.checkpoint.as_ref().map(|(origin, size, root)| value!({ "origin": origin, "size": size, "root": hex(root) })),
        "consistency": report.consistency.iter().map(|(name, size, proof)| {
            value!({ "since": name, "size": size, "proof": proof.iter().map(hex).collect::<Vec<_>>() })
        }).collect::<Vec<_>>(),
        "differences": report.findings.differences.iter().map(difference).collect::<Vec<_>>(),
        "notes": report.findings.notes.iter().map(both).collect::<Vec<_>>(),
        "unproven": unproven(&report.findings).iter().map(both).collect::<Vec<_>>(),
    });
    format!("{out:#}\n")
}

impl Subject {
    /// The word in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Evidence => "evidence",
            Self::Bundle => "bundle",
            Self::Log => "log",
            Self::Receipt => "receipt",
        }
    }

    fn words(self) -> Text {
        match self {
            Self::Site => text!("网站", "a site"),
            Self::Evidence => text!("发布版本与日志", "releases and their log"),
            Self::Bundle => text!("存证包", "a bundle"),
            Self::Log => text!("存证日志", "a log"),
            Self::Receipt => text!("回执", "a receipt"),
        }
    }
}
