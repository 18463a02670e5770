//! Articles as files of the user's own. A file that is there is never written over.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{self, Path, PathBuf},
    sync::mpsc::Sender,
    thread,
};

use directories::UserDirs;

use crate::{app::Action, text::harmless};

use super::Event;

/// Writes `text` into a new file in the folder for articles, and tells where.
pub fn save(name: String, text: String, events: Sender<Event>) {
    // A disk may take its time.
    thread::spawn(move || {
        let folder = folder();
        let told = match write(&folder, &name, &text) {
            Ok(path) => format!("saved as {}", path.display()),
            Err(error) if folder.is_file() => {
                let advice = "a file stands where the folder for articles would be; move it away";
                format!("could not save in {}: {advice} ({error})", folder.display())
            }
            Err(error) => format!("could not save in {}: {error}", folder.display()),
        };
        let _ = events.send(Event::Action(Action::Told(harmless(&told))));
    });
}

/// The folder for articles: `warta` among the user's documents; where there is no folder for these, as on most
/// servers, in the user's own; else in the folder that warta was started in.
fn folder() -> PathBuf {
    let folders = UserDirs::new();
    let documents = folders.as_ref().and_then(UserDirs::document_dir);
    let home = folders.as_ref().map(UserDirs::home_dir);
    let folder = among(documents, home);
    // Whoever reads where it is need not know where warta was started.
    path::absolute(&folder).unwrap_or(folder)
}

fn among(documents: Option<&Path>, home: Option<&Path>) -> PathBuf {
    documents.or(home).unwrap_or(Path::new("")).join("warta")
}

/// So many articles of one day and title are told apart.
const ALIKE: usize = 100;

fn write(folder: &Path, name: &str, text: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for number in 1..=ALIKE {
        let ending = match number {
            1 => String::new(),
            number => format!("-{number}"),
        };
        let path = folder.join(format!("{name}{ending}.md"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other(format!("{ALIKE} files are called {name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_is_no_folder_of_documents_articles_are_in_the_users_own() {
        let (documents, home) = (Path::new("/ana/Texts"), Path::new("/ana"));
        let check = |documents, home, expected: &str| {
            assert_eq!(among(documents, home), Path::new(expected));
        };
        check(Some(documents), Some(home), "/ana/Texts/warta");
        check(None, Some(home), "/ana/warta");
        check(None, None, "warta");
    }

    #[test]
    fn a_file_that_is_there_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("new/warta");
        let names: Vec<PathBuf> = (0..3)
            .map(|at| write(&inside, "bells", &format!("text {at}")).unwrap())
            .collect();
        let expected = ["bells.md", "bells-2.md", "bells-3.md"].map(|name| inside.join(name));
        assert_eq!(names, expected);
        assert_eq!(fs::read_to_string(&names[1]).unwrap(), "text 1");
    }
}
