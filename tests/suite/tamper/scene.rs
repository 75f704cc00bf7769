//! A small site with signed releases, made once, and what an attacker with all tools can do to it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use gongshi::bag::{self, Manifest};
use gongshi::model::Fingerprint;
use gongshi::tlog::{Entry, Log, Signer};
use gongshi::verify::{self, Layer, Outside, Report};

use crate::harness::{Project, tree};

/// Files by path.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// The publisher's key; another key of the same kind is made of it.
const SECRET: &str = include_str!("../../../src/tlog/test.key");

/// The site at its publication, and after a correction.
pub(super) struct Scene {
    pub(super) before: Files,
    pub(super) after: Files,
}

/// An objection and what was found of it, before the correction.
const EVENTS: &str = "\
events:
  - {id: e-1, on: 2023-10-16, kind: objection, nomination: t-0000, subject: 反映台账有误, channel: 来信, by: 示例办公室}
  - {id: e-2, on: 2023-10-18, kind: finding, objection: e-1, outcome: unfounded, measure: none, reason: 台账属实, by: 示例组织委员会}
";

/// The publisher.
pub(super) fn signer() -> Signer {
    Signer::open(SECRET, None).unwrap()
}

/// Somebody else.
pub(super) fn stranger() -> Signer {
    let pair = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
    Signer::open(&pair.sk.to_box(None).unwrap().to_string(), None).unwrap()
}

/// The scene of all tests.
pub(super) fn scene() -> &'static Scene {
    static SCENE: OnceLock<Scene> = OnceLock::new();
    SCENE.get_or_init(|| {
        let project = project(61);
        let before = publish(&project);
        project.write("data/small/nominations/t-0001.yaml", &Project::nomination(1, 88));
        project.write("data/small/history.yaml", EVENTS);
        release(&project, &["--event", "correction", "--on", "2023-10-20", "--reason", "台账录入错误"]);
        Scene { before, after: built(&project) }
    })
}

/// A contest of four whose second has done so much.
fn project(done: usize) -> Project {
    let project = Project::small(4);
    project.write("signer.key", SECRET);
    // Two paragraphs, so that one can take the place of the other.
    let notice = format!("{}\n请各单位逐级审核示例材料。\n", crate::release::NOTICE);
    project.write("content/small/circular.md", &notice);
    project.write("data/small/nominations/t-0001.yaml", &Project::nomination(1, done));
    project
}

fn publish(project: &Project) -> Files {
    release(project, &["--event", "rubric-locked", "--on", "2023-10-08"]);
    release(project, &["--event", "publication", "--on", "2023-10-09"]);
    built(project)
}

/// Another site of the same publisher's, honest in itself, with another fact from the beginning.
pub(super) fn another() -> Files {
    let project = project(70);
    publish(&project)
}

fn release(project: &Project, args: &[&str]) {
    project.run(&[&["release", "small", "--sign", "signer.key"], args].concat()).ends(0);
}

fn built(project: &Project) -> Files {
    project.run(&["build"]).ends(0);
    tree(&project.public())
}

/// What a verifier finds.
pub(super) fn verified(files: &Files, outside: &Outside) -> Report {
    let dir = laid(files);
    verify::verify(dir.path(), outside).unwrap()
}

/// The files in a folder of their own.
pub(super) fn laid(files: &Files) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    lay(files, dir.path());
    dir
}

pub(super) fn lay(files: &Files, dir: &Path) {
    for (path, bytes) in files {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The layers in which something differs.
pub(super) fn layers(report: &Report) -> Vec<&'static str> {
    let found = |layer: &Layer| report.findings.differences.iter().any(|d| d.layer == *layer);
    Layer::ALL.iter().filter(|layer| found(layer)).map(|layer| layer.as_str()).collect()
}

pub(super) const RELEASE: &str = "evidence/small/r0003";

pub(super) fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap()
}

/// Changes a text in a file.
pub(super) fn edit(files: &mut Files, path: &str, from: &str, to: &str) {
    let before = text(files, path);
    let after = before.replacen(from, to, 1);
    assert!(before != after, "{path} has no {from}");
    files.insert(path.to_owned(), after.into_bytes());
}

/// The attacker writes the site's list of files anew.
pub(super) fn relist(files: &mut Files) {
    files.remove("gongshi-manifest.txt");
    let line = |out: String, (path, bytes): (&String, &Vec<u8>)| {
        out + &Fingerprint(bag::sha256(bytes)).hex() + "  " + path + "\n"
    };
    let list = files.iter().fold(String::new(), line);
    files.insert("gongshi-manifest.txt".to_owned(), list.into_bytes());
}

