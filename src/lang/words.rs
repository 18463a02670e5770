//! All that is known of an article's words before clauses are read: tags, names, chains, figures, dates.

use std::{cell::OnceCell, ops::Range};

use super::{
    chunk::{self, Chunk},
    coreference::{self, Chains},
    date::{self, DateMention},
    figure::{self, Figure},
    frame::Frames,
    indonesian,
    lexicon::Class,
    name::{self, Name},
    pos::{Pos, PosTagger, Tag, VerbForm},
    reading::Reading,
    role, tagging,
};
use crate::domain::Lang;

/// The words of an article, each stage's view of them side by side.
#[derive(Debug)]
pub struct Words<'a> {
    /// Tokens and sentences.
    pub reading: &'a Reading<'a>,
    /// Part of speech and verb form of each token.
    pub tags: Vec<Tag>,
    /// Names, sorted.
    pub names: Vec<Name>,
    /// Who is who.
    pub chains: Chains,
    /// Numbers, sums and measures, sorted.
    pub figures: Vec<Figure>,
    /// Dates, sorted.
    pub dates: Vec<DateMention>,
    /// The frames of the language.
    pub frames: &'static Frames,
    /// Whether the article is on sport.
    pub is_sport: bool,
    /// Whether the text is about bribes, theft and who is charged with them.
    pub is_crime: bool,
    /// For each token one more than the index of the name, figure or date that holds it; 0 for none.
    named: Vec<u32>,
    counted: Vec<u32>,
    dated: Vec<u32>,
    /// The chunks of each sentence that was asked for them.
    chunks: Vec<OnceCell<Vec<Chunk>>>,
}

impl<'a> Words<'a> {
    /// Reads tags, dates, figures, names, roles and chains, in this order, each from those before it.
    #[must_use]
    pub fn new(reading: &'a Reading<'a>) -> Self {
        let frames = Frames::of(reading.lang());
        let mut tags = tags(reading, frames);
        let dates = date::find(reading);
        let mut figures: Vec<Figure> = reading
            .sentences
            .iter()
            .flat_map(|sentence| figure::find(reading, &sentence.tokens))
            .collect();
        figure::rupee::settle(reading, &mut figures);
        let mut taken = vec![false; reading.tokens.len()];
        for tokens in dates.iter().map(|date| &date.tokens) {
            taken[tokens.clone()].fill(true);
        }
        let figures: Vec<Figure> = figures
            .into_iter()
            .filter(|figure| !taken[figure.tokens.start])
            .collect();
        for figure in figures
            .iter()
            .filter(|figure| figure.tokens.clone().any(|at| reading.is_capital(at)))
        {
            taken[figure.tokens.clone()].fill(true);
        }
        let mut names = name::find(reading, &tags, taken);
        for name in &mut names {
            // "telephoned King X": a frame's verb in small letters is no part of a name.
            while name.tokens.len() > 1
                && !reading.is_capital(name.tokens.start)
                && frames.is_verb_form(reading.lower(name.tokens.start))
            {
                name.tokens.start += 1;
            }
        }
        settle(reading, frames, &mut tags, &names);
        let roles = role::find(reading, &tags, &names);
        let chains = coreference::chain(reading, &names, &roles);
        let length = reading.tokens.len();
        let named = holders(length, names.iter().map(|name| &name.tokens));
        let counted = holders(length, figures.iter().map(|figure| &figure.tokens));
        let dated = holders(length, dates.iter().map(|date| &date.tokens));
        Self {
            reading,
            tags,
            names,
            chains,
            figures,
            dates,
            frames,
            is_sport: is_about(reading, Class::Sport, 3),
            is_crime: is_about(reading, Class::Crime, 1),
            named,
            counted,
            dated,
            chunks: vec![OnceCell::new(); reading.sentences.len()],
        }
    }

    /// The chunks of a sentence, by its index.
    #[must_use]
    pub fn chunks(&self, number: usize) -> &[Chunk] {
        let tokens = &self.reading.sentences[number].tokens;
        self.chunks[number].get_or_init(|| chunk::chunks(self, tokens))
    }

    /// The part of speech of a token; [`Pos::X`] past the end.
    #[must_use]
    pub fn pos(&self, at: usize) -> Pos {
        self.tags.get(at).map_or(Pos::X, |tag| tag.pos)
    }

    /// The verb form of a token; none past the end.
    #[must_use]
    pub fn form(&self, at: usize) -> VerbForm {
        self.tags.get(at).map_or(VerbForm::None, |tag| tag.form)
    }

