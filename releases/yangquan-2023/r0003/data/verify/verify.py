#!/usr/bin/env python3
"""独立核验程序：按公布的规则重新计算一个存证包里的每一个数。

用法：  python3 verify.py [存证包文件夹或 zip] [--fingerprint 指纹] [--json] [--lang zh|en]
不写存证包时，核验本文件所在的存证包（上两级文件夹）。

只用 Python 3.8 以上自带的库，不联网，不写任何文件，不执行包内任何内容。全部运算用分数（Fraction），
没有浮点数。本程序只依据 spec/scoring.md（计分规范，条款 N…）和 spec/evidence.md（存证规范，条款 E…）
写成，与生成网站的程序没有一行共同的代码：两个程序算出同一个数，才说明这个数是规则算出来的。

它依次做三件事（E60）：1 文件与指纹；2 由填报数据和评分细则重新计算得分、总分和名次；
3 各数据表与记录是否一致。退出码（E62）：0 无差异，1 有差异，2 用法不对。

An independent verifier of gongshi release bundles, written from the two specifications alone.
"""

import argparse
import csv
import hashlib
import io
import json
import os
import re
import stat
import struct
import sys
import zipfile
import zlib
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from pathlib import Path

# ---------------------------------------------------------------- 1 数（N1–N3）

LITERAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?%?")
LEFT_OUT = None  # 缺项：没有得分，也不是 0 分
ZERO, ONE = Fraction(0), Fraction(1)


class Fault(Exception):
    """N9：算不出得分，只有出错的名称。"""


class ZeroDenominator(Exception):
    """N24：分母为 0。是不是出错，由细则的 on_zero 决定。"""


@lru_cache(maxsize=None)
def literal(text):
    if len(text) > 64 or not LITERAL.fullmatch(text):
        raise Fault("wrong-type")
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def number(value):
    """N1：一个数，从填写的原文读出；97.25% 就是 389/400。"""
    return literal(value if isinstance(value, str) else str(value))


def flag(value):
    """是或否。"""
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise Fault("wrong-type")


def word(value):
    """一个名称，而不是数或是否。"""
    if not isinstance(value, str) or value in ("true", "false") or LITERAL.fullmatch(value):
        raise Fault("wrong-type")
    return value


def rounded(x, rounding):
    """N3 修约：到小数点后 places 位，对 0 对称。"""
    places = int(rounding["places"])
    if not 0 <= places <= 12:
        raise Fault("broken-rule")
    whole, rest = divmod(abs(x.numerator) * 10**places, x.denominator)
    twice = 2 * rest
    goes_up = {
        "half_up": twice >= x.denominator,
        "half_even": twice > x.denominator or (twice == x.denominator and whole % 2 == 1),
        "down": False,
        "up": rest > 0,
    }[rounding["mode"]]
    result = Fraction(whole + goes_up, 10**places)
    return -result if x < 0 else result


def published(x, rounding):
    """一个公布值：修约一次，最多 28 位有效数字。"""
    result = rounded(x, rounding)
    if abs(result) * 10 ** int(rounding["places"]) >= 10**28:
        raise Fault("too-large")
    return result


