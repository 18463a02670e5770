//! Bytes of a document that says, or whose sender says, how it is encoded → text.
//!
//! Order of belief: a byte order mark, the pattern of a wide encoding, what the sender says, what the
//! document says of itself, valid UTF-8, damaged UTF-8, what is said again where the bytes bear it out but for
//! a few, a guess. A claim is believed only where the bytes bear it out, so that a wrong claim costs nothing.
//! No bytes fail.

use std::borrow::Cow;

use encoding_rs::{
    Encoding, ISO_2022_JP, ISO_8859_2, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252,
};

use super::{
    decode::{guess, is_damaged_utf8, wide_encoding},
    label,
    pages::Page,
    seven,
};

/// How far into a document its own claim is looked for.
const BEGINNING: usize = 1024;

/// The text of `bytes`, without a byte order mark. `told` is the encoding's name as the sender gave it
/// (HTTP's charset), `inside` finds the name that the document's beginning gives itself.
#[must_use]
pub fn decode_as<'a>(
    bytes: &'a [u8],
    told: Option<&str>,
    inside: fn(&str) -> Option<&str>,
) -> Cow<'a, str> {
    with_signs_of_windows(decoded(bytes, told, inside))
}

fn decoded<'a>(
    bytes: &'a [u8],
    told: Option<&str>,
    inside: fn(&str) -> Option<&str>,
) -> Cow<'a, str> {
    if let Some(wide) = four_bytes_each(bytes) {
        return Cow::Owned(wide);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && (encoding != UTF_8 || str::from_utf8(&bytes[mark..]).is_ok())
    {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(encoding) = wide_encoding(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if let Some(text) = ebcdic(bytes, inside) {
        return Cow::Owned(text);
    }
    let valid = str::from_utf8(bytes).ok();
    if valid.is_none()
        && let Some(joined) = with_halves_joined(bytes)
    {
        return Cow::Owned(decoded(&joined, told, inside).into_owned());
    }
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]);
    let own = inside(&beginning);
    // Latin-1 is what those say who know nothing, and it fits all bytes: real UTF-8 is believed first.
    let said_blindly = |name: &&str| valid.is_some() && is_latin(name);
    let claims = [told, own].map(|claim| claim.filter(|name| !said_blindly(name)));
    let mut claims = claims.into_iter().flatten();
    for name in claims.clone() {
        if let Some(text) = claimed(bytes, name) {
            return text;
        }
    }
    let is_utf8 = |name: &&str| Encoding::for_label(name.as_bytes()) == Some(UTF_8);
    // Who says UTF-8 and has some, has pasted the rest from elsewhere.
    let trust = if [told, own].iter().flatten().any(is_utf8) {
        3
    } else {
        1
    };
    match valid {
        Some(text) => Cow::Borrowed(text),
        None if is_damaged_utf8(bytes, trust) => Cow::Owned(mended(bytes)),
        None => claims
            .find_map(|name| nearly_claimed(bytes, name))
            .unwrap_or_else(|| guess(bytes).decode_without_bom_handling(bytes).0),
    }
}

/// The `encoding` of an XML declaration.
#[must_use]
pub fn xml_claim(beginning: &str) -> Option<&str> {
    let (declaration, _) = beginning.split_once("<?xml")?.1.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => Some(value[1..].split_once(quote)?.0.trim()),
        _ => value.split_whitespace().next(),
    }
}

/// The charset of a web page's `meta` element.
#[must_use]
pub fn html_claim(beginning: &str) -> Option<&str> {
    let at = beginning.to_ascii_lowercase().find("charset=")? + "charset=".len();
    let value = beginning[at..].trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c))?;
    (end > 0).then(|| &value[..end])
}

fn is_latin(name: &str) -> bool {
    Encoding::for_label(name.as_bytes()) == Some(WINDOWS_1252)
}

