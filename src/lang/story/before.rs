//! Before: place, day and topic of a record that opens with an occasion told right before it, of which no record tells.

use super::{BEFORE, Found, Round, SHARING, Story};
use crate::{
    domain::{Form, Gift, GiftStatus, Lang, Meeting, MeetingStatus, Party, Span, When},
    lang::{chunk::ChunkKind, clause::Arguments, lexicon::Class, words::Words},
};

/// How many sentences before it a ceremony may have been told.
const RITE: usize = 5;

/// Fills in place and day of what opens with an occasion that no record tells of, from what a party did right before:
/// "Ana berbuka puasa di Desa Jati, Senin. *Dalam kunjungan itu*, ia memberi …"
pub fn on_occasion(words: &Words, gifts: &mut [Gift], meetings: &mut [Meeting]) {
    let story = Story { words };
    for gift in gifts.iter_mut().take(SHARING) {
        let open = gift.place.is_none() || gift.date.is_none();
        if open && gift.status == GiftStatus::Given {
            let parties = [gift.givers.as_slice(), &gift.recipients].concat();
            let found = story.before(&gift.evidence, &parties);
            if is_other_day(gift.date, &found) {
                continue;
            }
            gift.place = gift.place.or(found.place);
            gift.date = gift.date.or(found.date);
        }
    }
    for meeting in meetings.iter_mut().take(SHARING) {
        let near = !matches!(meeting.form, Form::Call | Form::Video);
        let open = meeting.place.is_none() || meeting.date.is_none();
        if open && near && meeting.status == MeetingStatus::Held {
            let found = story.before(&meeting.evidence, &meeting.participants);
            if is_other_day(meeting.date, &found) {
                continue;
            }
            meeting.place = meeting.place.or(found.place);
            meeting.date = meeting.date.or(found.date);
            meeting.topic = meeting.topic.or(found.topic);
        }
    }
}

/// Whether what was found took place on another day than the record.
fn is_other_day(date: Option<When>, found: &Found) -> bool {
    date.zip(found.date)
        .is_some_and(|(own, other)| own.date != other.date)
}

