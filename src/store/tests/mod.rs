//! What the store promises: each article once, marks never lost, files it cannot use left alone.

mod earlier;

use std::{fs, path::PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::{domain::Lang, query::term::Terms};

/// A store in a folder that goes away.
struct Shop {
    folder: TempDir,
    store: Store,
}

impl Shop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("warta.db")).unwrap();
        Self { folder, store }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("warta.db")
    }

    fn feed(&mut self, address: &str) -> FeedKey {
        self.store.subscribe(address, &Settings::default()).unwrap()
    }

    fn receive(&mut self, feed: FeedKey, articles: Vec<NewArticle>, now: i64) -> Received {
        self.store
            .receive(feed, &prepare(feed, articles), now)
            .unwrap()
    }

    fn titles(&self) -> Vec<String> {
        self.store
            .page(None, 1000)
            .unwrap()
            .into_iter()
            .map(|row| row.title)
            .collect()
    }

    fn key(&self, title: &str) -> ArticleKey {
        let rows = self.store.page(None, 1000).unwrap();
        rows.iter().find(|row| row.title == title).unwrap().key
    }

    /// Analyses what waits, as the background does.
    fn analyse(&mut self) {
        let mut terms = Terms::new(Lang::En);
        let waiting = self.store.waiting(1000).unwrap();
        let analyses: Vec<Analysis> = waiting
            .iter()
            .map(|waiting| {
                let analysis = Analysis::new(waiting, &waiting.body.markup, &mut terms);
                analysis.with_findings(&["Mirela Dascu"], 1, 0, r#"{"gifts":[1]}"#)
            })
            .collect();
        self.store.analysed(&analyses).unwrap();
    }
}

fn article(guid: &str, title: &str, published: i64) -> NewArticle {
    NewArticle {
        guid: Some(guid.into()),
        link: Some(format!("https://news.example/{guid}")),
        title: title.into(),
        published: Some(published),
        body: Body {
            html: false,
            markup: format!("The council of {title} met."),
        },
        ..NewArticle::default()
    }
}

#[test]
fn what_was_found_in_an_earlier_wording_is_dropped_until_it_is_read_again() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(feed, vec![article("a", "Council", 10)], 100);
    shop.analyse();
    let mut reworded = article("a", "Council", 20);
    reworded.body.markup = "The council did not meet after all.".into();
    shop.receive(feed, vec![reworded], 200);
    let row = &shop.store.page(None, 10).unwrap()[0];
    assert_eq!((row.gifts, row.meetings), (0, 0));
    let full = shop.store.article(row.key).unwrap().unwrap();
    assert_eq!((full.published, full.report), (Some(20), None));
    assert_eq!(shop.store.waiting_count().unwrap(), 1);
}

#[test]
fn what_was_looked_through_before_it_was_reworded_waits_on() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(feed, vec![article("a", "Council", 10)], 100);
    let looked = |shop: &Shop| {
        let waiting = shop.store.waiting(1).unwrap().remove(0);
        let mut terms = Terms::new(Lang::En);
        Analysis::new(&waiting, &waiting.body.markup, &mut terms).with_findings(&[], 1, 0, "{}")
    };
    let late = looked(&shop);
    let mut reworded = article("a", "Council", 10);
    reworded.body.markup = "The council did not meet after all.".into();
    shop.receive(feed, vec![reworded], 200);
    shop.store.analysed(&[late]).unwrap();
    assert_eq!(shop.store.waiting_count().unwrap(), 1);
    let late = looked(&shop);
    let page = Body {
        html: false,
        markup: "The council did not meet, for it rained.".into(),
    };
    let key = shop.key("Council");
    shop.store.take_page(key, &page).unwrap();
    shop.store.analysed(&[late]).unwrap();
    assert_eq!(shop.store.waiting_count().unwrap(), 1);
    let now = looked(&shop);
    shop.store.analysed(&[now]).unwrap();
    assert_eq!(shop.store.waiting_count().unwrap(), 0);
    shop.store.pack().unwrap();
    assert_eq!(shop.store.report(key).unwrap().as_deref(), Some("{}"));
    let rained = crate::query::parse("rained").unwrap();
    assert_eq!(shop.store.count(&rained, 0).unwrap(), 1);
}

