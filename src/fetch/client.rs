//! One fetch: the requests it takes, redirects followed by hand, so that each step is judged.

use std::time::{Duration, Instant, SystemTime};

use base64::{Engine, prelude::BASE64_STANDARD};
use ureq::{
    Agent, Body,
    config::Config,
    http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header},
    tls::{RootCerts, TlsConfig},
    unversioned::transport::DefaultConnector,
};
use url::Url;

use super::{
    Answer, Error, Fetched, Freshness, Limits, Origin, Request, body,
    error::of_library,
    fresh::retry_after,
    guard::{Guard, is_plainly_private, is_private_host},
};

/// More redirects than this are a loop.
const REDIRECTS: u32 = 5;

/// Connections that are kept for the next request; there is one request a host at a time.
const KEPT: usize = 32;

const ACCEPT: &str = "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, \
     application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5";

const USER_AGENT: &str = concat!(
    "warta/",
    env!("CARGO_PKG_VERSION"),
    " (terminal news reader; feed fetcher)"
);

/// Fetches, keeping connections from one fetch to the next. Clones share them.
#[derive(Debug, Clone)]
pub struct Client {
    limits: Limits,
    user: Agent,
    content: Agent,
}

/// What one request came to.
enum Step {
    Answer(Response<Body>),
    Redirect(Url, StatusCode),
}

impl Client {
    /// One with these limits, and with the proxies that the environment names.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let agent = |origin| {
            let guard = Guard::new(origin);
            Agent::with_parts(config(limits.time), DefaultConnector::new(), guard)
        };
        Self {
            limits,
            user: agent(Origin::User),
            content: agent(Origin::Content),
        }
    }

    /// Asks for an address.
    ///
    /// # Errors
    /// Where there is no answer to use; it says why in words for the user.
    pub fn fetch(&self, request: &Request) -> Result<Answer, Error> {
        let begun = Instant::now();
        let (mut address, mut origin) = (request.address.clone(), request.origin);
        let (mut moved, mut moves) = (None, true);
        for redirects in 0..=REDIRECTS {
            let left = self.limits.time.saturating_sub(begun.elapsed());
            if left.is_zero() {
                return Err(Error::Slow(self.limits.time));
            }
            let left = (redirects > 0).then_some(left);
            match self.step(request, &address, origin, left)? {
                Step::Answer(response) => return self.answer(response, address, moved),
                Step::Redirect(to, status) => {
                    // What a private host names was not named by a stranger.
                    if origin == Origin::User && !is_private_host(&address) {
                        origin = Origin::Content;
                    }
                    // The address itself has moved only as far as every step was for good.
                    moves &= matches!(status.as_u16(), 301 | 308);
                    if moves {
                        moved = Some(to.clone());
                    }
                    address = to;
                }
            }
        }
        Err(Error::Redirects(REDIRECTS))
    }

    fn step(
        &self,
        request: &Request,
        address: &Url,
        origin: Origin,
        left: Option<Duration>,
    ) -> Result<Step, Error> {
        if !matches!(address.scheme(), "http" | "https") {
            return Err(Error::Address(shown(address)));
        }
        let agent = match origin {
            Origin::User => &self.user,
            Origin::Content if is_plainly_private(address) => {
                return Err(Error::Private(shown_host(address)));
            }
            Origin::Content => &self.content,
        };
        let mut asked = agent.get(requested(address));
        if let Some(headers) = asked.headers_mut() {
            *headers = headers_of(request, address)?;
        }
        let asked = match left {
            // Only here: a request with settings of its own cannot set up what others share.
            Some(left) => asked.config().timeout_global(Some(left)).build(),
            None => asked,
        };
        let response = asked
            .call()
            .map_err(|error| of_library(error, &shown_host(address), self.limits.time))?;
        let status = response.status();
        let location = response.headers().get(header::LOCATION);
        match location {
            Some(location) if matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) => {
                let to = redirected(address, location)?;
                body::pass_over(response.into_body().into_reader());
                Ok(Step::Redirect(to, status))
            }
            _ => Ok(Step::Answer(response)),
        }
    }

    fn answer(
        &self,
        response: Response<Body>,
        address: Url,
        moved: Option<Url>,
    ) -> Result<Answer, Error> {
        let now = SystemTime::now();
        let (parts, body) = response.into_parts();
        let (status, headers) = (parts.status.as_u16(), parts.headers);
        let freshness = Freshness::of(&headers, now);
        match status {
            200..300 => {}
            304 => return Ok(Answer::Unchanged(freshness)),
            410 => return Err(Error::Gone),
            _ => {
                body::pass_over(body.into_reader());
                let wait = retry_after(&headers, now).filter(|_| matches!(status, 429 | 503));
                return Err(Error::Status { status, wait });
            }
        }
        let bytes = |name| headers.get(name).map(|value| value.as_bytes().to_vec());
        let (unpacked, cut) = body::read(body, &headers, self.limits.size).map_err(|error| {
            super::error::of_io(&error, &shown_host(&address), self.limits.time)
        })?;
        Ok(Answer::Fetched(Box::new(Fetched {
            address,
            moved,
            bytes: unpacked,
            cut,
            content_type: content_type(&headers),
            etag: bytes(header::ETAG),
            modified: bytes(header::LAST_MODIFIED),
            freshness,
        })))
    }
}

