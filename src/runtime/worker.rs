//! Work that must not keep the reader waiting: one thread reads files, one fetches what lies at an address, one
//! looks through articles. Each takes the preferred article first, else the one that was asked for first.

use std::{
    collections::VecDeque,
    fs, panic,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use crate::{
    app::{Action, Effect, Feeds, Found},
    domain::{Article, ArticleId, Lang},
    fetch::{Limits, Origin},
    lang, refresh,
    text::{self, harmless},
};

use super::{
    Content, Event, Opening, annals, library,
    library::{Librarian, Shelving},
    picture, saved,
};

/// The threads, by the channels to them.
pub struct Workers {
    reading: Sender<Job<()>>,
    fetching: Sender<Job<()>>,
    /// The articles that are fetched rather than read.
    remote: Vec<bool>,
    looking: Sender<Job<(Arc<Article>, u8)>>,
    /// Records less sure than this are doubtful.
    doubtful: u8,
    library: Option<Librarian>,
    /// The thread that reads ledgers and dossiers.
    annals: Option<Sender<Effect>>,
    /// The thread that makes pictures.
    pictures: picture::Desk,
    /// For what tells of itself later.
    events: Sender<Event>,
}

/// What a thread is asked.
enum Job<T> {
    Do(ArticleId, T),
    Prefer(ArticleId),
}

impl Workers {
    /// Starts the threads. They end with the program.
    pub fn start(
        openings: Vec<Opening>,
        stored: Option<Shelving>,
        doubtful: u8,
        feeds: Feeds,
        events: &Sender<Event>,
    ) -> Self {
        let (reading, files) = channel();
        let (fetching, addresses) = channel();
        let (looking, articles) = channel();
        let langs: Vec<Option<Lang>> = openings.iter().map(|opening| opening.lang).collect();
        let remote = openings
            .iter()
            .map(|opening| matches!(opening.content, Content::Address(_)));
        let remote = remote.collect();
        let openings = Arc::new(openings);
        for jobs in [files, addresses] {
            let openings = openings.clone();
            work(
                jobs,
                events.clone(),
                move |id, ()| {
                    let opening = openings.get(id.0 as usize);
                    let result = opening.map_or_else(|| Err("it was not opened".into()), read);
                    Action::Loaded(id, result.map(Arc::new))
                },
                |id, message| Action::Loaded(id, Err(message)),
            );
        }
        work(
            articles,
            events.clone(),
            move |id, (article, doubtful): (Arc<Article>, u8)| {
                let lang = langs.get(id.0 as usize).copied().flatten();
                Action::Analysed(id, Ok(Arc::new(look_through(&article, lang, doubtful))))
            },
            |id, message| Action::Analysed(id, Err(message)),
        );
        Self {
            reading,
            fetching,
            remote,
            looking,
            annals: stored
                .as_ref()
                .map(|stored| annals::start(stored.store.clone(), events.clone())),
            doubtful,
            pictures: None,
            library: stored.map(|stored| library::start(stored, feeds, events.clone())),
            events: events.clone(),
        }
    }

    /// From now on records less sure than this are doubtful.
    pub const fn settle(&mut self, doubtful: u8) {
        self.doubtful = doubtful;
    }

    /// From now on pictures are made there.
    pub fn send_pictures_to(&mut self, desk: picture::Desk) {
        self.pictures = desk;
    }

    /// A key was pressed: what can wait does.
    pub fn make_way(&self) {
        if let Some(library) = &self.library {
            library.make_way();
        }
    }

    /// Waits for what must not be lost.
    pub fn finish(self) {
        if let Some(library) = self.library {
            library.finish();
        }
    }

    /// Hands `effect` to the thread whose work it is. A thread that is gone has nothing left to say.
    pub fn perform(&self, effect: Effect) {
        match effect {
            Effect::Load(id) => {
                let remote = self.remote.get(id.0 as usize).is_some_and(|remote| *remote);
                let thread = if remote {
                    &self.fetching
                } else {
                    &self.reading
                };
                let _ = thread.send(Job::Do(id, ()));
            }
            Effect::Analyse(id, article) => {
                let _ = self.looking.send(Job::Do(id, (article, self.doubtful)));
            }
            Effect::Pictures(wanted) => {
                if let Some(pictures) = &self.pictures {
                    let _ = pictures.send(wanted);
                }
            }
            Effect::Prefer(id) => {
                let _ = self.reading.send(Job::Prefer(id));
                let _ = self.fetching.send(Job::Prefer(id));
                let _ = self.looking.send(Job::Prefer(id));
            }
            Effect::Take(..)
            | Effect::Shelves
            | Effect::List(..)
            | Effect::Seek(_)
            | Effect::Complete(..)
            | Effect::Rows(_)
            | Effect::LookThrough
            | Effect::Refresh(_)
            | Effect::Settle(_)
            | Effect::OtherText(..)
            | Effect::AddFeed(_)
            | Effect::Subscribe(_)
            | Effect::Mark(..) => {
                if let Some(library) = &self.library {
                    library.wish(effect);
                }
            }
            Effect::Events(..)
            | Effect::EventRows(_)
            | Effect::SeekEvent(..)
            | Effect::Dossier(_)
            | Effect::Gather(..) => {
                if let Some(annals) = &self.annals {
                    // Where it is gone it has nothing left to say.
                    let _ = annals.send(effect);
                }
            }
            Effect::Save { name, text } => saved::save(name, text, self.events.clone()),
            Effect::Browse(_)
            | Effect::EditConfig
            | Effect::Pipe { .. }
            | Effect::Copy(_)
            | Effect::Notify(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => {}
        }
    }
}

/// So many bytes of an article are looked through: far more than any article has, and no more than takes
/// a moment and bearable memory where somebody opens a whole archive as one.
const LOOKED_THROUGH: usize = 2 << 20;

fn look_through(article: &Article, lang: Option<Lang>, doubtful: u8) -> Found {
    let beginning = article.beginning(LOOKED_THROUGH);
    let findings = lang::analyse(beginning.as_ref().unwrap_or(article), lang);
    let mut found = Found::with(findings, doubtful);
    found.until = beginning.map(|beginning| beginning.text.len());
    found
}

/// A thread that does jobs one by one; a panic in one is a failed job.
fn work<T: Send + 'static>(
    jobs: Receiver<Job<T>>,
    events: Sender<Event>,
    perform: impl Fn(ArticleId, T) -> Action + Send + 'static,
    fail: fn(ArticleId, String) -> Action,
) {
    thread::spawn(move || {
        let mut waiting: VecDeque<(ArticleId, T)> = VecDeque::new();
        let mut preferred = None;
        while let Some((id, job)) = next(&jobs, &mut waiting, &mut preferred) {
            let done = panic::catch_unwind(panic::AssertUnwindSafe(|| perform(id, job)));
            let action = done.unwrap_or_else(|_| fail(id, "an internal error".into()));
            if events.send(Event::Action(action)).is_err() {
                return;
            }
        }
    });
}

fn next<T>(
    jobs: &Receiver<Job<T>>,
    waiting: &mut VecDeque<(ArticleId, T)>,
    preferred: &mut Option<ArticleId>,
) -> Option<(ArticleId, T)> {
    let mut take = |job| match job {
        Job::Do(id, job) => waiting.push_back((id, job)),
        Job::Prefer(id) => *preferred = Some(id),
    };
    jobs.try_iter().for_each(&mut take);
    while waiting.is_empty() {
        match jobs.recv().ok()? {
            Job::Do(id, job) => waiting.push_back((id, job)),
            Job::Prefer(id) => *preferred = Some(id),
        }
    }
    let first = waiting.iter().position(|(id, _)| Some(*id) == *preferred);
    waiting.remove(first.unwrap_or(0))
}

/// Reads what is opened.
pub fn read(opening: &Opening) -> Result<Article, String> {
    let bytes;
    let bytes = match &opening.content {
        Content::Bytes(bytes) => bytes,
        Content::File(path) => {
            bytes = fs::read(path)
                .map_err(|error| format!("Could not read {}: {error}", path.display()))?;
            &bytes
        }
        Content::Address(address) => {
            let article = refresh::linked(address, Origin::User, Limits::default());
            let mut article =
                article.map_err(|why| format!("Could not read {}: {why}", harmless(address)))?;
            article.published = opening.published.or(article.published);
            return Ok(article);
        }
    };
    let article = text::read(&opening.source, bytes, opening.published);
    article.map_err(|error| format!("Could not read {}: {error}", opening.source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_fails_its_job_and_no_other() {
        let (jobs, waiting) = channel();
        let (sender, events) = channel();
        work(
            waiting,
            sender,
            |id, fails: bool| {
                assert!(!fails, "as wished");
                Action::Loaded(id, Err("done".into()))
            },
            |id, message| Action::Loaded(id, Err(message)),
        );
        for (id, fails) in [(0, true), (1, false)] {
            jobs.send(Job::Do(ArticleId(id), fails)).unwrap();
        }
        for (id, expected) in [(0, "an internal error"), (1, "done")] {
            let Event::Action(Action::Loaded(done, Err(message))) = events.recv().unwrap() else {
                panic!("something else was done");
            };
            assert_eq!((done, message.as_str()), (ArticleId(id), expected));
        }
    }
}
