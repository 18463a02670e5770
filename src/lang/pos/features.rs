//! What the tagger looks at: the word, its ends, its letters' shape, its neighbours, the tags before it.
//! Every feature is a 32-bit key. Keys are plain arithmetic over bytes, without a seed of the day, so that
//! a model learned on one machine reads the same on any other: changing anything here means training anew.

use super::lexicon::{Entry, Lexicon};
use super::tag::LABELS;

/// How many features one word has.
pub(super) const FEATURES: usize = 40;

/// How many of them join the word with the tags before it.
const TAGGED: usize = 8;

/// How many of them join several words, perhaps with the tag before.
const JOINED: usize = 13;

/// The features of one word in its sentence.
pub(super) type Keys = [u32; FEATURES];

/// One word of a sentence, as far as features are concerned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Form {
    lower: u32,
    prefix: u32,
    suffix: u32,
    shape: u32,
    /// What the lexicon knows about it.
    pub(super) entry: Entry,
}

/// A sentence ready to be tagged: two empty forms stand before it and two behind it.
#[derive(Debug, Default)]
pub(super) struct Forms {
    forms: Vec<Form>,
    letters: Vec<u8>,
}

impl Forms {
    /// Reads the words of the next sentence.
    pub(super) fn read<W: AsRef<str>>(&mut self, words: &[W], lexicon: &Lexicon) {
        let mut letters = std::mem::take(&mut self.letters);
        let forms = words
            .iter()
            .map(|word| Form::of(word.as_ref(), lexicon, &mut letters));
        self.set(forms);
        self.letters = letters;
    }

    /// Takes the forms of the next sentence as they are by themselves.
    pub(super) fn set(&mut self, forms: impl Iterator<Item = Form>) {
        self.forms.clear();
        self.forms.resize(2, Form::default());
        self.forms.extend(forms);
        self.mark_headline();
        self.mark_openings();
        self.forms.resize(self.forms.len() + 2, Form::default());
    }

    /// All forms, with two empty ones at either end.
    pub(super) fn all(&self) -> &[Form] {
        &self.forms
    }

    /// What the lexicon knows about the word at `at`.
    pub(super) fn entry(&self, at: usize) -> Entry {
        self.forms[at + 2].entry
    }

    /// Capitals mean less in "Jokowi Gives Bicycle To Pupil" and nothing in "JOKOWI GIVES BICYCLE", so the
    /// shapes of such sentences are kept apart from those of running text.
    fn mark_headline(&mut self) {
        let (mut lower, mut title, mut upper) = (0, 0, 0);
        for form in &self.forms[2..] {
            match form.shape & (FIRST_UPPER | ALL_UPPER | LETTER) {
                LETTER => lower += 1,
                shape if shape & ALL_UPPER != 0 => upper += 1,
                shape if shape & FIRST_UPPER != 0 => title += 1,
                _ => {}
            }
        }
        let all = lower + title + upper;
        let mark = match () {
            () if all >= 3 && upper * 10 >= all * 8 => CAPITALS,
            () if all >= 4 && (title + upper) * 10 >= all * 7 => TITLED,
            () => return,
        };
        for form in &mut self.forms[2..] {
            form.shape |= mark;
        }
    }

    /// The first word, and one after an opening quotation mark, has its capital from its place.
    fn mark_openings(&mut self) {
        for at in 2..self.forms.len() {
            if self.forms[..at]
                .iter()
                .skip(2)
                .all(|form| form.shape & WORDLIKE == 0)
            {
                self.forms[at].shape |= OPENING;
            } else {
                break;
            }
        }
    }

    /// The features of the word at `at` after the tags numbered `last` and, before it, `earlier`.
    pub(super) fn keys(&self, at: usize, last: u8, earlier: u8) -> Keys {
        let mut keys = [0; FEATURES];
        let mut put = |number: u64, a, b| keys[number as usize - 1] = key(number, a, b);
        for (form, place) in self.forms[at..].iter().zip(Place::ALL) {
            form.alone(place, &mut put);
        }
        self.forms[at + 2].tagged(last, earlier, &mut put);
        self.joined(at, last, &mut put);
        keys
    }

    /// Those features that join several words.
    pub(super) fn joined_keys(&self, at: usize, last: u8) -> [u32; JOINED] {
        let (mut keys, mut count) = ([0; JOINED], 0);
        self.joined(at, last, &mut |number, a, b| {
            keys[count] = key(number, a, b);
            count += 1;
        });
        keys
    }

