//! The house keeps its shape: arrows between rooms point down, files open with words, and the README
//! shows the keys that there are. What is only written down fades; this is written down and checked.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use warta::app::keymap::Keymap;

/// A room, the rooms it may use, and the words of the outside world that it never says.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    never: &'static [&'static str],
}

const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime",
    "Instant::now",
];
const SCREEN: &[&str] = &["ratatui", "crossterm"];
const BELOW_CLI: &[&str] = &[
    "app", "config", "demo", "domain", "feed", "fetch", "lang", "ledger", "model", "page", "query",
    "refresh", "report", "runtime", "score", "store", "text",
];

/// The arrows. A new room gets its row here.
const ROOMS: &[Room] = &[
    Room {
        name: "domain",
        may_use: &[],
        never: WORLD,
    },
    Room {
        name: "text",
        may_use: &["domain"],
        never: WORLD,
    },
    Room {
        name: "lang",
        may_use: &["domain"],
        never: WORLD,
    },
    Room {
        name: "feed",
        may_use: &["domain", "text"],
        never: WORLD,
    },
    Room {
        name: "page",
        may_use: &["domain", "text"],
        never: WORLD,
    },
    Room {
        name: "model",
        may_use: &["domain", "lang", "score"],
        never: WORLD,
    },
    Room {
        name: "report",
        may_use: &["domain"],
        never: WORLD,
    },
    Room {
        name: "ledger",
        may_use: &["domain", "query", "store", "text"],
        never: WORLD,
    },
    Room {
        name: "score",
        may_use: &["domain"],
        never: WORLD,
    },
    Room {
        name: "demo",
        may_use: &[],
        never: WORLD,
    },
    Room {
        name: "config",
        may_use: &["app", "domain", "text"],
        never: SCREEN,
    },
    Room {
        name: "query",
        may_use: &["domain"],
        never: WORLD,
    },
    Room {
        name: "store",
        may_use: &["domain", "query", "text"],
        never: SCREEN,
    },
    Room {
        name: "fetch",
        may_use: &["domain"],
        never: SCREEN,
    },
    Room {
        name: "refresh",
        may_use: &[
            "domain", "feed", "fetch", "lang", "ledger", "page", "query", "report", "store", "text",
        ],
        never: SCREEN,
    },
    Room {
        name: "app",
        // `query` is as far from the world as `domain`: a line that is typed is judged before it is asked for.
        may_use: &["domain", "query"],
        never: &["ratatui", "crossterm", "std::fs", "std::net", "std::env"],
    },
    Room {
        name: "view",
        may_use: &["app", "domain"],
        never: &["crossterm", "std::fs", "std::net"],
    },
    Room {
        name: "runtime",
        may_use: &[
            "app", "config", "domain", "feed", "fetch", "lang", "ledger", "page", "query",
            "refresh", "store", "text", "view",
        ],
        never: &[],
    },
    Room {
        name: "cli",
        may_use: BELOW_CLI,
        never: SCREEN,
    },
];

#[test]
fn arrows_between_rooms_point_down() {
    let mut bent = Vec::new();
    for (path, code) in sources() {
        let name = room_of(&path);
        if matches!(name.as_str(), "main" | "lib") {
            continue;
        }
        let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
            bent.push(format!(
                "{}: room `{name}` has no row in tests/house.rs",
                path.display()
            ));
            continue;
        };
        for used in rooms_used(&code).into_iter().filter(|used| *used != name) {
            if !room.may_use.contains(&used.as_str()) {
                bent.push(format!("{}: {name} may not use {used}", path.display()));
            }
        }
        for word in room.never.iter().filter(|word| code.contains(**word)) {
            bent.push(format!("{}: {name} never says {word}", path.display()));
        }
    }
    assert!(bent.is_empty(), "bent arrows:\n{}", bent.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for (path, source) in rust_files() {
        assert!(
            source.starts_with("//! "),
            "{} does not open with `//!`",
            path.display()
        );
    }
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    for (path, source) in rust_files() {
        for place in ["/home/", "/root/", "/work/", "/Users/", "/tmp/", "C:\\"] {
            assert!(!source.contains(place), "{} names {place}", path.display());
        }
    }
}

#[test]
fn the_readme_shows_the_keys_there_are() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = readme
        .split_once("<!-- keys -->\n")
        .and_then(|(_, rest)| rest.split_once("<!-- /keys -->"))
        .map(|(table, _)| table.trim());
    assert_eq!(
        shown,
        Some(Keymap::default().table().trim()),
        "put the output of `warta keys` between the marks"
    );
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file, as a path below `src` and its text.
fn rust_files() -> Vec<(PathBuf, String)> {
    let source = root().join("src");
    let (mut folders, mut files) = (vec![source.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(&source).unwrap().to_owned(), text));
            }
        }
    }
    files.sort();
    files
}

/// The code that ships: without tests and comments, which may look anywhere.
fn sources() -> Vec<(PathBuf, String)> {
    let ships = |path: &Path| path.file_name().is_some_and(|name| name != "tests.rs");
    let without_comments = |source: &str| {
        let code = source
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        code.lines().filter(is_code).collect::<Vec<_>>().join("\n")
    };
    let files = rust_files().into_iter().filter(|(path, _)| ships(path));
    files
        .map(|(path, source)| (path, without_comments(&source)))
        .collect()
}

/// The room a file is in: its folder, or the file itself.
fn room_of(path: &Path) -> String {
    let first = path
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that code names after `crate::`, groups in braces included.
fn rooms_used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, start) in code.match_indices("crate::") {
        if code[..at].ends_with('$') {
            continue; // `$crate::` in a macro names a path of the macro's own room.
        }
        let rest = &code[at + start.len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(names_of_group(group)),
            None => used.extend(first_name(rest)),
        }
    }
    used
}

/// The first name of each path in a group, up to the brace that closes it.
fn names_of_group(group: &str) -> Vec<String> {
    let (mut names, mut depth, mut part) = (Vec::new(), 0, String::new());
    for char in group.chars() {
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.extend(first_name(&std::mem::take(&mut part))),
            _ => {}
        }
        if !(char == ',' && depth == 0) {
            part.push(char);
        }
    }
    names.extend(first_name(&part));
    names
}

/// The name at the beginning of a path; a room's name is in lower case.
fn first_name(path: &str) -> Option<String> {
    let path = path.trim_start();
    let end = path
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(path.len());
    (end > 0).then(|| path[..end].to_owned())
}

#[test]
fn the_reader_of_arrows_sees_them_all() {
    let code = "use crate::{\n    app::{keymap::Keymap, State},\n    demo,\n    lang::analyse,\n};\ncrate::text::read()";
    let expected = ["app", "demo", "lang", "text"].map(str::to_owned);
    assert_eq!(rooms_used(code), expected.into());
}
