//! Queries over a small shop of articles: what they find, in which order, whatever was typed.

use tempfile::TempDir;

use crate::{
    domain::Lang,
    query::{parse, term::Terms},
    store::{Analysis, Body, Mark, NewArticle, Settings, Store, prepare},
};

const DAY: i64 = 86_400;
const NOW: i64 = 20_000 * DAY;

/// Six articles of two feeds; `f` waits for its analysis.
fn shop() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("warta.db")).unwrap();
    let kabar = store
        .subscribe("https://kabar.example/rss", &Settings::default())
        .unwrap();
    let warta = store
        .subscribe("https://warta.example/rss", &Settings::default())
        .unwrap();
    store.describe(warta, Some("Warta Varnia"), None).unwrap();
    let article = |guid: &str, title: &str, author: &str, text: &str, age: i64| NewArticle {
        guid: Some(guid.into()),
        title: title.into(),
        author: (!author.is_empty()).then(|| author.into()),
        published: Some(NOW - age * DAY),
        body: Body {
            html: false,
            markup: text.into(),
        },
        ..NewArticle::default()
    };
    let indonesian = vec![
        article(
            "a",
            "Pertemuan di danau",
            "Dewi",
            "Mirela Dascu bertemu Jonas Keller.",
            1,
        ),
        article(
            "b",
            "Hadiah kapal",
            "Dewi",
            "Sebuah kapal selam kecil dihadiahkan.",
            5,
        ),
    ];
    let english = vec![
        article(
            "c",
            "Lakeside talks",
            "Ana Lima",
            "Dascu and Keller met at the lake, not on a submarine.",
            2,
        ),
        article(
            "d",
            "Submarine",
            "",
            "A small submarine is shown. The submarine is old.",
            40,
        ),
        article("e", "Weather", "Dewi Ayu", "Rain, and no meeting.", 400),
    ];
    store
        .receive(kabar, &prepare(kabar, indonesian), NOW)
        .unwrap();
    store.receive(warta, &prepare(warta, english), NOW).unwrap();
    let (mut id, mut en) = (Terms::new(Lang::Id), Terms::new(Lang::En));
    let waiting = store.waiting(99).unwrap();
    let analyses: Vec<Analysis> = waiting
        .iter()
        .map(|waiting| {
            let terms = if waiting.title.starts_with(['P', 'H']) {
                &mut id
            } else {
                &mut en
            };
            let analysis = Analysis::new(waiting, &waiting.body.markup, terms);
            match waiting.title.as_str() {
                "Pertemuan di danau" => {
                    analysis.with_findings(&["Mirela Dascu", "Jonas Keller"], 0, 1, "{}")
                }
                "Hadiah kapal" => analysis.with_findings(&["Dascu Baru"], 1, 0, "{}"),
                _ => analysis,
            }
        })
        .collect();
    store.analysed(&analyses).unwrap();
    let late = vec![article("f", "Submarine again", "", "A submarine.", 3)];
    store.receive(warta, &prepare(warta, late), NOW).unwrap();
    let key = |title: &str| {
        store
            .page(None, 9)
            .unwrap()
            .iter()
            .find(|row| row.title == title)
            .unwrap()
            .key
    };
    let (lake, talks) = (key("Pertemuan di danau"), key("Lakeside talks"));
    store.mark(&[lake, talks], &Mark::Read(true)).unwrap();
    store.mark(&[talks], &Mark::Starred(true)).unwrap();
    store
        .mark(&[lake], &Mark::Tagged("Later on".into()))
        .unwrap();
    (folder, store)
}

/// The ids of what is found, the newest first.
fn found(store: &Store, line: &str) -> String {
    let query = parse(line).unwrap();
    let rows = store.find(&query, NOW, None, 99).unwrap();
    assert_eq!(store.count(&query, NOW).unwrap(), rows.len(), "{line}");
    rows.iter()
        .map(|row| store.article(row.key).unwrap().unwrap().guid.unwrap())
        .collect()
}

