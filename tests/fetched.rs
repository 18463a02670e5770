//! The real reader before a server on loopback: it fetches, adds, shows whole texts, and lends the terminal to an
//! editor.
#![cfg(unix)]

#[path = "common/server.rs"]
mod server;
#[path = "common/session.rs"]
mod session;

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use server::{Reply, Server, feed, reply};
use session::Session;
use tempfile::TempDir;
use warta::{
    domain::ArticleKey,
    store::{self, Mark, NewArticle, Store, prepare},
};

/// A folder with a store that is subscribed to these paths of the server.
fn subscribed(server: &Server, paths: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    for path in paths {
        store
            .subscribe(&server.at(path), &store::Settings::default())
            .unwrap();
    }
    folder
}

fn open(folder: &TempDir) -> Session {
    Session::reader(folder.path(), "WARTA_STORE=s.db", "")
}

fn stored(folder: &TempDir) -> usize {
    let store = Store::open(&folder.path().join("s.db")).unwrap();
    store.page(None, 10_000).unwrap().len()
}

#[test]
fn feeds_are_refreshed_while_the_reader_goes_on() {
    let begun = Arc::new(AtomicUsize::new(0));
    let times = Arc::clone(&begun);
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/salt" => reply(200, &[], feed("Salt", 3 * asked.time)),
        "/tarn" => {
            times.fetch_add(1, Ordering::SeqCst);
            reply(500, &[], "")
        }
        _ => reply(404, &[], ""),
    });
    let folder = subscribed(&server, &["/salt", "/tarn"]);
    let mut session = open(&folder);
    session.see("these are samples");
    session.keys("R");
    session.see("2 feeds: 3 new, failed: ");
    session.see("the server fails (500)");
    session.keys("qqgg");
    session.see("Salt 3");
    session.see("3 new");
    session.keys("jj");
    session.wait("the failure", |screen| {
        let contents = screen.contents();
        contents.contains("failed ") && contents.contains(": the server fails (500) ")
    });
    // A feed that failed is not due, one that is asked for by itself is asked all the same.
    assert_eq!(begun.load(Ordering::SeqCst), 1);
    session.keys("R");
    session.see("1 feed: 3 new, 1 feed left alone for now");
    session.keys("r");
    session.see("1 feed: 0 new, failed: ");
    assert_eq!(begun.load(Ordering::SeqCst), 2);
    session.quit();
    assert_eq!(stored(&folder), 6);
}

#[test]
fn what_a_refresh_brings_to_a_watched_smart_feed_is_told() {
    let server = Server::start(|asked| reply(200, &[], feed("Salt", 3 * asked.time)));
    let folder = subscribed(&server, &["/salt"]);
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    store.keep_smart("Salt roads", "salt", &[], true).unwrap();
    store.keep_smart("Unwatched", "salt", &[], false).unwrap();
    drop(store);
    let config = folder.path().join("config.toml");
    std::fs::write(&config, "notices = \"osc9\"\n").unwrap();
    let mut session = Session::run(&format!(
        "cd '{}'; WARTA_CONFIG=config.toml WARTA_STORE=s.db \"$warta\"; echo \"code $?.\"",
        folder.path().display()
    ));
    session.see("these are samples");
    session.keys("R");
    session.see("new in what is watched: Salt roads 3");
    let notice = b"\x1b]9;warta: new in what is watched: Salt roads 3\x07";
    let written = session.received.lock().unwrap().bytes.clone();
    assert!(written.windows(notice.len()).any(|bytes| bytes == notice));
    session.keys("Q");
    session.see("code 0.");
}

#[test]
fn a_reader_that_quits_while_it_fetches_ends_at_once_and_keeps_what_came() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/salt" => reply(200, &[], feed("Salt", 40)),
        _ => Reply::Nothing,
    });
    // Each host is asked one thing at a time, so the one that hangs is asked last.
    let folder = subscribed(&server, &["/salt", "/tarn"]);
    let mut session = open(&folder);
    session.see("these are samples");
    session.keys("R");
    session.see("1 of 2 feeds, 40 new");
    session.keys("R");
    session.see("still fetching: 1 of 2 feeds, 40 new");
    let begun = Instant::now();
    session.quit();
    assert!(
        begun.elapsed() < Duration::from_secs(3),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(stored(&folder), 40);
}

fn page(links: &[(&str, &str)]) -> String {
    let links = links.iter().map(|(title, address)| {
        format!("<link rel=alternate type='application/rss+xml' title='{title}' href='{address}'>")
    });
    format!(
        "<html><head>{}<body><p>News of the islands.",
        links.collect::<String>()
    )
}

