//! What Indonesian words do to the phrases they stand in: words of a verb's form that only describe a noun,
//! adverbs of two words, the number of a unit, the country an envoy is accredited to.
//!
//! Each is told from the words beside it and from a list; nothing here looks further than the sentence.

use std::ops::Range;

use super::{
    frame::Frames, lexicon::Class, pos::Pos, reading::Reading, verb_group::verb_group, words::Words,
};
use crate::domain::{EntityKind, Lang};

/// The part of speech of a word in small letters that the tagger does not know: "sembako" is a noun, "bahas" and, behind a
/// name, "sowan" and "bagi-bagi" are verbs.
pub(super) fn settled(reading: &Reading, frames: &Frames, pos: Pos, at: usize) -> Option<Pos> {
    if !matches!(pos, Pos::Adj | Pos::Noun | Pos::X)
        || !reading.is_word(at)
        || reading.is_capital(at)
    {
        return None;
    }
    let lower = reading.lower(at);
    if pos != Pos::Noun && (reading.is(at, Class::AidNoun) || reading.is(at, Class::Thing)) {
        return Some(Pos::Noun);
    }
    let acts = at > 0 && reading.is_capital(at - 1);
    let gives = lower == "bagi-bagi" && acts;
    let visits = reading.is(at, Class::BaseVerb)
        && acts
        && frames.is_verb_form(lower)
        && !frames.is_noun_form(lower)
        && at + 1 < reading.tokens.len()
        && reading.is(at + 1, Class::Preposition);
    // "saya *kasih* sepeda"
    let hands = lower == "kasih"
        && at > 0
        && (reading.is(at - 1, Class::Pronoun) || reading.is(at - 1, Class::Modal));
    // "A dan B *sepakat* untuk bertemu", not "kata sepakat"
    let agrees = reading.is(at, Class::Agreeing) && at > 0 && reading.lower(at - 1) != "kata";
    (reading.is(at, Class::TopicVerb) || gives || visits || hands || agrees).then_some(Pos::Verb)
}

/// The end of an adverb of two or three words that begins at a token: "secara simbolis", "setelah itu". What follows
/// belongs to the clause as if it were not there.
pub(super) fn adverb_end(words: &Words, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let reading = words.reading;
    if reading.lang() != Lang::Id || words.name_over(at).is_some() {
        return None;
    }
    let next = (at + 1 < sentence.end).then(|| reading.lower(at + 1));
    let manner = reading.lower(at) == "secara" && at + 1 < sentence.end && reading.is_word(at + 1);
    let points = matches!(next, Some("itu" | "ini")) && reading.is(at, Class::PointedLead);
    // "Setelah itu Ana memberi …": the clause goes on with a capital, a mark or a verb.
    let free = at + 2 >= sentence.end || !reading.is(at + 2, Class::Relative);
    // "beberapa waktu lalu"
    let once = reading.is(at, Class::Several)
        && next == Some("waktu")
        && at + 2 < sentence.end
        && matches!(reading.lower(at + 2), "lalu" | "silam");
    if once {
        return Some(at + 3);
    }
    if matches!(reading.lower(at), "diantaranya" | "antaranya") {
        return Some(at + 1);
    }
    // "*satu per satu*"
    let one_by_one = reading.lower(at) == "satu"
        && (next == Some("persatu")
            || next == Some("per") && at + 2 < sentence.end && reading.lower(at + 2) == "satu");
    if one_by_one {
        return Some(at + if next == Some("per") { 3 } else { 2 });
    }
    // "*belum lama ini* bertemu": lately, and no denial
    let lately = reading.lower(at) == "belum"
        && next == Some("lama")
        && at + 2 < sentence.end
        && reading.lower(at + 2) == "ini";
    if lately {
        return Some(at + 3);
    }
    // "*Kali terakhir* Ana dan Budi bertemu"
    let last = at == sentence.start
        && reading.lower(at) == "kali"
        && matches!(next, Some("terakhir" | "pertama"));
    let first = last
        || matches!(
            (reading.lower(at), next),
            ("lebih" | "terlebih", Some("dulu" | "dahulu"))
                | ("antara", Some("lain"))
                | ("di", Some("antaranya"))
                | ("salah", Some("satunya"))
                | ("terakhir" | "pertama", Some("kali"))
                | ("waktu", Some("setempat"))
                | ("kali" | "saat" | "sore" | "siang" | "pagi", Some("ini"))
        );
    (manner || first || points && free).then_some(at + 2)
}

