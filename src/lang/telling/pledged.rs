//! English gifts that are only pledged by the word for the thing: "received *a $5 million pledge* from A", "gave *a pledge
//! of $5 million* to A".

use super::Teller;
use crate::{
    domain::Lang,
    lang::{
        chunk::ChunkKind,
        filling::Filling,
        frame::{Event, Frame},
        lexicon::Class,
        outlook::Outlook,
    },
};

impl Teller<'_> {
    /// The outlook of a gift told as done whose thing is a pledge: what was received is the word, and not yet the thing.
    pub(super) fn as_pledged(
        &self,
        at: usize,
        frame: &Frame,
        filling: &Filling,
        outlook: Outlook,
    ) -> Outlook {
        let reading = self.words.reading;
        let pledges = |&chunk: &usize| {
            let chunk = &self.chunks()[chunk];
            let head = self.filler().head_before_of(&chunk.tokens);
            chunk.kind == ChunkKind::Noun
                && !reading.is_capital(head)
                && reading.is(head, Class::Pledge)
        };
        let told = frame.event == Event::Gift
            && frame.status.is_none()
            && outlook == Outlook::Fact
            && reading.lang() == Lang::En;
        if told && filling.used.iter().chain([&at]).any(pledges) {
            Outlook::Ahead
        } else {
            outlook
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{GiftStatus, Lang},
        lang::analyse,
        text,
    };

    fn status(body: &str) -> Vec<GiftStatus> {
        let article = text::read("a", body.as_bytes(), None).unwrap();
        let gifts = analyse(&article, Some(Lang::En)).gifts;
        gifts.iter().map(|gift| gift.status).collect()
    }

    #[test]
    fn a_pledge_that_is_received_is_still_to_be_given() {
        for body in [
            "Elmstead College has received a $5 million pledge from Jonas Vik to build a library.",
            "The City Museum received a pledge of $3 million from the Harlow Foundation.",
            "The City Museum was given a pledge of $3 million by the Harlow Foundation.",
            "The Harlow Foundation gave a $3 million pledge to the City Museum.",
        ] {
            assert_eq!(status(body), [GiftStatus::Promised], "{body}");
        }
    }

    #[test]
    fn what_was_given_behind_a_pledge_is_given() {
        for body in [
            "The City Museum received $3 million from the Harlow Foundation after a pledge in May.",
            "The Harlow Foundation gave $3 million to the City Museum as part of its pledge.",
        ] {
            assert_eq!(status(body), [GiftStatus::Given], "{body}");
        }
    }
}
