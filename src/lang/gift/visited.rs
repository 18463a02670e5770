//! Parties of a gift, most of them of an Indonesian one, that the sentences before it name: whom the giver visited, who
//! visited those who received, the people that "mereka" stands for, who held the charity at which things were given out.

use crate::{
    domain::{EntityId, EntityKind, Gift, GiftStatus, Lang, Party},
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::{Clauses, Group},
        filling::same,
        frame::{Event, Role},
        lexicon::Class,
        occasion::goes_on,
        outlook::Outlook,
        party::party,
        telling::{LONGEST, Telling},
        words::Words,
    },
};

/// How many sentences before a gift the visit may be told.
const BEFORE: usize = 2;

/// Takes for the receiver the one person, or the people without a name, whom the giver is told to have called on or met
/// right before: "Ana *mengunjungi rumah Budi*. Ia memberikan uang."
pub(super) fn take_visited(words: &Words, tellings: &[Telling], gift: &mut Gift, sentence: usize) {
    if !seeks_receiver(words, gift) {
        return;
    }
    let end = tellings.partition_point(|telling| telling.sentence < sentence);
    let near = tellings[..end]
        .iter()
        .rev()
        .take_while(|telling| sentence - telling.sentence <= BEFORE);
    let person = |party: &Party| {
        let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
        party.entity.map(kind) == Some(EntityKind::Person)
    };
    // Of those met who have no name none else may be meant: "bertatap muka dengan *para lansia*".
    let visits = |telling: &&Telling| {
        // Whom one talks to in their office is asked, and given nothing: "berdiskusi dengan *ketua DPRD*".
        let office = |party: &Party| {
            let mut tokens = words.reading.tokens_in(party.span);
            tokens.any(|at| words.noun_is(at, Class::Role))
        };
        let nameless = || {
            telling
                .parties
                .iter()
                .any(|(_, party)| party.entity.is_none() && !office(party))
        };
        telling.frame.event == Event::Meeting
            && (telling.frame.name.starts_with("visit-") || nameless())
            && telling.outlook == Outlook::Fact
    };
    let Some(visit) = near.into_iter().find(visits) else {
        return;
    };
    let (own, others): (Vec<Party>, Vec<Party>) = visit
        .of(Role::Participant)
        .partition(|party| same(words, party, &gift.givers[0]));
    let receives =
        |party: &Party| party.entity.is_none() || person(party) || is_kept_house(words, party);
    if own.len() == 1 && others.len() == 1 && receives(&others[0]) {
        gift.recipients = others;
    }
}

/// Takes for the receiver whoever the giver is told to have gone to see right before, though that is no meeting: "Ana
/// *mengunjungi korban banjir*. Ia menyerahkan selimut", "… *Panti Asuhan X*. …".
pub(super) fn take_called_on(words: &Words, gift: &mut Gift, sentence: usize) {
    if !seeks_receiver(words, gift) {
        return;
    }
    let giver = gift.givers[0];
    // A place that is visited receives nothing: "mengunjungi Desa X".
    let receives = |party: &Party| {
        let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
        party.entity.map(kind) != Some(EntityKind::Place) || is_kept_house(words, party)
    };
    let near = (sentence.saturating_sub(BEFORE)..sentence).rev();
    let called_on = near
        .filter_map(|before| deed(words, before, Class::CallingOn))
        .find(|deed| deed.doer.is_some_and(|doer| same(words, &doer, &giver)));
    let seen = called_on
        .and_then(|deed| deed.object)
        .and_then(|seen| party(words, &seen.tokens, seen.head));
    gift.recipients.extend(seen.filter(receives));
}

