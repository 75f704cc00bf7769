//! The table, in Markdown, ready for docs/performance.md.

use std::process::Command;
use std::time::Duration;

use crate::measure::Cost;

/// A row of the table.
pub(crate) struct Row {
    name: &'static str,
    cost: Result<Cost, &'static str>,
}

impl Row {
    pub(crate) const fn of(name: &'static str, cost: Cost) -> Self {
        Self { name, cost: Ok(cost) }
    }

    pub(crate) const fn skipped(name: &'static str, why: &'static str) -> Self {
        Self { name, cost: Err(why) }
    }
}

/// On what this is measured.
pub(crate) fn machine() {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        processor.lines().find_map(|l| l.strip_prefix("model name")).unwrap_or("").trim_matches(['\t', ':', ' ']);
    println!("machine: {cores} cores, {model}");
    for program in ["rustc", "hugo"] {
        let version = Command::new(program).arg(if program == "hugo" { "version" } else { "-V" }).output();
        let said = version.map(|o| String::from_utf8_lossy(&o.stdout).into_owned()).unwrap_or_default();
        println!("{}", said.lines().last().unwrap_or("hugo: not installed"));
    }
}

/// One table; ratios are against the first row, so 3.0 means three times as much.
pub(crate) fn table(size: usize, rows: &[Row]) {
    println!("\n### {size} nominations\n");
    println!("| | wall | × | processor | × | peak memory | × | files | bytes |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    let first = rows.first().and_then(|row| row.cost.as_ref().ok());
    for row in rows {
        match (&row.cost, first) {
            (Ok(cost), Some(first)) => println!(
                "| {} | {} | {:.2} | {} | {:.2} | {} | {:.2} | {} | {} |",
                row.name,
                seconds(cost.wall),
                cost.wall.as_secs_f64() / first.wall.as_secs_f64(),
                seconds(cost.processor),
                cost.processor.as_secs_f64() / first.processor.as_secs_f64(),
                mebibytes(cost.memory),
                ratio(cost.memory, first.memory),
                cost.files,
                mebibytes(cost.bytes),
            ),
            (Err(why), _) => println!("| {} | skipped: {why} | | | | | | | |", row.name),
            (Ok(_), None) => {}
        }
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

fn mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes.div_ceil(1 << 20))
}

#[allow(clippy::cast_precision_loss, reason = "two digits are printed")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}
