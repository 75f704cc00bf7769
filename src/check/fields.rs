//! The keys of a map, read by name. Whatever was not asked for in the end is an unknown key.

use super::ids::Ids;
use super::nearest::nearest;
use super::read::{Id, Line, Read, list, wrong_type};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::{Entry, Node, NodeKind};
use crate::source::Span;

/// A map that is being read.
pub(super) struct Fields<'n, 'f> {
    entries: &'n [Entry],
    /// Where the map begins: its first line.
    pub(super) head: Span,
    asked: Vec<&'n str>,
    /// Where faults go.
    pub(super) faults: &'f mut Diagnostics,
}

impl<'n, 'f> Fields<'n, 'f> {
    /// Opens a map; anything else is reported.
    pub(super) fn open(node: &'n Node, faults: &'f mut Diagnostics) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            let expected = text!("一组「键: 值」", "a map of `key: value`");
            faults.push(wrong_type(node, expected));
            return None;
        };
        Some(Self { entries, head: head(node, entries), asked: Vec::with_capacity(12), faults })
    }

    /// A map without keys, for a part that was left out.
    pub(super) fn none(head: Span, faults: &'f mut Diagnostics) -> Self {
        Self { entries: &[], head, asked: Vec::new(), faults }
    }

    /// All keys and values.
    pub(super) const fn entries(&self) -> &'n [Entry] {
        self.entries
    }

    /// The keys that were asked for until now.
    pub(super) fn asked(&self) -> &[&'n str] {
        &self.asked
    }

    /// The keys that nobody has asked for.
    pub(super) fn unknown(&self) -> Vec<&'n Entry> {
        self.entries.iter().filter(|e| !self.asked.contains(&&*e.key.value)).collect()
    }

    /// The node of a key, if the map has it.
    pub(super) fn node(&mut self, key: &'n str) -> Option<&'n Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.iter().find(|e| &*e.key.value == key).map(|e| &e.value)
    }

    /// The node of a key that must be there.
    pub(super) fn need_node(&mut self, key: &'n str) -> Option<&'n Node> {
        let found = self.node(key);
        if found.is_none() {
            self.missing(key, text!("这里要有 {key}", "{key} is required here"));
        }
        found
    }

    /// A value that must be there.
    pub(super) fn need<T: Read>(&mut self, key: &'n str) -> Option<T> {
        let node = self.need_node(key)?;
        T::read(node, self.faults)
    }

    /// A value that may be there.
    pub(super) fn find<T: Read>(&mut self, key: &'n str) -> Option<T> {
        let node = self.node(key)?;
        T::read(node, self.faults)
    }

    /// A title or a name that must be there.
    pub(super) fn line(&mut self, key: &'n str) -> Option<String> {
        self.need::<Line>(key).map(|line| line.0)
    }

    /// A list that may be left out, which means an empty one.
    pub(super) fn list<T: Read>(&mut self, key: &'n str) -> Vec<T> {
        self.find(key).unwrap_or_default()
    }

    /// A list that must be there and have at least one member.
    pub(super) fn some<T: Read>(&mut self, key: &'n str) -> Option<Vec<T>> {
        self.some_of(key, T::read)
    }

    /// Reads each member of a list that may be left out.
    pub(super) fn each<T>(
        &mut self,
        key: &'n str,
        mut read: impl FnMut(&'n Node, &mut Diagnostics) -> Option<T>,
    ) -> Vec<T> {
        let nodes = self.node(key).and_then(|node| list::members(node, self.faults)).unwrap_or_default();
        nodes.iter().filter_map(|n| read(n, self.faults)).collect()
    }

    /// Reads each member of a list that must have at least one.
    pub(super) fn some_of<T>(
        &mut self,
        key: &'n str,
        read: impl FnMut(&'n Node, &mut Diagnostics) -> Option<T>,
    ) -> Option<Vec<T>> {
        let node = self.need_node(key)?;
        if matches!(&node.kind, NodeKind::List(nodes) if nodes.is_empty()) {
            let message = text!("{key} 是空列表", "{key} is an empty list");
            let expected = text!("至少一项", "at least one member");
            self.faults.push(Diagnostic::error(Code::EmptyList, node.span, message).expected(expected));
            return None;
        }
        Some(self.each(key, read))
    }

    /// A reference that must be there and lead somewhere.
    pub(super) fn refer<T: Id>(&mut self, key: &'n str, ids: &Ids) -> Option<T> {
        let node = self.need_node(key)?;
        ids.refer(node, self.faults)
    }

    /// A reference that may be there.
    pub(super) fn find_ref<T: Id>(&mut self, key: &'n str, ids: &Ids) -> Option<T> {
        let node = self.node(key)?;
        ids.refer(node, self.faults)
    }

    /// The place of a key's value, or of the map where it is absent.
    pub(super) fn at(&self, key: &str) -> Span {
        self.entries.iter().find(|e| &*e.key.value == key).map_or(self.head, |e| e.value.span)
    }

    /// Reports a required key that is not there.
    pub(super) fn missing(&mut self, key: &str, expected: Text) {
        let fault =
            Diagnostic::error(Code::MissingKey, self.head, text!("缺少 {key}", "{key} is missing")).expected(expected);
        // A Chinese or foreign word for this very key explains why it is missing.
        let instead = self.entries.iter().find(|e| nearest(&e.key.value, [key]).is_some());
        self.faults.push(match instead {
            Some(entry) => {
                let wrong: &str = &entry.key.value;
                fault.hint(text!("「{wrong}」应写作 {key}", "write {key} instead of `{wrong}`"))
            }
            None => fault,
        });
    }

    /// Reports keys that nobody asked for.
    pub(super) fn finish(self) {
        for entry in self.unknown() {
            let key: &str = &entry.key.value;
            let known = self.asked.join("、");
            let known_en = self.asked.join(", ");
            let fault = Diagnostic::error(
                Code::UnknownKey,
                entry.key.span,
                text!("不认识的键「{key}」", "unknown key `{key}`"),
            )
            .expected(text!("{known}", "one of {known_en}"));
            self.faults.push(match nearest(key, self.asked.iter().copied()) {
                Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
                None => fault,
            });
        }
    }
}

/// The first line of a map: a caret under the whole of a long block would point nowhere.
fn head(node: &Node, entries: &[Entry]) -> Span {
    match entries.first() {
        Some(first) => match first.value.kind {
            NodeKind::Scalar { quoted: false, .. } => {
                Span { end: first.value.span.end.max(node.span.start), ..node.span }
            }
            _ => Span { end: first.key.span.end.max(node.span.start), ..node.span },
        },
        None => node.span,
    }
}