#[test]
fn what_an_earlier_version_of_the_analysis_read_waits_again() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(feed, vec![article("a", "Council", 10)], 100);
    shop.analyse();
    assert!(shop.store.waiting(10).unwrap().is_empty());
    let earlier = "UPDATE article SET analysed = analysed - 1";
    shop.store.connection.execute(earlier, []).unwrap();
    assert_eq!(shop.store.waiting(10).unwrap().len(), 1);
    assert_eq!(shop.store.waiting_count().unwrap(), 1);
}

#[test]
fn an_article_is_stored_once_however_often_and_by_however_many_feeds_it_comes() {
    let mut shop = Shop::new();
    let (one, two) = (
        shop.feed("https://one.example/feed"),
        shop.feed("https://two.example/feed"),
    );
    let both = || vec![article("b", "Newer", 20), article("a", "Older", 10)];
    assert_eq!(
        shop.receive(one, both(), 100),
        Received {
            new: 2,
            ..Received::default()
        }
    );
    assert_eq!(
        shop.receive(one, both(), 200),
        Received {
            known: 2,
            ..Received::default()
        }
    );
    assert_eq!(
        shop.receive(two, both(), 300),
        Received {
            known: 2,
            ..Received::default()
        }
    );
    assert_eq!(shop.titles(), ["Newer", "Older"]);
}

#[test]
fn a_changed_article_keeps_its_marks_and_waits_for_its_analysis_again() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(feed, vec![article("a", "First", 10)], 100);
    shop.analyse();
    let key = shop.key("First");
    shop.store.mark(&[key], &Mark::Starred(true)).unwrap();
    shop.store
        .mark(&[key], &Mark::Tagged(" Varnia ".into()))
        .unwrap();
    shop.store
        .mark(&[key], &Mark::Tagged("varnia".into()))
        .unwrap();
    assert_eq!(shop.store.waiting_count().unwrap(), 0);
    assert_eq!(
        shop.receive(feed, vec![article("a", "Second", 10)], 200)
            .changed,
        1
    );
    let row = &shop.store.page(None, 9).unwrap()[0];
    assert_eq!(
        (row.key, row.title.as_str(), row.starred),
        (key, "Second", true)
    );
    assert_eq!(shop.store.tags_of(key).unwrap(), ["Varnia"]);
    assert_eq!(
        shop.store.waiting(9).unwrap()[0].body.markup,
        "The council of Second met."
    );
    assert_eq!(
        shop.receive(feed, vec![article("a", "Second", 10)], 300)
            .known,
        1
    );
}

#[test]
fn an_id_that_is_the_link_stays_what_it_was_when_the_link_changes() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    let link = "https://news.example/a";
    let with = |link: &str, title| NewArticle {
        guid: Some("https://news.example/a".into()),
        link: Some(link.into()),
        ..article("a", title, 10)
    };
    shop.receive(feed, vec![with(link, "First")], 100);
    let full = |shop: &Shop, title| shop.store.article(shop.key(title)).unwrap().unwrap();
    assert_eq!(full(&shop, "First").guid.as_deref(), Some(link));
    shop.receive(feed, vec![with("https://news.example/b", "Second")], 100);
    let second = full(&shop, "Second");
    let links = (second.guid.as_deref(), second.link.as_deref());
    assert_eq!(links, (Some(link), Some("https://news.example/b")));
}

