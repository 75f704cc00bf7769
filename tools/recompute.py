#!/usr/bin/env python3
"""Recomputes every score of a built site from what the site publishes, and compares.

For each contest: `data/rubrics/*.json` and `data/records.json` are scored by verifiers/verify.py (written
from spec/scoring.md, exact fractions, standard library), and every criterion, group and total is
compared with the page of the nomination (its JSON twin), exact and printed. Ranks must follow the
printed totals. Exit 1 on any difference.

Usage: tools/recompute.py [SITE]
"""

import json
import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "verifiers"))

from verify import LEFT_OUT, Contest, decimal  # noqa: E402


def load(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def awards_of(folder: Path) -> list[dict]:
    """What was won in the other contests of the site: bonus rules may ask for it."""
    wins = []
    for path in sorted(folder.parent.glob("*/data/records.json")):
        for record in load(path)["nominations"] if path.parent.parent != folder else []:
            who = {"contest": path.parent.parent.name, "nomination": record["nomination"]}
            wins += [who | {"award": award, "tier": tier} for award, tier in record.get("awards") or []]
    return wins


class Recomputed:
    """The published data of one contest, computed again."""

    def __init__(self, folder: Path):
        self.folder = folder
        rubrics = {p.stem: load(p) for p in sorted((folder / "data/rubrics").glob("*.json"))}
        self.contest = Contest(load(folder / "data/records.json"), {"won_elsewhere": awards_of(folder)}, rubrics)
        self.scored = [one for one in self.contest.records.values() if one["rubric"]]
        self.compared = 0
        self.faults: list[str] = []

    def check(self) -> None:
        totals: dict = {}
        for record in self.scored:
            name = record["nomination"]
            page = load(self.folder / "n" / f"{name}.json")["page"]
            if record["out"] and not record["facts"]:
                # 不予受理: never scored, and the page must not pretend otherwise.
                if page["breakdown"]:
                    self.faults.append(f"{name}: a breakdown without facts")
                continue
            if name in self.contest.faults:
                self.faults.append(f"{name}: {self.contest.faults[name]}")
                continue
            sheet = self.contest.sheets[name]
            self.compare_page(name, page, sheet, int(sheet.rounding["places"]))
            if page["rank"]:
                totals.setdefault(record["track"], []).append((page["rank"]["rank"], sheet.total[1]))
        for track, places in totals.items():
            self.check_ranks(track, sorted(places, key=lambda place: place[0]))

    def compare_page(self, name: str, page: dict, sheet, places: int) -> None:
        shown = page["breakdown"]
        self.compare(f"{name}: total", shown["total"], sheet.total, places)
        nodes = walk(shown)
        for kind, computed in (("criterion", sheet.criteria), ("group", sheet.groups)):
            printed = {id_: points for id_, points, is_group in nodes if is_group == (kind == "group")}
            if set(printed) != set(computed):
                self.faults.append(f"{name}: the page shows other {kind} ids than the rubric has")
                continue
            for id_, numbers in computed.items():
                self.compare(f"{name}: {kind} {id_}", printed[id_], numbers, places)
        if (sheet.standing() == "ranked") != bool(page["rank"]) and not page["out"]:
            self.faults.append(f"{name}: {score['standing']}, and the page says otherwise")

    def compare(self, what: str, shown: dict | None, computed: tuple | None, places: int) -> None:
        self.compared += 1
        if shown is None or computed is LEFT_OUT:
            if not (shown is None and computed is LEFT_OUT):
                self.faults.append(f"{what}: left out on one side only")
            return
        exact, printed = computed
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


def main() -> int:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "public")
    contests = [Recomputed(path.parent.parent) for path in sorted(root.glob("*/data/records.json"))]
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
