//! What the model sees of a token: 64-bit names of features of the word itself and of its surroundings.
//!
//! Features of a single word depend on nothing but the word and its distance from the token in question, so
//! the tagger adds up their weights once per word and keeps the sums. Features that join several words are
//! few, since each costs a look-up per token; those of two neighbours depend on nothing but the two. Training and
//! tagging call the same functions, so they cannot disagree. Group numbers are part of the file format.

use super::hash::{self, finish, mix};
use super::lexicon::{Lexicon, Row};
use super::shape::{self, Look};

/// How far the window reaches to each side.
pub(super) const REACH: usize = 2;
/// How many distances there are: two words before, one before, itself, one after, two after.
pub(super) const DISTANCES: usize = 2 * REACH + 1;
/// The distance number of the token itself.
pub(super) const HERE: usize = REACH;

/// What surroundings need to know of a word; everything else of it is in its own features.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub lower: u64,
    pub look: Look,
    pub row: Row,
}

/// Stands before the first and after the last word.
pub(super) const EDGE: Word = Word {
    lower: 7,
    look: Look(0),
    row: [0; super::lexicon::MOST_COLUMNS],
};

/// Reads a word: what the surroundings need, and its lower-cased text in `lower`.
pub(super) fn read(word: &str, lexicon: &Lexicon<'_>, lower: &mut String) -> Word {
    lower.clear();
    lower.extend(word.chars().flat_map(char::to_lowercase));
    Word {
        lower: hash::text(lower.as_bytes()),
        look: Look::of(word),
        row: lexicon.row(lower),
    }
}

/// The feature of `group` with this value.
#[inline]
fn name(group: u64, value: u64) -> u64 {
    finish(mix(mix(0, group), value))
}

/// The feature of `group` that joins two values.
#[inline]
fn pair(group: u64, one: u64, two: u64) -> u64 {
    finish(mix(mix(mix(0, group), one), two))
}

/// What a feature of a single word says, before it is known how far the word stands from the token in question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trait {
    group: u64,
    value: u64,
    /// How far off the word may stand for this to be looked at.
    reach: usize,
}

impl Trait {
    /// The feature's name for a word at `distance` (0 to 4; 2 is the token itself); none where that is too far.
    #[inline]
    pub(super) fn at(self, distance: usize) -> Option<u64> {
        let near = distance.abs_diff(HERE) <= self.reach;
        near.then(|| name((distance as u64) << 8 | self.group, self.value))
    }
}

/// All that features say of a single word.
pub(super) fn of_word(text: &str, lower: &str, word: &Word, columns: usize, out: &mut Vec<Trait>) {
    let mut put = |group: u64, value: u64, reach: usize| {
        out.push(Trait {
            group,
            value,
            reach,
        });
    };
    put(1, word.lower, REACH);
    put(2, u64::from(word.look.0), REACH);
    for (column, &value) in word.row[..columns].iter().enumerate() {
        put(16 + column as u64, u64::from(value), REACH);
    }
    put(3, hash::text(text.as_bytes()), 1);
    let mut pattern = String::new();
    shape::pattern(text, &mut pattern);
    put(4, hash::text(pattern.as_bytes()), 1);
    affixes(lower, &mut put);
    put(5, text.chars().count().min(12) as u64, 0);
    grams(lower, &mut put);
}

/// All features of each token of a sentence, those that join several words first. `keys` are as for [`behind`].
pub(super) fn of_sentence(
    texts: &[&str],
    lexicon: &Lexicon<'_>,
    keys: [usize; 2],
) -> Vec<Vec<u64>> {
    let mut lower = String::new();
    let (mut alone, mut words) = (Vec::new(), Vec::new());
    for text in texts {
        let word = read(text, lexicon, &mut lower);
        let mut traits = Vec::new();
        of_word(text, &lower, &word, lexicon.columns(), &mut traits);
        alone.push(traits);
        words.push(word);
    }
    let sentence = Sentence::new(&words, Vec::new());
    let of_token = |at: usize| {
        let mut names = Vec::new();
        sentence.surroundings(at, keys, &mut names);
        for distance in 0..DISTANCES {
            let word = (at + distance).checked_sub(HERE);
            if let Some(traits) = word.and_then(|at| alone.get(at)) {
                names.extend(traits.iter().filter_map(|each| each.at(distance)));
            }
        }
        names
    };
    (0..words.len()).map(of_token).collect()
}

