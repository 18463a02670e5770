//! How far the confidence of records can be trusted: a table of what is claimed and what is right, on the own
//! texts, or on the rows of the gold file that `WARTA_GOLD` names, their texts in `texts/` beside it. With
//! `WARTA_SIGNS` each record's signs are printed too, to fit the weights anew.

use std::{env, fs, path::Path};

use warta::{
    domain::{Article, Findings, Lang},
    lang::{analyse, confidence},
    report::{Format, Report},
    score::{Gold, Prediction, rows, score},
    text,
};

/// A record: what it claims, in percent, and whether it is right.
struct Claim {
    percent: u8,
    right: bool,
    signs: Vec<(&'static str, f64)>,
}

#[test]
fn sure_records_are_right_more_often_than_doubtful_ones() {
    let claims: Vec<Claim> = texts()
        .iter()
        .flat_map(|(gold, told)| claims_of(gold, told))
        .collect();
    println!("claimed   records  right   share");
    for (from, to) in [(0, 49), (50, 69), (70, 84), (85, 100)] {
        let bin: Vec<&Claim> = claims
            .iter()
            .filter(|claim| (from..=to).contains(&claim.percent))
            .collect();
        let right = bin.iter().filter(|claim| claim.right).count();
        let share = right as f64 / bin.len().max(1) as f64;
        println!(
            "{from:>3}-{to:<3}   {:>7}  {right:>5}   {share:.2}",
            bin.len()
        );
    }
    // Brier's score: 0 is perfect, 0.25 is what saying 50 % of everything gets.
    let brier = claims.iter().map(|claim| {
        let wrong = f64::from(claim.percent) / 100.0 - f64::from(u8::from(claim.right));
        wrong * wrong
    });
    let brier = brier.sum::<f64>() / claims.len() as f64;
    println!("Brier's score {brier:.3}");
    if env::var_os("WARTA_SIGNS").is_some() {
        for claim in &claims {
            println!("signs {} {:?}", u8::from(claim.right), claim.signs);
        }
    }
    assert!(claims.len() > 10, "only {} records", claims.len());
    assert!(brier < 0.25, "Brier's score is {brier:.3}");
}

/// The rows of gold, each with its text.
fn texts() -> Vec<(Gold, Vec<u8>)> {
    if let Some(file) = env::var_os("WARTA_GOLD") {
        let file = Path::new(&file);
        let text = |id: &str| fs::read(file.with_file_name("texts").join(format!("{id}.txt")));
        let golds: Vec<Gold> = rows(&fs::read(file).unwrap()).unwrap();
        return golds
            .into_iter()
            .map(|gold| {
                let told = text(&gold.id).unwrap();
                (gold, told)
            })
            .collect();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/text");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let gold = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
            (gold, fs::read(path.with_extension("txt")).unwrap())
        })
        .collect()
}

/// The records of one text.
fn claims_of(gold: &Gold, told: &[u8]) -> Vec<Claim> {
    let published = gold.published.or(gold.published_month);
    let article = text::read(&gold.id, told, published).unwrap();
    let findings = analyse(&article, gold.lang.or(Some(Lang::En)));
    let whole = prediction(&article, &findings);
    let alone = |gifts, meetings| Prediction {
        gifts,
        meetings,
        ..whole.clone()
    };
    let gifts = findings
        .gifts
        .iter()
        .zip(&whole.gifts)
        .map(|(gift, event)| Claim {
            percent: gift.confidence.as_percent(),
            right: is_right(gold, &alone(vec![event.clone()], Vec::new())),
            signs: confidence::signs_of_gift(&article.text, gift),
        });
    let meetings = findings
        .meetings
        .iter()
        .zip(&whole.meetings)
        .map(|(meeting, event)| Claim {
            percent: meeting.confidence.as_percent(),
            right: is_right(gold, &alone(Vec::new(), vec![event.clone()])),
            signs: confidence::signs_of_meeting(&article.text, meeting),
        });
    gifts.chain(meetings).collect()
}

/// Whether the one record of a prediction is one of the gold.
fn is_right(gold: &Gold, prediction: &Prediction) -> bool {
    let found = score(std::slice::from_ref(gold), std::slice::from_ref(prediction)).detection;
    found.gifts.extra + found.meetings.extra == 0
}

fn prediction(article: &Article, findings: &Findings) -> Prediction {
    let mut line = Vec::new();
    Format::Jsonl
        .write(&Report { article, findings }, &mut line)
        .unwrap();
    rows(&line).unwrap().remove(0)
}
