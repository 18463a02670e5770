//! Phrases in a role: which parties or things one phrase of an argument names.
//!
//! A role alone ("the minister"), people without a name, a community or several names in one phrase are each read
//! in their own way.

use std::ops::Range;

use super::{Filler, Filling, stands_for_things};
use crate::{
    domain::{EntityKind, Item, Lang, MentionForm, Party},
    lang::{
        coreference::Reference, frame::Role, gift::is_wrapper, item::item, lexicon::Class,
        party::party,
    },
};

impl Filler<'_> {
    pub(super) fn take_inner(
        &self,
        filling: &mut Filling,
        role: Role,
        range: &Range<usize>,
    ) -> bool {
        let head = match self.words.reading.lang() {
            Lang::Id => range
                .clone()
                .find(|&at| {
                    self.words.figure_over(at).is_none()
                        && !self.words.reading.is(at, Class::Determiner)
                })
                .unwrap_or(range.start),
            Lang::En => range.end - 1,
        };
        // "a *Japanese* grant"
        let people = self.words.reading.lang() == Lang::En
            && role == Role::Giver
            && range.len() == 1
            && self.words.reading.is(head, Class::Demonym);
        if people {
            let span = self.words.reading.span(range);
            let party = Party {
                span,
                name: span,
                entity: None,
            };
            filling.parties.push((role, party));
            return true;
        }
        self.take_phrase(filling, role, range, head)
    }

    /// Takes the giver whom tokens before a noun name: "*US* aid".
    pub fn take_giver(&self, filling: &mut Filling, range: &Range<usize>) {
        self.take_inner(filling, Role::Giver, range);
    }

    pub(super) fn take_phrase(
        &self,
        filling: &mut Filling,
        role: Role,
        tokens: &Range<usize>,
        head: usize,
    ) -> bool {
        match role {
            Role::Item => self.take_item(filling, tokens, head),
            Role::Giver | Role::Recipient | Role::Participant => {
                self.take_party(filling, role, tokens, head)
            }
            Role::Topic | Role::Any => false,
        }
    }

    fn take_item(&self, filling: &mut Filling, tokens: &Range<usize>, head: usize) -> bool {
        if self.is_open(tokens) {
            filling.points_back = true;
            filling.items.push(Item {
                what: self.words.reading.span(tokens),
                quantity: None,
                unit: None,
                quantity_span: None,
            });
            return true;
        }
        let Some(item) = item(self.words, tokens, head) else {
            return false;
        };
        let first = self.words.reading.lower(tokens.start);
        // "*Bantuan* diterima oleh X": the aid told of before.
        let deed = self.words.frames.is_deed(first);
        let opens = (tokens.len() == 1 || deed) && self.opens_sentence(tokens.start);
        filling.points_back |= self.words.reading.is(tokens.end - 1, Class::Pointing)
            || opens && is_wrapper(self.words, &item)
            || matches!(first, "the" | "this" | "these" | "those" | "that");
        filling.items.push(item);
        true
    }

    fn take_party(
        &self,
        filling: &mut Filling,
        role: Role,
        tokens: &Range<usize>,
        head: usize,
    ) -> bool {
        if let Some(party) = self.at_home(role, tokens, head) {
            filling.parties.push((role, party));
            return true;
        }
        if let Some(body) = self.told_of(role, tokens) {
            filling.parties.push((role, body));
            return true;
        }
        if role == Role::Recipient && self.is_them(tokens) {
            filling.to_them = true;
            return true;
        }
        if let Some(guest) = self.guest(role, tokens, head) {
            return self.take_inner(filling, role, &guest);
        }
        if let Some(speaker) = self.first_person(role, tokens) {
            filling.add(self.words, role, speaker);
            return true;
        }
        // "bertemu *penggemarnya*"
        let own = self.words.reading.lower(head).strip_suffix("nya");
        let own_stranger = own.is_some_and(|own| {
            let classes = self.words.reading.lexicon.classes(own);
            self.words.reading.lang() == Lang::Id && classes.has(Class::Stranger)
        });
        let stranger = role == Role::Participant
            && (own_stranger
                || self.words.reading.is(head, Class::Stranger)
                || self.words.reading.is(head, Class::News));
        // "paid a call to *the offices of Lima Ltd*": where somebody goes.
        let house = role == Role::Participant
            && self.words.reading.lang() == Lang::En
            && self.words.noun_is(head, Class::Venue)
            && (!self.words.noun_is(head, Class::BodyNoun)
                || self.words.reading.lower(head) == "offices")
            && !self.words.reading.is_capital(head);
        // "his meetings with *both parties*", whichever these are
        let sides = role == Role::Participant
            && self.words.reading.lang() == Lang::En
            && matches!(self.words.reading.lower(head), "parties" | "sides")
            && tokens.len() == 2
            && self.words.reading.is(tokens.start, Class::Determiner)
            && self.several(tokens).is_empty();
        // "berkunjung ke *rumah duka* Ana": who is mourned there meets nobody.
        let mourned = role == Role::Participant
            && self.words.reading.is(head, Class::Home)
            && (head + 1..tokens.end).any(|at| self.words.reading.lower(at) == "duka");
        // "bertemu *orang tua* korban"
        let parents = head + 1 < tokens.end
            && self.words.reading.lower(head) == "orang"
            && self.words.reading.lower(head + 1) == "tua";
        // "ditemui oleh *jurnalis SKB*": a paper that is taken for a person.
        let paper = role == Role::Participant
            && self.words.reading.is(tokens.start, Class::News)
            && tokens.len() > 1
            && (tokens.start + 1..tokens.end).all(|at| self.words.reading.tokens[at].upper);
        let nobody = paper || stranger && !parents && self.is_unnamed(tokens);
        if nobody || mourned || house || sides || self.is_site(tokens, head) {
            return false;
        }
        let mut parties = self.several(tokens);
        if parties.is_empty() {
            let place = || self.community(role, tokens, head);
            let body = || self.capitals(role, tokens, head);
            let found = self.branch(role, tokens);
            let found = found.or_else(|| party(self.words, tokens, head));
            let owned = || self.owned(role, tokens);
            let served = || {
                let served = self.served(role, tokens, head);
                served.or_else(|| self.housed(role, tokens, head))
            };
            let found = found.or_else(place).or_else(body);
            parties.extend(found.or_else(owned).or_else(served));
        }
        for &party in &parties {
            filling.put(self.words, role, party);
        }
        !parties.is_empty()
    }

    /// Whether an Indonesian pronoun points to several whom the text has not named: "kepada *mereka*".
    fn is_them(&self, tokens: &Range<usize>) -> bool {
        let reading = self.words.reading;
        reading.lang() == Lang::Id
            && tokens.len() == 1
            && reading.is(tokens.start, Class::Them)
            && self.several(tokens).is_empty()
    }

    /// Whose visit it is that is received: "kunjungan *Duta Besar X* diterima Y", or that brings something: "Kedatangan
    /// *X* untuk menyerahkan bantuan".
    pub(super) fn guest(
        &self,
        role: Role,
        tokens: &Range<usize>,
        head: usize,
    ) -> Option<Range<usize>> {
        let reading = self.words.reading;
        let visit = matches!(role, Role::Participant | Role::Giver)
            && reading.is(head, Class::Coming)
            && reading.lang() == Lang::Id;
        let first = (head + 1..tokens.end).find(|&at| {
            self.words.name_over(at).is_some()
                || [Class::Role, Class::PersonNoun, Class::BodyNoun]
                    .iter()
                    .any(|&class| reading.is(at, class))
        });
        first.filter(|_| visit).map(|first| first..tokens.end)
    }

    /// Whether an Indonesian sentence begins at a token.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        let reading = self.words.reading;
        let first = reading.sentences[reading.sentence_of(at)].tokens.start;
        reading.lang() == Lang::Id && !(first..at).any(|before| reading.is_word(before))
    }

    /// Whether a phrase names waters, a way, a site or a vessel, which are nobody: "the Red *Sea*", "the *border*".
    pub(super) fn is_site(&self, tokens: &Range<usize>, head: usize) -> bool {
        let reading = self.words.reading;
        let last = tokens.end - 1;
        reading.lang() == Lang::En
            && (reading.is(head, Class::Site)
                || reading.is(last, Class::Site)
                || reading.is(head, Class::Vehicle))
            && reading.lower(head + usize::from(head < last)) != "of"
    }

    /// Those who live in a place, where something is given: "gave *the town* a clock", "to *the Sylvanian park*".
    pub(super) fn community(
        &self,
        role: Role,
        tokens: &Range<usize>,
        head: usize,
    ) -> Option<Party> {
        let reading = self.words.reading;
        let lives = reading.lang() == Lang::En
            && role != Role::Participant
            && self.words.noun_is(head, Class::Community);
        let first = reading.lower(tokens.start);
        let article = usize::from(matches!(first, "the" | "a" | "an"));
        let span = reading.span(&(tokens.start + article..tokens.end));
        (lives && tokens.len() > article).then_some(Party {
            span,
            name: span,
            entity: None,
        })
    }

    /// Whether a phrase is an English pronoun for things told before: "*They* were donated by …".
    fn is_open(&self, tokens: &Range<usize>) -> bool {
        let reading = self.words.reading;
        reading.lang() == Lang::En
            && tokens.len() == 1
            && stands_for_things(reading.lower(tokens.start))
    }

    /// Whether a phrase names no person.
    fn is_unnamed(&self, tokens: &Range<usize>) -> bool {
        let about = self.words.chains.about(tokens);
        about
            .is_none_or(|about| about.kind != EntityKind::Person || about.form != MentionForm::Name)
    }

    /// The person whose home is gone to: "ke rumah *Ana*".
    fn at_home(&self, role: Role, tokens: &Range<usize>, head: usize) -> Option<Party> {
        let home = self.words.reading.is(head, Class::Home);
        // "menyambangi rumah *warga*": those who live there.
        let folk = head + 1 < tokens.end
            && self.words.reading.lang() == Lang::Id
            && (self.words.reading.is(head + 1, Class::Folk)
                || self.words.reading.is(head + 1, Class::PersonNoun));
        if home && folk && role == Role::Recipient && self.is_unnamed(tokens) {
            return party(self.words, &(head + 1..tokens.end), head + 1);
        }
        let about = self.words.chains.about(tokens)?;
        let mourned = (head + 1..tokens.end).any(|at| self.words.reading.lower(at) == "duka")
            && role == Role::Participant;
        let person = about.kind == EntityKind::Person && !mourned;
        (role != Role::Giver && home && person).then(|| Party {
            span: self.words.reading.span(&about.tokens),
            name: self.words.chains.entities[about.entity.0].name,
            entity: Some(about.entity),
        })
    }

    /// The two persons that "keduanya", "mereka" or "the two" stand for: the last two named before.
    pub(super) fn several(&self, tokens: &Range<usize>) -> Vec<Party> {
        let reading = self.words.reading;
        let first = reading.lower(tokens.start);
        let second = (tokens.len() > 1).then(|| reading.lower(tokens.start + 1));
        let both = matches!(first, "keduanya" | "mereka" | "they" | "both") && tokens.len() == 1
            || matches!(
                (first, second),
                ("kedua", Some(_)) if !reading.is_capital(tokens.start + 1))
            || matches!((first, second), ("the", Some("two")) | ("both", _))
            || tokens.len() == 2 && matches!((first, second), ("the", Some("pair" | "duo")));
        // "the first meeting between *the leaders*"
        let between = reading.lang() == Lang::En
            && tokens.len() == 2
            && first == "the"
            && tokens.start > 0
            && reading.is(tokens.start - 1, Class::Between)
            && reading.is(tokens.start + 1, Class::Sides);
        if !both && !between {
            return Vec::new();
        }
        let told = reading.sentence_of(tokens.start);
        let said = || {
            let sentence = reading.sentences[told].tokens.start..tokens.start;
            sentence.into_iter().any(|at| reading.is(at, Class::Say))
        };
        // "a spokesman said they had …": others than who is named.
        if first == "they" && said() || first == "mereka" && self.follows_guests(told, tokens) {
            return Vec::new();
        }
        let bodies = reading.is(tokens.end - 1, Class::StateBodies);
        let sides = reading.lower(tokens.end - 1) == "sides";
        let of_kind = |kind: EntityKind| match kind {
            EntityKind::Person => !bodies || sides,
            EntityKind::Place => bodies,
            EntityKind::Organisation => sides,
            _ => false,
        };
        let two = self.last_two(tokens, of_kind);
        if two.is_empty() && !bodies {
            return self.lands_told_of(tokens);
        }
        two
    }

    /// Whether people without a name were told of in an Indonesian sentence or the one before it: "*perwakilan warga*
    /// menemui A. Mereka …".
    fn follows_guests(&self, sentence: usize, tokens: &Range<usize>) -> bool {
        let sentences = &self.words.reading.sentences;
        let start = sentences[sentence.saturating_sub(1)].tokens.start;
        (start..tokens.start).any(|at| self.words.reading.is(at, Class::Guest))
    }

    /// The last two who are named before a phrase and are of a kind, in the order of the text.
    fn last_two(&self, tokens: &Range<usize>, of_kind: impl Fn(EntityKind) -> bool) -> Vec<Party> {
        let references = &self.words.chains.references;
        let end = references.partition_point(|reference| reference.tokens.start < tokens.start);
        // "met in Moscow": where something takes place is no side of it.
        let at_place = |reference: &Reference| {
            let before = reference.tokens.start.checked_sub(1);
            before.is_some_and(|before| {
                matches!(
                    self.words.reading.lower(before),
                    "in" | "at" | "near" | "to" | "from"
                )
            }) && reference.kind == EntityKind::Place
        };
        let near = references[..end]
            .iter()
            .rev()
            .take(12)
            .filter(|reference| !at_place(reference));
        // "the Harun valley" is no country.
        let is_site = |reference: &Reference| {
            reference.kind == EntityKind::Place
                && self
                    .words
                    .reading
                    .is(reference.tokens.end - 1, Class::PlaceNoun)
        };
        let (mut found, mut sentences): (Vec<Party>, Vec<usize>) = (Vec::new(), Vec::new());
        // "the foreign ministers' meeting": several by their office are no one of two.
        let several = |reference: &Reference| {
            let last = self.words.reading.lower(reference.tokens.end - 1);
            self.words.reading.lang() == Lang::En
                && reference.form == MentionForm::Role
                && last.ends_with('s')
        };
        // "*Foreign Office* spokesman Ana Lima": the body only says whose office somebody holds.
        let owns = |reference: &Reference| {
            self.words.reading.lang() == Lang::En
                && reference.kind == EntityKind::Organisation
                && self.words.reading.is(reference.tokens.end, Class::Role)
        };
        // "the opposition leader" who is never named may be one of those who are.
        let nameless = |reference: &Reference| {
            let entity = &self.words.chains.entities[reference.entity.0];
            let mut tokens = self.words.reading.tokens_in(entity.name);
            self.words.reading.lang() == Lang::En
                && reference.kind == EntityKind::Person
                && !tokens.any(|at| self.words.name_over(at).is_some())
        };
        let one = |reference: &&Reference| {
            of_kind(reference.kind)
                && !is_site(reference)
                && !several(reference)
                && !owns(reference)
        };
        // "*Ana Lima and Budi Roth* have … The pair met": two who are told together.
        let joined = |reference: &&Reference| {
            let before = reference.tokens.start.checked_sub(1);
            let and = before.filter(|&at| {
                self.words.reading.lang() == Lang::En && self.words.reading.is(at, Class::And)
            });
            let first = and.and_then(|and| {
                references[..end]
                    .iter()
                    .rfind(|other| other.tokens.end == and && one(other))
            });
            let told = self.words.reading.sentence_of(reference.tokens.start);
            first.is_some()
                && one(reference)
                && told + 1 >= self.words.reading.sentence_of(tokens.start)
        };
        let latest = references[..end].iter().rev().take(12).find(joined);
        let skipped = latest.map_or(usize::MAX, |latest| latest.tokens.end);
        let told = near.filter(one).filter(|one| one.tokens.end <= skipped);
        let open = latest.is_some();
        for reference in told.filter(|one| open || !nameless(one)) {
            let known = |party: &Party| party.entity == Some(reference.entity);
            let place = self.words.reading.sentence_of(reference.tokens.start);
            if !found.iter().any(known) {
                sentences.push(place);
                found.push(Party {
                    span: self.words.reading.span(tokens),
                    name: self.words.chains.entities[reference.entity.0].name,
                    entity: Some(reference.entity),
                });
            }
            if found.len() == 2 {
                found.reverse();
                // English "they" are two of the last sentences.
                let earliest = sentences.iter().copied().min().unwrap_or(place);
                let apart = self.words.reading.sentence_of(tokens.start) > earliest + 2;
                let vague = apart && self.words.reading.lang() == Lang::En && tokens.len() == 1;
                return if vague { Vec::new() } else { found };
            }
        }
        Vec::new()
    }
}
