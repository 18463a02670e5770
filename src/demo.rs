//! The bundled sample articles: what `warta` shows on a machine where it has nothing else to read. The first one
//! teaches the keys on itself.
//!
//! They were written for warta. The people, bodies and events in them are invented; where a real town or
//! country is named, nothing is said of it that could harm anyone.

/// One bundled article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// What the list calls it.
    pub source: &'static str,
    /// The day it pretends to have been published, as YYYY-MM-DD.
    pub published: &'static str,
    /// The whole text, title first. `{name}` in it stands for the key that gives the command of that name.
    pub text: &'static str,
}

/// All of them, in the order of the list.
pub const SAMPLES: [Sample; 5] = [
    Sample {
        source: "tutorial",
        published: "2025-10-08",
        text: include_str!("../assets/demo/tutorial.txt"),
    },
    Sample {
        source: "pelabuhan-teluk-sari",
        published: "2025-03-12",
        text: include_str!("../assets/demo/pelabuhan-teluk-sari.txt"),
    },
    Sample {
        source: "island-school-boats",
        published: "2025-06-19",
        text: include_str!("../assets/demo/island-school-boats.txt"),
    },
    Sample {
        source: "gempa-lembah-arum",
        published: "2024-11-08",
        text: include_str!("../assets/demo/gempa-lembah-arum.txt"),
    },
    Sample {
        source: "varnia-summit",
        published: "2025-09-30",
        text: include_str!("../assets/demo/varnia-summit.txt"),
    },
];

#[cfg(test)]
mod tests {
    use super::SAMPLES;
    use crate::{
        app::command::{TABLE, with_keys},
        domain::PartialDate,
        lang, text,
    };

    #[test]
    fn the_tutorial_teaches_the_keys_that_there_are_on_a_gift_and_a_meeting() {
        let tutorial = SAMPLES[0];
        let name =
            |row: &&crate::app::command::Row| tutorial.text.contains(&format!("{{{}}}", row.name));
        assert!(TABLE.iter().filter(name).count() > 30);
        let words = with_keys(tutorial.text, |row| {
            let chord = row.chords().into_iter().next();
            chord.map(|chord| format!("<{}>", chord.label()))
        });
        assert!(!words.contains(['{', '}']), "{words}");
        assert!(words.contains("Press <j> and <k> to move a row"));
        assert!(words.contains("5<j> moves five rows"));
        let published = tutorial.published.parse().ok();
        let article = text::read(tutorial.source, words.as_bytes(), published).unwrap();
        let findings = lang::analyse(&article, None);
        assert_eq!((findings.gifts.len(), findings.meetings.len()), (1, 1));
    }

    #[test]
    fn every_sample_is_an_article_with_a_title_and_a_whole_date() {
        for sample in SAMPLES {
            let published: PartialDate = sample.published.parse().unwrap();
            assert!(published.whole().is_some());
            let article =
                text::read(sample.source, sample.text.as_bytes(), Some(published)).unwrap();
            assert!(
                article.title.is_some() && article.paragraphs.len() >= 4,
                "{}",
                sample.source
            );
            assert!(article.removed.is_empty(), "{}", sample.source);
        }
    }
}
