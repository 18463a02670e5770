//! What is drawn, in ASCII alone, for terminals that know no UTF-8: there the bytes of other characters would be shown
//! as others, and some of them taken for controls.

use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization;

/// What stands for a character that ASCII has nothing like.
const UNKNOWN: char = '?';

/// Puts what is nearest in ASCII in the place of every other character; a wide one keeps its columns.
pub fn in_ascii(cells: &mut Buffer) {
    for cell in &mut cells.content {
        if cell.symbol().is_ascii() {
            continue;
        }
        let nearest = cell.symbol().chars().next().map_or(UNKNOWN, nearest);
        cell.set_char(nearest);
    }
}

fn nearest(character: char) -> char {
    match character {
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '‐'..='―' | '−' | '─' => '-',
        '•' | '·' | '▪' | '●' => '*',
        '…' => '.',
        '×' => 'x',
        'ß' => 's',
        'æ' | 'œ' => 'e',
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'ı' => 'i',
        _ => {
            let base = character.nfkd().next().unwrap_or(character);
            let shown = base == ' ' || base.is_ascii_graphic();
            if shown { base } else { UNKNOWN }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style};

    use super::*;

    #[test]
    fn every_character_becomes_the_nearest_of_ascii_in_its_columns() {
        let mut cells = Buffer::empty(Rect::new(0, 0, 24, 1));
        cells.set_string(0, 0, "“Café” – e\u{301} 日本 № ½ x", Style::new());
        in_ascii(&mut cells);
        let row: String = cells
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_eq!(row, "\"Cafe\" - e ? ?  N 1 x   ");
    }
}
