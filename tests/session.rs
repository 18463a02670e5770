//! The real binary in a real terminal: it opens, reads, quits, and gives the terminal back on every way out.
#![cfg(unix)]

#[path = "common/session.rs"]
mod session;

use std::{fs, num::NonZero, sync::atomic::AtomicBool, time::Duration};

use portable_pty::CommandBuilder;
use session::Session;
use tempfile::TempDir;
use warta::{
    refresh::{Cores, analyse},
    store::{ArticleKey, Body, NewArticle, Settings, Store, prepare},
};

const ARTICLE: &str = "A bell for the harbour of Tarn

President Adela Ruhl gave a bronze bell to Mayor Oren Vasko in Tarn on Saturday.

The bell weighs as much as a cow. Nobody has weighed the cow.

Ruhl met Vasko in Tarn on Sunday to discuss the ferry.

The council meets again in June.
";

/// A folder with an article in it.
fn article() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bell.txt"), ARTICLE).unwrap();
    folder
}

/// Opens the article from a shell that tells how the terminal was before and after, and how it ended.
fn open(folder: &TempDir) -> Session {
    let path = folder.path().join("bell.txt");
    let session = Session::run(&format!(
        "stty -a > '{0}/before'; trap : INT TERM HUP; \"$warta\" '{1}'; code=$?; stty -a > '{0}/after'; echo \"code $code.\"",
        folder.path().display(),
        path.display()
    ));
    session.see("The council meets again in June.");
    assert!(session.screen(vt100::Screen::alternate_screen));
    session
}

/// A folder with a store in it: a feed with so many articles, the newest with the article's text.
fn stored(count: i64) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    let address = "https://post.lumira.example/feed";
    let feed = store.subscribe(address, &Settings::default()).unwrap();
    store.describe(feed, Some("Lumira Post"), None).unwrap();
    let (title, text) = ARTICLE.split_once("\n\n").unwrap();
    let article = |number: i64| NewArticle {
        link: Some(format!("https://post.lumira.example/{number}")),
        title: match number {
            0 => title.into(),
            _ => format!("Boat {number} has come in"),
        },
        published: Some(2_000_000_000 - number * 86_400),
        body: Body {
            html: true,
            markup: format!("<p>{}</p>", text.replace("\n\n", "</p><p>")),
        },
        ..NewArticle::default()
    };
    let articles = prepare(feed, (0..count).map(article).collect());
    store.receive(feed, &articles, 2_000_000_000).unwrap();
    folder
}

/// Looks through all that the folder's store holds, so that no row of a list grows any more under a click.
fn look_through(folder: &TempDir) {
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    let done = analyse(
        &mut store,
        &Cores::All,
        &AtomicBool::new(false),
        &mut |_, _| (),
    );
    done.unwrap();
}

/// Opens the reader on the folder's store.
fn open_store(folder: &TempDir) -> Session {
    Session::reader(folder.path(), "WARTA_STORE=s.db", "")
}

#[test]
fn it_reads_what_is_stored_and_keeps_what_was_read() {
    let folder = stored(300);
    let mut session = open_store(&folder);
    session.see("A bell for the harbour of Tarn");
    session.see("300 new");
    session.keys("G");
    session.see("▸ Boat 299 has come in");
    session.keys("gg\r");
    session.see("The council meets again in June.");
    session.see("│   Adela Ruhl");
    session.keys("q");
    session.see("299 new");
    session.keys("qq");
    session.see("code 0.");
    let store = Store::open(&folder.path().join("s.db")).unwrap();
    let read: Vec<ArticleKey> = store
        .page(None, 300)
        .unwrap()
        .iter()
        .filter(|row| row.read)
        .map(|row| row.key)
        .collect();
    assert_eq!(read, [store.page(None, 1).unwrap()[0].key]);
}

#[test]
fn marks_are_kept_and_a_link_is_copied() {
    let folder = stored(30);
    let mut session = open_store(&folder);
    session.see("A bell for the harbour of Tarn");
    session.keys("jjs");
    session.see("starred");
    session.keys("tferry line\r");
    session.see("tags +ferry line");
    session.keys("Fis:starred or boat -3\r");
    session.see("or boat -3");
    session.keys("F\u{15}is:st\t");
    session.see("filter: is:starred");
    session.keys(" tag:fe\t");
    session.see("filter: is:starred tag:\"ferry line\"");
    session.keys("\u{15}is:starred\r");
    session.wait("the one starred", |screen| {
        let contents = screen.contents();
        contents.contains("⌕ is:starred   ") && contents.contains(" 1/1\n")
    });
    session.keys("yl");
    session.see("link copied");
    let bytes = session.received.lock().unwrap().bytes.clone();
    let copied = "\x1b]52;c;aHR0cHM6Ly9wb3N0Lmx1bWlyYS5leGFtcGxlLzI=\x07";
    assert!(String::from_utf8_lossy(&bytes).contains(copied));
    // A wrong query keeps its prompt.
    session.keys("F\u{15}is:nothing\r");
    session.see("filter: is:nothing");
    session.keys("\u{1b}");
    session.wait("the prompt closed", |screen| {
        !screen.contents().contains("filter:")
    });
    session.quit();
    let store = Store::open(&folder.path().join("s.db")).unwrap();
    let row = store.page(None, 3).unwrap().pop().unwrap();
    assert!(row.starred && !row.read);
    assert_eq!(store.tags_of(row.key).unwrap(), ["ferry line"]);
}

