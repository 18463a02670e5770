//! What feeds and the store cost: 100 feeds of 100 articles of 400 words fetched from loopback, asked again,
//! looked through; the first frame on them; the same with 100,000 stored; a bomb and a feed without end. Run
//! with `cargo bench --bench store`; where newsboat is installed it does the same beside it.
//!
//! The server is a thread of this program: what it takes is in the figures.

#[path = "../tests/common/generated.rs"]
mod generated;
#[path = "../tests/common/server.rs"]
mod server;
#[path = "../tests/common/session.rs"]
mod session;
#[path = "common/terminal.rs"]
mod terminal;

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use generated::Words;
use portable_pty::CommandBuilder;
use server::{Asked, Reply, Server, answer};
use session::Session;
use terminal::{COLUMNS, ROWS, report, resident};
use warta::{
    query::parse,
    store::{Settings, Store},
};

const FEEDS: usize = 100;
const ARTICLES: usize = 100;
const WORDS: usize = 400;

/// So many of the first frame and of queries are measured.
const TIMES: usize = 10;

/// Words that queries ask for, from frequent to rare, with fields and without.
const QUERIES: [&str; 8] = [
    "acceptance",
    "bronze bell",
    "\"bronze bell\"",
    "title:abandonment",
    "salt ferries -bell",
    "entity:ana with:gifts",
    "is:unread zeal",
    "with:meetings date:>=2025-09-20",
];

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("s.db");
    let server = Server::start(feeds());
    println!("{FEEDS} feeds of {ARTICLES} articles of {WORDS} words, from loopback");
    subscribe(&store, &server, FEEDS);
    tell("fetched, read, stored", run(&store, &["refresh"]));
    let unchanged = server.asked().len();
    tell("asked again", run(&store, &["refresh"]));
    let asked = server.asked();
    let known = asked[unchanged..].iter();
    let known = known.filter(|asked| asked.header("if-none-match").is_some());
    println!("  answered with 304: {}", known.count());
    size(&store, "stored");
    tell("looked through", run(&store, &["refresh", "--analyse"]));
    size(&store, "looked through");
    frames(&store, FEEDS * ARTICLES);
    queries(&store);
    newsboat(folder.path(), &server);
    many(folder.path());
    odd(folder.path());
}

/// Each path is a feed, made when it is first asked for.
fn feeds() -> impl Fn(&Asked) -> Reply + Send + Sync {
    let words = Words::new();
    let feeds: Vec<Arc<Vec<u8>>> = (0..FEEDS)
        .map(|number| {
            let feed = words.feed(number, ARTICLES, WORDS);
            let headers = [("etag", "\"1\""), ("content-type", "application/rss+xml")];
            Arc::new(answer(200, &headers, feed.as_bytes()))
        })
        .collect();
    move |asked| {
        if asked.header("if-none-match").is_some() {
            return Reply::Whole(answer(304, &[("etag", "\"1\"")], b""));
        }
        let number: usize = asked.path[1..].parse().unwrap_or_default();
        Reply::Shared(feeds[number % FEEDS].clone())
    }
}

fn subscribe(path: &Path, server: &Server, feeds: usize) {
    let mut store = Store::open(path).unwrap();
    store
        .lastingly(|store| {
            for number in 0..feeds {
                store.subscribe(&server.at(&format!("/{number}")), &Settings::default())?;
            }
            Ok(())
        })
        .unwrap();
}

/// What a run took.
struct Cost {
    time: Duration,
    megabytes: f64,
    says: String,
}

fn run(store: &Path, args: &[&str]) -> Cost {
    let mut command = Command::new(env!("CARGO_BIN_EXE_warta"));
    command.args(args).env("WARTA_STORE", store);
    cost(command)
}

fn cost(mut command: Command) -> Cost {
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let reading = std::thread::spawn(move || {
        let mut text = String::new();
        let _ = std::io::Read::read_to_string(&mut out, &mut text);
        let _ = std::io::Read::read_to_string(&mut err, &mut text);
        text
    });
    let status = format!("/proc/{}/status", child.id());
    let mut kilobytes = 0.0;
    while child.try_wait().unwrap().is_none() {
        kilobytes = field(&status, "VmHWM:").unwrap_or(kilobytes);
        std::thread::sleep(Duration::from_millis(2));
    }
    let time = begun.elapsed();
    let text = reading.join().unwrap();
    Cost {
        time,
        megabytes: kilobytes / 1000.0,
        says: text.lines().last().unwrap_or_default().to_owned(),
    }
}

fn field(status: &str, name: &str) -> Option<f64> {
    let status = fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().split(' ').next()?.parse().ok()
}

fn tell(what: &str, cost: Cost) {
    let Cost {
        time,
        megabytes,
        says,
    } = cost;
    println!(
        "{what}: {:.2} s, {megabytes:.0} MB at most ({says})",
        time.as_secs_f64()
    );
}

fn size(path: &Path, when: &str) {
    let bytes = |ending: &str| {
        let path = format!("{}{ending}", path.display());
        fs::metadata(path).map_or(0, |metadata| metadata.len())
    };
    let megabytes = (bytes("") + bytes("-wal")) as f64 / 1e6;
    println!("  store when {when}: {megabytes:.1} MB");
}

