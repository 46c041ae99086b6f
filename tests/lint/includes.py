#!/usr/bin/env python3
"""Arrows point down: who includes what, from the compiler's .d files. base < core < {proto wire view} < lang < ui."""

import glob
import os
import re
import sys

BUILD = os.environ.get("BUILD", "build/release")
BELOW = {
    "base": set(),
    "core": {"base"},
    "proto": {"base", "core"},
    "wire": {"base", "core"},
    "view": {"base", "core"},
    "lang": {"base", "core", "proto", "wire", "view"},
    "ui": {"base", "core", "proto", "wire", "view", "lang"},
}
# Public headers that have no C file of their name.
HEADER_FLOOR = {"field": "core", "compile": "core", "lang": "lang", "ast": "lang", "view": "view", "cap": "wire",
                "help": "lang", "complete": "lang"}
# A library's header belongs to these files alone.
LIBRARY = {r"libnet": r"src/wire/lnet\.c$", r"pcap": r"src/wire/cap\w*\.[ch]$", r"libmnl/|linux/rtnetlink": r"src/wire/\w+\.[ch]$",
           r"histedit|editline": r"src/ui/\w+\.c$"}

bad = []


def floor_of(path):
    m = re.match(r"src/(\w+)/", path)
    if m:
        return m.group(1)
    m = re.match(r"include/pkt/(\w+)\.h$", path)
    if not m:
        return None
    name = m.group(1)
    if name in HEADER_FLOOR:
        return HEADER_FLOOR[name]
    floors = {p.split("/")[1] for p in glob.glob(f"src/*/{name}.c")}
    if len(floors) == 1:
        return floors.pop()
    # A header about several files: the floor of the headers that it is split into, told by the prefix of their names.
    floors = {p.split("/")[1] for p in glob.glob(f"src/*/{name}*.c")}
    return floors.pop() if len(floors) == 1 else "?"


def check(source, used):
    own = floor_of(source)
    for path in used:
        floor = floor_of(path)
        if floor is None or floor == own:
            continue
        if floor == "?":
            bad.append(f"{path}: no C file of that name tells its floor; name it in tests/lint/includes.py")
        elif floor not in BELOW[own]:
            bad.append(f"{source} ({own}) includes {path} ({floor})")


count = 0
for d in glob.glob(f"{BUILD}/obj/src/**/*.d", recursive=True):
    with open(d) as f:
        words = f.read().replace("\\\n", " ").split("\n")[0].split()[1:]
    words = [os.path.normpath(w) for w in words]
    if words and os.path.exists(words[0]):
        count += 1
        check(words[0], words[1:])

for path in glob.glob("src/**/*.[ch]", recursive=True) + glob.glob("include/pkt/*.h"):
    with open(path) as f:
        for n, line in enumerate(f, 1):
            m = re.match(r"\s*#\s*include\s*[<\"]([^>\"]+)", line)
            for library, owner in LIBRARY.items():
                if m and re.match(library, m.group(1)) and not re.match(owner, path):
                    bad.append(f"{path}:{n}: includes {m.group(1)}")

print("\n".join(sorted(set(bad))))
print(f"includes: {count} files, {len(set(bad))} arrows that point up")
sys.exit(1 if bad or not count else 0)
