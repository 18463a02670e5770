//! warta, a news reader for the terminal that reads with its user: it shows who gave what to whom and who met whom.
//!
//! This page is the plan of the house. Each room says on its own first page what always holds in it.
//!
//! # What becomes of an article
//!
//! ```text
//! bytes ─▶ text, page, feed ─▶ Article ─▶ lang ─▶ Findings ─▶ report ─▶ records, as printed and as stored
//!              ▲                  ▲                  │                        │
//!            fetch ─▶ refresh ─▶ store ◀─────────────┼────────────────────────┘
//!                                 │                  ▼
//!                                 └─▶ ledger ─▶ runtime ─▶ app ─▶ view ─▶ cells of the terminal
//! ```
//!
//! Bytes become a [`domain::Article`]: clean characters in paragraphs. [`lang`] reads it and gives
//! [`domain::Findings`]: entities, gifts and meetings, each with the words that tell it. The rest of the house brings
//! articles in, keeps them, and shows them.
//!
//! # Where to begin
//!
//! - To see how a sentence becomes a gift or a meeting: [`lang::analyse`], and the frames in `assets/rules`.
//! - To see what a key does: the table in [`app::command`], then [`app::update`], which alone changes the
//!   [`app::State`] and asks the world for something by an [`app::Effect`].
//! - To see what is asked for on the command line: [`cli`], each of whose commands is one function.
//! - To see what is kept: [`store`], and `assets/schema`.
//!
//! # Rooms
//!
//! | rooms | what for |
//! |---|---|
//! | [`domain`] | what is talked about; every room may use it, and it uses none |
//! | [`text`], [`page`], [`feed`] | bytes in, articles and entries out |
//! | [`lang`] | an article in, findings out |
//! | [`query`], [`ledger`], [`report`] | what is searched for; events of many articles; records as printed |
//! | [`score`], [`model`] | how well findings and tags agree with a gold set; learning entity models |
//! | [`fetch`], [`store`], [`refresh`] | the network; one file with all that is kept; both together |
//! | [`app`], [`view`] | what the reader sees, as data; the same as cells |
//! | [`config`], [`demo`] | what the user has settled; what there is to read before anything is stored |
//! | [`runtime`], [`cli`] | the terminal and its threads; the ways in |
//!
//! # What always holds
//!
//! - A finding is made of spans into the article's text; words are looked up there, never copied.
//! - A text that has passed [`text::read`] can be drawn and printed as it is: no control, zero-width or
//!   direction-changing character is left in it.
//! - Only [`fetch`] uses the network, for addresses that the user named and what leads on from them.
//! - [`domain`], [`text`], [`page`], [`feed`], [`lang`], [`query`], [`ledger`], [`report`], [`score`] and [`model`] do
//!   no input or output and know no clock; nor does [`app`], and [`view`] only draws.
//! - Whatever comes in, no text, page or feed panics, and none takes more than linear time.
//! - The terminal is given back on every way out.
//! - A room uses only rooms below it; `tests/house.rs` names an arrow that points up.
//!
//! # Absent on purpose
//!
//! An async runtime: threads and one channel are enough. A global state: what the reader sees is one value. A prelude:
//! the `use` lines of a file show its place in the house.

pub mod domain;

pub mod text;

pub mod page;

pub mod feed;

pub mod lang;

pub mod query;

pub mod ledger;

pub mod report;

pub mod score;

pub mod model;

pub mod fetch;

pub mod store;

pub mod refresh;

pub mod app;

pub mod view;

pub mod config;

pub mod demo;

pub mod runtime;

pub mod cli;
