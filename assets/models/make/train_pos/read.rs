//! Reading the training texts as the app's tokeniser would give them: Indonesian words with their clitics
//! on (`kunjungannya`), hyphenated words whole (`long-term`), English `n't` and `'s` on their own.

use warta::lang::pos::{Pos, Sentence, Tag, VerbForm};

/// A sentence of a treebank.
pub struct Gold {
    /// Its words and tags.
    pub sentence: Sentence,
    /// Its words as an Indonesian headline has them: `Serahkan` for `menyerahkan`.
    bare: Vec<String>,
}

/// One word line of a CoNLL-U file.
struct Line {
    id: u32,
    word: String,
    bare: String,
    tag: Tag,
    head: u32,
    /// No blank follows.
    tight: bool,
}

/// The sentences of a CoNLL-U file.
pub fn conllu(text: &str, english: bool) -> Vec<Gold> {
    text.split("\n\n")
        .map(|block| sentence(block, english))
        .filter(|gold| !gold.bare.is_empty())
        .collect()
}

fn sentence(block: &str, english: bool) -> Gold {
    let mut lines: Vec<Line> = Vec::new();
    let mut whole: Option<(u32, String, bool)> = None;
    let mut parts: Vec<Line> = Vec::new();
    for row in block.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [id, word, lemma, pos, xpos, _, head, _, _, misc] = cells[..] else {
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
            bare: if pos == Pos::Verb && !english {
                bare(word, lemma)
            } else {
                word.to_owned()
            },
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
    let sentence = Sentence {
        words: lines.iter().map(|line| line.word.clone()).collect(),
        tags: lines.iter().map(|line| line.tag).collect(),
    };
    Gold {
        sentence,
        bare: lines.into_iter().map(|line| line.bare).collect(),
    }
}

/// `menyerahkan` from `serah` is `serahkan` in a headline: the prefix goes, the root's first letter is back.
fn bare(word: &str, root: &str) -> String {
    let mut letters = root.chars();
    letters.next();
    match word.to_lowercase().rsplit_once(letters.as_str()) {
        Some((prefix, suffix)) if prefix.starts_with("me") && root.len() > 3 => {
            format!("{root}{suffix}")
        }
        _ => word.to_owned(),
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
    let bare = if head.bare == head.word {
        word.clone()
    } else {
        word.replacen(&head.word, &head.bare, 1)
    };
    Some(Line {
        word,
        bare,
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
            let word = format!("{}-{}", before.word, after.word);
            out.push(Line {
                bare: word.clone(),
                word,
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

/// Adds copies as headlines write them: some sentences With Capitals, some IN THEM.
pub fn with_headlines(gold: &[Gold], titled: usize, upper: usize) -> Vec<Sentence> {
    let copy = |gold: &Gold, change: fn(&str) -> String| Sentence {
        words: gold.bare.iter().map(|word| change(word)).collect(),
        tags: gold.sentence.tags.clone(),
    };
    let plain = gold.iter().map(|gold| gold.sentence.clone());
    let titled = gold.iter().step_by(titled).map(|gold| copy(gold, title));
    let upper = gold
        .iter()
        .skip(3)
        .step_by(upper)
        .map(|gold| copy(gold, str::to_uppercase));
    plain.chain(titled).chain(upper).collect()
}

fn title(word: &str) -> String {
    match word.chars().next() {
        Some(first) if word.len() > 3 => first.to_uppercase().chain(word.chars().skip(1)).collect(),
        _ => word.to_owned(),
    }
}

/// The sentences of the `nlp-id` news, with the nearest of our tags for each of theirs.
pub fn news(text: &str) -> Vec<Sentence> {
    text.split("\n\n").map(news_sentence).collect()
}

fn news_sentence(block: &str) -> Sentence {
    let mut out = Sentence::default();
    for row in block.lines() {
        let mut cells = row.split('\t');
        let (Some(word), Some(tag)) = (cells.next(), cells.next()) else {
            continue;
        };
        match out.words.last_mut() {
            Some(before)
                if matches!(word, "nya" | "lah" | "kah")
                    && before.ends_with(char::is_alphanumeric) =>
            {
                before.push_str(word);
            }
            _ => {
                out.words.push(word.to_owned());
                out.tags.push(nearest(tag).into());
            }
        }
    }
    out
}

fn nearest(tag: &str) -> Pos {
    match tag {
        "NN" => Pos::Noun,
        "NNP" => Pos::Propn,
        "VB" | "vb" => Pos::Verb,
        "IN" => Pos::Adp,
        "SC" => Pos::Sconj,
        "PR" => Pos::Pron,
        "DT" => Pos::Det,
        "ADV" => Pos::Adv,
        "JJ" => Pos::Adj,
        "NUM" => Pos::Num,
        "CC" => Pos::Cconj,
        "NEG" | "RP" => Pos::Part,
        "UH" => Pos::Intj,
        "SYM" => Pos::Punct,
        _ => Pos::X,
    }
}
