//! What the user has written down: `config.toml`, where the system keeps such files, and themes beside it.
//!
//! Every setting is one row of the table of fields below and has a default. A setting that is unknown, of
//! another type or out of its bounds is told with file, line and what is right, and has its default: a mistake
//! never keeps the reader from starting. `document` reads the file, `written` writes one.

mod document;
mod setting;
pub mod theme;
mod written;

use std::{
    env, fmt,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use toml::de::DeValue;

use crate::{
    app::{
        Feeds, Highlight, MEASURE, Settings,
        keymap::Keymap,
        preset::Preset,
        rebinding::{self, Rebinding, Refused},
    },
    text::harmless,
};

pub use setting::{Images, Notices, When};
use setting::{Part, Setting, Whole};
use theme::Theming;
pub use written::{commented, shown};

macro_rules! fields {
    ($($field:ident: $type:ty = $default:expr, $name:literal, $help:literal;)+) => {
        /// What is settled.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Config {
            $(#[doc = $help] pub $field: $type,)+
            /// Keys of the user's own.
            pub rebindings: Vec<Rebinding>,
        }

        impl Default for Config {
            fn default() -> Self {
                Self { $($field: $default,)+ rebindings: Vec::new() }
            }
        }

        /// The fields' names, a table's name before the dot.
        pub const NAMES: &[&str] = &[$($name),+];

        impl Config {
            /// Sets a field; the error says what it takes.
            fn set(&mut self, name: &str, value: &DeValue<'_>) -> Result<(), String> {
                match name {
                    $($name => self.$field = Setting::read(value)?,)+
                    _ => return Err("is no setting".into()),
                }
                Ok(())
            }

            /// The fields as they are written, in the order of the table.
            fn fields(&self) -> Vec<Field> {
                vec![$(Field {
                    name: $name,
                    help: $help,
                    is: <$type as Setting>::is(),
                    value: self.$field.write(),
                },)+]
            }
        }
    };
}

/// A field as it is written.
struct Field {
    name: &'static str,
    help: &'static str,
    /// What it is, in words.
    is: String,
    /// Its value, in TOML.
    value: String,
}

fields! {
    theme: String = "auto".into(), "theme",
        "Colours: auto (as the terminal's background is), dark, light, high-contrast, monochrome, or NAME of themes/NAME.toml beside this file";
    measure: Whole<30, 200> = Whole(MEASURE as u32), "measure",
        "The most columns that a row of text has";
    hyphenate: bool = false, "hyphenate",
        "Whether words of running text are parted at the end of a row, once the article's language is known";
    images: Images = Images::Off, "images",
        "How pictures are drawn below their captions, fetched from where the article says: auto: as the environment tells that the terminal can, or as this says; a program built without the feature `images` draws none";
    highlight: Highlight = Highlight::All, "highlight",
        "Which entities are highlighted: all, those with a name, those in a gift or meeting, none";
    ascii: When = When::Auto, "ascii",
        "Signs of ASCII alone; auto: where the terminal or the locale has no others, or makes them wide";
    browser: String = String::new(), "browser",
        "The program that opens a link, called with the address; empty: that of $BROWSER, else the system's. One like w3m or lynx has the terminal until it ends, over SSH too";
    mouse: bool = false, "mouse",
        "Whether a click selects and the wheel scrolls; the terminal's own selection then needs Shift";
    hyperlinks: When = When::Auto, "hyperlinks",
        "Links that the terminal opens at a click (OSC 8); auto: but where it is known to have none";
    notices: Notices = Notices::Off, "notices",
        "How the terminal is told that a refresh is done and what is new in watched smart feeds: a bell, or a notice of its own (OSC 9 or OSC 777)";
    pipe: String = String::new(), "pipe",
        "The program that an article is piped to unless another is typed, as `less` or `wc -w`; empty: none";
    doubtful: Part = Part(50), "panel.doubtful",
        "Records less sure than this stand under DOUBTFUL";
    refresh_on_start: bool = false, "feeds.refresh-on-start",
        "Whether what is new in all feeds is fetched as soon as the reader has opened";
    refresh_every: Whole<0, 10_080> = Whole(0), "feeds.refresh-every",
        "So many minutes lie between two refreshes while the reader is open; 0: it refreshes when asked";
    full_text: bool = false, "feeds.full-text",
        "Whether the page of each new article is fetched for its whole text, where its feed is not set otherwise";
    keep_days: Whole<0, 36_500> = Whole(0), "feeds.keep-days",
        "Read articles older than so many days go with a refresh, unless starred or tagged; 0: they stay";
    keep_newest: Whole<0, 1_000_000> = Whole(0), "feeds.keep-newest",
        "So many of the newest articles of each feed stay; other read ones go with a refresh, unless starred or tagged; 0: all stay";
    preset: Preset = Preset::Default, "keys.preset",
        "The set of keys that the others are changes of";
}

impl Config {
    /// The keys in force, and what was refused of the user's own.
    fn keymap(&self) -> (Keymap, Vec<Refused>) {
        rebinding::keymap(self.preset, &self.rebindings)
    }

    /// What the reader is told of it.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            keys: self.keymap().0,
            measure: self.measure.0 as usize,
            hyphenate: self.hyphenate,
            pictures: self.images != Images::Off,
            highlight: self.highlight,
            doubtful: self.doubtful.0,
            pipe: self.pipe.clone(),
            feeds: Feeds {
                full_text: self.full_text,
                keep_days: some(self.keep_days.0),
                keep_newest: some(self.keep_newest.0),
            },
        }
    }
}

