//! Names found in sentences.

use super::{tagged::units, *};
use crate::{
    domain::{Article, Lang, Paragraph, Span},
    lang::pos::Pos,
};

fn with_reading(lang: Lang, text: &str, check: impl Fn(&Reading)) {
    let article = Article {
        text: text.into(),
        paragraphs: lines(text).map(Paragraph::plain).collect(),
        ..Article::default()
    };
    check(&Reading::new(&article, lang));
}

/// Where the lines of a text stand.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        span
    })
}

fn names_of(reading: &Reading) -> Vec<Name> {
    let taken = vec![false; reading.tokens.len()];
    let tags = vec![Tag::from(Pos::X); taken.len()];
    find(reading, &tags, taken)
}

fn check(lang: Lang, text: &str, expected: &[(&str, EntityKind)]) {
    with_reading(lang, text, |reading| {
        let names = names_of(reading);
        let found: Vec<(&str, EntityKind)> = names
            .iter()
            .map(|name| (reading.span(&name.tokens).of(text), name.kind))
            .collect();
        assert_eq!(found, expected, "{text}");
    });
}

#[test]
fn titles_lead_to_a_name_and_stay_out_of_it() {
    check(
        Lang::Id,
        "Menteri Keuangan Sri Mulyani menemui Presiden Joko Widodo.",
        &[
            ("Sri Mulyani", EntityKind::Person),
            ("Joko Widodo", EntityKind::Person),
        ],
    );
    check(
        Lang::En,
        "Yesterday President Barack Obama met Chancellor Angela Merkel in Berlin.",
        &[
            ("Barack Obama", EntityKind::Person),
            ("Angela Merkel", EntityKind::Person),
            ("Berlin", EntityKind::Place),
        ],
    );
}

#[test]
fn products_are_known_by_their_noun() {
    check(
        Lang::Id,
        "Mereka memamerkan rudal Hwasong-18 itu.",
        &[("Hwasong-18", EntityKind::Product)],
    );
    check(
        Lang::En,
        "They showed two Su-57 jets there.",
        &[("Su-57", EntityKind::Product)],
    );
}

#[test]
fn the_tagger_is_given_words_as_its_corpora_cut_them() {
    let check = |lang, text: &str, expected: &[&str]| {
        with_reading(lang, text, |reading| {
            let units = units(reading, &(0..reading.tokens.len()));
            let words: Vec<&str> = units
                .iter()
                .map(|unit| reading.span(unit).of(text))
                .collect();
            assert_eq!(words, expected);
        });
    };
    let expected = ["Bursa", "(BEI)", "turun", "(", "4", ")", "."];
    check(Lang::Id, "Bursa (BEI) turun (4).", &expected);
    let expected = [
        "St.", "Ives", "and", "J.", "Rao", "left", "(", "BBC", ")", "at", "no", ".",
    ];
    check(Lang::En, "St. Ives and J. Rao left (BBC) at no.", &expected);
}

#[test]
fn a_body_is_shown_with_its_acronym_and_the_acronym_is_a_name_of_it() {
    let text = "Komisi Pemberantasan Korupsi (KPK) memanggil dua saksi di Jakarta.";
    with_reading(Lang::Id, text, |reading| {
        let names = names_of(reading);
        let words = |tokens| reading.span(tokens).of(text);
        let shown: Vec<&str> = names
            .iter()
            .filter_map(|name| Some(words(name.shown.as_ref()?)))
            .collect();
        assert_eq!(shown, ["Komisi Pemberantasan Korupsi (KPK)", "Jakarta"]);
        let names: Vec<&str> = names.iter().map(|name| words(&name.tokens)).collect();
        assert_eq!(names, ["Komisi Pemberantasan Korupsi", "KPK", "Jakarta"]);
    });
}

#[test]
fn a_person_whose_initials_stand_in_brackets_is_no_body_there() {
    let text = "Bima Hasta Kencana (BHK) menemui Sari Putri (KPK). BHK pulang.";
    with_reading(Lang::Id, text, |reading| {
        let of = |tokens, kind| Name::shown(tokens, kind);
        let (person, body) = (EntityKind::Person, EntityKind::Organisation);
        let mut names = [
            of(0..3, person),
            of(4..5, body),
            of(7..9, person),
            of(10..11, body),
            of(13..14, body),
        ];
        acronym::spell_out(reading, &mut names);
        let kinds = names.map(|name| name.kind);
        assert_eq!(kinds, [person, person, person, body, person]);
    });
}

