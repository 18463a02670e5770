//! What the subcommands on stored articles share: which store, which query, what time it is.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::Error;
use crate::{
    query::{self, Query},
    store::{self, Access, Store},
    text::harmless,
};

/// Which store is meant.
#[derive(Debug, Clone, Args)]
pub struct Which {
    /// The store's file, where it is not the usual one; WARTA_STORE says so too
    #[arg(long = "store", value_name = "FILE")]
    path: Option<PathBuf>,
}

impl Which {
    /// Where it is.
    pub fn path(&self) -> Result<PathBuf, Error> {
        let path = self.path.clone();
        Ok(path.map_or_else(store::default_path, Ok)?)
    }

    /// Opens it to read; it must be there.
    pub fn to_read(&self) -> Result<Store, Error> {
        Ok(Store::open_to_read(&self.path()?)?)
    }

    /// As [`Which::to_read`], with all articles looked through, where this process may do that.
    pub fn looked_through(&self) -> Result<Store, Error> {
        let store = self.to_read()?;
        if store.waiting_count()? == 0 {
            return Ok(store);
        }
        let mut writing = Store::open(store.path())?;
        if writing.access() == Access::Write {
            super::refresh::look_through(&mut writing, false)?;
        }
        Ok(store)
    }

    /// Opens it to write, and makes it where there is none.
    pub fn to_write(&self) -> Result<Store, Error> {
        Ok(Store::open(&self.path()?)?)
    }
}

/// Reads a query.
pub fn query(line: &str) -> Result<Query, Error> {
    query::parse(line).map_err(|mistake| Error::Usage(mistake.to_string()))
}

/// Seconds since 1970, UTC.
pub fn now() -> i64 {
    Timestamp::now().as_second()
}

/// The day of a time, in UTC: 2023-09-18.
pub fn day(seconds: i64) -> String {
    let time = Timestamp::from_second(seconds).unwrap_or_default();
    time.strftime("%Y-%m-%d").to_string()
}

/// A stranger's words as one harmless line with single spaces.
pub fn plain(text: &str) -> String {
    let words = harmless(text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
