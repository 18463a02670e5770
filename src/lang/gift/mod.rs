//! Gifts: tellings of giving put together, one record for each giver, receiver and occasion.
//!
//! Tellings are joined where they share a party and a thing, or where one points back to the things of
//! another ("the drones were a gift from …"). A record needs a giver, a receiver and a thing in the end,
//! and one of the parties by name; what stays incomplete is left out.

mod join;
mod merge;
mod one_by_one;
mod partner;
mod sameness;
mod seen;
mod thing;
mod told_on;
mod visited;

pub(super) use thing::is_wrapper;

use crate::{
    domain::{Confidence, EntityId, EntityKind, Gift, GiftKind, GiftStatus, Item, Lang, Party},
    lang::{
        filling::same,
        frame::{Event, Role},
        lexicon::Class,
        outlook::Outlook,
        party::is_named,
        telling::Telling,
        told::body_first,
        words::Words,
    },
};
use join::{join, join_title, settle_title, settle_wrappers};
use one_by_one::{take_bestower, tells_share};
use sameness::{agree, overlap};
use thing::{alike, is_deed, is_pronoun, leave_out_apposed};

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
    /// Those who are told to have handed it over or taken it in hand for its parties.
    agents: Vec<Party>,
    /// Whether somebody is told to give it out, and to whom only behind.
    gives_out: bool,
}

