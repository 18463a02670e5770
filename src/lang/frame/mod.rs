//! Frames: the small rule language of `assets/rules/<code>/{gift,meeting}.rules`.
//!
//! A frame is one sense of some verbs or nouns: which grammatical place fills which role, in which voice.
//!
//! ```text
//! frame  give                     # its name, shown as the reason for a record
//! verbs  beri+kan serah+kan       # Indonesian: root and suffix; English: give/gives/gave/given/giving
//! active giver _ item kepada|untuk:recipient
//! passive item _ oleh:giver kepada:recipient
//! noun   hadiah kado              # nouns that tell the event, with "noun: _ dari:giver"
//! support menerima:recipient      # verbs whose subject fills a role of the noun they govern
//! kind   aid                      # attributes: kind, status, form, weak, bound, exact, persons, people, bodies, offices, guests, plays, trades, moves, means, needs, lacks, deed, bars, implied, endows, mutual, sure
//! yes    [Ana](giver) memberi [Budi](recipient) [jam tangan](item).
//! no     Ana memberi keterangan.
//! ```
//!
//! `_` is the predicate; a bare role before it is the subject, bare roles behind it the objects in order,
//! `preposition:role` a prepositional phrase. One test runs every `yes` and `no`.

mod inflection;
mod line;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::{Form, GiftKind, GiftStatus, Lang};
use inflection::{bare_form, verb_forms};
use line::{form, pattern, role, status};

/// What a frame tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// A gift.
    Gift,
    /// A meeting.
    Meeting,
}

/// A role of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who gives.
    Giver,
    /// Who receives.
    Recipient,
    /// What is given.
    Item,
    /// Who meets.
    Participant,
    /// What is talked about.
    Topic,
    /// A place the phrase must name; it fills no role.
    Any,
}

/// The voice of a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The subject acts.
    Active,
    /// The subject undergoes.
    Passive,
    /// A noun.
    Noun,
}

/// One way in which the roles of a frame are laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// In which voice.
    pub voice: Voice,
    /// The subject's role.
    pub subject: Option<Role>,
    /// The objects' roles, in order.
    pub objects: Vec<Role>,
    /// Prepositions, in lower case, and the role of their phrase.
    pub phrases: Vec<(Vec<&'static str>, Role)>,
}

impl Pattern {
    /// Whether a phrase that a preposition in lower case leads to has a role.
    #[must_use]
    pub fn leads(&self, preposition: &str) -> bool {
        let mut phrases = self.phrases.iter();
        phrases.any(|(words, _)| words.contains(&preposition))
    }
}

