//! How a line that is being typed may go on, as far as the store knows.

use super::{Library, told};
use crate::{
    app::Asked,
    query::{self, Completion},
    text,
};

impl Library {
    /// What may stand behind these words of a line, harmless.
    pub(super) fn offered(&mut self, asked: Asked, before: &str) -> Result<Completion, String> {
        let store = self.store()?;
        let mut completion = match asked {
            Asked::Tags(_) => {
                let tags = store.tags().map_err(told)?;
                query::complete_tag(before, before.len(), &tags)
            }
            _ => store.complete(before, before.len()).map_err(told)?,
        };
        for candidate in &mut completion.candidates {
            candidate.text = text::harmless(&candidate.text);
        }
        Ok(completion)
    }
}
