//! English words that look like verbs and are none, or the other way round, told by what stands beside them.

use crate::domain::Lang;
use crate::lang::{
    lexicon::Class,
    pos::{Pos, VerbForm},
    words::Words,
};

/// Whether an English "to" before a token leads to a party and not to a verb, whatever the tagger takes it for:
/// "gave bags to *needy* pupils".
pub(in crate::lang) fn is_no_infinitive(words: &Words, at: usize) -> bool {
    is_said_of_people(words, at) || is_several_houses(words, at) || is_led_name(words, at)
}

/// Whether a capital within an English sentence tells a name behind "to" from an infinitive: "two million dollars to
/// *Tavuna*"; headlines have capitals on their verbs too.
fn is_led_name(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && at > 1
        && at < reading.tokens.len()
        && reading.is_capital(at)
        && reading.word(at - 1) == "to"
        && !reading.is_capital(at - 2)
        && (reading.is_word(at - 2) || reading.is_number(at - 2))
        && !reading.is_headline(at)
}

/// Whether a word describes people or is a plural for them, whatever the tagger takes it for.
pub(super) fn is_said_of_people(words: &Words, at: usize) -> bool {
    let listed = at < words.reading.tokens.len() && words.reading.is(at, Class::NoVerb);
    listed || is_several_people(words, at)
}

/// Whether a token is an English plural for bodies or places, which no infinitive ends like: "gave filters to *villages*".
fn is_several_houses(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && at < reading.tokens.len()
        && reading.lower(at).ends_with('s')
        && !reading.lower(at).ends_with("ss")
        && [Class::BodyNoun, Class::Community, Class::PlaceNoun]
            .iter()
            .any(|&class| words.noun_is(at, class))
}

/// Whether an English word in -ing behind whose something is says of what kind it is: "Sylvania's *growing* influence".
pub(super) fn is_owned_participle(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let next = at + 1;
    reading.lang() == Lang::En
        && at > 0
        && next < reading.tokens.len()
        && reading.lower(at - 1) == "'s"
        && reading.lower(at).ends_with("ing")
        && !reading.is_capital(at)
        && !words.frames.is_verb_form(reading.lower(at))
        && words.pos(next) == Pos::Noun
}

/// Whether an English word in -ing behind "have" or "hold" says of what kind the meetings are that follow: "will have
/// *working* sessions".
pub(super) fn is_kind_of_meeting(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let next = at + 1;
    reading.lang() == Lang::En
        && at > 0
        && next < reading.tokens.len()
        && reading.lower(at).ends_with("ing")
        && (reading.is(at - 1, Class::Have)
            || matches!(reading.lower(at - 1), "hold" | "holds" | "held" | "holding"))
        && words.noun_is(next, Class::Occasion)
}

/// Whether a token is an English plural for people, which no infinitive ends like: "gave bags to *pupils*".
fn is_several_people(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    // "to *fishermen*"
    let irregular = |at: usize| reading.lower(at).ends_with("men") || reading.is(at, Class::Folk);
    let plural = |lower: &str| lower.ends_with('s') && !lower.ends_with("ss");
    reading.lang() == Lang::En
        && at < reading.tokens.len()
        && (plural(reading.lower(at)) || irregular(at))
        && reading.is(at, Class::PersonNoun)
}

/// Whether an English participle stands for people: "the families of the *deceased*", "gave food to the *displaced*".
pub(super) fn stands_for_people(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let next = at + 1;
    let closed = next >= reading.tokens.len()
        || !reading.is_word(next)
        || matches!(
            words.pos(next),
            Pos::Adp | Pos::Aux | Pos::Cconj | Pos::Verb
        );
    reading.lang() == Lang::En
        && at > 0
        && reading.lower(at - 1) == "the"
        && matches!(words.form(at), VerbForm::Past | VerbForm::PastPart)
        && (reading.lower(at).ends_with("ed") || reading.is(at, Class::PersonNoun))
        && closed
}

/// Whether an English word that the tagger takes for a noun is a verb of handing over, by the particle behind it and
/// whoever stands before it.
pub(super) fn hands_over(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && at > 0
        && at + 2 < reading.tokens.len()
        && !reading.tokens[at].capital
        && reading.lower(at).ends_with('s')
        && reading.is_word(at + 1)
        && (reading.is_capital(at - 1) || reading.is(at - 1, Class::BodyNoun))
        && words
            .frames
            .absorbs(reading.lower(at), reading.lower(at + 1))
}

/// Whether an English word that the tagger takes for a noun is the verb between a body by name and what it gives: "Lima
/// Foundation *grants* scholarships to …".
pub(in crate::lang) fn gives_by_name(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    // The cheapest questions first: this is asked of every word.
    if at == 0
        || reading.lang() != Lang::En
        || words.pos(at) != Pos::Noun
        || !reading.is_capital(at - 1)
        || reading.tokens[at].capital
        || at + 2 >= reading.tokens.len()
        || !reading.lower(at).ends_with('s')
        || !words.frames.is_verb_form(reading.lower(at))
    {
        return false;
    }
    let given = [Class::AidNoun, Class::GiftNoun, Class::MoneyNoun]
        .iter()
        .any(|&class| reading.is(at + 1, class));
    given
        && matches!(reading.lower(at + 2), "to" | "for")
        && words
            .name_over(at - 1)
            .is_some_and(|name| words.names[name].tokens.end == at)
}

/// Whether an English word that the tagger takes for a verb is the noun for what is given: "Lisbon's *aid* to", "500
/// vaccine *doses* to", "tents and kitchen *sets*". As a verb it would have an object behind it.
pub(super) fn is_given_noun(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let of = |classes: &[Class]| classes.iter().any(|&class| reading.is(at, class));
    let wraps = of(&[Class::Wrapper, Class::Unit, Class::Partitive]);
    let given = of(&[Class::AidNoun, Class::GiftNoun]);
    if !(wraps || given)
        || reading.lang() != Lang::En
        || at == 0
        || reading.tokens[at].capital
        || words.form(at) == VerbForm::Ger
        || reading.lower(at).ends_with("ed")
    {
        return false;
    }
    let next = at + 1;
    let open = next >= reading.tokens.len()
        || !reading.is_word(next) && !reading.is_number(next) && !reading.is(next, Class::Currency)
        || reading.lower(next) == "worth"
        || matches!(words.pos(next), Pos::Adp | Pos::Aux | Pos::Cconj);
    let whose = reading.is(at - 1, Class::Demonym) && !reading.lower(at - 1).ends_with('s')
        || reading.tokens[at - 1].upper
        || words.figure_over(at - 1).is_some();
    let compound = wraps && words.pos(at - 1) == Pos::Noun && {
        let before = at.checked_sub(2);
        !reading.lower(at - 1).ends_with('s')
            && before.is_some_and(|before| {
                words.figure_over(before).is_some()
                    || matches!(words.pos(before), Pos::Adj | Pos::Cconj | Pos::Noun)
                    // "10 million COVID-19 vaccine *doses*"
                    || words.name_over(before).is_some()
            })
    };
    open && (whose || compound)
}

/// Whether an English word in -ing names what a sum is: "5 million in *funding* from", not "in funding schools".
pub(super) fn is_sum_noun(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    let next = at + 1;
    let closed = next >= reading.tokens.len()
        || !reading.is_word(next)
        || words.pos(next) == Pos::Adp
        || reading.lower(next) == "to";
    reading.lang() == Lang::En
        && at > 1
        && reading.is(at, Class::Goods)
        && reading.lower(at - 1) == "in"
        && words.figure_over(at - 2).is_some()
        && closed
}
