//! JSON Feed → what it tells. One that is broken tells what can be read of it.

use jiff::Timestamp;
use serde_json::{Deserializer, Map, Value};

use super::{
    Enclosure, Entry, Error, Feed, MOST_ENTRIES, Markup, date,
    entry::made_id,
    link,
    salvage::salvaged,
    words::{Words, one_line},
};
use crate::text::harmless;

/// Reads a feed written in JSON.
pub fn read(text: &str, base: Option<&str>) -> Result<Feed, Error> {
    let whole = Deserializer::from_str(text).into_iter::<Value>().next();
    let (head, items, cut) = match whole {
        Some(Ok(Value::Object(mut head))) => match head.remove("items") {
            Some(Value::Array(items)) => (head, items, false),
            _ if said(&head, "version").is_some_and(|version| version.contains("jsonfeed")) => {
                (head, Vec::new(), false)
            }
            _ => return Err(Error::Unknown),
        },
        Some(Ok(_)) => return Err(Error::Unknown),
        _ => {
            let (head, items) = salvaged(text, "items").ok_or(Error::Unknown)?;
            (head, items, true)
        }
    };
    let entries = items.iter().filter_map(Value::as_object).take(MOST_ENTRIES);
    Ok(Feed {
        id: said(&head, "feed_url"),
        title: line(&head, "title"),
        link: address(&head, "home_page_url", base),
        description: line(&head, "description"),
        language: line(&head, "language"),
        icon: address(&head, "icon", base).or_else(|| address(&head, "favicon", base)),
        entries: entries.map(|item| entry(item, base)).collect(),
        cut: cut || items.len() > MOST_ENTRIES,
        ..Feed::default()
    })
}

fn entry(item: &Map<String, Value>, base: Option<&str>) -> Entry {
    let markup = |html: String| Markup {
        html,
        base: base.map(str::to_owned),
    };
    let text = |name| said(item, name).map(|text| Words::Text(text).into_markup());
    let mut entry = Entry {
        title: line(item, "title"),
        link: address(item, "url", base).or_else(|| address(item, "external_url", base)),
        updated: moment(item, "date_modified"),
        published: moment(item, "date_published"),
        authors: authors(item),
        categories: list(item, "tags")
            .filter_map(Value::as_str)
            .map(one_line)
            .collect(),
        summary: text("summary").map(markup),
        content: said(item, "content_html")
            .or_else(|| text("content_text"))
            .map(markup),
        enclosures: list(item, "attachments")
            .filter_map(|file| enclosure(file, base))
            .collect(),
        ..Entry::default()
    };
    entry.id = harmless(&said(item, "id").unwrap_or_else(|| made_id(&entry)));
    entry
}

fn authors(item: &Map<String, Value>) -> Vec<String> {
    let several = list(item, "authors").filter_map(Value::as_object);
    let one = item.get("author").and_then(Value::as_object);
    several
        .chain(one)
        .filter_map(|author| line(author, "name").or_else(|| line(author, "url")))
        .collect()
}

fn enclosure(file: &Value, base: Option<&str>) -> Option<Enclosure> {
    let file = file.as_object()?;
    Some(Enclosure {
        address: address(file, "url", base)?,
        media_type: line(file, "mime_type"),
        length: file.get("size_in_bytes").and_then(Value::as_u64),
    })
}

fn list<'a>(item: &'a Map<String, Value>, name: &str) -> impl Iterator<Item = &'a Value> {
    item.get(name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// A text or a number as text; none where it is empty.
fn said(item: &Map<String, Value>, name: &str) -> Option<String> {
    let text = match item.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn line(item: &Map<String, Value>, name: &str) -> Option<String> {
    Words::Text(said(item, name)?).line()
}

fn address(item: &Map<String, Value>, name: &str, base: Option<&str>) -> Option<String> {
    link::follow(base, &said(item, name)?)
}

fn moment(item: &Map<String, Value>, name: &str) -> Option<Timestamp> {
    date::read(&said(item, name)?)
}
