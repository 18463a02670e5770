//! The tags: a part of speech and a verb form, and sets of them. Every tag has a number below [`LABELS`],
//! which is what the model counts in; the order here is the order in the model files, so it is only ever
//! added to.

/// How many tags a model row has room for; [`Tag::number`] stays below it.
pub(super) const LABELS: usize = 32;

macro_rules! parts_of_speech {
    ($($variant:ident $name:literal $help:literal;)*) => {
        /// A part of speech of Universal Dependencies.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Pos { $(#[doc = $help] $variant,)* }

        impl Pos {
            /// All of them, in the order of their numbers.
            pub const ALL: [Self; 17] = [$(Self::$variant),*];

            /// The name Universal Dependencies gives it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

parts_of_speech! {
    Noun  "NOUN"  "A common noun: *kunjungan*, *visit*.";
    Propn "PROPN" "A name or a part of one.";
    Pron  "PRON"  "A pronoun: *dia*, *who*.";
    Verb  "VERB"  "A verb that says what happens.";
    Aux   "AUX"   "A helping verb or copula: *adalah*, *has*, *will*.";
    Adj   "ADJ"   "An adjective.";
    Adv   "ADV"   "An adverb.";
    Adp   "ADP"   "A preposition: *kepada*, *to*.";
    Det   "DET"   "A determiner: *para*, *the*.";
    Num   "NUM"   "A number, in figures or words.";
    Cconj "CCONJ" "A joining word between equals: *dan*, *or*.";
    Sconj "SCONJ" "A word that opens a clause: *bahwa*, *because*.";
    Part  "PART"  "A particle: *tidak*, *to* before a verb, *'s*.";
    Intj  "INTJ"  "An interjection.";
    Punct "PUNCT" "A punctuation mark.";
    Sym   "SYM"   "A symbol: *$*, *%*.";
    X     "X"     "Anything else, such as words of a third language.";
}

impl Pos {
    /// The part of speech that Universal Dependencies calls `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pos| pos.name() == name)
    }

    /// A noun, a name or a pronoun: what can be given, give or meet.
    #[must_use]
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Propn | Self::Pron)
    }
}

/// The form of an English verb. Words that are no verb, and all Indonesian words, have [`VerbForm::None`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum VerbForm {
    /// No verb, or nothing known about its form.
    #[default]
    None,
    /// Finite, past: *gave*, *was*.
    Past,
    /// Finite, present, or modal: *gives*, *are*, *will*, *would*.
    Present,
    /// The base form, after *to* or a modal, and the imperative: *give*.
    Inf,
    /// The past participle: *given*, *been*.
    PastPart,
    /// The form in -ing: *giving*.
    Ger,
}

impl VerbForm {
    /// The forms a verb can be tagged with, in the order of their numbers.
    const MARKED: [Self; 5] = [
        Self::Past,
        Self::Present,
        Self::Inf,
        Self::PastPart,
        Self::Ger,
    ];

    /// Can head a sentence on its own: *gave*, *gives*.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Past | Self::Present)
    }
}

/// What the tagger says of one word. The form is [`VerbForm::None`] unless `pos` is a verb or an auxiliary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag {
    /// Its part of speech.
    pub pos: Pos,
    /// Its form, where it is an English verb.
    pub form: VerbForm,
}

impl From<Pos> for Tag {
    fn from(pos: Pos) -> Self {
        Self {
            pos,
            form: VerbForm::None,
        }
    }
}

impl Tag {
    /// A verb or an auxiliary in a form; for other parts of speech the form is dropped.
    #[must_use]
    pub const fn new(pos: Pos, form: VerbForm) -> Self {
        let form = if matches!(pos, Pos::Verb | Pos::Aux) {
            form
        } else {
            VerbForm::None
        };
        Self { pos, form }
    }

    /// Parts of speech take 0 to 16, forms of verbs 17 to 21, forms of auxiliaries 22 to 26.
    pub(super) const fn number(self) -> u8 {
        match (self.pos, self.form) {
            (pos, VerbForm::None) => pos as u8,
            (Pos::Aux, form) => 21 + form as u8,
            (_, form) => 16 + form as u8,
        }
    }

    /// The tag with this number; numbers without one are [`Pos::X`].
    pub(super) const fn numbered(number: u8) -> Self {
        match number {
            0..17 => Self {
                pos: Pos::ALL[number as usize],
                form: VerbForm::None,
            },
            17..22 => Self {
                pos: Pos::Verb,
                form: VerbForm::MARKED[number as usize - 17],
            },
            22..27 => Self {
                pos: Pos::Aux,
                form: VerbForm::MARKED[number as usize - 22],
            },
            _ => Self {
                pos: Pos::X,
                form: VerbForm::None,
            },
        }
    }
}

/// A set of tags, as what another tag set leaves open about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TagSet(pub(super) u32);

impl TagSet {
    /// Every tag that exists.
    pub const ALL: Self = Self((1 << 27) - 1);

    /// The set of these tags.
    #[must_use]
    pub fn of(tags: &[Tag]) -> Self {
        Self(tags.iter().fold(0, |bits, tag| bits | 1 << tag.number()))
    }

    /// Whether `tag` is in it.
    #[must_use]
    pub const fn contains(self, tag: Tag) -> bool {
        self.0 >> tag.number() & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_has_its_own_number() {
        for number in 0..27 {
            assert_eq!(Tag::numbered(number).number(), number);
        }
        assert_eq!(Tag::numbered(200), Pos::X.into());
    }

    #[test]
    fn a_noun_has_no_verb_form() {
        assert_eq!(Tag::new(Pos::Noun, VerbForm::Past), Pos::Noun.into());
        assert!(TagSet::of(&[Pos::Noun.into()]).contains(Tag::new(Pos::Noun, VerbForm::Ger)));
    }

    #[test]
    fn names_lead_back() {
        assert!(
            Pos::ALL
                .into_iter()
                .all(|pos| Pos::named(pos.name()) == Some(pos))
        );
        assert_eq!(Pos::named("verb"), None);
    }
}
