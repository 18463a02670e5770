//! What is searched for: the query language, words of texts as the index holds them, and names as they are
//! compared.
//!
//! One language serves search, filters and smart feeds: [`parse`] turns a line into a [`Query`], the store
//! answers it; [`complete`] says how an unfinished line may go on. All of it is plain: text in, data out.

mod complete;
mod expression;
mod field;
mod indonesian;
mod parse;
pub mod term;
mod time;

pub use complete::{CANDIDATES, Candidate, Completion, Names, complete, complete_tag};
pub use expression::{Column, Condition, Marked, Query, Told};
pub use parse::{Mistake, What, parse};
pub use time::{moment, span_of};
