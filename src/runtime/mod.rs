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
mod saved;
mod screen;
mod scroll;
mod signals;
mod wished;
mod worker;

use std::{
    io::{self, IsTerminal},
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use jiff::{Timestamp, tz::TimeZone};
use ratatui::buffer::Buffer;

use crate::{
    app::{Action, Effect, Gesture, Measured, Pictures, Settings, State, command::Command, update},
    config::{Config, Loaded, Mistake},
    domain::{Lang, PartialDate},
    text::harmless,
    view::{self, Look, theme::Background},
};

pub use fetching::options;
use input::Keys;
pub use library::Shelving;
use look::Looks;
use screen::{Needs, Screen};
use signals::Lending;
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

/// So long the first frame waits for its article before it says that the article is being read.
const FIRST_FRAME: Duration = Duration::from_millis(10);

/// A text of so many bytes is looked through in that time.
const SHORT: usize = 16 << 10;

/// So long an answer of the terminal is waited for at an end that comes soon after the question.
const ANSWER: Duration = Duration::from_millis(100);

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

/// How the loop ended.
enum Outcome {
    Quit,
    Signal(i32),
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
    };
    reader.set_due(reader.config.refresh_on_start);
    if let Some(why) = reader.begin_pictures() {
        reader.state.notice.get_or_insert(why);
    }
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| reader.read(&events)));
    if matches!(outcome, Ok(Ok(Outcome::Quit))) {
        reader.await_answer(&events);
    }
    let kept = store.zip(reader.state.remembered());
    // The terminal is given back first: a disk may take its time.
    let Reader {
        screen,
        workers,
        wished,
        ..
    } = reader;
    drop(screen);
    for effect in wished {
        workers.perform(effect);
    }
    thread::scope(|scope| {
        // Both wait for the disk, and nobody shall wait for one after the other.
        scope.spawn(|| workers.finish());
        if let Some((store, remembered)) = kept {
            // Where it cannot be kept, the next start is a fresh one.
            let _ = memory::write(&store, &remembered);
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

/// All that runs.
struct Reader {
    screen: Screen,
    workers: Workers,
    /// For what tells of itself later.
    events: Sender<Event>,
    keys: Keys,
    lending: Lending,
    look: Look,
    looks: Looks,
    drawing: Drawing,
    /// When the terminal was asked for its background.
    asked: Option<Instant>,
    config: Config,
    state: State,
    /// Work for the threads, to be handed to them after the next drawing.
    wished: Vec<Effect>,
    /// When all feeds are to be refreshed of itself; never, where the user did not wish it.
    due: Option<Instant>,
}

impl Reader {
    fn read(&mut self, events: &Receiver<Event>) -> Result<Outcome, Error> {
        for effect in self.state.first_effects() {
            self.workers.perform(effect);
        }
        // Most articles are here at once, and the first frame is theirs.
        let mut first = events.recv_timeout(FIRST_FRAME).ok();
        // The terminal is asked when the first frame is there; its answer comes when it comes.
        let mut asks = self.looks.wants_background() && self.keys.expect_background();
        loop {
            // Everything that waits is taken in before one drawing.
            for event in first.into_iter().chain(events.try_iter()) {
                if let Some(outcome) = self.take_in(event)? {
                    return Ok(outcome);
                }
            }
            if let Some(outcome) = self.await_findings(events)? {
                return Ok(outcome);
            }
            self.draw()?;
            if std::mem::take(&mut asks) {
                self.screen.send(outside::BACKGROUND)?;
                self.asked = Some(Instant::now());
            }
            // What is seen comes before work that may take the processor.
            for effect in self.wished.drain(..) {
                self.workers.perform(effect);
            }
            match self.next(events) {
                Some(event) => first = Some(event),
                None => return Ok(Outcome::Quit),
            }
        }
    }

    /// Where the open article's text has just come and is short, what is found in it will be there in a moment: the
    /// text is then written once, and not once more for its highlights. A key does not wait.
    fn await_findings(&mut self, events: &Receiver<Event>) -> Result<Option<Outcome>, Error> {
        let awaited = |effect: &Effect| match effect {
            Effect::Analyse(id, article) => {
                id.0 as usize == self.state.open && article.text.len() <= SHORT
            }
            _ => false,
        };
        if !self.wished.iter().any(awaited) {
            return Ok(None);
        }
        for effect in self.wished.drain(..) {
            self.workers.perform(effect);
        }
        let until = Instant::now() + FIRST_FRAME;
        while self.state.found().is_none() {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(event) = events.recv_timeout(left) else {
                break;
            };
            let answer =
                matches!(&event, Event::Action(action) if !matches!(action, Action::Key(_)));
            if let Some(outcome) = self.take_in(event)? {
                return Ok(Some(outcome));
            }
            if !answer {
                break;
            }
        }
        Ok(None)
    }

    /// Waits for what happens next: for ever, unless the user wishes that feeds are refreshed of themselves.
    fn next(&mut self, events: &Receiver<Event>) -> Option<Event> {
        let Some(due) = self.due else {
            return events.recv().ok();
        };
        let left = due.saturating_duration_since(Instant::now());
        match events.recv_timeout(left) {
            Err(RecvTimeoutError::Timeout) => {
                self.set_due(false);
                Some(Event::Action(Action::Due))
            }
            event => event.ok(),
        }
    }

    /// Reckons when feeds are refreshed of themselves the next time: at once, or in so many minutes as the user
    /// wishes.
    fn set_due(&mut self, now: bool) {
        let minutes = u64::from(self.config.refresh_every.0);
        let every = (minutes > 0).then(|| Duration::from_secs(60 * minutes));
        let wait = if now { Some(Duration::ZERO) } else { every };
        let stored = self.state.library.is_some();
        self.due = wait.filter(|_| stored).map(|wait| Instant::now() + wait);
    }

    /// Where the terminal was asked something a moment ago, its answer shall not come to the shell.
    fn await_answer(&self, events: &Receiver<Event>) {
        let recent = self.asked.is_some_and(|asked| asked.elapsed() < ANSWER * 5);
        let until = Instant::now() + ANSWER;
        while recent && self.keys.is_background_awaited() {
            let left = until.saturating_duration_since(Instant::now());
            if events.recv_timeout(left).is_err() {
                return;
            }
        }
    }

    /// Has pictures made from now on as the user wishes and the terminal can; those that were made in another way are
    /// let go. Where it cannot as they wish, the reason comes back.
    fn begin_pictures(&mut self) -> Option<String> {
        let begun = picture::start(self.config.images, &self.looks, &self.events);
        let mut settings = Settings::clone(&self.state.settings);
        settings.pictures = matches!(begun, Ok(Some(_)));
        self.state.settings = Arc::new(settings);
        self.state.pictures = Pictures::default();
        let (desk, why) = begun.map_or_else(|why| (None, Some(why)), |desk| (desk, None));
        self.workers.send_pictures_to(desk);
        why
    }

    fn take_in(&mut self, event: Event) -> Result<Option<Outcome>, Error> {
        match event {
            Event::Action(action) => return self.update(action),
            Event::Pointed(gesture, place) => {
                let aim = view::pointing::at(&self.state, &self.look, place);
                if let Some(aim) = aim.filter(|_| self.config.mouse) {
                    return self.update(Action::Pointed(aim, gesture));
                }
            }
            Event::End(signal) => return Ok(Some(Outcome::Signal(signal))),
            Event::Gone(error) => return Err(error.into()),
            Event::Background(red, green, blue) => {
                self.looks.background = Some(Background::of(red, green, blue));
                self.look = self.looks.look();
            }
            Event::Suspend => self.suspend()?,
            Event::Resume => self.resume()?,
        }
        Ok(None)
    }

    fn update(&mut self, action: Action) -> Result<Option<Outcome>, Error> {
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Quit => return Ok(Some(Outcome::Quit)),
                Effect::Suspend => self.suspend()?,
                Effect::Redraw => self.screen.forget(),
                Effect::Notify(told) => {
                    self.screen
                        .send(&outside::to_notices(self.config.notices, &told))?;
                }
                Effect::Copy(text) => self.screen.send(&outside::to_clipboard(&text))?,
                Effect::Browse(address) => self.browse(address)?,
                Effect::Pipe { line, text } => {
                    let told = self.lend(|| lent::pipe(&line, text))?;
                    let told = told.unwrap_or_else(|error| format!("could not run it: {error}"));
                    update(&mut self.state, Action::Told(told));
                }
                Effect::EditConfig => self.edit_config()?,
                work => self.wished.push(work),
            }
        }
        Ok(None)
    }

    fn browse(&mut self, address: String) -> Result<(), Error> {
        let browser = outside::browser(&self.config.browser);
        if outside::is_in_the_terminal(&browser) {
            let told = self.lend(|| lent::browse(&browser, &address))?;
            let told = told.unwrap_or_else(|error| format!("could not start {browser}: {error}"));
            update(&mut self.state, Action::Told(harmless(&told)));
            return Ok(());
        }
        if !browser.is_empty() || !outside::is_remote() {
            let copying = Command::CopyLink.row();
            let copying = self.state.key_here(copying);
            let copying = copying.unwrap_or_else(|| ":copy-link".into());
            outside::browse(&browser, address, copying, self.events.clone());
            return Ok(());
        }
        self.screen.send(&outside::to_clipboard(&address))?;
        let told = "link copied: over SSH there is no browser at hand".into();
        update(&mut self.state, Action::Told(told));
        Ok(())
    }

    /// Gives the terminal to another program for as long as `run` takes.
    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> Result<T, Error> {
        self.keys.hold();
        self.lending.begin();
        self.screen.leave();
        let result = run();
        self.lending.end();
        self.resume()?;
        self.keys.release();
        Ok(result)
    }

    /// Draws; where rows begin is then known and told to the state.
    fn draw(&mut self) -> Result<(), Error> {
        let mut measured = self.state.measured;
        self.screen.draw(|cells| {
            measured = (self.drawing)(cells, &self.state, &self.look);
            let visible = measured.article.map(|drawn| drawn.visible);
            Needs {
                targets: view::leads::targets(&self.state, visible.unwrap_or_default()),
                supplies: self.state.supplies(),
            }
        })?;
        let effects = update(&mut self.state, Action::Measured(measured));
        self.wished.extend(effects);
        Ok(())
    }

    fn suspend(&mut self) -> Result<(), Error> {
        self.screen.leave();
        // Returns when the shell lets the program go on.
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.resume()
    }

    fn resume(&mut self) -> Result<(), Error> {
        self.screen.enter_again()?;
        self.state.size = self.screen.size()?;
        Ok(())
    }
}
