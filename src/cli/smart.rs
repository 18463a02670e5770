//! Smart feeds on the command line: made by `warta feeds add --query`, listed and removed beside the feeds, told
//! of by digests where they are watched.

use std::io::{self, Write};

use serde::Serialize;

use super::{
    Error,
    stored::{self, plain},
};
use crate::{
    query::{Condition, Marked, Query, parse},
    store::{Cursor, Smart, Store},
};

/// So many articles of a watched feed are named in a digest.
const NAMED: usize = 10;

/// Keeps one; its query must be understood.
pub fn keep(
    store: &mut Store,
    title: Option<&str>,
    query: &str,
    folder: &[String],
    watched: bool,
) -> Result<(), Error> {
    let query = query.trim();
    let meant = stored::query(query)?;
    let title = title.map(plain).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| plain(query));
    if title.is_empty() {
        return Err(Error::Usage(
            "an empty query means every article; say which you want, as in --query 'with:gifts'"
                .into(),
        ));
    }
    store.keep_smart(&title, query, folder, watched)?;
    let count = store.count(&meant, stored::now())?;
    writeln!(io::stdout(), "kept {title}: {count} articles")?;
    Ok(())
}

/// Those that the words name, all where there are none; a word that names none is left in `words`.
pub fn chosen(store: &Store, words: &mut Vec<String>) -> Result<Vec<Smart>, Error> {
    let mut smart = store.smart_feeds()?;
    if words.is_empty() {
        return Ok(smart);
    }
    let is = |smart: &Smart, word: &String| smart.title.to_lowercase() == word.to_lowercase();
    let named = |word: &String| smart.iter().any(|smart| is(smart, word));
    let (named, others): (Vec<String>, Vec<String>) =
        std::mem::take(words).into_iter().partition(named);
    *words = others;
    smart.retain(|smart| named.iter().any(|word| is(smart, word)));
    Ok(smart)
}

/// The line of one for scripts; the shape only grows.
#[derive(Serialize)]
pub struct Line {
    name: String,
    query: String,
    folder: Vec<String>,
    watched: bool,
    articles: usize,
    unread: usize,
}

/// One with its numbers.
pub fn line(store: &Store, smart: Smart) -> Result<Line, Error> {
    // A query that a later version wrote may not be understood here.
    let query = parse(&smart.query).ok();
    let count = |query: Option<Query>| match query {
        Some(query) => store.count(&query, stored::now()),
        None => Ok(0),
    };
    let unread = |query| Query::All(vec![Query::If(Condition::Is(Marked::Unread)), query]);
    Ok(Line {
        articles: count(query.clone())?,
        unread: count(query.map(unread))?,
        name: plain(&smart.title),
        query: plain(&smart.query),
        folder: smart.folder,
        watched: smart.watched,
    })
}

/// The same for people.
pub fn text(line: &Line) -> String {
    let folder: String = line
        .folder
        .iter()
        .map(|folder| format!("{}/", plain(folder)))
        .collect();
    let watched = if line.watched { "  (watched)" } else { "" };
    format!(
        "{:>5}/{:<5} {folder}{}  ? {}{watched}\n",
        line.unread, line.articles, line.name, line.query
    )
}

/// What is new in each watched one: articles that `new` means.
pub fn digest(store: &Store, new: &Query, now: i64, out: &mut impl Write) -> Result<(), Error> {
    for smart in store
        .smart_feeds()?
        .into_iter()
        .filter(|smart| smart.watched)
    {
        let Ok(query) = parse(&smart.query) else {
            continue;
        };
        let query = Query::All(vec![new.clone(), query]);
        let count = store.count(&query, now)?;
        if count == 0 {
            continue;
        }
        writeln!(out, "\n{}: {count} articles", plain(&smart.title))?;
        for row in store.find(&query, now, None::<Cursor>, NAMED)? {
            let link = row.link.as_deref().map(plain).unwrap_or_default();
            writeln!(
                out,
                "  {}  {} {link}",
                stored::day(row.at),
                plain(&row.title)
            )?;
        }
        if count > NAMED {
            writeln!(
                out,
                "  and {} more: warta search '{}'",
                count - NAMED,
                plain(&smart.query)
            )?;
        }
    }
    Ok(())
}
