//! Bytes → decoded text, or the judgement that they are no text.
//!
//! Order of belief: a byte order mark, the pattern of UTF-16 without one, valid UTF-8, UTF-8 with damage,
//! and last a guessed old encoding. The guess leans to Windows-1252, in which both of warta's languages
//! were written before UTF-8. Every way is linear, and only the guess looks at less than the whole.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr_iter;

use super::Error;

/// How much of the beginning is judged before the whole is.
const SAMPLE: usize = 8 * 1024;

/// How much text the guess of an old encoding reads.
const GUESS: usize = 256 * 1024;

/// Beginnings of formats that are mostly not control bytes, so that counting would not tell.
const SIGNATURES: [&[u8]; 9] = [
    b"%PDF-",
    b"\x89PNG\r\n",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1F\x8B",
    b"\xFD7zXZ",
    b"\x28\xB5\x2F\xFD",
    b"\x7FELF",
];

/// The text that `bytes` hold. A UTF-8 byte order mark stays in, so that offsets are those of the file.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    if let Some(encoding) = wide_encoding(bytes) {
        return decode_wide(bytes, encoding);
    }
    if holds_controls(&bytes[..bytes.len().min(SAMPLE)]) || holds_controls(bytes) {
        return Err(Error::Binary);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    if is_damaged_utf8(bytes, 1) {
        return Ok(String::from_utf8_lossy(bytes));
    }
    Ok(guess(bytes).decode_without_bom_handling(bytes).0)
}

/// UTF-16 in either order, told by its mark or, in the beginning, by zeros in every other byte.
pub(super) fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = memchr_iter(0, sample).count();
    let odd = memchr_iter(0, sample).filter(|at| at % 2 == 1).count();
    let pairs = sample.len() / 2;
    let plainly = |here: usize, there: usize| pairs >= 4 && here * 2 > pairs && there * 20 < pairs;
    if plainly(odd, zeros - odd) {
        Some(UTF_16LE)
    } else if plainly(zeros - odd, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn decode_wide<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Result<Cow<'a, str>, Error> {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let strange = text
        .chars()
        .filter(|&c| c == char::REPLACEMENT_CHARACTER || c == '\0')
        .count();
    if strange * 20 > text.len() {
        return Err(Error::Binary);
    }
    Ok(text)
}

/// Whether bytes are no text in any encoding.
#[must_use]
pub fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    wide_encoding(bytes).is_none() && holds_controls(sample)
}

/// Whether too many bytes are controls that no text uses. Escapes are not counted: terminal logs are text.
fn holds_controls(bytes: &[u8]) -> bool {
    if SIGNATURES.iter().any(|mark| bytes.starts_with(mark)) {
        return true;
    }
    let odd_controls: usize = bytes
        .chunks(128)
        .map(|chunk| usize::from(chunk.iter().map(|&b| is_odd_control(b)).sum::<u8>()))
        .sum();
    let zeros = memchr_iter(0, bytes).count();
    odd_controls * 20 > bytes.len() || zeros * 50 > bytes.len()
}

/// 1 for a control byte that is neither white space, backspace, bell nor escape.
fn is_odd_control(byte: u8) -> u8 {
    u8::from((byte < 7) | ((byte > 13) & (byte < 27)) | ((byte > 27) & (byte < 32)) | (byte == 127))
}

/// Whether the bytes hold as many whole multi-byte characters of UTF-8 as broken ones, or more: old one-byte
/// encodings form such characters hardly ever. A file cut in its last character counts too. With a higher
/// `trust`, so many broken ones may stand against each whole one.
pub(super) fn is_damaged_utf8(bytes: &[u8], trust: usize) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        let cut_at_the_end = chunk.invalid().len() > 1;
        broken += usize::from(!chunk.invalid().is_empty() && !cut_at_the_end);
    }
    broken == 0 || whole > 0 && whole * trust >= broken
}

/// The old encoding the bytes seem to be in.
///
/// Few high bytes, as in English or Indonesian, prove nothing: curly quotes before ASCII letters are
/// valid pairs of the East Asian encodings. Then it is Windows-1252.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(SAMPLE);
    let sample = &bytes[from..bytes.len().min(from + GUESS)];
    let high = sample.iter().filter(|b| !b.is_ascii()).count();
    if high < 8 || high * 8 < sample.len() && !is_single_byte_guess(sample) {
        return WINDOWS_1252;
    }
    detected(sample)
}

fn is_single_byte_guess(sample: &[u8]) -> bool {
    detected(sample).is_single_byte()
}

fn detected(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, false);
    detector.guess(None, Utf8Detection::Deny)
}