/// Takes for the giver of an English passive that names none whoever is told to have visited those who received right
/// before: "*The club visited Elmstead School*. The pupils were given bags."
pub(super) fn take_visitor(words: &Words, gift: &mut Gift, sentence: usize) {
    let reading = words.reading;
    let open = reading.lang() == Lang::En
        && gift.givers.is_empty()
        && gift.status == GiftStatus::Given
        && !gift.recipients.is_empty();
    let before = sentence.checked_sub(1).filter(|_| open);
    let Some(visit) = before.and_then(|before| deed(words, before, Class::CallingOn)) else {
        return;
    };
    let seen = visit
        .object
        .and_then(|seen| party(words, &seen.tokens, seen.head));
    // Who visits a land or town need not give what people there are given.
    let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
    let land = seen.and_then(|seen| seen.entity).map(kind) == Some(EntityKind::Place);
    // "*The* pupils were given bags": those who are where the visit was.
    let there = |party: &Party| {
        let first = reading.tokens_in(party.span).start;
        let definite =
            first > 0 && reading.lower(first - 1) == "the" || reading.lower(first) == "the";
        let known = seen.is_some_and(|seen| same(words, party, &seen));
        known || party.entity.is_none() && definite
    };
    let acts = |party: &Party| {
        let kind = party.entity.map(kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Organisation))
    };
    if !land && gift.recipients.iter().all(there) {
        gift.givers.extend(visit.doer.filter(acts));
    }
}

/// Takes for the receiver the house at which the giver is told to have held a charity right before: "Yayasan X *menggelar
/// bakti sosial di Panti Asuhan Y*. Yayasan X menyerahkan 50 selimut."
pub(super) fn take_charity_house(words: &Words, gift: &mut Gift, sentence: usize) {
    if !seeks_receiver(words, gift) {
        return;
    }
    let reading = words.reading;
    let near = (sentence.saturating_sub(BEFORE)..sentence).rev();
    let house = near.into_iter().find_map(|before| {
        let mut tokens = reading.tokens_of(before)?;
        let doer = deed(words, before, Class::Organising)?.doer?;
        let own =
            tokens.any(|at| reading.is(at, Class::Charity)) && same(words, &doer, &gift.givers[0]);
        let chunks = words.chunks(before);
        let chunks = &chunks[..chunks.len().min(LONGEST)];
        let led = |pair: &&[Chunk]| {
            pair[0].kind == ChunkKind::Preposition
                && reading.lower(pair[0].head) == "di"
                && pair[1].kind == ChunkKind::Noun
                && reading.is(pair[1].tokens.start, Class::KeptHouse)
        };
        let house = chunks.windows(2).find(led).filter(|_| own)?;
        party(words, &house[1].tokens, house[1].head)
    });
    gift.recipients.extend(house);
}

/// Whether a party is told as a house whose people receive for it: "*Panti Asuhan X*".
fn is_kept_house(words: &Words, party: &Party) -> bool {
    let first = words.reading.tokens_in(party.span).start;
    words.reading.is(first, Class::KeptHouse)
}

/// Whether an Indonesian gift tells the one who gave it and not who received it.
fn seeks_receiver(words: &Words, gift: &Gift) -> bool {
    words.reading.lang() == Lang::Id
        && gift.recipients.is_empty()
        && gift.givers.len() == 1
        && gift.status == GiftStatus::Given
}

/// Takes for the giver whoever did what is said to have been shown in the gift: "*PT X* peduli. Kepedulian itu
/// *diwujudkan* dengan menyerahkan …".
pub(super) fn take_shown(words: &Words, gift: &mut Gift, sentence: usize) {
    let reading = words.reading;
    let open =
        reading.lang() == Lang::Id && gift.givers.is_empty() && gift.status == GiftStatus::Given;
    let Some(before) = sentence.checked_sub(1).filter(|_| open) else {
        return;
    };
    let Some(tokens) = reading.tokens_of(sentence) else {
        return;
    };
    let shown = |at: usize| reading.is(at, Class::Shown);
    let points = |at: usize| reading.is(at, Class::Pointing);
    let verb = tokens.clone().find(|&at| shown(at));
    if !verb.is_some_and(|verb| (tokens.start..verb).any(points)) {
        return;
    }
    let Some(mut tokens) = reading.tokens_of(before) else {
        return;
    };
    let acts = |name: &usize| {
        matches!(
            words.names[*name].kind,
            EntityKind::Person | EntityKind::Organisation
        )
    };
    let first = tokens.find_map(|at| words.name_over(at).filter(acts));
    gift.givers.extend(first.and_then(|name| {
        let tokens = &words.names[name].tokens;
        party(words, tokens, tokens.start)
    }));
}

