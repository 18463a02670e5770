//! Stores of earlier versions: brought to today's shape with all that is the user's, and copied before.

use rusqlite::{Connection, params};

use super::{super::identity::Identity, *};
use crate::{
    domain::{RecordName, Sort, Verdict},
    store::event::Tells,
};

#[test]
fn an_older_shape_is_copied_and_brought_to_todays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("warta.db");
    let first = "CREATE TABLE a (x); INSERT INTO a VALUES (7)";
    drop(Store::open_with(&path, &[first]).unwrap());
    let store = Store::open_with(
        &path,
        &[first, "CREATE TABLE b AS SELECT x + 1 AS y FROM a"],
    )
    .unwrap();
    let y: i64 = store
        .connection
        .query_row("SELECT y FROM b", [], |row| row.get(0))
        .unwrap();
    assert_eq!(y, 8);
    let copy = Connection::open(folder.path().join("warta.db.before-2")).unwrap();
    assert!(copy.prepare("SELECT y FROM b").is_err() && copy.prepare("SELECT x FROM a").is_ok());
}

/// A store as version 0.1 left it before its third change: two articles looked through, one of them starred.
const OLD: &str = "
    INSERT INTO feed (address, settings, name) VALUES ('https://one.example/feed', '{}', ' one ');
    INSERT INTO article (at, fetched, guid, link, title, content, analysed, gifts, lang, read, starred, story)
        VALUES (10, 100, 'a', 'https://news.example/a', 'Bells', 1, 2, 1, 'en', 1, 0, NULL),
               (20, 100, 'b', 'https://news.example/b', 'Boats', 2, 2, 0, 'en', 0, 1, 1);
    INSERT INTO carried SELECT 1, id FROM article;
    INSERT INTO identity SELECT 100 + id, id FROM article;
    INSERT INTO body SELECT id, 0, 20, CAST('The council has met.' AS BLOB) FROM article;
    INSERT INTO report SELECT id, 2, CAST('{}' AS BLOB) FROM article;
    INSERT INTO name VALUES (1, ' mirela dascu ');
    INSERT INTO named SELECT id, 1 FROM article;
    INSERT INTO shingle SELECT 77, id FROM article;
    INSERT INTO tag SELECT id, 'Later' FROM article WHERE title = 'Boats';
    INSERT INTO term (rowid, title, author, body) SELECT id, 'x', '', 'council' FROM article;";

#[test]
fn a_store_of_an_earlier_version_opens_with_all_that_is_the_users() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("warta.db");
    let earlier = Store::open_with(&path, &open::SHAPES[..3]).unwrap();
    earlier.connection.execute_batch(OLD).unwrap();
    drop(earlier);
    let mut shop = Shop {
        store: Store::open(&path).unwrap(),
        folder,
    };
    assert_eq!(shop.store.health().unwrap().faults, [""; 0]);
    assert_eq!(shop.titles(), ["Boats", "Bells"]);
    let all = shop.store.count_of_all().unwrap();
    assert_eq!((all.all, all.unread, all.starred), (2, 1, 1));
    assert_eq!(shop.store.counts().unwrap()[0].1, all);
    let boats = shop.key("Boats");
    assert_eq!(shop.store.tags_of(boats).unwrap(), ["Later"]);
    let full = shop.store.article(boats).unwrap().unwrap();
    assert_eq!(
        (full.body.markup.as_str(), full.starred),
        ("The council has met.", true)
    );
    assert_eq!(shop.store.waiting_count().unwrap(), 2);
    shop.analyse();
    let found = |query| {
        let query = crate::query::parse(query).unwrap();
        shop.store.count(&query, 0).unwrap()
    };
    assert_eq!((found("council"), found("entity:dascu")), (2, 2));
    let copy = format!("warta.db.before-{}", open::SHAPES.len());
    assert!(shop.folder.path().join(copy).exists());
    let page: i64 = shop
        .store
        .connection
        .pragma_query_value(None, "page_size", |row| row.get(0))
        .unwrap();
    assert_eq!(page, open::PAGE_SIZE);
}