#[test]
fn pages_follow_each_other_without_gap_or_overlap() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    let many = (0..95).map(|number| {
        article(
            &number.to_string(),
            &format!("No {number}"),
            i64::from(number / 7),
        )
    });
    shop.receive(feed, many.collect(), 1000);
    let (mut cursor, mut seen) = (None, Vec::new());
    loop {
        let page = shop.store.page(cursor, 10).unwrap();
        let Some(last) = page.last() else { break };
        cursor = Some(last.cursor());
        seen.extend(page.iter().map(|row| row.title.clone()));
    }
    assert_eq!(seen.len(), 95);
    assert_eq!(seen, shop.titles());
}

#[test]
fn a_date_to_come_does_not_keep_an_article_on_top() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(
        feed,
        vec![article("a", "From the future", 9_999_999_999)],
        100,
    );
    shop.receive(feed, vec![article("b", "Later", 150)], 200);
    assert_eq!(shop.titles(), ["Later", "From the future"]);
}

#[test]
fn retention_never_takes_the_starred_the_tagged_or_the_unread_and_what_went_stays_away() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    let all = || {
        ["star", "tag", "unread", "read"]
            .map(|name| article(name, name, 10))
            .to_vec()
    };
    shop.receive(feed, all(), 100);
    shop.receive(feed, vec![article("new", "new", 90)], 100);
    for name in ["star", "tag", "read", "new"] {
        shop.store
            .mark(&[shop.key(name)], &Mark::Read(true))
            .unwrap();
    }
    shop.store
        .mark(&[shop.key("star")], &Mark::Starred(true))
        .unwrap();
    shop.store
        .mark(&[shop.key("tag")], &Mark::Tagged("keep".into()))
        .unwrap();
    let old = Retention {
        before: Some(50),
        ..Retention::default()
    };
    assert_eq!(shop.store.retain(old).unwrap(), 1);
    assert_eq!(
        shop.receive(feed, all(), 300),
        Received {
            known: 4,
            ..Received::default()
        }
    );
    assert_eq!(shop.titles().len(), 4);
    let few = Retention {
        newest: Some(1),
        unread_too: true,
        ..Retention::default()
    };
    assert_eq!(shop.store.retain(few).unwrap(), 1);
    assert!(!shop.titles().contains(&"unread".to_owned()));
}

#[test]
fn an_ended_subscription_takes_its_own_articles_and_leaves_the_marked_and_the_shared() {
    let mut shop = Shop::new();
    let (one, two) = (
        shop.feed("https://one.example/feed"),
        shop.feed("https://two.example/feed"),
    );
    shop.receive(
        one,
        ["own", "shared", "starred"]
            .map(|name| article(name, name, 10))
            .to_vec(),
        100,
    );
    shop.receive(two, vec![article("shared", "shared", 10)], 100);
    shop.store
        .mark(&[shop.key("starred")], &Mark::Starred(true))
        .unwrap();
    shop.store.unsubscribe(one).unwrap();
    let mut titles = shop.titles();
    titles.sort();
    assert_eq!(titles, ["shared", "starred"]);
    let again = shop.feed("https://one.example/feed");
    assert_eq!(
        shop.receive(again, vec![article("own", "own", 10)], 200)
            .new,
        1
    );
}

#[test]
fn a_feed_keeps_its_settings_and_validators_byte_for_byte() {
    let mut shop = Shop::new();
    let settings = Settings {
        title: Some("Warta Varnia".into()),
        folder: vec!["World".into()],
        ..Settings::default()
    };
    let key = shop
        .store
        .subscribe("https://one.example/feed", &settings)
        .unwrap();
    shop.store
        .describe(key, Some("Varnia Daily"), Some("https://one.example/"))
        .unwrap();
    let fetched = Fetched {
        etag: Some(b"W/\"\xE9\\x".to_vec()),
        modified: Some(b"Wed,  5 Nov".to_vec()),
        failures: 3,
        failure: Some("no route".into()),
        gone: true,
        ..Fetched::default()
    };
    shop.store.fetched(key, &fetched).unwrap();
    shop.store
        .readdress(key, "https://moved.example/feed")
        .unwrap();
    let [feed] = &shop.store.feeds().unwrap()[..] else {
        panic!()
    };
    assert_eq!(
        (feed.name(), &feed.settings, &feed.fetched),
        ("Warta Varnia", &settings, &fetched)
    );
    assert_eq!(feed.address, "https://moved.example/feed");
}

