//! `warta extract`: many texts in, one record each out, in the order they were named.
//!
//! Texts are read and analysed on as many threads as there are cores; what is ready is printed as soon
//! as all before it is. A text that cannot be read has its line on standard error, and the others go on.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    io::{self, BufWriter, Write},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, Receiver},
    },
    thread,
};

use super::{Known, input};
use crate::{
    lang::analyse,
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

type Rendered = Result<String, input::Error>;

/// Prints the records of all texts.
pub fn run(texts: &[OsString], format: Format, known: Known) -> Result<(), super::Error> {
    let texts = input::expand(texts);
    let alone = texts.len() == 1;
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut printed, mut failed) = (0, None);
    let tell = |record: Rendered| -> io::Result<()> {
        match record {
            Ok(record) => {
                out.write_all(format.before(printed).as_bytes())?;
                out.write_all(record.as_bytes())?;
                out.flush()?;
                printed += 1;
            }
            Err(error) => {
                if !alone {
                    // Where standard error is closed, the exit code still tells.
                    let _ = writeln!(io::stderr(), "warta: {error}");
                }
                failed = Some(error);
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
    texts: Vec<Result<OsString, input::Error>>,
    format: Format,
    known: Known,
    tell: impl FnMut(Rendered) -> io::Result<()>,
) -> io::Result<()> {
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(texts.len());
    let (next, (sender, receiver)) = (AtomicUsize::new(0), mpsc::sync_channel(4 * threads.max(1)));
    let (jobs, errors) = split(texts);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next, jobs) = (sender.clone(), &next, &jobs);
            scope.spawn(move || {
                while let Some((place, text)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if sender.send((*place, render(text, format, known))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        sorted(errors, receiver, tell)
    })
}

/// The texts to read with their places, and the places that have already failed.
#[allow(clippy::type_complexity)]
fn split(
    texts: Vec<Result<OsString, input::Error>>,
) -> (Vec<(usize, OsString)>, BTreeMap<usize, Rendered>) {
    let (mut jobs, mut errors) = (Vec::new(), BTreeMap::new());
    for (place, text) in texts.into_iter().enumerate() {
        match text {
            Ok(text) => jobs.push((place, text)),
            Err(error) => {
                errors.insert(place, Err(error));
            }
        }
    }
    (jobs, errors)
}

/// Tells of each record when its turn has come. The receiver goes when it returns, which ends the threads.
fn sorted(
    mut waiting: BTreeMap<usize, Rendered>,
    receiver: Receiver<(usize, Rendered)>,
    mut tell: impl FnMut(Rendered) -> io::Result<()>,
) -> io::Result<()> {
    let mut turn = 0;
    loop {
        while let Some(record) = waiting.remove(&turn) {
            tell(record)?;
            turn += 1;
        }
        match receiver.recv() {
            Ok((place, record)) => waiting.insert(place, record),
            Err(_) => return Ok(()),
        };
    }
}

fn render(text: &OsString, format: Format, known: Known) -> Rendered {
    let bytes = input::bytes(text)?;
    let article = text::read(&input::name_of(text), &bytes, known.published)
        .map_err(|error| input::Error::unreadable(text, &error))?;
    let findings = analyse(&article, known.lang.known());
    Ok(format.render(&Report {
        article: &article,
        findings: &findings,
    }))
}
