//! What the ledger promises: one entry for each event, and forms that other programs read.

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Entry, Event, Format, Gift, Meeting, tellings};
use crate::{
    domain::{Lang, Mark, RecordName, Sort, Verdict},
    query::{Condition, Query, term::Terms},
    store::{Analysis, ArticleKey, Body, NewArticle, Settings, Store, Wanted, prepare},
};

mod forms;

const DAY: i64 = 86_400;

/// A store of articles, each given by the day since 1970 on which it appeared (19616 is 2023-09-16) and the record
/// of what it tells.
fn stored(told: &[(i64, Value)]) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    let settings = Settings::default();
    let feed = store
        .subscribe("https://news.example/f", &settings)
        .unwrap();
    store.describe(feed, Some("Kabar"), None).unwrap();
    let mut terms = Terms::new(Lang::En);
    for (number, (day, record)) in (1..).zip(told) {
        let article = NewArticle {
            title: format!("Article {number}"),
            link: Some(format!("https://news.example/{number}")),
            published: Some(day * DAY),
            body: Body::default(),
            ..NewArticle::default()
        };
        let prepared = prepare(feed, vec![article]);
        store.receive(feed, &prepared, 30_000 * DAY).unwrap();
        let waiting = store.waiting(1).unwrap().remove(0);
        let record = record.to_string();
        let tells = tellings(&record);
        let count = |sort| tells.iter().filter(|one| one.telling.sort == sort).count();
        let counts = (count(Sort::Gift), count(Sort::Meeting));
        let analysis = Analysis::new(&waiting, "", &mut terms)
            .with_findings(&[], counts.0, counts.1, &record)
            .with_tellings(tells);
        store.analysed(&[analysis]).unwrap();
    }
    (folder, store)
}

/// The entries of articles, each given by the day it appeared and one event.
fn entries<E: Event>(told: &[(i64, Value)]) -> Vec<Entry<E>> {
    meant(told, &Wanted::default())
}

fn meant<E: Event>(told: &[(i64, Value)], wanted: &Wanted) -> Vec<Entry<E>> {
    let record = |(day, event): &(i64, Value)| (*day, json!({E::LIST: [event]}));
    let records: Vec<(i64, Value)> = told.iter().map(record).collect();
    let (_folder, store) = stored(&records);
    super::entries(&store, wanted, 30_000 * DAY, |_| true).unwrap()
}

fn met(names: &[&str], date: Option<&str>) -> Value {
    json!({"participants": names, "date": date, "status": "held", "form": "in_person", "confidence": 0.5,
           "place": null, "topic": null, "attribution": [], "evidence": [{"start": 0, "end": 4, "text": "They  met."}]})
}

fn gave(from: &[&str], to: &[&str], what: &str, date: Option<&str>) -> Value {
    json!({"giver": from, "recipient": to, "mutual": false, "kind": "gift", "items": [{"what": what, "quantity": 2, "unit": null}],
           "place": null, "date": date, "status": "given", "attribution": [], "evidence": [], "confidence": 0.9})
}

#[test]
fn one_event_in_several_articles_is_one_entry_with_its_sources() {
    let check = |told: &[(i64, Value)], expected: usize| {
        assert_eq!(entries::<Meeting>(told).len(), expected, "{told:?}");
    };
    let (d, k) = ("Mirela Dascu", "Jonas Keller");
    let day = Some("2023-09-16");
    // The same parties on the same or the next day.
    check(&[(19616, met(&[d, k], day)), (19617, met(&[k, d], day))], 1);
    check(
        &[
            (19616, met(&[d, k], day)),
            (19617, met(&[d, k], Some("2023-09-17"))),
        ],
        1,
    );
    check(
        &[
            (19616, met(&[d, k], day)),
            (19619, met(&[d, k], Some("2023-09-18"))),
        ],
        2,
    );
    // A name in another spelling at any time, a shorter one only on that day.
    check(
        &[
            (19616, met(&["Mirela DASCU", k], None)),
            (19617, met(&[d, k], day)),
        ],
        1,
    );
    check(
        &[
            (19616, met(&["Dascu", "Keller"], day)),
            (19617, met(&[d, k], day)),
        ],
        1,
    );
    check(
        &[
            (19616, met(&["Dascu", "Keller"], None)),
            (19617, met(&[d, k], day)),
        ],
        2,
    );
    // Without a day, near articles only; with a month, in that month.
    check(
        &[(19616, met(&[d, k], day)), (19623, met(&[d, k], None))],
        1,
    );
    check(
        &[(19616, met(&[d, k], day)), (19700, met(&[d, k], None))],
        2,
    );
    check(
        &[
            (19616, met(&[d, k], day)),
            (19700, met(&[d, k], Some("2023-09"))),
        ],
        1,
    );
    // Others, more, or a call.
    check(
        &[
            (19616, met(&[d, k], day)),
            (19616, met(&[d, "Ana Lima"], day)),
        ],
        2,
    );
    check(
        &[
            (19616, met(&[d, k], day)),
            (19616, met(&[d, k, "Ana Lima"], day)),
        ],
        2,
    );
    let mut call = met(&[d, k], day);
    call["form"] = json!("call");
    check(&[(19616, met(&[d, k], day)), (19616, call)], 2);
    let mut denied = met(&[d, k], day);
    denied["status"] = json!("denied");
    check(&[(19616, met(&[d, k], day)), (19616, denied)], 2);
}

