//! Items: which phrases name something that can pass from hand to hand.

mod owner;
mod quantity;
mod thing;

use std::ops::Range;

use crate::{
    domain::{EntityKind, Item, Lang},
    lang::{
        figure::{Figure, Measure},
        lexicon::Class,
        party::trimmed,
        pos::Pos,
        verb_group::is_verb,
        words::Words,
    },
};
pub use owner::owner_of;
use quantity::{counts, is_one, named_thing};
pub use thing::decorates;
use thing::{is_abstract, is_ball, is_product, is_thing};

/// The item that a noun phrase with this head names, if it names a thing that can pass from hand to hand.
#[must_use]
pub fn item(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Item> {
    if let Some(inside) = wrapped(words, tokens, head) {
        let inner = inner_head(words, &inside);
        // "a *pledge* of $2 million" names nothing but the sum.
        let words_only =
            words.noun_is(head, Class::Abstract) && !words.noun_is(head, Class::AidNoun);
        let named = |item: &Item| words_only || !is_sum(item);
        if let Some(item) = item(words, &inside, inner).filter(named) {
            return Some(item);
        }
    }
    if let Some(inside) = first_of(words, tokens, head) {
        let some = item(words, &inside, inside.end - 1)?;
        return Some(Item {
            quantity: None,
            quantity_span: None,
            ..some
        });
    }
    if let Some(inside) = added_to(words, tokens, head) {
        return item(words, &inside, inside.end - 1);
    }
    if let Some(inside) = passed_by(words, tokens, head) {
        return item(words, &inside, inside.start);
    }
    // "in Saturday | *'s final*"
    if words.reading.lower(tokens.start) == "'s" {
        return None;
    }
    let tokens = &unowned(words, tokens);
    let figure = figure_of(words, tokens, head);
    let tokens = &whose(words, tokens, head);
    let money = figure.is_some_and(|figure| matches!(figure.measure, Measure::Money(_)));
    // "25 tons of *dates*": what is weighed is a thing.
    let weighed = figure.is_some_and(
        |figure| matches!(figure.measure, Measure::Unit(at) if words.reading.is(at, Class::Weight)),
    );
    let thing = is_thing(words, tokens, head)
        || money
        || weighed
        || is_cash(words, tokens, head)
        || is_earned(words, tokens, head)
        || figure.is_some_and(|figure| is_counter(words, tokens, figure));
    let owed = !weighed
        && !is_ball(words, tokens, head)
        && (words.noun_is(head, Class::Abstract) || is_abstract(words, tokens, head))
        && !is_given(words, tokens, head, money);
    let far = figure.is_some_and(|figure| is_distance(words, tokens, figure));
    if is_lent(words, tokens)
        || owed
        || !thing
        || far
        || is_article(words, tokens)
        || is_shelter(words, tokens)
        || is_no_gift(words, tokens, head)
    {
        return None;
    }
    match figure {
        Some(figure) => counted(words, tokens, figure),
        None => uncounted(words, tokens, head),
    }
}

/// What stands behind "the first of" in English: some of those counted there, nobody says how many.
fn first_of(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Range<usize>> {
    let reading = words.reading;
    let inside = head + 2..tokens.end;
    let part = reading.lang() == Lang::En
        && !inside.is_empty()
        && reading.lower(head + 1) == "of"
        && matches!(reading.lower(head), "first" | "last" | "latest")
        && words.figure_over(inside.start).is_some();
    part.then_some(inside)
}

/// What something comes "on top of" in English: "on top of | *some $30 million*".
fn added_to(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Range<usize>> {
    let reading = words.reading;
    let inside = tokens.start + 2..tokens.end;
    let added = reading.lang() == Lang::En
        && head == tokens.start
        && !inside.is_empty()
        && reading.lower(head) == "top"
        && reading.lower(head + 1) == "of"
        && head > 0
        && reading.lower(head - 1) == "on";
    added.then_some(inside)
}

/// The figure that tells how many or how much of the thing there is.
fn figure_of<'w>(words: &'w Words, tokens: &Range<usize>, head: usize) -> Option<&'w Figure> {
    let reading = words.reading;
    let next = words
        .figures
        .partition_point(|figure| figure.tokens.end <= tokens.start);
    // "*a* consignment of *50,000* nets"
    let article = words.figures.get(next).is_some_and(|figure| {
        reading.lang() == Lang::En
            && figure.tokens.start == tokens.start
            && matches!(reading.lower(tokens.start), "a" | "an" | "one")
            && words.figures.get(next + 1).is_some_and(|more| {
                more.tokens.end <= tokens.end && reading.lower(more.tokens.start - 1) == "of"
            })
    });
    words
        .figures
        .get(next + usize::from(article))
        .filter(|figure| figure.tokens.start < tokens.end)
        .filter(|figure| article || counts(words, tokens, head, &figure.tokens))
}

/// "300,000 *doses*": the counter names the thing.
fn is_counter(words: &Words, tokens: &Range<usize>, figure: &Figure) -> bool {
    let reading = words.reading;
    let wraps = |at| reading.is(at, Class::Wrapper) && figure.tokens.end == tokens.end;
    reading.lang() == Lang::En && matches!(figure.measure, Measure::Unit(at) if wraps(at))
}

/// "40 *miles* from the harbour": how far, not what; "40 metres of hose" is hose.
fn is_distance(words: &Words, tokens: &Range<usize>, figure: &Figure) -> bool {
    let far = |at| words.reading.is(at, Class::Distance) && figure.tokens.end == tokens.end;
    matches!(figure.measure, Measure::Unit(at) if far(at))
}

/// Whether an English phrase is an article that stands alone.
fn is_article(words: &Words, tokens: &Range<usize>) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En && tokens.len() == 1 && reading.is(tokens.start, Class::Determiner)
}

