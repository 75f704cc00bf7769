//! `datapackage.json`, which describes the tables to other programs (Frictionless), and `bag-info.txt`.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::pretty;
use super::table::{self, Shape};
use crate::bag::Manifest;
use crate::model::Fingerprint;
use crate::page::World;

/// A file of the payload, measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Its path in the bundle.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: [u8; 32],
}

/// `datapackage.json`, once the tables are written.
#[must_use]
pub fn package(world: &World<'_>, at: usize, full: bool, files: &[Measured]) -> Vec<u8> {
    let contest = &world.contests[at];
    let tables = table::tables(contest, full);
    let resources: Vec<Value> = tables.iter().filter_map(|t| resource(t.shape, &tables, files)).collect();
    pretty(&json!({
        "profile": "tabular-data-package",
        "name": contest.contest.id.as_str(),
        "title": contest.contest.title,
        "resources": resources,
    }))
}

fn resource(shape: &Shape, tables: &[table::Table<'_>], files: &[Measured]) -> Option<Value> {
    let path = shape.path();
    let file = files.iter().find(|f| f.path == path)?;
    let field = |c: &table::Column| {
        let required = shape.key.contains(&c.key);
        json!({ "name": c.key, "title": c.title, "type": c.kind, "constraints": { "required": required } })
    };
    let known = |(_, table): &&(&[&str], &str)| tables.iter().any(|t| t.shape.name == *table);
    let foreign =
        shape.foreign.iter().filter(known).map(
            |(columns, table)| json!({ "fields": columns, "reference": { "resource": table, "fields": columns } }),
        );
    Some(json!({
        "profile": "tabular-data-resource",
        "name": shape.name,
        "title": shape.title,
        "path": path.strip_prefix("data/").unwrap_or(&path),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": file.bytes,
        "hash": format!("sha256:{}", Fingerprint(file.sha256).hex()),
        "schema": {
            "fields": shape.columns.iter().map(field).collect::<Vec<_>>(),
            "missingValues": [""],
            "primaryKey": shape.key,
            "foreignKeys": foreign.collect::<Vec<_>>(),
        },
    }))
}

/// `bag-info.txt`: the day, whose bundle it is, how many bytes in how many files (E15).
#[must_use]
pub fn bag_info(world: &World<'_>, at: usize, (release, on): (&str, Date), files: &[Measured]) -> String {
    let (bytes, count): (u64, usize) = (files.iter().map(|f| f.bytes).sum(), files.len());
    let (organiser, contest) = (&world.site.organiser, &world.contests[at].contest.id);
    format!(
        "Bag-Software-Agent: gongshi {}\nBagging-Date: {on}\nExternal-Identifier: {contest}/{release}\n\
         Payload-Oxum: {bytes}.{count}\nSource-Organization: {organiser}\n",
        env!("CARGO_PKG_VERSION")
    )
}

impl Measured {
    /// The manifest over files.
    #[must_use]
    pub fn manifest(files: &[Self]) -> Manifest {
        Manifest::new(files.iter().map(|f| (f.path.clone(), f.sha256)))
    }
}
