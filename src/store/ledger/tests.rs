//! What the store's ledger promises: an event once, found by what it is and by who tells of it.

use tempfile::TempDir;

use crate::{
    domain::{ArticleKey, EventKey, Lang, Mark, RecordName, Sort, Telling, Verdict},
    query::{parse, span_of, term::Terms},
    store::{Analysis, Body, FeedKey, NewArticle, Settings, Store, Tells, Wanted, prepare},
};

const DAY: i64 = 86_400;

/// 16 September 2023.
const SIXTEENTH: i64 = 19_616;

struct Shop {
    _folder: TempDir,
    store: Store,
    feed: FeedKey,
    terms: Terms,
}

impl Shop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let settings = Settings::default();
        let feed = store.subscribe("https://k.example/f", &settings).unwrap();
        Self {
            _folder: folder,
            store,
            feed,
            terms: Terms::new(Lang::En),
        }
    }

    /// An article of a day since 1970 with this title, and what it tells.
    fn article(&mut self, title: &str, day: i64, told: Vec<Telling>) -> ArticleKey {
        let article = NewArticle {
            guid: Some(title.into()),
            title: title.into(),
            published: Some(day * DAY),
            body: Body {
                html: false,
                markup: title.into(),
            },
            ..NewArticle::default()
        };
        let prepared = prepare(self.feed, vec![article]);
        self.store
            .receive(self.feed, &prepared, 30_000 * DAY)
            .unwrap();
        let waiting = self.store.waiting(1).unwrap().remove(0);
        let count = told.len();
        let tells = told.into_iter().enumerate().map(|(place, telling)| Tells {
            record: RecordName(format!("{title} {place}")),
            telling,
            place,
        });
        let analysis = Analysis::new(&waiting, title, &mut self.terms)
            .with_findings(&[title], count, 0, "{}")
            .with_tellings(tells.collect());
        self.store.analysed(&[analysis]).unwrap();
        waiting.key
    }

    /// Who tells of each event that a query means, by the articles' keys.
    fn found(&self, line: &str) -> Vec<Vec<i64>> {
        self.found_of(line, None)
    }

    fn found_of(&self, line: &str, of: Option<&str>) -> Vec<Vec<i64>> {
        let query = parse(line).unwrap();
        let wanted = Wanted {
            of: of.map(str::to_owned),
            ..Wanted::by(query)
        };
        let keys = self.store.event_keys(&wanted, 20_000 * DAY, 99).unwrap();
        let told = |(key, _): (EventKey, i64)| {
            let event = self.store.event(key).unwrap().unwrap();
            event.told.iter().map(|(article, _)| article.0).collect()
        };
        keys.into_iter().map(told).collect()
    }
}

fn telling(sort: Sort, sides: [&[&str]; 2], thing: &str, date: Option<&str>) -> Telling {
    let folded = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Telling {
        sort,
        sides: sides.map(folded),
        things: folded(&[thing]),
        place: None,
        date: date.map(|date| date.parse().unwrap()),
        span: date.and_then(span_of),
        told: (0, 0),
        never: false,
        remote: false,
    }
}

fn gave(giver: &str, recipient: &str, thing: &str, date: Option<&str>) -> Telling {
    telling(Sort::Gift, [&[giver], &[recipient]], thing, date)
}

fn met(one: &str, other: &str, date: Option<&str>) -> Telling {
    telling(Sort::Meeting, [&[one, other], &[]], "", date)
}

