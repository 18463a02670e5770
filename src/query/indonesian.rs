//! Indonesian words → their roots, so that *pertemuan*, *bertemu* and *menemui* meet in *temu*.
//!
//! Affixes are taken off in every order that the language allows; what is then a known root
//! (`assets/lang/id/root.txt`) is the stem, the longest of several. Where none is, the most usual
//! reading is taken: all forms of an unknown root still meet in most cases. It never fails; a word that
//! is not Indonesian comes out as some word.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// The known roots.
fn roots() -> &'static FxHashSet<&'static str> {
    static ROOTS: OnceLock<FxHashSet<&str>> = OnceLock::new();
    ROOTS.get_or_init(|| {
        let list = include_str!("../../assets/lang/id/root.txt");
        let roots = list.lines().filter(|line| !line.starts_with('#'));
        roots.flat_map(str::split_whitespace).collect()
    })
}

/// The root that `word`, in small letters, seems to be made of.
#[must_use]
pub fn stem(word: &str) -> String {
    let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !plain || word.len() < 4 || word.len() > 32 || roots().contains(word) {
        return word.to_owned();
    }
    known(word).unwrap_or_else(|| usual(word))
}

/// The longest known root that a way to take off affixes leads to; of two as long, the one with fewer
/// prefixes before it (`mem-beri-kan`, not `mem-ber-ikan`).
fn known(word: &str) -> Option<String> {
    let mut best: Option<String> = None;
    let mut forms = without_endings(word);
    for _prefixes in 0..=3 {
        for form in &forms {
            let longer = best.as_ref().is_none_or(|best| form.len() > best.len());
            if longer && roots().contains(form.as_str()) {
                best = Some(form.clone());
            }
        }
        forms = forms.iter().flat_map(|form| without_prefix(form)).collect();
    }
    best
}

/// The word with each choice of particle, possessive and suffix taken off, the whole word first.
fn without_endings(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    for endings in [
        &["lah", "kah", "pun"][..],
        &["nya", "ku", "mu"],
        &["kan", "an", "i"],
    ] {
        let shorter = |form: &String| -> Vec<String> {
            let cut = endings
                .iter()
                .filter_map(|ending| form.strip_suffix(ending));
            cut.filter(|form| form.len() >= 3)
                .map(str::to_owned)
                .collect()
        };
        let cut: Vec<String> = forms.iter().flat_map(shorter).collect();
        forms.extend(cut);
    }
    forms
}

/// What may stand behind the first prefix of a word, the most usual reading first. `meN-` and `peN-`
/// swallow the first letter of the root where it is k, p, s or t.
fn without_prefix(word: &str) -> Vec<String> {
    let mut forms = Vec::new();
    let mut add = |letter: &str, rest: &str| {
        if letter.len() + rest.len() >= 3 {
            forms.push(format!("{letter}{rest}"));
        }
    };
    if let Some(rest) = word.strip_prefix("me").or_else(|| word.strip_prefix("pe")) {
        let nasals = [("ny", "s"), ("ng", "k"), ("m", "p"), ("n", "t")];
        let swallowed = nasals
            .iter()
            .find_map(|(nasal, letter)| Some((rest.strip_prefix(nasal)?, *nasal, *letter)));
        match swallowed {
            Some((rest, "ng", letter)) if begins_with_vowel(rest) => {
                add("", rest);
                add(letter, rest);
                add("", rest.strip_prefix('e').unwrap_or(rest));
            }
            Some((rest, _, letter)) if begins_with_vowel(rest) => add(letter, rest),
            Some((rest, nasal, _)) if nasal != "ny" => add("", rest),
            _ => {}
        }
    }
    for prefix in [
        "ber", "per", "ter", "me", "di", "ke", "se", "bel", "pel", "be", "pe", "te",
    ] {
        if let Some(rest) = word.strip_prefix(prefix) {
            add("", rest);
        }
    }
    forms
}

