//! Contents: what a gift told of as "bantuan" or "paket" is made of, where a sentence behind it lists the things.
//!
//! "X menyalurkan bantuan kepada Y. Bantuan itu terdiri atas beras, selimut dan tenda.": the listed things take
//! the place of the word for the whole; so do those of "The donation includes …", "The gift was a clock", "Among the
//! items were …". What each package holds ("setiap paket berisi …") is left aside.

mod worth;

use super::{
    chunk::{Chunk, ChunkKind},
    clause::Clauses,
    gift::is_wrapper,
    item::item,
    lexicon::Class,
    pos::VerbForm,
    sentence::Part,
    telling::LONGEST,
    words::Words,
};
use crate::domain::{Gift, Item, Lang, Span};

/// How many sentences behind a telling may list the things.
const BEHIND: usize = 4;

/// How many sentences behind a telling those who gave may say what it was.
const FAR: usize = 8;

/// How many sentences before a telling may list them, where they point to what was given.
const BEFORE: usize = 2;

/// How many tellings of a record are looked behind; keeps the search linear.
const TELLINGS: usize = 3;

/// Puts the things that sentences behind the tellings list in the place of the word for them.
pub fn unpack(words: &Words, gifts: &mut [Gift]) {
    for gift in gifts {
        worth::add(words, gift);
        let Some(whole) = gift.items.iter().find(|item| is_whole(words, item)) else {
            unpack_named(words, gift);
            continue;
        };
        if let Some(listed) = listed_behind(words, &gift.evidence, whole.what) {
            // A sum that is told is no mere word for the whole.
            let kept = |item: &Item| !is_whole(words, item) || item.quantity.is_some();
            gift.items.retain(kept);
            let sums: Vec<_> = gift.items.iter().map(|item| item.quantity).collect();
            let again = |item: &Item| is_whole(words, item) && sums.contains(&item.quantity);
            for item in listed.into_iter().filter(|item| !again(item)) {
                if gift.items.iter().all(|known| known.what != item.what) {
                    gift.items.push(item);
                }
            }
        }
    }
}

/// Puts the things that a sentence behind lists in the place of an Indonesian thing that it names again, by its noun or
/// the short form in brackets: "alat pelindung diri (APD) … *APD itu terdiri dari* masker dan sarung tangan".
fn unpack_named(words: &Words, gift: &mut Gift) {
    let [item] = gift.items.as_slice() else {
        return;
    };
    if words.reading.lang() != Lang::Id || item.quantity.is_some() {
        return;
    }
    let tokens = words.reading.tokens_in(item.what);
    if tokens.is_empty() {
        return;
    }
    let short = tokens.clone().filter(|&at| words.reading.tokens[at].upper);
    let listed = short.chain([tokens.start]).find_map(|head| {
        let span = words.reading.span(&(head..head + 1));
        listed_behind(words, &gift.evidence, span)
    });
    if let Some(listed) = listed {
        gift.items = listed;
    }
}

/// Whether an item is a word for aid or a gift, with or without what it is worth.
fn is_whole(words: &Words, item: &Item) -> bool {
    let money = item.is_money();
    let bundle =
        |at: usize| words.noun_is(at, Class::AidNoun) || words.noun_is(at, Class::GiftNoun);
    if words.reading.lang() == Lang::En {
        // "medical equipment" says what it is.
        let says_nothing = |at: usize| {
            let sort = [
                Class::Quantifier,
                Class::Several,
                Class::AidKind,
                Class::AidSort,
            ];
            names_whole(words, at) || sort.iter().any(|&class| words.reading.is(at, class))
        };
        let mut tokens = words.reading.tokens_in(item.what);
        return !tokens.is_empty()
            && (item.quantity.is_none() || money)
            && tokens.all(says_nothing);
    }
    let first = words.reading.tokens_in(item.what).start;
    let worth = money && first < words.reading.tokens.len() && bundle(first);
    worth
        || is_wrapper(words, item)
        || item.quantity.is_none() && first < words.reading.tokens.len() && bundle(first)
}

