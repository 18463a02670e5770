//! The foot of the screen: the rule with the legend in it, and the line that says where you are and what can
//! be done here and now.

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    app::{
        Asked, Line, Pane, Room, Sheet, State, Text, available,
        command::{Command, Group, Row, TABLE, Where, rows_of},
        folding, is_told, told_of_feed,
    },
    domain::EntityKind,
};

use super::{
    Look,
    articles::ONE_ROW,
    cells::{Pen, shortened, width},
    flow, leads, raised,
    theme::Role,
    words,
};

/// So many characters of a search are told once it is no longer typed.
const QUERY: usize = 12;

/// So many characters of a feed's name are told.
const SOURCE: usize = 24;

/// Draws the rule above the bottom line; where names are highlighted, their kinds stand in it, and at its end
/// how many records come below the last one seen.
pub fn draw_rule(cells: &mut Buffer, area: Rect, state: &State, look: &Look, below: usize) {
    let style = look.theme.style(Role::Rule);
    Pen::new(cells, area, 0).write(&look.glyphs.across.repeat(usize::from(area.width)), style);
    let kinds = kinds(state);
    if state.help.is_some() || !state.is_reading() {
        return;
    }
    let mut pen = Pen::new(cells, area, 0);
    if !kinds.is_empty() {
        pen.skip(1).write(" ", style);
        write_legend(&mut pen, look, &kinds);
    }
    if below > 0 {
        let more = format!(" {below} more ");
        let mut pen = Pen::new(cells, area, 0);
        pen.skip(usize::from(area.width).saturating_sub(width(&more) + 1));
        pen.write(&more, look.theme.style(Role::Faint));
    }
}

fn kinds(state: &State) -> Vec<EntityKind> {
    let kinds = state.found().map_or(&[][..], |found| &found.kinds);
    kinds
        .iter()
        .copied()
        .filter(|&kind| state.highlight.has_kind(kind))
        .collect()
}

/// So many kinds of `kinds` as fit side by side in `columns`, at least one.
#[must_use]
pub fn fitting(kinds: &[EntityKind], columns: usize) -> usize {
    let mut taken = 0;
    let fits = kinds.iter().take_while(|kind| {
        taken += width(kind.name()) + 1;
        taken <= columns + 1
    });
    fits.count().max(1).min(kinds.len())
}

/// Each kind in its own style, as many as fit.
pub fn write_legend(pen: &mut Pen<'_>, look: &Look, kinds: &[EntityKind]) {
    for kind in kinds {
        if pen.room() <= width(kind.name()) {
            break;
        }
        pen.write(kind.name(), look.theme.style(Role::of(*kind)))
            .write(" ", look.theme.style(Role::Text));
    }
}

/// Draws the bottom line.
pub fn draw(
    cells: &mut Buffer,
    area: Rect,
    state: &State,
    look: &Look,
    paragraph: Option<(usize, usize)>,
) {
    let faint = look.theme.style(Role::Faint);
    let is_zen = state.zen && state.sheet.is_none();
    if let Some(line) = &state.line {
        return draw_line(&mut Pen::new(cells, area, 0), state, line, look);
    }
    if !state.pressed.keys.is_empty() {
        return draw_following(cells, area, state, look);
    }
    let mut pen = match &state.notice {
        Some(notice) => write_notice(cells, area, notice, look),
        None => Pen::new(cells, area, 0),
    };
    if state.notice.is_some() {
        // It is written.
    } else if state.legend {
        // Where there is little room, it is the kinds that must be seen.
        let what = match state.room() {
            Room::One => "",
            Room::Two | Room::Three | Room::Four => "highlighted: ",
        };
        let words = format!("{what}{}  ", state.highlight.name());
        pen.write(&words, look.theme.style(Role::Notice));
        write_legend(&mut pen, look, &kinds(state));
        return;
    } else if let Some(count) = state.pressed.count {
        pen.write(&count.to_string(), look.theme.style(Role::Key));
    } else if is_zen {
        return;
    } else if let Some(told) = state.fetching.words().or_else(|| told_of_feed(state)) {
        // It stands there for long, and the way to the help beside it.
        let room = pen.room().saturating_sub(kept_for_help(state) + 1);
        let told = shortened(&told, room, look.glyphs.more);
        pen.write(&told, look.theme.style(Role::Notice));
    } else {
        pen.write(&place(state, look, paragraph), faint);
    }
    if is_zen {
        return;
    }
    if pen.room() < usize::from(area.width) {
        pen.skip(3);
    }
    draw_hints(&mut pen, state, look);
}

