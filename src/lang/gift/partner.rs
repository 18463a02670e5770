//! The other party of an Indonesian keepsake: whoever met the one who gives or gets it, told right before: "*Ana menerima
//! kunjungan Budi*. Di akhir pertemuan, Ana menyerahkan plakat."

use crate::{
    domain::{EntityKind, Gift, GiftStatus, Lang, Party},
    lang::{
        filling::same,
        frame::{Event, Role},
        lexicon::Class,
        outlook::Outlook,
        telling::Telling,
        words::Words,
    },
};

/// How many sentences before a keepsake the meeting may be told.
const BEFORE: usize = 5;

/// Takes for the missing party of a keepsake the one other party of the meetings told before it, where all of them were
/// with the same.
pub(super) fn take_partner(words: &Words, tellings: &[Telling], gift: &mut Gift, sentence: usize) {
    let missing = match (gift.givers.as_slice(), gift.recipients.as_slice()) {
        ([_], []) => Role::Recipient,
        ([], [_]) => Role::Giver,
        _ => return,
    };
    let open = words.reading.lang() == Lang::Id && gift.status == GiftStatus::Given;
    if !open || !is_keepsake(words, sentence, missing) {
        return;
    }
    let known = *gift.givers.first().unwrap_or_else(|| &gift.recipients[0]);
    let from = tellings.partition_point(|telling| telling.sentence + BEFORE < sentence);
    let end = tellings.partition_point(|telling| telling.sentence < sentence);
    let mut partner: Option<Party> = None;
    let meetings = tellings[from..end].iter().filter(|telling| {
        telling.frame.event == Event::Meeting && telling.outlook == Outlook::Fact
    });
    for meeting in meetings {
        let (own, others): (Vec<Party>, Vec<Party>) = meeting
            .of(Role::Participant)
            .partition(|party| same(words, party, &known));
        let ([_], [other]) = (own.as_slice(), others.as_slice()) else {
            continue;
        };
        if partner.is_some_and(|partner| !same(words, &partner, other)) || is_place(words, other) {
            return;
        }
        partner = partner.or(Some(*other));
    }
    match missing {
        Role::Giver => gift.givers.extend(partner),
        _ => gift.recipients.extend(partner),
    }
}

/// Whether a sentence tells of a keepsake and leads to nobody in the missing role.
fn is_keepsake(words: &Words, sentence: usize, missing: Role) -> bool {
    let reading = words.reading;
    let Some(tokens) = reading.tokens_of(sentence) else {
        return false;
    };
    let leads = |at: usize| match missing {
        Role::Giver => matches!(reading.lower(at), "dari" | "oleh"),
        _ => matches!(reading.lower(at), "kepada" | "untuk" | "bagi" | "ke"),
    };
    tokens.clone().any(|at| reading.is(at, Class::Keepsake)) && !tokens.into_iter().any(leads)
}

/// Whether a party is a place, which gets no keepsake.
fn is_place(words: &Words, party: &Party) -> bool {
    party
        .entity
        .is_some_and(|entity| words.chains.entities[entity.0].kind == EntityKind::Place)
}

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::tests::gifts_of};

    #[test]
    fn a_keepsake_goes_to_or_comes_from_whoever_was_met() {
        let check = |body: &str, expected: &[&str]| {
            assert_eq!(gifts_of(Lang::Id, body), expected, "{body}");
        };
        let met = "Bupati Darmo Sutarman bertemu Menteri Rini Suharti di Istana Melati.";
        let gave = "Usai pertemuan, Darmo menyerahkan cendera mata berupa keris.";
        check(&format!("{met} {gave}"), &["Darmo Sutarman > Rini Suharti"]);
        let got = "Darmo mendapat cendera mata berupa keris.";
        check(&format!("{met} {got}"), &["Rini Suharti > Darmo Sutarman"]);
        let plain = "Usai pertemuan, Darmo menyerahkan 20 sepeda.";
        check(&format!("{met} {plain}"), &[]);
        let more = "Bupati Darmo Sutarman bertemu Gubernur Joko Sembada di Balai Kota.";
        check(&format!("{met} {more} {gave}"), &[]);
        let plan = "Bupati Darmo Sutarman akan bertemu Menteri Rini Suharti di Istana Melati.";
        check(&format!("{plan} {gave}"), &[]);
        check(gave, &[]);
    }
}