#[test]
fn it_opens_where_it_was_left_however_it_ended() {
    for name in ["", "-TERM", "-HUP"] {
        let folder = stored(300);
        let mut session = open_store(&folder);
        session.see("300 new");
        session.keys("130j\r");
        session.see("Adela Ruhl gave");
        // The very last key counts too.
        match name {
            "" => session.keys("jsQ"),
            name => {
                session.keys("js");
                session.see("starred");
                signal(name, &reader(&session));
            }
        }
        session.see("code ");
        let store = Store::open(&folder.path().join("s.db")).unwrap();
        let starred = store
            .page(None, 300)
            .unwrap()
            .iter()
            .position(|row| row.starred);
        assert_eq!(starred, Some(130), "{name}");
        drop(store);
        let mut session = open_store(&folder);
        session.see("  Boat 130 has come in");
        session.see("Adela Ruhl gave");
        session.keys("q");
        session.see("▸ Boat 130 has come in");
        session.quit();
    }
}

#[test]
fn before_anything_is_stored_it_shows_samples_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = open_store(&folder);
    session.see("these are samples");
    session.see("Lena Ostrow");
    session.quit();
}

/// The terminal is as it was before.
fn assert_restored(session: &Session, folder: &TempDir) {
    assert!(!session.screen(vt100::Screen::alternate_screen));
    assert!(!session.screen(vt100::Screen::hide_cursor));
    let read = |name| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("before"), read("after"));
}

/// The reader's process, found below the shell's.
fn reader(session: &Session) -> String {
    let shell = session.child.process_id().unwrap();
    let children = format!("/proc/{shell}/task/{shell}/children");
    fs::read_to_string(children).unwrap().trim().to_owned()
}

fn signal(name: &str, process: &str) {
    let sent = std::process::Command::new("kill")
        .args([name, process])
        .status();
    assert!(sent.unwrap().success());
}

#[test]
fn it_opens_an_article_and_quits() {
    let folder = article();
    let mut session = open(&folder);
    session.keys("?");
    session.see("Move half a page down");
    session.keys("q");
    session.see("weighed the cow.");
    session.keys("/cow\r");
    session.see("n next match");
    // Escape and a letter in one go would be Alt with that letter.
    session.keys("\x1b");
    session.wait("no search", |screen| {
        !screen.contents().contains("next match")
    });
    session.keys("q");
    session.see("code 0.");
    assert_restored(&session, &folder);
    assert!(session.end().success());
}

#[test]
fn it_walks_the_panel_and_jumps_to_the_evidence() {
    let folder = article();
    let mut session = open(&folder);
    session.see("Adela Ruhl\n");
    session.keys("\t\r");
    session.see("▸ President Adela Ruhl gave a bronze bell");
    session.keys("]m");
    session.see("▸ Ruhl met Vasko in Tarn");
    session.quit();
    assert_restored(&session, &folder);
}

#[test]
fn signals_end_it_and_the_terminal_is_restored() {
    for (name, code) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let folder = article();
        let session = open(&folder);
        signal(name, &reader(&session));
        session.see(&format!("code {code}."));
        assert_restored(&session, &folder);
    }
}

/// Whether the shell waits for a line: what is typed earlier may go to the reader that is leaving.
fn at_prompt(screen: &vt100::Screen) -> bool {
    !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
}

#[test]
fn it_is_suspended_and_comes_back() {
    let folder = article();
    let mut session = Session::shell();
    session.see("ready>");
    session.keys(&format!(
        "\"$warta\" '{}'\n",
        folder.path().join("bell.txt").display()
    ));
    session.see("The council meets again in June.");
    session.keys("\x1a");
    session.see("Stopped");
    session.wait("the prompt", at_prompt);
    assert!(!session.screen(vt100::Screen::alternate_screen));
    assert!(!session.screen(vt100::Screen::hide_cursor));
    session.keys("stty -a | grep -o ' icanon'; echo typed\n");
    session.see(" icanon");
    session.wait("the prompt", at_prompt);
    session.keys("fg\n");
    session.wait("the reader", |screen| {
        screen.alternate_screen() && screen.contents().contains("again in June.")
    });
    session.keys("q");
    session.wait("the prompt", at_prompt);
    session.keys("echo code $?.\n");
    session.see("code 0.");
    session.wait("the prompt", at_prompt);
    session.keys("exit\n");
    session.end();
}

