//! Gifts: tellings of giving put together, one record for each giver, receiver and occasion.
//!
//! Tellings are joined where they share a party and a thing, or where one points back to the things of
//! another ("the drones were a gift from …"). A record needs a giver, a receiver and a thing in the end,
//! and one of the parties by name; what stays incomplete is left out.

use super::{
    filling::{same, stands_for_things},
    frame::{Event, Role},
    lexicon::Class,
    outlook::Outlook,
    party::is_named,
    telling::Telling,
    words::Words,
};
use crate::domain::{
    Anchor, Confidence, Gift, GiftKind, GiftStatus, Item, Lang, Party, Place, Span, Told, When,
};

/// How many sentences back a phrase such as "those drones" may point.
const REACH: usize = 4;

/// How many of the latest records a telling may belong to; keeps the gathering linear.
const LATEST: usize = 64;

/// A record while it grows.
#[derive(Clone)]
struct Draft {
    gift: Gift,
    sure: u8,
    weak: bool,
    points_back: bool,
    /// Whether the telling says that it adds to what was told: "juga", "turut".
    adds: bool,
    /// Whether those who receive are only pointed to.
    to_them: bool,
    /// What the telling says it adds to.
    besides: Vec<Item>,
    sentence: usize,
}

/// The gifts that the tellings report, by first evidence.
#[must_use]
pub fn gather(words: &Words, tellings: &[Telling]) -> Vec<Gift> {
    let mut drafts: Vec<Draft> = Vec::new();
    // The body first: an Indonesian headline is short of names and belongs to what the body tells in full.
    let late = |telling: &&Telling| telling.in_title && words.reading.lang() == Lang::Id;
    let gifts = || {
        tellings
            .iter()
            .filter(|telling| telling.frame.event == Event::Gift)
    };
    for mut draft in gifts().filter(|telling| !late(telling)).filter_map(draft) {
        look_back(words, &drafts, &mut draft);
        join(words, &mut drafts, draft);
    }
    for draft in gifts().filter(late).filter_map(draft) {
        join_title(words, &mut drafts, draft);
    }
    // What a later telling completed may now be one with an earlier record.
    let mut settled: Vec<Draft> = Vec::new();
    for draft in drafts
        .into_iter()
        .filter(|draft| !draft.gift.items.is_empty())
    {
        join(words, &mut settled, draft);
    }
    let mut gifts: Vec<Gift> = settled
        .into_iter()
        .filter_map(|draft| finish(words, draft))
        .collect();
    gifts.sort_by_key(|gift| gift.evidence.first().copied());
    gifts
}

/// Takes from what was told before whom "mereka" means, and what "selain X" adds to: X is given too, unless
/// somebody else gave it.
fn look_back(words: &Words, drafts: &[Draft], draft: &mut Draft) {
    let near = |known: &&Draft| draft.sentence - known.sentence.min(draft.sentence) <= REACH;
    let latest = || drafts.iter().rev().take(LATEST);
    if draft.to_them && draft.gift.recipients.is_empty() {
        let before = latest()
            .filter(near)
            .find(|known| !known.gift.recipients.is_empty());
        if let Some(known) = before {
            draft.gift.recipients.clone_from(&known.gift.recipients);
        }
    }
    for item in std::mem::take(&mut draft.besides) {
        let others = latest().any(|known| {
            !agree(words, &known.gift.givers, &draft.gift.givers)
                && known
                    .gift
                    .items
                    .iter()
                    .any(|thing| alike(words, thing, &item))
        });
        if !others {
            draft.gift.items.push(item);
        }
    }
}

