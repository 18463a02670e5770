//! Indonesian gifts told one by one: who of those honoured had which honour, and how much each of a group got.

use super::{Draft, sameness::overlap};
use crate::{
    domain::{Gift, GiftKind, Item, Lang, Party},
    lang::{lexicon::Class, words::Words},
};

/// Takes who bestows honours from what told of it right before, where those who receive them are told one by one: "Presiden X
/// menganugerahkan tanda kehormatan kepada dua tokoh. *Ana menerima Bintang Jasa*".
pub(super) fn take_bestower<'d>(
    words: &Words,
    mut latest: impl Iterator<Item = &'d Draft>,
    gift: &mut Gift,
) {
    let lead = latest.find(|known| {
        known.gift.kind == GiftKind::Honour
            && known.gift.status == gift.status
            && !known.gift.givers.is_empty()
    });
    if let Some(lead) = lead.map(|known| &known.gift)
        && !gift.recipients.is_empty()
        && !overlap(words, &lead.givers, &gift.recipients)
    {
        gift.givers.clone_from(&lead.givers);
        gift.place = gift.place.or(lead.place);
        gift.date = gift.date.or(lead.date);
    }
}

/// Whether an Indonesian telling only says how much each of those gets to whom aid was told to be given right before, which
/// is then taken in: "menyerahkan bantuan kepada 18 kelompok, *masing-masing kelompok mendapat Rp 100 juta*".
pub(super) fn tells_share(words: &Words, drafts: &mut [Draft], draft: &Draft) -> bool {
    let reading = words.reading;
    let each = |party: &Party| reading.is(reading.tokens_in(party.span).start, Class::Each);
    let gift = &draft.gift;
    let [sum] = gift.items.as_slice() else {
        return false;
    };
    let shared = reading.lang() == Lang::Id
        && gift.givers.is_empty()
        && !gift.recipients.is_empty()
        && gift.recipients.iter().all(each)
        && sum.is_money()
        && Some(sum.what) == sum.quantity_span;
    let aid = |item: &Item| {
        let mut tokens = reading.tokens_in(item.what);
        item.quantity.is_none() && tokens.any(|at| reading.is(at, Class::AidWord))
    };
    let whole = drafts.last_mut().filter(|known| {
        shared
            && draft.sentence.saturating_sub(known.sentence) <= 1
            && known.gift.status == gift.status
            && !known.gift.recipients.is_empty()
            && known.gift.items.len() == 1
            && known.gift.items.iter().all(aid)
    });
    let Some(whole) = whole else {
        return false;
    };
    for item in &mut whole.gift.items {
        item.quantity = sum.quantity;
        item.unit = sum.unit.clone();
        item.quantity_span = sum.quantity_span;
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::Lang,
        lang::{self, tests::gifts_of},
        text,
    };

    #[test]
    fn whoever_bestows_honours_bestows_those_told_one_by_one_behind() {
        let body = "Presiden Darmo Wiryawan menganugerahkan tanda kehormatan kepada dua tokoh di Jakarta. \
                    Sutarman Adi menerima Bintang Jasa Utama, sementara Rini Suharti mendapat Bintang Jasa Pratama.";
        let told = gifts_of(Lang::Id, body);
        assert!(
            told.contains(&"Darmo Wiryawan > Sutarman Adi".to_owned()),
            "{told:?}"
        );
        assert!(
            told.contains(&"Darmo Wiryawan > Rini Suharti".to_owned()),
            "{told:?}"
        );
        let other = "Presiden Darmo Wiryawan memberikan beras kepada warga Jakarta. Sutarman Adi menerima Bintang \
                     Jasa Utama.";
        assert_eq!(
            gifts_of(Lang::Id, other),
            ["Darmo Wiryawan > warga Jakarta"]
        );
    }

    #[test]
    fn what_each_of_a_group_gets_is_the_sum_of_the_aid() {
        let sums = |body: &str| -> Vec<Option<f64>> {
            let article = text::read("", body.as_bytes(), None).unwrap();
            let gifts = lang::analyse(&article, Some(Lang::Id)).gifts;
            let items = gifts.iter().flat_map(|gift| &gift.items);
            items.map(|item| item.quantity).collect()
        };
        let each = "Gubernur Darmo menyerahkan bantuan kepada 18 kelompok tani, masing-masing kelompok mendapat Rp 100 \
                    juta.";
        assert_eq!(sums(each), [Some(100_000_000.0)]);
    }
}
