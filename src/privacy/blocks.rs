//! Finds many long texts, as they were typed, in rendered files: by aligned blocks of eight bytes.
//!
//! Of a text of 23 bytes, wherever it stands, a block of eight that begins at a multiple of sixteen lies
//! inside it, of one of 39 two; of one of 15, one that begins at a multiple of eight. So a file is read in
//! steps of eight to sixteen bytes, as the shortest text allows, and each block is looked up among one block of each text for each place where a step
//! may begin in it: the one that the fewest texts have, for thousands of them may begin alike, and like
//! what every page says (示例省示例市…). Most blocks of a file are turned away by which of their bytes
//! are ASCII, or by three bits. Behind a block
//! the texts are not compared one by one, but what stands there is looked up in every length that they
//! have.

use std::collections::HashMap;
use std::ops::Range;

/// Bytes of a block.
const BLOCK: usize = 8;
/// Bytes at the most from one block of a file that is looked up to the next.
const STEP: usize = 16;
/// Bytes of the shortest text that is found.
pub(super) const SHORTEST: usize = 2 * BLOCK - 1;

/// The texts, by their blocks.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    texts: HashMap<Box<[u8]>, usize>,
    /// Bytes from one block to the next.
    step: usize,
    sieve: Sieve,
    /// The blocks, in the order of their hashes.
    places: Vec<Place>,
    /// Where those of each hash begin, by its first bits.
    starts: Vec<u32>,
}

/// A block of a text: how far it stands from the beginning, and how long the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    hash: u64,
    shift: u32,
    length: u32,
}

impl Blocks {
    /// Arranges texts, each with its number; of equal ones, the first. The short are left out.
    pub(super) fn of(texts: Vec<(Vec<u8>, usize)>) -> Self {
        let mut blocks = Self::default();
        for (text, value) in texts.into_iter().filter(|(text, _)| text.len() >= SHORTEST) {
            blocks.texts.entry(text.into()).or_insert(value);
        }
        let Some(shortest) = blocks.texts.keys().map(|text| text.len()).min() else { return blocks };
        blocks.step = (shortest + 1 - BLOCK).min(STEP);
        let common = Common::of(blocks.texts.keys());
        let all = blocks.texts.keys().flat_map(|text| rarest(text, blocks.step, &common));
        for (block, place) in all {
            blocks.sieve.scripts.add(block);
            blocks.places.push(place);
        }
        blocks.places.sort_unstable();
        blocks.places.dedup();
        blocks.sieve.fill(&blocks.places);
        blocks.starts = vec![0; (2 << blocks.places.len().ilog2()) + 1];
        for at in 0..blocks.places.len() {
            let slot = blocks.slot(blocks.places[at].hash);
            blocks.starts[slot + 1] += 1;
        }
        let mut before = 0;
        for start in &mut blocks.starts {
            before += *start;
            *start = before;
        }
        blocks
    }

    /// Whether there are none.
    pub(super) fn are_none(&self) -> bool {
        self.texts.is_empty()
    }

    /// Whether none of the texts stands in a file.
    pub(super) fn are_absent(&self, bytes: &[u8]) -> bool {
        let mut absent = true;
        self.each(bytes, |_, _| absent = false);
        absent
    }

    /// Calls `found` with the number and the place of every text in a file.
    pub(super) fn each(&self, bytes: &[u8], mut found: impl FnMut(usize, Range<usize>)) {
        if self.texts.is_empty() {
            return;
        }
        self.sieve.blocks_of(bytes, self.step, |at| {
            let Some(block) = bytes[at..].first_chunk() else { return };
            for Place { shift, length, .. } in self.places(hash(*block)) {
                let Some(start) = at.checked_sub(*shift as usize) else { continue };
                let part = start..start + *length as usize;
                if let Some(value) = bytes.get(part.clone()).and_then(|text| self.texts.get(text)) {
                    found(*value, part);
                }
            }
        });
    }

    /// The places of a block.
    fn places(&self, hash: u64) -> impl Iterator<Item = &Place> {
        let slot = self.slot(hash);
        let among = &self.places[self.starts[slot] as usize..self.starts[slot + 1] as usize];
        among.iter().filter(move |place| place.hash == hash)
    }

    /// The first bits of a hash: about one for each block.
    fn slot(&self, hash: u64) -> usize {
        usize::try_from(hash >> (63 - self.places.len().ilog2())).unwrap_or_default()
    }
}

/// For each place where a step may begin in a text, the block there or steps further that the fewest
/// texts have.
fn rarest(text: &[u8], step: usize, common: &Common) -> impl Iterator<Item = ([u8; BLOCK], Place)> {
    let block = |shift: usize| text[shift..].first_chunk().copied().unwrap_or_default();
    let best = move |first: usize| {
        let shifts = (first..=text.len() - BLOCK).step_by(step);
        shifts.min_by_key(|shift| common.count(hash(block(*shift)))).unwrap_or(first)
    };
    let short = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (0..step).map(best).map(move |shift| {
        let place = Place { hash: hash(block(shift)), shift: short(shift), length: short(text.len()) };
        (block(shift), place)
    })
}

/// A number for a block, a different one for each, with mixed bits.
const fn hash(block: [u8; BLOCK]) -> u64 {
    let mixed = u64::from_le_bytes(block).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 32
}

/// How many texts have a block, about.
struct Common(Vec<u16>);

impl Common {
    /// Counters, as a power of two.
    const BITS: u32 = 19;

