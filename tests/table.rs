//! Every key of the table pressed in the real binary, in a terminal of three sizes: it lives on, and what comes over
//! the wire is its own. What each key does is seen in `walk.rs`.
#![cfg(unix)]

#[path = "common/session.rs"]
mod session;
#[path = "common/wire.rs"]
mod wire;

use std::{fs, num::NonZero, thread, time::Duration};

use portable_pty::CommandBuilder;
use session::Session;
use warta::{
    app::{
        command::{Command, Row, TABLE, Where},
        key::{Chord, Code, Key},
    },
    store::{Body, NewArticle, Settings, Store, prepare},
};

/// Whether a command leaves the reader, or asks another program, the network or a folder of the user's.
fn leads_out(row: &Row) -> bool {
    let out = [
        "quit",
        "suspend",
        "save",
        "browse",
        "edit-config",
        "refresh",
        "refresh-all",
        "full-text",
    ];
    out.contains(&row.name) || row.command == Command::Back
}

/// A key as a terminal sends it.
fn sent(key: Key) -> String {
    let plain = match key.code {
        Code::Char(letter) if key.ctrl => char::from((letter as u8) & 0x1f).to_string(),
        Code::Char(letter) => letter.to_string(),
        Code::Enter => "\r".into(),
        Code::Esc => "\x1b".into(),
        Code::Tab if key.shift => "\x1b[Z".into(),
        Code::Tab => "\t".into(),
        Code::Backspace => "\x7f".into(),
        Code::Delete => "\x1b[3~".into(),
        Code::Up => "\x1b[A".into(),
        Code::Down => "\x1b[B".into(),
        Code::Right => "\x1b[C".into(),
        Code::Left => "\x1b[D".into(),
        Code::Home => "\x1b[H".into(),
        Code::End => "\x1b[F".into(),
        Code::PageUp => "\x1b[5~".into(),
        Code::PageDown => "\x1b[6~".into(),
        Code::F(_) => String::new(),
    };
    if key.alt {
        format!("\x1b{plain}")
    } else {
        plain
    }
}

#[test]
fn every_key_of_the_table_is_borne_on_each_size_of_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let mut store = Store::open(&path).unwrap();
    let feed = store
        .subscribe("https://post.lumira.example/feed", &Settings::default())
        .unwrap();
    let told = "President Adela Ruhl gave a bronze bell to Mayor Oren Vasko in Tarn on Saturday. ";
    let article = |number: i64| NewArticle {
        link: Some(format!("https://post.lumira.example/{number}")),
        title: format!("Boat {number} has come in"),
        published: Some(2_000_000_000 - number * 86_400),
        body: Body {
            html: true,
            markup: format!("<p>{}</p><pre>one  two</pre>", told.repeat(3)).repeat(9),
        },
        ..NewArticle::default()
    };
    let articles = prepare(feed, (0..30).map(article).collect());
    store.receive(feed, &articles, 2_000_000_000).unwrap();
    drop(store);
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        // Where it was left is another start's.
        let _ = fs::remove_file(path.with_extension("db.place"));
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_warta"));
        command.args(["--store", path.to_str().unwrap()]);
        command.env("SSH_CONNECTION", "here");
        let [rows, columns] = [rows, columns].map(|count| NonZero::new(count).unwrap());
        let mut session = Session::start_with(command, rows, columns);
        session.see("/30");
        for row in TABLE.iter().filter(|row| !leads_out(row)) {
            for key in row.keys {
                if row.places.contains(&Where::Line) {
                    session.keys(":");
                }
                let chord: Chord = key.parse().unwrap();
                let keys: String = chord.0.iter().map(|key| sent(*key)).collect();
                session.keys(&keys);
                thread::sleep(Duration::from_millis(8));
            }
            // What was begun is given up, and what is sent next is no part of it.
            session.keys("\x1b");
            thread::sleep(Duration::from_millis(8));
        }
        // The first one may only close a line that is still open.
        for _ in 0..2 {
            thread::sleep(Duration::from_millis(100));
            session.keys("\x03");
        }
        assert!(session.end().success(), "{columns}x{rows}");
        let received = session.received.lock().unwrap();
        assert_eq!(
            wire::foreign(&received.bytes),
            Vec::<String>::new(),
            "{columns}x{rows}"
        );
    }
}
