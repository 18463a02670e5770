//! warta, a news reader for the terminal that reads with its user.

pub mod domain;
pub mod lang;
pub mod model;
pub mod text;
