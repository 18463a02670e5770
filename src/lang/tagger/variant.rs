//! A training sentence as other sources would write it, so that the model is at home there too.

use super::Sample;

/// The same sentence as other sources would write it: in capitals, in small letters, with brackets apart.
pub(super) fn of(sample: &Sample, at: usize, recase: usize) -> Vec<Sample> {
    let mut copies = Vec::new();
    if recase > 0 && at % recase == recase / 2 {
        copies.push(recased(sample, str::to_uppercase));
    }
    if recase > 0 && at.is_multiple_of(recase) {
        copies.push(recased(sample, str::to_lowercase));
    }
    if sample.words.iter().any(|word| bracketed(word).is_some()) {
        copies.push(unbracketed(sample));
    }
    copies
}

/// What stands inside a token like "(KPK)".
fn bracketed(word: &str) -> Option<&str> {
    word.strip_prefix('(')?
        .strip_suffix(')')
        .filter(|inside| !inside.is_empty())
}

/// Some corpora keep "(KPK)" as one token; ours never does, so both are learnt.
fn unbracketed(sample: &Sample) -> Sample {
    let mut split = Sample::default();
    for (word, tag) in sample.words.iter().zip(&sample.tags) {
        let Some(inside) = bracketed(word) else {
            split.words.push(word.clone());
            split.tags.push(tag.clone());
            continue;
        };
        let inner = tag.replacen("B-", "I-", 1);
        split.words.extend(["(", inside, ")"].map(str::to_owned));
        split.tags.extend([tag, &inner, &inner].map(String::clone));
    }
    split
}

fn recased(sample: &Sample, case: impl Fn(&str) -> String) -> Sample {
    Sample {
        words: sample.words.iter().map(|word| case(word)).collect(),
        tags: sample.tags.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracketed_token_is_taken_apart_with_its_tag() {
        let sample = Sample {
            words: ["Bursa", "(BEI)", "naik", "()"].map(str::to_owned).to_vec(),
            tags: ["B-ORG", "I-ORG", "O", "O"].map(str::to_owned).to_vec(),
        };
        let split = unbracketed(&sample);
        assert_eq!(split.words, ["Bursa", "(", "BEI", ")", "naik", "()"]);
        assert_eq!(split.tags, ["B-ORG", "I-ORG", "I-ORG", "I-ORG", "O", "O"]);
        assert_eq!(of(&sample, 0, 20).len(), 2);
        assert_eq!(of(&sample, 1, 0).len(), 1);
    }
}
