//! Who may be reached: an address that a stranger named leads to public hosts only.
//!
//! It is the resolved address that counts, in the moment of the connection, so that no name can stand for
//! something else between look and use. Behind a proxy it is the proxy that resolves names; there an
//! address is judged by what it says.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};

use ureq::{
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};
use url::{Host, Url};

use super::{Error, Origin};

/// Resolves names, for strangers to public addresses only.
#[derive(Debug)]
pub(super) struct Guard {
    pub(super) origin: Origin,
    inner: DefaultResolver,
}

impl Guard {
    pub(super) fn new(origin: Origin) -> Self {
        Self {
            origin,
            inner: DefaultResolver::default(),
        }
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = match literal(uri) {
            // No thread is needed to find what is written there.
            Some(address) => {
                let mut found = self.empty();
                found.push(address);
                found
            }
            None => self.inner.resolve(uri, config, timeout)?,
        };
        let is_proxy = config.proxy().is_some_and(|proxy| proxy.uri() == uri);
        if self.origin == Origin::User || is_proxy {
            return Ok(found);
        }
        match found.iter().find(|address| is_private(address.ip())) {
            None => Ok(found),
            Some(_) => {
                let host = uri.host().unwrap_or_default().to_owned();
                Err(ureq::Error::Other(Box::new(Error::Private(host))))
            }
        }
    }
}

fn literal(uri: &Uri) -> Option<SocketAddr> {
    let host = uri.host()?;
    let ip = host.trim_matches(['[', ']']).parse().ok()?;
    let usual = if uri.scheme_str() == Some("https") {
        443
    } else {
        80
    };
    Some(SocketAddr::new(ip, uri.port_u16().unwrap_or(usual)))
}

/// Whether an address says by itself that it is on this machine or in a private network.
pub(super) fn is_plainly_private(address: &Url) -> bool {
    match address.host() {
        Some(Host::Ipv4(ip)) => is_private(ip.into()),
        Some(Host::Ipv6(ip)) => is_private(ip.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            name == "localhost" || name.ends_with(".localhost")
        }
        None => true,
    }
}

/// Whether an address is on this machine or in a private network, names looked up. A name that is not found
/// is not.
#[must_use]
pub fn is_private_host(address: &Url) -> bool {
    if is_plainly_private(address) {
        return true;
    }
    let Some(Host::Domain(name)) = address.host() else {
        return false;
    };
    let found = (name, address.port_or_known_default().unwrap_or(80)).to_socket_addrs();
    found.is_ok_and(|mut found| found.any(|address| is_private(address.ip())))
}

fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        || a == 100 && b & 0xC0 == 64 // shared by the customers of a provider
        || a == 192 && b == 0 && c == 0
        || a == 198 && b & 0xFE == 18 // for tests of networks
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let parts = ip.segments();
    let inner = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        is_private_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        // An older address in a newer one: mapped, compatible, translated, tunnelled.
        [0, 0, 0, 0, 0, 0 | 0xFFFF, high, low]
        | [0, 0, 0, 0, 0xFFFF, 0, high, low]
        | [0x64, 0xFF9B, 0, 0, 0, 0, high, low] => inner(high, low),
        [0x64, 0xFF9B, 1, ..] => true,
        [0x2002, high, low, ..] => inner(high, low),
        // Tunnels through a NAT carry the inner address in disguise.
        [0x2001, 0, ..] => true,
        _ => {
            ip.is_loopback()
                || ip.is_unspecified()
                || ip.is_multicast()
                || parts[0] & 0xFE00 == 0xFC00
                || parts[0] & 0xFFC0 == 0xFE80
                || parts[0] & 0xFFC0 == 0xFEC0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_known_in_every_disguise() {
        for (address, expected) in [
            ("http://127.0.0.1/", true),
            ("http://127.1/", true),
            ("http://0x7f000001/", true),
            ("http://2130706433/", true),
            ("http://0/", true),
            ("http://10.1.2.3/", true),
            ("http://172.31.0.1/", true),
            ("http://192.168.0.1/", true),
            ("http://169.254.169.254/", true),
            ("http://100.64.0.1/", true),
            ("http://[::1]/", true),
            ("http://[::]/", true),
            ("http://[::ffff:10.0.0.1]/", true),
            ("http://[64:ff9b::7f00:1]/", true),
            ("http://[2002:a00:1::]/", true),
            ("http://[fe80::1]/", true),
            ("http://[fd00::1]/", true),
            ("http://localhost:8000/", true),
            ("http://LOCALHOST./", true),
            ("http://a.localhost/", true),
            ("http://8.8.8.8/", false),
            ("http://172.32.0.1/", false),
            ("http://100.128.0.1/", false),
            ("http://[2606:4700::1]/", false),
            ("http://[::ffff:8.8.8.8]/", false),
            ("https://news.example/", false),
            ("https://localhost.example/", false),
        ] {
            let url = Url::parse(address).unwrap();
            assert_eq!(is_plainly_private(&url), expected, "{address}");
        }
    }
}
