"""gongshi-rubric/1, written from spec/scoring.md alone: no code is shared with the engine.

`score(rubric, facts, gates, context)` takes a rubric and a sheet with the keys of docs/records.md and
returns exact and printed numbers as fractions. Numbers may be given as their literal text.
"""

import re
from fractions import Fraction
from math import ceil, floor

LITERAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?%?")
OUT = None  # what is left out (缺项)


class Fault(Exception):
    """N9: there is no score, only the name of the fault."""


def number(text) -> Fraction:
    """N1."""
    text = str(text)
    if len(text) > 64 or not LITERAL.fullmatch(text):
        raise Fault("wrong-type")
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def flag(value) -> bool:
    if str(value).lower() not in ("true", "false"):
        raise Fault("wrong-type")
    return str(value).lower() == "true"


def need(facts: dict, name: str):
    """N13."""
    if name not in facts:
        raise Fault("missing-fact")
    return facts[name]


def rounded(x: Fraction, rounding: dict) -> Fraction:
    """N3: symmetric about zero."""
    unit = Fraction(1, 10 ** int(rounding["places"]))
    whole, rest = divmod(abs(x), unit)
    mode = rounding["mode"]
    odd = whole % 2 == 1
    goes_up = {
        "half_up": rest * 2 >= unit,
        "half_even": rest * 2 > unit or (rest * 2 == unit and odd),
        "down": False,
        "up": rest > 0,
    }[mode]
    result = (whole + goes_up) * unit
    if result / unit >= 10**28:
        raise Fault("too-large")
    return -result if x < 0 else result


def in_range(points, low, high, step) -> Fraction:
    """N40."""
    points = number(points)
    if step is not None and number(step) <= 0:
        raise Fault("broken-rule")
    if not low <= points <= high:
        raise Fault("out-of-range")
    if step is not None and (points - low) % number(step):
        raise Fault("off-grid")
    return points


class ZeroDenominator(Exception):
    """N24: not yet a fault."""


class Sheet:
    """One rubric over one nomination."""

    def __init__(self, rubric, facts, gates=None, context=None):
        self.rubric, self.facts = rubric, facts or {}
        self.gates, self.context = gates or {}, context or {}
        self.criteria = {c["id"]: c for c in criteria_of(rubric)}

    # Measures, section 3

    def ratio(self, measure: dict, row: dict) -> Fraction:
        """N22, N23: one ratio; ZeroDenominator when there is nothing to divide by."""
        clamp = measure.get("over") == "clamp"
        if "rate" in row:
            if "done" in row or "total" in row:
                raise Fault("contradiction")
            done, total = number(row["rate"]), Fraction(1)
        else:
            done, total = self.counts(measure, row)
        if done < 0:
            raise Fault("out-of-range")
        if done > total:
            if not clamp:
                raise Fault("out-of-range")
            done = total
        if total == 0:
            raise ZeroDenominator
        return done / total

    @staticmethod
    def counts(measure: dict, row: dict) -> tuple[Fraction, Fraction]:
        done, total = number(need(row, "done")), number(need(row, "total"))
        if done < 0 or total < 0:
            raise Fault("out-of-range")
        if done > total:
            if measure.get("over") != "clamp":
                raise Fault("out-of-range")
            done = total
        return done, total

    def measure(self, measure: dict, facts: dict) -> tuple[Fraction, Fraction]:
        """N20: value and share."""
        if "value" in measure:
            value = number(need(facts, "value"))
            if "min" in measure and value < number(measure["min"]):
                raise Fault("out-of-range")
            if "max" not in measure:
                return value, value
            top = number(measure["max"])
            if value > top:
                raise Fault("out-of-range")
            if top == 0:
                raise ZeroDenominator
            return value, value / top
        if "aggregate" not in measure:
            value = self.ratio(measure, facts)
        elif measure["aggregate"] == "mean":
            value = self.mean(measure, need(facts, "batches"))
        else:
            value = self.pooled(measure, need(facts, "batches"))
        return value, value

    def mean(self, measure: dict, rows: list) -> Fraction:
        """N26."""
        if not rows:
            raise Fault("too-few")
        on_zero, values, zeros = measure.get("on_zero", "error"), [], 0
        for row in rows:
            try:
                values.append(self.ratio(measure, row))
            except ZeroDenominator:
                zeros += 1
                if on_zero == "error":
                    raise Fault("zero-denominator") from None
                if on_zero != "exclude":
                    values.append(Fraction(on_zero == "full"))
        if zeros == len(rows):
            raise ZeroDenominator
        return sum(values) / len(values)

    def pooled(self, measure: dict, rows: list) -> Fraction:
        """N27."""
        if not rows:
            raise Fault("too-few")
        if any("rate" in row for row in rows):
            raise Fault("contradiction")
        counts = [self.counts(measure, row) for row in rows]
        total = sum(total for _, total in counts)
        if total == 0:
            raise ZeroDenominator
        return sum(done for done, _ in counts) / total

    # Ladders, section 4

    def ladder(self, steps: list, points: Fraction, value: Fraction, share: Fraction, is_ratio: bool) -> Fraction:
        """N30 to N33."""
        for step in steps:
            if self.holds(step, value, is_ratio):
                if step["award"] == "full":
                    return points
                if step["award"] == "proportional":
                    return points * share
                return number(step["award"])
        return Fraction(0)

    def holds(self, step: dict, value: Fraction, is_ratio: bool) -> bool:
        for word, test in BOUNDS.items():
            if word in step:
                bound = number(step[word])
                compare = self.rubric.get("compare", "exact")
                if compare != "exact":
                    scale = 100 if is_ratio or str(step[word]).endswith("%") else 1
                    value = rounded(value * scale, compare) / scale
                return test(value, bound)
        return True

    # The sheet, section 6

    def criterion(self, criterion: dict):
        """N12, N14, N80: exact points, or OUT."""
        facts = {k: v for k, v in (self.facts.get(criterion["id"]) or {}).items() if k not in PROVENANCE}
        points = number(criterion["points"])
        if not facts:
            missing = criterion.get("missing", "error")
            if missing == "error":
                raise Fault("missing-facts")
            return OUT if missing == "exclude" else Fraction(0)
        rule = criterion["rule"]
        try:
            exact = RULES[rule["kind"]](self, criterion, rule, facts, points)
        except ZeroDenominator:
            on_zero = (rule.get("measure") or rule).get("on_zero", "error")
            if on_zero == "error":
                raise Fault("zero-denominator") from None
            return {"full": points, "zero": Fraction(0), "exclude": OUT}[on_zero]
        return min(exact, points)


