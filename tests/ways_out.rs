//! Every way out of the reader, from stored articles: the terminal's modes are those of before, and what was
//! marked and where one was is kept.
#![cfg(unix)]

#[path = "common/session.rs"]
mod session;

use std::{fs, path::Path, process::Command, time::Duration};

use session::Session;
use tempfile::TempDir;
use warta::store::{Body, NewArticle, Settings, Store, prepare};

/// A folder with a store of sixty articles in it.
fn stored() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    let address = "https://post.lumira.example/feed";
    let feed = store.subscribe(address, &Settings::default()).unwrap();
    let article = |number: i64| NewArticle {
        link: Some(format!("https://post.lumira.example/{number}")),
        title: format!("Boat {number} has come in"),
        published: Some(2_000_000_000 - number * 86_400),
        body: Body {
            html: true,
            markup: format!("<p>{}</p>", "The bell weighs as much as a cow. ".repeat(9)).repeat(30),
        },
        ..NewArticle::default()
    };
    let articles = prepare(feed, (0..60).map(article).collect());
    store.receive(feed, &articles, 2_000_000_000).unwrap();
    folder
}

/// Opens it from a shell that tells how the terminal was before and after.
fn open(folder: &Path) -> Session {
    let session = Session::run(&format!(
        "stty -a > '{0}/before'; trap : INT TERM HUP; WARTA_STORE='{0}/s.db' \"$warta\"; code=$?; \
         stty -a > '{0}/after'; echo \"code $code.\"",
        folder.display()
    ));
    session.see("60 new");
    session
}

/// Stars the fourth article and opens it.
fn mark(session: &mut Session) {
    session.keys("jjjs");
    session.see("starred");
    session.keys("\r");
    session.see("  The bell weighs");
}

/// The terminal is as it was, and the fourth article is starred and where one was.
fn assert_kept(session: &Session, folder: &Path, how: &str) {
    assert!(!session.screen(vt100::Screen::alternate_screen), "{how}");
    assert!(!session.screen(vt100::Screen::hide_cursor), "{how}");
    let paste = session.screen(vt100::Screen::bracketed_paste);
    let mouse = session.screen(vt100::Screen::mouse_protocol_mode);
    assert!(!paste && mouse == vt100::MouseProtocolMode::None, "{how}");
    let modes = |name| fs::read_to_string(folder.join(name)).unwrap();
    // All but the size, which is none of the modes and may have been changed.
    let rest = |name| {
        modes(name)
            .split_once("; line =")
            .map(|(_, rest)| rest.to_owned())
    };
    assert!(rest("before").is_some(), "{how}");
    assert_eq!(rest("before"), rest("after"), "{how}");
    let store = Store::open(&folder.join("s.db")).unwrap();
    let rows = store.page(None, 60).unwrap();
    let starred: Vec<usize> = (0..60).filter(|&at| rows[at].starred).collect();
    assert_eq!(starred, [3], "{how}");
    let place = fs::read_to_string(folder.join("s.db.place")).unwrap();
    let place: serde_json::Value = serde_json::from_str(&place).unwrap();
    assert_eq!(place["article"], rows[3].key.0, "{how}");
}

/// The reader's process, found below the shell's.
fn reader(session: &Session) -> String {
    let shell = session.child.process_id().unwrap();
    let children = format!("/proc/{shell}/task/{shell}/children");
    fs::read_to_string(children).unwrap().trim().to_owned()
}

fn signal(name: &str, process: &str) {
    let sent = Command::new("kill").args([name, process]).status();
    assert!(sent.unwrap().success());
}

#[test]
fn a_key_that_ends_it_leaves_everything_in_order() {
    for keys in ["Q", "\x03", "qqq"] {
        let folder = stored();
        let mut session = open(folder.path());
        mark(&mut session);
        session.keys(keys);
        session.see("code 0.");
        assert_kept(&session, folder.path(), &format!("{keys:?}"));
    }
}

#[test]
fn a_signal_that_ends_it_leaves_everything_in_order() {
    for (name, code) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let folder = stored();
        let mut session = open(folder.path());
        mark(&mut session);
        signal(name, &reader(&session));
        session.see(&format!("code {code}."));
        assert_kept(&session, folder.path(), name);
    }
}

#[test]
fn a_suspension_in_between_leaves_everything_in_order() {
    let folder = stored();
    let mut session = open(folder.path());
    mark(&mut session);
    let process = reader(&session);
    signal("-TSTP", &process);
    session.wait("the shell's screen", |screen| !screen.alternate_screen());
    assert!(!session.screen(vt100::Screen::bracketed_paste));
    signal("-CONT", &process);
    session.wait("the reader", |screen| {
        screen.alternate_screen() && screen.contents().contains("The bell weighs")
    });
    session.quit();
    assert_kept(&session, folder.path(), "suspended");
}

#[test]
fn a_storm_of_sizes_leaves_everything_in_order() {
    let folder = stored();
    let mut session = open(folder.path());
    mark(&mut session);
    session.keys("\x06");
    let pause = Duration::from_millis(10);
    for step in 0..100_u16 {
        session.resize((24 - step.min(23)).max(1), (80 - step.min(79)).max(1));
        std::thread::sleep(pause);
    }
    for step in 0..100_u16 {
        session.resize(1 + step.min(39), 1 + step.min(119));
        std::thread::sleep(pause);
    }
    session.resize(40, 120);
    session.wait("the whole screen", |screen| {
        let contents = screen.contents();
        contents.contains("59 new")
            && contents.contains("The bell weighs")
            && contents.contains("? help")
    });
    session.quit();
    assert_kept(&session, folder.path(), "storm");
}

#[test]
fn an_error_at_the_start_leaves_everything_in_order() {
    let folder = stored();
    let session = Session::run(&format!(
        "cd '{}'; stty -a > before; \"$warta\" none.txt; code=$?; stty -a > after; echo \"code $code.\"",
        folder.path().display()
    ));
    session.see("could not open none.txt");
    session.see("code 1.");
    let received = session.received.lock().unwrap();
    assert!(!received.bytes.contains(&0x1b));
    let modes = |name| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(modes("before"), modes("after"));
}
