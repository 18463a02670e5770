//! warta, a news reader for the terminal that reads with its user.

pub mod app;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod lang;
pub mod model;
pub mod report;
pub mod runtime;
pub mod text;
pub mod view;
