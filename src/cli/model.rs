//! `warta model train`, `warta model eval` and `warta tag`: the files around the entity tagger.
//!
//! A model that the user has put beside the settings, `models/xx.ner` in the folder of `directories`, is
//! used instead of the one in the program.

use std::{
    ffi::{OsStr, OsString},
    fs,
    io::{self, Read, Write},
    path::PathBuf,
};

use clap::{Args, Subcommand};

use super::Error as Failure;
use crate::{
    domain::Lang,
    lang::tagger::{self, Domain, LexiconTable, Sample, Tagger, Training},
    model::{conll, report, run},
};

/// Why a model could not be made, opened or used.
#[derive(Debug, thiserror::Error)]
#[error("could not {what} {name}: {why}")]
pub struct Error {
    what: &'static str,
    name: String,
    why: String,
}

fn error(what: &'static str, name: impl AsRef<OsStr>, why: impl ToString) -> Failure {
    let name = crate::text::harmless(&name.as_ref().to_string_lossy()).to_string();
    Error {
        what,
        name,
        why: why.to_string(),
    }
    .into()
}

/// A file that could not be opened.
fn failed(what: &'static str, name: &OsStr, error: &io::Error) -> Failure {
    self::error(what, name, super::why(error))
}

/// What can be done with entity models.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Train an entity model from tagged sentences: `TOKEN<TAB>TAG` a line, BIO, a blank line between them
    Train(Train),
    /// Judge an entity model against tagged sentences
    Eval {
        #[command(flatten)]
        which: Which,
        /// Entity types that count, with commas; all without it
        #[arg(long, value_name = "TYPES", value_delimiter = ',')]
        types: Vec<String>,
        /// Tag whole documents, with a second look; they are split at -DOCSTART- lines
        #[arg(long)]
        documents: bool,
        /// Tagged sentences
        #[arg(value_name = "FILE", required = true)]
        files: Vec<OsString>,
    },
}

/// Which model to use.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// The language, as a code: id, en, or one that you have trained
    #[arg(long, value_name = "LANG", default_value = "id")]
    lang: String,
    /// A model file, instead of the language's own
    #[arg(long, value_name = "FILE")]
    model: Option<OsString>,
}

/// Everything a training takes.
#[derive(Debug, Args)]
pub(super) struct Train {
    /// The language, as a code; names the file where --out is not given
    #[arg(long, value_name = "LANG")]
    lang: String,
    /// Sentences to learn, as FILE or NAME=FILE or NAME@WEIGHT=FILE: a source of each NAME, the first being
    /// the one to be good at
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    train: Vec<String>,
    /// Sentences to judge the model by
    #[arg(long, value_name = "FILE", num_args = 1..)]
    dev: Vec<OsString>,
    /// Where to write the model; by default where warta looks for it, beside the settings
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What is known of words: `word<TAB>number<TAB>number…` a line, lower case, numbers to 255
    #[arg(long, value_name = "FILE")]
    words: Option<OsString>,
    /// The two columns of that table, from 0, that stand for a word in company
    #[arg(long, value_name = "N,N", value_delimiter = ',', default_value = "0,1")]
    keys: Vec<usize>,
    /// Entity types to learn, with commas; others are read as O
    #[arg(
        long,
        value_name = "TYPES",
        value_delimiter = ',',
        default_value = "PER,LOC,ORG"
    )]
    types: Vec<String>,
    /// Cost of a weight's size
    #[arg(long, value_name = "COST", default_value_t = 0.1)]
    l1: f32,
    /// Cost of a weight's square
    #[arg(long, value_name = "COST", default_value_t = 0.05)]
    l2: f32,
    /// Leave out what was seen less often
    #[arg(long, value_name = "TIMES", default_value_t = 2)]
    least: u32,
    /// The most steps of the optimiser
    #[arg(long, value_name = "STEPS", default_value_t = 120)]
    steps: usize,
    /// Learn one sentence in N in capitals too, and one in small letters; 0 for none
    #[arg(long, value_name = "N", default_value_t = 20)]
    recase: usize,
}

pub(super) fn perform(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Train(train) => learn(train),
        Command::Eval {
            which,
            types,
            documents,
            files,
        } => {
            let tagger = which.open()?;
            for file in files {
                let score = run::judge(tagger.get(), &tagged(file)?, types, *documents);
                print(&report::score(&file.to_string_lossy(), &score))?;
            }
            Ok(())
        }
    }
}

/// Tags a file of tokens and prints it with its tags.
pub(super) fn tag(which: &Which, file: &OsStr) -> Result<(), Failure> {
    let text = read(file)?;
    let tagger = which.open()?;
    print(&run::tag(tagger.get(), &text).map_err(|why| error("read", file, why))?)
}

