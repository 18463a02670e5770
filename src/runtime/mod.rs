//! The only room with a window: opens the terminal, lets keys, signals and workers speak through one channel,
//! and draws when something has changed and not otherwise.
//!
//! The terminal is given back on every way out: the end, an error, a panic, a signal, a suspension.

mod annals;
mod answer;
mod dossier;
mod editing;
mod events;
mod fetching;
mod folders;
mod input;
mod lent;
mod library;
pub mod look;
mod memory;
mod outside;
mod paint;
pub mod picture;
pub mod probe;
mod reader;
mod saved;
mod screen;
mod scroll;
mod signals;
mod turning;
mod wished;
mod worker;

use std::{
    io::{self, IsTerminal},
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    sync::mpsc::channel,
    thread,
};

use jiff::{Timestamp, tz::TimeZone};
use ratatui::buffer::Buffer;

use crate::{
    app::{Action, Gesture, Measured, State},
    config::{Loaded, Mistake},
    domain::{Lang, PartialDate},
    view::{self, Look},
};

pub use fetching::options;
pub use library::Shelving;
use memory::Keeper;
use reader::{Outcome, Reader};
use screen::Screen;
use turning::Turning;
use worker::Workers;

/// An article that the reader is asked to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What the list calls it: a file's stem, "standard input".
    pub source: String,
    /// When it was published, where that is known from outside.
    pub published: Option<PartialDate>,
    /// The language to read it in, where that is known from outside.
    pub lang: Option<Lang>,
    /// Where its bytes are.
    pub content: Content,
}

/// Where the bytes of an opening are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// In a file, read when the reader has drawn its first screen.
    File(PathBuf),
    /// Here.
    Bytes(Vec<u8>),
    /// At an address that the user gave, fetched when the reader has drawn its first screen.
    Address(String),
}

/// Why the reader could not run, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The output is no terminal.
    #[error(
        "could not open the reader: standard output is no terminal; `warta extract` works in a pipe"
    )]
    NoTerminal,
    /// The terminal has no cursor that can be moved.
    #[error(
        "could not open the reader: a terminal of the kind `dumb` cannot be drawn on; `warta extract` prints lines"
    )]
    Dumb,
    /// The terminal failed or went away.
    #[error("could not use the terminal: {0}")]
    Terminal(#[from] io::Error),
    /// A signal ended the reader, and the program outlived it.
    #[error("ended by signal {0}")]
    Signal(i32),
}

/// What reaches the loop.
#[derive(Debug)]
enum Event {
    /// For the state.
    Action(Action),
    /// Something was done with the mouse at a column and row.
    Pointed(Gesture, (u16, u16)),
    /// A signal that ends programs.
    End(i32),
    /// The terminal asks for a suspension, as by another program's signal.
    Suspend,
    /// The program goes on after it was stopped.
    Resume,
    /// The terminal tells its background's colour: red, green, blue.
    Background(u8, u8, u8),
    /// The terminal is gone.
    Gone(io::Error),
}

/// What the reader is opened on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// These texts.
    Texts(Vec<Opening>),
    /// The stored articles.
    Stored(Shelving),
}

/// Opens the reader and returns when the user quits. A signal that ends programs restores the terminal and
/// then ends this one as it would have without the reader.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn run(reading: Reading, loaded: Loaded) -> Result<(), Error> {
    run_drawn(reading, loaded, view::draw)
}

/// What draws a state on cells.
pub type Drawing = fn(&mut Buffer, &State, &Look) -> Measured;

/// The same, drawn in another way. Where that panics, the panic goes on once the terminal is given back and what was
/// marked is kept.
///
/// # Errors
/// As of [`run`].
pub fn run_drawn(reading: Reading, loaded: Loaded, drawing: Drawing) -> Result<(), Error> {
    if !io::stdout().is_terminal() {
        return Err(Error::NoTerminal);
    }
    if look::is_dumb() {
        return Err(Error::Dumb);
    }
    let (sender, events) = channel();
    let settings = loaded.config.settings();
    let (openings, stored) = match reading {
        Reading::Texts(openings) => (openings, None),
        Reading::Stored(shelving) => (Vec::new(), Some(shelving)),
    };
    let sources = openings.iter().map(|opening| opening.source.clone());
    let sources = sources.collect();
    let store = stored.as_ref().map(|shelving| shelving.store.clone());
    // First, for a store takes as long to be opened as all else to be made ready.
    let (doubtful, feeds) = (settings.doubtful, settings.feeds);
    let workers = Workers::start(openings, stored, doubtful, feeds, &sender);
    let screen = Screen::open(loaded.config.mouse)?;
    let lending = signals::listen(sender.clone())?;
    let keys = input::listen(sender.clone());
    let size = screen.size()?;
    let looks = look::looks(&loaded);
    let mistakes = look::mistakes(&loaded);
    let config = loaded.config;
    let mut state = match &store {
        None => State::new(sources, size).with(settings),
        Some(store) => {
            let remembered = memory::read(store);
            State::stored(size).with(settings).resumed(remembered)
        }
    };
    state.notice = notice(&mistakes);
    let now = Timestamp::now().to_zoned_datetime(TimeZone::system());
    state.year = u16::try_from(now.year()).ok();
    let mut reader = Reader {
        screen,
        workers,
        events: sender,
        look: looks.look(),
        looks,
        drawing,
        asked: None,
        config,
        keys,
        lending,
        state,
        wished: Vec::new(),
        due: None,
        turning: Turning::default(),
        keeper: None,
    };
    reader.keeper = store.map(|store| Keeper::start(store, &reader.state));
    reader.set_due(reader.config.refresh_on_start);
    if let Some(why) = reader.begin_pictures() {
        reader.state.notice.get_or_insert(why);
    }
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| reader.read(&events)));
    if matches!(outcome, Ok(Ok(Outcome::Quit))) {
        reader.await_answer(&events);
    }
    let last = reader.state.remembered();
    // The terminal is given back first: a disk may take its time.
    let Reader {
        screen,
        workers,
        wished,
        keeper,
        ..
    } = reader;
    drop(screen);
    for effect in wished {
        workers.perform(effect);
    }
    thread::scope(|scope| {
        // Both wait for the disk, and nobody shall wait for one after the other.
        scope.spawn(|| workers.finish());
        if let Some(keeper) = keeper {
            keeper.finish(last);
        }
    });
    match outcome.unwrap_or_else(|why| panic::resume_unwind(why))? {
        Outcome::Quit => Ok(()),
        Outcome::Signal(signal) => {
            // Whoever waits for this program shall see that the signal ended it.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            Err(Error::Signal(signal))
        }
    }
}

/// How many mistakes the configuration has, and the first of them.
fn notice(mistakes: &[Mistake]) -> Option<String> {
    let first = mistakes.first()?.brief();
    Some(match mistakes.len() {
        1 => first,
        count => format!("{count} mistakes: {first}; `warta config check` tells all"),
    })
}