/// A store as the last version left it: two articles that tell of one gift, one of them judged, and one that was
/// deleted.
const LAST: &str = "
    INSERT INTO feed (address, settings, name) VALUES ('https://one.example/feed', '{}', ' one ');
    INSERT INTO article (at, fetched, guid, link, title, content, analysed, gifts, lang, read, starred)
        VALUES (10, 100, 'a', 'https://news.example/a', 'Bells', 1, 5, 1, 'en', 1, 0),
               (20, 100, 'b', 'https://news.example/b', 'Boats', 2, 5, 1, 'en', 0, 1);
    INSERT INTO carried SELECT 1, id FROM article;
    INSERT INTO body SELECT id, 0, 20, CAST('The council has met.' AS BLOB), 1 FROM article;
    INSERT INTO given SELECT id, 0, 8, CAST('In short' AS BLOB) FROM article WHERE title = 'Bells';
    INSERT INTO found (size, report, names, sketch) SELECT 2, CAST('{}' AS BLOB), x'01000000', x'' FROM article;
    UPDATE article SET found = id;
    INSERT INTO name VALUES (' mirela dascu ', 1);
    UPDATE numbered SET last = 1;
    INSERT INTO named SELECT 1, id FROM article;
    INSERT INTO tag SELECT id, 'Later' FROM article WHERE title = 'Boats';
    INSERT INTO verdict SELECT id, 'gifts|dascu||bell', 0 FROM article WHERE title = 'Bells';
    INSERT INTO term (rowid, title, author, body) SELECT id, lower(title), '', 'council' FROM article;
    INSERT INTO event VALUES (7, 0, 0, 86400, NULL, 10, 20, 0, 'dascu→', 5, 'bell', 2);
    INSERT INTO telling SELECT id, 0, 0, 7, 5 FROM article;
    INSERT INTO party VALUES (1, 7, 0);
    INSERT INTO called VALUES (0, 5, 7);
    INSERT INTO smart (title, query, folder, watched) VALUES ('Bells', 'with:gifts', '[]', 1);";

#[test]
fn a_store_of_the_last_version_keeps_marks_verdicts_texts_and_what_was_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("warta.db");
    let mut shop = Shop {
        store: Store::open_with(&path, &open::SHAPES[..8]).unwrap(),
        folder,
    };
    shop.store.connection.execute_batch(LAST).unwrap();
    let gone = article("gone", "Gone", 30);
    let feed = FeedKey(1);
    let keys = Identity::of(feed, &gone).keys;
    for (key, article) in [(keys[0], None), (900, Some(1)), (901, Some(2))] {
        let insert = "INSERT INTO identity VALUES (?, ?)";
        let done = shop.store.connection.execute(insert, params![key, article]);
        done.unwrap();
    }
    drop(shop.store);
    shop.store = Store::open(&path).unwrap();
    assert_eq!(shop.store.health().unwrap().faults, [""; 0]);
    let (bells, boats) = (shop.key("Bells"), shop.key("Boats"));
    let record = RecordName("gifts|dascu||bell".into());
    assert_eq!(
        shop.store.verdicts(bells).unwrap(),
        [(record.clone(), Verdict::Wrong)]
    );
    assert_eq!(shop.store.tags_of(boats).unwrap(), ["Later"]);
    let read = |key| shop.store.article(key).unwrap().unwrap();
    assert_eq!(
        (read(bells).read, read(boats).starred, read(boats).damaged),
        (true, true, false)
    );
    assert_eq!(read(bells).report.as_deref(), Some("{}"));
    assert_eq!(read(boats).body.markup, "The council has met.");
    let given = shop.store.given(bells).unwrap().unwrap();
    assert_eq!(given.markup, "In short");
    assert_eq!(shop.store.smart_feeds().unwrap().len(), 1);
    let query = crate::query::parse("entity:dascu council").unwrap();
    assert_eq!(
        shop.store.count(&query, 0).unwrap(),
        2,
        "before it is looked through anew"
    );
    shop.receive(feed, vec![gone], 100);
    assert_eq!(
        shop.titles(),
        ["Boats", "Bells"],
        "what was deleted came back"
    );
    // Looked through anew, the judged telling stays out.
    let waiting = shop.store.waiting(9).unwrap();
    let tells = Tells {
        telling: crate::domain::Telling {
            sort: Sort::Gift,
            sides: [vec!["dascu".into()], Vec::new()],
            things: vec!["bell".into()],
            place: None,
            date: None,
            span: None,
            told: (0, 0),
            never: false,
            remote: false,
        },
        place: 0,
        record,
    };
    let mut terms = Terms::new(Lang::En);
    let analyses: Vec<Analysis> = waiting
        .iter()
        .map(|waiting| {
            Analysis::new(waiting, "", &mut terms)
                .with_findings(&[], 1, 0, "{}")
                .with_tellings(vec![tells.clone()])
        })
        .collect();
    assert_eq!(analyses.len(), 2);
    shop.store.analysed(&analyses).unwrap();
    let keys = |store: &Store| store.event_keys(&Wanted::default(), 0, 9).unwrap();
    let [(event, _)] = keys(&shop.store)[..] else {
        panic!("not one event")
    };
    assert_eq!(shop.store.event(event).unwrap().unwrap().told.len(), 2);
    shop.store.remove(boats).unwrap();
    assert_eq!(keys(&shop.store), [], "its only telling is wrong");
    assert_eq!(shop.store.health().unwrap().faults, [""; 0]);
}

#[test]
fn a_failed_step_leaves_the_older_shape() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("warta.db");
    drop(Store::open_with(&path, &["CREATE TABLE a (x)"]).unwrap());
    assert!(
        Store::open_with(
            &path,
            &[
                "CREATE TABLE a (x)",
                "CREATE TABLE b (y); CREATE TABLE a (z)"
            ]
        )
        .is_err()
    );
    let store = Store::open_with(&path, &["CREATE TABLE a (x)"]).unwrap();
    assert!(store.connection.prepare("SELECT y FROM b").is_err());
}
