//! Feeds and smart feeds in their folders, as shelves.

use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};

use crate::{
    app::{Shelf, Shelved},
    store::{Count, Feed, Smart},
    text,
};

/// What lies in a folder, or in none.
pub struct Lying {
    /// The folders, the outermost first.
    folder: Vec<String>,
    shelved: Shelved,
}

impl Lying {
    /// A feed with so many articles.
    pub fn feed(feed: Feed, count: Count) -> Self {
        Self {
            shelved: Shelved {
                shelf: Shelf::Feed(feed.key),
                name: text::harmless(feed.name()),
                depth: feed.settings.folder.len(),
                unread: count.unread,
                all: count.all,
                failure: feed.fetched.failure.as_deref().map(text::harmless),
                asked: feed.fetched.tried.map(moment),
            },
            folder: feed.settings.folder,
        }
    }

    /// A smart feed that means so many articles.
    pub fn smart(smart: Smart, count: Count) -> Self {
        Self {
            shelved: Shelved {
                shelf: Shelf::Smart(smart.key),
                name: text::harmless(&smart.title),
                depth: smart.folder.len(),
                unread: count.unread,
                all: count.all,
                failure: None,
                asked: None,
            },
            folder: smart.folder,
        }
    }

    /// Smart feeds after feeds, then by name.
    fn place(&self) -> (Vec<String>, bool, String) {
        let folder = self.folder.iter().map(|name| name.to_lowercase());
        let smart = matches!(self.shelved.shelf, Shelf::Smart(_));
        (folder.collect(), smart, self.shelved.name.to_lowercase())
    }
}

/// Feeds and their folders as shelves: first what is outside of folders, and after each folder's own row what lies
/// in it. A folder counts the articles of its feeds; what a smart feed means others carry.
pub fn in_folders(mut lying: Vec<Lying>) -> Vec<Shelved> {
    lying.sort_by_cached_key(Lying::place);
    let mut shelves: Vec<Shelved> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for Lying { folder, shelved } in lying {
        let same = open.iter().zip(&folder).take_while(|(a, b)| a == b).count();
        open.truncate(same);
        for (depth, inner) in folder.iter().enumerate().skip(same) {
            open.push(inner.clone());
            shelves.push(Shelved {
                shelf: Shelf::Folder(open.clone()),
                name: text::harmless(inner),
                depth,
                unread: 0,
                all: 0,
                failure: None,
                asked: None,
            });
        }
        for around in &mut shelves {
            let around_it =
                matches!(&around.shelf, Shelf::Folder(outer) if folder.starts_with(outer));
            if around_it && matches!(shelved.shelf, Shelf::Feed(_)) {
                around.unread += shelved.unread;
                around.all += shelved.all;
            }
        }
        shelves.push(shelved);
    }
    shelves
}

/// A time for people in the fewest words, in their own zone: `14:05` where it is of today, else `24 Nov`, or with
/// the year where it is of another.
fn moment(seconds: i64) -> String {
    let zone = TimeZone::system();
    let time = Timestamp::from_second(seconds).unwrap_or_default();
    told(
        &time.to_zoned_datetime(zone.clone()),
        &Timestamp::now().to_zoned_datetime(zone),
    )
}

fn told(time: &ZonedDateTime, now: &ZonedDateTime) -> String {
    let form = match (time.date() == now.date(), time.year() == now.year()) {
        (true, _) => "%H:%M",
        (false, true) => "%-d %b",
        (false, false) => "%-d %b %Y",
    };
    time.strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Settings, Store};

    #[test]
    fn feeds_stand_in_their_folders_which_count_them() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("s.db")).unwrap();
        for (name, path) in [
            ("zeta", &[][..]),
            ("gamma", &["Islands", "Far"]),
            ("alpha", &[]),
            ("beta", &["Islands"]),
        ] {
            let settings = Settings {
                title: Some(name.into()),
                folder: path.iter().map(|&name| name.to_owned()).collect(),
                ..Default::default()
            };
            let address = format!("https://{name}.example");
            store.subscribe(&address, &settings).unwrap();
        }
        let folder = ["Islands".to_owned()];
        store.keep_smart("Bells", "bell", &[], false).unwrap();
        store
            .keep_smart("Any", "with:gifts", &folder, false)
            .unwrap();
        let count = Count {
            unread: 1,
            all: 2,
            ..Count::default()
        };
        let feeds = store.feeds().unwrap().into_iter();
        let smart = store.smart_feeds().unwrap().into_iter();
        let lying = feeds.map(|feed| Lying::feed(feed, count));
        let lying = lying.chain(smart.map(|smart| Lying::smart(smart, count)));
        let shelves = in_folders(lying.collect());
        let told: Vec<String> = shelves
            .iter()
            .map(|shelf| format!("{}{} {}", " ".repeat(shelf.depth), shelf.name, shelf.unread))
            .collect();
        let expected = [
            "alpha 1",
            "zeta 1",
            "Bells 1",
            "Islands 2",
            " beta 1",
            " Any 1",
            " Far 1",
            "  gamma 1",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_time_is_told_in_the_fewest_words() {
        let zoned = |time: &str| time.parse::<ZonedDateTime>().unwrap();
        let check = |time, expected: &str| {
            let now = zoned("2026-11-25T14:05:00+07[Asia/Jakarta]");
            assert_eq!(told(&zoned(time), &now), expected);
        };
        check("2026-11-25T09:07:00+07[Asia/Jakarta]", "09:07");
        check("2026-11-04T09:07:00+07[Asia/Jakarta]", "4 Nov");
        check("2025-11-25T09:07:00+07[Asia/Jakarta]", "25 Nov 2025");
    }
}
