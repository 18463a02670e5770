//! The model file: labels, transitions, word table and feature weights, read where they lie.
//!
//! A file is checked once, when it is opened: magic, version, lengths, label names, checksum. After that no
//! look-up can fail. Weights are single bytes in units of `unit`; a feature is found by its 64-bit name in an
//! open-addressed table that keeps 16 bits of the name, so about one unseen feature in 65,000 is mistaken.
//! The file's table is nearly full, so most searches pass many slots: when it is opened, marks and weights
//! are put apart, and four marks are compared at once.

use std::borrow::Cow;
use std::ops::AddAssign;

use super::label::MOST;
use super::lexicon::{Lexicon, LexiconTable};
use super::{Error, Labels, hash};

const MAGIC: &[u8; 8] = b"wartaner";
const VERSION: u8 = 1;

/// A model whose bytes have been checked.
#[derive(Debug)]
pub(super) struct Model {
    bytes: Cow<'static, [u8]>,
    pub labels: Labels,
    /// The lexicon columns that stand for a word in company.
    pub keys: [usize; 2],
    columns: usize,
    words: usize,
    slots: usize,
    unit: f32,
    /// From label to label, in units of weight, `stride` a row; far below all sums where one may not follow.
    pub steps: Vec<i32>,
    /// The same with the label that is stepped from in the low bits, the first the greatest: the greatest of some sums
    /// then tells which it is of.
    pub paths: Vec<i32>,
    /// The steps with a row for each label that is stepped to.
    pub steps_to: Vec<i32>,
    /// What it counts that a label is the first.
    pub starts: Vec<i32>,
    lexicon_at: usize,
    /// The mark of each slot, 0 for a free one; the first slots follow the last ones once more.
    marks: Vec<u8>,
    /// `stride` weights a slot, the last ones 0.
    weights: Vec<i8>,
    pub stride: usize,
}

/// What a training hands over to be written.
pub(super) struct Parts<'a> {
    pub labels: &'a Labels,
    pub keys: [usize; 2],
    pub lexicon: &'a LexiconTable,
    pub transitions: &'a [f32],
    /// Feature name and one weight per label.
    pub features: Vec<(u64, Vec<f32>)>,
}

impl Model {
    pub(super) fn parse(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        let (body, sum) = bytes
            .split_last_chunk::<8>()
            .ok_or(Error::Broken("it is too short"))?;
        let mut input = Input(body);
        if input.take(8)? != MAGIC {
            return Err(Error::Broken("it is no entity model"));
        }
        if input.byte()? != VERSION {
            return Err(Error::Broken(
                "it was made by another version of warta; train it again",
            ));
        }
        if hash::text(body) != u64::from_le_bytes(*sum) {
            return Err(Error::Broken("its checksum is wrong"));
        }
        let labels = input.labels()?;
        let columns = usize::from(input.byte()?);
        let keys = [usize::from(input.byte()?), usize::from(input.byte()?)];
        if keys.iter().any(|&key| key >= super::lexicon::MOST_COLUMNS) {
            return Err(Error::Broken("its word table has no such column"));
        }
        let unit = f32::from_bits(input.number()?);
        let mut transitions = Vec::new();
        for _ in 0..labels.len() * labels.len() {
            let units = i32::from_le_bytes(input.number()?.to_le_bytes());
            transitions.push(units.clamp(-1_000_000, 1_000_000));
        }
        let words = input.number()? as usize;
        let slots = input.number()? as usize;
        let lexicon_at = body.len() - input.0.len();
        let (_, rest) = Lexicon::parse(input.0, words, columns)?;
        if slots == 0
            || rest.len() / (2 + labels.len()) != slots
            || rest.len() % (2 + labels.len()) != 0
        {
            return Err(Error::Broken("its weights are cut short"));
        }
        if rest
            .chunks_exact(2 + labels.len())
            .all(|slot| slot[..2] != [0, 0])
        {
            return Err(Error::Broken("its weights leave no slot free"));
        }
        let stride = labels.len().div_ceil(8) * 8;
        let steps = steps(&labels, &transitions, stride);
        let mut steps_to = vec![FORBIDDEN; labels.len() * stride];
        for (at, &step) in steps.iter().enumerate() {
            let (from, to) = (at / stride, at % stride);
            if to < labels.len() {
                steps_to[to * stride + from] = step;
            }
        }
        let path = |(at, &step): (usize, &i32)| {
            step.max(FAR) << LABEL_BITS | (MOST - 1 - at / stride) as i32
        };
        let paths = steps.iter().enumerate().map(path).collect();
        let start = |label| match labels.may_start(label) {
            true => 0,
            false => FORBIDDEN,
        };
        let mut starts: Vec<i32> = (0..labels.len()).map(start).collect();
        starts.resize(stride, FORBIDDEN);
        let (mut marks, mut weights) = (Vec::with_capacity(slots * 2), vec![0; slots * stride]);
        for (slot, weights) in rest
            .chunks_exact(2 + labels.len())
            .zip(weights.chunks_exact_mut(stride))
        {
            marks.extend_from_slice(&slot[..2]);
            for (weight, &byte) in weights.iter_mut().zip(&slot[2..]) {
                *weight = byte.cast_signed();
            }
        }
        // A search that begins in the last slots goes on in the first ones.
        marks.extend_from_within(..marks.len().min(2 * LANES));
        marks.resize((slots + LANES) * 2, 0);
        Ok(Self {
            labels,
            keys,
            columns,
            words,
            slots,
            unit,
            steps,
            paths,
            steps_to,
            starts,
            lexicon_at,
            marks,
            weights,
            stride,
            bytes,
        })
    }

