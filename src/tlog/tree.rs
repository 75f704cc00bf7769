//! Merkle trees of RFC 6962: leaves in; roots, proofs, and whether a proof holds, out.
//!
//! Written from section 2.1 of the RFC. Its definitions are recursive, and so are these: a subtree
//! of n leaves splits at the largest power of two below n.

use sha2::{Digest as _, Sha256};

/// A SHA-256.
pub type Hash = [u8; 32];

/// The hash of a leaf: SHA-256(0x00 ‖ entry).
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// Where a subtree of n ≥ 2 leaves splits: the largest power of two below n.
fn split(n: usize) -> usize {
    n.div_ceil(2).next_power_of_two()
}

/// The root over these leaf hashes; that of no leaves is the hash of nothing.
#[must_use]
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [one] => *one,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node_hash(&root(left), &root(right))
        }
    }
}

/// What shows that the leaf at `index` is in the tree, from the leaf upwards; `None` where there is no such leaf.
#[must_use]
pub fn prove_inclusion(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    match leaves {
        [] => None,
        [_] => (index == 0).then(Vec::new),
        _ => {
            let at = split(leaves.len());
            let (left, right) = leaves.split_at(at);
            let (mut proof, beside) = if index < at {
                (prove_inclusion(left, index)?, root(right))
            } else {
                (prove_inclusion(right, index - at)?, root(left))
            };
            proof.push(beside);
            Some(proof)
        }
    }
}

/// Whether a proof shows that `leaf` stands at `index` in the tree of `size` leaves with this root.
#[must_use]
pub fn check_inclusion(proof: &[Hash], leaf: &Hash, index: u64, size: u64, root: &Hash) -> bool {
    run_inclusion(proof, leaf, index, size).is_some_and(|found| found == *root)
}

fn run_inclusion(proof: &[Hash], leaf: &Hash, index: u64, size: u64) -> Option<Hash> {
    if index >= size {
        return None;
    }
    if size == 1 {
        return proof.is_empty().then_some(*leaf);
    }
    let (beside, below) = proof.split_last()?;
    let at = split64(size)?;
    if index < at {
        Some(node_hash(&run_inclusion(below, leaf, index, at)?, beside))
    } else {
        Some(node_hash(beside, &run_inclusion(below, leaf, index - at, size - at)?))
    }
}

/// What shows that the tree of the first `old` leaves is a part of this one; `None` where it is larger, or empty.
#[must_use]
pub fn prove_consistency(leaves: &[Hash], old: usize) -> Option<Vec<Hash>> {
    (1..=leaves.len()).contains(&old).then(|| subproof(leaves, old, true))
}

/// SUBPROOF of the RFC; `whole` says that the old root is known to whoever reads the proof.
fn subproof(leaves: &[Hash], old: usize, whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![root(leaves)] };
    }
    let at = split(leaves.len());
    let (left, right) = leaves.split_at(at);
    let (mut proof, beside) = if old <= at {
        (subproof(left, old, whole), root(right))
    } else {
        (subproof(right, old - at, false), root(left))
    };
    proof.push(beside);
    proof
}

/// Whether a proof shows that the tree of `size` leaves begins with the tree of `old` leaves, each by its root.
#[must_use]
pub fn check_consistency(proof: &[Hash], old: (u64, &Hash), new: (u64, &Hash)) -> bool {
    let found = (old.0 > 0).then(|| run_consistency(proof, old.0, new.0, Some(old.1))).flatten();
    found.is_some_and(|(before, after)| before == *old.1 && after == *new.1)
}

/// The roots of the old and the new subtree that a proof leads to. `known` is the old root, while
/// the old tree is this subtree's left part as a whole.
fn run_consistency(proof: &[Hash], old: u64, size: u64, known: Option<&Hash>) -> Option<(Hash, Hash)> {
    if old > size {
        return None;
    }
    if old == size {
        return match (proof, known) {
            ([], Some(root)) | ([root], None) => Some((*root, *root)),
            _ => None,
        };
    }
    let (beside, below) = proof.split_last()?;
    let at = split64(size)?;
    if old <= at {
        let (before, after) = run_consistency(below, old, at, known)?;
        Some((before, node_hash(&after, beside)))
    } else {
        let (before, after) = run_consistency(below, old - at, size - at, None)?;
        Some((node_hash(beside, &before), node_hash(beside, &after)))
    }
}

/// [`split`] for sizes that somebody else wrote down; `None` where there is no such power of two.
fn split64(n: u64) -> Option<u64> {
    n.div_ceil(2).checked_next_power_of_two().filter(|at| *at < n)
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
