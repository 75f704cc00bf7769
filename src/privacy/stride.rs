//! Sixteen bytes at once: which are digits, which end a number, at which a reader must look.

use wide::u8x16;

use super::Depth;

/// Bytes that are judged together.
pub(super) const STRIDE: usize = 16;

/// What bytes do to a number that is being read, a bit for each. Those of no kind go on with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stride {
    /// Digits of it.
    pub(super) digits: u32,
    /// They end it.
    pub(super) ends: u32,
    /// A reader must look: an escape, a tag, a sign of a script, an @.
    pub(super) look: u32,
}

impl Stride {
    /// Judges bytes. Signs that may stand between the digits of one number are in what this program made
    /// blanks, hyphens and brackets, in what people typed any that a number may be cut with
    /// ([`is_near`](super::runs::is_near), [`is_separator`](super::runs::is_separator)); Markdown's are dropped.
    pub(super) fn of(bytes: &[u8; STRIDE], depth: Depth) -> Self {
        let bytes = Bytes(u8x16::new(*bytes));
        let digits = bytes.among(b'0', b'9');
        let markdown = bytes.are(b'*') | bytes.are(b'~') | bytes.are(b'`');
        let near = bytes.among(b'(', b')') | bytes.among(b'\t', b'\n') | bytes.are(b'\r') | bytes.are(b' ');
        let goes_on = markdown
            | near
            | match depth {
                Depth::Computed => bytes.are(b'-'),
                Depth::Typed => bytes.among(b',', b'/') | bytes.are(b':') | bytes.are(b'|') | bytes.are(b'_'),
            };
        let escapes = bytes.among(b'%', b'&') | bytes.are(b'\\') | bytes.are(b'<') | bytes.are(b'@');
        // Chinese characters (U+4000 to U+9FFF) hide nothing.
        let look = escapes | bytes.among(0xc0, 0xe3) | bytes.among(0xea, 0xff);
        Self {
            digits: digits.to_bitmask(),
            ends: !(digits | goes_on | look).to_bitmask() & ((1 << STRIDE) - 1),
            look: look.to_bitmask(),
        }
    }
}

/// How many of sixteen bits are set; not every processor of the kind that is built for has an instruction
/// for it.
pub(super) fn ones(bits: u32) -> u32 {
    static ONES: [u8; 256] = {
        let mut ones = [0; 256];
        let mut bits = 1;
        while bits < 256 {
            ones[bits] = ones[bits / 2] + if bits % 2 == 1 { 1 } else { 0 };
            bits += 1;
        }
        ones
    };
    let [low, high, ..] = bits.to_le_bytes();
    u32::from(ONES[usize::from(low)]) + u32::from(ONES[usize::from(high)])
}

struct Bytes(u8x16);

impl Bytes {
    fn are(&self, byte: u8) -> u8x16 {
        self.0.simd_eq(u8x16::splat(byte))
    }

    fn among(&self, first: u8, last: u8) -> u8x16 {
        let from = self.0 - u8x16::splat(first);
        from.min(u8x16::splat(last - first)).simd_eq(from)
    }
}
