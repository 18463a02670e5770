//! Addresses in a page: made whole, and only those that a reader may follow.

use url::Url;

/// The longest address that is kept, in bytes.
const LONGEST: usize = 4 * 1024;

/// What the addresses of a page are relative to.
#[derive(Debug, Clone, Default)]
pub struct Base {
    address: Option<Url>,
    /// Whether the page has said it itself, which it may once.
    said: bool,
}

impl Base {
    /// The page's own address, where it is known and whole.
    pub fn of(address: Option<&str>) -> Self {
        Self {
            address: address.and_then(|address| Url::parse(address.trim()).ok()),
            said: false,
        }
    }

    /// The page says what its addresses are relative to.
    pub fn say(&mut self, written: &str) {
        if !self.said
            && let Some(address) = self.join(written)
        {
            self.address = Some(address);
            self.said = true;
        }
    }

    /// The address as it is written, made whole: of the web or of mail, harmless on a terminal. None for a
    /// place in the page itself, for what runs or holds data, and where no base is known.
    pub fn whole(&self, written: &str) -> Option<String> {
        let address = self.join(written)?;
        let known = matches!(address.scheme(), "http" | "https" | "mailto");
        known.then(|| String::from(address))
    }

    fn join(&self, written: &str) -> Option<Url> {
        let written = written.trim();
        if written.is_empty() || written.starts_with('#') || written.len() > LONGEST {
            return None;
        }
        match &self.address {
            Some(base) => base.join(written).ok(),
            None => Url::parse(written).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_whole_or_left_out() {
        let base = Base::of(Some("https://kabar.example/a/b?c"));
        let check = |written: &str, expected: Option<&str>| {
            assert_eq!(base.whole(written).as_deref(), expected, "{written}");
        };
        check("d", Some("https://kabar.example/a/d"));
        check(" //x.example\n/e ", Some("https://x.example/e"));
        check("?q=\u{202e}", Some("https://kabar.example/a/b?q=%E2%80%AE"));
        check("mailto:ana@kabar.example", Some("mailto:ana@kabar.example"));
        for refused in [
            "#top",
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://x.example/",
        ] {
            check(refused, None);
        }
    }

    #[test]
    fn a_page_says_its_base_once() {
        let mut base = Base::of(Some("https://kabar.example/a"));
        base.say("/x/");
        base.say("/y/");
        assert_eq!(
            base.whole("z").as_deref(),
            Some("https://kabar.example/x/z")
        );
        assert_eq!(Base::of(None).whole("z"), None);
    }
}
