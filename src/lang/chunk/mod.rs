//! Chunks: a sentence as noun phrases, verb groups and what joins them.
//!
//! Chunks stand on parts of speech and word classes, never on one article's words. Quotation marks are
//! passed over: what is quoted in part ("he 'gave the town a clock'") is read with the clause around it.

mod aside;
mod dated;
mod function;
mod met_there;

use std::ops::Range;

use super::{
    indonesian,
    lexicon::Class,
    noun_phrase::noun_phrase,
    pos::{Pos, VerbForm},
    verb_group::verb_group,
    words::Words,
};
use crate::domain::{EntityKind, Lang};
use aside::{bracket, caption_side, is_paired};
pub(super) use function::{approximation, function, is_face_to_face, is_time};
use function::{is_along_with, is_floating};

/// One chunk of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The token that stands for it: the head noun, the main verb, the word itself.
    pub head: usize,
}

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChunkKind {
    /// A noun phrase, "of" phrases included.
    Noun,
    /// A verb with its auxiliaries, negations and adverbs.
    Verb,
    /// A preposition.
    Preposition,
    /// A word that joins equals.
    Conjunction,
    /// A word that opens a relative clause.
    Relative,
    /// A word that opens another clause, "untuk" and "to" before a verb included.
    Subordinator,
    /// A comma.
    Comma,
    /// A date.
    Date,
    /// A mark that parts clauses: a full stop, colon, semicolon, dash or bracket.
    Stop,
    /// An adverb or anything else.
    Other,
}

/// The chunks of the sentence with these tokens, in order; together with passed-over quotation marks they
/// hold every token once.
#[must_use]
pub fn chunks(words: &Words, sentence: &Range<usize>) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if is_quote(words, at) {
            at += 1;
            continue;
        }
        let mut chunk = chunk_at(words, at, sentence);
        at = chunk.tokens.end;
        if chunks
            .last()
            .is_some_and(|article| opens_day(words, article, &chunk))
        {
            chunk.tokens.start -= 1;
            chunks.pop();
        }
        // "talks *since May* in Lisse": a day makes a phrase of it.
        let since = chunks.last_mut().filter(|before| {
            chunk.kind == ChunkKind::Date
                && before.kind == ChunkKind::Subordinator
                && words.reading.lower(before.head) == "since"
        });
        if let Some(since) = since {
            since.kind = ChunkKind::Preposition;
        }
        let parts = chunks
            .last()
            .and_then(|verb| two_objects(words, verb, &chunk));
        match parts.or_else(|| met_there::parts(words, &chunks, &chunk)) {
            Some((first, second)) => chunks.extend([first, second]),
            None => chunks.push(chunk),
        }
    }
    dated::join(words, &mut chunks);
    chunks
}

/// Whether an English article stands alone before a day that says which meeting is meant: "*a* Monday meeting".
fn opens_day(words: &Words, article: &Chunk, day: &Chunk) -> bool {
    words.reading.lang() == Lang::En
        && day.kind == ChunkKind::Date
        && article.kind == ChunkKind::Noun
        && article.tokens.len() == 1
        && article.tokens.end == day.tokens.start
        && words.reading.is(article.head, Class::Determiner)
        && words.frames.is_noun_form(
            words
                .reading
                .lower(day.tokens.end.min(words.reading.tokens.len() - 1)),
        )
}

