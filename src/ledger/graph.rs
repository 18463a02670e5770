//! Entries as a graph: parties are nodes, an edge is an event between two of them.

use std::{collections::BTreeMap, io};

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event as Xml},
};

use super::{Entry, Event};
use crate::query::term::fold;

/// A graph with its nodes by number, as first named.
struct Graph<'a> {
    names: Vec<&'a str>,
    /// From, to, and which entry.
    edges: Vec<(usize, usize, usize)>,
}

impl<'a> Graph<'a> {
    fn of<E: Event>(entries: &'a [Entry<E>]) -> Self {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let (mut names, mut edges) = (Vec::new(), Vec::new());
        let mut number = |name: &'a String| {
            *known.entry(fold(name)).or_insert_with(|| {
                names.push(name.as_str());
                names.len() - 1
            })
        };
        for (place, entry) in entries.iter().enumerate() {
            let sides = entry
                .event
                .sides()
                .map(|side| side.iter().map(&mut number).collect::<Vec<_>>());
            let [first, second] = sides;
            let mut join = |one: usize, other: usize| {
                if one != other {
                    edges.push((one, other, place));
                }
            };
            if E::DIRECTED {
                for &one in &first {
                    second.iter().for_each(|&other| join(one, other));
                }
            } else {
                for (at, &one) in first.iter().enumerate() {
                    first[at + 1..].iter().for_each(|&other| join(one, other));
                }
            }
        }
        Self { names, edges }
    }
}

/// What an edge says of its entry, by name.
fn attributes<E: Event>(entry: &Entry<E>) -> Vec<(&'static str, String)> {
    let common = entry.event.common();
    let date = common.date.map(|date| date.to_string());
    let link = entry.sources.iter().find_map(|source| source.link.clone());
    vec![
        ("label", entry.event.matter()),
        ("date", date.unwrap_or_default()),
        ("place", common.place.clone().unwrap_or_default()),
        ("status", common.status.clone()),
        ("sources", entry.witnesses().to_string()),
        ("link", link.unwrap_or_default()),
    ]
}

const ATTRIBUTES: [&str; 6] = ["label", "date", "place", "status", "sources", "link"];

/// As GraphML.
pub fn graphml<E: Event>(entries: &[Entry<E>], out: &mut impl io::Write) -> io::Result<()> {
    let graph = Graph::of(entries);
    let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
    writer.write_event(Xml::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let space = ("xmlns", "http://graphml.graphdrawing.org/xmlns");
    let root = writer.create_element("graphml").with_attribute(space);
    root.write_inner_content(|writer| {
        key(writer, "name", "node")?;
        ATTRIBUTES
            .iter()
            .try_for_each(|name| key(writer, name, "edge"))?;
        let directed = if E::DIRECTED {
            "directed"
        } else {
            "undirected"
        };
        let inner = writer
            .create_element("graph")
            .with_attribute(("edgedefault", directed));
        inner.write_inner_content(|writer| {
            for (number, name) in graph.names.iter().enumerate() {
                let id = format!("n{number}");
                let node = writer
                    .create_element("node")
                    .with_attribute(("id", id.as_str()));
                node.write_inner_content(|writer| data(writer, "name", name))?;
            }
            for &(from, to, place) in &graph.edges {
                let (from, to) = (format!("n{from}"), format!("n{to}"));
                let ends = [("source", from.as_str()), ("target", to.as_str())];
                let edge = writer.create_element("edge").with_attributes(ends);
                edge.write_inner_content(|writer| {
                    let said = attributes(&entries[place]);
                    let mut said = said.iter().filter(|(_, value)| !value.is_empty());
                    said.try_for_each(|(name, value)| data(writer, name, value))
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    writer.into_inner().write_all(b"\n")
}

fn key<W: io::Write>(writer: &mut Writer<W>, name: &str, of: &str) -> io::Result<()> {
    let said = [
        ("id", name),
        ("for", of),
        ("attr.name", name),
        ("attr.type", "string"),
    ];
    writer
        .create_element("key")
        .with_attributes(said)
        .write_empty()?;
    Ok(())
}

fn data<W: io::Write>(writer: &mut Writer<W>, key: &str, value: &str) -> io::Result<()> {
    let data = writer.create_element("data").with_attribute(("key", key));
    data.write_text_content(BytesText::new(value))?;
    Ok(())
}

/// As Graphviz reads it.
pub fn dot<E: Event>(entries: &[Entry<E>]) -> String {
    let graph = Graph::of(entries);
    let (sort, arrow) = if E::DIRECTED {
        ("digraph", "->")
    } else {
        ("graph", "--")
    };
    let mut text = format!("{sort} {} {{\n", E::LIST);
    for (number, name) in graph.names.iter().enumerate() {
        text += &format!("  n{number} [label={}];\n", quoted(name));
    }
    for &(from, to, place) in &graph.edges {
        let event = &entries[place].event;
        let date = event.common().date.map(|date| date.to_string());
        // What did not take place, or not yet, shall not look like what did.
        let (status, style) = match event {
            event if event.is_done() => ("", ""),
            event if event.is_never() => (event.common().status.as_str(), ", style=dotted"),
            event => (event.common().status.as_str(), ", style=dashed"),
        };
        let label = [event.matter(), date.unwrap_or_default(), status.to_owned()];
        let label: Vec<&str> = label
            .iter()
            .map(String::as_str)
            .filter(|words| !words.is_empty())
            .collect();
        let label = quoted(&label.join(", "));
        text += &format!("  n{from} {arrow} n{to} [label={label}{style}];\n");
    }
    text + "}\n"
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}
