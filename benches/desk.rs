//! How long the reader takes on stored articles and how many bytes it writes: the first screen with the list,
//! keys in the list, an article opened and paged, an idle minute, a terminal that is hung up. Run with
//! `cargo bench --bench desk`, or with another number of articles as `ARTICLES=10000 cargo bench --bench desk`; the
//! real binary in a terminal of 120×40.

#[path = "../tests/common/session.rs"]
mod session;
#[path = "common/terminal.rs"]
mod terminal;

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use session::Session;
use terminal::{articles, open, received, report, resident};
use warta::store::{Body, FeedKey, NewArticle, Settings, Store, prepare};

/// Starts measured, and keys measured.
const STARTS: usize = 20;
const KEYS: usize = 300;

const FEEDS: i64 = 100;

/// Titles differ from each other as those of the news do: a list that moves has little in common with what it was.
const TAILS: [&str; 7] = [
    "with salt and bells for the harbour",
    "late, says the council of the islands, and nobody knows why",
    "before the storm",
    "while the mayor was asking for money for the new quay in Tarn",
    "without its captain",
    "and fishermen want to know who pays for the nets that were lost",
    "under another flag than the one it left with",
];

fn main() {
    let count = articles();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    fill(&path, count);
    println!("{count} articles of {FEEDS} feeds at 120x40");
    let starts: Vec<Measured> = (0..STARTS).map(|_| start(&path)).collect();
    let of = |measure: fn(&Measured) -> f64| starts.iter().map(measure).collect();
    report(
        "first screen with the list, ms",
        of(|start| start.milliseconds),
    );
    report("first screen, bytes", of(|start| start.bytes));
    report("resident then, MB", of(|start| start.megabytes));
    let mut session = open(&path);
    session.see("Boat 0 has come in");
    session.see(&format!("1/{count}"));
    settle();
    measure(&mut session, "row down in the list", "j", KEYS);
    measure(&mut session, "row up in the list", "k", KEYS / 2);
    measure(&mut session, "page down in the list", "\x06", 40);
    session.keys("gg");
    settle();
    measure(&mut session, "open the next article", "J", 40);
    session.keys("\r");
    settle();
    let pages: Vec<(f64, f64)> = (0..20)
        .map(|_| {
            session.keys("gg");
            settle();
            press(&mut session, " ")
        })
        .collect();
    told("a page of the article down", &pages);
    for (key, what) in [
        ("j", "a row of the article down"),
        ("k", "a row of the article up"),
    ] {
        measure(&mut session, what, key, 20);
    }
    measure(&mut session, "half a page of the article up", "\x15", 1);
    measure(&mut session, "star and its taking back", "s", 40);
    let lag = held(&mut session, "j");
    println!("10 s of a key held down, 30 a second: last frame {lag:.1} ms after the last key");
    idle(&session);
    session.keys("Q");
    session.end();
    let ends = (0..STARTS).map(|_| hung_up(&path)).collect();
    report(
        "from a hang-up (SIGHUP) to the end of the process, ms",
        ends,
    );
}

/// Lies still for a minute.
fn idle(session: &Session) {
    let process = session.child.process_id().unwrap();
    let (before, worked) = (received(session), processor(process));
    std::thread::sleep(Duration::from_secs(60));
    println!(
        "an idle minute: {} bytes, {} ticks of the processor (100 a second)",
        received(session) - before,
        processor(process) - worked
    );
}

/// The ticks that a process has had of the processor.
fn processor(process: u32) -> u64 {
    let told = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields = told.rsplit(')').next().unwrap_or_default();
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok());
    ticks(11).unwrap_or_default() + ticks(12).unwrap_or_default()
}

/// Marks an article and hangs up; how long the reader takes to keep that and end.
fn hung_up(path: &Path) -> f64 {
    let mut session = open(path);
    session.see("Boat 0 has come in");
    settle();
    session.keys("jm");
    settle();
    let process = session.child.process_id().unwrap().to_string();
    let begun = Instant::now();
    Command::new("kill")
        .args(["-HUP", &process])
        .status()
        .unwrap();
    while session.child.try_wait().unwrap().is_none() {
        std::hint::spin_loop();
    }
    begun.elapsed().as_secs_f64() * 1000.0
}

