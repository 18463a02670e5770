//! Whether two tellings tell of one gift: by a shared party and thing, or where one points back to the other.

use super::{
    Draft, REACH,
    thing::{
        alike, head_word, is_pronoun, is_vague, is_wrapper, overlaps, share_inside, share_thing,
        share_words,
    },
    told_on::{adds_to_folk, is_part_of_lead, is_told_on},
};
use crate::{
    domain::{EntityId, EntityKind, Gift, GiftStatus, Item, Lang, Party},
    lang::{
        filling::{same, stands_for},
        lexicon::Class,
        words::Words,
    },
};

/// Whether two drafts tell of one event.
pub(super) fn is_one(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    if answers(words, known, draft) {
        return true;
    }
    if one.mutual != other.mutual
        || (one.status == GiftStatus::Denied) != (other.status == GiftStatus::Denied)
    {
        return false;
    }
    // "Bantuan itu diserahkan C kepada D": those who hand over and take in hand for the parties told before.
    if words.reading.lang() == Lang::Id && is_handed_over(words, known, draft) {
        return true;
    }
    if comes_to(words, known, draft) || is_retold(words, known, draft) {
        return true;
    }
    if by_hand(words, known, draft)
        || by_states(words, known, draft)
        || by_agents(words, known, draft)
    {
        return true;
    }
    if adds_to_folk(words, known, draft) {
        return true;
    }
    if is_part_of_lead(words, known, draft) {
        return false;
    }
    if is_told_on(words, known, draft) {
        return true;
    }
    // "A handed over the gift of B": one phrase for the thing, and two who give it.
    let receivers = agree(words, &one.recipients, &other.recipients);
    if receivers && share_words(one, other) {
        return true;
    }
    // "A sent a plane to *Lisse* with tents to help *the displaced*": the same tents, however many verbs tell of them.
    let once = words.reading.lang() == Lang::En
        && one.status == other.status
        && draft.sentence == known.sentence
        && share_words(one, other)
        && !count_apart(one, other)
        && overlap(words, &one.givers, &other.givers);
    if once {
        return true;
    }
    if !receivers || !agree(words, &one.givers, &other.givers) {
        return false;
    }
    let near = draft.sentence.abs_diff(known.sentence) <= REACH;
    // "A gave B 20 beds. *It also gave B 10 desks.*": one occasion, where no day parts the two.
    let besides = draft.adds
        && words.reading.lang() == Lang::En
        && draft.sentence == known.sentence + 1
        && one.status == other.status
        && one.date.zip(other.date).is_none()
        && overlap(words, &one.givers, &other.givers)
        && overlap(words, &one.recipients, &other.recipients);
    if besides {
        return true;
    }
    near && !known.points_back && completes(words, one, draft)
        || is_same_thing(words, one, draft, near)
}

/// Whether two gifts tell of things by the same words, and of each how many: "*20 beds* to A and *10* to B".
fn count_apart(one: &Gift, other: &Gift) -> bool {
    one.items.iter().any(|thing| {
        other.items.iter().any(|item| {
            let counts = thing.quantity.zip(item.quantity);
            thing.what == item.what
                && counts.is_some_and(|(one, other)| (one - other).abs() > f64::EPSILON)
        })
    })
}

/// Whether a telling says what one side of an exchange told before gave: "A bertukar cendera mata dengan B. *A
/// memberikan keris.*"
fn answers(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let sides = |parties: &[Party]| {
        parties
            .iter()
            .all(|party| one.givers.iter().any(|side| same(words, party, side)))
    };
    let days = one
        .date
        .zip(other.date)
        .is_none_or(|(one, other)| one.date.refines(other.date) || other.date.refines(one.date));
    days && one.mutual
        && !other.mutual
        && one.status == GiftStatus::Given
        && other.status == GiftStatus::Given
        && draft.sentence.abs_diff(known.sentence) <= 2 * REACH
        && !other.givers.is_empty()
        && sides(&other.givers)
        && sides(&other.recipients)
}

