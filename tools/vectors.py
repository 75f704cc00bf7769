#!/usr/bin/env python3
"""Runs spec/vectors/ through tools/scoring.py: the second implementation is held to the same kit.

Usage: tools/vectors.py [FOLDER]   (needs PyYAML, for reading only: every scalar stays text)
"""

import sys
from fractions import Fraction
from pathlib import Path

import yaml

import scoring
from recompute import decimal

ROOT = Path(__file__).resolve().parent.parent


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


def context_of(vector: dict) -> dict:
    said, won = vector.get("context") or {}, {}
    for win in said.get("wins") or []:
        won.setdefault(win["contest"], {}).setdefault(win["nomination"], []).append((win["award"], win["tier"]))
    return {"best": {name: fraction(best) for name, best in (said.get("bests") or {}).items()}, "won": won}


def fraction(text: str) -> Fraction:
    return Fraction(text) if "/" in text else scoring.number(text)


def nodes(computed: dict, places: int) -> dict:
    return {id_: "excluded" if exact is None else decimal(printed, places) for id_, (exact, printed) in computed.items()}


def check(vector: dict, rubrics: dict) -> str | None:
    """What differs, or None."""
    rubric, facts = rubric_of(vector, rubrics)
    places, expect = int(rubric["rounding"]["places"]), vector["expect"]
    try:
        score = scoring.score(rubric, facts, vector.get("gates"), context_of(vector))
    except scoring.Fault as fault:
        return None if expect.get("fault") == str(fault) else f"fault {fault}, expected {expect}"
    if "fault" in expect:
        return f"no fault, expected {expect['fault']}"
    got = {"points": decimal(score["printed"], places), "exact": score["exact"]}
    got |= {"standing": score["standing"]}
    got |= {kind: nodes(score[kind], places) for kind in ("criteria", "groups")}
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
