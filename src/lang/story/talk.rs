//! Talk: what the parties of a meeting talked about, told in a sentence before or behind it.
//!
//! The sentence points back to the meeting by its noun ("The talks focused on …"), by "the two" or by a party as the
//! one who talks. One behind may also tell it without: "Port fees were also discussed", "On the agenda was
//! …", "Salah satu yang dibahas adalah …".

use super::{Round, names_topic};
use crate::{
    domain::{Lang, Span},
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::Arguments,
        lexicon::Class,
        setting::{Scene, without_article},
    },
};

/// The longest topic that a passive tells, in tokens.
const LONGEST: usize = 24;

/// How far into a sentence its word for the topic may stand, in chunks.
const OPENING: usize = 4;

/// Where a sentence stands to the telling of a meeting.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Before it.
    Before,
    /// Right behind it.
    Next,
    /// Further behind.
    Later,
}

impl Round<'_> {
    /// What is talked about, where the sentence says so of the meeting.
    pub(super) fn topic(&self, side: Side) -> Option<Span> {
        let arguments = Arguments::default();
        let scene = self.told_by(0, &arguments);
        self.of_verb(&scene, side)
            .or_else(|| self.of_passive(side))
            .or_else(|| self.is_discussed(&scene, side))
            .or_else(|| self.of_talk(&scene, side))
            .or_else(|| self.stressed(&scene, side))
            .or_else(|| self.agenda())
            .or_else(|| self.of_attention(&scene, side))
            .or_else(|| self.listed(&scene, side))
            .or_else(|| self.as_subject(side))
            .or_else(|| scene.topping().filter(|_| side == Side::Next))
            .or_else(|| self.on_agenda(&scene).filter(|_| side == Side::Next))
            .or_else(|| self.of_noun(&scene).filter(|_| side != Side::Before))
    }

    fn kind(&self, at: usize) -> Option<ChunkKind> {
        self.clauses.chunks.get(at).map(|chunk| chunk.kind)
    }

    fn lower(&self, at: usize) -> &str {
        let chunk = self.clauses.chunks.get(at);
        chunk.map_or("", |chunk| self.words.reading.lower(chunk.head))
    }

    /// "*Keduanya membahas* harga beras."
    fn of_verb(&self, scene: &Scene, side: Side) -> Option<Span> {
        let chunks = self.clauses.chunks;
        let verb = (0..chunks.len()).find(|&at| {
            let talks = chunks[at].kind == ChunkKind::Verb && self.is(at, Class::TopicVerb);
            talks && (self.points_back(at) || side == Side::Next && self.is_ours(at))
        });
        verb.and_then(|verb| scene.topic_behind(verb))
    }

    /// "They then *spoke* alone *about* …", "The two sides *exchanged* views *on* …", "We *had* a good *discussion about* …".
    fn of_talk(&self, scene: &Scene, side: Side) -> Option<Span> {
        let chunks = self.clauses.chunks;
        let talk = (0..chunks.len()).find(|&at| {
            let said = self.points_back(at) || side == Side::Next && self.is_ours(at);
            (self.is(at, Class::TalkVerb) || self.has_talk(at)) && said
        })?;
        let led = (talk + 1..chunks.len().min(talk + 5)).find(|&at| self.is(at, Class::TopicLead));
        // "Keduanya berbicara *banyak hal, mulai dari harga beras*"
        let many = (talk + 1..chunks.len().min(talk + 3))
            .find(|&at| self.kind(at) == Some(ChunkKind::Noun) && scene.is_vague_topic(at));
        many.and_then(|noun| scene.listed_topics(noun))
            .or_else(|| scene.topic_behind(led?))
    }

    /// "During the meeting, Ana *stressed the importance of dredging the port*", "Both sides *voiced interest in* patrols".
    fn stressed(&self, scene: &Scene, side: Side) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let at_meeting = |verb: usize| {
            (1..verb).any(|at| {
                chunks[at - 1].kind == ChunkKind::Preposition
                    && self.is(at, Class::Occasion)
                    && self.is_pointing(at)
            })
        };
        let both = |verb: usize| self.subject_of(verb).is_some_and(|noun| self.is_both(noun));
        // "Ana *expressed* thanks and *expressed commitment to* trade"
        let verb = (1..chunks.len()).find(|&at| {
            self.kind(at) == Some(ChunkKind::Verb)
                && self.is(at, Class::Stressing)
                && self.is(at + 1, Class::Importance)
        })?;
        let told =
            reading.lang() == Lang::En && side != Side::Before && (at_meeting(verb) || both(verb));
        told.then(|| scene.stressed_at(verb + 1))?
    }

    /// "*The talks* focused on …": the noun opens the sentence.
    fn of_noun(&self, scene: &Scene) -> Option<Span> {
        let chunks = self.clauses.chunks;
        let noun = self.opening_noun()?;
        let with_party = self
            .clauses
            .chunks
            .get(noun + 1)
            .is_some_and(|lead| self.words.reading.is(lead.head, Class::Together))
            && noun + 2 < chunks.len()
            && self.is_party(noun + 2);
        let opens = self.is(noun, Class::Occasion) && (self.is_pointing(noun) || with_party);
        // "Pembicaraan *berkisar pada* …"
        let revolves =
            self.is(noun + 1, Class::TalkVerb) && self.is(noun + 2, Class::AttentionLead);
        if opens && revolves {
            return scene.topic_at(noun + 3);
        }
        // "Pembicaraan keduanya *meliputi* …"
        let covers = self.kind(noun + 1) == Some(ChunkKind::Verb)
            && self.is(noun + 1, Class::IssueLead)
            && !self.is(noun + 1, Class::Copula);
        if opens && covers {
            return scene.topic_at(noun + 2);
        }
        // "Pertemuan itu *bertujuan* untuk memperkuat X"
        let aims = matches!(
            self.lower(noun + 1),
            "bertujuan" | "ditujukan" | "dimaksudkan"
        );
        // "Pertemuan itu *untuk* menyerap aspirasi X"
        let verb = noun + 1 + usize::from(aims);
        let purpose =
            self.kind(verb) == Some(ChunkKind::Subordinator) && self.lower(verb) == "untuk";
        if opens
            && (aims || purpose)
            && let Some(aim) = scene.aim_at(verb + usize::from(purpose))
        {
            return Some(aim);
        }
        let leads = (noun + 1..chunks.len().min(noun + 8)).find(|&at| scene.leads_to_topic(at))?;
        opens.then(|| scene.topic_behind(leads))?
    }

    /// The first noun of what a sentence says: the one it opens with or, in Indonesian, that opens what somebody says:
    /// "Ana mengatakan bahwa *pertemuan itu* …", "Menurut Ana, *pertemuan itu* …".
    fn opening_noun(&self) -> Option<usize> {
        let chunks = self.clauses.chunks;
        let noun =
            |from: usize| (from..chunks.len()).find(|&at| chunks[at].kind == ChunkKind::Noun);
        let told = (0..chunks.len()).find(|&at| self.lower(at) == "bahwa");
        let source = || {
            let led = self.lower(0) == "menurut";
            led.then(|| (1..chunks.len()).find(|&at| chunks[at].kind == ChunkKind::Comma))?
        };
        let from = told.or_else(source).map_or(0, |lead| lead + 1);
        noun(from)
    }

    /// "During the meeting, *the price of grain* was discussed", right behind the meeting also "*Port fees* were also
    /// discussed".
    fn of_passive(&self, side: Side) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let passive = |chunk: &Chunk| {
            let mut tokens = chunk.tokens.clone();
            chunk.kind == ChunkKind::Verb
                && tokens.any(|at| matches!(reading.lower(at), "was" | "were" | "been"))
        };
        let verb =
            (1..chunks.len()).find(|&at| self.is(at, Class::TopicVerb) && passive(&chunks[at]))?;
        let at_meeting = (1..chunks.len()).any(|at| {
            chunks[at].kind == ChunkKind::Noun
                && chunks[at - 1].kind == ChunkKind::Preposition
                && self.is(at, Class::Occasion)
                && self.is_pointing(at)
        });
        let opens = side != Side::Before
            && reading.lower(chunks[verb].head) == "discussed"
            && self.lower(verb + 1) != "by";
        // Up to the verb, from behind the comma that closes "During the meeting".
        let first = (0..verb)
            .rev()
            .find(|&at| chunks[at].kind == ChunkKind::Comma && self.closes_occasion(at))
            .map_or(0, |comma| comma + 1);
        let clear = chunks[first..verb]
            .iter()
            .all(|chunk| chunk.kind != ChunkKind::Stop);
        let noun = self.kind(first) == Some(ChunkKind::Noun)
            && !self.is(first, Class::Pronoun)
            && !self.is_party(first);
        let tokens = chunks.get(first)?.tokens.start..chunks[verb].tokens.start;
        let tokens = without_article(self.words, tokens);
        (clear
            && noun
            && (at_meeting || opens)
            && reading.lang() == Lang::En
            && tokens.len() <= LONGEST)
            .then(|| reading.span(&tokens))
    }

    /// "Dalam pertemuan itu *dibahas* …" aside, the same in Indonesian: "*Sejumlah isu* dibahas keduanya, antara lain X",
    /// "*Rencana itu* juga dibahas dalam pertemuan tersebut".
    fn is_discussed(&self, scene: &Scene, side: Side) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let verb = (1..chunks.len()).find(|&at| {
            chunks[at].kind == ChunkKind::Verb
                && self.is(at, Class::TopicVerb)
                && self.lower(at).starts_with("di")
        })?;
        let first = (0..verb)
            .rev()
            .find(|&at| chunks[at].kind == ChunkKind::Comma && self.closes_occasion(at))
            .map_or(0, |comma| comma + 1);
        let clear = chunks[first..verb].iter().all(|chunk| {
            matches!(
                chunk.kind,
                ChunkKind::Noun
                    | ChunkKind::Conjunction
                    | ChunkKind::Preposition
                    | ChunkKind::Other
            )
        });
        let doer = verb + 1;
        let others =
            self.kind(doer) == Some(ChunkKind::Noun) && !self.is_both(doer) && !self.is_party(doer);
        let at_meeting = first > 0
            || (verb..chunks.len().min(verb + 4))
                .any(|at| self.is(at, Class::Occasion) && self.is_pointing(at));
        let told = reading.lang() == Lang::Id
            && side != Side::Before
            && (at_meeting || side == Side::Next)
            && clear
            && !others
            && self.kind(first) == Some(ChunkKind::Noun)
            && !self.is_party(first);
        if !told {
            return None;
        }
        if !scene.is_vague_topic(first) {
            return scene.topic_at(first);
        }
        let lead = (doer..chunks.len().min(doer + 6)).find(|&at| self.is(at, Class::IssueLead))?;
        let topic = (lead + 1..chunks.len().min(lead + 4))
            .find(|&at| self.kind(at) == Some(ChunkKind::Noun) && !self.is(at, Class::IssueLead))?;
        scene.topic_at(topic)
    }

    /// Whether a comma closes the phrase for the occasion that opens a sentence.
    fn closes_occasion(&self, comma: usize) -> bool {
        comma < OPENING && (0..comma).any(|at| self.is(at, Class::Occasion))
    }

    /// "Special *attention* was given *to* the dykes", "*Fokus* pembicaraan *adalah* pengelolaan sampah", "On the
    /// *agenda were* port fees", "*Topics included* ferry safety".
    fn of_attention(&self, scene: &Scene, side: Side) -> Option<Span> {
        let chunks = self.clauses.chunks;
        // "*Matters discussed* included …"
        let discussed = |at: usize| {
            self.kind(at + 1) == Some(ChunkKind::Verb)
                && self.is(at + 1, Class::TopicVerb)
                && self.clauses.chunks[at + 1].tokens.len() == 1
        };
        let noun = (0..chunks.len().min(OPENING)).find(|&at| {
            chunks[at].kind == ChunkKind::Noun
                && (self.is(at, Class::Attention)
                    || self.is(at, Class::TopicNoun)
                    || at == 0 && discussed(at))
        })?;
        let leads = |at: &usize| {
            let verb = self.kind(*at) == Some(ChunkKind::Verb);
            if self.is(noun, Class::Attention) {
                self.is(*at, Class::AttentionLead)
            } else {
                verb && (self.is(*at, Class::Copula) || self.is(*at, Class::ContentsLead))
            }
        };
        // "*Ana* fokus pada isu militer": what one of them attends to need not be what they talked about.
        let own = self.words.reading.lang() == Lang::Id
            && (noun.saturating_sub(1)..=noun).any(|at| {
                chunks[at].kind == ChunkKind::Noun && self.is_party(at) && !self.is_both(at)
            });
        if own {
            return None;
        }
        let lead = (noun + 1..chunks.len().min(noun + OPENING)).find(leads)?;
        let topic = (lead + 1..chunks.len().min(lead + 3))
            .find(|&at| self.kind(at) == Some(ChunkKind::Noun))?;
        (side != Side::Before).then(|| scene.topic_at(topic))?
    }

    /// "Salah satu *yang dibahas adalah* pengelolaan sampah", "Ada sejumlah isu *yang dibahas* keduanya, *di antaranya*
    /// harga beras".
    fn listed(&self, scene: &Scene, side: Side) -> Option<Span> {
        let chunks = self.clauses.chunks;
        let relative = (0..chunks.len()).find(|&at| {
            chunks[at].kind == ChunkKind::Relative
                && self.kind(at + 1) == Some(ChunkKind::Verb)
                && self.is(at + 1, Class::TopicVerb)
                && self.lower(at + 1).starts_with("di")
        })?;
        // "isu yang dibahas *parlemen*" are those of somebody else.
        let doer = relative + 2;
        let others = self.kind(doer) == Some(ChunkKind::Noun)
            && !self.is(doer, Class::IssueLead)
            && !self.is_both(doer)
            && !self.is_party(doer);
        let lead = (doer..chunks.len().min(doer + 6)).find(|&at| self.is(at, Class::IssueLead))?;
        let first = (lead + 1..chunks.len().min(lead + 5))
            .find(|&at| self.kind(at) == Some(ChunkKind::Noun) && !self.is(at, Class::IssueLead))?;
        let told = matches!(side, Side::Next | Side::Later) && !others;
        told.then(|| scene.topic_at(first))?
    }

    /// "*The canal* was high on the agenda", "*Fishing rights* came up".
    fn on_agenda(&self, scene: &Scene) -> Option<Span> {
        let chunks = self.clauses.chunks;
        let verb = (1..chunks.len()).find(|&at| chunks[at].kind == ChunkKind::Verb)?;
        let near = verb + 1..chunks.len().min(verb + 5);
        let agenda = self.is(verb, Class::Copula)
            && near
                .clone()
                .any(|at| self.lower(at) == "on" && self.lower(at + 1) == "agenda");
        let came = self.is(verb, Class::Arising) && self.lower(verb + 1) == "up";
        let english = self.words.reading.lang() == Lang::En;
        let nobody = !self.is_party(0) && !self.is(0, Class::Pronoun) && !scene.is_vague_topic(0);
        let told = self.kind(0) == Some(ChunkKind::Noun) && nobody;
        (english && told && (agenda || came)).then(|| scene.told_before_verb(verb))?
    }

    /// "*Masalah sampah* menjadi pokok pembicaraan keduanya."
    fn as_subject(&self, side: Side) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let becomes = |at: usize| matches!(self.lower(at), "menjadi" | "jadi");
        let verb = (1..chunks.len()).find(|&at| becomes(at))?;
        let subject = |at: usize| {
            self.kind(at) == Some(ChunkKind::Noun)
                && (self.is(at, Class::Attention) || self.is(at, Class::Occasion))
        };
        let opens = self.kind(0) == Some(ChunkKind::Noun) && !self.is_party(0);
        let tokens = chunks[0].tokens.start..chunks[verb].tokens.start;
        (opens && side == Side::Next && subject(verb + 1) && tokens.len() <= LONGEST)
            .then(|| reading.span(&tokens))
    }

    /// Whether a phrase stands for both parties: "keduanya", "the two sides", "kedua menteri".
    fn is_both(&self, noun: usize) -> bool {
        let tokens = &self.clauses.chunks[noun].tokens;
        let first = self.words.reading.lower(tokens.start);
        matches!(
            first,
            "keduanya" | "mereka" | "they" | "we" | "both" | "kedua"
        ) || first == "the"
            && tokens.len() > 1
            && self.words.reading.is(tokens.start + 1, Class::Sides)
    }

    /// "*Agenda utamanya* kuota tuna": what a sentence that opens with a word for the topic goes on with.
    fn agenda(&self) -> Option<Span> {
        let (reading, chunks) = (self.words.reading, self.clauses.chunks);
        let first = chunks.first()?.tokens.start;
        // "*Issues of mutual interest* came up" names none.
        let open = reading.lang() == Lang::En && chunks[0].tokens.len() > 1;
        if !names_topic(self.words, first) || open {
            return None;
        }
        let mut start = first + 1;
        let end = chunks
            .iter()
            .find(|chunk| matches!(chunk.kind, ChunkKind::Stop | ChunkKind::Comma))
            .map_or(chunks.last()?.tokens.end, |chunk| chunk.tokens.start);
        let lead = |at: usize| {
            let word = reading.lower(at);
            reading.is(at, Class::TopicLink) || word.ends_with("nya")
        };
        while start < end && lead(start) {
            start += 1;
        }
        (start < end && end - start <= 16).then(|| reading.span(&(start..end)))
    }

    /// Whether the verb of talking at a chunk is said of the meeting.
    fn points_back(&self, verb: usize) -> bool {
        // "Pertemuan *dengan X* membahas …" is that with X.
        let of_others = |at: usize| {
            let led = self.clauses.chunks.get(at + 1).is_some_and(|lead| {
                matches!(
                    self.words.reading.lower(lead.head),
                    "dengan" | "bersama" | "antara"
                )
            });
            led && at + 2 < self.clauses.chunks.len() && !self.is_party(at + 2)
        };
        let meeting = (0..verb).any(|at| {
            self.clauses.chunks[at].kind == ChunkKind::Noun
                && self.is(at, Class::Occasion)
                && self.is_pointing(at)
                && !of_others(at)
        });
        meeting
            || self
                .subject_of(verb)
                .is_some_and(|noun| self.is_both(noun) || self.is_party(noun) && !self.is_us(noun))
    }

    /// Whether a phrase is "we", which may be another one's.
    fn is_us(&self, noun: usize) -> bool {
        let one = self.clauses.chunks[noun].tokens.len() == 1;
        one && matches!(self.lower(noun), "kami" | "kita" | "we")
    }

    /// Whether a party of the meeting tells it of "us": "*Kami berdiskusi* tentang banjir," kata Ana.
    fn is_ours(&self, verb: usize) -> bool {
        let chunks = self.clauses.chunks;
        let Some(noun) = self.subject_of(verb) else {
            return false;
        };
        self.is_us(noun)
            && (noun + 1..chunks.len()).any(|at| {
                chunks[at].kind == ChunkKind::Noun
                    && chunks[at - 1].kind == ChunkKind::Verb
                    && self.is(at - 1, Class::Say)
                    && self.is_party(at)
            })
    }

    /// Whether a noun points to what was told: "pertemuan itu", "the talks", "their meeting".
    pub(super) fn is_pointing(&self, at: usize) -> bool {
        let tokens = &self.clauses.chunks[at].tokens;
        let reading = self.words.reading;
        let first = reading.lower(tokens.start);
        let last = reading.lower(tokens.end - 1);
        matches!(first, "the" | "this" | "their" | "these" | "that" | "those")
            || reading.is(tokens.end - 1, Class::Pointing)
            || last.ends_with("nya")
            || matches!(last, "mereka" | "berdua")
            || tokens.len() == 1
    }
}
