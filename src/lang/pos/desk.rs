//! The tagger's working memory: for each different word its form and the sums of the weights that depend on
//! nothing but it, and the same for words behind the tags met lately, so that in running text fewer than half of the
//! look-ups are done once a token. It belongs to one model, never changes a result, and is emptied when it grows too large.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::features::{Form, Forms, Place};
use super::model::{PosTagger, Scores};
use super::tag::LABELS;
use crate::lang::lately::Lately;

/// Different forms kept before starting afresh: some 3 MB.
const MOST: usize = 8192;

/// Working memory of one thread for one model.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// Numbers of words by themselves.
    words: FxHashMap<Box<str>, u32>,
    /// Numbers of forms as their sentence marks them.
    marked: FxHashMap<Form, u32>,
    known: Vec<Form>,
    /// For each known form, the sums for each place that it can stand at.
    sums: Vec<[Scores; Place::ALL.len()]>,
    /// The sums for forms behind the last two tags.
    tagged: Lately<i16, 12>,
    letters: Vec<u8>,
    sentence: Forms,
    /// The number of each form of the sentence, the empty ones at its ends included.
    numbers: Vec<u32>,
}

impl Desk {
    /// Reads the words of the next sentence.
    pub(super) fn read<W: AsRef<str>>(&mut self, tagger: &PosTagger, words: &[W]) {
        if self.known.len() > MOST || self.known.is_empty() {
            self.words.clear();
            self.marked.clear();
            self.known.clear();
            self.sums.clear();
            self.tagged.clear();
            // Number 0 is the empty form.
            self.learn(tagger, Form::default());
        }
        self.numbers.clear();
        self.numbers.resize(2, 0);
        for word in words {
            let number = self.number(tagger, word.as_ref());
            self.numbers.push(number);
        }
        self.numbers.resize(words.len() + 4, 0);
        let (numbers, known) = (&self.numbers[2..words.len() + 2], &self.known);
        self.sentence
            .set(numbers.iter().map(|&number| known[number as usize]));
        for at in 2..words.len() + 2 {
            let form = self.sentence.all()[at];
            if form != self.known[self.numbers[at] as usize] {
                self.numbers[at] = self.marked(tagger, form);
            }
        }
    }

    /// One more than the number of the only tag of the word at `at`; 0 where the sentence must decide.
    pub(super) fn only(&self, at: usize) -> u8 {
        self.sentence.entry(at).only
    }

    /// The scores of the tags of the word at `at` after the tags numbered `last` and, before it, `earlier`.
    pub(super) fn score(&mut self, tagger: &PosTagger, at: usize, last: u8, earlier: u8) -> Scores {
        let mut scores = [0; LABELS];
        let mut add = |sums: &[i16]| {
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score += sum;
            }
        };
        for (place, &number) in self.numbers[at..at + Place::ALL.len()].iter().enumerate() {
            add(&self.sums[number as usize][place]);
        }
        let number = self.numbers[at + 2];
        let form = &self.known[number as usize];
        // No word has the number 0.
        let name = u64::from(number) << 16 | u64::from(last) << 8 | u64::from(earlier);
        add(self.tagged.row(name, LABELS, |sums| {
            tagger.add(form.tagged_keys(last, earlier), sums);
        }));
        tagger.add(self.sentence.joined_keys(at, last), &mut scores);
        scores
    }

    fn number(&mut self, tagger: &PosTagger, word: &str) -> u32 {
        if let Some(&number) = self.words.get(word) {
            return number;
        }
        let form = Form::of(word, tagger.lexicon(), &mut self.letters);
        let number = self.learn(tagger, form);
        self.words.insert(word.into(), number);
        number
    }

    fn marked(&mut self, tagger: &PosTagger, form: Form) -> u32 {
        if let Some(&number) = self.marked.get(&form) {
            return number;
        }
        let number = self.learn(tagger, form);
        self.marked.insert(form, number);
        number
    }

    /// Gives a form a number and works out its sums.
    fn learn(&mut self, tagger: &PosTagger, form: Form) -> u32 {
        let number = self.known.len() as u32;
        self.known.push(form);
        self.sums.push(Place::ALL.map(|place| {
            let mut sums = [0; LABELS];
            tagger.add(form.keys(place), &mut sums);
            sums
        }));
        number
    }
}

thread_local! {
    static DESKS: RefCell<Vec<(u64, Desk)>> = const { RefCell::new(Vec::new()) };
}

/// Runs `work` with this thread's working memory for the model with this number.
pub(super) fn at<T>(number: u64, work: impl FnOnce(&mut Desk) -> T) -> T {
    let mut desk = DESKS.with_borrow_mut(|desks| {
        let at = desks.iter().position(|(known, _)| *known == number);
        at.map_or_else(Desk::default, |at| desks.swap_remove(at).1)
    });
    let result = work(&mut desk);
    DESKS.with_borrow_mut(|desks| {
        desks.truncate(3);
        desks.push((number, desk));
    });
    result
}