#[test]
fn a_text_from_a_pipe_leaves_the_keyboard_working() {
    let folder = article();
    let path = folder.path().join("bell.txt");
    let mut session = Session::run(&format!(
        "cat '{}' | \"$warta\" -; echo \"code $?.\"",
        path.display()
    ));
    session.see("The council meets again in June.");
    session.keys("?");
    session.see("Move half a page down");
    session.quit();
    session.end();
}

#[test]
fn an_idle_reader_writes_nothing() {
    let folder = article();
    let mut session = open(&folder);
    session.wait("the findings", |screen| {
        !screen.contents().contains("Looking through it")
    });
    // The last frame has come whole when its end has.
    session.keys("?");
    session.see("Move half a page down");
    let whole = || {
        session
            .received
            .lock()
            .unwrap()
            .bytes
            .ends_with(b"\x1b[?2026l")
    };
    while !whole() {
        std::thread::yield_now();
    }
    let before = session.received.lock().unwrap().bytes.len();
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(session.received.lock().unwrap().bytes.len(), before);
    session.quit();
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    let folder = article();
    let path = folder.path().join("bell.txt");
    // Even where the hangup signal does not reach it: setsid has left no one to send it to.
    for script in ["exec \"$warta\" '{}'", "trap '' HUP; exec \"$warta\" '{}'"] {
        let mut session = Session::run(&script.replace("{}", &path.display().to_string()));
        session.see("The council meets again in June.");
        session.hang_up();
        session.end();
    }
}

#[test]
fn no_control_byte_of_an_article_reaches_the_terminal() {
    let folder = article();
    let path = folder.path().join("evil.txt");
    fs::write(&path, "A title\n\nred \u{1b}[31mink\u{7} and \u{1b}]0;owned\u{7} and \u{9b}2J \u{202e}back\u{202c} end.\n").unwrap();
    let mut session = Session::run(&format!(
        "\"$warta\" '{}'; echo \"code $?.\"",
        path.display()
    ));
    session.see("end.");
    let received = String::from_utf8_lossy(&session.received.lock().unwrap().bytes).into_owned();
    for raw in ["\x07", "\x1b]0;", "\x1b[31mink", "\u{9b}", "\u{202e}"] {
        assert!(!received.contains(raw), "{raw:?}");
    }
    session.keys("q");
    session.see("code 0.");
}

#[test]
fn nothing_but_the_reader_writes_on_its_screen_whatever_the_script() {
    let folder = article();
    let path = folder.path().join("scripts.txt");
    fs::write(
        &path,
        "A title\n\nภาษาไทย ພາສາລາວ ភាសាខ្មែរ မြန်မာစာ 日本語 عربي end.\n",
    )
    .unwrap();
    let mut session = Session::run(&format!(
        "\"$warta\" '{}' 2> '{}/told'; echo \"code $?.\"",
        path.display(),
        folder.path().display()
    ));
    session.see("end.");
    session.keys("q");
    session.see("code 0.");
    let told = fs::read_to_string(folder.path().join("told")).unwrap();
    assert_eq!(told, "");
}

#[test]
fn a_program_gets_the_article_and_the_terminal_and_gives_both_back() {
    let folder = article();
    let mut session = open(&folder);
    session.keys("|tr a-z A-Z; read -r line < /dev/tty; echo \"it read $line.\"\r");
    session.see("NOBODY HAS WEIGHED THE COW.");
    assert!(!session.screen(vt100::Screen::alternate_screen));
    // Keys are the program's, one that means something here included.
    session.keys("Q\r");
    session.see("it read Q.");
    session.see("[ended] Enter returns to warta");
    session.keys("\r");
    session.see("the program ended");
    assert!(session.screen(vt100::Screen::alternate_screen));
    session.keys("|exit 3\r");
    session.see("[ended with 3]");
    session.keys("\r");
    session.see("the program ended with 3");
    session.keys("|cat /dev/tty\r");
    session.wait("the program", |screen| !screen.alternate_screen());
    // What comes back shows that it runs: a shell that has not started it yet may miss a signal.
    session.keys("moo\r");
    session.see("moo\nmoo");
    session.keys("\x03");
    session.see("[was ended by a signal]");
    session.keys("\r?");
    session.see("Moving");
    session.keys("qQ");
    session.see("code 0.");
}

