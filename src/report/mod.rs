//! An article and its findings → the records that `warta extract` prints.
//!
//! The JSON shape is a promise to scripts, in the README: it only grows. What is printed comes from a clean
//! article, so no record holds a control character, in any format.

mod json;
mod kept;
#[cfg(test)]
mod tests;
mod text;

use std::{
    borrow::{Borrow, Cow},
    io::{self, Write},
};

use clap::ValueEnum;

use json::Layout;

use crate::domain::{Article, Findings, Party, Span};

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
    /// Writes one record, with its line end where the format has one.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(self, report: &Report, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Text => text::listing(report, out),
            Self::Json | Self::Jsonl => self.write_parts(report.article, [report.findings], out),
        }
    }

    /// Writes one record as JSON while the parts of its text are read: nothing of a part is held on to but
    /// its gifts and meetings, in few bytes. As text it is only written once all is known, by [`Self::write`].
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write_parts<F: Borrow<Findings>>(
        self,
        article: &Article,
        parts: impl IntoIterator<Item = F>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let indented = self == Self::Json;
        let layout = if indented {
            Layout::Indented
        } else {
            Layout::Line
        };
        json::record(article, parts, layout, out)?;
        if indented {
            Ok(())
        } else {
            out.write_all(b"\n")
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

impl<'a> Report<'a> {
    /// The words at a span on one line, with single spaces.
    fn words(&self, span: Span) -> Cow<'a, str> {
        let written = span.of(&self.article.text);
        if is_single_spaced(written) {
            return Cow::Borrowed(written);
        }
        let words: Vec<&str> = written.split_whitespace().collect();
        Cow::Owned(words.join(" "))
    }

    /// The canonical names of parties, each once.
    fn names(&self, parties: &[Party]) -> Vec<Cow<'a, str>> {
        let mut names = Vec::with_capacity(parties.len());
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

/// Whether one space stands between words and no other white space anywhere, as it mostly does.
fn is_single_spaced(text: &str) -> bool {
    let mut before = ' ';
    let fits = |c: char| {
        let fits = !c.is_whitespace() || c == ' ' && before != ' ';
        before = c;
        fits
    };
    text.chars().all(fits) && !text.ends_with(' ')
}
