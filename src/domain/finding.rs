//! What the language part found in one article: entities and their mentions, gifts and meetings.
//!
//! Everything is anchored by spans into the article's text; a name is looked up there. Lists are in the
//! order of the text.

use serde::{Deserialize, Serialize};

use super::{PartialDate, Span, Told};

/// A language that warta reads. Another one is another folder of assets and a row here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Indonesian (ISO 639-1 `id`).
    Id,
    /// English (ISO 639-1 `en`).
    #[default]
    En,
}

impl Lang {
    /// The ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}

/// What sort of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A person, by name or by a role that stands for one.
    Person,
    /// A body: a ministry, a firm, an army, a news agency.
    Organisation,
    /// A country, town, river, building, region.
    Place,
    /// A named weapon, vehicle, device or work.
    Product,
    /// A named happening: a summit, a war, a festival.
    Event,
    /// A day, month, year or span of time.
    Date,
    /// A sum with its currency.
    Money,
    /// A number with its unit or counter.
    Quantity,
}

impl EntityKind {
    /// All kinds, in the order of legends.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Product,
        Self::Event,
        Self::Date,
        Self::Money,
        Self::Quantity,
    ];

    /// The kind's name as records print it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Product => "product",
            Self::Event => "event",
            Self::Date => "date",
            Self::Money => "money",
            Self::Quantity => "quantity",
        }
    }
}

/// An index into [`Findings::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

/// How a mention refers to its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionForm {
    /// By a name, whole or short; a date, sum or quantity by its words.
    Name,
    /// By what it is: "the prime minister", "gubernur Nakuru".
    Role,
    /// By a pronoun.
    Pronoun,
}

/// One place in the text that refers to an entity. Mentions do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The words that refer.
    pub span: Span,
    /// The kind read at this place.
    pub kind: EntityKind,
    /// What is referred to.
    pub entity: EntityId,
    /// By which means.
    pub form: MentionForm,
    /// The words that stand for it among the article's entities; none for pronouns, roles, and names that
    /// are doubtful or part of another. These spans are sorted and do not overlap either.
    pub shown: Option<Span>,
}

/// Something that the article names, once for all its mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Where its canonical name stands: the fullest name the article gives, without the title, or the
    /// fullest role phrase where no name is given.
    pub name: Span,
    /// Where its other names stand, one span for each different wording.
    pub aliases: Vec<Span>,
}

/// Someone, or some group, in a role of a gift or meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party {
    /// The words in the clause that fill the role, a pronoun perhaps.
    pub span: Span,
    /// Where the canonical name stands; `span` itself for an unnamed group.
    pub name: Span,
    /// The entity, where the party is one.
    pub entity: Option<EntityId>,
}

/// One kind of thing given.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The words that name the thing, without number and unit.
    pub what: Span,
    /// How many or how much, a plain number in `unit`s.
    pub quantity: Option<f64>,
    /// An ISO 4217 code for money, else the unit in the article's words; `None` for a plain count.
    pub unit: Option<String>,
    /// The words that gave number and unit.
    pub quantity_span: Option<Span>,
}

impl Item {
    /// Whether it is counted in money: its unit is a code, not a word such as "ton".
    #[must_use]
    pub fn is_money(&self) -> bool {
        let code =
            |unit: &str| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
        self.unit.as_deref().is_some_and(code)
    }
}

/// From how far away a place or date was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// The clause that tells the event.
    Clause,
    /// The sentence around it.
    Sentence,
    /// The story's frame: dateline, running day.
    Story,
}

/// Where an event took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The words that name the place.
    pub span: Span,
    /// From how far away it was taken.
    pub anchor: Anchor,
}

/// When an event took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day, month or year.
    pub date: PartialDate,
    /// The words it was read from.
    pub span: Span,
    /// From how far away it was taken.
    pub anchor: Anchor,
    /// Whether the weekday that the words name, where they do, is that of the day.
    pub agrees: bool,
}

/// How sure a record is, in percent: 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Confidence(u8);

impl Confidence {
    /// A confidence of `percent`, at most 100.
    #[must_use]
    pub const fn percent(percent: u8) -> Self {
        Self(if percent > 100 { 100 } else { percent })
    }

    /// 0 to 100.
    #[must_use]
    pub const fn as_percent(self) -> u8 {
        self.0
    }

