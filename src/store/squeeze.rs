//! Texts → fewer bytes, and back.
//!
//! Texts of some kilobytes repeat little in themselves; they share words and marks with others of their kind, which
//! are known beforehand: of bodies in `assets/squeeze`, of reports below.

use std::{io, sync::LazyLock};

use zstd::{
    bulk::{Compressor, Decompressor},
    dict::{DecoderDictionary, EncoderDictionary},
    zstd_safe::get_dict_id_from_frame,
};

/// A good trade of time and size for texts of some kilobytes.
const LEVEL: i32 = 5;

/// The largest size that is believed of stored bytes.
const LARGEST: usize = 256 << 20;

/// What squeezed bytes begin with. No text does: in UTF-8 the second of these bytes follows no first.
const MAGIC: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

/// What bodies are like. It is part of the shape of the store: what was squeezed with it comes back with it only, so
/// it never changes; its number is in what was squeezed.
const BODY: &[u8] = include_bytes!("../../assets/squeeze/text.dict");

static TO_SQUEEZE: LazyLock<Option<EncoderDictionary>> =
    LazyLock::new(|| EncoderDictionary::try_copy(BODY, LEVEL).ok());

static TO_OPEN: LazyLock<Option<DecoderDictionary>> =
    LazyLock::new(|| DecoderDictionary::try_copy(BODY).ok());