/// Beginnings and ends of up to five characters, from beside the word of up to three.
fn affixes(lower: &str, put: &mut impl FnMut(u64, u64, usize)) {
    let reach = |index: usize| usize::from(index < 3);
    for (index, (at, character)) in lower.char_indices().take(5).enumerate() {
        let beginning = &lower.as_bytes()[..at + character.len_utf8()];
        put(6, hash::text(beginning), reach(index));
    }
    for (index, (at, _)) in lower.char_indices().rev().take(5).enumerate() {
        put(7, hash::text(&lower.as_bytes()[at..]), reach(index));
    }
}

/// Runs of three and four characters inside the word.
fn grams(lower: &str, put: &mut impl FnMut(u64, u64, usize)) {
    let ends: Vec<usize> = lower
        .char_indices()
        .map(|(at, _)| at)
        .chain([lower.len()])
        .take(32)
        .collect();
    for size in [3, 4] {
        for window in ends.windows(size + 1).filter(|_| ends.len() > size + 1) {
            put(8, hash::text(&lower.as_bytes()[window[0]..window[size]]), 0);
        }
    }
}

/// Features of the word `here`, the first of its sentence or not, that join it with the word before it or say how
/// the whole sentence is written. `keys` are the lexicon's two columns that stand for a word in company.
pub(super) fn behind(
    before: &Word,
    here: &Word,
    place: Opening,
    keys: [usize; 2],
    out: &mut Vec<u64>,
) {
    let look = u64::from(here.look.0);
    let [class, share] = keys;
    let of = |word: &Word, column: usize| u64::from(word.row[column]);
    let manner = u64::from(place.first) << 4 | place.manner;
    out.push(pair(0x40, before.lower, here.lower));
    out.push(pair(0x42, before.lower, look));
    out.push(name(
        0x47,
        of(before, class) << 16 | of(here, class) << 8 | look,
    ));
    out.push(name(0x4a, of(here, share) << 16 | look << 8 | manner));
    out.push(name(0x4b, of(here, class) << 16 | look << 8 | manner));
}

/// Features of the word `here` that join it with the word after it.
pub(super) fn ahead(here: &Word, after: &Word, keys: [usize; 2], out: &mut Vec<u64>) {
    let look = u64::from(here.look.0);
    let class = |word: &Word| u64::from(word.row[keys[0]]);
    out.push(pair(0x41, here.lower, after.lower));
    out.push(pair(0x43, after.lower, look));
    out.push(name(0x48, class(here) << 16 | class(after) << 8 | look));
}

/// Features of a word that join its look with those around it: two before, its own, two after.
pub(super) fn looks(looks: [Look; DISTANCES], out: &mut Vec<u64>) {
    let looks = looks.map(|look| u64::from(look.0));
    let three = |at: usize| looks[at] << 8 | looks[at + 1] << 4 | looks[at + 2];
    out.push(name(0x44, three(1)));
    out.push(name(0x45, three(0)));
    out.push(name(0x46, three(2)));
}

/// Where a word stands in its sentence, and how that is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    pub first: bool,
    /// 1: mostly capitals, 2: all small, 0: as usual.
    pub manner: u64,
}

/// A sentence as the surroundings see it.
pub(super) struct Sentence<'a> {
    words: &'a [Word],
    /// For each token, the run of capitalised words it stands in: first and one past last.
    runs: Vec<(u32, u32)>,
    /// 1: mostly capitals, 2: all small, 0: as usual.
    manner: u64,
}

