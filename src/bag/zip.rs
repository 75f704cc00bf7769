//! A zip whose bytes depend on its files and its day alone, written front to back; and what the
//! directory of one lists.
//!
//! Lengths fit in 32 bits or the file is refused: a bundle of 100,000 nominations has files of 2 GB.

use jiff::civil::Date;

use super::deflate::Packed;

/// Version of zip that deflate needs.
const NEEDED: u16 = 20;
/// Names are UTF-8, as all ASCII is; made on Unix, so that tools set permissions.
const MADE_BY: u16 = 3 << 8 | NEEDED;
/// `-rw-r--r--`
const MODE: u32 = 0o100_644 << 16;

/// A zip in the making: hands out the bytes that follow each other.
#[derive(Debug)]
pub struct Zip {
    date: u16,
    directory: Vec<u8>,
    files: u16,
    offset: u32,
}

/// A file that does not fit into a zip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl Zip {
    /// An empty one, all of whose files are of a day.
    #[must_use]
    pub fn new(day: Date) -> Self {
        let year = u16::try_from(i32::from(day.year()) - 1980).unwrap_or_default();
        let (month, day) = (u16::try_from(day.month()).unwrap_or(1), u16::try_from(day.day()).unwrap_or(1));
        Self { date: year << 9 | month << 5 | day, directory: Vec::new(), files: 0, offset: 0 }
    }

    /// The head of a file that follows; behind it go its packed parts.
    ///
    /// # Errors
    /// When there are too many files, or too many bytes.
    pub fn file(&mut self, path: &str, packed: &[Packed]) -> Result<Vec<u8>, TooLong> {
        let (mut crc, mut plain, mut length) = (flate2::Crc::new(), 0, 0usize);
        for part in packed {
            crc.combine(&part.crc);
            plain += part.plain;
            length += part.bytes.len();
        }
        let length = u32::try_from(length).map_err(|_| TooLong)?;
        let plain = u32::try_from(plain).map_err(|_| TooLong)?;
        let name = u16::try_from(path.len()).map_err(|_| TooLong)?;
        let mut common = Vec::with_capacity(26);
        for two in [NEEDED, 0, 8, 0, self.date] {
            common.extend(two.to_le_bytes());
        }
        for four in [crc.sum(), length, plain] {
            common.extend(four.to_le_bytes());
        }
        common.extend(name.to_le_bytes());
        common.extend([0, 0]);
        let head = [b"PK\x03\x04", common.as_slice(), path.as_bytes()].concat();
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(MADE_BY.to_le_bytes());
        self.directory.extend(&common);
        // No comment, disk 0, bytes, permissions, where the file begins.
        self.directory.extend([0; 6]);
        self.directory.extend(MODE.to_le_bytes());
        self.directory.extend(self.offset.to_le_bytes());
        self.directory.extend(path.as_bytes());
        self.files = self.files.checked_add(1).ok_or(TooLong)?;
        let heads = u32::try_from(head.len()).map_err(|_| TooLong)?;
        self.offset = self.offset.checked_add(heads).and_then(|o| o.checked_add(length)).ok_or(TooLong)?;
        Ok(head)
    }

    /// What stands behind the last file.
    #[must_use]
    pub fn end(self) -> Vec<u8> {
        let mut out = self.directory;
        let length = u32::try_from(out.len()).unwrap_or(u32::MAX);
        out.extend(b"PK\x05\x06\0\0\0\0");
        for _ in 0..2 {
            out.extend(self.files.to_le_bytes());
        }
        out.extend(length.to_le_bytes());
        out.extend(self.offset.to_le_bytes());
        out.extend([0, 0]);
        out
    }
}

/// A file as the directory of a zip lists it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Its path.
    pub path: String,
    /// Its length as it is read.
    pub bytes: u64,
    /// Its check sum.
    pub crc: u32,
}

/// The bytes at the end of a zip that say where its directory begins.
pub const TAIL: u64 = 22;

/// Where the directory of a zip begins, from its last [`TAIL`] bytes; `None` where it is no zip of this kind.
#[must_use]
pub fn directory(tail: &[u8]) -> Option<u64> {
    let tail = tail.strip_prefix(b"PK\x05\x06")?;
    (tail.len() == 18 && two(tail, 16)? == 0).then_some(u64::from(four(tail, 12)?))
}

/// What the directory of a zip lists, in its order, from its bytes to the end of the zip; `None` where
/// it is damaged.
#[must_use]
pub fn listed(directory: &[u8]) -> Option<Vec<Listed>> {
    let end = directory.len().checked_sub(22)?;
    let tail = directory.get(end..)?;
    let (mut at, mut all) = (0, Vec::new());
    while at < end {
        let head = directory.get(at..end)?;
        if !head.starts_with(b"PK\x01\x02") || two(head, 30)? != 0 || two(head, 32)? != 0 {
            return None;
        }
        let name = head.get(46..46 + usize::from(two(head, 28)?))?;
        let path = std::str::from_utf8(name).ok()?.to_owned();
        all.push(Listed { path, bytes: u64::from(four(head, 24)?), crc: four(head, 16)? });
        at += 46 + name.len();
    }
    (at == end && all.len() == usize::from(two(tail, 10)?)).then_some(all)
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::deflate::pack;
    use super::*;
    use std::io::{Cursor, Read as _};

    fn zip(day: &str) -> Vec<u8> {
        let mut zip = Zip::new(day.parse().unwrap());
        let mut out = Vec::new();
        for (path, parts) in [("a/b.csv", &["甲,1\n", "乙,2\n"][..]), ("a/empty", &[""])] {
            let packed: Vec<_> =
                parts.iter().enumerate().map(|(at, p)| pack(p.as_bytes(), at + 1 == parts.len())).collect();
            out.extend(zip.file(path, &packed).unwrap());
            packed.iter().for_each(|p| out.extend(&p.bytes));
        }
        out.extend(zip.end());
        out
    }

    #[test]
    fn another_program_reads_it() {
        let bytes = zip("2023-10-16");
        let mut read = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut text = String::new();
        let mut file = read.by_name("a/b.csv").unwrap();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "甲,1\n乙,2\n");
        let day = file.last_modified().unwrap();
        assert_eq!((day.year(), day.month(), day.day(), day.hour()), (2023, 10, 16, 0));
        drop(file);
        assert_eq!(read.by_name("a/empty").unwrap().size(), 0);
    }

    #[test]
    fn the_directory_lists_what_was_put_in() {
        let bytes = zip("2023-10-16");
        let from = directory(&bytes[bytes.len() - 22..]).unwrap();
        let from = usize::try_from(from).unwrap();
        let all = listed(&bytes[from..]).unwrap();
        assert_eq!(
            all.iter().map(|l| (l.path.as_str(), l.bytes)).collect::<Vec<_>>(),
            [("a/b.csv", 12), ("a/empty", 0)]
        );
        for broken in [&bytes[from + 1..], &bytes[from..bytes.len() - 1], b""] {
            assert_eq!(listed(broken), None);
        }
        assert_eq!(directory(b"PK\x05\x06"), None);
        assert_eq!(zip("2023-10-16"), bytes);
        assert_ne!(zip("2023-10-17"), bytes);
    }
}
