//! Where a telling belongs: to a record told before, beside the others, or to part of an offer that is now kept.

use super::{
    Draft, LATEST,
    merge::{add_scene, merge},
    sameness::{hands_over, is_one, overlap},
    thing::alike,
};
use crate::{
    domain::{Gift, GiftStatus, Item},
    lang::{told::add_evidence, words::Words},
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
        for &other in fitting
            .iter()
            .rev()
            .skip(1)
            .filter(|&&other| drafts[other].gift.status == drafts[index].gift.status)
            .collect::<Vec<_>>()
        {
            let known = drafts[other].clone();
            merge(words, &mut drafts[index], known);
            drafts[other].gift.items.clear();
        }
    }
    let known = &mut drafts[index];
    if hands_over(words, known, &draft) {
        return add_scene(known, draft);
    }
    if draft.gift.status == known.gift.status {
        return merge(words, known, draft);
    }
    // An offer or promise of several things of which one was given: only the rest stays open.
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
    let (passed, rest): (Vec<Item>, Vec<Item>) =
        open.gift.items.iter().cloned().partition(|item| {
            given
                .gift
                .items
                .iter()
                .any(|other| alike(words, other, item))
        });
    let mut passed_draft = open.clone();
    passed_draft.gift.items = passed;
    passed_draft.gift.status = GiftStatus::Given;
    merge(words, given, passed_draft);
    if !rest.is_empty() {
        let mut rest_draft = open;
        rest_draft.gift.items = rest;
        drafts.push(rest_draft);
    }
}

/// Puts what a headline tells to the first record of the body that shares a thing or a party with it.
pub(super) fn join_title(words: &Words, drafts: &mut Vec<Draft>, title: Draft) {
    let shares = |known: &Draft| {
        let (one, other) = (&known.gift, &title.gift);
        let things = one
            .items
            .iter()
            .any(|item| other.items.iter().any(|thing| alike(words, item, thing)));
        let parties = overlap(words, &one.givers, &other.givers)
            || overlap(words, &one.recipients, &other.recipients);
        let denied = |gift: &Gift| gift.status == GiftStatus::Denied;
        (things || parties) && denied(one) == denied(other)
    };
    // A headline tells in brief what the body tells; what does not fit it is a name or thing cut short.
    let told = drafts.iter().take(LATEST).any(|known| {
        let gift = &known.gift;
        !gift.givers.is_empty() && !gift.recipients.is_empty() && !gift.items.is_empty()
    });
    let whole = |known: &Draft| {
        !known.gift.givers.is_empty() && !known.gift.recipients.is_empty() && shares(known)
    };
    let same_thing = |known: &Draft| {
        let mut items = known.gift.items.iter();
        whole(known)
            && items.any(|item| {
                title
                    .gift
                    .items
                    .iter()
                    .any(|thing| alike(words, item, thing))
            })
    };
    let near = &drafts[..drafts.len().min(LATEST)];
    let best = near
        .iter()
        .position(same_thing)
        .or_else(|| near.iter().position(whole))
        .or_else(|| near.iter().position(shares));
    let Some(known) = best.map(|best| &mut drafts[best]) else {
        if !told {
            join(words, drafts, title);
        }
        return;
    };
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