/// Writes a notice in as many rows as it needs and gives the pen behind its end; an address in it leads there.
fn write_notice<'a>(cells: &'a mut Buffer, area: Rect, notice: &str, look: &Look) -> Pen<'a> {
    let style = look.theme.style(Role::Notice);
    let rows = flow::rows(notice, area.width.into());
    let raised = raised::raise(cells, area, rows.len(), look);
    let last = usize::from(raised.height) - 1;
    let write = |pen: &mut Pen<'_>, begin: usize, words: &str| {
        let styled = |offset| match leads::address_at(notice, begin + offset) {
            Some(address) if look.leads => leads::mark(style, address),
            _ => style,
        };
        pen.write_by(words, styled);
    };
    for (row, range) in rows.iter().enumerate().take(last) {
        let mut pen = Pen::new(cells, raised, row);
        write(&mut pen, range.start, &notice[range.clone()]);
    }
    let mut pen = Pen::new(cells, raised, last);
    let begin = rows.get(last).map_or(0, |range| range.start);
    let words = shortened(&notice[begin..], pen.room(), look.glyphs.more);
    write(&mut pen, begin, &words);
    pen
}

/// Which article of how many, which paragraph, which record, which match.
fn place(state: &State, look: &Look, paragraph: Option<(usize, usize)>) -> String {
    if state.sheet.is_some() || state.help.is_some() {
        return String::new();
    }
    let alone = state.room() == Room::One && state.focus == Pane::Panel;
    if let Some(library) = state.library.as_ref().filter(|_| state.focus == Pane::List) {
        // Where an article has several rows its source stands in them.
        if usize::from(state.size.0) < ONE_ROW {
            return String::new();
        }
        // In a narrow list the title leaves no room for it.
        let listed = library.list.selected();
        return listed.map_or_else(String::new, |listed| {
            words::address(&listed.source)
                .chars()
                .take(SOURCE)
                .collect()
        });
    }
    let many = state.library.is_none() && state.articles.len() > 1 && !alone;
    let article = many.then(|| format!("{}/{}", state.open + 1, state.articles.len()));
    let paragraph = paragraph.filter(|&(_, of)| of > 0);
    let paragraph =
        paragraph.map(|(at, of)| format!("{}{}/{of}", look.glyphs.paragraph, at.max(1)));
    let parts = [article, paragraph, record(state), matches(state)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("  ")
}

/// In the panel: which record of how many.
fn record(state: &State) -> Option<String> {
    let found = state.found().filter(|_| state.focus == Pane::Panel)?;
    let at = found.position(state.opened()?.selected?)?;
    let what = if state.room() == Room::One {
        "#"
    } else {
        "record "
    };
    Some(format!("{what}{}/{}", at + 1, found.order.len()))
}

/// What is searched, which match one is at and how many there are.
fn matches(state: &State) -> Option<String> {
    if state.search.query.is_empty() || state.search.before.is_some() {
        return None;
    }
    let count = count(state).unwrap_or_default();
    let query: String = state.search.query.chars().take(QUERY).collect();
    Some(format!("/{query} {count}").trim_end().to_owned())
}

fn count(state: &State) -> Option<String> {
    let here = state.opened()?.here;
    let (at, of) = state.search.count(state.open, here)?;
    let at = at.map_or(String::new(), |at| format!("{at}/"));
    Some(format!("{at}{of}"))
}

/// The line that is typed, with its cursor.
fn draw_line(pen: &mut Pen<'_>, state: &State, line: &Line, look: &Look) {
    let asked = match line.asked {
        Asked::Search | Asked::Event => "/",
        Asked::Filter => "filter: ",
        Asked::Tags(_) => "tags: ",
        Asked::Palette => "> ",
        Asked::Command => ":",
        Asked::Links => "link: ",
        Asked::Feed => "add: ",
        Asked::Choice => "which: ",
        Asked::Pipe => "|",
        Asked::Help => "show: ",
        Asked::Name => "who: ",
    };
    let (before, after) = line.parts();
    let at = after.graphemes(true).next().unwrap_or(" ");
    // The cursor must be seen, and what stands before it rather than what follows.
    let room = pen.room().saturating_sub(width(asked) + width(at));
    let mut shown = before;
    while width(shown) > room {
        let first = shown.graphemes(true).next().map_or(0, str::len);
        shown = &shown[first..];
    }
    let style = look.theme.style(Role::Text);
    pen.write(asked, look.theme.style(Role::Pointer))
        .write(shown, style)
        .write(at, look.theme.style(Role::MatchHere))
        .write(after.strip_prefix(at).unwrap_or_default(), style);
    if let Some(notice) = &state.notice {
        pen.skip(2)
            .write_short(notice, look.glyphs.more, look.theme.style(Role::Notice));
    } else {
        if let Some(count) = count(state).filter(|_| line.asked == Asked::Search) {
            pen.skip(1).write(&count, look.theme.style(Role::Faint));
        }
        pen.skip(2);
        draw_hints(pen, state, look);
    }
}

/// What can follow the keys pressed so far, in as many rows as that needs.
fn draw_following(cells: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let pressed: String = state.pressed.keys.iter().map(|key| key.label()).collect();
    let keymap = &state.settings.keys;
    let following = keymap.following(state.place(), &state.pressed.keys);
    let following = following.filter(|(_, row)| available(state, row.command));
    let whole = usize::from(area.width).saturating_sub(width(&pressed));
    let mut room = whole;
    let mut rows = vec![Vec::new()];
    for (key, row) in following {
        let needed = width(&key.label()) + width(row.hint) + 3;
        match rows.last_mut().filter(|_| needed <= room) {
            Some(last) => last.push((key, row.hint)),
            None => {
                rows.push(vec![(key, row.hint)]);
                room = whole;
            }
        }
        room = room.saturating_sub(needed);
    }
    let raised = raised::raise(cells, area, rows.len(), look);
    for (at, hints) in rows.iter().enumerate() {
        let mut pen = Pen::new(cells, raised, at);
        if at == 0 {
            pen.write(&pressed, look.theme.style(Role::Pointer));
        } else {
            pen.skip(width(&pressed));
        }
        for (key, hint) in hints {
            draw_hint_after(&mut pen, look, &key.label(), hint, &mut false);
        }
    }
}

/// The commands worth a hint, as many as fit; the help is always the last one.
fn draw_hints(pen: &mut Pen<'_>, state: &State, look: &Look) {
    let help = Command::Help.row();
    let (help_key, help_hint) = (state.key_here(help).unwrap_or_default(), hint(state, help));
    let kept = kept_for_help(state);
    let mut first = true;
    for row in hinted(state) {
        let (key, hint) = (state.key_here(row).unwrap_or_default(), hint(state, row));
        if width(&key) + width(hint) + 3 + kept > pen.room() {
            break;
        }
        draw_hint_after(pen, look, &key, hint, &mut first);
    }
    if !help_key.is_empty() && state.place() != Where::Line && pen.room() >= kept {
        draw_hint_after(pen, look, &help_key, help_hint, &mut first);
    }
}

/// The columns that the help's hint takes, with those before it.
fn kept_for_help(state: &State) -> usize {
    let help = Command::Help.row();
    let key = state.key_here(help).unwrap_or_default();
    width(&key) + width(hint(state, help)) + 3
}

/// The rows with a hint that can be given now, the likeliest first: in the help, what turns its pages; where a
/// jump has left the panel, the way back; then those of the place, and from the panel the way to the text; while
/// there is a search, its next match.
fn hinted(state: &State) -> Vec<&'static Row> {
    let place = state.place();
    let one = state.room() == Room::One;
    let mut rows: Vec<&Row> = Vec::new();
    if state.help.is_some() {
        rows.extend([Command::PageDown, Command::Search, Command::Back].map(Command::row));
    } else if one && place == Where::Article {
        rows.push(Command::Return.row());
    }
    if place == Where::Article && state.over == Some(state.open) {
        rows.push(Command::Back.row());
    }
    if is_told(state) {
        rows.push(Command::Undo.row());
    }
    let own = |row: &&Row| row.counts_at(place) && !row.places.contains(&Where::Anywhere);
    let marking = |row: &&Row| matches!(row.group, Group::Marking | Group::Fetching);
    rows.extend(TABLE.iter().filter(|row| own(row) && !marking(row)));
    if one && place == Where::Panel {
        rows.push(Command::TogglePanel.row());
    }
    if place == Where::Feeds {
        rows.extend([Command::Refresh, Command::AddFeed].map(Command::row));
    }
    if state.is_searching() || state.is_seeking() {
        rows.push(Command::Next.row());
    }
    let anywhere = |row: &&Row| row.places.contains(&Where::Anywhere);
    rows.extend(rows_of(Group::Going).filter(anywhere));
    rows.extend(TABLE.iter().filter(|row| own(row) && marking(row)));
    let others = [
        Group::Findings,
        Group::Searching,
        Group::Fetching,
        Group::Marking,
        Group::Reader,
    ];
    let others = others.into_iter().flat_map(rows_of);
    rows.extend(others.filter(anywhere));
    let mut shown: Vec<&Row> = Vec::new();
    for row in rows {
        let single = state.settings.keys.chord(row.command, place);
        let single = single.is_some_and(|chord| chord.0.len() == 1);
        // Where one pane fits, the panel's own key says where it leads.
        let twice = row.command == Command::NextPane
            && one
            && state.sheet.is_none()
            && state.panes().len() == 2;
        // On a sheet, leaving it is the same.
        let twice = twice || row.command == Command::Return && state.sheet.is_some();
        // Where a list stands alone, to search it is to filter it.
        let alone = state.help.is_none() && state.sheet.is_none() && !state.is_reading();
        let twice = twice || row.command == Command::Search && alone;
        let worth = single && !twice && row.command != Command::Help && row.counts_at(place);
        let said = hint(state, row);
        if worth
            && !said.is_empty()
            && available(state, row.command)
            && !shown.iter().any(|other| hint(state, other) == said)
        {
            shown.push(row);
        }
    }
    shown
}