    /// Whether a token is a word of a class, its plural ending (English) or clitic -nya (Indonesian) aside.
    #[must_use]
    pub fn noun_is(&self, at: usize, class: Class) -> bool {
        // "goods" are no "good": a plural with a meaning of its own.
        let own = || {
            class == Class::Abstract && {
                let classes = self.reading.lexicon.classes(self.reading.lower(at));
                classes.has(Class::AidNoun) || classes.has(Class::MoneyNoun)
            }
        };
        let singular = || {
            let lower = self.reading.lower(at);
            let classes = |word: &str| self.reading.lexicon.classes(word).has(class);
            lower.strip_suffix('s').is_some_and(classes)
                || lower
                    .strip_suffix("ies")
                    .is_some_and(|stem| classes(&format!("{stem}y")))
                // "bosses", "coaches"
                || ["sses", "ches", "shes", "xes"].iter().any(|end| lower.ends_with(end))
                    && classes(&lower[..lower.len() - 2])
                // "midwives"
                || lower
                    .strip_suffix("ves")
                    .is_some_and(|stem| classes(&format!("{stem}fe")))
        };
        let bare = || {
            self.reading
                .lower(at)
                .strip_suffix("nya")
                .is_some_and(|word| self.reading.lexicon.classes(word).has(class))
        };
        // "tugas-tugas"
        let twice = || {
            let word = self.reading.lower(at);
            let middle = word.len() / 2;
            // Most words are told by one byte to be no such pair.
            word.as_bytes().get(middle) == Some(&b'-')
                && word.split_once('-').is_some_and(|(one, other)| {
                    one == other && self.reading.lexicon.classes(one).has(class)
                })
        };
        self.reading.is(at, class)
            || match self.reading.lang() {
                Lang::En => singular() && !own(),
                Lang::Id => bare() || twice(),
            }
    }

    /// The end of the date that begins at a token.
    #[must_use]
    pub fn date_end(&self, at: usize) -> Option<usize> {
        let date = &self.dates[held(&self.dated, at)?].tokens;
        (date.start == at).then_some(date.end)
    }

    /// The figure that holds a token.
    #[must_use]
    pub fn figure_over(&self, at: usize) -> Option<&Figure> {
        held(&self.counted, at).map(|index| &self.figures[index])
    }

    /// The name, by index, that holds a token.
    #[must_use]
    pub fn name_over(&self, at: usize) -> Option<usize> {
        held(&self.named, at)
    }
}

/// Whether more words of a class than `few`, and more than one in sixty, stand in a text.
fn is_about(reading: &Reading, class: Class, few: usize) -> bool {
    let of_class = |&at: &usize| reading.is(at, class);
    let words = (0..reading.tokens.len()).filter(of_class).count();
    words > few && words * 60 > reading.tokens.len()
}

/// For each of `length` tokens one more than the index of the range that holds it.
fn holders<'r>(length: usize, ranges: impl Iterator<Item = &'r Range<usize>>) -> Vec<u32> {
    let mut holders = vec![0; length];
    for (index, range) in ranges.enumerate() {
        holders[range.clone()].fill(u32::try_from(index + 1).unwrap_or(0));
    }
    holders
}

fn held(holders: &[u32], at: usize) -> Option<usize> {
    holders
        .get(at)
        .and_then(|&holder| (holder as usize).checked_sub(1))
}

/// The tags of the sentences that a frame or a role may be found in; [`Pos::X`] elsewhere.
fn tags(reading: &Reading, frames: &Frames) -> Vec<Tag> {
    let tagger = PosTagger::shipped(reading.lang());
    let mut tags = vec![Tag::from(Pos::X); reading.tokens.len()];
    let (mut words, mut out) = (Vec::new(), Vec::new());
    for sentence in &reading.sentences {
        let speaks = |at: usize| {
            [
                Class::Role,
                Class::Occasion,
                Class::TopicVerb,
                Class::Motion,
                Class::Attention,
                Class::TopicNoun,
                Class::Whole,
                Class::ContentsLead,
                Class::Charity,
                Class::CallingOn,
                Class::Raising,
            ]
            .iter()
            .any(|&class| reading.is(at, class))
                || !frames.of_form(reading.lower(at)).is_empty()
        };
        if !sentence.tokens.clone().any(speaks) {
            continue;
        }
        words.clear();
        words.extend(sentence.tokens.clone().map(|at| reading.word(at)));
        tagger.tag(&words, &mut out);
        for (at, tag) in sentence.tokens.clone().zip(&mut out) {
            if is_past(reading, frames, at, *tag, sentence.tokens.start) {
                *tag = Tag::new(Pos::Verb, VerbForm::Past);
            }
        }
        settle_aims(reading, sentence.tokens.start, &mut out);
        settle_meeting(reading, sentence.tokens.start, &mut out);
        settle_talks(reading, sentence.tokens.start, &mut out);
        tags[sentence.tokens.clone()].copy_from_slice(&out);
    }
    tags
}

