//! The keys of a map, read by name. Whatever was not asked for in the end is an unknown key.

use super::gloss::gloss;
use super::ids::Ids;
use super::nearest::nearest;
use super::read::{Id, Line, Points, Read, Reason, list, wrong_type};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::{Entry, Node, NodeKind};
use crate::number::Number;
use crate::source::Span;

/// A map that is being read.
pub(crate) struct Fields<'n, 'f> {
    entries: &'n [Entry],
    /// Where the map begins: its first line.
    pub(crate) head: Span,
    asked: Vec<&'n str>,
    missing: Vec<(&'n str, Diagnostic)>,
    /// Where faults go.
    pub(crate) faults: &'f mut Diagnostics,
}

impl<'n, 'f> Fields<'n, 'f> {
    /// Opens a map; anything else is reported.
    pub(crate) fn open(node: &'n Node, faults: &'f mut Diagnostics) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            let expected = text!("一组「键: 值」", "a map of `key: value`");
            faults.push(wrong_type(node, expected));
            return None;
        };
        Some(Self { entries, head: head(node, entries), asked: Vec::with_capacity(12), missing: Vec::new(), faults })
    }

    /// All keys and values.
    pub(crate) const fn entries(&self) -> &'n [Entry] {
        self.entries
    }

    /// The keys that nobody has asked for.
    pub(crate) fn unknown(&self) -> Vec<&'n Entry> {
        self.entries.iter().filter(|e| !self.asked.contains(&&*e.key.value)).collect()
    }

    /// The node of a key, if the map has it.
    pub(crate) fn node(&mut self, key: &'n str) -> Option<&'n Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries.iter().find(|e| &*e.key.value == key).map(|e| &e.value)
    }

    /// Whether a key has a map under it.
    pub(super) fn is_map(&mut self, key: &'n str) -> bool {
        self.node(key).is_some_and(|node| matches!(node.kind, NodeKind::Map(_)))
    }

    /// The node of a key that must be there.
    pub(crate) fn need_node(&mut self, key: &'n str) -> Option<&'n Node> {
        let found = self.node(key);
        if found.is_none() {
            let Text { zh, en } = gloss(key);
            self.missing(key, text!("{key}: {zh}", "{key}: {en}"));
        }
        found
    }

    /// A value that must be there.
    pub(crate) fn need<T: Read>(&mut self, key: &'n str) -> Option<T> {
        let node = self.need_node(key)?;
        T::read(node, self.faults)
    }

    /// A value that may be there.
    pub(crate) fn find<T: Read>(&mut self, key: &'n str) -> Option<T> {
        let node = self.node(key)?;
        T::read(node, self.faults)
    }

    /// Points that must be there.
    pub(crate) fn points(&mut self, key: &'n str) -> Option<Number> {
        self.need::<Points>(key).map(|points| points.0)
    }

    /// Points that may be there.
    pub(crate) fn find_points(&mut self, key: &'n str) -> Option<Number> {
        self.find::<Points>(key).map(|points| points.0)
    }

    /// A title or a name that must be there.
    pub(crate) fn line(&mut self, key: &'n str) -> Option<String> {
        self.need::<Line>(key).map(|line| line.0)
    }

    /// Why something was done.
    pub(crate) fn reason(&mut self) -> Option<String> {
        self.need::<Reason>("reason").map(|reason| reason.0)
    }

    /// A list that may be left out, which means an empty one.
    pub(crate) fn list<T: Read>(&mut self, key: &'n str) -> Vec<T> {
        self.find(key).unwrap_or_default()
    }

    /// A list that must be there and have at least one member.
    pub(crate) fn some<T: Read>(&mut self, key: &'n str) -> Option<Vec<T>> {
        self.some_of(key, T::read)
    }

    /// Reads each member of a list that may be left out.
    pub(crate) fn each<T>(
        &mut self,
        key: &'n str,
        mut read: impl FnMut(&'n Node, &mut Diagnostics) -> Option<T>,
    ) -> Vec<T> {
        let nodes = self.node(key).and_then(|node| list::members(node, self.faults)).unwrap_or_default();
        nodes.iter().filter_map(|n| read(n, self.faults)).collect()
    }

    /// Reads each member of a list that must have at least one.
    pub(crate) fn some_of<T>(
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
    pub(crate) fn refer<T: Id>(&mut self, key: &'n str, ids: &Ids) -> Option<T> {
        let node = self.need_node(key)?;
        ids.refer(node, self.faults)
    }

    /// A reference that may be there.
    pub(crate) fn find_ref<T: Id>(&mut self, key: &'n str, ids: &Ids) -> Option<T> {
        let node = self.node(key)?;
        ids.refer(node, self.faults)
    }

    /// The place of a key's value, or of the map where it is absent.
    pub(crate) fn at(&self, key: &str) -> Span {
        self.entries.iter().find(|e| &*e.key.value == key).map_or(self.head, |e| place(&e.value))
    }

    /// The place of a key itself, for what should not be there at all.
    pub(crate) fn key(&self, key: &str) -> Span {
        self.entries.iter().find(|e| &*e.key.value == key).map_or(self.head, |e| e.key.span)
    }

    /// Whether the map has a key. Unlike [`Fields::node`] this does not make the key a known one.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|e| &*e.key.value == key)
    }

    /// Notes a required key that is not there.
    pub(crate) fn missing(&mut self, key: &'n str, expected: Text) {
        let fault = Diagnostic::error(Code::MissingKey, self.head, text!("缺少 {key}", "{key} is missing"));
        self.missing_as(key, fault.expected(expected));
    }

    /// Notes a required key that is not there, in words of one's own.
    pub(crate) fn missing_as(&mut self, key: &'n str, fault: Diagnostic) {
        self.missing.push((key, fault));
    }

    /// Reports keys that nobody asked for.
    pub(crate) fn finish(self) {
        self.finish_with(&[], |_| None);
    }

    /// Reports keys that nobody asked for: `synonyms` are what people write here for its keys, `advice`
    /// says of a key that is near to none of them where it belongs.
    pub(crate) fn finish_with(mut self, synonyms: &[(&str, &str)], advice: impl Fn(&str) -> Option<Text>) {
        self.finish_as(synonyms, |entry, known| {
            let fault = unknown_key(entry, known);
            match advice(&entry.key.value) {
                Some(advice) => fault.hint(advice),
                None => fault,
            }
        });
    }

    /// Reports the keys that were meant for a missing one. Of the others nothing can be said, because
    /// what is missing decides which keys there are.
    pub(crate) fn mistyped(&mut self) {
        for entry in self.unknown() {
            let key: &str = &entry.key.value;
            let Some(near) = nearest(key, self.missing.iter().map(|(missing, _)| *missing)) else { continue };
            self.missing.retain(|(missing, _)| *missing != near);
            let message = text!("不认识的键「{key}」", "unknown key `{key}`");
            let fault = Diagnostic::error(Code::UnknownKey, entry.key.span, message);
            self.faults.push(fault.hint(text!("是不是 {near}？", "did you mean {near}?")));
        }
    }

    /// Reports keys that nobody asked for, in words of one's own: `synonyms` are what was written for what. A required key that was only
    /// mistyped is not missing as well.
    pub(crate) fn finish_as(&mut self, synonyms: &[(&str, &str)], report: impl Fn(&Entry, &[&str]) -> Diagnostic) {
        for entry in self.unknown() {
            let key: &str = &entry.key.value;
            let meant = synonyms.iter().find(|(wrong, _)| *wrong == key).map(|(_, right)| *right);
            let meant = self.asked.iter().copied().find(|asked| meant == Some(*asked));
            let missing = || nearest(key, self.missing.iter().map(|(missing, _)| *missing));
            let near = meant.or_else(missing).or_else(|| nearest(key, self.asked.iter().copied()));
            self.missing.retain(|(missing, _)| Some(*missing) != near);
            let fault = report(entry, &self.asked);
            self.faults.push(match near {
                Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
                None => fault,
            });
        }
    }
}

/// Missing keys are reported however the reading ends.
impl Drop for Fields<'_, '_> {
    fn drop(&mut self) {
        for (_, fault) in self.missing.drain(..) {
            self.faults.push(fault);
        }
    }
}

fn unknown_key(entry: &Entry, known: &[&str]) -> Diagnostic {
    let key: &str = &entry.key.value;
    let (list, list_en) = (known.join("、"), known.join(", "));
    let message = text!("不认识的键「{key}」", "unknown key `{key}`");
    Diagnostic::error(Code::UnknownKey, entry.key.span, message).expected(text!("{list}", "one of {list_en}"))
}

/// Where to point for a node: the whole of a scalar, the beginning of a list or map.
pub(crate) fn place(node: &Node) -> Span {
    match &node.kind {
        NodeKind::Map(entries) => head(node, entries),
        NodeKind::List(members) => {
            members.first().map_or(node.span, |first| Span { end: place(first).end, ..node.span })
        }
        NodeKind::Scalar { .. } | NodeKind::Null => node.span,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, map, scalar};

    fn read(node: &Node, faults: &mut Diagnostics) {
        let Some(mut f) = Fields::open(node, faults) else { return };
        let _ = (f.line("title"), f.find::<String>("summary"));
        f.finish();
    }

    #[test]
    fn a_mistyped_key_is_one_fault() {
        assert_eq!(codes(|f| read(&map(&[("titel", scalar("甲"))]), f)), [Code::UnknownKey]);
        assert_eq!(codes(|f| read(&map(&[("名称", scalar("甲"))]), f)), [Code::UnknownKey]);
    }

    #[test]
    fn a_missing_key_beside_an_unknown_one_is_two() {
        assert_eq!(codes(|f| read(&map(&[("weather", scalar("晴"))]), f)), [Code::UnknownKey, Code::MissingKey]);
    }

    #[test]
    fn a_list_is_no_map() {
        assert_eq!(codes(|f| read(&scalar("甲"), f)), [Code::WrongType]);
    }
}