#[test]
fn a_query_finds_what_it_says_the_newest_first() {
    let (_folder, store) = shop();
    for (line, expected) in [
        ("", "acfbde"),
        ("bertemu", "a"),
        ("meetings", "e"),
        ("submarine", "cd"),
        ("\"small submarine\"", "d"),
        ("submarine -small", "c"),
        ("-submarine", "afbe"),
        ("-(submarine or kapal)", "afe"),
        ("dascu keller", "ac"),
        ("kapal or rain", "be"),
        ("kapal or title:weather or is:starred", "cbe"),
        ("(kapal or submarine) -small", "cb"),
        ("(kapal or is:starred) (author:ana or author:dewi)", "cb"),
        ("title:submarine", "d"),
        ("author:dewi", "abe"),
        ("author:\"dewi ayu\"", "e"),
        ("feed:varnia", "cfde"),
        ("feed:\"warta v\"", "cfde"),
        ("feed:kabar.example", "ab"),
        ("-feed:varnia", "ab"),
        ("tag:\"later ON\"", "a"),
        ("is:tagged", "a"),
        ("lang:id", "ab"),
        ("-lang:id", "cfde"),
        ("is:unread", "fbde"),
        ("is:read -is:starred", "a"),
        ("with:gifts", "b"),
        ("with:gifts or with:meetings", "ab"),
        ("entity:dascu", "ab"),
        ("entity:\"mirela dascu\"", "a"),
        ("entity:dasc", ""),
        ("newer:\"3 days\"", "acf"),
        ("-newer:\"1 month\"", "de"),
        ("date:<=2023 ", "e"),
        ("date:2024-09..2024-10 is:unread", "fb"),
        ("feed:varnia submarine -is:starred", "d"),
        ("-(-kapal)", "b"),
        ("-(lang:id is:read)", "cfbde"),
    ] {
        assert_eq!(found(&store, line), expected, "{line}");
    }
}

#[test]
fn pages_of_a_query_follow_each_other() {
    let (_folder, store) = shop();
    for line in ["", "is:unread", "submarine or kapal", "-lang:id"] {
        let query = parse(line).unwrap();
        let all = store.find(&query, NOW, None, 99).unwrap();
        let (mut cursor, mut seen) = (None, Vec::new());
        loop {
            let page = store.find(&query, NOW, cursor, 2).unwrap();
            let Some(last) = page.last() else { break };
            cursor = Some(last.cursor());
            seen.extend(page);
        }
        assert_eq!(seen, all, "{line}");
    }
}

#[test]
fn what_was_typed_is_never_read_as_sql() {
    let (_folder, store) = shop();
    for line in [
        "'); DROP TABLE article; --",
        "title:\"x' OR 1=1\"",
        "tag:\"' OR '1'='1\"",
        "NEAR(a b)",
        "body:*^ or col",
    ] {
        if let Ok(query) = parse(line) {
            assert_eq!(store.find(&query, NOW, None, 9).unwrap(), [], "{line}");
        }
    }
    assert_eq!(store.count(&parse("").unwrap(), NOW).unwrap(), 6);
}

#[test]
fn the_longest_query_is_answered() {
    let (_folder, store) = shop();
    for line in [
        "kapal -is:starred ".repeat(60),
        vec!["kapal or tag:x"; 60].join(" or "),
        format!("{}kapal{}", "(x or -(is:read ".repeat(15), "))".repeat(15)),
        "title:\"kapal kapal\" ".repeat(190),
    ] {
        let query = parse(&line).unwrap();
        assert!(store.find(&query, NOW, None, 9).is_ok(), "{line}");
    }
}

#[test]
fn names_of_feeds_tags_and_entities_complete_a_query() {
    let (_folder, store) = shop();
    for (line, expected) in [
        (
            "feed:",
            &["https://kabar.example/rss", "\"Warta Varnia\""][..],
        ),
        ("is:read tag:lat", &["\"Later on\""]),
        (
            "entity:",
            &["\"dascu baru\"", "\"jonas keller\"", "\"mirela dascu\""],
        ),
        ("entity:DAS", &["\"dascu baru\"", "\"mirela dascu\""]),
        ("entity:\"dascu b", &["\"dascu baru\""]),
        ("entity:ascu", &[]),
    ] {
        let completion = store.complete(line, line.len()).unwrap();
        let offered = completion.candidates.iter();
        let offered: Vec<&str> = offered.map(|candidate| &*candidate.text).collect();
        assert_eq!(offered, expected, "{line}");
    }
}