/// Whether an English noun only says that something is given, or of what sort: "donation", "equipment".
fn names_whole(words: &Words, at: usize) -> bool {
    let honour = words.noun_is(at, Class::HonourNoun);
    let of = [Class::GiftOf, Class::BareGift, Class::Whole];
    !honour && of.iter().any(|&class| words.reading.is(at, class))
}

/// The things listed in a sentence right behind the tellings.
fn listed_behind(words: &Words, evidence: &[Span], whole: Span) -> Option<Vec<Item>> {
    let reading = words.reading;
    let head = reading.tokens_in(whole).start;
    evidence.iter().take(TELLINGS).find_map(|telling| {
        let at = reading
            .tokens
            .partition_point(|token| token.span.start < telling.start);
        let own = reading.sentence_of(at);
        if reading.is_headline(at) {
            return None;
        }
        if let Some(listed) = (own + 1..=own + BEHIND).find_map(|number| detailed(words, number)) {
            return Some(listed);
        }
        let before = (own.saturating_sub(BEFORE)..own).rev();
        if reading.lang() == Lang::Id
            && let Some(listed) = (own + 1..=own + FAR)
                .find_map(|number| given_as(words, number, reading.lower(head)))
        {
            return Some(listed);
        }
        // "bantuan yang diserahkan A *terdiri dari* …", "the items given by A *include* …"
        (own..=own + BEHIND).chain(before).find_map(|number| {
            let sentence = reading.sentences.get(number)?;
            let speaks = |class| sentence.tokens.clone().any(|at| reading.is(at, class));
            let gift = || reading.lang() == Lang::En && speaks(Class::Copula);
            if sentence.part != Part::Body || !(speaks(Class::ContentsLead) || gift()) {
                return None;
            }
            let chunks = words.chunks(number);
            let chunks = &chunks[..chunks.len().min(LONGEST)];
            match reading.lang() {
                Lang::Id => listed(words, chunks, reading.lower(head), number < own),
                Lang::En if number < own => None,
                Lang::En => included(words, chunks, number == own + 1),
            }
        })
    })
}

/// The things of an Indonesian sentence in which those who gave say once more what: "*Kami* salurkan bantuan *berupa
/// seragam dan buku*".
fn given_as(words: &Words, number: usize, head: &str) -> Option<Vec<Item>> {
    let reading = words.reading;
    let sentence = reading.sentences.get(number)?;
    let says = |class| sentence.tokens.clone().any(|at| reading.is(at, class));
    if sentence.part != Part::Body || !says(Class::Contents) || !says(Class::Pronoun) {
        return None;
    }
    let chunks = words.chunks(number);
    let chunks = &chunks[..chunks.len().min(LONGEST)];
    let whole = (2..chunks.len()).find(|&at| {
        let gives = words
            .frames
            .is_verb_form(reading.lower(chunks[at - 1].head));
        let noun = &chunks[at];
        let who = &chunks[at - 2];
        let ours = matches!(
            reading.lower(who.tokens.end - 1),
            "kami" | "kita" | "pihaknya"
        );
        let led = chunks
            .get(at + 1)
            .is_some_and(|lead| reading.is(lead.head, Class::Contents));
        noun.kind == ChunkKind::Noun && reading.lower(noun.head) == head && gives && ours && led
    })?;
    let first = whole + 2;
    if chunks.get(first)?.kind != ChunkKind::Noun {
        return None;
    }
    let group = Clauses { words, chunks }.listing(first);
    let items: Vec<Item> = group
        .iter()
        .filter_map(|&at| item(words, &chunks[at].tokens, chunks[at].head))
        .collect();
    (!items.is_empty()).then_some(items)
}

