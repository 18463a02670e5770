//! Things compared: whether two items may be one, whether an item is only a word for what was told before.

use crate::{
    domain::{Gift, Item, Lang, Span},
    lang::{filling::stands_for_things, lexicon::Class, words::Words},
};

/// Whether an item is only called a gift, aid or goods, or not called anything.
pub(in crate::lang) fn is_wrapper(words: &Words, item: &Item) -> bool {
    if is_pronoun(words, item) {
        return true;
    }
    let mut tokens = words.reading.tokens_in(item.what);
    // "*This* donation was made by Ana."
    let pointed = words.reading.lang() == Lang::En
        && tokens.len() > 1
        && matches!(
            words.reading.lower(tokens.start),
            "this" | "that" | "these" | "those"
        );
    tokens.start += usize::from(pointed);
    let bundle = |at: usize| {
        [Class::GiftNoun, Class::AidNoun, Class::Wrapper]
            .iter()
            .any(|&class| words.reading.is(at, class))
    };
    // "menyantuni": the verb says that something was given, not what.
    let verb = |at: usize| {
        words.reading.lang() == Lang::Id && words.frames.is_implied(words.reading.lower(at))
    };
    if is_deed(words, item) {
        return true;
    }
    // "paket bantuan", "bantuan logistik", "bantuan kemanusiaan"
    let only = |at: usize| {
        bundle(at) || words.reading.lang() == Lang::Id && words.reading.is(at, Class::Relief)
    };
    item.quantity.is_none()
        && !tokens.is_empty()
        && (tokens.clone().any(bundle) && tokens.clone().all(only) || tokens.into_iter().all(verb))
}

/// Leaves out an Indonesian word for a gift behind which a comma says what it is: "*kado istimewa*, sebuah topi".
pub(super) fn leave_out_apposed(words: &Words, items: &mut Vec<Item>) {
    let reading = words.reading;
    let told = |pair: &[Item]| {
        let behind = reading.tokens_in(pair[0].what).end;
        let near = behind < reading.tokens.len()
            && reading.is_mark(behind, ',')
            && pair[1].what.start >= pair[0].what.end
            && reading.tokens_in(pair[1].what).start <= behind + 2;
        // "*bantuan sembako*, selimut dan …" is the first of several.
        let aid = reading
            .tokens_in(pair[0].what)
            .any(|at| reading.is(at, Class::AidNoun));
        near && !aid && is_wrapper(words, &pair[0]) && !is_wrapper(words, &pair[1])
    };
    if reading.lang() == Lang::Id && items.len() > 1 && told(&items[..2]) {
        items.remove(0);
    }
}

/// Whether an English item is called a gift, aid or goods and is told no closer than by what kind of help it is:
/// "donation", "humanitarian assistance".
pub(super) fn is_vague(words: &Words, item: &Item) -> bool {
    let reading = words.reading;
    let tokens = reading.tokens_in(item.what);
    let Some(last) = tokens.clone().next_back() else {
        return false;
    };
    let only = |at: usize| {
        [
            Class::AidKind,
            Class::AidSort,
            Class::AidNoun,
            Class::GiftNoun,
            Class::Wrapper,
        ]
        .iter()
        .any(|&class| reading.is(at, class))
    };
    // "food", "medicine" are help in goods too, and things by themselves.
    let told = reading.is(last, Class::Goods);
    is_wrapper(words, item) && !told && !reading.is(last, Class::Unit)
        || item.quantity.is_none()
            && [Class::AidNoun, Class::GiftNoun]
                .iter()
                .any(|&class| reading.is(last, class))
            && !told
            && tokens.into_iter().all(only)
}

/// Whether an item is only a pronoun or a quantifier that stands for it: "they gave *some* to the clinic".
pub(super) fn is_pronoun(words: &Words, item: &Item) -> bool {
    let tokens = words.reading.tokens_in(item.what);
    let stands =
        words.reading.lang() == Lang::En && stands_for_things(words.reading.lower(tokens.start));
    tokens.len() == 1 && (stands || words.reading.is(tokens.start, Class::Quantifier))
}

/// Whether an item is only the deed that was told before: "*Penyerahan* dilakukan oleh A".
pub(super) fn is_deed(words: &Words, item: &Item) -> bool {
    let tokens = words.reading.tokens_in(item.what);
    words.reading.lang() == Lang::Id
        && tokens.len() == 1
        && words.frames.is_deed(words.reading.lower(tokens.start))
}