#[test]
fn findings_are_kept_beside_their_article() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(feed, vec![article("a", "A", 10)], 100);
    shop.analyse();
    let full = shop.store.article(shop.key("A")).unwrap().unwrap();
    assert_eq!(full.report.as_deref(), Some(r#"{"gifts":[1]}"#));
    assert_eq!(shop.store.page(None, 1).unwrap()[0].gifts, 1);
}

#[test]
fn what_is_exported_and_imported_is_the_same() {
    let mut shop = Shop::new();
    let settings = Settings {
        interval: Some(30),
        ..Settings::default()
    };
    let one = shop
        .store
        .subscribe("https://one.example/feed", &settings)
        .unwrap();
    let two = shop.feed("https://two.example/feed");
    shop.store.describe(one, Some("One"), None).unwrap();
    shop.receive(
        one,
        (0..20)
            .map(|number| article(&number.to_string(), &format!("No {number}"), number))
            .collect(),
        100,
    );
    shop.receive(
        two,
        vec![article("3", "No 3", 3), article("x", "X", 999)],
        200,
    );
    shop.analyse();
    shop.store
        .mark(&[shop.key("No 3"), shop.key("X")], &Mark::Starred(true))
        .unwrap();
    shop.store
        .mark(&[shop.key("No 4")], &Mark::Read(true))
        .unwrap();
    shop.store
        .mark(&[shop.key("No 4")], &Mark::Tagged("keep".into()))
        .unwrap();
    shop.store.unsubscribe(two).unwrap();
    let lines = |store: &Store| {
        let mut lines = Vec::new();
        store.export(&mut lines).unwrap();
        String::from_utf8(lines).unwrap()
    };
    let exported = lines(&shop.store);
    let mut other = Shop::new();
    let imported = other.store.import(&mut exported.as_bytes()).unwrap();
    assert_eq!(
        imported,
        transfer::Imported {
            feeds: 1,
            articles: 21,
            known: 0
        }
    );
    assert_eq!(lines(&other.store), exported);
    assert_eq!(
        other.store.import(&mut exported.as_bytes()).unwrap().known,
        21
    );
    assert_eq!(lines(&other.store), exported);
}

#[test]
fn an_import_of_something_else_changes_nothing() {
    let mut shop = Shop::new();
    for (text, line) in [
        ("{}", 1),
        ("{\"feed\":{\"address\":\"a\"}}", 1),
        (
            "{\"warta\":1}\n{\"feed\":{\"address\":\"https://a.example\"}}\nx",
            3,
        ),
        ("{\"warta\":7}", 1),
    ] {
        let error = shop.store.import(&mut text.as_bytes()).unwrap_err();
        assert!(
            matches!(error, Error::Import { line: found, .. } if found == line),
            "{error}"
        );
    }
    assert_eq!(shop.store.feeds().unwrap(), []);
}

#[test]
fn a_second_process_reads_and_is_told_why_it_does_not_write() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(feed, vec![article("a", "A", 10)], 100);
    let mut second = Store::open(&shop.path()).unwrap();
    assert_eq!(second.access(), Access::OtherWrites);
    assert_eq!(second.page(None, 9).unwrap().len(), 1);
    let error = second
        .subscribe("https://two.example", &Settings::default())
        .unwrap_err();
    assert!(error.to_string().contains("another warta"), "{error}");
    drop(shop.store);
    assert_eq!(
        Store::open(&shop.folder.path().join("warta.db"))
            .unwrap()
            .access(),
        Access::Write
    );
}

