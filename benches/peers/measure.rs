//! Wall time, processor time and peak memory of one command.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use walkdir::WalkDir;

/// What a command cost, and what it left behind.
pub(crate) struct Cost {
    /// From start to end.
    pub(crate) wall: Duration,
    /// On all cores, user and system.
    pub(crate) processor: Duration,
    /// Largest resident size of the largest process, in bytes.
    pub(crate) memory: u64,
    /// Files that were written.
    pub(crate) files: usize,
    /// Their bytes.
    pub(crate) bytes: u64,
}

/// Runs a command, waits with `wait4` and prints what the kernel counted. Rust's library has no safe
/// `wait4`, Python's has.
const WAIT4: &str = "
import os, sys, time
start = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
wall = time.monotonic() - start
print(os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
";

impl Cost {
    /// Runs the command and looks at what it wrote. What the command says goes to stderr.
    pub(crate) fn of(command: &Command, output: &Path) -> Self {
        eprintln!("running {}", command.get_program().to_string_lossy());
        let mut wrapped = Command::new("python3");
        wrapped.args(["-c", WAIT4]).arg(command.get_program()).args(command.get_args()).stderr(Stdio::inherit());
        if let Some(folder) = command.get_current_dir() {
            wrapped.current_dir(folder);
        }
        let answer = wrapped.output().expect("python3 runs");
        let said = String::from_utf8_lossy(&answer.stdout);
        let last = said.lines().last().unwrap_or_default();
        let numbers: Vec<f64> = last.split(' ').map(|n| n.parse().expect("a number")).collect();
        let [code, wall, processor, memory] = numbers[..] else { panic!("four numbers, not {last:?}") };
        assert!(code == 0.0, "the command failed:\n{said}");
        let (files, bytes) = size(output);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in bytes fits")]
        let memory = memory as u64;
        Self {
            wall: Duration::from_secs_f64(wall),
            processor: Duration::from_secs_f64(processor),
            memory,
            files,
            bytes,
        }
    }
}

/// How many files a folder has, and their bytes.
fn size(folder: &Path) -> (usize, u64) {
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    files.fold((0, 0), |(count, bytes), e| (count + 1, bytes + e.metadata().map_or(0, |m| m.len())))
}

/// Copies a tree file by file: the least that any generator must do.
pub(crate) fn write_files(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().map(|e| e.expect("the tree can be walked")) {
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target).expect("a folder can be made");
        } else {
            let bytes = std::fs::read(entry.path()).expect("a file can be read");
            std::fs::write(&target, bytes).expect("a file can be written");
        }
    }
}