/// The gifts that the tellings report, by first evidence.
#[must_use]
pub fn gather(words: &Words, tellings: &[Telling]) -> Vec<Gift> {
    let mut drafts: Vec<Draft> = Vec::new();
    let (body, title) = body_first(words, tellings, Event::Gift);
    for mut draft in body.into_iter().filter_map(draft) {
        visited::take_visited(words, tellings, &mut draft.gift, draft.sentence);
        look_back(words, &drafts, &mut draft);
        visited::take_holder(words, &mut draft.gift, draft.sentence);
        visited::take_called_on(words, &mut draft.gift, draft.sentence);
        visited::take_charity_house(words, &mut draft.gift, draft.sentence);
        partner::take_partner(words, tellings, &mut draft.gift, draft.sentence);
        seen::take_seen(words, &mut draft.gift, draft.sentence);
        visited::take_collector(words, &mut draft.gift, draft.sentence);
        visited::take_shown(words, &mut draft.gift, draft.sentence);
        visited::take_visitor(words, &mut draft.gift, draft.sentence);
        if draft.to_them {
            visited::take_them(words, &mut draft.gift, draft.sentence);
        }
        if tells_share(words, &mut drafts, &draft) {
            continue;
        }
        join(words, &mut drafts, draft);
    }
    for draft in title.into_iter().filter_map(draft) {
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
    settle_title(words, &mut settled);
    settle_wrappers(words, &mut settled);
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
    take_lead(words, drafts, draft);
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

/// Takes who gives from an Indonesian lead that says that somebody gives out aid and not to whom: "*Bank Nusa*
/// menyerahkan bantuan Rp 900 juta. … Puskesmas X mendapatkan bantuan Rp 200 juta."
fn take_lead(words: &Words, drafts: &[Draft], draft: &mut Draft) {
    let gift = &mut draft.gift;
    let aid = |gift: &Gift| {
        gift.items.iter().all(|item| {
            let mut tokens = words.reading.tokens_in(item.what);
            tokens.any(|at| words.reading.is(at, Class::AidWord))
        })
    };
    if gift.status == GiftStatus::Denied {
        return;
    }
    if words.reading.lang() == Lang::En {
        if gift.givers.is_empty() {
            take_giver(drafts, draft);
            take_raiser(words, drafts, draft);
        } else {
            take_others(words, drafts, draft);
        }
        return;
    }
    if !gift.givers.is_empty() {
        draft.gives_out = gift.recipients.is_empty() && aid(gift);
        take_others(words, drafts, draft);
        return;
    }
    let near = |known: &&Draft| draft.sentence.saturating_sub(known.sentence) <= REACH;
    let mut latest = drafts.iter().rev().take(LATEST).filter(near);
    if gift.kind == GiftKind::Honour {
        take_bestower(words, latest, gift);
        return;
    }
    if !gift.recipients.is_empty()
        && aid(gift)
        && let Some(lead) = latest.find(|known| known.gives_out)
        && !overlap(words, &lead.gift.givers, &gift.recipients)
    {
        gift.givers.clone_from(&lead.gift.givers);
        // Where and when are the lead's own, not those of what came between.
        if gift.status == lead.gift.status && lead.gift.recipients.is_empty() {
            gift.place = gift.place.or(lead.gift.place);
            gift.date = gift.date.or(lead.gift.date);
        }
        draft.gives_out = true;
    }
}

/// Takes who gave right before, where an English passive adds to it: "Lima gave Berg a medal. *Vik was also given* a
/// clock."
fn take_giver(drafts: &[Draft], draft: &mut Draft) {
    let gift = &mut draft.gift;
    let before = drafts.last().filter(|known| {
        let told = &known.gift;
        draft.adds
            && !gift.recipients.is_empty()
            && draft.sentence.saturating_sub(known.sentence) <= ADDED
            && told.status == gift.status
            && told.kind == gift.kind
            && !told.givers.is_empty()
    });
    if let Some(known) = before {
        gift.givers.clone_from(&known.gift.givers);
        gift.place = gift.place.or(known.gift.place);
        gift.date = gift.date.or(known.gift.date);
    }
}

/// Takes who raised money right before, where an English passive says to whom a cheque or that money went: "Lima Club
/// raised $5. *A cheque was presented to Berg.*"
fn take_raiser(words: &Words, drafts: &[Draft], draft: &mut Draft) {
    let gift = &mut draft.gift;
    let open = gift.givers.is_empty() && !gift.recipients.is_empty();
    let raised = drafts.last().filter(|known| {
        open && known.gift.frame == "raise"
            && known.gift.recipients.is_empty()
            && draft.sentence.saturating_sub(known.sentence) <= 2
            && known.gift.status == gift.status
    });
    let Some(known) = raised else {
        return;
    };
    let money = |item: &Item| {
        let last = words.reading.tokens_in(item.what).end - 1;
        words.noun_is(last, Class::MoneyNoun)
            || known.gift.items.iter().any(|sum| alike(words, sum, item))
    };
    if gift.items.iter().all(money) {
        gift.givers.clone_from(&known.gift.givers);
        if gift.items.iter().all(|item| item.quantity.is_none()) {
            gift.items.clone_from(&known.gift.items);
        }
    }
}

/// How many sentences back something may be added to.
const ADDED: usize = 3;

/// Takes those for whom others were told to give, where an Indonesian telling says that somebody gives too: "Yayasan X
/// *juga* mengirim 500 selimut", "berterima kasih kepada Yayasan X yang mengirim 500 selimut".
///
/// English money needs no such word: "Lima donated $5 to the fund. *Berg donated $6.*"
fn take_others(words: &Words, drafts: &[Draft], draft: &mut Draft) {
    let joins = joins_donors(words, drafts, draft);
    let gift = &mut draft.gift;
    // An honour goes to one, and not to those who had another.
    let honour = words.reading.lang() == Lang::Id && gift.kind == GiftKind::Honour;
    if !(draft.adds || joins) || !gift.recipients.is_empty() || honour {
        return;
    }
    let person = |party: &Party| {
        let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
        party.entity.map(kind) == Some(EntityKind::Person)
    };
    // English: "Lima sent tents to Sylvania. *Berg has also sent* 20 trucks."
    let (reach, same_status) = match words.reading.lang() {
        Lang::Id => (REACH, false),
        Lang::En if joins => (2, true),
        Lang::En => (1, true),
    };
    let others = |known: &&Draft| {
        let told = &known.gift;
        draft.sentence.saturating_sub(known.sentence) <= reach
            && (!same_status || told.status == gift.status)
            && !told.recipients.is_empty()
            && told.status != GiftStatus::Denied
            && !told.recipients.iter().any(person)
            && (joins && told.frame == "raise" || !overlap(words, &told.givers, &gift.givers))
            && !overlap(words, &told.recipients, &gift.givers)
    };
    if let Some(known) = drafts.iter().rev().take(LATEST).find(others) {
        gift.recipients.clone_from(&known.gift.recipients);
        draft.gives_out = false;
    }
}

/// Whether somebody gives or pledges an English sum right behind a record of one that goes to those of the same cause.
fn joins_donors(words: &Words, drafts: &[Draft], draft: &Draft) -> bool {
    let sums = |gift: &Gift| gift.items.iter().any(Item::is_money);
    words.reading.lang() == Lang::En
        && matches!(draft.gift.frame, "give" | "pledge")
        && sums(&draft.gift)
        && !goes_elsewhere(words, draft)
        && drafts.iter().rev().take(ADDED).any(|known| {
            sums(&known.gift)
                && !known.gift.recipients.is_empty()
                && draft.sentence.saturating_sub(known.sentence) <= 2
        })
}

/// Whether an English sentence leads from what is given to somebody whom the telling has not taken in: "gave 5 million, to
/// be paid later, *to Norvik College*".
fn goes_elsewhere(words: &Words, draft: &Draft) -> bool {
    let reading = words.reading;
    let Some(sentence) = reading.tokens_of(draft.sentence) else {
        return false;
    };
    let last = draft
        .gift
        .items
        .iter()
        .map(|item| reading.tokens_in(item.what).end);
    let behind = last.max().unwrap_or(sentence.start);
    let named = |at: usize| words.name_over(at).is_some() || reading.is(at, Class::Determiner);
    (behind..sentence.end).any(|lead| {
        let leads = matches!(reading.lower(lead), "to" | "for" | "towards" | "toward");
        let goal = (lead + 1..sentence.end).take_while(|&at| reading.is_word(at));
        leads && goal.into_iter().any(named)
    })
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
    let mutual = telling.mutual;
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
        agents: Vec::new(),
        gives_out: false,
    })
}

