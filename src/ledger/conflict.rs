//! What the tellings of one event contradict each other in.

use super::{Event, Item, Telling};
use crate::{
    domain::{ArticleKey, PartialDate, is_called},
    query::term::fold,
};

/// A line for each thing that tellings do not agree on.
pub fn between<E: Event>(tellings: &[Telling<E>]) -> Vec<String> {
    let all = [
        places(tellings),
        days(tellings),
        quantities(tellings),
        things(tellings),
    ];
    all.into_iter().flatten().collect()
}

/// A line where tellings say different things: each with the first who says so.
fn differing<E, T: Clone>(
    about: &str,
    tellings: &[Telling<E>],
    of: impl Fn(&E) -> Option<T>,
    is_same: impl Fn(&T, &T) -> bool,
    words: impl Fn(&T) -> String,
) -> Option<String> {
    let mut said: Vec<(T, &Telling<E>)> = Vec::new();
    for telling in tellings {
        if let Some(one) = of(&telling.event)
            && !said.iter().any(|(other, _)| is_same(&one, other))
        {
            said.push((one, telling));
        }
    }
    let line = said
        .iter()
        .map(|(one, telling)| format!("{} ({})", words(one), telling.told.by()));
    let article = |telling: &Telling<E>| -> ArticleKey { telling.told.row.key };
    // What one article says is its own matter.
    let others = said
        .iter()
        .any(|(_, telling)| article(telling) != article(said[0].1));
    others.then(|| format!("{about}: {}", line.collect::<Vec<_>>().join(", ")))
}

/// Different places, neither of which is a longer name of the other.
fn places<E: Event>(tellings: &[Telling<E>]) -> Option<String> {
    let place = |event: &E| event.common().place.clone();
    let same = |one: &String, other: &String| is_called(&fold(one), &fold(other));
    differing("place", tellings, place, same, String::clone)
}

/// Different days, neither of which is a closer form of the other.
fn days<E: Event>(tellings: &[Telling<E>]) -> Option<String> {
    let date = |event: &E| event.common().date;
    let same = |one: &PartialDate, other: &PartialDate| one.refines(*other) || other.refines(*one);
    differing("day", tellings, date, same, ToString::to_string)
}

/// Different numbers of one thing.
fn quantities<E: Event>(tellings: &[Telling<E>]) -> Option<String> {
    let items = tellings.iter().flat_map(|telling| telling.event.items());
    let mut things: Vec<String> = items.map(|item| fold(&item.what)).collect();
    things.sort_unstable();
    things.dedup();
    things.iter().find_map(|thing| {
        let count = |event: &E| {
            let item = event.items().iter().find(|item| fold(&item.what) == *thing);
            item.filter(|item| item.quantity.is_some()).cloned()
        };
        let same =
            |one: &Item, other: &Item| one.quantity == other.quantity && one.unit == other.unit;
        differing("number", tellings, count, same, ToString::to_string)
    })
}

/// Things that have no word in common.
fn things<E: Event>(tellings: &[Telling<E>]) -> Option<String> {
    let things = |event: &E| {
        let names: Vec<String> = event.items().iter().map(|item| item.what.clone()).collect();
        (!names.is_empty()).then(|| names.join("; "))
    };
    let same = |one: &String, other: &String| {
        let other = fold(other);
        fold(one)
            .split(' ')
            .any(|word| other.split(' ').any(|known| known == word))
    };
    differing("thing", tellings, things, same, String::clone)
}
