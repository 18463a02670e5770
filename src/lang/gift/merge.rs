//! Two tellings of one gift put into one record: the fuller parties and things, the nearer place, the finer date.

use super::{
    Draft,
    sameness::{by_agents, by_hand, by_states, comes_to, is_handed_over, is_retold},
    thing::{best_match, complete, is_vague, is_wrapper, overlaps},
    told_on::adds_to_folk,
};
use crate::{
    domain::{Anchor, GiftKind, Lang, Party},
    lang::{
        filling::{same, stands_for},
        lexicon::Class,
        told::{add_evidence, add_told, finer_date, nearer_place},
        words::Words,
    },
};

/// Takes another telling into a record.
pub(super) fn merge(words: &Words, known: &mut Draft, draft: Draft) {
    let by_hand = by_hand(words, known, &draft)
        || by_states(words, known, &draft)
        || by_agents(words, known, &draft);
    let again = is_handed_over(words, known, &draft) && draft.points_back;
    // "bantuan pangan. Puluhan paket …": the parcels are what the aid was.
    let comes = comes_to(words, known, &draft)
        && !draft.gift.items.iter().any(|item| is_wrapper(words, item));
    let retold = is_retold(words, known, &draft);
    // "kepada masyarakat miskin … juga kepada *warga*": the same people.
    let folk = adds_to_folk(words, known, &draft);
    let gift = &mut known.gift;
    let wrapped = draft.points_back && draft.gift.items.iter().all(|item| is_wrapper(words, item));
    let opened = words.reading.lang() == Lang::Id
        && !draft.gift.items.iter().any(|item| is_wrapper(words, item))
        && gift.items.iter().all(|item| is_wrapper(words, item));
    let (vague, told_closer) = (
        gift.items.iter().all(|item| is_vague(words, item)),
        !draft.gift.items.iter().all(|item| is_vague(words, item)),
    );
    let closer = retold && vague && told_closer && !gift.items.is_empty();
    if opened || comes || closer {
        gift.items.clear();
    }
    let pointing = draft.points_back && gift.items.len() > draft.gift.items.len()
        || (wrapped || retold && !told_closer) && !gift.items.is_empty();
    for item in draft.gift.items {
        // "received a gift … *also* gave him a photograph": one more, not what the gift was.
        let more = draft.adds
            && words.reading.lang() == Lang::En
            && !is_wrapper(words, &item)
            && gift.items.iter().all(|known| is_wrapper(words, known));
        match best_match(words, &gift.items, &item).filter(|_| !more) {
            Some(index) => complete(words, &mut gift.items[index], item),
            None if !pointing && !overlaps(&gift.items, &item) => gift.items.push(item),
            None => {}
        }
    }
    // Who hands over what was told of before is no giver, where one is known.
    let agents = words.reading.lang() == Lang::Id && (wrapped || by_hand || again);
    let mut handed = Vec::new();
    for (known, more) in [
        (&mut gift.givers, draft.gift.givers),
        (&mut gift.recipients, draft.gift.recipients),
    ] {
        let own = words.reading.lang() == Lang::Id
            && !known.is_empty()
            && more.iter().all(|party| {
                party.entity.is_none() && party.name.of(words.reading.text).ends_with("nya")
            });
        let again = folk && !known.is_empty();
        if !own && !again && (!agents || known.is_empty()) {
            add_parties(words, known, more);
        } else if agents {
            handed.extend(more);
        }
    }
    add_parties(words, &mut gift.attribution, draft.gift.attribution);
    // Where what was announced before is handed over is where it is given.
    let told_before = !known.agents.is_empty()
        && gift
            .place
            .is_some_and(|place| place.anchor == Anchor::Clause);
    let placed = agents
        && !told_before
        && draft
            .gift
            .place
            .is_some_and(|place| place.anchor == Anchor::Clause);
    gift.place = if placed {
        draft.gift.place
    } else {
        nearer_place(gift.place, draft.gift.place)
    };
    gift.date = finer_date(gift.date, draft.gift.date);
    if gift.kind == GiftKind::Gift {
        gift.kind = draft.gift.kind;
    }
    add_evidence(&mut gift.evidence, draft.gift.evidence);
    add_told(&mut gift.told, draft.gift.told);
    if draft.sure > known.sure {
        gift.frame = draft.gift.frame;
    }
    known.sure = known.sure.max(draft.sure).saturating_add(3);
    known.weak &= draft.weak;
    known.sentence = draft.sentence;
    known.gives_out |= draft.gives_out;
    add_parties(words, &mut known.agents, handed);
}

/// Takes from a telling of the hand-over where and when it took place.
pub(super) fn add_scene(words: &Words, known: &mut Draft, draft: Draft) {
    // "thanked A for the *donation* to the sick in Lisse": thanks say little of where it was given.
    let spoken_of = draft.gift.items.iter().all(|item| {
        let last = words.reading.tokens_in(item.what).end.saturating_sub(1);
        [Class::AidNoun, Class::GiftNoun]
            .iter()
            .any(|&class| words.reading.is(last, class))
    });
    let gift = &mut known.gift;
    if !spoken_of {
        gift.place = nearer_place(gift.place, draft.gift.place);
    }
    gift.date = finer_date(gift.date, draft.gift.date);
    add_evidence(&mut gift.evidence, draft.gift.evidence);
    add_told(&mut gift.told, draft.gift.told);
    known.sure = known.sure.saturating_add(3);
}

fn add_parties(words: &Words, known: &mut Vec<Party>, more: Vec<Party>) {
    for party in more {
        // "Pemkab X", then "Bupati X": who handed it over for them.
        if known.iter().any(|other| stands_for(words, other, &party)) {
            continue;
        }
        match known.iter_mut().find(|other| same(words, other, &party)) {
            // "warga", then "warga yang kehilangan rumah": who they are, in full.
            Some(other) => {
                let people = words.reading.lang() == Lang::Id
                    && other.entity.is_none()
                    && party.entity.is_none();
                let said = |party: &Party| party.name.of(words.reading.text);
                if people && said(&party).starts_with(said(other)) {
                    *other = party;
                }
            }
            None => known.push(party),
        }
    }
}