/// "sent | Ukraine food": the name and the thing behind a verb that takes both as objects.
fn two_objects(words: &Words, verb: &Chunk, noun: &Chunk) -> Option<(Chunk, Chunk)> {
    let reading = words.reading;
    let takes_two = verb.kind == ChunkKind::Verb
        && noun.kind == ChunkKind::Noun
        && reading.lang() == Lang::En
        && reading.is(verb.head, Class::TwoObjects);
    if !takes_two {
        return None;
    }
    // "given *neighbouring* Afghanistan fuel"
    let described = usize::from(
        words.pos(noun.tokens.start) == Pos::Adj || reading.lower(noun.tokens.start) == "the",
    );
    let name = words
        .name_over(noun.tokens.start + described)
        .map(|name| &words.names[name])
        .filter(|name| name.kind != EntityKind::Product)
        .map(|name| name.tokens.end);
    let end = name.or_else(|| people_end(words, noun))?;
    // "gave *the Lisse campus* $5 million": what stands behind the name is part of whoever receives.
    let next = noun.tokens.end;
    let received = next < words.reading.tokens.len()
        && (approximation(words, next, words.reading.tokens.len()).is_some()
            || words.figure_over(next).is_some()
            || reading.is(next, Class::Currency));
    let thing = noun.head >= end
        && !received
        && reading.is_word(end)
        && !reading.is_capital(end)
        && !matches!(reading.lower(end), "'s" | "of")
        && !reading.is(noun.head, Class::PersonNoun)
        && !reading.is(noun.head, Class::Role)
        && !reading.is(noun.head, Class::BodyNoun);
    let part = |tokens: Range<usize>, head| Chunk {
        kind: ChunkKind::Noun,
        tokens,
        head,
    };
    thing.then(|| {
        (
            part(noun.tokens.start..end, end - 1),
            part(end..noun.tokens.end, noun.head),
        )
    })
}

/// The end of several people who open a phrase before the thing they are given: "promised *Sylvanian farmers* free grain".
fn people_end(words: &Words, noun: &Chunk) -> Option<usize> {
    let reading = words.reading;
    let several = |&at: &usize| {
        reading.is(at, Class::PersonNoun)
            && (reading.lower(at).ends_with('s') || reading.is(at, Class::Folk))
    };
    let last = (noun.tokens.start..noun.head).find(several)?;
    let thing = matches!(words.pos(last + 1), Pos::Adj | Pos::Noun);
    let plain = (noun.tokens.start..last)
        .all(|at| reading.lower(at) != "of" && words.name_over(at).is_none());
    (thing && plain).then_some(last + 1)
}

