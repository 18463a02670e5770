//! The loss of a linear-chain conditional random field and its slope, summed over all sentences.
//!
//! Each domain's sentences see the shared weights plus their own copy of them, so what holds everywhere is
//! learnt once and a corpus's own habits stay in its copy.

use super::Labels;

/// Marks a feature without a copy in a domain.
pub(super) const NONE: u32 = u32::MAX;

/// One sentence as numbers.
#[derive(Debug)]
pub(super) struct Example {
    pub domain: usize,
    pub weight: f32,
    pub labels: Vec<u8>,
    /// Where each token's features start in `features`, and one more for the end.
    pub starts: Vec<u32>,
    /// Shared features.
    pub features: Vec<u32>,
}

/// Everything the loss is summed over.
#[derive(Debug)]
pub(super) struct Problem {
    pub labels: Labels,
    pub examples: Vec<Example>,
    /// For each domain and shared feature, its copy's row, or `NONE`.
    pub copies: Vec<Vec<u32>>,
    /// Rows of feature weights, copies included.
    pub rows: usize,
    pub l2: f32,
}

impl Problem {
    /// How many weights there are: rows of feature weights, then one block of transitions shared and one for each domain.
    pub(super) fn size(&self) -> usize {
        let labels = self.labels.len();
        self.rows * labels + labels * labels * (1 + self.copies.len())
    }

    /// Where the transitions start: block 0 is shared, block `d + 1` is domain `d`'s.
    pub(super) fn transitions_at(&self, block: usize) -> usize {
        let labels = self.labels.len();
        self.rows * labels + block * labels * labels
    }

    /// The loss at `weights`; fills in its slope.
    pub(super) fn loss(&self, weights: &[f32], slope: &mut [f32]) -> f64 {
        let mut value = 0.0;
        for (slope, weight) in slope.iter_mut().zip(weights) {
            *slope = self.l2 * weight;
            value += 0.5 * f64::from(self.l2) * f64::from(*weight) * f64::from(*weight);
        }
        let mut table = Table::default();
        for example in &self.examples {
            table.fill(self, example, weights);
            value += f64::from(example.weight) * table.sweep(&self.labels, &example.labels);
            table.spread(self, example, slope);
        }
        value
    }
}

/// Scores and probabilities of one sentence.
#[derive(Debug, Default)]
struct Table {
    /// Scores, then label probabilities less the truth: length × labels.
    scores: Vec<f32>,
    steps: Vec<f64>,
    /// Expected less true transitions.
    moves: Vec<f64>,
    ahead: Vec<f64>,
    behind: Vec<f64>,
    odds: Vec<f64>,
}

impl Table {
    fn fill(&mut self, problem: &Problem, example: &Example, weights: &[f32]) {
        let count = problem.labels.len();
        self.scores.clear();
        self.scores.resize(example.labels.len() * count, 0.0);
        let copies = problem.copies.get(example.domain);
        for (at, scores) in self.scores.chunks_exact_mut(count).enumerate() {
            for &feature in
                &example.features[example.starts[at] as usize..example.starts[at + 1] as usize]
            {
                let mut add = |row: u32| {
                    for (score, weight) in scores
                        .iter_mut()
                        .zip(&weights[row as usize * count..][..count])
                    {
                        *score += weight;
                    }
                };
                add(feature);
                if let Some(&copy) = copies
                    .map(|copies| &copies[feature as usize])
                    .filter(|&&copy| copy != NONE)
                {
                    add(copy);
                }
            }
        }
        let own = if copies.is_some() {
            example.domain + 1
        } else {
            0
        };
        let (shared, own) = (
            problem.transitions_at(0),
            (own > 0).then(|| problem.transitions_at(own)),
        );
        self.steps.clear();
        for at in 0..count * count {
            let step = weights[shared + at] + own.map_or(0.0, |own| weights[own + at]);
            self.steps.push(f64::from(step));
        }
    }

    /// Forward and backward; turns scores into probabilities less the truth and gives the loss.
    fn sweep(&mut self, labels: &Labels, truth: &[u8]) -> f64 {
        let count = labels.len();
        let truth_score = self.score_of(truth, count);
        let mut step_odds = vec![0.0; count * count];
        for to in 0..count {
            for &from in labels.before(to) {
                let step = usize::from(from) * count + to;
                step_odds[step] = self.steps[step].exp();
            }
        }
        let mut scales = vec![1.0; truth.len()];
        let all = self.forward(labels, &step_odds, &mut scales);
        self.backward(count, &step_odds, &scales);
        self.compare(truth, count);
        all - truth_score
    }