#[test]
fn what_the_user_did_is_on_the_disk_at_once() {
    let mut shop = Shop::new();
    let level = |store: &Store| -> i64 {
        let value = store
            .connection
            .pragma_query_value(None, "synchronous", |row| row.get(0));
        value.unwrap()
    };
    assert_eq!(level(&shop.store), 1);
    shop.store
        .lastingly(|store| {
            assert_eq!(level(store), 2);
            Ok(())
        })
        .unwrap();
    assert_eq!(level(&shop.store), 1);
}

#[test]
fn a_store_that_is_only_read_keeps_nobody_from_writing() {
    let mut shop = Shop::new();
    let reader = Store::open_to_read(&shop.path()).unwrap();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(feed, vec![article("a", "A", 10)], 100);
    assert_eq!(
        (reader.access(), reader.page(None, 9).unwrap().len()),
        (Access::Reading, 1)
    );
    let path = shop.path();
    drop(shop.store);
    assert_eq!(Store::open(&path).unwrap().access(), Access::Write);
    let missing = shop.folder.path().join("missing.db");
    assert!(matches!(
        Store::open_to_read(&missing),
        Err(Error::Missing(_))
    ));
    assert!(!missing.exists());
}

/// Runs one test again as a user to whom things can be forbidden, where this is the superuser to whom
/// nothing is. Says whether it did; `None` where the system has no way.
#[cfg(unix)]
fn as_nobody(test: &str) -> Option<bool> {
    use std::{
        os::unix::{fs::MetadataExt, process::CommandExt},
        process::Command,
    };
    const NOBODY: u32 = 65534;
    let probe = tempfile::tempdir().unwrap();
    if fs::metadata(probe.path()).unwrap().uid() != 0 {
        return Some(false);
    }
    let mut again = Command::new(std::env::current_exe().unwrap());
    let again = again.args(["--exact", &format!("store::tests::{test}")]);
    let done = again.uid(NOBODY).gid(NOBODY).output().ok()?;
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && said.contains("1 passed"), "{said}");
    Some(true)
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_read() {
    use std::os::unix::fs::PermissionsExt;
    if as_nobody("a_folder_that_may_not_be_written_is_read") != Some(false) {
        return;
    }
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(feed, vec![article("a", "A", 10)], 100);
    let path = shop.path();
    drop(shop.store);
    let allow =
        |mode| fs::set_permissions(shop.folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    for lock_is_there in [true, false] {
        if !lock_is_there {
            fs::remove_file(shop.folder.path().join("warta.db.lock")).unwrap();
        }
        let before = fs::read(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
        allow(0o500);
        let mut store = Store::open(&path).unwrap();
        assert_eq!(
            (store.access(), store.page(None, 9).unwrap().len()),
            (Access::Forbidden, 1)
        );
        let error = store.mark(&[ArticleKey(1)], &Mark::Read(true)).unwrap_err();
        assert!(error.to_string().contains("permissions"), "{error}");
        drop(store);
        allow(0o700);
        assert!(fs::read(&path).unwrap() == before, "the file has changed");
    }
}

#[test]
fn a_full_disk_is_told_and_nothing_is_half_written() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    let pages: i64 = shop
        .store
        .connection
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    shop.store
        .connection
        .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
        .unwrap();
    let many = (0..500)
        .map(|number| article(&number.to_string(), &format!("No {number}"), number))
        .collect();
    let error = shop
        .store
        .receive(feed, &prepare(feed, many), 100)
        .unwrap_err();
    assert!(matches!(error, Error::Full), "{error}");
    assert_eq!(shop.titles(), [""; 0]);
    assert_eq!(shop.store.health().unwrap().faults, [""; 0]);
}

#[test]
fn a_file_that_is_no_store_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.db");
    fs::write(
        &text,
        "no database, but a text of mine that is long enough".repeat(100),
    )
    .unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE mine (a)")
        .unwrap();
    for path in [text, other] {
        let before = fs::read(&path).unwrap();
        assert!(matches!(Store::open(&path), Err(Error::Damaged)));
        assert!(fs::read(&path).unwrap() == before, "the file has changed");
    }
}

