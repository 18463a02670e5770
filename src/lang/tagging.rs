//! Tagging set right: English parts of speech where what stands around a word settles them against the tagger.
//!
//! Each rule is one of grammar, not of a text: an article is followed by a noun phrase, "to" before a name
//! leads to a place or party, a past form between a comma and an object is the clause's verb.

mod noun;
mod present;

use std::ops::Range;

use super::{
    frame::{Frames, Voice},
    lexicon::Class,
    name::Name,
    pos::{Pos, Tag, VerbForm},
    reading::Reading,
};
use crate::domain::EntityKind;
use present::{
    gives_in_headline, headline_verb, is_deed_of_ceremony, is_present, is_with_particle,
};

/// Sets the tags of one English sentence right, given the names found.
pub fn settle_english(
    reading: &Reading,
    frames: &Frames,
    tags: &mut [Tag],
    names: &[Name],
    sentence: &Range<usize>,
) {
    let named = |at: usize| {
        names
            .binary_search_by_key(&at, |name| name.tokens.start)
            .is_ok()
    };
    for at in sentence.clone() {
        if !reading.is_word(at) {
            // "gave Ana *£*500"
            if reading.is(at, Class::Currency) {
                tags[at] = Tag::from(Pos::Sym);
            }
            continue;
        }
        let next = (at + 1 < sentence.end).then_some(at + 1);
        let before = (at > sentence.start).then(|| at - 1);
        // "negotiations *in* Lisse": before a name these are no adverbs.
        let leads = reading.lower(at) == "to"
            && next.is_some_and(|next| named(next) || reading.is(next, Class::Determiner))
            || reading.is(at, Class::Placing) && next.is_some_and(named);
        if leads {
            tags[at] = Tag::from(Pos::Adp);
        } else if is_counted(reading, frames, tags, at, sentence) {
            tags[at] = Tag::from(Pos::Noun);
        } else if is_tool(reading, tags, at, sentence) {
            tags[at] = Tag::from(Pos::Adj);
        } else if is_plight(reading, tags, at, sentence) {
            tags[at] = Tag::from(Pos::Adj);
            tags[at - 1] = Tag::from(Pos::Adp);
        } else if reading.is(at, Class::Visitor) && is_visitor(reading, tags, at, sentence) {
            tags[at] = Tag::from(Pos::Adj);
            // "a banquet *for* visiting President X"
            if let Some(before) = before.filter(|&before| tags[before].pos == Pos::Sconj) {
                tags[before] = Tag::from(Pos::Adp);
            }
        } else if tags[at].pos == Pos::Verb
            && reading.word(at).contains('-')
            && next.is_some_and(|next| {
                named(next) || matches!(tags[next].pos, Pos::Noun | Pos::Propn | Pos::Adj)
            })
        {
            // "to *quake-hit* Turkey"
            tags[at] = Tag::from(Pos::Adj);
            if let Some(before) = before.filter(|&before| reading.lower(before) == "to") {
                tags[before] = Tag::from(Pos::Adp);
            }
        } else if is_office(reading, tags, at) && next.is_some_and(named)
            || is_aid(reading, tags, at, sentence)
        {
            tags[at] = Tag::from(Pos::Noun);
        } else if is_with_particle(reading, frames, tags, at, sentence) {
            let present = reading.lower(at).ends_with('s');
            let form = if present {
                VerbForm::Present
            } else {
                VerbForm::Past
            };
            tags[at] = Tag::new(Pos::Verb, form);
        } else if is_deed_of_ceremony(reading, frames, at, sentence) {
            tags[at] = Tag::from(Pos::Adj);
            tags[at + 1] = Tag::from(Pos::Adj);
        } else if is_given(reading, tags, at, sentence) {
            tags[at] = Tag::new(Pos::Verb, VerbForm::PastPart);
        } else if is_sort(reading, tags, at, sentence, next) {
            tags[at] = Tag::from(Pos::Adj);
        } else if is_helped(reading, tags, at, sentence) {
            tags[at] = Tag::new(Pos::Verb, VerbForm::Inf);
        } else if is_closed(tags, reading, before, at, next) {
            tags[at] = Tag::from(Pos::Adj);
        } else if noun::is_acronym(reading, tags, at) {
            tags[at] = Tag::from(Pos::Propn);
        } else if is_articled(reading, tags, at, sentence)
            || noun::ends_phrase(reading, tags, before, at, next)
            || is_noun_of_frame(reading, frames, tags, before, at, next)
        {
            tags[at] = Tag::from(Pos::Noun);
        } else if is_past(reading, frames, tags, before, at, next)
            || is_of_sides(reading, tags, before, at, next)
        {
            tags[at] = Tag::new(Pos::Verb, VerbForm::Past);
        } else if is_meanwhile(reading, frames, tags, names, at, sentence) {
            tags[at] = Tag::new(Pos::Verb, VerbForm::Ger);
        } else if is_present(reading, frames, tags, names, at, sentence) {
            tags[at] = Tag::new(Pos::Verb, VerbForm::Present);
        }
    }
    let verbal = |at: usize| matches!(tags[at].pos, Pos::Verb | Pos::Aux);
    if !sentence.clone().any(verbal)
        && let Some(at) = headline_verb(reading, frames, tags, names, sentence).or_else(|| {
            sentence
                .clone()
                .skip(1)
                .find(|&at| gives_in_headline(reading, at))
        })
    {
        tags[at] = Tag::new(Pos::Verb, VerbForm::Present);
    }
}

