//! The thread that fetches pictures and makes them ready. Of what was asked for only the last list counts; a picture
//! that is wanted in another size is made of the bytes that it came in, as long as these are kept.

use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::Duration,
};

use url::Url;

use super::{
    super::Event,
    decoded, drawn,
    easel::{self, Easel},
};
use crate::{
    app::{
        Action,
        picture::{Came, Picture, Wanted},
    },
    fetch::{Answer, Client, Limits, Origin, Request},
};

/// What fetching a picture may cost.
const LIMITS: Limits = Limits {
    size: 8 << 20,
    time: Duration::from_secs(15),
};

/// So long a picture is worked on.
const PATIENCE: Duration = Duration::from_secs(10);

/// So many bytes of pictures are kept as they came.
const KEPT: usize = 16 << 20;

/// What pictures may be.
const ACCEPTED: &str = "image/png, image/jpeg, image/gif, image/webp";

/// Starts the thread. It ends when nobody can ask it any more.
pub fn start(easel: Easel, events: Sender<Event>) -> Sender<Vec<Wanted>> {
    let (sender, asked) = channel();
    thread::spawn(move || {
        let mut gallery = Gallery {
            client: Client::new(LIMITS),
            kept: VecDeque::new(),
            late: None,
        };
        let mut waiting = VecDeque::new();
        while let Some(wanted) = next(&asked, &mut waiting) {
            let came = catch_unwind(AssertUnwindSafe(|| gallery.picture(&wanted, easel)));
            let came = came.unwrap_or_else(|_| Err("an internal error".into()));
            if events
                .send(Event::Action(Action::Pictured(wanted, came)))
                .is_err()
            {
                return;
            }
        }
    });
    sender
}

/// What is to be made next; nothing where nobody is left who asks.
fn next(asked: &Receiver<Vec<Wanted>>, waiting: &mut VecDeque<Wanted>) -> Option<Wanted> {
    if let Some(last) = asked.try_iter().last() {
        *waiting = last.into();
    }
    while waiting.is_empty() {
        *waiting = asked.recv().ok()?.into();
    }
    waiting.pop_front()
}

struct Gallery {
    client: Client,
    /// Bytes by their addresses, the latest last.
    kept: VecDeque<(String, Arc<[u8]>)>,
    /// From whom a picture has not come in time.
    late: Option<Receiver<Result<Picture, String>>>,
}

impl Gallery {
    fn picture(&mut self, wanted: &Wanted, easel: Easel) -> Came {
        let bytes = self.bytes(&wanted.address)?;
        let frame = wanted.frame;
        let cell = easel::cell().unwrap_or(easel.cell);
        let easel = Easel { cell, ..easel };
        let made = self.in_time(move || drawn::draw(&decoded::decode(&bytes)?, frame, easel));
        Ok(Arc::new(made?))
    }

    /// The bytes at an address: those that are kept, or fetched ones.
    fn bytes(&mut self, address: &str) -> Result<Arc<[u8]>, String> {
        let known = self.kept.iter().find(|(known, _)| known == address);
        if let Some((_, bytes)) = known {
            return Ok(Arc::clone(bytes));
        }
        let bytes: Arc<[u8]> = self.fetch(address)?.into();
        self.kept
            .push_back((address.to_owned(), Arc::clone(&bytes)));
        let size = |kept: &VecDeque<(String, Arc<[u8]>)>| -> usize {
            kept.iter().map(|(_, bytes)| bytes.len()).sum()
        };
        while size(&self.kept) > KEPT {
            self.kept.pop_front();
        }
        Ok(bytes)
    }

    fn fetch(&self, address: &str) -> Result<Vec<u8>, String> {
        let url = Url::parse(address).map_err(|error| format!("it is no address: {error}"))?;
        let accept = [("Accept".to_owned(), ACCEPTED.to_owned())];
        let request = Request {
            headers: &accept,
            ..Request::new(&url, Origin::Content)
        };
        match self.client.fetch(&request) {
            Ok(Answer::Fetched(fetched)) if fetched.cut => {
                Err(format!("it has more than {} MB", LIMITS.size >> 20))
            }
            Ok(Answer::Fetched(fetched)) => Ok(fetched.bytes),
            Ok(Answer::Unchanged(_)) => Err("the server sends nothing".into()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// What `make` makes, where that takes no longer than it may. What takes longer cannot be stopped, but nothing
    /// else is begun before it ends: pictures that were made to cost time cost one processor.
    fn in_time(
        &mut self,
        make: impl FnOnce() -> Result<Picture, String> + Send + 'static,
    ) -> Result<Picture, String> {
        let broken = || "an internal error".to_owned();
        let slow = || format!("it takes longer than {} seconds", PATIENCE.as_secs());
        if let Some(late) = self.late.take()
            && late.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout)
        {
            self.late = Some(late);
            return Err("another picture keeps the processor".into());
        }
        let (sender, made) = channel();
        // Where nobody waits any more the picture is not needed.
        thread::spawn(move || _ = sender.send(make()));
        match made.recv_timeout(PATIENCE) {
            Ok(made) => made,
            Err(RecvTimeoutError::Disconnected) => Err(broken()),
            Err(RecvTimeoutError::Timeout) => {
                self.late = Some(made);
                Err(slow())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::picture::Frame;

    fn gallery() -> Gallery {
        Gallery {
            client: Client::new(LIMITS),
            kept: VecDeque::new(),
            late: None,
        }
    }

    fn wanted(address: &str) -> Wanted {
        Wanted {
            address: address.into(),
            frame: Frame {
                columns: 20,
                rows: 9,
            },
        }
    }

    #[test]
    fn an_address_that_a_text_names_leads_to_no_private_place() {
        let gallery = gallery();
        let check = |address: &str, why: &str| {
            let refused = gallery.fetch(address).unwrap_err();
            assert!(refused.contains(why), "{refused}");
        };
        check("http://127.0.0.1:9/a.png", "private");
        check("http://localhost/a.png", "private");
        check("http://[::1]/a.png", "private");
        check("file:///etc/hosts", "file:///etc/hosts");
        check("data:image/png;base64,aaaa", "data:");
        check("a.png", "it is no address");
    }

    #[test]
    fn only_what_was_asked_for_last_is_made() {
        let (sender, asked) = channel();
        let mut waiting = VecDeque::new();
        sender.send(vec![wanted("a"), wanted("b")]).unwrap();
        assert_eq!(next(&asked, &mut waiting), Some(wanted("a")));
        sender.send(vec![wanted("c")]).unwrap();
        sender.send(vec![wanted("d"), wanted("e")]).unwrap();
        drop(sender);
        assert_eq!(next(&asked, &mut waiting), Some(wanted("d")));
        assert_eq!(next(&asked, &mut waiting), Some(wanted("e")));
        assert_eq!(next(&asked, &mut waiting), None);
    }

    #[test]
    fn what_breaks_in_the_making_fails_alone() {
        let mut gallery = gallery();
        let broken = gallery.in_time(|| panic!("as wished"));
        assert_eq!(broken, Err("an internal error".into()));
        let refused = gallery.in_time(|| Err("no".into()));
        assert_eq!(refused, Err("no".into()));
    }
}
