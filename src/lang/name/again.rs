//! Words that are a name in one sentence of an article and were passed over in another.
//!
//! A name is found again as a whole, a person also by one word of the name; with a capital, by itself, and where no
//! list knows the word for anything else.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Name, listed::listed_at};
use crate::{
    domain::{EntityKind, Lang},
    lang::{lexicon::Class, reading::Reading},
};

/// How many names that begin with one word are looked for again; keeps the search linear.
const NAMESAKES: usize = 8;

/// How often a name of one word stands in the article.
#[derive(Default)]
struct Count {
    /// As a name of the tagger.
    named: usize,
    /// With a capital, but passed over.
    passed: usize,
    /// In small letters.
    small: usize,
}

/// A name to look for again.
struct Known {
    tokens: Range<usize>,
    kind: EntityKind,
    /// The first and the last sentence that it stands in.
    sentences: (usize, usize),
}

/// Free words that are a name of `names` in another sentence: the same words, with a capital again. In its own
/// sentence the tagger has seen both.
pub fn find(reading: &Reading, names: &[Name], taken: &[bool]) -> Vec<Name> {
    let mut free: Vec<bool> = taken.iter().map(|taken| !taken).collect();
    for name in names {
        free[name.tokens.clone()].fill(false);
    }
    let known = known(reading, names, &free);
    let mut found = Vec::new();
    for (number, sentence) in reading.sentences.iter().enumerate() {
        if reading.is_title_case(number) {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            // Names are known by words with a capital.
            let name = (free[at] && reading.is_capital(at))
                .then(|| known.get(reading.lower(at)))
                .flatten()
                .and_then(|known| standing(reading, known, &free, number, at));
            at = name.as_ref().map_or(at + 1, |name| name.tokens.end);
            found.extend(name);
        }
    }
    found
}

/// The names to look for, by their first word, the longest first; of persons also each word by itself.
fn known<'r>(
    reading: &'r Reading,
    names: &[Name],
    free: &[bool],
) -> FxHashMap<&'r str, Vec<Known>> {
    let counts = counts(reading, names, free);
    let mut known: FxHashMap<&str, Vec<Known>> = FxHashMap::default();
    for name in names.iter().filter(|name| name.shown.is_some()) {
        let trusted = |at: usize| {
            let count = counts.get(reading.lower(at));
            count.is_some_and(|count| is_trusted(reading, at, count))
        };
        let first = name.tokens.start;
        if reading.is_capital(first) && (name.tokens.len() > 1 || trusted(first)) {
            learn(reading, &mut known, name.tokens.clone(), name.kind);
        }
        for at in parts(reading, name).filter(|&at| counts[reading.lower(at)].small == 0) {
            learn(reading, &mut known, at..at + 1, EntityKind::Person);
        }
    }
    known
}

/// Takes in a name, or that it stands in one more sentence.
fn learn<'r>(
    reading: &'r Reading,
    known: &mut FxHashMap<&'r str, Vec<Known>>,
    tokens: Range<usize>,
    kind: EntityKind,
) {
    let sentence = reading.sentence_of(tokens.start);
    let row = known.entry(reading.lower(tokens.start)).or_default();
    let same = |other: &&mut Known| is_same(reading, &other.tokens, &tokens);
    if let Some(known) = row.iter_mut().find(same) {
        known.sentences.1 = sentence;
    } else if row.len() < NAMESAKES {
        row.push(Known {
            tokens,
            kind,
            sentences: (sentence, sentence),
        });
        row.sort_by_key(|known| std::cmp::Reverse(known.tokens.len()));
    }
}

/// The words that a person of several may be called by: in English the last, in Indonesian any.
fn parts<'r>(reading: &'r Reading, name: &Name) -> impl Iterator<Item = usize> + use<'r> {
    let whole = name.tokens.clone();
    let called = name.kind == EntityKind::Person && whole.len() > 1;
    let from = match reading.lang() {
        Lang::En => whole.end - 1,
        Lang::Id => whole.start,
    };
    let tokens = if called { from..whole.end } else { 0..0 };
    tokens.filter(|&at| reading.is_capital(at) && reading.word(at).len() > 2)
}

