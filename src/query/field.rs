//! The table of fields: `name:value`, what each is for, and which values it takes.

use super::{Column, Condition, Marked, Told, parse::What, term::fold, time};
use crate::domain::Lang;

/// Something of an article that a query can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Feed,
    Title,
    Author,
    Tag,
    Lang,
    Is,
    With,
    Entity,
    Date,
    Newer,
}

/// A row: a field, its name, what it asks for, and its values, or examples of them.
pub struct Row {
    pub field: Field,
    pub name: &'static str,
    pub help: &'static str,
    pub values: &'static [&'static str],
}

const fn row(
    field: Field,
    name: &'static str,
    help: &'static str,
    values: &'static [&'static str],
) -> Row {
    Row {
        field,
        name,
        help,
        values,
    }
}

/// All fields, in the order in which they are offered.
#[rustfmt::skip]
pub const FIELDS: &[Row] = &[
    row(Field::Feed,   "feed",   "words of the feed's name or address", &[]),
    row(Field::Title,  "title",  "words of the title", &[]),
    row(Field::Author, "author", "words of the author's name", &[]),
    row(Field::Tag,    "tag",    "a tag, whole", &[]),
    row(Field::Lang,   "lang",   "the language it is written in", &["en", "id"]),
    row(Field::Is,     "is",     "how it is marked", &["unread", "read", "starred", "tagged", "copy"]),
    row(Field::With,   "with",   "what it tells of", &["gifts", "meetings"]),
    row(Field::Entity, "entity", "words of a name that it mentions", &[]),
    row(Field::Date,   "date",   "its day, month or year, as 2023-09, >=2023 or 2023-09..2023-11", &[]),
    row(Field::Newer,  "newer",  "its greatest age", &["12 hours", "3 days", "2 weeks", "1 month"]),
];

impl Row {
    /// The row of a name, in whatever size of letters.
    pub fn named(name: &str) -> Option<&'static Self> {
        FIELDS
            .iter()
            .find(|row| row.name.eq_ignore_ascii_case(name))
    }

    /// What the field asks for with this value.
    pub fn condition(&self, value: &str) -> Result<Condition, What> {
        let wrong = || What::Value {
            field: self.name,
            value: value.to_owned(),
        };
        let words = || match fold(value) {
            folded if folded.is_empty() => Err(What::NoWord),
            folded => Ok(folded),
        };
        let column = |column| words().map(|_| Condition::Words(column, value.to_owned()));
        match self.field {
            Field::Feed => words().map(Condition::Feed),
            Field::Entity => words().map(Condition::Entity),
            Field::Title => column(Column::Title),
            Field::Author => column(Column::Author),
            Field::Tag => Ok(Condition::Tag(value.trim().to_owned())),
            Field::Lang => match value.to_ascii_lowercase().as_str() {
                "id" => Ok(Condition::Lang(Lang::Id)),
                "en" => Ok(Condition::Lang(Lang::En)),
                _ => Err(wrong()),
            },
            Field::Is => match value.to_ascii_lowercase().as_str() {
                "unread" => Ok(Condition::Is(Marked::Unread)),
                "read" => Ok(Condition::Is(Marked::Read)),
                "starred" => Ok(Condition::Is(Marked::Starred)),
                "tagged" => Ok(Condition::Is(Marked::Tagged)),
                "copy" => Ok(Condition::Is(Marked::Copy)),
                _ => Err(wrong()),
            },
            Field::With => match value.to_ascii_lowercase().as_str() {
                "gifts" | "gift" => Ok(Condition::With(Told::Gifts)),
                "meetings" | "meeting" => Ok(Condition::With(Told::Meetings)),
                _ => Err(wrong()),
            },
            Field::Date => match time::dated(value).ok_or(What::Date)? {
                Condition::Dated {
                    from: Some(from),
                    before: Some(before),
                } if from >= before => Err(What::Reversed),
                dated => Ok(dated),
            },
            Field::Newer => time::age(value).map(Condition::Newer).ok_or(What::Age),
        }
    }
}

/// The values of a field, for messages.
pub fn values_of(field: &str) -> String {
    Row::named(field).map_or_else(String::new, |row| row.values.join(", "))
}

/// All names, for messages.
pub fn names() -> String {
    let names: Vec<String> = FIELDS.iter().map(|row| format!("{}:", row.name)).collect();
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, Field, Row};

    #[test]
    fn every_value_that_is_offered_is_understood() {
        for row in FIELDS {
            assert!(Row::named(&row.name.to_uppercase()).is_some());
            for value in row.values {
                assert!(row.condition(value).is_ok(), "{}:{value}", row.name);
            }
            if row.field == Field::Lang {
                assert!(row.condition("xx").is_err());
            }
        }
    }
}
