//! Lists of values of one kind.

use super::{Read, blank, wrong_type};
use crate::diag::Diagnostics;
use crate::lang::text;
use crate::load::{Node, NodeKind};

/// Members that could not be read are reported and left out.
impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        members(node, faults).map(|nodes| nodes.iter().filter_map(|n| T::read(n, faults)).collect())
    }
}

/// The members of a list node.
pub(crate) fn members<'n>(node: &'n Node, faults: &mut Diagnostics) -> Option<&'n [Node]> {
    let expected = text!("列表：[甲, 乙]，或每行一项、以「- 」开头", "a list: [a, b], or one a line after `- `");
    match &node.kind {
        NodeKind::List(nodes) => Some(nodes),
        NodeKind::Scalar { .. } | NodeKind::Map(_) if faults.of_table() => {
            let hint = text!("CSV 里写不了列表：这条记录改用 YAML", "a CSV has no lists: write this record in YAML");
            faults.push(wrong_type(node, text!("列表", "a list")).hint(hint));
            None
        }
        NodeKind::Null => {
            faults.push(blank(node, expected));
            None
        }
        NodeKind::Scalar { text, .. } => {
            let text: &str = text;
            let hint = text!("只有一项也要写成列表：[{text}]", "a single one is a list too: [{text}]");
            faults.push(wrong_type(node, expected).hint(hint));
            None
        }
        NodeKind::Map(_) => {
            let hint = text!(
                "写成列表：[{{…}}, {{…}}]，或者每一项前面加「- 」",
                "write a list: [{{…}}, {{…}}], or put `- ` before each one"
            );
            faults.push(wrong_type(node, expected).hint(hint));
            None
        }
    }
}