/// Whether a person hands over what a body was told to give, to nobody yet: "PT Tirta menghibahkan dua ambulans.
/// *Direkturnya, Ana, menyerahkan ambulans itu kepada B.*"
pub(super) fn by_hand(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let all_of = |parties: &[Party], kind: EntityKind| {
        let of_kind = |entity: EntityId| words.chains.entities[entity.0].kind == kind;
        !parties.is_empty()
            && parties
                .iter()
                .all(|party| party.entity.is_some_and(of_kind))
    };
    words.reading.lang() == Lang::Id
        && one.status == other.status
        && draft.sentence > known.sentence
        && draft.sentence - known.sentence <= 2
        && one.recipients.is_empty() != other.recipients.is_empty()
        && all_of(&one.givers, EntityKind::Organisation)
        && all_of(&other.givers, EntityKind::Person)
        && share_thing(words, one, other)
}

/// Whether somebody who handed over what was told before is said to have done so once more: "kata Ana saat
/// *menyerahkan bantuan kepada Budi*".
pub(super) fn by_agents(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let other = &draft.gift;
    let handed = |parties: &[Party]| overlap(words, &known.agents, parties);
    let side = |parties: &[Party], own: &[Party]| {
        parties.is_empty() || handed(parties) || overlap(words, parties, own)
    };
    !known.agents.is_empty()
        && known.gift.status == other.status
        && other.items.iter().all(|item| is_wrapper(words, item))
        && (handed(&other.givers) || handed(&other.recipients))
        && side(&other.givers, &known.gift.givers)
        && side(&other.recipients, &known.gift.recipients)
}

/// Whether the next Indonesian sentence says to whom the aid came that somebody gave to nobody yet: "Partai Tani
/// menyalurkan bantuan pangan. *Puluhan paket dibagikan kepada warga.*"
pub(super) fn comes_to(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let aid = |item: &Item| {
        let mut tokens = words.reading.tokens_in(item.what);
        tokens.any(|at| {
            words.reading.is(at, Class::AidNoun) || words.reading.is(at, Class::AidParcel)
        })
    };
    let gives = |one: &Gift, other: &Gift| {
        !one.givers.is_empty()
            && one.recipients.is_empty()
            && other.givers.is_empty()
            && !other.recipients.is_empty()
    };
    // "Bantuan diterima A. Ia berterima kasih kepada *B yang memberi bantuan itu*"
    let thanked = gives(other, one) && !draft.adds;
    words.reading.lang() == Lang::Id
        && one.status == other.status
        && draft.sentence == known.sentence + 1
        && (gives(one, other) || thanked)
        && one.items.iter().all(aid)
        && other.items.iter().all(aid)
}

/// Whether two countries are said to have passed what their people were told to: "Presiden X memberi Y dua panda.
/// Y berterima kasih kepada *Cina yang memberikan kedua panda itu ke Moskow*."
pub(super) fn by_states(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let place = |party: &Party| {
        let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
        party.entity.map(kind) == Some(EntityKind::Place)
    };
    let all = |parties: &[Party]| !parties.is_empty() && parties.iter().all(place);
    words.reading.lang() == Lang::Id
        && draft.points_back
        && one.status == other.status
        && draft.sentence > known.sentence
        && draft.sentence - known.sentence <= 2 * REACH
        && all(&other.givers)
        && all(&other.recipients)
        && !one.givers.is_empty()
        && !one.recipients.is_empty()
        && share_thing(words, one, other)
}

/// Whether a telling with parties that agree is of a record's thing: "the gift" named before by what it is, the
/// same words, or things alike where the parties or the date are the same.
fn is_same_thing(words: &Words, known: &Gift, draft: &Draft, near: bool) -> bool {
    let other = &draft.gift;
    let points_back = draft.points_back && near;
    let shared = || {
        overlap(words, &known.givers, &other.givers)
            || overlap(words, &known.recipients, &other.recipients)
    };
    let wrapped = || {
        let mut items = other.items.iter();
        items.all(|item| is_wrapper(words, item))
    };
    let dates = || {
        known
            .date
            .zip(other.date)
            .is_none_or(|(one, other)| one.date.refines(other.date) || other.date.refines(one.date))
    };
    // "the boats, given by A, were turned over to B": one phrase for the thing.
    let may = || points_back || dates() && (share_words(known, other) || shared());
    // Things and parties last: comparing words costs the most.
    let overlapping = || {
        let mut items = known.items.iter();
        items.any(|item| overlaps(&other.items, item))
    };
    points_back && wrapped() && shared()
        || may() && share_thing(words, known, other)
        || points_back && share_inside(words, known, other)
        || overlapping() && shared()
}

