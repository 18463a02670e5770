//! Which of the article's entities a phrase is about, and by which words it is told.

use std::ops::Range;

use super::trimmed;
use crate::{
    domain::{EntityId, EntityKind, Lang, MentionForm, Span},
    lang::{coreference::Reference, indonesian, lexicon::Class, pos::Pos, words::Words},
};

/// The entity that a phrase is about, not one that it merely mentions: "warga Jakarta" is not Jakarta.
pub(super) fn entity_of(
    words: &Words,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(EntityId, EntityKind)> {
    let about = words.chains.about(tokens)?;
    let reading = words.reading;
    let covers_head = about.tokens.contains(&head);
    // "lifter Eko Prasetyo": a calling that is no office, right before the name.
    // "rencana Prabowo bertemu …", "momen Ana memberi …": what is told of someone's doing.
    // "rekan AS-nya Ana Lima"
    let counterpart = tokens.clone().any(|at| reading.lower(at) == "-nya");
    let calling = reading.lang() == Lang::Id
        && (reading.is(head, Class::PersonNoun) || reading.is(head, Class::Abstract))
        && !words.frames.is_noun_form(reading.lower(head))
        && (!reading.is(head, Class::Kin) || counterpart)
        // "pengungsi Rohingya": many, by the one word for what they are.
        && !(reading.is(head, Class::Folk) && about.tokens.len() == 1)
        && about.tokens.end == tokens.end;
    // "Polda Utara AKBP Ana Lima": who is of a body, behind their rank.
    let ranked = reading.lang() == Lang::Id
        && reading.is(head, Class::BodyNoun)
        && about.tokens.end == tokens.end
        && about.tokens.start > tokens.start
        && reading.is(about.tokens.start - 1, Class::Honorific);
    // "the Lisse *lawmaker*", "the first *lady* of Lisse": an English calling stands right before its name.
    let before = reading.lang() == Lang::Id
        || head < about.tokens.start && reading.lower(about.tokens.start - 1) != "of";
    let titled = before
        && about.form == MentionForm::Name
        && about.kind == EntityKind::Person
        && (reading.is(head, Class::Role)
            || reading.is(head, Class::Honorific)
            || reading.is(head, Class::Demonym)
            || calling
            || ranked)
        && !ties(words, tokens, &about.tokens);
    // "the Taliban", "Kota Bandung": the name is all but the article and the kind of place.
    let office = reading.lang() == Lang::Id
        && reading.is(head, Class::Role)
        && !about.tokens.contains(&head)
        && about.kind != EntityKind::Person;
    // "bonus Liga Champions", "pembangunan Masjid Jami"
    let of_thing = reading.lang() == Lang::Id
        && [
            Class::MoneyNoun,
            Class::GiftNoun,
            Class::AidNoun,
            Class::Works,
        ]
        .iter()
        .any(|&class| reading.is(head, class));
    // "*Fulani* herders", "*Lisse* hospitals": a plural noun behind the name is who they are.
    let several = reading.lang() == Lang::En
        && !covers_head
        && head >= about.tokens.end
        && !reading.is_capital(head)
        && reading.lower(head).ends_with('s');
    let whole = tokens.len() <= about.tokens.len() + 1
        && !office
        && !several
        && !reading.is(head, Class::Kin)
        && !reading.is(head, Class::PersonNoun)
        && !reading.is(head, Class::BodyNoun)
        && !of_thing;
    // "the city of Bandung", "the people of Sylvania": the place itself, by its kind.
    let of = about.kind == EntityKind::Place
        && about.tokens.end == tokens.end
        && reading.is(head, Class::PlaceNoun)
        && (reading.lower(head + 1) == "of" || reading.lang() == Lang::Id);
    let kin = reading.is(head, Class::Kin) && !is_address(words, head) && !counterpart;
    (covers_head || of || titled && !kin || whole).then_some((about.entity, about.kind))
}

/// The name of an entity; where it has none, in Indonesian, the whole phrase that speaks of it: "kepala *suku
/// Maybrat*".
pub(super) fn told_name(words: &Words, id: EntityId, tokens: &Range<usize>, span: Span) -> Span {
    let name = words.chains.entities[id.0].name;
    let text = words.reading.text;
    if let Some(whole) = with_seat(words, id, tokens) {
        return whole;
    }
    if let Some(whole) = with_land(words, tokens) {
        return whole;
    }
    let tokens = words.reading.tokens_in(name);
    // "Ketua RT": an office by one word is no name.
    let office = tokens.len() == 1 && words.reading.is(tokens.start, Class::Role);
    let named = name.of(text).chars().any(char::is_uppercase) && !office;
    let longer = span.len() > name.len();
    if named || !longer || words.reading.lang() == Lang::En {
        name
    } else {
        span
    }
}

/// An English body told by what it is with whose it is: "the Government *of Sylvania*".
fn with_land(words: &Words, tokens: &Range<usize>) -> Option<Span> {
    let reading = words.reading;
    let whole = trimmed(words, tokens);
    // "the *Provincial* Government of Lisse"
    let described = whole.len() > 3
        && reading.is_capital(whole.start)
        && words.pos(whole.start) == Pos::Adj
        && reading.is_capital(whole.start + 1);
    let noun = whole.start + usize::from(described);
    let body = whole.len() > 2
        && reading.lang() == Lang::En
        && reading.is(noun, Class::BodyNoun)
        && reading.lower(noun + 1) == "of"
        && (noun + 2..whole.end).any(|at| reading.is_capital(at));
    body.then(|| reading.span(&whole))
}

/// A body's name with the body or region that follows it, behind its short form perhaps: "Komisi X *DPR*",
/// "Pemerintah Provinsi *(Pemprov) Sulawesi Utara*".
fn with_seat(words: &Words, id: EntityId, tokens: &Range<usize>) -> Option<Span> {
    let reading = words.reading;
    let about = words.chains.about(tokens)?;
    let body = reading.lang() == Lang::Id
        && about.entity == id
        && about.kind == EntityKind::Organisation
        && about.form == MentionForm::Name;
    if !body {
        return None;
    }
    let part = |at: usize| {
        let name = words.name_over(at).map(|name| &words.names[name]);
        // "Kamar Dagang *dan Industri*"
        let joint = indonesian::joins_fields(words, about.tokens.start, at);
        let field =
            at > about.tokens.end && indonesian::joins_fields(words, about.tokens.start, at - 1);
        joint || field || name.is_some_and(|name| name.kind != EntityKind::Person)
    };
    // "Pemerintah Provinsi *(Pemprov)* Bali"
    let open = about.tokens.end;
    let short = open + 3 <= tokens.end
        && reading.is_mark(open, '(')
        && reading.is_mark(open + 2, ')')
        && part(open + 3);
    let from = open + if short { 3 } else { 0 };
    let end = (from..tokens.end)
        .find(|&at| !part(at))
        .unwrap_or(tokens.end);
    let own = reading.span(&about.tokens);
    let known = words.chains.entities[id.0].name;
    (end > about.tokens.end && known.of(reading.text) == own.of(reading.text))
        .then(|| reading.span(&(about.tokens.start..end)))
}

/// The body whose name begins with the noun that is all of a phrase: "museum itu" is the Museum X named before.
pub(super) fn namesake(words: &Words, tokens: &Range<usize>, head: usize) -> Option<EntityId> {
    let reading = words.reading;
    let bare = trimmed(words, tokens) == (head..head + 1) && !reading.is_capital(head);
    if reading.lang() != Lang::Id || !bare || !reading.is(head, Class::BodyNoun) {
        return None;
    }
    let references = &words.chains.references;
    let end = references.partition_point(|reference| reference.tokens.start < head);
    // "perusahaan itu": the firm named before by its form.
    let firm = |at: usize| reading.is(head, Class::FirmNoun) && reading.is(at, Class::FirmForm);
    let named = |reference: &&Reference| {
        let first = reference.tokens.start;
        reference.form == MentionForm::Name
            && reference.kind != EntityKind::Person
            && reference.tokens.len() > 1
            && (reading.lower(first) == reading.lower(head) || firm(first))
    };
    let known = references[..end].iter().rev().take(40).find(named);
    known.map(|reference| reference.entity)
}

/// The body that a lone capitalised noun names for short: "Kodam" behind "Kodam V/Brawijaya".
pub(super) fn known_by_kind(
    words: &Words,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(EntityId, EntityKind)> {
    let reading = words.reading;
    let bare = tokens.len() == 1
        && reading.lang() == Lang::Id
        && reading.is_capital(head)
        && reading.is(head, Class::BodyNoun);
    if !bare {
        return None;
    }
    let references = &words.chains.references;
    let end = references.partition_point(|reference| reference.tokens.start < head);
    let longer = |reference: &&Reference| {
        reference.form == MentionForm::Name
            && reference.kind != EntityKind::Person
            && reference.tokens.len() > 1
            && reading.lower(reference.tokens.start) == reading.lower(head)
    };
    let known = references[..end].iter().rev().take(40).find(longer);
    known.map(|reference| (reference.entity, reference.kind))
}

/// Whether a phrase ties someone else to the person named: "istri Ana", "Ana's wife".
fn ties(words: &Words, tokens: &Range<usize>, name: &Range<usize>) -> bool {
    let reading = words.reading;
    let before = name.start > tokens.start
        && reading.is(name.start - 1, Class::Kin)
        && !is_address(words, name.start - 1);
    let behind = name.end < tokens.end && reading.lower(name.end) == "'s";
    before || behind
}

/// Whether a word for kin addresses whoever is named behind it: "Ibu Ana", not "ibu Ana".
fn is_address(words: &Words, at: usize) -> bool {
    words.reading.is(at, Class::Honorific) && words.reading.is_capital(at)
}