fn chunk_at(words: &Words, at: usize, sentence: &Range<usize>) -> Chunk {
    if let Some(end) = words.date_end(at) {
        // "pada Rabu (8/3/2017) *sore*"
        let part = words.reading.lang() == Lang::Id
            && end < sentence.end
            && matches!(
                words.reading.lower(end),
                "pagi" | "siang" | "sore" | "petang" | "malam"
            );
        let end = end + usize::from(part);
        return Chunk {
            kind: ChunkKind::Date,
            tokens: at..end,
            head: at,
        };
    }
    let run = |kind: ChunkKind, length: usize| Chunk {
        kind,
        tokens: at..at + length,
        head: at,
    };
    let one = |kind: ChunkKind| run(kind, 1);
    let reading = words.reading;
    if !reading.is_word(at) && !reading.is_number(at) && !reading.is(at, Class::Currency) {
        let mark = reading.word(at);
        return match mark {
            "," => caption_side(words, at, sentence).unwrap_or_else(|| one(ChunkKind::Comma)),
            "&" => one(ChunkKind::Conjunction),
            "(" | "[" => bracket(words, at, sentence),
            "–" | "—" | "--" if is_paired(words, at, sentence) => one(ChunkKind::Comma),
            _ if mark.starts_with([
                '.', ';', ':', '!', '?', '-', '–', '—', '…', ')', ']', '/', '|',
            ]) =>
            {
                one(ChunkKind::Stop)
            }
            _ => one(ChunkKind::Other),
        };
    }
    // "20 trucks *free of charge*"
    let free = at + 2 < sentence.end
        && reading.lower(at) == "free"
        && reading.lower(at + 1) == "of"
        && matches!(reading.lower(at + 2), "charge" | "cost");
    if free {
        return run(ChunkKind::Other, 3);
    }
    // "the club *as well as* its players"
    let as_well_as = at + 2 < sentence.end
        && reading.lang() == Lang::En
        && ["as", "well", "as"]
            .iter()
            .enumerate()
            .all(|(step, word)| reading.lower(at + step) == *word);
    if as_well_as {
        return run(ChunkKind::Conjunction, 3);
    }
    if is_along_with(words, at, sentence) {
        return run(ChunkKind::Conjunction, 2);
    }
    // "grain *such as* rice"
    let such_as =
        at + 1 < sentence.end && reading.lower(at) == "such" && reading.lower(at + 1) == "as";
    if such_as {
        return run(ChunkKind::Preposition, 2);
    }
    // "A *bersama dengan* B"
    let together = reading.lang() == Lang::Id
        && at + 1 < sentence.end
        && reading.lower(at) == "bersama"
        && reading.lower(at + 1) == "dengan";
    if together {
        return run(ChunkKind::Preposition, 2);
    }
    if indonesian::is_and_also(words, at, sentence) {
        return run(ChunkKind::Conjunction, 2);
    }
    if is_time(words, at, sentence) {
        return run(ChunkKind::Other, 2);
    }
    if is_face_to_face(words, at, sentence) {
        return run(ChunkKind::Other, 3);
    }
    if let Some(end) = indonesian::adverb_end(words, at, sentence) {
        return Chunk {
            kind: ChunkKind::Other,
            tokens: at..end,
            head: at,
        };
    }
    if words.name_over(at).is_none() {
        if is_floating(words, at, sentence) {
            return one(ChunkKind::Other);
        }
        if let Some(kind) = function(words, at, sentence) {
            return one(kind);
        }
        let verb = verb_group(words, at, sentence).filter(|_| !is_attributive(words, at, sentence));
        if let Some(group) = verb {
            return group;
        }
        if indonesian::is_adverb(words, at) {
            return one(ChunkKind::Other);
        }
    }
    // "di antaranya *sembako*": a thing by its list, whatever the tagger takes it for.
    let thing = || {
        let listed = [Class::Thing, Class::AidNoun]
            .iter()
            .any(|&class| reading.is(at, class));
        listed && reading.lang() == Lang::Id && reading.is_word(at)
    };
    let alone = || {
        one(if thing() {
            ChunkKind::Noun
        } else {
            ChunkKind::Other
        })
    };
    noun_phrase(words, at, sentence).unwrap_or_else(alone)
}

/// Whether an English participle opens a noun phrase: "to *displaced* families", "*visiting* ministers".
pub(super) fn is_attributive(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    let led = at > sentence.start
        && (words.pos(at - 1) == Pos::Adp || reading.is(at - 1, Class::Preposition));
    // "gave pupils *signed* shirts"
    let second = at > sentence.start + 1
        && words.pos(at - 1) == Pos::Noun
        && reading.is(at - 2, Class::TwoObjects)
        && reading.is(at - 1, Class::PersonNoun);
    // "In May, *retired* teacher Ana Lima gave …"
    let person = at + 1 < sentence.end
        && (at == sentence.start || !reading.is_word(at - 1))
        && (reading.is(at + 1, Class::PersonNoun) || reading.is(at + 1, Class::Role));
    let participle = match words.form(at) {
        VerbForm::PastPart | VerbForm::Past => {
            (led || second || person || reading.is(at, Class::Attributive))
                && reading.lower(at).ends_with("ed")
        }
        // "met *outgoing* Ambassador Ana Lima"
        VerbForm::Ger if matches!(reading.lower(at), "outgoing" | "incoming") => true,
        VerbForm::Ger => {
            reading.is(at, Class::Attributive)
                && (led
                    || at == sentence.start
                    || !reading.is_word(at - 1)
                    || reading.is(at - 1, Class::Conjunction))
        }
        _ => false,
    };
    // "to *internally* displaced people"
    let degree = led
        && words.pos(at) == Pos::Adv
        && reading.lower(at).ends_with("ly")
        && at + 2 < sentence.end
        && words.form(at + 1) != VerbForm::Ger
        && reading.lower(at + 1).ends_with("ed")
        && matches!(words.pos(at + 2), Pos::Noun | Pos::Propn);
    reading.lang() == Lang::En
        && (degree
            || participle
                && at + 1 < sentence.end
                && words.name_over(at + 1).is_none()
                && (matches!(words.pos(at + 1), Pos::Noun | Pos::Adj)
                    || words.noun_is(at + 1, Class::Demonym)))
}

