//! Feeds as large as wished, the same in each run: articles of words from the lists of this house, as
//! frequent as words are in a language, with a gift or a meeting here and there.

#![allow(dead_code, reason = "each bench uses its own part")]

use std::fmt::Write;

/// Words that most of a text is made of.
const COMMON: &str = "the of and to in a is that for it as was with be by on not he his but at are this have had \
    from they which one you were all her she there would their we him been has when who will no more if out so said \
    what up its about into than them can only other time new some could these two may then do first any my now such";

/// Numbers that look random, the same in each run.
pub struct Noise(pub u64);

impl Noise {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// What texts are made of.
pub struct Words {
    common: Vec<&'static str>,
    rare: Vec<&'static str>,
    names: Vec<&'static str>,
}

impl Words {
    pub fn new() -> Self {
        let list = |text: &'static str| {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            lines
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .collect()
        };
        Self {
            common: COMMON.split(' ').filter(|word| !word.is_empty()).collect(),
            rare: list(include_str!("../../assets/lang/en/wordnet_abstract.txt")),
            names: list(include_str!("../../assets/lang/en/given_name.txt")),
        }
    }

    /// Half of the words are common; of the others the first in the list are the more frequent.
    fn word(&self, noise: &mut Noise) -> &'static str {
        if noise.below(2) == 0 {
            return self.common[noise.below(self.common.len())];
        }
        let place = noise.below(self.rare.len()) * noise.below(1000) / 1000;
        self.rare[place]
    }

    fn name(&self, noise: &mut Noise) -> String {
        let mut name = || self.names[noise.below(self.names.len())];
        format!("{} {}", name(), name())
    }

    /// About so many words in sentences and paragraphs, as HTML.
    pub fn text(&self, words: usize, noise: &mut Noise) -> String {
        let mut text = String::with_capacity(words * 7);
        let mut count = 0;
        while count < words {
            text.push_str("<p>");
            for _ in 0..4 {
                let sentence = self.sentence(noise);
                count += sentence.split(' ').count();
                text.push_str(&sentence);
                text.push(' ');
            }
            text.push_str("</p>\n");
        }
        text
    }

    fn sentence(&self, noise: &mut Noise) -> String {
        match noise.below(40) {
            0 => {
                let (giver, taker) = (self.name(noise), self.name(noise));
                return format!(
                    "President {giver} gave Prime Minister {taker} a bronze bell in Tarn on Monday."
                );
            }
            1 => {
                let (one, other) = (self.name(noise), self.name(noise));
                return format!(
                    "{one} met {other} in Lumira on Saturday to talk about salt and ferries."
                );
            }
            _ => {}
        }
        let length = 8 + noise.below(14);
        let words: Vec<&str> = (0..length).map(|_| self.word(noise)).collect();
        let mut sentence = words.join(" ") + ".";
        sentence[..1].make_ascii_uppercase();
        sentence
    }

    /// A feed of so many articles of so many words.
    pub fn feed(&self, number: usize, articles: usize, words: usize) -> String {
        let mut noise = Noise(number as u64 + 1);
        let mut feed = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>Feed number {number}</title>\
             <link>https://feed{number}.lumira.example/</link>"
        );
        for article in 0..articles {
            let title = self.sentence(&mut noise);
            let text = self.text(words, &mut noise).replace('<', "&lt;");
            let (day, hour) = (1 + article / 24 % 28, article % 24);
            // Writing to a string does not fail.
            let _ = writeln!(
                feed,
                "<item><title>{title}</title><link>https://feed{number}.lumira.example/{article}</link>\
                 <guid>https://feed{number}.lumira.example/{article}</guid>\
                 <pubDate>{day:02} Sep 2025 {hour:02}:00:00 GMT</pubDate><description>{text}</description></item>"
            );
        }
        feed + "</channel></rss>"
    }
}
