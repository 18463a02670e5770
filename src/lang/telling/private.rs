//! Private matters: meetings of neighbours and kin, which are no news of a meeting.

use super::Teller;
use crate::{
    domain::{Lang, Party},
    lang::{filling::Filling, lexicon::Class},
};

impl Teller<'_> {
    /// Whether somebody without an office only sees people who are not told by name: "tahanan itu menemui *warga
    /// sekitar*", "Karto bertemu *keluarganya*".
    pub(super) fn is_among_neighbours(&self, filling: &Filling) -> bool {
        let words = self.words;
        let parties = || filling.parties.iter().map(|(_, party)| party);
        let neighbours = |party: &Party| {
            let first = words.reading.tokens_in(party.span).start;
            party.entity.is_none()
                && (words.noun_is(first, Class::Kin)
                    || matches!(
                        words.reading.lower(first),
                        "warga"
                            | "masyarakat"
                            | "penduduk"
                            | "tetangga"
                            | "keluarga"
                            | "kerabat"
                            | "orang"
                    ))
        };
        words.reading.lang() == Lang::Id
            && parties().any(neighbours)
            && !parties().any(|party| self.has_office(party))
    }
}
