//! Names: which tokens name a person, a body, a place, a product or an event.
//!
//! One resolver, one order of precedence; a token taken by an earlier step is never taken again:
//! 1. dates and sums of money (found before, `taken`);
//! 2. orders, medals and other honours (`honour`);
//! 3. persons, bodies and places, by the learned tagger, without titles before persons;
//! 4. products, events, and bodies and places that the tagger passed over, by the nouns they stand with;
//! 5. listed places that are still free;
//! 6. what the part-of-speech tagger takes for a name.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    coreference,
    frame::{Event, Frames},
    honour,
    lexicon::{Class, Classes},
    pos::{Pos, Tag},
    reading::Reading,
    sentence::Part,
    tagger::Tagger,
};
use crate::domain::{EntityKind, Lang};

/// A name, before it is known to whom it refers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// Whether the tagger, a list or a noun it stands with says so; false for a guess.
    pub sure: bool,
    /// The words that stand for it among the article's entities: for a body also its acronym in brackets.
    /// None where the tagger does not bear it out, or for the acronym itself.
    pub shown: Option<Range<usize>>,
}

impl Name {
    /// A name that stands among the article's entities as it is.
    #[must_use]
    pub fn shown(tokens: Range<usize>, kind: EntityKind) -> Self {
        Self {
            shown: Some(tokens.clone()),
            sure: true,
            tokens,
            kind,
        }
    }

    /// A name that may be a party, but is not sure enough to stand among the article's entities.
    #[must_use]
    pub fn hidden(tokens: Range<usize>, kind: EntityKind, sure: bool) -> Self {
        Self {
            tokens,
            kind,
            sure,
            shown: None,
        }
    }
}

/// The names of the article, sorted, not overlapping. `taken` marks the tokens of dates and sums.
#[must_use]
pub fn find(reading: &Reading, tags: &[Tag], mut taken: Vec<bool>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut take = |found: Vec<Name>, taken: &mut Vec<bool>| {
        for name in found {
            if !name.tokens.is_empty() && !taken[name.tokens.clone()].contains(&true) {
                taken[name.tokens.clone()].fill(true);
                names.push(name);
            }
        }
    };
    take(honour::find(reading), &mut taken);
    let (found, refused) = tagged(reading);
    take(found, &mut taken);
    take(products(reading, &taken), &mut taken);
    take(headed(reading, &taken), &mut taken);
    take(listed(reading, tags, &taken, &refused), &mut taken);
    take(strangers(reading, tags, &taken), &mut taken);
    names.sort_by_key(|name| name.tokens.start);
    let short = short_in_title(reading, &names);
    let free = short
        .into_iter()
        .filter(|name| !taken[name.tokens.clone()].contains(&true));
    names.extend(free);
    names.sort_by_key(|name| name.tokens.start);
    for name in &mut names {
        royal(reading, name);
    }
    agree(reading, &mut names);
    spell_out(reading, &mut names);
    part(&mut names);
    names
}

/// "Komisi Pemberantasan Korupsi (KPK)": an acronym that is spelt by the name it stands behind proves both.
fn spell_out(reading: &Reading, names: &mut [Name]) {
    for index in 1..names.len() {
        let (tokens, acronym) = (names[index - 1].tokens.clone(), names[index].tokens.clone());
        let beside = acronym.start == tokens.end + 1 && is_bracketed(reading, tokens.end);
        let body = names[index - 1].kind != EntityKind::Person && acronym.len() == 1;
        if !beside || !body || !spells(reading, &tokens, reading.word(acronym.start)) {
            continue;
        }
        let together = reading.lang() == Lang::Id;
        names[index].kind = names[index - 1].kind;
        names[index].shown = (!together).then(|| acronym.clone());
        let end = if together {
            acronym.end + 1
        } else {
            tokens.end
        };
        names[index - 1].shown = Some(tokens.start..end);
    }
}

/// Whether the first letters of a name's capitalised words are an acronym of two letters or more.
fn spells(reading: &Reading, tokens: &Range<usize>, acronym: &str) -> bool {
    let initials = tokens
        .clone()
        .filter(|&at| reading.is_capital(at))
        .filter_map(|at| reading.word(at).chars().next());
    acronym.chars().nth(1).is_some() && initials.eq(acronym.chars())
}

/// Leaves out of the entities what stands inside one of them.
fn part(names: &mut [Name]) {
    let mut end = 0;
    for name in names {
        name.shown = name.shown.take().filter(|shown| shown.start >= end);
        end = name.shown.as_ref().map_or(end, |shown| shown.end);
    }
}