#[test]
fn a_store_of_a_newer_version_is_left_as_it_is() {
    let shop = Shop::new();
    shop.store
        .connection
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let path = shop.path();
    drop(shop.store);
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(&path), Err(Error::Newer(_))));
    assert!(fs::read(&path).unwrap() == before, "the file has changed");
}

#[test]
fn of_a_damaged_file_what_can_be_read_is_read() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    let mut seed = 1_u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        format!("{seed:08x} ")
    };
    let many = (0..300).map(|number| NewArticle {
        body: Body {
            html: false,
            markup: (0..200).map(|_| noise()).collect(),
        },
        ..article(&number.to_string(), &format!("No {number}"), number)
    });
    shop.receive(feed, many.collect(), 1000);
    let path = shop.path();
    let texts =
        "SELECT pgoffset FROM dbstat WHERE name = 'body' AND pagetype = 'leaf' LIMIT 1 OFFSET 9";
    let texts: i64 = shop
        .store
        .connection
        .query_row(texts, [], |row| row.get(0))
        .unwrap();
    drop(shop.store);
    let mut bytes = fs::read(&path).unwrap();
    let texts = usize::try_from(texts).unwrap();
    bytes[texts..texts + 4096].fill(0xAA);
    fs::write(&path, &bytes).unwrap();
    let store = Store::open(&path).unwrap();
    assert_ne!(store.health().unwrap().faults, [""; 0]);
    let exported = store.export(&mut std::io::sink()).unwrap();
    assert!(exported.articles >= 200, "{exported:?}");
}

#[test]
fn an_export_says_whose_body_is_damaged_and_keeps_the_rest_of_it() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(
        feed,
        vec![article("a", "A", 10), article("b", "B", 20)],
        100,
    );
    let damage = "UPDATE body SET data = X'28B52FFD00' WHERE article = ?";
    shop.store
        .connection
        .execute(damage, [shop.key("A").0])
        .unwrap();
    let mut lines = Vec::new();
    let exported = shop.store.export(&mut lines).unwrap();
    let expected = transfer::Exported {
        feeds: 1,
        articles: 2,
        damaged: 1,
        unreadable: 0,
        secret: 0,
    };
    assert_eq!(exported, expected);
    assert!(String::from_utf8(lines).unwrap().contains(r#""title":"A""#));
}

#[test]
fn the_newest_of_each_feed_are_kept_in_a_moment_however_many_there_are() {
    let mut shop = Shop::new();
    let (one, two) = (
        shop.feed("https://one.example/feed"),
        shop.feed("https://two.example/feed"),
    );
    let many = (0..3000).map(|number| article(&number.to_string(), "x", number));
    shop.receive(one, many.collect(), 9000);
    shop.receive(two, vec![article("5", "x", 5)], 9000);
    let few = Retention {
        newest: Some(10),
        unread_too: true,
        ..Retention::default()
    };
    let begun = std::time::Instant::now();
    assert_eq!(shop.store.retain(few).unwrap(), 2989);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}

#[test]
fn a_backup_is_a_store_with_all_of_it() {
    let mut shop = Shop::new();
    let feed = shop.feed("https://one.example/feed");
    shop.receive(feed, vec![article("a", "A", 10)], 100);
    let copy = shop.folder.path().join("copy.db");
    shop.store.backup(&copy).unwrap();
    assert!(shop.store.backup(&copy).is_err());
    let store = Store::open(&copy).unwrap();
    assert_eq!(
        (
            store.page(None, 9).unwrap().len(),
            store.health().unwrap().faults.len()
        ),
        (1, 0)
    );
}