/// Puts the user's own models in place of the shipped ones. A damaged file is an error, not ignored.
pub(super) fn prefer_own_models() -> Result<(), Failure> {
    for lang in [Lang::Id, Lang::En] {
        if let Some(path) = own_model(lang.code()).filter(|path| path.is_file()) {
            tagger::prefer(lang, open(path.as_os_str())?);
        }
    }
    Ok(())
}

/// Where the user's own model is, where there is one that can be used.
pub(super) fn own(lang: Lang) -> Result<Option<PathBuf>, Failure> {
    let Some(path) = own_model(lang.code()).filter(|path| path.is_file()) else {
        return Ok(None);
    };
    open(path.as_os_str())?;
    Ok(Some(path))
}

fn own_model(code: &str) -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "warta")?;
    Some(
        folders
            .config_dir()
            .join("models")
            .join(format!("{code}.ner")),
    )
}

fn open(file: &OsStr) -> Result<Tagger, Failure> {
    let bytes = fs::read(file).map_err(|error| failed("read the model", file, &error))?;
    Tagger::from_bytes(bytes).map_err(|why| error("use the model", file, why))
}

/// A tagger of the program, or one just opened.
enum Opened {
    Shipped(&'static Tagger),
    Own(Box<Tagger>),
}

impl Opened {
    fn get(&self) -> &Tagger {
        match self {
            Self::Shipped(tagger) => tagger,
            Self::Own(tagger) => tagger,
        }
    }
}

impl Which {
    fn open(&self) -> Result<Opened, Failure> {
        if let Some(file) = &self.model {
            return Ok(Opened::Own(Box::new(open(file)?)));
        }
        match self.lang.as_str() {
            "id" => Ok(Opened::Shipped(Tagger::of(Lang::Id))),
            "en" => Ok(Opened::Shipped(Tagger::of(Lang::En))),
            code => {
                let path = own_model(code).filter(|_| code.chars().all(char::is_alphanumeric));
                let why = "there is none for this language; train one with `warta model train`";
                let path = path
                    .filter(|path| path.is_file())
                    .ok_or_else(|| error("find a model of", code, why))?;
                Ok(Opened::Own(Box::new(open(path.as_os_str())?)))
            }
        }
    }
}

fn learn(train: &Train) -> Result<(), Failure> {
    let out = match &train.out {
        Some(out) => out.clone(),
        None => own_model(&train.lang)
            .ok_or_else(|| error("place the model of", &train.lang, "give --out FILE"))?,
    };
    let bytes = tagger::train(&train.training()?)
        .map_err(|why| error("train a model of", &train.lang, why))?;
    if let Some(folder) = out.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|why| error("make the folder of", &out, why))?;
    }
    fs::write(&out, &bytes).map_err(|why| error("write the model", &out, why))?;
    let tagger = Tagger::from_bytes(bytes).map_err(|why| error("use the model", &out, why))?;
    for file in &train.dev {
        let score = run::judge(&tagger, &tagged(file)?, &train.types, false);
        print(&report::score(&file.to_string_lossy(), &score))?;
    }
    Ok(())
}

impl Train {
    fn training(&self) -> Result<Training, Failure> {
        let mut domains: Vec<Domain> = Vec::new();
        for source in &self.train {
            let (name, file) = source.split_once('=').unwrap_or(("all", source));
            let (name, weight) = name.split_once('@').unwrap_or((name, "1"));
            let weight = weight
                .parse()
                .map_err(|_| error("read", source, "the weight is no number"))?;
            let samples = tagged(OsStr::new(file))?.into_iter().flatten();
            match domains.iter_mut().find(|domain| domain.name == name) {
                Some(domain) => domain.samples.extend(samples),
                None => domains.push(Domain {
                    name: name.to_owned(),
                    weight,
                    samples: samples.collect(),
                }),
            }
        }
        let [first, second] = self.keys[..] else {
            return Err(error("read", "--keys", "two columns are wanted, as in 0,1"));
        };
        let lexicon = match &self.words {
            Some(file) => {
                LexiconTable::read(&read(file)?).map_err(|why| error("read", file, why))?
            }
            None => LexiconTable::default(),
        };
        Ok(Training {
            domains,
            lexicon,
            keys: [first, second],
            types: self.types.clone(),
            l1: self.l1,
            l2: self.l2,
            least: self.least,
            iterations: self.steps,
            recase: self.recase,
            ..Training::default()
        })
    }
}

/// Reads the tagged sentences of a file, a list for each document.
fn tagged(file: &OsStr) -> Result<Vec<Vec<Sample>>, Failure> {
    conll::documents(&read(file)?).map_err(|why| error("read", file, why))
}

/// Reads a text file, or standard input for `-`.
fn read(file: &OsStr) -> Result<String, Failure> {
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    let bytes = bytes.map_err(|error| failed("read", file, &error))?;
    String::from_utf8(bytes).map_err(|_| error("read", file, "it is not UTF-8; save it as UTF-8"))
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
