//! What went wrong, one by one: events missed and invented, fields of paired events.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;

use super::{
    row::{Amount, Event, Gold, Item, Kind},
    tally::Tally,
};

/// One mistake in one text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mistake {
    /// The text's id.
    pub id: String,
    /// Gifts or meetings.
    pub kind: Kind,
    /// What it is.
    #[serde(flatten)]
    pub what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// An event that is not there was found.
    Invented(Event),
    /// An event that is there was not found.
    Missed(Event),
    /// Fields of an event that was found, by name.
    Wrong(BTreeMap<&'static str, Field>),
}

/// A field as it was found and as the gold has it, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// What was found, empty for nothing.
    pub found: String,
    /// What is right, empty for nothing.
    pub right: String,
}

impl Mistake {
    pub(super) fn invented(gold: &Gold, kind: Kind, event: &Event) -> Self {
        Self::new(gold, kind, What::Invented(event.clone()))
    }

    pub(super) fn missed(gold: &Gold, kind: Kind, event: &Event) -> Self {
        Self::new(gold, kind, What::Missed(event.clone()))
    }

    /// The wrong fields of a paired event; `None` where all are right.
    pub(super) fn in_fields(
        gold: &Gold,
        kind: Kind,
        found: &Event,
        right: &Event,
        fields: &BTreeMap<&'static str, Tally>,
        same_status: bool,
    ) -> Option<Self> {
        let field = |name| Field {
            found: words_of(found, name),
            right: words_of(right, name),
        };
        let wrong = fields
            .iter()
            .filter(|(_, tally)| tally.has_mistake())
            .map(|(name, _)| *name);
        let wrong = wrong.chain((!same_status).then_some("status"));
        let wrong: BTreeMap<&str, Field> = wrong.map(|name| (name, field(name))).collect();
        (!wrong.is_empty()).then(|| Self::new(gold, kind, What::Wrong(wrong)))
    }

    fn new(gold: &Gold, kind: Kind, what: What) -> Self {
        let id = gold.id.clone();
        Self { id, kind, what }
    }
}

fn words_of(event: &Event, field: &str) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match field {
        "giver" => event.giver.join(", "),
        "recipient" => event.recipient.join(", "),
        "participants" => event.participants.join(", "),
        "item" | "quantity" => things(&event.items),
        "place" => text(&event.place),
        "date" => text(&event.date),
        "topic" => text(&event.topic),
        _ => text(&event.status),
    }
}

fn things(items: &[Item]) -> String {
    let thing = |item: &Item| {
        let quantity = match &item.quantity {
            Some(Amount::Number(number)) => number.to_string(),
            Some(Amount::Words(words)) => words.clone(),
            _ => String::new(),
        };
        let parts = [
            quantity.as_str(),
            item.unit.as_deref().unwrap_or_default(),
            &item.what,
        ];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join(" ")
    };
    items.iter().map(thing).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let kind = match self.kind {
            Kind::Gifts => "gift",
            Kind::Meetings => "meeting",
        };
        match &self.what {
            What::Invented(event) => write!(f, "{}: invented {kind}: {}", self.id, one_line(event)),
            What::Missed(event) => write!(f, "{}: missed {kind}: {}", self.id, one_line(event)),
            What::Wrong(fields) => {
                write!(f, "{}: {kind}", self.id)?;
                for (index, (name, field)) in fields.iter().enumerate() {
                    let comma = if index == 0 { ":" } else { ";" };
                    write!(
                        f,
                        "{comma} {name} is `{}`, found `{}`",
                        field.right, field.found
                    )?;
                }
                Ok(())
            }
        }
    }
}

fn one_line(event: &Event) -> String {
    let who = if event.participants.is_empty() {
        format!(
            "{} → {}: {}",
            event.giver.join(", "),
            event.recipient.join(", "),
            things(&event.items)
        )
    } else {
        event.participants.join(" ↔ ")
    };
    let rest = [&event.place, &event.date, &event.status];
    let rest = rest
        .into_iter()
        .flatten()
        .map(|field| format!(" · {field}"));
    rest.fold(who, |line, part| line + &part)
}
