//! Tellings: each place where a frame is filled, with its roles, outlook, place, date and source.
//!
//! A telling is one sentence's word for an event. What the article reports in several tellings is put
//! together later, in `gift` and `meeting`.

use std::ops::Range;

use super::{
    chunk::{Chunk, ChunkKind, chunks},
    clause::{Arguments, Clauses, Group},
    frame::{Event, Frame, Pattern, Role, Voice},
    lexicon::Class,
    party::{item, party},
    pos::VerbForm,
    sentence::Part,
    setting,
    words::Words,
};
use crate::domain::{EntityKind, Item, Lang, Party, Place, Span, When};

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
    /// How sure it is, in percent.
    pub sure: u8,
    /// Whether "aid", "bantuan" or the like is said of it.
    pub is_aid: bool,
    /// What is talked about.
    pub topic: Option<Span>,
}

/// How an event stands to what is the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// It is told as done.
    Fact,
    /// It is planned, promised or announced.
    Ahead,
    /// It is called off.
    Cancelled,
    /// It is said not to be so.
    Denied,
    /// It may, should or could be.
    Possible,
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
        let chunks = chunks(words, &sentence.tokens);
        let of_class = |class| {
            let mut tokens = sentence.tokens.clone();
            tokens.any(|at| words.reading.is(at, class))
        };
        let (of_crime, of_sport) = (of_class(Class::Crime), of_class(Class::Sport));
        for chunks in chunks.chunks(LONGEST) {
            let teller = Teller {
                words,
                clauses: Clauses { words, chunks },
                number,
                of_crime,
                of_sport,
            };
            tellings.extend((0..chunks.len()).filter_map(|at| teller.at(at)));
        }
    }
    tellings
}

/// The most chunks that are read as one sentence. Every telling walks to both ends of it, so text without
/// a full stop would cost the square of its length.
const LONGEST: usize = 200;

/// A sentence on its way to tellings.
struct Teller<'a> {
    words: &'a Words<'a>,
    clauses: Clauses<'a>,
    number: usize,
    /// Whether a word of crime, or of sport, stands in the sentence.
    of_crime: bool,
    of_sport: bool,
}

/// What a pattern makes of the arguments.
#[derive(Default)]
struct Filling {
    parties: Vec<(Role, Party)>,
    items: Vec<Item>,
    used: Vec<usize>,
    points_back: bool,
    score: u32,
    fallback: bool,
}

