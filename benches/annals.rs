//! How long the ledger, the timeline and a dossier take, and how much memory, over many stored articles of which each
//! tells of a gift or a meeting. Run with `cargo bench --bench annals`, or with another number of articles as
//! `ARTICLES=10000 cargo bench --bench annals`; the real binary in a terminal of 120×40.

#[path = "../tests/common/session.rs"]
mod session;
#[path = "common/terminal.rs"]
mod terminal;

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use serde_json::json;
use session::Session;
use terminal::{articles, open, received, report, resident};
use warta::{
    domain::Lang,
    ledger,
    query::term::Terms,
    store::{Analysis, Body, NewArticle, Settings, Store, prepare},
};

/// Articles appear so many seconds after each other: a hundred thousand of them in four years.
const APART: i64 = 1_260;

/// Times that each is measured.
const TIMES: usize = 10;

fn main() {
    let count = articles();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let begun = Instant::now();
    fill(&path, count);
    let megabytes = fs::metadata(&path).unwrap().len() as f64 / 1e6;
    let seconds = begun.elapsed().as_secs_f64();
    println!("{count} articles, each with an event, stored in {seconds:.1} s: {megabytes:.1} MB");
    let mut session = open(&path);
    session.see("Boat 0 has");
    let before = resident(&session);
    let what = "ledger, key to its first rows";
    shown(&mut session, what, "gl", "LEDGER", " given ");
    session.see("1/");
    measure(&mut session, "row down in the ledger", "j", 60);
    measure(&mut session, "page down in the ledger", "\x06", 40);
    // Each tenth article tells what another tells.
    let last = count - count / 10;
    there_and_back(
        &mut session,
        &format!("{last}/{last}"),
        &format!("1/{last}"),
    );
    println!(
        "memory: {before:.1} MB before, {:.1} MB with the ledger",
        resident(&session)
    );
    session.keys("q");
    session.see("Boat 0 has");
    shown(
        &mut session,
        "timeline, key to its rows",
        "gt",
        "TIMELINE",
        "today",
    );
    session.keys("q");
    session.see("Boat 0 has");
    for (name, what) in [("Ana Lima", "a hundredth"), ("Tarn", "every")] {
        let keys = format!(":show-dos {name}\r");
        let what = format!("dossier of somebody in {what} article");
        shown(&mut session, &what, &keys, name, "NAMED WITH");
        session.keys("q");
        session.see("Boat 0 has");
    }
    println!("memory at the end: {:.1} MB", resident(&session));
    session.keys("Q");
    session.end();
}

const NAMES: [&str; 10] = [
    "Ana", "Oren", "Noor", "Mirela", "Jonas", "Adela", "Sari", "Budi", "Ilona", "Pavel",
];

fn name(number: i64) -> String {
    const LAST: [&str; 10] = [
        "Lima", "Vasko", "Halim", "Dascu", "Keller", "Ruhl", "Putri", "Santoso", "Berg", "Okoro",
    ];
    let at = |number: i64| usize::try_from(number.rem_euclid(10)).unwrap();
    let (first, last) = (at(number / 10), at(number));
    format!("{} {}", NAMES[first], LAST[last])
}

fn findings(number: i64) -> serde_json::Value {
    // Each tenth article tells what the one before it tells.
    let told = if number % 10 == 9 { number - 1 } else { number };
    let day = jiff::Timestamp::from_second(1_900_000_000 - told * APART).unwrap();
    let day = day.strftime("%Y-%m-%d").to_string();
    // Nobody gives or meets the same way twice on a day.
    let (one, other) = (name(told), name(told / 100 + 37));
    let evidence = json!([{"start": 0, "end": 9, "text": format!("{one} gave {other} a bell in Tarn on that day.")}]);
    let common = json!({"place": "Tarn", "date": day, "attribution": [], "evidence": evidence, "confidence": 0.8});
    let mut event = if told % 2 == 0 {
        json!({"giver": [one], "recipient": [other], "mutual": false, "kind": "gift", "status": "given",
               "items": [{"what": format!("bell {told}"), "quantity": 1, "unit": null}]})
    } else {
        json!({"participants": [one, other], "topic": "salt", "form": "in_person", "status": "held"})
    };
    let fields = common.as_object().unwrap().clone();
    event.as_object_mut().unwrap().extend(fields);
    let named = |name: &str, kind: &str| json!({"kind": kind, "text": name, "canonical": name, "start": 0, "end": 1});
    let entities = [
        named(&one, "person"),
        named(&other, "person"),
        named("Tarn", "place"),
    ];
    let list = if told % 2 == 0 { "gifts" } else { "meetings" };
    json!({"entities": entities, list: [event]})
}

