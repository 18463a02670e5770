//! Coordination and apposition: which phrases stand side by side, and which name belongs to which phrase.
//!
//! "A, B and C" is one group; "the mayor, *Ana Lima*," is one phrase and its name.

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

    /// The name behind a comma that says whom the phrase at a chunk describes: "Ketua Serikat Petani,
    /// *Sarlin Mooy*, …", "his nephew, *Karim*".
    #[must_use]
    pub fn named_by(&self, at: usize) -> Option<usize> {
        if let Some(name) = self.named_beyond_relative(at) {
            return Some(name);
        }
        let name = at + 2;
        let apposed = self.is(at, ChunkKind::Noun)
            && self.is(at + 1, ChunkKind::Comma)
            && self.is(name, ChunkKind::Noun);
        if !apposed || !self.describes_one(at) {
            return None;
        }
        let tokens = &self.chunks[name].tokens;
        let about = self.words.chains.about(tokens)?;
        let person = about.kind == EntityKind::Person
            && about.form == MentionForm::Name
            && (about.tokens.start == tokens.start
                || (tokens.start..about.tokens.start)
                    .all(|at| self.words.reading.is(at, Class::Honorific))
                // "the director, *Lieutenant General* Ana Lima"
                || self.words.reading.lang() == Lang::En
                    && (tokens.start..about.tokens.start).all(|at| {
                        self.words.reading.is_capital(at)
                            && (self.words.reading.is(at, Class::Role)
                                || self.words.reading.is(at, Class::Honorific))
                    }));
        let office = self.words.noun_is(self.chunks[at].head, Class::Role);
        let closed = match self.kind(name + 1) {
            None | Some(ChunkKind::Comma | ChunkKind::Stop) => true,
            // "the mayor, A and the governor, B"; "his mother, A and B" may be three.
            Some(ChunkKind::Conjunction) => {
                office
                    && self.is(name + 2, ChunkKind::Noun)
                    && self.words.noun_is(self.chunks[name + 2].head, Class::Role)
            }
            // "For the mayor, A bought a clock" names the one who bought.
            Some(ChunkKind::Verb) => office && !self.behind_fronted(at),
            Some(_) => office,
        };
        (person && closed).then_some(name)
    }

    /// The name behind an Indonesian relative clause: "pemimpin oposisi yang diasingkan, *Katarin Belov*".
    fn named_beyond_relative(&self, at: usize) -> Option<usize> {
        let relative = self.words.reading.lang() == Lang::Id
            && self.is(at, ChunkKind::Noun)
            && self.is(at + 1, ChunkKind::Relative);
        if !relative || !self.describes_one(at) || self.is_named(at) {
            return None;
        }
        let comma = (at + 2..at + 7).find(|&next| self.is(next, ChunkKind::Comma))?;
        let name = comma + 1;
        let tokens = &self.chunks.get(name)?.tokens;
        let about = self.words.chains.about(tokens)?;
        let person = about.kind == EntityKind::Person
            && about.form == MentionForm::Name
            && about.tokens == *tokens;
        let closed = matches!(
            self.kind(name + 1),
            None | Some(ChunkKind::Comma | ChunkKind::Stop)
        );
        (person && closed).then_some(name)
    }

    /// Whether a phrase behind a comma says what the one named before it is: "Ana, *a lobbyist* and former officer",
    /// "Ana, *pendiri* dan pengasuh Pesantren X".
    fn describes(&self, named: usize, at: usize) -> bool {
        let reading = self.words.reading;
        let chunk = &self.chunks[at];
        let told = match reading.lang() {
            Lang::En => matches!(reading.lower(chunk.tokens.start), "a" | "an"),
            Lang::Id => {
                !reading.is_capital(chunk.tokens.start)
                    && !reading.is(chunk.tokens.start, Class::Determiner)
                    && self.words.figure_over(chunk.tokens.start).is_none()
                    && self.is_somebody(named)
            }
        };
        told && self.is_named(named)
            && !self.is_named(at)
            && (self.words.noun_is(chunk.head, Class::Role)
                || self.words.noun_is(chunk.head, Class::PersonNoun))
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

    /// Whether an English phrase behind a comma says what the person named before it is: "Ana, *the mayor of
    /// Lisse*,", "Ana, *treasurer of the choir*,".
    pub(super) fn is_apposed(&self, named: usize, at: usize) -> bool {
        let reading = self.words.reading;
        let Some(chunk) = self.chunks.get(at) else {
            return false;
        };
        let first = reading.lower(chunk.tokens.start);
        let calling = self.words.noun_is(chunk.head, Class::Role)
            || self.words.noun_is(chunk.head, Class::PersonNoun);
        reading.lang() == Lang::En
            && self.is(named + 1, ChunkKind::Comma)
            && named + 2 == at
            && self.is(named, ChunkKind::Noun)
            && self.is_person(named)
            && calling
            && !self.is_person(at)
            && (matches!(first, "a" | "an" | "the")
                || !reading.is(chunk.tokens.start, Class::Determiner)
                    && self.words.figure_over(chunk.tokens.start).is_none())
            && !reading.lower(chunk.head).ends_with('s')
            // "After talks with Ana, *the mayor* flew home": no comma closes it, and a verb follows.
            && !self.begins_clause(at + 1)
    }

    /// Whether a phrase is about a person by name.
    fn is_person(&self, at: usize) -> bool {
        let tokens = &self.chunks[at].tokens;
        let about = self.words.chains.about(tokens);
        // "the mayor *of Lund*" is not Lund.
        let of = |start: usize| start > tokens.start && self.words.reading.lower(start - 1) == "of";
        about.is_some_and(|about| {
            about.kind == EntityKind::Person
                && about.form == MentionForm::Name
                && !of(about.tokens.start)
        })
    }

    /// The chunk behind an apposition and the phrases that prepositions lead to in it.
    pub(super) fn past_apposition(&self, at: usize) -> usize {
        let mut next = at + 1;
        while self.is(next, ChunkKind::Preposition) && self.is(next + 1, ChunkKind::Noun) {
            next += 2;
        }
        next
    }

    /// Whether a phrase describes one person without a name.
    fn describes_one(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let words = self.words;
        let kin = words.noun_is(chunk.head, Class::Kin);
        let described = kin
            || words.noun_is(chunk.head, Class::Role)
            || words.noun_is(chunk.head, Class::PersonNoun);
        // A guessed name behind an office may as well be the place of it: "Bupati Kerta Alam, …".
        let named = words.chains.about(&chunk.tokens).is_some_and(|about| {
            about.kind == EntityKind::Person
                && about.form == MentionForm::Name
                && words
                    .name_over(about.tokens.start)
                    .is_some_and(|name| words.names[name].sure)
        });
        let head = words.reading.lower(chunk.head);
        let several = match words.reading.lang() {
            Lang::En => head.ends_with('s') && !head.ends_with("ss"),
            Lang::Id => {
                head.contains('-')
                    || words.reading.is(chunk.tokens.start, Class::Plural)
                    || words
                        .figure_over(chunk.tokens.start)
                        .is_some_and(|figure| figure.value > 1.0)
            }
        };
        described && !several && (kin || !named)
    }

    /// The chunk behind a phrase and the name that belongs to it.
    fn past_name(&self, at: usize) -> usize {
        let name = self.named_by(at).or_else(|| self.head_of(at));
        name.unwrap_or(at) + 1
    }

    /// The one at the head of an English phrase for people: "a delegation *headed by Ana*".
    fn head_of(&self, at: usize) -> Option<usize> {
        let reading = self.words.reading;
        let verb = self.chunks.get(at + 1).filter(|verb| {
            reading.lang() == Lang::En
                && verb.kind == ChunkKind::Verb
                && verb.tokens.len() == 1
                && reading.is(verb.head, Class::Led)
        })?;
        let by = self.chunks.get(at + 2)?;
        let headed = verb.tokens.end == by.tokens.start
            && reading.lower(by.head) == "by"
            && self.is(at + 3, ChunkKind::Noun)
            && self.is(at + 4, ChunkKind::Conjunction);
        headed.then_some(at + 3)
    }

    /// The phrase that a name belongs to, or the name itself.
    fn described(&self, name: usize) -> usize {
        name.checked_sub(2)
            .filter(|&at| self.named_by(at) == Some(name))
            .unwrap_or(name)
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

    /// Whether an Indonesian phrase in small letters says of what body the person named before it is part: "Ana,
    /// *anggota DPRD*,".
    fn is_member(&self, named: usize, at: usize) -> bool {
        let head = self.chunks[at].head;
        let people = [Class::PersonNoun, Class::Role]
            .iter()
            .any(|&class| self.words.noun_is(head, class));
        self.words.reading.lang() == Lang::Id
            && people
            && self.is_somebody(named)
            && !self.is_person(at)
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

    /// Whether a phrase is about someone or something by name.
    pub(super) fn is_named(&self, at: usize) -> bool {
        let about = self.words.chains.about(&self.chunks[at].tokens);
        about.is_some_and(|about| about.form == MentionForm::Name)
    }

    /// Whether a phrase belongs to a preposition, as in a fronted "Di Jakarta, …".
    fn behind_fronted(&self, at: usize) -> bool {
        at > 0 && self.is(at - 1, ChunkKind::Preposition)
    }
}
