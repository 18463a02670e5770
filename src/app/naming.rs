//! Whose dossier is meant: whoever the cursor is on; where these are several, the reader chooses one by some
//! letters of the name, or types another.

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};

use crate::domain::{EntityId, EntityKind, Party, Span};

use super::{
    Asked, Dossier, Effect, Found, Opened, Pane, RecordId, State, asking, copying,
    dossier::Section, sheet, sheet::Sheet,
};

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What is said of it beside: its kind, or its part in the record.
    pub about: &'static str,
}

/// So many are offered.
const OFFERED: usize = 200;

/// Everybody who may be meant here, the likeliest first.
#[must_use]
pub fn meant(state: &State) -> Vec<Named> {
    let mut named = match &state.sheet {
        Some(Sheet::Dossier(dossier)) => on_dossier(dossier),
        Some(Sheet::Ledger(ledger)) => {
            let event = ledger.list.selected();
            event.map_or_else(Vec::new, |event| of_event(event, ""))
        }
        None => in_article(state),
    };
    let mut known: Vec<String> = Vec::new();
    named.retain(|one| {
        let name = one.name.to_lowercase();
        let new = !name.is_empty() && !known.contains(&name);
        known.push(name);
        new
    });
    named.truncate(OFFERED);
    named
}

fn of_event(event: &super::Event, but: &str) -> Vec<Named> {
    let [first, second] = &event.sides;
    let parts = match event.sort {
        crate::domain::Sort::Gift => ["giver", "recipient"],
        crate::domain::Sort::Meeting => ["participant", ""],
    };
    let named = |(names, about): (&[String], &'static str)| -> Vec<Named> {
        let others = names.iter().filter(|name| *name != but);
        let name = |name: &String| Named {
            name: name.clone(),
            about,
        };
        others.map(name).collect()
    };
    let place: Vec<String> = event.place.iter().cloned().collect();
    let all = [
        (&first[..], parts[0]),
        (second, parts[1]),
        (&place, "place"),
    ];
    all.into_iter().flat_map(named).collect()
}

fn on_dossier(dossier: &Dossier) -> Vec<Named> {
    let (Some(known), Some((section, line))) = (dossier.known.ready(), dossier.at) else {
        return Vec::new();
    };
    match section {
        Section::Company => vec![Named {
            name: known.company[line].name.clone(),
            about: known.company[line].kind.name(),
        }],
        Section::Met => vec![Named {
            name: known.met[line].name.clone(),
            about: "participant",
        }],
        Section::Recent => Vec::new(),
        _ => {
            let event = dossier.events().first();
            event.map_or_else(Vec::new, |event| of_event(event, &dossier.name))
        }
    }
}

/// The entity that was jumped to; else whoever has a part in the selected record; else all whose names are seen.
fn in_article(state: &State) -> Vec<Named> {
    let (Some(opened), Some(found)) = (state.opened(), state.found()) else {
        return Vec::new();
    };
    if matches!(state.focus, Pane::Feeds | Pane::List) {
        return Vec::new();
    }
    if state.focus == Pane::Article
        && let Some(here) = opened.cursor()
    {
        let jumped = entities(opened, found, here);
        if !jumped.is_empty() && opened.telling.is_none() {
            return jumped;
        }
    }
    let selected = opened.selected;
    let parties = selected.map(|record| of_record(opened, found, record));
    let parties = parties.unwrap_or_default();
    if state.focus == Pane::Panel && !parties.is_empty() {
        return parties;
    }
    let seen = [parties, entities(opened, found, opened.visible)].concat();
    if seen.is_empty() {
        let end = opened.article().map_or(0, |article| article.text.len());
        return entities(opened, found, Span::new(0, end));
    }
    seen
}

fn of_record(opened: &Opened, found: &Found, record: RecordId) -> Vec<Named> {
    let Some(article) = opened.article() else {
        return Vec::new();
    };
    let words = |span| copying::words(article, span);
    let of = |parties: &[Party], about| -> Vec<Named> {
        let name = |party: &Party| Named {
            name: words(party.name),
            about,
        };
        parties.iter().map(name).collect()
    };
    let findings = &found.findings;
    let (parties, place) = match record {
        RecordId::Gift(at) => {
            let Some(gift) = findings.gifts.get(at) else {
                return Vec::new();
            };
            let both = [of(&gift.givers, "giver"), of(&gift.recipients, "recipient")];
            (both.concat(), gift.place)
        }
        RecordId::Meeting(at) => {
            let Some(meeting) = findings.meetings.get(at) else {
                return Vec::new();
            };
            (of(&meeting.participants, "participant"), meeting.place)
        }
    };
    let place = place.map(|place| Named {
        name: words(place.span),
        about: "place",
    });
    parties.into_iter().chain(place).collect()
}

/// Whose names stand within a span.
fn entities(opened: &Opened, found: &Found, span: Span) -> Vec<Named> {
    let Some(article) = opened.article() else {
        return Vec::new();
    };
    let mentions = found.findings.mentions_in(span).iter();
    let mut ids: Vec<EntityId> = Vec::new();
    for mention in mentions.filter(|mention| found.names(mention)) {
        if !ids.contains(&mention.entity) {
            ids.push(mention.entity);
        }
    }
    let somebody = |kind| {
        !matches!(
            kind,
            EntityKind::Date | EntityKind::Money | EntityKind::Quantity
        )
    };
    let entities = ids.into_iter().map(|id| found.findings.entity(id));
    entities
        .filter(|entity| somebody(entity.kind))
        .map(|entity| Named {
            name: copying::words(article, entity.name),
            about: entity.kind.name(),
        })
        .collect()
}

/// Opens the dossier of whoever is meant, or asks who that is.
pub fn begin(state: &mut State) -> Vec<Effect> {
    match meant(state).as_slice() {
        [one] => sheet::open_dossier(state, one.name.clone()),
        _ => {
            asking::begin(state, Asked::Name);
            Vec::new()
        }
    }
}

/// What is offered for what is typed.
#[must_use]
pub fn offered(state: &State) -> Vec<Named> {
    let typed = match &state.line {
        Some(line) if line.asked == Asked::Name => line.text(),
        _ => return Vec::new(),
    };
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut has = |name: &str| {
        pattern
            .score(Utf32Str::new(name, &mut letters), &mut matcher)
            .is_some()
    };
    let mut named = meant(state);
    named.retain(|named| has(&named.name));
    named
}

/// Opens the dossier that the cursor is on among those offered; where none is, that of the name that was typed.
pub fn accept(state: &mut State) -> Vec<Effect> {
    let at = state.line.as_ref().map_or(0, |line| line.at);
    let offered = offered(state).get(at).map(|named| named.name.clone());
    let typed = state.line.take().map(|line| line.text().trim().to_owned());
    match offered.or(typed).filter(|name| !name.is_empty()) {
        Some(name) => sheet::open_dossier(state, name),
        None => Vec::new(),
    }
}
