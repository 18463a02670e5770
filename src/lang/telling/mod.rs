//! Tellings: each place where a frame is filled, with its roles, outlook, place, date and source.
//!
//! A telling is one sentence's word for an event. What the article reports in several tellings is put
//! together later, in `gift` and `meeting`.

mod alleged;
mod aside;
mod attended;
mod attending;
mod bearer;
mod beside;
mod contest;
mod due;
mod fronting;
mod hyphen;
mod inner;
mod made;
mod nominal;
mod noun;
mod parallel;
mod pledged;
mod private;
mod record;
mod refused;
mod row;
mod served;
mod share;
mod trade;
mod uttered;
mod verb;
mod visitor;
mod voice;

use crate::{
    domain::{EntityKind, Item, Lang, Party, Place, Span, Told, When},
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::Clauses,
        filling::Filler,
        frame::{Event, Frame, Role, Voice},
        lexicon::Class,
        outlook::Outlook,
        sentence::Part,
        words::Words,
    },
};
use parallel::leave_to_others;

/// What a sentence says of an event.
#[derive(Debug, Clone)]
pub struct Telling {
    /// The frame that read it.
    pub frame: &'static Frame,
    /// Who fills which role.
    pub parties: Vec<(Role, Party)>,
    /// What is given.
    pub items: Vec<Item>,
    /// Whether the noun for the thing points back: "hadiah itu", "drone tersebut".
    pub points_back: bool,
    /// Whether it adds to what was told: "juga", "turut".
    pub adds: bool,
    /// Whether those who receive are only pointed to.
    pub to_them: bool,
    /// What it says it adds to.
    pub besides: Vec<Item>,
    /// Whether it is told as a fact.
    pub outlook: Outlook,
    /// Where.
    pub place: Option<Place>,
    /// When.
    pub date: Option<When>,
    /// Who says so.
    pub attribution: Vec<Party>,
    /// The words that tell it.
    pub evidence: Span,
    /// The sentence, by index.
    pub sentence: usize,
    /// Whether the headline tells it.
    pub in_title: bool,
    /// How sure it is, in percent.
    pub sure: u8,
    /// How it was read.
    pub told: Told,
    /// Whether "aid", "bantuan" or the like is said of it.
    pub is_aid: bool,
    /// Whether what is given is an honour.
    pub is_honour: bool,
    /// What is talked about.
    pub topic: Option<Span>,
    /// Whether both sides give: "bertukar", "saling memberikan".
    pub mutual: bool,
    /// Whether it only says who came to the meeting told before it: "Pertemuan itu dihadiri …".
    pub takes_up: bool,
    /// Whether it only says who else was at the meeting told before: "B *turut hadir dalam pertemuan itu*".
    pub goes_along: bool,
    /// Whether it is one more of a row, whose other side was told before: "Pertemuan kedua dengan B".
    pub goes_on: bool,
    /// Who met each of the other parties by themselves, in "A held separate talks with B and C".
    pub apart: Vec<Party>,
}

impl Telling {
    /// The parties in a role.
    pub fn of(&self, role: Role) -> impl Iterator<Item = Party> + '_ {
        self.parties
            .iter()
            .filter(move |(filled, _)| *filled == role)
            .map(|(_, party)| *party)
    }
}

/// All tellings of the article, in order.
#[must_use]
pub fn find(words: &Words) -> Vec<Telling> {
    let mut tellings = Vec::new();
    for (number, sentence) in words.reading.sentences.iter().enumerate() {
        let told = sentence
            .tokens
            .clone()
            .any(|at| !words.frames.of_form(words.reading.lower(at)).is_empty());
        if sentence.part == Part::Dateline || !told {
            continue;
        }
        let chunks = words.chunks(number);
        let of_class = |class| {
            let mut tokens = sentence.tokens.clone();
            tokens.any(|at| words.reading.is(at, class))
        };
        let (of_crime, of_sport) = (of_class(Class::Crime), of_class(Class::Sport));
        let of_contest = of_class(Class::Contest);
        for chunks in chunks.chunks(LONGEST) {
            let teller = Teller {
                words,
                clauses: Clauses { words, chunks },
                number,
                of_crime,
                of_sport,
                of_contest,
            };
            let mut row = Vec::new();
            for at in 0..chunks.len() {
                if let Some(mut telling) = teller.at(at) {
                    let mut further = teller.further(at, &telling);
                    leave_to_others(&mut telling, &further);
                    further.extend(teller.met_beside(at, &telling));
                    row.push((at, tellings.len()));
                    tellings.push(telling);
                    tellings.extend(further);
                }
            }
            teller.share_receivers(&row, &mut tellings);
        }
    }
    tellings
}

/// The most chunks that are read as one sentence. Every telling walks to both ends of it, so text without
/// a full stop would cost the square of its length.
pub const LONGEST: usize = 200;

/// How many of the first mentions of a text are asked for someone's office; keeps the search linear.
const OFFICES: usize = 400;

