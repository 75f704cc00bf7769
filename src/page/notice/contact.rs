//! Where objections go.

use serde::Serialize;

use crate::lang::{Lang, Text, text};
use crate::model::{Contact, Publicity};

/// An office that takes objections.
#[derive(Debug, Serialize)]
pub(in crate::page) struct ContactView<'w> {
    pub(super) role: String,
    pub(super) office: &'w str,
    pub(super) phone: Option<&'w str>,
    pub(super) email: Option<&'w str>,
    pub(super) address: Option<&'w str>,
    pub(super) postcode: Option<&'w str>,
}

impl<'w> ContactView<'w> {
    /// The office that takes objections, and the second channel.
    pub(in crate::page) fn all(publicity: &'w Publicity, lang: Lang) -> Vec<Self> {
        let first = (text!("受理部门", "Objections to"), &publicity.contact);
        let second = publicity.oversight.as_ref().map(|c| (text!("监督部门", "Oversight"), c));
        let view = |(role, c): (Text, &'w Contact)| Self {
            role: role.get(lang).to_owned(),
            office: &c.office,
            phone: c.phone.as_deref(),
            email: c.email.as_deref(),
            address: c.address.as_deref(),
            postcode: c.postcode.as_deref(),
        };
        std::iter::once(first).chain(second).map(view).collect()
    }
}
