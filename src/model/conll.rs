//! Tagged sentences as text: `TOKEN<TAB>TAG` a line, a blank line between sentences.

use crate::lang::tagger::Sample;

/// Reads all sentences, `-DOCSTART-` lines left out. The first column is the token, the last the tag; a
/// line with one column is tagged `O`.
#[must_use]
pub fn read(text: &str) -> Vec<Sample> {
    documents(text).into_iter().flatten().collect()
}

/// Reads all sentences, a list for each document; a `-DOCSTART-` line opens one.
#[must_use]
pub fn documents(text: &str) -> Vec<Vec<Sample>> {
    let mut documents = vec![Vec::new()];
    let mut sample = Sample::default();
    for line in text.lines().chain([""]) {
        let mut columns = line.split('\t');
        match columns.next().map(str::trim) {
            None | Some("") => {
                if !sample.words.is_empty() {
                    documents
                        .last_mut()
                        .expect("there is always one")
                        .push(std::mem::take(&mut sample));
                }
            }
            Some("-DOCSTART-") => {
                if documents
                    .last()
                    .is_some_and(|document| !document.is_empty())
                {
                    documents.push(Vec::new());
                }
            }
            Some(word) => {
                sample.words.push(word.to_owned());
                sample
                    .tags
                    .push(columns.next_back().unwrap_or("O").trim().to_owned());
            }
        }
    }
    documents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_documents_are_told_apart() {
        let text =
            "-DOCSTART-\tO\n\nKim\tB-PER\nmet\tx\tO\n\nHe\n\n-DOCSTART-\tO\n\nMoskow\tB-LOC\n";
        let documents = documents(text);
        assert_eq!(documents.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(documents[0][0].words, ["Kim", "met"]);
        assert_eq!(documents[0][0].tags, ["B-PER", "O"]);
        assert_eq!(documents[0][1].tags, ["O"]);
    }
}