/// Whether a word between a verb and what belongs to it changes neither: "menyerahkan *langsung*".
pub(super) fn is_adverb(words: &Words, at: usize) -> bool {
    words.reading.lang() == Lang::Id && words.reading.is(at, Class::Adverb)
}
/// Whether a word in small letters is a verb of holding an event, whatever the tagger takes it for: "Pelantikan
/// *berlangsung* di …", "Ana *melantik* camat".
pub(super) fn holds_event(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && !reading.is_capital(at)
        && [Class::Happen, Class::Presiding]
            .iter()
            .any(|&class| reading.is(at, class))
}

/// Whether a word of a verb's form only describes the noun before it: "warga *terdampak* banjir", "siswa
/// *berprestasi*"; or is part of a compound: "kunjungan *kerja*", "serah *terima*".
pub(super) fn describes_noun(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    if reading.lang() != Lang::Id {
        return false;
    }
    let lower = reading.lower(at);
    let before = at.checked_sub(1).filter(|&before| reading.is_word(before));
    let compound = matches!(lower, "kerja" | "ketiganya" | "keempatnya" | "kelimanya")
        || matches!(lower, "terima" | "temu")
            && before.is_some_and(|before| matches!(reading.lower(before), "serah" | "titik"))
        || lower == "serah"
            && reading
                .tokens
                .get(at + 1)
                .is_some_and(|_| reading.lower(at + 1) == "terima");
    // "paket *buka* puasa", "menu *makan* siang"
    let fasting = lower == "buka"
        && before
            .is_some_and(|before| !reading.is_capital(before) && !reading.is(before, Class::Modal))
        && reading
            .tokens
            .get(at + 1)
            .is_some_and(|_| reading.lower(at + 1) == "puasa");
    // "atlet *angkat* besi", "tim *panjat* tebing"
    let sport = reading.is(at, Class::Discipline)
        && before.is_some_and(|before| !reading.is(before, Class::Modal))
        && reading
            .tokens
            .get(at + 1)
            .is_some_and(|_| reading.is(at + 1, Class::DisciplineOf));
    // "rapat *dengar* pendapat"
    let heard = lower == "dengar"
        && before.is_some_and(|before| matches!(reading.lower(before), "rapat" | "forum"))
        && reading
            .tokens
            .get(at + 1)
            .is_some_and(|_| reading.lower(at + 1) == "pendapat");
    // "alat bantu *dengar*"
    let aid = before.is_some_and(|before| {
        reading.lower(before) == "bantu" && before > 0 && reading.lower(before - 1) == "alat"
    });
    let lost = reading.is(at, Class::Lost)
        && before.is_some_and(|before| reading.lower(before) == "korban");
    let ready = lower == "siap"
        && reading
            .tokens
            .get(at + 1)
            .is_some_and(|_| reading.is(at + 1, Class::ReadyFor));
    let said_of = before.is_some_and(|before| {
        !reading.is(before, Class::Modal)
            && !reading.is(before, Class::Relative)
            && !reading.is(before, Class::Negation)
            && (words.name_over(before).is_none() || words.pos(before) == Pos::Noun)
    });
    compound
        || fasting
        || sport
        || heard
        || aid
        || lost
        || ready
        || said_of && reading.is(at, Class::Attribute)
}

/// Whether a noun for an event opens a clause and is no verb there: "*Dialog* antara A dan B berlangsung".
pub(super) fn is_event_noun(words: &Words, at: usize) -> bool {
    let lower = words.reading.lower(at);
    words.reading.lang() == Lang::Id
        && words.frames.is_noun_form(lower)
        && !words.frames.is_verb_form(lower)
}

