//! Trains a part-of-speech model and says how good it is:
//! `train_pos <id|en> <out.pos> <train.conllu>... [--news dataset.txt] --dev <dev.conllu>...`
//! `assets/models/POS.md` says which files the shipped models were trained on.

mod read;

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use warta::lang::pos::{Options, PosTagger, Sentence, VerbForm, train};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = env::args().skip(1);
    let lang = args.next().ok_or("language missing")?;
    let out = args.next().ok_or("model file missing")?;
    let (mut gold, mut news, mut dev) = (Vec::new(), None, Vec::new());
    let mut options = Options::default();
    let (mut weight, mut into) = (3, "gold");
    while let Some(arg) = args.next() {
        let mut number = || {
            args.next()
                .and_then(|n| n.parse::<u32>().ok())
                .ok_or("a number is missing")
        };
        match arg.as_str() {
            "--dev" => into = "dev",
            "--news" => into = "news",
            "--features" => options.features = number()? as usize,
            "--rounds" => options.rounds = (number()?, number()?),
            "--least" => options.least = number()? as u8,
            "--known" => options.known = number()?,
            "--sure" => options.sure = number()?,
            "--weight" => weight = number()?,
            path if into == "gold" => {
                gold.extend(read::conllu(&fs::read_to_string(path)?, lang == "en"));
            }
            path if into == "dev" => {
                dev.push((
                    path.to_owned(),
                    read::conllu(&fs::read_to_string(path)?, lang == "en"),
                ));
            }
            path => news = Some(fs::read_to_string(path)?),
        }
    }
    let start = Instant::now();
    let mut sentences = read::with_headlines(&gold);
    if let Some(news) = news {
        let first =
            PosTagger::parse(&train(&sentences, &options)).ok_or("the first model is broken")?;
        report("without the news", &first, &dev);
        let news = read::news(&news, &first);
        println!("{} news sentences", news.len());
        sentences = (0..weight)
            .flat_map(|_| sentences.iter().cloned())
            .chain(read::with_headlines(&news))
            .collect();
    }
    let model = train(&sentences, &options);
    println!(
        "{} sentences, {} bytes, {:.0?}",
        sentences.len(),
        model.len(),
        start.elapsed()
    );
    fs::write(Path::new(&out), &model)?;
    let start = Instant::now();
    let tagger = PosTagger::parse(&model).ok_or("the model is broken")?;
    println!("loaded in {:.1?}", start.elapsed());
    report("final", &tagger, &dev);
    Ok(())
}

fn report(title: &str, tagger: &PosTagger, dev: &[(String, Vec<Sentence>)]) {
    println!("== {title}");
    let mut out = Vec::new();
    for (path, sentences) in dev {
        let mut wrong = std::collections::BTreeMap::<String, u32>::new();
        let (mut all, mut right, mut verbs, mut forms) = (0, 0, 0, 0);
        for sentence in sentences {
            tagger.tag(&sentence.words, &mut out);
            for ((tag, truth), word) in out.iter().zip(&sentence.tags).zip(&sentence.words) {
                all += 1;
                right += u32::from(tag.pos == truth.pos);
                if truth.form != VerbForm::None {
                    verbs += 1;
                    forms += u32::from(tag.form == truth.form);
                }
                if tag.pos != truth.pos {
                    *wrong
                        .entry(format!("{}>{}", truth.pos.name(), tag.pos.name()))
                        .or_default() += 1;
                    if env::var("WORDS").is_ok() {
                        *wrong
                            .entry(format!("{word}:{}>{}", truth.pos.name(), tag.pos.name()))
                            .or_default() += 1;
                    }
                }
            }
        }
        let mut wrong: Vec<_> = wrong
            .into_iter()
            .map(|(what, count)| (count, what))
            .collect();
        wrong.sort_unstable_by(|a, b| b.cmp(a));
        let worst: Vec<_> = wrong
            .iter()
            .take(if env::var("WORDS").is_ok() { 60 } else { 10 })
            .map(|(n, w)| format!("{w} {n}"))
            .collect();
        println!(
            "{path}: {all} words, UPOS {:.2} %, verb forms {:.2} %",
            percent(right, all),
            percent(forms, verbs)
        );
        println!("   {}", worst.join(", "));
        let start = Instant::now();
        for _ in 0..10 {
            for sentence in sentences {
                tagger.tag(&sentence.words, &mut out);
            }
        }
        println!(
            "   {:.2} M words/s",
            f64::from(all) * 10.0 / start.elapsed().as_secs_f64() / 1e6
        );
    }
}

fn percent(part: u32, all: u32) -> f64 {
    f64::from(part) * 100.0 / f64::from(all.max(1))
}