/// The first frame with the list, from the start of the process.
fn frames(store: &Path, count: usize) {
    let (mut took, mut held) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let _ = fs::remove_file(store.with_extension("db.place"));
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_warta"));
        command.env("WARTA_STORE", store);
        let begun = Instant::now();
        let mut session = Session::start_with(command, ROWS, COLUMNS);
        let seen = format!("1/{count}");
        let has_list = |screen: &vt100::Screen| {
            let text = screen.contents();
            text.contains("All articles") && (text.contains("Sep 25") || text.contains(&seen))
        };
        while !session.screen(has_list) && begun.elapsed() < Duration::from_secs(5) {
            std::hint::spin_loop();
        }
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
        std::thread::sleep(Duration::from_millis(50));
        held.push(resident(&session));
        session.keys("Q");
        session.end();
    }
    report(&format!("first frame with the list of {count}, ms"), took);
    report("  resident then, MB", held);
}

fn queries(path: &Path) {
    let store = Store::open_to_read(path).unwrap();
    let mut all = Vec::new();
    for line in QUERIES {
        let query = parse(line).unwrap();
        let mut took = Vec::new();
        let mut found = 0;
        for _ in 0..TIMES {
            let begun = Instant::now();
            found = store.find(&query, 2_000_000_000, None, 50).unwrap().len();
            took.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        report(
            &format!("  query {line:?}, first {found}, ms"),
            took.clone(),
        );
        all.extend(took);
    }
    report("queries, ms", all);
}

/// Ten times as many feeds, stored and looked through.
fn many(folder: &Path) {
    let store = folder.join("many.db");
    let words = Words::new();
    let server = Server::start(move |asked| {
        let number: usize = asked.path[1..].parse().unwrap_or_default();
        let feed = words.feed(1000 + number, ARTICLES, WORDS);
        Reply::Whole(answer(200, &[("etag", "\"1\"")], feed.as_bytes()))
    });
    let feeds = 10 * FEEDS;
    println!("{} articles", feeds * ARTICLES);
    subscribe(&store, &server, feeds);
    tell(
        "fetched while the server makes them",
        run(&store, &["refresh"]),
    );
    tell(
        "looked through",
        run(&store, &["refresh", "--analyse", "0"]),
    );
    size(&store, "looked through");
    frames(&store, feeds * ARTICLES);
    queries(&store);
}

/// Answers that are larger than any memory should be.
fn odd(folder: &Path) {
    let level = flate2::Compression::best();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), level);
    for _ in 0..1024 {
        packer.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let headers = [("content-encoding", "gzip")];
    let bomb = Arc::new(answer(200, &headers, &packer.finish().unwrap()));
    let items: String = (0..500_000)
        .map(|number| {
            format!("<item><title>Boat {number}</title><guid>b{number}</guid><description>It came in.</description></item>")
        })
        .collect();
    let long = format!("<rss version=\"2.0\"><channel><title>Long</title>{items}</channel></rss>");
    let long = Arc::new(answer(200, &[], long.as_bytes()));
    let server = Server::start(move |asked| {
        let answer = if asked.path == "/0" { &bomb } else { &long };
        Reply::Shared(answer.clone())
    });
    let store = folder.join("odd.db");
    subscribe(&store, &server, 2);
    for (what, path) in [("1 GB in 1 MB of gzip", "/0"), ("500,000 entries", "/1")] {
        tell(what, run(&store, &["refresh", &server.at(path)]));
    }
}

/// The same with newsboat, where it is installed.
fn newsboat(folder: &Path, server: &Server) {
    let urls = folder.join("urls");
    let addresses: String = (0..FEEDS)
        .map(|number| server.at(&format!("/{number}\n")))
        .collect();
    fs::write(&urls, addresses).unwrap();
    let cache = folder.join("newsboat.db");
    let config = folder.join("newsboat.config");
    fs::write(&config, "reload-threads 8\n").unwrap();
    let command = || {
        let mut command = Command::new("newsboat");
        command
            .arg("-q")
            .arg("-u")
            .arg(&urls)
            .arg("-c")
            .arg(&cache)
            .arg("-C")
            .arg(&config);
        command.env("HOME", folder).env("LC_ALL", "C.UTF-8");
        command
    };
    let version = Command::new("newsboat").arg("--version").output();
    let Ok(version) = version else {
        println!("newsboat is not installed");
        return;
    };
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    println!("{}", version.lines().next().unwrap_or_default());
    for what in ["newsboat: fetched, read, stored", "newsboat: asked again"] {
        let mut reload = command();
        reload.args(["-x", "reload"]);
        tell(what, cost(reload));
    }
    size(&cache, "newsboat has stored");
    let mut took = Vec::new();
    let mut held = Vec::new();
    for _ in 0..3 {
        let mut builder = CommandBuilder::new("newsboat");
        for arg in command().get_args() {
            builder.arg(arg);
        }
        builder.env("HOME", folder);
        let begun = Instant::now();
        let mut session = Session::start_with(builder, ROWS, COLUMNS);
        let seen = |screen: &vt100::Screen| screen.contents().contains("Feed number 7");
        while !session.screen(seen) && begun.elapsed() < Duration::from_secs(10) {
            std::hint::spin_loop();
        }
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
        held.push(resident(&session));
        session.keys("q");
        session.end();
    }
    report("newsboat: first frame, ms", took);
    report("  resident then, MB", held);
}
