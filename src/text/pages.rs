//! Code pages of the past that the libraries leave out, by tables.
//!
//! Where the tables are from is told in the script beside them. A byte that a page does not define makes
//! the whole text none of that page.

/// A line for each page: its names, a tab, its characters.
const PAGES: &str = include_str!("../../assets/charsets/pages.txt");

/// How many characters the table of a page has that leaves ASCII as it is.
const UPPER_HALF: usize = 128;

/// A page's characters, the last of them for byte 0xFF.
#[derive(Debug)]
pub struct Page(Vec<char>);

impl Page {
    /// The page of this name.
    pub fn of(name: &str) -> Option<Self> {
        let plain = name.trim().to_ascii_lowercase().replace('_', "-");
        let dense = |name: &str| name.replace('-', "");
        let has = |names: &str| names.split(' ').any(|own| dense(own) == dense(&plain));
        let lines = PAGES.lines().filter_map(|line| line.split_once('\t'));
        let (_, table) = lines.into_iter().find(|(names, _)| has(names))?;
        Some(Self(table.chars().collect()))
    }

    /// Whether it is one of EBCDIC, where no byte means what it means elsewhere.
    pub fn is_ebcdic(&self) -> bool {
        self.0.len() > UPPER_HALF
    }

    /// The text, where all bytes are defined.
    pub fn decode(&self, bytes: &[u8]) -> Option<String> {
        let text: String = bytes.iter().map(|&byte| self.char(byte)).collect();
        (!text.contains(char::REPLACEMENT_CHARACTER)).then_some(text)
    }

    fn char(&self, byte: u8) -> char {
        let first = 256 - self.0.len();
        match usize::from(byte).checked_sub(first) {
            Some(at) => self.0[at],
            None if self.is_ebcdic() => match byte {
                0x05 => '\t',
                0x15 | 0x25 => '\n',
                _ => ' ',
            },
            None => char::from(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_character_for_each_byte() {
        for line in PAGES.lines() {
            let (names, table) = line.split_once('\t').unwrap();
            assert!(matches!(table.chars().count(), 128 | 192), "{names}");
        }
    }

    #[test]
    fn pages_are_known_by_any_of_their_names() {
        let check = |name: &str, byte: u8, expected: &str| {
            let page = Page::of(name).unwrap();
            assert_eq!(page.decode(&[byte]).as_deref(), Some(expected), "{name}");
        };
        check("CP775", 0x80, "Ć");
        check("IBM775", 0x80, "Ć");
        check("mac_greek", 0x80, "Ä");
        check("MacTurkish", 0xDC, "İ");
        check("hp-roman8", 0xA1, "À");
        check("cp500", 0x81, "a");
        check("ebcdic-cp-be", 0x81, "a");
        check("IBM037", 0xC1, "A");
        assert!(Page::of("utf-8").is_none());
    }
}
