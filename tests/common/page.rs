//! A page with every kind of block, and the gift that it tells of.

#![allow(dead_code, reason = "each test uses its own part")]

use warta::domain::*;

use crate::story::Story;

/// Adds blocks to an article, one after the other.
struct Writing(Story);

impl Writing {
    fn add(&mut self, kind: BlockKind, words: &str) -> Span {
        let article = &mut self.0.article;
        article.text.push_str("\n\n");
        let start = article.text.len();
        article.text.push_str(words);
        let span = Span::new(start, article.text.len());
        article.paragraphs.push(Paragraph { span, kind });
        span
    }

    fn row(&mut self, cells: &[&str]) {
        let span = self.add(BlockKind::Row, &cells.join("\t"));
        let mut start = span.start;
        for cell in cells {
            let end = start + cell.len();
            self.0.article.cells.push(Span::new(start, end));
            start = end + 1;
        }
    }

    fn link(&mut self, words: &str, address: &str) {
        let span = self.0.span(words);
        let address = address.into();
        self.0.article.links.push(Link { span, address });
    }

    fn stress(&mut self, words: &str, kind: Stress) {
        let span = self.0.span(words);
        self.0.article.emphasis.push(Emphasis { span, kind });
    }
}

/// A page as a feed or a site gives it.
pub fn page() -> Story {
    let mut page = Writing(Story::new("Lumira Post", MARKED));
    let item = |depth, marker| BlockKind::Item { depth, marker };
    page.0.article.published = "2031-05-12".parse().ok();
    page.add(BlockKind::Heading(2), "What was on the quay");
    page.add(
        item(1, Marker::Bullet),
        "two bronze bells, the larger one as heavy as a cow and much less willing to be led up a stair",
    );
    page.add(item(2, Marker::Number(1)), "cast in Tarn");
    page.add(item(2, Marker::Number(2)), "tuned by ear");
    page.add(item(1, Marker::Bullet), "a rowing boat");
    page.add(
        BlockKind::Quote(1),
        "They hum before the rain, and nobody in the harbour needs a glass to tell the weather any more.",
    );
    page.add(BlockKind::Quote(1), "We shall miss the glass.");
    page.add(BlockKind::Heading(3), "Weights");
    page.row(&["Bell", "Weight", "Said of it"]);
    page.row(&[
        "north",
        "400 kg",
        "hums like a ferry that has lost its way home in the fog",
    ]);
    page.row(&["south", "380 kg", "—"]);
    page.add(
        BlockKind::Preformatted,
        "12:00  ding\n12:15      dong, and after that for a good while nothing at all but gulls",
    );
    let caption = page.add(BlockKind::Caption, "The bells on the quay, before the rain");
    page.add(BlockKind::Paragraph, "The council meets again in June.");
    page.0.article.images.push(Link {
        span: caption,
        address: "https://post.lumira.example/2031/bells-on-the-quay.jpg".into(),
    });
    page.link(
        "the report of the council",
        "https://council.lumira.example/report",
    );
    page.link("tuned by ear", "https://post.lumira.example/ear");
    page.stress("less willing", Stress::Light);
    page.stress("before the rain", Stress::Strong);
    page.stress("a rowing boat", Stress::Struck);
    page.stress("gulls", Stress::Code);
    page.0.article.emphasis.sort_by_key(|one| one.span.start);
    page.0
}

const MARKED: &str = "Premier brings bells to [Lumira](place)

Premier [Oren Vasko](person) handed two bells to Mayor [Ilse Brandt](person), says the report of the council.";
