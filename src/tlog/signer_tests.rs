//! Signatures beside those of minisign itself, and keys that are none.

use minisign::KeyPair;

use super::*;

/// A key made for these tests with `minisign -G -W`; nobody uses it.
const SECRET: &str = include_str!("test.key");
const PUBLIC: &str = "untrusted comment: minisign public key F169C1AE33461EEE
RWTuHkYzrsFp8epLzYP5rHj5znDfeWGbq7waHTGIzvv/zoC2FqutVSKQ
";
/// What `minisign -S` (0.11) signed with it.
const SIGNED: &[u8] = b"aa  bag-info.txt\n";
const COMMENT: &str = "guangxi-2023/r0001 publication 2023-10-09";
const SIGNATURE: &str = "untrusted comment: signature from minisign secret key
RUTuHkYzrsFp8a/r+K6hC/uM1tgZyRo5ovf7ITdvsVi9zbxZ+VFArDq4kEiKtZoDggin0WtYQTEtLaswfnY65CJ5pDaW1+qDxww=
trusted comment: guangxi-2023/r0001 publication 2023-10-09
yM+Z3IUr6OlmvgW6iqbK07c9wFXXmlZbW51kmy+pw7AH1sV7WwVGh+2Oq0d7lJ2SlcVP8+/tj2PS6J3ZS8x9CA==
";

fn signer() -> Signer {
    Signer::open(SECRET, None).unwrap()
}

#[test]
fn a_signature_is_that_of_minisign_itself() {
    assert_eq!(signer().sign_manifest(SIGNED, COMMENT), SIGNATURE);
    let key = PublicKey::parse(PUBLIC).unwrap();
    assert_eq!(key, signer().public_key());
    assert_eq!(PublicKey::parse(&key.line()).unwrap(), key);
    assert_eq!(key.number(), "F169C1AE33461EEE");
    let read = Minisig::parse(SIGNATURE).unwrap();
    assert!(read.holds(&key, SIGNED));
    assert_eq!(read.trusted_comment, COMMENT);
}

#[test]
fn a_signature_of_anything_else_does_not_hold() {
    let key = signer().public_key();
    assert!(!Minisig::parse(SIGNATURE).unwrap().holds(&key, b"aa  bag-info.txt"));
    let other = Minisig::parse(&SIGNATURE.replace("r0001", "r0002")).unwrap();
    assert!(!other.holds(&key, SIGNED), "another trusted comment");
    let stranger =
        PublicKey { id: key.id, ..Signer { id: key.id, key: SigningKey::from_bytes(&[7; 32]) }.public_key() };
    assert!(!Minisig::parse(SIGNATURE).unwrap().holds(&stranger, SIGNED), "another key under the same number");
    let renamed = PublicKey { id: [0; 8], ..key };
    assert!(!Minisig::parse(SIGNATURE).unwrap().holds(&renamed, SIGNED), "another number");
}

#[test]
fn every_byte_of_a_signature_file_counts() {
    let key = signer().public_key();
    for at in 0..SIGNATURE.len() {
        for bit in [1_u8, 0x20] {
            let mut bytes = SIGNATURE.as_bytes().to_vec();
            bytes[at] ^= bit;
            let holds = String::from_utf8(bytes).ok().and_then(|text| Minisig::parse(&text));
            assert!(!holds.is_some_and(|read| read.holds(&key, SIGNED)), "byte {at} of the signature, bit {bit}");
        }
    }
    for (from, to) in
        [("\n", "\r\n"), ("untrusted", "\u{feff}untrusted"), ("trusted comment: g", "trusted comment:  g")]
    {
        let other = SIGNATURE.replacen(from, to, 1);
        assert!(!Minisig::parse(&other).is_some_and(|read| read.holds(&key, SIGNED)), "{other}");
    }
    assert_eq!(Minisig::parse(&format!("{SIGNATURE}\n")), None);
    assert_eq!(Minisig::parse(SIGNATURE.trim_end()), None);
}

#[test]
fn a_locked_key_opens_with_its_password_only() {
    let pair = KeyPair::generate_encrypted_keypair(Some("示例口令".to_owned())).unwrap();
    let (public, secret) = (pair.pk.to_box().unwrap().to_string(), pair.sk.to_box(None).unwrap().to_string());
    let open = |password: Option<&str>| Signer::open(&secret, password.map(str::to_owned));
    assert_eq!(open(None).err(), Some(KeyError::NeedsPassword));
    assert_eq!(open(Some("wrong")).err(), Some(KeyError::WrongPassword));
    let signer = open(Some("示例口令")).unwrap();
    assert_eq!(signer.public_key(), PublicKey::parse(&public).unwrap());
}

#[test]
fn what_is_no_key_is_refused() {
    let line = SECRET.lines().nth(1).unwrap();
    for wrong in ["", "x", PUBLIC, "c\n\n", &format!("c\n{}", &line[4..]), &format!("c\n{line}AAAA")] {
        assert_eq!(Signer::open(wrong, None).err(), Some(KeyError::NotAKey), "{wrong}");
    }
    let mut bytes = STANDARD.decode(line).unwrap();
    bytes[70] ^= 1;
    let damaged = format!("c\n{}\n", STANDARD.encode(bytes));
    assert_eq!(Signer::open(&damaged, None).err(), Some(KeyError::Corrupted));
    let public = PUBLIC.lines().nth(1).unwrap();
    for wrong in ["", SECRET, &public[1..], "示例", &format!("{public}\n{public}"), &format!("x\n{public}")] {
        assert_eq!(PublicKey::parse(wrong).err(), Some(KeyError::NotAKey), "{wrong}");
    }
}
