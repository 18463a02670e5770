//! `warta tag` and `warta model` in the real binary: files of tagged sentences in, the same tokens or a model out.

#[path = "common/folder.rs"]
mod folder;

use folder::{Folder, Run};

const SENTENCES: &str = "Menteri\tO\nBudi\tB-PER\nSantoso\tI-PER\ntiba\tO\ndi\tO\nBandung\tB-LOC\n.\tO\n\n\
    Rina\tB-PER\ntinggal\tO\ndi\tO\nSolo\tB-LOC\n.\tO\n\n\
    Ia\tO\nbekerja\tO\ndi\tO\nPT\tB-ORG\nMaju\tI-ORG\n(MJ)\tI-ORG\n.\tO\n\n";

/// What a run that went well printed; its columns are parted by tabs.
#[track_caller]
fn printed(run: &Run) -> String {
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    run.text().to_owned()
}

/// The first column of every line.
fn tokens(text: &str) -> Vec<&str> {
    let token = |line| str::split(line, '\t').next().unwrap_or_default();
    text.lines().map(token).collect()
}

#[test]
fn training_twice_gives_the_same_bytes_and_a_model_that_can_be_used() {
    let folder = Folder::new();
    folder.file("a.conll", SENTENCES);
    folder.file("b.conll", "Kota\tO\nSolo\tB-LOC\nramai\tO\n.\tO\n");
    let train = |out| {
        let sources = ["--train", "news=a.conll", "more@0.5=b.conll"];
        let told = ["--dev", "a.conll", "--least", "1", "--out", out];
        let command = [&["model", "train", "--lang", "jv"][..], &sources, &told].concat();
        printed(&folder.warta(&command))
    };
    assert_eq!(train("one.ner"), train("two.ner"));
    let bytes = |name| std::fs::read(folder.path().join(name)).unwrap();
    assert!(!bytes("one.ner").is_empty());
    assert_eq!(bytes("one.ner"), bytes("two.ner"));
    let tagged = printed(&folder.warta(&["tag", "--conll", "a.conll", "--model", "one.ner"]));
    assert_eq!(tokens(&tagged), tokens(SENTENCES));
    assert!(tagged.contains("Rina\tB-PER\n"), "{tagged:?}");
}

#[test]
fn tagging_gives_the_same_sentences_and_tokens_however_the_file_is_written() {
    let folder = Folder::new();
    let plain = "Ana\tO\nLima\tO\ntiba\tO\n.\tO\n\nIa\tO\npulang\tO\n\n";
    folder.file("plain.conll", plain);
    let expected = printed(&folder.warta(&["tag", "--conll", "plain.conll", "--lang", "id"]));
    assert_eq!(tokens(&expected), tokens(plain));
    for odd in [
        plain.replace('\n', "\r\n"),
        plain.trim_end().to_owned(),
        format!("\u{feff}{plain}"),
        plain.replace('\t', " "),
        plain.replace("\tO", "\t_\t\tS-X"),
        plain.replace("\tO", ""),
    ] {
        folder.file("odd.conll", &odd);
        let tagged = printed(&folder.warta(&["tag", "--conll", "odd.conll", "--lang", "id"]));
        assert_eq!(tagged, expected, "{odd:?}");
    }
}

#[test]
fn a_line_that_opens_a_document_comes_back_among_the_tokens() {
    let folder = Folder::new();
    let text = "-DOCSTART-\tO\n\nAna\tO\ntiba\tO\n\n-DOCSTART-\tO\n\nIa\tO\npulang\tO\n\n";
    folder.file("two.conll", text);
    let tagged = printed(&folder.warta(&["tag", "--conll", "two.conll", "--lang", "id"]));
    assert_eq!(tokens(&tagged), tokens(text));
}

#[test]
fn a_file_that_cannot_be_read_as_tagged_sentences_has_one_line() {
    let folder = Folder::new();
    folder.file("gap.conll", "Ana\tB-PER\n\tO\n");
    folder.file("ends.conll", "Ana\tB-PER\ntiba\tO\n\nSolo\tS-LOC\n");
    folder.file("wide.conll", b"\xff\xfeA\0n\0a\0");
    folder.file("none.conll", "\n\n");
    folder
        .warta(&["tag", "--conll", "gap.conll", "--lang", "id"])
        .failed_with("could not read gap.conll: line 2 has no token before its tag; ");
    let train = |file: &str| {
        let source = ["model", "train", "--lang", "jv", "--train", file];
        folder.warta(&[&source[..], &["--out", "out.ner"]].concat())
    };
    train("ends.conll")
        .failed_with("could not read ends.conll: line 4 is tagged \"S-LOC\"; write O, B-TYPE or");
    train("wide.conll").failed_with("could not read wide.conll: it is not UTF-8; ");
    train("none.conll").failed_with("could not train a model of jv: ");
    assert!(!folder.path().join("out.ner").exists());
}