PROVENANCE = ("source", "as_of", "evidence")
BOUNDS = {
    "at_least": lambda v, b: v >= b,
    "above": lambda v, b: v > b,
    "at_most": lambda v, b: v <= b,
    "below": lambda v, b: v < b,
}


def criteria_of(rubric: dict) -> list[dict]:
    found = []
    for section in rubric.get("sections") or []:
        found += criteria_of(section)
    return found + (rubric.get("criteria") or [])


def weighted_criteria(group: dict, weight: Fraction) -> list[tuple[dict, Fraction]]:
    """N66: criteria in the order of the rubric with the product of the weights above them."""
    found = []
    weighs = group.get("combine", "sum") == "weighted"
    for item in (group.get("sections") or []) + (group.get("criteria") or []):
        below = weight * number(item.get("weight", 1)) if weighs else weight
        if "rule" in item:
            found.append((item, below))
        else:
            found += weighted_criteria(item, Fraction(1) if flag(item.get("extra", False)) else below)
    return found


# Rules, section 5: (sheet, criterion, rule, facts, points) -> exact points


def measured(rule: dict) -> dict:
    return rule.get("measure") or rule


def points_rule(sheet, criterion, rule, facts, points):
    low, high = number(rule.get("min", 0)), number(rule.get("max", criterion["points"]))
    return in_range(need(facts, "points"), low, high, rule.get("step"))


def checklist(sheet, criterion, rule, facts, points):
    """N41."""
    total, all_met = Fraction(0), True
    for item in rule["items"]:
        worth = number(item["points"])
        if item.get("partial"):
            got = in_range(need(facts, item["id"]), 0, worth, None)
            met = got > 0
        else:
            met = all([flag(need(facts, name)) for name in item.get("all_of") or [item["id"]]])
            got = worth if met else Fraction(0)
        total += got
        all_met &= met
    return Fraction(0) if rule.get("fail_any") == "zero" and not all_met else total


