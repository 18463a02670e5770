//! `warta export` and `warta import`: all that is stored as lines of JSON, and back.

use std::{
    ffi::OsString,
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{Error, new_articles, stored, why};
use crate::{
    store::{Store, transfer::Exported},
    text::harmless,
};

/// Where to.
#[derive(Debug, Args)]
pub struct Export {
    /// Feeds with their settings, and articles with their marks and what was found in them
    #[arg(long, required = true)]
    all: bool,
    #[command(flatten)]
    store: stored::Which,
    /// The file to write, or `-`
    #[arg(value_name = "FILE|-")]
    file: OsString,
}

/// Where from.
#[derive(Debug, Args)]
pub struct Import {
    #[command(flatten)]
    store: stored::Which,
    /// The file that `warta export --all` wrote, or `-`
    #[arg(value_name = "FILE|-")]
    file: OsString,
}

impl Export {
    /// Writes the file. Where there was one, it is replaced when all is written.
    pub fn write(&self) -> Result<(), Error> {
        let store = self.store.to_read()?;
        if self.file == "-" {
            return told(store.export(&mut BufWriter::new(io::stdout().lock()))?);
        }
        let path = Path::new(&self.file);
        let failed = |error: io::Error| at(path, "write", &error);
        let part = beside(path);
        let written = write_through(&store, &part).and_then(|exported| {
            std::fs::rename(&part, path)
                .map(|()| exported)
                .map_err(failed)
        });
        if written.is_err() {
            // It is of no use, and perhaps was never made.
            let _ = std::fs::remove_file(&part);
        }
        told(written?)
    }
}

fn write_through(store: &Store, part: &Path) -> Result<Exported, Error> {
    let failed = |error: io::Error| at(part, "write", &error);
    let mut out = BufWriter::new(File::create(part).map_err(failed)?);
    let exported = store.export(&mut out)?;
    let file = out.into_inner().map_err(|error| failed(error.into()))?;
    file.sync_all().map_err(failed)?;
    Ok(exported)
}

/// Says what is missing; what is complete goes without saying.
fn told(exported: Exported) -> Result<(), Error> {
    let Exported {
        damaged,
        unreadable,
        secret,
        ..
    } = exported;
    if secret > 0 {
        // Where standard error is closed, the file is written all the same.
        let _ = writeln!(
            io::stderr(),
            "warta: headers and password commands of {secret} feeds are not in the file"
        );
    }
    if damaged + unreadable == 0 {
        return Ok(());
    }
    Err(Error::File(format!(
        "the store is damaged: {damaged} articles were written without their text, {unreadable} could not be read"
    )))
}

impl Import {
    /// Takes in the file, all or none of it.
    pub fn read(&self) -> Result<(), Error> {
        let mut lines: Box<dyn BufRead> = if self.file == "-" {
            Box::new(io::stdin().lock())
        } else {
            let path = Path::new(&self.file);
            let file = File::open(path).map_err(|error| at(path, "open", &error))?;
            Box::new(BufReader::new(file))
        };
        let imported = self.store.to_write()?.import(&mut lines)?;
        let mut out = io::stdout().lock();
        writeln!(
            out,
            "{} {}, {}, {} known before",
            imported.feeds,
            if imported.feeds == 1 { "feed" } else { "feeds" },
            new_articles(imported.articles),
            imported.known
        )?;
        Ok(out.flush()?)
    }
}

/// The name of the file while it is not complete.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

fn at(path: &Path, verb: &str, error: &io::Error) -> Error {
    Error::File(format!(
        "could not {verb} {}: {}",
        harmless(&path.to_string_lossy()),
        why(error)
    ))
}
