//! A ledger for tests: events that a store might tell of the islands, with sources that agree and that do not.

#![allow(dead_code, reason = "each test uses its own part")]

use std::sync::Arc;

use warta::{
    app::{
        Event, Order, Source,
        dossier::{Company, Known, Met, Recent},
        ledger::Told,
    },
    domain::{
        ArticleKey, Confidence, EntityKind, EventKey, PartialDate, RecordName, Sort, Verdict,
    },
};

fn date(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

fn names(text: &str) -> Vec<String> {
    text.split(", ")
        .filter(|name| !name.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

pub fn source(article: i64, feed: &str, day: &str, title: &str, words: &str) -> Source {
    Source {
        article: ArticleKey(article),
        title: title.into(),
        feed: feed.into(),
        day: date(day),
        link: Some(format!("https://post.lumira.example/{article}")),
        record: RecordName(format!("record {article}")),
        evidence: vec![words.into()],
        verdict: None,
        copy: false,
    }
}

/// `sides` are givers and recipients, or participants; what is not said is empty.
fn event(sort: Sort, sides: [&str; 2], things: &str, day: &str, status: &str) -> Event {
    Event {
        key: EventKey(0),
        sort,
        sides: sides.map(names),
        mutual: false,
        things: names(things),
        kind: String::new(),
        place: None,
        date: date(day),
        told: date("2031-05-20"),
        status: status.into(),
        attribution: Vec::new(),
        confidence: Confidence::percent(75),
        sources: vec![source(
            1,
            "Lumira Post",
            "2031-05-20",
            "News of the day",
            "So it was.",
        )],
        conflicts: Vec::new(),
        course: Vec::new(),
    }
}

/// The latest first: one to come, one that two feeds tell differently, one denied, one without a day.
pub fn events() -> Vec<Event> {
    let gift = |sides, things, day, status| event(Sort::Gift, sides, things, day, status);
    let met = |who, topic, day, status| event(Sort::Meeting, [who, ""], topic, day, status);
    let mut planned = met(
        "Oren Vasko, Noor Halim",
        "ferry line",
        "2031-06-03",
        "planned",
    );
    planned.place = Some("Tarn".into());
    let sides = ["Oren Vasko", "city of Lumira"];
    let mut bells = gift(sides, "2 bronze bells, fishing boat", "2031-05-17", "given");
    bells.place = Some("Lumira".into());
    bells.attribution = vec!["the harbour office".into()];
    bells.confidence = Confidence::percent(95);
    bells.sources = vec![
        source(
            3,
            "Lumira Post",
            "2031-05-18",
            "Premier brings bells and a boat to Lumira",
            "Vasko gave the city two bronze bells and a fishing boat",
        ),
        source(
            8,
            "Tarn Weekly",
            "2031-05-19",
            "Three bells for the tower",
            "the three bells that the premier brought",
        ),
    ];
    bells.conflicts = vec!["number: 2 bells (Lumira Post), 3 bells (Tarn Weekly)".into()];
    bells.course = vec![
        ("promised".into(), date("2031-05-02")),
        ("given".into(), date("2031-05-18")),
    ];
    let mut denied = met("Oren Vasko, Ana Lima", "", "2031-05-11", "denied");
    denied.conflicts = vec!["held, says Tarn Weekly".into()];
    let mut call = met("Oren Vasko, Noor Halim", "salt", "2031-04-28", "held");
    call.kind = "call".into();
    let mut aid = gift(["", "Island school"], "40 desks", "", "promised");
    aid.kind = "aid".into();
    aid.told = date("2031-04-02");
    let mut swap = gift(
        ["Ana Lima", "Noor Halim"],
        "a loom, an atlas",
        "2030-11",
        "given",
    );
    swap.mutual = true;
    let all = [planned, bells, denied, call, aid, swap];
    (1..)
        .zip(all)
        .map(|(key, event)| Event {
            key: EventKey(key),
            ..event
        })
        .collect()
}

/// What the store tells of a query: with `bells` in it two events, with `nothing` none, else all of them.
pub fn told(order: Order, filter: &str) -> Told {
    let mut events = events();
    match filter {
        filter if filter.contains("nothing") => events.clear(),
        filter if filter.contains("bells") => events.truncate(2),
        _ => {}
    }
    if order == Order::Along {
        events.reverse();
    }
    let mut months: Vec<(PartialDate, usize)> = Vec::new();
    for event in &events {
        let day = event.date.or(event.told).unwrap();
        let month = PartialDate::month_of(day.year(), day.month().unwrap()).unwrap();
        match months.last_mut() {
            Some((last, count)) if *last == month => *count += 1,
            _ => months.push((month, 1)),
        }
    }
    Told {
        order,
        filter: filter.into(),
        keys: Ok(events.iter().map(|event| event.key).collect()),
        months: months.into(),
        held: 0..events.len(),
        whole: true,
        today: events.len().saturating_sub(2),
        rows: events,
    }
}

/// What is known of the premier; of anybody else nothing.
pub fn known(name: &str) -> Known {
    if name != "Oren Vasko" {
        return Known {
            name: name.into(),
            ..Known::default()
        };
    }
    let mut events = events();
    let (planned, bells) = (events[0].clone(), events[1].clone());
    let (denied, call) = (events[2].clone(), events[3].clone());
    let mut earlier = call.clone();
    earlier.date = date("2031-03-02");
    events.clear();
    let month = |year, month| PartialDate::month_of(year, month).unwrap();
    let counts = [2, 0, 1, 4, 0, 3, 11];
    let months = [
        month(2030, 11),
        month(2030, 12),
        month(2031, 1),
        month(2031, 2),
        month(2031, 3),
        month(2031, 4),
        month(2031, 5),
    ];
    let company = |name: &str, kind, count| Company {
        name: name.into(),
        kind,
        count,
    };
    let recent = |article, title: &str, day| Recent {
        article: ArticleKey(article),
        title: title.into(),
        feed: "Lumira Post".into(),
        day: date(day),
    };
    let mut received = bells.clone();
    received.sides = [names("Ana Lima"), names("Oren Vasko")];
    received.things = names("a carved oar");
    received.conflicts.clear();
    received.sources.truncate(1);
    Known {
        name: name.into(),
        kind: Some(EntityKind::Person),
        names: names("Vasko, Premier Vasko"),
        articles: 21,
        seen: date("2030-11-04").zip(date("2031-05-28")),
        months: months.into_iter().zip(counts).collect(),
        looked: 20,
        latest: 0,
        received: vec![received],
        gave: vec![bells],
        met: vec![
            Met {
                name: "Noor Halim".into(),
                events: vec![call, earlier],
            },
            Met {
                name: "Noor Halim".into(),
                events: vec![planned],
            },
            Met {
                name: "Ana Lima".into(),
                events: vec![denied],
            },
        ],
        here: Vec::new(),
        company: vec![
            company("Lumira", EntityKind::Place, 9),
            company("Noor Halim", EntityKind::Person, 7),
            company("Harbour Office", EntityKind::Organisation, 2),
        ],
        recent: vec![
            recent(3, "Premier brings bells and a boat to Lumira", "2031-05-18"),
            recent(4, "Ferry to sail in June", "2031-05-12"),
        ],
    }
}

/// The events with these keys.
pub fn rows(keys: &[EventKey]) -> Vec<Event> {
    let held = |event: &Event| keys.contains(&event.key);
    events().into_iter().filter(held).collect()
}

/// Known as told by the store.
pub fn dossier(name: &str) -> Arc<Known> {
    Arc::new(known(name))
}

/// Whether every telling of an event has this verdict.
pub fn has(event: &Event, verdict: Verdict) -> bool {
    event.verdict() == Some(verdict)
}
