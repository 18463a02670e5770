//! Stored articles looked through in the background: their words for the index, their findings beside them.
//!
//! One thread reads what waits and writes what was found; others look through texts beside it, as many as [`Cores`]
//! says. What is written is written in batches, the newest articles first; where it ends early, the rest
//! waits for the next time.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};

use jiff::Timestamp;

use super::lull::Lull;
use crate::{
    domain::{Article, ArticleKey, EntityKind, Findings, Lang, MentionForm, PartialDate},
    lang, ledger,
    page::{self, Known},
    query::term::Terms,
    report::{Format, Report},
    store::{self, Analysis, Body, Store, Waiting},
    text::{self, spared},
};

/// So many articles go to a thread at once.
const BATCH: usize = 32;

/// How soon the wish to stop is heard.
const GLANCE: Duration = Duration::from_millis(5);

/// A text is looked through so far: much further than any article goes.
const LOOKED_THROUGH: usize = 2 << 20;

/// How much of the machine looking through may take.
#[derive(Debug, Clone)]
pub enum Cores {
    /// All cores: nobody waits for anything else.
    All,
    /// All but one, which answers keys, and none while these are pressed.
    ButOne(Arc<Lull>),
}

impl Cores {
    /// So many threads may look through texts: at least one.
    fn threads(&self) -> usize {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        match self {
            Self::All => cores,
            Self::ButOne(_) => (cores - 1).max(1),
        }
    }

    /// So many articles are written at once: each change writes the pages that it touches, of which neighbours share
    /// most, but a mark that a key makes meanwhile waits until it is written.
    const fn written(&self) -> usize {
        match self {
            Self::All => 8 * BATCH,
            Self::ButOne(_) => BATCH,
        }
    }

    /// Has this thread work when no other wants to, where it shares the cores with keys.
    fn make_way(&self) {
        // Elsewhere it would hold for all threads of the program.
        #[cfg(target_os = "linux")]
        if matches!(self, Self::ButOne(_)) {
            // A thread that may not be less urgent does the same work.
            let _ = rustix::process::nice(15);
        }
    }

    /// How long the next work has to wait for keys.
    fn held_up(&self) -> Option<Duration> {
        match self {
            Self::All => None,
            Self::ButOne(lull) => lull.left(),
        }
    }

    /// Returns when the next work may be begun.
    fn wait(&self) {
        if let Self::ButOne(lull) = self {
            lull.wait();
        }
    }
}

/// Looks through all articles that wait and keeps what is found, but not what no feed's filter wants, until none
/// waits or `stop` becomes true. `tell` hears how many are done, and how many there are, each time that some are
/// kept. Says how many were done.
///
/// # Errors
/// Where the store cannot be read or written.
pub fn analyse(
    store: &mut Store,
    cores: &Cores,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(usize, usize),
) -> store::Result<usize> {
    if store.access() != store::Access::Write {
        return Err(store::Error::ReadOnly(store.access()));
    }
    let waiting = store.waiting_count()?;
    if waiting == 0 {
        return Ok(0);
    }
    let threads = cores.threads().min(waiting.div_ceil(BATCH)).max(1);
    let (jobs, taken) = sync_channel(threads);
    let (found, analyses) = sync_channel(threads);
    let taken = Arc::new(Mutex::new(taken));
    for _ in 0..threads {
        let (taken, found, cores) = (Arc::clone(&taken), found.clone(), cores.clone());
        // They have nothing of the store: at the end nobody waits for what they have in hand.
        thread::spawn(move || {
            cores.make_way();
            look_through_all(&taken, &found, &cores);
        });
    }
    drop(found);
    cores.make_way();
    let mut desk = Desk {
        store,
        before: ArticleKey(i64::MAX),
        under_way: 0,
        found: Vec::new(),
        written: cores.written(),
        done: 0,
        of: waiting,
    };
    while !stop.load(Ordering::Relaxed) {
        if let Some(left) = cores.held_up() {
            thread::sleep(left.min(GLANCE));
            continue;
        }
        while desk.under_way < 2 * threads && desk.hand_out(&jobs)? {}
        if desk.under_way == 0 {
            break;
        }
        desk.take_in(&analyses, tell)?;
    }
    desk.write(tell)?;
    Ok(desk.done)
}

/// What the thread that has the store does.
struct Desk<'a> {
    store: &'a mut Store,
    /// What was stored before this has not been handed out.
    before: ArticleKey,
    under_way: usize,
    /// What was found and is not written.
    found: Vec<Analysis>,
    /// So many are written at once.
    written: usize,
    done: usize,
    of: usize,
}

