//! Refusals: what a filled frame tells with the words of a gift or a meeting and is none. Rates, bribes, loans,
//! budgets, family matters, what only stands on a picture. Sport and prizes are in `contest`.
//!
//! Each question is asked of one telling, before it becomes a record.

use super::Teller;
use crate::{
    domain::{EntityKind, Item, Lang, Party, Span},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Role},
        lexicon::Class,
        party::is_peer,
        pos::VerbForm,
    },
};

impl Teller<'_> {
    /// Whether money passes in an Indonesian text on bribes and charges, and is not called aid.
    pub(super) fn is_bribe(&self, filling: &Filling) -> bool {
        let words = self.words;
        let loose = |item: &Item| {
            let mut tokens = words.reading.tokens_in(item.what);
            let named = |class| tokens.clone().any(|at| words.reading.is(at, class));
            (item.is_money() || named(Class::MoneyNoun) || named(Class::BareGift))
                && !tokens.any(|at| words.reading.is(at, Class::AidNoun))
        };
        words.reading.lang() == Lang::Id
            && words.is_crime
            && !filling.items.is_empty()
            && filling.items.iter().all(loose)
    }

    /// Whether an Indonesian thing is only lent: "satu ambulans dengan status *pinjam* pakai".
    pub(super) fn is_lent(&self, filling: &Filling) -> bool {
        self.words.reading.lang() == Lang::Id
            && self.tells(Class::Loan)
            && !filling.items.iter().any(Item::is_money)
    }

    /// Whether a picture shows what the participle at a chunk tells: "the photo shows X giving Y flowers".
    pub(super) fn is_pictured(&self, at: usize, arguments: &Arguments) -> bool {
        let words = self.words;
        let participle = words.form(self.chunks()[at].head) == VerbForm::Ger;
        let governor = arguments
            .governors
            .first()
            .map(|&verb| self.chunks()[verb].head);
        participle && governor.is_some_and(|head| words.reading.is(head, Class::Depict))
    }

    /// Whether what is given is a rate: "Rp 750 ribu *per* tahap", as rules on welfare say; "per orang" counts heads.
    pub(super) fn is_rate(&self, filling: &Filling) -> bool {
        if self.words.reading.lang() == Lang::Id && self.is_rule(filling) {
            return true;
        }
        let sums = filling.items.iter().filter_map(|item| item.quantity_span);
        let mut ends = sums.map(|sum| self.words.reading.tokens_in(sum).end);
        ends.any(|end| {
            end + 1 < self.words.reading.tokens.len()
                && (self.words.reading.lower(end) == "per" && !self.is_head(end + 1)
                    || matches!(self.words.reading.lower(end), "a" | "each")
                        && self.words.reading.lower(end + 1) == "share")
        })
    }

    /// Whether an Indonesian word behind "per" is for one of those who receive: "per orang", "per rumah".
    fn is_head(&self, at: usize) -> bool {
        let reading = self.words.reading;
        reading.is(at, Class::PersonNoun)
            || reading.is(at, Class::Home)
            || reading.is(at, Class::Head)
    }

    /// Whether what is given is how far something is: "got into trouble *46 miles* from Lisse".
    pub(super) fn is_distance(&self, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let far = |item: &Item| {
            let last = reading.tokens_in(item.what).end - 1;
            reading.is(last, Class::Distance)
        };
        reading.lang() == Lang::En && !filling.items.is_empty() && filling.items.iter().all(far)
    }

    /// Whether arms are sent against somebody: "has sent *in* tanks".
    pub(super) fn is_sent_in(&self, at: usize, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let next = self.chunks()[at].head + 1;
        let arms = |item: &Item| {
            let mut tokens = reading.tokens_in(item.what);
            tokens.any(|at| reading.is(at, Class::Warcraft))
        };
        reading.lang() == Lang::En
            && reading.is_word(next)
            && reading.lower(next) == "in"
            && filling.items.iter().any(arms)
    }

    /// Whether a court says what somebody is to have: "*the judge* awarded 2 million to the family".
    pub(super) fn is_ruling(&self, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let court = |party: &Party| {
            let mut tokens = reading.tokens_in(party.span);
            tokens.any(|at| reading.is(at, Class::Court))
        };
        reading.lang() == Lang::En
            && filling
                .parties
                .iter()
                .any(|(role, party)| *role == Role::Giver && court(party))
    }

    /// Whether a sum of money comes from a body that lends: "received 2 million from the *IMF*".
    pub(super) fn is_borrowed(&self, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let lends = |party: &Party| {
            let mut tokens = reading.tokens_in(party.name);
            tokens.any(|at| reading.is(at, Class::Lender))
        };
        let granted = |item: &Item| {
            let mut tokens = reading.tokens_in(item.what);
            tokens.any(|at| reading.is(at, Class::AidNoun) || reading.is(at, Class::GiftNoun))
        };
        reading.lang() == Lang::En
            && !filling.items.iter().any(granted)
            && filling
                .parties
                .iter()
                .any(|(role, party)| *role == Role::Giver && lends(party))
    }

    /// Whether a sum buys what is counted behind it: "gave the firm 2 billion *for 100 million doses*".
    pub(super) fn is_payment(&self, filling: &Filling, arguments: &Arguments) -> bool {
        let (words, chunks) = (self.words, self.chunks());
        let sum = |item: &Item| Some(item.what) == item.quantity_span && item.unit.is_some();
        let bought = arguments.phrases.iter().any(|(lead, group)| {
            let noun = &chunks[group[0]];
            let counted = words.figure_over(noun.tokens.start).is_some();
            words.reading.lower(chunks[*lead].head) == "for"
                && !filling.used.contains(&group[0])
                && counted
                && noun.tokens.clone().any(|at| {
                    [Class::Wrapper, Class::ProductNoun, Class::Bulk]
                        .iter()
                        .any(|&class| words.reading.is(at, class))
                })
        });
        words.reading.lang() == Lang::En && bought && filling.items.iter().all(sum)
    }

    /// Whether a sum is what somebody costs: "received 120 million from the club *for Jonas Vik*".
    pub(super) fn is_price(&self, filling: &Filling, arguments: &Arguments) -> bool {
        let (words, chunks) = (self.words, self.chunks());
        let sum = |item: &Item| Some(item.what) == item.quantity_span && item.unit.is_some();
        let of_person = arguments.phrases.iter().any(|(lead, group)| {
            let noun = &chunks[group[0]];
            let about = words.chains.about(&noun.tokens);
            words.reading.lower(chunks[*lead].head) == "for"
                && !filling.used.contains(&group[0])
                && about.is_some_and(|about| {
                    about.kind == EntityKind::Person && about.tokens == noun.tokens
                })
        });
        words.reading.lang() == Lang::En && of_person && filling.items.iter().all(sum)
    }

    /// Whether somebody sets money aside for what is their own: "allocated 2 million to *its own* schools".
    pub(super) fn is_own(&self, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let own = |party: &Party| {
            let tokens = reading.tokens_in(party.span);
            tokens.len() > 1
                && reading.is(tokens.start, Class::OwningAny)
                && reading.lower(tokens.start + 1) == "own"
        };
        reading.lang() == Lang::En
            && filling
                .parties
                .iter()
                .any(|(role, party)| *role == Role::Recipient && own(party))
    }

    /// Whether public funds go to bodies of the public: "dana yang diberikan pemerintah kepada BUMN".
    pub(super) fn is_budget(&self, filling: &Filling) -> bool {
        let words = self.words;
        let first = |span: Span| {
            let at = words.reading.tokens_in(span).start;
            if at < words.reading.tokens.len() {
                words.reading.lower(at)
            } else {
                ""
            }
        };
        // "pemerintah *Sylvania*": what another land gives is no budget of ours.
        let abroad = |party: &Party| {
            let land = words.reading.tokens_in(party.span).start + 1;
            let name = words.name_over(land).map(|name| &words.names[name]);
            name.is_some_and(|name| {
                name.kind == EntityKind::Place && !words.reading.is(land, Class::Homeland)
            })
        };
        let public = |(role, party): &(Role, Party)| {
            let word = first(party.span);
            *role == Role::Giver
                && !abroad(party)
                && (words.reading.lexicon.classes(word).has(Class::PublicGiver)
                    || word.starts_with("pem")
                        && words.reading.lexicon.classes(word).has(Class::BodyNoun)
                    || word.starts_with("kemen"))
        };
        let people = |(role, party): &(Role, Party)| {
            let mut tokens = words.reading.tokens_in(party.span);
            *role == Role::Recipient
                && tokens.any(|at| {
                    words.noun_is(at, Class::PersonNoun)
                        || words.noun_is(at, Class::Kin)
                        || words.reading.is(at, Class::House)
                        || words.reading.is(at, Class::PrivateBody)
                })
        };
        let funds = |item: &Item| {
            words
                .reading
                .lexicon
                .classes(first(item.what))
                .has(Class::Funds)
        };
        words.reading.lang() == Lang::Id
            && !filling.items.is_empty()
            && filling.items.iter().all(funds)
            && filling.parties.iter().any(public)
            && !filling.parties.iter().any(people)
    }

    /// Whether an Indonesian sentence says that something is handed over "*sebagai barang bukti*".
    pub(super) fn is_evidence(&self) -> bool {
        let reading = self.words.reading;
        let mut tokens = reading.sentences[self.number].tokens.clone();
        reading.lang() == Lang::Id
            && tokens.any(|at| {
                reading.lower(at) == "barang"
                    && at + 1 < reading.tokens.len()
                    && reading.lower(at + 1) == "bukti"
            })
    }

    /// Whether things told before are only passed on: "yang selanjutnya diberikan kepada warga".
    pub(super) fn is_passed_on(&self, at: usize, frame: &Frame, filling: &Filling) -> bool {
        let chunk = &self.chunks()[at];
        let reading = self.words.reading;
        let giver = filling.parties.iter().any(|(role, _)| *role == Role::Giver);
        let mut before = chunk.tokens.start.saturating_sub(1)..chunk.head;
        let then = before.any(|at| reading.is(at, Class::Next));
        let passive = reading.lower(chunk.head).starts_with("di");
        // "membeli motor. Motor itu kemudian diberikan kepada X": what was got ready goes to its first receiver.
        let got_ready = self.number.checked_sub(1).is_some_and(|before| {
            let mut tokens = reading.sentences[before].tokens.clone();
            tokens.any(|at| reading.is(at, Class::Raising))
        });
        let told = frame.event == Event::Gift && chunk.kind == ChunkKind::Verb;
        told && passive && then && !giver && !got_ready
    }

    /// Whether a party is a person, by name or role, or a body of people who come to be received.
    pub(super) fn is_person(&self, party: &Party) -> bool {
        let kind = party
            .entity
            .map(|entity| self.words.chains.entities[entity.0].kind);
        let reading = self.words.reading;
        let mut tokens = reading.tokens_in(party.span);
        let guests = match reading.lang() {
            // "*delapan* perwakilan warga"
            Lang::Id => {
                let counts = |at: &usize| {
                    self.words.figure_over(*at).is_some() && !reading.is(*at, Class::Guest)
                };
                let first = tokens.clone().find(|at| !counts(at));
                first.is_some_and(|first| reading.is(first, Class::Guest))
            }
            Lang::En => party.entity.is_none() && tokens.any(|at| reading.is(at, Class::Guest)),
        };
        let peer = party.entity.is_none() && is_peer(self.words, &reading.tokens_in(party.span));
        kind == Some(EntityKind::Person) || guests || peer
    }

    /// Whether somebody only sees their own: "bertemu dengan *kedua anaknya*".
    pub(super) fn is_family(&self, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let own = |(_, party): &(Role, Party)| {
            let mut tokens = reading.tokens_in(party.span);
            let kin = |at: usize| {
                reading.lower(at).ends_with("nya") && self.words.noun_is(at, Class::Kin)
            };
            // "rekan *sejawatnya*"
            let peers = self.words.noun_is(tokens.start, Class::Kin)
                && reading.lower(tokens.end - 1).ends_with("nya");
            // "pimpinan partai *pendukungnya*": an office, and nobody's own.
            let office = reading.is(tokens.start, Class::Representing)
                || reading.is(tokens.start, Class::Role);
            party.name == party.span && (peers || !office && tokens.any(kin))
        };
        // "met *his wife Ana* at college"
        let spouse = |(_, party): &(Role, Party)| {
            let start = reading.tokens_in(party.span).start;
            reading.is(start, Class::OwningAny) && self.words.noun_is(start + 1, Class::Spouse)
        };
        let participants = || {
            filling
                .parties
                .iter()
                .filter(|filled| filled.0 == Role::Participant)
        };
        match reading.lang() {
            Lang::Id => participants().any(own),
            Lang::En => participants().any(spouse),
        }
    }
}