/// The row's hint; a key that leads to a pane says which.
fn hint(state: &State, row: &Row) -> &'static str {
    match row.command {
        Command::NextPane => going_to(state),
        Command::TogglePanel if state.room() == Room::One && state.focus == Pane::Panel => "text",
        Command::TogglePanel if state.room() != Room::One && state.panel_shown => "hide",
        Command::Next if state.is_searching() || state.is_seeking() => "next match",
        Command::Next => "next unread",
        Command::AcceptLine if asks(state, Asked::Search) || asks(state, Asked::Event) => {
            "go there"
        }
        Command::AcceptLine if asks(state, Asked::Links) => "open",
        Command::Complete if asks(state, Asked::Filter) => "complete",
        Command::AcceptLine if asks(state, Asked::Feed) => "look there",
        Command::AcceptLine if asks(state, Asked::Choice) => "subscribe",
        Command::AcceptLine if asks(state, Asked::Pipe) => "run",
        Command::Search if state.help.is_some() => "show only",
        Command::Help if state.help.is_some() => "close",
        Command::ShowWhy if state.shows_why() => "records",
        Command::ToggleWhole if shows_whole(state) => "as given",
        Command::ToggleFolder if on_folded(state) => "unfold",
        Command::ToggleRead if state.meant().is_some_and(|listed| !listed.read) => "read",
        Command::Back if state.help.is_none() => leaving_to(state),
        _ => row.hint,
    }
}

