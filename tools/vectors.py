#!/usr/bin/env python3
"""Runs spec/vectors/ through verifiers/verify.py: the second implementation is held to the same kit.

Usage: tools/vectors.py [FOLDER]   (needs PyYAML, for reading only: every scalar stays text)
"""

import sys
from fractions import Fraction
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "verifiers"))

from verify import Fault, Sheet, decimal, number  # noqa: E402


def rubric_of(vector: dict, rubrics: dict) -> tuple[dict, dict]:
    """The rubric and the facts by criterion; `criterion` is the short form."""
    facts = vector.get("facts") or {}
    if "rubric" in vector:
        return rubrics[vector["rubric"]], facts
    criterion = {"id": "c", **vector["criterion"]}
    rubric = {
        "points": criterion["points"],
        "rounding": vector.get("rounding", {"places": "2", "mode": "half_up"}),
        "compare": vector.get("compare", "exact"),
        "total_of": "published",
        "sections": [{"id": "g", "points": criterion["points"], "criteria": [criterion]}],
    }
    return rubric, {"c": facts}


def context_of(vector: dict) -> tuple[dict, set]:
    """Best values by criterion, and awards won elsewhere."""
    said = vector.get("context") or {}
    wins = {(win["contest"], win["nomination"], win["award"], win["tier"]) for win in said.get("wins") or []}
    return {name: fraction(best) for name, best in (said.get("bests") or {}).items()}, wins


def fraction(text: str) -> Fraction:
    return Fraction(text) if "/" in text else number(text)


def nodes(computed: dict, places: int) -> dict:
    return {id_: "excluded" if points is None else decimal(points[1], places) for id_, points in computed.items()}


def check(vector: dict, rubrics: dict) -> str | None:
    """What differs, or None."""
    rubric, facts = rubric_of(vector, rubrics)
    places, expect = int(rubric["rounding"]["places"]), vector["expect"]
    try:
        sheet = Sheet(rubric, facts, vector.get("gates"), *context_of(vector)).score()
    except Fault as fault:
        return None if expect.get("fault") == str(fault) else f"fault {fault}, expected {expect}"
    if "fault" in expect:
        return f"no fault, expected {expect['fault']}"
    exact, printed = sheet.total
    got = {"points": decimal(printed, places), "exact": exact, "standing": sheet.standing()}
    got |= {"criteria": nodes(sheet.criteria, places), "groups": nodes(sheet.groups, places)}
    wanted = {**expect, "standing": next(iter(expect.get("standing") or {"ranked": None}))}
    if "exact" in expect:
        wanted["exact"] = fraction(expect["exact"])
    differing = {key: (got[key], value) for key, value in wanted.items() if got[key] != value}
    return f"got and expected {differing}" if differing else None


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "spec/vectors"
    count, faults = 0, 0
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for vector in content["vectors"]:
            count += 1
            if difference := check(vector, content.get("rubrics") or {}):
                faults += 1
                print(f"{path.name}: {vector['name']}: {difference}", file=sys.stderr)
    print(f"vectors: {count} through the second implementation, {faults} differences")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main())