def decimal(x, places):
    """公布值的写法：小数点后正好 places 位（9.50）。"""
    digits = str(abs(x.numerator) * 10**places // x.denominator).rjust(places + 1, "0")
    return ("-" if x < 0 else "") + (digits[:-places] + "." + digits[-places:] if places else digits)


# ---------------------------------------------------------------- 2 一份评分表（N10–N95）

PROVENANCE = {"source", "as_of", "evidence"}  # N11：出处，不影响得分
BOUNDS = {  # N31
    "at_least": lambda v, b: v >= b,
    "above": lambda v, b: v > b,
    "at_most": lambda v, b: v <= b,
    "below": lambda v, b: v < b,
}


def criteria_of(group):
    """一个考核项目下的全部考核内容，按细则的顺序。"""
    for section in group.get("sections") or []:
        yield from criteria_of(section)
    yield from group.get("criteria") or []


def groups_of(group):
    for section in group.get("sections") or []:
        yield section
        yield from groups_of(section)


def items_of(group):
    return (group.get("sections") or []) + (group.get("criteria") or [])


def given(facts, criterion):
    """N12：一项考核内容的填报数据；只有出处等于没有。"""
    return {k: v for k, v in (facts.get(criterion["id"]) or {}).items() if k not in PROVENANCE}


def need(facts, name):
    """N13：必须有的一项数据。"""
    if name not in facts:
        raise Fault("missing-fact")
    return facts[name]


def rows(facts, name):
    found = need(facts, name)
    if not isinstance(found, list):
        raise Fault("wrong-type")
    return found


def in_range(points, low, high, step):
    """N40：人给的分，在范围之内，并在分档上。"""
    points = number(points)
    if step is not None and number(step) <= 0:
        raise Fault("broken-rule")
    if not low <= points <= high:
        raise Fault("out-of-range")
    if step is not None and (points - low) % number(step):
        raise Fault("off-grid")
    return points


class Sheet:
    """一份细则与一个申报的数据。bests、won 是它之外的两样东西（N73）：相对评分的最优值，在别的竞赛得的奖。"""

    def __init__(self, rubric, facts, gates=None, bests=None, won=None):
        self.rubric, self.facts, self.gates = rubric, facts or {}, gates or {}
        self.bests, self.won = bests or {}, won or set()
        self.rounding, self.total_of = rubric["rounding"], rubric["total_of"]

    # 度量（N20–N27）

    def counts(self, measure, row):
        """N22、N23：完成数与总数；先看范围，再看分母。"""
        done, total = number(need(row, "done")), number(need(row, "total"))
        if done < 0 or total < 0:
            raise Fault("out-of-range")
        return self.clamped(measure, done, total), total

    @staticmethod
    def clamped(measure, done, total):
        over = measure.get("over", "error")
        if done > total and over == "error":
            raise Fault("out-of-range")
        return done if over == "allow" else min(done, total)

    def ratio(self, measure, row):
        if "rate" in row:
            if "done" in row or "total" in row:
                raise Fault("contradiction")
            rate = number(row["rate"])
            if rate < 0:
                raise Fault("out-of-range")
            return self.clamped(measure, rate, ONE)
        done, total = self.counts(measure, row)
        if total == 0:
            raise ZeroDenominator
        return done / total

    def measure(self, measure, facts):
        """N20：值与份额。"""
        if "value" in measure:
            value = number(need(facts, "value"))
            top = number(measure["max"]) if "max" in measure else None
            if ("min" in measure and value < number(measure["min"])) or (top is not None and value > top):
                raise Fault("out-of-range")
            if top == 0:
                raise ZeroDenominator
            return value, value if top is None else value / top
        how = measure.get("aggregate")
        value = self.ratio(measure, facts) if how is None else self.batches(measure, how, rows(facts, "batches"))
        return value, value

    def batches(self, measure, how, given_rows):
        """N25–N27：若干批次合成一个比率。"""
        if not given_rows:
            raise Fault("too-few")
        if how == "pooled":
            if any("rate" in row for row in given_rows):
                raise Fault("contradiction")
            counted = [self.counts(measure, row) for row in given_rows]
            total = sum(total for _, total in counted)
            if total == 0:
                raise ZeroDenominator
            return sum(done for done, _ in counted) / total
        on_zero, values, zeros = measure.get("on_zero", "error"), [], 0
        for row in given_rows:
            try:
                values.append(self.ratio(measure, row))
            except ZeroDenominator:
                zeros += 1
                if on_zero == "error":
                    raise Fault("zero-denominator") from None
                if on_zero != "exclude":
                    values.append(ONE if on_zero == "full" else ZERO)
        if zeros == len(given_rows):
            raise ZeroDenominator
        return sum(values) / len(values)

    # 分档（N30–N33）

    def ladder(self, steps, points, value, share, is_share):
        for step in steps:
            if self.holds(step, value, is_share):
                award = step["award"]
                return points if award == "full" else points * share if award == "proportional" else number(award)
        return ZERO

    def holds(self, step, value, is_share):
        for name, test in BOUNDS.items():
            if name in step:
                compare = self.rubric.get("compare", "exact")
                if compare != "exact":
                    scale = 100 if is_share or str(step[name]).endswith("%") else 1
                    value = rounded(value * scale, compare) / scale
                return test(value, number(step[name]))
        return True

    # 考核内容与考核项目（N12、N14、N80–N87）

    def criterion(self, criterion):
        """N80：一项考核内容的精确分；LEFT_OUT 为缺项。"""
        facts, points = given(self.facts, criterion), number(criterion["points"])
        if not facts:
            missing = criterion.get("missing", "error")
            if missing == "error":
                raise Fault("missing-facts")
            return LEFT_OUT if missing == "exclude" else ZERO
        rule = criterion["rule"]
        try:
            return min(RULES[rule["kind"]](self, criterion, rule, facts, points), points)
        except ZeroDenominator:
            on_zero = measured(rule).get("on_zero", "error")
            if on_zero == "error":
                raise Fault("zero-denominator") from None
            return {"full": points, "zero": ZERO, "exclude": LEFT_OUT}[on_zero]

    def score(self):
        """N86：整张评分表。criteria、groups 为 编号 →（精确分，公布分）或 LEFT_OUT。"""
        self.criteria, self.groups, self.bonus_groups = {}, {}, []
        node = self.combined(self.rubric, True)
        if node is LEFT_OUT:
            raise Fault("nothing-scored")
        exact, printed = node[0], node[1]
        for more in self.bonus_groups:
            exact, printed = exact + more[0], printed + more[1]
        if "cap" in self.rubric:
            exact, printed = min(exact, number(self.rubric["cap"])), min(printed, number(self.rubric["cap"]))
        if "floor" in self.rubric:
            exact, printed = max(exact, number(self.rubric["floor"])), max(printed, number(self.rubric["floor"]))
        exact, printed = self.gated(exact, printed, None)
        self.total = exact, self.told(exact, printed)
        return self

    def told(self, exact, printed):
        """N87：公布的是公布值之和，还是精确值，由细则规定；修约一次。"""
        return published(printed if self.total_of == "published" else exact, self.rounding)

    def node(self, item, parent_weighs):
        """一个节点：（精确分，公布分，可得分，下面是否有未折算的缺项），缺项为 LEFT_OUT。"""
        if "rule" in item:
            exact = self.criterion(item)
            if exact is LEFT_OUT:
                self.criteria[item["id"]] = LEFT_OUT
                return LEFT_OUT
            printed = published(exact, self.rounding)
            self.criteria[item["id"]] = exact, printed
            return exact, printed, number(item["points"]), False
        extra = flag(item.get("extra", False))
        self.groups[item["id"]] = LEFT_OUT  # 先占位置：上级在下级之前
        node = self.combined(item, parent_weighs and not extra)
        if node is LEFT_OUT:
            return LEFT_OUT
        exact, printed = self.gated(node[0], node[1], item["id"])
        printed = self.told(exact, printed)
        self.groups[item["id"]] = exact, printed
        if extra:
            self.bonus_groups.append((exact, printed))
        return exact, printed, node[2], node[3]

    def combined(self, group, settles):
        """N81–N84：相加或加权，上限，缺项折算。加分项（N85）另计，不属于上级。"""
        weighs = group.get("combine", "sum") == "weighted"
        nodes = [(item, self.node(item, weighs)) for item in items_of(group)]
        nodes = [(item, node) for item, node in nodes if not flag(item.get("extra", False))]
        here = [(item, node) for item, node in nodes if node is not LEFT_OUT]
        if weighs and any("weight" not in item for item, _ in here):
            raise Fault("broken-rule")
        if nodes and not here:
            return LEFT_OUT
        weights = [number(item["weight"]) if weighs else ONE for item, _ in here]
        exact = sum((weight * node[0] for weight, (_, node) in zip(weights, here)), ZERO)
        printed = sum((weight * node[1] for weight, (_, node) in zip(weights, here)), ZERO)
        lacking = len(here) < len(nodes)
        if weighs and lacking:
            whole, left = sum(worth(item) for item, _ in nodes), sum(worth(item) for item, _ in here)
            if whole == 0 or left == 0:
                return LEFT_OUT
            exact, printed = exact * whole / left, printed * whole / left
        available = number(group["points"]) if weighs else sum((node[2] for _, node in here), ZERO)
        if "cap" in group and group is not self.rubric:  # 总分的上限在最后（N86）
            cap = number(group["cap"])
            exact, printed, available = min(exact, cap), min(printed, cap), min(available, cap)
        if weighs:
            return exact, printed, available, False
        lacking = lacking or any(node[3] for _, node in here)
        if settles and lacking:
            if available == 0:
                return LEFT_OUT
            factor = number(group["points"]) / available
            exact, printed, lacking = exact * factor, printed * factor, False
        return exact, printed, available, lacking

    # 一票否决与状态（N90–N95）

    def closed(self, gate):
        return flag(self.gates.get(gate["id"], False))

    def gated(self, exact, printed, group):
        """N91。"""
        for gate in self.rubric.get("gates") or []:
            effect = gate["effect"]
            if effect != "disqualify" and gate.get("group") == group and self.closed(gate):
                if effect == "zero":
                    exact = printed = ZERO
                else:
                    exact, printed = min(exact, number(effect["cap_at"])), min(printed, number(effect["cap_at"]))
        return exact, printed

    def standing(self):
        """N95。"""
        if any(gate["effect"] == "disqualify" and self.closed(gate) for gate in self.rubric.get("gates") or []):
            return "disqualified"
        for criterion in criteria_of(self.rubric):
            if criterion.get("missing") == "ineligible" and not given(self.facts, criterion):
                return "ineligible"
        return "ranked"


# ---------------------------------------------------------------- 3 十二种计分方式（第 5 节）
# 每个函数：（评分表，考核内容，规则，数据，分值）→ 精确分


def measured(rule):
    return rule.get("measure") or rule


def by_points(sheet, criterion, rule, facts, points):
    """N40 直接赋分。"""
    low, high = number(rule.get("min", 0)), number(rule.get("max", criterion["points"]))
    return in_range(need(facts, "points"), low, high, rule.get("step"))


def by_checklist(sheet, criterion, rule, facts, points):
    """N41 逐项核验。"""
    total, all_met = ZERO, True
    for item in rule["items"]:
        worth = number(item["points"])
        if flag(item.get("partial", False)):
            got = in_range(need(facts, item["id"]), 0, worth, None)
            met = got > 0
        else:
            met = all([flag(need(facts, name)) for name in item.get("all_of") or [item["id"]]])
            got = worth if met else ZERO
        total, all_met = total + got, all_met and met
    return ZERO if rule.get("fail_any") == "zero" and not all_met else total


def by_choice(sheet, criterion, rule, facts, points):
    """N42 等级赋分。"""
    name = word(need(facts, "level"))
    level = next((level for level in rule["levels"] if level["id"] == name), None)
    if level is None:
        raise Fault("unknown-name")
    if "points" in level:
        return number(level["points"])
    return in_range(need(facts, "points"), number(level["min"]), number(level["max"]), level.get("step"))


def by_ladder(sheet, criterion, rule, facts, points):
    """N43 分段赋分、N44 按比例得分。"""
    value, share = sheet.measure(measured(rule), facts)
    if rule["kind"] == "ratio" and not rule.get("steps"):
        return points * share
    is_share = "value" not in measured(rule) and measured(rule).get("over") != "allow"
    return sheet.ladder(rule["steps"], points, value, share, is_share)


def worth(item):
    """N82：一项在加权汇总中占多少。"""
    return number(item.get("weight", 0)) * number(item["points"])


def tally(item, amount):
    """N45：数量折成分。"""
    per = number(item.get("per", 1))
    if per <= 0:
        raise Fault("broken-rule")
    units = amount / per
    units = {"floor": floor(units), "ceil": ceil(units), "exact": units}[item.get("count", "floor")]
    got = units * number(item["each"])
    return min(got, number(item["max"])) if "max" in item else got


def amount_of(item, facts):
    """N46：一个小项计多少：填报的数，或两个数的商；有目标的，是超出目标的部分。"""
    if "done" in item:
        done, total = number(need(facts, item["id"] + "-done")), number(need(facts, item["id"] + "-total"))
        may_exceed = "over" in item and number(item["over"]) >= 1
        if done < 0 or total < 0 or (done > total and not may_exceed):
            raise Fault("out-of-range")
        if total == 0:
            raise Fault("zero-denominator")
        amount = done / total
    else:
        amount = number(need(facts, item["id"]))
    if "under" in item:
        return max(ZERO, number(item["under"]) - amount)
    if "over" in item:
        return max(ZERO, amount - number(item["over"]))
    if amount < 0:
        raise Fault("out-of-range")
    return amount


def by_count(sheet, criterion, rule, facts, points):
    """N45 按数量计分。"""
    items = rule.get("items") or [dict(rule, id="count")]
    return sum((tally(item, amount_of(item, facts)) for item in items), ZERO)


def by_deduct(sheet, criterion, rule, facts, points):
    """N46 扣分。"""
    left = number(rule.get("start", criterion["points"]))
    for item in rule["items"]:
        left -= tally(item, amount_of(item, facts))
    return max(left, number(rule.get("floor", 0)))


def by_bonus(sheet, criterion, rule, facts, points):
    """N47、N48 加分项。"""
    highest, worths, claimed = rule["stack"] == "highest", {}, set()
    items = {item["id"]: item for item in rule["items"]}
    for claim in rows(facts, "claims"):
        item = items.get(word(need(claim, "item")))
        if item is None:
            raise Fault("unknown-name")
        if "award_in" in item:
            nomination = word(need(claim, "nomination"))
            if (item["id"], nomination) in claimed:
                raise Fault("duplicate")
            claimed.add((item["id"], nomination))
            won = [t for t in item["tiers"] if (item["award_in"], nomination, t["award"], t["tier"]) in sheet.won]
            worth = max((number(tier["points"]) for tier in won), default=ZERO)
        else:
            times = number(claim.get("count", 1))
            if times < 0 or times.denominator != 1:
                raise Fault("out-of-range")
            worth = number(item["points"]) * (min(times, 1) if highest else times)
        worths.setdefault(item["id"], []).append(worth)
    totals = []
    for name, of_item in worths.items():
        got = max(of_item) if highest else sum(of_item)
        totals.append(min(got, number(items[name]["max"])) if "max" in items[name] else got)
    return max(totals, default=ZERO) if highest else sum(totals, ZERO)


def panel(criterion, facts):
    """N65：到场的评委与各自的分；回避的不在其中。"""
    rule, present, seen = criterion["rule"], {}, set()
    low, high = number(rule.get("min", 0)), number(rule.get("max", criterion["points"]))
    for row in rows(facts, "scores"):
        judge = word(need(row, "judge"))
        if judge in seen:
            raise Fault("duplicate")
        seen.add(judge)
        if flag(row.get("recused", False)):
            if "points" in row:
                raise Fault("contradiction")
        else:
            present[judge] = in_range(need(row, "points"), low, high, rule.get("step"))
    return present


def weighted_criteria(group, weight):
    """N66：每项考核内容在总分里的权重，按细则的顺序。"""
    weighs = group.get("combine", "sum") == "weighted"
    for item in items_of(group):
        below = weight * number(item.get("weight", 1)) if weighs else weight
        if "rule" in item:
            yield item, below
        else:
            yield from weighted_criteria(item, ONE if flag(item.get("extra", False)) else below)


def by_judges(sheet, criterion, rule, facts, points):
    """N65–N67 评委打分：去掉最高、最低，取平均或中位数。"""
    present = panel(criterion, facts)
    high, low = int(rule.get("drop_high", 0)), int(rule.get("drop_low", 0))
    if len(present) < int(rule.get("min_judges", high + low + 1)) or len(present) <= high + low:
        raise Fault("too-few")
    key = {judge: [points] for judge, points in present.items()}
    if rule.get("drop_on") == "total":  # 按各评委的总分去掉，总分相同再依次比较各项
        key = {judge: [ZERO] for judge in present}
        for other, weight in weighted_criteria(sheet.rubric, ONE):
            if other["rule"]["kind"] == "judges" and other["rule"].get("drop_on") == "total":
                theirs = given(sheet.facts, other)
                there = panel(other, theirs) if theirs else present
                if set(there) != set(present):
                    raise Fault("uneven-panel")
                for judge in there if theirs else ():
                    key[judge][0] += weight * there[judge]
                    key[judge].append(there[judge])
    order = sorted(present, key=key.__getitem__)
    kept = sorted(present[judge] for judge in order[low : len(order) - high])
    if rule.get("average") == "median":
        middle = len(kept) // 2
        return kept[middle] if len(kept) % 2 else (kept[middle - 1] + kept[middle]) / 2
    return sum(kept) / len(kept)


def by_interpolate(sheet, criterion, rule, facts, points):
    """N68 线性插值。"""
    value, _ = sheet.measure(measured(rule), facts)
    anchors = [(number(anchor["at"]), number(anchor["points"])) for anchor in rule["anchors"]]
    if not anchors or any(x1 <= x0 for (x0, _), (x1, _) in zip(anchors, anchors[1:])):
        raise Fault("broken-rule")
    if value <= anchors[0][0]:
        return anchors[0][1]
    for (x0, y0), (x1, y1) in zip(anchors, anchors[1:]):
        if value <= x1:
            return y0 + (value - x0) / (x1 - x0) * (y1 - y0)
    return anchors[-1][1]


def by_relative(sheet, criterion, rule, facts, points):
    """N70 相对评分：与范围内的最优值相比。"""
    value, _ = sheet.measure(measured(rule), facts)
    if value < 0:
        raise Fault("out-of-range")
    best = sheet.bests.get(criterion["id"], value)
    if rule["best"] == "highest":
        quotient = value / best if best else ZERO
    else:
        quotient = best / value if value else ONE
    return points * min(quotient, ONE)


def by_top(sheet, criterion, rule, facts, points):
    """N72 取前若干。"""
    low, high, k = number(rule.get("min", 0)), number(rule.get("max", criterion["points"])), int(rule["k"])
    members = [(word(need(row, "member")), need(row, "points")) for row in rows(facts, "members")]
    all_points = [in_range(points, low, high, rule.get("step")) for _, points in members]
    fewer = rule.get("fewer", "error")
    if len(all_points) < k and fewer == "error":
        raise Fault("too-few")
    best = sorted(all_points, reverse=True)[:k]
    if rule["combine"] == "sum":
        return sum(best, ZERO)
    return sum(best) / (len(best) if fewer == "present" else k) if best else ZERO


RULES = {
    "points": by_points,
    "checklist": by_checklist,
    "choice": by_choice,
    "bands": by_ladder,
    "ratio": by_ladder,
    "count": by_count,
    "deduct": by_deduct,
    "bonus": by_bonus,
    "judges": by_judges,
    "interpolate": by_interpolate,
    "relative": by_relative,
    "top": by_top,
}


# ---------------------------------------------------------------- 4 一个竞赛（N71、E13、E14）


class Contest:
    """一个存证包里的记录、细则和评奖办法，以及由它们重新算出的结果。"""

    def __init__(self, record, contest, rubrics):
        self.contest, self.rubrics = contest, rubrics
        self.records = {one["nomination"]: one for one in record["nominations"]}
        self.won = {tuple(win[key] for key in ("contest", "nomination", "award", "tier")) for win in contest["won_elsewhere"]}
        self.bests = self.best_values()
        self.sheets, self.faults = {}, {}
        for name, one in self.records.items():
            if one["rubric"] is not None:
                try:
                    self.sheets[name] = self.sheet(one, self.bests_for(one)).score()
                except Fault as fault:
                    self.faults[name] = str(fault)

    def sheet(self, one, bests=None):
        gates = {name: gate["value"] for name, gate in (one["gates"] or {}).items()}
        return Sheet(self.rubrics[one["rubric"]], one["facts"], gates, bests, self.won)

    def relative(self, one):
        """一个申报的相对评分项，以及它们各自的比较范围。"""
        for criterion in criteria_of(self.rubrics[one["rubric"]]):
            rule = criterion["rule"]
            if rule["kind"] == "relative":
                yield criterion, (one["track"], criterion["id"], one["recommended_by"] if rule["scope"] == "recommender" else None)

    def best_values(self):
        """N71：每个范围里参加排名者的最优值。"""
        found = {}
        for one in self.records.values():
            if one["rubric"] is None or one["out"] or not any(self.relative(one)):
                continue
            sheet = self.sheet(one)
            if sheet.standing() != "ranked":
                continue
            for criterion, scope in self.relative(one):
                facts = given(sheet.facts, criterion)
                try:
                    value, _ = sheet.measure(measured(criterion["rule"]), facts) if facts else (-ONE, None)
                except (Fault, ZeroDenominator):
                    continue
                if value >= 0:
                    better = max if criterion["rule"]["best"] == "highest" else min
                    found[scope] = better(found.get(scope, value), value)
        return found

    def bests_for(self, one):
        return {c["id"]: self.bests[scope] for c, scope in self.relative(one) if scope in self.bests}

    def standing(self, name):
        one = self.records[name]
        if one["out"] or one["rubric"] is None:
            return "out" if one["out"] else "unscored"
        return self.sheets[name].standing() if name in self.sheets else "fault"

    def key(self, track, name):
        """一个申报在比较链上的各个数；小的在前，没有的排在最后。"""
        sheet, facts, key = self.sheets[name], self.records[name]["facts"], []
        which = 0 if track["rank_on"] == "exact" else 1
        for tie in track["ties"]:
            if tie["by"] == "total":
                value = sheet.total[which]
            elif tie["by"] == "item":
                points = sheet.criteria.get(tie["item"]) or sheet.groups.get(tie["item"])
                value = points[which] if points else None
            else:
                fact = (facts.get(tie["criterion"]) or {}).get(tie["fact"])
                value = None if fact is None else number(fact)
            key.append((1, ZERO) if value is None else (0, value if tie["order"] == "asc" else -value))
        return key

    def ranks(self, track):
        """名次：1、2、2、4；整组并列而有抽签或决定记录的，按记录排开。编号 →（名次，是否并列）。"""
        here = [name for name, one in self.records.items() if one["track"] == track["track"]]
        ranked = [name for name in here if self.standing(name) == "ranked"]
        keys = {name: self.key(track, name) for name in ranked}
        awards = {award["award"] for award in self.contest["awards"] if award["track"] == track["track"]}
        decided = [d["order"] for d in self.contest["decided"] if d["award"] in awards and d["kind"] in ("draw", "decision")]
        ranks, by_key = {}, {}
        for name in sorted(ranked, key=keys.__getitem__):
            by_key.setdefault(tuple(keys[name]), []).append(name)
        for equals in by_key.values():
            first = len(ranks) + 1
            order = next((order for order in decided if self.covers(order, equals, here)), None)
            if order is None or track["then"] == "shared":
                ranks.update((name, (first, len(equals) > 1)) for name in equals)
            else:
                drawn = [name for name in order if name in equals]
                ranks.update((name, (first + at, False)) for at, name in enumerate(drawn))
        return ranks

    def covers(self, order, equals, here):
        """一次抽签是否在整组并列者之间进行；其间可以有后来退出的。"""
        others = [name for name in order if name not in equals]
        return set(equals) <= set(order) and all(n in here and self.standing(n) != "ranked" for n in others)


# ---------------------------------------------------------------- 5 存证包的文件（E10–E12、E36）

MOST_BYTES = 4 << 30  # 解压后的总量上限
NAME = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")
TAG_FILES = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
BESIDE = {"tagmanifest-sha256.txt", "tagmanifest-sha256.txt.minisig", "redacted.json"}


# 不合规范的文件可能引起的一切：都是差异，不能让核验停在半路。
BROKEN = (
    LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError, OSError, EOFError, RuntimeError, StopIteration,
    csv.Error, zipfile.BadZipFile, zlib.error,
)


class Refused(Exception):
    """这个文件夹或 zip 不安全，或根本不是存证包。"""


class Bundle:
    """一个存证包：文件夹，或 zip。路径不许离开它，链接和过大的 zip 一律拒绝。"""

    def __init__(self, path):
        self.path, self.zip, self.prefix = Path(path), None, ""
        if self.path.is_dir():
            self.files = set(self.walk())
        else:
            try:
                self.zip = zipfile.ZipFile(self.path)
            except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as error:
                raise Refused(say("不是存证包：{0}", "not a bundle: {0}").format(error)) from None
            self.files = set(self.listed())

    def walk(self):
        for folder, names, files in os.walk(self.path):
            for name in names + files:
                path = Path(folder, name)
                mode, inside = path.lstat().st_mode, path.relative_to(self.path).as_posix()
                if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)) or not safe(inside):
                    raise Refused(say("链接或不允许的文件名：{0!r}", "a link, or a name that is not allowed: {0!r}").format(inside))
                if stat.S_ISREG(mode):
                    yield inside

    def listed(self):
        """zip 里的文件；每条路径以同一个文件夹开头（E1）。"""
        entries = [entry for entry in self.zip.infolist() if not entry.is_dir()]
        names = [entry.filename for entry in entries]
        if len(set(names)) != len(names) or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise Refused(say("zip 中有重名文件，或解压后过大", "the zip has a name twice, or is too large when unpacked"))
        for entry in entries:
            kind = stat.S_IFMT(entry.external_attr >> 16)
            if not safe(entry.filename) or kind not in (0, stat.S_IFREG) or entry.flag_bits & 1:
                raise Refused(say("zip 中有不允许的条目：{0!r}", "the zip has an entry that is not allowed: {0!r}").format(entry.filename))
            if entry.extra or entry.comment:
                raise Refused(say("zip 中的条目有附加内容：{0!r}；请解压后核验文件夹", "an entry of the zip says more than it should: {0!r}; unpack it and verify the folder").format(entry.filename))
            bomb = entry.file_size > 1 << 20 and entry.file_size > 1000 * max(entry.compress_size, 1)
            if bomb or "/" not in entry.filename or entry.filename.split("/")[0] != names[0].split("/")[0]:
                raise Refused(say("zip 中有可疑的条目：{0!r}", "the zip has a suspicious entry: {0!r}").format(entry.filename))
        if not self.tight(entries):
            raise Refused(say("zip 中有各解压程序理解不一的内容；请解压后核验文件夹", "programs may unpack this zip differently; unpack it and verify the folder"))
        self.prefix = names[0].split("/")[0] + "/" if names else ""
        return [name[len(self.prefix) :] for name in names]

    def tight(self, entries):
        """各条目从第一个字节起首尾相接，与目录一致，目录之后别无内容：任何程序解压出来都一样。"""
        at, names = 0, [entry.filename.encode("utf-8") for entry in entries]
        with open(self.path, "rb") as file:
            for entry, name in zip(entries, names):
                file.seek(at)
                head = file.read(30 + len(name))
                told = struct.pack("<IIIHH", entry.CRC, entry.compress_size, entry.file_size, len(name), 0)
                start = b"PK\3\4", struct.pack("<HH", entry.flag_bits, entry.compress_type)
                if entry.header_offset != at or (head[:4], head[6:10]) != start or head[14:] != told + name or entry.flag_bits & 8:
                    return False
                at += len(head) + entry.compress_size
            end = at + sum(46 + len(name) for name in names) + 22
            return at == self.zip.start_dir and end == file.seek(0, os.SEEK_END)

    def open(self, path):
        return self.zip.open(self.prefix + path) if self.zip else open(self.path / path, "rb")

    def read(self, path):
        with self.open(path) as file:
            return file.read()

    def text(self, path):
        try:
            return self.read(path).decode("utf-8")
        except UnicodeDecodeError as error:
            raise ValueError("{}：{}".format(path, error)) from None

    def json(self, path):
        """JSON，最外层是键与值；数也留着原文，绝不经过浮点数。"""
        try:
            value = json.loads(self.text(path), parse_float=str, parse_int=str)
        except (json.JSONDecodeError, RecursionError) as error:
            raise ValueError("{}：{}".format(path, error)) from None
        if not isinstance(value, dict):
            raise ValueError(path)
        return value

    def sha256(self, path):
        digest, size = hashlib.sha256(), 0
        with self.open(path) as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
                size += len(block)
        return digest.hexdigest(), size

    def table(self, name):
        """E20：一个数据表，逐行；返回的行是 列名 → 单元格。"""
        with self.open("data/tables/" + name + ".csv") as file:
            yield from csv.DictReader(io.TextIOWrapper(file, encoding="utf-8-sig", newline=""), strict=True)


