//! The subcommands on stored articles: the real binary on a store in a temporary folder.

#[path = "common/folder.rs"]
mod folder;

use folder::{Folder, Run};
use serde_json::json;
use warta::{
    domain::Lang,
    ledger::tellings,
    query::term::Terms,
    store::{
        Analysis, Body, FeedKey, Fetched, Mark, NewArticle, Settings, Store, Waiting, prepare,
    },
};

const DAY: i64 = 86_400;

/// A folder with a store `s.db` in it.
struct Shop {
    folder: Folder,
    store: Store,
    feed: FeedKey,
}

impl Shop {
    fn new() -> Self {
        let folder = Folder::new();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let feed = store
            .subscribe("https://kabar.example/rss", &Settings::default())
            .unwrap();
        store.describe(feed, Some("Kabar"), None).unwrap();
        Self {
            folder,
            store,
            feed,
        }
    }

    /// Stores an article of a day since 1970, with the report that the analysis would give.
    fn article(&mut self, title: &str, day: i64, text: &str, report: &serde_json::Value) {
        let article = NewArticle {
            guid: Some(title.into()),
            link: Some(format!("https://kabar.example/{day}")),
            title: title.into(),
            published: Some(day * DAY),
            body: Body {
                html: false,
                markup: text.into(),
            },
            ..NewArticle::default()
        };
        let prepared = prepare(self.feed, vec![article]);
        self.store
            .receive(self.feed, &prepared, 30_000 * DAY)
            .unwrap();
        let waiting = self.store.waiting(9).unwrap();
        let mut terms = Terms::new(Lang::En);
        let count = |of: &str| report[of].as_array().map_or(0, Vec::len);
        let analysis = |waiting: &Waiting| {
            let line = report.to_string();
            Analysis::new(waiting, text, &mut terms)
                .with_findings(&[], count("gifts"), count("meetings"), &line)
                .with_tellings(tellings(&line))
        };
        let analyses: Vec<Analysis> = waiting.iter().map(analysis).collect();
        self.store.analysed(&analyses).unwrap();
    }

    fn warta(&self, args: &[&str]) -> Run {
        let args = [args, &["--store", "s.db"]].concat();
        self.folder.warta(&args)
    }
}

#[test]
fn search_prints_a_line_for_each_article_that_is_meant() {
    let mut shop = Shop::new();
    let report = json!({"gifts": [{}], "meetings": [{}, {}]});
    shop.article("Submarine seen", 19_600, "A submarine.", &json!({}));
    shop.article(
        "Old submarine \u{1b}[31msold\u{202e}",
        19_000,
        "A boat.",
        &report,
    );
    shop.article("Weather", 19_700, "Rain.", &json!({}));
    let run = shop.warta(&["search", "submarines"]).succeeded();
    assert_eq!(
        run.text(),
        "2023-08-31  Submarine seen  [Kabar]  https://kabar.example/19600\n\
         2022-01-08  Old submarine sold  [Kabar]  1 gift  2 meetings  https://kabar.example/19000\n"
    );
    let run = shop
        .warta(&["search", "--limit", "1", "sub or", "rain"])
        .succeeded();
    assert!(run.text().starts_with("2023-12-09  Weather"));
    let run = shop.warta(&["search", "nothing"]).succeeded();
    assert_eq!(run.text(), "");
}

#[test]
fn search_prints_json_for_scripts() {
    let mut shop = Shop::new();
    shop.article("Weather", 19_700, "Rain.", &json!({}));
    let key = shop.store.page(None, 1).unwrap()[0].key;
    shop.store
        .mark(&[key], &Mark::Tagged("later".into()))
        .unwrap();
    let expected = json!({
        "id": key.0, "date": "2023-12-09T00:00:00Z", "title": "Weather", "link": "https://kabar.example/19700",
        "feed": "Kabar", "read": false, "starred": false, "tags": ["later"], "gifts": 0, "meetings": 0,
    });
    let run = shop
        .warta(&["search", "--format", "jsonl", "is:unread"])
        .succeeded();
    assert_eq!(json!(run.records()), json!([expected]));
    for (query, expected) in [("rain", json!([expected])), ("snow", json!([]))] {
        let run = shop
            .warta(&["search", "--format", "json", query])
            .succeeded();
        let found: serde_json::Value = serde_json::from_str(run.text()).unwrap();
        assert_eq!(found, expected);
    }
}

/// The record of an article that tells one meeting.
fn meeting(names: &[&str], date: &str) -> serde_json::Value {
    json!({"meetings": [{"participants": names, "date": date, "status": "held", "form": "in_person",
           "evidence": [{"start": 0, "end": 9, "text": "They met."}], "confidence": 0.9}]})
}

