//! A panic in a view is a way out like any other: the terminal's modes are those of before, what was marked and where
//! one was is kept, and the message stands on the shell's screen. This program is its own child: it opens the reader
//! with a view that panics over an open article. A panic in a library that works on what strangers wrote is no way
//! out at all, and nobody sees it.

#[path = "common/session.rs"]
mod session;

use std::{
    env, fs,
    process::{Command, ExitCode},
    thread,
};

use ratatui::buffer::Buffer;
use session::Session;
use warta::{
    app::{Measured, Pane, State},
    config,
    runtime::{self, Reading, Shelving},
    store::{NewArticle, Settings, Store, prepare},
    text::spared,
    view::{self, Look},
};

const STORE: &str = "WARTA_PANIC_STORE";

const LIBRARY: &str = "WARTA_PANIC_LIBRARY";

fn main() -> ExitCode {
    if env::var_os(LIBRARY).is_some() {
        return work_with_a_broken_library();
    }
    let Some(store) = env::var_os(STORE) else {
        a_panic_in_a_library_ends_nothing_and_prints_nothing();
        a_panic_in_a_view_leaves_everything_in_order();
        return ExitCode::SUCCESS;
    };
    let shelving = Shelving {
        store: store.into(),
        samples: Vec::new(),
    };
    let ended = runtime::run_drawn(Reading::Stored(shelving), config::load(), draw);
    ExitCode::from(u8::from(ended.is_err()))
}

fn draw(cells: &mut Buffer, state: &State, look: &Look) -> Measured {
    assert!(state.focus != Pane::Article, "a pen without ink");
    view::draw(cells, state, look)
}

/// What a library does that has a mistake: alone, on a thread, and within work that is spared itself.
fn work_with_a_broken_library() -> ExitCode {
    let broken = || -> usize { "a library's mistake".parse().expect("an ugly message") };
    let on_a_thread = || thread::spawn(broken).join().is_err();
    assert_eq!(spared(broken), None);
    assert_eq!(spared(|| spared(broken)), Some(None));
    assert_eq!(
        thread::spawn(move || spared(broken)).join().ok(),
        Some(None)
    );
    assert_eq!(spared(|| 7), Some(7));
    println!("the work goes on");
    // A mistake of our own is still told.
    assert!(on_a_thread());
    ExitCode::SUCCESS
}

fn a_panic_in_a_library_ends_nothing_and_prints_nothing() {
    let run = Command::new(env::current_exe().unwrap())
        .env(LIBRARY, "1")
        .output()
        .unwrap();
    let told = String::from_utf8(run.stderr).unwrap();
    assert!(run.status.success(), "{told}");
    assert_eq!(String::from_utf8(run.stdout).unwrap(), "the work goes on\n");
    assert_eq!(told.matches("an ugly message").count(), 1, "{told}");
}

fn a_panic_in_a_view_leaves_everything_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let mut store = Store::open(&path).unwrap();
    let address = "https://post.lumira.example/feed";
    let feed = store.subscribe(address, &Settings::default()).unwrap();
    let article = |number: i64| NewArticle {
        title: format!("Boat {number} has come in"),
        published: Some(2_000_000_000 - number * 86_400),
        ..NewArticle::default()
    };
    let articles = prepare(feed, (0..9).map(article).collect());
    store.receive(feed, &articles, 2_000_000_000).unwrap();
    drop(store);
    let mut session = Session::run(&format!(
        "cd '{}'; stty -a > before; {STORE}='{}' '{}'; code=$?; stty -a > after; echo \"code $code.\"",
        folder.path().display(),
        path.display(),
        env::current_exe().unwrap().display()
    ));
    session.see("9 new");
    session.see("Boat 3 has come in");
    session.keys("jjjs");
    session.see("starred");
    session.keys("\r");
    session.see("a pen without ink");
    session.see("code 101.");
    assert!(!session.screen(vt100::Screen::alternate_screen));
    assert!(!session.screen(vt100::Screen::hide_cursor));
    assert!(!session.screen(vt100::Screen::bracketed_paste));
    let modes = |name| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(modes("before"), modes("after"));
    let store = Store::open(&path).unwrap();
    let rows = store.page(None, 9).unwrap();
    let starred: Vec<usize> = (0..9).filter(|&at| rows[at].starred).collect();
    assert_eq!(starred, [3]);
    let place = fs::read_to_string(folder.path().join("s.db.place")).unwrap();
    let place: serde_json::Value = serde_json::from_str(&place).unwrap();
    assert_eq!(place["article"], rows[3].key.0);
}
