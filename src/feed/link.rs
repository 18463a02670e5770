//! Addresses in feeds: made whole against the base that holds where they stand.

use url::Url;

/// The address, made absolute where it is relative and the base is known. An absolute one stays as
/// written, so that it is the same wherever it is told.
pub fn join(base: Option<&str>, address: &str) -> String {
    let address: String = address.trim().chars().filter(|c| !c.is_control()).collect();
    if is_absolute(&address) {
        return address;
    }
    let joined = base
        .and_then(|base| Url::parse(base).ok())
        .and_then(|base| base.join(&address).ok());
    joined.map_or(address, Into::into)
}

/// As [`join`], for an address that a reader may follow: nothing that is empty or that runs in a browser.
pub fn follow(base: Option<&str>, address: &str) -> Option<String> {
    let address = address.trim();
    if address.is_empty() {
        return None;
    }
    let address = join(base, address);
    let scheme = address
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let runs = ["javascript", "vbscript", "data"].contains(&scheme.trim());
    (!runs).then_some(address)
}

/// Whether the address begins with a scheme.
pub fn is_absolute(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}

/// Whether the address is one of the web.
pub fn is_web(address: &str) -> bool {
    let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    start.starts_with("http://") || start.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_address_is_made_whole_and_an_absolute_one_stays() {
        let check =
            |base, address, expected| assert_eq!(join(base, address), expected, "{address}");
        check(
            Some("http://kabar.example/a/b.xml"),
            "c.html",
            "http://kabar.example/a/c.html",
        );
        check(
            Some("http://kabar.example/a/b.xml"),
            "/c?d=1&e",
            "http://kabar.example/c?d=1&e",
        );
        check(
            Some("http://kabar.example/a"),
            " http://x.example ",
            "http://x.example",
        );
        check(
            Some("https://kabar.example/a"),
            "//x.example/y",
            "https://x.example/y",
        );
        check(None, "c.html", "c.html");
        check(Some("not an address"), "c.html", "c.html");
        check(
            Some("http://kabar.example/"),
            "tag:kabar.example,2023:1",
            "tag:kabar.example,2023:1",
        );
    }

    #[test]
    fn what_runs_in_a_browser_is_not_followed() {
        for address in [
            "",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
        ] {
            assert_eq!(follow(None, address), None, "{address}");
        }
    }
}
