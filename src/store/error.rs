//! What can go wrong with the store, each as one line that says what to do.

use std::{io, path::PathBuf};

use rusqlite::ErrorCode;

use super::Access;

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system names no folder for the user's data.
    #[error("there is no folder for the store; set HOME")]
    NoFolder,
    /// There is no file.
    #[error("there is no store at {}; `warta feeds add` or `warta import` makes one", .0.display())]
    Missing(PathBuf),
    /// The folder or file cannot be made or opened.
    #[error("could not open the store {}: {why}; check the folder and its permissions", path.display())]
    Unreachable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// The file is something else, or damaged.
    #[error(
        "the store is damaged or no store; `warta export --all` saves what can be read, then move the file away"
    )]
    Damaged,
    /// The file was made by a later version.
    #[error("the store {} was made by a newer warta; use that version or a newer one", .0.display())]
    Newer(PathBuf),
    /// No room on the disk.
    #[error("could not store: the disk is full; make room and try again")]
    Full,
    /// The disk does not take what is written: it fails, or the user's share of it is used up.
    #[error(
        "could not store: the disk is full for this user, or fails; make room or check it, and try again"
    )]
    Unwritable,
    /// This process may only read.
    #[error("could not store: {}", reason(*.0))]
    ReadOnly(Access),
    /// A line of an export is not understood.
    #[error("could not import line {line}: {why}")]
    Import {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// A file beside the store failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Anything else that SQLite says.
    #[error("the store failed: {0}")]
    Sqlite(rusqlite::Error),
}

/// Why a store is read only, and what to do.
pub const fn reason(access: Access) -> &'static str {
    match access {
        Access::Write => "it may be written",
        Access::Reading => "it was opened to be read",
        Access::OtherWrites => "another warta uses the store; close it first",
        Access::Forbidden => "the store may not be written; check the permissions of its folder",
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::{SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_WRITE};
        let more = error.sqlite_error().map(|error| error.extended_code);
        if let Some(SQLITE_IOERR_WRITE | SQLITE_IOERR_FSYNC | SQLITE_IOERR_TRUNCATE) = more {
            return Self::Unwritable;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly(Access::Forbidden),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::ReadOnly(Access::OtherWrites)
            }
            _ => Self::Sqlite(error),
        }
    }
}
