//! What the user says of a record: that it is right, or that it is wrong. A verdict is kept by what the record
//! says, so that it outlives an analysis anew of the same article.

/// What is said of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The article does tell it so.
    Right,
    /// The article tells no such thing.
    Wrong,
}

/// Names a record of one article by who takes part and what it is about, whatever their order, the size of
/// letters and the spaces between words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordName(pub String);

impl RecordName {
    /// The name of a record of `sort` with these sides (givers and recipients, or participants alone) and
    /// these subjects (things, or a topic).
    #[must_use]
    pub fn new<S: AsRef<str>>(sort: &str, sides: &[Vec<S>], subjects: &[S]) -> Self {
        let mut parts = vec![sort.to_owned()];
        parts.extend(sides.iter().map(|side| folded(side)));
        parts.push(folded(subjects));
        Self(parts.join("|"))
    }
}

fn folded<S: AsRef<str>>(words: &[S]) -> String {
    let one = |words: &S| {
        let words = words.as_ref().to_lowercase().replace(['|', ';'], " ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut all: Vec<String> = words.iter().map(one).collect();
    all.sort();
    all.dedup();
    all.join(";")
}

#[cfg(test)]
mod tests {
    use super::RecordName;

    #[test]
    fn order_case_and_spaces_make_no_other_name() {
        let name = |givers: &[&str], things: &[&str]| {
            RecordName::new("gifts", &[givers.to_vec(), vec!["Tarn"]], things)
        };
        let one = name(&["Ana Lima", "Oren  Vasko"], &["two bells", "a Boat"]);
        let other = name(
            &["oren vasko", "Ana\nLima", "Ana Lima"],
            &["a boat", "two bells"],
        );
        assert_eq!(one, other);
        assert_ne!(one, name(&["Ana Lima"], &["two bells", "a boat"]));
        assert_ne!(
            name(&["a|b"], &["c"]),
            RecordName::new("gifts", &[vec!["a"], vec!["b", "tarn"]], &["c"])
        );
    }
}
