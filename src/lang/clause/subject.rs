//! Subjects: the walk to the left of a predicate, through coordination and control. What each phrase on the way is
//! there for, `candidate` tells; what lies in another clause, `relative`.

use super::{Arguments, Clauses, Group};
use crate::{
    domain::{EntityKind, Lang},
    lang::{chunk::ChunkKind, lexicon::Class, pos::VerbForm},
};

/// A search for the subject of a verb.
pub(super) struct Search {
    pub(super) verb: usize,
    /// Whether no comma or conjunction has been passed.
    pub(super) adjacent: bool,
    /// Whether a named subject stands behind a comma.
    parted: bool,
}

impl Clauses<'_> {
    /// Walks to the left of a predicate for its subjects.
    pub(super) fn subjects(&self, verb: usize, arguments: &mut Arguments, depth: usize) {
        if depth > 4 {
            return;
        }
        if let Some((sends, sent)) = self.sent_to_do(verb).filter(|_| depth == 0) {
            arguments.governors.push(sends);
            arguments.subjects.push(vec![sent]);
            return;
        }
        if let Some(main) = self.joined_to(verb) {
            arguments.governors.push(main);
            return self.subjects(main, arguments, depth + 1);
        }
        let mut at = self.before_asides(verb).unwrap_or(verb);
        let mut search = Search {
            verb,
            adjacent: at == verb && !self.joins_deed(verb),
            parted: false,
        };
        while at > 0 {
            at -= 1;
            match self.chunks[at].kind {
                ChunkKind::Other | ChunkKind::Date | ChunkKind::Preposition => {}
                ChunkKind::Comma | ChunkKind::Conjunction => search.adjacent = false,
                // "hadiah *yang ia berikan*": the clause has a subject of its own.
                ChunkKind::Relative if depth == 0 && self.has_own_subject(at, verb, arguments) => {
                    return;
                }
                ChunkKind::Relative => {
                    arguments.relative |= depth == 0;
                    return self.antecedents(at, arguments);
                }
                ChunkKind::Verb => {
                    // "X, who is in town, gave …": the clause between the commas is said of X.
                    if let Some(relative) = self.closed_relative(at, verb) {
                        at = relative;
                        search.adjacent = false;
                        continue;
                    }
                    // "Tak diundang B, A bertemu C": a verb beyond a subject and its comma tells of something else.
                    if !search.parted {
                        arguments.governors.push(at);
                    }
                    return self.subjects(at, arguments, depth + 1);
                }
                ChunkKind::Subordinator => {
                    let open = |group: &Group| group.len() == 1 && self.is_pronoun(group[0]);
                    if arguments.subjects.iter().all(open) {
                        self.main_subject(at, arguments, depth);
                    }
                    return;
                }
                ChunkKind::Noun => match self.try_subject(at, &mut search, arguments) {
                    Some(next) => at = next,
                    None => return,
                },
                ChunkKind::Stop => return,
            }
        }
    }

    /// Where what an aside before a verb is said of stands: "Ana, *who retired in May*, gave …".
    fn before_asides(&self, verb: usize) -> Option<usize> {
        self.before_relative(verb)
            .or_else(|| self.before_restriction(verb))
            .or_else(|| self.before_pointed(verb))
            .or_else(|| self.before_companions(verb))
            .or_else(|| self.before_partners(verb))
            .or_else(|| self.before_description(verb))
            .or_else(|| self.before_fields(verb))
            .or_else(|| self.before_kin(verb))
    }

    /// Whether somebody stands between an Indonesian relative word and its bare verb: "yang *ia* berikan".
    fn has_own_subject(&self, relative: usize, verb: usize, arguments: &Arguments) -> bool {
        let reading = self.words.reading;
        let subject = arguments.subjects.first().and_then(|group| group.first());
        reading.lang() == Lang::Id
            && verb == relative + 2
            && subject == Some(&(relative + 1))
            && self.is(verb, ChunkKind::Verb)
            && self
                .words
                .frames
                .is_bare(reading.lower(self.chunks[verb].head))
    }

    /// Whoever an English verb before an infinitive sends to do what it tells, and that verb: "sent *his adviser* to Lisse
    /// to meet X".
    fn sent_to_do(&self, verb: usize) -> Option<(usize, usize)> {
        let reading = self.words.reading;
        let infinitive = reading.lang() == Lang::En
            && self.is(verb, ChunkKind::Verb)
            && reading.lower(self.chunks[verb].tokens.start) == "to";
        let before = (0..verb)
            .rev()
            .filter(|_| infinitive)
            .take_while(|&before| {
                !matches!(
                    self.chunks[before].kind,
                    ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Relative
                )
            });
        let sends = before
            .into_iter()
            .find(|&before| self.is(before, ChunkKind::Verb))?;
        let sent = sends + 1;
        // "his adviser, *Ana Lima*, to Lisse"
        let named = self.is(sent + 1, ChunkKind::Comma)
            && self.is(sent + 2, ChunkKind::Noun)
            && self.is(sent + 3, ChunkKind::Comma)
            && !self.is_somebody(sent)
            && self.is_somebody(sent + 2);
        let sent = sent + if named { 2 } else { 0 };
        let acts = self.is(sent, ChunkKind::Noun)
            && (self.is_somebody(sent)
                || [Class::Guest, Class::Role, Class::Envoy]
                    .iter()
                    .any(|&class| self.words.noun_is(self.chunks[sent].head, class)));
        (reading.is(self.chunks[sends].head, Class::Sending) && sent < verb && acts)
            .then_some((sends, sent))
    }

    /// Whether a verb tells one more deed of who did the one before: "mengunjungi korban *sekaligus* menyerahkan bantuan".
    fn joins_deed(&self, verb: usize) -> bool {
        let first = self.chunks[verb].tokens.start;
        self.words.reading.is(first, Class::Joining)
            && self.words.reading.lang() == Lang::Id
            && (0..verb).any(|before| self.is(before, ChunkKind::Verb))
    }

    /// The finite verb that an English one is joined to past what only describes an object: "*gave* Ana a box holding a
    /// coin and *sent* Budi a shawl", "*visited* the village hit last month, and *met* Budi".
    fn joined_to(&self, verb: usize) -> Option<usize> {
        let joint = verb.checked_sub(1)?;
        let joined = self.words.reading.lang() == Lang::En
            && self.is(joint, ChunkKind::Conjunction)
            && self.is_finite(verb);
        let describes = |at: usize| {
            self.is(at, ChunkKind::Verb)
                && self.words.form(self.chunks[at].head) != VerbForm::Inf
                && (!self.is_finite(at) || self.describes_object(at))
        };
        let parted = joint > 0 && self.is(joint - 1, ChunkKind::Comma);
        let main = (0..joint - usize::from(parted))
            .rev()
            .take_while(|&at| {
                !matches!(
                    self.chunks[at].kind,
                    ChunkKind::Comma
                        | ChunkKind::Stop
                        | ChunkKind::Relative
                        | ChunkKind::Subordinator
                        | ChunkKind::Conjunction
                )
            })
            .find(|&at| {
                self.is(at, ChunkKind::Verb) && self.is_finite(at) && !self.describes_object(at)
            })
            .filter(|_| joined)?;
        // Two verbs that stand by themselves are told apart by what stands between them.
        (main + 1..joint).any(describes).then_some(main)
    }

    /// Whether a bare English participle says more of the object right before it: "visited the village *hit* last month".
    fn describes_object(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let past = matches!(
            self.words.form(chunk.head),
            VerbForm::Past | VerbForm::PastPart
        );
        let said = |verb: usize| self.words.reading.is(self.chunks[verb].head, Class::Say);
        past && chunk.tokens.len() == 1
            && at > 1
            && self.is(at - 1, ChunkKind::Noun)
            && !self.is_pronoun(at - 1)
            && self.is(at - 2, ChunkKind::Verb)
            && self.is_finite(at - 2)
            && !said(at - 2)
            && !matches!(self.kind(at + 1), Some(ChunkKind::Noun))
    }

    /// Takes phrases before the verb for its subject where they can be one. Where the search goes on; `None` where
    /// it is over.
    fn try_subject(
        &self,
        at: usize,
        search: &mut Search,
        arguments: &mut Arguments,
    ) -> Option<usize> {
        let group = self.acting_together(at, search);
        let first = group[0];
        // "families *whose houses* were hit": whoever owns them does what follows.
        let owned = first > 0
            && !arguments.governors.is_empty()
            && self.words.reading.lower(self.chunks[first - 1].head) == "whose";
        if owned {
            return Some(first);
        }
        if let Some(lead) = self.leads_to_homes(first, at) {
            return Some(lead);
        }
        if self.is_contents(first) {
            arguments.subjects.push(group);
            return None;
        }
        if self.is_source(first) {
            return Some(first.saturating_sub(1));
        }
        // "kata *X*, usai pertemuan dengan Y": the speaker behind the verb.
        if !search.adjacent && self.is_speaker(first) {
            arguments.subjects.push(vec![first]);
            return None;
        }
        if let Some(next) = self.past_bystander(first, search) {
            return Some(next);
        }
        if first > 0 && self.is(first - 1, ChunkKind::Preposition) {
            if self.is_as_what(first) {
                return Some(first - 1);
            }
            if self.opens_clause(first, search, arguments) || self.is_reported(first) {
                arguments.subjects.push(group);
                return None;
            }
            return Some(first - 1);
        }
        if !search.adjacent && self.is_listed(first) && !self.is_somebody(at) {
            arguments.spare.push(group);
            return Some(first);
        }
        if search.adjacent || !self.is_object(first) {
            arguments.subjects.push(group);
            // Behind a comma it may be the last of a list of objects, or an apposition.
            let few = arguments.subjects.len() < 3;
            let listed = few && first > 1 && self.is(first - 1, ChunkKind::Comma);
            let open = few && self.is_pronoun(at);
            if !self.is_object(first) && !listed && !open {
                return None;
            }
            search.parted |= listed && !open && self.is_named(at);
        }
        Some(first)
    }

    /// The phrases that end at one before the verb and act together.
    fn acting_together(&self, at: usize, search: &Search) -> Group {
        let group = self.group_ending(at);
        // "gave Ana a clock, and Budi gave …": what follows "and" is not one with the objects.
        let objects = search.adjacent
            && group.len() > 1
            && self.is_object(group[0])
            && !self.opens_said(&group, search.verb);
        let alone = objects || search.adjacent && self.begins_anew(&group, search.verb);
        if alone { vec![at] } else { group }
    }

    /// Whether a phrase behind a preposition says what somebody was: "Ana, *who as envoy* held talks".
    fn is_as_what(&self, first: usize) -> bool {
        self.words.reading.lower(self.chunks[first - 1].head) == "as"
            && first > 1
            && self.is(first - 2, ChunkKind::Relative)
    }

    /// Where the search goes on before a phrase that does nothing in the clause of the verb: a price, a place, an origin.
    fn past_bystander(&self, first: usize, search: &Search) -> Option<usize> {
        if self.goes_along(first) {
            return Some(first - 1);
        }
        if let Some(participle) = self.valuing(first) {
            return Some(participle);
        }
        if self.tells_price(first) {
            return Some(first);
        }
        if let Some(body) = self.apposed_to_body(first, search.verb) {
            return Some(body + 1);
        }
        // "Ana became *the first mayor* to promise …": the phrase is only what Ana became.
        if self.words.reading.lang() == Lang::En && self.is_governed(first, Class::Becoming) {
            return Some(first);
        }
        // "The envoy visited *Lisse* to meet Ana": a place that somebody goes to does nothing there.
        if self.is_destination(first, search) {
            return Some(first);
        }
        // "mengunjungi kantor itu, *Lima*, Senin, dan bertemu Ana": where the office is acts in no clause.
        if self.is_address(first, search) {
            return Some(first);
        }
        if self.is_unclosed(first, search) {
            return Some(first);
        }
        if let Some(preposition) = self.placed(first) {
            return Some(preposition);
        }
        if self.is_home_of_person(first) || self.is_seat_of_body(first) {
            return Some(first - 1);
        }
        if self.is_origin(first) {
            return Some(first);
        }
        if let Some(relative) = self.also_being(first) {
            return Some(relative);
        }
        if let Some(comma) = self.seated(first, search.verb) {
            return Some(comma);
        }
        None
    }

    /// Whether the last of some English phrases joined to another clause acts in its own: "gave money to Ana, *and Budi*
    /// gave", "flew to Lisse *and Budi* met".
    fn begins_anew(&self, group: &Group, verb: usize) -> bool {
        let [first, .., last] = group.as_slice() else {
            return false;
        };
        let led = self.words.reading.lang() == Lang::En
            && self.is(last - 1, ChunkKind::Conjunction)
            && *first > 0
            && self.is(first - 1, ChunkKind::Preposition)
            && (0..*first).any(|before| self.is(before, ChunkKind::Verb));
        let there = || {
            let lead = self.words.reading.lower(self.chunks[first - 1].head);
            let gone = lead == "to" && self.is_governed(first - 1, Class::Motion);
            matches!(lead, "in" | "at" | "on" | "to")
                && (gone || !self.is_somebody(*first))
                && self.is_somebody(*last)
                && self.is_finite(verb)
        };
        led && (self.is(last - 2, ChunkKind::Comma) || there())
    }

    /// Whether English phrases open the clause of what somebody says: "The palace said *Ana and Budi* had met"; in
    /// "added globes, and Budi sent" a comma parts two clauses.
    fn opens_said(&self, group: &Group, verb: usize) -> bool {
        let parted = group.len() == 2
            && self.is(group[1] - 1, ChunkKind::Conjunction)
            && self.is(group[1] - 2, ChunkKind::Comma);
        !parted && self.is_governed(group[0], Class::Say) && self.is_finite(verb)
    }

    /// Whether a phrase is about a person.
    pub(in crate::lang) fn is_somebody(&self, at: usize) -> bool {
        let about = self.words.chains.about(&self.chunks[at].tokens);
        about.is_some_and(|about| about.kind == EntityKind::Person)
    }

    /// Whether an English verb group can be that of a clause of its own; a bare participle may be a past form.
    pub(in crate::lang) fn is_finite(&self, verb: usize) -> bool {
        let form = self.words.form(self.chunks[verb].head);
        let agent = self
            .chunks
            .get(verb + 1)
            .is_some_and(|next| self.words.reading.lower(next.head) == "by");
        self.words.reading.lang() == Lang::En
            && !agent
            && !matches!(form, VerbForm::Inf | VerbForm::Ger)
    }
}
