#!/usr/bin/env python3
"""Recomputes every score of a built site from what the site publishes, and compares.

For each contest: `data/rubrics/*.json` and `data/records.json` are scored by tools/scoring.py (written
from spec/scoring.md, exact fractions, standard library), and every criterion, group and total is
compared with the page of the nomination (its JSON twin), exact and printed. Ranks must follow the
printed totals. Exit 1 on any difference.

Usage: tools/recompute.py [SITE]
"""

import json
import sys
from fractions import Fraction
from pathlib import Path

import scoring


def load(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


class Contest:
    """The published data of one contest."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.rubrics = {p.stem: load(p) for p in sorted((folder / "data/rubrics").glob("*.json"))}
        self.records = load(folder / "data/records.json")["nominations"]
        self.scored = [r for r in self.records if r["rubric"]]
        self.compared = 0
        self.faults: list[str] = []

    def gates(self, record: dict) -> dict:
        return {name: fact["value"] for name, fact in record["gates"].items()}

    def best(self) -> dict:
        """N71: for each relative criterion and scope the best value among those that stand."""
        found: dict = {}
        for record in self.scored:
            rubric = self.rubrics[record["rubric"]]
            sheet = scoring.Sheet(rubric, record["facts"], self.gates(record))
            if record["out"] or scoring.Tree(sheet).standing() != "ranked":
                continue
            for criterion in sheet.criteria.values():
                rule, facts = criterion["rule"], record["facts"].get(criterion["id"])
                if rule["kind"] != "relative" or not facts:
                    continue
                try:
                    value, _ = sheet.measure(scoring.measured(rule), facts)
                except (scoring.Fault, scoring.ZeroDenominator):
                    continue
                key = (criterion["id"], self.scope(record, rule))
                pick = max if rule["best"] == "highest" else min
                found[key] = pick(found.get(key, value), value)
        return found

    @staticmethod
    def scope(record: dict, rule: dict) -> tuple:
        return (record["track"], record["recommended_by"] if rule["scope"] == "recommender" else None)

    def won(self) -> dict:
        """Awards by nomination, as (award, tier)."""
        return {r["nomination"]: [tuple(win) for win in r.get("awards") or []] for r in self.records}

    def context(self, record: dict, best: dict) -> dict:
        rubric = self.rubrics[record["rubric"]]
        mine, won = {}, {}
        for criterion in scoring.criteria_of(rubric):
            rule = criterion["rule"]
            if rule["kind"] == "relative" and (criterion["id"], self.scope(record, rule)) in best:
                mine[criterion["id"]] = best[criterion["id"], self.scope(record, rule)]
            for item in rule["items"] if rule["kind"] == "bonus" else []:
                if "award_in" in item:
                    won[item["award_in"]] = Contest(self.folder.parent / item["award_in"]).won()
        return {"best": mine, "won": won}

    def check(self) -> None:
        best, totals = self.best(), {}
        for record in self.scored:
            page = load(self.folder / "n" / f"{record['nomination']}.json")["page"]
            rubric = self.rubrics[record["rubric"]]
            if record["out"] and not record["facts"]:
                # 不予受理: never scored, and the page must not pretend otherwise.
                if page["breakdown"]:
                    self.faults.append(f"{record['nomination']}: a breakdown without facts")
                continue
            score = scoring.score(rubric, record["facts"], self.gates(record), self.context(record, best))
            self.compare_page(record["nomination"], page, score, int(rubric["rounding"]["places"]))
            if page["rank"]:
                totals.setdefault(record["track"], []).append((page["rank"]["rank"], score["printed"]))
        for track, places in totals.items():
            self.check_ranks(track, sorted(places, key=lambda place: place[0]))

    def compare_page(self, name: str, page: dict, score: dict, places: int) -> None:
        shown = page["breakdown"]
        self.compare(f"{name}: total", shown["total"], (score["exact"], score["printed"]), places)
        nodes = walk(shown)
        for kind, computed in (("criterion", score["criteria"]), ("group", score["groups"])):
            printed = {id_: points for id_, points, is_group in nodes if is_group == (kind == "group")}
            if set(printed) != set(computed):
                self.faults.append(f"{name}: the page shows other {kind} ids than the rubric has")
                continue
            for id_, numbers in computed.items():
                self.compare(f"{name}: {kind} {id_}", printed[id_], numbers, places)
        if (score["standing"] == "ranked") != bool(page["rank"]) and not page["out"]:
            self.faults.append(f"{name}: {score['standing']}, and the page says otherwise")

    def compare(self, what: str, shown: dict | None, computed: tuple, places: int) -> None:
        self.compared += 1
        exact, printed = computed
        if shown is None or exact is scoring.OUT:
            if not (shown is None and exact is scoring.OUT):
                self.faults.append(f"{what}: left out on one side only")
            return
        if Fraction(shown["exact"]) != exact:
            self.faults.append(f"{what}: exact {shown['exact']}, recomputed {exact}")
        if shown["published"] != decimal(printed, places):
            self.faults.append(f"{what}: printed {shown['published']}, recomputed {decimal(printed, places)}")

    def check_ranks(self, track: str, places: list) -> None:
        for (rank, total), (next_rank, next_total) in zip(places, places[1:]):
            if next_total > total:
                self.faults.append(f"{track}: rank {next_rank} has more points than rank {rank}")
        first: dict[int, int] = {}
        for at, (rank, _) in enumerate(places, start=1):
            if first.setdefault(rank, at) != rank:
                self.faults.append(f"{track}: rank {rank} stands at place {at}")


def walk(node: dict) -> list[tuple]:
    """(id, points, is a group) of everything below a breakdown or group."""
    found = [(c["id"], c["points"], False) for c in node.get("criteria", [])]
    for group in node.get("groups", []):
        found += [(group["id"], group["points"], True), *walk(group)]
    return found


def decimal(value: Fraction, places: int) -> str:
    """A number on the grid, with exactly `places` digits."""
    whole = abs(value) * 10**places
    assert whole.denominator == 1, "a printed number lies on the grid"
    digits = str(whole.numerator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def main() -> int:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "public")
    contests = [Contest(path.parent.parent) for path in sorted(root.glob("*/data/records.json"))]
    for contest in contests:
        contest.check()
        for fault in contest.faults[:50]:
            print(fault, file=sys.stderr)
        print(
            f"recompute: {contest.folder.name}: {len(contest.scored)} scores, {contest.compared} numbers, "
            f"{len(contest.faults)} differences"
        )
    scored = sum(contest.compared for contest in contests)
    return 1 if scored == 0 or any(contest.faults for contest in contests) else 0


if __name__ == "__main__":
    sys.exit(main())