#[test]
fn the_ledger_has_each_event_of_the_stored_articles_once() {
    let mut shop = Shop::new();
    let (dascu, keller) = ("Mirela \u{1b}[31mDascu\u{202e}", "Jonas Keller");
    shop.article(
        "One",
        19_616,
        "They met.",
        &meeting(&[dascu, keller], "2023-09-16"),
    );
    shop.article(
        "Two",
        19_617,
        "Again.",
        &meeting(&[keller, "Dascu"], "2023-09-17"),
    );
    shop.article(
        "Old",
        19_000,
        "They met.",
        &meeting(&[keller, "Ana Lima"], "2022-01"),
    );
    shop.article("No", 19_600, "Rain.", &json!({}));
    let run = shop.warta(&["ledger", "meetings"]).succeeded();
    assert_eq!(
        run.text(),
        "DATE        PARTICIPANTS                TOPIC  FORM       PLACE  STATUS  SOURCES\n\
         2023-09-16  Mirela Dascu; Jonas Keller         in person         held    2 ≠\n\
         2022-01     Jonas Keller; Ana Lima             in person         held    1\n"
    );
    for (args, expected) in [
        (&["--person", "lima"][..], 2),
        (&["--since", "2023"], 2),
        (&["--until", "2022-01"], 2),
        (&["--query", "rain or title:one"], 2),
        (&["--place", "Solo"], 0),
    ] {
        let run = shop
            .warta(&[&["ledger", "meetings"][..], args].concat())
            .succeeded();
        assert_eq!(run.text().lines().count(), expected, "{args:?}");
    }
    for format in ["json", "csv", "md", "ics", "graphml", "dot"] {
        let run = shop.warta(&["ledger", "meetings", "--format", format]);
        assert!(run.text().contains("Mirela Dascu"), "{format}");
        // RFC 5545 asks for carriage returns.
        if format != "ics" {
            run.succeeded();
        }
    }
    assert_eq!(shop.warta(&["ledger", "gifts"]).succeeded().text(), "");
    assert_eq!(
        shop.warta(&["ledger", "gifts", "--since", "soon"]).code,
        Some(2)
    );
}

#[test]
fn the_digest_says_what_is_new() {
    let mut shop = Shop::new();
    shop.article(
        "One",
        19_616,
        "They met.",
        &meeting(&["A", "B"], "2023-09-16"),
    );
    shop.article("Old", 19_000, "They met.", &meeting(&["C", "D"], "2022-01"));
    let run = shop.warta(&["digest", "--since", "2023"]).succeeded();
    assert_eq!(
        run.text(),
        "Since 2023-01-01: 1 articles, 1 unread.\n\nMeetings\n  A ↔ B · 2023-09-16 · held\n      One https://kabar.example/19616\n"
    );
    assert_eq!(
        shop.warta(&["digest"]).succeeded().text().lines().count(),
        1
    );
}

#[test]
fn a_query_is_kept_as_a_feed_listed_watched_and_taken_elsewhere() {
    let mut shop = Shop::new();
    shop.article("Bells", 19_616, "Two bells.", &json!({}));
    shop.article("Boats", 19_617, "Two boats.", &json!({}));
    let Shop { folder, store, .. } = shop;
    drop(store);
    let warta = |args: &[&str]| folder.warta(&[args, &["--store", "s.db"]].concat());
    let wrong = warta(&["feeds", "add", "--query", "with:bells"]);
    assert_eq!(wrong.code, Some(2), "{}", wrong.err);
    for args in [
        &["--query", "is:unread", "--title", "New"][..],
        &[
            "--query",
            "bells",
            "--title",
            "Bells only",
            "--folder",
            "Metal",
            "--watch",
        ],
        &["--query", "bells or boats", "--title", "new"],
    ] {
        warta(&[&["feeds", "add"], args].concat()).succeeded();
    }
    let list = warta(&["feeds", "list"]).succeeded();
    let lines: Vec<&str> = list.text().lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "    1/1     Metal/Bells only  ? bells  (watched)",
            "    2/2     New  ? bells or boats"
        ]
    );
    let digest = warta(&["digest", "--since", "2023-01-01"]).succeeded();
    assert!(
        digest.text().ends_with(
            "\nBells only: 1 articles\n  2023-09-16  Bells https://kabar.example/19616\n"
        ),
        "{}",
        digest.text()
    );
    let (opml, all) = (
        warta(&["feeds", "export"]).succeeded(),
        warta(&["export", "--all", "-"]).succeeded(),
    );
    for (args, input) in [
        (["feeds", "import", "-"], &opml.out),
        (["import", "-", "--store"], &all.out),
    ] {
        let other = Folder::new();
        let args: Vec<&str> = args
            .iter()
            .copied()
            .filter(|arg| *arg != "--store")
            .collect();
        let args = [&args[..], &["--store", "o.db"]].concat();
        other.warta_reading(&args, input).succeeded();
        let listed = other.warta(&[
            "feeds", "list", "--format", "jsonl", "new", "--store", "o.db",
        ]);
        let smart = &listed.succeeded().records()[0];
        assert_eq!(
            (&smart["name"], &smart["query"]),
            (&json!("New"), &json!("bells or boats"))
        );
    }
    warta(&["feeds", "remove", "NEW"]).succeeded();
    let list = warta(&["feeds", "list"]).succeeded();
    assert_eq!(list.text().lines().count(), 2);
    assert_eq!(
        warta(&["search", "boats"])
            .succeeded()
            .text()
            .lines()
            .count(),
        1
    );
}