/// "gave 200 *desks* to", "gets *laptops* from": behind a number and a verb before it, or right behind a verb of giving or
/// getting, a form in -s that no object follows is a plural.
fn is_counted(
    reading: &Reading,
    frames: &Frames,
    tags: &[Tag],
    at: usize,
    sentence: &Range<usize>,
) -> bool {
    let lower = reading.lower(at);
    let plural = tags[at].pos == Pos::Verb
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && at > sentence.start;
    let closed = || {
        at + 1 >= sentence.end
            || !reading.is_word(at + 1)
            || matches!(
                reading.lower(at + 1),
                "to" | "for" | "from" | "and" | "among" | "worth" | "including"
            )
    };
    let counted = || {
        reading.is_number(at - 1)
            && (sentence.start..at - 1).any(|before| tags[before].pos == Pos::Verb)
    };
    let governed = || {
        at > sentence.start + 1
            && tags[at - 1].pos == Pos::Verb
            && matches!(tags[at - 2].pos, Pos::Noun | Pos::Propn | Pos::Aux)
            && frames.is_verb_form(reading.lower(at - 1))
    };
    plural && closed() && (counted() || governed())
}

/// "gave out *sewing* machines", "with *cooking* pots": what tools are for, before a plural noun.
fn is_tool(reading: &Reading, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    tags[at].pos == Pos::Verb
        && reading.is(at, Class::ToolGerund)
        && at > sentence.start
        && tags[at - 1].pos != Pos::Aux
        && at + 1 < sentence.end
        && (reading.lower(at + 1).ends_with('s')
            || reading.is(at + 1, Class::Bulk)
            || reading.is(at + 1, Class::Fuel))
        && tags[at + 1].pos == Pos::Noun
}

/// "aid for *struggling* islanders", "gave laptops to *underprivileged* pupils": a participle that says how people fare.
fn is_plight(reading: &Reading, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let participle = reading.lower(at).ends_with("ed") || reading.lower(at).ends_with("ing");
    participle
        && tags[at].pos == Pos::Verb
        && reading.is(at, Class::NoVerb)
        && at > sentence.start
        && at + 1 < sentence.end
        && matches!(reading.lower(at - 1), "to" | "for" | "among")
        && matches!(tags[at + 1].pos, Pos::Noun | Pos::Propn | Pos::Adj)
}

/// "Humanitarian *aid* from X arrived": no verb stands right behind a word for a kind of aid.
fn is_aid(reading: &Reading, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    // "US *aid* to X": the verb has its object right behind it.
    let open = || {
        reading.lower(at) == "aid"
            && at + 1 < sentence.end
            && reading.is_capital(at - 1)
            && matches!(reading.lower(at + 1), "to" | "for" | "worth")
    };
    tags[at].pos == Pos::Verb
        && at > sentence.start
        && reading.is(at, Class::AidNoun)
        && (reading.is(at - 1, Class::AidKind) || open())
}

