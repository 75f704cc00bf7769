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
import sys
import zipfile
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
        if done > total and measure.get("over") != "clamp":
            raise Fault("out-of-range")
        return min(done, total)

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

    def ladder(self, steps, points, value, share, is_ratio):
        for step in steps:
            if self.holds(step, value, is_ratio):
                award = step["award"]
                return points if award == "full" else points * share if award == "proportional" else number(award)
        return ZERO

    def holds(self, step, value, is_ratio):
        for name, test in BOUNDS.items():
            if name in step:
                compare = self.rubric.get("compare", "exact")
                if compare != "exact":
                    scale = 100 if is_ratio or str(step[name]).endswith("%") else 1
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
        if weighs and any("weight" not in item for item, _ in nodes):
            raise Fault("broken-rule")
        if not here:
            return LEFT_OUT
        weights = [number(item["weight"]) if weighs else ONE for item, _ in here]
        exact = sum(weight * node[0] for weight, (_, node) in zip(weights, here))
        printed = sum(weight * node[1] for weight, (_, node) in zip(weights, here))
        lacking = len(here) < len(nodes)
        if weighs and lacking:
            if sum(weights) == 0:
                return LEFT_OUT
            exact, printed = exact / sum(weights), printed / sum(weights)
        available = number(group["points"]) if weighs else sum(node[2] for _, node in here)
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
    return sheet.ladder(rule["steps"], points, value, share, "value" not in measured(rule))


def tally(item, amount):
    """N45：数量折成分。"""
    per = number(item.get("per", 1))
    if per <= 0:
        raise Fault("broken-rule")
    units = amount / per
    units = {"floor": floor(units), "ceil": ceil(units), "exact": units}[item.get("count", "floor")]
    got = units * number(item["each"])
    return min(got, number(item["max"])) if "max" in item else got


def by_count(sheet, criterion, rule, facts, points):
    """N45 按数量计分。"""
    total = ZERO
    for item in rule.get("items") or [dict(rule, id="count")]:
        amount = number(need(facts, item["id"]))
        if amount < 0:
            raise Fault("out-of-range")
        total += tally(item, amount)
    return total


def by_deduct(sheet, criterion, rule, facts, points):
    """N46 扣分。"""
    left = number(rule.get("start", criterion["points"]))
    for item in rule["items"]:
        if "done" in item:
            done, total = number(need(facts, item["id"] + "-done")), number(need(facts, item["id"] + "-total"))
            if done < 0 or done > total:
                raise Fault("out-of-range")
            if total == 0:
                raise Fault("zero-denominator")
            amount = done / total
        else:
            amount = number(need(facts, item["id"]))
        if "under" in item:
            amount = max(ZERO, number(item["under"]) - amount)
        elif "over" in item:
            amount = max(ZERO, amount - number(item["over"]))
        elif amount < 0:
            raise Fault("out-of-range")
        left -= tally(item, amount)
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
    all_points = [in_range(need(row, "points"), low, high, rule.get("step")) for row in rows(facts, "members")]
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

