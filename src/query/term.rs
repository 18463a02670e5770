//! Text → the terms that the full-text index holds, and words of a query → the same terms.
//!
//! A term is a word in small letters without diacritics, reduced to its stem. A text is stemmed in its own
//! language; a query does not say its language, so each of its words stands for the stems of all.
//! A term holds letters and digits only.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::indonesian;
use crate::domain::Lang;

/// Calls `each` for every word of `text` in small letters without diacritics. An apostrophe inside a
/// word joins (`Qur'an` is `quran`), the English `'s` goes; an ideograph is a word by itself.
fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if char.is_ascii_alphanumeric() {
            word.push(char.to_ascii_lowercase());
        } else if is_apostrophe(char) && !word.is_empty() {
            take_possessive(&mut chars);
            if !chars.peek().is_some_and(|next| next.is_alphanumeric()) {
                flush(&mut word, &mut each);
            }
        } else if char.is_ascii() {
            flush(&mut word, &mut each);
        } else if !is_mark(char) {
            push_folded(&mut word, char, &mut each);
        }
    }
    flush(&mut word, &mut each);
}

fn flush(word: &mut String, each: &mut impl FnMut(&str)) {
    if !word.is_empty() {
        each(word);
        word.clear();
    }
}

/// Takes the `s` of `'s`, where a word ends with it.
fn take_possessive(chars: &mut std::iter::Peekable<std::str::Chars>) {
    let mut ahead = chars.clone();
    let is_s = ahead.next().is_some_and(|char| matches!(char, 's' | 'S'));
    if is_s && !ahead.next().is_some_and(char::is_alphanumeric) {
        chars.next();
    }
}

/// Adds what is left of a character that is not ASCII once its diacritics and its size are gone.
fn push_folded(word: &mut String, char: char, each: &mut impl FnMut(&str)) {
    if !char.is_alphanumeric() {
        return flush(word, each);
    }
    for part in std::iter::once(char)
        .nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
    {
        match part {
            part if is_mark(part) => {}
            'ø' => word.push('o'),
            'đ' => word.push('d'),
            'ł' => word.push('l'),
            'ı' => word.push('i'),
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            part if is_ideograph(part) => {
                flush(word, each);
                word.push(part);
                flush(word, each);
            }
            part if part.is_alphanumeric() => word.push(part),
            _ => {}
        }
    }
}

const fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’' | '‘' | 'ʼ' | 'ʻ')
}

/// Characters that change the letter before them, or nothing that is seen.
fn is_mark(char: char) -> bool {
    is_combining_mark(char) || matches!(char, '\u{200B}'..='\u{200D}' | '\u{AD}' | '\u{FEFF}')
}

/// Characters of scripts that put no space between words.
const fn is_ideograph(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The words of `text` in small letters without diacritics, with single spaces between them: what names
/// are compared by.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each_word(text, |word| {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    });
    folded
}

/// Turns texts of one language into terms. It remembers the stems of words it has seen.
pub struct Terms {
    lang: Lang,
    english: Stemmer,
    stems: FxHashMap<Box<str>, Box<str>>,
}

/// So many remembered stems are enough; beyond it are names and misprints.
const REMEMBERED: usize = 50_000;

impl Terms {
    /// For texts in `lang`.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            english: Stemmer::create(Algorithm::English),
            stems: FxHashMap::default(),
        }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The terms of `text` in its order, with single spaces between them.
    #[must_use]
    pub fn of(&mut self, text: &str) -> String {
        let mut terms = String::with_capacity(text.len());
        each_word(text, |word| {
            if !terms.is_empty() {
                terms.push(' ');
            }
            self.push_stem(word, &mut terms);
        });
        terms
    }

    fn push_stem(&mut self, word: &str, terms: &mut String) {
        if let Some(stem) = self.stems.get(word) {
            return terms.push_str(stem);
        }
        let stem = match self.lang {
            Lang::En => self.english.stem(word),
            Lang::Id => Cow::Owned(indonesian::stem(word)),
        };
        terms.push_str(&stem);
        if self.stems.len() < REMEMBERED {
            self.stems.insert(word.into(), stem.as_ref().into());
        }
    }
}

/// The terms that `words` may stand for in the index, one phrase for each way to stem them, each once.
#[must_use]
pub fn readings(words: &str) -> Vec<String> {
    let mut readings = [Lang::Id, Lang::En]
        .map(|lang| Terms::new(lang).of(words))
        .to_vec();
    readings.dedup();
    readings
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Terms, fold, readings};
    use crate::domain::Lang;

    #[test]
    fn words_lose_their_diacritics_size_and_marks() {
        for (text, expected) in [
            ("Son Jae-ho", "son jae ho"),
            ("Łódź, Tromsø & Đà Nẵng!", "lodz tromso da nang"),
            ("Zażółć cafe\u{301} CAFÉ", "zazolc cafe cafe"),
            ("Qur'an Jum’at", "quran jumat"),
            (
                "the minister's, the ministers' 'vow'",
                "the minister the ministers vow",
            ),
            ("Straße ﬁn İstanbul", "strasse fin istanbul"),
            ("北京 会谈 2023", "北 京 会 谈 2023"),
            ("soft\u{AD}ware zero\u{200B}width", "software zerowidth"),
            ("—…!", ""),
        ] {
            assert_eq!(fold(text), expected, "{text}");
        }
    }

    #[test]
    fn english_words_meet_in_their_stem() {
        let mut terms = Terms::new(Lang::En);
        assert_eq!(terms.of("Meetings meeting"), "meet meet");
        assert_eq!(terms.of("gifts gifted gift"), "gift gift gift");
    }

    #[test]
    fn words_of_a_query_stand_for_their_stems_in_both_languages() {
        assert_eq!(readings("pertemuan"), ["temu", "pertemuan"]);
        assert_eq!(readings("Vasko"), ["vasko"]);
        assert!(readings("meetings").contains(&"meet".to_owned()));
    }

    proptest! {
        #[test]
        fn terms_hold_letters_and_digits_and_single_spaces(text in any::<String>()) {
            for lang in [Lang::Id, Lang::En] {
                let terms = Terms::new(lang).of(&text);
                prop_assert!(terms.chars().all(|c| c == ' ' || c.is_alphanumeric()), "{terms:?}");
                prop_assert!(!terms.contains("  ") && terms.trim() == terms);
            }
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