#[test]
fn an_initial_and_a_name_in_one_word_are_a_person() {
    let person = ("R.Oyunbold", EntityKind::Person);
    let land = ("U.S", EntityKind::Place);
    check(
        Lang::En,
        "Yesterday R.Oyunbold met the U.S envoys.",
        &[person, land],
    );
    check(Lang::Id, "Kemarin R.Oyunbold menemui warga.", &[person]);
}

#[test]
fn a_name_goes_on_with_that_of_a_family_behind_its_small_word() {
    for (lang, text, name) in [
        (
            Lang::Id,
            "Menteri Carlos Moreira da Cunha menemui warga.",
            "Carlos Moreira da Cunha",
        ),
        (
            Lang::En,
            "Minister Carlos Moreira da Cunha met them.",
            "Carlos Moreira da Cunha",
        ),
        (
            Lang::En,
            "Yesterday Pieter van der Doorn met them.",
            "Pieter van der Doorn",
        ),
    ] {
        check(lang, text, &[(name, EntityKind::Person)]);
    }
}

#[test]
fn the_rest_of_an_office_is_nobody_and_a_byname_is_part_of_the_name() {
    check(
        Lang::Id,
        "Kemarin Gus Dur menemui Menko Polhukam.",
        &[("Gus Dur", EntityKind::Person)],
    );
}

#[test]
fn common_words_of_a_headline_are_read_as_the_body_and_the_grammar_write_them() {
    let check = |lang, text: &str, expected: &[&str]| {
        with_reading(lang, text, |reading| {
            let small = headline::small(reading);
            let mut small: Vec<usize> = small.into_iter().collect();
            small.sort_unstable();
            let words: Vec<&str> = small.iter().map(|&at| reading.word(at)).collect();
            assert_eq!(words, expected, "{text}");
        });
    };
    let headline = "Pemkot Malang Klaim Telah Salurkan Beras ke Desa Wringin";
    check(Lang::Id, headline, &["Telah", "Salurkan"]);
    let body = "Petugas menilai klaim itu benar. Beras tiba pada Senin.";
    let text = format!("{headline}\n{body}");
    check(Lang::Id, &text, &["Klaim", "Telah", "Salurkan"]);
    let text = "Minister Meets Ana Hope Before Vote\nHe said that Ana Hope gave him hope.";
    check(Lang::En, text, &["Meets", "Before"]);
    check(Lang::En, "The Minister met Ana Hope before the vote.", &[]);
}

#[test]
fn a_name_in_two_is_put_together_and_two_names_are_not() {
    let check = |lang, text: &str, parts: &[(&str, EntityKind)], expected: &[&str]| {
        with_reading(lang, text, |reading| {
            let name = |&(words, kind): &(&str, EntityKind)| {
                let start = text.find(words).unwrap();
                let tokens = reading.tokens_in(Span::new(start, start + words.len()));
                Name::shown(tokens, kind)
            };
            let names = boundary::joined(reading, parts.iter().map(name).collect());
            let words: Vec<&str> = names
                .iter()
                .map(|name| reading.span(&name.tokens).of(text))
                .collect();
            assert_eq!(words, expected);
        });
    };
    use EntityKind::{Organisation, Person, Place};
    check(
        Lang::En,
        "Minister Chen Bo said so.",
        &[("Chen", Person), ("Bo", Person)],
        &["Chen Bo"],
    );
    check(
        Lang::En,
        "The envoy to Baghdad Faisal bin Omar spoke.",
        &[("Baghdad Faisal", Place), ("bin Omar", Person)],
        &["Baghdad", "Faisal bin Omar"],
    );
    check(
        Lang::En,
        "Prince Hamad Al-Noor and Salim bin Faris left Oman Ali Omar.",
        &[
            ("Prince Hamad", Organisation),
            ("Al-Noor", Person),
            ("Salim", Person),
            ("bin Faris", Person),
            ("Oman", Place),
            ("Ali Omar", Person),
        ],
        &[
            "Prince Hamad Al-Noor",
            "Salim bin Faris",
            "Oman",
            "Ali Omar",
        ],
    );
}

#[test]
fn an_office_and_a_rank_are_no_part_of_a_place() {
    check(
        Lang::Id,
        "Kata Kapolres Sukoharjo AKBP Bambang Prasetyo, warga sudah pulang.",
        &[
            ("Sukoharjo", EntityKind::Place),
            ("Bambang Prasetyo", EntityKind::Person),
        ],
    );
}

