//! What is kept of the reader, as a file beside the store. It is written whole or not at all; one that cannot
//! be read is as good as none.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::app::Remembered;

/// The file beside a store.
fn beside(store: &Path, ending: &str) -> PathBuf {
    let mut name = store.to_owned().into_os_string();
    name.push(ending);
    name.into()
}

/// What is kept for a store.
pub fn read(store: &Path) -> Remembered {
    let bytes = fs::read(beside(store, ".place")).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Keeps it.
pub fn write(store: &Path, remembered: &Remembered) -> io::Result<()> {
    let new = beside(store, ".place.new");
    let mut file = File::create(&new)?;
    file.write_all(&serde_json::to_vec(remembered)?)?;
    file.sync_all()?;
    fs::rename(new, beside(store, ".place"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Shelf;

    #[test]
    fn what_is_kept_comes_back_and_what_is_damaged_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("s.db");
        assert_eq!(read(&store), Remembered::default());
        let remembered = Remembered {
            shelf: Shelf::Folder(vec!["Islands".into()]),
            ..Remembered::default()
        };
        write(&store, &remembered).unwrap();
        assert_eq!(read(&store), remembered);
        fs::write(beside(&store, ".place"), "{").unwrap();
        assert_eq!(read(&store), Remembered::default());
        fs::write(beside(&store, ".place"), r#"{"filter":"bell"}"#).unwrap();
        assert_eq!(read(&store).filter, "bell");
    }
}
