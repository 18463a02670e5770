//! `warta extract`: many texts in, one record each out, in the order they were named.
//!
//! Texts are read and analysed on as many threads as there are cores, each taking every so manyth text. A
//! record goes to the printing thread in blocks, and a thread waits when too many of its blocks have not
//! been printed: memory depends neither on the number of texts nor on the length of a record. A text that
//! cannot be read has its line on standard error, and the others go on.

use std::{
    ffi::OsString,
    io::{self, BufWriter, Write},
    sync::mpsc::{self, SyncSender},
    thread,
};

use super::{Known, input};
use crate::{
    lang::{analyse, analyse_parts},
    report::{Format, Report},
    text,
};

/// What `warta extract --help` ends with.
pub const HELP: &str = "\
A short first line followed by a blank line is the title. `start` and `end` are byte offsets into the
text as read. One text that cannot be read does not stop the others; the exit code is then 1.

Examples:
  warta extract --format jsonl --published 2023-09-18 article.txt
  pdftotext report.pdf - | warta extract --lang en -
  warta extract --format jsonl news/ | jq '.gifts[] | [.giver, .recipient]'";

type Text = Result<OsString, input::Error>;

/// What a thread hands over.
enum Piece {
    /// Some bytes of a record, in order, and whether they are its last.
    Part { bytes: Vec<u8>, last: bool },
    /// There is no record of this text.
    Failed(input::Error),
}

impl Piece {
    const fn is_last(&self) -> bool {
        !matches!(self, Self::Part { last: false, .. })
    }
}

/// How many bytes are handed over at once.
const BLOCK: usize = 64 * 1024;

/// How many pieces a thread may be ahead of the printing.
const AHEAD: usize = 32;

/// Prints the records of all texts.
pub fn run(texts: &[OsString], format: Format, known: Known) -> Result<(), super::Error> {
    let texts = input::expand(texts);
    let alone = texts.len() == 1;
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut printed, mut begun, mut failed) = (0, false, None);
    let tell = |piece: Piece| -> io::Result<()> {
        match piece {
            Piece::Failed(error) => {
                if !alone {
                    // Where standard error is closed, the exit code still tells.
                    let _ = writeln!(io::stderr(), "warta: {error}");
                }
                failed = Some(error);
            }
            Piece::Part { bytes, last } => {
                if !begun {
                    out.write_all(format.before(printed).as_bytes())?;
                }
                out.write_all(&bytes)?;
                begun = !last;
                if last {
                    printed += 1;
                    out.flush()?;
                }
            }
        }
        Ok(())
    };
    in_order(texts, format, known, tell)?;
    out.write_all(format.end(printed).as_bytes())?;
    out.flush()?;
    match failed {
        Some(error) if alone => Err(error.into()),
        Some(_) => Err(super::Error::Told),
        None => Ok(()),
    }
}

/// Renders every text and tells of each in the given order.
fn in_order(
    texts: Vec<Text>,
    format: Format,
    known: Known,
    mut tell: impl FnMut(Piece) -> io::Result<()>,
) -> io::Result<()> {
    let count = texts.len();
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(count)
        .max(1);
    let mut rows: Vec<Vec<Text>> = (0..threads).map(|_| Vec::new()).collect();
    for (place, text) in texts.into_iter().enumerate() {
        rows[place % threads].push(text);
    }
    thread::scope(|scope| {
        // The receivers go when this returns, which ends the threads.
        let mut pieces = Vec::with_capacity(threads);
        for row in rows {
            let (sender, receiver) = mpsc::sync_channel(AHEAD);
            pieces.push(receiver);
            scope.spawn(move || {
                row.into_iter()
                    .try_for_each(|text| render(text, format, known, &sender))
            });
        }
        for place in 0..count {
            // A thread that is gone has panicked, which the scope passes on.
            while let Ok(piece) = pieces[place % threads].recv() {
                let last = piece.is_last();
                tell(piece)?;
                if last {
                    break;
                }
            }
        }
        Ok(())
    })
}

/// Reads and analyses a text and hands its record over. An error is that nobody takes it any more.
fn render(text: Text, format: Format, known: Known, to: &SyncSender<Piece>) -> io::Result<()> {
    let article = text.and_then(|text| {
        let bytes = input::bytes(&text)?;
        text::take(&input::name_of(&text), bytes, known.published)
            .map_err(|error| input::Error::unreadable(&text, &error))
    });
    let article = match article {
        Ok(article) => article,
        Err(error) => return to.send(Piece::Failed(error)).map_err(|_| gone()),
    };
    let lang = known.lang.known();
    let mut blocks = Blocks {
        bytes: Vec::new(),
        to,
    };
    if format == Format::Text {
        let report = Report {
            article: &article,
            findings: &analyse(&article, lang),
        };
        format.write(&report, &mut blocks)?;
    } else {
        format.write_parts(&article, analyse_parts(&article, lang), &mut blocks)?;
    }
    blocks.send(true)
}

/// A record on its way to the printing thread.
struct Blocks<'a> {
    bytes: Vec<u8>,
    to: &'a SyncSender<Piece>,
}

impl Blocks<'_> {
    fn send(&mut self, last: bool) -> io::Result<()> {
        let bytes = std::mem::take(&mut self.bytes);
        let piece = Piece::Part { bytes, last };
        self.to.send(piece).map_err(|_| gone())
    }
}

impl Write for Blocks<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() >= BLOCK {
            self.send(false)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn gone() -> io::Error {
    io::ErrorKind::BrokenPipe.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Findings, Lang};

    #[test]
    fn a_long_text_written_part_by_part_has_the_record_of_the_whole() {
        let told = "Presiden Sari Wulandari menyerahkan dua sepeda kepada Budi Santoso di Medan.\n";
        let filler = "Hujan turun di Bogor sejak pagi, kata Sari.\n".repeat(6_500);
        let body = format!("{told}{filler}{told}Sari bertemu Budi Santoso di Bogor.\n");
        let article = text::take("long", body.into_bytes(), None).unwrap();
        let lang = Some(Lang::Id);
        let parts: Vec<Findings> = analyse_parts(&article, lang).collect();
        assert!(parts.len() > 1);
        let findings = analyse(&article, lang);
        let report = Report {
            article: &article,
            findings: &findings,
        };
        for format in [Format::Json, Format::Jsonl] {
            let (mut whole, mut streamed) = (Vec::new(), Vec::new());
            format.write(&report, &mut whole).unwrap();
            format.write_parts(&article, &parts, &mut streamed).unwrap();
            assert!(whole == streamed, "{format:?}");
            let record: serde_json::Value = serde_json::from_slice(&whole).unwrap();
            assert_eq!(record["gifts"].as_array().unwrap().len(), 2);
            assert!(record["entities"].as_array().unwrap().len() > 6_500);
        }
    }
}
