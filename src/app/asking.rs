//! What is asked in the bottom line: how it begins, what each key does to it, and what comes of it.

use super::{
    Asked, Effect, Line, Marking, Opened, Pane, Room, Scroll, Sheet, State, completing, copying,
    fetching, going, links, marking, naming, palette, search, sheet,
};
use crate::{
    domain::{ArticleKey, Mark},
    query,
};

/// So many lines are kept.
const KEPT: usize = 100;

/// Asks for something of which nothing is known yet.
pub fn begin(state: &mut State, asked: Asked) {
    state.line = Some(Line::new(asked, String::new()));
}

/// Asks for a query that the list's articles shall meet; the one in force stands in the line.
pub fn begin_filter(state: &mut State) {
    let filter = match &state.sheet {
        Some(Sheet::Ledger(ledger)) => Some(ledger.filter.clone()),
        _ => state.library.as_ref().map(|library| library.filter.clone()),
    };
    state.line = Some(Line::new(Asked::Filter, filter.unwrap_or_default()));
}

/// Asks for the tags of the article that is meant; those it has stand in the line.
pub fn begin_tags(state: &mut State) {
    let Some(listed) = state.meant() else { return };
    let mut tags = listed.tags.join(", ");
    if !tags.is_empty() {
        tags.push_str(", ");
    }
    state.line = Some(Line::new(Asked::Tags(listed.key), tags));
}

/// Asks for a program; the one that the user settled stands in the line.
pub fn begin_pipe(state: &mut State) {
    let program = state.settings.pipe.clone();
    state.line = Some(Line::new(Asked::Pipe, program));
}

/// Whether nothing stands in the line.
pub fn is_empty(state: &State) -> bool {
    let line = state.line.as_ref();
    line.is_none_or(|line| line.text().is_empty())
}

/// Changes the line. A search goes along with what is typed.
pub fn edit(state: &mut State, change: impl FnOnce(&mut Line)) {
    let Some(line) = &mut state.line else { return };
    let before = line.text().to_owned();
    change(line);
    line.offers = None;
    if matches!(line.asked, Asked::Palette | Asked::Name) && line.text() != before {
        line.at = 0;
    }
    if line.asked == Asked::Help && line.text() != before {
        state.help_filter = line.text().to_owned();
        state.help = Some(Scroll::TOP);
    } else if line.asked == Asked::Search && line.text() != before {
        let query = line.text().to_owned();
        search::retype(state, query);
    }
}

/// Types a character into the line.
pub fn insert(state: &mut State, character: char) -> Vec<Effect> {
    edit(state, |line| line.insert(character));
    match state.line.as_ref().map(|line| line.asked) {
        Some(Asked::Links) => links::typed(state),
        Some(Asked::Choice) => choose(state),
        _ => Vec::new(),
    }
}

/// Takes the choice whose number was typed.
fn choose(state: &mut State) -> Vec<Effect> {
    let Some(line) = &mut state.line else {
        return Vec::new();
    };
    let number = line.text().parse::<usize>().unwrap_or(0);
    line.replace(String::new());
    if !(1..=state.fetching.choices.len()).contains(&number) {
        return Vec::new();
    }
    line.at = number - 1;
    fetching::accept_choice(state)
}

/// Closes the line and takes what was typed.
pub fn accept(state: &mut State) -> Vec<Effect> {
    match state.line.as_ref().map(|line| line.asked) {
        Some(Asked::Palette) => return palette::accept(state),
        Some(Asked::Links) => return links::accept(state),
        Some(Asked::Name) => return naming::accept(state),
        Some(Asked::Choice) => return fetching::accept_choice(state),
        _ => {}
    }
    if let Some(mistake) = state.line.as_ref().and_then(mistake) {
        // It stays to be mended: nothing would be shown by it.
        state.notice = Some(mistake);
        return Vec::new();
    }
    let Some(line) = state.line.take() else {
        return Vec::new();
    };
    keep(state, &line);
    match line.asked {
        Asked::Search => search::accept(state),
        Asked::Event => return sheet::seek(state, line.text().trim()),
        Asked::Filter => return filter(state, line.text().trim()),
        Asked::Tags(key) => return tag(state, key, line.text()),
        Asked::Command => return palette::execute(state, line.text().trim()),
        Asked::Pipe => return pipe(state, line.text().trim()),
        Asked::Feed => return fetching::add(state, line.text().trim()),
        Asked::Palette | Asked::Links | Asked::Choice | Asked::Help | Asked::Name => {}
    }
    Vec::new()
}

/// Why what is typed cannot be taken.
fn mistake(line: &Line) -> Option<String> {
    let parsed = (line.asked == Asked::Filter).then(|| query::parse(line.text().trim()));
    parsed?.err().map(|mistake| mistake.to_string())
}

