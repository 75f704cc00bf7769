#!/usr/bin/env python3
"""Compares an implementation of spec/scoring.md with the engine on random cases.

The implementation is any command that reads cases as JSON lines on stdin and writes one answer a line
(spec/vectors/README.md). Every number of every case is compared. The first cases that differ are made
as small as they stay different, asking the engine again for each attempt, and printed.

Usage: tools/differential.py [--seed WORD] [--cases N] [--engine COMMAND] [--partial] -- COMMAND…

--partial: an answer may be {"unsupported": "why"}, which is counted and not compared, and a fault need
not be named ({"fault": "?"}).
"""

import argparse
import copy
import json
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENGINE = "cargo run --quiet --example cases --"


def run(command: list[str], cases: list[dict]) -> list[dict]:
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    if len(answers) != len(cases):
        answers += [{"crashed": (done.stderr.strip().splitlines() or ["no word"])[-1]}] * (len(cases) - len(answers))
    return answers


def difference(expect: dict, answer: dict, partial: bool) -> str | None:
    """What differs, or None."""
    if "unsupported" in answer and partial:
        return None
    if "fault" in expect or "fault" in answer:
        same = expect.get("fault") == answer.get("fault") or (partial and "fault" in expect and answer.get("fault") == "?")
        return None if same else f"the engine says {expect.get('fault', 'no fault')}, it says {answer.get('fault', answer)}"
    for key in expect:
        if key in ("criteria", "groups"):
            for item, points in expect[key].items():
                if answer.get(key, {}).get(item, "nothing") != points:
                    return f"{key} {item}: the engine says {points}, it says {answer.get(key, {}).get(item, 'nothing')}"
            if set(answer[key]) != set(expect[key]):
                return f"{key}: {sorted(answer[key])}, not {sorted(expect[key])}"
        elif answer.get(key) != expect[key]:
            return f"{key}: the engine says {expect[key]}, it says {answer.get(key, answer)}"
    return None


class Shrinker:
    """Makes a case smaller while the two still differ."""

    def __init__(self, engine: list[str], command: list[str], partial: bool):
        self.engine, self.command, self.partial = engine, command, partial

    def differing(self, cases: list[dict]) -> dict | None:
        """The first of some cases on which the two differ."""
        for case, expect, answer in zip(cases, run(self.engine, cases), run(self.command, cases)):
            if "invalid" not in expect and difference(expect, answer, self.partial):
                return case | {"expect": expect}
        return None

    def shrink(self, case: dict) -> dict:
        while True:
            smaller = self.differing(list(attempts(case)))
            if smaller is None:
                return case
            case = smaller


def attempts(case: dict):
    """Smaller cases: one thing less, or simpler. The largest cuts first."""
    for path in paths(case["rubric"]):
        parent, key = at(case["rubric"], path[:-1]), path[-1]
        if isinstance(parent, list) and len(parent) > 0:
            yield without(case, ["rubric", *path])
        elif key in ("cap", "floor", "max", "compare", "fail_any", "step", "group", "measure_max", "min_judges"):
            yield without(case, ["rubric", *path])
    for part in ("facts", "gates", "context"):
        for path in paths(case[part]):
            yield without(case, [part, *path])
    simple = {"rounding": {"places": 2, "mode": "half_up"}, "combine": "sum", "extra": False, "total_of": "published", "missing": "error"}
    for path in paths(case["rubric"]):
        value = at(case["rubric"], path)
        if path[-1] in simple and value != simple[path[-1]]:
            yield with_value(case, ["rubric", *path], simple[path[-1]])
    for part in ("rubric", "facts", "context"):
        for path in paths(case[part]):
            value = at(case[part], path)
            if isinstance(value, str) and any(digit in "0123456789" for digit in value) and path[-1] not in ("id", "rubric", "format"):
                for simpler in ("0", "1", "10", "100%", value.split(".")[0], value.rstrip("%")):
                    if len(simpler) < len(value):
                        yield with_value(case, [part, *path], simpler)


def paths(value, before=()):
    """Every place below a value, outermost first."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    pairs = list(pairs)
    for key, _ in pairs:
        yield [*before, key]
    for key, inner in pairs:
        yield from paths(inner, (*before, key))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def without(case: dict, path: list) -> dict:
    smaller = copy.deepcopy(case)
    del at(smaller, path[:-1])[path[-1]]
    return smaller


def with_value(case: dict, path: list, value) -> dict:
    other = copy.deepcopy(case)
    at(other, path[:-1])[path[-1]] = value
    return other


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="gongshi")
    parser.add_argument("--cases", type=int, default=3000)
    parser.add_argument("--engine", default=ENGINE)
    parser.add_argument("--partial", action="store_true")
    parser.add_argument("command", nargs="+")
    told = parser.parse_args()
    engine = shlex.split(told.engine)
    made = subprocess.run([*engine, "random", told.seed, str(told.cases)], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True)
    cases = [json.loads(line) for line in made.stdout.splitlines()]
    answers = run(told.command, cases)
    differing = [(case, why) for case, answer in zip(cases, answers) if (why := difference(case["expect"], answer, told.partial))]
    faults = sum("fault" in case["expect"] for case in cases)
    unsupported = sum("unsupported" in answer for answer in answers)
    shrinker = Shrinker([*engine, "answer"], told.command, told.partial)
    for case, why in differing[:3]:
        small = shrinker.shrink(case)
        answer = run(told.command, [small])[0]
        print(f"{why}\nsmallest case: {difference(small['expect'], answer, told.partial)}", file=sys.stderr)
        print(json.dumps(small, ensure_ascii=False), json.dumps(answer, ensure_ascii=False), sep="\n", file=sys.stderr)
    beside = f", {unsupported} not supported" if told.partial else ""
    print(f"differential: seed {told.seed}, {len(cases)} cases ({faults} with faults{beside}), {len(differing)} differ: {' '.join(told.command)}")
    return 1 if differing or len(cases) < told.cases or unsupported == len(cases) else 0


if __name__ == "__main__":
    sys.exit(main())