/// Whether two items may be one thing: the same head noun, and numbers and units that do not disagree.
pub(super) fn alike(words: &Words, one: &Item, other: &Item) -> bool {
    let number = |item: &Item| item.quantity.filter(|_| !item.is_money());
    let money = |item: &Item| item.quantity.filter(|_| item.is_money());
    if let (Some(one), Some(other)) = (money(one), money(other)) {
        return (one - other).abs() < 0.005 * one.abs();
    }
    let counts = number(one)
        .zip(number(other))
        .is_none_or(|(one, other)| (one - other).abs() < f64::EPSILON);
    counts && head_word(words, one.what) == head_word(words, other.what)
}

/// Whether a telling that points back names the thing of a record without the word for aid that it had there: "bantuan
/// *kursi* roda … *kursi* roda itu".
pub(super) fn share_inside(words: &Words, one: &Gift, other: &Gift) -> bool {
    one.items.iter().any(|item| {
        other
            .items
            .iter()
            .any(|thing| is_inside(words, item, thing))
    })
}

/// Whether two items are one thing, a word for aid before it aside, and no two numbers.
fn is_inside(words: &Words, item: &Item, thing: &Item) -> bool {
    let inner = inner_word(words, item.what);
    inner.is_some()
        && inner == inner_word(words, thing.what)
        && item
            .quantity
            .zip(thing.quantity)
            .is_none_or(|(one, other)| (one - other).abs() < f64::EPSILON)
}

/// What Indonesian words for aid are said of: "bantuan *kursi* roda", "*kursi* roda itu".
fn inner_word<'w>(words: &'w Words, span: Span) -> Option<&'w str> {
    let reading = words.reading;
    let mut tokens = reading.tokens_in(span);
    let word = tokens.find(|&at| {
        !reading.is(at, Class::Determiner)
            && !reading.is(at, Class::AidWord)
            && words.figure_over(at).is_none()
    });
    let noun = |&at: &usize| {
        reading.lang() == Lang::Id && reading.is_word(at) && words.name_over(at).is_none()
    };
    word.filter(noun)
        .filter(|&at| !reading.is(at, Class::Unit) && !reading.is(at, Class::Relief))
        .map(|at| reading.lower(at))
}

/// Whether two records tell of a thing that may be one.
pub(super) fn share_thing(words: &Words, one: &Gift, other: &Gift) -> bool {
    one.items
        .iter()
        .any(|item| other.items.iter().any(|thing| alike(words, item, thing)))
}

/// Whether two records tell of a thing by the very same words.
pub(super) fn share_words(one: &Gift, other: &Gift) -> bool {
    one.items
        .iter()
        .any(|item| other.items.iter().any(|thing| thing.what == item.what))
}

/// The head noun of a thing's words, in lower case, without an English plural ending.
pub(super) fn head_word<'w>(words: &'w Words, span: Span) -> &'w str {
    let tokens = words.reading.tokens_in(span);
    let of = tokens
        .clone()
        .find(|&at| words.reading.lower(at) == "of")
        .unwrap_or(tokens.end);
    let at = match words.reading.lang() {
        Lang::Id => {
            let mut words_of = tokens.clone();
            let noun = words_of.find(|&at| !words.reading.is(at, Class::Determiner));
            noun.unwrap_or(tokens.start)
        }
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

/// Whether an item's words are among those of another one.
pub(super) fn overlaps(items: &[Item], item: &Item) -> bool {
    items
        .iter()
        .any(|known| known.what.start < item.what.end && item.what.start < known.what.end)
}

/// The item, by index, that another telling means: the same words first, then the same number.
pub(super) fn best_match(words: &Words, items: &[Item], item: &Item) -> Option<usize> {
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
    let fits =
        |known: &&(usize, &Item)| alike(words, known.1, item) || is_inside(words, known.1, item);
    let numbered = |known: &Item| known.quantity.is_some() && known.quantity == item.quantity;
    let all: Vec<(usize, &Item)> = items.iter().enumerate().collect();
    all.iter()
        .filter(fits)
        .max_by_key(|(index, known)| (shared(known), numbered(known), std::cmp::Reverse(*index)))
        .map(|(index, _)| *index)
}

/// Takes from another telling of the same thing what is fuller there.
pub(super) fn complete(words: &Words, known: &mut Item, item: Item) {
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
