//! A full disk, a folder that may not be written, a damaged file, a file of a later version: the real binary
//! says so in one line, leaves the file as it was, and reads what can be read.
#![cfg(unix)]

#[path = "common/folder.rs"]
mod folder;
#[path = "common/server.rs"]
mod server;

use std::{
    fs,
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    },
    path::Path,
    process::Command,
};

use folder::{Folder, Run};
use server::{Server, feed, reply};
use warta::store::{Access, Body, NewArticle, Settings, Store, prepare};

/// A store of two articles, one of them only in the log beside the file.
fn store(path: &Path) -> Store {
    let mut store = Store::open(path).unwrap();
    let feed = store
        .subscribe("https://post.lumira.example/feed", &Settings::default())
        .unwrap();
    for title in ["Bells", "Boats"] {
        let article = NewArticle {
            title: title.into(),
            body: Body {
                html: false,
                markup: format!("{title} for Tarn."),
            },
            ..NewArticle::default()
        };
        store
            .receive(feed, &prepare(feed, vec![article]), 1_700_000_000)
            .unwrap();
    }
    store
}

fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code(),
        out: output.stdout,
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Copies the store with its log, as a killed program leaves them, into a folder that nobody may write.
fn locked(folder: &Folder) {
    let path = folder.path().join("open.db");
    let store = store(&path);
    let shut = folder.path().join("shut");
    fs::create_dir(&shut).unwrap();
    for ending in ["", "-wal"] {
        let copy = shut.join(format!("s.db{ending}"));
        fs::copy(folder.path().join(format!("open.db{ending}")), &copy).unwrap();
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o444)).unwrap();
    }
    drop(store);
    for path in [folder.path(), &shut] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o555)).unwrap();
    }
}

#[test]
fn a_log_that_was_left_in_a_folder_that_may_not_be_written_is_read() {
    let folder = Folder::new();
    locked(&folder);
    let mut command = folder.command(&["search", "--store", "shut/s.db", "is:unread"]);
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        // Nothing is forbidden to root.
        command.uid(65534).gid(65534);
    }
    let before = fs::read(folder.path().join("shut/s.db")).unwrap();
    let found = run(&mut command);
    assert_eq!((found.code, found.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = found.text().lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("Boats") && lines[1].contains("Bells"));
    assert_eq!(fs::read_dir(folder.path().join("shut")).unwrap().count(), 2);
    assert!(fs::read(folder.path().join("shut/s.db")).unwrap() == before);
    for path in ["", "shut"] {
        let path = folder.path().join(path);
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn a_disk_that_is_full_is_told_and_what_was_stored_before_is_there() {
    let server = Server::start(|asked| {
        let body = match asked.time {
            1 => feed("Small", 3),
            _ => feed("Large", 20_000),
        };
        reply(200, &[], body)
    });
    let folder = Folder::new();
    let store = ["--store", "s.db"];
    let address = server.at("/feed");
    let add = [&["feeds", "add", &address], &store[..]].concat();
    folder.warta(&add).succeeded();
    // A file may not become larger than half a megabyte; the signal that says so is ignored, as on a disk.
    let script = "trap '' XFSZ; ulimit -f 1000; exec \"$WARTA\" refresh --store s.db";
    let mut command = Command::new("sh");
    command
        .args(["-c", script])
        .current_dir(folder.path())
        .env("WARTA", env!("CARGO_BIN_EXE_warta"))
        .env("WARTA_CONFIG", "config.toml");
    let failed = run(&mut command);
    failed.failed_with("could not store: the disk is full");
    let store = Store::open(&folder.path().join("s.db")).unwrap();
    assert_eq!(store.access(), Access::Write);
    assert_eq!(store.health().unwrap().faults, [""; 0]);
    let rows = store.page(None, 9).unwrap();
    let small = rows.iter().filter(|row| row.title.starts_with("Small"));
    assert_eq!((small.count(), rows.len()), (3, 3));
}

/// Runs what reads and what writes on a file that is none of ours to change.
fn refused(bytes: &[u8], words: &str) {
    let folder = Folder::new();
    let path = folder.file("s.db", bytes);
    for args in [
        &["search", "boats"][..],
        &["feeds", "list"],
        &[
            "feeds",
            "add",
            "--unseen",
            "https://post.lumira.example/feed",
        ],
        &["refresh"],
        &["ledger", "gifts"],
        &["digest"],
        &["export", "--all", "-"],
    ] {
        folder
            .warta(&[args, &["--store", "s.db"]].concat())
            .failed_with(words);
        assert!(
            fs::read(&path).unwrap() == bytes,
            "{args:?} has changed the file"
        );
    }
}

#[test]
fn a_file_that_is_no_store_is_told_and_left_as_it_is() {
    refused(
        &b"a letter to my aunt, and no store. ".repeat(500),
        "damaged or no store",
    );
}

#[test]
fn a_store_of_a_later_version_is_told_and_left_as_it_is() {
    let folder = Folder::new();
    let path = folder.path().join("s.db");
    drop(store(&path));
    let mut bytes = fs::read(&path).unwrap();
    // Where SQLite keeps the number of the shape.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    refused(&bytes, "newer warta");
}

#[test]
fn what_can_be_read_of_a_damaged_store_is_saved() {
    let folder = Folder::new();
    let path = folder.path().join("s.db");
    let mut store = store(&path);
    let feed = store.feeds().unwrap()[0].key;
    let noise = |seed: usize| -> String {
        let words = (0..300).map(|word| format!("{:x} ", (seed * 7919 + word) * 104_729 % 999_983));
        words.collect()
    };
    let many = (0..400).map(|number| NewArticle {
        guid: Some(number.to_string()),
        title: format!("No {number}"),
        body: Body {
            html: false,
            markup: noise(number),
        },
        ..NewArticle::default()
    });
    let prepared = prepare(feed, many.collect());
    store.receive(feed, &prepared, 1_700_000_000).unwrap();
    drop(store);
    let texts: i64 = rusqlite::Connection::open(&path)
        .unwrap()
        .query_row(
            "SELECT pgoffset FROM dbstat WHERE name = 'body' AND pagetype = 'leaf' LIMIT 1 OFFSET 3",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let texts = usize::try_from(texts).unwrap();
    bytes[texts..texts + 4096].fill(0xAA);
    fs::write(&path, &bytes).unwrap();
    let saved = folder.warta(&["export", "--all", "saved.jsonl", "--store", "s.db"]);
    assert_eq!(saved.code, Some(1));
    assert!(saved.err.contains("the store is damaged"), "{}", saved.err);
    let lines = fs::read_to_string(folder.path().join("saved.jsonl")).unwrap();
    assert!(lines.lines().count() > 300, "{}", lines.lines().count());
    let taken = folder
        .warta(&["import", "saved.jsonl", "--store", "new.db"])
        .succeeded();
    assert!(taken.text().contains("new article"), "{}", taken.text());
    let listed = folder
        .warta(&["feeds", "list", "--store", "s.db"])
        .succeeded();
    assert!(listed.text().contains("post.lumira.example"));
}
