//! The command line: what can be asked for, and which function answers.
//!
//! Data goes to standard output, messages to standard error, one line each. Names that come from outside
//! are made harmless before they are printed. How a text is found and probed is said in `input`, how
//! many are extracted in order in `extract`, how gold is found and compared in `score`.

mod config;
mod doctor;
mod extract;
mod feeds;
mod input;
mod ledger;
mod manual;
mod model;
mod opml;
mod page;
mod refresh;
mod score;
mod search;
mod smart;
mod stored;
mod subscription;
mod surroundings;
mod transfer;
mod usage;

use std::{
    ffi::OsString,
    io::{self, Write},
};

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::{
    app::{
        command::{Row, with_keys},
        key::Chord,
        keymap::Keymap,
        preset::Preset,
    },
    config as settled, demo,
    domain::{Lang, PartialDate},
    report::Format,
    runtime::{self, Content, Opening, Reading, Shelving},
    store,
    text::harmless,
};

pub use usage::parsed;

/// What can go wrong on the command line.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A text cannot be read.
    #[error(transparent)]
    Input(#[from] input::Error),
    /// Some of many texts could not be read, and each has had its line.
    #[error("some texts could not be read")]
    Told,
    /// The reader could not run.
    #[error(transparent)]
    Reader(#[from] runtime::Error),
    /// A model could not be made, opened or used.
    #[error(transparent)]
    Model(#[from] model::Error),
    /// Gold or predictions could not be scored.
    #[error(transparent)]
    Score(#[from] score::Error),
    /// The store could not do what was asked.
    #[error("{}", harmless(&.0.to_string()))]
    Store(#[from] store::Error),
    /// A file could not be read or written, or not all of it.
    #[error("{0}")]
    File(String),
    /// What was asked for is not understood.
    #[error("{}", harmless(.0))]
    Usage(String),
    /// Standard output failed.
    #[error("could not write to standard output: {0}")]
    Output(#[from] io::Error),
}

impl Error {
    /// Whether only the other end of a pipe has gone, as with `| head`.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Whether it was asked for in a wrong way.
    #[must_use]
    pub const fn is_usage(&self) -> bool {
        matches!(self, Self::Usage(_))
    }

    /// Whether the user has already been told.
    #[must_use]
    pub const fn is_told(&self) -> bool {
        matches!(self, Self::Told)
    }
}

const EXAMPLES: &str = "\
Examples:
  warta                            read the stored articles; the bundled ones before there are any
  warta news/*.txt                 read these
  warta https://lumira.example/news/harbour
  pdftotext report.pdf - | warta -
  warta extract --format jsonl --published 2023-09-18 article.txt
  warta extract news/ | less       every .txt and .md file of a folder

A file that is named like a subcommand is opened with its folder: warta ./keys";

/// A terminal news reader that shows who gave what to whom, and who met whom.
///
/// It reads plain text in Indonesian and English, highlights people, bodies, places and more, and lists
/// beside the text the gifts and meetings it reports, each one key away from the words that say so.
/// Everything runs on this machine; only feeds that you subscribe to and addresses that you name are fetched.
#[derive(Debug, Parser)]
#[command(name = "warta", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Texts to read: files, addresses of pages, `-` for standard input. Without any, the stored articles
    #[arg(value_name = "FILE|URL|-")]
    files: Vec<OsString>,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    store: stored::Which,
}

/// What is known about the texts from outside.
#[derive(Debug, Clone, Copy, Args)]
struct Known {
    /// When the texts were published: 2023-09-18, or 2023-09 where only the month is known
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,
    /// The language to read them in
    #[arg(long, value_enum, default_value_t = Language::Auto)]
    lang: Language,
}

/// A language, or the wish that it be found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// Indonesian
    Id,
    /// English
    En,
    /// Whichever each text seems to be written in
    Auto,
}

impl Language {
    const fn known(self) -> Option<Lang> {
        match self {
            Self::Id => Some(Lang::Id),
            Self::En => Some(Lang::En),
            Self::Auto => None,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the entities, gifts and meetings of texts; nothing is stored
    #[command(after_help = extract::HELP)]
    Extract {
        /// How to print them
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        #[command(flatten)]
        known: Known,
        /// Files, folders (their .txt and .md files, not those of folders inside), or `-`
        #[arg(value_name = "FILE|DIR|-", required = true)]
        texts: Vec<OsString>,
    },
    /// Tag words one a line, a blank line between sentences, and print `TOKEN<TAB>TAG`
    Tag {
        /// The file of words, or `-`
        #[arg(long, value_name = "FILE")]
        conll: OsString,
        #[command(flatten)]
        which: model::Which,
    },
    /// Train or judge an entity model
    #[command(subcommand)]
    Model(model::Command),
    /// What the reader reads regularly
    #[command(subcommand)]
    Feeds(feeds::Command),
    /// Fetch what is new in all feeds
    #[command(after_help = refresh::HELP)]
    Refresh(refresh::Refresh),
    /// Read web pages without their menus, advertisements and comments
    #[command(subcommand)]
    Page(page::Command),
    /// Print how well gifts and meetings agree with a gold file: precision, recall and F1
    #[command(after_help = score::HELP)]
    Score(score::Score),
    /// Print the stored articles that a query means, the newest first
    #[command(after_help = search::HELP)]
    Search(search::Search),
    /// Print the gifts or meetings that the stored articles tell, each event once
    #[command(after_help = ledger::HELP)]
    Ledger(ledger::Listing),
    /// Print what is new: how many articles, and which gifts and meetings they tell
    Digest(ledger::Digest),
    /// Look at terminal, colours, signs, clipboard, configuration, models, store and feeds, and say what to do
    Doctor(doctor::Doctor),
    /// Write all that is stored to a file that any tool can read
    Export(transfer::Export),
    /// Take in what `warta export --all` wrote
    Import(transfer::Import),
    /// Print the reader's keys in force as a Markdown table
    Keys {
        /// Those of a set of keys, whatever the configuration says
        #[arg(long, value_name = "NAME")]
        preset: Option<String>,
    },
    /// What the user has settled: config.toml
    #[command(subcommand)]
    Config(config::Command),
    /// Print the completion script of a shell
    Completions {
        /// The shell to complete in
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// Does what was asked for.
///
/// # Errors
/// Where a text cannot be read, or standard output or the terminal fails.
pub fn run(cli: Cli) -> Result<(), Error> {
    match cli.command {
        None => {
            model::prefer_own_models()?;
            open(&cli.files, cli.known, &cli.store)
        }
        Some(Command::Extract {
            format,
            known,
            texts,
        }) => {
            model::prefer_own_models()?;
            extract::run(&texts, format, known)
        }
        Some(Command::Tag { conll, which }) => {
            model::prefer_own_models()?;
            model::tag(&which, &conll)
        }
        Some(Command::Model(command)) => {
            model::prefer_own_models()?;
            model::perform(&command)
        }
        Some(Command::Feeds(command)) => feeds::perform(&command),
        Some(Command::Refresh(refresh)) => refresh.run(),
        Some(Command::Page(command)) => page::perform(&command),
        Some(Command::Score(what)) => {
            model::prefer_own_models()?;
            print(what.report()?.as_bytes())
        }
        Some(Command::Search(search)) => search.print(),
        Some(Command::Ledger(listing)) => listing.print(),
        Some(Command::Digest(digest)) => digest.print(),
        Some(Command::Doctor(doctor)) => doctor.examine(),
        Some(Command::Export(export)) => export.write(),
        Some(Command::Import(import)) => import.read(),
        Some(Command::Keys { preset }) => print(keys(preset.as_deref())?.table().as_bytes()),
        Some(Command::Config(command)) => config::perform(&command),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "warta", &mut script);
            print(&script)
        }
        Some(Command::Man) => print(&manual::page(Cli::command())?),
    }
}

/// Opens the reader. Every text is probed first, so that a mistake is told before the screen changes.
fn open(files: &[OsString], known: Known, store: &stored::Which) -> Result<(), Error> {
    let loaded = settled::load();
    let reading = if files.is_empty() {
        Reading::Stored(Shelving {
            store: store.path()?,
            samples: samples(&loaded.config.settings().keys),
        })
    } else {
        Reading::Texts(input::openings(files, known.published, known.lang.known())?)
    };
    Ok(runtime::run(reading, loaded)?)
}

/// The keys of a preset, or those in force.
fn keys(preset: Option<&str>) -> Result<Keymap, Error> {
    let Some(name) = preset else {
        return Ok(settled::load().config.settings().keys);
    };
    let named = Preset::ALL.into_iter().find(|preset| preset.name() == name);
    named.map(Keymap::preset).ok_or_else(|| {
        let names = Preset::ALL.map(Preset::name).join(", ");
        Error::Usage(format!("no preset is called {name}; there are {names}"))
    })
}

/// The bundled articles, as openings; the tutorial names the keys in force.
fn samples(keys: &Keymap) -> Vec<Opening> {
    let key = |row: &Row| {
        let mut places = row.everywhere().into_iter();
        let chord = places.find_map(|place| keys.chord(row.command, place));
        chord.map(Chord::label)
    };
    let opening = |sample: &demo::Sample| Opening {
        source: sample.source.to_owned(),
        published: sample.published.parse().ok(),
        lang: None,
        content: Content::Bytes(with_keys(sample.text, key).into_bytes()),
    };
    demo::SAMPLES.iter().map(opening).collect()
}

/// `1 new article`, `2 new articles`.
fn new_articles(count: usize) -> String {
    match count {
        1 => "1 new article".to_owned(),
        count => format!("{count} new articles"),
    }
}

/// Why a file could not be opened or written, and what to do.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check its name".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "that is not permitted; check its permissions".to_owned()
        }
        io::ErrorKind::IsADirectory => "it is a folder; name a file".to_owned(),
        _ => error.to_string(),
    }
}

fn print(bytes: &[u8]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    /// The words of a line of examples as a shell would part them, up to a pipe, a file to write or what is said of it.
    fn words_of(example: &str) -> Vec<String> {
        let (mut words, mut quote) = (vec![String::new()], None);
        let command = example.split(" | ").next().unwrap_or_default();
        let command = command.split(" > ").next().unwrap_or_default();
        for character in command
            .trim()
            .split("  ")
            .next()
            .unwrap_or_default()
            .chars()
        {
            match character {
                '\'' | '"' if quote.is_none() => quote = Some(character),
                _ if quote == Some(character) => quote = None,
                ' ' if quote.is_none() => words.push(String::new()),
                _ => words.last_mut().unwrap().push(character),
            }
        }
        assert_eq!(quote, None, "{example}");
        words
    }

    fn check_example(example: &str) {
        let parsed = Cli::try_parse_from(words_of(example));
        assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
    }

    #[test]
    fn every_example_of_the_help_is_understood() {
        let mut commands = vec![Cli::command()];
        let mut examples = 0;
        while let Some(command) = commands.pop() {
            let help = command.get_after_help().map(ToString::to_string);
            let help = help.unwrap_or_default();
            let lines = help.lines().filter_map(|line| line.strip_prefix("  "));
            for example in lines.filter(|line| line.starts_with("warta ")) {
                check_example(example);
                examples += 1;
            }
            commands.extend(command.get_subcommands().cloned());
        }
        assert!(examples > 10, "{examples}");
    }

    #[test]
    fn every_command_of_the_readme_is_understood() {
        let readme = include_str!("../../README.md");
        let lines = readme.lines().flat_map(|line| line.split(" && "));
        let examples: Vec<&str> = lines.filter(|line| line.starts_with("warta ")).collect();
        examples.iter().copied().for_each(check_example);
        assert!(examples.len() > 30, "{}", examples.len());
    }

    #[test]
    fn a_file_after_a_file_is_a_file_even_where_a_subcommand_has_its_name() {
        let cli = Cli::try_parse_from(["warta", "a.txt", "./keys", "-"]).unwrap();
        assert!(cli.command.is_none());
        assert_eq!(cli.files, ["a.txt", "./keys", "-"]);
    }
}
