#!/usr/bin/env python3
"""Answers random cases (spec/vectors/README.md) with the DuckDB script that a bundle would carry.

Reads cases on stdin and writes one answer a line, for tools/differential.py --partial. An overflow of
128 bits, or a decimal longer than the script sorts by, is {"unsupported": …}: DuckDB stopped, and gave
no number. Any other error is a fault of the sheet.

Usage: tools/sql_cases.py [ENGINE COMMAND…]   (needs duckdb)
"""

import json
import subprocess
import sys
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ["cargo", "run", "--quiet", "--example", "cases", "--"]
sys.path.insert(0, str(ROOT / "verifiers"))

from verify import PROVENANCE, flat  # noqa: E402

STOPPED = ("Out of Range Error", "more than 12 decimals", "Could not convert string", "out of range", "INT128")


def rows_of(case: dict) -> list[tuple]:
    rows = []
    for item, facts in (case["facts"] or {}).items():
        values = flat("", {k: v for k, v in facts.items() if k not in PROVENANCE})
        rows += [("n", item, fact, value) for fact, value in values]
    return rows + [("n", gate, "value", str(value).lower()) for gate, value in (case.get("gates") or {}).items()]


def answer(db, case: dict, script: str) -> dict:
    db.execute("CREATE OR REPLACE TEMP TABLE nominations AS SELECT 'n' AS nomination, 't' AS track, 'u' AS recommended_by, 'random' AS rubric, 'false' AS out")
    db.execute("CREATE OR REPLACE TEMP TABLE raw_facts (nomination VARCHAR, criterion VARCHAR, fact VARCHAR, value VARCHAR)")
    if rows := rows_of(case):
        db.executemany("INSERT INTO raw_facts VALUES (?, ?, ?, ?)", rows)
    try:
        db.execute(script)
        found = db.execute(
            "SELECT item, kind, CASE WHEN exact IS NOT NULL THEN exact.n::VARCHAR || CASE WHEN exact.d = 1 THEN '' ELSE '/' || exact.d END END,"
            " CASE WHEN exact IS NOT NULL THEN shown(printed, places) END FROM recomputed"
        ).fetchall()
    except duckdb.Error as error:
        text = str(error)
        return {"unsupported": text} if any(word in text for word in STOPPED) else {"fault": "?", "words": text[:300]}
    nodes = {(kind, item): exact and {"exact": exact, "published": shown} for item, kind, exact, shown in found}
    total = nodes.pop(("total", "total"))
    of = lambda wanted: {item: points for (kind, item), points in nodes.items() if kind == wanted}  # noqa: E731
    standing = db.execute("SELECT standing FROM standings").fetchone()[0]
    return {"points": total["published"], "exact": total["exact"], "standing": standing, "criteria": of("criterion"), "groups": of("group")}


def main() -> int:
    lines = sys.stdin.read()
    engine = sys.argv[1:] or ENGINE
    scripts = subprocess.run([*engine, "sql"], input=lines, capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT)
    db = duckdb.connect()
    db.execute("PRAGMA disable_optimizer")  # planning takes longer than one sheet
    for line, script in zip(lines.splitlines(), scripts.stdout.splitlines()):
        script = json.loads(script)
        told = answer(db, json.loads(line), script) if isinstance(script, str) else {"invalid": True}
        print(json.dumps(told, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
