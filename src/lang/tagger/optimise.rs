//! Finds the weights with the least loss: limited-memory BFGS, with the orthant-wise step for the L1 part.
//!
//! No randomness and one fixed order of additions: the same data give the same weights to the last bit.

use std::collections::VecDeque;

/// Pairs of steps remembered.
const MEMORY: usize = 6;

/// When to stop, and how much each weight costs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms {
    /// Cost of the size of a weight: makes most of them nothing.
    pub l1: f32,
    pub iterations: usize,
}

/// Moves `weights` to where `loss` is least. `loss` gives the value at some weights and fills in the slope,
/// all but the L1 part.
pub(super) fn minimise(
    weights: &mut Vec<f32>,
    terms: Terms,
    mut loss: impl FnMut(&[f32], &mut [f32]) -> f64,
) {
    let size = |weights: &[f32]| {
        f64::from(terms.l1) * weights.iter().map(|w| f64::from(w.abs())).sum::<f64>()
    };
    let mut slope = vec![0.0; weights.len()];
    let mut value = loss(weights, &mut slope) + size(weights);
    let mut past: VecDeque<(Vec<f32>, Vec<f32>, f64)> = VecDeque::new();
    let mut values = VecDeque::from([value]);
    for iteration in 0..terms.iterations {
        let pull = downhill(weights, &slope, terms.l1);
        let mut step = direction(&pull, &past);
        for (step, pull) in step.iter_mut().zip(&pull) {
            if *step * *pull <= 0.0 {
                *step = 0.0;
            }
        }
        let along = dot(&step, &pull);
        if along <= 1e-9 {
            break;
        }
        let mut length = if iteration == 0 {
            1.0 / dot(&step, &step).sqrt().max(1.0)
        } else {
            1.0
        };
        let mut next_slope = vec![0.0; weights.len()];
        let mut found = None;
        for _ in 0..20 {
            let next = walk(weights, &step, &pull, length as f32, terms.l1);
            let next_value = loss(&next, &mut next_slope) + size(&next);
            if next_value <= value - 1e-4 * length * along {
                found = Some((next, next_value));
                break;
            }
            length *= 0.5;
        }
        let Some((next, next_value)) = found else {
            break;
        };
        remember(&mut past, weights, &next, &slope, &next_slope);
        *weights = next;
        slope = next_slope;
        value = next_value;
        values.push_back(value);
        if values.len() > 10
            && values
                .pop_front()
                .is_some_and(|old| (old - value) / value.max(1e-9) < 5e-4)
        {
            break;
        }
    }
}

/// The steepest way down, the L1 part included: zero where a weight at zero is held there by its cost.
fn downhill(weights: &[f32], slope: &[f32], l1: f32) -> Vec<f32> {
    let one = |(&weight, &slope): (&f32, &f32)| {
        if weight > 0.0 {
            -slope - l1
        } else if weight < 0.0 {
            -slope + l1
        } else if slope < -l1 {
            -slope - l1
        } else if slope > l1 {
            -slope + l1
        } else {
            0.0
        }
    };
    weights.iter().zip(slope).map(one).collect()
}

/// One step that may not cross zero.
fn walk(weights: &[f32], step: &[f32], pull: &[f32], length: f32, l1: f32) -> Vec<f32> {
    let one = |((&weight, &step), &pull): ((&f32, &f32), &f32)| {
        let next = length.mul_add(step, weight);
        let side = if weight == 0.0 { pull } else { weight };
        if l1 > 0.0 && next * side < 0.0 {
            0.0
        } else {
            next
        }
    };
    weights.iter().zip(step).zip(pull).map(one).collect()
}

fn remember(
    past: &mut VecDeque<(Vec<f32>, Vec<f32>, f64)>,
    old: &[f32],
    new: &[f32],
    slope: &[f32],
    next: &[f32],
) {
    let minus = |new: &[f32], old: &[f32]| {
        new.iter()
            .zip(old)
            .map(|(new, old)| new - old)
            .collect::<Vec<f32>>()
    };
    let (moved, bent) = (minus(new, old), minus(next, slope));
    let curve = dot(&moved, &bent);
    if curve > 1e-10 {
        if past.len() == MEMORY {
            past.pop_front();
        }
        past.push_back((moved, bent, 1.0 / curve));
    }
}

/// The two-loop recursion.
fn direction(pull: &[f32], past: &VecDeque<(Vec<f32>, Vec<f32>, f64)>) -> Vec<f32> {
    let mut step = pull.to_vec();
    let mut shares = Vec::new();
    for (moved, bent, inverse) in past.iter().rev() {
        let share = inverse * dot(moved, &step);
        add(&mut step, bent, -share);
        shares.push(share);
    }
    if let Some((_, bent, inverse)) = past.back() {
        let scale = (1.0 / (inverse * dot(bent, bent))) as f32;
        step.iter_mut().for_each(|step| *step *= scale);
    }
    for ((moved, bent, inverse), share) in past.iter().zip(shares.iter().rev()) {
        let share = share - inverse * dot(bent, &step);
        add(&mut step, moved, share);
    }
    step
}

fn dot(one: &[f32], two: &[f32]) -> f64 {
    // Eight running sums, so that the processor adds them side by side in one fixed order.
    let mut sums = [0.0_f64; 8];
    let (ones, twos) = (one.chunks_exact(8), two.chunks_exact(8));
    let rest: f64 = ones
        .remainder()
        .iter()
        .zip(twos.remainder())
        .map(|(a, b)| f64::from(*a) * f64::from(*b))
        .sum();
    for (one, two) in ones.zip(twos) {
        for at in 0..8 {
            sums[at] += f64::from(one[at]) * f64::from(two[at]);
        }
    }
    sums.iter().sum::<f64>() + rest
}

fn add(to: &mut [f32], what: &[f32], times: f64) {
    let times = times as f32;
    for (to, what) in to.iter_mut().zip(what) {
        *to += times * what;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bottom_of_a_bowl_is_found_and_small_weights_become_nothing() {
        let goal = [3.0_f32, -2.0, 0.05];
        let mut weights = vec![0.0; 3];
        let bowl = |at: &[f32], slope: &mut [f32]| {
            for ((slope, at), goal) in slope.iter_mut().zip(at).zip(goal) {
                *slope = at - goal;
            }
            at.iter()
                .zip(goal)
                .map(|(at, goal)| f64::from((at - goal).powi(2)) / 2.0)
                .sum()
        };
        minimise(
            &mut weights,
            Terms {
                l1: 0.1,
                iterations: 50,
            },
            bowl,
        );
        assert!(
            (weights[0] - 2.9).abs() < 1e-2 && (weights[1] + 1.9).abs() < 1e-2,
            "{weights:?}"
        );
        assert_eq!(weights[2], 0.0);
    }
}
