//! Guests: who is meant where a meeting tells some of those who met by a word for them, and other sentences name them.
//!
//! "Keduanya berbincang": the two who met before. "Pertemuan itu dihadiri A dan B", "Mereka adalah A, B dan C": those
//! named there.

use super::{Draft, REACH, is_by_name};
use crate::{
    domain::{EntityKind, Lang, MentionForm, Party, Place},
    lang::{
        coreference::Reference,
        filling::same,
        frame::Role,
        lexicon::Class,
        telling::Telling,
        told::{add_evidence, add_told, finer_date, nearer_place},
        words::Words,
    },
};

/// Takes "keduanya" for the two whom the latest meeting told of, and not for whoever was named last. The English "the
/// two" may as well be two named since; where one of them is of that meeting, so is the other.
pub(super) fn settle_both(words: &Words, drafts: &[Draft], draft: &mut Draft) {
    let [one, other] = draft.meeting.participants.as_slice() else {
        return;
    };
    let both = one.span == other.span;
    let meant = |known: &&Draft| {
        let of = |party: &Party| {
            let parties = &known.meeting.participants;
            parties.iter().any(|known| same(words, known, party))
        };
        words.reading.lang() == Lang::Id || of(one) != of(other)
    };
    let pair = |known: &&Draft| {
        known.meeting.participants.len() == 2
            && known
                .meeting
                .participants
                .iter()
                .all(|party| party.entity.is_some())
    };
    let near = |known: &&Draft| draft.sentence - known.sentence.min(draft.sentence) <= 3 * REACH;
    let mut latest = drafts.iter().rev().take(REACH).filter(pair);
    let latest = latest.next().filter(near).filter(meant);
    let Some(known) = latest.filter(|_| both) else {
        return;
    };
    let span = one.span;
    draft.meeting.participants = known.meeting.participants.clone();
    for party in &mut draft.meeting.participants {
        party.span = span;
    }
}

/// Leaves out a counted group of which each is named right behind it: "menerima *dua pemimpin*, Perdana Menteri A dan
/// Perdana Menteri B".
pub(super) fn leave_out_counted(words: &Words, draft: &mut Draft) {
    let reading = words.reading;
    let counted = |party: &Party| {
        let tokens = reading.tokens_in(party.span);
        let number = [tokens.start.saturating_sub(1), tokens.start]
            .into_iter()
            .find_map(|at| match reading.lower(at) {
                "dua" => Some(2),
                "tiga" => Some(3),
                "empat" => Some(4),
                "lima" => Some(5),
                _ => None,
            });
        number.filter(|_| !is_by_name(words, party))
    };
    let parties = &mut draft.meeting.participants;
    if reading.lang() != Lang::Id || parties.len() < 4 {
        return;
    }
    let group = parties.iter().find_map(|party| {
        let number = counted(party)?;
        let named = parties
            .iter()
            .filter(|other| other.span.start > party.span.start && is_by_name(words, other));
        (named.count() == number).then_some(party.span)
    });
    if let Some(span) = group {
        parties.retain(|party| party.span != span);
    }
}

/// Names the guests of each meeting with a group that the next sentence says who they were: "menjamu tiga ketua
/// partai. *Mereka adalah A, B dan C*."
pub(super) fn list_guests(words: &Words, drafts: &mut [Draft]) {
    if words.reading.lang() != Lang::Id {
        return;
    }
    for draft in drafts {
        let named = listed_in(words, draft.sentence + 1);
        let parties = &mut draft.meeting.participants;
        let groups = parties.iter().filter(|party| !is_by_name(words, party));
        if groups.count() != 1 || named.len() < 2 {
            continue;
        }
        parties.retain(|party| is_by_name(words, party));
        for guest in named {
            if !parties.iter().any(|party| same(words, party, &guest)) {
                parties.push(guest);
            }
        }
    }
}

/// The persons by name whom a sentence lists that opens with "Mereka adalah" or "Di antaranya".
fn listed_in(words: &Words, sentence: usize) -> Vec<Party> {
    let reading = words.reading;
    let Some(tokens) = reading.tokens_of(sentence) else {
        return Vec::new();
    };
    // "*Mereka di antaranya* A dan B", "*Di antaranya* A dan B"
    let among = |at: usize| {
        at + 1 < tokens.end
            && (reading.lower(at) == "di" && reading.lower(at + 1).starts_with("antara")
                || reading.lower(at) == "antara" && reading.lower(at + 1) == "lain")
    };
    let opens = tokens.len() > 2
        && (reading.is(tokens.start, Class::Them)
            && (reading.is(tokens.start + 1, Class::Copula) || among(tokens.start + 1))
            || among(tokens.start));
    if !opens {
        return Vec::new();
    }
    let references = &words.chains.references;
    let first = references.partition_point(|reference| reference.tokens.start < tokens.start);
    let person = |reference: &&Reference| {
        reference.kind == EntityKind::Person && reference.form == MentionForm::Name
    };
    let within = references[first..]
        .iter()
        .take_while(|reference| reference.tokens.start < tokens.end);
    let party = |reference: &Reference| Party {
        span: reading.span(&reference.tokens),
        name: words.chains.entities[reference.entity.0].name,
        entity: Some(reference.entity),
    };
    within.filter(person).map(party).collect()
}