/// The words that stand among the entities, with their kinds.
fn check_shown(lang: Lang, text: &str, expected: &[(&str, EntityKind)]) {
    with_reading(lang, text, |reading| {
        let names = names_of(reading);
        let shown: Vec<(&str, EntityKind)> = names
            .iter()
            .filter_map(|name| Some((name.shown.as_ref()?, name.kind)))
            .map(|(tokens, kind)| (reading.span(tokens).of(text), kind))
            .collect();
        assert_eq!(shown, expected, "{text}");
    });
}

#[test]
fn a_word_of_a_persons_name_is_that_person_wherever_it_stands_by_itself() {
    check(
        Lang::Id,
        "Nyoman Tirta Wijaya tiba di Solo. \"Kami senang,\" terang Tirta, yang datang kemarin.",
        &[
            ("Nyoman Tirta Wijaya", EntityKind::Person),
            ("Solo", EntityKind::Place),
            ("Tirta", EntityKind::Person),
        ],
    );
    check(
        Lang::En,
        "Michael Vaughan scored at once. Vaughan was pleased. The crowd cheered Vaughan.",
        &[
            ("Michael Vaughan", EntityKind::Person),
            ("Vaughan", EntityKind::Person),
            ("Vaughan", EntityKind::Person),
        ],
    );
    check(
        Lang::En,
        "Tony Winter spoke first. Property losses were high, Mr Winter said in winter.",
        &[
            ("Tony Winter", EntityKind::Person),
            ("Winter", EntityKind::Person),
        ],
    );
}

#[test]
fn a_country_in_capitals_is_no_pronoun() {
    check_shown(
        Lang::En,
        "The US and Germany were working to help us.",
        &[("US", EntityKind::Place), ("Germany", EntityKind::Place)],
    );
}

#[test]
fn a_headline_calls_nobody_by_a_word_that_the_body_does_not() {
    let text =
        "Darma Sembada Tanggapi Isu Kenaikan Harga Beras\nMenteri Darma Sembada membantah isu itu.";
    check_shown(
        Lang::Id,
        text,
        &[
            ("Darma Sembada", EntityKind::Person),
            ("Darma Sembada", EntityKind::Person),
        ],
    );
}

#[test]
fn a_rank_leads_to_a_person_and_is_none() {
    check_shown(
        Lang::Id,
        "Kapolsek Wirasari AKP Muri mengatakan hal itu. Menurut AKP Muri, pelaku kabur.",
        &[
            ("Wirasari", EntityKind::Place),
            ("Muri", EntityKind::Person),
            ("Muri", EntityKind::Person),
        ],
    );
    check_shown(
        Lang::Id,
        "Peresmian itu dihadiri Camat Yoherman, S.Sos, dan warga. (dnu/dhn)",
        &[("Yoherman", EntityKind::Person)],
    );
}

#[test]
fn a_body_keeps_the_place_behind_its_noun_and_is_one_throughout() {
    check_shown(
        Lang::Id,
        "Polsek Wirasari menahan dua orang. Warga melapor ke Polsek Wirasari kemarin.",
        &[
            ("Polsek Wirasari", EntityKind::Organisation),
            ("Polsek Wirasari", EntityKind::Organisation),
        ],
    );
    check_shown(
        Lang::Id,
        "Warga Kabupaten Kediri melapor ke Polres Pasaman Barat dan Polda NTT kemarin.",
        &[
            ("Kabupaten Kediri", EntityKind::Place),
            ("Polres Pasaman Barat", EntityKind::Organisation),
            ("Polda NTT", EntityKind::Organisation),
        ],
    );
}

#[test]
fn the_place_of_an_office_of_two_words_is_shown_without_the_second() {
    check_shown(
        Lang::Id,
        "Menurut Wali Kota Kediri, Abdul Hakim, pasar itu dibuka.",
        &[
            ("Kediri", EntityKind::Place),
            ("Abdul Hakim", EntityKind::Person),
        ],
    );
}

