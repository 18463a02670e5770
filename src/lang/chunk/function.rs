//! Words of grammar: what kind of chunk a function word is, and words that only say how exact, when or how.

use std::ops::Range;

use super::ChunkKind;
use crate::{
    domain::Lang,
    lang::{
        lexicon::Class,
        pos::{Pos, VerbForm},
        verb_group::{is_no_infinitive, verb_group},
        words::Words,
    },
};

/// The length in tokens of words that only say how exact the number behind them is: "more than 20".
pub(in crate::lang) fn approximation(words: &Words, at: usize, end: usize) -> Option<usize> {
    let is_money = |at: usize| words.reading.is(at, Class::Currency);
    let is_sum = |at: usize| words.figure_over(at).is_some() || is_money(at);
    // Most words are told by what follows not to be asked.
    if !(at + 1..=at + 3).any(is_sum) {
        return None;
    }
    let lower = |at: usize| {
        if at < end {
            words.reading.lower(at)
        } else {
            ""
        }
    };
    let length = match (lower(at), lower(at + 1), lower(at + 2)) {
        ("no", "less" | "fewer", "than") | ("as", "much" | "many", "as") => 3,
        ("more" | "less" | "fewer", "than", _)
        | ("at", "least" | "most", _)
        | ("up" | "close", "to", _)
        | ("lebih" | "kurang", "dari", _) => 2,
        (
            "over" | "about" | "around" | "nearly" | "almost" | "some" | "roughly"
            | "approximately" | "sekitar" | "hampir" | "sebanyak" | "senilai" | "sebesar"
            | "sejumlah" | "hingga",
            _,
            _,
        ) => 1,
        _ => return None,
    };
    let money = is_money(at + length) && at + length < end;
    (words.figure_over(at + length).is_some() || money).then_some(length)
}

/// The kind of a function word.
pub(in crate::lang) fn function(
    words: &Words,
    at: usize,
    sentence: &Range<usize>,
) -> Option<ChunkKind> {
    let reading = words.reading;
    if approximation(words, at, sentence.end).is_some() {
        return None;
    }
    let pos = words.pos(at);
    // Asked last of all, since it looks furthest.
    // "Setelah *pekan lalu* bertemu Ana, Budi …": when stands between.
    let verb_next = || {
        let timed = reading.lang() == Lang::Id
            && reading.is(at, Class::TimeClause)
            && is_time(words, at + 1, sentence);
        let next = at + if timed { 3 } else { 1 };
        next < sentence.end && verb_group(words, next, sentence).is_some()
    };
    let lower = reading.lower(at);
    if reading.is(at, Class::Relative)
        && (reading.lang() == Lang::Id
            || matches!(lower, "who" | "which" | "whom" | "whose")
            || (lower == "that"
                && pos != Pos::Det
                && at > sentence.start
                && words.pos(at - 1).is_nominal()
                && verb_next()))
    {
        return Some(ChunkKind::Relative);
    }
    if reading.lang() == Lang::En && lower == "that" && opens_object_clause(words, at, sentence) {
        return Some(ChunkKind::Relative);
    }
    // "*to significantly expand* the college"
    let manner = usize::from(
        at + 2 < sentence.end
            && words.pos(at + 1) == Pos::Adv
            && reading.lower(at + 1).ends_with("ly"),
    );
    let infinitive = lower == "to" && words.form(at + 1 + manner) == VerbForm::Inf;
    if reading.lang() == Lang::En && infinitive && !is_no_infinitive(words, at + 1) {
        return None;
    }
    // "makan bareng di X": an adverb.
    let together = matches!(lower, "bareng" | "bersama")
        && at + 1 < sentence.end
        && reading.is(at + 1, Class::Preposition);
    if reading.lang() == Lang::Id && together {
        return Some(ChunkKind::Other);
    }
    let leads = matches!(lower, "lewat" | "melalui" | "via") && reading.is_word(at + 1);
    if reading.lang() == Lang::Id
        && (matches!(lower, "berupa" | "berisi" | "antaranya") || leads && !verb_next())
    {
        return Some(ChunkKind::Preposition);
    }
    // "fakta di *balik* pertemuan A dan B": with "di" before it a preposition.
    let within = reading.lang() == Lang::Id
        && reading.is(at, Class::InnerPlace)
        && at > sentence.start
        && reading.lower(at - 1) == "di"
        && at + 1 < sentence.end
        && reading.is_word(at + 1);
    if within {
        return Some(ChunkKind::Preposition);
    }
    if reading.is(at, Class::Conjunction) {
        return Some(ChunkKind::Conjunction);
    }
    // "rapat *bersama* Menteri Ana Lima": before a name no adjective, whatever the tagger says.
    let beside = reading.lang() == Lang::Id
        && reading.is(at, Class::Together)
        && !reading.is_capital(at)
        && at + 1 < sentence.end
        && reading.is_capital(at + 1);
    if beside {
        return Some(ChunkKind::Preposition);
    }
    // "landed *with* lifesaving supplies", whatever the tagger takes it for
    if reading.lang() == Lang::En
        && matches!(lower, "with" | "by" | "from" | "alongside")
        && !verb_next()
    {
        return Some(ChunkKind::Preposition);
    }
    // "a fountain *outside* two hotels", "… *outside* one of the hotels", which the tagger takes for an adjective
    let site = || {
        matches!(words.pos(at - 1), Pos::Noun | Pos::Propn)
            && (words.figure_over(at + 1).is_some()
                || reading.is(at + 1, Class::Determiner)
                || reading.lower(at + 1) == "one")
    };
    if reading.lang() == Lang::En
        && matches!(lower, "outside" | "inside")
        && (sentence.start + 1..sentence.end.saturating_sub(1)).contains(&at)
        && site()
    {
        return Some(ChunkKind::Preposition);
    }
    // "Kali terakhir Ana bertemu Budi *adalah* pada 2019": between a clause and its day nothing.
    let equates = reading.lang() == Lang::Id
        && reading.is(at, Class::Copula)
        && at + 1 < sentence.end
        && matches!(reading.lower(at + 1), "pada" | "di" | "saat" | "ketika");
    if equates {
        return Some(ChunkKind::Other);
    }
    let purpose = reading.lang() == Lang::Id && reading.is(at, Class::Purpose) && verb_next();
    if purpose {
        return Some(ChunkKind::Subordinator);
    }
    if reading.is(at, Class::Preposition)
        && !matches!(pos, Pos::Verb | Pos::Adv | Pos::Adj)
        && (pos != Pos::Sconj || reading.lang() == Lang::Id && !verb_next())
    {
        return Some(ChunkKind::Preposition);
    }
    // "*Following* talks with Ana, Budi flew home."
    let opening =
        reading.is(at, Class::SayingLead) && (at == sentence.start || !reading.is_word(at - 1));
    if reading.lang() == Lang::En && (pos == Pos::Adp || lower == "including" || opening) {
        return Some(ChunkKind::Preposition);
    }
    let clause = reading.is(at, Class::Subordinator)
        && !matches!(pos, Pos::Det | Pos::Noun | Pos::Propn)
        && !reading.is(at, Class::Modal);
    clause.then_some(ChunkKind::Subordinator)
}