/// A record of one telling; `None` where it tells of none.
fn draft(telling: &Telling) -> Option<Draft> {
    let status = match (telling.outlook, telling.frame.status) {
        (Outlook::Possible | Outlook::Open | Outlook::Undone, _) => return None,
        (Outlook::Denied | Outlook::Cancelled, _) => GiftStatus::Denied,
        (_, Some(status)) => status,
        (Outlook::Ahead, None) => GiftStatus::Promised,
        (Outlook::Fact, None) => GiftStatus::Given,
    };
    if telling.items.is_empty() {
        return None;
    }
    let mutual = telling.frame.mutual;
    let givers: Vec<Party> = telling.of(Role::Giver).collect();
    let recipients: Vec<Party> = telling.of(Role::Recipient).collect();
    let (givers, recipients) = if mutual {
        let both: Vec<Party> = givers.into_iter().chain(recipients).collect();
        (both.clone(), both)
    } else {
        (givers, recipients)
    };
    let aid = telling.frame.kind == Some(GiftKind::Aid) || telling.is_aid;
    Some(Draft {
        gift: Gift {
            givers,
            recipients,
            mutual,
            items: telling.items.clone(),
            kind: match (aid, telling.is_honour) {
                (_, true) => GiftKind::Honour,
                (true, false) => GiftKind::Aid,
                (false, false) => GiftKind::Gift,
            },
            place: telling.place,
            date: telling.date,
            status,
            attribution: telling.attribution.clone(),
            evidence: vec![telling.evidence],
            confidence: Confidence::default(),
            frame: telling.frame.name,
            told: vec![telling.told.clone()],
        },
        sure: telling.sure,
        weak: telling.frame.weak,
        points_back: telling.points_back,
        adds: telling.adds,
        to_them: telling.to_them,
        besides: telling.besides.clone(),
        sentence: telling.sentence,
    })
}

