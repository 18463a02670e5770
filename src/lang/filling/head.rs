//! Heads: whether an Indonesian person stands for a body by the office they hold, "Pemkab Jati" and "Bupati Jati Ana
//! Lima", "PT Bank Nusa" and "Direktur PT Bank Nusa Ana Lima". In what one of them does the other is no further party.

use crate::{
    domain::{EntityKind, Lang, Party},
    lang::{coreference::region_level, lexicon::Class, words::Words},
};

/// How many words of an office are read.
const LONGEST: usize = 12;

/// Whether one of two parties stands at the head of the other, or stands for it.
#[must_use]
pub fn stands_for(words: &Words, one: &Party, other: &Party) -> bool {
    words.reading.lang() == Lang::Id && (heads(words, one, other) || heads(words, other, one))
}

fn heads(words: &Words, person: &Party, body: &Party) -> bool {
    let entity = |party: &Party| party.entity.map(|entity| &words.chains.entities[entity.0]);
    let Some((person, body)) = entity(person).zip(entity(body)) else {
        return false;
    };
    if person.kind != EntityKind::Person || body.kind != EntityKind::Organisation {
        return false;
    }
    let body = name(words, words.reading.tokens_in(body.name).start);
    let offices = person.aliases.iter().chain([&person.name]);
    offices
        .filter_map(|span| office(words, words.reading.tokens_in(*span).start))
        .any(|office| rules(&office, &body) || is_office_at(words, &office, &body))
}

/// The words in small letters of what is named from a token on.
fn name<'a>(words: &'a Words, start: usize) -> Vec<&'a str> {
    let reading = words.reading;
    (start..reading.tokens.len().min(start + LONGEST))
        .take_while(|&at| reading.is_word(at) && reading.is_capital(at) && !is_person(words, at))
        .map(|at| reading.lower(at))
        .collect()
}

/// The words of the office that begins at a token, without those that only say that it is a deputy's or for a time.
fn office<'a>(words: &'a Words, start: usize) -> Option<Vec<&'a str>> {
    let reading = words.reading;
    if start >= reading.tokens.len() || !reading.is(start, Class::Role) {
        return None;
    }
    let said = name(words, start);
    let lead = said
        .iter()
        .take_while(|word| words.reading.lexicon.classes(word).has(Class::ActingLead));
    let lead = lead.count();
    (lead < said.len()).then(|| said[lead..].to_vec())
}

/// Whether a token is of a person's name.
fn is_person(words: &Words, at: usize) -> bool {
    words
        .name_over(at)
        .is_some_and(|name| words.names[name].kind == EntityKind::Person)
}

/// Whether an office is that of the head of a region's government: of the same level, and of the same region where it
/// tells one.
fn rules(office: &[&str], body: &[&str]) -> bool {
    let seat = |name: &[&str]| -> Option<(&'static str, usize)> {
        let first = name.first()?;
        // "Pemerintah *Kabupaten* Jati", "*Kedutaan* Besar Utara"
        let open = usize::from(*first == "pemerintah");
        let word = name.get(open)?;
        let level = region_level(word).or_else(|| {
            let levels = ["kabupaten", "kota", "provinsi", "desa", "kedutaan"];
            levels.into_iter().find(|level| level == word)
        })?;
        let more = matches!(name.get(open + 1), Some(&"kota" | &"besar"));
        Some((level, open + 1 + usize::from(more)))
    };
    let Some(((level, own), (other, rest))) = seat(office).zip(seat(body)) else {
        return false;
    };
    level == other && (office[own..].is_empty() || office[own..] == body[rest..])
}

/// Whether an office is told by the body that it is at: "Kepala *Dinas Sosial*" and "Dinas Sosial Kabupaten Jati".
fn is_office_at(words: &Words, office: &[&str], body: &[&str]) -> bool {
    let lexicon = words.reading.lexicon;
    let leads = office
        .first()
        .is_some_and(|head| lexicon.classes(head).has(Class::BodyHead));
    let seat = |&start: &usize| {
        let few = (office.len() - start).min(body.len());
        few >= 2 && office[start..start + few] == body[..few]
    };
    leads && (1..office.len().min(4)).any(|start| seat(&start))
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::Lang,
        lang::tests::{gifts_of, meetings_of},
    };

    #[test]
    fn the_head_who_hands_over_is_no_further_giver() {
        let told = "Pemkab Melati menyalurkan bantuan untuk korban banjir. Bupati Melati Wirya Handoko menyerahkan \
                    200 paket sembako kepada korban banjir di Desa Jati.";
        assert_eq!(gifts_of(Lang::Id, told), ["Pemkab Melati > korban banjir"]);
        let other = "Pemkab Melati menyalurkan 200 paket sembako kepada korban banjir. Bupati Jati Wirya Handoko \
                     menyerahkan 200 paket sembako kepada korban banjir.";
        assert_eq!(gifts_of(Lang::Id, other).len(), 2);
        let lower = "Pemprov Melati menyalurkan 200 paket sembako kepada korban banjir. Bupati Wirya Handoko \
                     menyerahkan 200 paket sembako kepada korban banjir.";
        assert_eq!(gifts_of(Lang::Id, lower).len(), 2);
    }

    #[test]
    fn bodies_and_those_who_stand_for_them_meet_once() {
        let told = "Wali Kota Melati Wirya Handoko bertemu Direktur PT Bank Nusa Rini Suharti di Balai Kota, Senin \
                    (3/2/2025). Dalam pertemuan itu, Pemkot Melati dan PT Bank Nusa membahas kerja sama pendidikan.";
        assert_eq!(meetings_of(Lang::Id, told), ["Wirya Handoko, Rini Suharti"]);
        let other = "Wali Kota Melati Wirya Handoko bertemu Direktur PT Bank Nusa Rini Suharti di Balai Kota. \
                     Pemkot Melati bertemu Yayasan Kasih Bunda di Jakarta.";
        assert_eq!(meetings_of(Lang::Id, other).len(), 2);
    }
}
