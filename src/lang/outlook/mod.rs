//! Outlook: how what a clause tells stands to what is the case, from auxiliaries, negation, the verbs that
//! govern it and the verb that its noun is subject of.

mod noun;

use super::{
    chunk::{Chunk, ChunkKind},
    clause::{Arguments, Clauses},
    lexicon::Class,
    pos::VerbForm,
    words::Words,
};
use crate::domain::Lang;

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
    /// It may or might come to be.
    Open,
    /// It has not come about, or somebody will not have it: "belum", "refused to".
    Undone,
    /// It should or can be, or somebody wishes it.
    Possible,
}

/// A clause on its way to an outlook.
#[derive(Clone, Copy)]
pub struct Aspect<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// The chunks of the sentence.
    pub clauses: Clauses<'a>,
}

impl Aspect<'_> {
    fn chunks(&self) -> &[Chunk] {
        self.clauses.chunks
    }

    /// The outlook of the predicate at a chunk, from its own group and those that govern it.
    #[must_use]
    pub fn outlook(&self, at: usize, arguments: &Arguments) -> Outlook {
        if self.never_since(at) {
            return Outlook::Possible;
        }
        let words = self.words;
        let mut outlook = Outlook::Fact;
        let before = at
            .checked_sub(1)
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb);
        let further = arguments.governors.iter().copied();
        let further = further.filter(|&verb| Some(verb) != before);
        let governors = before.into_iter().chain(further.take(2));
        for (index, group) in std::iter::once(at).chain(governors).enumerate() {
            let chunk = &self.chunks()[group];
            for token in chunk.tokens.clone() {
                let own_head = index == 0 && token == chunk.head;
                // "berterima kasih kepada A *yang bersedia* menerimanya": what was granted is done.
                let granted = arguments.relative
                    && matches!(words.reading.lower(token), "bersedia" | "berkenan" | "sudi");
                if own_head || granted {
                    continue;
                }
                let said = token_outlook(words, token, index);
                // "*announced* a plan after talks with X": what comes behind does not put the talks off.
                let head = token == chunk.head;
                let told = index > 0 && head && said == Outlook::Ahead;
                if told && (self.is_followed(at) || self.is_past_beside(at, arguments)) {
                    continue;
                }
                // "tidak membahas harga *dalam pertemuan* A dan B": the meeting was held.
                let undone = matches!(said, Outlook::Denied | Outlook::Undone);
                if !(index > 0 && undone && (self.is_occasion(at) || self.is_waited_for(group, at)))
                {
                    outlook = worse(outlook, said);
                }
            }
        }
        let waited = arguments
            .governors
            .iter()
            .any(|&verb| self.is_waited_for(verb, at));
        if waited {
            outlook = worse(outlook, Outlook::Ahead);
        }
        // "is to give", "are to meet".
        let group = &self.chunks()[at].tokens;
        let is_to = (group.start + 1..group.end).any(|token| {
            words.reading.lower(token) == "to"
                && matches!(
                    words.reading.lower(token - 1),
                    "is" | "are" | "was" | "were"
                )
        });
        let chunks = self.chunks();
        let first = (0..=at).find(|&verb| chunks[verb].kind == ChunkKind::Verb);
        let headed = first.is_some_and(|verb| is_headline_plan(&self.clauses, verb));
        if is_to || headed {
            outlook = worse(outlook, Outlook::Ahead);
        }
        // "Sylvania *to give* Freedonia a ferry": what a headline says is to come.
        let headed = words.reading.lang() == Lang::En
            && words.reading.lower(group.start) == "to"
            && arguments.governors.is_empty()
            && at > 0
            && self.chunks()[at - 1].kind == ChunkKind::Noun;
        if headed {
            outlook = worse(outlook, Outlook::Ahead);
        }
        // "to *help* provide homes": help, no gift.
        let helped = before
            .into_iter()
            .chain([at])
            .flat_map(|group| self.chunks()[group].tokens.clone())
            .any(|token| {
                token != self.chunks()[at].head
                    && matches!(
                        words.reading.lower(token),
                        "help" | "helps" | "helped" | "helping"
                    )
            });
        if helped {
            outlook = worse(outlook, Outlook::Possible);
        }
        // "*reports* of a meeting"
        let reported = self.chunks()[at].kind == ChunkKind::Noun
            && (group.start..self.chunks()[at].head)
                .any(|token| words.reading.is(token, Class::Hearsay));
        // "*frequent meetings* between A and B"
        // "the *annual meetings* of A and B": what comes round; "annual talks" may be the one.
        let head = self.chunks()[at].head;
        let talks = words.reading.is(head, Class::Talks);
        let habitual = words.reading.lower(head).ends_with('s')
            && (group.start..head).any(|token| {
                words.reading.is(token, Class::Habitual)
                    || !talks && words.reading.is(token, Class::Recurring)
            });
        if reported || habitual {
            outlook = worse(outlook, Outlook::Possible);
        }
        // "*no* meeting took place"
        let none = self.chunks()[at].kind == ChunkKind::Noun
            && matches!(words.reading.lower(group.start), "no" | "neither");
        if none {
            outlook = worse(outlook, Outlook::Denied);
        }
        if self.asks(at) {
            outlook = worse(outlook, Outlook::Possible);
        }
        outlook = worse(outlook, self.told_of(at, arguments));
        outlook = worse(outlook, self.called_off(at));
        if self.rumoured(at) {
            outlook = worse(outlook, Outlook::Possible);
        }
        if self.denied_above(at) {
            outlook = worse(outlook, Outlook::Denied);
        }
        outlook = worse(outlook, self.among_deeds(at));
        match self.planned_before(at) {
            Some(true) => outlook = worse(outlook, Outlook::Ahead),
            // "has *no plans* to meet"
            Some(false) => outlook = worse(outlook, Outlook::Possible),
            None => {}
        }
        // "a dinner that A was to host *was called off*"
        let end = self
            .chunks()
            .get(arguments.end)
            .filter(|next| arguments.fronted && next.kind == ChunkKind::Verb);
        if let Some(verb) = end {
            let off = verb
                .tokens
                .clone()
                .any(|token| token_outlook(words, token, 0) == Outlook::Cancelled);
            if off {
                outlook = Outlook::Cancelled;
            }
        }
        if self.only_a_chance(at) {
            outlook = worse(outlook, Outlook::Possible);
        }
        let scheduled =
            self.chunks()[at].kind == ChunkKind::Noun && self.is_scheduled_aside(arguments);
        if scheduled || self.is_arranged(at) || self.is_set_out_for(at) || self.is_within_plan(at) {
            outlook = worse(outlook, Outlook::Ahead);
        }
        if self.is_proposed(at)
            || self.conditional(at)
            || self.stays_away(at)
            || self.is_unsure(at, arguments)
        {
            outlook = worse(outlook, Outlook::Possible);
        }
        outlook
    }

    /// Whether an English noun tells of talks that something else comes after: "*after* talks with X".
    fn is_followed(&self, at: usize) -> bool {
        let lead = at.checked_sub(1).map(|lead| &self.chunks()[lead]);
        self.words.reading.lang() == Lang::En
            && self.chunks()[at].kind == ChunkKind::Noun
            && lead.is_some_and(|lead| {
                matches!(self.words.reading.lower(lead.head), "after" | "following")
            })
    }

    /// Whether an English verb says in the past when something else was: "agreed on it *when they met*".
    fn is_past_beside(&self, at: usize, arguments: &Arguments) -> bool {
        let chunks = self.chunks();
        let group = arguments.subjects.first();
        let before = group.and_then(|group| group[0].checked_sub(1));
        self.words.reading.lang() == Lang::En
            && chunks[at].kind == ChunkKind::Verb
            && self.words.form(chunks[at].head) == VerbForm::Past
            && before
                .is_some_and(|before| before < at && chunks[before].kind == ChunkKind::Subordinator)
    }

    /// Whether an English clause is what another waits for: "will not decide *until* A has met B".
    fn is_waited_for(&self, governor: usize, at: usize) -> bool {
        let reading = self.words.reading;
        let mut between = self.chunks()[governor.min(at)..at].iter();
        reading.lang() == Lang::En && between.any(|chunk| reading.lower(chunk.head) == "until")
    }

    /// What the verb says that an Indonesian clause is one of the deeds of: "*dijadwalkan* melakukan serangkaian kegiatan,
    /// *termasuk* bertemu A".
    fn among_deeds(&self, at: usize) -> Outlook {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let clause = (0..at)
            .rev()
            .take_while(|&before| chunks[before].kind != ChunkKind::Stop);
        let among = clause
            .into_iter()
            .find(|&before| reading.lower(chunks[before].head) == "termasuk");
        let Some(among) = among.filter(|_| reading.lang() == Lang::Id) else {
            return Outlook::Fact;
        };
        let verbs = chunks[..among]
            .iter()
            .rev()
            .take_while(|chunk| chunk.kind != ChunkKind::Stop)
            .filter(|chunk| chunk.kind == ChunkKind::Verb);
        let said = verbs.flat_map(|chunk| chunk.tokens.clone());
        said.map(|token| token_outlook(self.words, token, 1))
            .filter(|&outlook| outlook == Outlook::Ahead)
            .fold(Outlook::Fact, worse)
    }

    /// Whether an Indonesian noun only says on what occasion something is done: "*dalam* pertemuan".
    fn is_occasion(&self, at: usize) -> bool {
        let led = at.checked_sub(1).map(|lead| &self.chunks()[lead]);
        self.chunks()[at].kind == ChunkKind::Noun
            && self.words.reading.lang() == Lang::Id
            && led.is_some_and(|lead| {
                lead.kind == ChunkKind::Preposition
                    && self.words.reading.is(lead.head, Class::OccasionLead)
            })
    }

    /// "*Sejak 2006* Ana *tidak pernah* bertemu Budi": how long something has not been is no denial of an event.
    fn never_since(&self, at: usize) -> bool {
        let reading = self.words.reading;
        let mut group = self.chunks()[at].tokens.clone();
        let never =
            reading.lang() == Lang::Id && group.any(|token| reading.lower(token) == "pernah");
        let mut others = self.chunks().iter();
        never
            && others.any(|chunk| matches!(reading.lower(chunk.tokens.start), "sejak" | "selama"))
            && {
                let mut group = self.chunks()[at].tokens.clone();
                group.any(|token| reading.is(token, Class::Negation))
            }
    }

    /// Whether somebody denies the whole clause: "membantah bahwa A *memberi* …", "denied that A had *given* …".
    fn denied_above(&self, at: usize) -> bool {
        let mut parted = false;
        for chunk in self.chunks()[..at].iter().rev() {
            match chunk.kind {
                ChunkKind::Verb => return parted && self.words.reading.is(chunk.head, Class::Deny),
                ChunkKind::Stop => return false,
                _ if parted && self.is_lacking(chunk) => return true,
                _ => {
                    parted |= self.words.reading.is(chunk.head, Class::Report);
                }
            }
        }
        false
    }

    /// Whether a phrase says that nothing shows what follows: "*no evidence* that A gave …".
    fn is_lacking(&self, chunk: &Chunk) -> bool {
        let reading = self.words.reading;
        chunk.kind == ChunkKind::Noun
            && reading.lower(chunk.tokens.start) == "no"
            && reading.is(chunk.head, Class::Lacking)
    }

    /// Whether a clause is only what goes round: "beredar informasi bahwa A menerima B".
    fn rumoured(&self, at: usize) -> bool {
        let reading = self.words.reading;
        let sentence = &self.chunks()[..at];
        let goes = sentence
            .iter()
            .any(|chunk| reading.is(chunk.head, Class::Rumour));
        let led = sentence
            .iter()
            .any(|chunk| reading.lower(chunk.head) == "bahwa");
        goes && led && reading.lang() == Lang::Id
    }

    /// Whether the noun before "to" is a plan that there is, "A *plans* to meet", or is none, "*no plans* to meet"; `None`
    /// where it is something else.
    fn planned_before(&self, at: usize) -> Option<bool> {
        let words = self.words;
        // "plans *to hold* talks"
        let borne = self.chunks()[at].kind == ChunkKind::Noun
            && words.reading.lang() == Lang::En
            && at > 0
            && self.chunks()[at - 1].kind == ChunkKind::Verb;
        let verb = at - usize::from(borne);
        let before = verb.checked_sub(1).map(|before| &self.chunks()[before])?;
        let infinitive = words.reading.lower(self.chunks()[verb].tokens.start) == "to";
        let last = before.tokens.end - 1;
        let plan = before.kind == ChunkKind::Noun && words.reading.is(last, Class::Plan);
        (infinitive && plan).then(|| words.reading.lower(before.tokens.start) != "no")
    }

    /// Whether the verb only says for what there is a chance or time: "membuka peluang *bertemu*", "a chance
    /// to *meet*".
    fn only_a_chance(&self, at: usize) -> bool {
        let chunks = &self.chunks()[..at];
        let purpose = chunks
            .last()
            .is_some_and(|chunk| chunk.kind == ChunkKind::Subordinator);
        let before = &chunks[..at - usize::from(purpose)];
        let noun = before.last().filter(|chunk| chunk.kind == ChunkKind::Noun);
        self.chunks()[at].kind == ChunkKind::Verb
            && noun.is_some_and(|noun| self.words.reading.is(noun.head, Class::Chance))
    }

    /// Whether the sentence is an English question: "Did A meet B?".
    fn asks(&self, at: usize) -> bool {
        let reading = self.words.reading;
        let behind = self.chunks()[at..].iter();
        let mark = behind
            .filter(|chunk| chunk.kind == ChunkKind::Stop)
            .any(|chunk| reading.word(chunk.head).starts_with('?'));
        mark && reading.lang() == Lang::En
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
            if self.words.reading.is(chunk.head, Class::If) {
                return true;
            }
            if verbs > 1 {
                return false;
            }
        }
        false
    }
}

