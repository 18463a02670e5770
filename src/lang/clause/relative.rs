//! Subjects from another clause: what a relative word stands for, and whose the act is in a clause without a subject
//! of its own.

use super::{Arguments, Clauses};
use crate::{
    domain::{EntityKind, Lang},
    lang::{chunk::ChunkKind, lexicon::Class, pos::VerbForm},
};

/// How many chunks before a verb a clause without commas may open that is said of its subject.
const RESTRICTION: usize = 10;

impl Clauses<'_> {
    /// The relative word of an English clause between commas right before a predicate: "Ana, *who* died in May,
    /// left …".
    pub(super) fn before_relative(&self, predicate: usize) -> Option<usize> {
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

    /// The relative word of a clause without commas between an English verb and its subject: "The man *who* founded the
    /// club gave …", "Pupils *whose* homes were hit received …".
    pub(super) fn before_restriction(&self, predicate: usize) -> Option<usize> {
        let lower = |at: usize| self.words.reading.lower(self.chunks[at].head);
        let relative = (0..predicate)
            .rev()
            .take(RESTRICTION)
            .take_while(|&at| {
                matches!(
                    self.kind(at),
                    Some(
                        ChunkKind::Noun
                            | ChunkKind::Verb
                            | ChunkKind::Preposition
                            | ChunkKind::Date
                            | ChunkKind::Other
                            | ChunkKind::Relative
                    )
                )
            })
            .find(|&at| self.is(at, ChunkKind::Relative))?;
        let whose = lower(relative) == "whose";
        let opens = relative > 0
            && self.is(relative - 1, ChunkKind::Noun)
            && (whose || matches!(lower(relative), "who" | "which"));
        let own = relative + 1 + usize::from(whose && self.is(relative + 1, ChunkKind::Noun));
        let verbs = (relative..predicate).filter(|&at| self.is(at, ChunkKind::Verb));
        let told = self.is(own, ChunkKind::Verb)
            && own + 1 < predicate
            && self.is_finite(own)
            && verbs.count() == 1;
        (self.words.reading.lang() == Lang::En
            && opens
            && told
            && self.is(predicate, ChunkKind::Verb)
            && self.is_finite(predicate)
            && self.words.form(self.chunks[predicate].head) != VerbForm::PastPart)
            .then_some(relative)
    }

    /// The relative word before a verb whose clause a comma ends before the predicate.
    pub(super) fn closed_relative(&self, verb: usize, predicate: usize) -> Option<usize> {
        let comma = self.is(predicate - 1, ChunkKind::Comma);
        // "thanked Ana for the day *that passed*, and gave": the comma ends the clause too.
        let joint = predicate > 1
            && self.is(predicate - 1, ChunkKind::Conjunction)
            && self.is(predicate - 2, ChunkKind::Comma);
        let relative = (verb.saturating_sub(2)..verb)
            .rev()
            .take_while(|&at| !self.is(at, ChunkKind::Comma))
            .find(|&at| self.is(at, ChunkKind::Relative))?;
        let opened = relative > 0 && self.is(relative - 1, ChunkKind::Comma);
        let english = self.words.reading.lang() == Lang::En;
        let governed = || (0..relative).any(|at| self.is(at, ChunkKind::Verb));
        (english && (comma && opened || joint && governed())).then_some(relative)
    }

    /// The phrases that a relative word may stand for: the nearest before it, then those further left.
    pub(super) fn antecedents(&self, relative: usize, arguments: &mut Arguments) {
        let mut at = relative;
        while at > 0 && arguments.subjects.len() < 3 {
            at -= 1;
            match self.chunks[at].kind {
                ChunkKind::Noun => {
                    let mut group = self.group_ending(at);
                    // "gave 2 million, and *Ana*, who gave …": not one with the object before.
                    let anew = self.words.reading.lang() == Lang::En
                        && group.len() > 1
                        && self.is_object(group[0]);
                    if anew {
                        group = vec![at];
                    }
                    // "kado dan bunga yang …": the clause belongs to the last or to all; take all.
                    at = group[0];
                    if self.is_for_whom(at) {
                        continue;
                    }
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

    /// Whether an English phrase only says for whom a body by name is there: "the Lima School for *the Deaf*, which …".
    fn is_for_whom(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && at > 1
            && self.words.reading.lower(self.chunks[at - 1].head) == "for"
            && self.is(at - 2, ChunkKind::Noun)
            && self.is_named(at - 2)
            && !self.is_named(at)
    }

    /// The subject for a clause without one of its own: that of the clause it hangs on, before it or,
    /// where the sentence begins with it, behind it.
    pub(super) fn main_subject(
        &self,
        subordinator: usize,
        arguments: &mut Arguments,
        depth: usize,
    ) {
        let verbs = || {
            (0..subordinator)
                .rev()
                .filter(|&at| self.is(at, ChunkKind::Verb))
        };
        // "menemui warga yang kehilangan rumah untuk menyerahkan …": who meets, not who lost.
        let main = verbs()
            .find(|&verb| self.words.reading.lang() == Lang::En || !self.opens_relative(verb));
        // "Speaking to reporters after meeting Ana, *Budi* said"
        let opening = main.filter(|&verb| {
            self.words.reading.lang() == Lang::En
                && verb == 0
                && self.words.form(self.chunks[verb].head) == VerbForm::Ger
        });
        if let Some(noun) = opening.and_then(|_| self.behind_comma(subordinator)) {
            arguments.subjects.push(self.pair_at(noun).0);
            return;
        }
        if let Some(verb) = main.or_else(|| verbs().next()) {
            arguments.governors.push(verb);
            // "memberi ruang kepada *keduanya* untuk berbicara": whoever is given room talks.
            let given = subordinator.checked_sub(1).filter(|&noun| {
                let several = self
                    .words
                    .reading
                    .is(self.chunks[noun].tokens.start, Class::Them);
                noun > verb + 1
                    && self.is(noun, ChunkKind::Noun)
                    && self.words.reading.lower(self.chunks[noun - 1].head) == "kepada"
                    && (several || self.is_somebody(noun))
            });
            let room = self.words.reading.lower(self.chunks[subordinator].head) == "untuk";
            if let Some(noun) = given.filter(|_| room) {
                arguments.subjects.push(vec![noun]);
                return;
            }
            // "mengutus *Menteri A* untuk menemui B": whoever is sent meets.
            let sent = verb + 1;
            let leads = self.words.reading.lower(self.chunks[subordinator].head) == "untuk"
                && self
                    .words
                    .reading
                    .is(self.chunks[verb].head, Class::Sending);
            if leads
                && sent < subordinator
                && self.is(sent, ChunkKind::Noun)
                && self.is_somebody(sent)
            {
                arguments.subjects.push(vec![sent]);
                return;
            }
            // "kata X usai …": the speaker stands behind the verb of saying.
            let head = self.chunks[verb].head;
            let say = self.words.reading.is(head, Class::Say)
                || self.words.reading.lang() == Lang::Id
                    && self.words.reading.lower(head).starts_with("di")
                    && self.is(verb + 1, ChunkKind::Noun)
                    && self.is_headed_by_somebody(verb + 1);
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
        if let Some(noun) = self.behind_comma(subordinator) {
            arguments.subjects.push(self.pair_at(noun).0);
        }
    }

    /// Whether a phrase is about somebody or a body and what heads it is no place in an office: "*Menteri* Ana", not
    /// "posisi menteri".
    fn is_headed_by_somebody(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let office = self.words.noun_is(chunk.head, Class::Abstract)
            || matches!(self.words.reading.lower(chunk.head), "posisi" | "kursi");
        !office && self.words.chains.about(&chunk.tokens).is_some()
    }

    /// The phrase behind the comma that ends the clause at a subordinator. A place or day behind an earlier comma says
    /// where or when: "Usai bertemu Ana di kantornya, *Lima*, Senin, *Budi* pulang".
    pub(super) fn behind_comma(&self, subordinator: usize) -> Option<usize> {
        let commas = (subordinator..self.chunks.len()).filter(|&at| self.is(at, ChunkKind::Comma));
        let mut nouns = commas.take(4).filter_map(|comma| {
            let near = comma + 1..self.chunks.len().min(comma + 4);
            near.take_while(|&at| !self.is(at, ChunkKind::Comma))
                .find(|&at| self.is(at, ChunkKind::Noun))
        });
        let place = |at: usize| {
            let about = self.words.chains.about(&self.chunks[at].tokens);
            about.is_some_and(|about| about.kind == EntityKind::Place)
                && self.is(at + 1, ChunkKind::Comma)
        };
        // "Speaking when he met the envoy, *Ana Lima*, *in his office*, Budi said"
        let aside = |at: usize| {
            self.words.reading.lang() == Lang::En
                && (self.is(at - 1, ChunkKind::Preposition)
                    || at > 1 && self.named_by(at - 2) == Some(at))
        };
        nouns.find(|&at| !place(at) && !aside(at))
    }

    /// Whether a verb is the first behind a relative word.
    pub(super) fn opens_relative(&self, verb: usize) -> bool {
        let passed =
            |&at: &usize| matches!(self.kind(at), Some(ChunkKind::Other | ChunkKind::Date));
        let before = (0..verb).rev().find(|at| !passed(at));
        before.is_some_and(|at| self.is(at, ChunkKind::Relative))
    }
}
