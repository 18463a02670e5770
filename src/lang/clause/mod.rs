//! Clauses: for a verb or a noun that tells an event, which phrases stand in which grammatical place.
//!
//! No tree is built. From the predicate the chunks are walked to the left for its subject, through
//! relative clauses, coordination and control, and to the right for objects and prepositional phrases.
//! Where grammar leaves more than one subject open, all are given, the likeliest first; the frame's roles
//! decide.

mod aside;
mod candidate;
mod companion;
mod listing;
mod object;
mod offices;
mod opening;
mod relative;
mod subject;

use crate::{
    domain::{Lang, MentionForm},
    lang::{
        chunk::{Chunk, ChunkKind},
        lexicon::Class,
        pos::VerbForm,
        words::Words,
    },
};

/// Phrases of equal standing, by chunk index: "A, B and C".
pub type Group = Vec<usize>;

/// What stands around a predicate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Possible subjects, the likeliest first.
    pub subjects: Vec<Group>,
    /// Bare noun phrases behind the predicate, in order.
    pub objects: Vec<Group>,
    /// Prepositional phrases: the preposition's chunk and its phrases.
    pub phrases: Vec<(usize, Group)>,
    /// The predicates, by chunk index, that govern this one, nearest first.
    pub governors: Vec<usize>,
    /// The first chunk behind the clause.
    pub end: usize,
    /// Phrases that may be subjects but are likelier the last of a list of objects.
    pub spare: Vec<Group>,
    /// Whether the predicate stands in a relative clause of its subject.
    pub relative: bool,
    /// Whether the last object stands before the clause that says what is done with it: "the boats *that A
    /// gave*".
    pub fronted: bool,
}

/// A sentence's chunks with what is needed to walk them.
#[derive(Clone, Copy)]
pub struct Clauses<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// The chunks of one sentence.
    pub chunks: &'a [Chunk],
}

