//! What is known of a word beforehand: its classes, how often it is a proper noun, the lists it stands on.
//!
//! A lexicon is a table with one row per lower-cased word and a few columns of small numbers, 0 meaning
//! "nothing known". What a column means is the business of whoever wrote the table: to the tagger a value is
//! only a name for words that behave alike. Inside a model file it is read where it lies.

use super::{Error, hash};

/// The most columns a lexicon may have.
pub(super) const MOST_COLUMNS: usize = 32;

/// The numbers known of one word.
pub(super) type Row = [u8; MOST_COLUMNS];

/// A table of words as it lies in a model file: sorted 32-bit hashes, then the rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexicon<'a> {
    columns: usize,
    hashes: &'a [u8],
    rows: &'a [u8],
}

impl<'a> Lexicon<'a> {
    /// Reads a table of `words` rows from the front of `bytes`; gives back what follows it.
    pub(super) fn parse(
        bytes: &'a [u8],
        words: usize,
        columns: usize,
    ) -> Result<(Self, &'a [u8]), Error> {
        if columns > MOST_COLUMNS || bytes.len() / (4 + columns) < words {
            return Err(Error::Broken("its word table is cut short"));
        }
        let (hashes, rest) = bytes.split_at(words * 4);
        let (rows, rest) = rest.split_at(words * columns);
        Ok((
            Self {
                columns,
                hashes,
                rows,
            },
            rest,
        ))
    }

    fn hash_at(&self, at: usize) -> u32 {
        let bytes = &self.hashes[at * 4..at * 4 + 4];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    }

    /// What is known of a lower-cased word.
    pub(super) fn row(&self, lower: &str) -> Row {
        let wanted = key(lower);
        let (mut low, mut high) = (0, self.hashes.len() / 4);
        while low < high {
            let middle = (low + high) / 2;
            if self.hash_at(middle) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let mut row = Row::default();
        if low * 4 < self.hashes.len() && self.hash_at(low) == wanted {
            row[..self.columns]
                .copy_from_slice(&self.rows[low * self.columns..(low + 1) * self.columns]);
        }
        row
    }

    /// How many columns it has.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }
}

/// The name of a word in the table.
fn key(lower: &str) -> u32 {
    (hash::text(lower.as_bytes()) >> 32) as u32
}

/// A lexicon being made from text, for training.
#[derive(Debug, Clone, Default)]
pub struct LexiconTable {
    columns: usize,
    rows: Vec<(u32, Row)>,
}

impl LexiconTable {
    /// Reads lines of `word<TAB>number<TAB>number…`; lines that start with `#` say where it came from.
    ///
    /// # Errors
    /// When a line has another number of columns than the first, or a number is not in 0 to 255.
    pub fn read(text: &str) -> Result<Self, Error> {
        let mut table = Self::default();
        for line in text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            table
                .add(line)
                .ok_or_else(|| Error::Line(line.chars().take(60).collect()))?;
        }
        table.rows.sort_unstable();
        table.rows.dedup_by_key(|row| row.0);
        Ok(table)
    }

    fn add(&mut self, line: &str) -> Option<()> {
        let mut fields = line.split('\t');
        let word = fields.next()?;
        let mut row = Row::default();
        let mut columns = 0;
        for field in fields {
            *row.get_mut(columns)? = field.parse().ok()?;
            columns += 1;
        }
        if self.rows.is_empty() {
            self.columns = columns;
        }
        self.rows.push((key(word), row));
        (columns == self.columns).then_some(())
    }

    /// How many words it holds.
    #[must_use]
    pub const fn words(&self) -> usize {
        self.rows.len()
    }

    /// How many columns it has.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The table as it lies in a model file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self
            .rows
            .iter()
            .flat_map(|(hash, _)| hash.to_le_bytes())
            .collect();
        bytes.extend(
            self.rows
                .iter()
                .flat_map(|(_, row)| row[..self.columns].to_vec()),
        );
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_with_its_numbers() {
        let table = LexiconTable::read("# from nowhere\njakarta\t3\t9\nkim\t1\t0\n").unwrap();
        let bytes = table.bytes();
        let (lexicon, rest) = Lexicon::parse(&bytes, table.words(), table.columns()).unwrap();
        assert!(rest.is_empty());
        assert_eq!(lexicon.row("jakarta")[..2], [3, 9]);
        assert_eq!(lexicon.row("kim")[..2], [1, 0]);
        assert_eq!(lexicon.row("absent"), Row::default());
    }

    #[test]
    fn odd_lines_are_named() {
        assert!(LexiconTable::read("a\t1\nb\t1\t2\n").is_err());
        assert!(LexiconTable::read("a\t256\n").is_err());
        assert!(Lexicon::parse(&[0; 11], 2, 2).is_err());
    }
}
