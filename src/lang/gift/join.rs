//! Where a telling belongs: to a record told before, beside the others, or to part of an offer that is now kept.

use super::{
    Draft, LATEST,
    merge::{add_scene, merge},
    sameness::{hands_over, is_one, overlap},
    thing::{alike, is_wrapper, share_thing},
};
use crate::{
    domain::{Gift, GiftStatus, Item, Lang, Party},
    lang::{lexicon::Class, party::is_named, told::add_evidence, words::Words},
};

/// Puts a draft to the record it belongs to, or beside the others. "Those drones and the vest" may bring
/// several records together.
pub(super) fn join(words: &Words, drafts: &mut Vec<Draft>, draft: Draft) {
    let fitting: Vec<usize> = (drafts.len().saturating_sub(LATEST)..drafts.len())
        .filter(|&known| {
            hands_over(words, &drafts[known], &draft) || is_one(words, &drafts[known], &draft)
        })
        .collect();
    let Some(&index) = fitting.last() else {
        drafts.push(draft);
        return;
    };
    if draft.points_back && draft.gift.items.len() > 1 {
        bring_together(words, drafts, &fitting, index);
    }
    let known = &mut drafts[index];
    if hands_over(words, known, &draft) {
        add_scene(words, known, draft);
    } else if draft.gift.status == known.gift.status {
        merge(words, known, draft);
    } else {
        keep_promise(words, drafts, index, draft);
    }
}

/// Takes into one record the others of its standing that "those drones and the vest" mean too; they are left empty.
fn bring_together(words: &Words, drafts: &mut [Draft], fitting: &[usize], index: usize) {
    for &other in fitting.iter().rev().skip(1) {
        if drafts[other].gift.status == drafts[index].gift.status {
            let known = drafts[other].clone();
            merge(words, &mut drafts[index], known);
            drafts[other].gift.items.clear();
        }
    }
}

/// Tells apart what was given of an offer or promise and what stays open of it.
fn keep_promise(words: &Words, drafts: &mut Vec<Draft>, index: usize, draft: Draft) {
    let known = &mut drafts[index];
    let (given, open) = match (known.gift.status, draft.gift.status) {
        (GiftStatus::Given, _) => (known, draft),
        (_, GiftStatus::Given) => {
            let open = std::mem::replace(known, draft);
            (known, open)
        }
        _ => {
            drafts.push(draft);
            return;
        }
    };
    let is_given = |item: &Item| {
        let mut items = given.gift.items.iter();
        items.any(|other| alike(words, other, item))
    };
    let (passed, rest): (Vec<Item>, Vec<Item>) =
        open.gift.items.iter().cloned().partition(is_given);
    let mut kept = open.clone();
    kept.gift.items = passed;
    kept.gift.status = GiftStatus::Given;
    merge(words, given, kept);
    if !rest.is_empty() {
        let mut left = open;
        left.gift.items = rest;
        drafts.push(left);
    }
}

/// Puts what a headline tells to the first record of the body that shares a thing or a party with it. What does not
/// fit what the body tells in full is a name or thing cut short.
pub(super) fn join_title(words: &Words, drafts: &mut Vec<Draft>, title: Draft) {
    let near = &drafts[..drafts.len().min(LATEST)];
    let Some(index) = of_title(words, near, &title) else {
        let whole = |known: &Draft| has_parties(&known.gift) && !known.gift.items.is_empty();
        if !near.iter().any(whole) {
            join(words, drafts, title);
        }
        return;
    };
    let known = &mut drafts[index];
    let gift = &mut known.gift;
    if gift.givers.is_empty() {
        gift.givers = title.gift.givers;
    }
    if gift.recipients.is_empty() {
        gift.recipients = title.gift.recipients;
    }
    add_evidence(&mut gift.evidence, title.gift.evidence);
    known.sure = known.sure.saturating_add(3);
}