/// Words of an Indonesian headline that are part of a person's name in the body: "*Retno* Temui *Roberts*".
fn short_in_title(reading: &Reading, names: &[Name]) -> Vec<Name> {
    let title = reading
        .sentences
        .first()
        .filter(|sentence| sentence.part == Part::Title);
    let Some(title) = title.filter(|_| reading.lang() == Lang::Id) else {
        return Vec::new();
    };
    let known: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.tokens.start >= title.tokens.end)
        .flat_map(|name| name.tokens.clone())
        .filter(|&at| reading.is_capital(at) && reading.lower(at).len() > 2)
        .map(|at| reading.lower(at))
        .collect();
    let short = |&at: &usize| {
        reading.is_capital(at)
            && known.contains(reading.lower(at))
            && !reading.is(at, Class::Role)
            && !reading.is(at, Class::Honorific)
    };
    let mut found: Vec<Name> = Vec::new();
    for at in title.tokens.clone().filter(short) {
        match found.last_mut().filter(|last| last.tokens.end == at) {
            Some(last) => *last = Name::shown(last.tokens.start..at + 1, EntityKind::Person),
            None => found.push(Name::shown(at..at + 1, EntityKind::Person)),
        }
    }
    found
}

/// "Queen Sofia": a lone name of a place behind a royal title is the person's.
fn royal(reading: &Reading, name: &mut Name) {
    let title = |at: usize| {
        reading.is_capital(at)
            && matches!(
                reading.lower(at),
                "king"
                    | "queen"
                    | "prince"
                    | "princess"
                    | "pope"
                    | "emperor"
                    | "empress"
                    | "duke"
                    | "duchess"
            )
    };
    let tokens = &name.tokens;
    let first = tokens.start + usize::from(tokens.len() == 2 && title(tokens.start));
    let titled = first > 0 && title(first - 1) && tokens.end == first + 1;
    if titled && name.kind == EntityKind::Place && !reading.is_capital(tokens.end) {
        name.tokens.start = first;
        name.kind = EntityKind::Person;
    }
}

/// Gives the same words the same kind throughout the article: the one they most often have in its body, the
/// earlier of equals; a headline, where most words have a capital, only counts where the body has no say.
fn agree(reading: &Reading, names: &mut [Name]) {
    let mut votes: FxHashMap<&str, [u32; EntityKind::ALL.len()]> = FxHashMap::default();
    for name in names.iter() {
        let sentence = &reading.sentences[reading.sentence_of(name.tokens.start)];
        let body = sentence.part != Part::Title;
        votes
            .entry(reading.span(&name.tokens).of(reading.text))
            .or_default()[name.kind as usize] += if body { 4 } else { 1 };
    }
    for name in names {
        let votes = &votes[reading.span(&name.tokens).of(reading.text)];
        let most = EntityKind::ALL
            .into_iter()
            .max_by_key(|&kind| (votes[kind as usize], kind == name.kind));
        name.kind = most.unwrap_or(name.kind);
    }
}

/// A listed place counts as a guess where the tagger is this sure, in hundredths of log odds, that it is none.
const REFUSED: u16 = 100;
/// And it stays out of the article's entities where the tagger is this sure.
const DOUBTED: u16 = 60;

/// Persons, bodies and places as the tagger sees them, and for each token how sure the tagger is that it
/// belongs to none: hundredths of log odds, 0 where it belongs to one.
fn tagged(reading: &Reading) -> (Vec<Name>, Vec<u16>) {
    let tagger = Tagger::of(reading.lang());
    let units: Vec<Vec<Range<usize>>> = reading
        .sentences
        .iter()
        .map(|sentence| units(reading, &sentence.tokens))
        .collect();
    let words: Vec<Vec<&str>> = units
        .iter()
        .map(|units| {
            units
                .iter()
                .map(|unit| reading.span(unit).of(reading.text))
                .collect()
        })
        .collect();
    let sentences: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    let mut names: Vec<Name> = Vec::new();
    let mut refused = vec![0; reading.tokens.len()];
    for (units, tags) in units.iter().zip(tagger.tag_document(&sentences)) {
        let mut open: Option<Name> = None;
        for (unit, tag) in units.iter().zip(tags) {
            let labels = tagger.labels();
            refused[unit.clone()].fill(match labels.kind(tag.label) {
                Some(_) => u16::MAX,
                None => tag.margin,
            });
            match open.as_mut().filter(|_| labels.continues(tag.label)) {
                Some(name) => *name = Name::shown(name.tokens.start..unit.end, name.kind),
                None => {
                    names.extend(open.take());
                    open = labels
                        .kind(tag.label)
                        .and_then(kind)
                        .map(|kind| Name::shown(unit.clone(), kind));
                }
            }
        }
        names.extend(open);
    }
    let mut names: Vec<Name> = names
        .into_iter()
        .flat_map(|name| unbracketed(reading, name))
        .flat_map(|name| unglued(reading, name))
        .flat_map(|name| parted(reading, name))
        .map(|name| without_place(reading, name))
        .map(|name| with_number(reading, name))
        .flat_map(|name| without_verb(reading, name))
        .filter_map(|name| without_title(reading, name))
        .collect();
    for index in 0..names.len() {
        let before = index.checked_sub(1).map(|before| names[before].clone());
        names[index].kind =
            certain(reading, &names[index], before.as_ref()).unwrap_or(names[index].kind);
    }
    (names, refused)
}