impl Teller<'_> {
    fn chunks(&self) -> &[Chunk] {
        self.clauses.chunks
    }

    /// The best telling of the predicate at a chunk.
    fn at(&self, at: usize) -> Option<Telling> {
        let chunk = &self.chunks()[at];
        let reading = self.words.reading;
        let forms = self.words.frames.of_form(reading.lower(chunk.head));
        let mut best: Option<(u32, Telling)> = None;
        for &(index, voice) in forms {
            let frame = &self.words.frames.frames[index];
            if !frame.needs.is_empty() && !self.says(&frame.needs) {
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

    /// A telling by a verb.
    fn verb(&self, at: usize, frame: &'static Frame, voice: Voice) -> Option<(u32, Telling)> {
        let words = self.words;
        let chunk = &self.chunks()[at];
        let particles: Vec<&str> = frame
            .particle
            .iter()
            .filter(|(form, _)| *form == words.reading.lower(chunk.head))
            .map(|(_, particle)| *particle)
            .collect();
        if !particles.is_empty() && !self.followed_by(at, &particles) {
            return None;
        }
        let voice = if words.reading.lang() == Lang::En {
            self.english_voice(at)
        } else {
            voice
        };
        let arguments = self.clauses.arguments(at);
        let infinitive = self.chunks().get(arguments.end).is_some_and(|next| {
            next.kind == ChunkKind::Verb && words.form(next.head) == VerbForm::Inf
        });
        let exact = |pattern: &&Pattern| {
            !frame.exact
                || arguments.objects.len() <= pattern.objects.len()
                    && (!infinitive || particles.is_empty())
        };
        let filling = frame
            .patterns
            .iter()
            .filter(|pattern| pattern.voice == voice)
            .filter(exact)
            .filter_map(|pattern| self.fill(pattern, &arguments, &[]))
            .rev()
            .max_by_key(|filling| filling.score)?;
        let mut filling = filling;
        self.unwrap_items(&mut filling, &arguments);
        self.telling(at, frame, filling, &arguments)
    }

    /// "bantuan *berupa* beras dan selimut": the things take the place of their wrapping.
    fn unwrap_items(&self, filling: &mut Filling, arguments: &Arguments) {
        let contents = arguments
            .phrases
            .iter()
            .find(|(chunk, _)| self.words.reading.lower(self.chunks()[*chunk].head) == "berupa");
        let Some((_, group)) = contents.filter(|_| !filling.items.is_empty()) else {
            return;
        };
        let wrapped = std::mem::take(&mut filling.items);
        if !self.take(filling, Role::Item, group) {
            filling.items = wrapped;
        }
    }

    /// Whether one of the words stands in the sentence.
    fn says(&self, wanted: &[&str]) -> bool {
        let tokens = self.words.reading.sentences[self.number].tokens.clone();
        tokens
            .into_iter()
            .any(|at| wanted.contains(&self.words.reading.lower(at)))
    }

    /// Whether one of the words stands behind a predicate, before the next verb.
    fn followed_by(&self, at: usize, particles: &[&str]) -> bool {
        let head = self.chunks()[at].head;
        let end = self.words.reading.sentences[self.number].tokens.end;
        (head + 1..end.min(head + 7))
            .any(|next| particles.contains(&self.words.reading.lower(next)))
    }

    /// The voice of an English verb group: a participle behind a form of "be", or one that stands behind
    /// its noun and before a preposition, is passive.
    fn english_voice(&self, at: usize) -> Voice {
        let chunk = &self.chunks()[at];
        let words = self.words;
        let helper = |forms: &[&str]| {
            chunk
                .tokens
                .clone()
                .any(|token| token != chunk.head && forms.contains(&words.reading.lower(token)))
        };
        let participle = words.form(chunk.head) == VerbForm::PastPart;
        let be = helper(&[
            "is", "are", "was", "were", "be", "been", "being", "'s", "'re",
        ]);
        let have = helper(&["have", "has", "had", "having", "'ve"]);
        if be && (!have || helper(&["been"])) {
            let progressive = words.form(chunk.head) == VerbForm::Ger;
            return if progressive {
                Voice::Active
            } else {
                Voice::Passive
            };
        }
        let behind = self.chunks().get(at + 1).map(|next| next.kind);
        let reduced = participle
            && !have
            && chunk.tokens.len() == 1
            && !matches!(behind, Some(ChunkKind::Noun));
        let by = self
            .chunks()
            .get(at + 1)
            .is_some_and(|next| words.reading.lower(next.head) == "by");
        if reduced && by {
            Voice::Passive
        } else {
            Voice::Active
        }
    }

    /// A telling by a noun: "pertemuan antara …", "a gift from …".
    fn noun(&self, at: usize, frame: &'static Frame) -> Option<(u32, Telling)> {
        let words = self.words;
        let chunk = &self.chunks()[at];
        let mut arguments = self.clauses.arguments(at);
        arguments.objects.clear();
        let verb = at
            .checked_sub(1)
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb);
        let support =
            verb.and_then(|verb| frame.supported_by(words.reading.lower(self.chunks()[verb].head)));
        let copula = verb.is_some_and(|verb| is_copula(words, self.chunks()[verb].head));
        if frame.bound && support.is_none() {
            return None;
        }
        let mut extra = Vec::new();
        let subject = match (support, verb) {
            (Some(role), _) => role,
            (None, Some(_)) if copula => frame.patterns.first().and_then(|pattern| pattern.subject),
            (None, None) if frame.event == Event::Meeting => Some(Role::Participant),
            _ => None,
        };
        if support.is_none() && !copula {
            if verb.is_some() || frame.event == Event::Gift {
                arguments.subjects.clear();
            } else {
                self.fronted(at, &mut arguments);
            }
        }
        // What the noun phrase itself holds: "pertemuan *A* dan B", "bantuan *beras*", "*Ana*'s talks".
        let inner = self.inner(at, frame);
        // "canceled *his* meeting": who cancels need not be who meets.
        let held = subject.filter(|_| inner.is_none() || words.reading.lang() == Lang::Id);
        if let Some(inner) = &inner {
            extra.push(inner.clone());
        }
        let filling = frame
            .patterns
            .iter()
            .filter_map(|pattern| {
                let pattern = Pattern {
                    subject: held,
                    ..pattern.clone()
                };
                let inner_role = match frame.event {
                    Event::Meeting => Role::Participant,
                    Event::Gift => Role::Item,
                };
                self.fill(
                    &pattern,
                    &arguments,
                    &extra
                        .iter()
                        .map(|range| (inner_role, range.clone()))
                        .collect::<Vec<_>>(),
                )
            })
            .rev()
            .max_by_key(|filling| filling.score)?;
        let mut filling = filling;
        let names_gift =
            words.noun_is(chunk.head, Class::GiftNoun) || words.noun_is(chunk.head, Class::AidNoun);
        if frame.event == Event::Gift && filling.items.is_empty() && !copula && names_gift {
            filling.items.extend(item(words, &chunk.tokens, chunk.head));
        }
        self.telling(at, frame, filling, &arguments)
    }

    /// The subject of the clause behind a fronted "Dalam pertemuan …, A …".
    fn fronted(&self, at: usize, arguments: &mut Arguments) {
        let opens = at > 0
            && self.chunks()[..at]
                .iter()
                .all(|chunk| !matches!(chunk.kind, ChunkKind::Verb | ChunkKind::Noun));
        if !opens {
            return;
        }
        arguments.subjects.clear();
        let comma =
            (at..self.chunks().len()).find(|&next| self.chunks()[next].kind == ChunkKind::Comma);
        let subject = comma.map(|comma| comma + 1).filter(|&next| {
            self.chunks()
                .get(next)
                .is_some_and(|chunk| chunk.kind == ChunkKind::Noun)
        });
        if let Some(subject) = subject {
            arguments.subjects.push(self.clauses.pair_at(subject).0);
        }
    }

    /// The tokens of a noun's phrase that say more than the noun, where they may fill a role.
    fn inner(&self, at: usize, frame: &Frame) -> Option<Range<usize>> {
        let chunk = &self.chunks()[at];
        let words = self.words;
        let range = match words.reading.lang() {
            Lang::Id => chunk.head + 1..chunk.tokens.end,
            Lang::En => {
                let possessive = matches!(words.reading.lower(chunk.tokens.start), "his" | "her");
                let end = (chunk.tokens.start..chunk.head)
                    .rev()
                    .find(|&token| words.reading.lower(token) == "'s");
                chunk.tokens.start..end.or(possessive.then_some(chunk.tokens.start + 1))?
            }
        };
        let gift_in_english = frame.event == Event::Gift && words.reading.lang() == Lang::En;
        (!range.is_empty() && !gift_in_english).then_some(range)
    }

    /// Fills a pattern's roles; `None` where an argument in place cannot fill its role.
    fn fill(
        &self,
        pattern: &Pattern,
        arguments: &Arguments,
        inner: &[(Role, Range<usize>)],
    ) -> Option<Filling> {
        let mut filling = Filling::default();
        for (index, &role) in pattern.objects.iter().enumerate() {
            let Some(group) = arguments.objects.get(index) else {
                if role == Role::Participant && inner.is_empty() {
                    continue;
                }
                if !inner.is_empty() {
                    continue;
                }
                return None;
            };
            if !self.take(&mut filling, role, group) {
                return None;
            }
        }
        for (role, range) in inner {
            self.take_inner(&mut filling, *role, range);
        }
        for (chunk, group) in &arguments.phrases {
            let word = self.words.reading.lower(self.chunks()[*chunk].head);
            let slot = pattern
                .phrases
                .iter()
                .find(|(prepositions, _)| prepositions.contains(&word));
            if let Some(&(_, role)) = slot {
                let known = role != Role::Participant
                    && role != Role::Item
                    && filling.parties.iter().any(|(filled, _)| *filled == role);
                if !known {
                    self.take(&mut filling, role, group);
                }
            }
        }
        self.take_agent(pattern, arguments, &mut filling);
        if let Some(role) = pattern.subject {
            let found = arguments
                .subjects
                .iter()
                .position(|group| self.take(&mut filling, role, group));
            filling.fallback = found.is_some_and(|found| found > 0);
        }
        filling.score = filling.parties.iter().map(|_| 10).sum::<u32>()
            + if filling.items.is_empty() { 0 } else { 15 };
        (filling.score > 0).then_some(filling)
    }

    /// The agent of an Indonesian passive may stand bare behind the verb: "diserahkan Bupati …".
    fn take_agent(&self, pattern: &Pattern, arguments: &Arguments, filling: &mut Filling) {
        let agent = pattern
            .phrases
            .iter()
            .find(|(prepositions, _)| prepositions.contains(&"oleh"))
            .map(|&(_, role)| role);
        let bare = pattern.voice == Voice::Passive && self.words.reading.lang() == Lang::Id;
        if let (Some(role), true, Some(group)) =
            (agent, bare, arguments.objects.get(pattern.objects.len()))
            && !filling.parties.iter().any(|(filled, _)| *filled == role)
        {
            self.take(filling, role, group);
        }
    }

    /// Lets a group fill a role; false where none of it can.
    fn take(&self, filling: &mut Filling, role: Role, group: &Group) -> bool {
        let mut taken = false;
        for (position, &index) in group.iter().enumerate() {
            let chunk = &self.chunks()[index];
            // What stands first among equals says what they are: "the summit and leaders" are no guests.
            if position > 0 && !taken && role != Role::Item {
                return false;
            }
            if self.take_phrase(filling, role, &chunk.tokens, chunk.head) {
                filling.used.push(index);
                taken = true;
            }
        }
        taken || role == Role::Any
    }

    fn take_inner(&self, filling: &mut Filling, role: Role, range: &Range<usize>) -> bool {
        let head = match self.words.reading.lang() {
            Lang::Id => range.start,
            Lang::En => range.end - 1,
        };
        self.take_phrase(filling, role, range, head)
    }

    fn take_phrase(
        &self,
        filling: &mut Filling,
        role: Role,
        tokens: &Range<usize>,
        head: usize,
    ) -> bool {
        match role {
            Role::Item => item(self.words, tokens, head).is_some_and(|item| {
                let last = self.words.reading.lower(tokens.end - 1);
                let first = self.words.reading.lower(tokens.start);
                filling.points_back |= matches!(last, "itu" | "tersebut" | "ini")
                    || matches!(first, "the" | "this" | "these" | "those" | "that");
                filling.items.push(item);
                true
            }),
            Role::Giver | Role::Recipient | Role::Participant => {
                let several = self.several(tokens);
                let fresh = if several.is_empty() {
                    party(self.words, tokens, head).into_iter().collect()
                } else {
                    several
                };
                let taken = !fresh.is_empty();
                for party in fresh {
                    let known = filling
                        .parties
                        .iter()
                        .any(|(filled, other)| *filled == role && same(self.words, other, &party));
                    if !known {
                        filling.parties.push((role, party));
                    }
                }
                taken
            }
            Role::Topic | Role::Any => false,
        }
    }

    /// The two persons that "keduanya", "mereka" or "the two" stand for: the last two named before.
    fn several(&self, tokens: &Range<usize>) -> Vec<Party> {
        let reading = self.words.reading;
        let first = reading.lower(tokens.start);
        let second = (tokens.len() > 1).then(|| reading.lower(tokens.start + 1));
        let both = matches!(first, "keduanya" | "mereka" | "they" | "both") && tokens.len() == 1
            || matches!(
                (first, second),
                ("kedua", _) | ("the", Some("two")) | ("both", _)
            );
        if !both {
            return Vec::new();
        }
        let references = &self.words.chains.references;
        let end = references.partition_point(|reference| reference.tokens.start < tokens.start);
        let mut found: Vec<Party> = Vec::new();
        for reference in references[..end]
            .iter()
            .rev()
            .take(12)
            .filter(|reference| reference.kind == EntityKind::Person)
        {
            let name = self.words.chains.entities[reference.entity.0].name;
            if found
                .iter()
                .all(|party| party.entity != Some(reference.entity))
            {
                found.push(Party {
                    span: reading.span(tokens),
                    name,
                    entity: Some(reference.entity),
                });
            }
            if found.len() == 2 {
                found.reverse();
                return found;
            }
        }
        Vec::new()
    }

    /// Puts a filling together with its outlook, setting and source.
    fn telling(
        &self,
        at: usize,
        frame: &'static Frame,
        filling: Filling,
        arguments: &Arguments,
    ) -> Option<(u32, Telling)> {
        let words = self.words;
        if frame.event == Event::Meeting && self.is_match(&filling)
            || frame.event == Event::Gift && self.of_crime
        {
            return None;
        }
        if frame.persons
            && !filling
                .parties
                .iter()
                .all(|(_, party)| self.is_person(party))
        {
            return None;
        }
        let mut filling = filling;
        filling.parties.sort_by_key(|(_, party)| party.span.start);
        let outlook = self.outlook(at, arguments);
        let scene = setting::Scene {
            words,
            clauses: self.clauses,
            predicate: at,
            arguments,
            used: &filling.used,
        };
        let mut span = words.reading.span(&self.chunks()[at].tokens);
        for &index in &filling.used {
            span = span.cover(words.reading.span(&self.chunks()[index].tokens));
        }
        let is_aid = filling
            .used
            .iter()
            .chain(std::iter::once(&at))
            .any(|&index| {
                self.chunks()[index]
                    .tokens
                    .clone()
                    .any(|token| words.reading.is(token, Class::AidNoun))
            });
        let title = words.reading.sentences[self.number].part == Part::Title;
        let doubt = u8::from(filling.fallback) * 10
            + u8::from(title) * 15
            + u8::from(outlook == Outlook::Possible) * 30;
        Some((
            filling.score,
            Telling {
                frame,
                outlook,
                place: scene.place(),
                date: scene.date(outlook == Outlook::Ahead),
                attribution: scene.attribution(),
                topic: if frame.event == Event::Meeting {
                    scene.topic()
                } else {
                    None
                },
                parties: filling.parties,
                items: filling.items,
                points_back: filling.points_back,
                evidence: span,
                sentence: self.number,
                sure: frame.sure.saturating_sub(doubt),
                is_aid,
            },
        ))
    }

    /// Whether a party is a person, by name or role.
    fn is_person(&self, party: &Party) -> bool {
        let kind = party
            .entity
            .map(|entity| self.words.chains.entities[entity.0].kind);
        kind == Some(EntityKind::Person)
    }

    /// Whether the parties meet in a match: a word of sport in the sentence and not only persons among
    /// them, or nothing but bodies whose names do not say what they are.
    fn is_match(&self, filling: &Filling) -> bool {
        let words = self.words;
        let kind = |party: &Party| {
            party
                .entity
                .map(|entity| words.chains.entities[entity.0].kind)
        };
        let nameless = |party: &Party| {
            let tokens = words.reading.tokens_in(party.name);
            kind(party) == Some(EntityKind::Organisation)
                && tokens.clone().all(|at| {
                    !words.reading.is(at, Class::BodyNoun) && !words.reading.tokens[at].upper
                })
        };
        let parties = || filling.parties.iter().map(|(_, party)| party);
        self.of_sport && !parties().all(|party| kind(party) == Some(EntityKind::Person))
            || parties().all(nameless)
    }

    /// The outlook of the predicate at a chunk, from its own group and those that govern it.
    fn outlook(&self, at: usize, arguments: &Arguments) -> Outlook {
        let words = self.words;
        let mut outlook = Outlook::Fact;
        let before = at
            .checked_sub(1)
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb);
        let governors = before
            .into_iter()
            .chain(arguments.governors.iter().copied().take(2));
        for (index, group) in std::iter::once(at).chain(governors).enumerate() {
            let chunk = &self.chunks()[group];
            for token in chunk.tokens.clone() {
                let own_head = index == 0 && token == chunk.head;
                if own_head {
                    continue;
                }
                outlook = worse(outlook, token_outlook(words, token, index));
            }
        }
        if self.conditional(at) {
            outlook = worse(outlook, Outlook::Possible);
        }
        outlook
    }

    /// Whether the clause hangs on an "if".
    fn conditional(&self, at: usize) -> bool {
        let mut verbs = 0;
        for chunk in self.chunks()[..at]
            .iter()
            .rev()
            .take_while(|chunk| chunk.kind != ChunkKind::Stop)
        {
            verbs += usize::from(chunk.kind == ChunkKind::Verb);
            let word = self.words.reading.lower(chunk.head);
            if matches!(
                word,
                "jika"
                    | "kalau"
                    | "apabila"
                    | "bila"
                    | "if"
                    | "unless"
                    | "whether"
                    | "apakah"
                    | "seandainya"
            ) {
                return true;
            }
            if verbs > 1 {
                return false;
            }
        }
        false
    }
}

