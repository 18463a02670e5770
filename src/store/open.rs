//! Opening the file: who may write, which shape it has, and how an older shape becomes this one.

use std::{
    fs::{self, File, TryLockError},
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};

use super::{Access, Error, Result, Store};

/// Marks the file as warta's: "wrta".
const APPLICATION: i32 = 0x7772_7461;

/// Each turns the shape before it into the next; the first makes an empty file a store.
pub(super) const SHAPES: &[&str] = &[
    include_str!("../../assets/schema/001-first.sql"),
    include_str!("../../assets/schema/002-verdict.sql"),
    include_str!("../../assets/schema/003-stories.sql"),
    include_str!("../../assets/schema/004-events.sql"),
    include_str!("../../assets/schema/005-smaller.sql"),
    include_str!("../../assets/schema/006-pages.sql"),
    include_str!("../../assets/schema/007-smart.sql"),
    include_str!("../../assets/schema/008-given.sql"),
    include_str!("../../assets/schema/009-leaner.sql"),
];

/// How often it is looked whether another `warta` still writes.
const GLANCES: usize = 10;

/// How long one waits between two looks.
const GLANCE: Duration = Duration::from_millis(10);

/// Bytes of a page of the file. A squeezed body has one or two thousand: on small pages a quarter of each would
/// be left empty behind the last that fits.
pub(super) const PAGE_SIZE: i64 = 16_384;

/// Where the user's store is: where `WARTA_STORE` says, else in the system's folder for the user's data.
///
/// # Errors
/// Where the system names no such folder.
pub fn default_path() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("WARTA_STORE").filter(|path| !path.is_empty()) {
        return Ok(path.into());
    }
    let folders = directories::ProjectDirs::from("", "", "warta").ok_or(Error::NoFolder)?;
    Ok(folders.data_dir().join("warta.db"))
}

impl Store {
    /// Opens the store at `path`, for writing where no other process writes it, and makes it where there is
    /// none. An older shape is copied to `PATH.before-N` and then brought to today's.
    ///
    /// # Errors
    /// Where the file cannot be made or opened, is no store, or was made by a newer version; it is then
    /// left as it is.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_with(path, SHAPES)
    }

    /// Opens the store at `path` to read it, whoever writes it meanwhile. One of an older shape is first
    /// brought to today's.
    ///
    /// # Errors
    /// As [`Store::open`], and where there is no file.
    pub fn open_to_read(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Err(Error::Missing(path.to_owned()));
        }
        let access = if is_writable(path) {
            Access::Reading
        } else {
            Access::Forbidden
        };
        match Self::connected(path, access, None, SHAPES) {
            Err(Error::ReadOnly(Access::Reading)) => Self::open(path),
            opened => opened,
        }
    }

    /// Another way into the same store, for another thread of this process: what this one may do, it may
    /// do too. Where both write at once, one waits for the other's change to be whole.
    ///
    /// # Errors
    /// Where the file can no longer be opened.
    pub fn again(&self) -> Result<Self> {
        Self::connected(&self.path, self.access, self.lock.clone(), SHAPES)
    }

    pub(super) fn open_with(path: &Path, shapes: &[&str]) -> Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|why| unreachable(path, &why))?;
        }
        let (access, lock) = lock(path).map_err(|why| unreachable(path, &why))?;
        Self::connected(path, access, lock, shapes)
    }

    fn connected(
        path: &Path,
        access: Access,
        lock: Option<Arc<File>>,
        shapes: &[&str],
    ) -> Result<Self> {
        let connection = connect(path, access).map_err(|why| match Error::from(why) {
            Error::Sqlite(why) => unreachable(path, &why),
            known => known,
        })?;
        let mut store = Self {
            connection,
            path: path.to_owned(),
            access,
            lock,
        };
        store.bring_to(shapes)?;
        Ok(store)
    }

    /// Brings the file to the last of `shapes`.
    fn bring_to(&mut self, shapes: &[&str]) -> Result<()> {
        let number = |name: &str| {
            self.connection
                .pragma_query_value(None, name, |row| row.get::<_, i32>(0))
        };
        let (shape, application) = (number("user_version")?, number("application_id")?);
        let empty = self
            .connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
                row.get::<_, i64>(0)
            })?
            == 0;
        if application != APPLICATION && !empty {
            return Err(Error::Damaged);
        }
        let shape = usize::try_from(shape).map_err(|_| Error::Damaged)?;
        if shape > shapes.len() {
            return Err(Error::Newer(self.path.clone()));
        }
        if empty && self.access == Access::Write {
            self.connection
                .pragma_update(None, "page_size", PAGE_SIZE)?;
        }
        if self.access == Access::Write {
            // Only now: it changes the file, which until here may have been another program's.
            let mode = ("journal_mode", "wal");
            self.connection
                .pragma_update_and_check(None, mode.0, mode.1, |_| Ok(()))?;
        }
        if shape == shapes.len() {
            return Ok(());
        }
        if shape > 0 && self.access == Access::Write {
            let mut copy = self.path.clone().into_os_string();
            copy.push(format!(".before-{}", shapes.len()));
            self.backup(Path::new(&copy))?;
        }
        self.together(|store| {
            for step in &shapes[shape..] {
                store.connection.execute_batch(step)?;
            }
            store
                .connection
                .pragma_update(None, "application_id", APPLICATION)?;
            store.connection.pragma_update(
                None,
                "user_version",
                i64::try_from(shapes.len()).unwrap_or(i64::MAX),
            )?;
            Ok(())
        })?;
        if shape > 0 {
            // Where somebody else reads the file meanwhile, it stays as large as it was.
            let _ = self.repack();
        }
        Ok(())
    }

    /// Writes the file anew without the gaps that many changes left in it. It takes a while, in which nobody else
    /// can write.
    ///
    /// # Errors
    /// Where the store may not be written, or there is no room for the new one beside the old one.
    pub fn pack(&self) -> Result<()> {
        if self.access != Access::Write {
            return Err(Error::ReadOnly(self.access));
        }
        // The index of words is first made of one piece, in which each word stands once.
        let optimize = "INSERT INTO term (term) VALUES ('optimize')";
        self.connection.execute(optimize, [])?;
        Ok(self.connection.execute_batch("VACUUM")?)
    }

    /// Writes the file anew without what an older shape left in it, on pages of today's size.
    fn repack(&self) -> Result<()> {
        let mode = |mode| {
            self.connection
                .pragma_update_and_check(None, "journal_mode", mode, |_| Ok(()))
        };
        // With a log beside the file, the size of its pages cannot change.
        let packed = mode("delete").and_then(|()| {
            self.connection
                .pragma_update(None, "page_size", PAGE_SIZE)?;
            self.connection.execute_batch("VACUUM")
        });
        mode("wal")?;
        Ok(packed?)
    }
}

