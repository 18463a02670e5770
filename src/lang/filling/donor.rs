//! Donors: whom a giver is said to support.

use super::{Filler, Filling};
use crate::{
    domain::EntityKind,
    lang::{chunk::ChunkKind, frame::Role, lexicon::Class, party::referred_to},
};

impl Filler<'_> {
    /// "was the largest donor to *A*, giving 2 million", "the largest donor to *A*, gave 2 million", "Among the donors to
    /// *A* was X, who gave 2 million": whom the giver is said to support, where nobody else receives.
    pub fn take_supported(&self, filling: &mut Filling, at: usize) {
        if !self.is_unreceived(filling) {
            return;
        }
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let before = chunks[..at].iter().rev();
        let near = before.take_while(|chunk| chunk.kind != ChunkKind::Stop);
        let Some(donor) = near
            .enumerate()
            .map(|(step, chunk)| (at - 1 - step, chunk))
            .find(|&(index, chunk)| {
                // "was a *partner* of A", but "Norvik, a *partner* of A, gave …"
                let partner = || {
                    let copula = index.checked_sub(1).map(|before| chunks[before].head);
                    reading.is(chunk.head, Class::Partner)
                        && copula.is_some_and(|head| reading.is(head, Class::Copula))
                };
                chunk.kind == ChunkKind::Noun && (reading.is(chunk.head, Class::Donor) || partner())
            })
            .map(|(index, _)| index)
        else {
            return;
        };
        // "*A*'s largest donor has given 2 million"
        if let Some(owner) = self.owner_of(donor) {
            filling.add(self.words, Role::Recipient, owner);
            return;
        }
        // "Among the donors *in March* to A"
        let apart = (1..=3).step_by(2).map(|step| donor + step);
        let led = apart.clone().find_map(|lead| {
            let last = lead.checked_sub(1)?;
            self.led_behind(last, &["to", "for"])
        });
        if let Some(noun) = led.filter(|&noun| noun < at) {
            self.take_for(filling, &vec![noun]);
            return;
        }
        // "a partner *of A*" in one phrase
        let mut whole = chunks[donor].tokens.clone();
        let of = whole.clone().find(|&at| reading.lower(at) == "of");
        let Some(of) = of else {
            return;
        };
        whole.start = of + 1;
        let about = self.words.chains.about(&whole);
        let body = about
            .filter(|about| matches!(about.kind, EntityKind::Organisation | EntityKind::Place));
        match body {
            Some(about) => filling.add(self.words, Role::Recipient, referred_to(self.words, about)),
            None => {
                self.take_phrase(filling, Role::Recipient, &whole, whole.end - 1);
            }
        }
    }
}
