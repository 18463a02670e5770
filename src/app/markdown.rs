//! An article as Markdown: its head, its text, and the gifts and meetings it reports. Characters that Markdown
//! would take for its own are escaped, so that the file reads as the text does.

use std::fmt::Write;

use crate::domain::Article;

use super::{Effect, Opened, RecordId, State, copying};

/// Saves the open article as a file.
pub fn save(state: &State) -> Vec<Effect> {
    let Some((opened, article)) = state
        .opened()
        .and_then(|opened| Some((opened, opened.article()?)))
    else {
        return Vec::new();
    };
    vec![Effect::Save {
        name: file_name(article),
        text: markdown(opened, article),
    }]
}

/// The characters of a title that a file's name keeps.
const NAME: usize = 60;

/// A file's name without its ending: the day and the title, of letters, digits and hyphens alone.
fn file_name(article: &Article) -> String {
    let day = article
        .published
        .map(|day| format!("{day}-"))
        .unwrap_or_default();
    let heading: String = article.heading().chars().take(NAME).collect();
    let words = heading.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let words = words.join("-");
    if words.is_empty() {
        format!("{day}article")
    } else {
        day + &words
    }
}

fn markdown(opened: &Opened, article: &Article) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    if let Some(title) = article.title() {
        let _ = writeln!(text, "# {}\n", escaped(title));
    }
    let link = opened.listed.as_ref().and_then(|row| row.link.clone());
    let head = [
        Some(escaped(&article.source)),
        article.published.map(|day| day.to_string()),
        link.map(|link| format!("<{link}>")),
    ];
    let head: Vec<String> = head.into_iter().flatten().collect();
    let _ = writeln!(text, "{}", head.join(" · "));
    for paragraph in &article.paragraphs {
        let _ = writeln!(text, "\n{}", escaped(paragraph.span.of(&article.text)));
    }
    if let Some(found) = opened.found.as_deref() {
        let sure = &found.order[..found.gifts + found.meetings];
        let is_gift = |record: &RecordId| matches!(record, RecordId::Gift(_));
        for (heading, gifts) in [("Gifts", true), ("Meetings", false)] {
            let records = sure.iter().filter(|record| is_gift(record) == gifts);
            let lines: Vec<String> = records
                .filter_map(|&record| copying::sentence(article, found, record))
                .map(|sentence| format!("- {}", escaped(&sentence)))
                .collect();
            if !lines.is_empty() {
                let _ = writeln!(text, "\n## {heading}\n\n{}", lines.join("\n"));
            }
        }
    }
    text
}

/// The words with what Markdown reads as markup escaped.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for line in words.split('\n') {
        if !text.is_empty() {
            text.push('\n');
        }
        let begins = line.trim_start();
        let numbered = begins.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = begins.len() - numbered.len();
        let list = number > 0 && (numbered.starts_with('.') || numbered.starts_with(')'));
        let marked = begins.starts_with(['#', '-', '+', '=', '>', '|', '~']);
        let escape_at = (list || marked).then_some(line.len() - begins.len() + number);
        for (at, character) in line.char_indices() {
            let inner = matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&');
            if inner || escape_at == Some(at) {
                text.push('\\');
            }
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_markup_is_escaped() {
        let check = |words: &str, expected: &str| assert_eq!(escaped(words), expected);
        check("a *b* <c> [d](e)", "a \\*b\\* \\<c> \\[d\\](e)");
        check("# no heading\n1. no list", "\\# no heading\n1\\. no list");
        check("- dash - dash", "\\- dash - dash");
        check("in 1. place", "in 1. place");
    }

    #[test]
    fn a_file_s_name_is_of_letters_digits_and_hyphens() {
        let check = |text: &str, published: Option<&str>, expected: &str| {
            let article = Article {
                source: text.into(),
                published: published.and_then(|day| day.parse().ok()),
                ..Article::default()
            };
            assert_eq!(file_name(&article), expected);
        };
        check(
            "../../etc/pass wd",
            Some("2031-05-12"),
            "2031-05-12-etc-pass-wd",
        );
        check("Menlu: «bantuan» tiba!", None, "menlu-bantuan-tiba");
        check("…", Some("2031-05"), "2031-05-article");
        check(&"x".repeat(300), None, &"x".repeat(60));
    }
}
