//! Encodings of old mail in seven bits, which the web's libraries refuse: UTF-7, HZ and ISO-2022-KR.
//!
//! They are read only where a document says that it is in one of them.

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use encoding_rs::{EUC_KR, Encoding, GBK};

/// The text, where `name` is one of these encodings and the bytes are of it.
pub fn decode(bytes: &[u8], name: &str) -> Option<String> {
    if !bytes.is_ascii() {
        return None;
    }
    match name.trim().to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-7" | "utf7" | "u7" | "unicode-1-1-utf-7" => utf_7(bytes),
        "hz" | "hzgb" | "hz-gb" | "hz-gb-2312" => hz(bytes),
        "iso-2022-kr" | "iso2022-kr" | "csiso2022kr" | "iso2022kr" => iso_2022_kr(bytes),
        _ => None,
    }
}

/// `+AOk-` is é, `+-` is a plus.
fn utf_7(bytes: &[u8]) -> Option<String> {
    let padding = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let base64 = GeneralPurpose::new(&STANDARD, padding);
    let text = str::from_utf8(bytes).ok()?;
    let (mut decoded, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('+') {
        decoded.push_str(before);
        let of_base64 = |c: char| c.is_ascii_alphanumeric() || c == '+' || c == '/';
        let end = after.find(|c| !of_base64(c)).unwrap_or(after.len());
        let (coded, next) = after.split_at(end);
        rest = next.strip_prefix('-').unwrap_or(next);
        if coded.is_empty() {
            decoded.push('+');
            continue;
        }
        let bytes = base64.decode(coded).ok()?;
        let units = bytes
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        for char in char::decode_utf16(units) {
            decoded.push(char.ok()?);
        }
    }
    decoded.push_str(rest);
    Some(decoded)
}

/// `~{` and `~}` around pairs of GB 2312, `~~` for a tilde, `~` and a line feed for nothing.
fn hz(bytes: &[u8]) -> Option<String> {
    let (mut decoded, mut rest, mut wide) = (String::new(), bytes, false);
    while let Some(&byte) = rest.first() {
        let pair = rest.get(1).copied();
        let (text, length) = match (byte, pair) {
            (b'~', Some(b'{')) => {
                wide = true;
                (String::new(), 2)
            }
            (b'~', Some(b'}')) => {
                wide = false;
                (String::new(), 2)
            }
            (b'~', Some(b'~')) => ("~".into(), 2),
            (b'~', Some(b'\n')) => (String::new(), 2),
            (_, Some(second)) if wide && byte > b' ' => (high(GBK, [byte, second])?, 2),
            _ => (char::from(byte).to_string(), 1),
        };
        decoded.push_str(&text);
        rest = &rest[length..];
    }
    Some(decoded)
}

/// Shift out and shift in around pairs of KS X 1001.
fn iso_2022_kr(bytes: &[u8]) -> Option<String> {
    let (mut decoded, mut wide) = (String::new(), false);
    let mut rest = bytes;
    while let Some(&byte) = rest.first() {
        let length = match (byte, rest.get(1)) {
            (0x0E, _) => {
                wide = true;
                1
            }
            (0x0F, _) => {
                wide = false;
                1
            }
            (0x1B, _) if rest.starts_with(b"\x1B$)C") => 4,
            (_, Some(&second)) if wide && byte > b' ' => {
                decoded.push_str(&high(EUC_KR, [byte, second])?);
                2
            }
            _ => {
                decoded.push(char::from(byte));
                1
            }
        };
        rest = &rest[length..];
    }
    Some(decoded)
}

/// The character of a pair of seven bits each in the encoding that has them with the eighth.
fn high(encoding: &'static Encoding, pair: [u8; 2]) -> Option<String> {
    let high = pair.map(|byte| byte | 0x80);
    let text = encoding.decode_without_bom_handling_and_without_replacement(&high)?;
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_bits_are_decoded_where_they_are_said() {
        let check = |name: &str, bytes: &[u8], expected: Option<&str>| {
            assert_eq!(decode(bytes, name).as_deref(), expected, "{name}");
        };
        check("utf-7", b"caf+AOk- +-1 +2D3cqQ-", Some("café +1 💩"));
        check("UTF_7", b"+AOk", Some("é"));
        check("hz", b"a~~ ~{VPND~} b", Some("a~ 中文 b"));
        check("iso-2022-kr", b"\x1B$)Ca \x0EGQ\x0F b", Some("a 한 b"));
        check("utf-8", b"+AOk-", None);
        check("utf-7", b"\xC3\xA9", None);
    }
}