#[test]
fn an_entry_has_the_fullest_of_what_its_sources_say() {
    let mut full = met(&["Mirela Dascu", "Keller"], Some("2023-09-16"));
    full["place"] = json!("Solo");
    full["topic"] = json!("fish");
    full["confidence"] = json!(0.9);
    let mut planned = met(&["Dascu", "Jonas Keller"], Some("2023-09-16"));
    planned["status"] = json!("planned");
    let [entry] = &entries::<Meeting>(&[(19617, full), (19610, planned)])[..] else {
        panic!("not one")
    };
    let event = &entry.event;
    assert_eq!(event.participants, ["Mirela Dascu", "Jonas Keller"]);
    assert_eq!(
        (event.common.place.as_deref(), event.topic.as_deref()),
        (Some("Solo"), Some("fish"))
    );
    assert_eq!(
        (event.common.status.as_str(), event.common.confidence),
        ("held", 0.9)
    );
    let ids: Vec<i64> = entry.sources.iter().map(|source| source.id).collect();
    assert_eq!(ids, [2, 1]);
    assert_eq!(entry.sources[0].evidence, ["They met."]);
}

#[test]
fn gifts_of_the_same_parties_are_one_with_all_their_things() {
    let day = Some("2023-09-16");
    let told = [
        (19616, gave(&["Dascu"], &["Keller"], "drone", day)),
        (19617, gave(&["Dascu"], &["Keller"], "vest", day)),
        (19617, gave(&["Keller"], &["Dascu"], "vest", day)),
        (19617, gave(&[], &["Keller"], "horse", day)),
        (19617, gave(&[], &["Keller"], "Horse", day)),
        (19617, gave(&[], &["Keller"], "boat", day)),
    ];
    let found = entries::<Gift>(&told);
    let mut matters: Vec<String> = found.iter().map(|entry| entry.event.summary()).collect();
    matters.sort();
    assert_eq!(
        matters,
        [
            "? → Keller: 2 boat",
            "? → Keller: 2 horse",
            "Dascu → Keller: 2 drone; 2 vest",
            "Keller → Dascu: 2 vest"
        ]
    );
}

#[test]
fn entries_are_chosen_by_time_party_and_place() {
    let mut solo = met(&["Mirela Dascu", "Keller"], Some("2023-09"));
    solo["place"] = json!("Kota Solo");
    let told = [(19700, solo), (19800, met(&["Ana Lima", "Keller"], None))];
    let count = |wanted: &Wanted| meant::<Meeting>(&told, wanted).len();
    let dated = |from: Option<i64>, before: Option<i64>| {
        let [from, before] = [from, before].map(|day| day.map(|day| day * DAY));
        Wanted::by(Query::If(Condition::Dated { from, before }))
    };
    let party = |name: &str| Wanted {
        party: Some(name.into()),
        ..Wanted::default()
    };
    let place = |name: &str| Wanted {
        place: Some(name.into()),
        ..Wanted::default()
    };
    assert_eq!(count(&dated(Some(19616), None)), 2);
    assert_eq!(count(&dated(Some(19631), None)), 1);
    assert_eq!(count(&dated(None, Some(19616))), 1);
    assert_eq!(count(&party("dascu")), 1);
    assert_eq!(count(&party("kell")), 0);
    assert_eq!(count(&party("solo")), 0);
    assert_eq!(count(&place("solo")), 1);
    assert_eq!(count(&place("dascu")), 0);
}