#[test]
fn feeds_pages_and_folders_are_added() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/one" => reply(
            200,
            &[("content-type", "text/html")],
            page(&[("Salt", "/salt")]),
        ),
        "/two" => {
            let both = [("Salt", "/salt"), ("Tarn \u{1b}[31mred", "/tarn")];
            reply(200, &[("content-type", "text/html")], page(&both))
        }
        "/none" => reply(200, &[("content-type", "text/html")], page(&[])),
        "/salt" => reply(200, &[], feed("Salt", 3)),
        "/tarn" => reply(200, &[], feed("Tarn", 2)),
        _ => reply(404, &[], ""),
    });
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("texts")).unwrap();
    let text = "A bell for Tarn\n\nThe bell came on Monday.\n";
    std::fs::write(folder.path().join("texts/bell.txt"), text).unwrap();
    let mut session = open(&folder);
    session.see("these are samples; a adds a feed");
    session.keys(&format!("a\x1b[200~{}\x1b[201~\r", server.at("/none")));
    session.see("could not add ");
    session.keys("a");
    session.keys(&format!("\x1b[200~{}\n\x1b[201~\r", server.at("/one")));
    session.see("added Salt: 3 articles");
    session.see("▸ Salt 3");
    session.keys(&format!("a{}\r", server.at("/two")));
    session.see("2 feeds are there");
    session.see("Tarn red");
    session.keys("2");
    session.see("added Tarn: 2 articles");
    session.see("▸ Tarn 2");
    session.keys(":add-feed texts\r");
    session.see(": 1 article");
    session.see("▸ A bell for Tarn");
    session.quit();
    assert_eq!(stored(&folder), 6);
}

#[test]
fn a_reader_that_quits_while_it_adds_ends_at_once_and_adds_nothing() {
    let server = Server::start(|asked| match (asked.path.as_str(), asked.time) {
        // What it is, is seen; then the server falls silent.
        ("/salt", 1) => reply(200, &[], feed("Salt", 3)),
        _ => Reply::Nothing,
    });
    for path in ["/tarn", "/salt"] {
        let folder = tempfile::tempdir().unwrap();
        let mut session = open(&folder);
        session.see("these are samples");
        session.keys(&format!("a{}\r", server.at(path)));
        session.see("asking http");
        while !server
            .paths()
            .iter()
            .rev()
            .take(2)
            .all(|asked| asked == path)
        {
            std::thread::sleep(Duration::from_millis(1));
        }
        let begun = Instant::now();
        session.quit();
        assert!(
            begun.elapsed() < Duration::from_secs(3),
            "{:?}",
            begun.elapsed()
        );
        let store = Store::open(&folder.path().join("s.db")).unwrap();
        assert_eq!(store.feeds().unwrap(), [], "{path}");
    }
}

#[test]
fn where_the_user_wishes_it_the_reader_refreshes_as_soon_as_it_has_opened() {
    let server = Server::start(|_| reply(200, &[], feed("Salt", 3)));
    let folder = subscribed(&server, &["/salt"]);
    let config = "[feeds]\nrefresh-on-start = true\nrefresh-every = 60\n";
    std::fs::write(folder.path().join("config.toml"), config).unwrap();
    let variables = "WARTA_CONFIG=config.toml WARTA_STORE=s.db";
    let mut session = Session::reader(folder.path(), variables, "");
    session.see("1 feed: 3 new");
    session.quit();
    assert_eq!((stored(&folder), server.asked().len()), (3, 1));
}

/// The reader on a text, with an editor that is a script.
fn with_editor(folder: &TempDir, script: &str) -> Session {
    let text = "A bell for Tarn\n\nThe bell came on Monday.\n";
    std::fs::write(folder.path().join("bell.txt"), text).unwrap();
    std::fs::write(folder.path().join("editor"), script).unwrap();
    let session = Session::run(&format!(
        "cd '{}'; stty -a > before; WARTA_CONFIG=new/config.toml VISUAL='sh ./editor' \"$warta\" bell.txt; \
         code=$?; stty -a > after; echo \"code $code.\"",
        folder.path().display()
    ));
    session.see("The bell came on Monday.");
    session
}

#[test]
fn the_configuration_is_edited_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let script = "stty -a > during; cp \"$1\" offered; echo now in the editor; read word < /dev/tty\n\
                  printf 'measure = 44\\nmesure = 3\\n[keys]\\nhelp = [\"x\"]\\n' > \"$1\"\n";
    let mut session = with_editor(&folder, script);
    session.keys("E");
    session.see("now in the editor");
    assert!(!session.screen(vt100::Screen::alternate_screen));
    session.keys("done\r");
    session.see("config.toml:2: no setting is called `mesure`");
    assert!(session.screen(vt100::Screen::alternate_screen));
    session.keys("x");
    session.see("Move half a page down");
    session.keys("q>");
    session.see("rows of up to 48 columns");
    session.quit();
    let read = |name| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("before"), read("after"));
    assert_eq!(read("before"), read("during"));
    assert!(read("offered").contains("# measure = 78"));
}

#[test]
fn an_editor_that_fails_or_is_not_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_editor(&folder, "exit 3\n");
    session.keys("E");
    session.see("the editor failed; the configuration is in force");
    session.quit();
    let mut session = with_editor(&folder, "no-such-editor\n");
    session.keys("E");
    session.see("there is no such editor; VISUAL or EDITOR names one");
    session.quit();
}

