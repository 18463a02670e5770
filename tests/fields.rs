//! Where, when, on what, with what outcome and what of: a list of own texts in `tests/fields/`, each with the fields
//! that its first record must have; the items only where a text has a fifth field. What is not read right yet stands in `open.txt`; a mistake that is not in it fails.
//! `WARTA_OPEN=write` writes the list anew, to be read as a diff: it should only shrink.

use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path};

use warta::{
    domain::{Article, Findings, Item, Lang, Place, When},
    lang::analyse,
    text,
};

/// The names of the fields, in the order of the list.
const FIELDS: [&str; 5] = ["place", "date", "topic", "status", "items"];

/// When every text of the list was published.
const PUBLISHED: &str = "2024-05-16";

#[test]
fn fields_are_read_as_well_as_the_list_of_open_ones_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fields");
    let mut open = String::new();
    for (name, lang) in [("id", Lang::Id), ("en", Lang::En)] {
        let list = fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        let cases: Vec<(&str, &str)> = cases(&list).collect();
        assert!(cases.len() >= 60, "only {} texts in {name}", cases.len());
        let mut right: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (told, wanted) in cases {
            let read = fields(told, lang);
            for (field, (read, wanted)) in
                FIELDS.into_iter().zip(read.iter().zip(wanted.split('|')))
            {
                let is_right = fits(field, read, wanted);
                let (count, of) = right.entry(field).or_default();
                (*count, *of) = (*count + usize::from(is_right), *of + 1);
                if !is_right {
                    writeln!(
                        open,
                        "{name}: {field} {read}, not {}: {told}",
                        wanted.trim()
                    )
                    .unwrap();
                }
            }
        }
        println!("{name}: {right:?}");
    }
    let list = folder.join("open.txt");
    if env::var_os("WARTA_OPEN").is_some_and(|wish| wish == "write") {
        fs::write(&list, &open).unwrap();
    }
    let known = fs::read_to_string(list).unwrap();
    let fresh: Vec<&str> = open
        .lines()
        .filter(|line| !known.lines().any(|known| mistake(known) == mistake(line)))
        .collect();
    assert!(
        fresh.is_empty(),
        "not in tests/fields/open.txt:\n{}",
        fresh.join("\n")
    );
}

/// Which field of which text a line of the list is about, whatever was read instead.
fn mistake(line: &str) -> Option<(&str, &str)> {
    let (head, told) = line.split_once(": ")?.1.split_once(": ")?;
    Some((head.split(' ').next()?, told))
}

/// The texts, each with the line of what must be read.
fn cases(list: &str) -> impl Iterator<Item = (&str, &str)> {
    let blocks = list.split("\n\n").filter(|block| !block.starts_with('#'));
    blocks.map(|block| block.trim().split_once("\n= ").unwrap())
}

/// What is read of the first record of a text; "none" where there is no record.
fn fields(told: &str, lang: Lang) -> [String; 5] {
    let article = text::read("own", told.as_bytes(), PUBLISHED.parse().ok()).unwrap();
    let Findings {
        gifts, meetings, ..
    } = analyse(&article, Some(lang));
    let place = |place: Option<Place>| or_dash(place.map(|place| words(&article, place.span)));
    let date = |date: Option<When>| or_dash(date.map(|when| when.date.to_string()));
    match (meetings.first(), gifts.first()) {
        (Some(meeting), _) => [
            place(meeting.place),
            date(meeting.date),
            or_dash(meeting.topic.map(|topic| words(&article, topic))),
            meeting.status.name().into(),
            "-".into(),
        ],
        (None, Some(gift)) => [
            place(gift.place),
            date(gift.date),
            "-".into(),
            gift.status.name().into(),
            things(&article, &gift.items),
        ],
        (None, None) => ["none"; 5].map(Into::into),
    }
}

/// The items with how many there are: "books x500; chairs".
fn things(article: &Article, items: &[Item]) -> String {
    let thing = |item: &Item| match item.quantity {
        Some(quantity) => format!("{} x{quantity}", words(article, item.what)),
        None => words(article, item.what),
    };
    items.iter().map(thing).collect::<Vec<_>>().join("; ")
}

fn words(article: &Article, span: warta::domain::Span) -> String {
    span.of(&article.text).to_owned()
}

fn or_dash(words: Option<String>) -> String {
    words.unwrap_or_else(|| "-".into())
}

/// Whether what was read is one of the readings that are right; a topic may say a little more or less.
fn fits(field: &str, read: &str, wanted: &str) -> bool {
    wanted.trim().split('/').any(|wanted| {
        let near = field == "topic" && wanted != "-" && read != "-" && read != "none";
        read == wanted || near && (read.contains(wanted) || wanted.contains(read))
    })
}