    /// The table of words.
    pub(super) fn lexicon(&self) -> Lexicon<'_> {
        let (lexicon, _) = Lexicon::parse(&self.bytes[self.lexicon_at..], self.words, self.columns)
            .expect("checked when the file was opened");
        lexicon
    }

    /// One unit of weight in the model's own scale, where differences are log odds.
    pub(super) const fn unit(&self) -> f32 {
        self.unit
    }

    /// Adds the weights at the slots of features, fewer than 256, to `scores`, one for each label.
    #[inline]
    pub(super) fn add<S: From<i16> + AddAssign>(&self, slots: &[usize], scores: &mut [S]) {
        // Nearly all models have up to eight labels, and eight sums of bytes are made at once.
        for (eight, scores) in scores.chunks_exact_mut(8).enumerate() {
            let mut sums = [0_i16; 8];
            for &slot in slots {
                let weights = &self.weights[slot * self.stride + eight * 8..];
                let weights: &[i8; 8] = weights.first_chunk().unwrap_or(&[0; 8]);
                for (sum, &weight) in sums.iter_mut().zip(weights) {
                    *sum += i16::from(weight);
                }
            }
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score += S::from(sum);
            }
        }
    }

    /// The slot of a feature, if the model knows it.
    #[inline]
    pub(super) fn find(&self, feature: u64) -> Option<usize> {
        let (mut slot, check) = place(feature, self.slots);
        let wanted = u64::from(check) * ONES;
        loop {
            let marks = u64::from_le_bytes(*self.marks[slot * 2..].first_chunk()?);
            // The lowest mark is told exactly; those above a hit may be told falsely, and are not asked.
            let (met, free) = (zeros(marks ^ wanted), zeros(marks));
            if met | free != 0 {
                let first = (met | free).trailing_zeros();
                let slot = slot + first as usize / 16;
                let slot = if slot < self.slots {
                    slot
                } else {
                    slot - self.slots
                };
                return (met >> first & 1 == 1).then_some(slot);
            }
            slot += LANES;
            if slot >= self.slots {
                slot -= self.slots;
            }
        }
    }
}

/// What a step that may not be taken counts: far less than any path.
pub(super) const FORBIDDEN: i32 = i32::MIN / 4;

/// So many bits of a path's sum tell the label that was stepped from.
pub(super) const LABEL_BITS: u32 = MOST.trailing_zeros();

/// What a step that may not be taken counts in a path: less than two steps and the scores of two words can make up
/// for, and twice of it still has room beside a label.
pub(super) const FAR: i32 = -(1 << 23);

