//! The manual page: one page for all subcommands, made from the command line's own words.

use std::io;

use clap::Command;
use clap_mangen::Man;

/// The page in the language of `man`.
pub fn page(mut command: Command) -> io::Result<Vec<u8>> {
    command.build();
    let subcommands: Vec<Command> = command.get_subcommands().cloned().collect();
    let mut page = Vec::new();
    let man = Man::new(command);
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for subcommand in subcommands
        .into_iter()
        .filter(|each| each.get_name() != "help")
    {
        page.extend(section(subcommand)?);
    }
    man.render_extra_section(&mut page)?;
    man.render_version_section(&mut page)?;
    Ok(page)
}

/// One subcommand's part, a level lower than its page would be.
fn section(command: Command) -> io::Result<Vec<u8>> {
    let heading = format!(".SH \"WARTA {}\"\n", command.get_name().to_uppercase());
    let man = Man::new(command);
    let mut parts = Vec::new();
    man.render_synopsis_section(&mut parts)?;
    man.render_description_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    man.render_extra_section(&mut parts)?;
    let lowered = String::from_utf8_lossy(&parts).replace(".SH ", ".SS ");
    Ok([heading, lowered].concat().into_bytes())
}
