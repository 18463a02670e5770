//! The real binary in a real terminal: the ledger, the timeline and a dossier of what is stored, which is looked
//! through when the reader is opened.
#![cfg(unix)]

#[path = "common/session.rs"]
mod session;

use session::Session;
use tempfile::TempDir;
use warta::store::{Body, NewArticle, Settings, Store, prepare};

const DAY: i64 = 86_400;

/// 18 May 2033, a Wednesday.
const WEDNESDAY: i64 = 2_000_000_000 / DAY * DAY;

/// A folder with a store in it: two papers tell of one gift, one of a meeting too.
fn stored() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("s.db")).unwrap();
    let told = [
        (
            "Lumira Post",
            "A bell for the harbour of Tarn",
            "President Adela Ruhl gave a bronze bell to Mayor Oren Vasko in Tarn on Saturday.\n\n\
             Ruhl met Vasko in Tarn on Sunday to discuss the ferry.",
        ),
        (
            "Tarn Weekly",
            "The new bell",
            "President Adela Ruhl gave a bronze bell to Mayor Oren Vasko in Tarn on Saturday. It is heavy.",
        ),
    ];
    for (at, (feed, title, text)) in (0..).zip(told) {
        let address = format!("https://{at}.lumira.example/feed");
        let key = store.subscribe(&address, &Settings::default()).unwrap();
        store.describe(key, Some(feed), None).unwrap();
        let article = NewArticle {
            link: Some(format!("https://{at}.lumira.example/bell")),
            title: title.into(),
            published: Some(WEDNESDAY - at * DAY),
            body: Body {
                html: false,
                markup: text.into(),
            },
            ..NewArticle::default()
        };
        let prepared = prepare(key, vec![article]);
        store.receive(key, &prepared, WEDNESDAY).unwrap();
    }
    folder
}

fn open(folder: &TempDir) -> Session {
    let session = Session::reader(folder.path(), "WARTA_STORE=s.db", "");
    session.see("A bell for the harbour of Tarn");
    session
}

#[test]
fn the_ledger_tells_an_event_once_and_leads_to_every_telling() {
    let folder = stored();
    let mut session = open(&folder);
    session.keys("gl");
    session.see("● Adela Ruhl ↔ Oren Vasko");
    session.see("1/2");
    session.keys("j");
    session.wait("the gift with both who tell it", |screen| {
        let contents = screen.contents();
        contents.contains("▸ 14 May 2033 ◆ Adela Ruhl → Oren Vasko")
            && contents.contains("Tarn Weekly · 17 May 2033 · The new bell")
            && contents.contains("Lumira Post · 18 May 2033 · A bell")
    });
    session.keys("\t");
    session.see("▸ Tarn Weekly");
    session.keys("\r");
    session.see("Tarn Weekly · Tue 17 May 2033");
    session.keys("q");
    session.see("▸ Tarn Weekly");
    session.keys("qFwith:meetings\r");
    session.see("LEDGER ⌕ with:meetings");
    session.see("1/1");
    session.keys("-");
    session.see("rejected by you");
    session.keys("q");
    session.see("A bell for the harbour of Tarn");
    session.keys("gl");
    session.wait("the ledger without what was rejected", |screen| {
        let contents = screen.contents();
        contents.contains("1/1") && contents.contains("bronze bell")
    });
    session.quit();
}

#[test]
fn the_timeline_begins_today_and_ends_with_what_is_to_come() {
    let folder = stored();
    let mut session = open(&folder);
    session.keys("gt");
    session.see("TIMELINE · May 2033");
    session.see("Sat 14  ◆ Adela Ruhl → Oren Vasko");
    session.see("Sun 15  ● Adela Ruhl ↔ Oren Vasko");
    session.keys("q");
    session.see("A bell for the harbour of Tarn");
    session.quit();
}

#[test]
fn a_dossier_opens_from_the_text_and_leads_on() {
    let folder = stored();
    let mut session = open(&folder);
    session.keys("\r");
    session.see("Ruhl met Vasko in Tarn");
    session.see("Adela Ruhl ↔");
    session.keys("gd");
    session.see("who:");
    session.keys("vasko\r");
    session.see("RECEIVED");
    session.see("▸ 14 May 2033 Adela Ruhl: 1 bronze bell");
    session.keys("\t\r");
    session.see("Ruhl met Vasko in Tarn");
    session.keys("q");
    session.see("RECEIVED");
    session.keys("q");
    session.see("Ruhl met Vasko in Tarn");
    session.quit();
}

#[test]
fn what_was_stored_without_the_reader_is_looked_through_when_it_opens() {
    let folder = stored();
    let mut session = open(&folder);
    // Nothing is pressed: a gift and a meeting stand behind the title.
    session.see("◆1 ●1");
    session.keys("Q");
    session.see("code 0.");
}
