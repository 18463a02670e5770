//! What is kept of the reader, as a file beside the store. It is written whole or not at all; one that cannot
//! be read is as good as none.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::mpsc::{Sender, channel},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use crate::{
    app::{Remembered, Shelf, State},
    domain::ArticleKey,
};

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

/// So long a change of place waits until it is kept, with what else changes until then.
const WAIT: Duration = Duration::from_secs(3);

/// Keeps the place while the reader runs, for it may be killed, or its line cut. The disk is another thread's matter.
pub(super) struct Keeper {
    changes: Sender<Remembered>,
    thread: JoinHandle<()>,
    /// What is kept, or about to be.
    kept: Option<Remembered>,
    /// What is open: where that changes, it is kept at once.
    open: (Option<ArticleKey>, Option<Shelf>),
    due: Option<Instant>,
}

impl Keeper {
    /// For a store, of a reader that is where it was kept.
    pub(super) fn start(store: PathBuf, state: &State) -> Self {
        let (changes, wished) = channel();
        let thread = thread::spawn(move || {
            while let Ok(mut remembered) = wished.recv() {
                // Only the last place counts.
                while let Ok(later) = wished.try_recv() {
                    remembered = later;
                }
                // Where it cannot be kept, the next start is a fresh one.
                let _ = write(&store, &remembered);
            }
        });
        Self {
            changes,
            thread,
            kept: state.remembered(),
            open: open(state),
            due: None,
        }
    }

    /// Takes note that something may have changed.
    pub(super) fn note(&mut self, state: &State) {
        let open = open(state);
        if self.open != open {
            self.open = open;
            self.keep(state);
        } else if self.due.is_none() {
            self.due = Some(Instant::now() + WAIT);
        }
    }

    /// When [`Self::keep`] is to be called; never, where nothing was noted.
    pub(super) const fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Keeps the place where it is another one.
    pub(super) fn keep(&mut self, state: &State) {
        self.due = None;
        let remembered = state.remembered();
        if remembered == self.kept {
            return;
        }
        self.kept.clone_from(&remembered);
        if let Some(remembered) = remembered {
            let _ = self.changes.send(remembered);
        }
    }

    /// Keeps the last place, and returns when the disk has it.
    pub(super) fn finish(self, remembered: Option<Remembered>) {
        if let Some(remembered) = remembered {
            let _ = self.changes.send(remembered);
        }
        drop(self.changes);
        let _ = self.thread.join();
    }
}

fn open(state: &State) -> (Option<ArticleKey>, Option<Shelf>) {
    let article = state.opened().and_then(|opened| opened.key);
    let shelf = state.library.as_ref().map(|library| library.shelf.clone());
    (article, shelf)
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
    #[test]
    fn the_place_is_kept_when_something_is_opened_and_in_a_while_when_it_is_gone_on_in() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("s.db");
        let mut state = State::stored((80, 24));
        let mut keeper = Keeper::start(store.clone(), &state);
        state.library.as_mut().unwrap().shelf = Shelf::Starred;
        keeper.note(&state);
        assert_eq!(keeper.due(), None, "it is kept at once");
        state.panel_shown = false;
        keeper.note(&state);
        let due = keeper.due().unwrap();
        keeper.note(&state);
        assert_eq!(
            keeper.due(),
            Some(due),
            "whoever goes on and on is kept too"
        );
        keeper.keep(&state);
        keeper.finish(None);
        let kept = read(&store);
        assert_eq!((kept.shelf, kept.panel_shown), (Shelf::Starred, false));
    }
}