def safe(name):
    return bool(NAME.fullmatch(name)) and not any(part in (".", "..") for part in name.split("/"))


def manifest(text):
    """每行一个文件：64 位十六进制，两个空格，路径；按路径排列。"""
    lines = [re.fullmatch(r"([0-9a-f]{64})  (.+)", line) for line in text.splitlines()]
    if not all(lines) or not all(safe(line[2]) for line in lines) or not text.endswith("\n"):
        raise Refused(say("清单中有不合格式的行", "the manifest has a line of another form"))
    paths = [line[2] for line in lines]
    if paths != sorted(set(paths)):
        raise Refused(say("清单没有按路径排列，或有重复", "the manifest is not in the order of its paths, or has one twice"))
    return {line[2]: line[1] for line in lines}


# ---------------------------------------------------------------- 6 核验（E60）

LANG = "zh"


def say(zh, en):
    return zh if LANG == "zh" else en


class Report:
    """查了多少，差在哪里。"""

    def __init__(self):
        self.counts, self.differences, self.notes, self.unproven, self.fingerprint = [], [], [], [], None
        self.names = {}  # 申报的名称，供差异后面注明
        self.recomputed = False

    def check(self, key, zh, en):
        self.now = {"check": key, "title": say(zh, en), "count": 0, "differences": 0}
        self.counts.append(self.now)

    def same(self, place, found, expected):
        """数一次；不同的记下来。"""
        self.now["count"] += 1
        if found != expected:
            self.differs(place, found, expected)

    def differs(self, place, found, expected):
        self.now["differences"] += 1
        one = {"place": plain(place), "found": plain(shown(found)), "expected": plain(shown(expected))}
        self.differences.append(dict(one, check=self.now["check"]))

    def rows(self, table, found, expected, key):
        """一个表应有的行（键 → 其余各列），与存证包里的行逐行比较：不缺、不多、不重、无差异。"""
        missing = dict(expected)
        for row in found:
            at = tuple(row[column] for column in key)
            place = "tables/{}.csv {}".format(table, "/".join(at))
            rest = {column: cell for column, cell in row.items() if column not in key}
            right = missing.pop(at, None)
            if right is None:
                self.same(place, rest, say("没有这一行", "no such row"))
            else:  # 只说不同的各列
                both = [column for column in {**right, **rest} if rest.get(column) != right.get(column)]
                self.same(place, {c: rest.get(c) for c in both}, {c: right.get(c) for c in both})
        for at in missing:
            self.differs("tables/{}.csv {}".format(table, "/".join(at)), say("缺少这一行", "the row is missing"), missing[at])