/// The words of a sentence as the tagger has learnt them: tokens, but Indonesian news keeps "(KPK)" as one
/// word, and English "St." and "J.".
fn units(reading: &Reading, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::with_capacity(sentence.len());
    let mut at = sentence.start;
    while at < sentence.end {
        let length = match reading.lang() {
            Lang::Id if is_bracketed(reading, at) => 3,
            Lang::En if is_shortened(reading, at) => 2,
            _ => 1,
        };
        let end = if at + length < sentence.end {
            at + length
        } else {
            at + 1
        };
        units.push(at..end);
        at = end;
    }
    units
}

/// Whether "(", a capitalised word and ")" stand here without space between.
fn is_bracketed(reading: &Reading, at: usize) -> bool {
    let close = |at: usize| reading.tokens.get(at).is_some_and(|token| !token.spaced);
    reading.is_mark(at, '(')
        && reading.is_capital(at + 1)
        && reading.is_mark(at + 2, ')')
        && close(at + 1)
        && close(at + 2)
}

/// Whether an abbreviation or an initial and its full stop stand here.
fn is_shortened(reading: &Reading, at: usize) -> bool {
    let short = reading.is(at, Class::Abbreviation) || reading.word(at).len() == 1;
    let stop = reading
        .tokens
        .get(at + 1)
        .is_some_and(|token| !token.spaced);
    short && stop && reading.is_capital(at) && reading.word(at + 1) == "."
}

/// "Badan Y (BY)" in one: the name, which is shown with its acronym, and the acronym. "(BY)" alone is the
/// word inside. "Korut (DPRK)" is two names of one place, and what follows in capitals is somebody there.
fn unbracketed(reading: &Reading, mut name: Name) -> Vec<Name> {
    let whole = name.tokens.clone();
    let opens = |&at: &usize| {
        reading.is_mark(at, '(') && at + 2 < whole.end && reading.is_mark(at + 2, ')')
    };
    let Some(open) = whole.clone().find(opens) else {
        return vec![name];
    };
    let inside = open + 1..open + 2;
    let rest = open + 3..whole.end;
    let named = !rest.is_empty() && rest.clone().all(|at| reading.is_capital(at));
    let rest = |kind| named.then(|| Name::shown(rest.clone(), kind));
    let names = if open == whole.start {
        [Some(Name::shown(inside, name.kind)), rest(name.kind), None]
    } else if listed_at(reading, open + 1) > 0 {
        let first = Name::shown(whole.start..open, name.kind);
        [
            Some(first),
            Some(Name::shown(inside, name.kind)),
            rest(EntityKind::Person),
        ]
    } else {
        let acronym = Name::hidden(inside, name.kind, true);
        name.tokens.end = open;
        [Some(name), Some(acronym), None]
    };
    names.into_iter().flatten().collect()
}

/// The kind of a name where lists, its form or what it stands beside leave no doubt.
fn certain(reading: &Reading, name: &Name, before: Option<&Name>) -> Option<EntityKind> {
    let first = name.tokens.start;
    let alone = name.tokens.len() == 1;
    let person = name.kind == EntityKind::Person;
    // "Mesa" may be a firm, but "DPRK" is a country whatever it does.
    let open = alone
        && (reading.is(first, Class::GivenName)
            || !person && !coreference::has_fuller_name(reading.lang(), reading.lower(first)));
    if listed_at(reading, first) == name.tokens.len() && !open {
        return Some(EntityKind::Place);
    }
    // "China's Xi": one word that a possessive is followed by is no place.
    if alone && first > 0 && name.kind == EntityKind::Place && reading.lower(first - 1) == "'s" {
        return Some(EntityKind::Person);
    }
    let noun = if reading.lang() == Lang::Id {
        first
    } else {
        name.tokens.end - 1
    };
    // "African National Congress": a noun of both is left to the tagger.
    let event = reading.is(noun, Class::EventNoun)
        && (name.kind == EntityKind::Place || !reading.is(noun, Class::BodyNoun));
    if !alone && name.kind != EntityKind::Person && event {
        return Some(EntityKind::Event);
    }
    // "Bupati Sutarman": a person's name behind an office is not where it is held.
    let place = name.kind == EntityKind::Place && alone && listed_at(reading, first) == 0;
    if place && first > 0 && reading.is(first - 1, Class::Role) && is_personal(reading, first) {
        return Some(EntityKind::Person);
    }
    let office = first > 0 && reading.is(first - 1, Class::Portfolio);
    if person && office && has_holder(reading, name.tokens.end, alone) {
        return Some(EntityKind::Place);
    }
    let site = reading
        .word(name.tokens.end - 1)
        .split_once('.')
        .is_some_and(|(_, end)| end.len() > 1 && end.chars().all(char::is_lowercase));
    // "MA" is a court or a school, "Ma" may be a person.
    let body = reading.is(first, Class::BodyName)
        || reading.is(first, Class::BodyNoun) && (!person || reading.tokens[first].upper);
    if site || (alone && (reading.is(first, Class::News) || body)) {
        return Some(EntityKind::Organisation);
    }
    // "Badan Y (BY)": what stands in brackets behind a body's name is its acronym.
    let bracketed = alone
        && first > 0
        && reading.is_mark(first - 1, '(')
        && reading.is_mark(first + 1, ')')
        && reading.tokens[first].upper;
    let body =
        |before: &&Name| before.kind == EntityKind::Organisation && before.tokens.end + 1 == first;
    if before.filter(body).is_some_and(|_| bracketed) {
        return Some(EntityKind::Organisation);
    }
    // "gubernur Utara": what an office of a region in small letters is followed by is the region.
    let governs = first > 0 && governs(reading, first - 1);
    (governs && alone && !reading.is(first, Class::GivenName)).then_some(EntityKind::Place)
}

