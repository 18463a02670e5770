//! The names under which documents call their encoding → the encoding.
//!
//! Names are compared without case and signs. What the web's standard leaves out is in a table beside this,
//! the code pages of DOS in a library of their own.

use encoding_rs::Encoding;
use yore::{CodePage, code_pages as pages};

/// A line for each encoding: its name in the web's standard, a tab, its other names.
const NAMES: &str = include_str!("../../assets/charsets/names.txt");

/// An encoding of the web by any of the names that are in use for it.
pub fn encoding(name: &str) -> Option<&'static Encoding> {
    let known = |name: &str| Encoding::for_label_no_replacement(name.as_bytes());
    let dense = dense(name);
    known(name)
        .or_else(|| known(&name.replace('_', "-")))
        .or_else(|| known(&dense))
        .or_else(|| known(&numbered(&dense)?))
        .or_else(|| known(listed(&dense)?))
}

/// The name in lower case, without signs.
fn dense(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// The standard's name of a part of ISO 8859, with or without the year, or of a page of Windows.
fn numbered(dense: &str) -> Option<String> {
    if let Some(part) = dense.strip_prefix("iso8859") {
        let year = part
            .len()
            .checked_sub(4)
            .filter(|&at| at > 0)
            .unwrap_or(part.len());
        return Some(format!("iso-8859-{}", &part[..year]));
    }
    let prefixes = ["windows", "cp", "ms", ""];
    let page = prefixes
        .iter()
        .find_map(|prefix| dense.strip_prefix(prefix))?;
    (page.len() == 4 && page.starts_with("125")).then(|| format!("windows-{page}"))
}

fn listed(dense: &str) -> Option<&'static str> {
    let lines = NAMES.lines().filter_map(|line| line.split_once('\t'));
    let mut lines = lines.filter(|(_, names)| names.split(' ').any(|own| own == dense));
    lines.next().map(|(name, _)| name)
}

/// The code pages of DOS, by number, which web standards leave out.
pub fn code_page(name: &str) -> Option<&'static dyn CodePage> {
    let plain = name.trim().to_ascii_lowercase();
    let number = ["cspc", "csibm", "cp", "ibm", "dos-", ""]
        .iter()
        .find_map(|prefix| plain.strip_prefix(prefix))?
        .trim_start_matches(['-', '_']);
    let page: &dyn CodePage = match number {
        "437" | "8codepage437" => &pages::CP437,
        "737" => &pages::CP737,
        "850" | "850multilingual" => &pages::CP850,
        "852" | "p852" => &pages::CP852,
        "855" => &pages::CP855,
        "857" => &pages::CP857,
        "860" => &pages::CP860,
        "861" | "is" => &pages::CP861,
        "862" | "862latinhebrew" => &pages::CP862,
        "863" => &pages::CP863,
        "864" => &pages::CP864,
        "865" => &pages::CP865,
        "869" | "gr" => &pages::CP869,
        _ => return None,
    };
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_names_an_encoding() {
        for (name, others) in NAMES.lines().filter_map(|line| line.split_once('\t')) {
            let meant = Encoding::for_label_no_replacement(name.as_bytes());
            assert!(meant.is_some(), "{name}");
            for other in others.split(' ') {
                assert_eq!(encoding(other), meant, "{other}");
            }
        }
    }

    #[test]
    fn names_are_known_with_any_signs() {
        for (name, expected) in [
            ("UTF_8", "UTF-8"),
            ("KOI8_R", "KOI8-R"),
            ("iso_8859_2_1987", "ISO-8859-2"),
            ("ISO8859-15", "ISO-8859-15"),
            ("iso-8859-10-1992", "ISO-8859-10"),
            ("cp1251", "windows-1251"),
            ("windows1250", "windows-1250"),
            ("1254", "windows-1254"),
            ("TIS-620-0", "windows-874"),
            ("S_JIS_2004", "Shift_JIS"),
            ("GB2312_1980", "GBK"),
            ("ISO_IR_101", "ISO-8859-2"),
            ("iso2022_jp", "ISO-2022-JP"),
        ] {
            assert_eq!(encoding(name).map(Encoding::name), Some(expected), "{name}");
        }
        assert_eq!(encoding("no such thing"), None);
    }
}