/// The list of a sentence that says of the whole, named by its head, what it is made of.
/// `pointing` where it must point to what was given: "bantuan *tersebut*".
fn listed(words: &Words, chunks: &[Chunk], head: &str, pointing: bool) -> Option<Vec<Item>> {
    let reading = words.reading;
    let chunks = behind_saying(words, chunks);
    let subject = chunks
        .iter()
        .position(|chunk| chunk.kind == ChunkKind::Noun)?;
    let opens = chunks[..subject]
        .iter()
        .all(|chunk| matches!(chunk.kind, ChunkKind::Other | ChunkKind::Comma));
    let noun = &chunks[subject];
    let each = reading.is(noun.tokens.start, Class::Each);
    // "*Jumlah* sembako yang dibagikan terdiri dari …"
    let counted = reading.is(noun.head, Class::SumNoun) && noun.head + 1 < noun.tokens.end;
    let told = noun.head + usize::from(counted);
    let named = reading.lower(told).trim_end_matches("nya");
    let same = named == head
        || reading.lexicon.classes(named).has(Class::AidParcel)
            && reading.lexicon.classes(head).has(Class::AidWord);
    let points = reading.is(noun.tokens.end - 1, Class::Pointing);
    if !opens || !same || each || pointing && !points {
        return None;
    }
    // "Bantuan yang diberikan *meliputi* …": nothing but a clause about it stands between. A thing by its own noun
    // has many a "di antaranya" behind it: there a verb says what is in it.
    let bundle =
        words.noun_is(noun.head, Class::AidNoun) || words.noun_is(noun.head, Class::GiftNoun);
    let lead = (subject + 1..chunks.len().min(subject + 8)).find(|&at| {
        reading.is(chunks[at].head, Class::ContentsLead)
            && (bundle || counted || chunks[at].kind != ChunkKind::Other)
    })?;
    let parted = chunks[subject + 1..lead]
        .iter()
        .any(|chunk| matches!(chunk.kind, ChunkKind::Stop | ChunkKind::Subordinator));
    let next = (lead + 1..chunks.len().min(lead + 4)).find(|&at| {
        chunks[at].kind == ChunkKind::Noun && !matches!(reading.lower(chunks[at].head), "lain")
    })?;
    if parted {
        return None;
    }
    let group = Clauses { words, chunks }.listing(next);
    let items: Vec<Item> = group
        .iter()
        .filter_map(|&at| item(words, &chunks[at].tokens, chunks[at].head))
        .collect();
    // "Bantuan *Rp 2 miliar* tersebut berupa …": the sum is told beside the things.
    let sum = item(words, &noun.tokens, noun.head).filter(|item| item.quantity.is_some());
    (!items.is_empty()).then(|| sum.into_iter().chain(items).collect())
}

/// The things of an Indonesian sentence that goes through them one by one: "*Dengan rincian*, 300 tenda dan 200 selimut".
fn detailed(words: &Words, number: usize) -> Option<Vec<Item>> {
    let reading = words.reading;
    let tokens = reading.tokens_of(number)?;
    let opens = tokens
        .take(3)
        .any(|at| reading.is(at, Class::Detail) && reading.lang() == Lang::Id);
    if !opens {
        return None;
    }
    let chunks = words.chunks(number);
    let chunks = &chunks[..chunks.len().min(LONGEST)];
    let first = (1..chunks.len().min(6)).find(|&at| {
        chunks[at].kind == ChunkKind::Noun && !reading.is(chunks[at].head, Class::Detail)
    })?;
    let group = Clauses { words, chunks }.listing(first);
    let items: Vec<Item> = group
        .iter()
        .filter_map(|&at| item(words, &chunks[at].tokens, chunks[at].head))
        .filter(|item| item.quantity.is_some())
        .collect();
    (items.len() > 1).then_some(items)
}