/// "Kesultanan A untuk Museum B" in one: a preposition, or between two bodies with heads of their own "dan",
/// that leads to the head of another body's name parts two names.
fn unglued(reading: &Reading, name: Name) -> Vec<Name> {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let two = reading.is(first, Class::BodyNoun) && !unites(reading.lower(first));
    let leads = |&at: &usize| {
        let preposition = matches!(reading.lower(at), "untuk" | "kepada" | "dengan" | "oleh");
        let joined = reading.lower(at) == "dan" && two && at + 2 < end;
        (preposition || joined) && reading.is_capital(at + 1) && reading.is(at + 1, Class::BodyNoun)
    };
    let glue = (first + 1..end.saturating_sub(1))
        .find(leads)
        .filter(|_| reading.lang() == Lang::Id && name.kind == EntityKind::Organisation);
    let Some(glue) = glue else { return vec![name] };
    [first..glue, glue + 1..end]
        .map(|tokens| Name::shown(tokens, name.kind))
        .to_vec()
}

/// Whether a head is of bodies that have others, or fields of work, joined by "dan" in their own names.
fn unites(head: &str) -> bool {
    let heads = [
        "asosiasi",
        "persatuan",
        "perhimpunan",
        "himpunan",
        "ikatan",
        "federasi",
        "serikat",
        "forum",
        "gerakan",
        "kementerian",
        "badan",
        "dinas",
        "lembaga",
        "komisi",
        "komite",
        "dewan",
        "pusat",
    ];
    heads.contains(&head)
}

/// "Jalan Melati | Nomor 5": a street keeps its number.
fn with_number(reading: &Reading, mut name: Name) -> Name {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let street = name.kind == EntityKind::Place && matches!(reading.lower(first), "jalan" | "jl");
    let mut number = end;
    if street
        && matches!(
            reading.tokens.get(end).map(|_| reading.lower(end)),
            Some("nomor" | "no")
        )
    {
        number += 1 + usize::from(reading.is_mark(end + 1, '.'));
    }
    if number > end && reading.is_number(number) {
        name = Name::shown(first..number + 1, name.kind);
    }
    name
}

/// "Presiden Rusia Vladimir Putin" in one: a listed place between an office and its holder is no part of the
/// holder's name, nor one before a news agency ("kantor berita China Xinhua") of the agency's.
fn without_place(reading: &Reading, name: Name) -> Name {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let place = first + listed_at(reading, first);
    let office = first > 0
        && (reading.is(first - 1, Class::Role) || reading.is(first - 1, Class::Portfolio));
    let rest = match name.kind {
        EntityKind::Person => office && !reading.is(first, Class::GivenName),
        EntityKind::Organisation => place + 1 == end && reading.is(place, Class::News),
        _ => false,
    };
    if rest && first < place && place < end && reading.lang() == Lang::Id {
        return Name::shown(place..end, name.kind);
    }
    name
}

/// Whether a word is listed as a given name, or made as Javanese ones are: Su-, then a man's ending.
fn is_personal(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    let ends = ["man", "wan", "no", "to", "yo"];
    let made =
        word.starts_with("su") && word.len() > 5 && ends.iter().any(|end| word.ends_with(end));
    reading.is(at, Class::GivenName) || made && reading.lang() == Lang::Id
}

