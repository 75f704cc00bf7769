use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgba, RgbaImage};

use super::picture::{self, Refused};
use super::*;

fn image(width: u32, height: u32, alpha: u8, format: ImageFormat) -> Vec<u8> {
    let pixels = RgbaImage::from_fn(width, height, |x, y| {
        Rgba([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 90, alpha])
    });
    let picture = image::DynamicImage::ImageRgba8(pixels);
    let mut out = std::io::Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => picture.to_rgb8().write_with_encoder(JpegEncoder::new(&mut out)).unwrap(),
        format => picture.write_to(&mut out, format).unwrap(),
    }
    out.into_inner()
}

/// A JPEG with an EXIF segment: turned by a quarter, and words of a camera.
fn with_exif(jpeg: &[u8], words: &str) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(words.as_bytes());
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

#[test]
fn pictures_of_three_kinds_are_seen_whole() {
    for (format, name) in [(ImageFormat::Jpeg, "a.JPG"), (ImageFormat::Png, "a.png"), (ImageFormat::WebP, "a.webp")] {
        let seen = picture::look(&image(2_000, 1_000, 255, format), name).unwrap();
        assert_eq!((seen.width, seen.height, seen.has_alpha), (1_600, 800, false), "{name}");
    }
    assert!(picture::look(&image(20, 10, 128, ImageFormat::Png), "a.png").unwrap().has_alpha);
}

#[test]
fn what_a_camera_adds_is_left_behind_and_the_picture_stands_upright() {
    let bytes = with_exif(&image(200, 100, 255, ImageFormat::Jpeg), "示例相机");
    let seen = picture::look(&bytes, "a.jpg").unwrap();
    assert_eq!((seen.width, seen.height), (100, 200));
    let written = picture::write(&bytes, 1_600).unwrap();
    let has = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|w| w == words);
    assert!(has(&bytes, "示例相机".as_bytes()) && !has(&written, "示例相机".as_bytes()) && !has(&written, b"Exif"));
    assert_eq!(picture::look(&written, "a.jpg").map(|s| s.height), Ok(200));
    assert_eq!(picture::write(&bytes, 1_600), Some(written), "the same picture gives the same bytes");
}

#[test]
fn what_is_no_plain_picture_is_refused() {
    let (png, jpeg) = (image(20, 10, 255, ImageFormat::Png), image(20, 10, 255, ImageFormat::Jpeg));
    let glued = |tail: &[u8]| [&jpeg[..], tail].concat();
    let moving = [&png[..33], b"\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\0\0\0\0", &png[33..]].concat();
    for (bytes, name, why) in [
        (png.clone(), "a.jpg", Refused::Name("png")),
        (jpeg.clone(), "a.webp", Refused::Name("jpg")),
        (glued(b"PK\x03\x04abc"), "a.jpg", Refused::Stuffed("ZIP")),
        (glued(b"<HTML><script>"), "a.jpg", Refused::Stuffed("HTML")),
        (glued(b"x"), "a.jpg", Refused::Stuffed("?")),
        (moving, "a.png", Refused::Moves),
        (vec![0; picture::MOST_BYTES + 1], "a.jpg", Refused::TooLarge("20 MiB".to_owned())),
    ] {
        assert_eq!(picture::look(&bytes, name), Err(why), "{name}");
    }
    for bytes in [&b"GIF89a"[..], &jpeg[..jpeg.len() - 30], &png[..40], b""] {
        assert!(matches!(picture::look(bytes, "a.jpg"), Err(Refused::Broken(_) | Refused::Name(_))), "{bytes:?}");
    }
    // Noughts fill up blocks; they say nothing.
    assert!(picture::look(&glued(&[0; 100]), "a.jpg").is_ok());
}

#[test]
fn a_bomb_is_refused_by_its_size() {
    let mut png = image(20, 10, 255, ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
    assert!(matches!(picture::look(&png, "a.png"), Err(Refused::TooLarge(_) | Refused::Broken(_))));
}

#[test]
fn addresses_lead_below_the_two_folders_only() {
    for (address, path) in [
        ("images/a.jpg", Some("content/c/images/a.jpg")),
        ("../images/a%20b.jpg", Some("content/c/images/a b.jpg")),
        ("./files/x/y.pdf", Some("content/c/files/x/y.pdf")),
        ("images/../../secret", None),
        ("https://example.org/a.jpg", None),
        ("/etc/passwd", None),
        ("images/", None),
    ] {
        assert_eq!(resolve(address, "c").as_deref(), path, "{address}");
    }
}

#[test]
fn attachments_are_published_under_ascii_names() {
    assert_eq!(published("content/c/files/List-1.XLSX", "0a"), "0a-list-1.xlsx");
    assert_eq!(published("content/c/files/附件1.xlsx", "0a"), "0a.xlsx");
    assert_eq!(published("content/c/files/a.表", "0a"), "0a-a.bin");
}
