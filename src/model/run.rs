//! Runs a tagger over tagged or untagged sentences.

use super::{
    conll::{self, Odd},
    score::Score,
};
use crate::lang::tagger::{Sample, Tag, Tagger};

/// Tags sentences of `TOKEN` lines: the same lines with their tag, a blank line after each sentence. A line that
/// opens a document stays one.
///
/// # Errors
/// When a line has no token.
pub fn tag(tagger: &Tagger, text: &str) -> Result<String, Odd> {
    let mut out = String::with_capacity(text.len() * 2);
    let mut tags = Vec::new();
    for sample in conll::tokens(text)? {
        if conll::is_opening(&sample) {
            out.push_str(conll::OPENING);
            out.push_str("\tO\n\n");
            continue;
        }
        tagger.tag(&words(&sample), &mut tags);
        for (word, tag) in sample.words.iter().zip(&tags) {
            out.push_str(word);
            out.push('\t');
            out.push_str(tagger.labels().name(tag.label));
            out.push('\n');
        }
        out.push('\n');
    }
    Ok(out)
}

/// Compares what the tagger says with the tags that are there. With `whole`, sentences of one document
/// help each other.
#[must_use]
pub fn judge(tagger: &Tagger, documents: &[Vec<Sample>], types: &[String], whole: bool) -> Score {
    let mut score = Score::default();
    for document in documents {
        let tags = if whole {
            together(tagger, document)
        } else {
            sentences(tagger, document)
        };
        for (sample, tags) in document.iter().zip(tags) {
            let predicted: Vec<String> = tags
                .iter()
                .map(|tag| tagger.labels().name(tag.label).to_owned())
                .collect();
            score.add(types, &sample.tags, &predicted);
        }
    }
    score
}

fn words(sample: &Sample) -> Vec<&str> {
    sample.words.iter().map(String::as_str).collect()
}

fn sentences(tagger: &Tagger, document: &[Sample]) -> Vec<Vec<Tag>> {
    let one = |sample| {
        let mut tags = Vec::new();
        tagger.tag(&words(sample), &mut tags);
        tags
    };
    document.iter().map(one).collect()
}

fn together(tagger: &Tagger, document: &[Sample]) -> Vec<Vec<Tag>> {
    let all: Vec<Vec<&str>> = document.iter().map(words).collect();
    let all: Vec<&[&str]> = all.iter().map(Vec::as_slice).collect();
    let tagged = tagger.tag_document(&all);
    tagged.iter().map(|one| one.tags().collect()).collect()
}
