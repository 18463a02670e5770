//! Places told by what stands round them: that of a clause with "where", and that of an office.

use super::super::{
    chunk::{Chunk, ChunkKind},
    lexicon::Class,
    setting::Scene,
};
use crate::domain::{Anchor, Lang, Place};

impl Scene<'_> {
    /// The place that an English clause is said of: "came from *Lisse*, where he met Ana".
    pub(super) fn where_told(&self) -> Option<Place> {
        let lead = (0..self.predicate)
            .rev()
            .take_while(|&at| !matches!(self.kind(at), Some(ChunkKind::Comma | ChunkKind::Stop)))
            .find(|&at| self.lower(at) == "where")?;
        let comma = self.kind(lead.checked_sub(1)?) == Some(ChunkKind::Comma);
        let before = lead.checked_sub(1 + usize::from(comma))?;
        // "visits Lisse *on Sunday*, where he"
        let dated = self.kind(before) == Some(ChunkKind::Date);
        let led = dated && before > 0 && self.kind(before - 1) == Some(ChunkKind::Preposition);
        let noun = before.checked_sub(usize::from(dated) + usize::from(led))?;
        let told = self.words.reading.lang() == Lang::En
            && self.is_place(noun)
            && self.kind(noun) == Some(ChunkKind::Noun)
            && !self.used.contains(&noun);
        // "from *Lisse, Varnia*, where"
        let first = (0..noun)
            .rev()
            .step_by(2)
            .take_while(|&comma| self.kind(comma) == Some(ChunkKind::Comma))
            .filter_map(|comma| comma.checked_sub(1))
            .take_while(|&at| self.is_place(at))
            .last()
            .unwrap_or(noun);
        told.then(|| Place {
            span: self.with_places(first),
            anchor: Anchor::Clause,
        })
    }

    /// Whether an English place before the predicate is that of an office: "The commander *in Lisse*, Ana Lima, met …".
    pub(super) fn is_of_office(&self, at: usize) -> bool {
        let Some(office) = at.checked_sub(1).filter(|_| at < self.predicate) else {
            return false;
        };
        let chunk = &self.clauses.chunks[office];
        self.words.reading.lang() == Lang::En
            && chunk.kind == ChunkKind::Noun
            && self.words.noun_is(chunk.head, Class::Role)
            && !self.clauses.is_by_name(chunk)
            && (office == 0 || self.kind(office - 1) != Some(ChunkKind::Verb))
            && self.kind(at + 2) == Some(ChunkKind::Comma)
            && self.used.contains(&(at + 3))
    }

    /// "its success at *the box office*", which is no place in English.
    pub(super) fn is_box_office(&self, noun: &Chunk) -> bool {
        let lower = |at: usize| self.words.reading.lower(at);
        self.words.reading.lang() == Lang::En
            && noun.head > noun.tokens.start
            && (lower(noun.head - 1), lower(noun.head)) == ("box", "office")
    }

    /// Whether an English place between commas only says where somebody is at home: "Ana Lima, *who lives in Lisse*, gave …".
    pub(super) fn is_of_home(&self, at: usize) -> bool {
        let dwells = at > 1
            && self.words.reading.lang() == Lang::En
            && self.kind(at - 1) == Some(ChunkKind::Verb)
            && self.is(at - 1, Class::Dwelling)
            && self.kind(at - 2) == Some(ChunkKind::Relative);
        dwells && at < self.predicate
    }
}

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::analyse, text};

    /// Where and when the gifts of a text were given.
    fn settings(body: &str) -> Vec<(String, String)> {
        let article = text::read("a", body.as_bytes(), None).unwrap();
        let gifts = analyse(&article, Some(Lang::En)).gifts;
        let said = gifts.iter().map(|gift| {
            let place = gift.place.map(|place| place.span.of(&article.text));
            let day = gift.date.map(|when| when.span.of(&article.text));
            (
                place.unwrap_or_default().to_owned(),
                day.unwrap_or_default().to_owned(),
            )
        });
        said.collect()
    }

    #[test]
    fn a_home_or_a_box_office_is_no_place_of_a_gift() {
        let check = |body: &str, place: &str, day: &str| {
            assert_eq!(
                settings(body),
                [(place.to_owned(), day.to_owned())],
                "{body}"
            );
        };
        let gave = "gave 20 desks to Elmstead School";
        check(&format!("Jonas Vik, who lives in Lisse, {gave}."), "", "");
        check(
            &format!("Norvik Bank, which opened in Lisse in 2010, {gave}."),
            "",
            "",
        );
        check(
            &format!("Jonas Vik, who was in Lisse on Monday, {gave} in 2010."),
            "Lisse",
            "2010",
        );
        check(&format!("Jonas Vik {gave}, which opened in 2010."), "", "");
        let outside = "Jonas Vik gave 20 desks to Karl Brandt outside the Lisse Hotel in 2010.";
        check(outside, "Lisse Hotel", "2010");
        let film = "Following its success at the box office, Jonas Vik gave a car to Karl Brandt.";
        check(film, "", "");
    }
}