/// The text, where the bytes are whole characters of the named encoding.
fn claimed<'a>(bytes: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    if let Some(page) = label::code_page(name) {
        return page.decode(bytes).ok();
    }
    if let Some(text) = seven::decode(bytes, name) {
        return Some(Cow::Owned(text));
    }
    let Some(encoding) = label::encoding(name) else {
        // A claim in letters that are those of ASCII is no claim to be EBCDIC.
        let page = Page::of(name).filter(|page| !page.is_ebcdic())?;
        return page.decode(bytes).map(Cow::Owned);
    };
    // A wide encoding was seen before; here the claim is wrong, or the text has been converted since.
    if [UTF_16BE, UTF_16LE].contains(&encoding) {
        return None;
    }
    if encoding == ISO_8859_2 && is_windows_1250(bytes) {
        return Some(WINDOWS_1250.decode_without_bom_handling(bytes).0);
    }
    if encoding == ISO_2022_JP {
        // What later editions of the standard moved to planes of their own is in the old one by the same codes.
        let plain = [&b"\x1B$(O"[..], b"\x1B$(Q"]
            .iter()
            .fold(bytes.to_owned(), |text, later| {
                replaced(&text, later, b"\x1B$B")
            });
        let text = encoding.decode_without_bom_handling_and_without_replacement(&plain)?;
        return Some(Cow::Owned(text.into_owned()));
    }
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// The text with the signs for which Windows uses the codes of controls that no text uses: quotes, dashes and
/// the like, which whoever takes Windows' pages for those of ISO carries into other encodings. The controls
/// that begin and end a terminal's sequences stay, or what they hide would show.
fn with_signs_of_windows(text: Cow<'_, str>) -> Cow<'_, str> {
    let controls = |at: usize| matches!(text.as_bytes().get(at + 1), Some(0x80..=0x9F));
    if !memchr::memchr_iter(0xC2, text.as_bytes()).any(controls) {
        return text;
    }
    let sign = |char: char| match u8::try_from(char) {
        Ok(byte @ (0x80..=0x8F | 0x91..=0x97 | 0x99 | 0x9A)) => {
            let sign = WINDOWS_1252
                .decode_without_bom_handling(&[byte])
                .0
                .chars()
                .next();
            sign.unwrap_or(char)
        }
        _ => char,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

/// Whether bytes said to be in ISO 8859-2 are in Windows' page for the same languages: letters stand where
/// ISO has controls.
fn is_windows_1250(bytes: &[u8]) -> bool {
    let letter = |byte: &u8| matches!(byte, 0x8A | 0x8C..=0x8F | 0x9A | 0x9C..=0x9F);
    bytes.iter().any(letter)
}

/// So many characters of a named encoding outweigh a broken one.
const OUTWEIGHING: usize = 6;

/// The text, where nearly all of the bytes are characters of the named encoding: what shortens texts by
/// bytes cuts the last one of each in half.
fn nearly_claimed<'a>(bytes: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    let encoding = label::encoding(name).filter(|_| label::code_page(name).is_none())?;
    if [UTF_8, UTF_16BE, UTF_16LE].contains(&encoding) {
        return None;
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let (mut broken, mut whole) = (0, 0);
    for char in text.chars().filter(|c| !c.is_ascii()) {
        match char {
            char::REPLACEMENT_CHARACTER => broken += 1,
            _ => whole += 1,
        }
    }
    (broken * OUTWEIGHING <= whole).then_some(text)
}

/// The bytes with each `old` in them as `new`.
fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let (mut all, mut from) = (Vec::with_capacity(bytes.len()), 0);
    for at in memchr::memmem::find_iter(bytes, old) {
        all.extend_from_slice(&bytes[from..at]);
        all.extend_from_slice(new);
        from = at + old.len();
    }
    all.extend_from_slice(&bytes[from..]);
    all
}

/// UTF-32 in either order, told by its mark or by the zeros around a first `<`.
fn four_bytes_each(bytes: &[u8]) -> Option<String> {
    let big = match bytes {
        [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, b'<', ..] => true,
        [0xFF, 0xFE, 0, 0, ..] | [b'<', 0, 0, 0, ..] => false,
        // White space may stand before the first tag.
        [0, 0, 0, b'\t'..=b' ', 0, 0, 0, _, ..] => true,
        [b'\t'..=b' ', 0, 0, 0, _, 0, 0, 0, ..] => false,
        _ => return None,
    };
    let value = |four: &[u8]| {
        let four = [four[0], four[1], four[2], four[3]];
        let value = if big {
            u32::from_be_bytes(four)
        } else {
            u32::from_le_bytes(four)
        };
        char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER)
    };
    let text = bytes.chunks_exact(4).map(value);
    Some(text.skip_while(|&c| c == '\u{FEFF}').collect())
}

/// A page of EBCDIC, told by its `<?xm`: the one that the document names, else IBM's code page 37.
fn ebcdic(bytes: &[u8], inside: fn(&str) -> Option<&str>) -> Option<String> {
    if !bytes.starts_with(b"\x4C\x6F\xA7\x94") {
        return None;
    }
    let usual = Page::of("cp037")?;
    let beginning = usual.decode(&bytes[..bytes.len().min(BEGINNING)])?;
    let named = inside(&beginning).and_then(Page::of);
    let named = named.filter(Page::is_ebcdic).unwrap_or(usual);
    // Its lines end with a control of their own.
    Some(named.decode(bytes)?.replace('\u{85}', "\n"))
}

/// The bytes with each character beyond 16 bits that is written as its two halves, as some databases do, in
/// one; none where there is no such.
fn with_halves_joined(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut all, mut from) = (Vec::new(), 0);
    for at in memchr::memchr_iter(0xED, bytes) {
        let Some(
            [
                _,
                high @ 0xA0..0xB0,
                high2 @ 0x80..0xC0,
                0xED,
                low @ 0xB0..0xC0,
                low2 @ 0x80..0xC0,
            ],
        ) = bytes.get(at..at + 6)
        else {
            continue;
        };
        let half = |second: &u8, third: &u8| {
            0xD000 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F)
        };
        let halves = [half(high, high2), half(low, low2)];
        let Some(Ok(char)) = char::decode_utf16(halves).next() else {
            continue;
        };
        all.extend_from_slice(&bytes[from..at]);
        all.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        from = at + 6;
    }
    (from > 0).then(|| {
        all.extend_from_slice(&bytes[from..]);
        all
    })
}

