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

use rustc_hash::FxHashMap;

use super::{
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
    take(listed(reading, &taken, &refused), &mut taken);
    take(strangers(reading, tags, &taken), &mut taken);
    names.sort_by_key(|name| name.tokens.start);
    for name in &mut names {
        royal(reading, name);
    }
    agree(reading, &mut names);
    names
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

/// Gives the same words the same kind throughout the article: the one they most often have, the earlier
/// of equals. Words that a list settles have it everywhere already.
fn agree(reading: &Reading, names: &mut [Name]) {
    let mut votes: FxHashMap<&str, [u32; EntityKind::ALL.len()]> = FxHashMap::default();
    for name in names.iter() {
        votes
            .entry(reading.span(&name.tokens).of(reading.text))
            .or_default()[name.kind as usize] += 1;
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

/// Persons, bodies and places as the tagger sees them, and for each token how sure the tagger is that it
/// belongs to none: hundredths of log odds, 0 where it belongs to one.
fn tagged(reading: &Reading) -> (Vec<Name>, Vec<u16>) {
    let tagger = Tagger::of(reading.lang());
    let words: Vec<Vec<&str>> = reading
        .sentences
        .iter()
        .map(|sentence| sentence.tokens.clone().map(|at| reading.word(at)).collect())
        .collect();
    let sentences: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    let mut names: Vec<Name> = Vec::new();
    let mut refused = vec![0; reading.tokens.len()];
    for (sentence, tags) in reading
        .sentences
        .iter()
        .zip(tagger.tag_document(&sentences))
    {
        let mut open: Option<Name> = None;
        for (at, tag) in sentence.tokens.clone().zip(tags) {
            let labels = tagger.labels();
            if labels.kind(tag.label).is_none() {
                refused[at] = tag.margin;
            }
            match open.as_mut().filter(|_| labels.continues(tag.label)) {
                Some(name) => name.tokens.end = at + 1,
                None => {
                    names.extend(open.take());
                    open = labels.kind(tag.label).and_then(kind).map(|kind| Name {
                        tokens: at..at + 1,
                        kind,
                        sure: true,
                    });
                }
            }
        }
        names.extend(open);
    }
    let mut names: Vec<Name> = names
        .into_iter()
        .flat_map(|name| parted(reading, name))
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

/// The kind of a name where lists, its form or what it stands beside leave no doubt.
fn certain(reading: &Reading, name: &Name, before: Option<&Name>) -> Option<EntityKind> {
    let first = name.tokens.start;
    let alone = name.tokens.len() == 1;
    if listed_at(reading, first) == name.tokens.len()
        && !(alone && reading.is(first, Class::GivenName))
    {
        return Some(EntityKind::Place);
    }
    // "China's Xi": what a possessive is followed by is no place.
    if first > 0 && name.kind == EntityKind::Place && reading.lower(first - 1) == "'s" {
        return Some(EntityKind::Person);
    }
    let noun = if reading.lang() == Lang::Id {
        first
    } else {
        name.tokens.end - 1
    };
    if !alone && name.kind != EntityKind::Person && reading.is(noun, Class::EventNoun) {
        return Some(EntityKind::Event);
    }
    // "Menteri Luar Negeri Utara, Ana Lima,": a lone word between an office and the holder is a place.
    let after = name.tokens.end;
    let office =
        first > 0 && reading.is(first - 1, Class::Portfolio) && reading.is_mark(after, ',');
    if alone
        && name.kind == EntityKind::Person
        && office
        && reading.is_capital(after + 1)
        && reading.is_capital(after + 2)
    {
        return Some(EntityKind::Place);
    }
    let site = reading
        .word(name.tokens.end - 1)
        .split_once('.')
        .is_some_and(|(_, end)| end.len() > 1 && end.chars().all(char::is_lowercase));
    if site || (alone && (reading.is(first, Class::News) || reading.is(first, Class::BodyNoun))) {
        return Some(EntityKind::Organisation);
    }
    // "Badan Y (BY)": what stands in brackets behind a name is that name's acronym.
    let bracketed = alone
        && first > 0
        && reading.is_mark(first - 1, '(')
        && reading.is_mark(first + 1, ')')
        && reading.tokens[first].upper;
    if let Some(before) = before.filter(|before| bracketed && before.tokens.end + 1 == first) {
        return Some(before.kind);
    }
    // "gubernur Utara": what an office of a region in small letters is followed by is the region.
    let governs = first > 0 && governs(reading, first - 1);
    (governs && alone && !reading.is(first, Class::GivenName)).then_some(EntityKind::Place)
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
    let person = Name {
        tokens: title + 1..name.tokens.end,
        kind: EntityKind::Person,
        sure: true,
    };
    let capitals = person.tokens.clone().all(|at| reading.is_capital(at));
    if !capitals {
        return vec![name];
    }
    let before = Name {
        tokens: name.tokens.start..title,
        kind: EntityKind::Place,
        sure: true,
    };
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
    let verb = |&at: &usize| {
        let form = reading.lower(at);
        frames.is_bare(form) || frames.is_verb_form(form) && form.len() > 5
    };
    let inner = name.tokens.clone();
    let cut = (reading.lang() == Lang::Id)
        .then(|| inner.into_iter().find(verb))
        .flatten()
        .filter(|&at| reading.is_headline(at));
    let Some(cut) = cut else { return vec![name] };
    let meets = frames
        .of_form(reading.lower(cut))
        .iter()
        .any(|&(index, _)| frames.frames[index].event == Event::Meeting);
    let part = |tokens: Range<usize>| Name {
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
    let titled = |at: usize| reading.is(at, Class::Honorific) || reading.is(at, Class::Role);
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
        && !reading.is_capital(name.tokens.end - 1)
        && reading.is_capital(name.tokens.start)
    {
        name.tokens.end -= 1;
    }
    // "Komisioner Perdagangan …": an office taken for part of a body.
    while name.kind == EntityKind::Organisation
        && name.tokens.len() > 1
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
    let wordless = !name.tokens.clone().any(|at| reading.is_word(at));
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
    (name.tokens.start < name.tokens.end && !common && !people && !pronoun && !wordless)
        .then_some(name)
}

/// Products: what is written like a type or a name beside a noun that products are called by.
fn products(reading: &Reading, taken: &[bool]) -> Vec<Name> {
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = run_end(reading, taken, at, sentence.tokens.end);
            if end > at && product_noun_near(reading, at..end, &sentence.tokens) {
                found.push(Name {
                    tokens: at..end,
                    kind: EntityKind::Product,
                    sure: true,
                });
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
                found.push(Name {
                    tokens: at..end,
                    kind,
                    sure: true,
                });
            }
            at = end.max(at + 1);
        }
    }
    found
}

/// Listed places, of one word or more, and bodies known by one word, with a capital.
fn listed(reading: &Reading, taken: &[bool], refused: &[u16]) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let free = !taken[at] && reading.is_capital(at);
        let body = free && reading.is(at, Class::BodyName);
        if body {
            found.push(Name {
                tokens: at..at + 1,
                kind: EntityKind::Organisation,
                sure: true,
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
            found.push(Name {
                tokens: at..at + length,
                kind: EntityKind::Place,
                sure: refused[at] < REFUSED,
            });
        }
        at += length.max(1);
    }
    found
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
                found.push(Name {
                    tokens: at..end,
                    kind,
                    sure: false,
                });
            }
            at = end.max(at + 1);
        }
    }
    found
}

/// Whether a free capitalised word stands where only a place can: behind "di" or "ke", or behind an office
/// of a region in small letters ("gubernur Utara").
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
        && (matches!(reading.word(at - 1), "di" | "ke") || governs(reading, at - 1))
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

    fn check(lang: Lang, text: &str, expected: &[(&str, EntityKind)]) {
        let paragraphs = vec![Paragraph::plain(Span::new(0, text.len()))];
        let article = Article {
            text: text.into(),
            paragraphs,
            ..Article::default()
        };
        let reading = Reading::new(&article, lang);
        let taken = vec![false; reading.tokens.len()];
        let tags = vec![Tag::from(Pos::X); taken.len()];
        let names = find(&reading, &tags, taken);
        let found: Vec<(&str, EntityKind)> = names
            .iter()
            .map(|name| (reading.span(&name.tokens).of(text), name.kind))
            .collect();
        assert_eq!(found, expected, "{text}");
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
}