/// "Menteri Luar Negeri Utara, Ana Lima,": whether a holder of the office follows between commas, so that what
/// stands before is where. Behind several words the second comma must close: "…, Ana Lima, dan" goes on.
fn has_holder(reading: &Reading, at: usize, alone: bool) -> bool {
    let holder =
        reading.is_mark(at, ',') && reading.is_capital(at + 1) && reading.is_capital(at + 2);
    let end = (at + 1..reading.tokens.len())
        .find(|&at| !reading.is_capital(at))
        .unwrap_or(reading.tokens.len());
    let closed = reading.is_mark(end, ',')
        && reading.is_word(end + 1)
        && !reading.is_capital(end + 1)
        && !reading.is(end + 1, Class::Conjunction);
    holder && (alone || closed)
}

/// "Saudi King Salman" in one: what stands behind the title inside a place's or body's name is a person.
fn parted(reading: &Reading, name: Name) -> Vec<Name> {
    let titled = |&at: &usize| {
        (reading.is(at, Class::Honorific) || reading.is(at, Class::Role))
            && !reading.is(at, Class::BodyNoun)
    };
    let inner = name.tokens.start + 1..name.tokens.end.saturating_sub(1);
    let title = inner.into_iter().rev().find(titled);
    let Some(title) =
        title.filter(|_| name.kind != EntityKind::Person && reading.lang() == Lang::En)
    else {
        return vec![name];
    };
    let person = Name::shown(title + 1..name.tokens.end, EntityKind::Person);
    let capitals = person.tokens.clone().all(|at| reading.is_capital(at));
    // "Social Justice Conference": what no country or people stands before is one name.
    let led = |at: usize| reading.is(at, Class::Demonym) || reading.is(at, Class::PlaceName);
    let body = name.kind == EntityKind::Organisation && !(name.tokens.start..title).all(led);
    if !capitals || body {
        return vec![name];
    }
    let before = Name::shown(name.tokens.start..title, EntityKind::Place);
    let whole = listed_at(reading, before.tokens.start) == before.tokens.len();
    whole
        .then_some(before)
        .into_iter()
        .chain([person])
        .collect()
}

/// A name of an Indonesian headline without the verb in it: "Presiden Ana | Beri | …". What stands behind a
/// verb of meeting is a name again, behind a verb of giving it may be the thing.
fn without_verb(reading: &Reading, name: Name) -> Vec<Name> {
    let frames = Frames::of(reading.lang());
    let tells = |&at: &usize| {
        let form = reading.lower(at);
        let verb = frames.is_bare(form) || frames.is_verb_form(form);
        let base = reading.is(at, Class::BaseVerb) && !reading.is(at, Class::GivenName);
        (verb || base) && at > name.tokens.start
    };
    let inner = name.tokens.clone();
    let cut = (reading.lang() == Lang::Id)
        .then(|| inner.into_iter().find(tells))
        .flatten()
        .filter(|&at| reading.is_headline(at));
    let Some(cut) = cut else { return vec![name] };
    let meets = frames
        .of_form(reading.lower(cut))
        .iter()
        .any(|&(index, _)| frames.frames[index].event == Event::Meeting);
    let part = |tokens: Range<usize>| Name {
        shown: name.shown.as_ref().map(|_| tokens.clone()),
        tokens,
        ..name.clone()
    };
    let before = part(name.tokens.start..cut);
    let behind = part(cut + 1..name.tokens.end);
    [(before, true), (behind, meets)]
        .into_iter()
        .filter(|(name, kept)| *kept && !name.tokens.is_empty())
        .map(|(name, _)| name)
        .collect()
}

/// The entity kind of a tagger's type.
fn kind(name: &str) -> Option<EntityKind> {
    match name {
        "PER" => Some(EntityKind::Person),
        "LOC" => Some(EntityKind::Place),
        "ORG" => Some(EntityKind::Organisation),
        _ => None,
    }
}

