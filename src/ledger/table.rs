//! Entries as rows: aligned, comma-separated, in Markdown.

use std::io;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Entry, Event};

/// So wide is a column of the aligned table at most.
const WIDEST: usize = 40;

/// What all entries have, around the columns of their sort.
const BEFORE: &[&str] = &["date"];
const AFTER: &[&str] = &["place", "status", "sources"];

fn header<E: Event>() -> Vec<&'static str> {
    [BEFORE, E::COLUMNS, AFTER].concat()
}

fn cells<E: Event>(entry: &Entry<E>) -> Vec<String> {
    let common = entry.event.common();
    let date = common.date.map(|date| date.to_string());
    let mut cells = vec![date.unwrap_or_default()];
    cells.extend(entry.event.cells());
    cells.push(common.place.clone().unwrap_or_default());
    cells.push(common.status.clone());
    cells.push(entry.witnesses().to_string());
    cells
}

/// The cells as they are read: where the day is unknown the one on which it was told stands in its place, and a sign
/// beside the number of sources says that they contradict each other, as in the reader.
fn seen<E: Event>(entry: &Entry<E>) -> Vec<String> {
    let mut cells = cells(entry);
    if let (Some(first), Some(told)) = (cells.first_mut(), entry.told) {
        *first = format!("told {told}");
    }
    if let Some(last) = cells.last_mut().filter(|_| !entry.conflicts.is_empty()) {
        *last += " ≠";
    }
    cells
}

/// Columns of even width, two spaces between them. Longer cells are cut.
pub fn aligned<E: Event>(entries: &[Entry<E>]) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let mut rows = vec![
        header::<E>()
            .iter()
            .map(|name| name.to_uppercase())
            .collect(),
    ];
    rows.extend(entries.iter().map(seen));
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|row| row.iter().map(|cell| cut(cell)).collect())
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max();
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| width(column).unwrap_or_default())
        .collect();
    let mut table = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line += cell;
            line += &" ".repeat(width - cell.width() + 2);
        }
        table += line.trim_end();
        table.push('\n');
    }
    table
}

fn cut(cell: &str) -> String {
    if cell.width() <= WIDEST {
        return cell.to_owned();
    }
    let mut short = String::new();
    for grapheme in cell.graphemes(true) {
        if short.width() + grapheme.width() >= WIDEST {
            break;
        }
        short += grapheme;
    }
    short.trim_end().to_owned() + "…"
}

/// Comma-separated values with a header, after RFC 4180.
pub fn separated<E: Event>(entries: &[Entry<E>], out: &mut impl io::Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    let more = [
        "attribution",
        "confidence",
        "titles",
        "links",
        "evidence",
        "conflicts",
        "told",
    ];
    writer.write_record([&header::<E>()[..], &more].concat())?;
    for entry in entries {
        let common = entry.event.common();
        let all = |of: &dyn Fn(&super::Source) -> String| {
            let words: Vec<String> = entry
                .sources
                .iter()
                .map(of)
                .filter(|words| !words.is_empty())
                .collect();
            words.join("; ")
        };
        let mut row = cells(entry);
        row.push(common.attribution.join("; "));
        row.push(common.confidence.to_string());
        row.push(all(&|source| source.title.clone()));
        row.push(all(&|source| source.link.clone().unwrap_or_default()));
        row.push(all(&|source| source.evidence.join(" … ")));
        row.push(entry.conflicts.join("; "));
        row.push(entry.told.map(|told| told.to_string()).unwrap_or_default());
        writer.write_record(row.iter().map(|cell| no_formula(cell)))?;
    }
    writer.flush()
}

/// A cell that no spreadsheet takes for a formula, for what stands in it comes from strangers.
fn no_formula(cell: &str) -> String {
    let suspect = cell.starts_with(['=', '+', '-', '@']);
    if suspect {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// A Markdown table; the number of sources leads to the first of them.
pub fn markdown<E: Event>(entries: &[Entry<E>]) -> String {
    let mut header = header::<E>();
    header.push("conflicts");
    let mut table = format!(
        "| {} |\n|{}\n",
        header.join(" | "),
        "---|".repeat(header.len())
    );
    for entry in entries {
        let mut row: Vec<String> = seen(entry).iter().map(|cell| escaped(cell)).collect();
        let link = entry
            .sources
            .iter()
            .find_map(|source| source.link.as_deref());
        if let (Some(last), Some(link)) = (row.last_mut(), link.filter(|link| is_web(link))) {
            *last = format!("[{last}](<{}>)", link.replace(['<', '>', '|'], ""));
        }
        row.push(escaped(&entry.conflicts.join("; ")));
        table += &format!("| {} |\n", row.join(" | "));
    }
    table
}

fn is_web(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

/// Words without a meaning in Markdown.
fn escaped(cell: &str) -> String {
    let mut plain = String::with_capacity(cell.len());
    for char in cell.chars() {
        if matches!(
            char,
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '&'
        ) {
            plain.push('\\');
        }
        plain.push(char);
    }
    plain
}
