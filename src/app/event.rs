//! An event of the ledger as views show it: what all its tellings say together, who tells it, and where they
//! differ. Its words are harmless on a terminal.

use std::iter;

use crate::domain::{
    ArticleKey, Confidence, EventKey, Mark, PartialDate, RecordName, Sort, Verdict,
};

use super::{Marking, matches_in};

/// How far an event has got, as its status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Given, held.
    Done,
    /// Offered, promised, planned.
    Open,
    /// Cancelled, denied.
    Off,
}

impl Standing {
    /// The standing that a status word says.
    #[must_use]
    pub fn of(status: &str) -> Self {
        match status {
            "given" | "held" => Self::Done,
            "denied" | "cancelled" => Self::Off,
            _ => Self::Open,
        }
    }
}

/// A gift or a meeting, once, whoever tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Which.
    pub key: EventKey,
    /// Of which sort.
    pub sort: Sort,
    /// Givers and recipients, or participants and nobody.
    pub sides: [Vec<String>; 2],
    /// Whether they gave to each other.
    pub mutual: bool,
    /// The things given with their numbers, or the topic.
    pub things: Vec<String>,
    /// What kind of gift, in what form they met; empty where that is the usual one.
    pub kind: String,
    /// Where.
    pub place: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
    /// The day on which it was first told.
    pub told: Option<PartialDate>,
    /// How far it has got, in the words of the records.
    pub status: String,
    /// Whom the articles name as their source.
    pub attribution: Vec<String>,
    /// How sure the surest telling is.
    pub confidence: Confidence,
    /// The articles that tell it, the earliest first; at least one.
    pub sources: Vec<Source>,
    /// What the tellings contradict each other in, a line each.
    pub conflicts: Vec<String>,
    /// How far it had got when it was told, article by article, where that is not always the same.
    pub course: Vec<(String, Option<PartialDate>)>,
}

/// An article that tells an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Which.
    pub article: ArticleKey,
    /// Its title.
    pub title: String,
    /// The feed that carries it.
    pub feed: String,
    /// When it appeared.
    pub day: Option<PartialDate>,
    /// The page it is on.
    pub link: Option<String>,
    /// What a verdict knows the telling by.
    pub record: RecordName,
    /// The words that tell the event, each telling as it stands in the text.
    pub evidence: Vec<String>,
    /// What the user said of it.
    pub verdict: Option<Verdict>,
    /// Whether a source before it says the same in the same words.
    pub copy: bool,
}

impl Event {
    /// How far it has got.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(&self.status)
    }

    /// Everybody who takes part, then the place: those who have a dossier.
    pub fn named(&self) -> impl Iterator<Item = &String> {
        self.sides.iter().flatten().chain(&self.place)
    }

    /// How many articles tell of it in their own words; copies are no witnesses.
    #[must_use]
    pub fn articles(&self) -> usize {
        let own = self.sources.iter().filter(|source| !source.copy);
        let mut articles: Vec<ArticleKey> = own.map(|one| one.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }

    /// Whether all the words of a search stand in what it says and in the titles of those who tell it.
    #[must_use]
    pub fn has(&self, words: &str) -> bool {
        let titles = self.sources.iter().map(|source| source.title.clone());
        let told: Vec<String> = iter::once(self.sentence()).chain(titles).collect();
        let told = told.join("\n");
        words
            .split_whitespace()
            .all(|word| !matches_in(&told, word).is_empty())
    }

    /// What the user said of all its tellings, where that is the same of each.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        let first = self.sources.first()?.verdict;
        first.filter(|_| self.sources.iter().all(|source| source.verdict == first))
    }

    /// Who, to whom, what, how far, when, where, by how many told: one line.
    #[must_use]
    pub fn sentence(&self) -> String {
        let joined = |names: &[String], between| match names {
            [] => "?".to_owned(),
            names => names.join(between),
        };
        let who = match self.sort {
            Sort::Meeting => joined(&self.sides[0], " ↔ "),
            Sort::Gift => {
                let arrow = if self.mutual { "⇄" } else { "→" };
                let [givers, recipients] = &self.sides;
                format!(
                    "{} {arrow} {}",
                    joined(givers, ", "),
                    joined(recipients, ", ")
                )
            }
        };
        let things = match self.things.as_slice() {
            [] => String::new(),
            things => format!(": {}", things.join("; ")),
        };
        let day = self.date.map(|date| date.to_string());
        let says =
            (!self.attribution.is_empty()).then(|| format!("says {}", self.attribution.join(", ")));
        let count = match self.articles() {
            1 => "1 source".to_owned(),
            count => format!("{count} sources"),
        };
        let kind = Some(self.kind.clone()).filter(|kind| !kind.is_empty());
        let status = Some(self.status.clone());
        let details = [status, kind, self.place.clone(), day, says, Some(count)];
        let details: Vec<String> = details.into_iter().flatten().collect();
        format!("{who}{things} ({})", details.join(", "))
    }

    /// The marks that say of every telling that it is right or wrong; where that is said of all already, that take
    /// it back.
    #[must_use]
    pub fn judged(&self, verdict: Verdict) -> Vec<Marking> {
        let now = Some(verdict).filter(|_| self.verdict() != Some(verdict));
        let sources = self.sources.iter().filter(|source| source.verdict != now);
        let marking = |source: &Source| Marking {
            mark: Mark::Judged {
                record: source.record.clone(),
                before: source.verdict,
                now,
            },
            keys: vec![source.article],
        };
        sources.map(marking).collect()
    }
}
