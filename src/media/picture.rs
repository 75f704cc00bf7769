//! Pictures: what they are, and how they are published.

use std::io::Cursor;

use crate::lang::{Text, text};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

/// The width of the small one, in pixels: a phone's.
pub(super) const SMALL: u32 = 640;
/// The widest that is published, in pixels: twice a column of text.
const WIDEST: u32 = 1_600;
/// The most pixels that are read.
const MOST_PIXELS: u64 = 60_000_000;
/// The largest file, in bytes.
pub(super) const MOST_BYTES: usize = 20 << 20;
/// JPEG quality, of 100: no difference to be seen, a third of a camera's size.
const QUALITY: u8 = 82;

/// Why a picture is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// Not JPEG, PNG or WebP, or damaged; in the words of the decoder.
    Broken(Text),
    /// Another kind than its name says.
    Name(&'static str),
    /// More behind its end, or inside: what.
    Stuffed(&'static str),
    /// Pixels or bytes.
    TooLarge(String),
    /// An animation.
    Moves,
}

/// A picture that may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// As published, upright.
    pub(super) width: u32,
    pub(super) height: u32,
    /// Whether it can be seen through, and so stays a PNG.
    pub(super) has_alpha: bool,
}

/// Looks at a picture, to the last pixel.
pub(super) fn look(bytes: &[u8], path: &str) -> Result<Seen, Refused> {
    if bytes.len() > MOST_BYTES {
        let mib = bytes.len() >> 20;
        return Err(Refused::TooLarge(format!("{mib} MiB")));
    }
    let format =
        kind(bytes).ok_or_else(|| Refused::Broken(text!("不是 JPEG、PNG 或 WebP", "not JPEG, PNG or WebP")))?;
    named(format, path)?;
    let end = end(bytes, format).ok_or_else(|| Refused::Broken(text!("图片没有结尾", "no end of the picture")))?;
    if bytes[end..].iter().any(|b| *b != 0) {
        return Err(Refused::Stuffed(what(&bytes[end..])));
    }
    if moves(bytes, format) {
        return Err(Refused::Moves);
    }
    let picture = decode(bytes)?;
    let (width, height) = published(picture.width(), picture.height(), WIDEST);
    Ok(Seen { width, height, has_alpha: see_through(&picture) })
}

/// The picture of a width, as bytes: PNG if it can be seen through, otherwise JPEG.
pub(super) fn write(bytes: &[u8], width: u32) -> Option<Vec<u8>> {
    let picture = decode(bytes).ok()?;
    let see_through = see_through(&picture);
    let (width, height) = published(picture.width(), picture.height(), width);
    let picture =
        if width < picture.width() { picture.resize_exact(width, height, FilterType::CatmullRom) } else { picture };
    let mut out = Vec::new();
    let written = if see_through {
        picture.to_rgba8().write_with_encoder(PngEncoder::new(&mut out))
    } else {
        picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY))
    };
    written.ok().map(|()| out)
}

/// Pixels upright, within the limits. What stands beside them is left behind.
fn decode(bytes: &[u8]) -> Result<DynamicImage, Refused> {
    let broken = |e: image::ImageError| Refused::Broken(text!("数据已损坏或不完整", "{e}"));
    let mut reader = ImageReader::new(Cursor::new(bytes));
    reader.set_format(kind(bytes).unwrap_or(ImageFormat::Jpeg));
    let mut limits = Limits::default();
    limits.max_image_width = Some(20_000);
    limits.max_image_height = Some(20_000);
    limits.max_alloc = Some(512 << 20);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refused::TooLarge(format!("{width} × {height}")));
    }
    let orientation = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn see_through(picture: &DynamicImage) -> bool {
    picture.color().has_alpha() && picture.to_rgba8().pixels().any(|p| p.0[3] < 255)
}

/// A size, no wider than asked for, with its shape kept.
fn published(width: u32, height: u32, widest: u32) -> (u32, u32) {
    if width <= widest {
        return (width, height);
    }
    let scaled = (u64::from(height) * u64::from(widest) + u64::from(width) / 2) / u64::from(width);
    (widest, u32::try_from(scaled).unwrap_or(height).max(1))
}

/// The kind that the first bytes say.
fn kind(bytes: &[u8]) -> Option<ImageFormat> {
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12).is_some_and(|b| b == b"WEBP");
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Some(ImageFormat::Png),
        _ => webp.then_some(ImageFormat::WebP),
    }
}

fn named(format: ImageFormat, path: &str) -> Result<(), Refused> {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match (format, &*extension) {
        (ImageFormat::Jpeg, "jpg" | "jpeg") | (ImageFormat::Png, "png") | (ImageFormat::WebP, "webp") => Ok(()),
        (ImageFormat::Jpeg, _) => Err(Refused::Name("jpg")),
        (ImageFormat::Png, _) => Err(Refused::Name("png")),
        _ => Err(Refused::Name("webp")),
    }
}

/// Where the picture ends in its file.
fn end(bytes: &[u8], format: ImageFormat) -> Option<usize> {
    match format {
        ImageFormat::Jpeg => jpeg_end(bytes),
        ImageFormat::Png => {
            let mut at = 8;
            while let Some(head) = bytes.get(at..at + 8) {
                let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
                let next = at.checked_add(length)?.checked_add(12)?;
                if &head[4..] == b"IEND" {
                    return (next <= bytes.len()).then_some(next);
                }
                at = next;
            }
            None
        }
        _ => {
            let length = u32::from_le_bytes([*bytes.get(4)?, *bytes.get(5)?, *bytes.get(6)?, *bytes.get(7)?]) as usize;
            let end = length.checked_add(8 + length % 2)?;
            (end <= bytes.len()).then_some(end)
        }
    }
}

/// Segment by segment; inside the pixels up to the next marker.
fn jpeg_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        match marker {
            0xd9 => return Some(at + 2),
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                at += 2 + length;
                if marker == 0xda {
                    let is_marker = |w: &[u8]| w[0] == 0xff && !matches!(w[1], 0 | 0xd0..=0xd7);
                    at += bytes.get(at..)?.windows(2).position(is_marker)?;
                }
            }
        }
    }
}

/// What is glued behind a picture.
fn what(tail: &[u8]) -> &'static str {
    let has = |mark: &[u8]| tail.windows(mark.len()).any(|w| w.eq_ignore_ascii_case(mark));
    match () {
        () if has(b"PK\x03\x04") => "ZIP",
        () if has(b"%PDF-") => "PDF",
        () if has(b"<html") || has(b"<script") || has(b"<svg") => "HTML",
        () if tail.starts_with(&[0xff, 0xd8]) => "JPEG",
        () => "?",
    }
}

/// Animated PNG and WebP.
fn moves(bytes: &[u8], format: ImageFormat) -> bool {
    let head = &bytes[..bytes.len().min(64 << 10)];
    match format {
        ImageFormat::Png => head.windows(4).take_while(|w| w != b"IDAT").any(|w| w == b"acTL"),
        ImageFormat::WebP => head.windows(4).any(|w| w == b"ANIM"),
        _ => false,
    }
}