/// "a $2 billion *loan*" is no gift of $2 billion.
fn is_lent(words: &Words, tokens: &Range<usize>) -> bool {
    let reading = words.reading;
    let lent = |at| reading.is(at, Class::Loan);
    reading.lang() == Lang::En && tokens.clone().any(lent)
}

/// Whether an Indonesian phrase names a service, goods of a poll, what was bought or is owed: "bantuan *hukum*", "logistik
/// *pemilu*", "senjata *pesanan*", "uang *pengganti*".
fn is_no_gift(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    let service = head + 1 < tokens.end
        && reading.is(head + 1, Class::Service)
        && reading.is(head, Class::AidNoun);
    // "*sertifikat tanah*": a paper that says what somebody owns already.
    let deed = reading.is(head, Class::Deed)
        && head + 1 < tokens.end
        && reading.is(head + 1, Class::Owned);
    let bought = |at: usize| reading.is(at, Class::Election) || reading.is(at, Class::Ordered);
    // "setiap *tiga bulan*", "atlet *21 tahun*"
    let time = reading.is(tokens.end - 1, Class::TimeNoun)
        && tokens
            .clone()
            .all(|at| reading.is(at, Class::TimeNoun) || words.figure_over(at).is_some());
    reading.lang() == Lang::Id && (time || service || deed || (head + 1..tokens.end).any(bought))
}

/// Whether what an abstract noun speaks of is given all the same: a harvest, aid in money, an honour.
fn is_given(words: &Words, tokens: &Range<usize>, head: usize, money: bool) -> bool {
    let honour = || {
        let mut tokens = tokens.clone();
        words.reading.lang() == Lang::Id && tokens.any(|at| is_product(words, at))
    };
    let reading = words.reading;
    // "a $2 million *pledge*"
    let promised = money && reading.is(head, Class::GiftOf);
    // "a $25 million grant *agreement*"
    let granted = money
        && reading.lang() == Lang::En
        && head > tokens.start
        && reading.lower(head - 1) == "grant";
    // "30 *shoes*", whatever else the word may mean
    let listed = reading.lang() == Lang::En && reading.is(head, Class::Thing);
    is_yield(words, tokens, head)
        || is_earned(words, tokens, head)
        || listed
        || decorates(words, tokens, head)
        || promised
        || granted
        || is_cash(words, tokens, head)
        || money && words.noun_is(head, Class::AidNoun)
        || words.figure_over(head).is_some()
        || is_product(words, head)
        || honour()
}

/// What somebody has earned or won and passes on: "donated *his monthly salary*", "gave *her $20,000 prize*"; not what
/// others are given for their work, "gave the workers their salary".
fn is_earned(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    let owned = || {
        reading.is(tokens.start, Class::OwningAny)
            || tokens.clone().any(|at| {
                matches!(reading.word(at), "'s" | "’s" | "'" | "’")
                    && at > tokens.start
                    && reading.is(at - 1, Class::TimeNoun)
            })
    };
    reading.lang() == Lang::En
        && reading.is(head, Class::Earned)
        && tokens.start > 0
        && is_verb(words, tokens.start - 1)
        && owned()
}

/// "provides *a home* to refugees": where they may be, and nothing they are given.
fn is_shelter(words: &Words, tokens: &Range<usize>) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && tokens.len() == 2
        && reading.lower(tokens.start) == "a"
        && reading.lower(tokens.start + 1) == "home"
}

/// "cash *support*": help in money.
fn is_cash(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::En
        && head > tokens.start
        && (reading.is(head - 1, Class::MoneyNoun) || reading.is(head - 1, Class::AidSort))
        && reading.is(head, Class::Backed)
}

/// "hasil panen": what was reaped or earned, not what came out.
fn is_yield(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    matches!(reading.lower(head), "hasil" | "hasilnya")
        && head + 1 < tokens.end
        && reading
            .lexicon
            .classes(reading.lower(head + 1).trim_end_matches("nya"))
            .has(Class::Yield)
}