/// A number of which 0 means that there is none.
fn some(number: u32) -> Option<u32> {
    (number > 0).then_some(number)
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// In which file.
    pub file: PathBuf,
    /// In which line, from 1 on; none where the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong, and what would be right.
    pub why: String,
}

impl Mistake {
    /// The mistake with no more of the file's path than its name.
    #[must_use]
    pub fn brief(&self) -> String {
        let name = self.file.file_name().unwrap_or_default();
        self.told(&name.to_string_lossy())
    }

    fn told(&self, file: &str) -> String {
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        harmless(&format!("{file}{line}: {}", self.why))
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(&self.file.display().to_string()))
    }
}

/// A configuration as it was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    /// What is settled.
    pub config: Config,
    /// The theme that it names.
    pub theming: Theming,
    /// What is not as it should be, by lines.
    pub mistakes: Vec<Mistake>,
}

/// Where the configuration is, or would be: where `WARTA_CONFIG` says, else in the system's folder for such
/// files. None where the system names no such folder.
#[must_use]
pub fn path() -> Option<PathBuf> {
    if let Some(path) = env::var_os("WARTA_CONFIG").filter(|path| !path.is_empty()) {
        return Some(path.into());
    }
    let folders = directories::ProjectDirs::from("", "", "warta")?;
    Some(folders.config_dir().join("config.toml"))
}

/// The configuration of this user. Where there is none, everything has its default.
#[must_use]
pub fn load() -> Loaded {
    path().map_or_else(Loaded::default, |path| load_from(&path))
}

/// The configuration in a file; where there is none, everything has its default.
#[must_use]
pub fn load_from(path: &Path) -> Loaded {
    let mistake = |why: String| Loaded {
        mistakes: vec![Mistake {
            file: path.to_owned(),
            line: None,
            why,
        }],
        ..Loaded::default()
    };
    match read(path) {
        Ok(text) => document::parse(&text, path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Loaded::default(),
        Err(error) => mistake(format!("could not be read: {error}")),
    }
}

/// More than this is no configuration.
const LONGEST: u64 = 1 << 20;

fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?
        .take(LONGEST + 1)
        .read_to_string(&mut text)?;
    if text.len() as u64 > LONGEST {
        return Err(io::Error::other("it is longer than 1 MB"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests;
