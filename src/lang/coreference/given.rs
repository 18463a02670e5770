//! Other names that the article itself gives: "Joko Sembada (Jokosem)", "Ana Lima alias Nina", "Badan Y (BY)".

use rustc_hash::FxHashMap;

use super::Chaining;
use crate::{
    domain::EntityKind,
    lang::{lexicon::Class, name::Name},
};

impl Chaining<'_> {
    /// The other names given right behind a name, each with the key of the first that it was given to.
    pub(super) fn given(&self, names: &[Name]) -> FxHashMap<String, String> {
        let mut given = FxHashMap::default();
        for pair in names.windows(2) {
            let [full, other] = pair else { continue };
            if !self.is_given(full, other) {
                continue;
            }
            let (key, other) = (self.key(&full.tokens), self.key(&other.tokens));
            if key != other && !given.contains_key(&key) {
                given.entry(other).or_insert(key);
            }
        }
        given
    }

    /// Whether a name stands in brackets behind another, or behind "alias", as another name of the same.
    fn is_given(&self, full: &Name, other: &Name) -> bool {
        let reading = self.reading;
        let (end, first) = (full.tokens.end, other.tokens.start);
        let near = first == end + 1
            && reading.sentence_of(full.tokens.start) == reading.sentence_of(first);
        let bracketed = reading.is_mark(end, '(') && reading.is_mark(other.tokens.end, ')');
        let called = reading.is(end, Class::AliasLead);
        let one = other.tokens.len() == 1 && full.tokens.len() > 1;
        if !near || full.kind != other.kind || !(bracketed || called) {
            return false;
        }
        match full.kind {
            // Two words in brackets are somebody else: who plays a part, whose child it is.
            EntityKind::Person => called || one,
            EntityKind::Organisation => bracketed && one && reading.tokens[first].upper,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{Lang, MentionForm},
        lang::analyse,
        text,
    };

    /// Each name in the text with the canonical name of its entity.
    fn check(body: &str, expected: &[(&str, &str)]) {
        let article = text::read("a", body.as_bytes(), None).unwrap();
        let found = analyse(&article, Some(Lang::Id));
        let names: Vec<(&str, &str)> = found
            .mentions
            .iter()
            .filter(|mention| mention.form == MentionForm::Name && mention.shown.is_some())
            .map(|mention| {
                let name = found.entity(mention.entity).name.of(&article.text);
                (mention.span.of(&article.text), name)
            })
            .collect();
        assert_eq!(names, expected, "{body}");
    }

    #[test]
    fn a_name_in_brackets_or_behind_alias_is_the_same_person_throughout() {
        check(
            "Nina bernyanyi. Penyanyi Ratih Kusuma alias Nina menyumbang gitar. Nina pulang.",
            &[
                ("Nina", "Ratih Kusuma"),
                ("Ratih Kusuma", "Ratih Kusuma"),
                ("Nina", "Ratih Kusuma"),
                ("Nina", "Ratih Kusuma"),
            ],
        );
        check(
            "Presiden Darma Sembada (Joko) tiba. Warga menemui Joko.",
            &[
                ("Darma Sembada", "Darma Sembada"),
                ("Joko", "Darma Sembada"),
                ("Joko", "Darma Sembada"),
            ],
        );
    }

    #[test]
    fn a_word_put_together_from_two_of_a_name_is_the_same_person() {
        check(
            "Menteri Joko Sembada tiba. Warga menemui Jokosem.",
            &[
                ("Joko Sembada", "Joko Sembada"),
                ("Jokosem", "Joko Sembada"),
            ],
        );
        check(
            "Menteri Joko Sembada tiba. Warga menemui Jokonur.",
            &[("Joko Sembada", "Joko Sembada"), ("Jokonur", "Jokonur")],
        );
    }

    #[test]
    fn two_words_in_brackets_are_somebody_else() {
        check(
            "Menurut Ratih Kusuma (Budi Santoso), hujan turun.",
            &[
                ("Ratih Kusuma", "Ratih Kusuma"),
                ("Budi Santoso", "Budi Santoso"),
            ],
        );
    }
}