fn fill(path: &Path, count: i64) {
    let mut store = Store::open(path).unwrap();
    let feed = store
        .subscribe("https://feed.lumira.example/feed", &Settings::default())
        .unwrap();
    store.describe(feed, Some("Lumira Post"), None).unwrap();
    let mut terms = Terms::new(Lang::En);
    for first in (0..count).step_by(5_000) {
        let article = |number: i64| NewArticle {
            link: Some(format!("https://feed.lumira.example/{number}")),
            title: format!("Boat {number} has come in with salt and bells for the harbour"),
            published: Some(1_900_000_000 - number * APART),
            body: Body {
                html: true,
                markup: format!("<p>Boat {number} came in.</p>"),
            },
            ..NewArticle::default()
        };
        let articles = (first..(first + 5_000).min(count)).map(article).collect();
        let prepared = prepare(feed, articles);
        store.receive(feed, &prepared, 2_000_000_000).unwrap();
        let waiting = store.waiting(5_000).unwrap();
        let analyses: Vec<Analysis> = waiting
            .iter()
            .map(|waiting| {
                let number = waiting.title.split(' ').nth(1).unwrap().parse().unwrap();
                let report = findings(number);
                let line = report.to_string();
                let names: Vec<&str> = report["entities"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|named| named["text"].as_str().unwrap())
                    .collect();
                let count = |list: &str| report[list].as_array().map_or(0, Vec::len);
                Analysis::new(waiting, &waiting.title, &mut terms)
                    .with_findings(&names, count("gifts"), count("meetings"), &line)
                    .with_tellings(ledger::tellings(&line))
            })
            .collect();
        store.analysed(&analyses).unwrap();
    }
}

/// How long until both texts are on the screen after these keys; measured several times.
fn shown(session: &mut Session, what: &str, keys: &str, one: &str, other: &str) {
    let mut took = Vec::new();
    for time in 0..TIMES {
        let begun = Instant::now();
        session.keys(keys);
        session.wait(what, |screen| {
            let contents = screen.contents();
            contents.contains(one) && contents.contains(other) && !contents.contains("Reading …")
        });
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
        std::thread::sleep(Duration::from_millis(400));
        if time + 1 < TIMES {
            session.keys("q");
            session.see("Boat 0 has");
        }
    }
    report(&format!("{what}, ms"), took);
}

/// How long from the first event to the last one on the screen, and back.
fn there_and_back(session: &mut Session, last: &str, first: &str) {
    let (mut there, mut back) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        there.push(until(session, "G", last));
        back.push(until(session, "gg", first));
    }
    report("to the end of the ledger, ms", there);
    report("back to its beginning, ms", back);
}

/// The milliseconds from keys to the rows at a place of the ledger.
fn until(session: &mut Session, keys: &str, place: &str) -> f64 {
    let begun = Instant::now();
    session.keys(keys);
    session.wait(place, |screen| {
        let contents = screen.contents();
        contents.contains(place) && contents.contains(" given ")
    });
    let took = begun.elapsed().as_secs_f64() * 1000.0;
    std::thread::sleep(Duration::from_millis(60));
    took
}

/// How long a key takes to the first bytes that answer it.
fn measure(session: &mut Session, what: &str, key: &str, times: usize) {
    let mut took = Vec::new();
    for _ in 0..times {
        let before = received(session);
        let begun = Instant::now();
        session.keys(key);
        while received(session) == before && begun.elapsed() < Duration::from_secs(1) {
            std::thread::yield_now();
        }
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
        std::thread::sleep(Duration::from_millis(60));
    }
    report(&format!("{what}, ms"), took);
}
