//! The rows of gold and of predictions: one JSON object a line.
//!
//! Both have the shape that `warta extract --format jsonl` prints; the gold has fields of its own beside
//! it. A list may be given as a single value and an item as its words, so that predictions made elsewhere
//! can be scored; what is no event at all is left out of a prediction. Fields without meaning are ignored.

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::name::Aliases;
use crate::domain::{Lang, PartialDate};

/// What is to be found in one text.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// The text's id; its file is named after it.
    pub id: String,
    /// The language, where it is known.
    pub lang: Option<Lang>,
    /// The set that the text is of.
    pub set: Option<String>,
    /// The part of the gold that the text is in.
    pub split: Option<String>,
    /// The day of publication.
    pub published: Option<PartialDate>,
    /// Its month, where the day is not known.
    pub published_month: Option<PartialDate>,
    /// Whether there is no event but words that suggest one.
    #[serde(default)]
    pub hard_negative: bool,
    /// How complete the gold is.
    #[serde(default)]
    pub judge: Judge,
    /// The gifts.
    pub gifts: Vec<Event>,
    /// The meetings.
    pub meetings: Vec<Event>,
    /// Other names of the parties.
    #[serde(default)]
    pub aliases: Aliases,
    /// How many further events are neither right nor wrong.
    #[serde(default)]
    pub borderline: Borderline,
}

/// How complete the gold of a text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Judge {
    /// Every event is in it.
    #[default]
    Full,
    /// There may be others, which are not counted against.
    Recall,
}

/// How many further events of each kind are neither right nor wrong.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct Borderline {
    gifts: Allowance,
    meetings: Allowance,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Allowance {
    Number(usize),
    Any(Any),
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Any {
    Any,
}

impl Default for Allowance {
    fn default() -> Self {
        Self::Number(0)
    }
}

/// What was found in one text.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Prediction {
    /// The text's id.
    pub id: String,
    /// The gifts.
    #[serde(default, deserialize_with = "events")]
    pub gifts: Vec<Event>,
    /// The meetings.
    #[serde(default, deserialize_with = "events")]
    pub meetings: Vec<Event>,
}

/// Which of the two is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Who gave what to whom.
    Gifts,
    /// Who met whom.
    Meetings,
}

/// A gift or a meeting: the fields of the one are empty in the other.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    /// Whose gift it is.
    #[serde(deserialize_with = "names", skip_serializing_if = "Vec::is_empty")]
    pub giver: Vec<String>,
    /// Who gets it.
    #[serde(deserialize_with = "names", skip_serializing_if = "Vec::is_empty")]
    pub recipient: Vec<String>,
    /// Who meets.
    #[serde(deserialize_with = "names", skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<String>,
    /// What is given.
    #[serde(deserialize_with = "items", skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// Where.
    #[serde(deserialize_with = "text")]
    pub place: Option<String>,
    /// When: ISO 8601, whole or partial.
    #[serde(deserialize_with = "text")]
    pub date: Option<String>,
    /// What is talked about.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Given, promised, held, denied and so on.
    #[serde(deserialize_with = "text")]
    pub status: Option<String>,
    /// In the gold: in person where absent, otherwise `call` or `video`.
    #[serde(deserialize_with = "text", skip_serializing)]
    pub form: Option<String>,
    /// Whether both sides give and get.
    #[serde(skip_serializing)]
    pub mutual: bool,
    /// In the gold: whether it counts neither way.
    #[serde(skip_serializing)]
    pub optional: bool,
    /// In the gold: those who hand over for the giver.
    #[serde(deserialize_with = "names", skip_serializing)]
    pub also_giver: Vec<String>,
    /// In the gold: those who take in hand for the recipient.
    #[serde(deserialize_with = "names", skip_serializing)]
    pub also_recipient: Vec<String>,
    /// In the gold: companions and brokers.
    #[serde(deserialize_with = "names", skip_serializing)]
    pub also_present: Vec<String>,
    /// In the gold: further right answers; `None`: leaving it out is right too.
    #[serde(deserialize_with = "others", skip_serializing)]
    pub place_alt: Vec<Option<String>>,
    /// As `place_alt`.
    #[serde(deserialize_with = "others", skip_serializing)]
    pub date_alt: Vec<Option<String>>,
    /// As `place_alt`.
    #[serde(deserialize_with = "others", skip_serializing)]
    pub topic_alt: Vec<Option<String>>,
    /// Further right statuses.
    #[serde(deserialize_with = "others", skip_serializing)]
    pub status_alt: Vec<Option<String>>,
}

