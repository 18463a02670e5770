//! Bytes of a stranger as a picture: a PNG, JPEG, GIF or WebP within bounds, told by its first bytes and by nothing that
//! anybody says of it. Of what moves, the first picture counts.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, metadata::Orientation};

/// A picture has no more pixels: as many as the large photographs of the press.
const PIXELS: u64 = 25_000_000;

/// Nor a longer side.
const SIDE: u32 = 20_000;

/// A smaller one shows nothing: it counts those who look.
const SMALLEST: u32 = 8;

/// So many bytes are taken for decoding, the picture's own included.
const MEMORY: u64 = 128 << 20;

const KINDS: [ImageFormat; 4] = [
    ImageFormat::Png,
    ImageFormat::Jpeg,
    ImageFormat::Gif,
    ImageFormat::WebP,
];

/// The picture; or one line that says why there is none.
pub fn decode(bytes: &[u8]) -> Result<DynamicImage, String> {
    let kind = image::guess_format(bytes).ok();
    let kind = kind.filter(|kind| KINDS.contains(kind)).ok_or_else(|| {
        let what = if is_svg(bytes) { "an SVG, not" } else { "no" };
        format!("it is {what} PNG, JPEG, GIF or WebP")
    })?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(SIDE), Some(SIDE));
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    reader.limits(limits);
    let broken = |error| format!("it cannot be decoded: {error}");
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS || decoder.total_bytes() > MEMORY {
        return Err(format!("it is too large: {width} by {height} pixels"));
    }
    if width.min(height) < SMALLEST {
        return Err(format!("it is too small: {width} by {height} pixels"));
    }
    // A picture whose camera lay on its side is turned; where it does not say so readably, it is not.
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(turned);
    Ok(picture)
}

/// Whether bytes look like a drawing in XML.
fn is_svg(bytes: &[u8]) -> bool {
    let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    begin.trim_start().starts_with('<') && begin.contains("<svg")
}

#[cfg(test)]
pub mod tests {
    use image::{GenericImageView, Rgb, RgbImage};

    use super::*;

    /// A picture that is red above and blue below.
    pub fn red_over_blue(width: u32, height: u32) -> DynamicImage {
        let colour = |_, y| match y < height / 2 {
            true => Rgb([200, 0, 0]),
            false => Rgb([0, 0, 200]),
        };
        RgbImage::from_fn(width, height, colour).into()
    }

    fn encoded(picture: &DynamicImage, kind: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, kind).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn each_kind_is_told_by_its_bytes() {
        let picture = red_over_blue(32, 16);
        for kind in KINDS {
            let decoded = decode(&encoded(&picture, kind)).unwrap();
            assert_eq!(decoded.dimensions(), (32, 16), "{kind:?}");
            let [red, _, blue, _] = decoded.get_pixel(4, 2).0;
            assert!(red > 150 && blue < 60, "{kind:?}");
        }
    }

    fn check(bytes: &[u8], why: &str) {
        let refused = decode(bytes).unwrap_err();
        assert!(refused.contains(why), "{refused}");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        check(b"", "it is no PNG");
        check(b"<!doctype html><p>Not found", "it is no PNG");
        check(
            b" <?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "it is an SVG",
        );
        check(b"BM\x1a\0\0\0\0\0\0\0\x1a\0\0\0", "it is no PNG");
        check(b"\x89PNG\r\n\x1a\n", "it cannot be decoded");
    }

    #[test]
    fn a_truncated_picture_is_refused() {
        for kind in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
            let bytes = encoded(&red_over_blue(64, 64), kind);
            for length in [12, bytes.len() / 2, bytes.len() * 3 / 4] {
                check(&bytes[..length], "it cannot be decoded");
            }
        }
    }

    /// A PNG that says of itself that it has so many pixels, and has none.
    fn boasting(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = encoded(&red_over_blue(8, 8), ImageFormat::Png);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
        bytes
    }

    #[test]
    fn a_picture_with_too_many_or_too_few_pixels_is_refused_before_it_is_decoded() {
        check(&boasting(19_000, 19_000), "it is too large: 19000 by 19000");
        check(&boasting(2_000_000_000, 9), "it cannot be decoded");
        check(&boasting(1, 1), "it is too small: 1 by 1");
        check(&boasting(600, 2), "it is too small");
    }

    #[test]
    fn damage_anywhere_never_panics() {
        for kind in KINDS {
            let whole = encoded(&red_over_blue(48, 48), kind);
            for at in 0..whole.len() {
                let mut bytes = whole.clone();
                bytes[at] ^= 0x5a;
                match decode(&bytes) {
                    Ok(picture) => assert!(picture.width() <= SIDE && picture.height() <= SIDE),
                    Err(why) => assert!(why.starts_with("it "), "{why}"),
                }
            }
        }
    }
}
