//! A story for tests, in the domain's own notation: `[Oren Vasko](person)` in the text is a mention, and
//! `[Vasko](person=Oren Vasko)` one of the same entity.

use std::sync::Arc;

use warta::{
    app::{Action, Found, State, key::Chord, update},
    domain::*,
};

/// An article and what is found in it.
pub struct Story {
    pub article: Article,
    pub findings: Findings,
}

impl Story {
    /// Reads a text in the notation. Its first line is the title; empty lines separate paragraphs.
    pub fn new(source: &str, marked: &str) -> Self {
        let mut story = Self {
            article: Article {
                source: source.into(),
                ..Article::default()
            },
            findings: Findings::default(),
        };
        let mut names: Vec<String> = Vec::new();
        let mut rest = marked;
        while let Some((before, mark)) = rest.split_once('[') {
            let (words, mark) = mark.split_once("](").unwrap();
            let (kind, after) = mark.split_once(')').unwrap();
            let text = &mut story.article.text;
            text.push_str(before);
            let span = Span::new(text.len(), text.len() + words.len());
            text.push_str(words);
            let (kind, name) = kind.split_once('=').unwrap_or((kind, words));
            let kind = EntityKind::ALL
                .into_iter()
                .find(|one| one.name() == kind)
                .unwrap();
            let at = names
                .iter()
                .position(|other| other == name)
                .unwrap_or_else(|| {
                    names.push(name.into());
                    story.findings.entities.push(Entity {
                        kind,
                        name: span,
                        aliases: Vec::new(),
                    });
                    names.len() - 1
                });
            story.findings.mentions.push(Mention {
                span,
                kind,
                entity: EntityId(at),
                form: MentionForm::Name,
                sure: true,
            });
            rest = after;
        }
        story.article.text.push_str(rest);
        story.cut_into_paragraphs();
        story
    }

    fn cut_into_paragraphs(&mut self) {
        let mut start = 0;
        for block in self.article.text.split("\n\n") {
            let span = Span::new(start, start + block.len());
            if start == 0 {
                self.article.title = Some(span);
            } else {
                self.article.paragraphs.push(Paragraph::plain(span));
            }
            start += block.len() + 2;
        }
    }

    /// Where `words` stand first.
    pub fn span(&self, words: &str) -> Span {
        let start = self
            .article
            .text
            .find(words)
            .unwrap_or_else(|| panic!("no {words:?}"));
        Span::new(start, start + words.len())
    }

    /// The party that `words` are, by the entity mentioned there.
    pub fn party(&self, words: &str) -> Party {
        let span = self.span(words);
        let mention = self.findings.mentions_in(span).first();
        let name = mention.map_or(span, |mention| self.findings.entity(mention.entity).name);
        Party {
            span,
            name,
            entity: mention.map(|mention| mention.entity),
        }
    }

    pub fn item(&self, what: &str, quantity: Option<f64>, unit: Option<&str>) -> Item {
        Item {
            what: self.span(what),
            quantity,
            unit: unit.map(Into::into),
            quantity_span: None,
        }
    }

    pub fn place(&self, words: &str) -> Option<Place> {
        Some(Place {
            span: self.span(words),
            anchor: Anchor::Clause,
        })
    }

    pub fn day(&self, words: &str, date: &str) -> Option<When> {
        Some(When {
            date: date.parse().unwrap(),
            span: self.span(words),
            anchor: Anchor::Clause,
        })
    }
}

/// An invented bit of news with three gifts and two meetings.
pub fn harbour() -> Story {
    let mut story = Story::new("Lumira Post", HARBOUR);
    story.article.published = Some("2031-05-12".parse().unwrap());
    story.findings.gifts = gifts(&story);
    story.findings.meetings = meetings(&story);
    story
}

