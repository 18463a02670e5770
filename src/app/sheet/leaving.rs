//! What leaves a sheet: an event as a sentence or a quote, all events as Markdown or as lines for a program, a
//! dossier as Markdown.

use std::fmt::Write;

use crate::app::{
    Dossier, Effect, Event, Stage, State, copying, dossier::Known, event::Source, markdown::escaped,
};

use super::Sheet;

/// Where all events of a list shall go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// Into a file.
    Save,
    /// To a program, as the user typed it for a shell.
    Pipe(String),
}

/// So many events leave at once.
pub const MOST: usize = 10_000;

/// Copies the selected event as a sentence, with its tellings.
pub fn record(state: &mut State) -> Vec<Effect> {
    let text = state.sheet.as_ref().and_then(Sheet::event).map(told);
    copying::copy(state, text, "record copied")
}

/// Copies the words of the telling that the cursor is on.
pub fn quote(state: &mut State) -> Vec<Effect> {
    let source = state.sheet.as_ref().and_then(Sheet::source);
    let text = source.map(|source| {
        let words = source.evidence.first().map_or("", String::as_str);
        format!("“{words}”\n{}\n", of_source(source))
    });
    copying::copy(state, text, "quote copied")
}

/// Saves what the sheet shows: a list is first gathered.
pub fn save(state: &State) -> Vec<Effect> {
    match &state.sheet {
        Some(Sheet::Ledger(ledger)) => {
            vec![Effect::Gather(
                ledger.order,
                ledger.filter.clone(),
                Leaving::Save,
            )]
        }
        Some(Sheet::Dossier(dossier)) => of_dossier(dossier)
            .map(|text| Effect::Save {
                name: file_name(&format!("dossier {}", dossier.name)),
                text,
            })
            .into_iter()
            .collect(),
        None => Vec::new(),
    }
}

/// Hands what the sheet shows to a program.
#[must_use]
pub fn pipe(sheet: &Sheet, line: String) -> Vec<Effect> {
    match sheet {
        Sheet::Ledger(ledger) => {
            let leaving = Leaving::Pipe(line);
            vec![Effect::Gather(ledger.order, ledger.filter.clone(), leaving)]
        }
        Sheet::Dossier(dossier) => of_dossier(dossier)
            .map(|text| Effect::Pipe { line, text })
            .into_iter()
            .collect(),
    }
}

/// What is done with events that were gathered for leaving; `left` more were left out.
#[must_use]
pub fn gathered(events: &[Event], filter: &str, leaving: Leaving, left: usize) -> Effect {
    match leaving {
        Leaving::Save => Effect::Save {
            name: file_name(&format!("ledger {filter}")),
            text: markdown(events, filter, left),
        },
        Leaving::Pipe(line) => Effect::Pipe {
            line,
            text: lines(events),
        },
    }
}

/// A file's name of the letters, digits and words of `words`.
fn file_name(words: &str) -> String {
    let words = words.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-").chars().take(60).collect()
}

/// A line for each event: its day, the sentence, the first page that tells it.
#[must_use]
pub fn lines(events: &[Event]) -> String {
    let line = |event: &Event| {
        let day = event
            .date
            .map_or_else(|| "?".to_owned(), |date| date.to_string());
        let link = event.sources.iter().find_map(|source| source.link.clone());
        let parts = [day, event.sentence(), link.unwrap_or_default()];
        format!("{}\n", parts.join("\t").trim_end())
    };
    events.iter().map(line).collect()
}

/// Title, feed, day and link of a source.
fn of_source(source: &Source) -> String {
    let day = source.day.map(|day| day.to_string()).unwrap_or_default();
    let parts = [source.title.clone(), source.feed.clone(), day];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match &source.link {
        Some(link) => format!("{}\n{link}", parts.join(", ")),
        None => parts.join(", "),
    }
}

/// An event with all its tellings.
fn told(event: &Event) -> String {
    let mut text = event.sentence() + "\n";
    for conflict in &event.conflicts {
        text += &format!("≠ {conflict}\n");
    }
    for source in &event.sources {
        for words in &source.evidence {
            text += &format!("“{words}”\n");
        }
        text += &format!("{}\n", of_source(source));
    }
    text
}

/// Events as a Markdown list, each with who tells it in which words.
fn markdown(events: &[Event], filter: &str, left: usize) -> String {
    let mut text = match filter {
        "" => "# Ledger\n\n".to_owned(),
        filter => format!("# Ledger: {}\n\n", escaped(filter)),
    };
    events
        .iter()
        .for_each(|event| write_event(&mut text, event));
    if left > 0 {
        let _ = writeln!(text, "\n{left} more are not in this file.");
    }
    text
}

fn write_event(text: &mut String, event: &Event) {
    let day = event
        .date
        .map_or_else(|| "day unknown".to_owned(), |date| date.to_string());
    // Writing to a String cannot fail.
    let _ = writeln!(text, "- **{day}** {}", escaped(&event.sentence()));
    for conflict in &event.conflicts {
        let _ = writeln!(text, "  - ≠ {}", escaped(conflict));
    }
    for source in &event.sources {
        let link = source.link.as_deref().filter(|link| copying::is_page(link));
        let title = escaped(&source.title);
        let title = link.map_or(title.clone(), |link| {
            format!("[{title}](<{}>)", link.replace(['<', '>'], ""))
        });
        let day = source.day.map(|day| format!(", {day}")).unwrap_or_default();
        let words = source.evidence.first().map_or("", String::as_str);
        let feed = escaped(&source.feed);
        let _ = writeln!(text, "  - {title}, {feed}{day}: “{}”", escaped(words));
    }
}

fn of_dossier(dossier: &Dossier) -> Option<String> {
    let Stage::Ready(known) = &dossier.known else {
        return None;
    };
    let mut text = format!("# {}\n\n", escaped(&known.name));
    let kind = known.kind.map(|kind| kind.name().to_owned());
    let names = (!known.names.is_empty()).then(|| format!("also {}", known.names.join(", ")));
    let seen = known
        .seen
        .map(|(first, last)| format!("from {first} to {last}"));
    let count = Some(format!("{} articles", known.articles));
    let head: Vec<String> = [kind, names, count, seen].into_iter().flatten().collect();
    let _ = writeln!(text, "{}", escaped(&head.join(" · ")));
    write_sections(&mut text, known);
    Some(text)
}

fn write_sections(text: &mut String, known: &Known) {
    let met: Vec<Event> = known
        .met
        .iter()
        .flat_map(|met| met.events.clone())
        .collect();
    let sections = [
        ("Received", &known.received),
        ("Gave", &known.gave),
        ("Met", &met),
        ("Took place here", &known.here),
    ];
    for (heading, events) in sections {
        if !events.is_empty() {
            let _ = writeln!(text, "\n## {heading}\n");
            events.iter().for_each(|event| write_event(text, event));
        }
    }
    if !known.company.is_empty() {
        let _ = writeln!(text, "\n## Named with\n");
        for company in &known.company {
            let name = escaped(&company.name);
            let _ = writeln!(
                text,
                "- {name} ({}): {}",
                company.kind.name(),
                company.count
            );
        }
    }
}