fn fill(path: &Path, count: i64) {
    let mut store = Store::open(path).unwrap();
    let feeds: Vec<FeedKey> = (0..FEEDS)
        .map(|number| {
            let address = format!("https://feed{number}.lumira.example/feed");
            let feed = store.subscribe(&address, &Settings::default()).unwrap();
            store
                .describe(feed, Some(&format!("Feed number {number}")), None)
                .unwrap();
            feed
        })
        .collect();
    let paragraph = |number: i64| {
        let told = match number % 4 {
            0 => "President Adela Ruhl gave a bronze bell to Mayor Oren Vasko in Tarn on Saturday.",
            1 => "Ruhl met the fishermen of Lumira on the quay before noon.",
            2 => "The council of the islands will talk about the salt road in June.",
            _ => "Vasko said that the ferry was late again.",
        };
        format!(
            "<p>{told} The harbour was full of boats that morning, and most of them had come for the salt. Nobody \
             could say who had counted them, or why the bells were rung twice before supper. The {number} baskets \
             that were left on the stones belonged to people who had gone home.</p>"
        )
    };
    let body: String = (0..16).map(paragraph).collect();
    let article = |number: i64| NewArticle {
        link: Some(format!("https://feed.lumira.example/{number}")),
        title: format!(
            "Boat {number} has come in {}",
            TAILS[number as usize % TAILS.len()]
        ),
        published: Some(1_900_000_000 - number * 600),
        body: Body {
            html: true,
            markup: body.clone(),
        },
        ..NewArticle::default()
    };
    for feed in 0..FEEDS {
        let articles = (0..count)
            .filter(|number| number % FEEDS == feed)
            .map(article);
        let key = feeds[usize::try_from(feed).unwrap()];
        let prepared = prepare(key, articles.collect());
        store.receive(key, &prepared, 2_000_000_000).unwrap();
    }
}

struct Measured {
    milliseconds: f64,
    bytes: f64,
    megabytes: f64,
}

fn start(path: &Path) -> Measured {
    let begun = Instant::now();
    let mut session = open(path);
    while !session.screen(|screen| screen.contents().contains("Boat 0 has come in")) {
        std::hint::spin_loop();
    }
    let milliseconds = begun.elapsed().as_secs_f64() * 1000.0;
    let bytes = received(&session) as f64;
    settle();
    let megabytes = resident(&session);
    session.keys("Q");
    session.end();
    Measured {
        milliseconds,
        bytes,
        megabytes,
    }
}

/// Presses a key so many times, and tells times and bytes.
fn measure(session: &mut Session, what: &str, key: &str, times: usize) {
    let pressed: Vec<(f64, f64)> = (0..times).map(|_| press(session, key)).collect();
    told(what, &pressed);
}

fn told(what: &str, pressed: &[(f64, f64)]) {
    let took = pressed.iter().map(|one| one.0).collect();
    report(&format!("{what}, key to first frame, ms"), took);
    let bytes = pressed.iter().map(|one| one.1).collect();
    report(&format!("{what}, bytes"), bytes);
}

/// Presses a key: the milliseconds until something came, and the bytes of all that came.
fn press(session: &mut Session, key: &str) -> (f64, f64) {
    let before = received(session);
    let begun = Instant::now();
    session.keys(key);
    while received(session) == before {
        std::thread::yield_now();
        if begun.elapsed() > Duration::from_secs(1) {
            break;
        }
    }
    let took = begun.elapsed().as_secs_f64() * 1000.0;
    // What comes later, as counts and findings do, belongs to the key too.
    settle();
    (took, (received(session) - before) as f64)
}

/// Holds a key for ten seconds; how long after the last press the screen goes on changing.
fn held(session: &mut Session, key: &str) -> f64 {
    for _ in 0..300 {
        session.keys(key);
        std::thread::sleep(Duration::from_millis(33));
    }
    let last = Instant::now();
    let (mut seen, mut changed) = (received(session), last);
    while changed.elapsed() < Duration::from_millis(300) {
        let now = received(session);
        if now != seen {
            (seen, changed) = (now, Instant::now());
        }
        std::thread::yield_now();
    }
    (changed - last).as_secs_f64() * 1000.0
}

/// The reader comes to rest.
fn settle() {
    std::thread::sleep(Duration::from_millis(40));
}
