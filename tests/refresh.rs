//! `warta refresh` and `warta feeds`: the real binary, a store in a temporary folder, a server on loopback.

#[path = "common/folder.rs"]
mod folder;
#[path = "common/server.rs"]
mod server;

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use folder::{Folder, Run};
use server::{Asked, Reply, Server, feed, reply};
use warta::{
    fetch::Origin,
    query::parse,
    refresh::{Options, Pages, refresh},
    store::{ArticleKey, Mark, Settings, Store},
};

/// A folder with a store.
struct Desk(Folder);

impl Desk {
    fn new() -> Self {
        Self(Folder::new())
    }

    fn store(&self) -> Store {
        Store::open(&self.0.path().join("s.db")).unwrap()
    }

    fn warta(&self, args: &[&str]) -> Run {
        let store = [args, &["--store", "s.db"]].concat();
        self.0.warta(&store)
    }

    fn add(&self, address: &str) -> Run {
        self.warta(&["feeds", "add", address])
    }

    /// All articles' titles, the newest first.
    fn titles(&self) -> Vec<String> {
        let rows = self.store().page(None, 99).unwrap();
        rows.into_iter().map(|row| row.title).collect()
    }

    fn keys(&self) -> Vec<ArticleKey> {
        let rows = self.store().page(None, 99).unwrap();
        rows.into_iter().map(|row| row.key).collect()
    }
}

/// Answers with a feed that is named after the path, and with 304 where it is known.
fn kind(asked: &Asked) -> Reply {
    if asked.header("if-none-match") == Some(b"\"1\"") {
        return reply(304, &[], "");
    }
    let body = feed(asked.path.trim_matches('/'), 2);
    reply(200, &[("etag", "\"1\"")], body)
}

#[test]
fn a_refresh_brings_what_is_new_and_asks_for_no_more_than_that() {
    let (desk, server) = (Desk::new(), Server::start(kind));
    for path in ["/Alpha", "/Beta"] {
        desk.warta(&["feeds", "add", "--unseen", &server.at(path)])
            .succeeded();
    }
    let first = desk.warta(&["refresh"]).succeeded();
    // Feeds are told as they come in: which of two is first is open, the sum is last.
    let text = first.text();
    let mut lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.pop(), Some("2 feeds asked: 4 new articles"));
    lines.sort_unstable();
    assert_eq!(lines, ["Alpha: 2 new", "Beta: 2 new"]);
    let second = desk.warta(&["refresh"]).succeeded();
    assert_eq!(
        second.text(),
        "2 feeds asked: 0 new articles, 2 feeds unchanged\n"
    );
    assert_eq!(desk.titles().len(), 4);
    assert_eq!(server.asked().len(), 4);
    assert_eq!(server.most_at_once(), 1, "one request a host at a time");
}

#[test]
fn a_changed_article_is_the_same_article() {
    let (desk, server) = (
        Desk::new(),
        Server::start(|asked| {
            let body = feed("Alpha", 1)
                .replace("has come in", ["has come in", "has sunk"][asked.time - 1]);
            reply(200, &[], body)
        }),
    );
    desk.add(&server.at("/")).succeeded();
    desk.store()
        .mark(&desk.keys(), &Mark::Starred(true))
        .unwrap();
    let run = desk.warta(&["refresh"]).succeeded();
    assert!(run.text().contains("0 new, 1 changed"), "{}", run.text());
    let store = desk.store();
    let rows = store.page(None, 9).unwrap();
    assert_eq!((rows.len(), rows[0].starred), (1, true));
    let body = store.article(rows[0].key).unwrap().unwrap().body.markup;
    assert!(body.contains("has sunk"), "{body}");
}