#[test]
fn words_of_grammar_at_the_ends_are_no_part_of_a_name() {
    with_reading(
        Lang::En,
        "If Qantas and Reverend Tim Costello of ordering",
        |reading| {
            let trimmed = |tokens: Range<usize>, kind| {
                let name = trim::trimmed(reading, Name::shown(tokens, kind))?;
                Some(reading.span(&name.tokens).of(reading.text))
            };
            let (person, body) = (EntityKind::Person, EntityKind::Organisation);
            assert_eq!(trimmed(0..2, body), Some("Qantas"));
            assert_eq!(trimmed(1..3, body), Some("Qantas"));
            assert_eq!(trimmed(4..8, person), Some("Tim Costello"));
        },
    );
    with_reading(Lang::En, "The Hague", |reading| {
        let name = |tokens| trim::trimmed(reading, Name::shown(tokens, EntityKind::Place));
        assert_eq!(name(0..1), None);
        assert_eq!(name(0..2).map(|name| name.tokens), Some(0..2));
    });
}

#[test]
fn a_listed_regency_behind_an_office_is_no_part_of_its_holders_name() {
    check(
        Lang::Id,
        "Kemarin Bupati Pohuwato Rahma Anwari menemui warga di Papua Barat Daya.",
        &[
            ("Pohuwato", EntityKind::Place),
            ("Rahma Anwari", EntityKind::Person),
            ("Papua Barat Daya", EntityKind::Place),
        ],
    );
}

#[test]
fn a_word_behind_the_noun_of_a_region_is_a_place_throughout_the_article() {
    with_reading(
        Lang::Id,
        "Polsek Warandoi menerima laporan warga.\nKemarin Warandoi diguyur hujan.\nMenurut Warandoi, jalan rusak.",
        |reading| {
            let names = names_of(reading);
            let alone: Vec<EntityKind> = names
                .iter()
                .filter(|name| reading.span(&name.tokens).of(reading.text) == "Warandoi")
                .map(|name| name.kind)
                .collect();
            assert!(!alone.is_empty() && alone.iter().all(|&kind| kind == EntityKind::Place));
        },
    );
}

#[test]
fn the_noun_of_a_regions_body_begins_no_persons_name() {
    with_reading(
        Lang::Id,
        "Pemkab Warandoi menggelar rapat.\nMenurut Pemkab Warandoi, dana itu cukup.",
        |reading| {
            let kinds: Vec<EntityKind> = names_of(reading).iter().map(|name| name.kind).collect();
            assert_eq!(kinds, [EntityKind::Organisation; 2]);
        },
    );
}

#[test]
fn two_words_behind_a_calling_are_a_person() {
    check(
        Lang::En,
        "Police held the reporter Pinar Oguncu on Monday.",
        &[("Pinar Oguncu", EntityKind::Person)],
    );
}

#[test]
fn a_rank_leads_to_a_person_by_initials() {
    with_reading(
        Lang::Id,
        "Menurut Iptu YS, warga sudah pulang.\nKemarin YS datang lagi.",
        |reading| {
            let kinds: Vec<EntityKind> = names_of(reading).iter().map(|name| name.kind).collect();
            assert_eq!(kinds, [EntityKind::Person; 2]);
        },
    );
}

#[test]
fn a_headline_calls_no_place_by_a_word_that_the_body_does_not() {
    with_reading(
        Lang::Id,
        "Wali Warga di Rembang Resmi Ditahan Polisi\nKecelakaan di Rembang itu terjadi pagi.",
        |reading| {
            let places: Vec<&str> = names_of(reading)
                .iter()
                .filter(|name| name.shown.is_some() && name.kind == EntityKind::Place)
                .map(|name| reading.span(&name.tokens).of(reading.text))
                .collect();
            assert_eq!(places, ["Rembang"; 2]);
        },
    );
}

#[test]
fn whoever_is_named_behind_an_office_is_no_region() {
    for text in [
        "Wali Kota Gibrandi meninjau pasar.\nWarga menyambut Gibrandi.",
        "Ketua DPRD Kusminandra meninjau pasar.\nWarga menyambut Kusminandra.",
    ] {
        with_reading(Lang::Id, text, |reading| {
            let names = names_of(reading);
            assert!(
                names.iter().all(|name| name.kind != EntityKind::Place),
                "{names:?}"
            );
        });
    }
}

#[test]
fn who_holds_an_office_is_told_from_where_it_is_held() {
    use EntityKind::{Person, Place};
    check(
        Lang::En,
        "Norway's ambassador to Hungary Sigrid Aasen left.",
        &[
            ("Norway", Place),
            ("Hungary", Place),
            ("Sigrid Aasen", Person),
        ],
    );
    check(
        Lang::En,
        "The Minister of Foreign Affairs Ilan Petrescu left at 5 pm.",
        &[("Ilan Petrescu", Person)],
    );
    check(
        Lang::En,
        "The head of Georgia Tech left.",
        &[("Georgia Tech", Place)],
    );
}