/// Whether a telling near a record points back to what it tells by a word for the whole: "bantuan tersebut".
pub(super) fn is_handed_over(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let near = draft.sentence > known.sentence && draft.sentence - known.sentence <= REACH;
    let part = !known.gift.givers.is_empty() || !known.gift.recipients.is_empty();
    let told = known.gift.status == draft.gift.status && part && !known.gift.items.is_empty();
    let wrapped = || draft.gift.items.iter().all(|item| is_wrapper(words, item));
    // "A menyumbang sapi ke Masjid X. *Sapi itu diserahkan B kepada C*": by whose hands.
    let same_thing = || {
        full(&known.gift)
            && !overlap(words, &known.gift.recipients, &draft.gift.givers)
            && share_thing(words, &known.gift, &draft.gift)
    };
    let adds = || {
        draft.adds
            && draft.gift.recipients.is_empty()
            && overlap(words, &known.gift.givers, &draft.gift.givers)
    };
    // "X menyantuni 20 anak. Setiap anak menerima tas.": the thing comes last.
    let opened = || {
        known.gift.items.iter().all(|item| is_wrapper(words, item))
            && overlap(words, &known.gift.recipients, &draft.gift.recipients)
            && agree(words, &known.gift.givers, &draft.gift.givers)
    };
    // "20 anak menerima santunan. *Santunan berupa tas itu* diberikan oleh A": what the aid told of was.
    let contents = || {
        known.gift.items.iter().all(|item| is_wrapper(words, item))
            && !overlap(words, &known.gift.recipients, &draft.gift.givers)
            && draft
                .gift
                .items
                .first()
                .is_some_and(|item| is_content(words, item))
    };
    // "A menyalurkan zakat bagi 20 janda. *Setiap janda* menerima uang.": what each of them got.
    let each = || {
        let first = |party: &Party| words.reading.tokens_in(party.span).start;
        draft.gift.givers.is_empty()
            && !draft.gift.recipients.is_empty()
            && draft
                .gift
                .recipients
                .iter()
                .all(|party| words.reading.is(first(party), Class::Each))
            && overlap(words, &known.gift.recipients, &draft.gift.recipients)
    };
    // "X juga memberi Y" may come some sentences later.
    let later = draft.sentence > known.sentence && draft.sentence - known.sentence <= 2 * REACH;
    later && told && adds()
        || near
            && told
            && (draft.points_back && (wrapped() || same_thing() || contents())
                || opened()
                || each()
                || from_own(words, known, draft))
}

/// Whether an item stands behind the word that leads from aid to what it consists in: "bantuan berupa *selimut*".
fn is_content(words: &Words, item: &Item) -> bool {
    let start = item
        .quantity_span
        .map_or(item.what.start, |number| number.start.min(item.what.start));
    let first = words
        .reading
        .tokens
        .partition_point(|token| token.span.start < start);
    words.reading.lang() == Lang::Id && first > 0 && words.reading.is(first - 1, Class::Contents)
}

fn full(gift: &Gift) -> bool {
    !gift.givers.is_empty() && !gift.recipients.is_empty()
}

/// Whether somebody tells that they received the thing from one whom only a word ties to them: "menerima mobil
/// dari *bosnya*".
fn from_own(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let own = |party: &Party| {
        party.entity.is_none() && party.name.of(words.reading.text).ends_with("nya")
    };
    let things = || {
        let mut items = draft.gift.items.iter();
        items.all(|item| {
            known
                .gift
                .items
                .iter()
                .any(|thing| alike(words, thing, item))
        })
    };
    !draft.gift.givers.is_empty()
        && draft.gift.givers.iter().all(own)
        && overlap(words, &known.gift.recipients, &draft.gift.recipients)
        && things()
}

/// Whether an English telling says once more, by a word for aid or a gift alone, that the same ones gave something to the
/// same: "X gave 20 beds to Y. *The donation by X* to Y …", "X has given *aid* to Y. On Monday X gave Y 20 beds".
pub(super) fn is_retold(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let vague = |gift: &Gift| gift.items.iter().all(|item| is_vague(words, item));
    words.reading.lang() == Lang::En
        && (!draft.adds || draft.sentence == known.sentence)
        && one.status == other.status
        && draft.sentence.abs_diff(known.sentence) <= REACH
        && (vague(one) || vague(other))
        && overlap(words, &one.givers, &other.givers)
        && (overlap(words, &one.recipients, &other.recipients)
            || other.recipients.is_empty() && !one.recipients.is_empty() && vague(one))
}

