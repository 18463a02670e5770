//! Commands on a sheet: which can be given, why others cannot, and what they do there. What is said of none here is
//! as everywhere.

use crate::{
    app::{Asked, Effect, Ledger, Order, State, asking, command::Command, copying},
    domain::Verdict,
};

use super::{Sheet, cycle, enter, judge, leaving, step_sought, turn, turn_month};

/// Does what a command says on a sheet; nothing where it is no other there than everywhere.
pub fn perform(state: &mut State, command: Command) -> Option<Vec<Effect>> {
    use Command as C;
    let sheet = state.sheet.as_mut()?;
    match command {
        C::NextPane => turn(sheet, 1),
        C::PreviousPane => turn(sheet, -1),
        C::OpenTelling => return Some(enter(state)),
        C::NextMonth => turn_month(state, 1),
        C::PreviousMonth => turn_month(state, -1),
        C::CycleEvents => return Some(cycle(state)),
        C::ConfirmRecord => return Some(judge(state, Verdict::Right)),
        C::RejectRecord => return Some(judge(state, Verdict::Wrong)),
        C::Search => asking::begin(state, Asked::Event),
        C::Next => return Some(step_sought(state, 1)),
        C::Previous => return Some(step_sought(state, -1)),
        C::CopyRecord => return Some(leaving::record(state)),
        C::CopyQuote => return Some(leaving::quote(state)),
        C::Save => return Some(leaving::save(state)),
        C::Clear => {
            if let Sheet::Ledger(ledger) = sheet {
                ledger.source = None;
                ledger.sought.clear();
            }
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// Whether a command would do something on the sheet; nothing where it is no other there than everywhere.
#[must_use]
pub fn available(state: &State, command: Command) -> Option<bool> {
    use Command as C;
    let sheet = state.sheet.as_ref()?;
    let ledger = match sheet {
        Sheet::Ledger(ledger) => Some(ledger),
        Sheet::Dossier(_) => None,
    };
    Some(match command {
        C::ShowLedger => ledger.is_none_or(|ledger| ledger.order != Order::Latest),
        C::ShowTimeline => ledger.is_none_or(|ledger| ledger.order != Order::Along),
        C::NextPane | C::PreviousPane => match sheet {
            Sheet::Ledger(ledger) => ledger.list.selected().is_some(),
            Sheet::Dossier(dossier) => dossier
                .known
                .ready()
                .is_some_and(|known| known.sections().count() > 1),
        },
        C::OpenTelling => match sheet {
            Sheet::Ledger(ledger) => ledger.list.selected().is_some(),
            Sheet::Dossier(dossier) => dossier.at.is_some(),
        },
        C::NextMonth | C::PreviousMonth => ledger.is_some_and(|ledger| ledger.months.len() > 1),
        C::CycleEvents | C::Filter | C::Search => ledger.is_some(),
        C::ConfirmRecord | C::RejectRecord | C::CopyRecord | C::CopyQuote => {
            sheet.event().is_some()
        }
        C::Browse | C::CopyLink => copying::address(state).is_some(),
        C::Save | C::Pipe => match sheet {
            Sheet::Ledger(ledger) => !ledger.list.is_empty(),
            Sheet::Dossier(dossier) => dossier.known.ready().is_some(),
        },
        C::Next | C::Previous => state.is_seeking(),
        C::Clear => {
            let marked = |ledger: &Ledger| ledger.source.is_some() || !ledger.sought.is_empty();
            ledger.is_some_and(marked) || state.notice.is_some()
        }
        // What is about panes and the article that they show.
        C::ShowList
        | C::ToggleFolder
        | C::OpenArticle
        | C::NextArticle
        | C::PreviousArticle
        | C::ShowEvidence
        | C::ShowWhy
        | C::NextEntity
        | C::PreviousEntity
        | C::NextGift
        | C::PreviousGift
        | C::NextMeeting
        | C::PreviousMeeting
        | C::ToggleZen
        | C::Narrower
        | C::Wider
        | C::ShiftLeft
        | C::ShiftRight
        | C::TogglePanel
        | C::CycleHighlight
        | C::ToggleRead
        | C::MarkAllRead
        | C::ToggleStar
        | C::EditTags
        | C::PickLink => false,
        _ => return None,
    })
}

/// Why a command would do nothing on the sheet.
#[must_use]
pub fn why_not(state: &State, command: Command) -> Option<&'static str> {
    use Command as C;
    let sheet = state.sheet.as_ref()?;
    let shown = match sheet {
        Sheet::Ledger(ledger) => ledger.list.keys.ready().is_some(),
        Sheet::Dossier(dossier) => dossier.known.ready().is_some(),
    };
    Some(match command {
        C::ShowLedger => "this is the ledger",
        C::ShowTimeline => "this is the timeline",
        C::OpenTelling | C::ConfirmRecord | C::RejectRecord | C::CopyRecord | C::CopyQuote => {
            match shown {
                true => "no event is selected",
                false => "still reading",
            }
        }
        C::Save | C::Pipe => "there is nothing to hand on",
        C::NextMonth | C::PreviousMonth => "there is one month, or none",
        C::Browse | C::CopyLink => "no link is known",
        C::NextPane | C::PreviousPane => "there is nothing else to go to",
        C::Filter => "a dossier has no filter; {show-ledger} shows its events, which have one",
        C::Search => "a dossier is not searched; {show-ledger} shows its events, which are",
        C::Undo => "nothing to undo",
        C::Return => "no jump to return from",
        C::Next | C::Previous => "nothing is searched for: {search} searches the events",
        _ => "this is for an article; Enter opens one",
    })
}