/// The stem of a word with an unknown root: particle, possessive, prefix, suffix and second prefix go
/// where two syllables and four letters stay.
fn usual(word: &str) -> String {
    let mut stem = word.to_owned();
    for endings in [&["lah", "kah", "pun"][..], &["nya"]] {
        cut_ending(&mut stem, endings);
    }
    let had_prefix = cut_prefix(&mut stem, &["me", "pe", "di", "ber", "ter", "per"]);
    let suffixed = cut_ending(
        &mut stem,
        if had_prefix {
            &["kan", "an", "i"]
        } else {
            &["kan", "an"]
        },
    );
    if suffixed && !had_prefix {
        cut_prefix(&mut stem, &["ke"]);
    } else if had_prefix {
        cut_prefix(&mut stem, &["ber", "per"]);
    }
    stem
}

fn cut_ending(stem: &mut String, endings: &[&str]) -> bool {
    let rest = endings.iter().find_map(|ending| {
        stem.strip_suffix(ending)
            .filter(|rest| is_root_shaped(rest))
    });
    let rest = rest.map(str::len);
    if let Some(length) = rest {
        stem.truncate(length);
    }
    rest.is_some()
}

fn cut_prefix(stem: &mut String, prefixes: &[&str]) -> bool {
    if !prefixes.iter().any(|prefix| stem.starts_with(prefix)) {
        return false;
    }
    let rest = without_prefix(stem)
        .into_iter()
        .find(|rest| is_root_shaped(rest));
    let found = rest.is_some();
    if let Some(rest) = rest {
        *stem = rest;
    }
    found
}

/// Whether a word could be a root: four letters and two syllables.
fn is_root_shaped(word: &str) -> bool {
    let syllables = word.bytes().filter(|&byte| is_vowel(byte)).count();
    word.len() >= 4 && syllables >= 2
}

fn begins_with_vowel(word: &str) -> bool {
    word.bytes().next().is_some_and(is_vowel)
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::{roots, stem};

    /// Every line is a root and words that are made of it.
    #[test]
    fn words_of_one_root_meet() {
        for line in [
            "temu pertemuan bertemu menemui ditemui mempertemukan ketemu temuan bertemulah pertemuannya",
            "beri memberi memberikan pemberian diberikan berikan pemberi",
            "serah menyerahkan penyerahan diserahkan berserah",
            "kunjung kunjungan mengunjungi berkunjung pengunjung dikunjungi kunjungannya",
            "hadiah menghadiahkan dihadiahi berhadiah",
            "bicara pembicaraan berbicara membicarakan pembicara dibicarakan",
            "terima menerima penerimaan diterima penerima",
            "kirim mengirim mengirimkan pengiriman dikirim kiriman pengirim",
            "tanda menandai pertanda penandaan",
            "pilih memilih pemilihan pemilih dipilih terpilih pilihan",
            "pimpin memimpin pemimpin kepemimpinan dipimpin pimpinan",
            "didik pendidikan mendidik pendidik dididik",
            "tembak menembak penembakan ditembak tembakan",
            "ajar belajar mengajar pelajaran pelajar pengajar",
            "nilai menilai penilaian bernilai dinilai",
            "nikah menikah pernikahan dinikahi",
            "makan makanan memakan dimakan",
            "kerja bekerja pekerjaan pekerja mengerjakan",
            "kata mengatakan perkataan dikatakan katanya",
            "ambil mengambil pengambilan diambil",
            "menteri kementerian",
            "perintah pemerintah pemerintahan memerintah",
            "bantu bantuan membantu pembantu dibantu",
            "janji perjanjian berjanji menjanjikan dijanjikan",
            "sumbang sumbangan menyumbang penyumbang disumbangkan",
            "berita memberitakan pemberitaan diberitakan",
        ] {
            let mut words = line.split(' ');
            let root = words.next().unwrap();
            for word in words {
                assert_eq!(stem(word), root, "{word}");
            }
        }
    }

    #[test]
    fn forms_of_an_unknown_root_meet() {
        for (one, other) in [
            ("mendrakibkan", "didrakibkan"),
            ("perlomuan", "berlomu"),
            ("pembradangan", "membradang"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
    }

    #[test]
    fn whole_words_that_only_look_affixed_stay() {
        for word in [
            "makan", "jalan", "bulan", "ikan", "teman", "perang", "beras", "dia", "sekolah",
            "masalah", "negeri", "polisi",
        ] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn the_roots_are_plain_words() {
        assert!(roots().len() > 500);
        assert!(
            roots()
                .iter()
                .all(|root| root.bytes().all(|byte| byte.is_ascii_lowercase()))
        );
    }
}
