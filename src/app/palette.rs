//! Commands by their names: the palette finds them by some of their letters, the command line takes them with
//! what they are about. Both come from the one table.

use std::cmp::Reverse;

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};

use super::{
    Asked, Effect, State, asking, available,
    command::{Command, Row, TABLE, Where},
    fetching, search, sheet, update,
};

/// What the palette offers for what is typed in it, the likeliest first: commands that would do something now.
#[must_use]
pub fn offered(state: &State) -> Vec<&'static Row> {
    let typed = match &state.line {
        Some(line) if line.asked == Asked::Palette => line.text(),
        _ => return Vec::new(),
    };
    best(typed, TABLE.iter().filter(|row| is_offered(state, row)))
}

/// The rows that have the typed letters, those first that have them in their name.
fn best(typed: &str, rows: impl Iterator<Item = &'static Row>) -> Vec<&'static Row> {
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut score = |text| pattern.score(Utf32Str::new(text, &mut letters), &mut matcher);
    let mut matches: Vec<(bool, u32, &Row)> = rows
        .filter_map(|row| {
            let name = score(row.name);
            let named = name.is_some();
            let score = name.or_else(|| score(row.help))?;
            Some((named, score, row))
        })
        .collect();
    // Those that score alike stay in the order of the table.
    matches.sort_by_key(|&(named, score, _)| Reverse((named, score)));
    matches.into_iter().map(|(_, _, row)| row).collect()
}

fn is_offered(state: &State, row: &Row) -> bool {
    let itself = matches!(row.command, Command::Palette | Command::CommandLine);
    !itself && row.counts_at(state.place_of_focus()) && available(state, row.command)
}

/// Does what the palette's cursor is on.
pub fn accept(state: &mut State) -> Vec<Effect> {
    let at = state.line.as_ref().map_or(0, |line| line.at);
    let row = offered(state).get(at).copied();
    state.line = None;
    match row {
        Some(row) => update::perform(state, row.command, None),
        None => {
            state.notice = Some("no command has these letters".into());
            Vec::new()
        }
    }
}

/// Does what a command line says: a command's name, or as much of it as tells it from the others, and for some
/// what they are about; or the number of a paragraph.
pub fn execute(state: &mut State, line: &str) -> Vec<Effect> {
    let (name, about) = line.split_once(' ').unwrap_or((line, ""));
    let about = about.trim();
    if name.is_empty() {
        return Vec::new();
    }
    if let Ok(number) = name.parse::<usize>() {
        super::going::go_to_paragraph(state, number);
        return Vec::new();
    }
    let named = here(state, begun_with(name));
    // Where the very one cannot be given, it says why.
    let exact = begun_with(name).find(|row| row.name == name);
    let row = match (exact, named.as_slice()) {
        (Some(row), _) => row,
        (None, [row]) => *row,
        (None, []) => {
            state.notice = Some(unknown(name));
            return Vec::new();
        }
        (None, several) => {
            let names: Vec<&str> = several.iter().map(|row| row.name).collect();
            state.notice = Some(format!("{name}: {}", names.join(" ")));
            return Vec::new();
        }
    };
    match row.command {
        Command::Search
            if !about.is_empty() && !state.is_reading() && available(state, row.command) =>
        {
            asking::filter(state, about)
        }
        Command::Filter if !about.is_empty() && available(state, row.command) => {
            asking::filter(state, about)
        }
        Command::AddFeed if !about.is_empty() && available(state, row.command) => {
            fetching::add(state, about)
        }
        Command::Search if !about.is_empty() && available(state, row.command) => {
            search::begin(state);
            search::retype(state, about.to_owned());
            state.line = None;
            search::accept(state);
            Vec::new()
        }
        Command::ShowDossier if !about.is_empty() && available(state, row.command) => {
            sheet::open_dossier(state, about.to_owned())
        }
        command => update::perform(state, command, None),
    }
}

/// The commands of the table whose name begins so, those of the input line left out.
fn begun_with(name: &str) -> impl Iterator<Item = &'static Row> + '_ {
    let elsewhere = |row: &&Row| !row.places.contains(&Where::Line);
    TABLE
        .iter()
        .filter(elsewhere)
        .filter(move |row| row.name.starts_with(name))
}

/// Those of some rows that count where the reader is, if any of them does.
fn here(state: &State, rows: impl Iterator<Item = &'static Row>) -> Vec<&'static Row> {
    let rows: Vec<&Row> = rows.collect();
    let place = state.place_of_focus();
    let counts =
        |row: &&Row| row.counts_at(place) && sheet::available(state, row.command) != Some(false);
    let own: Vec<&Row> = rows.iter().copied().filter(counts).collect();
    if own.is_empty() { rows } else { own }
}

fn unknown(name: &str) -> String {
    let near = nearest(name, begun_with("").map(|row| row.name));
    if strsim::jaro_winkler(name, near) > 0.75 {
        format!("no command is called {name}; {near} is one")
    } else {
        format!("no command is called {name}")
    }
}

/// The name that is most like `name`; nothing where there are none.
#[must_use]
pub fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> &'a str {
    let alike = names.map(|near| (strsim::jaro_winkler(name, near), near));
    let nearest = alike.max_by(|(a, _), (b, _)| a.total_cmp(b));
    nearest.map_or("", |(_, near)| near)
}

/// Completes a command's name as far as it is clear, and tells how it may go on.
pub fn complete(state: &mut State) {
    let Some(line) = &state.line else { return };
    let rows = here(state, begun_with(line.text()));
    let names: Vec<&str> = rows.into_iter().map(|row| row.name).collect();
    let Some(line) = &mut state.line else { return };
    let (Some(first), Some(last)) = (names.iter().min(), names.iter().max()) else {
        return;
    };
    let common = first.bytes().zip(last.bytes());
    let common = common.take_while(|(a, b)| a == b).count();
    let done = first[..common].to_owned();
    if names.len() > 1 && done == line.text() {
        let names: Vec<&str> = names.iter().map(|name| &name[common..]).collect();
        state.notice = Some(format!("…{}", names.join(" …")));
    }
    line.replace(done);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_letters_find_a_command() {
        let check = |typed: &str, expected: &str| {
            assert_eq!(best(typed, TABLE.iter())[0].name, expected, "{typed}");
        };
        check("star", "toggle-star");
        check("nxgift", "next-gift");
        check("QUIT", "quit");
    }

    #[test]
    fn an_unknown_name_is_told_with_a_near_one() {
        assert_eq!(unknown("quut"), "no command is called quut; quit is one");
        assert_eq!(unknown("xyzzy"), "no command is called xyzzy");
        assert_eq!(unknown("hlp"), "no command is called hlp; help is one");
    }
}