#[test]
fn a_terminal_that_cannot_be_drawn_on_is_told_so_and_left_alone() {
    let folder = article();
    let path = folder.path().join("bell.txt");
    let session = Session::run(&format!(
        "TERM=dumb \"$warta\" '{}'; echo \"code $?.\"",
        path.display()
    ));
    session.see("`warta extract` prints lines");
    session.see("code 1.");
    let received = session.received.lock().unwrap();
    assert!(!received.bytes.contains(&0x1b));
}

/// Opens a store with a mouse and links.
fn open_with_mouse(folder: &TempDir) -> Session {
    let config = folder.path().join("config.toml");
    fs::write(&config, "mouse = true\nhyperlinks = \"always\"\n").unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_warta"));
    command.args(["--store", folder.path().join("s.db").to_str().unwrap()]);
    command.env("WARTA_CONFIG", config);
    command.env("SSH_CONNECTION", "here");
    let [rows, columns] = [40, 120].map(|count| NonZero::new(count).unwrap());
    Session::start_with(command, rows, columns)
}

/// A press and a release of the first button where a text stands on the screen.
fn click(session: &mut Session, text: &str) {
    session.see(text);
    let place = session.screen(|screen| {
        let rows = screen.rows(0, 120).enumerate();
        let mut found = rows.filter_map(|(y, row)| {
            let at = row.find(text)?;
            Some((row[..at].chars().count() + 2, y + 1))
        });
        found.next().unwrap()
    });
    let (x, y) = place;
    session.keys(&format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"));
}

#[test]
fn a_mouse_selects_opens_and_scrolls_where_it_is_wished() {
    let folder = stored(60);
    look_through(&folder);
    let mut session = open_with_mouse(&folder);
    session.see("60 new");
    session.see("1/60");
    click(&mut session, "Boat 3 has come in");
    session.see("▸ Boat 3 has come in");
    click(&mut session, "Boat 3 has come in");
    session.see("59 new");
    click(&mut session, "Adela Ruhl ↔");
    session.see("record 2/2");
    click(&mut session, "Adela Ruhl ↔");
    session.see("▸ Ruhl met Vasko in Tarn");
    click(&mut session, "Boat 5 has come in");
    session.see("▸ Boat 5 has come in");
    session.keys("\x1b[<65;3;30M");
    session.see("▸ Boat 6 has come in");
    session.keys("\x1b[<64;3;30M");
    session.see("▸ Boat 5 has come in");
    click(&mut session, "Unread   ");
    session.see("1/59");
    // The title, which stands above the list, leads to the article's page.
    click(&mut session, "Boat 3 has come in");
    session.see("link copied: over SSH there is no browser at hand");
    session.keys("Q");
    assert!(session.end().success());
    let mouse = session.screen(vt100::Screen::mouse_protocol_mode);
    assert_eq!(mouse, vt100::MouseProtocolMode::None);
    let received = session.received.lock().unwrap();
    let text = String::from_utf8_lossy(&received.bytes);
    assert!(text.contains(";https://post.lumira.example/3\x1b\\"));
    assert!(text.contains("\x1b]52;c;aHR0cHM6Ly9wb3N0Lmx1bWlyYS5leGFtcGxlLzM=\x07"));
}

#[test]
fn without_a_wish_there_is_no_mouse() {
    let folder = stored(3);
    let mut session = open_store(&folder);
    session.see("3 new");
    session.quit();
    let received = session.received.lock().unwrap();
    assert!(!String::from_utf8_lossy(&received.bytes).contains("\x1b[?1000h"));
}

#[test]
fn the_terminal_s_background_chooses_the_colours_and_no_key_is_lost_over_it() {
    let folder = article();
    let mut session = open(&folder);
    session.see("Adela Ruhl\n");
    let asked = || {
        let received = session.received.lock().unwrap();
        String::from_utf8_lossy(&received.bytes).contains("\x1b]11;?\x1b\\")
    };
    while !asked() {
        std::thread::yield_now();
    }
    let colour = |screen: &vt100::Screen| {
        let name = (0..24).find(|&row| {
            screen
                .contents_between(row, 0, row, 80)
                .contains("President Adela")
        });
        screen.cell(name.unwrap(), 13).unwrap().fgcolor()
    };
    // A key before it, and one behind it.
    session.keys("?\x1b]11;rgb:ffff/ffff/ffff\x1b\\q");
    session.wait("the light theme", |screen| {
        screen.contents().contains("weighed the cow") && colour(screen) == vt100::Color::Idx(25)
    });
    session.quit();
    assert_restored(&session, &folder);
}