impl Desk<'_> {
    /// Hands out the next articles; whether there were any.
    fn hand_out(&mut self, jobs: &SyncSender<Vec<Waiting>>) -> store::Result<bool> {
        let waiting = self.store.waiting_before(self.before, BATCH)?;
        let Some(last) = waiting.last() else {
            return Ok(false);
        };
        self.before = last.key;
        // The threads are there as long as this is.
        let sent = jobs.send(waiting).is_ok();
        self.under_way += usize::from(sent);
        Ok(sent)
    }

    /// Takes in what was found in some, unless that takes too long: the wish to stop may have come meanwhile.
    fn take_in(
        &mut self,
        analyses: &Receiver<Vec<Analysis>>,
        tell: &mut dyn FnMut(usize, usize),
    ) -> store::Result<()> {
        match analyses.recv_timeout(GLANCE) {
            Ok(analyses) => self.found.extend(analyses),
            Err(RecvTimeoutError::Timeout) => return Ok(()),
            Err(RecvTimeoutError::Disconnected) => {}
        }
        self.under_way -= 1;
        if self.found.len() < self.written && self.under_way > 0 {
            return Ok(());
        }
        self.write(tell)
    }

    /// Writes what was found.
    fn write(&mut self, tell: &mut dyn FnMut(usize, usize)) -> store::Result<()> {
        let analyses = std::mem::take(&mut self.found);
        if analyses.is_empty() {
            return Ok(());
        }
        let keys: Vec<ArticleKey> = analyses.iter().map(Analysis::key).collect();
        self.store.together(|store| {
            store.analysed(&analyses)?;
            store.sift(&keys, super::now())
        })?;
        self.done += analyses.len();
        self.of = self.of.max(self.done);
        tell(self.done, self.of);
        Ok(())
    }
}

fn look_through_all(
    jobs: &Mutex<Receiver<Vec<Waiting>>>,
    found: &SyncSender<Vec<Analysis>>,
    cores: &Cores,
) {
    let mut terms = [Terms::new(Lang::Id), Terms::new(Lang::En)];
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(waiting) = next else {
            return;
        };
        let analyses = waiting.iter().map(|waiting| {
            cores.wait();
            look_through(waiting, &mut terms)
        });
        if found.send(analyses.collect()).is_err() {
            return;
        }
    }
}

/// What is found in one article. Where looking through it fails, its words are found all the same.
fn look_through(waiting: &Waiting, [indonesian, english]: &mut [Terms; 2]) -> Analysis {
    let known = Known {
        source: waiting.link.as_deref().unwrap_or_default(),
        title: &waiting.title,
        published: waiting.published.and_then(day),
        base: waiting.link.as_deref(),
    };
    let article = article_of(&known, &waiting.body).unwrap_or_default();
    let beginning = article.beginning(LOOKED_THROUGH);
    let article = beginning.as_ref().unwrap_or(&article);
    let lang = lang::language(&article.text);
    let terms = match lang {
        Lang::Id => indonesian,
        Lang::En => english,
    };
    let title = article.title.map_or(0, |title| title.end);
    let analysis = Analysis::new(waiting, &article.text[title..], terms);
    let Some(findings) = spared(|| lang::analyse(article, Some(lang))) else {
        return analysis;
    };
    let mut report = Vec::new();
    let written = Format::Jsonl.write(
        &Report {
            article,
            findings: &findings,
        },
        &mut report,
    );
    let names = names(article, &findings);
    let report = String::from_utf8(report).unwrap_or_default();
    match written {
        Ok(()) => {
            let (gifts, meetings) = (findings.gifts.len(), findings.meetings.len());
            analysis
                .with_findings(&names, gifts, meetings, report.trim_end())
                .with_tellings(ledger::tellings(&report))
        }
        Err(_) => analysis,
    }
}

/// The names that the article surely has for people, bodies, places and works, each once.
fn names<'a>(article: &'a Article, findings: &Findings) -> Vec<&'a str> {
    let of_somebody = |kind| {
        !matches!(
            kind,
            EntityKind::Date | EntityKind::Money | EntityKind::Quantity
        )
    };
    let sure = findings.mentions.iter().filter(|mention| {
        mention.form == MentionForm::Name && mention.shown.is_some() && of_somebody(mention.kind)
    });
    let spans = sure.flat_map(|mention| [mention.span, findings.entity(mention.entity).name]);
    let mut names: Vec<&str> = spans.map(|span| span.of(&article.text)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A stored article as it is read: its title, then the blocks of its body. Spans of findings hold in this
/// text, wherever it is made.
///
/// # Errors
/// Where there is nothing to read in it.
pub fn article_of(known: &Known, body: &Body) -> Result<Article, text::Error> {
    if body.html {
        return page::read(&body.markup, known);
    }
    let whole = match known.title {
        "" => body.markup.clone(),
        title => format!("{title}\n\n{}", body.markup),
    };
    text::read(known.source, whole.as_bytes(), known.published)
}

/// The day of a time, in UTC.
fn day(seconds: i64) -> Option<PartialDate> {
    let time = Timestamp::from_second(seconds).ok()?;
    time.strftime("%Y-%m-%d").to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::store::{NewArticle, Settings, prepare};

    #[test]
    fn nothing_is_looked_through_while_keys_are_pressed() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        let address = "https://post.lumira.example/feed";
        let feed = store.subscribe(address, &Settings::default()).unwrap();
        let article = NewArticle {
            title: "A boat has come in".into(),
            ..NewArticle::default()
        };
        let articles = prepare(feed, vec![article]);
        store.receive(feed, &articles, 2_000_000_000).unwrap();
        let lull = Arc::new(Lull::default());
        lull.end();
        let left = lull.left().unwrap();
        let begun = Instant::now();
        let cores = Cores::ButOne(Arc::clone(&lull));
        let done = analyse(&mut store, &cores, &AtomicBool::new(false), &mut |_, _| {});
        assert_eq!(done.unwrap(), 1);
        assert!(begun.elapsed() >= left.saturating_sub(Duration::from_millis(2)));
    }
}