    #[inline]
    fn joined(&self, at: usize, last: u8, put: &mut impl FnMut(u64, u32, u32)) {
        let [ww, w, this, n, nn] = [0, 1, 2, 3, 4].map(|step| &self.forms[at + step]);
        let last = u32::from(last);
        let class = |form: &Form| u32::from(form.entry.class);
        let hint = |form: &Form| u32::from(form.entry.hint);
        put(17, w.lower, this.lower);
        put(18, this.lower, n.lower);
        put(21, n.shape, this.shape);
        put(22, w.shape, this.shape);
        put(23, class(this), class(n));
        put(24, class(n), class(nn));
        put(28, last, n.lower);
        put(29, last << 16 | class(this), class(n));
        put(33, w.lower, n.lower);
        put(35, this.tail(), class(n));
        put(36, w.lower, ww.lower);
        put(38, hint(this), hint(n));
        put(40, hint(w), hint(n));
    }
}

/// Where a word stands as seen from the word in question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Two before it.
    SecondBefore,
    /// Right before it.
    Before,
    /// It is the word itself.
    Here,
    /// Right behind it.
    Behind,
    /// Two behind it.
    SecondBehind,
}

impl Place {
    /// All of them, in the order of the text.
    pub(super) const ALL: [Self; 5] = [
        Self::SecondBefore,
        Self::Before,
        Self::Here,
        Self::Behind,
        Self::SecondBehind,
    ];
}

impl Form {
    /// The form of a word by itself.
    pub(super) fn of(word: &str, lexicon: &Lexicon, letters: &mut Vec<u8>) -> Self {
        let mut form = form(word, letters);
        form.entry = lexicon.look_up(form.lower);
        form
    }

    /// The keys of the features that look at nothing but this word, for a word in question that it stands
    /// so beside.
    pub(super) fn keys(&self, place: Place) -> impl Iterator<Item = u32> {
        let (mut keys, mut count) = ([0; FEATURES - TAGGED - JOINED], 0);
        self.alone(place, &mut |number, a, b| {
            keys[count] = key(number, a, b);
            count += 1;
        });
        keys.into_iter().take(count)
    }

    /// The keys of the features that join this word with the tags numbered `last` and, before it, `earlier`.
    pub(super) fn tagged_keys(&self, last: u8, earlier: u8) -> [u32; TAGGED] {
        let (mut keys, mut count) = ([0; TAGGED], 0);
        self.tagged(last, earlier, &mut |number, a, b| {
            keys[count] = key(number, a, b);
            count += 1;
        });
        keys
    }

    #[inline]
    fn tagged(&self, last: u8, earlier: u8, put: &mut impl FnMut(u64, u32, u32)) {
        let (class, hint) = (u32::from(self.entry.class), u32::from(self.entry.hint));
        let last = u32::from(last);
        let pair = last * LABELS as u32 + u32::from(earlier);
        put(25, last, 0);
        put(26, pair, 0);
        put(27, last, self.lower);
        put(30, last, self.tail());
        put(31, last, self.shape);
        put(32, pair, class);
        put(34, last, class);
        put(39, last, hint);
    }

    fn tail(&self) -> u32 {
        self.suffix & 0x00FF_FFFF
    }

    #[inline]
    fn alone(&self, place: Place, put: &mut impl FnMut(u64, u32, u32)) {
        let class = u32::from(self.entry.class);
        match place {
            Place::Here => {
                put(1, self.lower, 0);
                put(2, self.lower, self.shape);
                put(3, self.suffix & 0xFF, self.shape);
                put(4, self.suffix & 0xFFFF, 0);
                put(5, self.tail(), 0);
                put(6, self.suffix, 0);
                put(7, self.prefix & 0xFF, 0);
                put(8, self.prefix & 0xFFFF, 0);
                put(9, self.prefix & 0x00FF_FFFF, 0);
                put(10, self.prefix, 0);
                put(11, self.shape, class);
                put(12, self.tail(), self.shape);
                put(37, u32::from(self.entry.hint), self.shape);
            }
            Place::Before => {
                put(13, self.lower, 0);
                put(19, self.tail(), 0);
            }
            Place::Behind => {
                put(14, self.lower, 0);
                put(20, self.tail(), 0);
            }
            Place::SecondBefore => put(15, self.lower, 0),
            Place::SecondBehind => put(16, self.lower, 0),
        }
    }
}

