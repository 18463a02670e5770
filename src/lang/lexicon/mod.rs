//! What is known of words before an article is read: classes, values and names, one folder of lists for
//! each language under `assets/lang/`.
//!
//! A list holds one entry a line; a line that begins with `#` says where the list comes from. Entries of
//! several words are phrases and are looked up from their first token. What a rule asks for by a handful of
//! words is a line of `small.txt` instead: the name of the class and its words. Adding a language is adding
//! a folder and a line in [`Lexicon::of`].

mod class;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::domain::Lang;

pub use class::{Class, Classes};

use class::{EN, ID, Lists, SMALL};

/// What a number word does to the number before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NumberWord {
    /// It is this number.
    Is(f64),
    /// It multiplies what stands before it.
    Times(f64),
    /// It adds to what stands before it.
    Plus(f64),
}

/// What a calendar word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarWord {
    /// A month, 1 to 12.
    Month(u8),
    /// A weekday, Monday 1 to Sunday 7.
    Weekday(u8),
    /// So many days from today.
    Day(i8),
}

/// The words of one language.
#[derive(Debug)]
pub struct Lexicon {
    words: FxHashMap<&'static str, Classes>,
    /// Phrases in lower case by their first word, longest first.
    phrases: FxHashMap<&'static str, Vec<(Vec<String>, Class)>>,
    numbers: FxHashMap<&'static str, NumberWord>,
    calendar: FxHashMap<&'static str, CalendarWord>,
    currencies: FxHashMap<&'static str, &'static str>,
    lang: Lang,
}

/// English words of WordNet.
const WORDNET: &[(Class, &str)] = &[
    (
        Class::PersonNoun,
        include_str!("../../../assets/lang/en/wordnet_person.txt"),
    ),
    (
        Class::Abstract,
        include_str!("../../../assets/lang/en/wordnet_abstract.txt"),
    ),
];
const CITIES: &str = include_str!("../../../assets/lang/cities.txt");

impl Lexicon {
    /// The lexicon of `lang`, made at its first use.
    pub fn of(lang: Lang) -> &'static Self {
        static SLOTS: [OnceLock<Lexicon>; 2] = [OnceLock::new(), OnceLock::new()];
        match lang {
            Lang::Id => SLOTS[0].get_or_init(|| Self::read(lang, &ID, &[])),
            Lang::En => SLOTS[1].get_or_init(|| Self::read(lang, &EN, WORDNET)),
        }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The classes of a word given in lower case.
    #[must_use]
    pub fn classes(&self, lower: &str) -> Classes {
        self.words.get(lower).copied().unwrap_or_default()
    }

    /// The phrases that begin with a word given in lower case, longest first: further words and class.
    #[must_use]
    pub fn phrases(&self, first: &str) -> &[(Vec<String>, Class)] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// What a number word means.
    #[must_use]
    pub fn number(&self, lower: &str) -> Option<NumberWord> {
        self.numbers.get(lower).copied()
    }

    /// What a calendar word means.
    #[must_use]
    pub fn calendar(&self, lower: &str) -> Option<CalendarWord> {
        self.calendar.get(lower).copied()
    }

