//! What a page says of itself in its head and in its data for search engines.

use serde_json::Value;

use super::tokens::Piece;
use crate::domain::PartialDate;

/// The longest data that are read.
const LONGEST: usize = 1 << 20;

/// What a page says of itself, as written.
#[derive(Debug, Default)]
pub struct Facts {
    /// What it is called, as its makers tell other sites.
    pub shared_title: Option<String>,
    /// What its window is called.
    pub window_title: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// The whole text of the article, where data for search engines have it: text or HTML.
    pub body: Option<String>,
    /// What its addresses are relative to.
    pub base: Option<String>,
    reading: Option<Reading>,
    words: String,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Reading {
    Title,
    Data,
}

impl Facts {
    /// Looks at the next piece of the page.
    pub fn see(&mut self, piece: &Piece) {
        match piece {
            Piece::Open(name, attributes, _) => match &**name {
                "title" if self.window_title.is_none() => self.reading = Some(Reading::Title),
                "script"
                    if attributes
                        .get("type")
                        .is_some_and(|kind| kind.contains("ld+json")) =>
                {
                    self.reading = Some(Reading::Data);
                }
                "base" => {
                    let href = attributes.get("href").map(str::to_owned);
                    self.base = self.base.take().or(href);
                }
                "meta" => {
                    let name = attributes
                        .get("property")
                        .or_else(|| attributes.get("name"));
                    if let (Some(name), Some(content)) = (name, attributes.get("content")) {
                        self.meta(&name.to_ascii_lowercase(), content.trim());
                    }
                }
                _ => {}
            },
            Piece::Text(text) if self.reading.is_some() && self.words.len() < LONGEST => {
                self.words.push_str(text);
            }
            Piece::Text(_) => {}
            Piece::Close(_) => self.end(),
        }
    }

    fn end(&mut self) {
        let words = std::mem::take(&mut self.words);
        match self.reading.take() {
            Some(Reading::Title) => self.window_title = Some(words),
            Some(Reading::Data) => self.data(&words),
            None => {}
        }
    }

    fn meta(&mut self, name: &str, content: &str) {
        let slot = match name {
            "og:title" | "twitter:title" => &mut self.shared_title,
            "og:description" | "description" | "twitter:description" => &mut self.description,
            "article:published_time"
            | "datepublished"
            | "date"
            | "pubdate"
            | "publishdate"
            | "dc.date"
            | "dc.date.issued"
            | "content_publisheddate" => return self.date(content),
            _ => return,
        };
        if slot.is_none() && !content.is_empty() {
            *slot = Some(content.to_owned());
        }
    }

    fn date(&mut self, written: &str) {
        let day = written.get(..10).and_then(|day| day.parse().ok());
        self.published = self.published.or(day);
    }

    fn data(&mut self, json: &str) {
        // Raw line feeds in strings are a common mistake.
        let json = json.replace(['\n', '\r', '\t'], " ");
        let Ok(whole) = serde_json::from_str::<Value>(json.trim().trim_end_matches(';')) else {
            return;
        };
        let mut left = vec![&whole];
        while let Some(value) = left.pop() {
            match value {
                Value::Array(values) => left.extend(values.iter().rev()),
                Value::Object(object) => {
                    let said = |name| object.get(name).and_then(Value::as_str);
                    if let Some(day) = said("datePublished") {
                        self.date(day);
                    }
                    if let Some(body) = said("articleBody") {
                        let longest = self.body.as_ref().map_or(0, String::len);
                        if body.len() > longest {
                            self.body = Some(body.to_owned());
                        }
                    }
                    left.extend(
                        object
                            .values()
                            .filter(|value| value.is_object() || value.is_array()),
                    );
                }
                _ => {}
            }
        }
    }
}
