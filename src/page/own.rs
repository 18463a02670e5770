//! The article on a page by our own reading: the stretch of blocks that has the most running text, by
//! length, links and the names of what stands around each block. It is asked where the library has no
//! answer or a poor one.

use super::{
    select::{linked, only},
    tokens::Attributes,
};
use crate::domain::{Article, BlockKind};

/// Words in the names of elements that are beside the matter.
const BESIDE: &[&str] = &[
    "comment",
    "komentar",
    "disqus",
    "sidebar",
    "related",
    "terkait",
    "recommend",
    "rekomendasi",
    "share",
    "social",
    "promo",
    "newsletter",
    "subscri",
    "breadcrumb",
    "menu",
    "footer",
    "widget",
    "advert",
    "sponsor",
    "cookie",
    "consent",
    "popup",
    "modal",
    "paginat",
    "masthead",
    "toolbar",
    "taboola",
    "outbrain",
    "baca-juga",
    "bacajuga",
    "populer",
    "popular",
    "trending",
    "signup",
    "skip-link",
    "navbar",
    "navigation",
    "byline",
    "author-bio",
    "tags",
    "teaser",
    "most-read",
    "print-only",
    "screen-reader",
    "sr-only",
    "visually-hidden",
];

/// Words in the names of elements that hold an article although they have one of the others.
const MATTER: &[&str] = &[
    "article", "content", "body", "main", "story", "entry", "post-", "text", "detail",
];

/// Roles of what is beside the matter.
const ROLES: &[&str] = &[
    "navigation",
    "complementary",
    "contentinfo",
    "search",
    "banner",
    "dialog",
    "alert",
    "menu",
];

/// Whether an element is beside the matter by what it is.
pub fn is_beside(name: &str, attributes: &Attributes) -> bool {
    matches!(name, "nav" | "aside" | "footer")
        || !is_whole(name)
            && attributes
                .get("role")
                .is_some_and(|role| ROLES.contains(&role))
}

/// Whether an element is beside the matter by what it is or is called.
pub fn seems_beside(name: &str, attributes: &Attributes) -> bool {
    if is_whole(name) || is_beside(name, attributes) {
        return !is_whole(name);
    }
    let names = [attributes.get("class"), attributes.get("id")];
    let names = names
        .map(|name| name.unwrap_or_default().to_ascii_lowercase())
        .join(" ");
    let has = |words: &[&str]| words.iter().any(|word| names.contains(word));
    names.len() > 1 && has(BESIDE) && !has(MATTER)
}

/// Whether the element holds a page or an article whatever it is called.
fn is_whole(name: &str) -> bool {
    matches!(name, "html" | "body" | "main" | "article")
}

/// The blocks that are the article; `beside` tells of each whether what it stands in is.
pub fn article(page: &Article, beside: &[bool]) -> Article {
    let weights: Vec<i64> = (0..page.paragraphs.len())
        .map(|at| weight(page, beside, at))
        .collect();
    let (from, to) = heaviest(&weights);
    only(page, |at| {
        (from..to).contains(&at) && is_text(page, beside, at)
    })
}

/// All that is not beside, where there is anything; else all.
pub fn everything(page: &Article, beside: &[bool]) -> Article {
    let article = only(page, |at| is_text(page, beside, at));
    if article.paragraphs.is_empty() {
        page.clone()
    } else {
        article
    }
}

fn is_text(page: &Article, beside: &[bool], at: usize) -> bool {
    let span = page.paragraphs[at].span;
    !beside[at] && linked(page, span) * 10 < span.len() * 7
}

/// How much a block speaks for the stretch it is in: about the words that are no link, less a toll.
fn weight(page: &Article, beside: &[bool], at: usize) -> i64 {
    let block = page.paragraphs[at];
    let count = |bytes: usize| i64::try_from(bytes / 6).unwrap_or(i64::MAX);
    let words = count(block.span.len());
    let link = count(linked(page, block.span));
    match block.kind {
        _ if beside[at] => -(words.min(30) + 8),
        BlockKind::Heading(_) | BlockKind::Caption => -2,
        BlockKind::Line | BlockKind::Quote(_) | BlockKind::Preformatted => words - 2 * link - 4,
        _ => words - 2 * link - 8,
    }
}

/// The stretch with the greatest sum.
fn heaviest(weights: &[i64]) -> (usize, usize) {
    let (mut best, mut best_sum) = ((0, 0), 0);
    let (mut from, mut sum) = (0, 0_i64);
    for (at, weight) in weights.iter().enumerate() {
        if sum <= 0 {
            (from, sum) = (at, 0);
        }
        sum += weight;
        if sum > best_sum {
            (best, best_sum) = ((from, at + 1), sum);
        }
    }
    best
}
