//! Receivers told outside the pattern: who is helped, the land or body that a purpose names, whom the giver goes to.

use std::ops::Range;

use super::{Filler, Filling};
use crate::{
    domain::{EntityId, EntityKind, Lang, MentionForm, Party},
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::{Arguments, Group},
        frame::{Event, Pattern, Role, Voice},
        lexicon::Class,
        party::{party, referred_to, trimmed},
        pos::VerbForm,
    },
};

/// How many verbs of purpose are looked through for somebody who is helped.
const PURPOSES: usize = 3;

impl Filler<'_> {
    /// "gave 2 million *to help Haiti*", "to pay for aid for *those affected in Yemen*": who is helped with a
    /// sum or aid receives it, where nobody else does.
    pub(super) fn take_helped(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        let open = pattern
            .phrases
            .iter()
            .any(|(_, role)| *role == Role::Recipient)
            && filling.parties.iter().all(|(role, _)| *role == Role::Giver)
            && self.has_means(pattern, arguments.end, filling);
        // "a pledge of 2 million *to endow the school*"; in "the gift *will help* the school" the verb is that of the clause.
        let meant = |verb: &Chunk| self.words.reading.lower(verb.tokens.start) == "to";
        let bears =
            pattern.voice == Voice::Noun && !self.chunks().get(arguments.end).is_some_and(meant);
        if !open || bears || !self.is_purposeful(arguments) {
            return;
        }
        if self.take_strived(arguments, filling)
            || self.take_relieved(arguments, filling)
            || !filling.items.iter().all(|item| self.is_means(item))
        {
            return;
        }
        let mut verb = arguments.end;
        for _ in 0..PURPOSES {
            let helped = self.clauses.arguments(verb);
            let led = helped.phrases.iter().filter(|(chunk, _)| {
                let lower = self.words.reading.lower(self.chunks()[*chunk].head);
                matches!(lower, "for" | "to")
            });
            let mut groups = helped
                .objects
                .first()
                .into_iter()
                .chain(led.map(|(_, group)| group));
            // "to help *rebuild* Haiti", "to support schools and *feed* children"
            let next = self.clauses.is(helped.end, ChunkKind::Verb)
                && self.words.form(self.chunks()[helped.end].head) == VerbForm::Inf;
            if groups.any(|group| self.take_for(filling, group)) || !next {
                return;
            }
            verb = helped.end;
        }
    }

    /// "gave 2 million *in support of the displaced*": whom an English phrase for help names, where nobody else receives.
    pub(super) fn take_favoured(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        let open = pattern.voice != Voice::Noun
            && !filling.has(Role::Recipient)
            && pattern
                .phrases
                .iter()
                .any(|(_, role)| *role == Role::Recipient);
        if !open || self.words.reading.lang() != Lang::En {
            return;
        }
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let behind = arguments.phrases.iter().find_map(|(lead, group)| {
            let help = &chunks[*group.first()?];
            let of = help.tokens.start + 1;
            let helps = matches!(reading.lower(chunks[*lead].head), "in" | "as")
                && help.tokens.len() > 2
                && reading.is(help.tokens.start, Class::Helping)
                && reading.lower(of) == "of";
            helps.then_some(of + 1..help.tokens.end)
        });
        if let Some(tokens) = behind {
            let head = self.head_before_of(&tokens);
            self.take_phrase(filling, Role::Recipient, &tokens, head);
        }
    }

    /// The last word before an English "of", or of all.
    pub fn head_before_of(&self, tokens: &Range<usize>) -> usize {
        let mut behind = tokens.start + 1..tokens.end;
        let of = behind.find(|&at| self.words.reading.lower(at) == "of");
        of.unwrap_or(tokens.end) - 1
    }

    /// Whether the verb behind a clause says what somebody by name gives for: "to help …", "to rebuild …".
    fn is_purposeful(&self, arguments: &Arguments) -> bool {
        let reading = self.words.reading;
        let Some(verb) = self.chunks().get(arguments.end) else {
            return false;
        };
        let helps = reading.is(verb.head, Class::Helping);
        let aims = || {
            let mut subjects = arguments.subjects.iter().flatten();
            subjects.any(|&at| {
                let chunk = &self.chunks()[at];
                let party = party(self.words, &chunk.tokens, chunk.head);
                party.is_some_and(|party| self.is_abroad(&party))
            })
        };
        verb.kind == ChunkKind::Verb
            && (helps
                || reading.lower(verb.tokens.start) == "to"
                    // "pledged 5 million *to provide* tents"
                    && (self.clauses.gives(arguments.end) || aims()))
    }

    /// Whether a party is a country, a body or a person by name, whose money for something goes to others.
    fn is_abroad(&self, party: &Party) -> bool {
        let kind = |entity: EntityId| self.words.chains.entities[entity.0].kind;
        party.entity.is_some_and(|entity| {
            kind(entity) != EntityKind::Person || self.words.reading.tokens_in(party.name).len() > 1
        })
    }

    /// Lets a group receive, or what it is for by the place it is in: "those affected in *Yemen*",
    /// "farmers' support in *Nigeria*". Only sums and aid pass to a purpose.
    pub fn take_for(&self, filling: &mut Filling, group: &Group) -> bool {
        // "responded to *Sylvania*'s appeal"
        let asks = group.last().filter(|&&last| {
            self.words
                .reading
                .is(self.chunks()[last].head, Class::Appeal)
        });
        if let Some(party) = asks.and_then(|&last| self.owner_of(last)) {
            filling.add(self.words, Role::Recipient, party);
            return true;
        }
        let endowed = group.last().and_then(|&last| self.endowed_at(last));
        if let Some(body) = endowed {
            return self.take(filling, Role::Recipient, &vec![body]);
        }
        if self.take(filling, Role::Recipient, group) {
            return true;
        }
        if let Some(built) = group.last().and_then(|&last| self.built(last)) {
            let head = self.head_before_of(&built);
            let taken = self.take_phrase(filling, Role::Recipient, &built, head);
            self.add_site(filling, group[group.len() - 1]);
            return taken;
        }
        let means = filling.items.iter().all(|item| self.is_means(item));
        let Some(&last) = group.last().filter(|_| means) else {
            return false;
        };
        let inside = self
            .owner_of(last)
            .or_else(|| self.owning_body(last))
            .or_else(|| self.land_of(last))
            .or_else(|| self.land_before(last));
        let found = inside
            .map(|party| (party, last))
            .or_else(|| self.land_behind(last));
        let Some((party, index)) = found.or_else(|| self.cause(last).zip(Some(last))) else {
            return false;
        };
        filling.add(self.words, Role::Recipient, party);
        filling.used.push(index);
        self.cover_others(filling, index);
        true
    }

    /// "the construction of *the Lima School*", "the aid of *Lima*": the one by name that something is done to or for.
    fn built(&self, at: usize) -> Option<Range<usize>> {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        let of = chunk.head + 1;
        let works = reading.lang() == Lang::En
            && (reading.is(chunk.head, Class::BuildingWorks)
                || matches!(reading.lower(chunk.head), "aid" | "rescue"))
            && of + 1 < chunk.tokens.end
            && reading.lower(of) == "of";
        let inside = works.then(|| of + 1..chunk.tokens.end)?;
        let helps = !reading.is(chunk.head, Class::BuildingWorks);
        // "came to the aid of *fire victims*"
        let people = helps && reading.is(self.head_before_of(&inside), Class::PersonNoun);
        let named = || {
            let about = self.words.chains.about(&inside);
            about.is_some_and(|about| about.form == MentionForm::Name)
        };
        // "the construction of *a clinic in Lisse*"
        let house = || {
            let head = self.head_before_of(&inside);
            !helps && self.words.noun_is(head, Class::BodyNoun)
        };
        (people || named() || house()).then_some(inside)
    }

    /// What English money is given to where that is nobody: "the relief *effort*", "the rector's *campaign*".
    fn cause(&self, at: usize) -> Option<Party> {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        let span = reading.span(&trimmed(self.words, &chunk.tokens));
        let cause = reading.lang() == Lang::En && self.words.noun_is(chunk.head, Class::Cause);
        cause.then_some(Party {
            span,
            name: span,
            entity: None,
        })
    }

    /// "support in *Nigeria and other African countries*": the land that was taken with those it stands for.
    fn cover_others(&self, filling: &mut Filling, index: usize) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let (group, _) = self.clauses.group_at(index);
        let others = group
            .last()
            .map(|&last| &chunks[last].tokens)
            .filter(|tokens| {
                group.len() > 1
                    && reading.lang() == Lang::En
                    && reading.lower(tokens.start) == "other"
                    && reading.is(tokens.end - 1, Class::Lands)
            });
        if let (Some(others), Some((_, party))) = (others, filling.parties.last_mut()) {
            party.span = party.span.cover(reading.span(others));
            party.name = party.span;
            party.entity = None;
        }
    }

    /// "the reconstruction of *Sylvania*"
    fn land_of(&self, at: usize) -> Option<Party> {
        let reading = self.words.reading;
        let whole = &self.chunks()[at].tokens;
        let of = whole.clone().find(|&at| reading.lower(at) == "of")?;
        let article = of + 1 < whole.end && reading.lower(of + 1) == "the";
        let inside = of + 1 + usize::from(article)..whole.end;
        let about = self.words.chains.about(&inside)?;
        let land =
            about.kind == EntityKind::Place && about.tokens == inside && reading.lang() == Lang::En;
        land.then(|| referred_to(self.words, about))
    }

    /// "support in *Nigeria*", "those affected in *Yemen*": the place and its phrase.
    fn land_behind(&self, at: usize) -> Option<(Party, usize)> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let said = chunks.get(at + 1).is_some_and(|verb| {
            verb.kind == ChunkKind::Verb
                && verb.tokens.len() == 1
                && reading.lower(verb.head).ends_with("ed")
        });
        let noun = at + usize::from(said) + 2;
        let place = chunks.get(noun)?;
        let lead = &chunks[noun - 1];
        let about = self.words.chains.about(&place.tokens)?;
        let led = reading.lang() == Lang::En
            && place.kind == ChunkKind::Noun
            && lead.kind == ChunkKind::Preposition;
        let lies = matches!(reading.lower(lead.head), "in" | "of" | "across" | "by")
            && about.kind == EntityKind::Place;
        // "a new wing at *the Lima Hospital*"
        let housed = reading.lower(lead.head) == "at" && about.kind == EntityKind::Organisation;
        if led && housed {
            return Some((referred_to(self.words, about), noun));
        }
        let party = party(self.words, &place.tokens, place.head).filter(|_| led && lies)?;
        Some((party, noun))
    }

    /// "flour donated by A *arrived in B*": where English goods come to that nobody else is said to receive.
    pub fn take_arrival(&self, filling: &mut Filling, arguments: &Arguments) {
        let verb = arguments.end;
        let comes = self.is_unreceived(filling)
            && self.clauses.is(verb, ChunkKind::Verb)
            && self
                .words
                .reading
                .is(self.chunks()[verb].head, Class::Arriving);
        if !comes {
            return;
        }
        let behind = self.clauses.arguments(verb);
        let mut phrases = behind.phrases.iter();
        let into = phrases.find(|(lead, _)| {
            let lower = self.words.reading.lower(self.chunks()[*lead].head);
            matches!(lower, "in" | "at" | "to" | "into")
        });
        if let Some(group) = behind.objects.first().or(into.map(|(_, group)| group)) {
            self.take(filling, Role::Recipient, group);
        }
    }

    /// "sent tents and *pledged 2 million to A*": the receiver that two English verbs share.
    pub fn take_shared(&self, filling: &mut Filling, arguments: &Arguments) {
        let next = arguments.end;
        let joint = self.is_unreceived(filling)
            && next > 0
            && self.clauses.is(next - 1, ChunkKind::Conjunction)
            && self.clauses.is(next, ChunkKind::Verb)
            && self.clauses.gives(next);
        if !joint {
            return;
        }
        let shared = self.clauses.arguments(next);
        let mut phrases = shared.phrases.iter();
        let to = phrases.find(|(lead, _)| {
            let lower = self.words.reading.lower(self.chunks()[*lead].head);
            matches!(lower, "to" | "for")
        });
        if let Some((_, group)) = to {
            self.take_for(filling, group);
        }
    }

    /// Whether somebody gives something in an English sentence that has not said to whom.
    pub(super) fn is_unreceived(&self, filling: &Filling) -> bool {
        self.words.reading.lang() == Lang::En
            && filling.has(Role::Giver)
            && !filling.has(Role::Recipient)
            && !filling.items.is_empty()
    }

    /// "datang *ke rumah X* untuk menyerahkan uang", "*menemui X* untuk menyerahkan uang", "*membantu X* dengan
    /// memberikan kursi roda": whom the giver goes to or helps receives, where nobody else is said to.
    pub fn take_host(&self, filling: &mut Filling, verb: usize) {
        let open =
            filling.has(Role::Giver) && !filling.has(Role::Recipient) && !filling.items.is_empty();
        if !open || !self.leads_on(verb) {
            return;
        }
        let words = self.words;
        let arguments = self.clauses.arguments(verb);
        let at_home = |group: &Group| group.first().is_some_and(|&at| self.is_home(at));
        let home = arguments.phrases.iter().find(|(chunk, group)| {
            words.reading.lower(self.chunks()[*chunk].head) == "ke" && at_home(group)
        });
        let form = self.chunks()[verb].head;
        let called_on = words.reading.is(form, Class::CallingOn)
            && !words.reading.lower(form).starts_with("di")
            || words.reading.is(form, Class::Trip);
        // "*berdiskusi* dengan A untuk memberikan bantuan": A is asked about it.
        let talks = words.reading.lang() == Lang::Id && words.reading.is(form, Class::TalkVerb);
        let meets = self.tells_meeting(verb) && !talks || called_on;
        let met = arguments
            .objects
            .first()
            .filter(|group| meets || self.helps(verb) || at_home(group));
        // "bertemu *dengan para korban*"
        let with = arguments.phrases.iter().find(|(chunk, _)| {
            words.reading.lang() == Lang::Id
                && meets
                && words.reading.lower(self.chunks()[*chunk].head) == "dengan"
        });
        let with = with.map(|(_, group)| group);
        if let Some(group) = home.map(|(_, group)| group).or(met).or(with) {
            self.take(filling, Role::Recipient, group);
        }
    }

    /// Whether the verb behind another says what that is done for; in "met Ana and *handed* over 20 kits" one deed
    /// follows the other.
    fn leads_on(&self, verb: usize) -> bool {
        let mut behind = self.chunks()[verb + 1..].iter();
        let next = behind.find(|chunk| {
            matches!(
                chunk.kind,
                ChunkKind::Conjunction | ChunkKind::Verb | ChunkKind::Comma
            )
        });
        // "visited the town *to hand out* food"
        let aims = |chunk: &Chunk| {
            chunk.kind == ChunkKind::Verb && self.words.reading.lower(chunk.tokens.start) == "to"
        };
        self.words.reading.lang() == Lang::Id
            || next.is_some_and(|chunk| chunk.kind == ChunkKind::Conjunction || aims(chunk))
    }

    fn tells_meeting(&self, verb: usize) -> bool {
        let frames = self.words.frames;
        let form = self.words.reading.lower(self.chunks()[verb].head);
        let mut told = frames.of_form(form).iter();
        told.any(|&(index, _)| frames.frames[index].event == Event::Meeting)
    }

    /// Whether an Indonesian verb tells of help that the next verb says the means of.
    fn helps(&self, verb: usize) -> bool {
        let lead = self.chunks().get(verb + 2);
        self.words.reading.lower(self.chunks()[verb].head) == "membantu"
            && lead.is_some_and(|lead| self.words.reading.lower(lead.head) == "dengan")
    }

    pub(super) fn is_home(&self, at: usize) -> bool {
        self.words.reading.is(self.chunks()[at].head, Class::Home)
    }

    /// "A *bersama B* menerima C": who receives together with the subject.
    pub fn take_beside(&self, filling: &mut Filling, verb: usize, arguments: &Arguments) {
        let chunks = self.chunks();
        let Some(&subject) = arguments.subjects.first().and_then(|group| group.last()) else {
            return;
        };
        let leads = chunks.get(subject + 1).is_some_and(|lead| {
            lead.kind == ChunkKind::Preposition && self.words.reading.is(lead.head, Class::Together)
        });
        let person = chunks.get(subject + 2).is_some_and(|noun| {
            let about = self.words.chains.about(&noun.tokens);
            noun.kind == ChunkKind::Noun
                && about.is_some_and(|about| {
                    about.kind == EntityKind::Person && about.form == MentionForm::Name
                })
        });
        if leads && person && subject + 2 < verb && self.words.reading.lang() == Lang::Id {
            self.take(filling, Role::Participant, &vec![subject + 2]);
        }
    }
}