    /// The ISO 4217 code of a currency word or sign.
    #[must_use]
    pub fn currency(&self, lower: &str) -> Option<&'static str> {
        self.currencies.get(lower).copied()
    }

    /// Reads the lists, then what `spare` lists say of words that are unknown so far.
    fn read(lang: Lang, lists: &Lists, spare: &[(Class, &'static str)]) -> Self {
        let mut lexicon = Self {
            words: FxHashMap::default(),
            phrases: FxHashMap::default(),
            numbers: FxHashMap::default(),
            calendar: FxHashMap::default(),
            currencies: FxHashMap::default(),
            lang,
        };
        for &(class, list) in lists.first {
            for entry in entries(list) {
                lexicon.add(class, entry);
            }
        }
        for city in entries(CITIES) {
            lexicon.add_name(city);
        }
        for &(class, list) in spare {
            for word in entries(list) {
                lexicon.add_unknown(class, word);
            }
        }
        for &(class, list) in lists.besides {
            for entry in entries(list) {
                lexicon.add(class, entry);
            }
        }
        for (class, word) in small(lists.small) {
            lexicon.add_word(word, class);
        }
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        lexicon
    }

    /// Takes in one line of a list.
    fn add(&mut self, class: Class, entry: &'static str) {
        match class {
            Class::Number => {
                if let Some((word, value)) = entry.split_once(' ') {
                    self.add_word(word, class);
                    self.numbers
                        .extend(number_word(value).map(|value| (word, value)));
                }
            }
            Class::Calendar => {
                if let Some((word, meaning)) = entry.split_once(' ') {
                    self.add_word(word, class);
                    self.calendar
                        .extend(calendar_word(meaning).map(|meaning| (word, meaning)));
                }
            }
            Class::Currency => {
                if let Some((word, code)) = entry.rsplit_once(' ') {
                    self.add_word(word, class);
                    self.currencies.insert(word, code);
                }
            }
            _ => self.add_entry(class, entry),
        }
    }

    fn add_entry(&mut self, class: Class, entry: &'static str) {
        let lower = entry.to_lowercase();
        let mut words = lower.split([' ', '\u{a0}']).map(str::to_owned);
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        if rest.is_empty() {
            self.add_word(intern(&first, entry), class);
        } else {
            self.phrases
                .entry(intern(&first, ""))
                .or_default()
                .push((rest, class));
        }
    }

    /// Takes in a town, unless the word means something else already.
    fn add_name(&mut self, city: &'static str) {
        let lower = city.to_lowercase();
        if city.contains(' ') || !self.words.contains_key(lower.as_str()) {
            self.add_entry(Class::PlaceName, city);
        }
    }

    /// Takes in a word that no list holds.
    fn add_unknown(&mut self, class: Class, word: &'static str) {
        if !self.words.contains_key(word) {
            self.add_word(word, class);
        }
    }

    fn add_word(&mut self, word: &'static str, class: Class) {
        let classes = self.words.entry(word).or_default();
        *classes = classes.with(class);
    }
}

/// The lower-case form of an entry: the entry itself where it is in lower case, else a copy that lives as
/// long as the program, as the lexicon does.
fn intern(lower: &str, entry: &'static str) -> &'static str {
    if entry == lower {
        entry
    } else {
        Box::leak(lower.to_owned().into_boxed_str())
    }
}

/// The entries of a list: its lines without comments and empty ones.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words of a `small.txt`, each with its class.
fn small(sets: &'static str) -> impl Iterator<Item = (Class, &'static str)> {
    entries(sets).flat_map(|line| {
        let (name, words) = line.split_once(": ").unwrap_or((line, ""));
        let class = SMALL.iter().find(|(_, known)| *known == name);
        let words = words.split(' ').filter(|word| !word.is_empty());
        words.filter_map(move |word| Some((class?.0, word)))
    })
}

fn number_word(value: &str) -> Option<NumberWord> {
    if let Some(times) = value.strip_prefix('*') {
        return times.parse().ok().map(NumberWord::Times);
    }
    if let Some(plus) = value.strip_prefix('+') {
        return plus.parse().ok().map(NumberWord::Plus);
    }
    value.parse().ok().map(NumberWord::Is)
}

fn calendar_word(meaning: &str) -> Option<CalendarWord> {
    let (kind, value) = meaning.split_once(' ')?;
    match kind {
        "month" => value.parse().ok().map(CalendarWord::Month),
        "weekday" => value.parse().ok().map(CalendarWord::Weekday),
        "day" => value.parse().ok().map(CalendarWord::Day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_in_the_lists_can_be_read() {
        for (lang, lists) in [(Lang::Id, &ID), (Lang::En, &EN)] {
            let lexicon = Lexicon::of(lang);
            for &(class, list) in lists.first.iter().chain(lists.besides) {
                for entry in entries(list) {
                    let word = entry.rsplit_once(' ').map_or(entry, |(word, _)| word);
                    match class {
                        Class::Number => assert!(lexicon.number(word).is_some(), "{entry}"),
                        Class::Currency => assert!(lexicon.currency(word).is_some(), "{entry}"),
                        Class::Calendar => {
                            let word = entry.split(' ').next().unwrap_or_default();
                            assert!(lexicon.calendar(word).is_some(), "{entry}");
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    #[test]
    fn every_line_of_a_small_list_has_a_class_and_every_small_class_a_line() {
        let lines = |sets: &'static str| entries(sets).filter_map(|line| line.split_once(": "));
        for sets in [ID.small, EN.small] {
            for line in entries(sets) {
                let (name, words) = line.split_once(": ").unwrap_or_default();
                let known = SMALL.iter().any(|(_, small)| *small == name);
                assert!(known && !words.is_empty(), "{line}");
            }
        }
        for (_, small) in SMALL {
            let mut all = lines(ID.small).chain(lines(EN.small));
            assert!(all.any(|(name, _)| name == *small), "{small}");
        }
    }

    #[test]
    fn names_of_several_words_are_phrases() {
        let phrases = Lexicon::of(Lang::Id).phrases("korea");
        assert!(
            phrases
                .iter()
                .any(|(rest, class)| rest == &["utara"] && *class == Class::PlaceName)
        );
    }
}
