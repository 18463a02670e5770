//! A configuration as TOML: what is in force, and a file to begin with.

use std::fmt::Write;

use super::{Config, Field};

/// What is settled, as a configuration that would settle it so.
#[must_use]
pub fn shown(config: &Config) -> String {
    let mut text = in_tables(&config.fields(), |field, name| {
        format!("{name} = {}\n", field.value)
    });
    let mut places: Vec<Option<&str>> = vec![None];
    for own in &config.rebindings {
        if !places.contains(&own.place.as_deref()) {
            places.push(own.place.as_deref());
        }
    }
    for place in places {
        if let Some(place) = place {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "\n[keys.{place}]");
        }
        let own = config.rebindings.iter();
        for own in own.filter(|own| own.place.as_deref() == place) {
            let keys: Vec<toml::Value> = own.keys.iter().map(|key| key.as_str().into()).collect();
            let _ = writeln!(text, "{} = {}", own.command, toml::Value::Array(keys));
        }
    }
    text
}

const OPENING: &str = "\
# The configuration of warta. Every setting stands here with its default; take the # before it away to change
# it. `warta config check` says what is wrong, `warta config show` what is in force.
";

const KEYS: &str = "\
# The keys of a command by its name; `warta keys` prints keys and names. One key is written j, C-d, A-x, S-tab,
# enter, f1; several in a row gg, ]e or \"C-x s\". Keys given here are taken from the commands that had them.
# next-article = [\"n\", \"C-n\"]

# The same for one place alone: feeds, list, article, panel, line.
# [keys.list]
# open-article = [\"enter\", \"l\"]
";

/// A configuration in which every setting stands with its default and what it does, each behind a `#`.
#[must_use]
pub fn commented() -> String {
    let fields = in_tables(&Config::default().fields(), |field, name| {
        let Field {
            help, is, value, ..
        } = field;
        format!("\n# {help}.\n# It is {is}.\n# {name} = {value}\n")
    });
    format!("{OPENING}{fields}\n{KEYS}")
}

/// Fields under the headings of their tables; those without a table come first.
fn in_tables(fields: &[Field], write: impl Fn(&Field, &str) -> String) -> String {
    let (mut text, mut open) = (String::new(), "");
    for field in fields {
        let (table, name) = field.name.rsplit_once('.').unwrap_or(("", field.name));
        if table != open {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "\n[{table}]");
            open = table;
        }
        text.push_str(&write(field, name));
    }
    text
}
