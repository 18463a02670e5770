//! The store: one SQLite file with the subscriptions, the articles, what was found in them, and what the
//! reader has marked.
//!
//! An article comes in through [`Store::receive`], known again by id, link and content; it is analysed
//! later ([`Store::waiting`], [`Store::analysed`]), and only then found by its words. Lists are read a page
//! at a time ([`Store::page`]). How a body becomes text is for others: it is kept as its feed gave it.
//!
//! What always holds:
//! - A method that returned without error has written what it says; a crash of the program loses none of
//!   it, and nothing is half written.
//! - A loss of power loses nothing that the user did (marks, subscriptions, imports). It may take the last
//!   moments of what was fetched and analysed, which is fetched and analysed again: waiting for the disk at
//!   each of a hundred feeds would be slow.
//! - One process writes, through as many [`Store::again`] as it has threads. Any further one, or one that may not write the file, reads.
//! - Nothing starred or tagged is deleted unless asked for by its key.
//! - A file that cannot be used is left as it is.
//!
//! Times are seconds since 1970, UTC.

mod analysis;
mod article;
mod error;
mod event;
mod feed;
mod found;
mod health;
mod identity;
mod ledger;
mod mark;
mod open;
mod page;
mod retention;
mod search;
mod shelf;
mod smart;
mod squeeze;
mod story;
#[cfg(test)]
mod tests;
pub mod transfer;
mod verdict;
mod whole;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use rusqlite::{Connection, Transaction};

pub use crate::domain::{ArticleKey, FeedKey, ListOrder, Mark, SmartKey};
pub use analysis::{Analysis, Waiting};
pub use article::{Body, NewArticle, Prepared, Received, prepare};
pub use error::{Error, reason};
pub use event::Tells;
pub use feed::{Feed, Fetched, Settings};
pub use health::Health;
pub use ledger::{Event, Wanted};
pub use open::default_path;
pub use page::{Cursor, Full, Row};
pub use retention::Retention;
pub use shelf::Count;
pub use smart::Smart;
pub use whole::Teaser;

/// Results of this room.
pub type Result<T> = std::result::Result<T, Error>;

/// What this process may do with the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write: no other process writes.
    Write,
    /// Read only, because it was opened so.
    Reading,
    /// Read only, because another process writes.
    OtherWrites,
    /// Read only, because the file or its folder may not be written.
    Forbidden,
}

/// An open store.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    access: Access,
    /// Held as long as the store is open for writing; the system lets go of it whatever happens.
    lock: Option<Arc<std::fs::File>>,
}

/// The store as it is at one moment.
pub struct Moment<'a>(#[expect(dead_code, reason = "it only has to live")] Option<Transaction<'a>>);

impl Store {
    /// What this process may do with it.
    #[must_use]
    pub const fn access(&self) -> Access {
        self.access
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Does several changes as one: all of them are kept, or none.
    ///
    /// # Errors
    /// Where `work` fails, the store may not be written, or the disk is full.
    pub fn together<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.access != Access::Write {
            return Err(Error::ReadOnly(self.access));
        }
        if !self.connection.is_autocommit() {
            return work(self);
        }
        self.transact(work)
    }

    /// As long as this lives, the store is read as it is now, and no reading takes locks of its own: a list asks for
    /// hundreds of rows.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn moment(&self) -> Result<Moment<'_>> {
        let alone = self.connection.is_autocommit();
        let begun = alone.then(|| self.connection.unchecked_transaction());
        Ok(Moment(begun.transpose()?))
    }

    /// As [`Store::together`], for what the user did: it is on the disk when this returns. Inside a wider
    /// change it is as lasting as that.
    ///
    /// # Errors
    /// As [`Store::together`].
    pub fn lastingly<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.access != Access::Write || !self.connection.is_autocommit() {
            return self.together(work);
        }
        self.connection.pragma_update(None, "synchronous", "full")?;
        let done = self.transact(work);
        self.connection
            .pragma_update(None, "synchronous", "normal")?;
        done
    }

    fn transact<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let done = work(self).and_then(|result| {
            self.connection.execute_batch("COMMIT")?;
            Ok(result)
        });
        if done.is_err() && !self.connection.is_autocommit() {
            // What failed is told; that it is undone goes without saying.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        done
    }
}