    /// The share from 0 to 1.
    #[must_use]
    pub fn as_share(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// How many of five bars to draw: 1 to 5.
    #[must_use]
    pub const fn bars(self) -> u8 {
        match self.0 {
            0..=29 => 1,
            30..=49 => 2,
            50..=69 => 3,
            70..=89 => 4,
            _ => 5,
        }
    }
}

/// What stands behind a gift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GiftKind {
    /// A present.
    Gift,
    /// Help in goods or money.
    Aid,
    /// A medal, an order, a piece of honour.
    Honour,
}

impl GiftKind {
    /// The kind in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gift => "gift",
            Self::Aid => "aid",
            Self::Honour => "honour",
        }
    }
}

/// How far a gift has got, as of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GiftStatus {
    /// It has passed.
    Given,
    /// It may be taken.
    Offered,
    /// It will be given.
    Promised,
    /// The article says that it is untrue.
    Denied,
}

impl GiftStatus {
    /// The status in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Offered => "offered",
            Self::Promised => "promised",
            Self::Denied => "denied",
        }
    }
}

/// How far a meeting has got, as of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingStatus {
    /// It took place.
    Held,
    /// It is announced.
    Planned,
    /// It was called off.
    Cancelled,
    /// The article says that it did not take place.
    Denied,
}

impl MeetingStatus {
    /// The status in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Planned => "planned",
            Self::Cancelled => "cancelled",
            Self::Denied => "denied",
        }
    }
}

/// In what form the parties met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// In each other's presence.
    InPerson,
    /// By telephone.
    Call,
    /// By video link.
    Video,
    /// At a summit.
    Summit,
}

/// A concrete thing or sum that passes, or is offered, from one party to another without payment.
#[derive(Debug, Clone, PartialEq)]
pub struct Gift {
    /// Who gives; both sides of an exchange.
    pub givers: Vec<Party>,
    /// Who receives; both sides of an exchange.
    pub recipients: Vec<Party>,
    /// Whether the parties gave to each other.
    pub mutual: bool,
    /// What is given.
    pub items: Vec<Item>,
    /// What stands behind it.
    pub kind: GiftKind,
    /// Where it passes.
    pub place: Option<Place>,
    /// When it passes.
    pub date: Option<When>,
    /// How far it has got.
    pub status: GiftStatus,
    /// Who says so, where the article names a source.
    pub attribution: Vec<Party>,
    /// The tellings, one span for each, in the order of the text; never empty.
    pub evidence: Vec<Span>,
    /// How sure the record is.
    pub confidence: Confidence,
    /// The frame that read the surest telling, by its name in the rules.
    pub frame: &'static str,
    /// How each telling was read, in the order of the text.
    pub told: Vec<Told>,
}

/// Two or more parties in each other's presence, or on a call, to talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Who met.
    pub participants: Vec<Party>,
    /// Where.
    pub place: Option<Place>,
    /// When.
    pub date: Option<When>,
    /// What they talked about.
    pub topic: Option<Span>,
    /// How far it has got.
    pub status: MeetingStatus,
    /// In what form.
    pub form: Form,
    /// Who says so, where the article names a source.
    pub attribution: Vec<Party>,
    /// The tellings, one span for each, in the order of the text; never empty.
    pub evidence: Vec<Span>,
    /// How sure the record is.
    pub confidence: Confidence,
    /// The frame that read the surest telling, by its name in the rules.
    pub frame: &'static str,
    /// How each telling was read, in the order of the text.
    pub told: Vec<Told>,
}

/// All that was found in one article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// The language it was read in.
    pub lang: Lang,
    /// The entities, by first mention.
    pub entities: Vec<Entity>,
    /// Their mentions, sorted by place, not overlapping.
    pub mentions: Vec<Mention>,
    /// The gifts, by first evidence.
    pub gifts: Vec<Gift>,
    /// The meetings, by first evidence.
    pub meetings: Vec<Meeting>,
}

impl Findings {
    /// The entity that a mention or party refers to.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0]
    }

    /// The mentions that share a byte with `span`.
    #[must_use]
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let first = self
            .mentions
            .partition_point(|mention| mention.span.end <= span.start);
        let last = self
            .mentions
            .partition_point(|mention| mention.span.start < span.end);
        &self.mentions[first..last.max(first)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_in_a_code_is_money_and_what_is_counted_in_a_word_is_none() {
        let money = |unit: Option<&str>| {
            let item = Item {
                what: Span { start: 0, end: 1 },
                quantity: Some(1.0),
                unit: unit.map(str::to_owned),
                quantity_span: None,
            };
            item.is_money()
        };
        assert!(money(Some("IDR")));
        for unit in [Some("ton"), Some("Ton"), Some("kg"), None] {
            assert!(!money(unit), "{unit:?}");
        }
    }
}