#[test]
fn the_doctor_tells_of_the_store_and_of_failing_feeds() {
    let mut shop = Shop::new();
    shop.article("One", 19_616, "They met.", &json!({}));
    let run = shop.warta(&["doctor"]).succeeded();
    assert!(
        run.text().starts_with("ok    store      s.db, "),
        "{}",
        run.text()
    );
    assert!(
        run.text()
            .contains("\nok    articles   1 stored\nok    feeds      1 subscribed to\n"),
        "{}",
        run.text()
    );
    let failed = Fetched {
        failures: 3,
        failure: Some("no \u{1b}[31mroute".into()),
        ..Fetched::default()
    };
    shop.store.fetched(shop.feed, &failed).unwrap();
    let run = shop.warta(&["doctor"]).succeeded();
    assert!(
        run.text()
            .contains("note  feeds      1 subscribed to, 1 failing\n"),
        "{}",
        run.text()
    );
    assert!(
        run.text()
            .contains("Kabar: no route (3 times, never well)\n"),
        "{}",
        run.text()
    );
    let run = shop
        .folder
        .warta(&["doctor", "--store", "none.db"])
        .succeeded();
    assert!(
        run.text()
            .starts_with("note  store      there is no store at none.db")
    );
    let bytes = "no database, but a text of mine that is long enough".repeat(100);
    shop.folder.file("text.db", &bytes);
    let run = shop.folder.warta(&["doctor", "--store", "text.db"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (Some(1), "warta: 1 of the checks failed\n")
    );
    assert!(
        run.text()
            .starts_with("FAIL  store      the store is damaged"),
        "{}",
        run.text()
    );
    assert_eq!(
        std::fs::read_to_string(shop.folder.path().join("text.db")).unwrap(),
        bytes
    );
}

#[test]
fn what_is_exported_is_imported_elsewhere() {
    let mut shop = Shop::new();
    shop.article(
        "Weather",
        19_700,
        "Rain.",
        &json!({"gifts": [{"giver": []}]}),
    );
    shop.warta(&["export", "--all", "all.jsonl"]).succeeded();
    assert!(!shop.folder.path().join("all.jsonl.part").exists());
    let lines = std::fs::read_to_string(shop.folder.path().join("all.jsonl")).unwrap();
    assert_eq!(lines.lines().count(), 3);
    let other = ["--store", "other.db"];
    let run = shop
        .folder
        .warta(&[&["import", "all.jsonl"][..], &other].concat());
    assert_eq!(
        run.succeeded().text(),
        "1 feed, 1 new article, 0 known before\n"
    );
    let run = shop
        .folder
        .warta(&[&["export", "--all", "-"][..], &other].concat());
    assert_eq!(run.succeeded().text(), lines);
}

#[test]
fn what_is_no_export_is_refused() {
    let shop = Shop::new();
    shop.folder.file("other.jsonl", "{\"id\":1}\n");
    let other = ["--store", "other.db"];
    for (file, words) in [
        ("other.jsonl", "could not import line 1: "),
        ("missing.jsonl", "could not open missing.jsonl: "),
    ] {
        shop.folder
            .warta(&[&["import", file][..], &other].concat())
            .failed_with(words);
    }
    shop.warta(&["export", "--all", "none/all.jsonl"])
        .failed_with("could not write none/all.jsonl.part: ");
}

#[test]
fn a_wrong_query_is_wrong_usage_and_a_missing_store_a_failure() {
    let shop = Shop::new();
    let run = shop.warta(&["search", "kapal colour:red"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("no field `colour:`") && run.err.contains("byte 6"),
        "{}",
        run.err
    );
    assert_eq!(run.err.matches('\n').count(), 1);
    let other = Folder::new();
    other
        .warta(&["search", "kapal", "--store", "none\u{1b}.db"])
        .failed_with("there is no store at none.db; `warta feeds add` or `warta import` makes one");
}
