//! What is asked of the sentences round a record, and what they say.

use crate::domain::{Party, Place, Span, When};

/// What is asked of the sentences round a record's tellings.
pub(super) struct Asked<'a> {
    pub(super) parties: &'a [Party],
    /// Whether place, day and topic are wanted.
    pub(super) wanted: [bool; 3],
    /// Whether the event is to come.
    pub(super) ahead: bool,
    /// Whether the article tells of few enough events that "after the meeting" is this one.
    pub(super) alone: bool,
    /// The sentences that tell English meetings, each with the meeting, both by index, sorted.
    pub(super) told: &'a [(usize, usize)],
    /// Which meeting it is.
    pub(super) record: usize,
}

impl Asked<'_> {
    /// Whether a sentence tells another meeting, and not this one.
    pub(super) fn tells_another(&self, sentence: usize) -> bool {
        let from = self.told.partition_point(|&(told, _)| told < sentence);
        let mut here = self.told[from..]
            .iter()
            .take_while(|&&(told, _)| told == sentence)
            .peekable();
        here.peek().is_some() && here.all(|&(_, record)| record != self.record)
    }
}

/// What the sentences round a telling say of it.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Where the occasion that the telling points back to took place.
    pub(super) happened: Option<Place>,
    pub(super) place: Option<Place>,
    pub(super) date: Option<When>,
    pub(super) topic: Option<Span>,
}

impl Found {
    pub(super) fn take(&mut self, place: Option<Place>, date: Option<When>, asked: &Asked) {
        if asked.wanted[0] && self.place.is_none() {
            self.place = place;
        }
        if asked.wanted[1] && self.date.is_none() {
            self.date = date;
        }
    }
}
