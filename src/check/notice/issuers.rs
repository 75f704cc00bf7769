//! 落款: the full names of the issuing bodies.

use super::Around;
use crate::check::read::{Line, Read};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;

/// Reads one issuing body; the short name of a unit or of a host is not the name that seals a notice.
pub(super) fn issuer(node: &Node, around: Around<'_>, faults: &mut Diagnostics) -> Option<String> {
    let Line(name) = Line::read(node, faults)?;
    let full = |known: &str| known == name;
    if around.hosts.iter().any(|h| full(&h.name)) || around.units.iter().any(|u| full(&u.name)) {
        return Some(name);
    }
    let unit = around.units.iter().find(|u| u.short_name == name).map(|u| &u.name);
    let host = around.hosts.iter().find(|h| h.also.contains(&name)).map(|h| &h.name);
    if let Some(full) = unit.or(host) {
        let message = text!("落款「{name}」是简称", "the issuer `{name}` is a short name");
        faults.push(
            Diagnostic::error(Code::IssuerName, node.span, message)
                .expected(text!("{full}", "{full}"))
                .hint(text!("落款写印章上的全称", "sign with the full name, as on the seal")),
        );
    }
    Some(name)
}