/// "The 2 million *given* to X by Y": a participle behind what it is said of.
fn is_given(reading: &Reading, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    // "a ship, *laden* with wheat", which the tagger takes for a name
    let laden = reading.is(at, Class::Loaded)
        && tags[at].pos != Pos::Verb
        && at + 1 < sentence.end
        && reading.lower(at + 1) == "with";
    if laden {
        return true;
    }
    tags[at].pos == Pos::Noun
        && reading.lower(at) == "given"
        && at > sentence.start
        && matches!(tags[at - 1].pos, Pos::Noun | Pos::Num | Pos::Propn)
}

/// "received *ambassador* Ana Lima": an office in small letters is a noun, unless "to" or a modal makes a verb of it.
fn is_office(reading: &Reading, tags: &[Tag], at: usize) -> bool {
    let led = at > 0 && (reading.lower(at - 1) == "to" || reading.is(at - 1, Class::Modal));
    reading.is(at, Class::Role) && !reading.tokens[at].capital && tags[at].pos != Pos::Noun && !led
}

/// "gave *visiting* German Chancellor X": the word says what X is doing, not what the giver does.
fn is_visitor(reading: &Reading, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let followed =
        at + 1 < sentence.end && (reading.is_capital(at + 1) || reading.is(at + 1, Class::Role));
    let free = at == sentence.start
        || reading.is(at - 1, Class::VisitorLead)
        || !matches!(tags[at - 1].pos, Pos::Aux | Pos::Sconj | Pos::Adv)
            && !reading.is(at - 1, Class::GerundLead)
            && !reading.is_mark(at - 1, ',');
    followed && free
}

/// "a set of *monitoring* equipment": behind what measures it, a gerund says of what sort the thing is.
fn is_sort(
    reading: &Reading,
    tags: &[Tag],
    at: usize,
    sentence: &Range<usize>,
    next: Option<usize>,
) -> bool {
    let measured = || {
        at > sentence.start + 1
            && (reading.is(at - 2, Class::Unit) || reading.is(at - 2, Class::Partitive))
            && reading.lower(at - 1) == "of"
    };
    tags[at].pos == Pos::Verb
        && measured()
        && reading.lower(at).ends_with("ing")
        && next.is_some_and(|next| tags[next].pos == Pos::Noun)
}

/// "help the islanders *rebuild*": what people are helped to do.
fn is_helped(reading: &Reading, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let people = at > sentence.start
        && matches!(tags[at].pos, Pos::Noun | Pos::Adj)
        && reading.lower(at - 1).ends_with('s')
        && reading
            .lexicon
            .classes(reading.lower(at - 1).trim_end_matches('s'))
            .has(Class::PersonNoun)
        && !reading.lower(at).ends_with('s');
    let earliest = sentence.start.max(at.saturating_sub(5));
    // "help *feed* children"
    let base = at > sentence.start
        && reading.is(at, Class::HelpedVerb)
        && reading.is(at - 1, Class::Help)
        && tags[at].pos == Pos::Noun;
    base || people && (earliest..at).any(|before| reading.is(before, Class::Help))
}

/// "started *closed* talks": a participle between another verb and its object describes the object.
fn is_closed(
    tags: &[Tag],
    reading: &Reading,
    before: Option<usize>,
    at: usize,
    next: Option<usize>,
) -> bool {
    let governed = before.is_some_and(|before| {
        tags[before].pos == Pos::Verb
            && tags[before].form != VerbForm::PastPart
            && !reading.is(before, Class::Have)
    });
    tags[at].pos == Pos::Verb
        && reading.lower(at).ends_with("ed")
        && governed
        && next.is_some_and(|next| tags[next].pos == Pos::Noun)
}