fn config(time: Duration) -> Config {
    let roots = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .build();
    Agent::config_builder()
        .user_agent(USER_AGENT)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_idle_connections(KEPT)
        .max_idle_connections_per_host(1)
        .timeout_global(Some(time))
        .tls_config(roots)
        .build()
}

fn headers_of(request: &Request, address: &Url) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static(ACCEPT));
    headers.insert(
        header::ACCEPT_ENCODING,
        HeaderValue::from_static("gzip, br, zstd, deflate"),
    );
    for (name, value) in [
        (header::IF_NONE_MATCH, request.etag),
        (header::IF_MODIFIED_SINCE, request.modified),
    ] {
        // What came in a header goes into one.
        if let Some(value) = value.and_then(|value| HeaderValue::from_bytes(value).ok()) {
            headers.insert(name, value);
        }
    }
    if !is_own(request.address, address) {
        return Ok(headers);
    }
    for (name, value) in request.headers {
        let bad = |_| Error::Header(name.clone());
        let key =
            HeaderName::from_bytes(name.as_bytes()).map_err(|_| Error::Header(name.clone()))?;
        let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(bad)?;
        value.set_sensitive(true);
        headers.insert(key, value);
    }
    if let Some((user, password)) = login(request) {
        let pair = BASE64_STANDARD.encode(format!("{user}:{password}"));
        let value = HeaderValue::from_str(&format!("Basic {pair}"));
        let mut value = value.map_err(|_| Error::Header("Authorization".into()))?;
        value.set_sensitive(true);
        headers.insert(header::AUTHORIZATION, value);
    }
    Ok(headers)
}

/// The name and password that are given, else those in the address.
fn login(request: &Request) -> Option<(String, String)> {
    if let Some((user, password)) = request.login {
        return Some((user.to_owned(), password.to_owned()));
    }
    let plain = |text| {
        let bytes = percent_decoded(text);
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let user = request.address.username();
    let password = request.address.password().unwrap_or_default();
    (!user.is_empty()).then(|| (plain(user), plain(password)))
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let pair = format!("v={}", text.replace('+', "%2B"));
    let mut pairs = url::form_urlencoded::parse(pair.as_bytes());
    pairs
        .next()
        .map(|(_, value)| value.into_owned().into_bytes())
        .unwrap_or_default()
}

/// Whether what the user gave for `first` may be sent to `address`: to its own host, at the same door or at
/// the secure one instead.
fn is_own(first: &Url, address: &Url) -> bool {
    let door = |url: &Url| url.port_or_known_default();
    let upgraded = (first.scheme(), address.scheme()) == ("http", "https")
        && (door(first), door(address)) == (Some(80), Some(443));
    let same = first.scheme() == address.scheme() && door(first) == door(address);
    first.host() == address.host() && (same || upgraded)
}

/// The address as it is requested: without a name, a password and a fragment, and without characters that
/// addresses have on the web but not in the standard.
fn requested(address: &Url) -> String {
    let mut plain = address.clone();
    plain.set_fragment(None);
    // An address of the web has a host, which is all that these ask.
    let _ = plain.set_username("");
    let _ = plain.set_password(None);
    let mut text = String::with_capacity(plain.as_str().len());
    for char in plain.as_str().chars() {
        match char {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                text.push_str(&format!("%{:02X}", u32::from(char)));
            }
            char => text.push(char),
        }
    }
    text
}

fn redirected(from: &Url, location: &HeaderValue) -> Result<Url, Error> {
    let location = String::from_utf8_lossy(location.as_bytes());
    let to = from
        .join(location.trim())
        .map_err(|_| Error::Redirect(location.clone().into_owned()))?;
    if matches!(to.scheme(), "http" | "https") && to.has_host() {
        Ok(to)
    } else {
        Err(Error::Redirect(shown(&to)))
    }
}

fn content_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// An address without its password.
fn shown(address: &Url) -> String {
    let mut plain = address.clone();
    // Where there is no host there is no password.
    let _ = plain.set_password(None);
    plain.into()
}

fn shown_host(address: &Url) -> String {
    address.host_str().unwrap_or("the address").to_owned()
}