def plain(text):
    """写到屏幕上的文字：控制字符、零宽字符和改变方向的字符写成转义，免得盖住结论。"""
    return "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode("ascii") for c in text)


def shown(value):
    if isinstance(value, dict):
        return "，".join("{}={}".format(k, v) for k, v in value.items())
    if isinstance(value, (list, tuple, set)):
        return "、".join(map(shown, value)) or say("空", "empty")
    if isinstance(value, bool):
        return (say("是", "true") if value else say("否", "false"))
    return say("无", "nothing") if value is None else str(value) or say("空", "empty")


def guard(text):
    """E20：会被电子表格当作公式的文字，前面加撇号。"""
    return "'" + text if text[:1] in tuple("=+-@\t\r") and text and not LITERAL.fullmatch(text) else text


def check_hashes(bundle, report, told):
    """E60 第 1 步。返回被遮盖的文件（E36）。"""
    report.check("hashes", "文件与清单", "files against the manifests")
    need_files = {"manifest-sha256.txt", "tagmanifest-sha256.txt"}
    if not need_files <= bundle.files:
        raise Refused(say("不是存证包：没有清单", "not a bundle: it has no manifests"))
    tag_text = bundle.read("tagmanifest-sha256.txt")
    report.fingerprint = hashlib.sha256(tag_text).hexdigest()
    tags, payload = (manifest(bundle.text(name)) for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt"))
    report.same("tagmanifest-sha256.txt", sorted(tags), sorted(TAG_FILES))
    redacted, bytes_seen = redactions(bundle, report, payload), 0
    for path, expected in list(tags.items()) + list(payload.items()):
        if path in bundle.files:
            found, size = bundle.sha256(path)
            bytes_seen += size if path in payload else 0
            report.same(path, found, expected)
        elif path not in redacted:
            report.differs(path, say("文件缺失", "the file is missing"), expected)
    for path in sorted(bundle.files - set(tags) - set(payload) - BESIDE):
        report.differs(path, say("清单里没有这个文件", "a file that no manifest lists"), None)
    for path in sorted(path for path in payload if not path.startswith("data/")):
        report.differs(path, say("清单里有 data/ 以外的文件", "the manifest lists a file outside data/"), None)
    if "bag-info.txt" in bundle.files and not redacted:
        info = dict(line.split(": ", 1) for line in bundle.text("bag-info.txt").splitlines() if ": " in line)
        report.same("bag-info.txt Payload-Oxum", info.get("Payload-Oxum"), "{}.{}".format(bytes_seen, len(payload)))
        release = bundle.json("data/release.json")
        report.same("bag-info.txt External-Identifier", info.get("External-Identifier"), release["contest"] + "/" + release["release"])
        report.same("bag-info.txt Bagging-Date", info.get("Bagging-Date"), release["on"])
    if "data/datapackage.json" in bundle.files:
        for resource in bundle.json("data/datapackage.json")["resources"]:
            report.same("datapackage.json " + resource["name"], resource["hash"], "sha256:" + payload.get("data/" + resource["path"], ""))
    if told is not None:
        report.check("fingerprint", "与给出的指纹比较", "against the fingerprint that was given")
        given_one = re.sub(r"\s", "", told).lower()
        report.same(say("指纹", "fingerprint"), report.fingerprint, given_one)
        if report.fingerprint == given_one:
            report.notes.append(say("与给出的指纹相符", "this is the fingerprint that was given"))
    return redacted


def redactions(bundle, report, payload):
    """E36：说是被遮盖的文件，遮盖它的那次发布也这样说，才算数；那次发布不在旁边的，只能照说，不算已经证明。"""
    if "redacted.json" not in bundle.files:
        return set()
    told, here = set(), bundle.path.resolve()
    own = re.search(r"^External-Identifier: .*/r([0-9]{4,})$", bundle.text("bag-info.txt"), re.M)
    for one in bundle.json("redacted.json")["files"]:
        path, by = one["path"], one["by"] if re.fullmatch(r"r[0-9]{4,}", one["by"]) else "-"
        later = own is not None and by != "-" and int(by[1:]) > int(own[1])
        right = path.startswith("data/") and one["sha256"] == payload.get(path)
        if later and right and (bundle.zip is not None or not (here.parent / by).is_dir()):
            told.add(path)
            what = say("{0} 已由 {1} 遮盖（redacted.json 这样说）；单看这一份无法核对", "{0} was redacted by {1}, as redacted.json says; this bundle alone cannot prove it")
            report.notes.append(plain(what.format(path, by)))
        elif later and right and proves(here.parent / by, {"release": here.name, "path": path, "sha256": one["sha256"]}):
            told.add(path)
            report.notes.append(plain(say("{0} 已由旁边的 {1} 遮盖", "{0} was redacted by {1} beside it").format(path, by)))
        else:
            report.differs(path, say("称已遮盖，但没有发布记录证明", "said to be redacted, but no release proves it"), by)
    if told:
        report.unproven = [say("缺的文件是由登记在日志里的发布遮盖的（请核对那次发布的指纹和回执）", "that a release of the log took out what is missing (check its fingerprint and receipt)")]
    return told


def proves(path, mine):
    """旁边的一次发布是遮盖，清单与内容相符，并列出了这个文件。"""
    try:
        other = Bundle(path)
        tags, payload = (manifest(other.text(name)) for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt"))
        bound = tags["manifest-sha256.txt"] == other.sha256("manifest-sha256.txt")[0] and payload["data/release.json"] == other.sha256("data/release.json")[0]
        said = other.json("data/release.json")
        return bound and said["event"] == "redaction" and said["release"] == path.name and mine in said["redacts"]
    except (Refused, *BROKEN):
        return False


def check_numbers(bundle, report, contest):
    """E60 第 2 步：得分、总分、状态、名次、相对评分的最优值。"""
    report.check("scores", "重新计算每一项得分", "every score, recomputed")
    expected, printed = {}, {}
    for name, sheet in contest.sheets.items():
        places = int(sheet.rounding["places"])
        nodes = [(c["id"], "criterion", sheet.criteria[c["id"]]) for c in criteria_of(sheet.rubric)]
        nodes += [(g["id"], "group", sheet.groups[g["id"]]) for g in groups_of(sheet.rubric)]
        for item, kind, points in nodes + [("total", "total", sheet.total)]:
            row = {"kind": kind, "numerator": "", "denominator": "", "published": ""}
            if points is not LEFT_OUT:
                exact = str(points[0].numerator), str(points[0].denominator)
                row.update(numerator=exact[0], denominator=exact[1], published=decimal(points[1], places))
            expected[name, item] = row
            printed[name, item] = points
    report.rows("scores", bundle.table("scores"), expected, ("nomination", "item"))
    for name, fault in contest.faults.items():
        report.differs("nomination/" + name, say("按规则算不出得分：", "no score by the rules: ") + fault, None)
    report.check("derivation", "计算步骤的结果", "what each item's steps come to")
    check_steps(bundle, report, expected, printed)
    report.check("bests", "相对评分的最优值", "best values of relative criteria")
    said = {(b["track"], b["criterion"], b["recommended_by"]): b["best"] for b in contest.contest["bests"]}
    for scope in sorted(set(said) | set(contest.bests), key=str):
        best = contest.bests.get(scope)
        report.same("contest.json bests " + "/".join(map(shown, scope)), said.get(scope), None if best is None else str(best))
    report.check("results", "状态、总分与名次", "standings, totals and ranks")
    ranks = {}
    for track in contest.contest["tracks"]:
        ranks.update(contest.ranks(track))
    results = {}
    for name, one in contest.records.items():
        row = {"track": one["track"], "standing": contest.standing(name), "total": "", "numerator": "", "denominator": ""}
        if name in contest.sheets:
            of = expected[name, "total"]
            row.update(total=of["published"], numerator=of["numerator"], denominator=of["denominator"])
        rank, shared = ranks.get(name, ("", False))
        results[(name,)] = dict(row, rank=str(rank), shared=str(shared).lower())
    report.rows("results", bundle.table("results"), results, ("nomination",))


def check_steps(bundle, report, expected, printed):
    """E20：每一项里写着公布值的那一步，正是重新算出的数；没有步骤的项不在表里。"""
    seen, last = set(), {}
    for row in bundle.table("derivation"):
        at = row["nomination"], row["item"]
        place = "tables/derivation.csv {}/{}/{}".format(*at, row["step"])
        last[at] = last.get(at, 0) + 1
        if at not in expected or row["step"] != str(last[at]):
            report.differs(place, say("多出的步骤", "a step that should not be there"), None)
        elif row["published"]:
            value = Fraction(int(row["numerator"]), int(row["denominator"]))
            report.same(place, step(row["published"], value), step(expected[at]["published"], (printed[at] or (None, None))[1]))
            if at in seen:
                report.differs(place, say("公布值写了两次", "the published number stands twice"), None)
            seen.add(at)
    for at in last:
        if at in expected and expected[at]["published"] and at not in seen:
            report.differs("tables/derivation.csv {}/{}".format(*at), say("没有公布值", "no published number"), expected[at]["published"])


def step(printed, value):
    """公布的数和它的分数，写给人看。"""
    return say("{0}（分数 {1}）", "{0} (as a fraction {1})").format(printed, shown(value))


def flat(before, values):
    """E20：事实的路径与值：done、batches[1].done。"""
    for name, value in values.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for at, row in enumerate(value, start=1):
                yield from flat("{}{}[{}].".format(before, name, at), row)
        elif isinstance(value, list):
            yield before + name, "；".join(value)
        else:
            yield before + name, str(value).lower() if isinstance(value, bool) else value


def check_tables(bundle, report, contest):
    """E60 第 3 步：记录里的每一格与数据表。"""
    report.check("nominations", "申报表", "the table of nominations")
    columns = ("track", "name", "unit", "recommended_by")
    rows_of = {}
    for name, one in contest.records.items():
        row = {column: guard(one[column]) for column in columns}
        rows_of[(name,)] = dict(row, rubric=one["rubric"] or "", out=str(one["out"]).lower())
    report.rows("nominations", bundle.table("nominations"), rows_of, ("nomination",))
    report.check("facts", "填报数据表", "the table of facts")
    facts = {}
    for name, one in contest.records.items():
        for item, values in one["facts"].items():
            beside = {"source": values.get("source") or "", "as_of": values.get("as_of") or "", "evidence": "；".join(values.get("evidence") or [])}
            for fact, value in flat("", {k: v for k, v in values.items() if k not in PROVENANCE}):
                facts[name, item, fact] = {k: guard(v) for k, v in dict(beside, value=value).items()}
        for gate, found in one["gates"].items():
            value = {"value": str(found["value"]).lower(), "source": guard(found.get("source") or "")}
            facts[name, gate, "value"] = dict(value, as_of="", evidence="")
    report.rows("facts", bundle.table("facts"), facts, ("nomination", "criterion", "fact"))
    report.check("awards", "奖项表", "the table of awards")
    awards, known = {}, {award["award"] for award in contest.contest["awards"]}
    for row in bundle.table("awards"):
        at = row["award"], row["nomination"]
        place = "tables/awards.csv " + "/".join(at)
        report.same(place, [row["tier"]], [tier for award, tier in contest.records[at[1]].get("awards") or [] if award == at[0]])
        if contest.standing(at[1]) not in ("ranked", "unscored"):
            report.differs(place, contest.standing(at[1]), say("获奖者应当在名单之内", "a winner stands"))
        if row["by_event"] and not any(decides(d, row["by_event"], *at) for d in contest.contest["decided"]):
            report.differs(place, row["by_event"], say("contest.json 里为这个奖项、这份申报作出的决定", "a decision of contest.json on this award and nomination"))
        if at[0] not in known or at[1] in awards.get(at[0], {}):
            report.differs(place, row["tier"], say("contest.json 里的奖项，每份申报一行", "an award of contest.json, a row for each nomination"))
        awards.setdefault(at[0], {})[at[1]] = row["tier"]
    given_awards = sum(len(one.get("awards") or []) for one in contest.records.values())
    report.same("tables/awards.csv", sum(map(len, awards.values())), given_awards)
    for award in contest.contest["awards"]:
        before = {name for other in award.get("unless_won") or [] for name in awards.get(other, {})}
        check_award(report, contest, award, awards.get(award["award"], {}), before)
    check_quotas(bundle, report, contest, awards)
    check_events(bundle, report, contest)


def decides(decided, event, award, name):
    """contest.json 的一个决定是否就是这个事件，而且关于这个奖项、这份申报。"""
    named = decided.get("order") or [decided.get("nomination")]
    return decided["event"] == event and decided["award"] == award and name in named


def check_quotas(bundle, report, contest, awards):
    """E20：各单位已用的名额：由这一栏限定的奖项的获奖者，没有这样的奖项的，是这一类别没有退出的申报。"""
    report.check("quotas", "名额表", "the table of quotas")
    used = {}
    for quota in contest.contest["quotas"]:
        column = {"table": quota["table"], "column": quota["column"]}
        award = next((a["award"] for a in contest.contest["awards"] if a["quota"] == column), None)
        here = [name for name, one in contest.records.items() if one["track"] == quota["track"] and not one["out"]]
        units = used.setdefault((quota["table"], quota["column"]), {})
        for name in here if award is None else awards.get(award, {}):
            unit = contest.records[name]["recommended_by"]
            units[unit] = units.get(unit, 0) + 1
    for row in bundle.table("quotas"):
        place = "tables/quotas.csv {}/{}/{}".format(row["table"], row["column"], row["unit"])
        units = used[row["table"], row["column"]]
        report.same(place, int(row["used"]), units.pop(row["unit"], 0))
        if int(row["used"]) > int(row["allowed"]):
            report.differs(place, row["used"], say("不超过 {0}", "at most {0}").format(row["allowed"]))
    for column, units in used.items():
        for unit in units:
            report.differs("tables/quotas.csv {}/{}/{}".format(*column, unit), say("缺少这一行", "the row is missing"), units[unit])


# E20：各种事件写明什么；nominations、reason、by 每种都有，更正（correction）可以没有 ground。
EVENTS = {
    "withdrawal": (),
    "rejection": (),
    "disqualification": ("ground",),
    "draw": ("award", "witness"),
    "decision": ("award",),
    "override": ("award",),
    "objection": ("channel",),
    "finding": ("ground", "outcome", "measure"),
    "substitution": ("award", "replaces"),
    "correction": ("changes",),
    "review": ("outcome",),
}
WORDS = {"finding": (("upheld", "partly", "unfounded"), ("disqualify", "correct", "none")), "review": (("distinct", "duplicate"), ("",))}
SOME = ("nominations", "award", "replaces", "ground", "clause", "outcome", "measure", "channel", "witness", "changes", "reason", "by")


def check_events(bundle, report, contest):
    """E60 第 3 步：事件表自身，以及它与记录、奖项、contest.json 的决定。"""
    report.check("events", "事件表", "the table of events")
    known, taken, before, rows_here = {}, set(), "", list(bundle.table("events"))
    day = bundle.json("data/release.json")["on"]
    for row in rows_here:
        report.now["count"] += 1
        place = "tables/events.csv " + row["event"]
        if row["event"] in known or not row["event"]:
            report.differs(place, say("编号重复或没有编号", "the id is repeated or missing"), None)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", row["on"]) or not before <= row["on"] <= day:
            report.differs(place, row["on"], say("按日期排列，不晚于发布日 ", "in the order of days, not after ") + day)
        known[row["event"]], before = row, max(before, row["on"])
        for fault in event_faults(row, contest):
            report.differs(place, fault, say("合乎 E20", "as E20 says"))
        if row["kind"] in ("withdrawal", "rejection", "disqualification"):
            taken.update(row["nominations"].split("；"))
    for row in rows_here:
        check_ground(report, row, known)
        done = {"disqualify": "disqualification", "correct": "correction"}.get(row["measure"])
        follows = any(other["kind"] == done and other["ground"] == row["event"] for other in rows_here)
        if done and (row["outcome"] == "unfounded" or not follows):
            report.differs("tables/events.csv " + row["event"], row["measure"], say("有相应的 ", "carried out by a ") + done)

    def texts(all_of_them):
        return sorted(json.dumps(one, ensure_ascii=False, sort_keys=True) for one in all_of_them)

    report.same("contest.json decided", texts(contest.contest["decided"]), texts(filter(None, map(decision, rows_here))))
    for name, one in contest.records.items():
        report.same("record.json {} out".format(name), one["out"], name in taken)


def event_faults(row, contest):
    """一个事件写的合不合它的种类，提到的奖项和申报在不在。"""
    kind, words = row["kind"], WORDS.get(row["kind"], ())
    if kind not in EVENTS:
        yield say("没有这种事件", "no such kind of event")
    by_clause = kind == "disqualification" and row["clause"] != ""
    asked = {"nominations", "reason", "by"} | set(("clause",) if by_clause else EVENTS.get(kind, ()))
    said = {column for column in SOME if row[column]}
    if not asked <= said or not said <= asked | ({"ground"} if kind == "correction" else set()):
        yield say("写的栏目与种类不符", "it says more or less than its kind does")
    if any(row[column] not in known for column, known in zip(("outcome", "measure"), words)):
        yield say("结论或处理不是规定的词", "its outcome or measure is none of the words")
    tracks = {award["award"]: award["track"] for award in contest.contest["awards"]}
    if row["award"] and row["award"] not in tracks:
        yield say("没有这个奖项", "no such award")
    for name in row["nominations"].split("；") + ([row["replaces"]] if row["replaces"] else []):
        if kind == "review" and "/" in name:  # 别的竞赛的申报
            continue
        if name not in contest.records:
            yield say("没有申报 ", "no nomination ") + name
        elif row["award"] in tracks and contest.records[name]["track"] != tracks[row["award"]]:
            yield name + say(" 不在这个奖项的类别里", " is not of the track of the award")


def decision(row):
    """事件在 contest.json 的 decided 里的写法；不在其中的种类没有。"""
    one = {"event": row["event"], "kind": row["kind"], "award": row["award"]}
    if row["kind"] in ("draw", "decision"):
        return dict(one, order=row["nominations"].split("；"))
    if row["kind"] == "substitution":
        return dict(one, nomination=row["nominations"], replaces=row["replaces"])
    return dict(one, nomination=row["nominations"]) if row["kind"] == "override" else None


def check_ground(report, row, known):
    """事件所答复或依据的事件在表里，不晚于它，关于同一份申报。"""
    if not row["ground"]:
        return
    ground = known.get(row["ground"]) or {"kind": "", "on": "", "nominations": "", "ground": ""}
    about = known.get(ground["ground"], ground) if ground["kind"] == "finding" else ground
    fits = ground["kind"] in (("objection",) if row["kind"] == "finding" else ("finding", "review")) and ground["on"] <= row["on"]
    if not fits or not set(row["nominations"].split("；")) <= set(about["nominations"].split("；")):
        place = "tables/events.csv {} ground".format(row["event"])
        report.differs(place, row["ground"], say("此前关于同一申报的事件", "an earlier event about the same nomination"))


def check_award(report, contest, award, winners, before):
    """各等次不超过名额，获奖者达到要求的分数，没有得过 unless_won 所列的奖项（before）；没有名额分配、另行决定和递补的，不越过排在前面的。"""
    track = next((t for t in contest.contest["tracks"] if t["track"] == award["track"]), None)
    if track is None:
        report.differs("contest.json award/" + award["award"], award["track"], say("一个类别", "a track"))
        return
    ranks = {name: rank for name, (rank, _) in contest.ranks(track).items()}
    tiers = [tier["tier"] for tier in award["tiers"]]
    decided = [d for d in contest.contest["decided"] if d["award"] == award["award"]]
    given_one = {d["nomination"] for d in decided if d["kind"] == "override"}  # 另行决定给的，不论分数和名额
    which = 0 if track["rank_on"] == "exact" else 1

    def points(name, item):
        sheet = contest.sheets[name]
        found = sheet.total if item == "total" else sheet.criteria.get(item) or sheet.groups.get(item)
        return found[which] if found else None

    def reaches(name, item, bar):
        return bar is None or (points(name, item) is not None and points(name, item) >= number(bar))

    def meets(name, tier):
        return reaches(name, "total", award["min_score"]) and reaches(name, "total", tier["min_score"]) and all(
            reaches(name, r["item"], r["at_least"]) for r in award["requires"]
        )

    for tier in award["tiers"]:
        here = [name for name, won in winners.items() if won == tier["tier"] and name not in given_one]
        # 并列者可以一起获奖（tie_at_cut: all）：只数排在最后一名之前的。
        last = max((ranks.get(name, 0) for name in here), default=0)
        ahead = [name for name in here if ranks.get(name, 0) < last] if award["tie_at_cut"] == "all" else here
        limit = None if tier["seats"] is None else int(tier["seats"])
        place = "award/{}/{}".format(award["award"], tier["tier"])
        if limit is not None and len(ahead) >= limit and len(here) > limit:
            report.differs(place, len(here), say("不超过 {0} 个", "at most {0}").format(limit))
        report.now["count"] += limit is not None
        if award["basis"] == "score":
            for name in here:
                if name in contest.sheets and not meets(name, tier):
                    report.differs(place + "/" + name, say("没有达到要求的分数", "below the points that are asked for"), say("达到", "reached"))
                if name in before:
                    report.differs(place + "/" + name, say("已获前面的奖项", "has won an award whose winners it leaves out"), say("没有", "has not"))
    if award["basis"] != "score" or award["quota"] or any(d["kind"] in ("override", "substitution") for d in decided):
        return
    for name, won in winners.items():
        if won not in tiers:
            report.differs("award/{}/{}".format(award["award"], name), won, say("奖项的一个等次", "a tier of the award"))
            continue
        tier = award["tiers"][tiers.index(won)]
        better = [other for other, rank in ranks.items() if rank < ranks.get(name, 0) and other not in before and meets(other, tier)]
        passed = [o for o in better if o not in winners or winners[o] not in tiers or tiers.index(winners[o]) > tiers.index(won)]
        report.same("award/{}/{}".format(award["award"], name), "、".join(passed), "")


def check_criteria(bundle, report, rubrics):
    """细则的目录与细则本身。"""
    report.check("criteria", "考核内容表", "the table of criteria")
    expected = {}

    def add(rubric, item, kind, parent, title, points, rule, clause):
        row = {"parent": parent, "title": title, "points": points, "rule": rule, "clause": clause}
        expected[rubric, item, kind] = {column: guard(text or "") for column, text in row.items()}

    for name, rubric in rubrics.items():
        add(name, "total", "total", "", rubric["title"], rubric["points"], "", "")
        for parent in [dict(rubric, id="total")] + list(groups_of(rubric)):
            for section in parent.get("sections") or []:
                add(name, section["id"], "group", parent["id"], section["title"], section["points"], "", "")
            for one in parent.get("criteria") or []:
                add(name, one["id"], "criterion", parent["id"], one["title"], one["points"], one["rule"]["kind"], one["clause"])
        for gate in rubric.get("gates") or []:
            cap = gate["effect"]["cap_at"] if isinstance(gate["effect"], dict) else ""
            effect = "cap_at" if cap else gate["effect"]
            add(name, gate["id"], "gate", gate.get("group") or "total", gate["title"], cap, effect, gate["clause"])
    report.rows("criteria", bundle.table("criteria"), expected, ("rubric", "item", "kind"))


FORMATS = {"data/release.json": "gongshi-release/1", "data/record.json": "gongshi-records/1", "data/contest.json": "gongshi-contest/1"}


def check_forms(bundle, report):
    """E13、E14、E31：格式的名称；申报按编号排列，没有重复。"""
    report.check("forms", "格式与次序", "formats and order")
    for path in sorted(FORMATS.keys() & bundle.files):
        report.same(path + " format", bundle.json(path).get("format"), FORMATS[path])
    if "data/record.json" in bundle.files:
        ids = [one["nomination"] for one in bundle.json("data/record.json")["nominations"]]
        twice = sorted({name for name in ids if ids.count(name) > 1}) if len(set(ids)) < len(ids) else []
        report.same("data/record.json", twice, [])
        report.same("data/record.json", ids == sorted(ids), True)


def verify(path, told=None):
    """核验一个存证包。"""
    report = Report()
    bundle = Bundle(path)
    try:
        redacted = check_hashes(bundle, report, told)
        check_forms(bundle, report)
        rubrics = [bundle.json(path) for path in sorted(bundle.files) if re.fullmatch(r"data/rubrics/[^/]+\.json", path)]
        rubrics = {rubric["rubric"]: rubric for rubric in rubrics}
        if "data/tables/criteria.csv" in bundle.files:
            check_criteria(bundle, report, rubrics)
        # release.json 可以被遮盖（E36）；没有事实的是细则锁定。
        if "data/release.json" in redacted:
            locked = "data/record.json" not in bundle.files | redacted
        else:
            locked = bundle.json("data/release.json")["event"] == "rubric-locked"
        if locked:
            report.notes.append(say("这是评分细则锁定的存证包，没有得分可算", "this bundle locks the rubrics; it has no scores"))
        elif not redacted:
            contest = Contest(bundle.json("data/record.json"), bundle.json("data/contest.json"), rubrics)
            report.names = {name: one["name"] for name, one in contest.records.items()}
            check_numbers(bundle, report, contest)
            check_tables(bundle, report, contest)
        report.recomputed = not redacted
    except (Fault, ZeroDenominator, *BROKEN) as error:
        report.differs(type(error).__name__, str(error), say("数据应当合乎规范", "data as the specifications say"))
    return report


# ---------------------------------------------------------------- 7 命令行

NOT_PROVEN = (  # E61
    ("填报的事实是真的", "that the facts are true"),
    ("发布者给每个人看的是同一份（请与纸质公示、回执、别人保存的指纹比较）", "that the publisher shows everybody the same (compare the fingerprint on paper, receipts, other people's copies)"),
    ("网页自带的脚本是诚实的", "that the page's own script is honest"),
)


def not_proven(report):
    return [say(*what) for what in NOT_PROVEN] + report.unproven


def answer(case):
    """--cases：一个算例的答案，spec/vectors/README.md 说明其格式。"""
    context = case.get("context") or {}
    bests = {item: number(best) if "/" not in best else Fraction(best) for item, best in (context.get("bests") or {}).items()}
    won = {(win["contest"], win["nomination"], win["award"], win["tier"]) for win in context.get("won") or []}
    try:
        sheet = Sheet(case["rubric"], case["facts"], case.get("gates"), bests, won).score()
    except Fault as fault:
        return {"fault": str(fault)}
    places = int(sheet.rounding["places"])

    def points(node):
        return None if node is LEFT_OUT else {"exact": str(node[0]), "published": decimal(node[1], places)}

    nodes = {kind: {item: points(node) for item, node in getattr(sheet, kind).items()} for kind in ("criteria", "groups")}
    total = points(sheet.total)
    return dict(nodes, points=total["published"], exact=total["exact"], standing=sheet.standing())


def verdict(report):
    if report.differences:
        return say("结论：有差异", "result: differences were found")
    if report.recomputed:
        return say("结论：无差异", "result: no difference")
    return say("结论：有文件被遮盖，没有重新计算；其余文件的哈希相符", "result: files are redacted, nothing was recomputed; the hashes of the others hold")


def print_report(report):
    fingerprint = report.fingerprint or ""
    print(say("指纹　", "fingerprint ") + " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)))
    for count in report.counts:
        line = say("{title}：核对 {count} 项，差异 {differences} 处", "{title}: {count} checked, {differences} differ")
        print(line.format(**count))
    for note in report.notes:
        print(note)
    # 先说文件和填报数据，再说由它们算出的；后面写上申报的名称。
    order = ("hashes", "fingerprint", "facts", "nominations", "criteria", "results", "scores", "derivation")
    ordered = sorted(report.differences, key=lambda one: order.index(one["check"]) if one["check"] in order else len(order))
    for one in ordered[:100]:
        name = report.names.get(one["place"].split(" ")[-1].split("/")[0])
        place = one["place"] + (say("（{0}）", " ({0})").format(plain(name)) if name else "")
        print(say("差异　{0}：{1}；应为 {2}", "differs: {0}: {1}; expected {2}").format(place, one["found"], one["expected"]))
    if len(report.differences) > 100:
        print(say("……还有 {0} 处", "... and {0} more").format(len(report.differences) - 100))
    print(verdict(report))
    print(say("本程序不能证明：", "What this cannot prove: ") + say("；", "; ").join(not_proven(report)))


def main():
    global LANG
    parser = argparse.ArgumentParser(description="独立核验存证包。Verifies a release bundle.")
    parser.add_argument("bundle", nargs="?", help="存证包文件夹或 zip / folder or zip")
    parser.add_argument("--fingerprint", metavar="HEX", help="从别处得到的指纹 / a fingerprint from elsewhere")
    parser.add_argument("--json", action="store_true", help="结果写成 JSON / the report as JSON")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--cases", action="store_true", help="从标准输入读算例，写出答案 / answer cases from stdin")
    told = parser.parse_args()
    LANG = told.lang
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if told.cases:
        for line in sys.stdin:
            print(json.dumps(answer(json.loads(line, parse_float=str, parse_int=str)), ensure_ascii=False), flush=True)
        return 0
    if told.fingerprint is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", re.sub(r"\s", "", told.fingerprint)):
        parser.error(say("指纹是 64 位十六进制数字", "a fingerprint has 64 hexadecimal digits"))
    path = Path(told.bundle) if told.bundle else Path(__file__).resolve().parents[2]
    if not path.exists():
        parser.error(say("没有这个文件：", "no such file: ") + str(path))
    try:
        report = verify(path, told.fingerprint)
    except Refused as refused:
        print(say("拒绝：", "refused: ") + str(refused), file=sys.stderr)
        return 1
    if told.json:
        told_all = {key: value for key, value in vars(report).items() if key not in ("now", "names", "unproven")}
        print(json.dumps(dict(told_all, not_proven=not_proven(report)), ensure_ascii=False, indent=1))
    else:
        print_report(report)
    return 1 if report.differences else 0


if __name__ == "__main__":
    sys.exit(main())
