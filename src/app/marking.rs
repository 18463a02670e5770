//! Marks on stored articles. They are shown at once and then written; what changed can be taken back. What
//! could not be written is told, and what is shown is asked for again.

use std::collections::HashSet;

use crate::domain::{ArticleKey, Mark, RecordName, Verdict};

use super::{By, Effect, Listed, Opened, Sheet, State};

/// A mark, and the articles that get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// How they are marked.
    pub mark: Mark,
    /// Which ones.
    pub keys: Vec<ArticleKey>,
}

/// Changes further back than this are not taken back.
const KEPT: usize = 100;

/// Marks articles.
pub fn mark(state: &mut State, markings: Vec<Marking>, by: By) -> Vec<Effect> {
    for marking in &markings {
        show(state, marking);
    }
    vec![Effect::Mark(markings, by)]
}

/// Marks the article that is meant read, or not read where it is.
pub fn toggle_read(state: &mut State) -> Vec<Effect> {
    mark_meant(state, |listed| Mark::Read(!listed.read))
}

/// Gives the article that is meant a star, or takes it.
pub fn toggle_star(state: &mut State) -> Vec<Effect> {
    mark_meant(state, |listed| Mark::Starred(!listed.starred))
}

fn mark_meant(state: &mut State, how: impl FnOnce(&Listed) -> Mark) -> Vec<Effect> {
    let Some(listed) = state.meant() else {
        return Vec::new();
    };
    let marking = Marking {
        mark: how(listed),
        keys: vec![listed.key],
    };
    mark(state, vec![marking], By::User)
}

/// Marks all articles of the list read.
pub fn mark_all_read(state: &mut State) -> Vec<Effect> {
    let keys = state
        .library
        .as_ref()
        .and_then(|library| library.list.keys.ready());
    let Some(keys) = keys.map(|keys| keys.to_vec()) else {
        return Vec::new();
    };
    let marking = Marking {
        mark: Mark::Read(true),
        keys,
    };
    mark(state, vec![marking], By::User)
}

/// Takes the last change back.
pub fn undo(state: &mut State) -> Vec<Effect> {
    let Some(done) = state.done.pop() else {
        return Vec::new();
    };
    let back = done.into_iter().rev().map(|marking| Marking {
        mark: marking.mark.opposite(),
        keys: marking.keys,
    });
    mark(state, back.collect(), By::Undo)
}

/// Shows a mark on every article of it that is on the screen or open.
fn show(state: &mut State, marking: &Marking) {
    let marked: HashSet<ArticleKey> = marking.keys.iter().copied().collect();
    if let Mark::Judged { record, now, .. } = &marking.mark {
        return judge(state, record, *now, &marked);
    }
    let rows = state
        .library
        .iter_mut()
        .flat_map(|library| library.list.rows_mut());
    let opened = state
        .articles
        .iter_mut()
        .filter_map(|opened| opened.listed.as_mut());
    for row in rows.chain(opened).filter(|row| marked.contains(&row.key)) {
        match &marking.mark {
            Mark::Read(read) => row.read = *read,
            Mark::Starred(starred) => row.starred = *starred,
            Mark::Tagged(tag) if row.tags.contains(tag) => {}
            Mark::Tagged(tag) => {
                row.tags.push(tag.clone());
                row.tags.sort();
            }
            Mark::Untagged(tag) => row.tags.retain(|other| other != tag),
            Mark::Judged { .. } => {}
        }
    }
}

/// Shows what is said of a record wherever its article is open.
fn judge(
    state: &mut State,
    record: &RecordName,
    now: Option<Verdict>,
    marked: &HashSet<ArticleKey>,
) {
    let mut opened = state.articles.iter_mut();
    let is_it = |opened: &&mut Opened| opened.key.is_some_and(|key| marked.contains(&key));
    for &article in marked {
        match &mut state.sheet {
            Some(Sheet::Ledger(ledger)) => ledger.judge(article, record, now),
            Some(Sheet::Dossier(dossier)) => dossier.judge(article, record, now),
            None => {}
        }
    }
    while let Some(opened) = opened.find(is_it) {
        match now {
            Some(verdict) => _ = opened.verdicts.insert(record.clone(), verdict),
            None => _ = opened.verdicts.remove(record),
        }
    }
}

/// Takes in what came of marks: what was changed, or why nothing could be.
pub fn marked(state: &mut State, done: Result<Vec<Marking>, String>, by: By) {
    match (done, by) {
        (_, By::Reader) => {}
        (Ok(done), By::User) => {
            let done: Vec<Marking> = done
                .into_iter()
                .filter(|marking| !marking.keys.is_empty())
                .collect();
            state.notice = Some(told(&done));
            if !done.is_empty() {
                if state.done.len() == KEPT {
                    state.done.remove(0);
                }
                state.done.push(done);
            }
        }
        (Ok(done), By::Undo) => {
            let first = done.first().map(|marking| &marking.mark);
            let judged = matches!(first, Some(Mark::Judged { now: Some(_), .. }));
            // What the record is now was said before: it must not read as if that had been taken back.
            let again = if judged { " again" } else { "" };
            state.notice = Some(format!("undone: {}{again}", told(&done)));
        }
        (Err(message), By::User | By::Undo) => {
            state.notice = Some(message);
            if let Some(library) = &mut state.library {
                library.list.forget_rows();
            }
        }
    }
}

/// Whether the notice tells of the last change, which can be taken back.
#[must_use]
pub fn is_told(state: &State) -> bool {
    let last = state.done.last().map(|done| told(done));
    last.is_some() && last == state.notice
}

/// What was changed, in words.
fn told(done: &[Marking]) -> String {
    let Some(first) = done.first() else {
        return "nothing to change".into();
    };
    let what = match &first.mark {
        Mark::Read(true) => "read".to_owned(),
        Mark::Read(false) => "not read".to_owned(),
        Mark::Starred(true) => "starred".to_owned(),
        Mark::Starred(false) => "no star".to_owned(),
        Mark::Judged { now, .. } => match now {
            Some(Verdict::Right) => "record confirmed".to_owned(),
            Some(Verdict::Wrong) => "record rejected".to_owned(),
            None => "record as it was found".to_owned(),
        },
        Mark::Tagged(_) | Mark::Untagged(_) => {
            let tags = done.iter().filter_map(|marking| match &marking.mark {
                Mark::Tagged(tag) => Some(format!("+{tag}")),
                Mark::Untagged(tag) => Some(format!("-{tag}")),
                Mark::Read(_) | Mark::Starred(_) | Mark::Judged { .. } => None,
            });
            format!("tags {}", tags.collect::<Vec<_>>().join(" "))
        }
    };
    match first.keys.len() {
        0 | 1 => what,
        count => format!("{count} articles {what}"),
    }
}
