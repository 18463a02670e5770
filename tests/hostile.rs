//! Feeds that attack a terminal: whatever stands in their titles, authors, links and bodies, nothing of it reaches
//! the terminal but plain text, at no place of the reader and in no output of the command line.
#![cfg(unix)]

#[path = "common/session.rs"]
mod session;
#[path = "common/wire.rs"]
mod wire;

use std::{
    fs,
    num::NonZero,
    path::Path,
    process::{Command, Output},
    thread,
    time::{Duration, Instant},
};

use portable_pty::CommandBuilder;
use rusqlite::params;
use session::Session;
use tempfile::TempDir;
use warta::store::{Body, Mark, NewArticle, Settings, Store, prepare};
use wire::{foreign, is_harmful};

/// Sequences, controls and turns of direction, each around a word of its own.
const EVIL: &str = "\u{1b}]0;owned\u{7}alpha \u{1b}[2J\u{1b}[6nbeta \u{9b}31mgamma \u{202e}delta\u{202c} \
    \u{1b}Pqepsilon\u{1b}\\ \u{9d}52;c;aGk=\u{9c}zeta\u{2066}eta\u{2069} \u{200b}theta\u{7f}\u{8}\u{e0041} \
    \u{1b}]8;;https://evil.example/\u{1b}\\iota\u{1b}]8;;\u{1b}\\ \u{1b}_Gkappa\u{1b}\\ \u{1b}clambda \u{5}mu\u{e}";

fn evil(words: &str) -> String {
    format!("{words} {EVIL}")
}

/// A feed with the same in everything that a feed can say, as references where XML allows no raw ones.
fn feed() -> String {
    let numbered = |character: char| match character {
        '\0'..'\u{20}' => format!("&#{};", character as u32),
        character => character.to_string(),
    };
    let all: String = EVIL.chars().map(numbered).collect();
    let both = format!("{all} and again {all}");
    let address = "https://post.lumira.example/&#27;]0;x&#7;&#x202e;/1";
    let item = |number: usize| {
        format!(
            "<item><title>Boat {number} {both}</title><link>{address}{number}</link><author>{both}</author>\
             <guid>{both}{number}</guid><category>{both}</category><pubDate>Fri, 02 May 2031 08:00:00 GMT</pubDate>\
             <description>&lt;p&gt;President Adela Ruhl gave a bronze bell {both} to Mayor Oren Vasko in Tarn on \
             Saturday. &lt;a href=\"{address}\"&gt;more {both}&lt;/a&gt; &lt;img src=\"{address}.png\" \
             alt=\"picture {both}\"&gt; &lt;a href=\"javascript:alert(1)\"&gt;run&lt;/a&gt;&lt;/p&gt;&lt;pre&gt;code \
             {both}&lt;/pre&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;cell {both}&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</description>\
             <enclosure url=\"{address}\" type=\"audio/mpeg\"/></item>"
        )
    };
    let items: String = (0..4).map(item).collect();
    format!(
        "<rss version=\"2.0\"><channel><title>Post {both}</title><link>{address}</link>\
         <description>{both}</description>{items}</channel></rss>"
    )
}

/// A folder with a store in which everything is hostile, some of it written past what makes it harmless, as an
/// earlier version or another program may have done.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    fs::write(folder.path().join("feed.xml"), feed()).unwrap();
    fs::write(
        folder.path().join("text.txt"),
        evil("A title") + "\n\n" + &evil("Body.") + "\n",
    )
    .unwrap();
    let page = format!(
        "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{0}</p></article></body></html>",
        evil("Page.")
    );
    fs::write(folder.path().join("page.html"), page).unwrap();
    let mut store = Store::open(&path).unwrap();
    let settings = Settings {
        folder: vec![evil("Folder")],
        ..Settings::default()
    };
    let feed = store
        .subscribe("https://post.lumira.example/feed", &settings)
        .unwrap();
    let article = |number: i64| NewArticle {
        link: Some(format!("https://post.lumira.example/{number}")),
        title: evil(&format!("Ferry {number}")),
        author: Some(evil("Ana")),
        published: Some(1_937_000_000 - number),
        body: Body {
            html: true,
            markup: format!(
                "<p>President Adela Ruhl gave a bronze bell to Mayor Oren Vasko in Tarn on Saturday. {}</p>\
                 <p><a href=\"https://post.lumira.example/a{EVIL}\">link {EVIL}</a></p>",
                evil("Text.")
            ),
        },
        ..NewArticle::default()
    };
    let articles = prepare(feed, (0..3).map(article).collect());
    store.receive(feed, &articles, 2_000_000_000).unwrap();
    let keys: Vec<_> = store
        .page(None, 9)
        .unwrap()
        .iter()
        .map(|row| row.key)
        .collect();
    store.mark(&keys, &Mark::Tagged(evil("tag"))).unwrap();
    drop(store);
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute(
        "UPDATE article SET title = ? || id, author = ?, link = ? || id",
        params![
            evil("Ferry"),
            evil("Ana"),
            format!("https://post.lumira.example/{EVIL}")
        ],
    )
    .unwrap();
    raw.execute(
        "UPDATE feed SET title = ?, failure = ?",
        params![evil("Post"), evil("it failed:")],
    )
    .unwrap();
    folder
}