/// Sets infinitives right that were taken for nouns: "an attempt to *broker* a truce". The tags are those of the sentence
/// from a token on.
fn settle_aims(reading: &Reading, start: usize, tags: &mut [Tag]) {
    if reading.lang() == Lang::Id {
        return;
    }
    for index in 1..tags.len().saturating_sub(2) {
        let at = start + index;
        let aims = reading.lower(at) == "to"
            && reading.is(at - 1, Class::Aim)
            && tags[index + 1].pos == Pos::Noun
            && !reading.tokens[at + 1].capital
            && tags[index + 2].pos == Pos::Det;
        if aims {
            tags[index] = Tag::from(Pos::Part);
            tags[index + 1] = Tag::new(Pos::Verb, VerbForm::Inf);
        }
    }
}

/// Sets gerunds right that were taken for nouns: "after *meeting* officials". The tags are those of the sentence from a
/// token on.
fn settle_meeting(reading: &Reading, start: usize, tags: &mut [Tag]) {
    if reading.lang() == Lang::Id {
        return;
    }
    for index in 1..tags.len().saturating_sub(1) {
        let at = start + index;
        let gerund = reading.lower(at) == "meeting"
            && tags[index].pos == Pos::Noun
            && matches!(reading.lower(at - 1), "after" | "before" | "while" | "upon")
            && tags[index + 1].pos == Pos::Noun
            && reading.is(at + 1, Class::PersonNoun);
        if gerund {
            tags[index] = Tag::new(Pos::Verb, VerbForm::Ger);
        }
    }
}

/// Sets nouns right that were taken for verbs, "Berg's Lisse *talks* with Ana", "held *pay* talks", and verbs that were
/// taken for nouns before talks: "negotiators *start* talks". The tags are those of the sentence from a token on.
fn settle_talks(reading: &Reading, start: usize, tags: &mut [Tag]) {
    if reading.lang() == Lang::Id {
        return;
    }
    for index in 1..tags.len() {
        if !reading.is(start + index, Class::Talks) {
            continue;
        }
        let owned = (index.saturating_sub(3)..index).any(|before| {
            matches!(reading.lower(start + before), "'s" | "'" | "’" | "’s")
                && !matches!(tags[before].pos, Pos::Aux | Pos::Verb)
        });
        if owned && tags[index].pos == Pos::Verb {
            tags[index] = Tag::from(Pos::Noun);
        }
        // "is in Lisse *holding* talks"
        let held = tags[index].pos == Pos::Noun
            && reading.is(start + index - 1, Class::HoldingTalks)
            && !reading.tokens[start + index - 1].capital;
        if held {
            tags[index - 1] = Tag::new(Pos::Verb, VerbForm::Ger);
        }
        // "negotiators *start* talks"
        let begun = index > 1
            && tags[index - 1].pos == Pos::Noun
            && reading.is(start + index - 1, Class::BeginningTalks)
            && matches!(tags[index - 2].pos, Pos::Noun | Pos::Propn)
            && reading.lower(start + index - 2).ends_with('s');
        if begun {
            tags[index - 1] = Tag::new(Pos::Verb, VerbForm::Present);
        }
        // "two days of high-level *talks* Wednesday", "a round of commander level *talks*"
        let counted = (index.saturating_sub(5)..index).any(|of| {
            let measure = |at: usize| {
                let unit = reading.lower(at);
                reading.is(at, Class::TimeNoun) || matches!(unit, "round" | "rounds" | "series")
            };
            of > 0 && reading.lower(start + of) == "of" && measure(start + of - 1)
        });
        let before = tags[index - 1].pos;
        let described =
            tags[index].pos == Pos::Verb && (before == Pos::Adj || before == Pos::Noun && counted);
        if begun || described {
            tags[index] = Tag::from(Pos::Noun);
        }
        let kind = index > 1
            && tags[index].pos == Pos::Noun
            && tags[index - 1].pos == Pos::Verb
            && matches!(tags[index - 1].form, VerbForm::Inf | VerbForm::Present)
            && tags[index - 2].pos == Pos::Verb;
        if kind {
            tags[index - 1] = Tag::from(Pos::Noun);
        }
    }
}