#[test]
fn the_whole_text_is_fetched_and_kept() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/salt" => {
            let address = String::from_utf8(asked.header("host").unwrap().to_vec()).unwrap();
            let item = |at: usize| {
                format!(
                    "<item><title>Boat {at}</title><guid>{at}</guid><link>http://{address}/page/{at}</link>\
                     <description>The boat came in with salt.</description></item>"
                )
            };
            let items: String = [2, 1].map(item).concat();
            reply(
                200,
                &[],
                format!("<rss version='2.0'><channel><title>Salt</title>{items}</channel></rss>"),
            )
        }
        "/page/1" => reply(404, &[], ""),
        "/page/2" => {
            let body: String = (0..6)
                .map(|at| format!("<p>In hour {at} the sailors carried a hundred sacks of salt over the quay and rested.</p>"))
                .collect();
            let page = format!(
                "<html><head><title>Boat</title><body><article><p>The boat came in with salt.</p>{body}</article>"
            );
            reply(200, &[("content-type", "text/html")], page)
        }
        _ => reply(404, &[], ""),
    });
    let folder = subscribed(&server, &["/salt"]);
    let mut session = open(&folder);
    session.see("these are samples");
    session.keys("R");
    session.see("1 feed: 2 new");
    session.keys("qgg");
    session.see("▸ Boat 2");
    session.keys("\r");
    session.see("The boat came in with salt.");
    session.keys("x");
    session.see("the whole text: 7 paragraphs");
    session.see("In hour 5");
    session.keys("x");
    session.see("as the feed gave it");
    session.keys("qj\r");
    session.wait("the other boat", |screen| {
        let contents = screen.contents();
        contents.starts_with("  Boat 1") && contents.contains("came in with salt")
    });
    session.keys("x");
    session.see("could not fetch the whole text: there is nothing at this address (404)");
    session.quit();
    // It is kept, and so is what the feed gave.
    let mut session = open(&folder);
    session.see("The boat came in with salt.");
    session.keys("qk\r");
    session.see("In hour 5");
    session.keys("x");
    session.see("as the feed gave it");
    session.quit();
}

#[test]
fn what_was_read_and_is_old_goes_with_a_refresh_where_the_user_wishes_it() {
    let server = Server::start(|_| reply(304, &[], ""));
    let folder = subscribed(&server, &["/salt"]);
    let now = 2_000_000_000;
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    let feed = store.feeds().unwrap()[0].key;
    let article = |at: i64| NewArticle {
        guid: Some(at.to_string()),
        title: format!("Boat {at}"),
        published: Some(at * 86_400),
        ..NewArticle::default()
    };
    let articles = prepare(feed, (0..6).map(article).collect());
    store.receive(feed, &articles, now).unwrap();
    let keys: Vec<ArticleKey> = store
        .page(None, 9)
        .unwrap()
        .iter()
        .map(|row| row.key)
        .collect();
    store.mark(&keys[1..], &Mark::Read(true)).unwrap();
    store.mark(&keys[4..5], &Mark::Starred(true)).unwrap();
    drop(store);
    let refresh = |config: &str| {
        std::fs::write(folder.path().join("config.toml"), config).unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_warta"));
        command
            .args(["refresh", "--force", "--store", "s.db"])
            .current_dir(folder.path());
        let output = command.env("WARTA_CONFIG", "config.toml").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(!refresh("").contains("gone"));
    assert_eq!(stored(&folder), 6);
    let told = refresh("[feeds]\nkeep-newest = 4\n");
    assert!(told.contains(", 1 old ones gone"), "{told}");
    let told = refresh("[feeds]\nkeep-days = 30\n");
    assert!(told.contains(", 3 old ones gone"), "{told}");
    // The unread one and the starred one.
    assert_eq!(stored(&folder), 2);
}

#[test]
fn a_smart_feed_lists_what_its_query_means() {
    let server = Server::start(|_| reply(200, &[], feed("Salt", 12)));
    let folder = subscribed(&server, &["/salt"]);
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    let inside = ["Boats".to_owned()];
    store
        .keep_smart("Eleven", "\"boat 11\" or \"salt 11\"", &inside, false)
        .unwrap();
    store
        .keep_smart("Not understood", "with:nothing", &[], false)
        .unwrap();
    drop(store);
    let mut session = open(&folder);
    session.see("these are samples");
    session.keys("R");
    session.see("1 feed: 12 new");
    session.keys("qq");
    session.see("⌕ Eleven");
    session.wait("the count", |screen| {
        let contents = screen.contents();
        contents
            .lines()
            .any(|row| row.contains("⌕ Eleven           1│"))
    });
    session.keys("G");
    session.wait("its list", |screen| {
        let contents = screen.contents();
        contents.contains("│Eleven   ")
            && contents.contains("Salt 11")
            && !contents.contains("Salt 12")
    });
    session.keys("kk");
    session.see("The query of this smart feed is not");
    session.quit();
}
