//! `warta config`: where the configuration is, what is in force, what is wrong with it, and one to begin with.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::Subcommand;

use super::{Error, print};
use crate::{
    config::{self, Loaded},
    text::harmless,
};

/// What to do about the configuration.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print where it is, or would be
    Path,
    /// Print all settings in force, as a configuration that would settle them so
    Show,
    /// Look for mistakes; each is printed with its line
    Check,
    /// Write one in which every setting stands with its default; an existing one is left alone
    Init,
}

/// Does what was asked for.
pub fn perform(command: &Command) -> Result<(), Error> {
    let path = path()?;
    match command {
        Command::Path => print(format!("{}\n", path.display()).as_bytes()),
        Command::Show => {
            let loaded = config::load_from(&path);
            tell(&loaded)?;
            print(config::shown(&loaded.config).as_bytes())
        }
        Command::Check => check(&path),
        Command::Init => init(&path),
    }
}

fn path() -> Result<PathBuf, Error> {
    let none = "the system names no folder for configurations; say in WARTA_CONFIG where it is";
    config::path().ok_or_else(|| Error::File(none.into()))
}

/// Each mistake as a line on standard error.
fn tell(loaded: &Loaded) -> Result<(), Error> {
    let mut out = io::stderr().lock();
    for mistake in &loaded.mistakes {
        writeln!(out, "{mistake}")?;
    }
    Ok(())
}

fn check(path: &Path) -> Result<(), Error> {
    let loaded = config::load_from(path);
    tell(&loaded)?;
    if !loaded.mistakes.is_empty() {
        return Err(Error::Told);
    }
    let well = if path.exists() {
        format!("{} is well\n", harmless(&path.display().to_string()))
    } else {
        "there is no configuration, and every setting has its default; `warta config init` writes one\n"
            .into()
    };
    print(well.as_bytes())
}

fn init(path: &Path) -> Result<(), Error> {
    let name = harmless(&path.display().to_string());
    let failed = |error: io::Error| Error::File(format!("could not write {name}: {error}"));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = match file {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let why = format!("{name} is there already and is left as it is");
            return Err(Error::File(why));
        }
        file => file.map_err(failed)?,
    };
    file.write_all(config::commented().as_bytes())
        .map_err(failed)?;
    print(format!("wrote {name}\n").as_bytes())
}