/// A sentence on its way to tellings.
pub(super) struct Teller<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) clauses: Clauses<'a>,
    number: usize,
    /// Whether a word of crime, or of sport, stands in the sentence.
    of_crime: bool,
    pub(super) of_sport: bool,
    /// Whether a word of a contest stands in the sentence.
    pub(super) of_contest: bool,
}

impl Teller<'_> {
    pub(super) fn chunks(&self) -> &[Chunk] {
        self.clauses.chunks
    }

    pub(super) fn filler(&self) -> Filler<'_> {
        Filler {
            words: self.words,
            clauses: self.clauses,
        }
    }

    /// The best telling of the predicate at a chunk.
    fn at(&self, at: usize) -> Option<Telling> {
        let chunk = &self.chunks()[at];
        let reading = self.words.reading;
        let forms = self.words.frames.of_form(reading.lower(chunk.head));
        let mut best: Option<(u32, Telling)> = None;
        for &(index, voice) in forms {
            let frame = &self.words.frames.frames[index];
            if voice == Voice::Active && !self.may_be_bare(at) {
                continue;
            }
            if !frame.needs.is_empty() && !self.says(&frame.needs)
                || !frame.lacks.is_empty() && self.says(&frame.lacks)
            {
                continue;
            }
            let told = match (chunk.kind, voice) {
                (ChunkKind::Verb, Voice::Active | Voice::Passive) => self.verb(at, frame, voice),
                (ChunkKind::Noun, Voice::Noun) => self.noun(at, frame),
                _ => None,
            };
            let whole =
                |telling: &Telling| frame.event == Event::Meeting || !telling.items.is_empty();
            if let Some((score, telling)) = told.filter(|(_, telling)| whole(telling))
                && best.as_ref().is_none_or(|(known, _)| score > *known)
            {
                best = Some((score, telling));
            }
        }
        best.map(|(_, telling)| telling)
    }

    /// Whether a verb has its prefix, or stands where it needs none: in a headline, behind a pronoun as in "uang
    /// yang *saya beri*", or, with a suffix, right behind a name: "PT Tirta *salurkan* bantuan". Elsewhere the
    /// bare form is an order or a noun.
    fn may_be_bare(&self, at: usize) -> bool {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        if !self.words.frames.is_bare(reading.lower(chunk.head)) {
            return true;
        }
        let first = reading.sentences[self.number].tokens.start;
        let before = chunk.head.saturating_sub(3).max(first)..chunk.head;
        reading.is_headline(chunk.head)
            || self.follows_name(chunk)
            || self.opens_with_name(at)
            || before
                .into_iter()
                .any(|at| reading.is(at, Class::Pronoun) && !reading.lower(at).ends_with("nya"))
    }

    /// Whether a form with a suffix stands right behind the name of somebody.
    fn follows_name(&self, chunk: &Chunk) -> bool {
        let words = self.words;
        let suffixed = words.reading.lower(chunk.head).ends_with("kan");
        let before = chunk.tokens.start.checked_sub(1);
        // "PT Tirta *kembali* salurkan bantuan"
        let again = before.filter(|&at| words.reading.lower(at) == "kembali");
        let name = again
            .map_or(before, |at| at.checked_sub(1))
            .and_then(|at| words.name_over(at))
            .map(|name| &words.names[name]);
        suffixed && name.is_some_and(|name| name.kind != EntityKind::Product)
    }

    /// Whether a form without affixes stands between a name that opens the clause and its object: "*PT Tirta* beri
    /// bantuan".
    fn opens_with_name(&self, at: usize) -> bool {
        let words = self.words;
        let opens = match at {
            0 => false,
            1 => true,
            _ => matches!(
                self.chunks()[at - 2].kind,
                ChunkKind::Comma | ChunkKind::Conjunction | ChunkKind::Stop
            ),
        };
        opens
            && words.reading.lang() == Lang::Id
            && self.clauses.is(at - 1, ChunkKind::Noun)
            && self.clauses.is(at + 1, ChunkKind::Noun)
            && words
                .name_over(self.chunks()[at].tokens.start - 1)
                .is_some_and(|name| words.names[name].kind != EntityKind::Product)
    }

    /// Whether a word of a class stands in the sentence.
    pub(super) fn tells(&self, class: Class) -> bool {
        let mut tokens = self.words.reading.sentences[self.number].tokens.clone();
        tokens.any(|at| self.words.reading.is(at, class))
    }

    /// Whether one of the words stands in the sentence.
    pub(super) fn says(&self, wanted: &[&str]) -> bool {
        let tokens = self.words.reading.sentences[self.number].tokens.clone();
        tokens
            .into_iter()
            .any(|at| wanted.contains(&self.words.reading.lower(at)))
    }
}

pub(super) fn is_copula(words: &Words, at: usize) -> bool {
    words.reading.is(at, Class::Copula)
}
