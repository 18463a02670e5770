//! How fast the shipped taggers are, and how long they take to open: tokens a second on one core.
//!
//! The text is made here, from sentences with changing names, so that it never repeats word for word and
//! the memory for known words cannot hold everything.

#![allow(
    missing_docs,
    clippy::print_stdout,
    reason = "a program, not an interface"
)]

use std::{hint::black_box, time::Instant};

use warta::{domain::Lang, lang::tagger::Tagger};

const SYLLABLES: [&str; 20] = [
    "ba", "ro", "su", "ti", "no", "wa", "ka", "ri", "mo", "le", "ha", "di", "pu", "sa", "en", "gu",
    "ja", "yo", "mi", "to",
];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// A made-up name; a fifth of them are new, the others come back.
    fn name(&mut self) -> String {
        let seed = if self.below(5) == 0 {
            self.below(1 << 30)
        } else {
            self.below(400)
        };
        let mut dice = Self(seed);
        let mut name: String = (0..2 + dice.below(3))
            .map(|_| SYLLABLES[dice.below(20) as usize])
            .collect();
        name[..1].make_ascii_uppercase();
        name
    }
}

fn sentences(pattern: &[&str], tokens: usize) -> Vec<Vec<String>> {
    let mut dice = Dice(1);
    let mut all = Vec::new();
    let mut count = 0;
    while count < tokens {
        let mut words: Vec<String> = pattern.iter().map(|&word| word.to_owned()).collect();
        for word in words.iter_mut().filter(|word| *word == "_") {
            *word = dice.name();
        }
        let shift = dice.below(words.len() as u64) as usize;
        words.rotate_left(shift);
        count += words.len();
        all.push(words);
    }
    all
}

fn measure(lang: Lang, text: &str) {
    let file = format!(
        "{}/assets/models/{}.ner",
        env!("CARGO_MANIFEST_DIR"),
        lang.code()
    );
    if let Ok(bytes) = std::fs::read(file) {
        let start = Instant::now();
        black_box(Tagger::from_bytes(bytes)).ok();
        println!(
            "{}: opened in {:.2} ms",
            lang.code(),
            start.elapsed().as_secs_f64() * 1e3
        );
    }
    let pattern: Vec<&str> = text.split(' ').collect();
    let made = sentences(&pattern, 1_000_000);
    let words: Vec<Vec<&str>> = made
        .iter()
        .map(|words| words.iter().map(String::as_str).collect())
        .collect();
    let count: usize = words.iter().map(Vec::len).sum();
    let tagger = Tagger::shipped(lang);
    let mut tags = Vec::new();
    for _ in 0..3 {
        let start = Instant::now();
        for words in &words {
            tagger.tag(words, &mut tags);
            black_box(&tags);
        }
        println!(
            "{}: {:.0} tokens a second",
            lang.code(),
            count as f64 / start.elapsed().as_secs_f64()
        );
    }
    let articles: Vec<Vec<&[&str]>> = words
        .chunks(25)
        .map(|chunk| chunk.iter().map(Vec::as_slice).collect())
        .collect();
    let start = Instant::now();
    for article in &articles {
        black_box(tagger.tag_document(article));
    }
    let speed = count as f64 / start.elapsed().as_secs_f64();
    println!("{}: {speed:.0} tokens a second in articles", lang.code());
}

fn main() {
    measure(
        Lang::Id,
        "Menteri Pertahanan _ _ bertemu dengan Presiden _ di kota _ , kata juru bicara PT _ kepada wartawan pada hari \
         Selasa ( 12/9/2023 ) , setelah pemerintah mengirim bantuan sebanyak 20 ton beras .",
    );
    measure(
        Lang::En,
        "The defence minister of _ , _ _ , met the president in _ on Tuesday , a spokesman of the _ Bank said , after \
         the government had sent 20 tons of rice to the people of the town .",
    );
}
