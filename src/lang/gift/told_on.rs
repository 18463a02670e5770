//! Indonesian leads told on: whether the sentences behind one go on with its gift, add to it or part it.

use super::{Draft, sameness::overlap, thing::is_wrapper};
use crate::{
    domain::{Gift, Lang, Party},
    lang::{lexicon::Class, words::Words},
};

/// Whether an Indonesian lead is told on: right behind it the same one gives no more than "bantuan" again, to people told
/// in other words: "A menyerahkan bantuan kepada *korban banjir*. A menyalurkan bantuan kepada *warga Desa B* …".
pub(super) fn is_told_on(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let bare = |gift: &Gift| {
        gift.items
            .iter()
            .all(|item| is_wrapper(words, item) && item.quantity.is_none())
    };
    let people = |gift: &Gift| {
        gift.recipients.iter().all(|party| {
            let mut tokens = words.reading.tokens_in(party.span);
            tokens.any(|at| words.noun_is(at, Class::PersonNoun))
        })
    };
    words.reading.lang() == Lang::Id
        && draft.sentence > known.sentence
        && draft.sentence - known.sentence <= 2
        && !draft.adds
        && one.status == other.status
        && bare(one)
        && bare(other)
        && people(one)
        && people(other)
        && overlap(words, &one.givers, &other.givers)
        && one.date.zip(other.date).is_none()
}

/// Whether the next Indonesian sentence says that the same one gave something more to the people told before, whom it only
/// calls by what they are: "membagikan sembako kepada masyarakat miskin. Ana *juga* memberikan uang kepada *warga*."
pub(super) fn adds_to_folk(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let (one, other) = (&known.gift, &draft.gift);
    let folk = |party: &Party| {
        let first = words.reading.tokens_in(party.span).start;
        words.reading.is(first, Class::Folk)
    };
    let bare = |party: &Party| folk(party) && words.reading.tokens_in(party.span).len() == 1;
    words.reading.lang() == Lang::Id
        && draft.adds
        && draft.sentence == known.sentence + 1
        && one.status == other.status
        && one.date.zip(other.date).is_none()
        && one.recipients.len() == 1
        && one.recipients.iter().all(folk)
        && other.recipients.len() == 1
        && other.recipients.iter().all(bare)
        && overlap(words, &one.givers, &other.givers)
}

/// Whether a telling says what somebody got of a sum that a lead said to be given out: "bantuan Rp 900 juta. … bantuan
/// untuk Puskesmas X": no record of the whole.
pub(super) fn is_part_of_lead(words: &Words, known: &Draft, draft: &Draft) -> bool {
    let sum = |gift: &Gift| {
        let mut items = gift.items.iter();
        items
            .find(|item| item.is_money())
            .and_then(|item| item.quantity)
    };
    words.reading.lang() == Lang::Id
        && known.gives_out
        && known.gift.recipients.is_empty()
        && draft.gives_out
        && !draft.gift.recipients.is_empty()
        && !draft.points_back
        && sum(&known.gift).is_some()
        && sum(&known.gift) != sum(&draft.gift)
}

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::tests::gifts_of};

    fn told(body: &str) -> Vec<String> {
        gifts_of(Lang::Id, body)
    }

    #[test]
    fn what_people_told_before_get_besides_is_of_one_gift() {
        let lead =
            "Menteri Sutarman membagikan 50 paket sembako kepada warga Desa Jati, Jumat (24/3).";
        let more = format!("{lead} Sutarman juga memberikan uang tunai kepada warga.");
        assert_eq!(told(&more), ["Sutarman > warga Desa Jati"]);
        let others = format!("{lead} Sutarman juga memberikan uang tunai kepada 20 anak yatim.");
        assert_eq!(told(&others).len(), 2);
    }
}