/// Names those who met in the meeting told right before of a group without names, "Sejumlah tokoh menggelar
/// pertemuan di kediaman A. Pertemuan itu dihadiri B dan C": they, who met them, and whose home it was. False where
/// there is none.
pub(super) fn take_up(words: &Words, drafts: &mut [Draft], telling: &Telling) -> bool {
    let unnamed = |draft: &&mut Draft| {
        let mut parties = draft.meeting.participants.iter();
        telling.sentence - draft.sentence.min(telling.sentence) <= 2
            && (!parties.clone().any(|party| party.entity.is_some())
                || parties.any(|party| !is_by_name(words, party)))
    };
    let Some(known) = drafts.last_mut().filter(|draft| unnamed(draft)) else {
        return false;
    };
    let host = known.meeting.place.and_then(|place| host(words, place));
    let named = known.meeting.participants.iter().copied();
    let hosts: Vec<Party> = named
        .filter(|party| is_by_name(words, party))
        .chain(host)
        .collect();
    known.meeting.participants = telling.of(Role::Participant).collect();
    let come = &mut known.meeting.participants;
    for host in hosts {
        if !come.iter().any(|party| same(words, party, &host)) {
            come.push(host);
        }
    }
    known.sentence = telling.sentence;
    add_evidence(&mut known.meeting.evidence, vec![telling.evidence]);
    add_told(&mut known.meeting.told, vec![telling.told.clone()]);
    true
}

/// How many sentences behind a visit may say who received it.
const RECEIVED: usize = 3;

/// Names who received a visit for the body that it was paid to, told right before: "Universitas A menerima kunjungan B.
/// Rombongan B diterima *Rektor C*". False where there is none.
pub(super) fn receive_for(words: &Words, drafts: &mut [Draft], draft: &Draft) -> bool {
    let kind = |party: &Party| {
        let entity = party.entity?;
        Some(words.chains.entities[entity.0].kind)
    };
    let received = ["receive", "welcome"]
        .iter()
        .any(|verb| draft.meeting.frame.starts_with(verb));
    let [one, other] = draft.meeting.participants.as_slice() else {
        return false;
    };
    if !received || words.reading.lang() != Lang::Id {
        return false;
    }
    let said = |party: &Party| party.name.of(words.reading.text);
    let comes = |guest: &Party, known: &Party| {
        same(words, guest, known) || said(guest).ends_with(said(known))
    };
    for known in drafts.iter_mut().rev() {
        let near = draft.sentence > known.sentence && draft.sentence - known.sentence <= RECEIVED;
        let meeting = &mut known.meeting;
        let [first, second] = meeting.participants.as_slice() else {
            continue;
        };
        let fits = |guest: &Party, host: &Party| {
            let body = |party: &Party| kind(party) == Some(EntityKind::Organisation);
            let person = kind(host) == Some(EntityKind::Person) && is_by_name(words, host);
            match (comes(guest, first), comes(guest, second)) {
                (true, false) if person && body(second) => Some(1),
                (false, true) if person && body(first) => Some(0),
                _ => None,
            }
        };
        let place = fits(one, other)
            .map(|index| (index, *other))
            .or_else(|| fits(other, one).map(|index| (index, *one)));
        if let Some((index, host)) = place.filter(|_| near && meeting.form == draft.meeting.form) {
            meeting.participants[index] = host;
            meeting.place = nearer_place(meeting.place, draft.meeting.place);
            meeting.date = finer_date(meeting.date, draft.meeting.date);
            meeting.topic = meeting.topic.or(draft.meeting.topic);
            known.sentence = draft.sentence;
            add_evidence(&mut meeting.evidence, draft.meeting.evidence.clone());
            add_told(&mut meeting.told, draft.meeting.told.clone());
            return true;
        }
    }
    false
}

/// Whose home a place is: "kediaman *Ana Lima*".
fn host(words: &Words, place: Place) -> Option<Party> {
    let tokens = words.reading.tokens_in(place.span);
    let home = matches!(words.reading.lower(tokens.start), "kediaman" | "rumah");
    let mut behind = tokens.start + 1..tokens.end;
    // "kediaman Ketua *Partai X* Ana Lima": hers.
    let person = |name: &usize| words.names[*name].kind == EntityKind::Person;
    let name = behind.find_map(|at| words.name_over(at).filter(|name| home && person(name)))?;
    let about = words.chains.about(&words.names[name].tokens)?;
    (about.kind == EntityKind::Person && about.form == MentionForm::Name).then(|| Party {
        span: words.reading.span(&about.tokens),
        name: words.chains.entities[about.entity.0].name,
        entity: Some(about.entity),
    })
}