def choice(sheet, criterion, rule, facts, points):
    """N42."""
    level = next((entry for entry in rule["levels"] if entry["id"] == str(need(facts, "level"))), None)
    if level is None:
        raise Fault("wrong-type" if LITERAL.fullmatch(str(facts["level"])) else "unknown-name")
    if "points" in level:
        return number(level["points"])
    return in_range(need(facts, "points"), number(level["min"]), number(level["max"]), level.get("step"))


def bands(sheet, criterion, rule, facts, points):
    """N43."""
    value, share = sheet.measure(measured(rule), facts)
    return sheet.ladder(rule["steps"], points, value, share, "value" not in measured(rule))


def ratio(sheet, criterion, rule, facts, points):
    """N44."""
    value, share = sheet.measure(measured(rule), facts)
    if not rule.get("steps"):
        return points * share
    return sheet.ladder(rule["steps"], points, value, share, "value" not in measured(rule))


def units(item: dict, amount: Fraction) -> Fraction:
    """N45: amount to points."""
    per = number(item.get("per", 1))
    if per <= 0:
        raise Fault("broken-rule")
    whole = {"floor": floor, "ceil": ceil, "exact": lambda u: u}[item.get("count", "floor")]
    got = Fraction(whole(amount / per)) * number(item["each"])
    return min(got, number(item["max"])) if "max" in item else got


def count(sheet, criterion, rule, facts, points):
    """N45."""
    total = Fraction(0)
    for item in rule.get("items") or [{**rule, "id": "count"}]:
        amount = number(need(facts, item["id"]))
        if amount < 0:
            raise Fault("out-of-range")
        total += units(item, amount)
    return total


def quotient(name: str, facts: dict) -> Fraction:
    """N46: the ratio of two counts."""
    done, total = number(need(facts, f"{name}-done")), number(need(facts, f"{name}-total"))
    if not 0 <= done <= total:
        raise Fault("out-of-range")
    if total == 0:
        raise Fault("zero-denominator")
    return done / total


def deduct(sheet, criterion, rule, facts, points):
    """N46."""
    left = number(rule.get("start", criterion["points"]))
    for item in rule["items"]:
        amount = number(need(facts, item["id"])) if "done" not in item else quotient(item["id"], facts)
        if "under" in item:
            amount = max(Fraction(0), number(item["under"]) - amount)
        elif "over" in item:
            amount = max(Fraction(0), amount - number(item["over"]))
        elif amount < 0:
            raise Fault("out-of-range")
        left -= units(item, amount)
    return max(left, number(rule.get("floor", 0)))


def bonus(sheet, criterion, rule, facts, points):
    """N47, N48."""
    highest, by_item, claimed = rule["stack"] == "highest", {}, set()
    items = {item["id"]: item for item in rule["items"]}
    for claim in need(facts, "claims"):
        item = items.get(str(need(claim, "item")))
        if item is None:
            raise Fault("unknown-name")
        if "award_in" in item:
            key = (item["id"], str(need(claim, "nomination")))
            if key in claimed:
                raise Fault("duplicate")
            claimed.add(key)
            won = sheet.context.get("won", {}).get(item["award_in"], {}).get(key[1], [])
            worths = [number(t["points"]) for t in item["tiers"] if [t["award"], t["tier"]] in [list(w) for w in won]]
            worth = max(worths, default=Fraction(0))
        else:
            times = number(claim.get("count", 1))
            if times < 0 or times.denominator != 1:
                raise Fault("out-of-range")
            worth = number(item["points"]) * (min(times, 1) if highest else times)
        by_item.setdefault(item["id"], []).append(worth)
    sums = []
    for name, worths in by_item.items():
        got = max(worths) if highest else sum(worths)
        sums.append(min(got, number(items[name]["max"])) if "max" in items[name] else got)
    return max(sums, default=Fraction(0)) if highest else sum(sums, Fraction(0))


def panel(rule: dict, facts: dict) -> dict[str, Fraction]:
    """N65: the judges present and their points."""
    present, seen = {}, set()
    for row in need(facts, "scores"):
        judge = str(need(row, "judge"))
        if judge in seen:
            raise Fault("duplicate")
        seen.add(judge)
        if flag(row.get("recused", False)):
            if "points" in row:
                raise Fault("contradiction")
            continue
        present[judge] = in_range(need(row, "points"), number(rule["min"]), number(rule["max"]), rule.get("step"))
    return present


