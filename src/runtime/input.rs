//! Keys and sizes from the terminal, as actions; and the watch for a terminal that goes away.

use std::{
    fs::File,
    io,
    os::fd::AsFd,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use crossterm::event::{
    self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{consts::SIGWINCH, low_level::raise};

use crate::app::{
    Action, Gesture,
    key::{Code, Key},
};

use super::{
    Event,
    answer::{Answer, Heard},
};

/// The thread that reads keys, as far as others may hold it up.
pub struct Keys {
    held: Arc<AtomicBool>,
    /// Whether the terminal was asked something.
    asked: Arc<AtomicBool>,
    resting: Receiver<()>,
    on: Sender<()>,
}

impl Keys {
    /// Returns when no key is read any more.
    pub fn hold(&self) {
        self.held.store(true, Ordering::SeqCst);
        // Reading waits for an event; a change of size is one.
        let _ = raise(SIGWINCH);
        let _ = self.resting.recv_timeout(PATIENCE);
    }

    /// From now on the terminal may tell its background; always true.
    pub fn expect_background(&self) -> bool {
        self.asked.store(true, Ordering::SeqCst);
        true
    }

    /// Whether the terminal was asked for its background and has not told it.
    pub fn is_background_awaited(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Lets keys be read again.
    pub fn release(&self) {
        self.held.store(false, Ordering::SeqCst);
        let _ = self.on.send(());
    }
}

/// So long reading may take to come to rest; it is done at once but where the terminal is gone.
const PATIENCE: Duration = Duration::from_secs(1);

/// So long after the start an answer of the terminal is listened for.
const ANSWERED: Duration = Duration::from_secs(5);

/// Sends what the terminal reports, until nobody listens or the terminal is gone.
pub fn listen(sender: Sender<Event>) -> Keys {
    let held = Arc::new(AtomicBool::new(false));
    let (rest, resting) = channel();
    let (on, go_on) = channel();
    let asked = Arc::new(AtomicBool::new(false));
    let keys = Keys {
        held: Arc::clone(&held),
        asked: Arc::clone(&asked),
        resting,
        on,
    };
    let watch = sender.clone();
    thread::spawn(move || watch_for_hangup(&watch));
    thread::spawn(move || {
        let mut answer = Answer::default();
        let begun = Instant::now();
        loop {
            let events = match event::read() {
                Ok(event) if asked.load(Ordering::SeqCst) => {
                    // Who has not answered by then never will.
                    let late = begun.elapsed() > ANSWERED && answer.is_empty();
                    asked.fetch_and(!late, Ordering::SeqCst);
                    hear(&mut answer, event, &asked)
                }
                Ok(event) => actions(&[event]),
                Err(error) => vec![Event::Gone(error)],
            };
            if held.load(Ordering::SeqCst) && (rest.send(()).is_err() || go_on.recv().is_err()) {
                return;
            }
            for event in events {
                let gone = matches!(event, Event::Gone(_));
                if sender.send(event).is_err() || gone {
                    return;
                }
            }
        }
    });
    keys
}

fn hear(answer: &mut Answer, event: event::Event, asked: &AtomicBool) -> Vec<Event> {
    match answer.hear(event) {
        Heard::Nothing => Vec::new(),
        Heard::Events(events) => actions(&events),
        Heard::Background(red, green, blue) => {
            asked.store(false, Ordering::SeqCst);
            vec![Event::Background(red, green, blue)]
        }
    }
}

fn actions(events: &[event::Event]) -> Vec<Event> {
    events.iter().filter_map(heard).collect()
}

fn heard(event: &event::Event) -> Option<Event> {
    match event {
        event::Event::Mouse(mouse) => pointed(mouse),
        event => action(event).map(Event::Action),
    }
}

/// A click of the first button, or a notch of the wheel.
fn pointed(mouse: &MouseEvent) -> Option<Event> {
    let gesture = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Gesture::Click,
        MouseEventKind::ScrollDown => Gesture::Wheel(1),
        MouseEventKind::ScrollUp => Gesture::Wheel(-1),
        _ => return None,
    };
    Some(Event::Pointed(gesture, (mouse.column, mouse.row)))
}

/// A terminal that was hung up reads as empty for ever, which the library that reads keys does not notice.
/// The system does: this thread sleeps until it says so.
fn watch_for_hangup(sender: &Sender<Event>) {
    let Ok(terminal) = File::open("/dev/tty") else {
        return;
    };
    let mut watched = [PollFd::from_borrowed_fd(
        terminal.as_fd(),
        PollFlags::empty(),
    )];
    loop {
        match poll(&mut watched, None) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
            Ok(_) => {
                let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
                if watched[0].revents().intersects(gone) {
                    let _ = sender.send(Event::Gone(io::Error::other("it was hung up")));
                }
                return;
            }
        }
    }
}

fn action(event: &event::Event) -> Option<Action> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            self::key(key).map(Action::Key)
        }
        event::Event::Paste(text) => Some(Action::Pasted(text.clone())),
        event::Event::Resize(width, height) => Some(Action::Resized(*width, *height)),
        _ => None,
    }
}

fn key(event: &KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.contains(modifier);
    let (code, shift) = match event.code {
        KeyCode::Char(character) => (Code::Char(character), false),
        KeyCode::BackTab => (Code::Tab, true),
        KeyCode::Enter => (Code::Enter, false),
        KeyCode::Esc => (Code::Esc, false),
        KeyCode::Tab => (Code::Tab, held(KeyModifiers::SHIFT)),
        KeyCode::Backspace => (Code::Backspace, false),
        KeyCode::Delete => (Code::Delete, false),
        KeyCode::Up => (Code::Up, false),
        KeyCode::Down => (Code::Down, false),
        KeyCode::Left => (Code::Left, false),
        KeyCode::Right => (Code::Right, false),
        KeyCode::Home => (Code::Home, false),
        KeyCode::End => (Code::End, false),
        KeyCode::PageUp => (Code::PageUp, false),
        KeyCode::PageDown => (Code::PageDown, false),
        KeyCode::F(number @ 1..=12) => (Code::F(number), held(KeyModifiers::SHIFT)),
        _ => return None,
    };
    Some(Key {
        code,
        shift,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_get_the_names_of_the_table() {
        let check = |code, modifiers, expected: &str| {
            let key = key(&KeyEvent::new(code, modifiers)).unwrap();
            assert_eq!(key.to_string(), expected);
        };
        check(KeyCode::Char('J'), KeyModifiers::SHIFT, "J");
        check(KeyCode::Char('d'), KeyModifiers::CONTROL, "C-d");
        check(KeyCode::BackTab, KeyModifiers::SHIFT, "S-tab");
        check(KeyCode::Char(' '), KeyModifiers::NONE, "space");
    }
}