impl Story<'_> {
    /// What the sentences before a telling that opens with its occasion say of it.
    fn before(&self, evidence: &[Span], parties: &[Party]) -> Found {
        let mut found = Found::default();
        let Some(telling) = evidence.first() else {
            return found;
        };
        let tokens = &self.words.reading.tokens;
        let first = tokens.partition_point(|token| token.span.start < telling.start);
        let own = self.words.reading.sentence_of(first);
        let opens = self.opens_with_occasion(own) || self.opens_with_rite(own);
        // A ceremony may have been told well before, "Pelantikan digelar di X, Rabu. … *Usai pelantikan*, Ana memberi …";
        // right before, whoever attended it needs no word for it.
        let reach = if opens {
            RITE
        } else {
            usize::from(!self.tells_other_time(own))
        };
        for number in (own.saturating_sub(reach)..own).rev() {
            let Some(clauses) = self.sentence(number, |_| true, &[Class::Happen]) else {
                continue;
            };
            let round = Round {
                words: self.words,
                clauses,
                parties,
            };
            let near = opens && number + BEFORE >= own;
            let talks = round.conferring().filter(|_| near);
            let held = round.presiding().or_else(|| round.rite().filter(|_| opens));
            let deed = round.doing().filter(|_| near).or(talks);
            if let Some(at) =
                deed.or(held.filter(|_| found.place.is_none() && found.date.is_none()))
            {
                let (place, _) = round.scene(at, false);
                found.place = found.place.or(place);
                found.date = found.date.or_else(|| round.day(at));
            }
            if let Some(at) = talks {
                let arguments = Arguments::default();
                let topic = || round.told_by(at, &arguments).topic_behind(at);
                found.topic = found.topic.or_else(topic);
            }
        }
        found
    }

    /// Whether a sentence has a day of its own or says that it tells of another time: "*Sebelumnya*, Ana memberi …".
    fn tells_other_time(&self, number: usize) -> bool {
        let words = self.words;
        let Some(tokens) = words.reading.tokens_of(number) else {
            return true;
        };
        let dated = |tokens: &std::ops::Range<usize>| {
            let first = words
                .dates
                .partition_point(|date| date.tokens.start < tokens.start);
            let date = words.dates.get(first);
            date.is_some_and(|date| date.tokens.start < tokens.end)
        };
        dated(&tokens)
            || tokens
                .into_iter()
                .any(|at| words.reading.is(at, Class::Elsewhen))
    }

    /// Whether an Indonesian sentence opens with the ceremony that it was part of or came after: "*Usai pelantikan*, …".
    fn opens_with_rite(&self, number: usize) -> bool {
        let reading = self.words.reading;
        let chunks = self.words.chunks(number);
        let [lead, noun, ..] = chunks else {
            return false;
        };
        reading.lang() == Lang::Id
            && reading.is(lead.head, Class::OccasionLead)
            && noun.kind == ChunkKind::Noun
            && (reading.is(noun.head, Class::Rite) || reading.is(noun.head, Class::Occasion))
            && !noun
                .tokens
                .clone()
                .any(|at| self.words.name_over(at).is_some())
            && chunks
                .get(2)
                .is_some_and(|next| next.kind == ChunkKind::Comma)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{Lang, Span},
        lang::analyse,
        text,
    };

    /// Place and topic of the first meeting of an Indonesian text, and whether its day is known.
    fn scene(body: &str) -> (String, String, bool) {
        let article = text::read("a", body.as_bytes(), "2031-05-12".parse().ok()).unwrap();
        let meetings = analyse(&article, Some(Lang::Id)).meetings;
        let said = |span: Option<Span>| span.map_or("", |span| span.of(&article.text)).to_owned();
        let place = meetings[0].place.map(|place| place.span);
        (
            said(place),
            said(meetings[0].topic),
            meetings[0].date.is_some(),
        )
    }

    #[test]
    fn a_sitting_told_by_what_the_body_talked_over_has_its_scene() {
        let led = "Komisi III DPRD Melati membahas harga beras di Gedung DPRD, Rabu (7/5/2031).";
        let told = format!("{led} Rapat dipimpin Wirya Handoko dan dihadiri Camat Rini Suharti.");
        let known = ("Gedung DPRD".to_owned(), "harga beras".to_owned(), true);
        assert_eq!(scene(&told), known);
        let other = format!("{led} Bupati Wirya Handoko bertemu Rini Suharti di pendopo.");
        assert_eq!(scene(&other), ("pendopo".to_owned(), String::new(), false));
    }

    #[test]
    fn a_way_told_with_an_adverb_leads_to_the_place() {
        let told = "Menteri Wirya Handoko datang langsung ke Jakarta, Rabu (7/5/2031). Wirya bertemu Rini Suharti.";
        assert_eq!(scene(told).0, "Jakarta");
    }

    #[test]
    fn a_venue_without_a_clause_is_that_of_what_stands_round_it() {
        let told = "Bertempat di Balai Kota Melati, Rabu (7/5/2031). Menteri Wirya Handoko bertemu Rini Suharti.";
        assert_eq!(
            scene(told),
            ("Balai Kota Melati".to_owned(), String::new(), true)
        );
    }

    /// Place of the first gift of an Indonesian text, and whether its day is known.
    fn given(body: &str) -> (String, bool) {
        let article = text::read("a", body.as_bytes(), "2031-05-12".parse().ok()).unwrap();
        let gifts = analyse(&article, Some(Lang::Id)).gifts;
        let place = gifts[0].place;
        (
            place
                .map_or("", |place| place.span.of(&article.text))
                .to_owned(),
            gifts[0].date.is_some(),
        )
    }

    #[test]
    fn what_is_given_at_a_ceremony_has_its_scene() {
        let known = ("Balai Kota".to_owned(), true);
        let held = "Pelantikan pengurus koperasi digelar di Balai Kota, Rabu (7/5/2031).";
        let gift =
            "Wali Kota Ana Lestari menyerahkan satu unit ambulans kepada Yayasan Kasih Bunda.";
        assert_eq!(given(&format!("{held} Pada kesempatan itu, {gift}")), known);
        assert_eq!(
            given(&format!(
                "{held} Camat hadir. Tari dibawakan. Usai pelantikan, {gift}"
            )),
            known
        );
        assert_eq!(
            given(&format!("{held} Camat hadir. Tari dibawakan. {gift}")),
            (String::new(), false)
        );
    }

    #[test]
    fn who_attended_something_right_before_gives_there() {
        let gift = "Ana menyerahkan satu unit ambulans kepada Yayasan Kasih Bunda";
        let there = "Wali Kota Ana Lestari menghadiri perayaan di Balai Kota, Rabu (7/5/2031).";
        assert_eq!(
            given(&format!("{there} {gift}.")),
            ("Balai Kota".to_owned(), true)
        );
        let other = given(&format!("{there} {gift}, Kamis (8/5/2031)."));
        assert_eq!(other, (String::new(), true));
        let before = given(&format!("{there} Sebelumnya, {gift}."));
        assert_eq!(before, (String::new(), false));
        let ahead = there.replace("menghadiri", "akan menghadiri");
        assert_eq!(given(&format!("{ahead} {gift}.")), (String::new(), false));
    }
}
