//! Trains a part-of-speech model and says how good it is:
//! `train_pos <id|en> <out.pos> <train.conllu>... [--news dataset.txt] --dev <dev.conllu>...`
//! `assets/models/POS.md` says which files the shipped models were trained on.

mod read;

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;
use std::{env, fs};

use read::Gold;
use warta::lang::pos::{Options, PosTagger, Sentence, VerbForm, train};

/// What the command line asks for.
#[derive(Default)]
struct Order {
    english: bool,
    out: String,
    gold: Vec<Gold>,
    hints: Vec<Sentence>,
    dev: Vec<(String, Vec<Gold>)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let order = order(env::args().skip(1))?;
    // Indonesian headlines differ more from running text than English ones: they drop the verbs' prefixes.
    let (titled, upper) = if order.english { (8, 20) } else { (3, 20) };
    let sentences = read::with_headlines(&order.gold, titled, upper);
    let start = Instant::now();
    let model = train(&sentences, &order.hints, &Options::default());
    println!(
        "{} sentences, {} bytes, {:.0?}",
        sentences.len(),
        model.len(),
        start.elapsed()
    );
    fs::write(&order.out, &model)?;
    let start = Instant::now();
    let tagger = PosTagger::parse(&model).ok_or("the model is broken")?;
    println!("loaded in {:.1?}", start.elapsed());
    for (path, gold) in &order.dev {
        println!("{path}");
        let plain: Vec<Sentence> = gold.iter().map(|gold| gold.sentence.clone()).collect();
        report("as it is", &tagger, &plain);
        report(
            "as headlines",
            &tagger,
            &read::with_headlines(gold, 1, usize::MAX)[gold.len()..],
        );
    }
    Ok(())
}

fn order(mut args: impl Iterator<Item = String>) -> Result<Order, Box<dyn Error>> {
    let english = args.next().ok_or("the language is missing")? == "en";
    let out = args.next().ok_or("the model file is missing")?;
    let mut order = Order {
        english,
        out,
        ..Order::default()
    };
    let mut kind = "--gold".to_owned();
    for arg in args {
        match kind.as_str() {
            _ if arg.starts_with("--") => kind = arg,
            "--gold" => order
                .gold
                .extend(read::conllu(&fs::read_to_string(arg)?, english)),
            "--news" => order.hints.extend(read::news(&fs::read_to_string(arg)?)),
            "--dev" => {
                let gold = read::conllu(&fs::read_to_string(&arg)?, english);
                order.dev.push((arg, gold));
            }
            _ => return Err(format!("unknown option {kind}").into()),
        }
    }
    Ok(order)
}

fn report(title: &str, tagger: &PosTagger, sentences: &[Sentence]) {
    let mut wrong = BTreeMap::<String, u32>::new();
    let (mut all, mut right, mut verbs, mut forms) = (0, 0, 0, 0);
    let mut out = Vec::new();
    for sentence in sentences {
        tagger.tag(&sentence.words, &mut out);
        for (tag, truth) in out.iter().zip(&sentence.tags) {
            all += 1;
            if tag.pos == truth.pos {
                right += 1;
            } else {
                *wrong
                    .entry(format!("{}>{}", truth.pos.name(), tag.pos.name()))
                    .or_default() += 1;
            }
            if truth.form != VerbForm::None {
                verbs += 1;
                forms += u32::from(tag.form == truth.form);
            }
        }
    }
    println!(
        "  {title}: {all} words, UPOS {:.2} %, verb forms {:.2} %",
        percent(right, all),
        percent(forms, verbs)
    );
    let mut wrong: Vec<_> = wrong.into_iter().collect();
    wrong.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let worst: Vec<_> = wrong
        .iter()
        .take(8)
        .map(|(what, count)| format!("{what} {count}"))
        .collect();
    println!("    {}", worst.join(", "));
    println!("    {:.2} M words/s", speed(tagger, sentences, all));
}

/// Million words a second over ten goes.
fn speed(tagger: &PosTagger, sentences: &[Sentence], words: u32) -> f64 {
    let mut out = Vec::new();
    let start = Instant::now();
    for sentence in (0..10).flat_map(|_| sentences) {
        tagger.tag(&sentence.words, &mut out);
    }
    f64::from(words) * 10.0 / start.elapsed().as_secs_f64() / 1e6
}

fn percent(part: u32, all: u32) -> f64 {
    f64::from(part) * 100.0 / f64::from(all.max(1))
}
