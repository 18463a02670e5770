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
    time::Duration,
};

use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{consts::SIGWINCH, low_level::raise};

use crate::app::{
    Action,
    key::{Code, Key},
};

use super::Event;

/// The thread that reads keys, as far as others may hold it up.
pub struct Keys {
    held: Arc<AtomicBool>,
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

    /// Lets keys be read again.
    pub fn release(&self) {
        self.held.store(false, Ordering::SeqCst);
        let _ = self.on.send(());
    }
}

/// So long reading may take to come to rest; it is done at once but where the terminal is gone.
const PATIENCE: Duration = Duration::from_secs(1);

/// Sends what the terminal reports, until nobody listens or the terminal is gone.
pub fn listen(sender: Sender<Event>) -> Keys {
    let held = Arc::new(AtomicBool::new(false));
    let (rest, resting) = channel();
    let (on, go_on) = channel();
    let keys = Keys {
        held: Arc::clone(&held),
        resting,
        on,
    };
    let watch = sender.clone();
    thread::spawn(move || watch_for_hangup(&watch));
    thread::spawn(move || {
        loop {
            let event = match event::read() {
                Ok(event) => action(&event).map(Event::Action),
                Err(error) => Some(Event::Gone(error)),
            };
            if held.load(Ordering::SeqCst) && (rest.send(()).is_err() || go_on.recv().is_err()) {
                return;
            }
            let Some(event) = event else { continue };
            let gone = matches!(event, Event::Gone(_));
            if sender.send(event).is_err() || gone {
                return;
            }
        }
    });
    keys
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
