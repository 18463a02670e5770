//! The body of an answer: unpacked while it comes, and no more of it than is wanted.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ureq::{
    Body,
    http::{HeaderMap, header},
};

/// A body may be packed so many times over.
const LAYERS: usize = 2;

/// The largest window of Zstandard that a browser opens; a larger one only costs memory.
const WINDOW: u32 = 23;

/// What is left behind a packed body and read, so that the connection can be used again.
const REST: u64 = 64 * 1024;

/// Reads and unpacks a body; at most `most` bytes, and whether there were more.
pub(super) fn read(body: Body, headers: &HeaderMap, most: usize) -> io::Result<(Vec<u8>, bool)> {
    let expected = body.content_length().unwrap_or_default();
    let mut packed = body.into_reader();
    let read = unpacked(&mut packed, &layers(headers), expected, most)?;
    if !read.1 {
        pass_over(packed);
    }
    Ok(read)
}

/// Takes a short body, or the rest of one, out of the way of the next answer.
///
/// On a kept connection a small server that sends head and body apart, as Python's does, holds the body back until
/// the head is acknowledged, for which this system takes 40 ms. The library gives no way to the socket to hurry it,
/// and a new connection would cost other servers more; those send both at once.
pub(super) fn pass_over(body: impl Read) {
    // What a broken end would say does not matter: the connection is then not used again.
    let _ = io::copy(&mut body.take(REST), &mut io::sink());
}

fn unpacked(
    packed: &mut dyn Read,
    layers: &[String],
    expected: u64,
    most: usize,
) -> io::Result<(Vec<u8>, bool)> {
    let mut reader: Box<dyn BufRead + '_> = Box::new(BufReader::with_capacity(64 * 1024, packed));
    for layer in layers.iter().rev().take(LAYERS) {
        reader = opened(layer, reader)?;
    }
    if layers.is_empty() {
        // Some servers keep packed feeds and do not say so.
        reader = opened("gzip", reader)?;
    }
    let room = usize::try_from(expected).unwrap_or(most).min(most);
    let mut bytes = Vec::with_capacity(room);
    reader.by_ref().take(most as u64).read_to_end(&mut bytes)?;
    let cut = bytes.len() == most && !reader.fill_buf()?.is_empty();
    Ok((bytes, cut))
}

fn layers(headers: &HeaderMap) -> Vec<String> {
    let values = headers.get_all(header::CONTENT_ENCODING);
    let names = values
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    names
        .map(|name| name.trim().to_ascii_lowercase())
        .filter(|name| !name.is_empty() && name != "identity")
        .collect()
}

/// What is under one layer. A body that is said to be packed and is not stays as it is.
fn opened<'a>(layer: &str, mut packed: Box<dyn BufRead + 'a>) -> io::Result<Box<dyn BufRead + 'a>> {
    let mut start = Vec::with_capacity(4);
    packed.by_ref().take(4).read_to_end(&mut start)?;
    let packed = Cursor::new(start.clone()).chain(packed);
    Ok(match (layer, &start[..]) {
        ("gzip" | "x-gzip", [0x1F, 0x8B, ..]) => buffered(MultiGzDecoder::new(packed)),
        ("deflate", start) if is_zlib(start) => buffered(ZlibDecoder::new(packed)),
        ("deflate", _) => buffered(DeflateDecoder::new(packed)),
        ("br", _) => buffered(brotli_decompressor::Decompressor::new(packed, 16 * 1024)),
        ("zstd", [0x28, 0xB5, 0x2F, 0xFD, ..]) => {
            let mut decoder = zstd::stream::read::Decoder::with_buffer(packed)?;
            decoder.window_log_max(WINDOW)?;
            buffered(decoder)
        }
        ("gzip" | "x-gzip" | "zstd", _) => Box::new(packed),
        (layer, _) => {
            let says = format!("it is packed in a way that was not asked for ({layer:?})");
            return Err(io::Error::new(io::ErrorKind::InvalidData, says));
        }
    })
}

fn buffered<'a>(decoder: impl Read + 'a) -> Box<dyn BufRead + 'a> {
    Box::new(BufReader::with_capacity(64 * 1024, decoder))
}

/// Whether a zlib frame begins here; servers send `deflate` with and without one.
fn is_zlib(start: &[u8]) -> bool {
    match start {
        [method, flags, ..] => {
            method & 0x0F == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = write::GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn deflate(bytes: &[u8]) -> Vec<u8> {
        let mut packer = write::DeflateEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut packer = write::ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn open(layers: &[&str], mut packed: &[u8], most: usize) -> io::Result<(Vec<u8>, bool)> {
        let layers: Vec<String> = layers.iter().map(|&layer| layer.to_owned()).collect();
        unpacked(&mut packed, &layers, 0, most)
    }

    #[test]
    fn a_body_is_unpacked_whatever_its_packing_is_called() {
        let text = b"The council met. ".repeat(20);
        let zstd = zstd::encode_all(&text[..], 3).unwrap();
        // "hello" as brotli keeps it without packing.
        let brotli = b"\x0b\x02\x80hello\x03";
        let (brotli, _) = open(&["br"], brotli, 99).unwrap();
        assert_eq!(brotli, b"hello");
        for (layers, packed) in [
            (&["gzip"][..], gzip(&text)),
            (
                &["x-gzip"],
                [gzip(&text[..100]), gzip(&text[100..])].concat(),
            ),
            (&["gzip"], text.clone()),
            (&[], gzip(&text)),
            (&[], text.clone()),
            (&["deflate"], deflate(&text)),
            (&["deflate"], zlib(&text)),
            (&["zstd"], zstd.clone()),
            (&["zstd", "gzip"], gzip(&zstd)),
        ] {
            assert_eq!(
                open(layers, &packed, 10_000).unwrap(),
                (text.clone(), false),
                "{layers:?}"
            );
        }
        assert_eq!(open(&["gzip"], b"", 9).unwrap(), (Vec::new(), false));
    }

    #[test]
    fn what_is_beyond_the_limit_is_cut_off() {
        let text = vec![b' '; 1 << 20];
        let (bytes, cut) = open(&["gzip"], &gzip(&text), 1000).unwrap();
        assert_eq!((bytes.len(), cut), (1000, true));
        assert!(bytes.capacity() < 10_000);
        // A mebibyte of spaces, as brotli packs it.
        let brotli = [91, 255, 255, 143, 95, 2, 36, 30, 11, 4, 114, 239, 31, 0].to_vec();
        let zstd = zstd::encode_all(&text[..], 3).unwrap();
        for (layer, packed) in [
            ("br", brotli),
            ("zstd", zstd),
            ("deflate", deflate(&text)),
            ("deflate", zlib(&text)),
        ] {
            let all = open(&[layer], &packed, 1 << 20).unwrap();
            assert_eq!((all.0.len(), all.1), (1 << 20, false), "{layer}");
            let (bytes, cut) = open(&[layer], &packed, 1000).unwrap();
            assert_eq!((bytes.len(), cut), (1000, true), "{layer}");
            assert!(bytes.capacity() < 10_000, "{layer}");
        }
        assert!(!open(&[], &text, 1 << 20).unwrap().1);
        assert!(open(&[], &text, (1 << 20) - 1).unwrap().1);
    }

    #[test]
    fn a_broken_packing_is_an_error() {
        let packed = gzip(&b"The council met. ".repeat(20));
        assert!(open(&["gzip"], &packed[..20], 999).is_err());
        assert!(open(&["deflate"], b"\xFF\xFF\xFF\xFF", 999).is_err());
        assert!(open(&["compress"], &packed, 999).is_err());
    }
}