/// Whether the verb at a chunk is the infinitive that an English headline says what is to come with: "Lima *to meet*
/// Berg". Right behind its subject, and no verb of its sentence is finite.
#[must_use]
pub fn is_headline_plan(clauses: &Clauses<'_>, verb: usize) -> bool {
    let words = clauses.words;
    let chunks = clauses.chunks;
    let group = &chunks[verb].tokens;
    let finite = |chunk: &Chunk| {
        chunk.kind == ChunkKind::Verb
            && chunk
                .tokens
                .clone()
                .any(|at| matches!(words.form(at), VerbForm::Past | VerbForm::Present))
    };
    words.reading.lang() == Lang::En
        && words.reading.lower(group.start) == "to"
        && words.form(chunks[verb].head) == VerbForm::Inf
        && verb > 0
        && chunks[verb - 1].kind == ChunkKind::Noun
        && chunks[..verb].iter().all(|chunk| {
            matches!(
                chunk.kind,
                ChunkKind::Noun | ChunkKind::Comma | ChunkKind::Conjunction
            )
        })
        && !chunks.iter().any(finite)
}

/// What one word of a verb group says of the outlook.
fn token_outlook(words: &Words, at: usize, distance: usize) -> Outlook {
    let reading = words.reading;
    let next = if at + 1 < reading.tokens.len() {
        reading.lower(at + 1)
    } else {
        ""
    };
    let off = matches!(reading.lower(at), "call" | "calls" | "called" | "calling");
    if off && next == "off" {
        return Outlook::Cancelled;
    }
    if reading.is(at, Class::Decline) || reading.lower(at) == "belum" {
        return if distance < 2 {
            Outlook::Undone
        } else {
            Outlook::Fact
        };
    }
    if reading.is(at, Class::Refuse) {
        return if distance < 2 {
            Outlook::Possible
        } else {
            Outlook::Fact
        };
    }
    // "not only met A": no denial.
    let only = reading.is(at + 1, Class::Only);
    if reading.is(at, Class::Negation) && !only {
        return if distance < 2 {
            Outlook::Denied
        } else {
            Outlook::Fact
        };
    }
    if reading.is(at, Class::Cancel) {
        return Outlook::Cancelled;
    }
    if distance > 0 && reading.is(at, Class::Deny) {
        return Outlook::Denied;
    }
    if reading.is(at, Class::Might) {
        // "may have met" says nothing of what is to come.
        return if distance == 0 && next == "have" {
            Outlook::Possible
        } else if distance == 0 {
            Outlook::Open
        } else {
            Outlook::Fact
        };
    }
    if reading.is(at, Class::Must) {
        return if distance == 0 {
            Outlook::Possible
        } else {
            Outlook::Fact
        };
    }
    // "said it would send"; "would like to", "would have sent" are no plan.
    let would = reading.lower(at) == "would";
    if would && matches!(next, "like" | "love" | "have") {
        return Outlook::Possible;
    }
    // "a foundation *set* up by Ana"
    let set = reading.lower(at) == "set" && !matches!(next, "to" | "for");
    let plan = would || !set && (reading.is(at, Class::Future) || reading.is(at, Class::Plan));
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
        Outlook::Open => 2,
        Outlook::Undone => 3,
        Outlook::Possible => 4,
        Outlook::Denied => 5,
        Outlook::Cancelled => 6,
    };
    if rank(other) > rank(one) { other } else { one }
}
