//! How the line that is typed may go on: what is offered takes the place of what was begun, one after another, and
//! what was begun comes back after the last.

use crate::query::{Candidate, Completion};

use super::{Asked, Effect, Line, State};

/// So many of those that follow are told beside the line.
const TOLD: usize = 12;

/// What is offered for a line, as long as nothing else is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offers {
    /// The byte of the line where each of them begins; it ends at the cursor.
    from: usize,
    /// What was typed there.
    begun: String,
    candidates: Vec<Candidate>,
    /// Which of them stands in the line; behind the last, what was begun.
    at: usize,
}

impl Offers {
    fn text(&self) -> &str {
        let offered = self.candidates.get(self.at);
        offered.map_or(&self.begun, |candidate| &candidate.text)
    }

    /// Which it is, what it means, and which follow.
    fn told(&self) -> String {
        let number = (self.at + 1) % (self.candidates.len() + 1);
        let help = self.candidates.get(self.at);
        let help = help.map_or("", |candidate| candidate.help);
        let behind = self.candidates.iter().skip(self.at + 1);
        let before = self.candidates.iter().take(self.at);
        let others = behind.chain(before).take(TOLD);
        let others: Vec<&str> = others.map(|candidate| &*candidate.text).collect();
        let between = if help.is_empty() { "" } else { " · " };
        format!(
            "{number}/{} {help}{between}{}",
            self.candidates.len(),
            others.join("  ")
        )
    }
}

/// Goes to the next that is offered; where nothing is known to be, asks for it.
pub fn next(state: &mut State) -> Vec<Effect> {
    let Some(line) = &mut state.line else {
        return Vec::new();
    };
    let Some(mut offers) = line.offers.take() else {
        return vec![Effect::Complete(line.asked, line.parts().0.to_owned())];
    };
    offers.at = (offers.at + 1) % (offers.candidates.len() + 1);
    state.notice = Some(offers.told());
    put(line, offers);
    Vec::new()
}

fn put(line: &mut Line, offers: Offers) {
    line.put(offers.from, offers.text());
    line.offers = Some(offers);
}

/// Takes in what may stand before the cursor behind `before`, where that is still what is typed.
pub fn offered(state: &mut State, asked: Asked, before: &str, offered: Result<Completion, String>) {
    let line = state.line.as_mut();
    let waits = |line: &&mut Line| line.asked == asked && line.parts().0 == before;
    let Some(line) = line.filter(waits).filter(|line| line.offers.is_none()) else {
        return;
    };
    let Completion { span, candidates } = match offered {
        Ok(completion) => completion,
        Err(message) => {
            state.notice = Some(message);
            return;
        }
    };
    match candidates.as_slice() {
        [] => state.notice = Some("nothing is known that begins so".into()),
        // There is no choice: the next time the line goes on from there.
        [one] => {
            line.put(span.start, &one.text);
            state.notice = Some(one.help.to_owned()).filter(|help| !help.is_empty());
        }
        _ => {
            let offers = Offers {
                from: span.start,
                begun: before[span.start..].to_owned(),
                candidates,
                at: 0,
            };
            state.notice = Some(offers.told());
            put(line, offers);
        }
    }
}
