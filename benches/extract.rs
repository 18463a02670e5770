//! How fast `warta extract` reads: `cargo bench --bench extract`, on one thread.
//!
//! The text is made of the bundled samples: their paragraphs in changing order, with names and figures
//! exchanged, so that it is as varied as news and as long as wanted, and the same on every machine.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use warta::{
    demo::SAMPLES,
    domain::Lang,
    lang::analyse,
    report::{Format, Report},
    text,
};

const MEGABYTE: usize = 1_000_000;

/// Each figure is the best of so many runs: what else the machine does only ever adds time.
const RUNS: usize = 3;

fn main() {
    // `cargo test --benches` runs this with a flag; measuring an unoptimised build tells nothing.
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    for (name, lang) in [("Indonesian", Lang::Id), ("English", Lang::En)] {
        let articles = articles(lang, 5 * MEGABYTE);
        row(
            &format!("{name}: 5 MB in {} articles", articles.len()),
            &articles,
            extract,
        );
        row(
            &format!("{name}: the same, text room only"),
            &articles,
            read,
        );
        for megabytes in [1, 10] {
            let one = [long_text(lang, megabytes * MEGABYTE)];
            row(
                &format!("{name}: one text of {megabytes} MB"),
                &one,
                extract,
            );
        }
    }
    for (name, lead, unit) in ODD {
        let text = format!("{lead}{}", unit.repeat(MEGABYTE / unit.len()));
        row(&format!("1 MB of {name}"), &[text], extract);
    }
}

/// Texts that nobody writes, each of which would cost much where a stage is not linear: what it is, what
/// it begins with, what is repeated.
const ODD: [(&str, &str, &str); 12] = [
    ("commas", "Presiden memberi ", ", "),
    ("open brackets", "Ana memberi ", "("),
    ("quotation marks", "", "\""),
    ("closing marks", "", ") "),
    (
        "a sentence without end",
        "",
        "Presiden Joko Widodo memberi hadiah kepada Ana di Jakarta dan bertemu Budi ",
    ),
    (
        "an English one",
        "",
        "President Joe Roe gave a gift to Ana in London and met with Bob and ",
    ),
    ("one name", "", "Budi "),
    ("pronouns", "Ana pergi. ", "dia "),
    ("verbs", "Ana memberi ", "memberi "),
    ("people who met", "", "Ana met "),
    ("nested brackets", "Ana memberi ", "((((([[[[[a]]]]]))))) "),
    (
        "days and topics",
        "Ana met Bob ",
        "on Monday in London on trade, ",
    ),
];

/// Bytes to line of JSON, as the command does it.
fn extract(bytes: &[u8]) {
    let article = text::read("bench", bytes, None).expect("samples are text");
    let findings = analyse(&article, None);
    let report = Report {
        article: &article,
        findings: &findings,
    };
    let mut line = Vec::new();
    Format::Jsonl
        .write(&report, &mut line)
        .expect("memory takes everything");
    black_box(line);
}

fn read(bytes: &[u8]) {
    black_box(text::read("bench", bytes, None).expect("samples are text"));
}

fn row(name: &str, texts: &[String], work: fn(&[u8])) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let words: usize = texts
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();
    let seconds = best(texts, work).as_secs_f64();
    println!(
        "{name:<44} {:>8.2} MB/s {:>12.0} words/s {:>9.1} ms",
        bytes as f64 / 1e6 / seconds,
        words as f64 / seconds,
        seconds * 1e3,
    );
}

fn best(texts: &[String], work: fn(&[u8])) -> Duration {
    let run = || {
        let start = Instant::now();
        texts.iter().for_each(|text| work(text.as_bytes()));
        start.elapsed()
    };
    (0..RUNS).map(|_| run()).min().unwrap_or_default()
}

/// Articles of about 2.5 kB, as many as fill `bytes`.
fn articles(lang: Lang, bytes: usize) -> Vec<String> {
    let mut mixer = Mixer::new(lang);
    let (mut articles, mut written) = (Vec::new(), 0);
    while written < bytes {
        let article = format!("{}\n\n{}", "A title for this text", mixer.text(2500));
        written += article.len();
        articles.push(article);
    }
    articles
}

fn long_text(lang: Lang, bytes: usize) -> String {
    Mixer::new(lang).text(bytes)
}

/// Writes endless changing news of one language.
struct Mixer {
    paragraphs: Vec<&'static str>,
    names: Vec<&'static str>,
    seed: u64,
}

impl Mixer {
    fn new(lang: Lang) -> Self {
        let samples = SAMPLES.iter().filter(|sample| is_in(sample.text, lang));
        let paragraphs: Vec<&str> = samples
            .flat_map(|sample| sample.text.split("\n\n").skip(1))
            .collect();
        let names = paragraphs
            .iter()
            .flat_map(|text| text.split(' ').skip(1).filter(|word| is_name(word)));
        Self {
            names: names.collect(),
            paragraphs,
            seed: 0x5EED,
        }
    }

    fn text(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 1000);
        while text.len() < bytes {
            let paragraph = self.below(self.paragraphs.len());
            for word in self.paragraphs[paragraph].trim().split(' ') {
                let other = self.below(self.names.len());
                let exchanged = is_name(word) && other.is_multiple_of(2);
                text.push_str(if exchanged { self.names[other] } else { word });
                text.push(' ');
            }
            text.push('\n');
        }
        text
    }

    /// A number below `limit`; the same row of numbers in every run.
    fn below(&mut self, limit: usize) -> usize {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) as usize % limit
    }
}

/// A capitalised word or figure without punctuation: one can stand where another stood.
fn is_name(word: &str) -> bool {
    let begins = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    begins && word.chars().all(char::is_alphanumeric)
}

fn is_in(text: &str, lang: Lang) -> bool {
    let indonesian = text.contains(" yang ");
    indonesian == (lang == Lang::Id)
}
