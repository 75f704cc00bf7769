//! The tree against the reference vectors of Certificate Transparency and against another implementation.

use tlog_tiles::tlog::{self, Hash as Other, HashReader};

use super::*;

/// The leaves of certificate-transparency's `merkle_tree_test`, and the roots of the first 1, 2, … of them.
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn hash(hex: &str) -> Hash {
    bytes(hex).try_into().unwrap()
}

fn leaves() -> Vec<Hash> {
    LEAVES.iter().map(|leaf| leaf_hash(&bytes(leaf))).collect()
}

fn many(n: usize) -> Vec<Hash> {
    (0..n).map(|at| leaf_hash(at.to_string().as_bytes())).collect()
}

#[test]
fn roots_are_those_of_the_reference_vectors() {
    let leaves = leaves();
    assert_eq!(root(&[]), hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    for (at, expected) in ROOTS.iter().enumerate() {
        assert_eq!(root(&leaves[..=at]), hash(expected), "{} leaves", at + 1);
    }
}

#[test]
fn proofs_are_those_of_the_reference_vectors() {
    let leaves = leaves();
    let path = |index, size: usize| prove_inclusion(&leaves[..size], index).unwrap();
    assert_eq!(path(0, 1), [] as [Hash; 0]);
    let expected = [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ];
    assert_eq!(path(0, 8), expected.map(hash));
    let expected = [
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(
        path(5, 8)[1..],
        [hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"), hash(expected[1])]
    );
    let proof = prove_consistency(&leaves, 6).unwrap();
    let expected = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(proof, expected.map(hash));
}

/// Stored hashes of the other implementation, computed from our leaves.
struct Stored<'a>(&'a [Hash]);

impl HashReader for Stored<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Other>, tlog::Error> {
        let one = |index: &u64| {
            let (level, n) = tlog::split_stored_hash_index(*index);
            let width = 1_usize << level;
            let start = usize::try_from(n).unwrap() * width;
            Other(root(&self.0[start..start + width]))
        };
        Ok(indexes.iter().map(one).collect())
    }
}

fn others(hashes: &[Hash]) -> Vec<Other> {
    hashes.iter().map(|hash| Other(*hash)).collect()
}

#[test]
fn another_implementation_makes_and_accepts_the_same_proofs() {
    let leaves = many(40);
    for size in 1..=leaves.len() {
        let (tree, n) = (&leaves[..size], size as u64);
        let whole = root(tree);
        assert_eq!(tlog::tree_hash(n, &Stored(tree)).unwrap().0, whole);
        for index in 0..size {
            let proof = prove_inclusion(tree, index).unwrap();
            assert_eq!(others(&proof), tlog::prove_record(n, index as u64, &Stored(tree)).unwrap());
            tlog::check_record(&others(&proof), n, Other(whole), index as u64, Other(tree[index])).unwrap();
            assert!(check_inclusion(&proof, &tree[index], index as u64, n, &whole));
        }
        for old in 1..=size {
            let (before, proof) = (root(&tree[..old]), prove_consistency(tree, old).unwrap());
            assert_eq!(others(&proof), tlog::prove_tree(n, old as u64, &Stored(tree)).unwrap());
            tlog::check_tree(&others(&proof), n, Other(whole), old as u64, Other(before)).unwrap();
            assert!(check_consistency(&proof, (old as u64, &before), (n, &whole)));
        }
    }
}

#[test]
fn a_proof_of_something_else_does_not_hold() {
    let leaves = many(11);
    let whole = root(&leaves);
    for index in 0..leaves.len() {
        let proof = prove_inclusion(&leaves, index).unwrap();
        let holds =
            |proof: &[Hash], leaf: usize, at: u64, size: u64| check_inclusion(proof, &leaves[leaf], at, size, &whole);
        let at = index as u64;
        assert!(!holds(&proof, (index + 1) % 11, at, 11), "another leaf");
        assert!(!holds(&proof, index, at + 11, 11), "beyond the tree");
        assert!(!holds(&proof[1..], index, at, 11), "a shorter proof");
        assert!(!holds(&[&proof[..], &[whole]].concat(), index, at, 11), "a longer proof");
        let mut bent = proof.clone();
        bent[0][31] ^= 1;
        assert!(!holds(&bent, index, at, 11), "one bit");
    }
    for old in 1..leaves.len() {
        let (before, proof) = (root(&leaves[..old]), prove_consistency(&leaves, old).unwrap());
        let holds = |proof: &[Hash], size: u64, before: &Hash| check_consistency(proof, (size, before), (11, &whole));
        let size = old as u64;
        assert!(!holds(&proof, size, &leaf_hash(b"another")), "another old root");
        assert!(!holds(&proof[1..], size, &before), "a shorter proof");
        assert!(!check_consistency(&proof, (size, &before), (size, &before)), "not needed");
        assert!(!holds(&proof, 12, &before), "an old tree larger than the new one");
    }
}

#[test]
fn sizes_that_nobody_can_have_are_refused() {
    for size in [0, u64::MAX - 1, u64::MAX] {
        assert!(!check_inclusion(&[[0; 32]; 64], &[0; 32], size, size, &[0; 32]));
        assert!(!check_inclusion(&[[0; 32]; 200], &[0; 32], 3, size, &[0; 32]));
        assert!(!check_consistency(&[[0; 32]; 200], (size, &[0; 32]), (u64::MAX, &[1; 32])));
    }
    assert_eq!(prove_inclusion(&[], 0), None);
    assert_eq!(prove_consistency(&many(3), 0), None);
    assert_eq!(prove_consistency(&many(3), 4), None);
}