impl<'a> Sentence<'a> {
    /// Looks over the words of one sentence.
    pub(super) fn new(words: &'a [Word], mut runs: Vec<(u32, u32)>) -> Self {
        runs.clear();
        let mut at = 0;
        while at < words.len() {
            let end = at
                + words[at..]
                    .iter()
                    .take_while(|word| word.look.is_capital())
                    .count();
            runs.extend((at..end).map(|_| (at as u32, end as u32)));
            if end < words.len() {
                runs.push((end as u32, end as u32));
            }
            at = end + 1;
        }
        let uppers = words.iter().filter(|word| word.look.is_upper()).count();
        let lowers = words.iter().filter(|word| word.look.is_lower()).count();
        let capitals = words.iter().filter(|word| word.look.is_capital()).count();
        let manner = if uppers > lowers && uppers > 2 {
            1
        } else {
            2 * u64::from(capitals == 0)
        };
        Self {
            words,
            runs,
            manner,
        }
    }

    /// The runs' memory, to be used again.
    pub(super) fn into_runs(self) -> Vec<(u32, u32)> {
        self.runs
    }

    /// The word at a distance from `at`; the edge beyond the first and the last.
    pub(super) fn word(&self, at: usize, distance: isize) -> &'a Word {
        at.checked_add_signed(distance)
            .and_then(|at| self.words.get(at))
            .unwrap_or(&EDGE)
    }

    /// How the word at `at` stands in the sentence.
    pub(super) const fn opening(&self, at: usize) -> Opening {
        Opening {
            first: at == 0,
            manner: self.manner,
        }
    }

    /// The looks of the words around `at`.
    pub(super) fn looks(&self, at: usize) -> [Look; DISTANCES] {
        [-2, -1, 0, 1, 2].map(|distance| self.word(at, distance).look)
    }

    /// All features of the token at `at` that join several words. `keys` are as for [`behind`].
    fn surroundings(&self, at: usize, keys: [usize; 2], out: &mut Vec<u64>) {
        let [before, here, after] = [-1, 0, 1].map(|distance| self.word(at, distance));
        behind(before, here, self.opening(at), keys, out);
        ahead(here, after, keys, out);
        looks(self.looks(at), out);
        self.wide(at, keys, out);
    }

    /// Those of them that join more than two words by more than their looks.
    pub(super) fn wide(&self, at: usize, keys: [usize; 2], out: &mut Vec<u64>) {
        let shares = [-1, 0, 1].map(|distance| u64::from(self.word(at, distance).row[keys[1]]));
        let look = u64::from(self.word(at, 0).look.0);
        let [before, here, after] = shares;
        out.push(name(0x49, before << 24 | here << 16 | after << 8 | look));
        self.run(at, keys, out);
    }

    /// Features of the run of capitalised words around the token.
    fn run(&self, at: usize, keys: [usize; 2], out: &mut Vec<u64>) {
        let (start, end) = (self.runs[at].0 as usize, self.runs[at].1 as usize);
        if start == end {
            return;
        }
        let place = u64::from(at == start) | u64::from(at + 1 == end) << 1;
        let [before, head, tail, after] = [
            start.checked_sub(1).map_or(&EDGE, |at| &self.words[at]),
            &self.words[start],
            &self.words[end - 1],
            self.words.get(end).unwrap_or(&EDGE),
        ];
        let length = (end - start).min(6) as u64;
        out.push(name(
            0x50,
            length << 8 | place << 4 | (at - start).min(4) as u64,
        ));
        out.push(pair(0x51, before.lower, place));
        out.push(pair(0x52, after.lower, place));
        out.push(pair(0x53, head.lower, place));
        out.push(pair(0x54, tail.lower, place));
        let class = |word: &Word| u64::from(word.row[keys[0]]);
        out.push(name(0x55, class(before) << 8 | place));
        out.push(name(0x56, class(after) << 8 | place));
        out.push(name(0x57, class(head) << 16 | class(tail) << 8 | place));
        out.push(name(
            0x58,
            class(self.word(at, 0)) << 16 | class(head) << 8 | place,
        ));
        out.push(name(
            0x59,
            class(self.word(at, 0)) << 16 | class(tail) << 8 | place,
        ));
    }
}