/// Whether English officers hand over and take in hand what their bodies gave and were given: "The bank gave 20 beds to
/// the hospital. *Its manager, Ana Lima, handed the beds to Budi Roth*".
fn by_officers(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let officer = |party: &Party| {
        let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
        let role = || {
            // "*members* of the Lima Club" give for themselves.
            let mut tokens = words.reading.tokens_in(party.span);
            party.entity.is_none()
                && tokens.clone().any(|at| words.reading.is(at, Class::Role))
                && tokens.all(|at| words.name_over(at).is_none())
        };
        party.entity.map(kind) == Some(EntityKind::Person) || role()
    };
    let officers = |parties: &[Party]| !parties.is_empty() && parties.iter().all(officer);
    let theirs = |officers: bool, parties: &[Party], own: &[Party]| {
        officers || parties.is_empty() || overlap(words, parties, own)
    };
    let (gave, took) = (officers(&other.givers), officers(&other.recipients));
    let same =
        || share_thing(words, one, other) || other.items.iter().all(|item| is_wrapper(words, item));
    draft.points_back
        && one.status == other.status
        && draft.sentence > known.sentence
        && draft.sentence - known.sentence <= REACH
        && (gave || took)
        && (!gave || !officers(&one.givers))
        && (!took || !officers(&one.recipients))
        && theirs(gave, &other.givers, &one.givers)
        && theirs(took, &other.recipients, &one.recipients)
        && !overlap(words, &one.recipients, &other.givers)
        && same()
}

/// Whether a telling only says by whose hands a gift already told in full passed: "Freedonia gave 2 million euros
/// to the Red Sash. *Ana Lima handed the cheque to Budi Karsa* at …".
pub(super) fn hands_over(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let full = !one.givers.is_empty() && !one.recipients.is_empty() && !known.points_back;
    let wrapped = |item: &Item| is_wrapper(words, item);
    let sum = |item: &Item| {
        item.is_money()
            && head_word(words, item.what).starts_with("che")
            && one.items.iter().any(|thing| alike(words, thing, item))
    };
    // "The president *delivered the motorcycles* to the minister", which went to the police
    let persons = |gift: &Gift| {
        gift.recipients.iter().all(|party| {
            let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
            party.entity.map(kind) == Some(EntityKind::Person)
        })
    };
    let symbolic = || {
        draft.points_back
            && !other.recipients.is_empty()
            && persons(other)
            && !persons(one)
            && one.status == other.status
            && draft.sentence > known.sentence
            && draft.sentence - known.sentence <= 2
            && agree(words, &one.givers, &other.givers)
            && share_thing(words, one, other)
    };
    words.reading.lang() == Lang::En && full && (symbolic() || by_officers(words, known, draft))
        || words.reading.lang() == Lang::En
            && full
            && draft.points_back
            && one.status == other.status
            && draft.sentence.abs_diff(known.sentence) <= 2
            && (other.givers.is_empty() && other.recipients.is_empty()
                || !agree(words, &one.givers, &other.givers))
            && other.items.iter().all(|item| wrapped(item) || sum(item))
}

/// Whether a telling that only points back to things says who gave or received them, where the record does
/// not: "The ministry received 40 tents. *They were donated by …*".
fn completes(words: &Words, known: &Gift, draft: &Draft) -> bool {
    let other = &draft.gift;
    let told = |gift: &Gift| {
        let mut items = gift.items.iter();
        items.any(|item| !is_pronoun(words, item))
    };
    let gives = known.givers.is_empty() && !other.givers.is_empty();
    let receives = known.recipients.is_empty() && !other.recipients.is_empty();
    words.reading.lang() == Lang::En
        && draft.points_back
        && told(known)
        && (gives || receives || overlap(words, &known.givers, &other.givers))
        && other.items.iter().all(|item| is_wrapper(words, item))
}

/// Whether two lists share a party, or one of them is empty.
pub(super) fn agree(words: &Words, one: &[Party], other: &[Party]) -> bool {
    one.is_empty() || other.is_empty() || overlap(words, one, other)
}

pub(super) fn overlap(words: &Words, one: &[Party], other: &[Party]) -> bool {
    let meets =
        |one: &Party, other: &Party| same(words, one, other) || stands_for(words, one, other);
    one.iter()
        .any(|party| other.iter().any(|other| meets(party, other)))
}