/// The chunks of what an Indonesian sentence says that somebody says: "Ana mengatakan, *bantuan itu berupa beras*".
fn behind_saying<'c>(words: &Words, chunks: &'c [Chunk]) -> &'c [Chunk] {
    let verb = |chunk: &Chunk| chunk.kind == ChunkKind::Verb;
    let first = chunks.iter().position(verb);
    let says = first.filter(|&at| words.reading.is(chunks[at].head, Class::Say));
    let Some(says) = says else {
        return chunks;
    };
    let passed = |chunk: &&Chunk| {
        matches!(
            chunk.kind,
            ChunkKind::Comma | ChunkKind::Subordinator | ChunkKind::Other
        )
    };
    let aside = chunks[says + 1..].iter().take_while(passed).count();
    &chunks[says + 1 + aside..]
}

/// The list of an English sentence that opens with the gift, or with "it" right behind the telling, and says what is in
/// it or what it is.
fn included(words: &Words, chunks: &[Chunk], next: bool) -> Option<Vec<Item>> {
    let reading = words.reading;
    let subject = chunks
        .iter()
        .position(|chunk| chunk.kind == ChunkKind::Noun)?;
    let noun = &chunks[subject];
    let pointing = [
        "the", "this", "these", "those", "his", "her", "their", "its",
    ]
    .contains(&reading.lower(noun.tokens.start));
    let pronoun =
        next && noun.tokens.len() == 1 && matches!(reading.lower(noun.head), "it" | "they");
    let given = given_behind(words, chunks, subject);
    let named = pronoun || (pointing || given > 0) && names_whole(words, noun.head);
    let among = subject == 1 && reading.is(chunks[0].head, Class::Inside);
    if !named || subject > usize::from(among) {
        return None;
    }
    let verb = (subject + 1 + given..chunks.len().min(subject + given + 6))
        .find(|&at| chunks[at].kind == ChunkKind::Verb)?;
    let is = reading.is(chunks[verb].head, Class::Copula);
    let holds = reading.is(chunks[verb].head, Class::ContentsLead);
    // "includes, *among others*, desks"
    let led = |at: usize| {
        let lead = &chunks[at - 1];
        lead.kind == ChunkKind::Preposition && reading.lower(lead.head) != "of"
    };
    let first = (verb + 1..chunks.len().min(verb + 6))
        .find(|&at| chunks[at].kind == ChunkKind::Noun && !led(at))?;
    let thing = &chunks[first];
    let near = chunks[verb + 1..first]
        .iter()
        .all(|chunk| !matches!(chunk.kind, ChunkKind::Verb | ChunkKind::Stop));
    // "The gift was *a clock*", not "The donation was the largest".
    let one = reading.is(thing.tokens.start, Class::Indefinite)
        && (reading.is(noun.head, Class::BareGift) || pronoun);
    let told = if among {
        is
    } else {
        holds || is && one && !pronoun
    };
    (told && near).then(|| things(words, &chunks[first..]))?
}

/// How many chunks behind an English noun say that it was given: "items *donated*", "the items *they donated*".
fn given_behind(words: &Words, chunks: &[Chunk], noun: usize) -> usize {
    let participle = |at: usize| {
        chunks.get(at).is_some_and(|verb| {
            verb.kind == ChunkKind::Verb
                && matches!(words.form(verb.head), VerbForm::Past | VerbForm::PastPart)
                && words.frames.is_verb_form(words.reading.lower(verb.head))
        })
    };
    usize::from(participle(noun + 1))
}

/// The things of a list that begins a row of chunks, up to the next verb or clause; what a preposition leads to is said
/// of them.
fn things(words: &Words, chunks: &[Chunk]) -> Option<Vec<Item>> {
    let row = chunks.iter().take_while(|chunk| {
        !matches!(
            chunk.kind,
            ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Relative | ChunkKind::Subordinator
        )
    });
    let row: Vec<&Chunk> = row.collect();
    let free = |at: usize| at == 0 || row[at - 1].kind != ChunkKind::Preposition;
    let nouns = (0..row.len()).filter(|&at| row[at].kind == ChunkKind::Noun && free(at));
    let items: Vec<Item> = nouns
        .filter_map(|at| item(words, &row[at].tokens, row[at].head))
        .collect();
    (!items.is_empty()).then_some(items)
}