/// Whether a word is tagged as a verb in its base form and has no ending of another form.
fn is_base_form(reading: &Reading, tags: &[Tag], at: usize) -> bool {
    tags[at].pos == Pos::Verb
        && matches!(tags[at].form, VerbForm::Inf | VerbForm::Present)
        && !["s", "ed", "ing"]
            .iter()
            .any(|ending| reading.lower(at).ends_with(ending))
}

/// "a gold *watch*": behind an article no verb in its base form can come before the noun.
fn is_articled(reading: &Reading, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    if !is_base_form(reading, tags, at) {
        return false;
    }
    let earliest = sentence.start.max(at.saturating_sub(4));
    let article = (earliest..at).rev().find(|&before| {
        !(reading.is_word(before) && matches!(tags[before].pos, Pos::Adj | Pos::Noun | Pos::Propn))
            || reading.is(before, Class::Indefinite)
    });
    article.is_some_and(|article| reading.is(article, Class::Indefinite))
}

/// "*Talks* between A and B", "US-China *talks* will resume": a noun of a frame that opens the sentence before
/// a preposition, or stands before an auxiliary.
fn is_noun_of_frame(
    reading: &Reading,
    frames: &Frames,
    tags: &[Tag],
    before: Option<usize>,
    at: usize,
    next: Option<usize>,
) -> bool {
    let noun = || {
        let forms = frames.of_form(reading.lower(at));
        forms.iter().any(|&(_, voice)| voice == Voice::Noun)
    };
    if tags[at].pos != Pos::Verb {
        return false;
    }
    // "*Talks* centred on fees."
    let told = before.is_none()
        && reading.is(at, Class::Talks)
        && next
            .is_some_and(|next| tags[next].pos == Pos::Verb && reading.lower(next).ends_with("ed"));
    // "*Meeting* between A and B is under way."
    let between = before.is_none() && next.is_some_and(|next| reading.lower(next) == "between");
    let plural = reading.lower(at).ends_with('s')
        && next.is_some_and(|next| {
            tags[next].pos == Pos::Aux || before.is_none() && tags[next].pos == Pos::Adp
        });
    (between || plural || told) && noun()
}

/// "visited Lund, *meeting* Prime Minister X": behind a comma, the form in -ing of a frame's verb before somebody by
/// name or office.
fn is_meanwhile(
    reading: &Reading,
    frames: &Frames,
    tags: &[Tag],
    names: &[Name],
    at: usize,
    sentence: &Range<usize>,
) -> bool {
    let candidate = tags[at].pos == Pos::Noun
        && at > sentence.start
        && at + 1 < sentence.end
        && reading.lower(at).ends_with("ing")
        && reading.is_mark(at - 1, ',');
    let somebody = || {
        let named = names
            .binary_search_by_key(&(at + 1), |name| name.tokens.start)
            .is_ok_and(|index| names[index].kind == EntityKind::Person);
        named || reading.is_capital(at + 1) && reading.is(at + 1, Class::Role)
    };
    candidate && frames.is_verb_form(reading.lower(at)) && somebody()
}

/// "the two sides *exchanged* views": a past form behind a noun for both parties and before its object.
fn is_of_sides(
    reading: &Reading,
    tags: &[Tag],
    before: Option<usize>,
    at: usize,
    next: Option<usize>,
) -> bool {
    tags[at].pos == Pos::Adj
        && reading.lower(at).ends_with("ed")
        && before.is_some_and(|before| reading.is(before, Class::Sides))
        && next.is_some_and(|next| matches!(tags[next].pos, Pos::Noun | Pos::Det | Pos::Adp))
}

/// ", *exchanged* gifts": a past form of a frame's verb between a comma and its object.
fn is_past(
    reading: &Reading,
    frames: &Frames,
    tags: &[Tag],
    before: Option<usize>,
    at: usize,
    next: Option<usize>,
) -> bool {
    tags[at].pos != Pos::Verb
        && reading.lower(at).ends_with("ed")
        && !reading.tokens[at].capital
        && before.is_some_and(|before| reading.is_mark(before, ','))
        && next.is_some_and(|next| matches!(tags[next].pos, Pos::Noun | Pos::Det | Pos::Num))
        && frames.is_verb_form(reading.lower(at))
}