/// Whether "dan" or a comma at a token joins two fields inside the name of one body or office: "Kementerian Pemuda *dan*
/// Olahraga", "Kamar Dagang *dan* Industri", "Menteri Pendidikan*,* Riset*, dan* Teknologi".
pub(super) fn joins_fields(words: &Words, start: usize, at: usize) -> bool {
    let reading = words.reading;
    if reading.is_mark(at, ',') {
        return lists_fields(words, start, at);
    }
    // ", *dan* Teknologi" behind a comma that joined before it
    let listed = at > start + 1 && reading.is_mark(at - 1, ',');
    if listed && lists_fields(words, start, at - 1) {
        return true;
    }
    // "menteri luar negeri *dan* pertahanan": all in small letters too.
    let small = !reading.is_capital(at.saturating_sub(1));
    let field = |at: usize| {
        reading.tokens.get(at).is_some_and(|_| {
            reading.is_capital(at) != small
                && reading.is(at, Class::Portfolio)
                && !reading.is(at, Class::Role)
        })
    };
    let body = (start..at).any(|before| {
        small && reading.lower(before) == "menteri"
            || reading.is_capital(before)
                && (reading.is(before, Class::BodyNoun)
                    || reading.is(before, Class::Role)
                    || matches!(reading.lower(before), "kamar" | "jawab"))
    });
    reading.lang() == Lang::Id
        && matches!(reading.lower(at), "dan" | "&")
        && at > start
        && field(at - 1)
        && field(at + 1)
        && body
}

/// Whether a comma stands between two fields of one office: "Menteri Pendidikan*,* Kebudayaan, dan Riset".
fn lists_fields(words: &Words, start: usize, comma: usize) -> bool {
    let reading = words.reading;
    let field = |at: usize| {
        reading.tokens.get(at).is_some_and(|_| {
            let other = [
                Class::Role,
                Class::BodyNoun,
                Class::PlaceNoun,
                Class::UnitingNoun,
            ];
            reading.is_capital(at)
                && reading.is(at, Class::Portfolio)
                && !other.iter().any(|&class| reading.is(at, class))
        })
    };
    let joint = reading.lower(comma + 1) == "dan";
    let office =
        (start..comma).any(|before| reading.is_capital(before) && reading.is(before, Class::Role));
    reading.lang() == Lang::Id
        && comma > start + 1
        && field(comma - 1)
        && field(comma + 1 + usize::from(joint))
        && office
}

/// Who is counted by the head, which only counts: "sepuluh orang *perwakilan* buruh".
pub(super) fn counted_people(words: &Words, head: usize, end: usize) -> Option<usize> {
    let reading = words.reading;
    let counts = reading.lang() == Lang::Id
        && reading.lower(head) == "orang"
        && head > 0
        && (reading.is_number(head - 1) || words.figure_over(head - 1).is_some());
    let people = head + 1;
    let listed = [Class::Role, Class::Guest, Class::PersonNoun, Class::Envoy];
    (counts && people < end && listed.iter().any(|&class| reading.is(people, class)))
        .then_some(people)
}

/// Whether "dan juga" begins at a token and joins one more: "A *dan juga* B", not "A datang dan juga memberi …".
pub(super) fn is_and_also(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    reading.lang() == Lang::Id
        && at + 2 < sentence.end
        && reading.is(at, Class::And)
        && reading.is(at + 1, Class::Also)
        && verb_group(words, at + 1, sentence).is_none()
}

/// Whether a number at a token is the name of the unit before it: "Yonif *310*", "Danrem *074* Surakarta",
/// "Kodim *0735*/Surakarta".
pub(super) fn numbers_unit(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    let plain = |at: usize| reading.word(at).bytes().all(|byte| byte.is_ascii_digit());
    let unit = at > sentence.start
        && reading.is_capital(at - 1)
        && (reading.is(at - 1, Class::BodyNoun) || reading.is(at - 1, Class::Role));
    let counted = at + 1 < sentence.end
        && reading.is_word(at + 1)
        && !reading.is_capital(at + 1)
        && matches!(words.pos(at + 1), Pos::Noun | Pos::Adj | Pos::Num);
    reading.lang() == Lang::Id && unit && plain(at) && reading.word(at).len() <= 4 && !counted
}

/// Whether "untuk" at a token leads from an envoy to the country: "Duta Besar RI *untuk* Swiss".
pub(super) fn accredits(words: &Words, start: usize, at: usize) -> bool {
    let reading = words.reading;
    let envoy = (start..at).any(|before| reading.is(before, Class::Envoy));
    let short = at - start <= 6;
    let place = words
        .name_over(at + 1)
        .is_some_and(|name| words.names[name].kind != EntityKind::Person)
        || at + 1 < reading.tokens.len() && reading.is(at + 1, Class::PlaceName);
    reading.lang() == Lang::Id && reading.lower(at) == "untuk" && envoy && short && place
}