#[test]
fn what_fails_is_told_and_left_alone_for_a_while() {
    let (desk, server) = (
        Desk::new(),
        Server::start(|asked| match asked.path.as_str() {
            "/gone" => reply(410, &[], ""),
            "/busy" => reply(429, &[("retry-after", "7200")], ""),
            "/broken" => reply(200, &[], "no feed at all"),
            _ => kind(asked),
        }),
    );
    for path in ["/gone", "/busy", "/broken", "/Alpha"] {
        desk.warta(&["feeds", "add", "--unseen", &server.at(path)])
            .succeeded();
    }
    let run = desk.warta(&["refresh", "--quiet"]);
    assert_eq!((run.code, run.text()), (Some(1), ""));
    let mut lines: Vec<&str> = run.err.lines().collect();
    lines.sort_unstable();
    for (line, words) in lines.iter().zip(["not a feed", "(429)", "(410)"]) {
        assert!(line.contains(words), "{line}");
    }
    // None of the three is asked again, and that is no failure.
    let run = desk.warta(&["refresh"]).succeeded();
    assert!(
        run.text().contains("3 left alone for now"),
        "{}",
        run.text()
    );
    assert_eq!(server.asked().len(), 5);
    let list = desk
        .warta(&["feeds", "list", "--failing", "--format", "jsonl"])
        .succeeded();
    let failing = list.records();
    let gone = failing.iter().filter(|feed| feed["gone"] == true).count();
    assert_eq!((failing.len(), gone), (3, 1));
    for feed in &failing {
        assert!(
            feed["failure"].is_string() && feed["tried"].is_string(),
            "{feed}"
        );
        let tried: jiff::Timestamp = feed["tried"].as_str().unwrap().parse().unwrap();
        let due: jiff::Timestamp = feed["due"].as_str().unwrap().parse().unwrap();
        let wait = due.as_second() - tried.as_second();
        let busy = feed["address"].as_str().unwrap().ends_with("/busy");
        assert!(
            if busy {
                wait == 7200
            } else {
                (40..100).contains(&wait)
            },
            "{feed}"
        );
    }
    let doctor = desk.warta(&["doctor"]);
    assert!(doctor.text().contains("3 failing"), "{}", doctor.text());
    // Named, it is asked all the same.
    assert_eq!(desk.warta(&["refresh", &server.at("/gone")]).code, Some(1));
    assert_eq!(server.asked().len(), 6);
}

