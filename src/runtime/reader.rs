//! The loop: takes in what happens, draws where something has changed, and hands work to the threads once it is drawn.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

use ratatui::layout::Rect;

use crate::{
    app::{Action, Effect, Pictures, Settings, State, command::Command, update},
    config::Config,
    text::harmless,
    view::{self, Look, theme::Background},
};

use super::{
    Drawing, Error, Event,
    input::Keys,
    lent,
    look::Looks,
    memory::Keeper,
    outside, picture,
    screen::{Needs, Screen},
    signals::Lending,
    turning::Turning,
    worker::Workers,
};

/// So long the first frame waits for its article before it says that the article is being read.
const FIRST_FRAME: Duration = Duration::from_millis(10);

/// A text of so many bytes is looked through in that time.
const SHORT: usize = 16 << 10;

/// So long an answer of the terminal is waited for at an end that comes soon after the question.
const ANSWER: Duration = Duration::from_millis(100);

/// How the loop ended.
pub(super) enum Outcome {
    Quit,
    Signal(i32),
}

/// All that runs.
pub(super) struct Reader {
    pub(super) screen: Screen,
    pub(super) workers: Workers,
    /// For what tells of itself later.
    pub(super) events: Sender<Event>,
    pub(super) keys: Keys,
    pub(super) lending: Lending,
    pub(super) look: Look,
    pub(super) looks: Looks,
    pub(super) drawing: Drawing,
    /// When the terminal was asked for its background.
    pub(super) asked: Option<Instant>,
    pub(super) config: Config,
    pub(super) state: State,
    /// Work for the threads, to be handed to them after the next drawing.
    pub(super) wished: Vec<Effect>,
    /// When all feeds are to be refreshed of itself; never, where the user did not wish it.
    pub(super) due: Option<Instant>,
    /// The text that stays on the screen while another is read.
    pub(super) turning: Turning,
    /// Keeps the place in stored articles.
    pub(super) keeper: Option<Keeper>,
}

impl Reader {
    pub(super) fn read(&mut self, events: &Receiver<Event>) -> Result<Outcome, Error> {
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
            if let Some(keeper) = &mut self.keeper {
                keeper.note(&self.state);
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

    /// Waits for what happens next: for ever, unless the user wishes that feeds are refreshed of themselves. Meanwhile
    /// the place is kept where it has changed.
    fn next(&mut self, events: &Receiver<Event>) -> Option<Event> {
        let kept = self.keeper.as_ref().and_then(Keeper::due);
        let kept = kept.filter(|&kept| {
            let earlier = self.due.is_none_or(|due| kept < due);
            earlier && self.turning.left(Instant::now()).is_none()
        });
        if let Some(kept) = kept {
            let left = kept.saturating_duration_since(Instant::now());
            match events.recv_timeout(left) {
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(keeper) = &mut self.keeper {
                        keeper.keep(&self.state);
                    }
                }
                event => return event.ok(),
            }
        }
        let now = Instant::now();
        if let Some(left) = self.turning.left(now) {
            return match events.recv_timeout(left) {
                // Drawing anew says that the article is being read.
                Err(RecvTimeoutError::Timeout) => {
                    Some(Event::Action(Action::Measured(self.state.measured)))
                }
                event => event.ok(),
            };
        }
        let Some(due) = self.due else {
            return events.recv().ok();
        };
        let left = due.saturating_duration_since(now);
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
    pub(super) fn set_due(&mut self, now: bool) {
        let minutes = u64::from(self.config.refresh_every.0);
        let every = (minutes > 0).then(|| Duration::from_secs(60 * minutes));
        let wait = if now { Some(Duration::ZERO) } else { every };
        let stored = self.state.library.is_some();
        self.due = wait.filter(|_| stored).map(|wait| Instant::now() + wait);
    }

    /// Where the terminal was asked something a moment ago, its answer shall not come to the shell.
    pub(super) fn await_answer(&self, events: &Receiver<Event>) {
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
    pub(super) fn begin_pictures(&mut self) -> Option<String> {
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
        if matches!(action, Action::Key(_) | Action::Pasted(_)) {
            self.workers.make_way();
        }
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
    pub(super) fn lend<T>(&mut self, run: impl FnOnce() -> T) -> Result<T, Error> {
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
        let (mut area, mut left) = (Rect::ZERO, false);
        self.screen.draw(|cells| {
            area = cells.area;
            let kept = self.turning.kept(area, &self.state, Instant::now());
            left = !kept.is_empty();
            measured = (self.drawing)(cells, &self.state, &self.look);
            let visible = measured.article.map(|drawn| drawn.visible);
            Needs {
                targets: view::leads::targets(&self.state, visible.unwrap_or_default()),
                supplies: self.state.supplies(),
                kept,
            }
        })?;
        let effects = update(&mut self.state, Action::Measured(measured));
        if !left {
            self.turning.drawn(area, &self.state);
        }
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