def judges(sheet, criterion, rule, facts, points):
    """N65 to N67."""
    present = panel(rule, facts)
    high, low = int(rule.get("drop_high", 0)), int(rule.get("drop_low", 0))
    if len(present) < int(rule.get("min_judges", high + low + 1)) or len(present) <= high + low:
        raise Fault("too-few")
    key = {judge: [points] for judge, points in present.items()}
    if rule.get("drop_on") == "total":
        key = {judge: [Fraction(0)] for judge in present}
        for other, weight in weighted_criteria(sheet.rubric, Fraction(1)):
            theirs = {k: v for k, v in (sheet.facts.get(other["id"]) or {}).items() if k not in PROVENANCE}
            if other["rule"]["kind"] == "judges" and other["rule"].get("drop_on") == "total" and theirs:
                panel_there = panel(other["rule"], theirs)
                if set(panel_there) != set(present):
                    raise Fault("uneven-panel")
                for judge, points_there in panel_there.items():
                    key[judge][0] += weight * points_there
                    key[judge].append(points_there)
    order = sorted(present, key=lambda judge: key[judge])
    kept = sorted(present[judge] for judge in order[low : len(order) - high])
    if rule.get("average") == "median":
        middle = len(kept) // 2
        return kept[middle] if len(kept) % 2 else (kept[middle - 1] + kept[middle]) / 2
    return sum(kept) / len(kept)


def interpolate(sheet, criterion, rule, facts, points):
    """N68."""
    value, _ = sheet.measure(measured(rule), facts)
    anchors = [(number(a["at"]), number(a["points"])) for a in rule["anchors"]]
    if not anchors or any(x1 <= x0 for (x0, _), (x1, _) in zip(anchors, anchors[1:])):
        raise Fault("broken-rule")
    if value <= anchors[0][0]:
        return anchors[0][1]
    for (x0, y0), (x1, y1) in zip(anchors, anchors[1:]):
        if value <= x1:
            return y0 + (value - x0) / (x1 - x0) * (y1 - y0)
    return anchors[-1][1]


def relative(sheet, criterion, rule, facts, points):
    """N70, N71; the best of the scope is context."""
    value, _ = sheet.measure(measured(rule), facts)
    if value < 0:
        raise Fault("out-of-range")
    best = sheet.context.get("best", {}).get(criterion["id"], value)
    if rule["best"] == "highest":
        quotient = value / best if best else Fraction(0)
    else:
        quotient = best / value if value else Fraction(1)
    return points * min(quotient, Fraction(1))


def top(sheet, criterion, rule, facts, points):
    """N72."""
    low, high, k = number(rule.get("min", 0)), number(rule.get("max", criterion["points"])), int(rule["k"])
    given = [in_range(need(row, "points"), low, high, rule.get("step")) for row in need(facts, "members")]
    fewer = rule.get("fewer", "error")
    if len(given) < k and fewer == "error":
        raise Fault("too-few")
    best = sorted(given, reverse=True)[:k]
    if rule["combine"] == "sum":
        return sum(best, Fraction(0))
    divisor = len(best) if fewer == "present" else k
    return sum(best) / divisor if best else Fraction(0)


RULES = {
    "points": points_rule,
    "checklist": checklist,
    "choice": choice,
    "bands": bands,
    "ratio": ratio,
    "count": count,
    "deduct": deduct,
    "bonus": bonus,
    "judges": judges,
    "interpolate": interpolate,
    "relative": relative,
    "top": top,
}


