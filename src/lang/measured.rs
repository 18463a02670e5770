//! Dates, sums of money and measured quantities as entities of an article.
//!
//! One entity is one value: "Selasa (12/9)" and "12 September 2023" are the same day. It is called by the fullest
//! words for it. They come after names and roles in the lists of findings, and give way to them in the text.

use rustc_hash::FxHashMap;

use super::{
    figure::{Figure, Measure},
    lexicon::Class,
    words::Words,
};
use crate::domain::{
    Entity, EntityId, EntityKind, Findings, Mention, MentionForm, PartialDate, Span,
};

/// The words for a value.
struct Measured<'r> {
    span: Span,
    kind: EntityKind,
    value: Value<'r>,
}

/// What makes two mentions one entity.
#[derive(PartialEq, Eq, Hash)]
enum Value<'r> {
    /// A day, month or year.
    Day(PartialDate),
    /// A number, by its bits, of a currency or unit.
    Number(u64, &'r str),
    /// Words that cannot be counted out.
    Open(&'r str),
}

/// Adds the dates, sums and quantities of an article to what was found in it.
pub fn add(words: &Words, findings: &mut Findings) {
    let mut known: FxHashMap<Value, EntityId> = FxHashMap::default();
    let (mut added, mut end) = (Vec::new(), 0);
    for measured in all(words) {
        if measured.span.start < end || !findings.mentions_in(measured.span).is_empty() {
            continue;
        }
        end = measured.span.end;
        let next = EntityId(findings.entities.len());
        let entity = *known.entry(measured.value).or_insert(next);
        if entity == next {
            findings.entities.push(Entity {
                kind: measured.kind,
                name: measured.span,
                aliases: Vec::new(),
            });
        } else {
            call(words, &mut findings.entities[entity.0], measured.span);
        }
        added.push(Mention {
            span: measured.span,
            kind: measured.kind,
            entity,
            form: MentionForm::Name,
            shown: Some(measured.span),
        });
    }
    findings.mentions.extend(added);
    findings.mentions.sort_by_key(|mention| mention.span.start);
}

/// Takes in other words for an entity: the longest are its name.
fn call(words: &Words, entity: &mut Entity, span: Span) {
    let text = words.reading.text;
    let said = |other: &Span| other.of(text) == span.of(text);
    if said(&entity.name) || entity.aliases.iter().any(said) {
        return;
    }
    if span.len() > entity.name.len() {
        entity.aliases.push(entity.name);
        entity.name = span;
    } else {
        entity.aliases.push(span);
    }
}

/// All dates, sums and quantities, in the order of the text.
fn all<'r>(words: &Words<'r>) -> Vec<Measured<'r>> {
    let reading = words.reading;
    let dates = words.dates.iter().map(|date| {
        let span = reading.span(&date.tokens);
        let open = Value::Open(span.of(reading.text));
        Measured {
            span,
            kind: EntityKind::Date,
            value: date.date.map_or(open, Value::Day),
        }
    });
    let figures = words
        .figures
        .iter()
        .filter_map(|figure| number(words, figure));
    let mut all: Vec<Measured> = dates.chain(figures).collect();
    all.sort_by_key(|measured| measured.span.start);
    all
}

/// A figure that is money or says what it measures; a bare count is neither.
fn number<'r>(words: &Words<'r>, figure: &Figure) -> Option<Measured<'r>> {
    let reading = words.reading;
    let mut tokens = figure.tokens.clone();
    let (kind, of) = match figure.measure {
        Measure::Money(code) => (EntityKind::Money, code),
        Measure::Unit(at) => (EntityKind::Quantity, reading.word(at)),
        Measure::Count if reading.is(tokens.end, Class::Share) => {
            tokens.end += 1;
            (EntityKind::Quantity, reading.word(tokens.end - 1))
        }
        Measure::Count => return None,
    };
    Some(Measured {
        span: reading.span(&tokens),
        kind,
        value: Value::Number(figure.value.to_bits(), of),
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{EntityKind, Lang},
        lang::analyse,
        text,
    };

    /// Each mention of a date, sum or quantity, with the name of its entity.
    fn check(lang: Lang, body: &str, expected: &[(EntityKind, &str, &str)]) {
        let article = text::read("a", body.as_bytes(), "2023-09-18".parse().ok()).unwrap();
        let found = analyse(&article, Some(lang));
        let shown: Vec<(EntityKind, &str, &str)> = found
            .mentions
            .iter()
            .filter(|mention| mention.kind > EntityKind::Event)
            .map(|mention| {
                let name = found.entity(mention.entity).name.of(&article.text);
                let words = mention.shown.unwrap().of(&article.text);
                (mention.kind, words, name)
            })
            .collect();
        assert_eq!(shown, expected, "{body}");
    }

    #[test]
    fn dates_sums_and_quantities_stand_among_the_entities() {
        check(
            Lang::Id,
            "Yayasan itu menyalurkan 20 ton beras dan Rp 2 miliar pada Selasa (12/9), naik 5 persen.",
            &[
                (EntityKind::Quantity, "20 ton", "20 ton"),
                (EntityKind::Money, "Rp 2 miliar", "Rp 2 miliar"),
                (EntityKind::Date, "Selasa (12/9)", "Selasa (12/9)"),
                (EntityKind::Quantity, "5 persen", "5 persen"),
            ],
        );
        check(
            Lang::En,
            "The foundation sent 20 tons of rice and $2 million on Tuesday.",
            &[
                (EntityKind::Quantity, "20 tons", "20 tons"),
                (EntityKind::Money, "$2 million", "$2 million"),
                (EntityKind::Date, "Tuesday", "Tuesday"),
            ],
        );
    }

    #[test]
    fn one_day_and_one_sum_are_one_entity_called_by_the_fullest_words() {
        let day = "Selasa (12/9/2023)";
        check(
            Lang::Id,
            "Warga tiba pada Selasa (12/9/2023). Pada 12 September mereka membawa Rp 5 juta, ya, Rp5.000.000.",
            &[
                (EntityKind::Date, day, day),
                (EntityKind::Date, "12 September", day),
                (EntityKind::Money, "Rp 5 juta", "Rp5.000.000"),
                (EntityKind::Money, "Rp5.000.000", "Rp5.000.000"),
            ],
        );
    }

    #[test]
    fn a_number_inside_a_name_or_by_itself_is_no_quantity() {
        check(Lang::Id, "SMP Negeri 5 Solo memiliki 12 kelas.", &[]);
        check(Lang::En, "All 12 left Camp 5 at once.", &[]);
    }
}
