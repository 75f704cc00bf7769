#!/usr/bin/env python3
"""Holds the log of a built site against programs that are not gongshi's.

The tree is pymerkle's, signatures are checked by cryptography, consistency proofs by the algorithm of
RFC 9162 written here; gongshi itself is only asked for the proofs.

Usage: tools/check_log.py SITE GONGSHI [minisign.pub]   (pip install pymerkle cryptography)
"""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pymerkle import InmemoryTree


def fail(message: str) -> None:
    sys.exit(f"check_log: {message}")


def same(what: str, found: object, expected: object) -> None:
    if found != expected:
        fail(f"{what}: {found!r} instead of {expected!r}")


def leaf(entry: bytes) -> bytes:
    return hashlib.sha256(b"\0" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def consistent(proof: list[bytes], first: int, second: int, old: bytes, new: bytes) -> bool:
    """RFC 9162, 2.1.4.2."""
    if first == second:
        return not proof and old == new
    if not proof:
        return False
    path = ([old] if first & (first - 1) == 0 else []) + proof
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return fr == old and sr == new and sn == 0


def checkpoint(text: str) -> tuple[str, int, bytes, list[str]]:
    lines, _, signatures = text.rpartition("\n\n")
    origin, size, root = lines.split("\n")
    return origin, int(size), base64.b64decode(root, validate=True), signatures.splitlines()


def signed(text: str, key: bytes) -> None:
    """A note signature of C2SP: an Ed25519 key named by the origin."""
    origin, _, _, signatures = checkpoint(text)
    number = hashlib.sha256(origin.encode() + b"\n\x01" + key).digest()[:4]
    for line in signatures:
        dash, name, data = line.split(" ")
        raw = base64.b64decode(data, validate=True)
        if (dash, name, raw[:4]) == ("—", origin, number):
            message = text[: text.rindex("\n\n") + 1].encode()
            try:
                return Ed25519PublicKey.from_public_bytes(key).verify(raw[4:], message)
            except InvalidSignature:
                fail("the signature of a checkpoint does not hold")
    fail("a checkpoint is not signed by the key")


def tiles(log: Path, entries: list[bytes]) -> int:
    """Every file of log/tile is what the entries give; levels above 0 come with 256 entries."""
    count = 0
    for path in sorted((log / "tile").rglob("*")):
        if not path.is_file():
            continue
        kind, *name = path.relative_to(log / "tile").parts
        width = int(name.pop()) if name[-2:-1] and name[-2].endswith(".p") else 256
        first = int("".join(part.removeprefix("x").removesuffix(".p") for part in name)) * 256
        part = entries[first : first + width]
        if kind == "entries":
            expected = b"".join(len(e).to_bytes(2, "big") + e for e in part)
        else:
            step = 256 ** int(kind)
            expected = b"".join(root(entries[at : at + step]) for at in range(first * step, (first + width) * step, step))
        same(str(path), path.read_bytes(), expected)
        count += 1
    return count


def root(entries: list[bytes]) -> bytes:
    tree = InmemoryTree(algorithm="sha256")
    for entry in entries:
        tree.append_entry(entry)
    return tree.get_root()


def main() -> None:
    site, gongshi, *rest = sys.argv[1:]
    log, receipts = Path(site, "evidence/log"), Path(site, "evidence/receipts")
    key = base64.b64decode(Path(rest[0]).read_text().splitlines()[1])[10:] if rest else None
    entries = [line.encode() for line in (log / "entries.jsonl").read_text().splitlines()]
    text = (log / "checkpoint").read_text()
    origin, size, head, _ = checkpoint(text)
    same("size", size, len(entries))
    same("root", head, root(entries))
    if key:
        signed(text, key)
    count = tiles(log, entries)

    proven = 0
    for path in sorted(receipts.iterdir()):
        lines, _, old = path.read_text().partition("\n\n")
        form, extra, index, *proof = lines.split("\n")
        same(f"{path} format", form, "c2sp.org/tlog-proof@v1")
        entry, at = base64.b64decode(extra.removeprefix("extra "), validate=True), int(index.removeprefix("index "))
        _, then, old_root, _ = checkpoint(old)
        same(f"{path} entry", entry, entries[at])
        tree = InmemoryTree(algorithm="sha256")
        for one in entries[:then]:
            tree.append_entry(one)
        same(f"{path} root", old_root, tree.get_root())
        path_of = tree.prove_inclusion(at + 1, then).path
        same(f"{path} leaf", path_of[0], leaf(entry))
        same(f"{path} proof", [base64.b64decode(line, validate=True) for line in proof], path_of[1:])
        if key:
            signed(old, key)
        proven += 1
    same("receipts", proven, len(entries))

    with tempfile.TemporaryDirectory() as folder:
        for old in range(1, size + 1):
            kept = Path(folder, f"checkpoint-{old}")
            old_root = root(entries[:old])
            kept.write_text(f"{origin}\n{old}\n{base64.b64encode(old_root).decode()}\n\n")
            command = [gongshi, "verify", str(log), "--since", str(kept), "--format", "json"]
            answer = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
            proof = [bytes.fromhex(line) for line in answer["consistency"][0]["proof"]]
            if not consistent(proof, old, size, old_root, head):
                fail(f"the proof that the log extends its first {old} entries does not hold")
            if old < size and consistent(proof, old, size, root(entries[:old][::-1] or [b""]), head) and old > 1:
                fail("a proof holds for another history")
    print(f"log: {size} entries, {count} tiles, {proven} receipts, {size} consistency proofs"
          f"{', signatures' if key else ''}: as other programs have them")


if __name__ == "__main__":
    main()
