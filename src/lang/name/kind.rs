//! What a name names, where lists, its form, what it stands beside or the rest of the article know better
//! than the tagger.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Name,
    listed::{governs, listed_at},
};
use crate::{
    domain::{EntityKind, Lang},
    lang::{coreference, lexicon::Class, reading::Reading, sentence::Part},
};

/// The kind of a name where lists, its form or what it stands beside leave no doubt.
pub fn certain(reading: &Reading, name: &Name, before: Option<&Name>) -> Option<EntityKind> {
    let first = name.tokens.start;
    let alone = name.tokens.len() == 1;
    let person = name.kind == EntityKind::Person;
    // "Mesa" may be a firm, but "DPRK" is a country whatever it does.
    let open = alone
        && (reading.is(first, Class::GivenName)
            || !person && !coreference::has_fuller_name(reading.lang(), reading.lower(first)));
    // "*Jordan*'s King X": whose king or minister somebody is is a land.
    let lends = reading.lower(name.tokens.end) == "'s"
        && reading.is_capital(name.tokens.end + 1)
        && [Class::Royal, Class::Role]
            .iter()
            .any(|&class| reading.is(name.tokens.end + 1, class));
    if listed_at(reading, first) == name.tokens.len() && (!open || lends) {
        return Some(EntityKind::Place);
    }
    // "the Mayor of *Lund*"
    let seat = alone
        && person
        && first > 1
        && reading.lang() == Lang::En
        && reading.lower(first - 1) == "of"
        && reading.is_capital(first - 2)
        && reading.is(first - 2, Class::Role)
        && !reading.is(first, Class::GivenName);
    if seat {
        return Some(EntityKind::Place);
    }
    // "China's Xi": one word that a possessive is followed by is no place.
    if alone && first > 0 && name.kind == EntityKind::Place && reading.lower(first - 1) == "'s" {
        return Some(EntityKind::Person);
    }
    let noun = if reading.lang() == Lang::Id {
        first
    } else {
        name.tokens.end - 1
    };
    // "African National Congress": a noun of both is left to the tagger.
    let event = reading.is(noun, Class::EventNoun)
        && (name.kind == EntityKind::Place || !reading.is(noun, Class::BodyNoun));
    if !alone && name.kind != EntityKind::Person && event {
        return Some(EntityKind::Event);
    }
    // "Bupati Sutarman": a person's name behind an office is not where it is held.
    let place = name.kind == EntityKind::Place && alone && listed_at(reading, first) == 0;
    if place && first > 0 && reading.is(first - 1, Class::Role) && is_personal(reading, first) {
        return Some(EntityKind::Person);
    }
    // "Utusan Khusus Utara Ana Lima": nor by a given name behind the land of an office.
    let behind_land = first > 0
        && reading.lang() == Lang::Id
        && reading.is(first, Class::GivenName)
        && reading.is(first - 1, Class::PlaceName);
    if name.kind == EntityKind::Place && !alone && behind_land && is_unknown(reading, name) {
        return Some(EntityKind::Person);
    }
    // "reporter Ana Lima": nor behind a calling.
    let behind_calling = first > 0
        && reading.lang() == Lang::En
        && !reading.is_capital(first - 1)
        && (reading.is(first - 1, Class::Role) || reading.is(first - 1, Class::PersonNoun));
    if name.kind == EntityKind::Place && !alone && behind_calling && is_unknown(reading, name) {
        return Some(EntityKind::Person);
    }
    let office = first > 0 && reading.is(first - 1, Class::Portfolio);
    if person && office && has_holder(reading, name.tokens.end, alone) {
        return Some(EntityKind::Place);
    }
    let site = reading
        .word(name.tokens.end - 1)
        .split_once('.')
        .is_some_and(|(_, end)| end.len() > 1 && end.chars().all(char::is_lowercase));
    // "KH Ahmad Salim", whatever the capitals look like.
    let titled = reading.lang() == Lang::Id
        && !alone
        && reading.is(first, Class::Honorific)
        && !reading.is(first, Class::Royal);
    if titled && name.kind == EntityKind::Organisation {
        return Some(EntityKind::Person);
    }
    // "MA" is a court or a school, "Ma" may be a person.
    let body = reading.is(first, Class::BodyName)
        || reading.is(first, Class::BodyNoun) && (!person || reading.tokens[first].upper);
    if site || (alone && (reading.is(first, Class::News) || body)) {
        return Some(EntityKind::Organisation);
    }
    // "Badan Y (BY)": what stands in brackets behind a body's name is its acronym.
    let bracketed = alone
        && first > 0
        && reading.is_mark(first - 1, '(')
        && reading.is_mark(first + 1, ')')
        && reading.tokens[first].upper;
    let body =
        |before: &&Name| before.kind == EntityKind::Organisation && before.tokens.end + 1 == first;
    if before.filter(body).is_some_and(|_| bracketed) {
        return Some(EntityKind::Organisation);
    }
    // "AKP Muri": a rank is followed by a person.
    let ranked = first > 0
        && reading.is(first - 1, Class::Honorific)
        && reading.is(first - 1, Class::Role)
        && !reading.is(first - 1, Class::Royal);
    // "Iptu YS": by initials too.
    let initials = alone && reading.word(first).len() <= 3;
    let called = !reading.tokens[first].upper || initials;
    if ranked && called && listed_at(reading, first) == 0 {
        return Some(EntityKind::Person);
    }
    if let Some(kind) = by_noun(reading, name, noun).filter(|_| !alone) {
        return Some(kind);
    }
    // "gubernur Utara": what an office of a region in small letters is followed by is the region.
    let governs = first > 0 && governs(reading, first - 1);
    (governs && alone && !reading.is(first, Class::GivenName)).then_some(EntityKind::Place)
}