/// One sense of some verbs or nouns.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Its name.
    pub name: &'static str,
    /// What it tells of.
    pub event: Event,
    /// The ways it is laid out.
    pub patterns: Vec<Pattern>,
    /// Verbs that govern its noun, and the role of their subject; in the passive, of their agent.
    pub support: Vec<(&'static str, Option<Role>)>,
    /// What stands behind the gift, where the frame says so.
    pub kind: Option<GiftKind>,
    /// How far a gift has got, where the frame says so.
    pub status: Option<GiftStatus>,
    /// In what form the parties meet, where the frame says so.
    pub form: Option<Form>,
    /// Whether it counts only together with another telling.
    pub weak: bool,
    /// Whether its noun tells nothing without a supporting verb.
    pub bound: bool,
    /// Whether nothing but what the pattern names may stand behind the verb.
    pub exact: bool,
    /// Whether only persons fill its roles.
    pub persons: bool,
    /// Whether people told by what they are count as persons too: "para pemain X".
    pub people: bool,
    /// Whether only public bodies fill its roles.
    pub bodies: bool,
    /// Whether somebody in an office must be among those who fill its roles: "spoke with".
    pub offices: bool,
    /// Whether what it receives must be people who come together: "received *a delegation*".
    pub guests: bool,
    /// Whether its verbs also tell of matches: in a text on sport they tell nothing.
    pub plays: bool,
    /// Whether its verbs also tell of what is bought: "delivered 20 planes".
    pub trades: bool,
    /// Whether its verbs also tell of ships and planes that go somewhere with their crews: "sent a frigate".
    pub moves: bool,
    /// Whether the item must be a sum, an honour or a word for aid or a gift, and no other thing.
    pub means: bool,
    /// Words, in lower case, of which the sentence must hold one; none where all will do.
    pub needs: Vec<&'static str>,
    /// Words, in lower case, none of which the sentence may hold.
    pub lacks: Vec<&'static str>,
    /// Whether its noun names the deed and not the thing: "penyerahan".
    pub deed: bool,
    /// Prepositions, in lower case, none of which may lead a phrase of the clause.
    pub bars: Vec<&'static str>,
    /// Whether its verbs say by themselves that something is given, so that no thing need be named.
    pub implied: bool,
    /// Whether its giver must be a body that has money to give, and its receiver none: a bank, a fund.
    pub endows: bool,
    /// Whether both sides give.
    pub mutual: bool,
    /// How sure a full telling is, in percent.
    pub sure: u8,
    /// Prepositions that the predicate must be followed by, in lower case.
    pub particle: Vec<(&'static str, &'static str)>,
    /// Examples: whether the frame must be found, and the sentence.
    pub examples: Vec<(bool, &'static str)>,
}

/// All frames of one language.
#[derive(Debug, Default)]
pub struct Frames {
    /// The frames, gifts first, in the order of the files.
    pub frames: Vec<Frame>,
    forms: FxHashMap<String, Vec<(usize, Voice)>>,
    supports: FxHashMap<String, Voice>,
    /// Indonesian forms without a prefix, which tell of an event in few places only.
    bare: FxHashSet<String>,
}

/// Room for the forms of the verbs and nouns of a language: a table that grows while it is filled costs more time at
/// the start than its room.
const FORMS: usize = 1500;

impl Frames {
    /// The frames of `lang`, read at their first use.
    pub fn of(lang: Lang) -> &'static Self {
        static SLOTS: [OnceLock<Frames>; 2] = [OnceLock::new(), OnceLock::new()];
        match lang {
            Lang::Id => SLOTS[0].get_or_init(|| {
                Self::read(
                    lang,
                    include_str!("../../../assets/rules/id/gift.rules"),
                    include_str!("../../../assets/rules/id/meeting.rules"),
                )
            }),
            Lang::En => SLOTS[1].get_or_init(|| {
                Self::read(
                    lang,
                    include_str!("../../../assets/rules/en/gift.rules"),
                    include_str!("../../../assets/rules/en/meeting.rules"),
                )
            }),
        }
    }

    /// The frames, by index, that a word form may call up, each with the voice of the form; an Indonesian
    /// clitic aside: "memberi*nya*", "pertemuan*nya*".
    #[must_use]
    pub fn of_form(&self, lower: &str) -> &[(usize, Voice)] {
        let known = |lower: &str| self.forms.get(lower);
        known(lower)
            .or_else(|| lower.strip_suffix("nya").and_then(known))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether a word form calls up a frame as a noun.
    #[must_use]
    pub fn is_noun_form(&self, lower: &str) -> bool {
        let forms = self.of_form(lower);
        forms.iter().any(|&(_, voice)| voice == Voice::Noun)
    }

    /// Whether a word form is a verb's without its prefix: "beri", "temui".
    #[must_use]
    pub fn is_bare(&self, lower: &str) -> bool {
        self.bare.contains(lower)
    }

    /// Whether a word form says by itself that something is given: "menyantuni".
    #[must_use]
    pub fn is_implied(&self, lower: &str) -> bool {
        let mut forms = self.of_form(lower).iter();
        forms.any(|&(index, voice)| self.frames[index].implied && voice != Voice::Noun)
    }

    /// Whether a word form names a deed of giving and not what is given: "penyerahan".
    #[must_use]
    pub fn is_deed(&self, lower: &str) -> bool {
        let mut forms = self.of_form(lower).iter();
        forms.any(|&(index, voice)| self.frames[index].deed && voice == Voice::Noun)
    }

    /// Whether a word form may take a receiver and a thing behind it without a preposition: "memberi".
    #[must_use]
    pub fn takes_two(&self, lower: &str) -> bool {
        let two = |pattern: &Pattern| {
            pattern.voice == Voice::Active && pattern.objects == [Role::Recipient, Role::Item]
        };
        self.of_form(lower).iter().any(|&(index, voice)| {
            voice == Voice::Active && self.frames[index].patterns.iter().any(two)
        })
    }

    /// Whether a word form calls up a frame as a verb.
    #[must_use]
    pub fn is_verb_form(&self, lower: &str) -> bool {
        self.of_form(lower)
            .iter()
            .any(|&(_, voice)| voice != Voice::Noun)
            || self.supports.contains_key(lower)
    }

    /// Whether a word form calls up a frame that tells in the passive what is given or who meets: "donated", not "bought".
    #[must_use]
    pub fn is_passive(&self, lower: &str) -> bool {
        let passive = |pattern: &Pattern| pattern.voice == Voice::Passive;
        self.of_form(lower).iter().any(|&(index, voice)| {
            voice != Voice::Noun && self.frames[index].patterns.iter().any(passive)
        })
    }

    /// Whether a word behind a verb form is part of the verb and leads to no phrase: "hand over".
    #[must_use]
    pub fn absorbs(&self, form: &str, particle: &str) -> bool {
        let leads = |frame: &Frame| {
            frame.patterns.iter().any(|pattern| {
                pattern
                    .phrases
                    .iter()
                    .any(|(words, _)| words.contains(&particle))
            })
        };
        self.of_form(form).iter().any(|&(index, _)| {
            let frame = &self.frames[index];
            frame
                .particle
                .iter()
                .any(|&(known, word)| known == form && word == particle)
                && !leads(frame)
        })
    }

    fn read(lang: Lang, gifts: &'static str, meetings: &'static str) -> Self {
        let mut frames = Self::default();
        frames.forms.reserve(FORMS);
        for (event, rules) in [(Event::Gift, gifts), (Event::Meeting, meetings)] {
            for line in rules.lines() {
                frames.line(
                    lang,
                    event,
                    line.split('#').next().unwrap_or_default().trim(),
                );
            }
        }
        frames
    }

    /// Takes in one line; unknown ones are left out, which a test proves there are none of.
    fn line(&mut self, lang: Lang, event: Event, line: &'static str) {
        let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        if key == "frame" {
            self.frames.push(Frame::new(rest, event));
            return;
        }
        let index = self.frames.len().wrapping_sub(1);
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        match key {
            "active" => frame.patterns.extend(pattern(Voice::Active, rest)),
            "passive" => frame.patterns.extend(pattern(Voice::Passive, rest)),
            "noun:" => frame.patterns.extend(pattern(Voice::Noun, rest)),
            "kind" => {
                frame.kind = Some(if rest == "aid" {
                    GiftKind::Aid
                } else {
                    GiftKind::Gift
                });
            }
            "status" => frame.status = status(rest),
            "form" => frame.form = form(rest),
            "weak" => frame.weak = true,
            "bound" => frame.bound = true,
            "exact" => frame.exact = true,
            "persons" => frame.persons = true,
            "people" => frame.people = true,
            "bodies" => frame.bodies = true,
            "offices" => frame.offices = true,
            "guests" => frame.guests = true,
            "plays" => frame.plays = true,
            "trades" => frame.trades = true,
            "moves" => frame.moves = true,
            "means" => frame.means = true,
            "needs" => frame.needs = rest.split_whitespace().collect(),
            "lacks" => frame.lacks = rest.split_whitespace().collect(),
            "deed" => frame.deed = true,
            "bars" => frame.bars = rest.split_whitespace().collect(),
            "implied" => frame.implied = true,
            "endows" => frame.endows = true,
            "mutual" => frame.mutual = true,
            "sure" => frame.sure = rest.parse().unwrap_or(frame.sure),
            "yes" => frame.examples.push((true, rest)),
            "no" => frame.examples.push((false, rest)),
            "noun" => {
                for noun in rest.split_whitespace() {
                    self.forms
                        .entry(noun.to_owned())
                        .or_default()
                        .push((index, Voice::Noun));
                }
            }
            "verbs" => {
                for verb in rest.split_whitespace() {
                    let (verb, particle) = verb
                        .split_once('_')
                        .map_or((verb, None), |(verb, particle)| (verb, Some(particle)));
                    self.bare.extend(bare_form(lang, verb));
                    for (form, voice) in verb_forms(lang, verb) {
                        if let Some(particle) = particle {
                            frame
                                .particle
                                .push((Box::leak(form.clone().into_boxed_str()), particle));
                        }
                        let known = self.forms.entry(form).or_default();
                        if !known.contains(&(index, voice)) {
                            known.push((index, voice));
                        }
                    }
                }
            }
            "support" => {
                for verb in rest.split_whitespace() {
                    let (verb, subject) = verb.split_once(':').unwrap_or((verb, ""));
                    for (form, voice) in verb_forms(lang, verb) {
                        let word: &'static str = Box::leak(form.clone().into_boxed_str());
                        frame.support.push((word, role(subject)));
                        self.supports.insert(form, voice);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Frame {
    fn new(name: &'static str, event: Event) -> Self {
        Self {
            name,
            event,
            patterns: Vec::new(),
            support: Vec::new(),
            kind: None,
            status: None,
            form: None,
            weak: false,
            bound: false,
            exact: false,
            persons: false,
            people: false,
            bodies: false,
            offices: false,
            guests: false,
            plays: false,
            trades: false,
            moves: false,
            means: false,
            needs: Vec::new(),
            lacks: Vec::new(),
            deed: false,
            bars: Vec::new(),
            implied: false,
            endows: false,
            mutual: false,
            sure: 85,
            particle: Vec::new(),
            examples: Vec::new(),
        }
    }

    /// The role that a supporting verb's subject fills; `None` where the verb does not support the frame.
    #[must_use]
    pub fn supported_by(&self, lower: &str) -> Option<Option<Role>> {
        self.support
            .iter()
            .find(|(verb, _)| *verb == lower)
            .map(|&(_, role)| role)
    }
}
