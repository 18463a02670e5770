//! Gifts and meetings as records tell them, and what the ledger asks of both.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::archive::Told;
use crate::{
    domain::{PartialDate, RecordName, Sort, Telling},
    query::term::fold,
    text::harmless,
};

/// What is known of a gift and of a meeting.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Common {
    /// Where.
    #[serde(deserialize_with = "clean_or_none")]
    pub place: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
    /// How far it has got, in the words of the record.
    #[serde(deserialize_with = "clean")]
    pub status: String,
    /// Who says so.
    #[serde(deserialize_with = "clean_all")]
    pub attribution: Vec<String>,
    /// How sure the surest telling is, 0 to 1.
    pub confidence: f64,
}

/// Something passed from one party to another.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Gift {
    /// Who gives.
    #[serde(deserialize_with = "clean_all")]
    pub giver: Vec<String>,
    /// Who receives.
    #[serde(deserialize_with = "clean_all")]
    pub recipient: Vec<String>,
    /// Whether they gave to each other.
    pub mutual: bool,
    /// A gift or aid.
    #[serde(deserialize_with = "clean")]
    pub kind: String,
    /// What is given.
    pub items: Vec<Item>,
    /// What is known of every event.
    #[serde(flatten)]
    pub common: Common,
}

/// One kind of thing given.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// The thing.
    #[serde(deserialize_with = "clean")]
    pub what: String,
    /// How many or how much.
    pub quantity: Option<serde_json::Number>,
    /// Of which unit.
    #[serde(deserialize_with = "clean_or_none")]
    pub unit: Option<String>,
}

/// Two or more parties who met.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// Who met.
    #[serde(deserialize_with = "clean_all")]
    pub participants: Vec<String>,
    /// What they talked about.
    #[serde(deserialize_with = "clean_or_none")]
    pub topic: Option<String>,
    /// In what form.
    #[serde(deserialize_with = "clean")]
    pub form: String,
    /// What is known of every event.
    #[serde(flatten)]
    pub common: Common,
}

/// An event that a ledger holds.
pub trait Event: Clone + Default + Serialize + for<'de> Deserialize<'de> {
    /// The list of a record that tells such events.
    const LIST: &'static str;
    /// The names of [`Event::cells`].
    const COLUMNS: &'static [&'static str];
    /// Whether it goes from the first side to the second.
    const DIRECTED: bool;
    /// Of which sort it is.
    const SORT: Sort;

    /// Who takes part: givers and recipients, or participants and nobody.
    fn sides(&self) -> [&[String]; 2];
    /// The same, to complete names.
    fn sides_mut(&mut self) -> Vec<&mut Vec<String>>;
    /// What is known of every event.
    fn common(&self) -> &Common;
    /// The same, to complete it.
    fn common_mut(&mut self) -> &mut Common;
    /// Takes what only the other telling of the same event says.
    fn complete(&mut self, other: &Self);
    /// Whether it is denied or called off.
    fn is_never(&self) -> bool;
    /// Whether it took place.
    #[must_use]
    fn is_done(&self) -> bool {
        matches!(self.common().status.as_str(), "given" | "held")
    }
    /// The things passed.
    fn items(&self) -> &[Item];
    /// Whether the parties were not in one place.
    fn is_remote(&self) -> bool;
    /// The fields that only this sort of event has, as words.
    fn cells(&self) -> Vec<String>;
    /// The things passed, or the topic.
    fn subjects(&self) -> Vec<String>;
    /// What is passed or talked about, in a few words; may be empty.
    fn matter(&self) -> String;

    /// The events of this sort that an article tells, as its report lists them.
    fn listed(told: &Told) -> &[(Self, Vec<String>)];

    /// The events of a record, each with the words that tell it.
    #[must_use]
    fn of_record(record: &str) -> Vec<(Self, Vec<String>)> {
        let Ok(Value::Object(mut record)) = serde_json::from_str(record) else {
            return Vec::new();
        };
        let Some(Value::Array(events)) = record.remove(Self::LIST) else {
            return Vec::new();
        };
        let event = |event: Value| {
            let tellings = event.get("evidence").and_then(Value::as_array);
            let words = |telling: &Value| Some(plain(telling.get("text")?.as_str()?));
            let evidence = tellings.map(|all| all.iter().filter_map(words).collect());
            let event = serde_json::from_value(event).ok()?;
            Some((event, evidence.unwrap_or_default()))
        };
        events.into_iter().filter_map(event).collect()
    }

    /// What it is compared by, told by an article of this second.
    #[must_use]
    fn telling(&self, told: i64) -> Telling {
        let common = self.common();
        let folded = |names: &[String]| names.iter().map(|name| fold(name)).collect();
        let gift = Self::SORT == Sort::Gift;
        Telling {
            sort: Self::SORT,
            sides: self.sides().map(folded),
            things: if gift {
                folded(&self.subjects())
            } else {
                Vec::new()
            },
            place: common.place.as_deref().map(fold),
            date: common.date,
            span: common.date.and_then(super::time_of),
            told: (told, told),
            never: self.is_never(),
            remote: self.is_remote(),
        }
    }

    /// What a verdict knows the record by.
    #[must_use]
    fn name(&self) -> RecordName {
        let count = if Self::DIRECTED { 2 } else { 1 };
        let sides = self.sides().map(<[String]>::to_vec);
        RecordName::new(Self::LIST, &sides[..count], &self.subjects())
    }

    /// Who, and what: `A → B: a horse`.
    #[must_use]
    fn summary(&self) -> String {
        let [first, second] = self.sides().map(|side| match side {
            [] => "?".to_owned(),
            side => side.join(", "),
        });
        let who = if Self::DIRECTED {
            format!("{first} → {second}")
        } else {
            self.sides()[0].join(" ↔ ")
        };
        match self.matter() {
            matter if matter.is_empty() => who,
            matter => format!("{who}: {matter}"),
        }
    }
}

