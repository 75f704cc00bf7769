//! A zip that a stranger made: where its files lie, read within limits.
//!
//! Only what most unzipping programs understand alike is accepted: one directory, names that agree
//! with those before the data, files that do not overlap, stored or deflated, none of them locked.
//! What all of them understand alike is *plain*: written as this program writes it, with no byte that
//! is not a file's or the directory's.

use std::io::Read;
use std::ops::Range;

/// How much is unpacked at a time.
const PIECE: usize = 64 * 1024;
/// Files in one archive.
const MOST_FILES: usize = 200_000;
/// The longest file that is unpacked.
pub(super) const LONGEST: u64 = 1 << 30;
/// How much an archive may grow on unpacking, beside this allowance: real ones grow tenfold.
const GROWTH: u64 = 200;
const ALLOWANCE: u64 = 64 << 20;

/// A file of an archive.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Where its packed bytes lie.
    data: Range<usize>,
    deflated: bool,
    crc: u32,
    /// How long it is.
    pub(super) bytes: u64,
    /// Whether it is a symbolic link.
    pub(super) is_link: bool,
}

/// What an archive holds.
#[derive(Clone, Debug)]
pub(super) struct Directory {
    /// Names and places of all files, in the order of the directory; folders are left out.
    pub(super) files: Vec<(String, Entry)>,
    /// Whether no other program can read other files out of it.
    pub(super) plain: bool,
}

/// Why an archive or a file of it is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is damaged, or no zip of the common kind.
    Damaged,
    /// It would become too large.
    TooLarge,
}

/// Reads what an archive lists.
pub(super) fn directory(zip: &[u8]) -> Result<Directory, Refused> {
    let (start, end, count) = tail(zip).ok_or(Refused::Damaged)?;
    let (mut files, mut total, mut seen) = (Vec::new(), 0_u64, 0);
    // Behind the end stands no comment, and the first file stands at the first byte.
    let (mut at, mut plain, mut behind) = (start, end + 22 == zip.len(), 0);
    while at < end {
        let (name, entry, next) = one(zip, at, end).ok_or(Refused::Damaged)?;
        plain &= is_plain(zip, at, next, behind).unwrap_or_default();
        behind = entry.data.end;
        (at, seen) = (next, seen + 1);
        total = total.saturating_add(entry.bytes);
        if !name.ends_with('/') {
            files.push((name, entry));
        }
        if seen > MOST_FILES || total > ALLOWANCE.saturating_add(GROWTH.saturating_mul(zip.len() as u64)) {
            return Err(Refused::TooLarge);
        }
    }
    let mut places: Vec<Range<usize>> = files.iter().map(|(_, entry)| entry.data.clone()).collect();
    places.sort_by_key(|data| (data.start, data.end));
    let apart = places.windows(2).all(|two| two[0].end <= two[1].start);
    plain &= behind == start;
    if at == end && seen == count && apart { Ok(Directory { files, plain }) } else { Err(Refused::Damaged) }
}

/// Whether an entry of the directory is written as `bag` writes it: its file follows the one before, its head says
/// the same in both places, and neither has a comment or extra fields, which some programs heed and others do not.
fn is_plain(zip: &[u8], at: usize, next: usize, behind: usize) -> Option<bool> {
    let name = usize::from(two(zip, at + 28)?);
    let follows = usize::try_from(four(zip, at + 42)?).ok()? == behind;
    let same = zip.get(at + 6..at + 32)? == zip.get(behind + 4..behind + 30)?;
    Some(follows && same && next == at + 46 + name && two(zip, at + 8)? == 0 && two(zip, at + 30)? == 0)
}

/// Where the directory begins and ends, and how many it lists. Nothing may stand behind its end but
/// the comment that it announces.
fn tail(zip: &[u8]) -> Option<(usize, usize, usize)> {
    let first = zip.len().saturating_sub(22 + usize::from(u16::MAX));
    let end = (first..=zip.len().checked_sub(22)?).rev().find(|at| {
        let comment = two(zip, at + 20).map(usize::from);
        zip[*at..].starts_with(b"PK\x05\x06") && comment.is_some_and(|length| at + 22 + length == zip.len())
    })?;
    let (count, start) = (usize::from(two(zip, end + 10)?), usize::try_from(four(zip, end + 16)?).ok()?);
    // Archives on several disks, and those beyond 4 GB, are none of ours.
    let single = two(zip, end + 4)? == 0 && two(zip, end + 8)? == two(zip, end + 10)?;
    (single && start <= end && start + usize::try_from(four(zip, end + 12)?).ok()? == end)
        .then_some((start, end, count))
}

/// One entry of the directory, held against the head before its data.
fn one(zip: &[u8], at: usize, end: usize) -> Option<(String, Entry, usize)> {
    let head = zip.get(at..end)?;
    let lengths = [two(head, 28)?, two(head, 30)?, two(head, 32)?].map(usize::from);
    let name = head.get(46..46 + lengths[0])?;
    let (flags, method) = (two(head, 8)?, two(head, 10)?);
    let sound = head.starts_with(b"PK\x01\x02") && flags & 1 == 0 && matches!(method, 0 | 8);
    let next = at + 46 + lengths.iter().sum::<usize>();
    let packed = usize::try_from(four(head, 20)?).ok()?;
    let place = usize::try_from(four(head, 42)?).ok()?;
    let local = zip.get(place..end)?;
    let local_name = local.get(30..30 + usize::from(two(local, 26)?))?;
    let agree = local.starts_with(b"PK\x03\x04") && local_name == name && two(local, 8)? == method;
    let start = place + 30 + local_name.len() + usize::from(two(local, 28)?);
    let data = start..start.checked_add(packed)?;
    if !sound || !agree || data.end > end || next > end {
        return None;
    }
    let entry = Entry {
        data,
        deflated: method == 8,
        crc: four(head, 16)?,
        bytes: u64::from(four(head, 24)?),
        is_link: four(head, 38)? >> 28 == 0xa && two(head, 4)? >> 8 == 3,
    };
    Some((String::from_utf8(name.to_vec()).ok()?, entry, next))
}

/// The bytes of a file: as many as the directory says, and with its check sum.
pub(super) fn unpack(zip: &[u8], entry: &Entry) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    pieces(zip, entry, &mut |piece| bytes.extend_from_slice(piece))?;
    Ok(bytes)
}

/// The same piece by piece. Only at the end is it known whether they were the right ones.
pub(super) fn pieces(zip: &[u8], entry: &Entry, each: &mut dyn FnMut(&[u8])) -> Result<(), Refused> {
    if entry.bytes > LONGEST {
        return Err(Refused::TooLarge);
    }
    let packed = zip.get(entry.data.clone()).ok_or(Refused::Damaged)?;
    let (mut crc, mut length, mut piece) = (flate2::Crc::new(), 0, vec![0; PIECE]);
    let mut unpacker = flate2::bufread::DeflateDecoder::new(packed);
    let mut stored = packed;
    loop {
        let read = if entry.deflated { unpacker.read(&mut piece) } else { stored.read(&mut piece) };
        let read = read.map_err(|_| Refused::Damaged)?;
        length += read as u64;
        if read == 0 || length > entry.bytes {
            break;
        }
        crc.update(&piece[..read]);
        each(&piece[..read]);
    }
    // Bytes behind the end of what is packed would be another file to a program that reads front to back.
    let all = !entry.deflated || unpacker.total_in() == packed.len() as u64;
    if all && length == entry.bytes && crc.sum() == entry.crc { Ok(()) } else { Err(Refused::Damaged) }
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
