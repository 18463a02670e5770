//! `warta score`: the files around the measure of gifts and meetings.
//!
//! Predictions are read from a file, or made from the gold's own texts by the same way as in `extract`,
//! each text in its row's language and with its row's date of publication.

use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use serde::{Serialize, de::DeserializeOwned};

use super::{Error as Failure, input};
use crate::{
    lang::analyse,
    report::{Format, Report},
    score::{self, Gold, Mistake, Prediction},
    text::{self, harmless},
};

/// What `warta score --help` ends with.
pub const HELP: &str = "\
A row of GOLD is a JSON object in the shape of `warta extract --format jsonl`: `id`, `gifts`, `meetings`,
and where known `lang`, `published` (or `published_month`), `set`, `split`, `aliases` (name: other names),
`hard_negative`. An event may say `optional`, and `place_alt`, `date_alt`, `topic_alt`, `status_alt` for
further right answers, `also_giver`, `also_recipient`, `also_present` for those who only act for a party.
Names, things and places need not agree to the letter.

Examples:
  warta score gold.jsonl --texts news/              judge this warta on news/<id>.txt
  warta score gold.jsonl found.jsonl --lang id      judge what was found before, or by another program
  jq -c . tests/text/*.json > gold.jsonl && warta score gold.jsonl --texts tests/text --errors";

/// What to judge, and against what.
#[derive(Debug, Args)]
pub(super) struct Score {
    /// What is to be found: one JSON object a line, one line a text
    #[arg(value_name = "GOLD")]
    gold: OsString,
    /// What was found, in the same shape; a text without a line counts as one without events
    #[arg(value_name = "PREDICTIONS", required_unless_present = "texts")]
    predictions: Option<OsString>,
    /// Find it now, in the files <id>.txt of this folder
    #[arg(long, value_name = "DIR", conflicts_with = "predictions")]
    texts: Option<PathBuf>,
    /// Only texts in this language
    #[arg(long, value_name = "LANG", value_parser = ["id", "en"])]
    lang: Option<String>,
    /// Only texts of this set
    #[arg(long, value_name = "NAME")]
    set: Option<String>,
    /// Only texts of this split
    #[arg(long, value_name = "NAME")]
    split: Option<String>,
    /// Show each missed and invented event, and each wrong field
    #[arg(long)]
    errors: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

/// How a score is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// A table to read
    Text,
    /// One JSON object
    Json,
}

/// Why there is nothing to score. Each message is one harmless line that ends in advice.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A line is no row.
    #[error(
        "could not read {name}: {why}; put one JSON object a line, as `warta extract --format jsonl` does"
    )]
    Row {
        /// The file.
        name: String,
        /// Its line and what is wrong with it.
        why: String,
    },
    /// A text has two rows.
    #[error("could not score {name}: it has two rows with the id {id}; leave one of them")]
    Twice {
        /// The file.
        name: String,
        /// The text's id.
        id: String,
    },
    /// No row is wanted.
    #[error("could not score {name}: none of its rows has {what}; check the name")]
    NoRow {
        /// The gold.
        name: String,
        /// What was asked for.
        what: String,
    },
}

impl Score {
    /// The score, as it is printed.
    pub fn report(&self) -> Result<String, Failure> {
        let gold: Vec<Gold> = rows(&self.gold)?;
        once(&self.gold, gold.iter().map(|row| row.id.as_str()))?;
        let predictions = self
            .predictions
            .as_deref()
            .map(|file| found(file, &gold, &self.gold))
            .transpose()?;
        let gold = self.wanted(gold)?;
        let predictions = match (predictions, &self.texts) {
            (Some(predictions), _) => predictions,
            (None, Some(folder)) => gold
                .iter()
                .map(|gold| read(gold, folder))
                .collect::<Result<_, _>>()?,
            (None, None) => Vec::new(),
        };
        let score = score::score(&gold, &predictions);
        let printed = match self.format {
            Shape::Text => score::listing(&score, self.errors),
            Shape::Json => json(&score, self.errors),
        };
        // Names of predictions made elsewhere may hold anything.
        Ok(printed.lines().map(|line| harmless(line) + "\n").collect())
    }

    /// The rows that were asked for.
    fn wanted(&self, mut gold: Vec<Gold>) -> Result<Vec<Gold>, Error> {
        let mut keep = |what: &str, wanted: &Option<String>, of: fn(&Gold) -> Option<&str>| {
            let Some(wanted) = wanted else {
                return Ok(());
            };
            gold.retain(|row| of(row) == Some(wanted));
            if gold.is_empty() {
                return Err(Error::NoRow {
                    name: shown(&self.gold),
                    what: harmless(&format!("the {what} {wanted}")),
                });
            }
            Ok(())
        };
        keep("set", &self.set, |row| row.set.as_deref())?;
        keep("split", &self.split, |row| row.split.as_deref())?;
        keep("language", &self.lang, |row| Some(row.lang?.code()))?;
        Ok(gold)
    }
}

/// What was found in the text of a row.
fn read(gold: &Gold, folder: &Path) -> Result<Prediction, Failure> {
    let file = folder.join(format!("{}.txt", gold.id)).into_os_string();
    let bytes = input::bytes(&file)?;
    let published = gold.published.or(gold.published_month);
    let article = text::read(&gold.id, &bytes, published)
        .map_err(|error| input::Error::unreadable(&file, &error))?;
    let findings = analyse(&article, gold.lang);
    let report = Report {
        article: &article,
        findings: &findings,
    };
    let mut line = Vec::new();
    Format::Jsonl
        .write(&report, &mut line)
        .expect("memory can be written to");
    let prediction = serde_json::from_slice(&line).expect("what extract prints is a prediction");
    Ok(Prediction {
        id: gold.id.clone(),
        ..prediction
    })
}

/// Predictions from a file. Those of texts that the gold does not have are told of and left out.
fn found(file: &OsStr, gold: &[Gold], of: &OsStr) -> Result<Vec<Prediction>, Failure> {
    let mut predictions: Vec<Prediction> = rows(file)?;
    once(file, predictions.iter().map(|row| row.id.as_str()))?;
    let known: BTreeSet<&str> = gold.iter().map(|row| row.id.as_str()).collect();
    let is_unknown = |row: &&Prediction| !known.contains(row.id.as_str());
    let unknown: Vec<&Prediction> = predictions.iter().filter(is_unknown).collect();
    if let Some(first) = unknown.first() {
        let (count, first, of) = (unknown.len(), harmless(&first.id), shown(of));
        // Where standard error is closed, the score is still printed.
        let _ = writeln!(
            io::stderr(),
            "warta: {of} has no row for {count} of the texts, such as {first}; they are left out"
        );
    }
    predictions.retain(|row| known.contains(row.id.as_str()));
    Ok(predictions)
}

fn rows<R: DeserializeOwned>(file: &OsStr) -> Result<Vec<R>, Failure> {
    let bytes = input::bytes(file)?;
    let rows = score::rows(&bytes).map_err(|why| Error::Row {
        name: shown(file),
        why: harmless(&why.to_string()),
    })?;
    Ok(rows)
}

fn once<'a>(file: &OsStr, ids: impl Iterator<Item = &'a str>) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Error::Twice {
                name: shown(file),
                id: harmless(id),
            });
        }
    }
    Ok(())
}

fn shown(file: &OsStr) -> String {
    if file == "-" {
        "standard input".to_owned()
    } else {
        harmless(&file.to_string_lossy())
    }
}

fn json(score: &score::Score, errors: bool) -> String {
    #[derive(Serialize)]
    struct Printed<'a> {
        #[serde(flatten)]
        score: &'a score::Score,
        #[serde(skip_serializing_if = "Option::is_none")]
        errors: Option<&'a [Mistake]>,
    }
    let errors = errors.then_some(score.mistakes.as_slice());
    let printed = Printed { score, errors };
    serde_json::to_string_pretty(&printed).expect("figures and strings serialise")
}
