//! What is searched for: words of texts as the index holds them, and names as they are compared.

mod indonesian;
pub mod term;