/// An item without a figure; an article may tell that it is one.
fn uncounted(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Item> {
    let reading = words.reading;
    let mut named = trimmed(words, tokens);
    // "*its* aid"
    let owned = reading.lang() == Lang::En
        && named.len() > 1
        && reading.is(named.start, Class::OwningAny)
        && words.pos(named.start + 1) != Pos::Adv;
    named.start += usize::from(owned);
    // "food items | *worth* hundreds of dollars"
    let worth = (named.start + 1..named.end)
        .find(|&at| reading.lang() == Lang::En && reading.lower(at) == "worth");
    named.end = worth.unwrap_or(named.end);
    let what = reading.span(&named);
    let one = is_one(words, tokens, head).then(|| reading.span(&(tokens.start..tokens.start + 1)));
    (!what.is_empty()).then_some(Item {
        what,
        quantity: one.map(|_| 1.0),
        unit: None,
        quantity_span: one,
    })
}

/// An item with its figure. A sum needs no noun; a bare count names no thing.
fn counted(words: &Words, tokens: &Range<usize>, figure: &Figure) -> Option<Item> {
    let reading = words.reading;
    let unit = match figure.measure {
        Measure::Money(code) => Some(code.to_owned()),
        Measure::Unit(at) => Some(reading.word(at).to_owned()),
        Measure::Count => None,
    };
    let quantity_span = reading.span(&figure.tokens);
    // "a *total* of 10 million dollars"
    let sum = matches!(figure.measure, Measure::Money(_))
        && (tokens.start..figure.tokens.start).any(|at| reading.is(at, Class::SumNoun));
    let what = named_thing(words, tokens, &figure.tokens)
        .filter(|_| !sum)
        .or_else(|| unit.is_some().then_some(quantity_span))?;
    Some(Item {
        what,
        quantity: Some(figure.value),
        unit,
        quantity_span: Some(quantity_span),
    })
}

/// An Indonesian phrase without whose the thing is or how heavy: "sapi kurban | seberat 1 ton milik X".
fn unowned(words: &Words, tokens: &Range<usize>) -> Range<usize> {
    let reading = words.reading;
    let said = |&at: &usize| reading.is(at, Class::Measuring);
    let owner = owner_of(words, tokens).map(|owner| owner.start);
    let measured = (tokens.start + 1..tokens.end)
        .find(said)
        .filter(|_| reading.lang() == Lang::Id);
    let cut = measured.into_iter().chain(owner).min();
    // "kunci *rumah*": the key stands for the house.
    let key = tokens.len() > 1
        && reading.lang() == Lang::Id
        && reading.lower(tokens.start) == "kunci"
        && reading.is(tokens.start + 1, Class::Keyed);
    tokens.start + usize::from(key)..cut.unwrap_or(tokens.end)
}

/// What an Indonesian phrase for the deed says is handed over: "penyerahan *bantuan*", not "penyerahan diri".
fn passed_by(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Range<usize>> {
    let deed = words.reading.lang() == Lang::Id
        && (words.frames.is_deed(words.reading.lower(head))
            || words.reading.is(head, Class::OpeningWord))
        && head + 1 < tokens.end
        && [Class::AidNoun, Class::GiftNoun]
            .iter()
            .any(|&class| words.noun_is(head + 1, class));
    deed.then(|| head + 1..tokens.end)
}

/// What stands behind "gift of", "donation of": the thing itself; nothing where that is who gives.
fn wrapped(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Range<usize>> {
    let reading = words.reading;
    let inside = head + 2..tokens.end;
    let wrapper = reading.lang() == Lang::En
        && !inside.is_empty()
        && reading.lower(head + 1) == "of"
        && reading.is(head, Class::GiftOf);
    let about = words.chains.about(&inside);
    let whose = about.is_some_and(|about| about.kind != EntityKind::Product);
    (wrapper && !whose).then_some(inside)
}

/// A phrase without the giver behind "gift of": "the gift | of the Kingdom of X".
fn whose(words: &Words, tokens: &Range<usize>, head: usize) -> Range<usize> {
    let reading = words.reading;
    let of = head + 2..tokens.end;
    let giver = reading.lang() == Lang::En
        && !of.is_empty()
        && reading.lower(head + 1) == "of"
        && reading.is(head, Class::GiftNoun)
        && !reading.is(head, Class::HonourNoun)
        && words
            .chains
            .about(&of)
            .is_some_and(|about| about.kind != EntityKind::Product);
    tokens.start..if giver { head + 1 } else { tokens.end }
}

/// The head of what stands behind an "of": its last noun before another "of".
fn inner_head(words: &Words, inside: &Range<usize>) -> usize {
    let measured =
        |at: usize| words.reading.is(at, Class::Partitive) || words.reading.is(at, Class::Unit);
    let end = (inside.start + 1..inside.end)
        .find(|&at| words.reading.lower(at) == "of" && !measured(at - 1))
        .unwrap_or(inside.end);
    end - 1
}

/// Whether an item is nothing but a sum of money.
fn is_sum(item: &Item) -> bool {
    item.unit.is_some() && Some(item.what) == item.quantity_span
}