/// A person without the titles before the name; nothing where no name is left, or for a people.
fn without_title(reading: &Reading, mut name: Name) -> Option<Name> {
    let acronym = name
        .shown
        .as_ref()
        .is_some_and(|shown| shown.end > name.tokens.end);
    let titled = |at: usize| {
        (reading.is(at, Class::Honorific) || reading.is(at, Class::Role)) && !is_byname(reading, at)
    };
    if name.kind == EntityKind::Person {
        while name.tokens.start < name.tokens.end
            && titled(name.tokens.start)
            && !reading.is(name.tokens.start, Class::GivenName)
        {
            name.tokens.start += 1;
            name.tokens.start += usize::from(reading.is_mark(name.tokens.start, '.'));
        }
    }
    // A person's name ends with a capital: "Ana Lima | sowan".
    while name.kind == EntityKind::Person
        && name.tokens.len() > 1
        && reading.lang() == Lang::Id
        && reading.is_word(name.tokens.end - 1)
        && !reading
            .word(name.tokens.end - 1)
            .contains(char::is_uppercase)
        && reading.is_capital(name.tokens.start)
    {
        name.tokens.end -= 1;
    }
    // "Komisioner Perdagangan …": an office taken for part of a body.
    while name.kind == EntityKind::Organisation
        && name.tokens.len() > 1
        && reading.lang() == Lang::Id
        && reading.is(name.tokens.start, Class::Role)
        && !reading.is(name.tokens.start, Class::BodyNoun)
    {
        name.tokens.start += 1;
    }
    let people = name.tokens.len() == 1
        && reading.is(name.tokens.start, Class::Demonym)
        && !reading.is(name.tokens.start, Class::PlaceName);
    let pronoun = name.tokens.len() == 1
        && [Class::Pronoun, Class::Calendar]
            .iter()
            .any(|&class| reading.is(name.tokens.start, class));
    // "Menko Polhukam": the rest of an office is nobody's name.
    let office = name.kind == EntityKind::Person
        && name
            .tokens
            .clone()
            .all(|at| reading.is(at, Class::Portfolio));
    let wordless = !name.tokens.clone().any(|at| reading.is_word(at));
    if let Some(shown) = &mut name.shown {
        *shown = name.tokens.start..if acronym { shown.end } else { name.tokens.end };
    }
    let first = name.tokens.start;
    // "Bingkisan Lebaran", "TKW": common nouns with a capital.
    let common = reading.lang() == Lang::Id
        && name.kind == EntityKind::Person
        && [Class::GiftNoun, Class::AidNoun, Class::MoneyNoun]
            .iter()
            .any(|&class| reading.is(first, class) && !reading.is(first, Class::GivenName))
        || reading.lang() == Lang::Id
            && name.tokens.len() == 1
            && reading.is(first, Class::PersonNoun)
            && !reading.is(first, Class::GivenName);
    let none = name.tokens.is_empty() || people || pronoun || office || wordless || common;
    (!none).then_some(name)
}

/// Whether a token is an address that has become part of the name: "Gus Dur", "Cak Imin".
fn is_byname(reading: &Reading, at: usize) -> bool {
    matches!(reading.lower(at), "gus" | "cak" | "bung" | "kang")
}

/// Products: what is written like a type or a name beside a noun that products are called by.
fn products(reading: &Reading, taken: &[bool]) -> Vec<Name> {
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = run_end(reading, taken, at, sentence.tokens.end);
            if end > at && product_noun_near(reading, at..end, &sentence.tokens) {
                found.push(Name::shown(at..end, EntityKind::Product));
            }
            at = end.max(at + 1);
        }
    }
    found
}

/// The end of the run of free capitalised words that begins at a token.
fn run_end(reading: &Reading, taken: &[bool], at: usize, end: usize) -> usize {
    let fits = |at: usize| {
        at < end && !taken[at] && reading.is_capital(at) && !reading.is(at, Class::Calendar)
    };
    (at..end).find(|&next| !fits(next)).unwrap_or(end)
}

/// Whether a noun that products are called by stands right before a run (an adjective or quotation mark
/// between), or, in English, right behind one that is written like a type: "Su-57 jets".
fn product_noun_near(reading: &Reading, run: Range<usize>, sentence: &Range<usize>) -> bool {
    let typed = run.clone().any(|at| is_type(reading.word(at)));
    let opening = run.start == sentence.start && !typed;
    let before = (run.start.saturating_sub(8).max(sentence.start)..run.start)
        .rev()
        .take_while(|&at| {
            let parts = reading.is_mark(at, ',') || reading.is_mark(at, '.');
            !parts && !reading.is(at, Class::Preposition)
        });
    let near = if typed { 5 } else { 2 };
    let before = before
        .filter(|&at| reading.is_word(at))
        .take(near)
        .any(|at| reading.is(at, Class::ProductNoun) && !reading.tokens[at].capital);
    let behind = reading.lang() == Lang::En
        && typed
        && (run.end..sentence.end.min(run.end + 2)).any(|at| reading.is(at, Class::ProductNoun));
    !opening && (before || behind)
}

/// Whether a word is written like a type: letters, then digits, perhaps a hyphen between.
fn is_type(word: &str) -> bool {
    let letters = word
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(word.len());
    let rest = word[letters..].trim_start_matches('-');
    letters > 0 && rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Events, bodies and places: free capitalised runs that begin (Indonesian) or end (English) with a noun
/// that heads such names.
fn headed(reading: &Reading, taken: &[bool]) -> Vec<Name> {
    let heads = [
        (Class::EventNoun, EntityKind::Event),
        (Class::BodyNoun, EntityKind::Organisation),
        (Class::PlaceNoun, EntityKind::Place),
    ];
    let mut found = Vec::new();
    for sentence in reading
        .sentences
        .iter()
        .filter(|sentence| sentence.part != Part::Title)
    {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = run_end(reading, taken, at, sentence.tokens.end);
            let noun = if reading.lang() == Lang::Id {
                at
            } else {
                end.saturating_sub(1)
            };
            let kind = heads
                .iter()
                .find(|&&(class, _)| reading.is(noun, class))
                .map(|&(_, kind)| kind);
            let office = reading.is(noun, Class::Role) || reading.is(noun, Class::Honorific);
            if let Some(kind) = kind.filter(|_| end > at + 1 && !office) {
                found.push(if kind == EntityKind::Event {
                    Name::shown(at..end, kind)
                } else {
                    Name::hidden(at..end, kind, true)
                });
            }
            at = end.max(at + 1);
        }
    }
    found
}

