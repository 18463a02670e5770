//! What the user says of records: right or wrong. It is a mark like others, shown at once, written, and taken
//! back by the same key or by an undo.

use crate::domain::{Article, Mark, RecordName, Verdict};

use super::{By, Effect, Found, Marking, RecordId, State, copying, marking};

/// Says of the selected record that it is right or wrong; where that is said already, takes it back.
pub fn judge(state: &mut State, verdict: Verdict) -> Vec<Effect> {
    let Some((key, record)) = selected(state) else {
        return Vec::new();
    };
    let before = state
        .opened()
        .and_then(|opened| opened.verdicts.get(&record).copied());
    let now = Some(verdict).filter(|_| before != Some(verdict));
    let mark = Mark::Judged {
        record,
        before,
        now,
    };
    let keys = vec![key];
    marking::mark(state, vec![Marking { mark, keys }], By::User)
}

/// The stored article and the name of the selected record.
fn selected(state: &State) -> Option<(crate::domain::ArticleKey, RecordName)> {
    let opened = state.opened()?;
    let key = opened.key.filter(|key| key.0 >= 0)?;
    let (article, found) = (opened.article()?, opened.found.as_deref()?);
    Some((key, name(article, found, opened.selected?)?))
}

/// Whether something can be said of a record.
#[must_use]
pub fn can_judge(state: &State) -> bool {
    selected(state).is_some()
}

/// What a verdict knows a record by. The ledger finds the same name in what was stored of it.
#[must_use]
pub fn name(article: &Article, found: &Found, record: RecordId) -> Option<RecordName> {
    let words = |span| copying::words(article, span);
    let names = |parties: &[crate::domain::Party]| -> Vec<String> {
        parties.iter().map(|party| words(party.name)).collect()
    };
    match record {
        RecordId::Gift(at) => found.findings.gifts.get(at).map(|gift| {
            let sides = [names(&gift.givers), names(&gift.recipients)];
            let things: Vec<String> = gift.items.iter().map(|item| words(item.what)).collect();
            RecordName::new("gifts", &sides, &things)
        }),
        RecordId::Meeting(at) => found.findings.meetings.get(at).map(|meeting| {
            let topic: Vec<String> = meeting.topic.map(words).into_iter().collect();
            RecordName::new("meetings", &[names(&meeting.participants)], &topic)
        }),
    }
}
