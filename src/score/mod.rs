//! How well found gifts and meetings agree with a gold set of the same shape.
//!
//! Found and right events of a text are paired one to one, required ones first. A paired event is right, a
//! right one without a pair is missed, a found one without a pair is extra. Neither way count: events that
//! the gold calls optional, as many extra ones as it calls borderline, extra ones in texts of which it does
//! not know all, and the second half of an exchange that was told as two. The fields of paired events are
//! counted the same way, one by one. Names, things, places and topics need not agree to the letter: what
//! is enough is said in `name`, `slot` and `number`.

mod assign;
mod listing;
mod mistake;
mod name;
mod number;
mod pairing;
mod row;
mod slot;
mod tally;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};

use pairing::Text;

pub use listing::listing;
pub use mistake::{Mistake, What};
pub use row::{BadRow, Event, Gold, Kind, Prediction, rows};
pub use tally::{Figures, Tally};

/// What is said of each kind, gifts first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Both<T> {
    /// Of gifts.
    pub gifts: T,
    /// Of meetings.
    pub meetings: T,
}

impl<T> Both<T> {
    /// What is said of one kind.
    pub const fn of(&self, kind: Kind) -> &T {
        match kind {
            Kind::Gifts => &self.gifts,
            Kind::Meetings => &self.meetings,
        }
    }

    const fn of_mut(&mut self, kind: Kind) -> &mut T {
        match kind {
            Kind::Gifts => &mut self.gifts,
            Kind::Meetings => &mut self.meetings,
        }
    }
}

/// The sum over all texts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Score {
    /// Events.
    pub detection: Both<Tally>,
    /// Texts: does it hold an event, was one found.
    pub any_in_text: Both<Tally>,
    /// Fields of paired events, by `kind.field`.
    pub arguments: BTreeMap<String, Tally>,
    /// How many paired events have the right status.
    pub status_right: Both<Share>,
    /// How many denied or cancelled events were found as given or held.
    pub overclaimed: Both<usize>,
    /// Extra events in texts without any.
    pub hard_negatives: Negatives,
    /// Each mistake, in the order of the gold.
    #[serde(skip)]
    pub mistakes: Vec<Mistake>,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Right ones.
    pub right: usize,
    /// All.
    pub of: usize,
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.right, self.of))
    }
}

/// False alarms in texts that hold no event but words that suggest one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Negatives {
    /// Such texts.
    pub texts: usize,
    /// Those with a false alarm.
    pub with_alarm: usize,
    /// Gifts found in them.
    pub gifts: usize,
    /// Meetings found in them.
    pub meetings: usize,
}

/// Scores predictions; a text without one counts as one without events.
#[must_use]
pub fn score(gold: &[Gold], predictions: &[Prediction]) -> Score {
    let by_id: FxHashMap<&str, &Prediction> = predictions
        .iter()
        .map(|found| (found.id.as_str(), found))
        .collect();
    let nothing = Prediction::default();
    let mut score = Score::default();
    for gold in gold {
        let found = by_id.get(gold.id.as_str()).copied().unwrap_or(&nothing);
        score.add(gold, found);
    }
    score
}

impl Score {
    fn add(&mut self, gold: &Gold, found: &Prediction) {
        let extra = Kind::BOTH.map(|kind| self.add_kind(kind, gold, found.events(kind)));
        if gold.hard_negative {
            let negatives = &mut self.hard_negatives;
            negatives.texts += 1;
            negatives.gifts += extra[0];
            negatives.meetings += extra[1];
            negatives.with_alarm += usize::from(extra[0] + extra[1] > 0);
        }
    }

    /// Adds one kind of events of one text, and gives the number of extra ones.
    fn add_kind(&mut self, kind: Kind, gold: &Gold, found: &[Event]) -> usize {
        let (text, right) = (Text::of(gold), gold.events(kind));
        let pairs = text.pairs(kind, found, right);
        let extra = extra(kind, gold, found, &pairs);
        let is_found = |at: usize| pairs.contains(&Some(at));
        let required: Vec<usize> = (0..right.len()).filter(|&at| !right[at].optional).collect();
        let missed: Vec<usize> = required
            .iter()
            .copied()
            .filter(|&at| !is_found(at))
            .collect();

        let detection = self.detection.of_mut(kind);
        *detection += Tally::new(required.len() - missed.len(), extra.len(), missed.len());
        let any_found = required.iter().any(|&at| is_found(at)) || pairs.contains(&None);
        *self.any_in_text.of_mut(kind) += if required.is_empty() {
            Tally::new(0, usize::from(!extra.is_empty()), 0)
        } else {
            Tally::new(usize::from(any_found), 0, usize::from(!any_found))
        };

        let mistakes = &mut self.mistakes;
        mistakes.extend(
            extra
                .iter()
                .map(|event| Mistake::invented(gold, kind, event)),
        );
        mistakes.extend(
            missed
                .iter()
                .map(|&at| Mistake::missed(gold, kind, &right[at])),
        );
        for (found, pair) in found.iter().zip(&pairs) {
            if let Some(right) = pair.map(|at| &right[at]).filter(|right| !right.optional) {
                self.add_pair(kind, gold, found, right);
            }
        }
        extra.len()
    }

    fn add_pair(&mut self, kind: Kind, gold: &Gold, found: &Event, right: &Event) {
        let fields = Text::of(gold).fields(kind, found, right);
        for (field, tally) in &fields {
            let key = format!("{}.{field}", kind.name());
            *self.arguments.entry(key).or_default() += *tally;
        }
        let stated = found.status.as_deref().filter(|status| !status.is_empty());
        let stated = stated.unwrap_or(kind.usual_status());
        let status = self.status_right.of_mut(kind);
        let same = right.has_status(Some(stated));
        status.right += usize::from(same);
        status.of += 1;
        let undone = matches!(right.status.as_deref(), Some("denied" | "cancelled"));
        let over = stated == kind.usual_status() && !same && undone;
        *self.overclaimed.of_mut(kind) += usize::from(over);
        self.mistakes
            .extend(Mistake::in_fields(gold, kind, found, right, &fields, same));
    }
}

/// The found events without a pair that count against.
fn extra<'a>(
    kind: Kind,
    gold: &Gold,
    found: &'a [Event],
    pairs: &[Option<usize>],
) -> Vec<&'a Event> {
    let text = Text::of(gold);
    let is_half = |found: &Event| {
        let mut exchanges = gold.events(kind).iter().filter(|right| right.mutual);
        exchanges.any(|right| text.may_be(kind, found, right))
    };
    let alone = found.iter().zip(pairs).filter(|(_, pair)| pair.is_none());
    let extra = alone
        .map(|(found, _)| found)
        .filter(|found| !is_half(found));
    match gold.allowance(kind) {
        Some(allowed) => extra.skip(allowed).collect(),
        None => Vec::new(),
    }
}