/// The transitions in padded rows, forbidden ones marked.
fn steps(labels: &Labels, transitions: &[i32], stride: usize) -> Vec<i32> {
    let mut steps = vec![FORBIDDEN; labels.len() * stride];
    for to in 0..labels.len() {
        for &from in labels.before(to) {
            let from = usize::from(from);
            steps[from * stride + to] = transitions[from * labels.len() + to];
        }
    }
    steps
}

/// How many marks are compared at once.
const LANES: usize = 4;
/// 1 in each lane.
const ONES: u64 = 0x0001_0001_0001_0001;

/// The highest bit of each lane that is zero, up to the first one.
#[inline]
const fn zeros(lanes: u64) -> u64 {
    lanes.wrapping_sub(ONES) & !lanes & (ONES << 15)
}

/// Where a feature's search starts and the mark it is known by, never 0.
#[inline]
fn place(feature: u64, slots: usize) -> (usize, u16) {
    let slot = ((feature >> 32) * slots as u64) >> 32;
    (slot as usize, (feature as u16).max(1))
}

/// Writes a model file. Features whose weights all round to nothing are left out.
pub(super) fn write(parts: &Parts<'_>) -> Vec<u8> {
    let largest = parts
        .features
        .iter()
        .flat_map(|(_, weights)| weights)
        .fold(0.01, |most: f32, w| most.max(w.abs()));
    let unit = (largest / 127.0).min(0.05);
    let units = |weight: f32| (weight / unit).round();
    let mut kept: Vec<(u64, Vec<i8>)> = Vec::new();
    for (feature, weights) in &parts.features {
        let bytes: Vec<i8> = weights
            .iter()
            .map(|&weight| units(weight).clamp(-127.0, 127.0) as i8)
            .collect();
        if bytes.iter().any(|&byte| byte != 0) {
            kept.push((*feature, bytes));
        }
    }
    kept.sort_unstable_by_key(|&(feature, _)| feature);
    let slots = kept.len() + kept.len() / 5 + 8;
    let mut bytes = header(parts, unit, slots);
    bytes.extend(parts.lexicon.bytes());
    bytes.extend(table(&kept, slots, 2 + parts.labels.len()));
    let sum = hash::text(&bytes);
    bytes.extend(sum.to_le_bytes());
    bytes
}

fn header(parts: &Parts<'_>, unit: f32, slots: usize) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend([VERSION, parts.labels.len() as u8]);
    for label in parts.labels.names() {
        bytes.push(label.len().min(255) as u8);
        bytes.extend(&label.as_bytes()[..label.len().min(255)]);
    }
    bytes.extend([
        parts.lexicon.columns() as u8,
        parts.keys[0] as u8,
        parts.keys[1] as u8,
    ]);
    bytes.extend(unit.to_le_bytes());
    for weight in parts.transitions {
        bytes.extend(((weight / unit).round() as i32).to_le_bytes());
    }
    bytes.extend((parts.lexicon.words() as u32).to_le_bytes());
    bytes.extend((slots as u32).to_le_bytes());
    bytes
}

fn table(kept: &[(u64, Vec<i8>)], slots: usize, size: usize) -> Vec<u8> {
    let mut table = vec![0; slots * size];
    for (feature, weights) in kept {
        let (mut slot, check) = place(*feature, slots);
        while table[slot * size..slot * size + 2] != [0, 0] {
            slot = (slot + 1) % slots;
        }
        table[slot * size..slot * size + 2].copy_from_slice(&check.to_le_bytes());
        for (at, weight) in weights.iter().enumerate() {
            table[slot * size + 2 + at] = weight.cast_unsigned();
        }
    }
    table
}

/// Bytes that are read from the front.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .ok_or(Error::Broken("it is too short"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Error> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<u32, Error> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn labels(&mut self) -> Result<Labels, Error> {
        let mut names = Vec::new();
        for _ in 0..self.byte()? {
            let length = usize::from(self.byte()?);
            names.push(String::from_utf8_lossy(self.take(length)?).into_owned());
        }
        Labels::new(names)
    }
}
