//! Finds many long texts, as they were typed, in rendered files: by their aligned blocks of eight bytes.
//!
//! Wherever a text of 15 bytes or more stands, one block of eight that begins at a multiple of eight
//! lies inside it. So a file is read in steps of eight, and each block is looked up among the blocks
//! with which the texts can begin such a step. Most are turned away by one bit.

use std::collections::HashMap;
use std::ops::Range;

/// Bits of the first sieve, as a power of two.
const BITS: u32 = 22;
/// Bytes of a block.
const STEP: usize = 8;

/// The texts, by their blocks.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    texts: Vec<(Box<[u8]>, usize)>,
    sieve: Vec<u64>,
    /// Block → texts that have it, and how far from their beginning.
    places: HashMap<u64, Vec<(u32, u8)>>,
}

impl Blocks {
    /// Arranges texts, each with its number. Those shorter than 15 bytes are left out.
    pub(super) fn of(texts: Vec<(String, usize)>) -> Self {
        let mut blocks = Self::default();
        for (text, value) in texts {
            let bytes = text.into_bytes();
            if bytes.len() < 2 * STEP - 1 {
                continue;
            }
            let number = u32::try_from(blocks.texts.len()).unwrap_or(u32::MAX);
            for shift in 0..STEP {
                let block = block(&bytes[shift..]);
                blocks.places.entry(block).or_default().push((number, u8::try_from(shift).unwrap_or_default()));
            }
            blocks.texts.push((bytes.into(), value));
        }
        if !blocks.texts.is_empty() {
            blocks.sieve = vec![0; 1 << (BITS - 6)];
            let bits: Vec<usize> = blocks.places.keys().map(|block| bit(*block)).collect();
            bits.into_iter().for_each(|bit| blocks.sieve[bit / 64] |= 1 << (bit % 64));
        }
        blocks
    }

    /// Calls `found` with the number and the place of every text in a file.
    pub(super) fn each(&self, bytes: &[u8], mut found: impl FnMut(usize, Range<usize>)) {
        if self.texts.is_empty() {
            return;
        }
        for (step, part) in bytes.chunks_exact(STEP).enumerate() {
            let block = block(part);
            let bit = bit(block);
            if self.sieve[bit / 64] >> (bit % 64) & 1 == 0 {
                continue;
            }
            for (number, shift) in self.places.get(&block).into_iter().flatten() {
                let (text, value) = &self.texts[*number as usize];
                let Some(start) = (step * STEP).checked_sub(usize::from(*shift)) else { continue };
                if bytes[start..].starts_with(text) {
                    found(*value, start..start + text.len());
                }
            }
        }
    }
}

fn block(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |b: &[u8; STEP]| u64::from_le_bytes(*b))
}

fn bit(block: u64) -> usize {
    usize::try_from(block.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_at_every_place() {
        let blocks = Blocks::of(vec![("示例市示例路一号".into(), 3), ("短".into(), 4), ("0123456789abcde".into(), 5)]);
        for before in 0..40 {
            for (text, value) in [("示例市示例路一号", 3), ("0123456789abcde", 5)] {
                let file = format!("{}{text}。", "x".repeat(before));
                let mut all = Vec::new();
                blocks.each(file.as_bytes(), |value, part| all.push((value, part)));
                all.dedup();
                assert_eq!(all, [(value, before..before + text.len())]);
            }
        }
    }

    #[test]
    fn nothing_else_is_found() {
        let blocks = Blocks::of(vec![("示例市示例路一号".into(), 0)]);
        blocks.each("示例市示例路二号、示例市示例街一号".as_bytes(), |_, _| panic!());
        Blocks::default().each(b"anything at all", |_, _| panic!());
    }
}