#[test]
fn an_answer_that_holds_is_believed_as_long_as_it_says() {
    let (desk, server) = (
        Desk::new(),
        Server::start(|_| reply(200, &[("cache-control", "max-age=3600")], feed("Alpha", 1))),
    );
    desk.add(&server.at("/")).succeeded();
    let run = desk.warta(&["refresh"]).succeeded();
    assert!(run.text().contains("1 left alone"), "{}", run.text());
    desk.warta(&["refresh", "--force"]).succeeded();
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn no_more_hosts_are_asked_at_once_than_the_user_wishes() {
    let desk = Desk::new();
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let servers: Vec<Server> = (0..6)
        .map(|_| {
            let (now, most) = (now.clone(), most.clone());
            Server::start(move |asked| {
                most.fetch_max(1 + now.fetch_add(1, Ordering::SeqCst), Ordering::SeqCst);
                thread::sleep(Duration::from_millis(150));
                now.fetch_sub(1, Ordering::SeqCst);
                kind(asked)
            })
        })
        .collect();
    for (number, server) in servers.iter().enumerate() {
        let address = server.at(&format!("/{number}"));
        desk.warta(&["feeds", "add", "--unseen", &address])
            .succeeded();
    }
    desk.warta(&["refresh", "--hosts", "2"]).succeeded();
    assert_eq!(desk.titles().len(), 12);
    assert_eq!(most.load(Ordering::SeqCst), 2);
}

#[test]
fn a_proxy_that_the_environment_names_is_asked_unless_it_names_the_host_too() {
    let desk = Desk::new();
    let proxy = Server::start(|asked| match asked.path.as_str() {
        "kabar.example:80" => Reply::Whole(b"HTTP/1.1 200 Through\r\n\r\n".to_vec()),
        "/rss" => reply(200, &[], feed("Alpha", 2)),
        _ => reply(403, &[], "not through here"),
    });
    for address in ["http://kabar.example/rss", "https://aman.example/rss"] {
        desk.warta(&["feeds", "add", "--unseen", address])
            .succeeded();
    }
    let refresh = |names: &[(&str, &str)]| {
        let mut command =
            desk.0
                .command(&["refresh", "--force", "--timeout", "5", "--store", "s.db"]);
        command.envs(names.iter().copied());
        let output = command.output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    let both = [
        ("http_proxy", &*proxy.address),
        ("https_proxy", &proxy.address),
    ];
    let told = refresh(&both);
    let mut asked = proxy.paths();
    asked.sort_unstable();
    assert_eq!(asked, ["/rss", "aman.example:443", "kabar.example:80"]);
    assert_eq!(desk.titles().len(), 2);
    assert!(told.contains("proxy"), "{told}");
    let direct = [both[0], both[1], ("no_proxy", "kabar.example,aman.example")];
    refresh(&direct);
    assert_eq!(proxy.asked().len(), 3);
}

#[test]
fn a_feed_that_moved_for_good_is_asked_at_its_new_place() {
    let (desk, server) = (
        Desk::new(),
        Server::start(|asked| match asked.path.as_str() {
            "/old" => reply(301, &[("location", "/new")], ""),
            "/lost" => reply(301, &[("location", "/page")], ""),
            "/page" => reply(200, &[], "<html><p>The feed was here.</html>"),
            _ => kind(asked),
        }),
    );
    for path in ["/old", "/lost"] {
        desk.warta(&["feeds", "add", "--unseen", &server.at(path)])
            .succeeded();
    }
    desk.warta(&["refresh"]);
    let list = desk
        .warta(&["feeds", "list", "--format", "jsonl"])
        .succeeded();
    let addresses: Vec<String> = list
        .records()
        .iter()
        .map(|feed| feed["address"].to_string())
        .collect();
    assert!(
        addresses[0].contains("/new") && addresses[1].contains("/lost"),
        "{addresses:?}"
    );
}

#[test]
fn the_feed_of_a_page_is_found() {
    let (desk, server) = (
        Desk::new(),
        Server::start(|asked| match asked.path.as_str() {
            "/" => reply(
                200,
                &[("content-type", "text/html")],
                "<html><head><link rel=alternate type='application/rss+xml' href='/Alpha'>
                 <link rel=alternate type='application/rss+xml' href='/Beta'></head><p>News</html>",
            ),
            "/bare" => reply(200, &[], "<html><p>Nothing here</html>"),
            "/Alpha" | "/Beta" => kind(asked),
            _ => reply(404, &[], ""),
        }),
    );
    let run = desk.add(&server.at("/")).succeeded();
    assert!(
        run.text().starts_with("subscribed to Alpha"),
        "{}",
        run.text()
    );
    assert!(run.text().contains("another feed: ") && run.text().contains("/Beta"));
    assert_eq!(desk.titles().len(), 2);
    desk.add(&server.at("/bare")).failed_with("names no feed");
    desk.add(&server.at("/nothing"))
        .failed_with("nothing at this address");
    assert_eq!(desk.store().feeds().unwrap().len(), 1);
}

#[test]
fn a_folder_and_a_file_of_this_machine_are_feeds() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("news")).unwrap();
    for (name, text) in [
        ("a.txt", "Boats are in\n\nAll boats have come in."),
        ("b.md", "Salt road\n\nIt is closed."),
        ("c.bin", "\0\0\0\0"),
    ] {
        desk.0.file(&format!("news/{name}"), text);
    }
    desk.0.file("feed.xml", feed("Local", 3));
    let run = desk.add("news").succeeded();
    assert!(run.text().contains("subscribed to news"), "{}", run.text());
    let list = desk.warta(&["feeds", "list"]).succeeded();
    let path = desk.0.path().join("news").canonicalize().unwrap();
    let named = format!("news  {}", path.display());
    assert!(list.text().contains(&named), "{}", list.text());
    let run = desk.add("feed.xml").succeeded();
    assert!(run.text().contains("subscribed to Local"), "{}", run.text());
    let mut titles = desk.titles();
    titles.sort_unstable();
    assert_eq!(
        titles,
        ["Boats are in", "Local 1", "Local 2", "Local 3", "Salt road"]
    );
    let run = desk.warta(&["refresh"]).succeeded();
    assert!(run.text().contains("2 feeds unchanged"), "{}", run.text());
    desk.0
        .file("news/d.txt", "Ferry to Tarn\n\nIt sails in June.");
    desk.warta(&["refresh"]).succeeded();
    assert_eq!(desk.titles().len(), 6);
    desk.add("no-such-folder/x")
        .failed_with("could not subscribe");
}

