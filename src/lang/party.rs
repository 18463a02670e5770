//! Parties and items: which phrases may stand for someone, which for something that can be given.

use std::ops::Range;

use super::{
    coreference::Reference, figure::Measure, indonesian, lexicon::Class, pos::Pos, words::Words,
};
use crate::domain::{EntityId, EntityKind, Item, Lang, MentionForm, Party, Span};

/// The party that a noun phrase with this head stands for, if it can stand for one.
#[must_use]
pub fn party(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Party> {
    let addressed = tokens
        .clone()
        .any(|at| matches!(words.reading.lower(at), "anda" | "kamu" | "kalian"));
    if addressed && words.reading.lang() == Lang::Id {
        return None;
    }
    let entity = known_by_kind(words, tokens, head).or_else(|| entity_of(words, tokens, head));
    let span = words.reading.span(&trimmed(words, tokens));
    if let Some((id, kind)) = entity {
        let may = matches!(
            kind,
            EntityKind::Person | EntityKind::Organisation | EntityKind::Place
        );
        return may.then(|| Party {
            span,
            name: told_name(words, id, tokens, span),
            entity: Some(id),
        });
    }
    let reading = words.reading;
    if let Some(entity) = namesake(words, tokens, head) {
        return Some(Party {
            span,
            name: words.chains.entities[entity.0].name,
            entity: Some(entity),
        });
    }
    // "rapat *perdana*" is no office.
    let first = reading.lower(head) == "perdana"
        && reading.lang() == Lang::Id
        && (head + 1 >= tokens.end || reading.lower(head + 1) != "menteri");
    if first {
        return None;
    }
    let people = [Class::PersonNoun, Class::BodyNoun, Class::Role, Class::Kin]
        .iter()
        .any(|&class| words.noun_is(head, class));
    // "the Lima shipyard": a firm or house by what it is and whose name it bears.
    let named = reading.lang() == Lang::En
        && !reading.is(head, Class::Abstract)
        && words.pos(head) == Pos::Noun
        && head > 0
        && words
            .name_over(head - 1)
            .is_some_and(|name| words.names[name].tokens.start >= tokens.start);
    // "the Palestinians", "the 51-year-old Omani"
    let demonym = reading.lang() == Lang::En
        && words.noun_is(head, Class::Demonym)
        && head + 1 == tokens.end
        && (reading.lower(head).ends_with('s')
            || matches!(reading.lower(tokens.start), "the" | "a" | "an"))
        && tokens.len() > 1;
    // "the Cossacks of Rostov": a people or order by its name.
    let order = reading.lang() == Lang::En
        && reading.lower(tokens.start) == "the"
        && reading.is_capital(head)
        && reading.lower(head).ends_with('s')
        && words.name_over(head).is_none()
        && head > tokens.start
        && ![Class::TimeNoun, Class::EventNoun, Class::Calendar]
            .iter()
            .any(|&class| words.noun_is(head, class));
    let lands = reading.lang() == Lang::En
        && matches!(
            reading.lower(head),
            "countries" | "nations" | "governments" | "islands"
        );
    let people = people || named || demonym || order || lands;
    // "the king's office"
    let office =
        reading.lower(head) == "office" && head > tokens.start && reading.lower(head - 1) == "'s";
    // "tujuh keluarga": people who are counted by their own noun.
    let counted = reading.lang() == Lang::Id
        && (reading.is(head, Class::PersonNoun) || reading.is(head, Class::Kin));
    let plain = people
        && (!reading.is(head, Class::Abstract) || office)
        && (words.figure_over(head).is_none() || counted);
    plain.then_some(Party {
        span,
        name: span,
        entity: None,
    })
}

/// The name of an entity; where it has none, in Indonesian, the whole phrase that speaks of it: "kepala *suku
/// Maybrat*".
fn told_name(words: &Words, id: EntityId, tokens: &Range<usize>, span: Span) -> Span {
    let name = words.chains.entities[id.0].name;
    let text = words.reading.text;
    if let Some(whole) = with_seat(words, id, tokens) {
        return whole;
    }
    let tokens = words.reading.tokens_in(name);
    // "Ketua RT": an office by one word is no name.
    let office = tokens.len() == 1 && words.reading.is(tokens.start, Class::Role);
    let named = name.of(text).chars().any(char::is_uppercase) && !office;
    let longer = span.len() > name.len();
    if named || !longer || words.reading.lang() == Lang::En {
        name
    } else {
        span
    }
}

/// A body's name with the body or region that follows it: "Komisi X *DPR*", "Pemerintah Provinsi *Sulawesi
/// Utara*".
fn with_seat(words: &Words, id: EntityId, tokens: &Range<usize>) -> Option<Span> {
    let reading = words.reading;
    let about = words.chains.about(tokens)?;
    let body = reading.lang() == Lang::Id
        && about.entity == id
        && about.kind == EntityKind::Organisation
        && about.form == MentionForm::Name;
    if !body {
        return None;
    }
    let part = |at: usize| {
        let name = words.name_over(at).map(|name| &words.names[name]);
        // "Kamar Dagang *dan Industri*"
        let joint = indonesian::joins_fields(words, about.tokens.start, at);
        let field =
            at > about.tokens.end && indonesian::joins_fields(words, about.tokens.start, at - 1);
        joint || field || name.is_some_and(|name| name.kind != EntityKind::Person)
    };
    let end = (about.tokens.end..tokens.end)
        .find(|&at| !part(at))
        .unwrap_or(tokens.end);
    let own = reading.span(&about.tokens);
    let known = words.chains.entities[id.0].name;
    (end > about.tokens.end && known.of(reading.text) == own.of(reading.text))
        .then(|| reading.span(&(about.tokens.start..end)))
}

/// Whether a party is known by name: a capital in its name that the beginning of a sentence or a headline
/// does not account for.
#[must_use]
pub fn is_named(words: &Words, party: &Party) -> bool {
    let reading = words.reading;
    let opens = |at: usize| {
        let first = reading.sentences[reading.sentence_of(at)].tokens.start;
        (first..at).all(|before| !reading.is_word(before)) || reading.is_headline(at)
    };
    let tokens = reading.tokens_in(party.name);
    if reading.lang() == Lang::En {
        // "Farmers' groups" bears a capital and no name; "Syrian refugees" bears one.
        let bears = |at: usize| {
            words.name_over(at).is_some()
                || reading.word(at).chars().any(char::is_uppercase)
                    && (!opens(at) || reading.is(at, Class::Demonym) || reading.tokens[at].upper)
        };
        return tokens.is_empty() && party.name.of(reading.text).contains(char::is_uppercase)
            || tokens.into_iter().any(bears);
    }
    // Part of a word, as in "Iran-Jepang".
    let part = tokens.is_empty() && party.name.of(reading.text).starts_with(char::is_uppercase);
    part || tokens
        .into_iter()
        .any(|at| words.name_over(at).is_some() || reading.is_capital(at) && !opens(at))
}

/// The entity that a phrase is about, not one that it merely mentions: "warga Jakarta" is not Jakarta.
fn entity_of(words: &Words, tokens: &Range<usize>, head: usize) -> Option<(EntityId, EntityKind)> {
    let about = words.chains.about(tokens)?;
    let reading = words.reading;
    let covers_head = about.tokens.contains(&head);
    // "lifter Eko Prasetyo": a calling that is no office, right before the name.
    // "rencana Prabowo bertemu …", "momen Ana memberi …": what is told of someone's doing.
    let calling = reading.lang() == Lang::Id
        && (reading.is(head, Class::PersonNoun) || reading.is(head, Class::Abstract))
        && !words.frames.is_noun_form(reading.lower(head))
        && !reading.is(head, Class::Kin)
        && about.tokens.end == tokens.end;
    let titled = about.form == MentionForm::Name
        && about.kind == EntityKind::Person
        && (reading.is(head, Class::Role)
            || reading.is(head, Class::Honorific)
            || reading.is(head, Class::Demonym)
            || calling)
        && !ties(words, tokens, &about.tokens);
    // "the Taliban", "Kota Bandung": the name is all but the article and the kind of place.
    let office = reading.lang() == Lang::Id
        && reading.is(head, Class::Role)
        && !about.tokens.contains(&head)
        && about.kind != EntityKind::Person;
    let whole = tokens.len() <= about.tokens.len() + 1
        && !office
        && !reading.is(head, Class::Kin)
        && !reading.is(head, Class::PersonNoun)
        && !reading.is(head, Class::BodyNoun);
    // "the city of Bandung", "the people of Sylvania": the place itself, by its kind.
    let of = about.kind == EntityKind::Place
        && about.tokens.end == tokens.end
        && reading.is(head, Class::PlaceNoun)
        && (reading.lower(head + 1) == "of" || reading.lang() == Lang::Id);
    let kin = reading.is(head, Class::Kin) && !is_address(words, head);
    (covers_head || of || titled && !kin || whole).then_some((about.entity, about.kind))
}

/// The body whose name begins with the noun that is all of a phrase: "museum itu" is the Museum X named before.
fn namesake(words: &Words, tokens: &Range<usize>, head: usize) -> Option<EntityId> {
    let reading = words.reading;
    let bare = trimmed(words, tokens) == (head..head + 1) && !reading.is_capital(head);
    if reading.lang() != Lang::Id || !bare || !reading.is(head, Class::BodyNoun) {
        return None;
    }
    let references = &words.chains.references;
    let end = references.partition_point(|reference| reference.tokens.start < head);
    // "perusahaan itu": the firm named before by its form.
    let firm = |at: usize| {
        matches!(reading.lower(head), "perusahaan" | "perseroan")
            && matches!(reading.lower(at), "pt" | "cv" | "perum" | "bank" | "grup")
    };
    let named = |reference: &&Reference| {
        let first = reference.tokens.start;
        reference.form == MentionForm::Name
            && reference.kind != EntityKind::Person
            && reference.tokens.len() > 1
            && (reading.lower(first) == reading.lower(head) || firm(first))
    };
    let known = references[..end].iter().rev().take(40).find(named);
    known.map(|reference| reference.entity)
}

/// The body that a lone capitalised noun names for short: "Kodam" behind "Kodam V/Brawijaya".
fn known_by_kind(
    words: &Words,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(EntityId, EntityKind)> {
    let reading = words.reading;
    let bare = tokens.len() == 1
        && reading.lang() == Lang::Id
        && reading.is_capital(head)
        && reading.is(head, Class::BodyNoun);
    if !bare {
        return None;
    }
    let references = &words.chains.references;
    let end = references.partition_point(|reference| reference.tokens.start < head);
    let longer = |reference: &&Reference| {
        reference.form == MentionForm::Name
            && reference.kind != EntityKind::Person
            && reference.tokens.len() > 1
            && reading.lower(reference.tokens.start) == reading.lower(head)
    };
    let known = references[..end].iter().rev().take(40).find(longer);
    known.map(|reference| (reference.entity, reference.kind))
}

/// Whether a phrase ties someone else to the person named: "istri Ana", "Ana's wife".
fn ties(words: &Words, tokens: &Range<usize>, name: &Range<usize>) -> bool {
    let reading = words.reading;
    let before = name.start > tokens.start
        && reading.is(name.start - 1, Class::Kin)
        && !is_address(words, name.start - 1);
    let behind = name.end < tokens.end && reading.lower(name.end) == "'s";
    before || behind
}

/// Whether a word for kin addresses whoever is named behind it: "Ibu Ana", not "ibu Ana".
fn is_address(words: &Words, at: usize) -> bool {
    words.reading.is(at, Class::Honorific) && words.reading.is_capital(at)
}

/// A phrase without the articles before it and the pointing words behind it.
fn trimmed(words: &Words, tokens: &Range<usize>) -> Range<usize> {
    let reading = words.reading;
    let (mut start, mut end) = (tokens.start, tokens.end);
    let leading = |at: usize| {
        matches!(
            reading.lower(at),
            "para"
                | "sang"
                | "si"
                | "seorang"
                | "the"
                | "a"
                | "an"
                | "both"
                | "visiting"
                | "neighbouring"
                | "neighboring"
        ) && !reading.is_capital(at)
            || at == tokens.start
                && matches!(
                    reading.lower(at),
                    "the"
                        | "a"
                        | "an"
                        | "para"
                        | "sang"
                        | "seorang"
                        | "sebuah"
                        | "sebanyak"
                        | "sejumlah"
                )
    };
    let kept = |at: usize| {
        matches!(reading.lower(at), "neighbouring" | "neighboring") && !reading.is_capital(at + 1)
    };
    while start + 1 < end && leading(start) && !kept(start) {
        start += 1;
    }
    // "*all of* its artillery"
    if start + 2 < end
        && matches!(
            reading.lower(start),
            "all" | "most" | "some" | "part" | "each" | "both"
        )
        && reading.lower(start + 1) == "of"
        && reading.lang() == Lang::En
    {
        start += 2;
    }
    while end > start + 1
        && (matches!(
            reading.lower(end - 1),
            "itu" | "ini" | "tersebut" | "'s" | "of"
        ) || !reading.is_word(end - 1)
            && !reading.is_number(end - 1)
            && !matches!(reading.word(end - 1), ")" | "'" | "’" | "\"" | "”"))
    {
        end -= 1;
    }
    start..end
}

/// The item that a noun phrase with this head names, if it names a thing that can pass from hand to hand.
#[must_use]
pub fn item(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Item> {
    let reading = words.reading;
    if let Some(inside) = wrapped(words, tokens, head) {
        let inner = inner_head(words, &inside);
        if let Some(item) = item(words, &inside, inner).filter(|item| !is_sum(item)) {
            return Some(item);
        }
    }
    let tokens = &unowned(words, tokens);
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
    let figure = words
        .figures
        .get(next + usize::from(article))
        .filter(|figure| figure.tokens.start < tokens.end)
        .filter(|figure| article || counts(words, tokens, head, &figure.tokens));
    let money = figure.filter(|figure| matches!(figure.measure, Measure::Money(_)));
    // "a $2 billion loan" is no gift of $2 billion.
    let tokens = &whose(words, tokens, head);
    let lent = reading.lang() == Lang::En
        && tokens.clone().any(|at| {
            matches!(
                reading.lower(at),
                "loan" | "loans" | "debt" | "bond" | "bonds" | "mortgage" | "lease"
            )
        });
    if lent {
        return None;
    }
    let aid = money.is_some() && words.noun_is(head, Class::AidNoun);
    let honour = reading.lang() == Lang::Id && tokens.clone().any(|at| is_product(words, at));
    // "hasil panen": what was reaped or earned, not what came out.
    let yields = matches!(reading.lower(head), "hasil" | "hasilnya")
        && head + 1 < tokens.end
        && matches!(
            reading.lower(head + 1).trim_end_matches("nya"),
            "panen"
                | "bumi"
                | "kebun"
                | "laut"
                | "tani"
                | "ternak"
                | "konser"
                | "penjualan"
                | "lelang"
                | "tangkapan"
                | "donasi"
                | "keringat"
        );
    let owed = (words.noun_is(head, Class::Abstract) || is_abstract(words, tokens, head))
        && !yields
        && !aid
        && words.figure_over(head).is_none()
        && !is_product(words, head)
        && !honour;
    // "300,000 *doses*": the counter names the thing.
    let counted = reading.lang() == Lang::En
        && figure.is_some_and(|figure| match figure.measure {
            Measure::Unit(at) => reading.is(at, Class::Wrapper) && figure.tokens.end == tokens.end,
            _ => false,
        });
    if owed || !is_thing(words, tokens, head) && money.is_none() && !counted {
        return None;
    }
    let Some(figure) = figure else {
        let what = reading.span(&trimmed(words, tokens));
        let one =
            is_one(words, tokens, head).then(|| reading.span(&(tokens.start..tokens.start + 1)));
        return (!what.is_empty()).then_some(Item {
            what,
            quantity: one.map(|_| 1.0),
            unit: None,
            quantity_span: one,
        });
    };
    let unit = match figure.measure {
        Measure::Money(code) => Some(code.to_owned()),
        Measure::Unit(at) => Some(reading.word(at).to_owned()),
        Measure::Count => None,
    };
    let quantity_span = reading.span(&figure.tokens);
    // A sum needs no noun; a bare count names no thing.
    let what = named_thing(words, tokens, &figure.tokens)
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
    let said = |&at: &usize| {
        matches!(
            reading.lower(at),
            "milik"
                | "seberat"
                | "berbobot"
                | "setinggi"
                | "berukuran"
                | "berkapasitas"
                | "seharga"
        )
    };
    let cut = (tokens.start + 1..tokens.end)
        .find(said)
        .filter(|_| reading.lang() == Lang::Id);
    // "kunci *rumah*": the key stands for the house.
    let key = tokens.len() > 1
        && reading.lang() == Lang::Id
        && reading.lower(tokens.start) == "kunci"
        && matches!(
            reading.lower(tokens.start + 1),
            "rumah" | "mobil" | "motor" | "sepeda" | "kendaraan" | "ambulans" | "unit"
        );
    tokens.start + usize::from(key)..cut.unwrap_or(tokens.end)
}

/// What stands behind "gift of", "donation of": the thing itself; nothing where that is who gives.
fn wrapped(words: &Words, tokens: &Range<usize>, head: usize) -> Option<Range<usize>> {
    let reading = words.reading;
    let inside = head + 2..tokens.end;
    let wrapper = reading.lang() == Lang::En
        && !inside.is_empty()
        && reading.lower(head + 1) == "of"
        && matches!(
            reading.lower(head),
            "gift"
                | "gifts"
                | "present"
                | "presents"
                | "donation"
                | "donations"
                | "contribution"
                | "contributions"
                | "delivery"
        );
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

/// Whether an English phrase names one thing by its article: "a clock", not "an aid package", "a donation".
fn is_one(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    let open = [Class::AidNoun, Class::MoneyNoun, Class::GiftNoun];
    let partly = (tokens.start..head).any(|at| reading.is(at, Class::Partitive));
    reading.lang() == Lang::En
        && matches!(reading.lower(tokens.start), "a" | "an")
        && !partly
        && !open.iter().any(|&class| words.noun_is(head, class))
}

/// Whether a figure of a phrase counts its head: "the remains of 55 soldiers" are not 55.
fn counts(words: &Words, tokens: &Range<usize>, head: usize, figure: &Range<usize>) -> bool {
    let reading = words.reading;
    let bundle = [
        Class::Partitive,
        Class::AidNoun,
        Class::GiftNoun,
        Class::MoneyNoun,
        Class::Unit,
    ]
    .iter()
    .any(|&class| reading.is(head, class));
    // "her fee of $150,000": a sum of money says how much.
    let of = (head..figure.start).any(|at| reading.lower(at) == "of")
        && !matches!(
            words
                .figure_over(figure.start)
                .map(|figure| &figure.measure),
            Some(Measure::Money(_))
        );
    // "sapi seberat 1 ton": how big the thing is, not how many there are.
    let size = figure.start > tokens.start
        && matches!(
            reading.lower(figure.start - 1),
            "seberat" | "setinggi" | "sepanjang" | "berukuran"
        );
    !size
        && (reading.lang() == Lang::Id || tokens.is_empty() || figure.start < head || bundle || !of)
}

/// What a phrase names apart from its number: "dua | ekor sapi", "bantuan | Rp 2 miliar".
fn named_thing(words: &Words, tokens: &Range<usize>, figure: &Range<usize>) -> Option<Span> {
    let reading = words.reading;
    let mut behind = figure.end..tokens.end;
    // "1.000 meter *persegi*"
    if behind.start < behind.end && matches!(reading.lower(behind.start), "persegi" | "kubik") {
        behind.start += 1;
    }
    while behind.start < behind.end
        && (matches!(reading.lower(behind.start), "of" | "in" | "worth" | "dalam")
            || reading.is(behind.start, Class::Determiner))
    {
        behind.start += 1;
    }
    let noun = |range: &Range<usize>| {
        range.clone().any(|at| {
            // "an additional $25 million" names nothing but the sum.
            let word = reading.lang() == Lang::Id || !matches!(words.pos(at), Pos::Adj | Pos::Adv);
            reading.is_word(at)
                && !reading.is(at, Class::Determiner)
                && words.pos(at) != Pos::Adp
                && word
        })
    };
    let before = tokens.start..figure.start.max(tokens.start);
    let before = before.start..last_word(words, &before);
    if noun(&behind) {
        return Some(reading.span(&trimmed(words, &behind)));
    }
    noun(&before).then(|| reading.span(&trimmed(words, &before)))
}

/// The end of a range without words that only lead to a number: "senilai", "sebesar", "worth".
fn last_word(words: &Words, range: &Range<usize>) -> usize {
    let lead = |at: usize| {
        matches!(
            words.reading.lower(at),
            "senilai"
                | "sebesar"
                | "sebanyak"
                | "sejumlah"
                | "worth"
                | "of"
                | "totalling"
                | "some"
                | "about"
                | "seluas"
        )
    };
    let mut end = range.end;
    while end > range.start && lead(end - 1) {
        end -= 1;
    }
    end
}

/// Whether an Indonesian noun is abstract by its affixes, ke-…-an, pe-…-an and per-…-an, and no thing by
/// exception; or a copy or means of something abstract: "penyelesaian", "salinan surat", "fasilitas kredit".
fn is_abstract(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    if reading.lang() != Lang::Id || !reading.is_word(head) {
        return false;
    }
    let copies = matches!(
        reading.lower(head),
        "salinan" | "fotokopi" | "contoh" | "fasilitas"
    ) && head + 1 < tokens.end
        && words.noun_is(head + 1, Class::Abstract);
    let lower = reading.lower(head);
    let stem = lower.strip_suffix("nya").unwrap_or(lower);
    let affixed = stem.len() > 7
        && (stem.starts_with("ke") || stem.starts_with("pe"))
        && stem.ends_with("an")
        && !stem.contains('-');
    let listed = [
        Class::Thing,
        Class::GiftNoun,
        Class::AidNoun,
        Class::MoneyNoun,
        Class::HonourNoun,
    ]
    .iter()
    .any(|&class| words.noun_is(head, class));
    // "penghargaan setinggi-tingginya"
    let praise = tokens.clone().any(|at| {
        matches!(
            reading.lower(at),
            "setinggi-tingginya" | "sebesar-besarnya" | "seluas-luasnya" | "sebanyak-banyaknya"
        )
    });
    copies || praise || affixed && !listed
}

/// Whether a token is part of a product's or honour's name.
fn is_product(words: &Words, at: usize) -> bool {
    let name = words.name_over(at).map(|name| &words.names[name]);
    name.is_some_and(|name| name.kind == EntityKind::Product)
}

/// Whether a phrase names a concrete thing.
fn is_thing(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    let honour = words.noun_is(head, Class::HonourNoun) || reading.lower(head) == "tanda";
    if is_product(words, head) || honour && tokens.clone().any(|at| is_product(words, at)) {
        return true;
    }
    let alone = tokens.len() == 1 || head + 1 == tokens.end;
    if alone && reading.is(head, Class::TimeNoun) {
        return false;
    }
    if reading.lang() == Lang::En && matches!(reading.lower(head), "country" | "nation") {
        return false;
    }
    let barred = [
        Class::Abstract,
        Class::Pronoun,
        Class::EventNoun,
        Class::Role,
        Class::Calendar,
        Class::Honorific,
    ];
    let harvest = reading.lang() == Lang::Id && reading.lower(head) == "hasil";
    if barred.iter().any(|&class| words.noun_is(head, class)) && !harvest
        || !reading.is_word(head)
        || words.pos(head) == Pos::Pron
    {
        return false;
    }
    // In English the noun before the last may make the phrase abstract too: "peacekeeping training".
    let person = words
        .name_over(head)
        .is_some_and(|name| words.names[name].kind != EntityKind::Product);
    let people = reading.is(head, Class::PersonNoun) && !reading.is(head, Class::AidNoun);
    let adverb =
        matches!(words.pos(head), Pos::Adv | Pos::Adp) || super::verb_group::is_verb(words, head);
    !(person || people || adverb || tokens.is_empty())
}