/// Takes for the giver whoever is told to have bought or collected the thing right before: "Warga *membeli sepeda*. Sepeda
/// itu diberikan kepada Ana."
pub(super) fn take_collector(words: &Words, gift: &mut Gift, sentence: usize) {
    let reading = words.reading;
    let Some(before) = before_open_giver(words, gift, sentence) else {
        return;
    };
    let collected = deed(words, before, Class::Raising);
    let same_thing = |thing: &Chunk| {
        let told = |at: usize| {
            let mut told = thing.tokens.clone();
            told.any(|other| reading.lower(other) == reading.lower(at))
        };
        gift.items.iter().any(|item| {
            let mut tokens = reading.tokens_in(item.what);
            !tokens.is_empty() && tokens.all(told)
        })
    };
    // "*Dana yang terkumpul Rp 5 juta* diserahkan"
    let gathered = reading
        .tokens_of(sentence)
        .is_some_and(|mut tokens| tokens.any(|at| reading.is(at, Class::Gathered)));
    let collected = collected.filter(|deed| gathered || deed.object.is_some_and(same_thing));
    gift.givers.extend(collected.and_then(|deed| deed.doer));
}

/// The sentence before an Indonesian gift that tells who received it and not who gave it: the giver may stand there.
fn before_open_giver(words: &Words, gift: &Gift, sentence: usize) -> Option<usize> {
    let open = words.reading.lang() == Lang::Id
        && gift.givers.is_empty()
        && !gift.recipients.is_empty()
        && gift.status == GiftStatus::Given;
    sentence.checked_sub(1).filter(|_| open)
}

/// Who did what in a sentence, by the first verb of a class: the doer, and the phrase that is its object.
struct Deed<'a> {
    doer: Option<Party>,
    object: Option<&'a Chunk>,
}

fn deed<'a>(words: &'a Words, sentence: usize, class: Class) -> Option<Deed<'a>> {
    let reading = words.reading;
    let mut tokens = reading.tokens_of(sentence)?;
    if !tokens.any(|at| reading.is(at, class)) {
        return None;
    }
    let chunks = words.chunks(sentence);
    let chunks = &chunks[..chunks.len().min(LONGEST)];
    let is_deed = |chunk: &Chunk| chunk.kind == ChunkKind::Verb && reading.is(chunk.head, class);
    let verb = chunks.iter().position(is_deed)?;
    let arguments = Clauses { words, chunks }.arguments(verb);
    let first = |groups: &[Group]| Some(&chunks[*groups.first()?.first()?]);
    let (subject, object) = (first(&arguments.subjects), first(&arguments.objects));
    let by = arguments
        .phrases
        .iter()
        .find(|(lead, _)| reading.lower(chunks[*lead].head) == "oleh");
    let agent = by.and_then(|(_, group)| Some(&chunks[*group.first()?]));
    let passive = reading.lower(chunks[verb].head).starts_with("di");
    let (doer, object) = if passive {
        (agent.or(object), subject)
    } else {
        (subject, object)
    };
    Some(Deed {
        doer: doer.and_then(|doer| party(words, &doer.tokens, doer.head)),
        object,
    })
}