    /// Sums over all paths from the front, scaled token by token; gives the logarithm of the whole sum.
    fn forward(&mut self, labels: &Labels, step_odds: &[f64], scales: &mut [f64]) -> f64 {
        let count = labels.len();
        let mut all = 0.0;
        self.odds.clear();
        for scores in self.scores.chunks_exact(count) {
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let odds = scores.iter().map(|&score| f64::from(score - top).exp());
            self.odds.extend(odds);
            all += f64::from(top);
        }
        self.ahead.clear();
        self.ahead.resize(scales.len() * count, 0.0);
        for (at, scale) in scales.iter_mut().enumerate() {
            let (past, now) = self.ahead.split_at_mut(at * count);
            let before = past.len().checked_sub(count).map(|start| &past[start..]);
            for to in 0..count {
                let inflow = before.map_or(f64::from(u8::from(labels.may_start(to))), |before| {
                    let each = before.iter().enumerate();
                    each.map(|(from, odds)| odds * step_odds[from * count + to])
                        .sum()
                });
                now[to] = inflow * self.odds[at * count + to];
            }
            *scale = now[..count].iter().sum::<f64>();
            now[..count].iter_mut().for_each(|odds| *odds /= *scale);
            all += scale.ln();
        }
        all
    }

    /// Sums over all paths from the end, and how often each step is expected.
    fn backward(&mut self, count: usize, step_odds: &[f64], scales: &[f64]) {
        self.behind.clear();
        self.behind.resize(scales.len() * count, 1.0);
        self.moves.clear();
        self.moves.resize(count * count, 0.0);
        for at in (1..scales.len()).rev() {
            for from in 0..count {
                let mut sum = 0.0;
                for to in 0..count {
                    let here = at * count + to;
                    let step = from * count + to;
                    let onward = step_odds[step] * self.odds[here] * self.behind[here] / scales[at];
                    self.moves[step] += self.ahead[here - to - count + from] * onward;
                    sum += onward;
                }
                self.behind[(at - 1) * count + from] = sum;
            }
        }
    }

    /// Puts probabilities less the truth in the place of scores and expected steps.
    fn compare(&mut self, truth: &[u8], count: usize) {
        for (score, (ahead, behind)) in self
            .scores
            .iter_mut()
            .zip(self.ahead.iter().zip(&self.behind))
        {
            *score = (ahead * behind) as f32;
        }
        for (at, &label) in truth.iter().enumerate() {
            self.scores[at * count + usize::from(label)] -= 1.0;
        }
        for two in truth.windows(2) {
            self.moves[usize::from(two[0]) * count + usize::from(two[1])] -= 1.0;
        }
    }

    fn score_of(&self, truth: &[u8], count: usize) -> f64 {
        let own: f64 = truth
            .iter()
            .enumerate()
            .map(|(at, &label)| f64::from(self.scores[at * count + usize::from(label)]))
            .sum();
        own + truth
            .windows(2)
            .map(|two| self.steps[usize::from(two[0]) * count + usize::from(two[1])])
            .sum::<f64>()
    }

    fn spread(&self, problem: &Problem, example: &Example, slope: &mut [f32]) {
        let count = problem.labels.len();
        let copies = problem.copies.get(example.domain);
        for (at, errors) in self.scores.chunks_exact(count).enumerate() {
            for &feature in
                &example.features[example.starts[at] as usize..example.starts[at + 1] as usize]
            {
                let mut add = |row: u32| {
                    for (slope, error) in slope[row as usize * count..][..count]
                        .iter_mut()
                        .zip(errors)
                    {
                        *slope += example.weight * error;
                    }
                };
                add(feature);
                if let Some(&copy) = copies
                    .map(|copies| &copies[feature as usize])
                    .filter(|&&copy| copy != NONE)
                {
                    add(copy);
                }
            }
        }
        for (at, &error) in self.moves.iter().enumerate() {
            let error = example.weight * error as f32;
            slope[problem.transitions_at(0) + at] += error;
            if copies.is_some() {
                slope[problem.transitions_at(example.domain + 1) + at] += error;
            }
        }
    }
}
