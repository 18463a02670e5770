//! `warta page`: what a web page says, without what stands around it.

use std::{
    ffi::OsString,
    io::{self, Write},
};

use clap::Subcommand;
use url::Url;

use super::{Error, input, stored::plain};
use crate::{domain::Article, page};

/// What is asked for.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the readable text of pages: the article's blocks, an empty line between two
    Text {
        /// The page's address, against which relative ones are read
        #[arg(long, value_name = "URL")]
        url: Option<Url>,
        /// Print the title first
        #[arg(long)]
        title: bool,
        /// Print HTML of the article alone, with links and emphasis
        #[arg(long)]
        html: bool,
        /// HTML files, or `-`
        #[arg(value_name = "FILE|-", required = true)]
        files: Vec<OsString>,
    },
    /// Print the feeds that a page may have, the surest first: how it was found, address, title
    Feeds {
        /// The page's address, against which relative ones are read
        #[arg(long, value_name = "URL")]
        url: Option<Url>,
        /// An HTML file, or `-`
        #[arg(value_name = "FILE|-")]
        file: OsString,
    },
}

/// Does it.
pub fn perform(command: &Command) -> Result<(), Error> {
    match command {
        Command::Text {
            url,
            title,
            html,
            files,
        } => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            for file in files {
                let article = read(file, url.as_ref())?;
                if *html {
                    write!(out, "{}", page::markup(&article))?;
                } else {
                    write_text(&article, *title, &mut out)?;
                }
            }
            Ok(out.flush()?)
        }
        Command::Feeds { url, file } => feeds(file, url.as_ref()),
    }
}

fn read(file: &OsString, url: Option<&Url>) -> Result<Article, Error> {
    let bytes = input::bytes(file)?;
    page::full_text(&bytes, None, url.map(Url::as_str)).map_err(|error| {
        let name = plain(&file.to_string_lossy());
        Error::File(format!("could not read {name}: {error}"))
    })
}

fn write_text(article: &Article, with_title: bool, out: &mut impl Write) -> io::Result<()> {
    let title = article.title().filter(|_| with_title);
    let blocks = article.paragraphs.iter();
    let blocks = blocks.map(|block| block.span.of(&article.text));
    for (index, words) in title.into_iter().chain(blocks).enumerate() {
        let between = if index > 0 { "\n" } else { "" };
        writeln!(out, "{between}{words}")?;
    }
    Ok(())
}

fn feeds(file: &OsString, url: Option<&Url>) -> Result<(), Error> {
    let bytes = input::bytes(file)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let html = crate::text::decode_as(&bytes, None, crate::text::html_claim);
    for offer in page::feeds_of(&html, url.map(Url::as_str)) {
        let by = match offer.by {
            page::Found::Announced => "announced",
            page::Found::Aside => "aside",
            page::Found::Linked => "linked",
            page::Found::Customary => "customary",
        };
        let line = format!("{by} {} {}", offer.address, offer.title);
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(out.flush()?)
}
