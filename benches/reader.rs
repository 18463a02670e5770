//! How long the reader takes: from the start of its process to the first screen with the article on it, and
//! from a key to its frame. Run with `cargo bench --bench reader`; the real binary in a terminal of its own.

#[path = "../tests/common/session.rs"]
mod session;
#[path = "common/terminal.rs"]
mod terminal;

use std::{
    fs,
    time::{Duration, Instant},
};

use portable_pty::CommandBuilder;
use session::Session;
use terminal::{received, report};

/// Starts measured, and keys measured.
const STARTS: usize = 50;
const KEYS: usize = 500;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("article.txt");
    let paragraph =
        "The harbour of Lumira was full of boats, and the mayor counted them twice before supper. ";
    let mut text = String::from("A long day in Lumira\n\n");
    for number in 0..400 {
        text += &format!(
            "Paragraph {number} begins. {}\n\n",
            paragraph.repeat(1 + number % 5)
        );
    }
    fs::write(&path, text).unwrap();
    let open = || {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_warta"));
        command.arg(&path);
        Session::start(command)
    };
    report(
        "first frame of an opened article, ms",
        (0..STARTS).map(|_| first_frame(&open)).collect(),
    );
    let mut session = open();
    session.see("Paragraph 0 begins");
    session.wait("the findings", |screen| {
        !screen.contents().contains("Looking through it")
    });
    report(
        "key to frame, a row down, ms",
        (0..KEYS).map(|_| frame(&mut session, "j")).collect(),
    );
    report(
        "key to frame, half a page down, ms",
        (0..40).map(|_| frame(&mut session, "\x04")).collect(),
    );
    session.keys("Q");
    session.end();
}

fn first_frame(open: &impl Fn() -> Session) -> f64 {
    let begun = Instant::now();
    let mut session = open();
    while !session.screen(|screen| screen.contents().contains("Paragraph 0 begins")) {
        std::hint::spin_loop();
    }
    let taken = begun.elapsed().as_secs_f64() * 1000.0;
    session.keys("Q");
    session.end();
    taken
}

/// From the key until the first bytes of its frame are there; they come in one write.
fn frame(session: &mut Session, key: &str) -> f64 {
    let before = received(session);
    let begun = Instant::now();
    session.keys(key);
    while received(session) == before {
        std::thread::yield_now();
    }
    let taken = begun.elapsed().as_secs_f64() * 1000.0;
    // The next key finds the reader at rest.
    std::thread::sleep(Duration::from_millis(2));
    taken
}
