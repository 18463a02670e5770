//! What is settled by which text, and what is told of the rest.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::app::{command::Command, command::Where};

fn parse(text: &str) -> Loaded {
    document::parse(text, Path::new("config.toml"))
}

fn mistakes(text: &str) -> Vec<String> {
    let loaded = parse(text);
    loaded.mistakes.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_written_is_settled_and_the_rest_has_its_default() {
    let text = "measure = 60\nhighlight = 'names'\n[panel]\ndoubtful = 0.7\n[keys]\npreset = 'plain'\nundo = 'x'\n";
    let loaded = parse(text);
    assert_eq!(loaded.mistakes, []);
    let settings = loaded.config.settings();
    assert_eq!((settings.measure, settings.doubtful), (60, 70));
    assert_eq!(settings.highlight, Highlight::Names);
    let undo = settings.keys.chord(Command::Undo, Where::List).unwrap();
    assert_eq!(undo.to_string(), "x");
    let help = settings.keys.chord(Command::Help, Where::List).unwrap();
    assert_eq!(help.to_string(), "f1");
    assert_eq!(loaded.config.ascii, When::Auto);
}

#[test]
fn mistakes_are_told_with_file_line_and_what_is_right() {
    let check = |text: &str, told: &str| assert_eq!(mistakes(text), [told], "{text}");
    let near = "config.toml:2: no setting is called `mesure`; the nearest is `measure`";
    check("ascii = 'never'\nmesure = 60", near);
    let near = "config.toml:2: no setting is called `panel.doutful` there; the nearest is `panel.doubtful`";
    check("[panel]\ndoutful = 0.5", near);
    let near = "config.toml:1: no setting is called `doubtful`; the nearest is `panel.doubtful`";
    check("doubtful = 0.5", near);
    let bounds = "config.toml:1: `measure` is a whole number from 30 to 200, not 5";
    check("measure = 5", bounds);
    let table = "config.toml:1: `panel` is a table: [panel]";
    check("panel = 5", table);
    let list = "config.toml:2: `undo` is a list of keys, as [\"j\", \"C-n\"], not a whole number";
    check("[keys]\nundo = 5", list);
    let near = "config.toml:2: no command is called `undoo`; the nearest is `undo`";
    check("[keys]\nundoo = 'x'", near);
    let rival = "config.toml:3: line 2 gives `x` to `undo`";
    check("[keys]\nundo = 'x'\nhelp = 'x'", rival);
    let place = "config.toml:2: no place is called `lst`; the nearest is `list`";
    check("[keys.lst]\nundo = 'x'", place);
}

#[test]
fn pictures_are_off_and_a_program_built_without_them_says_so_once_it_is_told_to_draw_some() {
    assert!(!Config::default().settings().pictures);
    assert_eq!(mistakes("images = 'off'"), [""; 0]);
    let near = "config.toml:1: `images` is \"off\", \"auto\", \"halfblocks\", \"kitty\", \"sixel\" or \"iterm2\", \
         not \"kity\"; the nearest is \"kitty\"";
    assert_eq!(mistakes("images = 'kity'"), [near]);
    let text = "ascii = 'never'\nimages = 'auto'\nmeasure = 60";
    let settings = parse(text).config.settings();
    if cfg!(feature = "images") {
        assert_eq!(mistakes(text), [""; 0]);
        assert!(settings.pictures);
    } else {
        let without = "config.toml:2: `images`: this program was built without pictures and draws none; \
             `cargo install --path . --features images` builds one that does";
        assert_eq!(mistakes(text), [without]);
        assert!(!settings.pictures);
    }
}

#[test]
fn a_mistake_leaves_the_other_settings_alone() {
    let loaded = parse("measure = 'wide'\nhighlight = 'names'\n[keys\nundo = 'x'\n");
    assert_eq!(loaded.config.highlight, Highlight::Names);
    assert_eq!(loaded.config.measure, Whole(MEASURE as u32));
    assert_eq!(loaded.mistakes[0].line, Some(1));
    assert_eq!(loaded.mistakes[1].line, Some(3));
}

#[test]
fn what_is_shown_settles_the_same() {
    let text =
        "measure = 60\nbrowser = 'a \"b\"'\n[keys]\nundo = ['x', 'C-x s']\nlist.undo = 'U'\n";
    let loaded = parse(text);
    assert_eq!(loaded.mistakes, []);
    let again = parse(&shown(&loaded.config));
    assert_eq!(again.mistakes, []);
    assert_eq!(again.config.settings(), loaded.config.settings());
    assert_eq!(again.config.browser, loaded.config.browser);
}

#[test]
fn the_commented_file_settles_nothing_and_uncommented_the_defaults() {
    let text = commented();
    assert_eq!(parse(&text), Loaded::default());
    let settings = text.lines().filter_map(|line| {
        let line = line.strip_prefix("# ").unwrap_or(line);
        let (name, _) = line.split_once(" = ").unwrap_or((line, ""));
        let known = NAMES
            .iter()
            .any(|known| known.rsplit('.').next() == Some(name));
        (known || line.starts_with('[')).then_some(line)
    });
    let loaded = parse(&settings.collect::<Vec<_>>().join("\n"));
    assert_eq!(loaded, Loaded::default());
    for name in NAMES {
        let last = name.rsplit('.').next().unwrap();
        assert!(text.contains(&format!("# {last} = ")), "{name}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_none_is_no_mistake() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    assert_eq!(load_from(&path), Loaded::default());
    assert!(
        load_from(folder.path()).mistakes[0]
            .why
            .starts_with("could not be read")
    );
    fs::write(&path, b"measure = \xff").unwrap();
    assert!(
        load_from(&path).mistakes[0]
            .why
            .starts_with("could not be read")
    );
    fs::write(&path, "a".repeat(2 << 20)).unwrap();
    assert!(load_from(&path).mistakes[0].why.contains("longer than"));
}

#[test]
fn no_control_byte_of_a_file_is_told() {
    for told in
        mistakes("\"\\u001b[31m\" = 1\n[keys]\n\"\\u009b\" = ['\\u202e']\nhelp = ['\u{1b}']")
    {
        assert!(
            told.chars().all(|c| !c.is_control() && c != '\u{202e}'),
            "{told:?}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_settled_somehow(text in "(?s).{0,200}") {
        parse(&text);
    }

    #[test]
    fn any_keys_are_settled_somehow(name in "[a-z-]{1,12}", key in "[ -~]{0,6}") {
        let key = toml::Value::String(key);
        let loaded = parse(&format!("[keys]\n{name} = [{key}]\nquit = [{key}]"));
        prop_assert!(loaded.config.settings().keys.chord(Command::Quit, Where::List).is_some());
    }
}
