//! When to ask again: what caches may believe, how long a server wants to be left alone, and how the time
//! between two tries grows while they fail.

use std::time::{Duration, SystemTime};

use ureq::http::{HeaderMap, header};

/// The longest that anybody's word keeps a feed from being asked: a mistake of a server must not end it.
pub const LONGEST_WAIT: Duration = Duration::from_secs(7 * 86_400);

/// The longest that an answer is believed to hold.
const LONGEST_FRESH: Duration = Duration::from_secs(86_400);

/// How long an answer holds by the server's own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Freshness(pub Option<Duration>);

impl Freshness {
    /// What the headers say at the time `now`: `Cache-Control: max-age` less `Age`, else `Expires`.
    pub(super) fn of(headers: &HeaderMap, now: SystemTime) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let mut age = None;
        for value in headers.get_all(header::CACHE_CONTROL) {
            for directive in value.to_str().unwrap_or_default().split(',') {
                let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
                match name.trim().to_ascii_lowercase().as_str() {
                    "no-cache" | "no-store" => return Self(None),
                    "max-age" => age = seconds(value.trim().trim_matches('"')),
                    _ => {}
                }
            }
        }
        let fresh = match age {
            Some(whole) => {
                let spent = text(header::AGE).and_then(seconds).unwrap_or_default();
                whole.checked_sub(spent)
            }
            None => text(header::EXPIRES).and_then(|expires| {
                let sent = text(header::DATE).and_then(|date| httpdate::parse_http_date(date).ok());
                let expires = httpdate::parse_http_date(expires).ok()?;
                expires.duration_since(sent.unwrap_or(now)).ok()
            }),
        };
        let fresh = fresh.filter(|fresh| !fresh.is_zero());
        Self(fresh.map(|fresh| fresh.min(LONGEST_FRESH)))
    }
}

/// How long `Retry-After` asks to wait at the time `now`.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = seconds(value).or_else(|| {
        let until = httpdate::parse_http_date(value).ok()?;
        Some(until.duration_since(now).unwrap_or_default())
    })?;
    Some(wait.min(LONGEST_WAIT))
}

/// A number of seconds; one that is too large to count is as long as any.
fn seconds(text: &str) -> Option<Duration> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| Duration::from_secs(text.parse().unwrap_or(u64::from(u32::MAX))))
}

/// How long to leave a feed alone that has failed so many times in a row: a minute, then four times as long
/// each time, a day at most. `jitter` between 0 and 1 spreads it by a fifth both ways, so that many readers
/// do not come back at the same moment.
#[must_use]
pub fn back_off(failures: u32, jitter: f64) -> Duration {
    let minutes = 4_u32
        .saturating_pow(failures.saturating_sub(1))
        .min(24 * 60);
    Duration::from_secs(60 * u64::from(minutes)).mul_f64(0.8 + 0.4 * jitter.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "Wed, 05 Nov 2025 07:00:00 GMT";

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let header = |(name, value): &(&'static str, &str)| (*name, value.parse().unwrap());
        lines
            .iter()
            .map(|(name, value)| header(&(name, value)))
            .fold(HeaderMap::new(), |mut map, (name, value)| {
                map.append(name, value);
                map
            })
    }

    #[test]
    fn an_answer_holds_as_long_as_the_server_says_and_a_day_at_most() {
        let now = httpdate::parse_http_date(NOW).unwrap();
        let check = |lines: &[(&'static str, &str)], expected: Option<u64>| {
            let fresh = Freshness::of(&headers(lines), now).0;
            assert_eq!(fresh.map(|fresh| fresh.as_secs()), expected, "{lines:?}");
        };
        check(&[], None);
        check(&[("cache-control", "public, Max-Age=600")], Some(600));
        check(
            &[("cache-control", "max-age=\"600\""), ("age", "100")],
            Some(500),
        );
        check(&[("cache-control", "max-age=600"), ("age", "700")], None);
        check(&[("cache-control", "max-age=0")], None);
        check(&[("cache-control", "max-age=600, no-cache")], None);
        check(
            &[
                ("cache-control", "max-age=600"),
                ("cache-control", "no-store"),
            ],
            None,
        );
        check(
            &[("cache-control", "max-age=99999999999999999999")],
            Some(86_400),
        );
        check(&[("cache-control", "max-age=soon")], None);
        check(&[("expires", "Wed, 05 Nov 2025 08:00:00 GMT")], Some(3600));
        check(
            &[
                ("expires", "Wed, 05 Nov 2025 08:00:00 GMT"),
                ("date", "Wed, 05 Nov 2025 07:30:00 GMT"),
            ],
            Some(1800),
        );
        check(&[("expires", "Wed, 05 Nov 2025 06:00:00 GMT")], None);
        check(&[("expires", "0")], None);
        check(
            &[
                ("expires", "Wed, 05 Nov 2025 08:00:00 GMT"),
                ("cache-control", "max-age=60"),
            ],
            Some(60),
        );
    }

    #[test]
    fn a_server_is_left_alone_as_long_as_it_asks_and_a_week_at_most() {
        let now = httpdate::parse_http_date(NOW).unwrap();
        let check = |value: &str, expected: Option<u64>| {
            let wait = retry_after(&headers(&[("retry-after", value)]), now);
            assert_eq!(wait.map(|wait| wait.as_secs()), expected, "{value}");
        };
        check("3600", Some(3600));
        check("Wed, 05 Nov 2025 08:00:00 GMT", Some(3600));
        check("Wed, 05 Nov 2025 06:00:00 GMT", Some(0));
        check("99999999999999999999", Some(7 * 86_400));
        check("-5", None);
        check("later", None);
    }

    #[test]
    fn the_time_between_tries_grows_while_they_fail_and_ends_at_a_day() {
        let minutes = |failures| back_off(failures, 0.5).as_secs() / 60;
        assert_eq!(
            [1, 2, 3, 4, 5, 6, 7, 99].map(minutes),
            [1, 4, 16, 64, 256, 1024, 1440, 1440]
        );
        assert_eq!(back_off(1, 0.0).as_secs(), 48);
        assert_eq!(back_off(1, 1.0).as_secs(), 72);
    }
}