/// Puts a draft to the record it belongs to, or beside the others. "Those drones and the vest" may bring
/// several records together.
fn join(words: &Words, drafts: &mut Vec<Draft>, draft: Draft) {
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
fn join_title(words: &Words, drafts: &mut Vec<Draft>, title: Draft) {
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

/// Whether two drafts tell of one event.
fn is_one(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    if one.mutual != other.mutual
        || (one.status == GiftStatus::Denied) != (other.status == GiftStatus::Denied)
    {
        return false;
    }
    // "Bantuan itu diserahkan C kepada D": those who hand over and take in hand for the parties told before.
    if words.reading.lang() == Lang::Id && is_handed_over(words, known, draft) {
        return true;
    }
    // "A handed over the gift of B": one phrase for the thing, and two who give it.
    let same_phrase = || {
        one.items
            .iter()
            .any(|item| other.items.iter().any(|thing| thing.what == item.what))
    };
    if agree(words, &one.recipients, &other.recipients) && same_phrase() {
        return true;
    }
    if !agree(words, &one.givers, &other.givers)
        || !agree(words, &one.recipients, &other.recipients)
    {
        return false;
    }
    let shared = || {
        overlap(words, &one.givers, &other.givers)
            || overlap(words, &one.recipients, &other.recipients)
    };
    let near = draft.sentence.abs_diff(known.sentence) <= REACH;
    let dates = || {
        one.date
            .zip(other.date)
            .is_none_or(|(one, other)| one.date.refines(other.date) || other.date.refines(one.date))
    };
    // "the boats, given by A, were turned over to B": one phrase for the thing.
    let phrase = || {
        one.items
            .iter()
            .any(|item| other.items.iter().any(|thing| thing.what == item.what))
    };
    // "the gift", "the aid": what was named before by what it is.
    let wrapped =
        || draft.points_back && near && other.items.iter().all(|item| is_wrapper(words, item));
    if near && !known.points_back && completes(words, one, draft) {
        return true;
    }
    // Things last: comparing words costs the most.
    shared() && wrapped()
        || (draft.points_back && near || dates() && (shared() || phrase()))
            && one
                .items
                .iter()
                .any(|item| other.items.iter().any(|thing| alike(words, item, thing)))
        || shared() && one.items.iter().any(|item| overlaps(&other.items, item))
}

/// Whether a telling near a record points back to what it tells by a word for the whole: "bantuan tersebut".
fn is_handed_over(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let near = draft.sentence > known.sentence && draft.sentence - known.sentence <= REACH;
    let part = !known.gift.givers.is_empty() || !known.gift.recipients.is_empty();
    let told = known.gift.status == draft.gift.status && part && !known.gift.items.is_empty();
    let wrapped = || draft.gift.items.iter().all(|item| is_wrapper(words, item));
    let adds = draft.adds
        && draft.gift.recipients.is_empty()
        && overlap(words, &known.gift.givers, &draft.gift.givers);
    // "X menyantuni 20 anak. Setiap anak menerima tas.": the thing comes last.
    let opened = known.gift.items.iter().all(|item| is_wrapper(words, item))
        && overlap(words, &known.gift.recipients, &draft.gift.recipients)
        && agree(words, &known.gift.givers, &draft.gift.givers);
    // "X juga memberi Y" may come some sentences later.
    let later = draft.sentence > known.sentence && draft.sentence - known.sentence <= 2 * REACH;
    later && told && adds
        || near
            && told
            && (draft.points_back && wrapped() || opened || from_own(words, known, draft))
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

/// Whether a telling only says by whose hands a gift already told in full passed: "Freedonia gave 2 million euros
/// to the Red Sash. *Ana Lima handed the cheque to Budi Karsa* at …".
fn hands_over(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let full = !one.givers.is_empty() && !one.recipients.is_empty() && !known.points_back;
    let wrapped = |item: &Item| is_wrapper(words, item);
    let sum = |item: &Item| {
        let money = item.unit.as_deref().is_some_and(|unit| unit.len() == 3);
        money
            && head_word(words, item.what).starts_with("che")
            && one.items.iter().any(|thing| alike(words, thing, item))
    };
    words.reading.lang() == Lang::En
        && full
        && draft.points_back
        && one.status == other.status
        && draft.sentence.abs_diff(known.sentence) <= 2
        && (other.givers.is_empty() && other.recipients.is_empty()
            || !agree(words, &one.givers, &other.givers))
        && other.items.iter().all(|item| wrapped(item) || sum(item))
}

/// Takes from a telling of the hand-over where and when it took place.
fn add_scene(known: &mut Draft, draft: Draft) {
    let gift = &mut known.gift;
    gift.place = nearer_place(gift.place, draft.gift.place);
    gift.date = finer_date(gift.date, draft.gift.date);
    add_evidence(&mut gift.evidence, draft.gift.evidence);
    add_told(&mut gift.told, draft.gift.told);
    known.sure = known.sure.saturating_add(3);
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

/// Whether an item is only a pronoun or a quantifier that stands for it: "they gave *some* to the clinic".
fn is_pronoun(words: &Words, item: &Item) -> bool {
    let tokens = words.reading.tokens_in(item.what);
    let stands =
        words.reading.lang() == Lang::En && stands_for_things(words.reading.lower(tokens.start));
    tokens.len() == 1 && (stands || words.reading.is(tokens.start, Class::Quantifier))
}

/// Whether an item is only called a gift, aid or goods, or not called anything.
pub(super) fn is_wrapper(words: &Words, item: &Item) -> bool {
    if is_pronoun(words, item) {
        return true;
    }
    let tokens = words.reading.tokens_in(item.what);
    let bundle = |at: usize| {
        [Class::GiftNoun, Class::AidNoun, Class::Wrapper]
            .iter()
            .any(|&class| words.reading.is(at, class))
    };
    // "menyantuni": the verb says that something was given, not what.
    let verb = |at: usize| {
        words.reading.lang() == Lang::Id && words.frames.is_implied(words.reading.lower(at))
    };
    // "paket bantuan", "bantuan logistik", "bantuan kemanusiaan"
    let only = |at: usize| {
        bundle(at)
            || words.reading.lang() == Lang::Id
                && matches!(
                    words.reading.lower(at),
                    "itu" | "ini" | "tersebut" | "kemanusiaan" | "sosial" | "darurat" | "paket"
                )
    };
    item.quantity.is_none()
        && !tokens.is_empty()
        && (tokens.clone().any(bundle) && tokens.clone().all(only) || tokens.into_iter().all(verb))
}

/// Whether an item's words are among those of another one.
fn overlaps(items: &[Item], item: &Item) -> bool {
    items
        .iter()
        .any(|known| known.what.start < item.what.end && item.what.start < known.what.end)
}

/// Whether two lists share a party, or one of them is empty.
fn agree(words: &Words, one: &[Party], other: &[Party]) -> bool {
    one.is_empty() || other.is_empty() || overlap(words, one, other)
}

fn overlap(words: &Words, one: &[Party], other: &[Party]) -> bool {
    one.iter()
        .any(|party| other.iter().any(|other| same(words, party, other)))
}

/// Whether two items may be one thing: the same head noun, and numbers and units that do not disagree.
fn alike(words: &Words, one: &Item, other: &Item) -> bool {
    let number = |item: &Item| {
        item.quantity.filter(|_| {
            item.unit
                .as_deref()
                .is_none_or(|unit| unit.len() != 3 || unit.chars().any(char::is_lowercase))
        })
    };
    let money = |item: &Item| {
        item.unit
            .as_deref()
            .filter(|unit| unit.len() == 3 && unit.chars().all(char::is_uppercase))
            .and(item.quantity)
    };
    if let (Some(one), Some(other)) = (money(one), money(other)) {
        return (one - other).abs() < 0.005 * one.abs();
    }
    let counts = number(one)
        .zip(number(other))
        .is_none_or(|(one, other)| (one - other).abs() < f64::EPSILON);
    counts && head_word(words, one.what) == head_word(words, other.what)
}

/// The head noun of a thing's words, in lower case, without an English plural ending.
fn head_word<'w>(words: &'w Words, span: Span) -> &'w str {
    let tokens = words.reading.tokens_in(span);
    let of = tokens
        .clone()
        .find(|&at| words.reading.lower(at) == "of")
        .unwrap_or(tokens.end);
    let at = match words.reading.lang() {
        Lang::Id => tokens.start,
        Lang::En => of.saturating_sub(1).max(tokens.start),
    };
    if at >= words.reading.tokens.len() || tokens.is_empty() {
        return "";
    }
    let word = words.reading.lower(at);
    let plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && words.reading.lang() == Lang::En;
    if plural {
        &word[..word.len() - 1]
    } else {
        word
    }
}

/// Takes another telling into a record.
fn merge(words: &Words, known: &mut Draft, draft: Draft) {
    let gift = &mut known.gift;
    let wrapped = draft.points_back && draft.gift.items.iter().all(|item| is_wrapper(words, item));
    let opened = words.reading.lang() == Lang::Id
        && !draft.gift.items.iter().any(|item| is_wrapper(words, item))
        && gift.items.iter().all(|item| is_wrapper(words, item));
    if opened {
        gift.items.clear();
    }
    let pointing = draft.points_back && gift.items.len() > draft.gift.items.len()
        || wrapped && !gift.items.is_empty();
    for item in draft.gift.items {
        match best_match(words, &gift.items, &item) {
            Some(index) => complete(words, &mut gift.items[index], item),
            None if !pointing && !overlaps(&gift.items, &item) => gift.items.push(item),
            None => {}
        }
    }
    // Who hands over what was told of before is no giver, where one is known.
    let agents = words.reading.lang() == Lang::Id && wrapped;
    for (known, more) in [
        (&mut gift.givers, draft.gift.givers),
        (&mut gift.recipients, draft.gift.recipients),
    ] {
        let own = words.reading.lang() == Lang::Id
            && !known.is_empty()
            && more.iter().all(|party| {
                party.entity.is_none() && party.name.of(words.reading.text).ends_with("nya")
            });
        if !own && (!agents || known.is_empty()) {
            add_parties(words, known, more);
        }
    }
    add_parties(words, &mut gift.attribution, draft.gift.attribution);
    // Where what was announced before is handed over is where it is given.
    let handed = agents
        && draft
            .gift
            .place
            .is_some_and(|place| place.anchor == Anchor::Clause);
    gift.place = if handed {
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
}

/// The item, by index, that another telling means: the same words first, then the same number.
fn best_match(words: &Words, items: &[Item], item: &Item) -> Option<usize> {
    let text = words.reading.text;
    let shared = |known: &Item| {
        let known = known.what.of(text).to_lowercase();
        item.what
            .of(text)
            .to_lowercase()
            .split(' ')
            .filter(|word| known.split(' ').any(|other| other == *word))
            .count()
    };
    let fits = |known: &&(usize, &Item)| alike(words, known.1, item);
    let numbered = |known: &Item| known.quantity.is_some() && known.quantity == item.quantity;
    let all: Vec<(usize, &Item)> = items.iter().enumerate().collect();
    all.iter()
        .filter(fits)
        .max_by_key(|(index, known)| (shared(known), numbered(known), std::cmp::Reverse(*index)))
        .map(|(index, _)| *index)
}

/// Takes from another telling of the same thing what is fuller there.
fn complete(words: &Words, known: &mut Item, item: Item) {
    let text = words.reading.text;
    let (old, new) = (
        known.what.of(text).to_lowercase(),
        item.what.of(text).to_lowercase(),
    );
    if new.len() > old.len() && old.split(' ').all(|word| new.contains(word)) {
        known.what = item.what;
    }
    if known.quantity.is_none() {
        known.quantity = item.quantity;
        known.unit = item.unit;
        known.quantity_span = item.quantity_span;
    }
}

/// Adds words to the evidence, which stays sorted; sorting it anew each time would not be linear.
pub(super) fn add_evidence(known: &mut Vec<Span>, more: Vec<Span>) {
    for span in more {
        if let Err(place) = known.binary_search(&span) {
            known.insert(place, span);
        }
    }
}

/// Adds how other tellings were read; the list stays in the order of the text.
pub(super) fn add_told(known: &mut Vec<Told>, more: Vec<Told>) {
    for told in more {
        let place = known.partition_point(|other| other.word < told.word);
        if known.get(place).is_none_or(|other| *other != told) {
            known.insert(place, told);
        }
    }
}

/// Of two places told of one event, the one taken from nearer by; the first where both are as near.
pub(super) fn nearer_place(known: Option<Place>, other: Option<Place>) -> Option<Place> {
    match (known, other) {
        (Some(known), Some(other)) if other.anchor < known.anchor => Some(other),
        _ => known.or(other),
    }
}

/// Of two dates told of one event, the one that says more; the first where both say as much.
pub(super) fn finer_date(known: Option<When>, other: Option<When>) -> Option<When> {
    match (known, other) {
        (Some(known), Some(other))
            if known.date != other.date && other.date.refines(known.date) =>
        {
            Some(other)
        }
        _ => known.or(other),
    }
}

fn add_parties(words: &Words, known: &mut Vec<Party>, more: Vec<Party>) {
    for party in more {
        if !known.iter().any(|other| same(words, other, &party)) {
            known.push(party);
        }
    }
}

/// A record that says who gave what to whom, or `None`.
fn finish(words: &Words, mut draft: Draft) -> Option<Gift> {
    let gift = &mut draft.gift;
    gift.items.retain(|item| !is_pronoun(words, item));
    if gift.items.is_empty() {
        return None;
    }
    let sides = if gift.mutual {
        gift.givers.len() > 1
    } else {
        !gift.givers.is_empty() && !gift.recipients.is_empty()
    };
    let apart = gift.mutual
        || !gift.givers.iter().all(|giver| {
            gift.recipients
                .iter()
                .any(|recipient| same(words, giver, recipient))
        });
    let named = |party: &Party| is_named(words, party);
    let by_name = gift.givers.iter().chain(&gift.recipients).any(named);
    // A piece of honour counts where it goes to somebody by name.
    let piece = words.reading.lang() == Lang::Id
        && gift.items.iter().all(|item| {
            let at = words.reading.tokens_in(item.what).start;
            at < words.reading.tokens.len()
                && matches!(
                    words.reading.lower(at),
                    "piagam" | "penghargaan" | "sertifikat" | "medali" | "plakat" | "trofi"
                )
        });
    if piece && !gift.recipients.iter().any(named) {
        return None;
    }
    if draft.weak || !sides || !apart || !by_name {
        return None;
    }
    Some(draft.gift)
}
