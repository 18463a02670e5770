//! Indonesian offices: the commas between the fields of one, and one that opens a phrase behind a place.

use super::Reach;
use crate::{
    domain::{EntityKind, Lang},
    lang::{indonesian, lexicon::Class},
};

impl Reach<'_> {
    /// "Menteri Pendidikan*,* Kebudayaan, dan Riset Ana Lima"
    pub(super) fn parts_fields(&self) -> bool {
        self.words.reading.is_mark(self.at, ',')
            && self.at + 2 < self.sentence.end
            && indonesian::joins_fields(self.words, self.start, self.at)
    }

    /// "Saat KTT di Riyadh | *Presiden* Ana Lima bertemu …": an office opens a phrase of its own behind a mere place.
    pub(super) fn opens_office(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let place = |before: usize| {
            let name = words.name_over(before).map(|name| &words.names[name]);
            name.is_some_and(|name| {
                name.kind == EntityKind::Place && name.tokens.start == self.start
            })
        };
        self.is(Lang::Id)
            && self.is_of(Class::Role)
            && words.reading.is_capital(at)
            && words.name_over(at).is_none()
            && place(at - 1)
    }
}