/// "the Freedonian president *met* Queen X", "X and Y *shook* hands": whether a word in small letters that was taken for
/// none is a verb: an irregular past form that is listed as no noun, or the past of a frame's verb that was taken for a
/// noun or stands behind a name.
fn is_past(reading: &Reading, frames: &Frames, at: usize, tag: Tag, start: usize) -> bool {
    if reading.tokens[at].capital || matches!(tag.pos, Pos::Verb | Pos::Aux) {
        return false;
    }
    let behind_name = || at > start && reading.is_capital(at - 1);
    let regular = || {
        reading.lower(at).ends_with("ed")
            && (tag.pos.is_nominal() || behind_name())
            && frames.is_verb_form(reading.lower(at))
    };
    reading.is(at, Class::Past) || regular()
}

/// Sets tags right by the names found: what is in a name is no verb, and the English "to" before anything
/// but a verb is a preposition.
fn settle(reading: &Reading, frames: &Frames, tags: &mut [Tag], names: &[Name]) {
    for name in names {
        for tag in &mut tags[name.tokens.clone()] {
            if matches!(tag.pos, Pos::Verb | Pos::Aux) {
                *tag = Tag::from(Pos::Propn);
            }
        }
    }
    if reading.lang() == Lang::Id {
        // Words of grammar are listed; what is not is a noun that the tagger does not know.
        let listed = [
            Class::Preposition,
            Class::Subordinator,
            Class::Conjunction,
            Class::Relative,
            Class::Negation,
            Class::Modal,
            Class::Future,
            Class::Determiner,
            Class::Abbreviation,
        ];
        for (at, tag) in tags.iter_mut().enumerate() {
            if let Some(pos) = indonesian::settled(reading, frames, tag.pos, at) {
                *tag = Tag::from(pos);
            }
            let grammar = matches!(tag.pos, Pos::Sconj | Pos::Adp | Pos::Cconj | Pos::Part);
            if grammar
                && reading.is_word(at)
                && reading.lower(at).len() > 4
                && !listed.iter().any(|&class| reading.is(at, class))
            {
                *tag = Tag::from(Pos::Noun);
            }
        }
        return;
    }
    // "denied *meeting* President X": an object of its own makes it a verb.
    for name in names {
        let first = (0..name.tokens.start)
            .rev()
            .find(|&at| !reading.is(at, Class::Role) && !reading.is(at, Class::Honorific));
        let gerund = first.filter(|&at| {
            at > 0
                && reading.lower(at).ends_with("ing")
                && frames.is_verb_form(reading.lower(at))
                && tags[at].pos == Pos::Noun
                && matches!(tags[at - 1].pos, Pos::Verb | Pos::Adp | Pos::Sconj)
        });
        if let Some(at) = gerund {
            tags[at] = Tag::new(Pos::Verb, VerbForm::Ger);
        }
    }
    for sentence in &reading.sentences {
        tagging::settle_english(reading, frames, tags, names, &sentence.tokens);
    }
    for at in 1..tags.len() {
        // "and *Left* leader Lima": a verb has a capital where its sentence begins.
        let party = tags[at].pos == Pos::Verb
            && reading.is_capital(at)
            && reading.is_word(at - 1)
            && !reading.word(at - 1).ends_with('.')
            && reading.is(at + 1, Class::Role)
            && !reading.is_capital(at + 1);
        if party {
            tags[at] = Tag::from(Pos::Propn);
        }
        // "Lima *aides* met": a verb behind it says that people are told.
        let people = tags[at].pos == Pos::Verb
            && reading.lower(at).strip_suffix('s').is_some_and(|one| {
                let classes = reading.lexicon.classes(one);
                classes.has(Class::PersonNoun) || classes.has(Class::Role)
            })
            && reading.is_capital(at - 1)
            && tags
                .get(at + 1)
                .is_some_and(|next| matches!(next.pos, Pos::Verb | Pos::Aux));
        if people {
            tags[at] = Tag::from(Pos::Noun);
        }
        let number = reading.is(at, Class::Number) || reading.is_number(at);
        if number && tags[at].pos == Pos::Verb {
            tags[at] = Tag::from(Pos::Num);
        }
        if tags[at - 1].pos == Pos::Part
            && !matches!(tags[at].pos, Pos::Verb | Pos::Aux | Pos::Adv)
            && reading.lower(at - 1) == "to"
        {
            tags[at - 1] = Tag::from(Pos::Adp);
        }
    }
}
