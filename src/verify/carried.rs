//! What a bundle gives its readers to check it by (E10): whether it is what this program gives.

use std::collections::BTreeMap;

use super::bundle::Bundle;
use super::findings::{Findings, Layer, Looked};
use crate::bag::REDACTED;
use crate::evidence;
use crate::lang::text;

/// What this program calls itself in a release.
pub(super) const SOFTWARE: &str = concat!("gongshi ", env!("CARGO_PKG_VERSION"));

/// The verifier and the word to the reader in each bundle, where this very version made it.
pub(super) fn carried(bundles: &[Bundle<'_>], findings: &mut Findings) {
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    for (bundle, record) in bundles.iter().filter_map(|bundle| Some((bundle, bundle.record.as_ref()?))) {
        if record.software == SOFTWARE {
            own(bundle, findings);
        } else {
            *others.entry(&record.software).or_default() += 1;
        }
    }
    for (software, n) in others {
        findings.notes.push(text!(
            "{n} 份发布版本出自 {software}，与本程序（{SOFTWARE}）不是同一版本：其中的 verify.py 和 README.txt 只核对了哈希",
            "{n} releases were made by {software}, not by this version ({SOFTWARE}): of their verify.py and README.txt only the hashes were looked at"
        ));
    }
    if bundles.iter().any(Bundle::is_full) {
        findings.notes.push(text!(
            "发布版本里的 recompute.sql 没有运行，workbook.xlsx 没有重算：只核对了哈希",
            "recompute.sql was not run and workbook.xlsx not calculated: of both only the hashes were looked at"
        ));
    }
}

fn own(bundle: &Bundle<'_>, findings: &mut Findings) {
    for (path, right) in evidence::carried() {
        match bundle.bytes(path) {
            Some(Ok(bytes)) if bytes == right.as_bytes() => findings.count(Looked::Files, 1),
            None if bundle.has(REDACTED) => {}
            _ => findings.wrong(
                Layer::Hashes,
                bundle.place(path),
                text!("不是 {SOFTWARE} 随发布版本附上的那一份", "not the file that {SOFTWARE} puts into its releases"),
            ),
        }
    }
}