    fn of<'t>(texts: impl Iterator<Item = &'t Box<[u8]>>) -> Self {
        let mut common = Self(vec![0; 1 << Self::BITS]);
        for block in texts.flat_map(|text| text.windows(BLOCK).filter_map(<[u8]>::first_chunk).copied().map(hash)) {
            let counter = &mut common.0[Self::at(block)];
            *counter = counter.saturating_add(1);
        }
        common
    }

    fn count(&self, hash: u64) -> u16 {
        self.0[Self::at(hash)]
    }

    fn at(hash: u64) -> usize {
        usize::try_from(hash >> (64 - Self::BITS)).unwrap_or_default()
    }
}

/// What turns most blocks of a file away: which of their bytes are ASCII, for in a text in Chinese few are
/// and in a page's tags all; then three bits for each block, in one word of 64.
#[derive(Debug, Default)]
struct Sieve {
    scripts: Scripts,
    words: Vec<u64>,
    /// The first bits of a hash that say which word.
    bits: u32,
}

impl Sieve {
    /// Words at the most, as a power of two: half a megabyte, which a core holds near.
    const MOST: u32 = 16;

    fn fill(&mut self, places: &[Place]) {
        self.bits = (places.len() / 4).max(64).ilog2().min(Self::MOST);
        self.words = vec![0; 1 << self.bits];
        for place in places {
            let at = self.word(place.hash);
            self.words[at] |= Self::mask(place.hash);
        }
    }

    /// Where in a file, at multiples of a step, blocks stand that may be among these.
    fn blocks_of(&self, bytes: &[u8], step: usize, mut found: impl FnMut(usize)) {
        for (part, at) in bytes.chunks(step * 64).zip((0..).step_by(step * 64)) {
            let mut may = self.among(part, step);
            while may != 0 {
                found(at + may.trailing_zeros() as usize * step);
                may &= may - 1;
            }
        }
    }

    /// Which of up to 64 blocks may be among these, a bit for each: without a branch, so that a core looks
    /// at many at once.
    fn among(&self, bytes: &[u8], step: usize) -> u64 {
        let mut may = 0;
        for (n, part) in bytes.chunks(step).enumerate() {
            let Some(block) = part.first_chunk() else { break };
            let like = self.scripts.mask(*block);
            // What is turned away already asks for the same word each time, which stands near.
            may |= (like & u64::from(self.may_have(hash(*block) & like))) << n;
        }
        may
    }

    fn may_have(&self, hash: u64) -> bool {
        let mask = Self::mask(hash);
        self.words[self.word(hash)] & mask == mask
    }

    fn word(&self, hash: u64) -> usize {
        usize::try_from(hash >> (64 - self.bits)).unwrap_or_default()
    }

    const fn mask(hash: u64) -> u64 {
        1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63)
    }
}

/// For each way in which bytes of a block can be ASCII or not: all bits where one of the blocks is so.
#[derive(Debug)]
struct Scripts([u64; 1 << BLOCK]);

impl Default for Scripts {
    fn default() -> Self {
        Self([0; 1 << BLOCK])
    }
}

impl Scripts {
    fn add(&mut self, block: [u8; BLOCK]) {
        self.0[Self::at(block)] = u64::MAX;
    }

    fn mask(&self, block: [u8; BLOCK]) -> u64 {
        self.0[Self::at(block)]
    }

    /// The highest bit of each byte, beside each other.
    const fn at(block: [u8; BLOCK]) -> usize {
        let highest = u64::from_le_bytes(block) >> 7 & 0x0101_0101_0101_0101;
        (highest.wrapping_mul(0x0102_0408_1020_4080) >> 56) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_at_every_place() {
        let text = |text: &str, value: usize| (text.as_bytes().to_vec(), value);
        let (short, street) = (text("0123456789abcde", 5), text("示例市示例路一号", 3));
        let longer = text("示例市示例区示例街道示例路一号", 4);
        for texts in [vec![street.clone(), text("短", 4)], vec![short, street.clone()], vec![longer]] {
            let blocks = Blocks::of(texts.clone());
            for before in 0..80 {
                for (text, value) in texts.iter().filter(|(text, _)| text.len() >= SHORTEST) {
                    for behind in ["", "。", "号号号"] {
                        let text = std::str::from_utf8(text).unwrap();
                        let file = format!("{}{text}{behind}", "x".repeat(before));
                        let mut all = Vec::new();
                        blocks.each(file.as_bytes(), |value, part| all.push((value, part)));
                        all.dedup();
                        assert_eq!(all, [(*value, before..before + text.len())]);
                    }
                }
            }
        }
    }

    /// A thousand addresses in one street are not compared one by one wherever the street is named.
    #[test]
    fn what_texts_have_in_common_is_not_looked_up() {
        let address = |n: usize| (format!("示例省示例市示例区示例路{n:04}号").into_bytes(), n);
        let blocks = Blocks::of((0..1000).map(address).chain([address(731)]).collect());
        let shared = "示例省示例市示例区示例路".len();
        let alike = blocks.places.iter().filter(|place| place.shift as usize + BLOCK <= shared).count();
        assert!(alike < STEP, "{alike} of {}", blocks.places.len());
        let mut all = Vec::new();
        blocks.each("住示例省示例市示例区示例路0731号".as_bytes(), |value, part| {
            all.push((value, part.len()));
        });
        all.dedup();
        assert_eq!(all, [(731, 43)]);
        assert!(blocks.are_absent("住示例省示例市示例区示例路1000号".as_bytes()));
    }

    #[test]
    fn nothing_else_is_found() {
        let blocks = Blocks::of(vec![("示例市示例路一号".into(), 0)]);
        blocks.each("示例市示例路二号、示例市示例街一号".as_bytes(), |_, _| panic!());
        Blocks::default().each(b"anything at all", |_, _| panic!());
    }
}