/// What one word of a verb group says of the outlook.
fn token_outlook(words: &Words, at: usize, distance: usize) -> Outlook {
    let reading = words.reading;
    if reading.is(at, Class::Refuse) {
        return if distance < 2 {
            Outlook::Possible
        } else {
            Outlook::Fact
        };
    }
    if reading.is(at, Class::Negation) {
        return if distance < 2 {
            Outlook::Denied
        } else {
            Outlook::Fact
        };
    }
    if reading.is(at, Class::Cancel) {
        return Outlook::Cancelled;
    }
    if matches!(
        reading.lower(at),
        "dapat"
            | "bisa"
            | "boleh"
            | "harus"
            | "wajib"
            | "perlu"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
    ) {
        return if distance == 0 {
            Outlook::Possible
        } else {
            Outlook::Fact
        };
    }
    let plan = reading.is(at, Class::Future) || reading.is(at, Class::Plan);
    if plan && (distance < 2 || !reading.is(at, Class::Say)) {
        Outlook::Ahead
    } else {
        Outlook::Fact
    }
}

/// The outlook that counts where words say two.
fn worse(one: Outlook, other: Outlook) -> Outlook {
    let rank = |outlook| match outlook {
        Outlook::Fact => 0,
        Outlook::Ahead => 1,
        Outlook::Possible => 2,
        Outlook::Denied => 3,
        Outlook::Cancelled => 4,
    };
    if rank(other) > rank(one) { other } else { one }
}

fn is_copula(words: &Words, at: usize) -> bool {
    matches!(
        words.reading.lower(at),
        "merupakan" | "adalah" | "ialah" | "yaitu" | "is" | "are" | "was" | "were" | "be" | "been"
    )
}

/// Whether two parties are one: the same entity, or the same words for them.
#[must_use]
pub fn same(words: &Words, one: &Party, other: &Party) -> bool {
    let said = |party: &Party| party.name.of(words.reading.text);
    match (one.entity, other.entity) {
        (Some(one), Some(other)) => one == other,
        _ => one.name == other.name || said(one).to_lowercase() == said(other).to_lowercase(),
    }
}
