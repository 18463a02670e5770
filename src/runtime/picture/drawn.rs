//! A picture as the strips that this terminal draws, one for each row, so that any part of it can be scrolled away or
//! lie below something else. `ratatui-image` knows the media; here a picture gets its size and is cut.

use std::sync::atomic::{AtomicU32, Ordering};

use image::{DynamicImage, Rgb, RgbImage, imageops::FilterType};
use ratatui::{
    buffer::{Buffer, Cell, CellDiffOption},
    layout::{Rect, Size},
    style::Color,
    widgets::Widget,
};
use ratatui_image::{
    Image,
    errors::Errors,
    protocol::{Protocol, halfblocks::Halfblocks, iterm2::Iterm2, kitty::Kitty, sixel::Sixel},
};

use super::easel::{Easel, Medium};
use crate::app::picture::{Frame, Patch, Picture, Strip, Supply, Tint};

/// The picture as large as it is, or smaller where the frame is.
pub fn draw(picture: &DynamicImage, frame: Frame, easel: Easel) -> Result<Picture, String> {
    let size = fitted(picture, frame, easel.cell);
    let made = match easel.medium {
        Medium::HalfBlocks => half_blocks(picture, size, easel),
        Medium::Kitty => kitty(picture, size, easel),
        Medium::Sixel => sliced(picture, size, easel, |slice, size| {
            Ok(Protocol::Sixel(Sixel::new(slice, size, false)?))
        }),
        Medium::Iterm2 => sliced(picture, size, easel, |slice, size| {
            Ok(Protocol::ITerm2(Iterm2::new(slice, size, false)?))
        }),
    };
    made.map_err(|error| format!("it cannot be drawn: {error}"))
}

/// The columns and rows that a picture takes: in its proportions, and at least one of each.
fn fitted(picture: &DynamicImage, frame: Frame, (wide, high): (u16, u16)) -> Size {
    let (width, height) = (u64::from(picture.width()), u64::from(picture.height()));
    let (wide, high) = (u64::from(wide), u64::from(high));
    let most = (u64::from(frame.columns), u64::from(frame.rows));
    let columns = width.div_ceil(wide).min(most.0);
    let rows_of = |columns: u64| (columns * wide * height).div_ceil(width * high);
    let columns_of = |rows: u64| rows * high * width / (height * wide);
    let (columns, rows) = match rows_of(columns) {
        rows if rows > most.1 => (columns_of(most.1).min(columns), most.1),
        rows => (columns, rows),
    };
    let cells = |count: u64| u16::try_from(count.max(1)).unwrap_or(u16::MAX);
    Size::new(cells(columns), cells(rows))
}