/// UTF-8 in which single bytes of Windows-1252 stand, as a careless paste leaves them.
fn mended(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], told: Option<&str>, expected: &str) {
        assert_eq!(decode_as(bytes, told, xml_claim), expected, "{told:?}");
    }

    #[test]
    fn a_document_is_decoded_as_it_says_or_as_its_sender_says() {
        check(
            b"<?xml version='1.0' encoding='iso-8859-2'?>\xB1",
            None,
            "<?xml version='1.0' encoding='iso-8859-2'?>\u{105}",
        );
        check(
            b"<?xml version=1.0 encoding=iso-8859-2 ?>\xB1",
            None,
            "<?xml version=1.0 encoding=iso-8859-2 ?>\u{105}",
        );
        check(b"\xB1", Some("ISO-8859-2"), "ą");
        check(b"\x8E", Some("IBM437"), "Ä");
        check(b"\xEB", Some("koi8_r"), "К");
        check(b"\xA4\xA4", Some("big5"), "中");
    }

    #[test]
    fn a_wrong_claim_costs_nothing() {
        check("é".as_bytes(), Some("iso-8859-1"), "é");
        check("é".as_bytes(), Some("no such encoding"), "é");
        check(
            "<?xml encoding='latin1'?>日本".as_bytes(),
            Some("iso-8859-1"),
            "<?xml encoding='latin1'?>日本",
        );
        check(
            "<?xml encoding=\"utf-16\"?>é".as_bytes(),
            None,
            "<?xml encoding=\"utf-16\"?>é",
        );
        check(b"caf\xE9", Some("utf-8"), "café");
        check(
            b"\xD6\xD0\xB9\xFA\xD0\xC2\xCE\xC5\xB1\xEA\xCC\xE2 a\xD6<b>",
            Some("gb2312"),
            "中国新闻标题 a\u{FFFD}<b>",
        );
        check(b"caf\xE9 cr\xE8me", Some("gbk"), "café crème");
        check(b"caf\xC3\xA9 \x93a\x94", Some("utf-8"), "café “a”");
        check(b"\xED\xA0\xBD\xED\xB8\x80!", Some("utf-8"), "😀!");
        check(b"caf\xC3\xA9 M\xFCller", Some("utf-8"), "café Müller");
        check(b"\xC3\xA9 \xC3\xA8 it\x92s", Some("utf-8"), "é è it’s");
    }

    #[test]
    fn the_signs_of_windows_are_read_wherever_they_were_carried() {
        check(
            "it\u{92}s \u{93}a\u{94} \u{96} b".as_bytes(),
            Some("utf-8"),
            "it’s “a” – b",
        );
        check(b"\x93\xB1\x94", Some("iso-8859-2"), "“ą”");
        check(b"\xE1 \x93a\x94", Some("iso-8859-7"), "α “a”");
        check(b"\x8Akola \x9Ei\x9A", Some("iso-8859-2"), "Škola žiš");
        check("a\u{9B}31mb".as_bytes(), None, "a\u{9B}31mb");
        check("«a\u{A0}b»".as_bytes(), None, "«a\u{A0}b»");
    }

    #[test]
    fn marks_and_wide_encodings_are_known() {
        check(b"\xEF\xBB\xBFa", Some("iso-8859-1"), "a");
        check(b"\xFF\xFEa\0", None, "a");
        check(b"\0<\0a\0>\0b\0c", None, "<a>bc");
        check(b"\0\0\0<\0\0\0a", None, "<a");
        check(b"\xFF\xFE\0\0<\0\0\0a\0\0\0", None, "<a");
        check(b"\0\0\0\n\0\0\0<\0\0\0a", None, "\n<a");
        check(b"\n\0\0\0<\0\0\0a\0\0\0", None, "\n<a");
        check(b"\x4C\x6F\xA7\x94\x93", None, "<?xml");
    }

    #[test]
    fn a_page_names_its_charset_in_a_meta_element() {
        assert_eq!(html_claim("<meta charset=\"gbk\">"), Some("gbk"));
        assert_eq!(
            html_claim("content='text/html; charset=utf-8'>"),
            Some("utf-8")
        );
        assert_eq!(html_claim("<p>charset=</p>"), None);
    }
}