/// Whether "that" stands for the thing before it in a clause with a subject of its own: "tents *that*
/// Pakistan had sent". People, and what is said, are followed by what they are told or by its words.
fn opens_object_clause(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start);
    let thing = before.is_some_and(|before| {
        // "the 2 million *that* Ana gave"
        let sum = words.figure_over(before).is_some();
        (words.pos(before) == Pos::Noun || sum)
            && words.name_over(before).is_none()
            && ![
                Class::PersonNoun,
                Class::Role,
                Class::Abstract,
                Class::TimeNoun,
                Class::BodyNoun,
                Class::Say,
            ]
            .iter()
            .any(|&class| words.noun_is(before, class))
    });
    thing
        && at + 1 < sentence.end
        && words.pos(at) != Pos::Det
        && (words.name_over(at + 1).is_some()
            || words.reading.is_capital(at + 1)
            || matches!(words.pos(at + 1), Pos::Det | Pos::Propn | Pos::Pron))
}

/// Whether two words say when without a date: "next week", "pekan depan".
pub(in crate::lang) fn is_time(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    if at + 1 >= sentence.end || words.name_over(at).is_some() {
        return false;
    }
    match reading.lang() {
        Lang::En => reading.is(at, Class::TimeLead) && reading.is(at + 1, Class::TimeNoun),
        Lang::Id => reading.is(at + 1, Class::TimeTail) && reading.is(at, Class::TimeNoun),
    }
}

/// Whether "face to face" begins at a token, which says how two meet.
pub(in crate::lang) fn is_face_to_face(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let mut said = ["face", "to", "face"].iter().enumerate();
    at + 2 < sentence.end && said.all(|(step, word)| words.reading.lower(at + step) == *word)
}

/// Whether English words join one thing to another: "rice *together with* oil", not "Ana *together with* Budi".
pub(super) fn is_along_with(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    let along = at > sentence.start
        && at + 2 < sentence.end
        && reading.lang() == Lang::En
        && matches!(reading.lower(at), "together" | "along")
        && reading.lower(at + 1) == "with";
    let thing = |at: usize| {
        let others = [
            Class::PersonNoun,
            Class::Role,
            Class::BodyNoun,
            Class::Kin,
            Class::PlaceNoun,
        ];
        words.name_over(at).is_none()
            && !reading.is_capital(at)
            && reading.is_word(at)
            && !others.iter().any(|&class| words.noun_is(at, class))
    };
    along
        && words.pos(at - 1).is_nominal()
        && thing(at - 1)
        && (at + 2..sentence.end.min(at + 5)).all(thing)
}

/// Whether a word takes those before it one by one: "Ana and Budi *each* received …", "Ana dan Budi *masing-masing*
/// menerima …".
pub(super) fn is_floating(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    // "5 million dollars *each* to A and B"
    let behind_sum = reading.lang() == Lang::En
        && reading.lower(at) == "each"
        && at > sentence.start
        && (words.figure_over(at - 1).is_some() || words.pos(at - 1) == Pos::Noun)
        && at + 1 < sentence.end
        && (!reading.is_word(at + 1) || words.pos(at + 1) == Pos::Adp)
        && reading.lower(at + 1) != "of";
    if behind_sum {
        return true;
    }
    // "Tiga pesantren *masing-masing* menerima …"
    let one_by_one = reading.lang() == Lang::Id
        && reading.is(at, Class::Each)
        && at > sentence.start
        && reading.is_word(at - 1)
        && at + 1 < sentence.end
        && verb_group(words, at + 1, sentence).is_some();
    if one_by_one {
        return true;
    }
    reading.lang() == Lang::En
        && matches!(reading.lower(at), "each" | "both" | "all")
        && at > sentence.start
        && reading.is_word(at - 1)
        && (words.pos(at - 1).is_nominal() || words.pos(at - 1) == Pos::Aux)
        && at + 1 < sentence.end
        && words.pos(at + 1) == Pos::Verb
        && verb_group(words, at + 1, sentence).is_some()
}