#[test]
fn settings_are_set_shown_and_kept_and_secrets_are_not_shown() {
    let (desk, server) = (Desk::new(), Server::start(kind));
    let address = server.at("/Alpha");
    desk.add(&address).succeeded();
    let secret = [
        "--header",
        "X-Key: hidden-1",
        "--user",
        "ana",
        "--password-command",
        "echo hidden-2",
    ];
    let plain = [
        "--title",
        "My feed",
        "--folder",
        "Islands/Far",
        "--interval",
        "90",
    ];
    desk.warta(&[&["feeds", "set", "alpha"], &plain[..], &secret[..]].concat())
        .succeeded();
    desk.warta(&["refresh", "my"]).succeeded();
    let asked = server.asked().pop().unwrap();
    assert_eq!(asked.header("x-key"), Some(&b"hidden-1"[..]));
    // ana:hidden-2
    assert_eq!(
        asked.header("authorization"),
        Some(&b"Basic YW5hOmhpZGRlbi0y"[..])
    );
    for shape in ["text", "jsonl"] {
        let list = desk
            .warta(&["feeds", "list", "--format", shape])
            .succeeded();
        assert!(
            list.text().contains("My feed") && list.text().contains("Far"),
            "{}",
            list.text()
        );
        assert!(!list.text().contains("hidden"), "{}", list.text());
    }
    let run = desk.warta(&["refresh"]).succeeded();
    assert!(
        run.text().contains("1 left alone"),
        "the interval holds: {}",
        run.text()
    );
    desk.warta(&["feeds", "set", "my", "--password-command", "false"])
        .succeeded();
    let run = desk.warta(&["refresh", "my"]);
    assert!(
        run.err.contains("the password command failed"),
        "{}",
        run.err
    );
    for (args, words) in [
        (&["--header", "no header"][..], "is no header"),
        (&["--filter", "is:nothing"], "cannot be"),
        (&["--password-command", "echo 'x"], "has no other"),
    ] {
        let run = desk.warta(&[&["feeds", "set", "my"], args].concat());
        assert_eq!(run.code, Some(2), "{}", run.err);
        assert!(run.err.contains(words), "{}", run.err);
    }
    let run = desk.add("https://ana:hidden@lumira.example/feed");
    assert_eq!(run.code, Some(2));
    assert!(!run.err.contains("hidden"), "{}", run.err);
}

