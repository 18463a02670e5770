//! What was gathered → the store: articles, validators, the next time to ask, or the reason of a failure.

use std::{
    hash::{BuildHasher, RandomState},
    time::Duration,
};

use super::{
    News, Outcome,
    gather::{Brought, Failure, Gathered, Got},
};
use crate::{
    fetch::{Freshness, back_off},
    store::{Feed, Fetched, Result, Store},
};

/// Keeps what one feed brought, all of it or none.
pub(super) fn keep(store: &mut Store, gathered: Gathered, now: i64) -> Result<Outcome> {
    let Gathered { feed, got, .. } = gathered;
    let mut name = feed.name().to_owned();
    let news = store.together(|store| match got {
        Ok(Got::Unchanged(freshness)) => {
            let fetched = went_well(&feed, freshness, now, None);
            store.fetched(feed.key, &fetched)?;
            Ok(Ok(News::Unchanged))
        }
        Ok(Got::News(brought)) => {
            if let (None, Some(title)) = (&feed.settings.title, &brought.title) {
                name.clone_from(title);
            }
            take(store, &feed, &brought, now).map(Ok)
        }
        Err(failure) => {
            store.fetched(feed.key, &failed(&feed, &failure, now))?;
            Ok(Err(failure.says))
        }
    })?;
    Ok(Outcome {
        feed: feed.key,
        name,
        address: feed.address,
        news,
    })
}

fn take(store: &mut Store, feed: &Feed, brought: &Brought, now: i64) -> Result<News> {
    store.describe(feed.key, brought.title.as_deref(), brought.link.as_deref())?;
    let received = store.receive(feed.key, &brought.articles, now)?;
    let fetched = went_well(feed, brought.freshness, now, Some(brought));
    store.fetched(feed.key, &fetched)?;
    if let Some(moved) = &brought.moved {
        store.readdress(feed.key, moved.as_str())?;
    }
    let cut = brought.cut;
    Ok(News::Received { received, cut })
}

/// The state of a feed that answered. Without news, what it was known by still holds.
fn went_well(feed: &Feed, freshness: Freshness, now: i64, brought: Option<&Brought>) -> Fetched {
    let known = &feed.fetched;
    let (etag, modified) = match brought {
        Some(brought) => (brought.etag.clone(), brought.modified.clone()),
        None => (known.etag.clone(), known.modified.clone()),
    };
    let interval = feed
        .settings
        .interval
        .map(|minutes| Duration::from_secs(60 * u64::from(minutes)));
    Fetched {
        etag,
        modified,
        tried: Some(now),
        succeeded: Some(now),
        due: freshness.0.max(interval).map(|wait| after(now, wait)),
        failures: 0,
        failure: None,
        gone: false,
    }
}

/// The state of a feed that failed; what it was known by, it is known by still.
fn failed(feed: &Feed, failure: &Failure, now: i64) -> Fetched {
    let failures = feed.fetched.failures.saturating_add(1);
    let wait = back_off(failures, jitter()).max(failure.wait.unwrap_or_default());
    Fetched {
        tried: Some(now),
        due: Some(after(now, wait)),
        failures,
        failure: Some(failure.says.clone()),
        gone: failure.gone,
        ..feed.fetched.clone()
    }
}

fn after(now: i64, wait: Duration) -> i64 {
    now.saturating_add(i64::try_from(wait.as_secs()).unwrap_or(i64::MAX))
}

/// Between 0 and 1, another one each time.
fn jitter() -> f64 {
    let random = RandomState::new().hash_one(0_u8);
    f64::from(u32::try_from(random >> 32).unwrap_or_default()) / f64::from(u32::MAX)
}