#[test]
fn a_leader_told_by_a_title_and_one_name_is_a_person() {
    let text = "He met with President Vorsten this week. The Vorsten administration agreed.";
    with_reading(Lang::En, text, |reading| {
        let at = |word: &str, from: usize| {
            (from..reading.tokens.len())
                .find(|&at| reading.word(at) == word)
                .unwrap()
        };
        let first = at("Vorsten", 0);
        let second = at("Vorsten", first + 1);
        // Where the tagger passes him over, and a day stands behind.
        let mut tags = vec![Tag::from(Pos::X); reading.tokens.len()];
        tags[first] = Tag::from(Pos::Propn);
        let mut taken = vec![false; reading.tokens.len()];
        taken[first + 1..first + 3].fill(true);
        let found = stranger::strangers(reading, &tags, &taken);
        assert!(
            found
                .iter()
                .any(|name| name.tokens == (first..first + 1) && name.kind == EntityKind::Person)
        );
        // Where the tagger takes him for a body.
        let mut names = [first, second].map(|at| Name::shown(at..at + 1, EntityKind::Organisation));
        kind::in_office(reading, &mut names);
        assert!(names.iter().all(|name| name.kind == EntityKind::Person));
        let mut alone = [Name::shown(second..second + 1, EntityKind::Organisation)];
        kind::in_office(reading, &mut alone);
        assert_eq!(alone[0].kind, EntityKind::Organisation);
    });
}

#[test]
fn a_name_behind_a_form_of_address_or_an_office_between_commas_is_a_persons() {
    for (text, name) in [
        (
            "The envoy, Ms Ola Nilsam, called on the minister.",
            "Ola Nilsam",
        ),
        ("The talks with Alhaji Ola Nilsam went on.", "Ola Nilsam"),
        (
            "Traders met with the Mayor, Ama Boatengo, to settle the rent.",
            "Ama Boatengo",
        ),
    ] {
        check(Lang::En, text, &[(name, EntityKind::Person)]);
    }
}

#[test]
fn a_body_of_one_word_that_is_told_of_as_he_is_a_person() {
    let text = "Nilsam sued his former partners. He pledged the profits. Nilsam kept them.";
    check(
        Lang::En,
        text,
        &[
            ("Nilsam", EntityKind::Person),
            ("Nilsam", EntityKind::Person),
        ],
    );
}

#[test]
fn two_persons_around_a_verb_and_one_before_a_day_are_named() {
    for (text, names) in [
        (
            "Lima Okoro telephoned Ana Nilsam at noon.",
            ["Lima Okoro", "Ana Nilsam"],
        ),
        (
            "Delia Marsh met Ana Nilsam on Monday.",
            ["Delia Marsh", "Ana Nilsam"],
        ),
    ] {
        check(
            Lang::En,
            text,
            &names.map(|name| (name, EntityKind::Person)),
        );
    }
}

#[test]
fn between_an_office_and_its_holder_stands_the_region_and_behind_a_listed_office_the_holder() {
    let place = |name| (name, EntityKind::Place);
    let person = |name| (name, EntityKind::Person);
    let check = |text: &str, expected: &[(&str, EntityKind)]| check_shown(Lang::Id, text, expected);
    check(
        "Camat Wirasari H. Muri Halim hadir.",
        &[place("Wirasari"), person("Muri Halim")],
    );
    check(
        "Bupati Kusmin Sutarman meninjau pasar.",
        &[person("Kusmin Sutarman")],
    );
    check(
        "Warga mengungsi ke Lembah Sunyi sejak kemarin.",
        &[place("Lembah Sunyi")],
    );
}

#[test]
fn an_english_body_ends_before_who_did_it_and_where() {
    let body = |name| (name, EntityKind::Organisation);
    let check = |text: &str, expected: &[(&str, EntityKind)]| check_shown(Lang::En, text, expected);
    check(
        "He gave books to Elmstead School at the Town Hall.",
        &[body("Elmstead School"), ("Town Hall", EntityKind::Place)],
    );
}

#[test]
fn a_listed_place_with_its_short_name_in_brackets_is_shown_whatever_it_stands_behind() {
    check_shown(
        Lang::Id,
        "Pemimpin Korea Utara (Korut) pulang.",
        &[("Korea Utara", EntityKind::Place)],
    );
}
