//! Clauses: for a verb or a noun that tells an event, which phrases stand in which grammatical place.
//!
//! No tree is built. From the predicate the chunks are walked to the left for its subject, through
//! relative clauses, coordination and control, and to the right for objects and prepositional phrases.
//! Where grammar leaves more than one subject open, all are given, the likeliest first; the frame's roles
//! decide.

use super::{
    chunk::{Chunk, ChunkKind, takes_two_objects},
    lexicon::Class,
    pos::VerbForm,
    words::Words,
};
use crate::domain::{EntityKind, Lang, MentionForm};

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
        self.fronted_object(&mut arguments);
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
            && matches!(
                self.words.reading.lower(lead.head),
                "dari" | "kepada" | "oleh" | "to" | "from"
            );
        let first = self.is(at, ChunkKind::Verb)
            && !arguments.subjects.is_empty()
            && !(0..at).any(|before| self.is(before, ChunkKind::Verb));
        if !leads || !first || !self.is(1, ChunkKind::Noun) {
            return None;
        }
        let (group, end) = self.group_at(1);
        let fronted = self.is(end, ChunkKind::Comma) && end < at;
        fronted.then_some((0, group))
    }

    /// The subject behind the English participle that opens a sentence: "*Vowing* to give the town a park, *Ana*
    /// left".
    fn subject_behind(&self, at: usize) -> Option<Group> {
        let first = self.chunks.first()?;
        let opens = self.words.reading.lang() == Lang::En
            && first.kind == ChunkKind::Verb
            && self.words.form(first.head) == VerbForm::Ger
            && (1..=at).all(|next| self.is(next, ChunkKind::Verb));
        let comma = (at..self.chunks.len()).find(|&next| self.is(next, ChunkKind::Comma))?;
        let noun = comma + 1;
        (opens && self.is(noun, ChunkKind::Noun)).then(|| self.pair_at(noun).0)
    }

    /// Whether the head of a chunk carries a pronoun whose person is known: "memberi*nya*", "kepada*nya*".
    fn has_clitic(&self, at: usize) -> bool {
        let head = self.chunks[at].head;
        let about = self.words.chains.about(&(head..head + 1));
        about.is_some_and(|about| about.form == MentionForm::Pronoun)
    }

    /// Takes in the object that an English relative clause with its own subject is said of: "the horse *that A
    /// gave B*", "the portrait, *which A gave to B*".
    fn fronted_object(&self, arguments: &mut Arguments) {
        let subject = arguments.subjects.first().map(|group| group[0]);
        let relative = subject
            .and_then(|first| first.checked_sub(1))
            .filter(|&at| {
                let word = self.words.reading.lower(self.chunks[at].head);
                self.is(at, ChunkKind::Relative) && matches!(word, "that" | "which")
            });
        let Some(relative) = relative.filter(|_| !arguments.relative) else {
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

    /// Walks to the left of a predicate for its subjects.
    fn subjects(&self, verb: usize, arguments: &mut Arguments, depth: usize) {
        if depth > 4 {
            return;
        }
        let mut at = self.before_relative(verb).unwrap_or(verb);
        let mut adjacent = at == verb;
        let mut parted = false;
        while at > 0 {
            at -= 1;
            match self.chunks[at].kind {
                ChunkKind::Other | ChunkKind::Date => {}
                ChunkKind::Comma => adjacent = false,
                ChunkKind::Relative => {
                    arguments.relative |= depth == 0;
                    self.antecedents(at, arguments);
                    return;
                }
                ChunkKind::Verb => {
                    // "X, who is in town, gave …": the clause between the commas is said of X.
                    if let Some(relative) = self.closed_relative(at, verb) {
                        at = relative;
                        adjacent = false;
                        continue;
                    }
                    // A verb beyond a subject and its comma tells of something else: "Tak diundang B, A
                    // bertemu C".
                    if !parted {
                        arguments.governors.push(at);
                    }
                    return self.subjects(at, arguments, depth + 1);
                }
                ChunkKind::Conjunction => adjacent = false,
                ChunkKind::Subordinator => {
                    let open = |group: &Group| group.len() == 1 && self.is_pronoun(group[0]);
                    if arguments.subjects.iter().all(open) {
                        self.main_subject(at, arguments, depth);
                    }
                    return;
                }
                ChunkKind::Noun => {
                    let mut group = self.group_ending(at);
                    // "gave Ana a clock, and Budi gave …": what follows "and" is not one with the objects.
                    if adjacent && group.len() > 1 && self.is_object(group[0]) {
                        group = vec![at];
                    }
                    let first = group[0];
                    // "bantuan berupa *beras dan selimut* diserahkan": the contents pass.
                    let contents = first > 0
                        && matches!(
                            self.words.reading.lower(self.chunks[first - 1].head),
                            "berupa" | "berisi"
                        );
                    if contents {
                        arguments.subjects.push(group);
                        return;
                    }
                    let governed = first > 0 && self.is(first - 1, ChunkKind::Preposition);
                    // "Melansir *X*, memberi kado itu lazim": a source acts in no clause.
                    let source = first > 0
                        && self.is(first - 1, ChunkKind::Verb)
                        && self.words.reading.lang() == Lang::Id
                        && self
                            .words
                            .reading
                            .is(self.chunks[first - 1].head, Class::Source);
                    if source {
                        at = first - 1;
                        continue;
                    }
                    // "kata *X*, usai pertemuan dengan Y": the speaker behind the verb.
                    if !adjacent && self.is_speaker(first) {
                        arguments.subjects.push(vec![first]);
                        return;
                    }
                    // "X, didampingi Y, menemui Z": Y only goes along.
                    let beside = first > 0
                        && self.is(first - 1, ChunkKind::Verb)
                        && self
                            .words
                            .reading
                            .is(self.chunks[first - 1].head, Class::Companion);
                    if beside {
                        at = first - 1;
                        continue;
                    }
                    if let Some(preposition) = self.placed(first) {
                        at = preposition;
                        continue;
                    }
                    // "after *officials* met": a clause of its own behind the preposition.
                    let clause = governed
                        && adjacent
                        && arguments.subjects.is_empty()
                        && self.is_finite(verb)
                        && matches!(
                            self.words.reading.lower(self.chunks[first - 1].head),
                            "after" | "before" | "since" | "until" | "than" | "as"
                        );
                    if clause {
                        arguments.subjects.push(group);
                        return;
                    }
                    // "meninjau dapur, *kantor X*, serta menyerahkan …": the list goes with the verb before it.
                    let item = !adjacent
                        && self.words.reading.lang() == Lang::Id
                        && first > 1
                        && self.is(first - 1, ChunkKind::Comma)
                        && self.is_object(first - 2)
                        && !self.is_somebody(at);
                    if item && !governed {
                        arguments.spare.push(group);
                        at = first;
                        continue;
                    }
                    if !governed && (adjacent || !self.is_object(first)) {
                        arguments.subjects.push(group);
                        // Behind a comma it may be the last of a list of objects, or an apposition.
                        let listed = first > 1
                            && self.is(first - 1, ChunkKind::Comma)
                            && arguments.subjects.len() < 3;
                        let open = arguments.subjects.len() < 3 && self.is_pronoun(at);
                        if !self.is_object(first) && !listed && !open {
                            return;
                        }
                        parted |= listed && !open && self.is_named(at);
                    } else if governed {
                        at = first - 1;
                        continue;
                    }
                    at = first;
                }
                ChunkKind::Preposition => {}
                ChunkKind::Stop => return,
            }
        }
    }

    /// The relative word of an English clause between commas right before a predicate: "Ana, *who* died in May,
    /// left …".
    fn before_relative(&self, predicate: usize) -> Option<usize> {
        let comma = predicate
            .checked_sub(1)
            .filter(|&at| self.is(at, ChunkKind::Comma))?;
        let opening = (0..comma)
            .rev()
            .take(16)
            .take_while(|&at| !matches!(self.kind(at), Some(ChunkKind::Comma | ChunkKind::Stop)));
        let relative = opening
            .last()
            .filter(|&at| self.is(at, ChunkKind::Relative))?;
        let parted = relative > 0 && self.is(relative - 1, ChunkKind::Comma);
        let clause = (relative..comma).any(|at| self.is(at, ChunkKind::Verb));
        (parted && clause && self.words.reading.lang() == Lang::En).then_some(relative)
    }

    /// The relative word before a verb whose clause a comma ends before the predicate.
    fn closed_relative(&self, verb: usize, predicate: usize) -> Option<usize> {
        let comma = self.is(predicate - 1, ChunkKind::Comma);
        let relative = (verb.saturating_sub(2)..verb)
            .rev()
            .take_while(|&at| !self.is(at, ChunkKind::Comma))
            .find(|&at| self.is(at, ChunkKind::Relative))?;
        let opened = relative > 0 && self.is(relative - 1, ChunkKind::Comma);
        let english = self.words.reading.lang() == Lang::En;
        (comma && opened && english).then_some(relative)
    }

    /// The preposition that a place belongs to as the last of a chain: "di Palembang, *Sumatera Selatan*".
    fn placed(&self, first: usize) -> Option<usize> {
        let place = |at: usize| {
            let about = self.words.chains.about(&self.chunks[at].tokens);
            about.is_some_and(|about| about.kind == EntityKind::Place)
        };
        // "people in Lisse, *Vale District of Nordmark*, have": what a place lies in, between commas.
        let region = |at: usize| {
            self.words.reading.lang() == Lang::En
                && self.is_named(at)
                && !self.is_somebody(at)
                && self.is(at + 1, ChunkKind::Comma)
        };
        let mut at = first;
        while at >= 2
            && self.is(at - 1, ChunkKind::Comma)
            && self.is(at - 2, ChunkKind::Noun)
            && (place(at) || at == first && region(at))
            && place(at - 2)
        {
            at -= 2;
        }
        (at < first && at > 0 && self.is(at - 1, ChunkKind::Preposition)).then(|| at - 1)
    }

    /// Whether a phrase stands behind a verb, as its first or second object.
    fn is_object(&self, first: usize) -> bool {
        let second =
            first > 1 && self.is(first - 1, ChunkKind::Noun) && self.is(first - 2, ChunkKind::Verb);
        second || first > 0 && self.is(first - 1, ChunkKind::Verb)
    }

    /// Whether a phrase is a pronoun that need not be a party of its own: "said *it* would send".
    fn is_pronoun(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        chunk.tokens.len() == 1 && self.words.reading.is(chunk.head, Class::Pronoun)
    }

    /// Whether a phrase is the speaker right behind an Indonesian verb of saying: "kata *X*".
    fn is_speaker(&self, first: usize) -> bool {
        let reading = self.words.reading;
        let say = first > 0 && self.is(first - 1, ChunkKind::Verb) && {
            let verb = self.chunks[first - 1].head;
            reading.is(verb, Class::Say) && !reading.lower(verb).starts_with("me")
        };
        say && reading.lang() == Lang::Id && self.is_somebody(first)
    }

    /// Whether a phrase is about a person.
    fn is_somebody(&self, at: usize) -> bool {
        let about = self.words.chains.about(&self.chunks[at].tokens);
        about.is_some_and(|about| about.kind == EntityKind::Person)
    }

    /// The phrases that a relative word may stand for: the nearest before it, then those further left.
    fn antecedents(&self, relative: usize, arguments: &mut Arguments) {
        let mut at = relative;
        while at > 0 && arguments.subjects.len() < 3 {
            at -= 1;
            match self.chunks[at].kind {
                ChunkKind::Noun => {
                    let group = self.group_ending(at);
                    // "kado dan bunga yang …": the clause belongs to the last or to all; take all.
                    at = group[0];
                    arguments.subjects.push(group);
                    // "kata Ana dalam *keterangan yang* diterima": not Ana.
                    let aside = at > 0
                        && matches!(
                            self.words.reading.lower(self.chunks[at - 1].head),
                            "dalam" | "melalui" | "lewat" | "usai" | "saat"
                        );
                    if aside || !(at > 0 && self.is(at - 1, ChunkKind::Preposition)) {
                        return;
                    }
                }
                ChunkKind::Comma | ChunkKind::Other | ChunkKind::Preposition | ChunkKind::Date => {}
                _ => return,
            }
        }
    }

    /// The subject for a clause without one of its own: that of the clause it hangs on, before it or,
    /// where the sentence begins with it, behind it.
    fn main_subject(&self, subordinator: usize, arguments: &mut Arguments, depth: usize) {
        let verbs = || {
            (0..subordinator)
                .rev()
                .filter(|&at| self.is(at, ChunkKind::Verb))
        };
        // "menemui warga yang kehilangan rumah untuk menyerahkan …": who meets, not who lost.
        let main = verbs()
            .find(|&verb| self.words.reading.lang() == Lang::En || !self.opens_relative(verb));
        if let Some(verb) = main.or_else(|| verbs().next()) {
            arguments.governors.push(verb);
            // "kata X usai …": the speaker stands behind the verb of saying.
            let head = self.chunks[verb].head;
            let say = self.words.reading.is(head, Class::Say)
                || self.words.reading.lang() == Lang::Id
                    && self.words.reading.lower(head).starts_with("di")
                    && self.is(verb + 1, ChunkKind::Noun)
                    && self
                        .words
                        .chains
                        .about(&self.chunks[verb + 1].tokens)
                        .is_some();
            if say && self.is(verb + 1, ChunkKind::Noun) && verb + 1 < subordinator {
                arguments.subjects.push(vec![verb + 1]);
            }
            return self.subjects(verb, arguments, depth + 1);
        }
        let before = (0..subordinator).rev().find(|&at| {
            self.is(at, ChunkKind::Noun) && (at == 0 || !self.is(at - 1, ChunkKind::Preposition))
        });
        if let Some(noun) = before {
            arguments.subjects.push(self.group_ending(noun));
            return;
        }
        let comma = (subordinator..self.chunks.len()).find(|&at| self.is(at, ChunkKind::Comma));
        if let Some(noun) = comma.and_then(|comma| {
            (comma + 1..self.chunks.len().min(comma + 4)).find(|&at| self.is(at, ChunkKind::Noun))
        }) {
            arguments.subjects.push(self.pair_at(noun).0);
        }
    }

    /// Whether a verb is the first behind a relative word.
    fn opens_relative(&self, verb: usize) -> bool {
        let passed =
            |&at: &usize| matches!(self.kind(at), Some(ChunkKind::Other | ChunkKind::Date));
        let before = (0..verb).rev().find(|at| !passed(at));
        before.is_some_and(|at| self.is(at, ChunkKind::Relative))
    }

    /// Walks to the right of a predicate for objects and prepositional phrases.
    fn behind(&self, predicate: usize, arguments: &mut Arguments) {
        let mut at = predicate + 1;
        // "met, separately, the commissioner"
        let aside = [ChunkKind::Comma, ChunkKind::Other, ChunkKind::Comma];
        if aside
            .iter()
            .enumerate()
            .all(|(step, &kind)| self.is(at + step, kind))
        {
            at += aside.len();
        }
        let first = at;
        let mut skipping = false;
        // "memberi cucunya, Rini, *sepeda*": the object behind a name between commas.
        let mut resumed = None;
        while let Some(kind) = self.kind(at) {
            arguments.end = at;
            match kind {
                ChunkKind::Noun => {
                    let (group, end) = self.group_at(at);
                    // A new clause: "…, X menolak" or "dan X menolak".
                    let fresh = at > first
                        && resumed != Some(at)
                        && matches!(
                            self.chunks[at - 1].kind,
                            ChunkKind::Comma | ChunkKind::Conjunction
                        );
                    if fresh && (self.begins_clause(end) || self.opens_saying(at, end)) {
                        return;
                    }
                    // "met Ana, *an adviser to the mayor*, in Lisbon"
                    if fresh && at > 1 && self.is_apposed(at - 2, at) {
                        at = self.past_apposition(at);
                        continue;
                    }
                    // "about steps *he might take*": a clause said of the noun, without a relative word.
                    let contact = at > first
                        && self.words.reading.lang() == Lang::En
                        && self.is_pronoun(at)
                        && matches!(
                            self.words.reading.lower(self.chunks[at].head),
                            "he" | "she" | "they" | "we" | "i"
                        );
                    if contact {
                        skipping = true;
                        at = end;
                        continue;
                    }
                    if !skipping
                        && !fresh
                        && let Some((names, behind)) = self.names_of_several(at)
                    {
                        resumed = Some(behind + 1);
                        arguments.objects.push(names);
                        at = behind;
                        continue;
                    }
                    if !skipping && !fresh {
                        let head = self.chunks[at].head;
                        // "handed the captain, Jonas Vik, *a drawing*"
                        let office = self.words.noun_is(head, Class::Role)
                            && takes_two_objects(
                                self.words.reading.lower(self.chunks[predicate].head),
                            );
                        let kin = self.words.noun_is(head, Class::Kin) || office;
                        let indonesian = self.words.reading.lang() == Lang::Id;
                        if (kin || indonesian)
                            && self.named_by(at).is_some()
                            && self.is(end, ChunkKind::Comma)
                        {
                            resumed = Some(end + 1);
                        }
                        arguments.objects.push(group);
                        at = end;
                        continue;
                    }
                    at = end;
                    continue;
                }
                ChunkKind::Preposition if self.has_clitic(at) => {
                    arguments.phrases.push((at, vec![at]));
                }
                ChunkKind::Preposition => {
                    let mut next = at + 1;
                    while self.is(next, ChunkKind::Preposition) || self.is(next, ChunkKind::Other) {
                        next += 1;
                    }
                    if self.is(next, ChunkKind::Noun) {
                        let pair = matches!(
                            self.words.reading.lower(self.chunks[at].head),
                            "antara" | "between" | "among"
                        );
                        let (group, end) = if pair {
                            self.pair_at(next)
                        } else {
                            self.group_at(next)
                        };
                        arguments.phrases.push((at, group));
                        at = end;
                        continue;
                    }
                }
                ChunkKind::Date | ChunkKind::Other | ChunkKind::Comma | ChunkKind::Conjunction => {}
                // What a relative clause says of an object is passed over; the clause may go on behind it.
                ChunkKind::Relative => skipping = true,
                // "planes *loaded with* food": what they carry is what is sent.
                ChunkKind::Verb if !skipping && self.carries(at, arguments) => {
                    let load = at + 1 + usize::from(self.is(at + 1, ChunkKind::Preposition));
                    let (group, end) = self.group_at(load);
                    arguments.objects.pop();
                    arguments.objects.push(group);
                    at = end;
                    continue;
                }
                ChunkKind::Verb if skipping && !self.ends_relative(at) => {}
                // "the helmet *worn by its pilot* to the museum": what a participle says of it is passed over.
                ChunkKind::Verb if !skipping && at > first && self.is_reduced(at) => {
                    at = self.behind_phrase(at + 1);
                    continue;
                }
                ChunkKind::Verb | ChunkKind::Subordinator | ChunkKind::Stop => return,
            }
            at += 1;
        }
        arguments.end = self.chunks.len();
    }

    /// Whether a finite verb right at a chunk would make the phrase before it a subject.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
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

    /// Whether a phrase behind a comma, with those led to by prepositions, is who says what went before: "…, *the
    /// ministry in Lisbon* said".
    fn opens_saying(&self, at: usize, end: usize) -> bool {
        let mut next = end;
        while self.is(next, ChunkKind::Preposition) && self.is(next + 1, ChunkKind::Noun) {
            next += 2;
        }
        self.words.reading.lang() == Lang::En
            && next > end
            && self.is(at - 1, ChunkKind::Comma)
            && self.is(next, ChunkKind::Verb)
            && self.words.reading.is(self.chunks[next].head, Class::Say)
    }

    /// Whether a participle right behind an object says with what it is loaded.
    fn carries(&self, at: usize, arguments: &Arguments) -> bool {
        let load = at + 1 + usize::from(self.is(at + 1, ChunkKind::Preposition));
        let chunk = &self.chunks[at];
        chunk.tokens.len() == 1
            && matches!(
                self.words.reading.lower(chunk.head),
                "loaded" | "carrying" | "containing" | "laden" | "packed"
            )
            && self.is(at - 1, ChunkKind::Noun)
            && !arguments.objects.is_empty()
            && self.is(load, ChunkKind::Noun)
    }

    /// Whether a bare English participle says something of the noun right before it.
    fn is_reduced(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let by = self
            .chunks
            .get(at + 1)
            .is_some_and(|next| self.words.reading.lower(next.head) == "by");
        let participle = match self.words.form(chunk.head) {
            VerbForm::PastPart => true,
            VerbForm::Past => by,
            _ => false,
        };
        self.words.reading.lang() == Lang::En
            && participle
            && chunk.tokens.len() == 1
            && self.is(at - 1, ChunkKind::Noun)
            && !self.is_pronoun(at - 1)
            && self.is(at + 1, ChunkKind::Preposition)
            && !self.words.reading.is(chunk.head, Class::Say)
    }

    /// The chunk behind a preposition and its phrases or date.
    fn behind_phrase(&self, preposition: usize) -> usize {
        match self.kind(preposition + 1) {
            Some(ChunkKind::Noun) => self.group_at(preposition + 1).1,
            Some(_) => preposition + 2,
            None => preposition + 1,
        }
    }

    /// Whether an English verb group can be that of a clause of its own; a bare participle may be a past form.
    fn is_finite(&self, verb: usize) -> bool {
        let form = self.words.form(self.chunks[verb].head);
        let agent = self
            .chunks
            .get(verb + 1)
            .is_some_and(|next| self.words.reading.lower(next.head) == "by");
        self.words.reading.lang() == Lang::En
            && !agent
            && !matches!(form, VerbForm::Inf | VerbForm::Ger)
    }

    /// Whether the verb at a chunk is already the second one behind a relative word.
    fn ends_relative(&self, at: usize) -> bool {
        let relative = (0..at)
            .rev()
            .find(|&before| self.is(before, ChunkKind::Relative));
        relative
            .is_some_and(|relative| (relative..at).any(|between| self.is(between, ChunkKind::Verb)))
    }
}
