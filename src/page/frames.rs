//! The pages that a page shows in frames or sends to: all that it has where it has no words of its own.

use super::{build, tokens::Piece};
use crate::{domain::Article, text::harmless};

/// So many are told of.
const MOST: usize = 20;

/// What is said above them.
const SAID: &str = "This page has no text of its own. It shows other pages:";

/// What is shown or sent to.
#[derive(Debug, Default)]
pub struct Frames {
    /// In the order in which they are named, what each page is called, and its address as written.
    pages: Vec<(String, String)>,
    /// Whether the page is a set of frames and nothing else.
    pub is_all: bool,
}

impl Frames {
    /// Looks at the next piece of the page.
    pub fn see(&mut self, piece: &Piece) {
        let Piece::Open(name, attributes, _) = piece else {
            return;
        };
        let get = |name| {
            attributes
                .get(name)
                .map(str::trim)
                .filter(|value| !value.is_empty())
        };
        self.is_all |= &**name == "frame";
        let address = match &**name {
            "frame" | "iframe" => get("src"),
            "meta"
                if get("http-equiv").is_some_and(|what| what.eq_ignore_ascii_case("refresh")) =>
            {
                get("content").and_then(target)
            }
            _ => None,
        };
        if let Some(address) = address.filter(|address| !address.starts_with("about:"))
            && self.pages.len() < MOST
        {
            let called = get("title").or_else(|| get("name")).unwrap_or(address);
            self.pages.push((called.to_owned(), address.to_owned()));
        }
    }

    /// The pages as links; nothing where there are none.
    pub fn article(&self, base: Option<&str>) -> Article {
        if self.pages.is_empty() {
            return Article::default();
        }
        let mut html = format!("<p>{SAID}<ul>");
        for (called, address) in &self.pages {
            let plain = |text: &str| harmless(text).replace('&', "&amp;").replace('<', "&lt;");
            let (called, address) = (plain(called), plain(address).replace('"', "&quot;"));
            html += &format!("<li><a href=\"{address}\">{called}</a>");
        }
        build(&html, "", base)
    }
}

/// The address in `0; url=/next`.
fn target(content: &str) -> Option<&str> {
    let at = content.to_ascii_lowercase().find("url=")? + "url=".len();
    let address = content[at..].trim().trim_matches(['"', '\'']);
    (!address.is_empty()).then_some(address)
}