/// A thing or a sum.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// The words for it.
    #[serde(deserialize_with = "words")]
    pub what: String,
    /// How many, or the sum.
    pub quantity: Option<Amount>,
    /// A currency (ISO 4217) or a measure.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// In the gold: the words for the quantity.
    #[serde(deserialize_with = "text", skip_serializing)]
    pub quantity_text: Option<String>,
    /// In the gold: further right quantities; `None`: leaving it out is right too.
    #[serde(deserialize_with = "amounts", skip_serializing)]
    pub quantity_alt: Vec<Option<Amount>>,
    /// In the gold: words any one of which names it.
    #[serde(deserialize_with = "names", skip_serializing)]
    pub heads: Vec<String>,
}

/// A quantity as it was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Amount {
    /// As a number.
    Number(f64),
    /// In words.
    Words(String),
    /// As something that is no quantity.
    Other(Value),
}

impl Amount {
    /// The number, read as the language writes it.
    #[must_use]
    pub fn number(&self, lang: Lang) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Words(words) => super::number::number(words, lang),
            Self::Other(_) => None,
        }
    }
}

impl Kind {
    /// Both, in the order of the panel.
    pub const BOTH: [Self; 2] = [Self::Gifts, Self::Meetings];

    /// The key of its list in a row.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gifts => "gifts",
            Self::Meetings => "meetings",
        }
    }

    /// The status of an event that says none.
    #[must_use]
    pub const fn usual_status(self) -> &'static str {
        match self {
            Self::Gifts => "given",
            Self::Meetings => "held",
        }
    }
}

impl Gold {
    /// Its events of one kind.
    #[must_use]
    pub fn events(&self, kind: Kind) -> &[Event] {
        match kind {
            Kind::Gifts => &self.gifts,
            Kind::Meetings => &self.meetings,
        }
    }

    /// How many further events of one kind are neither right nor wrong; `None` for all.
    #[must_use]
    pub fn allowance(&self, kind: Kind) -> Option<usize> {
        let allowance = match kind {
            Kind::Gifts => self.borderline.gifts,
            Kind::Meetings => self.borderline.meetings,
        };
        match allowance {
            Allowance::Number(number) if self.judge == Judge::Full => Some(number),
            Allowance::Number(_) | Allowance::Any(Any::Any) => None,
        }
    }
}

impl Prediction {
    /// Its events of one kind.
    #[must_use]
    pub fn events(&self, kind: Kind) -> &[Event] {
        match kind {
            Kind::Gifts => &self.gifts,
            Kind::Meetings => &self.meetings,
        }
    }
}

impl Event {
    /// Whether a status is right.
    #[must_use]
    pub fn has_status(&self, status: Option<&str>) -> bool {
        let others = self.status_alt.iter().map(Option::as_deref);
        [self.status.as_deref()]
            .into_iter()
            .chain(others)
            .any(|right| right == status)
    }
}

/// Why a row cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}: {what}", column.map(|column| format!(", column {column}")).unwrap_or_default())]
pub struct BadRow {
    line: usize,
    column: Option<usize>,
    what: String,
}

/// The rows of a file. Blank lines are none.
///
/// # Errors
/// At the first line that is not a row of this shape.
pub fn rows<R: DeserializeOwned>(bytes: &[u8]) -> Result<Vec<R>, BadRow> {
    let lines = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .split(|&byte| byte == b'\n');
    let filled = |(_, line): &(usize, &[u8])| !line.trim_ascii().is_empty();
    lines
        .enumerate()
        .filter(filled)
        .map(|(index, line)| row(index + 1, line))
        .collect()
}

fn row<R: DeserializeOwned>(number: usize, line: &[u8]) -> Result<R, BadRow> {
    serde_json::from_slice(line).map_err(|error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        BadRow {
            line: number,
            column: (error.column() > 0).then(|| error.column()),
            what: what.to_owned(),
        }
    })
}

/// A list of values from a list, a single value or nothing.
fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Value>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Null => Vec::new(),
        Value::String(text) if text.is_empty() => Vec::new(),
        Value::Array(values) => values,
        value => vec![value],
    })
}

fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let names = list(deserializer)?.into_iter().filter_map(said);
    Ok(names.filter(|name| !name.trim().is_empty()).collect())
}

fn others<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Option<String>>, D::Error> {
    Ok(list(deserializer)?.into_iter().map(said).collect())
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(said(Value::deserialize(deserializer)?))
}

fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    text(deserializer).map(Option::unwrap_or_default)
}

/// A value as words; `None` for nothing and for an empty list.
fn said(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        Value::Array(values) if values.is_empty() => None,
        other => Some(other.to_string()),
    }
}

fn amounts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Option<Amount>>, D::Error> {
    let amount = |value: Value| match value {
        Value::Null => None,
        Value::String(words) => Some(Amount::Words(words)),
        Value::Number(number) => number.as_f64().map(Amount::Number),
        other => Some(Amount::Other(other)),
    };
    Ok(list(deserializer)?.into_iter().map(amount).collect())
}

fn items<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Item>, D::Error> {
    let item = |value: Value| match value {
        Value::Object(fields) => object(fields),
        value => Some(Item {
            what: said(value)?,
            ..Item::default()
        }),
    };
    Ok(list(deserializer)?.into_iter().filter_map(item).collect())
}

fn events<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Event>, D::Error> {
    let event = |value| match value {
        Value::Object(fields) => object(fields),
        _ => None,
    };
    Ok(list(deserializer)?.into_iter().filter_map(event).collect())
}

fn object<T: DeserializeOwned>(fields: Map<String, Value>) -> Option<T> {
    serde_json::from_value(Value::Object(fields)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prediction(line: &str) -> Prediction {
        rows(line.as_bytes()).unwrap().remove(0)
    }

    #[test]
    fn a_single_value_is_a_list_of_one_and_what_is_no_event_is_left_out() {
        let found = prediction(
            r#"{"id": "a", "gifts": [{"giver": "Ana", "recipient": null, "items": ["jaket"]}, "nonsense", {}]}"#,
        );
        assert_eq!(found.gifts.len(), 2);
        assert_eq!(found.gifts[0].giver, ["Ana"]);
        assert_eq!(found.gifts[0].items[0].what, "jaket");
        assert_eq!(found.gifts[1], Event::default());
    }

    #[test]
    fn quantities_are_read_from_numbers_and_words() {
        let found = prediction(
            r#"{"id": "a", "gifts": [{"items": [{"quantity": 2}, {"quantity": "3 ribu"}, {"quantity": true}, {}]}]}"#,
        );
        let items = found.gifts[0].items.iter();
        let numbers: Vec<Option<f64>> = items
            .map(|item| item.quantity.as_ref()?.number(Lang::Id))
            .collect();
        assert_eq!(numbers, [Some(2.0), Some(3000.0), None, None]);
    }

    #[test]
    fn bad_rows_are_named_by_their_line() {
        let told = |bytes: &[u8]| rows::<Gold>(bytes).unwrap_err().to_string();
        let good = br#"{"id": "a", "gifts": [], "meetings": []}"#;
        assert_eq!(
            rows::<Gold>(&[&good[..], b"\r\n\n"].concat())
                .unwrap()
                .len(),
            1
        );
        assert!(told(&[&good[..], b"\n\n{\"id\": }"].concat()).starts_with("line 3, column 8: "));
        assert!(told(br#"{"id": "a", "gifts": []}"#).contains("missing field `meetings`"));
        assert!(told(b"\xFF\xFE").starts_with("line 1"));
    }

    #[test]
    fn a_text_of_which_not_all_is_known_allows_anything() {
        let allowed = |fields: &str| {
            let line = format!(r#"{{"id": "a", "gifts": [], "meetings": []{fields}}}"#);
            rows::<Gold>(line.as_bytes()).unwrap()[0].allowance(Kind::Gifts)
        };
        assert_eq!(allowed(""), Some(0));
        assert_eq!(allowed(r#", "borderline": {"gifts": 2}"#), Some(2));
        assert_eq!(allowed(r#", "borderline": {"gifts": "any"}"#), None);
        assert_eq!(
            allowed(r#", "judge": "recall", "borderline": {"gifts": 0}"#),
            None
        );
    }
}
