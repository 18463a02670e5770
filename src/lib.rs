//! warta, a news reader for the terminal that reads with its user.
//!
//! Bytes become an [`domain::Article`] in [`text`]; [`lang`] reads it and gives [`domain::Findings`];
//! [`report`] prints both, and the reader shows them: [`app`] holds what is seen as plain data, [`config`]
//! reads what the user settled about it, [`view`] draws it, [`runtime`] alone touches terminal, files and clock.
//! [`feed`] reads what feeds send, [`page`] makes articles of HTML, [`store`] keeps subscriptions and articles in
//! one file, [`query`] says by which words they are found, [`ledger`] what all of them tell of gifts and
//! meetings. [`cli`] is the way in,
//! [`demo`] what there is to read before the user brings something. [`model`] learns and tags with entity
//! models, [`score`] measures findings against a gold set.
//!
//! What always holds:
//! - Every finding is a span into the article's text; words are looked up there, never copied.
//! - A text that has passed [`text::read`] can be drawn and printed as it is: no control, zero-width or
//!   direction-changing character is left in it.
//! - [`lang`], [`text`], [`app`] and [`view`] do no input or output and know no clock.
//! - Arrows between rooms point down; `tests/house.rs` names a bent one.
//!
//! Absent on purpose: an async runtime, a global state, and any use of the network.

pub mod domain;

pub mod text;

pub mod feed;

pub mod page;

pub mod lang;

pub mod query;

pub mod store;

pub mod report;

pub mod ledger;

pub mod score;

pub mod model;

pub mod app;

pub mod config;

pub mod view;

pub mod runtime;

pub mod cli;

pub mod demo;