fn warta(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_warta"))
        .args(arguments)
        .current_dir(folder)
        .env("WARTA_STORE", folder.join("s.db"))
        .env("WARTA_CONFIG", folder.join("none.toml"))
        .output()
        .unwrap()
}

/// Nothing but text, lines and tabs between columns.
fn assert_plain(output: &[u8], what: &str) {
    let text = String::from_utf8_lossy(output);
    let bad: Vec<char> = text
        .chars()
        .filter(|&c| is_harmful(c) && !matches!(c, '\n' | '\t' | '\r'))
        .collect();
    assert!(
        bad.is_empty(),
        "{what}: {bad:?} in\n{}",
        text.escape_debug()
    );
    // In JSON, and in what the user typed, all of it may be told as escapes.
    let told = if text.starts_with(['{', '[']) || text.contains("\\u{1b}") {
        ""
    } else {
        &*text
    };
    for part in ["]0;owned", "[2J", "31mgamma", "]52;c", "]8;;https"] {
        let text = told.replace("%1B]0;owned%07", "");
        assert!(!text.contains(part), "{what}: {part} in\n{text}");
    }
}

#[test]
fn no_output_of_the_command_line_has_a_byte_of_it() {
    let folder = folder();
    let name = evil("none");
    let name = name.replace('/', "");
    let commands: &[&[&str]] = &[
        &["feeds", "add", "feed.xml"],
        &["feeds", "list"],
        &["feeds", "list", "--format", "jsonl"],
        &["feeds", "export"],
        &["feeds", "parse", "feed.xml"],
        &["feeds", "parse", "feed.xml", &name],
        &["feeds", "remove", &name],
        &["feeds", "import", &name],
        &["feeds", "add", &name],
        &["refresh"],
        &["search", "ferry"],
        &["search", "boat"],
        &["search", "--format", "json", "ferry"],
        &["search", &evil("tag:")],
        &["search", &evil("is:")],
        &["ledger", "gifts"],
        &["ledger", "gifts", "--format", "json"],
        &["ledger", "gifts", "--format", "csv"],
        &["ledger", "gifts", "--format", "md"],
        &["ledger", "gifts", "--format", "graphml"],
        &["ledger", "gifts", "--format", "dot"],
        &["ledger", "meetings", "--format", "ics"],
        &["digest", "--since", "2000-01-01"],
        &["export", "--all", "-"],
        &["extract", "text.txt"],
        &["extract", "--format", "json", "text.txt"],
        &["extract", "--format", "jsonl", "text.txt"],
        &["extract", &name],
        &["page", "text", "page.html"],
        &["page", "text", &name],
        &["score", &name, &name],
        &["doctor"],
        &["config", "check"],
        &["import", &name],
        &["keys", "--preset", &name],
        &[&name],
    ];
    for arguments in commands {
        let output = warta(folder.path(), arguments);
        let code = output.status.code();
        assert!(matches!(code, Some(0..=2)), "{arguments:?}: {code:?}");
        assert_plain(&output.stdout, &format!("output of {arguments:?}"));
        assert_plain(&output.stderr, &format!("errors of {arguments:?}"));
        assert!(
            code == Some(0) || !output.stderr.is_empty(),
            "{arguments:?} says nothing"
        );
    }
    let titles = String::from_utf8(warta(folder.path(), &["search", "boat"]).stdout).unwrap();
    assert!(
        titles.contains("Boat 1 ") && titles.contains("lambda"),
        "{titles}"
    );
}

#[test]
fn what_is_exported_comes_back_as_it_was() {
    let folder = folder();
    let exported = warta(folder.path(), &["export", "--all", "all.jsonl"]);
    assert!(exported.status.success());
    let first = fs::read(folder.path().join("all.jsonl")).unwrap();
    fs::rename(folder.path().join("s.db"), folder.path().join("old.db")).unwrap();
    assert!(
        warta(folder.path(), &["import", "all.jsonl"])
            .status
            .success()
    );
    assert!(
        warta(folder.path(), &["export", "--all", "again.jsonl"])
            .status
            .success()
    );
    let body = |bytes: &[u8]| -> Vec<String> {
        let text = std::str::from_utf8(bytes).unwrap();
        let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
        let mut bodies: Vec<String> = lines
            .filter_map(|line: serde_json::Value| {
                Some(line["article"]["body"].as_str()?.to_owned())
            })
            .collect();
        bodies.sort();
        bodies
    };
    let again = fs::read(folder.path().join("again.jsonl")).unwrap();
    assert_eq!(body(&first), body(&again));
    assert!(body(&first)[0].contains(EVIL));
}