#[test]
fn only_articles_that_are_meant_are_sources() {
    let day = Some("2023-09-16");
    let told = [
        (
            19616,
            json!({"meetings": [met(&["Ana Lima", "Keller"], day)]}),
        ),
        (19617, json!({"meetings": [met(&["Lima", "Keller"], day)]})),
        (
            19618,
            json!({"gifts": [gave(&["Lima"], &["Keller"], "vest", day)]}),
        ),
    ];
    let (_folder, store) = stored(&told);
    let new = |from: i64| Wanted {
        told_by: Query::If(Condition::Dated {
            from: Some(from * DAY),
            before: None,
        }),
        ..Wanted::default()
    };
    let found = |from: i64| -> Vec<Vec<i64>> {
        let is_new = |row: &crate::store::Row| row.at >= from * DAY;
        let entries = super::entries::<Meeting>(&store, &new(from), 30_000 * DAY, is_new).unwrap();
        let ids = |entry: &Entry<Meeting>| entry.sources.iter().map(|one| one.id).collect();
        entries.iter().map(ids).collect()
    };
    assert_eq!(found(19616), [[1, 2]]);
    assert_eq!(found(19617), [[2]]);
    assert_eq!(found(19618), Vec::<Vec<i64>>::new());
}

#[test]
fn a_record_that_is_none_or_half_one_gives_what_it_has() {
    for record in [
        "",
        "x",
        "[]",
        r#"{"meetings": 7}"#,
        r#"{"meetings": [7, {"date": "soon"}]}"#,
    ] {
        assert_eq!(Meeting::of_record(record), [], "{record}");
    }
    let record = "{\"meetings\": [{\"participants\": [\"A\\u001b[31m\\u202e\", \"B\\nC\"]}]}";
    assert_eq!(Meeting::of_record(record)[0].0.participants, ["A", "B C"]);
}

#[test]
fn what_the_user_said_is_wrong_stays_out() {
    let record = r#"{"gifts": [
        {"giver": ["Ana Lima"], "recipient": ["Tarn"], "items": [{"what": "Two  Bells"}], "evidence": []},
        {"giver": ["Ana Lima"], "recipient": ["Tarn"], "items": [{"what": "a boat"}], "evidence": []}
    ]}"#;
    let told = [(19616, serde_json::from_str(record).unwrap())];
    let (_folder, mut store) = stored(&told);
    let summaries = |store: &Store| -> Vec<String> {
        let entries = super::entries::<Gift>(store, &Wanted::default(), 0, |_| true).unwrap();
        entries.iter().map(|entry| entry.event.summary()).collect()
    };
    assert_eq!(
        summaries(&store),
        ["Ana Lima → Tarn: Two Bells; a boat"],
        "one event"
    );
    let wrong = Mark::Judged {
        record: RecordName::new("gifts", &[vec!["ana lima"], vec!["Tarn"]], &["two bells"]),
        before: None,
        now: Some(Verdict::Wrong),
    };
    store.mark(&[ArticleKey(1)], &wrong).unwrap();
    assert_eq!(summaries(&store), ["Ana Lima → Tarn: a boat"]);
}

#[test]
fn a_copy_is_a_source_but_no_further_witness() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    let mut terms = Terms::new(Lang::En);
    let words: Vec<String> = (0..200)
        .map(|at| format!("word{}", at * 7919 % 5003))
        .collect();
    let words = words.join(" ");
    for number in 1..=2 {
        let address = format!("https://news.example/f{number}");
        let feed = store.subscribe(&address, &Settings::default()).unwrap();
        let article = NewArticle {
            title: format!("Two met, says paper {number}"),
            link: Some(format!("https://news.example/{number}")),
            published: Some(19616 * DAY),
            body: Body {
                html: false,
                markup: format!("Paper {number}: {words}"),
            },
            ..NewArticle::default()
        };
        let prepared = prepare(feed, vec![article]);
        store.receive(feed, &prepared, 30_000 * DAY).unwrap();
        let waiting = store.waiting(1).unwrap().remove(0);
        let record = json!({"meetings": [met(&["Ana Lima", "Keller"], Some("2023-09-16"))]});
        let record = record.to_string();
        let analysis = Analysis::new(&waiting, &words, &mut terms)
            .with_findings(&[], 0, 1, &record)
            .with_tellings(tellings(&record));
        store.analysed(&[analysis]).unwrap();
    }
    let found = super::entries::<Meeting>(&store, &Wanted::default(), 0, |_| true).unwrap();
    let copies: Vec<bool> = found[0].sources.iter().map(|source| source.copy).collect();
    assert_eq!(copies, [false, true]);
    let mut out = Vec::new();
    Format::Csv.write(&found, &mut out).unwrap();
    let csv = String::from_utf8(out).unwrap();
    assert!(csv.contains(",held,1,"), "{csv}");
}
