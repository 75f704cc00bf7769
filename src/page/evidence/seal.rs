//! The fingerprint that leaves the server on paper, and its code (E52).

use serde::Serialize;

use super::release::{anchor, href};
use crate::model::{Contest, Notice, Release};
use crate::page::World;
use crate::page::qr::Qr;

/// A fingerprint to print.
#[derive(Debug, Serialize)]
pub(in crate::page) struct SealView {
    release: String,
    /// From the contest's folder.
    href: String,
    /// In groups of four.
    fingerprint: String,
    qr: Option<Qr>,
}

/// Of the first release that holds a notice.
pub(in crate::page) fn seal(world: &World<'_>, contest: &Contest, notice: &Notice) -> Option<SealView> {
    let release = contest.releases.iter().find(|r| r.notices.contains(&notice.slug))?;
    Some(of_release(world, contest, release))
}

/// Of a release.
pub(super) fn of_release(world: &World<'_>, contest: &Contest, release: &Release) -> SealView {
    SealView {
        release: release.id(),
        href: href(release),
        fingerprint: release.fingerprint.grouped(),
        qr: Qr::of(address(world.config.base_url.as_deref(), contest, release)),
    }
}

/// What the code says: where the page of releases shows this fingerprint, or the fingerprint alone where the
/// site has no address.
fn address(base: Option<&str>, contest: &Contest, release: &Release) -> String {
    match base {
        Some(base) => format!("{}/{}/evidence.html#{}", base.trim_end_matches('/'), contest.id, anchor(release)),
        None => format!("gongshi:{}/{}:{}", contest.id, release.id(), release.fingerprint.hex()),
    }
}