/// Makes persons of the bodies whose name stands behind an office somewhere: "President *Lima* … the *Lima*
/// administration".
pub fn in_office(reading: &Reading, names: &mut [Name]) {
    let held: FxHashSet<&str> = names
        .iter()
        .filter(|name| is_held(reading, name))
        .map(|name| reading.word(name.tokens.start))
        .collect();
    for name in names {
        let alone = name.tokens.len() == 1 && name.kind == EntityKind::Organisation;
        if alone && held.contains(reading.word(name.tokens.start)) {
            name.kind = EntityKind::Person;
        }
    }
}

/// Makes persons of the bodies of one word in an English text that says "he" or "she": those that are taken for a person
/// somewhere, and where nobody is, those told of again and again, "*Lima* sued *his* partners".
pub fn meant(reading: &Reading, names: &mut [Name]) {
    let says = |at: usize| matches!(reading.lower(at), "he" | "she" | "his" | "her" | "him");
    if reading.lang() != Lang::En || !(0..reading.tokens.len()).any(says) {
        return;
    }
    let word = |name: &Name| reading.word(name.tokens.start);
    let sure = |name: &&Name| name.kind == EntityKind::Person && name.sure;
    let persons: FxHashSet<&str> = names.iter().filter(sure).map(word).collect();
    let open = |name: &Name| {
        let at = name.tokens.start;
        let known = [Class::BodyNoun, Class::BodyName, Class::Firm, Class::News];
        name.kind == EntityKind::Organisation
            && name.tokens.len() == 1
            && !reading.tokens[at].upper
            && !known.iter().any(|&class| reading.is(at, class))
    };
    let mut told: FxHashMap<&str, usize> = FxHashMap::default();
    for name in names.iter().filter(|name| open(name)) {
        *told.entry(word(name)).or_default() += 1;
    }
    for name in names.iter_mut().filter(|name| open(name)) {
        let again = persons.is_empty() && told[word(name)] > 1;
        if again || persons.contains(word(name)) {
            name.kind = EntityKind::Person;
        }
    }
}

/// Whether an English name of one word stands behind an office that one person holds.
fn is_held(reading: &Reading, name: &Name) -> bool {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let goes_on = reading.is_capital(end)
        || [Class::BodyNoun, Class::Venue, Class::PlaceNoun]
            .iter()
            .any(|&class| reading.is(end, class));
    reading.lang() == Lang::En
        && name.tokens.len() == 1
        && first > 0
        && !reading.tokens[first].upper
        && reading.is_capital(first - 1)
        && reading.is(first - 1, Class::Role)
        && !reading.is(first - 1, Class::BodyNoun)
        && !reading.is(first - 1, Class::Portfolio)
        && listed_at(reading, first) == 0
        && !goes_on
}

/// Whether no word of a name is listed for a place, nor a noun that heads the names of places and bodies.
fn is_unknown(reading: &Reading, name: &Name) -> bool {
    let heads = [Class::PlaceNoun, Class::BodyNoun, Class::Compass];
    let known = |at| listed_at(reading, at) > 0 || heads.iter().any(|&head| reading.is(at, head));
    !name.tokens.clone().any(known)
}

/// The kind that the noun at the head of a name of several words settles by itself.
fn by_noun(reading: &Reading, name: &Name, noun: usize) -> Option<EntityKind> {
    // "Pemkab Melati": no person is called so.
    let person = name.kind == EntityKind::Person && reading.lang() == Lang::Id;
    let body = (name.kind == EntityKind::Place || person) && reading.is(noun, Class::SureBody);
    let place = name.kind == EntityKind::Organisation && reading.is(noun, Class::SurePlace);
    match (body, place) {
        (true, _) => Some(EntityKind::Organisation),
        (_, true) => Some(EntityKind::Place),
        _ => None,
    }
}

