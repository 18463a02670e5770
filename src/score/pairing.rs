//! Which found event is which right one, and how right its fields are.

use std::collections::BTreeMap;

use super::{
    assign,
    name::{Aliases, is_name_of},
    row::{Event, Gold, Kind},
    slot,
    tally::Tally,
};
use crate::domain::Lang;

/// What is known of a text when its events are compared.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    aliases: &'a Aliases,
    lang: Lang,
}

impl<'a> Text<'a> {
    /// Of a row of gold.
    #[must_use]
    pub fn of(gold: &'a Gold) -> Self {
        Self {
            aliases: &gold.aliases,
            lang: gold.lang.unwrap_or_default(),
        }
    }

    /// The best pairs: required events first, then the most fields right. For each found event the index
    /// of the right one, where it has one.
    #[must_use]
    pub fn pairs(&self, kind: Kind, found: &[Event], right: &[Event]) -> Vec<Option<usize>> {
        let worth = |found: &Event, right: &Event| {
            let first = if right.optional { 1.0 } else { 100.0 };
            let same_status = f64::from(u8::from(right.has_status(found.status.as_deref())));
            first + self.share_of_right_fields(kind, found, right) + 0.2 * same_status
        };
        let edges: Vec<Vec<(usize, f64)>> = found
            .iter()
            .map(|found| {
                let may = right
                    .iter()
                    .enumerate()
                    .filter(|(_, right)| self.may_be(kind, found, right));
                may.map(|(at, right)| (at, worth(found, right))).collect()
            })
            .collect();
        assign::best(&edges)
    }

    fn share_of_right_fields(&self, kind: Kind, found: &Event, right: &Event) -> f64 {
        let mut all = Tally::default();
        for tally in self.fields(kind, found, right).into_values() {
            all += tally;
        }
        all.right as f64 / (all.right + all.extra + all.missed + 1) as f64
    }

    /// Whether a found event may be the right one at all.
    #[must_use]
    pub fn may_be(&self, kind: Kind, found: &Event, right: &Event) -> bool {
        match kind {
            Kind::Gifts => self.may_be_gift(found, right),
            Kind::Meetings => self.may_be_meeting(found, right),
        }
    }

    /// A party and a thing, or both parties; where the gold fills only one of the three, that one.
    fn may_be_gift(&self, found: &Event, right: &Event) -> bool {
        let any = |found: &[String], right: &[String], also: &[String]| {
            let mut right = right.iter().chain(also);
            right.any(|right| {
                found
                    .iter()
                    .any(|found| is_name_of(found, right, self.aliases))
            })
        };
        let giver = any(&found.giver, &right.giver, &right.also_giver);
        let recipient = any(&found.recipient, &right.recipient, &right.also_recipient);
        let is_thing = |right| {
            found
                .items
                .iter()
                .any(|found| slot::is_thing(found, right, self.lang))
        };
        let thing = || right.items.iter().any(is_thing);
        let filled = [
            right.giver.is_empty(),
            right.recipient.is_empty(),
            right.items.is_empty(),
        ];
        if filled.iter().filter(|empty| !**empty).count() == 1 {
            return giver || recipient || thing();
        }
        (giver || recipient) && (giver && recipient || thing())
    }

    /// Two different participants; one where the gold has only one.
    fn may_be_meeting(&self, found: &Event, right: &Event) -> bool {
        let there: Vec<&String> = right
            .participants
            .iter()
            .chain(&right.also_present)
            .collect();
        let fits = |found: &String, right: &&String| is_name_of(found, right, self.aliases);
        let pairs = assign::most(&found.participants, &there, fits);
        pairs.iter().flatten().count() >= right.participants.len().min(2)
    }

    /// How right each field of a paired event is, by the field's name.
    #[must_use]
    pub fn fields(
        &self,
        kind: Kind,
        found: &Event,
        right: &Event,
    ) -> BTreeMap<&'static str, Tally> {
        let mut fields = BTreeMap::from([
            ("place", slot::place(found, right)),
            ("date", slot::date(found, right)),
        ]);
        let names = |found, right, also| slot::names(found, right, also, self.aliases);
        match kind {
            Kind::Gifts => {
                let things = slot::paired_things(&found.items, &right.items, self.lang);
                fields.extend([
                    (
                        "giver",
                        names(&found.giver, &right.giver, &right.also_giver),
                    ),
                    (
                        "recipient",
                        names(&found.recipient, &right.recipient, &right.also_recipient),
                    ),
                    ("item", slot::things(&found.items, &right.items, &things)),
                    (
                        "quantity",
                        slot::quantities(&found.items, &right.items, &things, self.lang),
                    ),
                ]);
            }
            Kind::Meetings => fields.extend([
                (
                    "participants",
                    names(
                        &found.participants,
                        &right.participants,
                        &right.also_present,
                    ),
                ),
                ("topic", slot::topic(found, right)),
            ]),
        }
        fields
    }
}
