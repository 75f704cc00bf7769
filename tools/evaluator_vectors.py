#!/usr/bin/env python3
"""Runs spec/vectors/ through any evaluator of cases, such as the page's script.

The evaluator reads cases as JSON lines on stdin and writes one answer a line (spec/vectors/README.md).

Usage: tools/evaluator_vectors.py COMMAND…   (needs PyYAML, for reading only: every scalar stays text)
"""

import json
import subprocess
import sys

import yaml

from vectors import ROOT, rubric_of


def case_of(vector: dict, rubrics: dict) -> dict:
    rubric, facts = rubric_of(vector, rubrics)
    said = vector.get("context") or {}
    context = {"bests": said.get("bests") or {}, "won": said.get("wins") or []}
    return {"rubric": rubric, "facts": facts, "gates": vector.get("gates") or {}, "context": context}


def shown(nodes: dict) -> dict:
    return {name: "excluded" if points is None else points["published"] for name, points in nodes.items()}


def difference(expect: dict, answer: dict) -> str | None:
    """What differs, or None."""
    if "fault" in expect or "fault" in answer:
        return None if expect.get("fault") == answer.get("fault") else f"{answer}, expected {expect}"
    wanted = {**expect, "standing": next(iter(expect.get("standing") or {"ranked": None}))}
    got = {**answer, "criteria": shown(answer["criteria"]), "groups": shown(answer["groups"])}
    differing = {key: (got[key], value) for key, value in wanted.items() if got[key] != value}
    return f"got and expected {differing}" if differing else None


def main() -> int:
    command = sys.argv[1:]
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    vectors = []
    for path in sorted((ROOT / "spec/vectors").glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        vectors += [(path.name, vector, case_of(vector, content.get("rubrics") or {})) for vector in content["vectors"]]
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for _, _, case in vectors)
    done = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    found = [(name, v["name"], difference(v["expect"], a)) for (name, v, _), a in zip(vectors, answers, strict=True)]
    faults = [fault for fault in found if fault[2]]
    for name, title, what in faults:
        print(f"{name}: {title}: {what}", file=sys.stderr)
    print(f"vectors: {len(vectors)} through {' '.join(command)}, {len(faults)} differences")
    return 1 if faults or not vectors else 0


if __name__ == "__main__":
    sys.exit(main())
