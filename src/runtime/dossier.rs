//! What all stored articles say of somebody. How many articles, and when, is of all of them; other names and company
//! are of the newest, whose reports are read.

use std::collections::HashMap;

use serde::Deserialize;

use crate::{
    app::{
        Event, Standing,
        dossier::{Company, Known, Met, Recent},
    },
    domain::{ArticleKey, EntityKind, EventKey, PartialDate, Sort, is_called},
    query::{Condition, Query, Told, term::fold},
    store::{Result, Store, Wanted},
    text::harmless,
};

use super::{annals::month, events::Events, library::day};

/// So many of the newest articles are read for other names and company.
const LOOKED: usize = 200;

/// So many events of each sort, names and articles are told.
const EVENTS: usize = 100;
const COMPANY: usize = 15;
const RECENT: usize = 40;
const NAMES: usize = 12;

/// What is known of somebody by a name.
pub fn known(store: &Store, name: &str, now: i64) -> Result<Known> {
    let folded = fold(name);
    let articles = store.naming(&folded)?;
    let mut known = Known {
        articles: articles.len(),
        seen: seen(&articles),
        months: months(&articles),
        ..Known::default()
    };
    let mut tally = Tally::of(&folded);
    for (article, _) in articles.iter().take(LOOKED) {
        if let Some(report) = store.report(*article)? {
            tally.read(&report);
            known.looked += 1;
        }
    }
    tally.tell(name, &mut known);
    let newest: Vec<ArticleKey> = articles.iter().take(RECENT).map(|(key, _)| *key).collect();
    let recent = store.rows(&newest)?.into_iter().map(|row| Recent {
        article: row.key,
        title: harmless(&row.title),
        feed: harmless(row.feed.as_deref().unwrap_or_default()),
        day: day(row.at),
    });
    known.recent = recent.collect();
    let mut events = Events::of(store);
    for (told, sort) in [(Told::Gifts, Sort::Gift), (Told::Meetings, Sort::Meeting)] {
        let wanted = Wanted {
            of: Some(folded.clone()),
            ..Wanted::by(Query::If(Condition::With(told)))
        };
        let keys = store.event_keys(&wanted, now, EVENTS + 1)?;
        let mut keys: Vec<EventKey> = keys.into_iter().map(|(key, _)| key).collect();
        if keys.len() > EVENTS {
            keys.truncate(EVENTS);
            known.latest = EVENTS;
        }
        for event in events.events(&keys)? {
            place(&mut known, &folded, sort, event);
        }
    }
    known.met.sort_by_key(|met| {
        let met_at_all = met.standing() == Standing::Done;
        std::cmp::Reverse((met_at_all, met.events.len()))
    });
    Ok(known)
}

/// Puts an event where it belongs in a dossier.
fn place(known: &mut Known, folded: &str, sort: Sort, event: Event) {
    let is_in = |names: &[String]| names.iter().any(|name| is_called(&fold(name), folded));
    let parts = [is_in(&event.sides[0]), is_in(&event.sides[1])];
    match (sort, parts) {
        (_, [false, false]) => known.here.push(event),
        (Sort::Gift, [gives, receives]) => {
            if gives || event.mutual {
                known.gave.push(event.clone());
            }
            if receives || event.mutual {
                known.received.push(event);
            }
        }
        (Sort::Meeting, _) => {
            for name in &event.sides[0] {
                let name_folded = fold(name);
                if is_called(&name_folded, folded) {
                    continue;
                }
                let mut met = known.met.iter_mut();
                let same = |met: &&mut Met| {
                    let status = met.events.first().map(|event| &event.status);
                    status == Some(&event.status) && fold(&met.name) == name_folded
                };
                match met.find(same) {
                    Some(met) => met.events.push(event.clone()),
                    None => known.met.push(Met {
                        name: name.clone(),
                        events: vec![event.clone()],
                    }),
                }
            }
        }
    }
}

fn seen(articles: &[(ArticleKey, i64)]) -> Option<(PartialDate, PartialDate)> {
    let (last, first) = (articles.first()?.1, articles.last()?.1);
    Some((day(first)?, day(last)?))
}

/// How many articles appeared in each month, from the first to the last; of more than ten years the last ten.
fn months(articles: &[(ArticleKey, i64)]) -> Vec<(PartialDate, usize)> {
    const MOST: usize = 120;
    let mut counts: HashMap<PartialDate, usize> = HashMap::new();
    for month in articles.iter().filter_map(|(_, at)| month(*at)) {
        *counts.entry(month).or_default() += 1;
    }
    let (Some(&first), Some(&last)) = (counts.keys().min(), counts.keys().max()) else {
        return Vec::new();
    };
    let mut months = Vec::new();
    let (mut year, mut number) = (last.year(), last.month().unwrap_or(1));
    while let Some(month) = PartialDate::month_of(year, number)
        && month >= first
        && months.len() < MOST
    {
        months.push((month, counts.get(&month).copied().unwrap_or_default()));
        match (year.checked_sub(1), number) {
            (Some(before), 1) => (year, number) = (before, 12),
            (None, 1) => break,
            _ => number -= 1,
        }
    }
    months.reverse();
    months
}