/// Listed places, of one word or more, and bodies known by one word, with a capital.
fn listed(reading: &Reading, tags: &[Tag], taken: &[bool], refused: &[u16]) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let free = !taken[at] && reading.is_capital(at);
        let body = free && reading.is(at, Class::BodyName);
        if body {
            found.push(Name {
                shown: (refused[at] < REFUSED).then_some(at..at + 1),
                ..Name::hidden(at..at + 1, EntityKind::Organisation, true)
            });
        }
        let length = match listed_at(reading, at) {
            _ if !free || body => 0,
            0 if stands_as_place(reading, at) => {
                run_end(reading, taken, at, reading.tokens.len()) - at
            }
            length => length,
        };
        if length > 0 {
            let sure = refused[at] < REFUSED;
            let place = Name::hidden(at..at + length, EntityKind::Place, sure);
            // "gubernur Utara": the region of an office is a place, whatever the tagger makes of it.
            let region = at > 0 && governs(reading, at - 1);
            let told = refused[at] < DOUBTED || region || is_the_west(reading, tags, at);
            found.push(Name {
                shown: told.then_some(at..at + length),
                ..place
            });
        }
        at += length.max(1);
    }
    found
}

/// "negara-negara Barat", "mendesak Barat": a point of the compass by itself, as the object of a verb or of
/// "negara", is the countries there.
fn is_the_west(reading: &Reading, tags: &[Tag], at: usize) -> bool {
    at > 0
        && matches!(reading.lower(at), "barat" | "timur")
        && !reading.is_capital(at + 1)
        && (tags[at - 1].pos == Pos::Verb || reading.lower(at - 1).starts_with("negara"))
}

/// Capitalised words of no list that the part-of-speech tagger takes for names: persons, as actors of the
/// news mostly are, or bodies where they are written in capitals.
fn strangers(reading: &Reading, tags: &[Tag], taken: &[bool]) -> Vec<Name> {
    let titled = |at: usize| {
        at > 0
            && reading.is_capital(at - 1)
            && (reading.is(at - 1, Class::Role) || reading.is(at - 1, Class::Honorific))
    };
    let stranger = |at: usize| {
        !taken[at]
            && reading.is_capital(at)
            && (reading.tokens[at].classes == Classes::default()
                || reading.is(at, Class::GivenName) && titled(at))
            && tags[at].pos == Pos::Propn
    };
    let mut found = Vec::new();
    for sentence in reading
        .sentences
        .iter()
        .filter(|sentence| sentence.part == Part::Body)
    {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = (at..sentence.tokens.end)
                .find(|&next| !stranger(next))
                .unwrap_or(sentence.tokens.end);
            // What leans on another name is part of it rather than somebody else.
            let leans = (at > sentence.tokens.start && taken[at - 1])
                || taken.get(end).is_some_and(|&next| next);
            // "Freedonian Prime Minister": what stands before an office is a people.
            let people = end < sentence.tokens.end
                && reading.is_capital(end)
                && reading.is(end, Class::Role)
                && reading.lang() == Lang::En;
            if end > at && !leans && !people {
                let upper = reading.tokens[at].upper;
                let kind = if upper {
                    EntityKind::Organisation
                } else {
                    EntityKind::Person
                };
                found.push(Name::hidden(at..end, kind, false));
            }
            at = end.max(at + 1);
        }
    }
    found
}

/// Whether a free capitalised word stands where only a place can: behind "di" or "ke", or behind an office
/// of a region in small letters ("gubernur Utara") or of a state with its holder behind it.
fn stands_as_place(reading: &Reading, at: usize) -> bool {
    let plain = at > 0 && reading.is_capital(at) && !reading.tokens[at].upper;
    let common = [
        Class::Calendar,
        Class::Role,
        Class::Honorific,
        Class::Pronoun,
        Class::News,
        Class::BodyNoun,
    ];
    plain
        && reading.lang() == Lang::Id
        && !common.iter().any(|&class| reading.is(at, class))
        && (matches!(reading.word(at - 1), "di" | "ke")
            || governs(reading, at - 1)
            || reading.is(at - 1, Class::Portfolio) && {
                let end = (at..reading.tokens.len()).find(|&at| !reading.is_capital(at));
                end.is_some_and(|end| has_holder(reading, end, false))
            })
}

