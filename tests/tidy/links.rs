//! Links between the documents lead somewhere, headings included.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::tree::{self, TextFile};

fn documents() -> Vec<TextFile> {
    let outside = ["content/", "themes/", "tests/"];
    let mut files = tree::files();
    files.retain(|f| f.path.ends_with(".md") && !outside.iter().any(|folder| f.path.starts_with(folder)));
    files
}

fn parse(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
}

/// Targets of links and images.
fn targets(text: &str) -> Vec<String> {
    parse(text)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        })
        .collect()
}

/// The anchors that a code host gives to headings: lower case, no punctuation, hyphens for spaces.
fn anchors(text: &str) -> BTreeSet<String> {
    let (mut inside, mut heading, mut found) = (false, String::new(), BTreeSet::new());
    for event in parse(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => inside = true,
            Event::End(TagEnd::Heading(_)) => {
                found.insert(slug(&std::mem::take(&mut heading)));
                inside = false;
            }
            Event::Text(text) | Event::Code(text) if inside => heading.push_str(&text),
            _ => {}
        }
    }
    found
}

fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>().replace(' ', "-")
}

#[test]
fn links_between_documents_resolve() {
    let mut faults = Vec::new();
    for file in documents() {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in targets(&file.text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (path, fragment) = target.split_once('#').map_or((target.as_str(), None), |(p, f)| (p, Some(f)));
            let full =
                if path.is_empty() { tree::root().join(&file.path) } else { tree::root().join(folder).join(path) };
            if !full.exists() {
                faults.push(format!("{}: {target} leads nowhere", file.path));
            } else if let Some(fragment) = fragment.filter(|_| full.is_file()) {
                let there = std::fs::read_to_string(&full).unwrap_or_default();
                if !anchors(&there).contains(fragment) {
                    faults.push(format!("{}: {target} names no heading", file.path));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn headings_become_anchors() {
    let found = anchors("# Rooms, edges\n\n## `site.yaml`\n\n## 公示 notice\n");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["rooms-edges", "siteyaml", "公示-notice"]);
}