/// Whether the cursor is on a folder that is folded.
fn on_folded(state: &State) -> bool {
    let library = state.library.as_ref();
    let meant = library.and_then(folding::meant);
    meant.is_some_and(|folder| library.is_some_and(|it| it.folded.contains(&folder)))
}

/// Whether the text of the article's page is shown.
fn shows_whole(state: &State) -> bool {
    state
        .opened()
        .is_some_and(|opened| opened.text == Text::Whole)
}

fn asks(state: &State, asked: Asked) -> bool {
    let line = state.line.as_ref();
    line.is_some_and(|line| line.asked == asked)
}

fn leaving_to(state: &State) -> &'static str {
    if state.sheet.is_some() {
        return Command::Back.row().hint;
    }
    if state.focus == Pane::Article && state.over == Some(state.open) {
        let sheets = state.visits.iter().rev();
        let sheet = sheets.filter_map(|visit| visit.sheet.as_ref()).next();
        return sheet.map_or("", |sheet| sheet.place().name());
    }
    match (state.focus, &state.library) {
        (Pane::Feeds, _) | (Pane::Article, None) => "quit",
        (Pane::Article, Some(_)) => "list",
        (Pane::List, Some(_)) => "feeds",
        _ => Command::Back.row().hint,
    }
}

fn going_to(state: &State) -> &'static str {
    match &state.sheet {
        Some(Sheet::Ledger(ledger)) if ledger.source.is_some() => return "events",
        Some(Sheet::Ledger(_)) => return "sources",
        Some(Sheet::Dossier(_)) => return "next part",
        None => {}
    }
    let panes = state.panes();
    let at = panes.iter().position(|&pane| pane == state.focus);
    match panes[(at.unwrap_or(0) + 1) % panes.len()] {
        Pane::Feeds => "feeds",
        Pane::List => "list",
        Pane::Article => "text",
        Pane::Panel => "panel",
    }
}

fn draw_hint_after(pen: &mut Pen<'_>, look: &Look, key: &str, hint: &str, first: &mut bool) {
    pen.skip(if std::mem::take(first) { 0 } else { 2 });
    pen.write(key, look.theme.style(Role::Key))
        .skip(1)
        .write(hint, look.theme.style(Role::Faint));
}