/// So many pixels, on white where it lets through what is behind it: that is what pages are.
fn scaled(picture: &DynamicImage, width: u32, height: u32) -> RgbImage {
    let scaled = picture.resize_exact(width, height, FilterType::Triangle);
    let on_white = |part: u8, alpha: u8| {
        let (part, alpha) = (u16::from(part), u16::from(alpha));
        let mixed = (part * alpha + 255 * (255 - alpha)) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    let pixels = scaled.to_rgba8();
    RgbImage::from_fn(width, height, |x, y| {
        let [red, green, blue, alpha] = pixels.get_pixel(x, y).0;
        Rgb([red, green, blue].map(|part| on_white(part, alpha)))
    })
}

fn half_blocks(picture: &DynamicImage, size: Size, easel: Easel) -> Result<Picture, Errors> {
    let pixels = scaled(picture, size.width.into(), 2 * u32::from(size.height));
    let blocks = Halfblocks::new(pixels.into(), size)?;
    let tint = |colour| match easel.depth.nearest(colour) {
        Color::Indexed(index) => Tint::Palette(index),
        Color::Rgb(red, green, blue) => Tint::Mixed(red, green, blue),
        _ => Tint::Mixed(0, 0, 0),
    };
    let patch = |cell: &Cell| Patch {
        sign: cell.symbol().chars().next().unwrap_or(' '),
        sign_tint: tint(cell.fg),
        ground: tint(cell.bg),
    };
    let rows = rendered(&Protocol::Halfblocks(blocks), size);
    let strips = rows.iter().map(|row| row.iter().map(patch).collect());
    Ok(Picture {
        columns: size.width,
        strips: strips.map(Strip::Patches).collect(),
        supply: None,
    })
}

/// What is drawn, row by row.
fn rendered(protocol: &Protocol, size: Size) -> Vec<Vec<Cell>> {
    let area = Rect::from(size);
    let mut cells = Buffer::empty(area);
    Image::new(protocol).render(area, &mut cells);
    let rows = cells.content.chunks(usize::from(size.width).max(1));
    rows.map(<[Cell]>::to_vec).collect()
}

/// What kitty puts in the place of a part of a picture.
const PLACEHOLDER: char = '\u{10EEEE}';

/// So many pictures kitty holds at once: more than are kept here.
const HELD: u32 = 64;

/// Numbers what is supplied; for the whole program, as it has one terminal.
static SUPPLIES: AtomicU32 = AtomicU32::new(0);

fn kitty(picture: &DynamicImage, size: Size, easel: Easel) -> Result<Picture, Errors> {
    let (width, height) = pixels(size, easel.cell);
    let number = SUPPLIES.fetch_add(1, Ordering::Relaxed);
    // A picture takes the place of one that was let go long ago, and of none of another warta's.
    let own = (std::process::id() & 0xFFFF) * HELD;
    let id = own + number % HELD + 1;
    let whole = scaled(picture, width, height).into();
    let sent = Kitty::new(whole, size, id, false, true)?;
    let mut rows = rendered(&Protocol::Kitty(sent), size);
    // The first cell holds what is sent, and then what stands in it.
    let first = rows[0][0].symbol().to_owned();
    let (bytes, placeholder) = first.split_at(first.find(PLACEHOLDER).unwrap_or(0));
    rows[0][0].set_symbol(placeholder);
    Ok(Picture {
        columns: size.width,
        strips: rows.iter().map(|row| in_its_colour(row)).collect(),
        supply: Some(Supply {
            number,
            bytes: bytes.to_owned(),
        }),
    })
}

/// Placeholders in the colour that says of which picture they are.
fn in_its_colour(row: &[Cell]) -> Strip {
    let symbols: String = row.iter().map(Cell::symbol).collect();
    Strip::Sequence(match row.first().map(|cell| cell.fg) {
        Some(Color::Rgb(red, green, blue)) => {
            format!("\x1b[38;2;{red};{green};{blue}m{symbols}\x1b[39m")
        }
        _ => symbols,
    })
}

fn pixels(size: Size, (wide, high): (u16, u16)) -> (u32, u32) {
    let product = |cells: u16, pixels: u16| u32::from(cells) * u32::from(pixels);
    (product(size.width, wide), product(size.height, high))
}

/// A picture of which each row is one of its own, made by `make`.
fn sliced(
    picture: &DynamicImage,
    size: Size,
    easel: Easel,
    make: impl Fn(DynamicImage, Size) -> Result<Protocol, Errors>,
) -> Result<Picture, Errors> {
    let (width, height) = pixels(size, easel.cell);
    let whole = DynamicImage::from(scaled(picture, width, height));
    let high = u32::from(easel.cell.1);
    let row = Size::new(size.width, 1);
    let strip = |at: u16| {
        let slice = whole.crop_imm(0, u32::from(at) * high, width, high);
        let cells = rendered(&make(slice, row)?, row);
        let drawn = cells.iter().flatten();
        let mut drawn = drawn.filter(|cell| cell.diff_option != CellDiffOption::Skip);
        Ok(Strip::Sequence(
            drawn.next().map_or("", Cell::symbol).to_owned(),
        ))
    };
    Ok(Picture {
        columns: size.width,
        strips: (0..size.height).map(strip).collect::<Result<_, Errors>>()?,
        supply: None,
    })
}

#[cfg(test)]
mod tests {
    use super::{super::decoded::tests::red_over_blue, *};
    use crate::runtime::look::Depth;

    const FRAME: Frame = Frame {
        columns: 40,
        rows: 10,
    };

    const fn easel(medium: Medium) -> Easel {
        Easel {
            medium,
            cell: (10, 20),
            depth: Depth::True,
        }
    }

    fn drawn(medium: Medium) -> Picture {
        draw(&red_over_blue(80, 80), FRAME, easel(medium)).unwrap()
    }

    fn sequences(picture: &Picture) -> Vec<&str> {
        let mut sequences = Vec::new();
        for strip in &picture.strips {
            let Strip::Sequence(sequence) = strip else {
                panic!("patches");
            };
            sequences.push(sequence.as_str());
        }
        sequences
    }

    #[test]
    fn a_picture_keeps_its_proportions_and_grows_no_larger_than_it_is() {
        let check = |width, height, expected: (u16, u16)| {
            let size = fitted(&red_over_blue(width, height), FRAME, (10, 20));
            assert_eq!((size.width, size.height), expected, "{width}x{height}");
        };
        check(80, 80, (8, 4));
        check(4000, 1000, (40, 5));
        check(1000, 4000, (5, 10));
        check(4000, 4000, (20, 10));
        check(9, 9, (1, 1));
        check(20_000, 8, (40, 1));
        check(8, 20_000, (1, 10));
    }

    fn patches(strip: &Strip) -> &[Patch] {
        match strip {
            Strip::Patches(patches) => patches,
            Strip::Sequence(_) => panic!("a sequence"),
        }
    }

    #[test]
    fn half_blocks_show_one_colour_above_the_other() {
        let half_blocks = easel(Medium::HalfBlocks);
        let picture = draw(&red_over_blue(80, 100), FRAME, half_blocks).unwrap();
        assert_eq!((picture.columns, picture.strips.len()), (8, 5));
        let (red, blue) = (Tint::Mixed(200, 0, 0), Tint::Mixed(0, 0, 200));
        for (strip, ground) in [(0, red), (1, red), (3, blue), (4, blue)] {
            let patches = patches(&picture.strips[strip]);
            assert_eq!(patches.len(), 8);
            let plain = |patch: &Patch| (patch.sign, patch.ground) == (' ', ground);
            assert!(patches.iter().all(plain), "{strip}");
        }
        let middle = patches(&picture.strips[2])[3];
        let (Tint::Mixed(above, _, few), Tint::Mixed(little, _, below)) =
            (middle.sign_tint, middle.ground)
        else {
            panic!("{middle:?}");
        };
        assert!(middle.sign == '▀' && above > 150 && below > 150 && few < 50 && little < 50);
    }

    #[test]
    fn a_terminal_of_256_colours_gets_the_nearest() {
        let palette = Easel {
            depth: Depth::Palette,
            ..easel(Medium::HalfBlocks)
        };
        let picture = draw(&red_over_blue(80, 80), FRAME, palette).unwrap();
        assert_eq!(patches(&picture.strips[0])[0].ground, Tint::Palette(160));
    }

    #[test]
    fn kitty_is_sent_the_picture_once_and_shown_placeholders_in_each_row() {
        let (picture, other) = (drawn(Medium::Kitty), drawn(Medium::Kitty));
        let (supply, next) = (
            picture.supply.clone().unwrap(),
            other.supply.clone().unwrap(),
        );
        assert_ne!(supply.number, next.number);
        assert!(supply.bytes.starts_with("\x1b_G") && supply.bytes.ends_with("\x1b\\"));
        assert!(supply.bytes.contains("U=1") && !supply.bytes.contains(PLACEHOLDER));
        let rows = sequences(&picture);
        assert_eq!(rows.len(), 4);
        for row in rows {
            assert_eq!(row.matches(PLACEHOLDER).count(), 8);
            assert!(row.starts_with("\x1b[38;2;") && row.ends_with("\x1b[39m"));
        }
        assert_ne!(
            sequences(&picture)[0],
            sequences(&other)[0],
            "another picture"
        );
    }

    #[test]
    fn each_row_of_sixels_is_a_picture_as_high_as_a_cell() {
        let picture = drawn(Medium::Sixel);
        let rows = sequences(&picture);
        assert_eq!(rows.len(), 4);
        for row in rows {
            let (erased, sixels) = row.split_once("\x1bP").unwrap();
            assert_eq!(erased, "\x1b[8X");
            assert!(sixels.contains("q\"1;1;80;20") && sixels.ends_with("\x1b\\"));
        }
    }

    #[test]
    fn each_row_for_iterm2_is_a_file_of_its_own() {
        let picture = drawn(Medium::Iterm2);
        for row in sequences(&picture) {
            assert!(row.contains("\x1b]1337;File=inline=1;"));
            assert!(row.contains("width=80px;height=20px") && row.ends_with('\x07'));
        }
    }

    #[test]
    fn what_lets_the_ground_through_stands_on_white() {
        let clear = image::RgbaImage::from_pixel(16, 16, image::Rgba([9, 9, 9, 0]));
        let pixels = scaled(&clear.into(), 2, 2);
        assert!(pixels.pixels().all(|pixel| pixel.0 == [255; 3]));
    }
}
