//! Makes a model from tagged sentences: counts features, finds weights, writes the file.
//!
//! The same sentences in the same order give the same bytes. Text only: reading and writing files is left to
//! the command line.

use rustc_hash::FxHashMap;

use super::crf::{Example, NONE, Problem};
use super::feature;
use super::lexicon::Lexicon;
use super::model::{self, Parts};
use super::optimise::{Terms, minimise};
use super::variant;
use super::{Error, Labels, LexiconTable};

/// One tagged sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sample {
    /// The words.
    pub words: Vec<String>,
    /// A BIO tag for each word.
    pub tags: Vec<String>,
}

/// Sentences of one source, tagged by one set of rules.
#[derive(Debug, Clone)]
pub struct Domain {
    /// Its name on the command line.
    pub name: String,
    /// How much each of its sentences counts.
    pub weight: f32,
    /// The sentences.
    pub samples: Vec<Sample>,
}

/// What a training is asked for.
#[derive(Debug, Clone)]
pub struct Training {
    /// The sources. With more than one, each has its own copy of the weights; the file holds the shared
    /// weights plus those of the first source.
    pub domains: Vec<Domain>,
    /// What is known of words beforehand.
    pub lexicon: LexiconTable,
    /// The lexicon's columns that stand for a word in company.
    pub keys: [usize; 2],
    /// The entity types to learn; all others are read as `O`.
    pub types: Vec<String>,
    /// Cost of a weight's size.
    pub l1: f32,
    /// Cost of a weight's square.
    pub l2: f32,
    /// Features seen less often are not looked at.
    pub least: u32,
    /// The most steps of the optimiser.
    pub iterations: usize,
    /// One sentence in this many is also learnt in capitals, and one in small letters; 0 for none.
    pub recase: usize,
    /// How much of the first source's own weights goes into the file.
    pub own: f32,
}

impl Default for Training {
    fn default() -> Self {
        Self {
            domains: Vec::new(),
            lexicon: LexiconTable::default(),
            keys: [0, 1],
            types: ["PER", "LOC", "ORG"].map(str::to_owned).to_vec(),
            l1: 0.1,
            l2: 0.05,
            least: 2,
            iterations: 120,
            recase: 20,
            own: 1.0,
        }
    }
}

/// Trains a model and gives the bytes of its file.
///
/// # Errors
/// When there is no sentence, or no type to learn.
pub fn train(training: &Training) -> Result<Vec<u8>, Error> {
    let labels = Labels::of_types(&training.types);
    if labels.len() < 2
        || training
            .domains
            .iter()
            .all(|domain| domain.samples.is_empty())
    {
        return Err(Error::Empty);
    }
    let mut counter = Counter::new(training, &labels);
    for (number, domain) in training.domains.iter().enumerate() {
        for (at, sample) in domain.samples.iter().enumerate() {
            counter.add(number, domain.weight, sample);
            for copy in variant::of(sample, at, training.recase) {
                counter.add(number, domain.weight, &copy);
            }
        }
    }
    let (problem, names) = counter.finish(training);
    let mut weights = vec![0.0; problem.size()];
    let terms = Terms {
        l1: training.l1,
        iterations: training.iterations,
    };
    minimise(&mut weights, terms, |weights, slope| {
        problem.loss(weights, slope)
    });
    Ok(write(training, &problem, &names, &weights))
}

/// The shared weights and the first domain's, summed, as a file.
fn write(training: &Training, problem: &Problem, names: &[u64], weights: &[f32]) -> Vec<u8> {
    let count = problem.labels.len();
    let row = |row: u32| &weights[row as usize * count..][..count];
    let own = problem.copies.first();
    let summed = |(at, &name): (usize, &u64)| {
        let mut sums = row(at as u32).to_vec();
        if let Some(&copy) = own.map(|copies| &copies[at]).filter(|&&copy| copy != NONE) {
            sums.iter_mut()
                .zip(row(copy))
                .for_each(|(sum, weight)| *sum += training.own * weight);
        }
        (name, sums)
    };
    let features = names.iter().enumerate().map(summed).collect();
    let mut transitions = weights[problem.transitions_at(0)..][..count * count].to_vec();
    if own.is_some() {
        let block = &weights[problem.transitions_at(1)..][..count * count];
        transitions
            .iter_mut()
            .zip(block)
            .for_each(|(sum, weight)| *sum += training.own * weight);
    }
    let (keys, lexicon) = (training.keys, &training.lexicon);
    model::write(&Parts {
        labels: &problem.labels,
        keys,
        lexicon,
        transitions: &transitions,
        features,
    })
}