/// Keeps what was typed, to be typed again.
fn keep(state: &mut State, line: &Line) {
    if line.text().trim().is_empty() || matches!(line.asked, Asked::Tags(_)) {
        return;
    }
    let typed = (line.asked, line.text().to_owned());
    state.typed.retain(|other| *other != typed);
    if state.typed.len() == KEPT {
        state.typed.remove(0);
    }
    state.typed.push(typed);
}

/// Goes back in what was typed before, or forward; in the palette down, or up.
pub fn step(state: &mut State, back: isize) {
    let asked = state.line.as_ref().map(|line| line.asked);
    let offered = match asked {
        Some(Asked::Links) => links::links(state).len(),
        Some(Asked::Name) => naming::offered(state).len(),
        Some(Asked::Choice) => state.fetching.choices.len(),
        _ => palette::offered(state).len(),
    };
    let Some(line) = &mut state.line else { return };
    if line.asked.offers() {
        let last = offered.saturating_sub(1);
        line.at = line.at.saturating_add_signed(-back).min(last);
        return;
    }
    let asked = line.asked;
    let before = state.typed.iter().rev().filter(|typed| typed.0 == asked);
    let before: Vec<String> = before.map(|typed| typed.1.clone()).collect();
    let at = line.at.saturating_add_signed(back).min(before.len());
    let text = at.checked_sub(1).and_then(|at| before.get(at));
    let text = text.cloned().unwrap_or_default();
    edit(state, |line| {
        line.at = at;
        line.replace(text);
    });
}

/// Completes what is typed; in the palette goes to the next command.
pub fn complete(state: &mut State) -> Vec<Effect> {
    match state.line.as_ref().map(|line| line.asked) {
        Some(asked) if asked.offers() => step(state, -1),
        Some(Asked::Command) => palette::complete(state),
        Some(Asked::Filter | Asked::Tags(_)) => return completing::next(state),
        _ => {}
    }
    Vec::new()
}

/// Closes the line as if it had not been opened.
pub fn cancel(state: &mut State) {
    let line = state.line.take();
    match line.map(|line| line.asked) {
        Some(Asked::Search) => search::cancel(state),
        Some(Asked::Help) => state.help_filter.clear(),
        Some(Asked::Choice) => state.fetching.choices.clear(),
        _ => {}
    }
}

/// Hands the article, or in the panel its records, to a program.
fn pipe(state: &State, line: &str) -> Vec<Effect> {
    if let Some(sheet) = state.sheet.as_ref().filter(|_| !line.is_empty()) {
        return sheet::leaving::pipe(sheet, line.to_owned());
    }
    let text = match state.focus {
        Pane::Panel => copying::records(state),
        _ => state
            .opened()
            .and_then(Opened::article)
            .map(|article| format!("{}\n", article.text.trim_end())),
    };
    let line = Some(line.to_owned()).filter(|line| !line.is_empty());
    line.zip(text)
        .map(|(line, text)| Effect::Pipe { line, text })
        .into_iter()
        .collect()
}

/// Shows what a query means, on the shelf that is shown.
pub fn filter(state: &mut State, query: &str) -> Vec<Effect> {
    if let Some(Sheet::Ledger(ledger)) = &mut state.sheet {
        if ledger.filter == query {
            return Vec::new();
        }
        ledger.filter_by(query.to_owned());
        return vec![ledger.ask()];
    }
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    if library.filter == query {
        return Vec::new();
    }
    library.filter_by(query.to_owned());
    let effects = vec![library.ask()];
    // What it leaves shall be seen.
    let reading = matches!(state.focus, Pane::Article | Pane::Panel);
    if reading && matches!(state.room(), Room::One | Room::Two) {
        going::focus(state, Pane::List);
    }
    effects
}

/// Gives an article the tags of a line, between commas, and takes its others away.
fn tag(state: &mut State, key: ArticleKey, line: &str) -> Vec<Effect> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let tags: Vec<&str> = line
        .split(',')
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
        .collect();
    let before = state.tags_of(key);
    let gone = before
        .iter()
        .filter(|old| !tags.iter().any(|tag| same(tag, old)))
        .map(|old| Mark::Untagged(old.clone()));
    let new = tags
        .iter()
        .filter(|tag| !before.iter().any(|old| same(tag, old)))
        .map(|tag| Mark::Tagged((*tag).to_owned()));
    let keys = vec![key];
    let markings: Vec<Marking> = gone
        .chain(new)
        .map(|mark| Marking {
            mark,
            keys: keys.clone(),
        })
        .collect();
    if markings.is_empty() {
        return Vec::new();
    }
    marking::mark(state, markings, super::By::User)
}
