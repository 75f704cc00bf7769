#!/usr/bin/env python3
"""Says which share of a build each room takes, by samples: in particular the search for private values.

A sample belongs to the innermost function of gongshi on its stack: what privacy/ calls (the standard
library, the allocator) is privacy's, what the kernel does for output/ is output's. `any` counts every
sample that has the room anywhere on its stack, so it is the larger number and the one to hold a limit to.

    cargo bench --bench peers -- contest /tmp/site 10000 --private
    cd /tmp/site
    perf record -F 397 --call-graph dwarf,32000 -o /tmp/perf.data gongshi build -o /tmp/built
    perf script --no-inline -i /tmp/perf.data -F comm,tid,ip,sym | tools/samples.py

Linux perf; root or `kernel.perf_event_paranoid` at 1. Functions that the compiler put into others count
where they were put.
"""

import re
import sys
from collections import Counter

ROOM = re.compile(r"gongshi::([a-z]+)::")


def main() -> None:
    inner, anywhere, samples = Counter(), Counter(), 0
    for sample in sys.stdin.read().split("\n\n"):
        frames = sample.strip().split("\n")[1:]
        if not frames:
            continue
        samples += 1
        rooms = [match.group(1) for frame in frames if (match := ROOM.search(frame))]
        inner[rooms[0] if rooms else "(none)"] += 1
        anywhere.update(set(rooms))
    print(f"{samples} samples\n{'room':<12}{'inner':>8}{'any':>8}")
    for room, count in inner.most_common():
        print(f"{room:<12}{count / samples:>8.1%}{anywhere[room] / samples:>8.1%}")
    held = anywhere["privacy"] + anywhere["notice"]
    print(f"search for private values and notices: {held / samples:.1%}")


if __name__ == "__main__":
    main()
