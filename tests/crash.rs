//! A program that is killed at any moment loses nothing that it had acknowledged, and keeps nothing by
//! halves or twice.
//!
//! The child is this test program again. It changes a store without pause and says on standard output what
//! is done once it is done; it is killed at random moments, and the store must then agree with what it said.
//! `WARTA_CRASH_ROUNDS` says how often, 20 times where it is not set.

#[path = "common/server.rs"]
mod server;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use server::{Server, feed, reply};
use tempfile::tempdir;
use warta::{
    domain::{Lang, RecordName, Verdict},
    ledger::tellings,
    query::{parse, term::Terms},
    store::{
        Access, Analysis, ArticleKey, Body, Mark, NewArticle, Settings, Store, Waiting, prepare,
    },
};

/// So many articles come in at once.
const BATCH: usize = 7;

const STORE: &str = "WARTA_CRASH_STORE";
const ROUND: &str = "WARTA_CRASH_ROUND";

fn rounds() -> u64 {
    let rounds = env::var("WARTA_CRASH_ROUNDS").ok();
    rounds.and_then(|rounds| rounds.parse().ok()).unwrap_or(20)
}

/// Numbers that look random, the same in each run.
struct Noise(u64);

impl Noise {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[test]
#[ignore = "the child that the other test kills"]
fn child() {
    let Some(path) = env::var_os(STORE) else {
        return;
    };
    let round = env::var(ROUND).unwrap();
    let mut store = Store::open(Path::new(&path)).unwrap();
    let feed = store
        .subscribe("https://one.example/feed", &Settings::default())
        .unwrap();
    let mut terms = Terms::new(Lang::En);
    let say = |words: String| {
        let mut out = std::io::stdout().lock();
        out.write_all(format!("+ {words}\n").as_bytes()).unwrap();
        out.flush().unwrap();
    };
    for turn in 0.. {
        let batch = format!("{round}x{turn}");
        let articles = (0..BATCH).map(|number| article(&format!("{batch}-{number}")));
        store
            .receive(feed, &prepare(feed, articles.collect()), turn)
            .unwrap();
        say(format!("new {batch}"));
        let keys: Vec<ArticleKey> = store
            .waiting(2)
            .unwrap()
            .iter()
            .map(|waiting| waiting.key)
            .collect();
        for (key, mark) in keys.iter().zip([Mark::Starred(true), Mark::Read(true)]) {
            let guid = store.article(*key).unwrap().unwrap().guid.unwrap();
            store.mark(&[*key], &mark).unwrap();
            say(format!(
                "{} {guid}",
                if mark == Mark::Read(true) {
                    "read"
                } else {
                    "star"
                }
            ));
            store
                .mark(&[*key], &Mark::Tagged(format!("t{turn}")))
                .unwrap();
            say(format!("tag {guid} t{turn}"));
            let wrong = Mark::Judged {
                record: RecordName(format!("r{turn}")),
                before: None,
                now: Some(Verdict::Wrong),
            };
            store.mark(&[*key], &wrong).unwrap();
            say(format!("wrong {guid} r{turn}"));
        }
        let waiting = store.waiting(2).unwrap();
        let analyses: Vec<Analysis> = waiting
            .iter()
            .map(|waiting| looked_through(waiting, &mut terms))
            .collect();
        store.analysed(&analyses).unwrap();
        for waiting in &waiting {
            say(format!("word {}", waiting.title));
        }
    }
}

/// What is found in an article: a gift that others tell of too.
fn looked_through(waiting: &Waiting, terms: &mut Terms) -> Analysis {
    let record =
        r#"{"gifts":[{"giver":["Ana Lima"],"recipient":["Tarn"],"items":[{"what":"bell"}]}]}"#;
    Analysis::new(waiting, &waiting.body.markup, terms)
        .with_findings(&["Ana Lima", "Tarn"], 1, 0, record)
        .with_tellings(tellings(record))
}

fn article(guid: &str) -> NewArticle {
    NewArticle {
        guid: Some(guid.into()),
        title: guid.into(),
        body: Body {
            html: false,
            markup: format!(
                "word{} {}",
                guid.replace('-', "n"),
                "some more words ".repeat(200)
            ),
        },
        ..NewArticle::default()
    }
}

#[test]
fn a_killed_program_loses_nothing_that_it_acknowledged() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("warta.db");
    let mut noise = Noise(7);
    let mut said = BTreeSet::new();
    let rounds = rounds();
    for round in 0..rounds {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--ignored", "--exact", "child", "--nocapture"])
            .env(STORE, &path)
            .env(ROUND, round.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        // Some are killed while they open the store, most when they have begun to change it.
        while round % 4 > 0 && !text.contains("+ ") && out.read_line(&mut text).unwrap() > 0 {}
        let reading = thread::spawn(move || out.read_to_string(&mut text).map(|_| text));
        thread::sleep(Duration::from_micros(noise.below(60_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let text = reading.join().unwrap().unwrap();
        // The last line may be cut off.
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        said.extend(
            whole
                .lines()
                .filter_map(|line| Some(line.strip_prefix("+ ")?.to_owned())),
        );
    }
    // How many more there are is up to how busy the machine is.
    let waited_for = (0..rounds).filter(|round| round % 4 > 0).count();
    assert!(said.len() >= waited_for, "only {} changes", said.len());
    check(&path, &said);
}

fn check(path: &Path, said: &BTreeSet<String>) {
    let store = Store::open(path).unwrap();
    assert_eq!(store.access(), Access::Write);
    assert_eq!(store.health().unwrap().faults, [""; 0]);
    let rows = store.page(None, usize::MAX).unwrap();
    let mut known = BTreeMap::new();
    let mut batches: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let full = store.article(row.key).unwrap().unwrap();
        assert!(!full.damaged && full.body.markup.starts_with("word"));
        let guid = full.guid.unwrap();
        let (batch, _) = guid.split_once('-').unwrap();
        *batches.entry(batch.to_owned()).or_default() += 1;
        let tags = store.tags_of(row.key).unwrap();
        let before = known.insert(guid, (row.key, full.read, full.starred, tags));
        assert!(before.is_none(), "twice: {before:?}");
    }
    for (batch, count) in &batches {
        assert_eq!(*count, BATCH, "half of {batch}");
    }
    for change in said {
        let words: Vec<&str> = change.split(' ').collect();
        let kept = match words[..] {
            ["new", batch] => batches.contains_key(batch),
            ["read", guid] => known[guid].1,
            ["star", guid] => known[guid].2,
            ["tag", guid, tag] => known[guid].3.iter().any(|known| known == tag),
            ["wrong", guid, record] => {
                let verdicts = store.verdicts(known[guid].0).unwrap();
                let wrong = |(known, said): &(RecordName, Verdict)| {
                    known.0 == record && *said == Verdict::Wrong
                };
                verdicts.iter().any(wrong)
            }
            ["word", guid] => {
                let query = parse(&format!("word{}", guid.replace('-', "n"))).unwrap();
                store.find(&query, 0, None, 9).unwrap().len() == 1
                    && store.report(known[guid].0).unwrap().is_some()
            }
            _ => panic!("{change}"),
        };
        assert!(kept, "lost: {change}");
    }
}

#[test]
fn a_killed_import_has_taken_in_all_or_nothing() {
    const COUNT: usize = 3000;
    let folder = tempdir().unwrap();
    let mut lines = String::from("{\"warta\":1}\n");
    for number in 0..COUNT {
        lines += &format!(
            "{{\"article\":{{\"feeds\":[],\"guid\":\"{number}\",\"link\":null,\"title\":\"No {number}\",\"author\":null,\
             \"published\":{number},\"fetched\":1,\"html\":false,\"body\":\"Text {number}\",\"report\":null}}}}\n"
        );
    }
    std::fs::write(folder.path().join("all.jsonl"), lines).unwrap();
    let mut noise = Noise(3);
    for round in 0..rounds() / 4 {
        let name = format!("{round}.db");
        let mut child = Command::new(env!("CARGO_BIN_EXE_warta"))
            .args(["import", "all.jsonl", "--store", &name])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_micros(noise.below(300_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let path = folder.path().join(name);
        if path.exists() {
            let store = Store::open(&path).unwrap();
            let count = store.page(None, usize::MAX).unwrap().len();
            assert!(count == 0 || count == COUNT, "{count}");
            assert_eq!(store.health().unwrap().faults, [""; 0]);
        }
    }
}

#[test]
fn a_killed_refresh_has_kept_each_feed_that_it_told_of_and_none_by_halves() {
    const FEEDS: usize = 6;
    const ARTICLES: usize = 12;
    let folder = tempdir().unwrap();
    let path = folder.path().join("warta.db");
    // Each time that a feed is asked for it has other articles.
    let server = Server::start(|asked| {
        let title = format!("F{}x{}", &asked.path[1..], asked.time);
        reply(200, &[], feed(&title, ARTICLES))
    });
    let mut store = Store::open(&path).unwrap();
    for number in 0..FEEDS {
        let address = server.at(&format!("/{number}"));
        store.subscribe(&address, &Settings::default()).unwrap();
    }
    drop(store);
    let mut noise = Noise(11);
    let mut told = BTreeSet::new();
    for round in 0..rounds() {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warta"));
        command.args(["refresh", "--force", "--store"]).arg(&path);
        if round % 3 == 0 {
            command.arg("--analyse");
        }
        let quiet = command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = quiet.spawn().unwrap();
        thread::sleep(Duration::from_micros(noise.below(250_000)));
        child.kill().unwrap();
        let mut said = String::new();
        child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        child.wait().unwrap();
        let whole = |line: &str| Some(line.split_once(": ")?.0.to_owned());
        told.extend(
            said.lines()
                .filter(|line| line.starts_with('F'))
                .filter_map(whole),
        );
    }
    let store = Store::open(&path).unwrap();
    assert_eq!(store.health().unwrap().faults, [""; 0]);
    let mut kept: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in store.page(None, usize::MAX).unwrap() {
        let guid = store.article(row.key).unwrap().unwrap().guid.unwrap();
        let (title, _) = guid.split_once('-').unwrap();
        let new = kept
            .entry(title.to_owned())
            .or_default()
            .insert(guid.clone());
        assert!(new, "twice: {guid}");
    }
    for (title, articles) in &kept {
        assert_eq!(articles.len(), ARTICLES, "half of {title}");
    }
    let lost: Vec<&String> = told
        .iter()
        .filter(|title| !kept.contains_key(*title))
        .collect();
    assert!(lost.is_empty(), "told of and lost: {lost:?}");
    assert!(!told.is_empty(), "none was told of in {} runs", rounds());
}