impl Event for Gift {
    const LIST: &'static str = "gifts";
    const COLUMNS: &'static [&'static str] = &["giver", "recipient", "items", "mutual", "kind"];
    const DIRECTED: bool = true;
    const SORT: Sort = Sort::Gift;

    fn listed(told: &Told) -> &[(Self, Vec<String>)] {
        &told.gifts
    }

    fn sides(&self) -> [&[String]; 2] {
        [&self.giver, &self.recipient]
    }

    fn sides_mut(&mut self) -> Vec<&mut Vec<String>> {
        vec![&mut self.giver, &mut self.recipient]
    }

    fn common(&self) -> &Common {
        &self.common
    }

    fn common_mut(&mut self) -> &mut Common {
        &mut self.common
    }

    fn complete(&mut self, other: &Self) {
        self.mutual |= other.mutual;
        for item in &other.items {
            if !self.items.iter().any(|known| known.is_like(item)) {
                self.items.push(item.clone());
            }
        }
        if other.common.status == "given" {
            self.common.status.clone_from(&other.common.status);
        }
    }

    fn is_never(&self) -> bool {
        self.common.status == "denied"
    }

    fn items(&self) -> &[Item] {
        &self.items
    }

    fn is_remote(&self) -> bool {
        false
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.giver.join("; "),
            self.recipient.join("; "),
            self.matter(),
            self.mutual.to_string(),
            self.kind.clone(),
        ]
    }

    fn subjects(&self) -> Vec<String> {
        self.items.iter().map(|item| item.what.clone()).collect()
    }

    fn matter(&self) -> String {
        let items: Vec<String> = self.items.iter().map(ToString::to_string).collect();
        items.join("; ")
    }
}

impl Event for Meeting {
    const LIST: &'static str = "meetings";
    const COLUMNS: &'static [&'static str] = &["participants", "topic", "form"];
    const DIRECTED: bool = false;
    const SORT: Sort = Sort::Meeting;

    fn listed(told: &Told) -> &[(Self, Vec<String>)] {
        &told.meetings
    }

    fn sides(&self) -> [&[String]; 2] {
        [&self.participants, &[]]
    }

    fn sides_mut(&mut self) -> Vec<&mut Vec<String>> {
        vec![&mut self.participants]
    }

    fn common(&self) -> &Common {
        &self.common
    }

    fn common_mut(&mut self) -> &mut Common {
        &mut self.common
    }

    fn complete(&mut self, other: &Self) {
        if self.topic.is_none() {
            self.topic.clone_from(&other.topic);
        }
        if other.common.status == "held" {
            self.common.status.clone_from(&other.common.status);
        }
    }

    fn is_never(&self) -> bool {
        matches!(self.common.status.as_str(), "denied" | "cancelled")
    }

    fn items(&self) -> &[Item] {
        &[]
    }

    fn is_remote(&self) -> bool {
        matches!(self.form.as_str(), "call" | "video")
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.participants.join("; "),
            self.matter(),
            self.form.replace('_', " "),
        ]
    }

    fn subjects(&self) -> Vec<String> {
        self.topic.iter().cloned().collect()
    }

    fn matter(&self) -> String {
        self.topic.clone().unwrap_or_default()
    }
}

impl Item {
    fn is_like(&self, other: &Self) -> bool {
        fold(&self.what) == fold(&other.what)
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(quantity) = &self.quantity {
            write!(f, "{quantity} ")?;
        }
        if let Some(unit) = &self.unit {
            write!(f, "{unit} ")?;
        }
        f.write_str(&self.what)
    }
}

/// A stranger's words as one harmless line with single spaces.
pub(super) fn plain(text: &str) -> String {
    let words = harmless(text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn clean<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(clean_or_none(deserializer)?.unwrap_or_default())
}

fn clean_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text
        .map(|text| plain(&text))
        .filter(|text| !text.is_empty()))
}

fn clean_all<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let names = Vec::<String>::deserialize(deserializer)?;
    let names = names.iter().map(|name| plain(name));
    Ok(names.filter(|name| !name.is_empty()).collect())
}
