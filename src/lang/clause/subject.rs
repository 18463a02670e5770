//! Subjects: the walk to the left of a predicate, through relative clauses, coordination and control.

use super::{Arguments, Clauses, Group};
use crate::{
    domain::{EntityKind, Lang},
    lang::{chunk::ChunkKind, lexicon::Class, pos::VerbForm},
};

/// A search for the subject of a verb.
struct Search {
    verb: usize,
    /// Whether no comma or conjunction has been passed.
    adjacent: bool,
    /// Whether a named subject stands behind a comma.
    parted: bool,
}

impl Clauses<'_> {
    /// Walks to the left of a predicate for its subjects.
    pub(super) fn subjects(&self, verb: usize, arguments: &mut Arguments, depth: usize) {
        if depth > 4 {
            return;
        }
        let aside = self
            .before_relative(verb)
            .or_else(|| self.before_pointed(verb))
            .or_else(|| self.before_companions(verb))
            .or_else(|| self.before_partners(verb))
            .or_else(|| self.before_description(verb));
        let mut at = aside.unwrap_or(verb);
        let mut search = Search {
            verb,
            adjacent: at == verb,
            parted: false,
        };
        while at > 0 {
            at -= 1;
            match self.chunks[at].kind {
                ChunkKind::Other | ChunkKind::Date | ChunkKind::Preposition => {}
                ChunkKind::Comma | ChunkKind::Conjunction => search.adjacent = false,
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
                    // A verb beyond a subject and its comma tells of something else: "Tak diundang B, A
                    // bertemu C".
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

    /// Takes phrases before the verb for its subject where they can be one. Where the search goes on; `None` where
    /// it is over.
    fn try_subject(
        &self,
        at: usize,
        search: &mut Search,
        arguments: &mut Arguments,
    ) -> Option<usize> {
        let mut group = self.group_ending(at);
        // "gave Ana a clock, and Budi gave …": what follows "and" is not one with the objects.
        if search.adjacent
            && group.len() > 1
            && self.is_object(group[0])
            && !self.opens_said(&group, search.verb)
        {
            group = vec![at];
        }
        let anew = search.adjacent && self.begins_anew(&group, search.verb);
        if anew {
            group = vec![at];
        }
        let first = group[0];
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
        if let Some(preposition) = self.placed(first) {
            return Some(preposition);
        }
        if self.is_home_of_person(first) {
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
        if first > 0 && self.is(first - 1, ChunkKind::Preposition) {
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

    /// "bantuan berupa *beras dan selimut* diserahkan": the contents pass.
    fn is_contents(&self, first: usize) -> bool {
        let lead = first.checked_sub(1).map(|lead| self.chunks[lead].head);
        lead.is_some_and(|head| self.words.reading.is(head, Class::Contents))
    }

    /// "Melansir *X*, memberi kado itu lazim": a source acts in no clause.
    fn is_source(&self, first: usize) -> bool {
        let phrase = &self.chunks[first].tokens;
        let led = phrase.len() > 1 && self.words.reading.is(phrase.start, Class::Source);
        self.words.reading.lang() == Lang::Id && (led || self.is_governed(first, Class::Source))
    }

    /// "X, didampingi *Y*, menemui Z": Y only goes along.
    fn goes_along(&self, first: usize) -> bool {
        self.is_governed(first, Class::Companion)
    }

    /// The participle that a phrase says the sum of: "laptops, *valued* at 2 million, were handed over".
    fn valuing(&self, first: usize) -> Option<usize> {
        let led = first > 1 && self.is(first - 1, ChunkKind::Preposition);
        let before = first.checked_sub(1 + usize::from(led))?;
        self.is_governed(before + 1, Class::Valued)
            .then_some(before)
    }

    /// "The trucks, *worth 2 million dollars*, were given": what English things are worth, between commas.
    fn tells_price(&self, first: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && first > 1
            && self.is(first - 1, ChunkKind::Comma)
            && self.words.reading.lower(self.chunks[first].tokens.start) == "worth"
    }

    /// The name of a body or land that a phrase between commas tells of: "*Nordmark*, the largest donor to the agency, gave".
    fn apposed_to_body(&self, first: usize, verb: usize) -> Option<usize> {
        let reading = self.words.reading;
        let body = first.checked_sub(2)?;
        let start = self.chunks[first].tokens.start;
        let said = reading.lang() == Lang::En
            && matches!(reading.lower(start), "the" | "a" | "an" | "one" | "its")
            && !self.is_headed_by_name(first)
            && self.is(first - 1, ChunkKind::Comma)
            && self.is(body, ChunkKind::Noun)
            && self.is_named(body)
            && !self.is_somebody(body);
        let behind = self.past_apposition(first);
        let closed = self.is(behind, ChunkKind::Comma) && behind < verb;
        (said && closed).then_some(body)
    }

    /// Whether the head of a phrase is part of the name it is about.
    fn is_headed_by_name(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let about = self.words.chains.about(&chunk.tokens);
        // "the *arm* of Lima Foods", whatever the tagger makes of it
        self.words.reading.is_capital(chunk.head)
            && about.is_some_and(|about| about.tokens.contains(&chunk.head))
    }

    /// Whether an Indonesian phrase is a place between commas, or before a day, in what comes before a joined verb.
    fn is_address(&self, first: usize, search: &Search) -> bool {
        let about = self.words.chains.about(&self.chunks[first].tokens);
        let closed = matches!(
            self.kind(first + 1),
            Some(ChunkKind::Comma | ChunkKind::Date)
        );
        self.words.reading.lang() == Lang::Id
            && !search.adjacent
            && closed
            && first > 0
            && self.is(first - 1, ChunkKind::Comma)
            && about.is_some_and(|about| about.kind == EntityKind::Place)
    }

    /// Whether a phrase is the place that an English verb of motion leads to, before an infinitive that says what for.
    fn is_destination(&self, first: usize, search: &Search) -> bool {
        let about = self.words.chains.about(&self.chunks[first].tokens);
        self.words.reading.lang() == Lang::En
            && search.adjacent
            && self.words.form(self.chunks[search.verb].head) == VerbForm::Inf
            && self.is_governed(first, Class::Motion)
            && about.is_some_and(|about| about.kind == EntityKind::Place)
    }

    /// Whether a verb of a class stands right before a phrase.
    fn is_governed(&self, first: usize, class: Class) -> bool {
        first > 0
            && self.is(first - 1, ChunkKind::Verb)
            && self.words.reading.is(self.chunks[first - 1].head, class)
    }

    /// "after *officials* met", "setelah *kedua menteri* bertemu": a clause of its own behind the preposition.
    fn opens_clause(&self, first: usize, search: &Search, arguments: &Arguments) -> bool {
        let word = self.words.reading.lower(self.chunks[first - 1].head);
        let chunk = &self.chunks[first];
        let several = || {
            self.words.reading.is(chunk.tokens.start, Class::Plural)
                || self.words.reading.is(chunk.tokens.start, Class::Them)
        };
        if self.words.reading.lang() == Lang::Id {
            return search.adjacent
                && arguments.subjects.is_empty()
                && matches!(
                    word,
                    "setelah" | "sebelum" | "sejak" | "ketika" | "saat" | "seusai"
                )
                && (self.is_somebody(first) || several());
        }
        search.adjacent
            && arguments.subjects.is_empty()
            && self.is_finite(search.verb)
            && matches!(
                self.words.reading.lower(self.chunks[first - 1].head),
                "after" | "before" | "since" | "until" | "than" | "as"
            )
    }

    /// "menampik kabar mengenai *Ana*, yang bertemu Budi": what is reported is a clause.
    fn is_reported(&self, first: usize) -> bool {
        let reading = self.words.reading;
        reading.lang() == Lang::Id
            && first > 1
            && reading.is(self.chunks[first - 1].head, Class::TopicLead)
            && self.is(first - 2, ChunkKind::Noun)
            && reading.is(self.chunks[first - 2].head, Class::Report)
    }

    /// "meninjau dapur, *kantor X*, serta menyerahkan …": the list goes with the verb before it.
    fn is_listed(&self, first: usize) -> bool {
        self.words.reading.lang() == Lang::Id
            && first > 1
            && self.is(first - 1, ChunkKind::Comma)
            && self.is_object(first - 2)
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

    /// "Ana Lima of Lisse, *Nordmark* gave": the land behind the town that somebody is from.
    fn is_home_of_person(&self, first: usize) -> bool {
        let land = || {
            let about = self.words.chains.about(&self.chunks[first].tokens);
            about.is_some_and(|about| {
                about.kind == EntityKind::Place && about.tokens == self.chunks[first].tokens
            })
        };
        let Some(person) = first.checked_sub(2).map(|at| &self.chunks[at]) else {
            return false;
        };
        let names = &self.words.names;
        let kind = |at: usize| self.words.name_over(at).map(|name| names[name].kind);
        let last = person.tokens.end - 1;
        self.words.reading.lang() == Lang::En
            && self.is(first - 1, ChunkKind::Comma)
            && person.kind == ChunkKind::Noun
            && self.is(first + 1, ChunkKind::Verb)
            && kind(person.head) == Some(EntityKind::Person)
            && last > person.head + 1
            && self.words.reading.lower(person.head + 1) == "of"
            && kind(last) == Some(EntityKind::Place)
            && land()
    }

    /// The preposition that a place belongs to as the last of a chain: "di Palembang, *Sumatera Selatan*".
    fn placed(&self, first: usize) -> Option<usize> {
        let place = |at: usize| {
            let about = self.words.chains.about(&self.chunks[at].tokens);
            let head = self.chunks[at].head;
            about.is_some_and(|about| {
                about.kind == EntityKind::Place
                    // "For the victims of Lisse, *Nordmark* has given …"
                    && (self.words.reading.lang() == Lang::Id
                        || about.tokens.contains(&head)
                        || self.words.reading.is(head, Class::PlaceNoun))
            })
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
        // "In Lisse, *Nordmark* handed over …", "Through its embassy in Lisse, *Nordmark* has …": behind a phrase that
        // opens the sentence, who acts.
        let opens = self.is(0, ChunkKind::Preposition)
            && (1..at).all(|before| {
                matches!(
                    self.chunks[before].kind,
                    ChunkKind::Noun | ChunkKind::Preposition
                )
            });
        let acts = self.words.reading.lang() == Lang::En
            && opens
            && first == at + 2
            && self.is(first + 1, ChunkKind::Verb);
        (at < first && at > 0 && self.is(at - 1, ChunkKind::Preposition) && !acts).then(|| at - 1)
    }

    /// Whether a phrase stands behind a verb, as its first or second object.
    fn is_object(&self, first: usize) -> bool {
        let second =
            first > 1 && self.is(first - 1, ChunkKind::Noun) && self.is(first - 2, ChunkKind::Verb);
        // "was *also* the sponsor"
        let parted = first > 1
            && self.words.reading.lang() == Lang::En
            && self.is(first - 1, ChunkKind::Other)
            && self.is(first - 2, ChunkKind::Verb)
            && self
                .words
                .reading
                .is(self.chunks[first - 2].head, Class::Copula);
        second || parted || first > 0 && self.is(first - 1, ChunkKind::Verb)
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
    fn antecedents(&self, relative: usize, arguments: &mut Arguments) {
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
    fn behind_comma(&self, subordinator: usize) -> Option<usize> {
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
        nouns.find(|&at| !place(at))
    }

    /// Whether a verb is the first behind a relative word.
    fn opens_relative(&self, verb: usize) -> bool {
        let passed =
            |&at: &usize| matches!(self.kind(at), Some(ChunkKind::Other | ChunkKind::Date));
        let before = (0..verb).rev().find(|at| !passed(at));
        before.is_some_and(|at| self.is(at, ChunkKind::Relative))
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