/// Whether an Indonesian party is the government at home, told by that word alone: "pemerintah".
fn is_home(words: &Words, party: &Party) -> bool {
    let tokens = words.reading.tokens_in(party.name);
    words.reading.lang() == Lang::Id
        && party.entity.is_none()
        && tokens.len() == 1
        && words.reading.is(tokens.start, Class::PublicGiver)
}

/// Whether one of two Indonesian persons' names is the last word of the other: "*Lima*" and "Ana *Lima*".
fn shares_name(words: &Words, one: &Party, other: &Party) -> bool {
    let reading = words.reading;
    let person = |party: &Party| {
        let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
        party.entity.map(kind) == Some(EntityKind::Person)
    };
    let persons = person(one) && person(other);
    let (one, other) = (reading.tokens_in(one.name), reading.tokens_in(other.name));
    let last = |tokens: &std::ops::Range<usize>| reading.lower(tokens.end - 1);
    reading.lang() == Lang::Id
        && persons
        && !one.is_empty()
        && !other.is_empty()
        && (one.len() == 1) != (other.len() == 1)
        && reading.is_capital(one.end - 1)
        && last(&one) == last(&other)
}

/// A record that says who gave what to whom, or `None`.
fn finish(words: &Words, mut draft: Draft) -> Option<Gift> {
    let gift = &mut draft.gift;
    gift.items
        .retain(|item| !is_pronoun(words, item) && !is_deed(words, item));
    leave_out_apposed(words, &mut gift.items);
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
            gift.recipients.iter().any(|recipient| {
                same(words, giver, recipient) && !is_home(words, recipient)
                    || shares_name(words, giver, recipient)
            })
        });
    let named = |party: &Party| is_named(words, party);
    // "More *Americans* are donating": a people at large is no giver by name.
    let at_large = |party: &Party| {
        let last = words.reading.tokens_in(party.name).end;
        let last = last.saturating_sub(1);
        words.reading.lang() == Lang::En
            && party.entity.is_none()
            && words.noun_is(last, Class::Demonym)
            && words.reading.lower(last).ends_with('s')
    };
    let by_name = gift
        .givers
        .iter()
        .any(|giver| named(giver) && !at_large(giver))
        || gift.recipients.iter().any(named);
    // A piece of honour counts where it goes to somebody by name.
    let piece = words.reading.lang() == Lang::Id
        && gift.items.iter().all(|item| {
            let at = words.reading.tokens_in(item.what).start;
            at < words.reading.tokens.len() && words.reading.is(at, Class::HonourPiece)
        });
    let told = |party: &Party| {
        let mut tokens = words.reading.tokens_in(party.span);
        party.entity.is_some() || tokens.any(|at| words.name_over(at).is_some())
    };
    let somebody = |party: &Party| named(party) && told(party);
    if piece && !gift.recipients.iter().any(somebody) {
        return None;
    }
    if draft.weak || !sides || !apart || !by_name {
        return None;
    }
    Some(draft.gift)
}