/// Makes texts smaller; one for many texts saves the time of setting it up.
pub(super) struct Squeezer(Option<Compressor<'static>>);

impl Squeezer {
    /// For bodies.
    pub(super) fn new() -> Self {
        let known = TO_SQUEEZE.as_ref();
        Self(known.and_then(|known| Compressor::with_prepared_dictionary(known).ok()))
    }

    /// The text in fewer bytes, or as it is where it would not get smaller or there is no memory for it.
    pub(super) fn squeeze(&mut self, text: &str) -> Vec<u8> {
        let squeezed = self
            .0
            .as_mut()
            .and_then(|compressor| compressor.compress(text.as_bytes()).ok());
        squeezed
            .filter(|squeezed| squeezed.len() < text.len())
            .unwrap_or_else(|| text.into())
    }
}

/// What reports are like. It is part of the shape of the store: what was squeezed with it comes back with it
/// only, so it never changes.
const REPORT: &str = r#"{"id":"https://www.","lang":"id","title":"","published":"2025-01-01","entities":[{"kind":"event","text":"","canonical":"","start":10,"end":2},{"kind":"quantity","text":"","canonical":"","start":10,"end":2},{"kind":"money","text":"","canonical":"","start":10,"end":2},{"kind":"date","text":"Senin ","canonical":"2024-0","start":10,"end":2},{"kind":"product","text":"","canonical":"","start":10,"end":2},{"kind":"organisation","text":"Kementerian ","canonical":"","start":30,"end":4},{"kind":"place","text":"Indonesia","canonical":"Indonesia","start":50,"end":6},{"kind":"person","text":"Presiden ","canonical":"","start":10,"end":2}],"gifts":[{"giver":["Prime Minister "],"recipient":["President "],"mutual":true,"kind":"aid","items":[{"what":"","quantity":null,"unit":null}],"place":"Jakarta","date":"2025-0","status":"promised","attribution":[],"evidence":[{"start":1,"end":2,"text":""}],"confidence":0.8},{"giver":[""],"recipient":[""],"mutual":false,"kind":"gift","items":[{"what":"","quantity":1,"unit":null},{"what":"","quantity":null,"unit":""}],"place":null,"date":null,"status":"given","attribution":[],"evidence":[{"start":1,"end":2,"text":""}],"confidence":0.9}],"meetings":[{"participants":["","Minister "],"place":null,"date":null,"topic":null,"status":"planned","form":"call","attribution":[],"evidence":[],"confidence":0.7},{"participants":["",""],"place":"","date":"2025-0","topic":"","status":"held","form":"in_person","attribution":[],"evidence":[{"start":1,"end":2,"text":""}],"confidence":0.95}]}"#;

/// Beside what a report is stored, which it repeats.
fn known(title: &str, link: Option<&str>) -> Vec<u8> {
    [REPORT, title, link.unwrap_or_default()].concat().into()
}

/// The report of an article that has this title and link: its size, and the report in fewer bytes.
pub(super) fn squeeze_report(report: &str, title: &str, link: Option<&str>) -> (i64, Vec<u8>) {
    let size = i64::try_from(report.len()).unwrap_or(i64::MAX);
    let compressor = Compressor::with_dictionary(LEVEL, &known(title, link));
    (size, Squeezer(compressor.ok()).squeeze(report))
}

/// A report as it was; `None` where it is damaged.
pub(super) fn unsqueeze_report(
    bytes: Vec<u8>,
    size: i64,
    title: &str,
    link: Option<&str>,
) -> Option<String> {
    opened(bytes, size, || {
        Decompressor::with_dictionary(&known(title, link))
    })
}

/// A body as it was, of which there are `size` bytes; `None` where it is damaged.
pub(super) fn unsqueeze(bytes: Vec<u8>, size: i64) -> Option<String> {
    // What an earlier version squeezed was squeezed with nothing beside it.
    let number = get_dict_id_from_frame(&bytes);
    opened(bytes, size, || match (number, TO_OPEN.as_ref()) {
        (Some(_), Some(known)) => Decompressor::with_prepared_dictionary(known),
        _ => Decompressor::new(),
    })
}

fn opened<'a>(
    bytes: Vec<u8>,
    size: i64,
    decompressor: impl FnOnce() -> io::Result<Decompressor<'a>>,
) -> Option<String> {
    let size = usize::try_from(size).ok().filter(|&size| size <= LARGEST)?;
    let opened = if bytes.starts_with(MAGIC) {
        decompressor().ok()?.decompress(&bytes, size).ok()?
    } else {
        bytes
    };
    let text = String::from_utf8(opened).ok()?;
    (text.len() == size).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_comes_back_beside_the_title_and_link_that_it_repeats() {
        let (title, link) = (
            "Two bells for Tarn",
            Some("https://post.lumira.example/bells"),
        );
        let report = r#"{"id":"https://post.lumira.example/bells","lang":"en","title":"Two bells for Tarn","published":"2025-09-04","entities":[{"kind":"place","text":"Tarn","canonical":"Tarn","start":14,"end":18}],"gifts":[],"meetings":[]}"#;
        let (size, bytes) = squeeze_report(report, title, link);
        assert!(bytes.len() < 80, "{}", bytes.len());
        let back = |title| unsqueeze_report(bytes.clone(), size, title, link);
        assert_eq!(back(title).as_deref(), Some(report));
        assert_ne!(back("No bells").as_deref(), Some(report));
        assert!(serde_json::from_str::<serde_json::Value>(REPORT).is_ok());
    }

    #[test]
    fn what_reports_are_squeezed_with_is_what_it_was() {
        // Reports stored by an earlier version must open.
        assert_eq!(rolled(REPORT.as_bytes()), (1515, 8_875_310_916_879_338_982));
    }

    /// How long it is, and a number that another one will hardly have.
    fn rolled(bytes: &[u8]) -> (usize, u64) {
        let rolled = bytes.iter().fold(0_u64, |rolled, byte| {
            rolled.wrapping_mul(31).wrapping_add(u64::from(*byte))
        });
        (bytes.len(), rolled)
    }

    #[test]
    fn what_bodies_are_squeezed_with_is_what_it_was() {
        assert_eq!(rolled(BODY), (16_384, 12_541_340_006_676_776_344));
        assert!(TO_SQUEEZE.is_some() && TO_OPEN.is_some());
    }

    #[test]
    fn a_body_that_was_squeezed_with_nothing_beside_it_comes_back() {
        let body = "<p>The council met in the town hall.</p>".repeat(9);
        let mut earlier = Squeezer(Compressor::new(LEVEL).ok());
        let bytes = earlier.squeeze(&body);
        let size = body.len() as i64;
        assert_eq!(unsqueeze(bytes, size).as_deref(), Some(body.as_str()));
    }

    #[test]
    fn a_short_body_is_made_smaller_by_what_bodies_are_like() {
        let body = "<p>The president gave the council a bell, and the council met in the capital on Monday.</p>";
        let alone = Squeezer(Compressor::new(LEVEL).ok()).squeeze(body).len();
        let beside = Squeezer::new().squeeze(body).len();
        assert!(4 * beside < 3 * alone, "{beside} of {alone}");
    }

    #[test]
    fn a_text_comes_back_whether_or_not_it_could_be_squeezed() {
        let long = "The council met. ".repeat(100);
        for text in ["", "Hi", long.as_str()] {
            for mut squeezer in [Squeezer::new(), Squeezer(None)] {
                let bytes = squeezer.squeeze(text);
                assert!(bytes.len() <= text.len());
                assert_eq!(unsqueeze(bytes, text.len() as i64).as_deref(), Some(text));
            }
        }
        assert!(Squeezer::new().squeeze(&long).len() < long.len() / 10);
    }

    #[test]
    fn damaged_bytes_are_no_text() {
        let bytes = Squeezer::new().squeeze(&"The council met. ".repeat(100));
        assert_eq!(unsqueeze(bytes[..20].to_vec(), 1700), None);
        assert_eq!(unsqueeze(bytes, 1699), None);
        assert_eq!(unsqueeze(Vec::new(), 7), None);
        assert_eq!(unsqueeze(vec![0xFF], 1), None);
    }
}
