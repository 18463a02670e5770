//! Whole texts of our own, in `tests/text/`, with what must be found beside them. What is not found right yet
//! stands in `open.txt`, text by text: a mistake that is not in it fails, and so does one that is mended and
//! still in it. `WARTA_OPEN=write` writes the list anew, to be read as a diff: it should only shrink.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    slice::from_ref,
};

use warta::{
    domain::Lang,
    score::{Gold, Prediction, Score, What, rows, score},
};

#[test]
fn own_texts_are_read_as_well_as_the_list_of_open_ones_says() {
    let golds = golds();
    assert!(golds.len() >= 50, "only {} texts were found", golds.len());
    let predictions: Vec<Prediction> = golds.iter().map(found).collect();
    for lang in [Lang::Id, Lang::En] {
        let of_lang: Vec<Gold> = golds
            .iter()
            .filter(|gold| gold.lang == Some(lang))
            .cloned()
            .collect();
        let score = score(&of_lang, &predictions);
        println!("{lang:?}\n{}", warta::score::listing(&score, false));
    }
    let open: String = golds
        .iter()
        .zip(&predictions)
        .filter_map(|(gold, found)| open_line(&gold.id, &score(from_ref(gold), from_ref(found))))
        .collect();
    let list = folder().join("open.txt");
    if env::var_os("WARTA_OPEN").is_some_and(|wish| wish == "write") {
        fs::write(&list, &open).unwrap();
    }
    assert_eq!(
        open,
        fs::read_to_string(list).unwrap(),
        "left: what is open now; right: tests/text/open.txt"
    );
}

/// What is not right of one text; nothing where all is.
fn open_line(id: &str, score: &Score) -> Option<String> {
    let count = |is: fn(&What) -> bool| score.mistakes.iter().filter(|it| is(&it.what)).count();
    let missed = count(|what| matches!(what, What::Missed(_)));
    let invented = count(|what| matches!(what, What::Invented(_)));
    let fields = count(|what| matches!(what, What::Wrong(_)));
    let open = missed + invented + fields > 0;
    open.then(|| {
        format!("{id}: {missed} missed, {invented} invented, {fields} with wrong fields\n")
    })
}

/// The rows beside the texts, in the order of their names.
fn golds() -> Vec<Gold> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    let gold = |path: &PathBuf| serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    files.iter().map(gold).collect()
}

/// What the program finds in a text.
fn found(gold: &Gold) -> Prediction {
    let lang = gold.lang.expect("an own text tells its language");
    let mut extract = Command::new(env!("CARGO_BIN_EXE_warta"));
    extract.args(["extract", "--format", "jsonl", "--lang", lang.code()]);
    if let Some(published) = gold.published.or(gold.published_month) {
        extract.args(["--published", &published.to_string()]);
    }
    let output = extract
        .arg(folder().join(format!("{}.txt", gold.id)))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", gold.id);
    rows(&output.stdout).unwrap().remove(0)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/text")
}