/// Turns sentences into numbers and counts how often each feature comes.
struct Counter<'a> {
    labels: &'a Labels,
    lexicon: Vec<u8>,
    words: usize,
    columns: usize,
    keys: [usize; 2],
    numbers: FxHashMap<u64, u32>,
    names: Vec<u64>,
    counts: Vec<u32>,
    examples: Vec<Example>,
}

impl<'a> Counter<'a> {
    fn new(training: &Training, labels: &'a Labels) -> Self {
        Self {
            labels,
            lexicon: training.lexicon.bytes(),
            words: training.lexicon.words(),
            columns: training.lexicon.columns(),
            keys: training.keys,
            numbers: FxHashMap::default(),
            names: Vec::new(),
            counts: Vec::new(),
            examples: Vec::new(),
        }
    }

    fn add(&mut self, domain: usize, weight: f32, sample: &Sample) {
        let Ok((lexicon, _)) = Lexicon::parse(&self.lexicon, self.words, self.columns) else {
            return;
        };
        let labels = read_tags(self.labels, &sample.tags);
        let words: Vec<&str> = sample.words.iter().map(String::as_str).collect();
        let (mut starts, mut features) = (vec![0], Vec::new());
        for names in feature::of_sentence(&words, &lexicon, self.keys) {
            for &name in &names {
                let next = self.names.len() as u32;
                let number = *self.numbers.entry(name).or_insert(next);
                if number == next {
                    self.names.push(name);
                    self.counts.push(0);
                }
                self.counts[number as usize] += 1;
                features.push(number);
            }
            starts.push(features.len() as u32);
        }
        self.examples.push(Example {
            domain,
            weight,
            labels,
            starts,
            features,
        });
    }

    /// Drops rare features and numbers the rest, domain by domain.
    fn finish(self, training: &Training) -> (Problem, Vec<u64>) {
        let mut rows = vec![NONE; self.names.len()];
        let mut names = Vec::new();
        for (at, &count) in self
            .counts
            .iter()
            .enumerate()
            .filter(|&(_, &count)| count >= training.least)
        {
            debug_assert!(count > 0);
            rows[at] = names.len() as u32;
            names.push(self.names[at]);
        }
        let mut examples = self.examples;
        for example in &mut examples {
            keep(example, &rows);
        }
        let mut next = names.len() as u32;
        let domains = if training.domains.len() > 1 {
            training.domains.len()
        } else {
            0
        };
        let copies = (0..domains).map(|domain| {
            let mut copies = vec![NONE; names.len()];
            for example in examples.iter().filter(|example| example.domain == domain) {
                for &feature in &example.features {
                    if copies[feature as usize] == NONE {
                        copies[feature as usize] = next;
                        next += 1;
                    }
                }
            }
            copies
        });
        let copies = copies.collect();
        let labels = self.labels.clone();
        (
            Problem {
                labels,
                examples,
                copies,
                rows: next as usize,
                l2: training.l2,
            },
            names,
        )
    }
}

/// Renames an example's features and leaves out those without a row.
fn keep(example: &mut Example, rows: &[u32]) {
    let mut kept = Vec::with_capacity(example.features.len());
    let mut starts = vec![0];
    for token in example.starts.windows(2) {
        let features = &example.features[token[0] as usize..token[1] as usize];
        kept.extend(
            features
                .iter()
                .map(|&feature| rows[feature as usize])
                .filter(|&row| row != NONE),
        );
        starts.push(kept.len() as u32);
    }
    example.features = kept;
    example.starts = starts;
}

/// The labels of a sentence; an `I-` that continues nothing opens an entity.
fn read_tags(labels: &Labels, tags: &[String]) -> Vec<u8> {
    let mut read: Vec<u8> = Vec::with_capacity(tags.len());
    for tag in tags {
        let mut label = labels.find(tag).unwrap_or(0);
        if labels.continues(label) {
            let before = read.last().copied().unwrap_or(0);
            if !labels.before(usize::from(label)).contains(&before) {
                label -= 1;
            }
        }
        read.push(label);
    }
    read
}
