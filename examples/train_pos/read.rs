//! Reading the training texts as the app's tokeniser would give them: Indonesian words with their clitics
//! on (`kunjungannya`), hyphenated words whole (`long-term`), English `n't` and `'s` on their own.

use warta::lang::pos::{Pos, PosTagger, Sentence, Tag, TagSet, VerbForm};

/// One word line of a CoNLL-U file.
struct Line {
    id: u32,
    word: String,
    tag: Tag,
    head: u32,
    /// No blank follows.
    tight: bool,
}

/// The sentences of a CoNLL-U file.
pub fn conllu(text: &str, english: bool) -> Vec<Sentence> {
    text.split("\n\n")
        .map(|block| sentence(block, english))
        .filter(|s| !s.words.is_empty())
        .collect()
}

fn sentence(block: &str, english: bool) -> Sentence {
    let mut lines: Vec<Line> = Vec::new();
    let mut whole: Option<(u32, String, bool)> = None;
    let mut parts: Vec<Line> = Vec::new();
    for row in block.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [id, word, _, pos, xpos, _, head, _, _, misc] = cells[..] else {
            continue;
        };
        let tight = misc.contains("SpaceAfter=No");
        if let Some((_, end)) = id.split_once('-') {
            if !english || word.eq_ignore_ascii_case("cannot") {
                whole = end.parse().ok().map(|end| (end, word.to_owned(), tight));
            }
            continue;
        }
        let (Ok(id), Ok(head), Some(pos)) = (id.parse(), head.parse(), Pos::named(pos)) else {
            continue;
        };
        let tag = if english {
            Tag::new(pos, form(xpos))
        } else {
            pos.into()
        };
        let line = Line {
            id,
            word: word.to_owned(),
            tag,
            head,
            tight,
        };
        match &whole {
            Some((end, _, _)) if id < *end => parts.push(line),
            Some(_) => {
                parts.push(line);
                if let Some((_, word, tight)) = whole.take() {
                    lines.extend(merged(&mut parts, word, tight));
                }
            }
            None => lines.push(line),
        }
    }
    let lines = if english { joined(lines) } else { lines };
    Sentence {
        tags: lines.iter().map(|l| l.tag).collect(),
        words: lines.into_iter().map(|l| l.word).collect(),
    }
}

/// A word written as one has the tag of the part that the others hang on.
fn merged(parts: &mut Vec<Line>, word: String, tight: bool) -> Option<Line> {
    let ids: Vec<u32> = parts.iter().map(|part| part.id).collect();
    let at = parts
        .iter()
        .position(|part| !ids.contains(&part.head))
        .unwrap_or(0);
    let head = parts.drain(..).nth(at)?;
    Some(Line {
        word,
        tight,
        ..head
    })
}

/// English treebanks split `long-term` in three; it gets the tag of its last part.
fn joined(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        let wordlike = |line: &Line| line.word.chars().any(char::is_alphanumeric);
        let hyphen =
            line.word == "-" && line.tight && out.last().is_some_and(|l| l.tight && wordlike(l));
        if hyphen && lines.peek().is_some_and(wordlike) {
            let (Some(before), Some(after)) = (out.pop(), lines.next()) else {
                continue;
            };
            out.push(Line {
                word: format!("{}-{}", before.word, after.word),
                ..after
            });
        } else {
            out.push(line);
        }
    }
    out
}

fn form(xpos: &str) -> VerbForm {
    match xpos {
        "VBD" => VerbForm::Past,
        "VBZ" | "VBP" | "MD" => VerbForm::Present,
        "VB" => VerbForm::Inf,
        "VBN" => VerbForm::PastPart,
        "VBG" => VerbForm::Ger,
        _ => VerbForm::None,
    }
}

/// Adds copies as headlines write them: every eighth sentence With Capitals, every twentieth IN THEM.
pub fn with_headlines(sentences: &[Sentence]) -> Vec<Sentence> {
    let title = |word: &String| match word.chars().next() {
        Some(first) if word.len() > 3 || first.is_numeric() => {
            first.to_uppercase().chain(word.chars().skip(1)).collect()
        }
        _ => word.clone(),
    };
    let copy = |sentence: &Sentence, change: &dyn Fn(&String) -> String| Sentence {
        words: sentence.words.iter().map(change).collect(),
        tags: sentence.tags.clone(),
    };
    let mut all = sentences.to_vec();
    all.extend(sentences.iter().step_by(8).map(|s| copy(s, &title)));
    all.extend(
        sentences
            .iter()
            .skip(3)
            .step_by(20)
            .map(|s| copy(s, &|word| word.to_uppercase())),
    );
    all
}

/// The sentences of the `nlp-id` news, whose coarser tags leave some of ours open: `first` chooses.
pub fn news(text: &str, first: &PosTagger) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut tags = Vec::new();
    for block in text.split("\n\n") {
        let mut words: Vec<String> = Vec::new();
        let mut allowed: Vec<TagSet> = Vec::new();
        for row in block.lines() {
            let mut cells = row.split('\t');
            let (Some(word), Some(tag)) = (cells.next(), cells.next()) else {
                continue;
            };
            match words.last_mut() {
                Some(before)
                    if matches!(word, "nya" | "lah" | "kah")
                        && before.ends_with(char::is_alphanumeric) =>
                {
                    before.push_str(word);
                }
                _ => {
                    words.push(word.to_owned());
                    allowed.push(open(word, tag));
                }
            }
        }
        if words.len() > 1 {
            first.tag_within(&words, &allowed, &mut tags);
            out.push(Sentence {
                words,
                tags: tags.clone(),
            });
        }
    }
    out
}

/// The tags that a tag of the news leaves open.
fn open(word: &str, tag: &str) -> TagSet {
    use Pos::{
        Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym,
        Verb, X,
    };
    let pos: &[Pos] = match tag {
        "NN" => &[Noun],
        "NNP" => &[Propn],
        "VB" | "vb" => &[Verb, Aux],
        "IN" => &[Adp, Sconj],
        "SC" => &[Sconj, Adp, Adv, Cconj],
        "PR" => &[Pron, Det, Sconj, Adv],
        "DT" => &[Det, Pron, Num, Adj],
        "ADV" => &[Adv, Aux, Det, Part],
        "JJ" => &[Adj, Det],
        "NUM" => &[Num, Det, Adj],
        "CC" => &[Cconj, Sconj],
        "FW" => &[X, Noun, Propn],
        "NEG" => &[Part, Adv],
        "RP" => &[Part, Adv],
        "UH" => &[Intj, Part],
        "SYM" if word.chars().any(char::is_alphabetic) => &[Sym, Noun, Propn],
        "SYM" => &[Punct, Sym],
        _ => &Pos::ALL,
    };
    TagSet::of(&pos.iter().map(|&pos| pos.into()).collect::<Vec<_>>())
}
