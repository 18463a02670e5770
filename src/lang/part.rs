//! Parts: a text longer than any article is read in pieces, so that memory does not grow with it.
//!
//! A part is read as an article of its own: names, roles, pronouns and tellings help each other within it.
//! What is kept of it are its findings alone; an entity of a later part that has the kind and the name of
//! an earlier one is that one. Articles, and books of forty thousand words, are one part.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::{Article, EntityId, EntityKind, Findings, Gift, Meeting, Party};

/// The most bytes of paragraphs that are read as one.
const LONGEST: usize = 256 * 1024;

/// The parts of an article: its paragraphs, by index, in runs of bounded length; one where there are none.
pub fn parts(article: &Article) -> impl Iterator<Item = Range<usize>> + '_ {
    let count = article.paragraphs.len();
    let mut from = Some(0);
    std::iter::from_fn(move || {
        let start = from?;
        let mut bytes = 0;
        let fits = |at: &usize| {
            bytes += article.paragraphs[*at].span.len();
            bytes <= LONGEST || *at == start
        };
        let end = start + (start..count).take_while(fits).count();
        from = (end < count).then_some(end);
        Some(start..end)
    })
}

/// The findings of the parts of one text, put together.
pub struct Whole<'a> {
    text: &'a str,
    findings: Option<Findings>,
    /// Entities by kind and name, and the wordings known of each; filled from the second part on.
    known: FxHashMap<(EntityKind, &'a str), EntityId>,
    wordings: FxHashSet<(EntityId, &'a str)>,
}

impl<'a> Whole<'a> {
    /// Nothing found yet in `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            findings: None,
            known: FxHashMap::default(),
            wordings: FxHashSet::default(),
        }
    }

    /// Takes in what the next part holds.
    pub fn add(&mut self, part: Findings) {
        let Some(mut whole) = self.findings.take() else {
            self.findings = Some(part);
            return;
        };
        if self.known.is_empty() {
            for (index, entity) in whole.entities.iter().enumerate() {
                let name = entity.name.of(self.text);
                self.known
                    .entry((entity.kind, name))
                    .or_insert(EntityId(index));
                for span in entity.aliases.iter().chain([&entity.name]) {
                    self.wordings.insert((EntityId(index), span.of(self.text)));
                }
            }
        }
        let places = self.places(&mut whole, &part);
        let place = |id: &mut EntityId| *id = places[id.0];
        whole
            .mentions
            .extend(part.mentions.into_iter().map(|mut mention| {
                place(&mut mention.entity);
                mention
            }));
        whole.gifts.extend(part.gifts.into_iter().map(|mut gift| {
            let parties = parties_of_gift(&mut gift);
            parties
                .filter_map(|party| party.entity.as_mut())
                .for_each(place);
            gift
        }));
        whole
            .meetings
            .extend(part.meetings.into_iter().map(|mut meeting| {
                let parties = parties_of_meeting(&mut meeting);
                parties
                    .filter_map(|party| party.entity.as_mut())
                    .for_each(place);
                meeting
            }));
        self.findings = Some(whole);
    }

    /// Where each entity of a part stands in the whole: with the one of its name, or at the end.
    fn places(&mut self, whole: &mut Findings, part: &Findings) -> Vec<EntityId> {
        let mut places = Vec::with_capacity(part.entities.len());
        for entity in &part.entities {
            let name = entity.name.of(self.text);
            let next = EntityId(whole.entities.len());
            let place = *self.known.entry((entity.kind, name)).or_insert(next);
            if place == next {
                let mut fresh = entity.clone();
                fresh.aliases.clear();
                whole.entities.push(fresh);
                self.wordings.insert((place, name));
            }
            for &alias in &entity.aliases {
                if self.wordings.insert((place, alias.of(self.text))) {
                    whole.entities[place.0].aliases.push(alias);
                }
            }
            places.push(place);
        }
        places
    }

    /// All that was found.
    pub fn findings(self) -> Findings {
        self.findings.unwrap_or_default()
    }
}

fn parties_of_gift(gift: &mut Gift) -> impl Iterator<Item = &mut Party> {
    let sides = gift.givers.iter_mut().chain(&mut gift.recipients);
    sides.chain(&mut gift.attribution)
}

fn parties_of_meeting(meeting: &mut Meeting) -> impl Iterator<Item = &mut Party> {
    meeting
        .participants
        .iter_mut()
        .chain(&mut meeting.attribution)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Lang, lang::analyse, text};

    #[test]
    fn a_long_text_is_read_to_its_end_and_names_stay_one_entity() {
        let filler = "Hujan turun di kota itu sejak pagi.\n".repeat(2 * LONGEST / 36);
        let told = "Presiden Sari Wulandari menyerahkan dua sepeda kepada Budi Santoso.\n";
        let body = format!("{told}{filler}{told}");
        let article = text::read("long", body.as_bytes(), None).unwrap();
        assert!(parts(&article).count() > 1);
        let found = analyse(&article, Some(Lang::Id));
        assert_eq!(found.gifts.len(), 2);
        assert_eq!(
            found.gifts[0].givers[0].entity,
            found.gifts[1].givers[0].entity
        );
        let last = found.mentions.last().unwrap();
        assert!(last.span.start > filler.len());
        assert_eq!(
            found.entity(last.entity).name.of(&article.text),
            "Budi Santoso"
        );
    }

    #[test]
    fn an_ordinary_article_is_one_part() {
        let article = text::read("short", "A title\n\nA line.\nAnother.".as_bytes(), None).unwrap();
        let all = |article: &Article| {
            parts(article)
                .map(|part| (part.start, part.end))
                .collect::<Vec<_>>()
        };
        assert_eq!(all(&article), [(0, 2)]);
        assert_eq!(all(&Article::default()), [(0, 0)]);
    }
}