pub(super) fn is_quote(words: &Words, at: usize) -> bool {
    let mark = words.reading.word(at);
    !words.reading.is_word(at)
        && mark
            .chars()
            .all(|c| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' | '`'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Article, lang::reading::Reading};

    /// A sentence with its chunks marked: `[noun phrase] <verb group> (preposition) {date}`.
    fn marked(lang: Lang, text: &str) -> String {
        let article = Article::of(text);
        let reading = Reading::new(&article, lang);
        let words = Words::new(&reading);
        let sentence = reading.sentences[0].tokens.clone();
        let parts = chunks(&words, &sentence).into_iter().map(|chunk| {
            let said = reading.span(&chunk.tokens).of(text);
            match chunk.kind {
                ChunkKind::Noun => format!("[{said}]"),
                ChunkKind::Verb => format!("<{said}>"),
                ChunkKind::Preposition => format!("({said})"),
                ChunkKind::Date => format!("{{{said}}}"),
                _ => said.to_owned(),
            }
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    fn check(lang: Lang, text: &str, expected: &str) {
        assert_eq!(marked(lang, text), expected);
    }

    #[test]
    fn indonesian_sentences_fall_into_phrases() {
        check(
            Lang::Id,
            "Bupati Sutarman menyerahkan 50 kursi roda kepada Yayasan Kasih Bunda, Senin (3/2).",
            "[Bupati Sutarman] <menyerahkan> [50 kursi roda] (kepada) [Yayasan Kasih Bunda] , {Senin (3/2)} .",
        );
        check(
            Lang::Id,
            "Dalam kunjungan itu ia juga menerima sebuah jam dari Rini Suharti.",
            "(Dalam) [kunjungan itu] [ia] <juga menerima> [sebuah jam] (dari) [Rini Suharti] .",
        );
    }

    #[test]
    fn where_somebody_is_met_is_no_part_of_their_title() {
        check(
            Lang::En,
            "Karl Novak met in Cairo Prime Minister Anna Berg.",
            "[Karl Novak] <met> (in) [Cairo] [Prime Minister Anna Berg] .",
        );
    }

    #[test]
    fn where_somebody_stands_in_a_picture_parts_no_clause() {
        check(
            Lang::En,
            "Karl Novak, left, meets Anna Berg, right, in Lisse.",
            "[Karl Novak] , left , <meets> [Anna Berg] , right , (in) [Lisse] .",
        );
        check(
            Lang::En,
            "Karl Novak, left, and Anna Berg met.",
            "[Karl Novak] , left , and [Anna Berg] <met> .",
        );
    }

    #[test]
    fn english_sentences_fall_into_phrases() {
        check(
            Lang::En,
            "This week, the United States handed over more than $4 million worth of new medical equipment to Ethiopia.",
            "{This week} , [the United States] <handed over> [more than $4 million worth of new medical equipment] (to) [Ethiopia] .",
        );
        check(
            Lang::En,
            "Freedonia sent tents to the victims of the Sept. 30 magnitude 6.9 earthquake.",
            "[Freedonia] <sent> [tents] (to) [the victims of the Sept. 30 magnitude 6.9 earthquake] .",
        );
        check(
            Lang::En,
            "A statue was presented to Governor Maria Silva on Tuesday.",
            "[A statue] <was presented> (to) [Governor Maria Silva] (on) {Tuesday} .",
        );
    }
}