/// Takes the people told of last in the sentence before for whom "mereka" stands, where no record names them.
pub(super) fn take_them(words: &Words, gift: &mut Gift, sentence: usize) {
    let reading = words.reading;
    let open = gift.recipients.is_empty() && reading.lang() == Lang::Id;
    let Some(before) = sentence.checked_sub(1).filter(|_| open) else {
        return;
    };
    let chunks = words.chunks(before);
    let chunks = chunks[..chunks.len().min(LONGEST)].iter().rev();
    let mut nouns = chunks.filter(|chunk| chunk.kind == ChunkKind::Noun);
    // "rumah *warga Desa X*"
    let people = nouns.find_map(|chunk| {
        let mut tokens = chunk.tokens.clone();
        let first = tokens.find(|&at| reading.is(at, Class::Folk))?;
        party(words, &(first..chunk.tokens.end), first)
    });
    gift.recipients.extend(people);
}

/// Takes for the giver whoever held the charity, told right before, at which things are said to have been given out to
/// people: "*Yayasan X* menggelar bakti sosial. Sebanyak 300 paket dibagikan kepada warga."
pub(super) fn take_holder(words: &Words, gift: &mut Gift, sentence: usize) {
    let reading = words.reading;
    let Some(before) = before_open_giver(words, gift, sentence) else {
        return;
    };
    let of_charity = |&before: &usize| {
        let tokens = reading.tokens_of(before);
        tokens.is_some_and(|mut tokens| tokens.any(|at| reading.is(at, Class::Charity)))
    };
    // "Acara dihadiri camat. *Dalam kegiatan itu* dibagikan …": what was held may be told one sentence before.
    let takes_up = reading
        .tokens_of(sentence)
        .is_some_and(|tokens| goes_on(words, &tokens));
    let further = before.checked_sub(1).filter(|_| takes_up);
    let Some(before) = [Some(before), further]
        .into_iter()
        .flatten()
        .find(of_charity)
    else {
        return;
    };
    let chunks = words.chunks(before);
    let chunks = &chunks[..chunks.len().min(LONGEST)];
    let holds = |at: &usize| {
        chunks[*at].kind == ChunkKind::Verb && reading.is(chunks[*at].head, Class::Organising)
    };
    let Some(verb) = (0..chunks.len()).find(holds) else {
        return;
    };
    let arguments = Clauses { words, chunks }.arguments(verb);
    let by = arguments
        .phrases
        .iter()
        .find(|(lead, _)| reading.lower(chunks[*lead].head) == "oleh");
    let holder = if reading.lower(chunks[verb].head).starts_with("di") {
        by.map(|(_, group)| group).or(arguments.objects.first())
    } else {
        arguments.subjects.first()
    };
    let told = holder
        .and_then(|group| group.first())
        .and_then(|&at| party(words, &chunks[at].tokens, chunks[at].head));
    let acts = |party: &Party| {
        let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
        let kind = party.entity.map(kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Organisation))
    };
    gift.givers.extend(told.filter(acts));
}

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::tests::gifts_of};

    fn told(body: &str) -> Vec<String> {
        gifts_of(Lang::Id, body)
    }

    #[test]
    fn whoever_the_giver_went_to_see_right_before_receives() {
        let seen = "Bupati Sutarman mengunjungi korban banjir. Ia menyerahkan 50 selimut.";
        assert_eq!(told(seen), ["Sutarman > korban banjir"]);
        let house = "Bupati Sutarman mengunjungi Panti Asuhan Kasih. Ia menyerahkan 50 selimut.";
        assert_eq!(told(house), ["Sutarman > Panti Asuhan Kasih"]);
        let school = "Polsek Melati melaksanakan kegiatan silaturahmi ke Pondok Pesantren Al Bayan. Dalam kesempatan itu \
                      Polsek Melati menyerahkan 50 selimut.";
        assert_eq!(told(school), ["Polsek Melati > Pondok Pesantren Al Bayan"]);
        let place = "Bupati Sutarman mengunjungi Jakarta. Ia menyerahkan 50 selimut.";
        assert_eq!(told(place), [""; 0]);
    }

    #[test]
    fn the_house_at_which_the_giver_held_a_charity_right_before_receives() {
        let held = "Yayasan Lentera Jaya menggelar bakti sosial di Panti Asuhan Asih Mulia. Yayasan Lentera Jaya menyerahkan \
                    50 selimut.";
        assert_eq!(
            told(held),
            ["Yayasan Lentera Jaya > Panti Asuhan Asih Mulia"]
        );
        let hotel = "Yayasan Lentera Jaya menggelar bakti sosial di Hotel Asih. Yayasan Lentera Jaya menyerahkan 50 selimut.";
        assert_eq!(told(hotel), [""; 0]);
        let other = "PT Bank Nusa menggelar bakti sosial di Panti Asuhan Asih Mulia. Yayasan Lentera Jaya menyerahkan 50 \
                     selimut.";
        assert_eq!(told(other), [""; 0]);
    }

    #[test]
    fn whoever_visited_right_before_gives_what_those_there_are_given() {
        let check = |body: &str, expected: &[&str]| {
            assert_eq!(gifts_of(Lang::En, body), expected, "{body}");
        };
        let visit = "Norvik Bank visited Elmstead School on Monday.";
        let given = "The pupils were presented with school bags and books.";
        check(&format!("{visit} {given}"), &["Norvik Bank > pupils"]);
        let body = "Ten wheelchairs were handed over to the school.";
        check(
            &format!("{visit} {body}"),
            &["Norvik Bank > Elmstead School"],
        );
        let others = "Ten wheelchairs were handed over to Lisse Hospital.";
        check(&format!("{visit} {others}"), &[]);
        let by = "The pupils were presented with books by Jonas Vik.";
        check(&format!("{visit} {by}"), &["Jonas Vik > pupils"]);
        let left = "Norvik Bank left Elmstead School on Monday.";
        check(&format!("{left} {given}"), &[]);
        let town = "Norvik Bank visited Lisse on Monday.";
        check(&format!("{town} {given}"), &[]);
        let plan = "Norvik Bank will visit Elmstead School on Monday.";
        check(&format!("{plan} {given}"), &[]);
    }

    #[test]
    fn whom_the_giver_asked_in_their_office_is_given_nothing() {
        let asked = "Bupati Sutarman bertemu ketua DPRD di Jakarta. Ia menyalurkan 50 selimut.";
        assert_eq!(told(asked), [""; 0]);
        let folk = "Bupati Sutarman bertemu korban banjir di Jakarta. Ia menyalurkan 50 selimut.";
        assert_eq!(told(folk), ["Sutarman > korban banjir"]);
    }

    #[test]
    fn whoever_held_the_charity_gives_what_was_given_out_at_it() {
        let held = "Yayasan Kasih Bunda menggelar bakti sosial di Jakarta. Acara itu dihadiri camat. Dalam kegiatan \
                    tersebut, 100 paket sembako dibagikan kepada warga kurang mampu.";
        assert_eq!(told(held), ["Yayasan Kasih Bunda > warga kurang mampu"]);
        let apart = "Yayasan Kasih Bunda menggelar bakti sosial di Jakarta. Acara itu dihadiri camat. Sebanyak 100 paket \
                     sembako dibagikan kepada warga kurang mampu.";
        assert_eq!(told(apart), [""; 0]);
    }

    #[test]
    fn whoever_bought_or_collected_the_thing_right_before_gives_it() {
        let bought = "Bupati Sutarman membeli sepeda. Sepeda itu diberikan kepada Rini Suharti.";
        assert_eq!(told(bought), ["Sutarman > Rini Suharti"]);
        let other = "Bupati Sutarman membeli sepeda. Beras itu diberikan kepada Rini Suharti.";
        assert_eq!(told(other), [""; 0]);
    }

    #[test]
    fn whoever_cares_gives_where_that_is_said_to_be_shown() {
        let shown = "PT Bank Nusa peduli kepada warga. Hal itu ditunjukkan dengan menyerahkan 50 selimut \
                     kepada korban banjir.";
        assert_eq!(told(shown), ["PT Bank Nusa > korban banjir"]);
    }
}
