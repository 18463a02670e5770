//! When a command can be given: hints, help and keys all ask here.

use crate::domain::BlockKind;

use super::{
    Body, Pane, Shelf, State, command::Command, folding, judging, links, opening::opened_at, sheet,
    whole,
};

/// Why `command` would do nothing now, where its key alone does not show that.
#[must_use]
pub fn why_not(state: &State, command: Command) -> Option<&'static str> {
    use Command as C;
    if state.help.is_some() {
        return None;
    }
    if let Some(why) = sheet::why_not(state, command) {
        return Some(why);
    }
    let findings = |none| {
        let looking = state
            .opened()
            .is_some_and(|opened| opened.found.is_none() && opened.article().is_some());
        Some(if looking {
            "still looking through it"
        } else {
            none
        })
    };
    match command {
        C::NextGift | C::PreviousGift => findings("no gift is reported"),
        C::NextMeeting | C::PreviousMeeting => findings("no meeting is reported"),
        C::NextEntity | C::PreviousEntity => findings("nothing is named"),
        C::ShowEvidence | C::ShowWhy => findings("no record is selected"),
        C::ConfirmRecord | C::RejectRecord
            if state
                .opened()
                .is_some_and(|opened| opened.selected.is_some()) =>
        {
            Some("this is no stored article")
        }
        C::ConfirmRecord | C::RejectRecord => findings("no record is selected"),
        C::Next | C::Previous if state.library.is_none() => Some("nothing is searched for"),
        C::ToggleRead | C::ToggleStar | C::EditTags => Some("this is no stored article"),
        C::ToggleWhole => whole::why_not(state),
        C::Refresh | C::RefreshAll | C::AddFeed => {
            Some("feeds are read where warta is started without texts")
        }
        C::MarkAllRead | C::Filter | C::Next | C::Previous | C::CycleOrder => {
            Some("this is no list of stored articles")
        }
        C::ShiftRight | C::ShiftLeft => Some("nothing is cut off"),
        C::Undo => Some("nothing to undo"),
        C::Browse | C::CopyLink | C::PickLink => Some("no link is known"),
        C::ToggleZen | C::Narrower | C::Wider | C::TogglePanel | C::CycleHighlight | C::Search => {
            Some(match state.focus {
                Pane::List => "there is no text on the screen: {open-article} opens the article",
                Pane::Feeds => "there is no text on the screen: {show-list} goes to the list",
                Pane::Article | Pane::Panel => "there is no text yet",
            })
        }
        C::CopyQuote | C::Save | C::Pipe => Some("there is no text yet"),
        C::CopyRecord => Some("no record is selected"),
        C::ToggleFolder => Some("it lies in no folder"),
        C::ToggleFolders => Some("there are no folders"),
        C::OpenArticle => Some("the list is empty"),
        C::NextArticle => Some("this is the last article"),
        C::PreviousArticle => Some("this is the first article"),
        C::Return => Some("no jump to return from"),
        C::ShowLedger | C::ShowTimeline | C::ShowDossier => {
            Some("these articles are not stored: it is about those that are")
        }
        _ => None,
    }
}

/// Whether `command` would do something now.
#[must_use]
pub fn available(state: &State, command: Command) -> bool {
    use Command as C;
    let read = state
        .opened()
        .is_some_and(|opened| matches!(opened.body, Body::Ready(_)));
    if state.help.is_some() && state.line.is_none() {
        return matches!(
            command,
            C::Down
                | C::Up
                | C::HalfPageDown
                | C::HalfPageUp
                | C::PageDown
                | C::PageUp
                | C::First
                | C::Last
                | C::Back
                | C::Search
                | C::Clear
                | C::Help
                | C::Redraw
                | C::Suspend
                | C::Quit
        );
    }
    if state.line.is_none()
        && let Some(given) = sheet::available(state, command)
    {
        return given;
    }
    match command {
        C::ShowLedger | C::ShowTimeline | C::ShowDossier => state.library.is_some(),
        C::ShowEvidence | C::ShowWhy => state
            .opened()
            .is_some_and(|opened| opened.selected.is_some()),
        C::ConfirmRecord | C::RejectRecord => judging::can_judge(state),
        C::NextPane | C::PreviousPane => state.panes().len() > 1,
        C::ToggleFolder => state.library.as_ref().and_then(folding::meant).is_some(),
        C::ToggleFolders => state.library.as_ref().is_some_and(folding::has_folders),
        C::OpenArticle => state.listed().1 > 0,
        C::NextArticle => opened_at(state) + 1 < state.listed().1,
        C::PreviousArticle => opened_at(state) > 0,
        C::Return => !state.visits.is_empty(),
        C::NextGift | C::PreviousGift => state
            .found()
            .is_some_and(|found| !found.findings.gifts.is_empty()),
        C::NextMeeting | C::PreviousMeeting => state
            .found()
            .is_some_and(|found| !found.findings.meetings.is_empty()),
        C::NextEntity | C::PreviousEntity => state
            .found()
            .is_some_and(|found| !found.findings.mentions.is_empty()),
        C::ToggleZen | C::Narrower | C::Wider | C::CycleHighlight => state.is_reading(),
        C::ShiftRight => state.is_reading() && has_preformatted(state),
        C::ShiftLeft => state.opened().is_some_and(|opened| opened.shift > 0),
        C::TogglePanel => state.is_reading() && !state.zen,
        C::Search if state.is_reading() => read,
        // Without a text on the screen it is the list that is searched.
        C::Search => is_listing(state),
        C::Next | C::Previous if state.is_searching() => read,
        C::Next | C::Previous | C::Filter | C::CycleOrder => is_listing(state),
        C::ToggleWhole => state.opened().is_some() && whole::why_not(state).is_none(),
        C::Refresh | C::RefreshAll | C::AddFeed => state.library.is_some(),
        C::MarkAllRead => is_listing(state) && state.listed().1 > 0,
        C::ToggleRead | C::ToggleStar | C::EditTags => {
            state.meant().is_some_and(|listed| listed.key.0 >= 0)
        }
        C::Undo => !state.done.is_empty(),
        C::Browse | C::CopyLink => super::copying::address(state).is_some(),
        C::PickLink => links::may_have(state),
        C::CopyQuote | C::Save | C::Pipe => read,
        C::CopyRecord => state
            .opened()
            .is_some_and(|opened| opened.selected.is_some()),
        C::Clear => {
            let selected = state
                .opened()
                .is_some_and(|opened| opened.selected.is_some());
            let marked = selected && state.focus != Pane::Panel;
            marked
                || state.why.is_some()
                || state.is_filtering()
                || !state.search.query.is_empty()
                || state.notice.is_some()
        }
        _ => true,
    }
}

/// Whether some of the open article's text is preformatted.
fn has_preformatted(state: &State) -> bool {
    let article = state.opened().and_then(|opened| opened.article());
    let mut paragraphs = article.into_iter().flat_map(|article| &article.paragraphs);
    paragraphs.any(|paragraph| paragraph.kind == BlockKind::Preformatted)
}

/// Whether the list is of stored articles.
fn is_listing(state: &State) -> bool {
    let library = state.library.as_ref();
    library.is_some_and(|library| library.shelf != Shelf::Samples)
}
