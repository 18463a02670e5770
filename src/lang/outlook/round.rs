//! What stands round a predicate says of its outlook: the clause it hangs on, what is asked, rumoured, helped or called
//! off, what comes before it or waits for it.

use super::{Aspect, Outlook, is_headline_plan, token_outlook, worse};
use crate::{
    domain::Lang,
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::Arguments,
        lexicon::Class,
        pos::VerbForm,
    },
};

impl Aspect<'_> {
    /// Whether what governs an English clause waits for it: "will not decide *until* A has met B".
    pub(super) fn is_waited_for_by(&self, at: usize, arguments: &Arguments) -> bool {
        let mut governors = arguments.governors.iter();
        governors.any(|&verb| self.is_waited_for(verb, at))
    }

    /// Whether the group is an infinitive that tells what is to come: "*is to give*", or in a headline "Sylvania *to give*
    /// Freedonia a ferry".
    pub(super) fn is_infinitive_ahead(&self, at: usize, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let group = &chunks[at].tokens;
        // "*is to hold* talks"
        let borne = (chunks[at].kind == ChunkKind::Noun).then(|| self.verb_before(at));
        let mut groups = std::iter::once(at).chain(borne.flatten());
        let is_to = groups.any(|verb| {
            let group = &chunks[verb].tokens;
            (group.start + 1..group.end).any(|token| {
                // "is *also* to meet"
                let also = token > group.start + 1 && reading.is(token - 1, Class::Also);
                let be = token - 1 - usize::from(also);
                reading.lower(token) == "to"
                    && matches!(reading.lower(be), "is" | "are" | "was" | "were")
            })
        });
        let first = (0..=at).find(|&verb| chunks[verb].kind == ChunkKind::Verb);
        let planned = first.is_some_and(|verb| is_headline_plan(&self.clauses, verb));
        let headed = reading.lang() == Lang::En
            && reading.lower(group.start) == "to"
            && arguments.governors.is_empty()
            && at > 0
            && chunks[at - 1].kind == ChunkKind::Noun;
        is_to || planned || headed
    }

    /// Whether an English clause says only to what somebody was asked and agreed: "*accepted an invitation* to meet A".
    pub(super) fn is_accepted(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let asked = at.checked_sub(1).filter(|&noun| {
            chunks[at].kind == ChunkKind::Verb
                && reading.lower(chunks[at].tokens.start) == "to"
                && chunks[noun].kind == ChunkKind::Noun
                && reading.is(chunks[noun].head, Class::Asking)
        });
        let accepts = asked.and_then(|noun| self.verb_before(noun));
        reading.lang() == Lang::En
            && accepts.is_some_and(|verb| reading.is(chunks[verb].head, Class::Accepting))
    }

    /// "to *help* provide homes": help, no gift.
    pub(super) fn only_helps(&self, at: usize) -> bool {
        let chunks = self.chunks();
        let groups = self.verb_before(at).into_iter().chain([at]);
        let mut tokens = groups.flat_map(|group| chunks[group].tokens.clone());
        tokens.any(|token| token != chunks[at].head && self.words.reading.is(token, Class::Help))
    }

    /// The words of a noun's phrase before it; none where a chunk is no noun.
    fn before_noun(&self, at: usize) -> std::ops::Range<usize> {
        let chunk = &self.chunks()[at];
        match chunk.kind {
            ChunkKind::Noun => chunk.tokens.start..chunk.head,
            _ => chunk.head..chunk.head,
        }
    }

    /// "*reports* of a meeting"
    pub(super) fn is_reported(&self, at: usize) -> bool {
        let mut before = self.before_noun(at);
        before.any(|token| self.words.reading.is(token, Class::Hearsay))
    }

    /// "*frequent meetings* between A and B", "the *annual meetings* of A and B": what keeps being; "annual talks" may be
    /// the one.
    pub(super) fn is_habitual(&self, at: usize) -> bool {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        let talks = reading.is(chunk.head, Class::Talks);
        let mut before = chunk.tokens.start..chunk.head;
        reading.lower(chunk.head).ends_with('s')
            && before.any(|token| {
                reading.is(token, Class::Habitual) || !talks && reading.is(token, Class::Recurring)
            })
    }

    /// "*regularly meets* B", "has met B *often*": what an English verb says of no one day.
    pub(super) fn keeps_being(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let behind = chunks
            .get(at + 1)
            .filter(|next| next.kind == ChunkKind::Other);
        let mut tokens = chunks[at]
            .tokens
            .clone()
            .chain(behind.into_iter().flat_map(|next| next.tokens.clone()));
        // "*is known to* give", "*is known for* giving"
        let known = || {
            let before = at.checked_sub(1).map(|before| chunks[before].head);
            let lead = usize::from(before.is_some_and(|head| reading.lower(head) == "for"));
            let verb = at
                .checked_sub(1 + lead)
                .map(|verb| chunks[verb].tokens.clone());
            let mut group = verb.into_iter().flatten().chain(chunks[at].tokens.clone());
            group.any(|token| {
                reading.lower(token) == "known" && token > 0 && reading.is(token - 1, Class::Copula)
            })
        };
        reading.lang() == Lang::En
            && chunks[at].kind == ChunkKind::Verb
            && (tokens.any(|token| reading.is(token, Class::Often)) || known())
    }

    /// Whether an Indonesian verb says of no one day what happens each time: "selalu memuji A *setiap bertemu* B".
    pub(super) fn is_each_time(&self, at: usize) -> bool {
        let (chunk, reading) = (&self.chunks()[at], self.words.reading);
        let first = chunk.tokens.start;
        let before = || {
            let times = first > 1 && reading.lower(first - 1) == "kali";
            (first > 0).then(|| first - 1 - usize::from(times))
        };
        reading.lang() == Lang::Id
            && chunk.kind == ChunkKind::Verb
            && (reading.is(first, Class::Every)
                || before().is_some_and(|before| reading.is(before, Class::Every)))
    }

    /// Whether an Indonesian verb only says what a letter asks for: "menerima surat dari A *untuk bertemu* B".
    pub(super) fn is_only_asked(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let led = chunks[at].kind == ChunkKind::Verb
            && reading.lang() == Lang::Id
            && at > 1
            && matches!(
                reading.lower(chunks[at - 1].head),
                "untuk" | "agar" | "guna"
            );
        led && chunks[..at - 1]
            .iter()
            .rev()
            .take_while(|chunk| !matches!(chunk.kind, ChunkKind::Verb | ChunkKind::Stop))
            .any(|chunk| {
                let mut tokens = chunk.tokens.clone();
                chunk.kind == ChunkKind::Noun && tokens.any(|at| reading.is(at, Class::Request))
            })
    }

    /// "*no* meeting took place"
    pub(super) fn is_none(&self, at: usize) -> bool {
        let chunk = &self.chunks()[at];
        chunk.kind == ChunkKind::Noun
            && matches!(
                self.words.reading.lower(chunk.tokens.start),
                "no" | "neither"
            )
    }

    /// "a dinner that A was to host *was called off*"
    pub(super) fn is_off_behind(&self, arguments: &Arguments) -> bool {
        let verb = self
            .chunks()
            .get(arguments.end)
            .filter(|next| arguments.fronted && next.kind == ChunkKind::Verb);
        verb.is_some_and(|verb| {
            let mut tokens = verb.tokens.clone();
            tokens.any(|token| token_outlook(self.words, token, 0) == Outlook::Cancelled)
        })
    }

    /// Whether an English noun tells of talks that something else comes after: "*after* talks with X".
    pub(super) fn is_followed(&self, at: usize) -> bool {
        let lead = at.checked_sub(1).map(|lead| &self.chunks()[lead]);
        self.words.reading.lang() == Lang::En
            && self.chunks()[at].kind == ChunkKind::Noun
            && lead.is_some_and(|lead| {
                matches!(self.words.reading.lower(lead.head), "after" | "following")
            })
    }

    /// Whether an English verb says in the past when something else was: "agreed on it *when they met*".
    pub(super) fn is_past_beside(&self, at: usize, arguments: &Arguments) -> bool {
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
    pub(super) fn is_waited_for(&self, governor: usize, at: usize) -> bool {
        let reading = self.words.reading;
        let mut between = self.chunks()[governor.min(at)..at].iter();
        reading.lang() == Lang::En && between.any(|chunk| reading.lower(chunk.head) == "until")
    }

    /// Whether an Indonesian clause only says when something else was done or not: "membantah hal itu *saat bertemu* A".
    pub(super) fn is_time_of(&self, governor: usize, at: usize) -> bool {
        let reading = self.words.reading;
        let lead = (governor.min(at)..at)
            .rev()
            .take_while(|&before| !self.clauses.is(before, ChunkKind::Stop))
            .find(|&before| {
                matches!(
                    self.chunks()[before].kind,
                    ChunkKind::Subordinator | ChunkKind::Preposition
                )
            });
        reading.lang() == Lang::Id
            && lead.is_some_and(|lead| {
                let time = matches!(
                    reading.lower(self.chunks()[lead].head),
                    "saat" | "ketika" | "usai" | "seusai" | "setelah" | "selepas" | "sewaktu"
                );
                time && !(lead + 1..at).any(|between| self.clauses.is(between, ChunkKind::Verb))
            })
    }

    /// What the verb says that an Indonesian clause is one of the deeds of: "*dijadwalkan* melakukan serangkaian kegiatan,
    /// *termasuk* bertemu A".
    pub(super) fn among_deeds(&self, at: usize) -> Outlook {
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
    pub(super) fn is_occasion(&self, at: usize) -> bool {
        let led = at.checked_sub(1).map(|lead| &self.chunks()[lead]);
        self.chunks()[at].kind == ChunkKind::Noun
            && self.words.reading.lang() == Lang::Id
            && led.is_some_and(|lead| {
                lead.kind == ChunkKind::Preposition
                    && self.words.reading.is(lead.head, Class::OccasionLead)
            })
    }

    /// "*Sejak 2006* Ana *tidak pernah* bertemu Budi": how long something has not been is no denial of an event.
    pub(super) fn never_since(&self, at: usize) -> bool {
        let reading = self.words.reading;
        if reading.lang() == Lang::En {
            return self.not_since(at);
        }
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

    /// Whether an English clause only says since when something has not been: "*have not met since* 2012".
    fn not_since(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let groups = self.verb_before(at).into_iter().chain([at]);
        let perfect = |group: usize| {
            let tokens = chunks[group].tokens.clone();
            let says = |class| tokens.clone().any(|token| reading.is(token, class));
            chunks[group].kind == ChunkKind::Verb && says(Class::Negation) && says(Class::Have)
        };
        let mut behind = chunks[at + 1..]
            .iter()
            .take_while(|chunk| chunk.kind != ChunkKind::Stop);
        groups.into_iter().any(perfect)
            && behind.any(|chunk| reading.lower(chunk.tokens.start) == "since")
    }

    /// Whether somebody denies the whole clause: "membantah bahwa A *memberi* …", "denied that A had *given* …".
    pub(super) fn denied_above(&self, at: usize) -> bool {
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
    pub(super) fn is_lacking(&self, chunk: &Chunk) -> bool {
        let reading = self.words.reading;
        chunk.kind == ChunkKind::Noun
            && reading.lower(chunk.tokens.start) == "no"
            && reading.is(chunk.head, Class::Lacking)
    }

    /// Whether a clause is only what goes round: "beredar informasi bahwa A menerima B".
    pub(super) fn rumoured(&self, at: usize) -> bool {
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
    pub(super) fn planned_before(&self, at: usize) -> Option<bool> {
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
    pub(super) fn only_a_chance(&self, at: usize) -> bool {
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
    pub(super) fn asks(&self, at: usize) -> bool {
        let reading = self.words.reading;
        let behind = self.chunks()[at..].iter();
        let mark = behind
            .filter(|chunk| chunk.kind == ChunkKind::Stop)
            .any(|chunk| reading.word(chunk.head).starts_with('?'));
        mark && reading.lang() == Lang::En
    }

    /// Whether the clause hangs on an "if".
    pub(super) fn conditional(&self, at: usize) -> bool {
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
