//! Rows of tables. Where all columns fit they stand below each other, the widest ones wrapped inside their cells;
//! where they would become too narrow to read, the cells of a row stand one below the other.

use std::{cell::RefCell, rc::Rc};

use rustc_hash::FxHashMap;

use crate::domain::{Article, BlockKind, Span};

use super::{
    cells::width,
    document::{End, Row, TextRow},
    flow,
    theme::Role,
};

/// The columns between two cells.
const GAP: usize = 2;

/// A column that is wrapped has at least so many columns of the screen.
const NARROWEST: usize = 10;

/// So many rows of a table are set together: a table without end must not be measured for each of its rows.
const TOGETHER: usize = 200;

/// The widths of a table's columns; none where its cells stand one below the other.
type Widths = Option<Vec<usize>>;

/// The tables that were measured, by the index of the first row that was measured with them.
#[derive(Debug, Default)]
pub struct Tables(RefCell<FxHashMap<usize, Rc<Widths>>>);

impl Tables {
    /// The rows on the screen of a row of a table, which is the paragraph at `index`.
    pub fn rows(&self, article: &Article, index: usize, columns: usize) -> Vec<Row> {
        let cells = article.cells_of(article.paragraphs[index].span);
        let first = first_together(article, index);
        let mut measured = self.0.borrow_mut();
        let widths = measured
            .entry(first)
            .or_insert_with(|| Rc::new(widths(article, first, columns)));
        match widths.as_ref() {
            Some(widths) => beside(article, cells, widths),
            None => below(article, cells, columns),
        }
    }
}

/// The row of the table that `index` is measured with.
fn first_together(article: &Article, index: usize) -> usize {
    let before = article.paragraphs[..index].iter().rev();
    let rows = before.take_while(|paragraph| paragraph.kind == BlockKind::Row);
    index - rows.count() % TOGETHER
}

fn widths(article: &Article, first: usize, columns: usize) -> Widths {
    let mut natural: Vec<usize> = Vec::new();
    let rows = article.paragraphs[first..].iter();
    let rows = rows.take_while(|paragraph| paragraph.kind == BlockKind::Row);
    for row in rows.take(TOGETHER) {
        for (at, cell) in article.cells_of(row.span).iter().enumerate() {
            let wide = width(cell.of(&article.text));
            match natural.get_mut(at) {
                Some(widest) => *widest = wide.max(*widest),
                None => natural.push(wide),
            }
        }
    }
    fitted(natural, columns)
}

/// The widths, the widest ones made as narrow as it takes for all to fit; none where that is too narrow.
fn fitted(mut widths: Vec<usize>, columns: usize) -> Widths {
    let room = columns.checked_sub(GAP * widths.len().saturating_sub(1))?;
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter().copied().max()?;
        if widest <= NARROWEST {
            return None;
        }
        let second = widths.iter().copied().filter(|&wide| wide < widest).max();
        let many = widths.iter().filter(|&&wide| wide == widest).count();
        let over = widths.iter().sum::<usize>() - room;
        let to = widest.saturating_sub(over.div_ceil(many));
        let to = to.max(second.unwrap_or(0)).max(NARROWEST).min(widest - 1);
        for wide in widths.iter_mut().filter(|wide| **wide == widest) {
            *wide = to;
        }
    }
    Some(widths)
}

/// Cells beside each other.
fn beside(article: &Article, cells: &[Span], widths: &[usize]) -> Vec<Row> {
    let wrapped: Vec<Vec<Span>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, &wide)| wrap(article, *cell, wide))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let row = |line: usize| {
        let mut column = 0;
        let mut parts = Vec::new();
        for (cell, wide) in wrapped.iter().zip(widths) {
            parts.extend(cell.get(line).map(|&span| (column, span)));
            column += wide + GAP;
        }
        text_row(parts)
    };
    (0..height).map(row).collect()
}

/// Cells one below the other, the first one standing out.
fn below(article: &Article, cells: &[Span], columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let column = if at == 0 { 0 } else { GAP };
        let wrapped = wrap(article, *cell, columns.saturating_sub(column));
        rows.extend(
            wrapped
                .into_iter()
                .map(|span| text_row(vec![(column, span)])),
        );
    }
    rows
}

fn wrap(article: &Article, cell: Span, columns: usize) -> Vec<Span> {
    let rows = flow::rows(cell.of(&article.text), columns).into_iter();
    rows.map(|range| Span::new(cell.start + range.start, cell.start + range.end))
        .collect()
}

fn text_row(parts: Vec<(usize, Span)>) -> Row {
    Row::Text(TextRow {
        lead: String::new(),
        parts,
        role: Role::Text,
        end: End::Whole,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Paragraph;

    /// A table of rows of cells.
    fn table(rows: &[&[&str]]) -> Article {
        let mut article = Article::default();
        for row in rows {
            let start = article.text.len();
            for cell in *row {
                let from = article.text.len();
                article.text.push_str(cell);
                article.cells.push(Span::new(from, article.text.len()));
                article.text.push('\t');
            }
            article.text.pop();
            article.paragraphs.push(Paragraph {
                span: Span::new(start, article.text.len()),
                kind: BlockKind::Row,
            });
            article.text.push_str("\n\n");
        }
        article
    }

    fn shown(article: &Article, columns: usize) -> Vec<String> {
        let tables = Tables::default();
        let rows = (0..article.paragraphs.len()).flat_map(|at| tables.rows(article, at, columns));
        let shown = rows.map(|row| {
            let Row::Text(row) = row else {
                panic!("no words");
            };
            let mut line = String::new();
            for (column, span) in &row.parts {
                line += &" ".repeat(column.saturating_sub(width(&line)));
                line += span.of(&article.text);
            }
            line
        });
        shown.collect()
    }

    fn check(rows: &[&[&str]], columns: usize, expected: &[&str]) {
        assert_eq!(shown(&table(rows), columns), expected, "{columns}");
    }

    const BELLS: &[&[&str]] = &[
        &["Bell", "Weight", "Said of it"],
        &["north", "400 kg", "it hums like a ferry"],
        &["south", "", "—"],
    ];

    #[test]
    fn cells_stand_below_each_other_while_they_can_be_read() {
        check(
            BELLS,
            40,
            &[
                "Bell   Weight  Said of it",
                "north  400 kg  it hums like a ferry",
                "south          —",
            ],
        );
        check(
            BELLS,
            27,
            &[
                "Bell   Weight  Said of it",
                "north  400 kg  it hums like",
                "               a ferry",
                "south          —",
            ],
        );
        check(
            BELLS,
            20,
            &[
                "Bell",
                "  Weight",
                "  Said of it",
                "north",
                "  400 kg",
                "  it hums like a",
                "  ferry",
                "south",
                "  —",
            ],
        );
    }

    #[test]
    fn a_table_without_end_is_measured_in_parts() {
        let wide = "x".repeat(30);
        let mut rows: Vec<&[&str]> = vec![&["a", "b"]; 400];
        let last: &[&str] = &[&wide, "b"];
        rows.push(last);
        let shown = shown(&table(&rows), 40);
        assert_eq!((shown[0].as_str(), shown[399].as_str()), ("a  b", "a  b"));
        assert_eq!(shown[400], format!("{wide}  b"));
    }

    #[test]
    fn rows_of_unlike_length_and_without_cells_are_borne() {
        check(&[&["a"], &["b", "c", "d"], &[]], 30, &["a", "b  c  d"]);
    }
}