fn unreachable(path: &Path, why: &dyn ToString) -> Error {
    Error::Unreachable {
        path: path.to_owned(),
        why: why.to_string(),
    }
}

/// Asks to be the one that writes.
fn lock(path: &Path) -> std::io::Result<(Access, Option<Arc<File>>)> {
    let mut name = path.to_owned().into_os_string();
    name.push(".lock");
    let file = match File::options().create(true).append(true).open(name) {
        Ok(file) => file,
        Err(error) if is_forbidden(&error) && path.exists() => {
            return Ok((Access::Forbidden, None));
        }
        Err(error) => return Err(error),
    };
    match try_lock(&file) {
        Ok(()) if is_writable(path) => Ok((Access::Write, Some(Arc::new(file)))),
        Ok(()) => Ok((Access::Forbidden, None)),
        Err(TryLockError::WouldBlock) => Ok((Access::OtherWrites, None)),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Tries for a moment: the last holder may be about to end, and a program that another of its threads is just
/// starting has the lock until it runs.
fn try_lock(file: &File) -> std::result::Result<(), TryLockError> {
    for _ in 0..GLANCES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(GLANCE),
            tried => return tried,
        }
    }
    file.try_lock()
}

fn is_forbidden(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    )
}

fn is_writable(path: &Path) -> bool {
    let opened = File::options().append(true).open(path);
    opened.map_or_else(|error| !is_forbidden(&error), |_| true)
}

fn connect(path: &Path, access: Access) -> rusqlite::Result<Connection> {
    let connection = match access {
        Access::Write => Connection::open(path)?,
        Access::Forbidden => connect_to_forbidden(path)?,
        Access::OtherWrites | Access::Reading => {
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?
        }
    };
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// A folder that may not be written cannot take the helper files that readers share; the file is then read as
/// it is, which nobody changes meanwhile. A log that a killed program has left beside it is read too.
fn connect_to_forbidden(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    if !beside(path, "-wal").exists() {
        return Connection::open_with_flags(address(path, "immutable=1"), flags);
    }
    if beside(path, "-shm").exists() || cfg!(not(unix)) {
        return Connection::open_with_flags(path, flags);
    }
    // The index of the log is then kept in memory, which takes a lock that a file to be read does not give.
    let connection = Connection::open_with_flags(address(path, "vfs=unix-none"), flags)?;
    connection.pragma_update(None, "locking_mode", "exclusive")?;
    Ok(connection)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(ending);
    name.into()
}

/// The path as an SQLite address with a wish.
fn address(path: &Path, wish: &str) -> String {
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                address.push(char::from(*byte));
            }
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("{address}?{wish}")
}
