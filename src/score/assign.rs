//! One-to-one assignments between what was found and what is right.

use rustc_hash::FxHashMap;

/// How many partial assignments are kept. Below this number of subsets the result is exact; a text would
/// have to hold more than a dozen events that all look alike to reach it.
const KEPT: usize = 1 << 13;

/// As many pairs as can be made: for each found one the index of the right one, where it has one.
#[must_use]
pub fn most<A, B>(found: &[A], right: &[B], fits: impl Fn(&A, &B) -> bool) -> Vec<Option<usize>> {
    let fitting: Vec<Vec<usize>> = found
        .iter()
        .map(|found| {
            (0..right.len())
                .filter(|&at| fits(found, &right[at]))
                .collect()
        })
        .collect();
    let mut taken = vec![None; right.len()];
    for at in 0..found.len() {
        settle(at, &fitting, &mut taken, &mut vec![false; right.len()]);
    }
    let mut pairs = vec![None; found.len()];
    for (right, found) in taken.into_iter().enumerate() {
        if let Some(found) = found {
            pairs[found] = Some(right);
        }
    }
    pairs
}

/// Finds a place for one, moving others where need be (Kuhn's algorithm).
fn settle(
    at: usize,
    fitting: &[Vec<usize>],
    taken: &mut [Option<usize>],
    seen: &mut [bool],
) -> bool {
    for &right in &fitting[at] {
        if std::mem::replace(&mut seen[right], true) {
            continue;
        }
        let free = match taken[right] {
            None => true,
            Some(other) => settle(other, fitting, taken, seen),
        };
        if free {
            taken[right] = Some(at);
            return true;
        }
    }
    false
}

/// A set of right ones that are used, the best total that uses these, and how it came about.
#[derive(Debug, Clone)]
struct State {
    used: Vec<u64>,
    total: f64,
    pairs: Vec<(usize, usize)>,
}

/// The pairs of the greatest total weight. `edges[found]` are the right ones that it may be paired with,
/// and what each pair is worth. Of equal totals the one that was reached first is taken.
#[must_use]
pub fn best(edges: &[Vec<(usize, f64)>]) -> Vec<Option<usize>> {
    let right = edges
        .iter()
        .flatten()
        .map(|edge| edge.0 + 1)
        .max()
        .unwrap_or(0);
    let mut states = vec![State {
        used: vec![0; right.div_ceil(64)],
        total: 0.0,
        pairs: Vec::new(),
    }];
    for (found, options) in edges.iter().enumerate() {
        if !options.is_empty() {
            states = extended(states, found, options);
        }
    }
    let mut pairs = vec![None; edges.len()];
    for (found, right) in heaviest(states).pairs {
        pairs[found] = Some(right);
    }
    pairs
}

/// The states with and without each pair that one more found event allows, in the order of their sets.
fn extended(states: Vec<State>, found: usize, options: &[(usize, f64)]) -> Vec<State> {
    let index = |(at, state): (usize, &State)| (state.used.clone(), at);
    let mut places: FxHashMap<Vec<u64>, usize> = states.iter().enumerate().map(index).collect();
    let mut next = states.clone();
    for state in &states {
        for &(right, weight) in options {
            let (word, bit) = (right / 64, 1 << (right % 64));
            if state.used[word] & bit != 0 {
                continue;
            }
            let mut grown = state.clone();
            grown.used[word] |= bit;
            grown.total += weight;
            grown.pairs.push((found, right));
            match places.get(&grown.used) {
                Some(&at) if next[at].total < grown.total => next[at] = grown,
                Some(_) => {}
                None => {
                    places.insert(grown.used.clone(), next.len());
                    next.push(grown);
                }
            }
        }
    }
    if next.len() > KEPT {
        next.sort_by(|one, two| two.total.total_cmp(&one.total));
        next.truncate(KEPT);
    }
    next
}

fn heaviest(states: Vec<State>) -> State {
    let heavier = |best: State, state: State| {
        if state.total > best.total {
            state
        } else {
            best
        }
    };
    states
        .into_iter()
        .reduce(heavier)
        .expect("the empty assignment is always among them")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_later_one_moves_an_earlier_one_aside() {
        let fits = |found: &usize, right: &usize| *found == 0 || *right == 0;
        assert_eq!(most(&[0, 1], &[0, 1], fits), [Some(1), Some(0)]);
        assert_eq!(most(&[1, 1], &[0, 1], fits), [Some(0), None]);
    }

    #[test]
    fn the_best_total_is_taken_not_the_first_fit() {
        let edges = [vec![(0, 3.0), (1, 2.0)], vec![(0, 2.5)], vec![]];
        assert_eq!(best(&edges), [Some(1), Some(0), None]);
    }

    #[test]
    fn a_text_of_many_events_alike_is_paired_in_bounded_time() {
        let edges: Vec<Vec<(usize, f64)>> = (0..14)
            .map(|found| {
                (0..30)
                    .map(|right| (right, if found == right { 2.0 } else { 1.0 }))
                    .collect()
            })
            .collect();
        let pairs = best(&edges);
        assert!(pairs.iter().all(Option::is_some));
    }

    fn brute(edges: &[Vec<(usize, f64)>], used: u8) -> f64 {
        let Some((first, rest)) = edges.split_first() else {
            return 0.0;
        };
        let free = first.iter().filter(|(right, _)| used >> right & 1 == 0);
        free.map(|&(right, weight)| weight + brute(rest, used | 1 << right))
            .fold(brute(rest, used), f64::max)
    }

    proptest! {
        #[test]
        fn no_assignment_is_better(edges in proptest::collection::vec(
            proptest::collection::btree_map(0_usize..5, 1_u32..9, 0..5), 0..5,
        )) {
            let edges: Vec<Vec<(usize, f64)>> = edges
                .iter()
                .map(|row| row.iter().map(|(&right, &weight)| (right, f64::from(weight))).collect())
                .collect();
            let pairs = best(&edges);
            let chosen: Vec<usize> = pairs.iter().flatten().copied().collect();
            let mut once = chosen.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), chosen.len());
            let weight = |(found, right): (usize, &Option<usize>)| {
                let right = (*right)?;
                edges[found].iter().find(|edge| edge.0 == right).map(|edge| edge.1)
            };
            let total: f64 = pairs.iter().enumerate().filter_map(weight).sum();
            prop_assert_eq!(total, brute(&edges, 0));
        }
    }
}
