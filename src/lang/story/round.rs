//! Round: a sentence near a telling, and what in it may tell where and when: the verb by which the occasion took place,
//! by which a party went somewhere, or by which they did something else that day.

use crate::{
    domain::{Anchor, EntityKind, Lang, Party, Place, When},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Clauses},
        lexicon::Class,
        setting::Scene,
        words::Words,
    },
};

/// A sentence near a telling.
pub(super) struct Round<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) clauses: Clauses<'a>,
    pub(super) parties: &'a [Party],
}

impl Round<'_> {
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        let chunk = self.clauses.chunks.get(at);
        chunk.is_some_and(|chunk| self.words.reading.is(chunk.head, class))
    }

    pub(super) fn subject_of(&self, verb: usize) -> Option<usize> {
        let arguments = self.clauses.arguments(verb);
        arguments
            .subjects
            .first()
            .and_then(|group| group.first())
            .copied()
    }

    /// The verb by which an occasion took place: "Penyerahan *dilakukan* di …", "The ceremony *took place* …".
    pub(super) fn happening(&self) -> Option<usize> {
        (0..self.clauses.chunks.len()).find(|&at| {
            let verb =
                self.clauses.chunks[at].kind == ChunkKind::Verb && self.is(at, Class::Happen);
            let occasion = || {
                let subject = self.subject_of(at);
                subject
                    .is_some_and(|noun| self.is(noun, Class::Occasion) && !self.is_of_others(noun))
            };
            self.is_attendance(at) || self.is_venue_first(at) || verb && occasion()
        })
    }

    /// "*EU-Mercosur* negotiations": whether a phrase for an occasion says whose it is, and names no party of the record.
    fn is_of_others(&self, noun: usize) -> bool {
        let names = &self.words.names;
        let mut tokens = self.clauses.chunks[noun].tokens.clone();
        let acts = |kind| matches!(kind, EntityKind::Person | EntityKind::Organisation);
        let named = tokens.any(|at| {
            let name = self.words.name_over(at);
            name.is_some_and(|name| acts(names[name].kind))
        });
        named && !self.is_party(noun)
    }

    /// The verb of an Indonesian sentence that opens with the occasion told before it: "*Pertemuan itu* membahas …, Senin".
    pub(super) fn taking_up(&self) -> Option<usize> {
        let opens = self.is(0, Class::Occasion) && self.is_pointing(0);
        (opens && self.clauses.is(1, ChunkKind::Verb)).then_some(1)
    }

    /// Whether an Indonesian sentence opens with where its occasion takes place: "*Bertempat* di X, acara itu …".
    pub(super) fn is_venue_first(&self, at: usize) -> bool {
        let opens = at == 0 && self.words.reading.lower(self.clauses.chunks[0].head) == "bertempat";
        let others = || 1..self.clauses.chunks.len();
        // "… mendapatkan beasiswa. *Bertempat di Balai Kota, Rabu.* Wali kota menyerahkan …": no clause of its own.
        let alone = || !others().any(|next| self.clauses.is(next, ChunkKind::Verb));
        opens
            && (others().any(|noun| self.is(noun, Class::Occasion) && self.is_pointing(noun))
                || alone())
    }

    /// Whether the occasion that a verb tells the place of is the one told before: "*the talks* were held …".
    pub(super) fn is_of_telling(&self, verb: usize) -> bool {
        let subject = self.subject_of(verb);
        subject.is_some_and(|noun| self.is(noun, Class::Occasion) && self.is_pointing(noun))
            || self.is_venue_first(verb)
    }

    /// The verb of the first thing that a party of the record is told to have done, behind the clause that says after
    /// what: "*Setelah bertemu A, Senin*, Ana pergi ke X, Selasa".
    pub(super) fn doing(&self) -> Option<usize> {
        let chunks = self.clauses.chunks;
        let later = chunks.first()?.kind == ChunkKind::Subordinator;
        let main = (1..chunks.len())
            .filter(|_| later)
            .find(|&at| chunks[at - 1].kind == ChunkKind::Comma && self.is_doer(at));
        let verb =
            (main.unwrap_or(1)..chunks.len()).find(|&at| chunks[at].kind == ChunkKind::Verb)?;
        let told = self.is(verb, Class::Say);
        let subject = self.subject_of(verb).filter(|_| !told)?;
        self.is_party(subject).then_some(verb)
    }

    /// The verb by which an Indonesian ceremony took place: "*Pelantikan* itu *digelar* di X, Rabu."
    pub(super) fn rite(&self) -> Option<usize> {
        let chunks = self.clauses.chunks;
        let verb = (1..chunks.len()).find(|&at| chunks[at].kind == ChunkKind::Verb)?;
        let rite = |noun: usize| {
            let mut tokens = chunks[noun].tokens.clone();
            tokens.any(|at| self.words.reading.is(at, Class::Rite))
                || self.is(noun, Class::Occasion)
        };
        let held = self.words.reading.lang() == Lang::Id && self.is(verb, Class::Happen);
        (held && self.subject_of(verb).is_some_and(rite)).then_some(verb)
    }

    /// The verb by which a party of an Indonesian record held or attended something: "*Ana menghadiri* HUT PMI di X, Rabu."
    pub(super) fn presiding(&self) -> Option<usize> {
        let chunks = self.clauses.chunks;
        let verb = (1..chunks.len()).find(|&at| chunks[at].kind == ChunkKind::Verb)?;
        let presides = self.words.reading.lang() == Lang::Id && self.is(verb, Class::Presiding);
        let ours = |noun: usize| self.is_party(noun);
        let mut group = chunks[verb].tokens.clone();
        let ahead = group.any(|at| {
            [Class::Future, Class::Plan, Class::Negation]
                .iter()
                .any(|&class| self.words.reading.is(at, class))
        });
        (presides && !ahead && self.subject_of(verb).is_some_and(ours)).then_some(verb)
    }

    /// The verb by which an Indonesian body is told to talk something over: "*Komisi A membahas* harga beras di X, Rabu."
    pub(super) fn conferring(&self) -> Option<usize> {
        let chunks = self.clauses.chunks;
        let verb = (1..chunks.len()).find(|&at| chunks[at].kind == ChunkKind::Verb)?;
        let body = |noun: usize| {
            let about = self.words.chains.about(&chunks[noun].tokens);
            about.is_some_and(|about| about.kind == EntityKind::Organisation)
        };
        let talks = self.words.reading.lang() == Lang::Id && self.is(verb, Class::TopicVerb);
        (talks && self.subject_of(verb).is_some_and(body)).then_some(verb)
    }

    /// Whether a phrase is for a party of the record, right before a verb.
    fn is_doer(&self, noun: usize) -> bool {
        self.clauses.is(noun, ChunkKind::Noun)
            && self.clauses.is(noun + 1, ChunkKind::Verb)
            && self.is_party(noun)
    }

    /// The day of what a verb tells, wherever its sentence tells it.
    pub(super) fn day(&self, verb: usize) -> Option<When> {
        let arguments = self.clauses.arguments(verb);
        let date = self.told_by(verb, &arguments).date(false)?;
        let anchor = Anchor::Story;
        Some(When { anchor, ..date })
    }

    /// The sentence as what a verb of it tells.
    pub(super) fn told_by<'r>(&'r self, predicate: usize, arguments: &'r Arguments) -> Scene<'r> {
        Scene {
            words: self.words,
            clauses: self.clauses,
            predicate,
            arguments,
            used: &[],
            items: &[],
        }
    }

    /// The house or hall at which a party arrived, told behind the meeting: "Ana *tiba di kediaman* Budi pukul 10".
    pub(super) fn arrival(&self, verb: usize) -> Option<Place> {
        let leads = self.clauses.chunks.get(verb + 1)?;
        let at = matches!(self.words.reading.lower(leads.head), "di" | "at");
        let house = self.is(verb + 2, Class::Venue);
        (at && house).then(|| self.scene(verb, false).0)?
    }

    /// Whether a sentence opens with who else was there: "*Turut hadir* Kepala Dinas X di Y, Senin".
    pub(super) fn is_attendance(&self, at: usize) -> bool {
        let chunks = self.clauses.chunks;
        let opens = chunks[..at].iter().all(|chunk| {
            matches!(
                self.words.reading.lower(chunk.head),
                "turut" | "ikut" | "juga"
            )
        });
        opens && self.words.reading.lower(chunks[at].head) == "hadir"
    }

    /// The noun of the occasion that somebody speaks at: "usai *pertemuan*", "saat menerima *penyerahan* …".
    pub(super) fn occasion(&self) -> Option<usize> {
        let chunks = self.clauses.chunks;
        let lead = (0..chunks.len()).find(|&at| self.is(at, Class::SayingLead))?;
        (lead + 1..chunks.len().min(lead + 4))
            .find(|&at| chunks[at].kind == ChunkKind::Noun && self.is(at, Class::Occasion))
    }

    /// Whether an English noun for an occasion says with whom else it was: "after talks in Lisse *with X*".
    pub(super) fn is_with_others(&self, at: usize) -> bool {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let clause = at + 1..chunks.len().min(at + 6);
        let with = clause
            .take_while(|&next| !matches!(chunks[next].kind, ChunkKind::Verb | ChunkKind::Comma))
            .find(|&next| matches!(reading.lower(chunks[next].head), "with" | "between"));
        let other =
            |with: usize| self.clauses.is(with + 1, ChunkKind::Noun) && !self.is_party(with + 1);
        reading.lang() == Lang::En && with.is_some_and(other)
    }

    /// Where the meeting was that an English sentence opens with: "The meeting *in Lisse* followed …".
    pub(super) fn opens_within(&self) -> Option<Place> {
        let chunks = self.clauses.chunks;
        let noun = chunks.first()?;
        let opens = super::opens_with_meeting(self.words, noun.tokens.start)
            && noun.tokens.len() == 2
            && self.clauses.is(3, ChunkKind::Verb);
        let arguments = Arguments::default();
        let span = opens
            .then(|| self.told_by(0, &arguments).locative(1))
            .flatten()?;
        Some(Place {
            span,
            anchor: Anchor::Story,
        })
    }

    /// The verb by which a party of the record went somewhere.
    pub(super) fn going(&self) -> Option<usize> {
        (1..self.clauses.chunks.len()).find(|&at| {
            let moves = self.is(at, Class::Motion) || self.trip(at).is_some();
            let verb = self.clauses.chunks[at].kind == ChunkKind::Verb && moves;
            let goes = || self.subject_of(at).is_some_and(|noun| self.is_party(noun));
            verb && (goes() || self.is_home_of_party(at + 1))
        })
    }

    /// The noun for going somewhere behind an English verb that says somebody did: "paid *a visit* to Lisse".
    fn trip(&self, verb: usize) -> Option<usize> {
        let noun = verb + 1;
        let goes = self.words.reading.lang() == Lang::En
            && self.is(verb, Class::Undertaking)
            && self.clauses.is(noun, ChunkKind::Noun)
            && self.is(noun, Class::Trip);
        goes.then_some(noun)
    }

    /// Whether an English verb says that somebody had a talk: "They *had* a long conversation".
    pub(super) fn has_talk(&self, verb: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && self.clauses.is(verb, ChunkKind::Verb)
            && [Class::Have, Class::Undertaking]
                .iter()
                .any(|&class| self.is(verb, class))
            && self.clauses.is(verb + 1, ChunkKind::Noun)
            && self.is(verb + 1, Class::Discussion)
    }

    /// Whether an Indonesian phrase is for the house or office of a party of the record: "mendatangi *rumah dinas
    /// Gubernur Ana*".
    fn is_home_of_party(&self, noun: usize) -> bool {
        let reading = self.words.reading;
        let Some(chunk) = self.clauses.chunks.get(noun) else {
            return false;
        };
        let house = [Class::Venue, Class::Home]
            .iter()
            .any(|&class| reading.is(chunk.tokens.start, class));
        reading.lang() == Lang::Id
            && house
            && chunk.kind == ChunkKind::Noun
            && (noun..noun + 3).any(|at| self.clauses.is(at, ChunkKind::Noun) && self.is_party(at))
    }

    pub(super) fn is_party(&self, noun: usize) -> bool {
        let about = self.words.chains.about(&self.clauses.chunks[noun].tokens);
        about.is_some_and(|about| {
            self.parties
                .iter()
                .any(|party| party.entity == Some(about.entity))
        })
    }

    /// Place and day of what a verb tells.
    pub(super) fn scene(&self, at: usize, ahead: bool) -> (Option<Place>, Option<When>) {
        let arguments = self.clauses.arguments(at);
        let scene = self.told_by(at, &arguments);
        let gone = scene.destination(self.trip(at).unwrap_or(at));
        let gone = gone.map(|span| Place {
            span,
            anchor: Anchor::Story,
        });
        let place = gone.or_else(|| scene.place());
        let anchor = Anchor::Story;
        let date = scene
            .date(ahead)
            .filter(|when| when.anchor == Anchor::Clause);
        (
            place.map(|place| Place { anchor, ..place }),
            date.map(|when| When { anchor, ..when }),
        )
    }
}
