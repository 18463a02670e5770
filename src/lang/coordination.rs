//! Coordination: which phrases stand side by side, before a verb or behind it. "A, B and C" is one group.
//!
//! Which of them only say who another is, or name it, is left to `apposition`.

use super::{
    chunk::ChunkKind,
    clause::{Clauses, Group},
    lexicon::Class,
    outlook::is_headline_plan,
    pos::VerbForm,
};
use crate::domain::{EntityKind, Lang, MentionForm};

impl Clauses<'_> {
    /// The coordinated phrases that begin at a chunk, and the chunk behind them.
    #[must_use]
    pub fn group_at(&self, at: usize) -> (Group, usize) {
        self.coordinated(at, false)
    }

    /// The same where a conjunction always joins two sides: behind "between", as a subject before its verb.
    #[must_use]
    pub fn pair_at(&self, at: usize) -> (Group, usize) {
        self.coordinated(at, true)
    }

    fn coordinated(&self, at: usize, pair: bool) -> (Group, usize) {
        let mut group = vec![at];
        let mut end = self.past_name(at);
        let mut next = end;
        let mut pending: Vec<usize> = Vec::new();
        loop {
            let comma = self.is(next, ChunkKind::Comma);
            let joint = next + usize::from(comma && self.is(next + 1, ChunkKind::Conjunction));
            if self.is(joint, ChunkKind::Conjunction)
                && self.is(joint + 1, ChunkKind::Noun)
                && (pair && group.len() == 1 || !self.begins_clause(self.past_name(joint + 1)))
            {
                group.append(&mut pending);
                // "A or B" leaves open which; the first stands for both.
                let either = matches!(
                    self.words.reading.lower(self.chunks[joint].head),
                    "or" | "atau"
                );
                if !either {
                    group.push(joint + 1);
                }
                end = self.past_name(joint + 1);
                next = end;
            } else if let Some(last) = self.reached(next).filter(|_| !pending.is_empty()) {
                group.append(&mut pending);
                group.push(last);
                end = self.past_name(last);
                next = end;
            } else if let Some(behind) = self.joined_beyond(next) {
                next = behind;
            } else if comma
                && self.is(next + 1, ChunkKind::Noun)
                && !self.describes(at, next + 1)
                && !(next > 0 && self.is_apposed(next - 1, next + 1))
            {
                pending.push(next + 1);
                next = self.past_name(next + 1);
            } else {
                break;
            }
        }
        // Phrases between commas with no conjunction at the end are said of the first, not beside it.
        (group, end)
    }

    /// The last of an Indonesian list, which it reaches up to: "petani, nelayan, *hingga* guru".
    fn reached(&self, next: usize) -> Option<usize> {
        let reading = self.words.reading;
        let lead = next + usize::from(self.is(next, ChunkKind::Comma));
        let word = self.chunks.get(lead)?;
        let last = lead + 1;
        (reading.lang() == Lang::Id
            && reading.is(word.head, Class::UpTo)
            && self.is(last, ChunkKind::Noun)
            && self
                .words
                .figure_over(self.chunks[last].tokens.start)
                .is_none())
        .then_some(last)
    }

    /// The comma behind what is said of the one before a comma, where another is joined to them there: "Ana, *a
    /// nurse*, and Budi".
    fn joined_beyond(&self, comma: usize) -> Option<usize> {
        let said = comma + 1;
        if comma == 0 || !self.is(comma, ChunkKind::Comma) || !self.is_apposed(comma - 1, said) {
            return None;
        }
        let behind = self.past_apposition(said);
        let joined = self.is(behind, ChunkKind::Comma)
            && self.is(behind + 1, ChunkKind::Conjunction)
            && self.is(behind + 2, ChunkKind::Noun)
            && (self.is_person(behind + 2) || self.named_by(behind + 2).is_some());
        joined.then_some(behind)
    }

    /// The chunk behind a phrase and the name that belongs to it.
    fn past_name(&self, at: usize) -> usize {
        let name = self.named_by(at).or_else(|| self.head_of(at));
        name.unwrap_or(at) + 1
    }

    /// Whether an English headline joins two names by a comma: "*Egypt, Jordan* hold talks", "*Lima, Berg* to meet".
    fn are_headed(&self, verb: usize) -> bool {
        let reading = self.words.reading;
        let Some(group) = self.chunks.get(verb).filter(|_| verb == 3) else {
            return false;
        };
        let bare = matches!(
            self.words.form(group.head),
            VerbForm::Present | VerbForm::Inf
        ) && group.tokens.len() == 1
            && !reading.lower(group.head).ends_with('s');
        let several = bare || is_headline_plan(self, verb);
        reading.lang() == Lang::En
            && group.kind == ChunkKind::Verb
            && several
            && self.is(1, ChunkKind::Comma)
            && [0, 2].iter().all(|&name| self.is_named(name))
    }

    /// The coordinated phrases that end at a chunk.
    #[must_use]
    pub fn group_ending(&self, at: usize) -> Group {
        if self.are_headed(at + 1) {
            return vec![0, at];
        }
        let last = at;
        let at = self.described(at);
        let mut group = vec![at];
        let mut first = at;
        if first >= 2 && self.is(first - 1, ChunkKind::Conjunction) {
            let before = if self.is(first - 2, ChunkKind::Comma) && first >= 3 {
                first - 3
            } else {
                first - 2
            };
            let before = self.beyond_aside(before).unwrap_or(before);
            let before = self.described(before);
            let either = matches!(
                self.words.reading.lower(self.chunks[first - 1].head),
                "or" | "atau"
            );
            if either && self.is(before, ChunkKind::Noun) {
                return vec![before];
            }
            if self.is(before, ChunkKind::Noun) {
                group.insert(0, before);
                first = before;
                while first >= 2
                    && self.is(first - 1, ChunkKind::Comma)
                    && self.is(first - 2, ChunkKind::Noun)
                    && !self.behind_fronted(first - 2)
                    && !self.is_time(first - 2)
                {
                    first = self.described(first - 2);
                    group.insert(0, first);
                }
            }
            // "Ana, *the mayor*, and his wife, Ida, gave"
            if group.len() > 2 && self.is_apposed(group[0], group[1]) && self.named_by(at).is_some()
            {
                group.remove(1);
            }
            if self.names_all(&group, last) {
                group.remove(0);
            }
            // "Ana, *a former nurse and officer*, gave"
            if group.len() > 2
                && self.is(last + 1, ChunkKind::Comma)
                && self.is_apposed(group[0], group[1])
                && !group[2..]
                    .iter()
                    .any(|&at| self.is_person(at) || self.named_by(at).is_some())
            {
                return vec![group[0]];
            }
        } else if first >= 2
            && self.is(first - 1, ChunkKind::Comma)
            && self.is(first - 2, ChunkKind::Noun)
            && !self.behind_fronted(first - 2)
            && !self.is_time(first - 2)
        {
            // An apposition without a name, "X, a member of Y,", "X, 52,", is said of the one before it.
            let unnamed = matches!(
                self.words.reading.lower(self.chunks[at].tokens.start),
                "a" | "an" | "seorang" | "sebuah"
            );
            // "Ana, *anggota dewan dari Partai Tani*, menyerahkan": with what is said of the office.
            let end = match self.words.reading.lang() {
                Lang::Id => self.past_apposition(last),
                Lang::En => last + 1,
            };
            let closed = self.is(end, ChunkKind::Comma)
                && self.is_named(first - 2)
                && (!self.is_named(last) || self.is_member(first - 2, last))
                && !self.words.reading.is_capital(self.chunks[at].tokens.start);
            // "Ana, *Minister for Trade*, held"
            let said = self.is(self.past_apposition(last), ChunkKind::Comma)
                && self.is_apposed(first - 2, at);
            if unnamed || closed || said {
                // "*Ana and* Budi, a member of Y, gave"
                let joined = self.words.reading.lang() == Lang::En
                    && first > 4
                    && self.is(first - 3, ChunkKind::Conjunction)
                    && self.is_person(first - 2)
                    && !(0..first).any(|at| {
                        matches!(
                            self.kind(at),
                            Some(ChunkKind::Verb | ChunkKind::Preposition)
                        )
                    });
                return if joined {
                    self.group_ending(first - 2)
                } else {
                    vec![first - 2]
                };
            }
        }
        // "Ana Lima and *Prime Minister and Minister of Defence* Budi Berg"
        if let [office, holder] = *group
            && office >= 2
            && self.is(office - 1, ChunkKind::Conjunction)
            && self.is(office - 2, ChunkKind::Noun)
            && self.hold_two_offices(&group)
        {
            return vec![self.described(office - 2), holder];
        }
        group
    }

    /// "Later *the same day*, Ana and Budi met": when, and none of them.
    fn is_time(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && self.words.reading.is(self.chunks[at].head, Class::TimeNoun)
    }

    /// The phrase before an aside of place: "*A*, in X, and B, in Y, met".
    fn beyond_aside(&self, place: usize) -> Option<usize> {
        let at = place.checked_sub(3)?;
        let aside = self.is(place, ChunkKind::Noun)
            && self.is(place - 1, ChunkKind::Preposition)
            && self.is(place - 2, ChunkKind::Comma)
            && self.is(place + 1, ChunkKind::Comma)
            && self.is(at, ChunkKind::Noun);
        aside.then_some(at)
    }

    /// The names between commas of those whom a phrase describes, where an object follows, and the comma
    /// behind them: "gave his granddaughters, *Ada* and *Nkechi*, a piano".
    pub(super) fn names_of_several(&self, at: usize) -> Option<(Group, usize)> {
        let head = self.chunks[at].head;
        let people = [Class::Kin, Class::Role, Class::PersonNoun]
            .iter()
            .any(|&class| self.words.noun_is(head, class));
        if !people || !self.is(at + 1, ChunkKind::Comma) || !self.is(at + 2, ChunkKind::Noun) {
            return None;
        }
        let (names, end) = self.group_at(at + 2);
        let persons = names.iter().all(|&name| {
            let about = self.words.chains.about(&self.chunks[name].tokens);
            about.is_some_and(|about| {
                about.kind == EntityKind::Person
                    && about.form == MentionForm::Name
                    && about.tokens.start == self.chunks[name].tokens.start
            })
        });
        let object = self.is(end, ChunkKind::Comma) && self.is(end + 1, ChunkKind::Noun);
        (names.len() > 1 && persons && object).then_some((names, end))
    }

    /// Whether a list between commas names those whom its first phrase only describes: "the generals, A and
    /// B, agreed".
    fn names_all(&self, group: &Group, last: usize) -> bool {
        let named = |at: usize| self.words.chains.about(&self.chunks[at].tokens).is_some();
        let people = |at: usize| {
            let head = self.chunks[at].head;
            self.words.noun_is(head, Class::PersonNoun) || self.words.noun_is(head, Class::Role)
        };
        // "the ministers of A *and B*, Ana and Budi, met"
        let of_two = group[0] >= 2
            && self.is(group[0] - 1, ChunkKind::Conjunction)
            && self.is(group[0] - 2, ChunkKind::Noun)
            && people(group[0] - 2)
            && !self.is_person(group[0] - 2)
            && self
                .words
                .reading
                .lower(self.chunks[group[0] - 2].head)
                .ends_with('s')
            && !self.is_person(group[0]);
        // "Dua pemimpin, A dan B bertemu": as many as are counted; "keduanya, A dan B," are told twice.
        let opening = self.chunks[group[0]].tokens.start;
        let both = self.words.reading.lang() == Lang::Id
            && (self.words.reading.is(opening, Class::Them)
                || self.words.reading.is(opening, Class::Plural)
                    && self
                        .words
                        .reading
                        .lower(self.chunks[group[0]].tokens.end - 1)
                        == "pihak");
        let counted = self.words.reading.lang() == Lang::Id
            && (self.words.reading.is(opening, Class::Plural)
                || self
                    .words
                    .figure_over(opening)
                    .is_some_and(|figure| figure.value as usize + 1 == group.len()));
        group.len() > 2
            && (self.is(last + 1, ChunkKind::Comma) || counted)
            && self.is(group[0] + 1, ChunkKind::Comma)
            && (people(group[0]) || of_two || both)
            && group[1..].iter().all(|&at| named(at))
    }

    /// Whether a phrase belongs to a preposition, as in a fronted "Di Jakarta, …".
    pub(super) fn behind_fronted(&self, at: usize) -> bool {
        at > 0 && self.is(at - 1, ChunkKind::Preposition)
    }
}