fn gifts(story: &Story) -> Vec<Gift> {
    let bells = Gift {
        givers: vec![story.party("Oren Vasko")],
        recipients: vec![story.party("Ilse Brandt")],
        mutual: false,
        items: vec![
            story.item("bronze bells", Some(2.0), None),
            story.item("rowing boat Gull-7", Some(1.0), None),
            story.item("a chart of the reefs", None, None),
        ],
        kind: GiftKind::Gift,
        place: None,
        date: story.day("Saturday", "2031-05-10"),
        status: GiftStatus::Given,
        attribution: vec![story.party("Harbour Council")],
        evidence: vec![
            story.span("Premier Oren Vasko of Veltania handed two bronze bells, the rowing boat Gull-7 and a chart of the reefs to Mayor Ilse Brandt on Saturday"),
            story.span("The bells that the premier brought"),
        ],
        confidence: Confidence::percent(95),
        frame: "give",
    };
    let salt = Gift {
        givers: vec![
            story
                .party("Brandt promised")
                .name_only(story, "Ilse Brandt"),
        ],
        recipients: vec![story.party("Tarn")],
        items: vec![
            story.item("salt", Some(500.0), Some("tonnes")),
            story.item("its school", Some(2_000_000.0), Some("EUR")),
        ],
        kind: GiftKind::Aid,
        place: story.place("Spring Assembly"),
        date: None,
        status: GiftStatus::Promised,
        attribution: Vec::new(),
        evidence: vec![story.span("Brandt promised 500 tonnes of salt to the island of Tarn")],
        confidence: Confidence::percent(75),
        ..bells.clone()
    };
    let stamps = Gift {
        givers: vec![story.party("Oren Vasko")],
        recipients: vec![story.party("Noor Halim")],
        mutual: true,
        items: vec![story.item("stamps", None, None)],
        date: None,
        attribution: Vec::new(),
        evidence: vec![story.span("the two exchanged stamps")],
        confidence: Confidence::percent(40),
        ..bells.clone()
    };
    vec![bells, salt, stamps]
}

fn meetings(story: &Story) -> Vec<Meeting> {
    let talks = Meeting {
        participants: vec![story.party("Ilse Brandt"), story.party("Oren Vasko")],
        place: story.place("Lumira"),
        date: story.day("Saturday", "2031-05-10"),
        topic: Some(story.span("the new ferry line")),
        status: MeetingStatus::Held,
        form: Form::InPerson,
        attribution: Vec::new(),
        evidence: vec![
            story.span("The mayor met Vasko in Lumira to talk about the new ferry line"),
        ],
        confidence: Confidence::percent(95),
        frame: "meet",
    };
    let call = Meeting {
        participants: vec![story.party("Oren Vasko"), story.party("Noor Halim")],
        place: None,
        date: None,
        topic: None,
        form: Form::Call,
        attribution: vec![story.party("Harbour Council")],
        evidence: vec![story.span("Vasko spoke by telephone with President Noor Halim")],
        confidence: Confidence::percent(70),
        ..talks.clone()
    };
    vec![talks, call]
}

/// A party's words with another's name, as a short form has.
trait Named {
    fn name_only(self, story: &Story, name: &str) -> Self;
}

impl Named for Party {
    fn name_only(self, story: &Story, name: &str) -> Self {
        let named = story.party(name);
        Self {
            name: named.name,
            entity: named.entity,
            ..self
        }
    }
}

const HARBOUR: &str = "\
Premier brings bells and a boat to [Lumira](place)

Premier [Oren Vasko](person) of [Veltania](place) handed two bronze bells, the rowing boat [Gull-7](product) and a chart of the reefs to Mayor [Ilse Brandt](person) on [Saturday](date), the [Harbour Council](organisation) said.

The mayor met [Vasko](person=Oren Vasko) in [Lumira](place) to talk about the new ferry line. At the [Spring Assembly](event) [Brandt](person=Ilse Brandt) promised [500 tonnes](quantity) of salt to the island of [Tarn](place) and [two million euros](money) for its school. Pictures: https://post.lumira.example/harbour/2031-05/bells-and-boats.html

The inscription on the larger bell reads 海の鐘, bell of the sea; a fisherman called it\nun café au lait for the ears.

[Vasko](person=Oren Vasko) spoke by telephone with President [Noor Halim](person) last week. It is whispered that the two exchanged stamps.

The bells that the premier brought will hang in the harbour tower. Nobody has yet said who will ring them, nor when, and the keeper of the tower asks for patience.

A crowd of children tried the boat in the inner harbour. Two oars were lost, one was found again, and all the children were counted twice before supper.

The council meets again in June.";

/// The reader with `stories` open, all read and looked through.
pub fn open(stories: Vec<Story>, size: (u16, u16)) -> State {
    let sources = stories
        .iter()
        .map(|story| story.article.source.clone())
        .collect();
    let mut state = State::new(sources, size);
    for (at, story) in (0..).zip(stories) {
        update(
            &mut state,
            Action::Loaded(ArticleId(at), Ok(Arc::new(story.article))),
        );
        let found = Arc::new(Found::new(story.findings));
        update(&mut state, Action::Analysed(ArticleId(at), Ok(found)));
    }
    state
}

/// The keys of `chords`, each chord one word: `"j gg enter"`.
pub fn keys(chords: &str) -> Vec<Action> {
    let chords = chords
        .split_whitespace()
        .map(|chord| chord.parse::<Chord>().unwrap());
    chords.flat_map(|chord| chord.0).map(Action::Key).collect()
}
