//! The ids that a list of records declares, so that references can be checked and counted on.

use std::collections::BTreeMap;

use super::index::word;
use super::nearest::nearest;
use super::read::{Id, is_valid_id, text_of};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::{Node, NodeKind};
use crate::source::Span;

/// Declared ids of one kind. They are gathered from the trees before anything is converted, so that
/// a record with some other fault does not make every reference to it a fault as well.
#[derive(Clone, Debug)]
pub(crate) struct Ids {
    what: Text,
    known: BTreeMap<Box<str>, Span>,
    /// What people call them: names and titles, with the id.
    names: Vec<(Box<str>, Box<str>)>,
    /// Whether all of them could be read; if not, nothing can be said about a reference.
    complete: bool,
}

impl Ids {
    /// No list was readable: every reference passes.
    pub(super) const fn unknown(what: Text) -> Self {
        Self { what, known: BTreeMap::new(), names: Vec::new(), complete: false }
    }

    /// The ids under `key` of all `nodes`; a repeated one is reported at its second place.
    pub(super) fn gather<'n>(
        what: Text,
        nodes: impl IntoIterator<Item = &'n Node>,
        key: &str,
        faults: &mut Diagnostics,
    ) -> Self {
        let mut ids = Self { what, known: BTreeMap::new(), names: Vec::new(), complete: true };
        for node in nodes {
            match node.get(key) {
                Some(id) => ids.declare(id, faults),
                None => ids.complete = false,
            }
        }
        ids
    }

    /// Known ids that stand in no file (folder names).
    pub(super) fn of(what: Text, ids: impl IntoIterator<Item = impl AsRef<str>>, place: Span) -> Self {
        let known = ids.into_iter().map(|id| (Box::from(id.as_ref()), place)).collect();
        Self { what, known, names: Vec::new(), complete: true }
    }

    /// The same ids, to be found by what people call them as well.
    pub(super) fn named<'n>(mut self, nodes: impl IntoIterator<Item = &'n Node>) -> Self {
        for node in nodes {
            let Some(id) = word(node, "id") else { continue };
            let names = ["name", "short_name", "title"].into_iter().filter_map(|key| word(node, key));
            self.names.extend(names.map(|name| (name.into(), id.as_str().into())));
        }
        self
    }

    /// The id of the one that is called so, or whose name alone holds these words.
    fn called(&self, name: &str) -> Option<&str> {
        let only = |fits: &dyn Fn(&str) -> bool| {
            let mut ids = self.names.iter().filter(|(known, _)| fits(known)).map(|(_, id)| &**id);
            let first = ids.next()?;
            ids.all(|id| id == first).then_some(first)
        };
        only(&|known| known == name).or_else(|| only(&|known| known.contains(name)))
    }

    /// Some of the list was unreadable: from now on every reference passes.
    pub(super) fn forgive(&mut self) {
        self.complete = false;
    }

    fn declare(&mut self, node: &Node, faults: &mut Diagnostics) {
        let NodeKind::Scalar { text, .. } = &node.kind else {
            self.complete = false;
            return;
        };
        // What should have stood here may be what others refer to.
        self.complete &= is_valid_id(text);
        // File systems that ignore case would give both the same page.
        let key = text.to_lowercase();
        if let Some(first) = self.known.get(key.as_str()) {
            self.complete = false;
            let Text { zh, en } = &self.what;
            faults.push(
                Diagnostic::error(
                    Code::DuplicateId,
                    node.span,
                    text!("{zh}标识「{text}」重复", "{en} id `{text}` is used twice"),
                )
                .related(*first, text!("第一次在这里", "first used here"))
                .expected(text!("每个{zh}的标识各不相同", "a different id for each {en}")),
            );
        } else {
            self.known.insert(key.into(), node.span);
        }
    }

    /// Whether the id is declared, or cannot be judged.
    pub(super) fn has(&self, id: &str) -> bool {
        !self.complete || self.known.contains_key(id)
    }

    /// The declared id that was probably meant.
    pub(super) fn nearest(&self, wrong: &str) -> Option<&str> {
        nearest(wrong, self.known.keys().map(|k| &**k))
    }

    /// Reads a reference; one that leads nowhere is reported with the nearest id.
    pub(super) fn refer<T: Id>(&self, node: &Node, faults: &mut Diagnostics) -> Option<T> {
        // A wrong form of a known id is explained best by the known id.
        if let NodeKind::Scalar { text, .. } = &node.kind
            && !is_valid_id(text)
            && self.complete
            && !text.is_empty()
        {
            self.unknown_reference(text, node.span, faults);
            return None;
        }
        let id = text_of(node, faults)?;
        if self.has(id) {
            return Some(T::wrap(id));
        }
        self.unknown_reference(id, node.span, faults);
        None
    }

    /// Reports a reference that leads nowhere.
    pub(super) fn unknown_reference(&self, id: &str, span: Span, faults: &mut Diagnostics) {
        let Text { zh, en } = &self.what;
        let fault = Diagnostic::error(
            Code::UnknownReference,
            span,
            text!("没有标识为「{id}」的{zh}", "there is no {en} `{id}`"),
        )
        .expected(self.choices());
        if let Some(called) = self.called(id) {
            faults.push(fault.hint(text!("这里写标识：{called}", "write the id: {called}")));
            return;
        }
        faults.push(match self.nearest(id) {
            Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
            None => fault,
        });
    }

    /// The known ids in words, where they are few enough to be read.
    fn choices(&self) -> Text {
        let Text { zh, en } = &self.what;
        let count = self.known.len();
        if count == 0 {
            return text!("先登记{zh}（现在一个也没有）", "a declared {en} (there is none yet)");
        }
        if count > 12 {
            return text!("已登记的 {count} 个{zh}之一", "one of the {count} declared ids of a {en}");
        }
        let list = self.known.keys().map(|k| &**k).collect::<Vec<_>>();
        let (list, list_en) = (list.join("、"), list.join(", "));
        text!("{zh}之一：{list}", "a {en}: {list_en}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, map, scalar};
    use crate::model::UnitId;

    fn units(ids: &[&str]) -> Ids {
        let nodes: Vec<Node> = ids.iter().map(|id| map(&[("id", scalar(id))])).collect();
        Ids::gather(text!("单位", "unit"), &nodes, "id", &mut Diagnostics::new())
    }

    #[test]
    fn the_second_use_of_an_id_is_the_fault() {
        let nodes = [map(&[("id", scalar("nanning"))]), map(&[("id", scalar("NanNing"))])];
        assert_eq!(codes(|f| Ids::gather(text!("单位", "unit"), &nodes, "id", f)), [Code::DuplicateId]);
    }

    #[test]
    fn a_reference_must_lead_somewhere() {
        let known = units(&["nanning", "liuzhou"]);
        assert_eq!(codes(|f| known.refer::<UnitId>(&scalar("nanning"), f)), []);
        assert_eq!(codes(|f| known.refer::<UnitId>(&scalar("naning"), f)), [Code::UnknownReference]);
    }

    #[test]
    fn an_unreadable_list_accuses_nobody() {
        let known = Ids::unknown(text!("单位", "unit"));
        assert_eq!(codes(|f| known.refer::<UnitId>(&scalar("naning"), f)), []);
    }
}