const FIRST_UPPER: u32 = 1;
const ALL_UPPER: u32 = 1 << 1;
const LETTER: u32 = 1 << 2;
const DIGIT: u32 = 1 << 3;
const HYPHEN: u32 = 1 << 4;
const STOP: u32 = 1 << 5;
const OTHER: u32 = 1 << 6;
const INNER_UPPER: u32 = 1 << 7;
const SINGLE: u32 = 1 << 8;
const OPENING: u32 = 1 << 9;
const TITLED: u32 = 1 << 10;
const CAPITALS: u32 = 1 << 11;
const WORDLIKE: u32 = LETTER | DIGIT;

/// Lowers the word into `letters`, figures all as 0 and typographic marks as their plain ones.
fn form(word: &str, letters: &mut Vec<u8>) -> Form {
    letters.clear();
    let shape = if word.is_ascii() {
        ascii(word, letters)
    } else {
        unicode(word, letters)
    };
    let mut prefix = [0; 4];
    let mut suffix = [0; 4];
    for (to, from) in prefix.iter_mut().zip(letters.iter()) {
        *to = *from;
    }
    for (to, from) in suffix.iter_mut().zip(letters.iter().rev()) {
        *to = *from;
    }
    Form {
        lower: lower_key(letters),
        prefix: u32::from_le_bytes(prefix),
        suffix: u32::from_le_bytes(suffix),
        shape,
        entry: Entry::default(),
    }
}

fn ascii(word: &str, letters: &mut Vec<u8>) -> u32 {
    let mut shape = Shape::default();
    for (at, byte) in word.bytes().enumerate() {
        letters.push(match byte {
            b'0'..=b'9' => shape.see(at, DIGIT, b'0'),
            b'A'..=b'Z' => shape.see(at, ALL_UPPER, byte | 0x20),
            b'a'..=b'z' => shape.see(at, LETTER, byte),
            b'-' => shape.see(at, HYPHEN, byte),
            b'.' | b',' => shape.see(at, STOP, byte),
            _ => shape.see(at, OTHER, byte),
        });
    }
    shape.bits(word.len())
}

fn unicode(word: &str, letters: &mut Vec<u8>) -> u32 {
    let mut shape = Shape::default();
    for (at, char) in word.chars().enumerate() {
        let (bit, char) = match char {
            '’' | '‘' => (OTHER, '\''),
            '“' | '”' | '«' | '»' => (OTHER, '"'),
            '–' | '—' | '‐' | '‑' => (HYPHEN, '-'),
            '…' => (STOP, '.'),
            char if char.is_numeric() => (DIGIT, '0'),
            char if char.is_uppercase() => (ALL_UPPER, char.to_lowercase().next().unwrap_or(char)),
            char if char.is_alphabetic() => (LETTER, char),
            char => (OTHER, char),
        };
        let char = shape.see(at, bit, char);
        letters.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
    }
    shape.bits(word.chars().take(2).count())
}

/// Which kinds of characters a word has.
#[derive(Default)]
struct Shape {
    seen: u32,
    first: u32,
    later: u32,
}

impl Shape {
    fn see<T>(&mut self, at: usize, bit: u32, char: T) -> T {
        self.seen |= bit;
        *(if at == 0 {
            &mut self.first
        } else {
            &mut self.later
        }) |= bit;
        char
    }

    fn bits(&self, length: usize) -> u32 {
        let mut bits = self.seen & (DIGIT | HYPHEN | STOP | OTHER);
        if self.seen & (LETTER | ALL_UPPER) != 0 {
            bits |= LETTER;
        }
        if self.first & ALL_UPPER != 0 {
            bits |= FIRST_UPPER;
        }
        if self.seen & ALL_UPPER != 0 && self.seen & LETTER == 0 && length > 1 {
            bits |= ALL_UPPER;
        } else if self.later & ALL_UPPER != 0 {
            bits |= INNER_UPPER;
        }
        if length == 1 {
            bits |= SINGLE;
        }
        bits
    }
}

/// The key of a word in lower case, in the lexicon too.
fn lower_key(letters: &[u8]) -> u32 {
    let hash = letters
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
    (hash ^ hash >> 32) as u32
}

/// The key of one feature: its number and what it saw.
#[inline]
fn key(number: u64, a: u32, b: u32) -> u32 {
    let seen = (u64::from(a) << 32 | u64::from(b)) ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = seen.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    (mixed >> 32) as u32
}

/// The lexicon's keys of `words`, for building a lexicon.
pub(super) fn lower_keys<W: AsRef<str>>(words: &[W]) -> impl Iterator<Item = u32> {
    let mut letters = Vec::new();
    words
        .iter()
        .map(move |word| form(word.as_ref(), &mut letters).lower)
}