fn counts<'r>(reading: &'r Reading, names: &[Name], free: &[bool]) -> FxHashMap<&'r str, Count> {
    let mut counts: FxHashMap<&str, Count> = FxHashMap::default();
    for name in names {
        if name.tokens.len() == 1 {
            let count = counts.entry(reading.lower(name.tokens.start)).or_default();
            count.named += 1;
        }
        for at in parts(reading, name) {
            counts.entry(reading.lower(at)).or_default();
        }
    }
    for at in (0..reading.tokens.len()).filter(|&at| free[at] && reading.is_word(at)) {
        if let Some(count) = counts.get_mut(reading.lower(at)) {
            count.small += usize::from(!reading.is_capital(at));
            count.passed += usize::from(reading.is_capital(at));
        }
    }
    counts
}

/// Whether a name of one word is no common word, and was not passed over too often to be believed.
fn is_trusted(reading: &Reading, at: usize, count: &Count) -> bool {
    let common = [
        Class::Calendar,
        Class::Pronoun,
        Class::Role,
        Class::Honorific,
        Class::Kin,
        Class::PersonNoun,
        Class::BodyNoun,
        Class::PlaceNoun,
        Class::EventNoun,
        Class::Portfolio,
        Class::Compass,
        Class::Abstract,
    ];
    let listed = listed_at(reading, at) > 0;
    count.small == 0
        && (listed || count.named * 2 >= count.passed)
        && !common.iter().any(|&class| reading.is(at, class))
}

/// The longest of the names of other sentences that stands at a token by itself.
fn standing(
    reading: &Reading,
    known: &[Known],
    free: &[bool],
    own: usize,
    at: usize,
) -> Option<Name> {
    let sentence = &reading.sentences[own].tokens;
    let stands = |known: &&Known| {
        let tokens = at..at + known.tokens.len();
        known.sentences != (own, own)
            && tokens.end <= sentence.end
            && free[tokens.clone()].iter().all(|&free| free)
            && is_same(reading, &known.tokens, &tokens)
            && is_apart(reading, free, sentence, &tokens)
            && (known.kind != EntityKind::Person || tokens.len() > 1 || is_called(reading, at))
    };
    let known = known.iter().find(stands)?;
    Some(Name::shown(at..at + known.tokens.len(), known.kind))
}

/// Whether a person may be meant by one word: no list knows it for anything else, or a form of address leads to it.
fn is_called(reading: &Reading, at: usize) -> bool {
    reading.tokens[at].classes.are_meaningless()
        || reading.is(at, Class::GivenName)
        || at > 0 && reading.is(at - 1, Class::Honorific)
}

/// Whether two stretches have the same words, with capitals where the first has them.
fn is_same(reading: &Reading, name: &Range<usize>, other: &Range<usize>) -> bool {
    name.len() == other.len()
        && name.clone().zip(other.clone()).all(|(at, other)| {
            reading.lower(at) == reading.lower(other)
                && (!reading.is_capital(at) || reading.is_capital(other))
        })
}

/// Whether no other free word with a capital stands beside, of which these may be a part; what leads to a name may
/// stand before, a rank behind.
fn is_apart(
    reading: &Reading,
    free: &[bool],
    sentence: &Range<usize>,
    tokens: &Range<usize>,
) -> bool {
    let leads = [
        Class::Role,
        Class::Portfolio,
        Class::Honorific,
        Class::Preposition,
        Class::Conjunction,
        Class::Subordinator,
    ];
    let before = tokens
        .start
        .checked_sub(1)
        .filter(|&at| at >= sentence.start);
    let led = before.is_none_or(|at| {
        !reading.is_capital(at) || leads.iter().any(|&class| reading.is(at, class))
    });
    let ranks = [Class::Role, Class::Honorific];
    let goes_on = tokens.end < sentence.end
        && free[tokens.end]
        && reading.is_capital(tokens.end)
        && !ranks.iter().any(|&class| reading.is(tokens.end, class));
    led && !goes_on
}