/// "Direktur RS *Lima*", "Masjid *Salman*": one word behind a noun for a house that bears people's names is the house's.
/// Where the name before it ends.
pub fn housed(reading: &Reading, name: &mut Name, before: usize) {
    let first = name.tokens.start;
    let house = reading.lang() == Lang::Id
        && name.kind == EntityKind::Person
        && name.tokens.len() == 1
        && first > before
        && first > 0
        && reading.is(first - 1, Class::House)
        && reading.is_capital(first - 1);
    if house {
        name.tokens.start = first - 1;
        name.kind = EntityKind::Organisation;
        name.shown = name.shown.take().map(|shown| first - 1..shown.end);
    }
}

/// "Kapolda *Tirtasari*, Irjen Pol Ana Lima": between an office of a region and a holder with a title of their own
/// stands the region. Whether the name is such a region's, which it then is known for.
pub fn seat(reading: &Reading, name: &mut Name) -> bool {
    let (first, comma) = (name.tokens.start, name.tokens.end);
    let open = matches!(name.kind, EntityKind::Person | EntityKind::Place);
    if reading.lang() != Lang::Id || !open {
        return false;
    }
    if first == 0 || is_personal(reading, first) || !reading.is_mark(comma, ',') {
        return false;
    }
    // "Camat *Tirtasari*, Ana Lima, menyerahkan …", "Duta Besar *Varnia*, Ana Lima, tiba"
    let holds = |class| reading.is(first - 1, class) && reading.is_capital(first - 1);
    let alone = name.tokens.len() == 1
        && (holds(Class::RegionOffice) || holds(Class::Role) || holds(Class::Portfolio))
        && !reading.is(comma + 1, Class::Role)
        && has_holder(reading, comma, false);
    if alone {
        name.kind = EntityKind::Place;
        return true;
    }
    if !reading.is(first - 1, Class::RegionOffice) {
        return false;
    }
    if !reading.is(comma + 1, Class::Honorific) {
        return false;
    }
    let capital = |at: &usize| reading.is_capital(*at);
    let capitals = (comma + 1..reading.tokens.len())
        .take_while(capital)
        .count();
    let seat = capitals > 1 && !reading.is(comma + 1 + capitals, Class::Conjunction);
    if seat {
        name.kind = EntityKind::Place;
    }
    seat
}

/// Whether a word is listed as a given name, or made as Javanese ones are: Su-, then a man's ending.
fn is_personal(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    let ends = ["man", "wan", "no", "to", "yo"];
    let made =
        word.starts_with("su") && word.len() > 5 && ends.iter().any(|end| word.ends_with(end));
    reading.is(at, Class::GivenName) || made && reading.lang() == Lang::Id
}

/// "Menteri Luar Negeri Utara, Ana Lima,": whether a holder of the office follows between commas, so that what
/// stands before is where. Behind several words the second comma must close: "…, Ana Lima, dan" goes on.
pub fn has_holder(reading: &Reading, at: usize, alone: bool) -> bool {
    let holder =
        reading.is_mark(at, ',') && reading.is_capital(at + 1) && reading.is_capital(at + 2);
    let end = (at + 1..reading.tokens.len())
        .find(|&at| !reading.is_capital(at))
        .unwrap_or(reading.tokens.len());
    let closed = reading.is_mark(end, ',')
        && reading.is_word(end + 1)
        && !reading.is_capital(end + 1)
        && !reading.is(end + 1, Class::Conjunction);
    holder && (alone || closed)
}

/// "Queen Sofia": a lone name of a place behind a royal title is the person's.
pub fn royal(reading: &Reading, name: &mut Name) {
    let title = |at: usize| reading.is_capital(at) && reading.is(at, Class::Royal);
    let tokens = &name.tokens;
    let first = tokens.start + usize::from(tokens.len() == 2 && title(tokens.start));
    let titled = first > 0 && title(first - 1) && tokens.end == first + 1;
    if titled && name.kind == EntityKind::Place && !reading.is_capital(tokens.end) {
        name.tokens.start = first;
        name.kind = EntityKind::Person;
    }
}

/// Gives the same words the same kind throughout the article: the one they most often have in its body, the
/// earliest of equals; a headline, where most words have a capital, only counts where the body has no say.
pub fn agree(reading: &Reading, names: &mut [Name]) {
    let mut votes: FxHashMap<&str, (EntityKind, [u32; EntityKind::ALL.len()])> =
        FxHashMap::default();
    for name in names.iter() {
        let sentence = &reading.sentences[reading.sentence_of(name.tokens.start)];
        let body = sentence.part != Part::Title;
        let (_, counts) = votes
            .entry(reading.span(&name.tokens).of(reading.text))
            .or_insert((name.kind, Default::default()));
        counts[name.kind as usize] += if body { 4 } else { 1 };
    }
    for name in names {
        let (first, counts) = &votes[reading.span(&name.tokens).of(reading.text)];
        let most = EntityKind::ALL
            .into_iter()
            .max_by_key(|&kind| (counts[kind as usize], kind == *first));
        name.kind = most.unwrap_or(name.kind);
    }
}
