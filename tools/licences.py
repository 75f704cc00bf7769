#!/usr/bin/env python3
"""Holds deny.toml where `cargo deny` is not installed: licences, banned crates, sources.

Usage: tools/licences.py  (from the repository; needs cargo and Python 3.11)
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"


def packages(target: str) -> list[dict]:
    """Every package that a build for the target links."""
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
    return json.loads(subprocess.check_output(command, cwd=ROOT))["packages"]


def allowed(expression: str, licences: set[str]) -> bool:
    """Whether an SPDX expression can be met: OR needs one side, AND both. `/` is an old OR."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))

    def either() -> bool:
        value = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            value = both() or value
        return value

    def both() -> bool:
        value = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            value = one() and value
        return value

    def one() -> bool:
        token = tokens.pop(0)
        if token == "(":
            value = either()
            tokens.pop(0)
            return value
        if tokens and tokens[0] == "WITH":
            tokens.pop(0)
            token = f"{token} WITH {tokens.pop(0)}"
        return token in licences

    return either()


def main() -> int:
    rules = tomllib.loads((ROOT / "deny.toml").read_text(encoding="utf-8"))
    licences = set(rules["licenses"]["allow"])
    banned = {entry["crate"]: entry["reason"] for entry in rules["bans"]["deny"]}
    faults, seen = [], set()
    for target in rules["graph"]["targets"]:
        for package in packages(target):
            label = f"{package['name']} {package['version']}"
            if not package["license"] or not allowed(package["license"], licences):
                faults.append(f"{label}: licence {package['license']} is not in deny.toml")
            if package["name"] in banned:
                faults.append(f"{label}: banned, {banned[package['name']]}")
            if package["source"] not in (None, CRATES_IO):
                faults.append(f"{label}: from an unknown source")
            seen.add(label)
    for fault in sorted(set(faults)):
        print(fault, file=sys.stderr)
    print(f"licences: {len(seen)} packages, {len(set(faults))} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
