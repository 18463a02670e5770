//! An article and its findings → the records that `warta extract` prints.
//!
//! The JSON shape is DESIGN.md's promise to scripts: it only grows. What is printed comes from a clean
//! article, so no record holds a control character, in any format.

mod json;
#[cfg(test)]
mod tests;
mod text;

use clap::ValueEnum;

use crate::domain::{Article, Findings, Party, Span};

pub use json::Record;

/// An article and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The text.
    pub article: &'a Article,
    /// What was found in this text; its spans fit it.
    pub findings: &'a Findings,
}

/// How records are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A listing to read
    Text,
    /// One array of all records, indented
    Json,
    /// One object a line, one line a text
    Jsonl,
}

impl Format {
    /// One record, with its line end where the format has one.
    #[must_use]
    pub fn render(self, report: &Report) -> String {
        match self {
            Self::Text => text::listing(report),
            Self::Json => json::indented(&Record::new(report)),
            Self::Jsonl => json::line(&Record::new(report)),
        }
    }

    /// What stands before a record when so many have been printed.
    #[must_use]
    pub const fn before(self, printed: usize) -> &'static str {
        match (self, printed) {
            (Self::Json, 0) => "[\n",
            (Self::Json, _) => ",\n",
            (Self::Text, 1..) => "\n",
            _ => "",
        }
    }

    /// What stands after the last of so many records.
    #[must_use]
    pub const fn end(self, printed: usize) -> &'static str {
        match (self, printed) {
            (Self::Json, 0) => "[]\n",
            (Self::Json, _) => "\n]\n",
            _ => "",
        }
    }
}

impl Report<'_> {
    /// The words at a span on one line, with single spaces.
    fn words(&self, span: Span) -> String {
        let mut words = String::with_capacity(span.len());
        for word in span.of(&self.article.text).split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        words
    }

    /// The canonical names of parties, each once.
    fn names(&self, parties: &[Party]) -> Vec<String> {
        let mut names: Vec<String> = Vec::with_capacity(parties.len());
        for party in parties {
            let name = self.words(party.name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Where a span lies in the text as read. The end follows its last character, whatever was taken
    /// out behind it.
    fn source_span(&self, span: Span) -> Span {
        let start = self.article.source_offset(span.start);
        match span.end.checked_sub(1) {
            Some(last) if !span.is_empty() => {
                Span::new(start, self.article.source_offset(last) + 1)
            }
            _ => Span::new(start, start),
        }
    }
}