#[test]
fn an_event_that_several_articles_tell_is_one() {
    let mut shop = Shop::new();
    let day = Some("2023-09-16");
    let one = shop.article("one", SIXTEENTH, vec![met("mirela dascu", "keller", day)]);
    let two = shop.article(
        "two",
        SIXTEENTH + 1,
        vec![met("jonas keller", "dascu", day)],
    );
    let later = shop.article(
        "later",
        SIXTEENTH + 40,
        vec![met("mirela dascu", "keller", None)],
    );
    assert_eq!(shop.found(""), [vec![later.0], vec![one.0, two.0]]);
    shop.store.remove(one).unwrap();
    assert_eq!(shop.found(""), [vec![later.0], vec![two.0]]);
    shop.store.remove(two).unwrap();
    shop.store.remove(later).unwrap();
    assert_eq!(shop.found(""), Vec::<Vec<i64>>::new());
    let left = |table: &str| -> i64 {
        let count = format!("SELECT count(*) FROM {table}");
        shop.store
            .connection
            .query_row(&count, [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(["event", "telling", "party", "called"].map(left), [0; 4]);
}

#[test]
fn an_article_looked_through_anew_tells_what_it_tells_now() {
    let mut shop = Shop::new();
    let key = shop.article(
        "one",
        SIXTEENTH,
        vec![gave("ana lima", "tarn", "bell", None)],
    );
    shop.store.forget_analysis(key.0).unwrap();
    assert_eq!(shop.found(""), Vec::<Vec<i64>>::new());
    let waiting = shop.store.waiting(1).unwrap().remove(0);
    let tells = Tells {
        telling: met("ana lima", "oren vasko", None),
        place: 0,
        record: RecordName("met".into()),
    };
    for _ in 0..2 {
        let analysis = Analysis::new(&waiting, "", &mut shop.terms)
            .with_findings(&[], 0, 1, "{}")
            .with_tellings(vec![tells.clone()]);
        shop.store.analysed(&[analysis]).unwrap();
    }
    assert_eq!(shop.found(""), [[key.0]]);
    assert_eq!(shop.found("with:gifts"), Vec::<Vec<i64>>::new());
}

#[test]
fn a_query_is_about_the_event_where_it_can_be() {
    let mut shop = Shop::new();
    let bell = gave("ana lima", "oren vasko", "bell", Some("2023-09-16"));
    let mut talk = met("ana lima", "noor halim", Some("2023-08"));
    talk.place = Some("tarn".into());
    let a = shop
        .article("boats and bells", SIXTEENTH, vec![bell, talk])
        .0;
    let b = shop
        .article(
            "boats",
            SIXTEENTH + 90,
            vec![met("noor halim", "vasko", None)],
        )
        .0;
    shop.store
        .mark(&[ArticleKey(a)], &Mark::Read(true))
        .unwrap();
    for (line, expected) in [
        ("", vec![vec![b], vec![a], vec![a]]),
        ("with:gifts", vec![vec![a]]),
        ("with:meetings", vec![vec![b], vec![a]]),
        ("date:2023-09", vec![vec![a]]),
        ("date:<=2023-08-20", vec![vec![a]]),
        ("entity:vasko", vec![vec![b], vec![a]]),
        ("entity:tarn", vec![vec![a]]),
        ("entity:lima with:meetings", vec![vec![a]]),
        ("bells", vec![vec![a], vec![a]]),
        ("boats -bells", vec![vec![b]]),
        ("boats with:gifts", vec![vec![a]]),
        ("is:unread or with:gifts", vec![vec![b], vec![a]]),
        ("-is:unread -with:gifts", vec![vec![a]]),
        ("newer:\"1 year\" with:meetings", vec![vec![b]]),
    ] {
        assert_eq!(shop.found(line), expected, "{line}");
    }
    assert_eq!(shop.found_of("", Some("vasko")), [[b]]);
    assert_eq!(shop.found_of("with:gifts", Some("oren vasko")), [[a]]);
}

#[test]
fn what_is_said_to_be_wrong_is_left_out_and_comes_back() {
    let mut shop = Shop::new();
    let told = || vec![gave("ana lima", "oren vasko", "bell", None)];
    let one = shop.article("one", SIXTEENTH, told());
    let two = shop.article("two", SIXTEENTH, told());
    let wrong = |title: &str| Mark::Judged {
        record: RecordName(format!("{title} 0")),
        before: None,
        now: Some(Verdict::Wrong),
    };
    shop.store.mark(&[one], &wrong("one")).unwrap();
    assert_eq!(shop.found(""), [[one.0, two.0]]);
    shop.store.mark(&[two], &wrong("two")).unwrap();
    assert_eq!(shop.found(""), Vec::<Vec<i64>>::new());
    shop.store.mark(&[two], &wrong("two").opposite()).unwrap();
    assert_eq!(shop.found(""), [[one.0, two.0]]);
}

#[test]
fn a_denial_stands_against_what_it_denies() {
    let mut shop = Shop::new();
    let day = Some("2023-09-16");
    shop.article("held", SIXTEENTH, vec![met("ana lima", "noor halim", day)]);
    let mut denied = met("ana lima", "noor halim", day);
    denied.never = true;
    shop.article("denied", SIXTEENTH + 1, vec![denied.clone()]);
    denied.sides[0][0] = "oren vasko".into();
    shop.article("others", SIXTEENTH + 1, vec![denied]);
    let keys = shop.store.event_keys(&Wanted::default(), 0, 9).unwrap();
    let opposite: Vec<usize> = keys
        .iter()
        .map(|(key, _)| shop.store.opposite(*key).unwrap().len())
        .collect();
    assert_eq!(opposite, [0, 1, 1]);
}

#[test]
fn who_is_named_or_takes_part_is_found_with_every_article() {
    let mut shop = Shop::new();
    let role = vec![gave("mayor of tarn", "oren vasko", "bell", None)];
    let one = shop.article("Tarn", SIXTEENTH, role);
    let two = shop.article("tarn", SIXTEENTH + 1, Vec::new());
    let keys = |name: &str| -> Vec<ArticleKey> {
        let naming = shop.store.naming(name).unwrap();
        naming.into_iter().map(|(key, _)| key).collect()
    };
    assert_eq!(keys("tarn"), [two, one]);
    assert_eq!(keys("mayor of tarn"), [one]);
    assert_eq!(keys("nobody"), []);
}
