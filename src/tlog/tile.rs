//! Static tiles of C2SP tlog-tiles: the tree's hashes and entries, 256 to a file.

use std::ops::Range;

use super::tree::{Hash, root};

/// Hashes of a whole tile.
const WIDTH: usize = 256;

/// Every file of `tile/` for a log of these entries, in a fixed order.
pub(super) fn all(lines: &[String], leaves: &[Hash]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut level = 0;
    let mut hashes = leaves.to_vec();
    while !hashes.is_empty() {
        for range in ranges(hashes.len()) {
            let bytes = hashes[range.clone()].concat();
            files.push((path(&level.to_string(), &range), bytes));
        }
        hashes = hashes.chunks_exact(WIDTH).map(root).collect();
        level += 1;
    }
    for range in ranges(lines.len()) {
        files.push((path("entries", &range), bundle(&lines[range])));
    }
    files
}

/// What a tile of an earlier size must hold, by its path; `None` for a path that is no tile of this log.
pub(super) fn earlier(path_: &str, lines: &[String], leaves: &[Hash]) -> Option<Vec<u8>> {
    let (level, rest) = path_.strip_prefix("tile/")?.split_once('/')?;
    let (index, width) = rest.split_once(".p/")?;
    let index = index.split('/').map(|part| part.trim_start_matches('x'));
    let index = index.collect::<String>().parse::<usize>().ok()?;
    let width: usize = width.parse().ok().filter(|w| (1..WIDTH).contains(w))?;
    let start = index.checked_mul(WIDTH)?;
    let range = start..start.checked_add(width)?;
    if path(level, &range) != path_ {
        return None;
    }
    if level == "entries" {
        return Some(bundle(lines.get(range)?));
    }
    let number: u32 = level.parse().ok().filter(|number: &u32| number.to_string() == level)?;
    let step = WIDTH.checked_pow(number)?;
    let hashes: Vec<Hash> = leaves.chunks_exact(step).map(root).collect();
    Some(hashes.get(range)?.concat())
}

/// The tiles of so many hashes: whole ones, then what is left.
fn ranges(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).step_by(WIDTH).map(move |start| start..count.min(start + WIDTH))
}

/// `tile/0/000`, `tile/0/x001/234.p/7`.
fn path(level: &str, range: &Range<usize>) -> String {
    let mut index = range.start / WIDTH;
    let mut name = format!("{:03}", index % 1000);
    while index >= 1000 {
        index /= 1000;
        name = format!("x{:03}/{name}", index % 1000);
    }
    let part = if range.len() == WIDTH { String::new() } else { format!(".p/{}", range.len()) };
    format!("tile/{level}/{name}{part}")
}

/// Entries behind each other, each after its length in two bytes, the higher one first.
fn bundle(lines: &[String]) -> Vec<u8> {
    let one = |line: &String| {
        // An entry has about 250 bytes: ids have at most 64.
        let length = u16::try_from(line.len()).unwrap_or(u16::MAX).to_be_bytes();
        [&length, line.as_bytes()].concat()
    };
    lines.iter().flat_map(one).collect()
}

#[cfg(test)]
mod tests {
    use tlog_tiles::tile::Tile;

    use super::super::tree::leaf_hash;
    use super::*;

    fn log(n: usize) -> (Vec<String>, Vec<Hash>) {
        let lines: Vec<String> = (0..n).map(|at| format!("entry {at}")).collect();
        let leaves = lines.iter().map(|line| leaf_hash(line.as_bytes())).collect();
        (lines, leaves)
    }

    /// Paths of the other implementation, which writes the height into them.
    fn others(n: u64) -> Vec<String> {
        Tile::new_tiles(8, 0, n).iter().map(|tile| tile.path().replacen("tile/8/", "tile/", 1)).collect()
    }

    #[test]
    fn paths_are_those_of_another_implementation() {
        for n in [1, 2, 255, 256, 257, 512, 700, 65_536, 65_537, 66_000] {
            let (lines, leaves) = log(n);
            let mut ours: Vec<String> = all(&lines, &leaves).into_iter().map(|(path, _)| path).collect();
            ours.retain(|path| !path.starts_with("tile/entries/"));
            assert_eq!(ours, others(n as u64), "{n} entries");
        }
        assert_eq!(path("0", &(1_234_067 * 256..1_234_067 * 256 + 1)), "tile/0/x001/x234/067.p/1");
    }

    #[test]
    fn a_tile_above_holds_the_roots_of_those_below() {
        let (lines, leaves) = log(513);
        let files = all(&lines, &leaves);
        let find = |path: &str| files.iter().find(|(p, _)| p == path).map(|(_, bytes)| bytes.clone()).unwrap();
        assert_eq!(find("tile/0/001"), leaves[256..512].concat());
        assert_eq!(find("tile/0/002.p/1"), leaves[512]);
        assert_eq!(find("tile/1/000.p/2"), [root(&leaves[..256]), root(&leaves[256..512])].concat());
        assert_eq!(find("tile/entries/002.p/1"), b"\x00\x09entry 512");
    }

    #[test]
    fn a_partial_tile_of_an_earlier_size_is_known() {
        let (lines, leaves) = log(513);
        assert_eq!(earlier("tile/0/000.p/3", &lines, &leaves), Some(leaves[..3].concat()));
        assert_eq!(earlier("tile/1/000.p/1", &lines, &leaves), Some(root(&leaves[..256]).to_vec()));
        assert_eq!(earlier("tile/entries/002.p/1", &lines, &leaves), Some(b"\x00\x09entry 512".to_vec()));
        for stray in [
            "tile/0/002.p/2",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/03",
            "tile/0/0.p/3",
            "tile/00/000.p/3",
            "tile/0/x000/000.p/3",
            "tile/9/000.p/1",
            "tile/99/000.p/1",
            "tile/0/../000.p/3",
            "tile/entries/003.p/1",
            "tile/",
            "tile/0/18446744073709551615.p/1",
        ] {
            assert_eq!(earlier(stray, &lines, &leaves), None, "{stray}");
        }
    }
}