/// Leaves out what only an English headline tells where the body tells of a gift by the same giver: to whom and what is
/// told more closely there. A headline may cut the giver's name short.
pub(super) fn settle_title(words: &Words, drafts: &mut Vec<Draft>) {
    let is_title = |draft: &Draft| draft.gift.told.iter().all(|told| told.doubts.headline);
    let titles = drafts
        .iter()
        .take(LATEST)
        .take_while(|draft| is_title(draft));
    let count = if words.reading.lang() == Lang::En {
        titles.count()
    } else {
        0
    };
    for at in (0..count).rev() {
        let title = &drafts[at];
        let mut body = drafts[count..].iter().take(LATEST);
        let again = body.position(|known| {
            has_parties(&known.gift)
                && known.gift.status == title.gift.status
                && (overlap(words, &known.gift.givers, &title.gift.givers)
                    || is_cut_short(words, &title.gift.givers, &known.gift.givers))
        });
        if let Some(again) = again {
            let evidence = std::mem::take(&mut drafts[at].gift.evidence);
            add_evidence(&mut drafts[count + again].gift.evidence, evidence);
            drafts[at].gift.items.clear();
        }
    }
    drafts.retain(|draft| !draft.gift.items.is_empty());
}

/// Whether each party of a headline is named by words of the name of one of the body's: "*Rowing Club*" for "the Lisse
/// Rowing Club".
fn is_cut_short(words: &Words, title: &[Party], body: &[Party]) -> bool {
    let reading = words.reading;
    let within = |short: &Party, long: &Party| {
        let mut tokens = reading.tokens_in(short.name);
        let long = reading.tokens_in(long.name);
        tokens.len() > 1
            && tokens.all(|at| {
                long.clone()
                    .any(|other| reading.lower(other) == reading.lower(at))
            })
    };
    !title.is_empty()
        && title
            .iter()
            .all(|short| body.iter().any(|long| within(short, long)))
}

/// Leaves out of an English article what is told by a word for aid alone and goes to "the Agency", where the same giver
/// is said to have given something to somebody by name: it is the same aid.
pub(super) fn settle_wrappers(words: &Words, drafts: &mut Vec<Draft>) {
    let reading = words.reading;
    let vague = |party: &Party| {
        let tokens = reading.tokens_in(party.name);
        tokens.len() == 1 && reading.is(tokens.start, Class::BodyNoun)
            || party.entity.is_none() && !is_named(words, party)
    };
    let wraps = |item: &Item| {
        let last = reading.tokens_in(item.what).end.saturating_sub(1);
        let aid = || [Class::AidNoun, Class::GiftNoun].iter();
        item.quantity.is_none()
            && (is_wrapper(words, item) || aid().any(|&class| reading.is(last, class)))
    };
    let bare = |draft: &Draft| {
        let items = &draft.gift.items;
        has_parties(&draft.gift)
            && draft.gift.recipients.iter().all(vague)
            && items.iter().all(wraps)
    };
    if reading.lang() != Lang::En || drafts.len() < 2 {
        return;
    }
    for at in (0..drafts.len().min(LATEST)).rev() {
        let again = bare(&drafts[at])
            && drafts.iter().take(LATEST).any(|other| {
                !bare(other)
                    && has_parties(&other.gift)
                    && other.gift.status == drafts[at].gift.status
                    && overlap(words, &other.gift.givers, &drafts[at].gift.givers)
            });
        if again {
            drafts[at].gift.items.clear();
        }
    }
    drafts.retain(|draft| !draft.gift.items.is_empty());
}

/// The record that a headline tells of: with both parties and the thing, with both parties, or with anything of it.
fn of_title(words: &Words, drafts: &[Draft], title: &Draft) -> Option<usize> {
    let other = &title.gift;
    let denied = |gift: &Gift| gift.status == GiftStatus::Denied;
    let same_thing = |known: &Gift| share_thing(words, known, other);
    let shares = |known: &Gift| {
        let parties = overlap(words, &known.givers, &other.givers)
            || overlap(words, &known.recipients, &other.recipients);
        (parties || same_thing(known)) && denied(known) == denied(other)
    };
    let first = |fits: &dyn Fn(&Gift) -> bool| drafts.iter().position(|known| fits(&known.gift));
    let whole = |known: &Gift| has_parties(known) && shares(known);
    first(&|known| whole(known) && same_thing(known))
        .or_else(|| first(&whole))
        .or_else(|| first(&shares))
}

fn has_parties(gift: &Gift) -> bool {
    !gift.givers.is_empty() && !gift.recipients.is_empty()
}