/// Whether a token is an office of a region, in small letters.
fn governs(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.word(at),
        "gubernur" | "bupati" | "camat" | "lurah" | "kapolda" | "kapolres"
    )
}

/// The length in tokens of the listed place that begins at a token; 0 where none does.
fn listed_at(reading: &Reading, at: usize) -> usize {
    let fits = |rest: &Vec<String>| {
        rest.iter().enumerate().all(|(index, word)| {
            at + 1 + index < reading.tokens.len() && reading.lower(at + 1 + index) == word
        })
    };
    let phrases = reading.lexicon.phrases(reading.lower(at));
    let phrase = phrases
        .iter()
        .find(|(rest, class)| *class == Class::PlaceName && fits(rest))
        .map(|(rest, _)| rest.len() + 1);
    phrase.unwrap_or(usize::from(reading.is(at, Class::PlaceName)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Article, Paragraph, Span};

    fn with_reading(lang: Lang, text: &str, check: impl Fn(&Reading)) {
        let article = Article {
            text: text.into(),
            paragraphs: vec![Paragraph::plain(Span::new(0, text.len()))],
            ..Article::default()
        };
        check(&Reading::new(&article, lang));
    }

    fn names_of(reading: &Reading) -> Vec<Name> {
        let taken = vec![false; reading.tokens.len()];
        let tags = vec![Tag::from(Pos::X); taken.len()];
        find(reading, &tags, taken)
    }

    fn check(lang: Lang, text: &str, expected: &[(&str, EntityKind)]) {
        with_reading(lang, text, |reading| {
            let names = names_of(reading);
            let found: Vec<(&str, EntityKind)> = names
                .iter()
                .map(|name| (reading.span(&name.tokens).of(text), name.kind))
                .collect();
            assert_eq!(found, expected, "{text}");
        });
    }

    #[test]
    fn titles_lead_to_a_name_and_stay_out_of_it() {
        check(
            Lang::Id,
            "Menteri Keuangan Sri Mulyani menemui Presiden Joko Widodo.",
            &[
                ("Sri Mulyani", EntityKind::Person),
                ("Joko Widodo", EntityKind::Person),
            ],
        );
        check(
            Lang::En,
            "Yesterday President Barack Obama met Chancellor Angela Merkel in Berlin.",
            &[
                ("Barack Obama", EntityKind::Person),
                ("Angela Merkel", EntityKind::Person),
                ("Berlin", EntityKind::Place),
            ],
        );
    }

    #[test]
    fn products_are_known_by_their_noun() {
        check(
            Lang::Id,
            "Mereka memamerkan rudal Hwasong-18 itu.",
            &[("Hwasong-18", EntityKind::Product)],
        );
        check(
            Lang::En,
            "They showed two Su-57 jets there.",
            &[("Su-57", EntityKind::Product)],
        );
    }

    #[test]
    fn the_tagger_is_given_words_as_its_corpora_cut_them() {
        let check = |lang, text: &str, expected: &[&str]| {
            with_reading(lang, text, |reading| {
                let units = units(reading, &(0..reading.tokens.len()));
                let words: Vec<&str> = units
                    .iter()
                    .map(|unit| reading.span(unit).of(text))
                    .collect();
                assert_eq!(words, expected);
            });
        };
        let expected = ["Bursa", "(BEI)", "turun", "(", "4", ")", "."];
        check(Lang::Id, "Bursa (BEI) turun (4).", &expected);
        let expected = [
            "St.", "Ives", "and", "J.", "Rao", "left", "(", "BBC", ")", "at", "no", ".",
        ];
        check(Lang::En, "St. Ives and J. Rao left (BBC) at no.", &expected);
    }

    #[test]
    fn a_body_is_shown_with_its_acronym_and_the_acronym_is_a_name_of_it() {
        let text = "Komisi Pemberantasan Korupsi (KPK) memanggil dua saksi di Jakarta.";
        with_reading(Lang::Id, text, |reading| {
            let names = names_of(reading);
            let words = |tokens| reading.span(tokens).of(text);
            let shown: Vec<&str> = names
                .iter()
                .filter_map(|name| Some(words(name.shown.as_ref()?)))
                .collect();
            assert_eq!(shown, ["Komisi Pemberantasan Korupsi (KPK)", "Jakarta"]);
            let names: Vec<&str> = names.iter().map(|name| words(&name.tokens)).collect();
            assert_eq!(names, ["Komisi Pemberantasan Korupsi", "KPK", "Jakarta"]);
        });
    }

    #[test]
    fn the_rest_of_an_office_is_nobody_and_a_byname_is_part_of_the_name() {
        check(
            Lang::Id,
            "Kemarin Gus Dur menemui Menko Polhukam.",
            &[("Gus Dur", EntityKind::Person)],
        );
    }
}
