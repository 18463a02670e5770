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

/// A good trade of time and size for texts of some kilobytes; with something known beside them, lower levels do
/// worse than without.
const LEVEL: i32 = 7;

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

/// So many bytes of a body help to squeeze its report: what is told further on is rare.
const HELPING: usize = 128 << 10;

/// What a report begins with that was squeezed beside the body: no JSON and nothing squeezed does.
const BESIDE_BODY: u8 = 1;

/// Beside what a report is stored, which it repeats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Beside {
    /// What reports are like, the title and the link.
    known: Vec<u8>,
    /// The beginning of the body.
    body: Vec<u8>,
}

impl Beside {
    /// The title and the link of an article, and its body with all marks.
    pub(super) fn new(title: &str, link: Option<&str>, body: &str) -> Self {
        let body = body.as_bytes();
        Self {
            known: [REPORT, title, link.unwrap_or_default()].concat().into(),
            body: body[..body.len().min(HELPING)].to_vec(),
        }
    }

    fn all(&self) -> Vec<u8> {
        [&self.body[..], &self.known].concat()
    }
}

/// A report in fewer bytes, and its size.
pub(super) fn squeeze_report(report: &str, beside: &Beside) -> (i64, Vec<u8>) {
    let size = i64::try_from(report.len()).unwrap_or(i64::MAX);
    let compressor = Compressor::with_dictionary(LEVEL, &beside.all());
    let mut bytes = Squeezer(compressor.ok()).squeeze(report);
    if bytes.starts_with(MAGIC) {
        bytes.insert(0, BESIDE_BODY);
    }
    (size, bytes)
}

/// A report as it was; `None` where it is damaged.
pub(super) fn unsqueeze_report(mut bytes: Vec<u8>, size: i64, beside: &Beside) -> Option<String> {
    let known = if bytes.first() == Some(&BESIDE_BODY) {
        bytes.remove(0);
        beside.all()
    } else {
        // An earlier version did without the body.
        beside.known.clone()
    };
    opened(bytes, size, || Decompressor::with_dictionary(&known))
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

    const LINK: Option<&str> = Some("https://post.lumira.example/bells");
    const LINE: &str = r#"{"id":"https://post.lumira.example/bells","lang":"en","title":"Two bells for Tarn","published":"2025-09-04","entities":[],"gifts":[{"evidence":[{"start":20,"end":65,"text":"Adela Ruhl gave two bronze bells to the town."}]}],"meetings":[]}"#;

    #[test]
    fn a_report_comes_back_beside_the_title_link_and_body_that_it_repeats() {
        let body = "<p>Adela Ruhl gave two bronze bells to the town.</p>";
        let beside = |title, body| Beside::new(title, LINK, body);
        let (size, bytes) = squeeze_report(LINE, &beside("Two bells for Tarn", body));
        assert!(bytes.len() < 90, "{}", bytes.len());
        let back = |title, body| unsqueeze_report(bytes.clone(), size, &beside(title, body));
        assert_eq!(back("Two bells for Tarn", body).as_deref(), Some(LINE));
        assert_ne!(back("No bells", body).as_deref(), Some(LINE));
        assert_ne!(back("Two bells for Tarn", "").as_deref(), Some(LINE));
        assert!(serde_json::from_str::<serde_json::Value>(REPORT).is_ok());
    }

    #[test]
    fn a_report_that_an_earlier_version_squeezed_without_the_body_comes_back() {
        let beside = Beside::new("Two bells for Tarn", LINK, "<p>Some body.</p>");
        let earlier = Compressor::with_dictionary(5, &beside.known);
        let bytes = Squeezer(earlier.ok()).squeeze(LINE);
        let size = LINE.len() as i64;
        assert_eq!(
            unsqueeze_report(bytes, size, &beside).as_deref(),
            Some(LINE)
        );
        let plain = unsqueeze_report(b"{}".to_vec(), 2, &beside);
        assert_eq!(plain.as_deref(), Some("{}"));
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