impl Clauses<'_> {
    pub(super) fn kind(&self, at: usize) -> Option<ChunkKind> {
        self.chunks.get(at).map(|chunk| chunk.kind)
    }

    pub(super) fn is(&self, at: usize, kind: ChunkKind) -> bool {
        self.kind(at) == Some(kind)
    }

    /// The arguments of the predicate at a chunk.
    #[must_use]
    pub fn arguments(&self, at: usize) -> Arguments {
        let mut arguments = Arguments {
            end: at + 1,
            ..Arguments::default()
        };
        self.subjects(at, &mut arguments, 0);
        if arguments.subjects.is_empty() {
            arguments.subjects.extend(self.subject_behind(at));
        }
        let spare = std::mem::take(&mut arguments.spare);
        arguments.subjects.extend(spare);
        self.behind(at, &mut arguments);
        arguments
            .phrases
            .extend(self.fronted_phrase(at, &arguments));
        self.fronted_object(at, &mut arguments);
        // "memberi*nya* uang": the clitic is the first object, in the passive the agent.
        if self.is(at, ChunkKind::Verb) && self.has_clitic(at) {
            arguments.objects.insert(0, vec![at]);
        }
        arguments
    }

    /// The phrase before the subject of a sentence's first verb: "*Dari ibunya*, Ana menerima kain", "*To the
    /// museum*, Ana gave a loom".
    fn fronted_phrase(&self, at: usize, arguments: &Arguments) -> Option<(usize, Group)> {
        let lead = self.chunks.first()?;
        let leads = lead.kind == ChunkKind::Preposition
            && self.words.reading.is(lead.head, Class::FrontedLead);
        // "*With 2 million*, Ana was the largest donor": what she was, behind "was".
        let said = at > 1
            && self.is(at, ChunkKind::Noun)
            && self.is(at - 1, ChunkKind::Verb)
            && self
                .words
                .reading
                .is(self.chunks[at - 1].head, Class::Copula);
        let verb = at - usize::from(said);
        let first = self.is(verb, ChunkKind::Verb)
            && !arguments.subjects.is_empty()
            && !(0..verb).any(|before| self.is(before, ChunkKind::Verb));
        if !leads || !first || !self.is(1, ChunkKind::Noun) {
            return None;
        }
        let (group, end) = self.group_at(1);
        // "With 2 million *in 2016*, …"
        let dated = self.is(end, ChunkKind::Preposition) && self.is(end + 1, ChunkKind::Date);
        let end = end + if dated { 2 } else { 0 };
        let fronted = self.is(end, ChunkKind::Comma) && end < at;
        fronted.then_some((0, group))
    }

    /// Whether the head of a chunk carries a pronoun whose person is known: "memberi*nya*", "kepada*nya*".
    fn has_clitic(&self, at: usize) -> bool {
        let head = self.chunks[at].head;
        let about = self.words.chains.about(&(head..head + 1));
        about.is_some_and(|about| about.form == MentionForm::Pronoun)
    }

    /// Takes in the object that a relative clause with its own subject is said of: "the horse *that A gave B*", "the
    /// portrait, *which A gave to B*", in Indonesian with a bare verb, "hadiah *yang ia berikan* untuk B".
    fn fronted_object(&self, verb: usize, arguments: &mut Arguments) {
        // "raised 500 pounds, which *they* gave to the club": the pronoun, whomever it stands for.
        let pronoun = verb.checked_sub(1).filter(|&at| {
            self.words.reading.lang() == Lang::En
                && self.is(at, ChunkKind::Noun)
                && self.is_pronoun(at)
        });
        let subject = pronoun.or(arguments.subjects.first().map(|group| group[0]));
        let relative = subject
            .and_then(|first| first.checked_sub(1))
            .filter(|&at| {
                let word = self.words.reading.lower(self.chunks[at].head);
                let bare = self
                    .words
                    .frames
                    .is_bare(self.words.reading.lower(self.chunks[verb].head));
                self.is(at, ChunkKind::Relative)
                    && (matches!(word, "that" | "which") || word == "yang" && bare)
            });
        let bare = subject.filter(|&first| relative.is_none() && self.is_contact(first));
        let own = |relative: &usize| {
            !arguments.relative || pronoun.is_some_and(|pronoun| pronoun == relative + 1)
        };
        let Some(relative) = relative.or(bare).filter(own) else {
            return;
        };
        let before =
            relative - usize::from(relative > 0 && self.is(relative - 1, ChunkKind::Comma));
        let Some(thing) = before
            .checked_sub(1)
            .filter(|&at| self.is(at, ChunkKind::Noun))
        else {
            return;
        };
        let party = arguments.objects.len() == 1 && self.is_named(arguments.objects[0][0]);
        if arguments.objects.is_empty() || party {
            arguments.objects.push(self.group_ending(thing));
            arguments.fronted = true;
        }
    }

    /// Whether a name begins an English clause said of the phrase right before it: "the trucks *Ana* gave B".
    fn is_contact(&self, first: usize) -> bool {
        let Some(thing) = first.checked_sub(1) else {
            return false;
        };
        let tokens = &self.chunks[thing].tokens;
        let told = self.words.reading.is(tokens.start, Class::Determiner)
            || tokens
                .clone()
                .any(|at| self.words.figure_over(at).is_some());
        let acts = self.chunks[first].tokens.len() == 1
            && matches!(
                self.words.reading.lower(self.chunks[first].head),
                "he" | "she" | "they"
            );
        let led = thing > 0
            && !matches!(
                self.kind(thing - 1),
                Some(ChunkKind::Preposition | ChunkKind::Verb)
            );
        self.words.reading.lang() == Lang::En
            && self.is(thing, ChunkKind::Noun)
            && (self.is_named(first) || acts)
            && !self.is_named(thing)
            && told
            && !led
    }

    /// Whether a phrase is a pronoun that need not be a party of its own: "said *it* would send".
    fn is_pronoun(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        chunk.tokens.len() == 1 && self.words.reading.is(chunk.head, Class::Pronoun)
    }

    /// Whether a finite verb right at a chunk would make the phrase before it a subject.
    pub(in crate::lang) fn begins_clause(&self, at: usize) -> bool {
        self.is(at, ChunkKind::Verb) && {
            let chunk = &self.chunks[at];
            let form = self.words.form(chunk.head);
            self.words.reading.lang() == Lang::Id
                || form != VerbForm::Inf
                    && (!matches!(form, VerbForm::Ger | VerbForm::PastPart)
                        || chunk.tokens.len() > 1)
                || self.words.reading.lower(chunk.tokens.start) != "to" && chunk.tokens.len() > 1
        }
    }
}