/// The attacker writes the manifests of a release anew, what it says of its tables, and its zip.
pub(super) fn rebag(files: &mut Files, release: &str) {
    let below = |files: &Files, folder: &str| -> Files {
        let folder = format!("{release}/{folder}");
        files.iter().filter_map(|(p, b)| Some((p.strip_prefix(&folder)?.to_owned(), b.clone()))).collect()
    };
    let package = format!("{release}/data/datapackage.json");
    let mut value: serde_json::Value = serde_json::from_slice(&files[&package]).unwrap();
    for resource in value["resources"].as_array_mut().unwrap() {
        let bytes = &files[&format!("{release}/data/{}", resource["path"].as_str().unwrap())];
        resource["bytes"] = bytes.len().into();
        resource["hash"] = format!("sha256:{}", Fingerprint(bag::sha256(bytes)).hex()).into();
    }
    files.insert(package, format!("{value:#}\n").into_bytes());
    let payload = below(files, "data/");
    let manifest = Manifest::new(payload.iter().map(|(path, bytes)| (format!("data/{path}"), bag::sha256(bytes))));
    let length: usize = payload.values().map(Vec::len).sum();
    let info = text(files, &format!("{release}/bag-info.txt"));
    let info = info.lines().fold(String::new(), |mut out, line| {
        let _ = match line.strip_prefix("Payload-Oxum: ") {
            Some(_) => writeln!(out, "Payload-Oxum: {length}.{}", payload.len()),
            None => writeln!(out, "{line}"),
        };
        out
    });
    let tags = bag::tag_manifest(info.as_bytes(), manifest.text().as_bytes());
    for (name, text) in
        [("bag-info.txt", info), ("manifest-sha256.txt", manifest.text()), ("tagmanifest-sha256.txt", tags.text())]
    {
        files.insert(format!("{release}/{name}"), text.into_bytes());
    }
    rezip(files, release);
}

/// The attacker packs a release anew.
pub(super) fn rezip(files: &mut Files, release: &str) {
    let top = release.trim_start_matches("evidence/").replace('/', "-");
    let mut zip = bag::Zip::new("2023-10-20".parse().unwrap());
    let mut out = Vec::new();
    for (path, bytes) in files.iter().filter_map(|(p, b)| Some((p.strip_prefix(&format!("{release}/"))?, b))) {
        let packed = [bag::pack(bytes, true)];
        out.extend(zip.file(&format!("{top}/{path}"), &packed).unwrap());
        out.extend(&packed[0].bytes);
    }
    out.extend(zip.end());
    files.insert(format!("{release}.zip"), out);
}

/// The entries of the log.
pub(super) fn entries(files: &Files) -> Vec<Entry> {
    text(files, "evidence/log/entries.jsonl").lines().map(|line| Entry::parse(line).unwrap()).collect()
}

/// The attacker writes the log and every receipt anew, signed or not.
pub(super) fn relog(files: &mut Files, entries: Vec<Entry>, signer: Option<&Signer>) {
    let origin = text(files, "evidence/log/checkpoint").lines().next().unwrap().to_owned();
    files.retain(|path, _| !path.starts_with("evidence/log/") && !path.starts_with("evidence/receipts/"));
    let log = Log::new(origin, entries);
    files.extend(log.files(signer).unwrap().into_iter().map(|(path, bytes)| (format!("evidence/log/{path}"), bytes)));
    let checkpoint = log.checkpoint(signer).unwrap();
    for (at, entry) in log.entries().iter().enumerate() {
        let receipt = log.receipt(at, &checkpoint).unwrap();
        files.insert(format!("evidence/receipts/{}-{}.txt", entry.contest, entry.release), receipt.into_bytes());
    }
}

/// The same with the fingerprints that releases have now, each signed anew.
pub(super) fn reenter(files: &mut Files, signer: Option<&Signer>) {
    let mut entries = entries(files);
    for entry in &mut entries {
        let release = format!("evidence/{}/{}", entry.contest, entry.release);
        let tags = files[&format!("{release}/tagmanifest-sha256.txt")].clone();
        entry.fingerprint = bag::fingerprint(&tags);
        let name = format!("{release}/tagmanifest-sha256.txt.minisig");
        match signer {
            Some(signer) => {
                let comment = format!("{}/{} {} {}", entry.contest, entry.release, entry.event.as_str(), entry.on);
                files.insert(name, signer.sign_manifest(&tags, &comment).into_bytes());
            }
            None => drop(files.remove(&name)),
        }
        rezip(files, &release);
    }
    relog(files, entries, signer);
}