/// Of a report what is read here.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    entities: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    kind: EntityKind,
    text: String,
    canonical: String,
}

/// What the reports say of somebody.
struct Tally {
    folded: String,
    kinds: HashMap<EntityKind, usize>,
    /// Spellings of the name, and other names.
    spelt: HashMap<String, usize>,
    others: HashMap<String, usize>,
    /// By the folded name: its first spelling, its kind, in how many articles.
    company: HashMap<String, Company>,
}

impl Tally {
    fn of(folded: &str) -> Self {
        Self {
            folded: folded.to_owned(),
            kinds: HashMap::new(),
            spelt: HashMap::new(),
            others: HashMap::new(),
            company: HashMap::new(),
        }
    }

    fn read(&mut self, report: &str) {
        let Ok(record) = serde_json::from_str::<Record>(report) else {
            return;
        };
        let mut met: HashMap<String, (&str, EntityKind)> = HashMap::new();
        // Who is called by the name in this article, whatever else it is called there.
        let is_it = |named: &&Named| fold(&named.text) == self.folded;
        let own: Vec<&str> = record
            .entities
            .iter()
            .filter(is_it)
            .map(|named| named.canonical.as_str())
            .collect();
        for named in &record.entities {
            let canonical = fold(&named.canonical);
            if canonical == self.folded || own.contains(&named.canonical.as_str()) {
                *self.kinds.entry(named.kind).or_default() += 1;
                for name in [&named.text, &named.canonical] {
                    let spelt = if fold(name) == self.folded {
                        &mut self.spelt
                    } else {
                        &mut self.others
                    };
                    *spelt.entry(harmless(name)).or_default() += 1;
                }
            } else if is_somebody(named.kind) {
                met.entry(canonical)
                    .or_insert((&named.canonical, named.kind));
            }
        }
        for (folded, (name, kind)) in met {
            let company = self.company.entry(folded).or_insert_with(|| Company {
                name: harmless(name),
                kind,
                count: 0,
            });
            company.count += 1;
        }
    }

    fn tell(self, name: &str, known: &mut Known) {
        let most = |counts: HashMap<String, usize>| {
            let mut names: Vec<(String, usize)> = counts.into_iter().collect();
            names.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
            names.into_iter().map(|(name, _)| name)
        };
        known.name = most(self.spelt).next().unwrap_or_else(|| name.to_owned());
        known.names = most(self.others).take(NAMES).collect();
        let kinds = self.kinds.into_iter();
        let kind = kinds.max_by_key(|(kind, count)| (*count, std::cmp::Reverse(*kind)));
        known.kind = kind.map(|(kind, _)| kind);
        let mut company: Vec<Company> = self.company.into_values().collect();
        company.sort_by(|one, other| (other.count, &one.name).cmp(&(one.count, &other.name)));
        company.truncate(COMPANY);
        known.company = company;
    }
}

const fn is_somebody(kind: EntityKind) -> bool {
    !matches!(
        kind,
        EntityKind::Date | EntityKind::Money | EntityKind::Quantity
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::dossier::Section, domain::Confidence};

    fn meeting(with: &str, status: &str) -> Event {
        Event {
            key: EventKey(1),
            sort: Sort::Meeting,
            sides: [vec!["Ana Lima".into(), with.into()], Vec::new()],
            mutual: false,
            things: Vec::new(),
            kind: String::new(),
            place: None,
            date: None,
            told: None,
            status: status.into(),
            attribution: Vec::new(),
            confidence: Confidence::percent(75),
            sources: Vec::new(),
            conflicts: Vec::new(),
            course: Vec::new(),
        }
    }

    #[test]
    fn only_who_was_met_is_counted_and_the_others_stand_apart() {
        let mut known = Known::default();
        for (with, status) in [
            ("Oren Vasko", "planned"),
            ("Oren Vasko", "held"),
            ("oren vasko", "held"),
            ("Oren Vasko", "denied"),
            ("Noor Halim", "cancelled"),
        ] {
            place(&mut known, "ana lima", Sort::Meeting, meeting(with, status));
        }
        let lines: Vec<(&str, &str, usize)> = known
            .met
            .iter()
            .map(|met| {
                (
                    met.name.as_str(),
                    met.events[0].status.as_str(),
                    met.events.len(),
                )
            })
            .collect();
        let expected = [
            ("Oren Vasko", "planned", 1),
            ("Oren Vasko", "held", 2),
            ("Oren Vasko", "denied", 1),
            ("Noor Halim", "cancelled", 1),
        ];
        assert_eq!(lines, expected);
        assert_eq!(known.count(Section::Met), 1);
    }
}