/// Opens the reader in a terminal that knows links.
fn open(folder: &Path, size: (u16, u16), arguments: &[&str]) -> Session {
    // Where it was left is another start's.
    let _ = fs::remove_file(folder.join("s.db.place"));
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_warta"));
    command.args(arguments);
    command.cwd(folder);
    command.env("WARTA_STORE", folder.join("s.db"));
    let config = folder.join("config.toml");
    fs::write(
        &config,
        "hyperlinks = \"always\"\nmouse = true\nnotices = \"osc9\"\n",
    )
    .unwrap();
    command.env("WARTA_CONFIG", config);
    let [columns, rows] = [size.0, size.1].map(|count| NonZero::new(count).unwrap());
    Session::start_with(command, rows, columns)
}

/// Waits until something has gone over the wire.
fn wait_for(session: &Session, words: &str) {
    let begun = Instant::now();
    while !String::from_utf8_lossy(&session.received.lock().unwrap().bytes).contains(words) {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{words:?} does not come"
        );
        thread::sleep(Duration::from_millis(5));
    }
}

/// Waits until nothing comes for a moment.
fn settle(session: &Session) {
    let count = || session.received.lock().unwrap().bytes.len();
    let mut before = usize::MAX;
    while before != count() {
        before = count();
        thread::sleep(Duration::from_millis(25));
    }
}

fn assert_own(session: &Session, what: &str) {
    let received = session.received.lock().unwrap();
    let bad = foreign(&received.bytes);
    assert!(bad.is_empty(), "{what}: {bad:?}");
    let text = String::from_utf8_lossy(&received.bytes);
    // In an address they stand as its own escapes.
    let told = text.replace("%1B]0;owned%07", "");
    for part in ["owned", "[31mgamma", "\x1b]52;c;aGk="] {
        let at = told.find(part);
        let around = at.map(|at| {
            told[..told.len().min(at + 40)]
                .chars()
                .rev()
                .take(90)
                .collect::<String>()
        });
        assert_eq!(around, None, "{what}: {part}, backwards");
    }
}

#[test]
fn no_place_of_the_reader_writes_a_byte_of_it() {
    let folder = folder();
    assert!(
        warta(folder.path(), &["feeds", "add", "feed.xml"])
            .status
            .success()
    );
    for size in [(160, 40), (80, 24), (40, 12)] {
        let mut session = open(folder.path(), size, &[]);
        session.see("1/7");
        // The last one's links are addresses that a terminal may be told.
        session.keys("G\r");
        wait_for(&session, "\x1b]8;id=");
        session.keys("yl");
        wait_for(&session, "\x1b]52;c;");
        session.keys("q");
        // Each pane, each way of looking at an article, and each line that can be typed.
        for keys in [
            "?",
            "q",
            "\t",
            "j",
            "k",
            "\x1b[Z",
            "\r",
            " ",
            "w",
            "w",
            "]g",
            "]e",
            "]m",
            "yl",
            "yq",
            "yr",
            "U",
            "\x1b",
            "z",
            "z",
            "i",
            "i",
            "H",
            "/lambda\r",
            "\x1b",
            "Fferry\r",
            "F\u{15}\r",
            "t",
            "\x1b",
            ":",
            "\x1b",
            "\x10lin",
            "\x1b",
            "s",
            "u",
            "m",
            "J",
            "K",
            "q",
            "q",
        ] {
            session.keys(keys);
            settle(&session);
        }
        // A paste with an end of its own in it, and a click.
        session.keys("j/\x1b[200~alpha\u{9b}31m\u{202e}beta\x1b[201~\x1b");
        session.keys("\x1b[<0;5;5M\x1b[<0;5;5m");
        session.keys("\x03");
        session.end();
        assert_own(&session, &format!("{size:?}"));
    }
}

#[test]
fn no_text_that_is_opened_writes_a_byte_of_it() {
    let folder = folder();
    let name = evil("other").replace('/', "") + ".txt";
    fs::copy(folder.path().join("text.txt"), folder.path().join(&name)).unwrap();
    let mut session = open(folder.path(), (120, 30), &["text.txt", &name]);
    session.see("lambda");
    session.keys("JK/mu\r");
    session.see("/mu");
    session.keys("Q");
    session.end();
    assert_own(&session, "opened texts");
}
