//! Feeds in their folders, as shelves.

use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};

use crate::{
    app::{Shelf, Shelved},
    domain::FeedKey,
    store::Feed,
    text,
};

/// Feeds and their folders as shelves, by name: first the feeds outside of folders, and after each folder's
/// own row what lies in it.
pub fn in_folders(feeds: Vec<Feed>, count: impl Fn(FeedKey) -> (usize, usize)) -> Vec<Shelved> {
    let mut feeds: Vec<(Vec<String>, String, Feed)> = feeds
        .into_iter()
        .map(|feed| {
            let folder = feed.settings.folder.iter();
            let folder = folder.map(|name| name.to_lowercase()).collect();
            let name = text::harmless(feed.name());
            (folder, name, feed)
        })
        .collect();
    feeds.sort_by_cached_key(|(folder, name, _)| (folder.clone(), name.to_lowercase()));
    let mut shelves: Vec<Shelved> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for (_, name, feed) in feeds {
        let folder = &feed.settings.folder;
        let same = open.iter().zip(folder).take_while(|(a, b)| a == b).count();
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
        let (unread, all) = count(feed.key);
        for shelved in &mut shelves {
            if matches!(&shelved.shelf, Shelf::Folder(outer) if folder.starts_with(outer)) {
                shelved.unread += unread;
                shelved.all += all;
            }
        }
        shelves.push(Shelved {
            shelf: Shelf::Feed(feed.key),
            name,
            depth: folder.len(),
            unread,
            all,
            failure: feed.fetched.failure.as_deref().map(text::harmless),
            asked: feed.fetched.tried.map(moment),
        });
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
        let shelves = in_folders(store.feeds().unwrap(), |_| (1, 2));
        let told: Vec<String> = shelves
            .iter()
            .map(|shelf| format!("{}{} {}", " ".repeat(shelf.depth), shelf.name, shelf.unread))
            .collect();
        let expected = [
            "alpha 1",
            "zeta 1",
            "Islands 2",
            " beta 1",
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