class Tree:
    """Section 6 and 7: from criteria to the total."""

    def __init__(self, sheet: Sheet):
        self.sheet, self.rubric = sheet, sheet.rubric
        self.published = self.rubric["total_of"] == "published"
        self.criteria, self.groups, self.extras = {}, {}, []

    def node(self, item: dict, parent_weighs: bool):
        """(exact, printed, available, unsettled) of an item, exact OUT when left out."""
        if "rule" in item:
            exact = self.sheet.criterion(item)
            printed = OUT if exact is OUT else rounded(exact, self.rubric["rounding"])
            self.criteria[item["id"]] = (exact, printed)
            return exact, printed, Fraction(0) if exact is OUT else number(item["points"]), exact is OUT
        return self.group(item, parent_weighs)

    def group(self, group: dict, settles: bool):
        extra = flag(group.get("extra", False))
        exact, printed, available, open_ = self.combined(group, settles and not extra)
        if exact is not OUT:
            exact, printed = self.gated(exact, printed, group["id"])
            printed = self.printed(exact, printed)
        self.groups[group["id"]] = (exact, printed)
        if extra:
            if exact is not OUT:
                self.extras.append((exact, printed))
            return OUT, OUT, Fraction(0), False
        return exact, printed, available, open_

    def combined(self, group: dict, settles: bool):
        """N81 to N84."""
        weighs = group.get("combine", "sum") == "weighted"
        items = (group.get("sections") or []) + (group.get("criteria") or [])
        nodes = [(item, self.node(item, weighs)) for item in items]
        nodes = [(item, node) for item, node in nodes if not flag(item.get("extra", False))]
        here = [(item, node) for item, node in nodes if node[0] is not OUT]
        if not here:
            return OUT, OUT, Fraction(0), bool(nodes)
        if weighs:
            if any("weight" not in item for item, _ in here):
                raise Fault("broken-rule")
            weights = [number(item["weight"]) for item, _ in here]
            exact = sum(w * node[0] for w, (_, node) in zip(weights, here))
            printed = sum(w * node[1] for w, (_, node) in zip(weights, here))
            if len(here) < len(nodes):
                exact, printed = exact / sum(weights), printed / sum(weights)
            available = number(group["points"])
            if "cap" in group and group is not self.rubric:
                available = min(available, number(group["cap"]))
            return *self.capped(group, exact, printed), available, False
        exact, printed = sum(node[0] for _, node in here), sum(node[1] for _, node in here)
        available = sum(node[2] for _, node in here)
        open_ = any(node[3] for _, node in nodes)
        exact, printed = self.capped(group, exact, printed)
        if "cap" in group and group is not self.rubric:
            available = min(available, number(group["cap"]))
        if settles and open_:
            if available == 0:
                return OUT, OUT, Fraction(0), False
            factor = number(group["points"]) / available
            exact, printed, open_ = exact * factor, printed * factor, False
        return exact, printed, available, open_

    def capped(self, group: dict, exact, printed):
        """N83; the rubric's own cap comes later (N86)."""
        if "cap" in group and group is not self.rubric:
            cap = number(group["cap"])
            return min(exact, cap), min(printed, cap)
        return exact, printed

    def gated(self, exact, printed, group_id):
        """N91."""
        for gate in self.rubric.get("gates") or []:
            closed = flag(self.sheet.gates.get(gate["id"], False))
            if not closed or gate.get("group") != group_id or gate["effect"] == "disqualify":
                continue
            most = Fraction(0) if gate["effect"] == "zero" else number(gate["effect"]["cap_at"])
            exact, printed = (most, most) if gate["effect"] == "zero" else (min(exact, most), min(printed, most))
        return exact, printed

    def printed(self, exact, printed):
        """N87."""
        if exact is OUT:
            return OUT
        return rounded(printed if self.published else exact, self.rubric["rounding"])

    def total(self):
        """N86."""
        exact, printed, _, _ = self.combined(self.rubric, True)
        if exact is OUT:
            raise Fault("nothing-scored")
        exact += sum(e for e, _ in self.extras)
        printed += sum(p for _, p in self.extras)
        if "cap" in self.rubric:
            cap = number(self.rubric["cap"])
            exact, printed = min(exact, cap), min(printed, cap)
        if "floor" in self.rubric:
            floor = number(self.rubric["floor"])
            exact, printed = max(exact, floor), max(printed, floor)
        exact, printed = self.gated(exact, printed, None)
        return exact, self.printed(exact, printed)

    def standing(self) -> str:
        """N95."""
        for gate in self.rubric.get("gates") or []:
            if gate["effect"] == "disqualify" and flag(self.sheet.gates.get(gate["id"], False)):
                return "disqualified"
        for criterion in self.sheet.criteria.values():
            facts = self.sheet.facts.get(criterion["id"]) or {}
            if criterion.get("missing") == "ineligible" and not set(facts) - set(PROVENANCE):
                return "ineligible"
        return "ranked"


def score(rubric: dict, facts: dict, gates: dict | None = None, context: dict | None = None) -> dict:
    """The whole score of one sheet."""
    tree = Tree(Sheet(rubric, facts, gates, context))
    exact, printed = tree.total()
    return {
        "criteria": tree.criteria,
        "groups": tree.groups,
        "exact": exact,
        "printed": printed,
        "standing": tree.standing(),
    }