#[test]
fn ending_a_subscription_keeps_what_is_starred() {
    let (desk, server) = (Desk::new(), Server::start(kind));
    desk.add(&server.at("/Alpha")).succeeded();
    desk.add(&server.at("/Alpine")).succeeded();
    let first = desk.keys()[0];
    desk.store().mark(&[first], &Mark::Starred(true)).unwrap();
    let run = desk.warta(&["feeds", "remove", "alp"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("means 2 feeds"), "{}", run.err);
    desk.warta(&["feeds", "remove", "alpha", "alpine"])
        .succeeded();
    assert_eq!(desk.keys(), [first]);
    desk.warta(&["feeds", "remove", "alpha"])
        .failed_with("there is no feed");
    desk.warta(&["refresh"])
        .failed_with("there are no feeds yet");
}

#[test]
fn a_second_instance_is_told() {
    let (desk, server) = (Desk::new(), Server::start(kind));
    desk.add(&server.at("/Alpha")).succeeded();
    let _reader = desk.store();
    for args in [
        &["refresh"][..],
        &["feeds", "add", "https://lumira.example"],
        &["feeds", "remove", "alpha"],
    ] {
        desk.warta(args).failed_with("another warta uses the store");
    }
    desk.warta(&["feeds", "list"]).succeeded();
}

#[test]
fn what_is_new_can_be_looked_through_at_once() {
    let (desk, server) = (
        Desk::new(),
        Server::start(|_| {
            let told =
                "President Adela Ruhl gave a bronze bell to Mayor Oren Vasko in Tarn on Saturday.";
            reply(
                200,
                &[],
                feed("Alpha", 1).replace("Boat 1 of Alpha has come in with salt.", told),
            )
        }),
    );
    desk.warta(&["feeds", "add", "--unseen", &server.at("/")])
        .succeeded();
    desk.warta(&["refresh", "--analyse"]).succeeded();
    let store = desk.store();
    for query in ["bell", "with:gifts", "entity:\"Adela Ruhl\""] {
        assert_eq!(
            store.count(&parse(query).unwrap(), 0).unwrap(),
            1,
            "{query}"
        );
    }
}

#[test]
fn what_is_new_is_looked_through_when_it_is_first_asked_for() {
    let (desk, server) = (Desk::new(), Server::start(kind));
    desk.add(&server.at("/Alpha")).succeeded();
    let found = desk.warta(&["search", "salt"]).succeeded();
    assert_eq!(found.text().lines().count(), 2, "{}", found.text());
}

#[test]
fn what_is_imported_makes_no_program_run() {
    let (desk, server) = (Desk::new(), Server::start(kind));
    desk.add(&server.at("/Alpha")).succeeded();
    desk.warta(&[
        "feeds",
        "set",
        "alpha",
        "--user",
        "ana",
        "--password-command",
        "touch ran",
    ])
    .succeeded();
    let exported = desk.warta(&["export", "--all", "all.jsonl"]);
    assert_eq!(exported.code, Some(0));
    assert!(
        exported.err.contains("of 1 feeds are not in the file"),
        "{}",
        exported.err
    );
    let other = ["import", "all.jsonl", "--store", "other.db"];
    let all = fs::read_to_string(desk.0.path().join("all.jsonl")).unwrap();
    assert!(!all.contains("touch"), "{all}");
    desk.0.warta(&other).succeeded();
    desk.0
        .warta(&["refresh", "--store", "other.db"])
        .succeeded();
    assert!(!desk.0.path().join("ran").exists());
}

#[test]
fn a_filter_keeps_only_what_it_means() {
    let (desk, server) = (Desk::new(), Server::start(kind));
    let add = ["feeds", "add", "--filter", "title:2", &server.at("/Alpha")];
    desk.warta(&add).succeeded();
    desk.warta(&["refresh", "--analyse"]).succeeded();
    assert_eq!(desk.titles(), ["Alpha 2"]);
    desk.warta(&["refresh", "--force", "--analyse"]).succeeded();
    assert_eq!(desk.titles(), ["Alpha 2"]);
}

#[test]
fn the_store_is_given_to_one_writer_among_the_threads_of_a_process() {
    let folder = Folder::new();
    let path = folder.path().join("s.db");
    let mut store = Store::open(&path).unwrap();
    let mut again = store.again().unwrap();
    let threads = thread::spawn(move || {
        for number in 0..50 {
            let address = format!("https://{number}.example");
            again.subscribe(&address, &Settings::default()).unwrap();
        }
    });
    for number in 50..100 {
        let address = format!("https://{number}.example");
        store.subscribe(&address, &Settings::default()).unwrap();
        thread::sleep(Duration::from_micros(100));
    }
    threads.join().unwrap();
    assert_eq!(store.feeds().unwrap().len(), 100);
}

/// A page around a text, as sites have them.
fn page(words: &str) -> String {
    let paragraph = format!(
        "<p>{words} The harbour master counted the sacks twice, and the clerk wrote them down.</p>"
    );
    format!(
        "<html><head><title>Lumira Post</title></head><body><nav><a href='/'>Home</a> <a href='/all'>All</a></nav>\
         <article><h1>Boat</h1>{}</article><footer>All rights reserved</footer></body></html>",
        paragraph.repeat(6)
    )
}

/// A feed of teasers whose links lead to the server's own pages.
fn teasers(host: &str, paths: &[&str]) -> String {
    let item = |path: &&str| {
        format!(
            "<item><title>Boat {path}</title><guid>{path}</guid><link>http://{host}/{path}</link>\
             <description>In short.</description></item>"
        )
    };
    let items: String = paths.iter().map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Short</title>{items}</channel></rss>")
}

fn with_pages(asked: &Asked) -> Reply {
    let host = String::from_utf8_lossy(asked.header("host").unwrap_or_default()).into_owned();
    let html = [("content-type", "text/html; charset=utf-8")];
    match asked.path.as_str() {
        "/feed" => reply(
            200,
            &[],
            teasers(&host, &["a", "b", "gone", "wall", "film"]),
        ),
        "/a" | "/b" => reply(200, &html, page(&format!("Salt for {}.", asked.path))),
        "/wall" => reply(200, &html, "<p>Pay."),
        "/film" => reply(200, &[("content-type", "video/mp4")], [0; 64]),
        _ => reply(404, &[], ""),
    }
}

#[test]
fn the_pages_of_a_feed_that_wants_the_whole_text_are_fetched_and_kept() {
    let (desk, server) = (Desk::new(), Server::start(with_pages));
    let mut store = desk.store();
    let whole = Settings {
        full_text: Some(true),
        ..Settings::default()
    };
    store.subscribe(&server.at("/feed"), &whole).unwrap();
    let options = Options {
        pages: Origin::User,
        ..Options::default()
    };
    let stop = AtomicBool::new(false);
    let mut refreshed = || {
        let feeds = store.feeds().unwrap();
        refresh(&mut store, feeds, &options, &stop, &mut |_| ()).unwrap()
    };
    let Pages { whole, failed } = refreshed().pages;
    assert_eq!((whole, failed), (2, 3));
    assert_eq!(server.most_at_once(), 1, "one request a host at a time");
    for _ in 0..3 {
        refreshed();
    }
    let asked = |path: &str| server.paths().iter().filter(|asked| *asked == path).count();
    assert_eq!((asked("/a"), asked("/gone"), asked("/wall")), (1, 3, 3));
    let bodies: Vec<String> = desk
        .keys()
        .iter()
        .map(|key| store.article(*key).unwrap().unwrap().body.markup)
        .collect();
    let whole = |body: &&String| body.contains("Salt for /") && !body.contains("All rights");
    assert_eq!(bodies.iter().filter(whole).count(), 2, "{bodies:?}");
    assert_eq!(bodies.iter().filter(|body| *body == "In short.").count(), 3);
}

#[test]
fn a_page_on_this_machine_is_never_fetched_because_a_feed_says_so() {
    let (desk, server) = (Desk::new(), Server::start(with_pages));
    let address = server.at("/feed");
    let run = desk.warta(&["feeds", "add", "--full-text", "true", &address]);
    run.succeeded();
    let run = desk.warta(&["refresh"]).succeeded();
    assert!(run.text().contains("5 pages of no use"), "{}", run.text());
    assert!(server.paths().iter().all(|path| path == "/feed"));
}
