"""What the scripts that measure share: the programs they need, and docs/bench.md: a first part, then a part from each scripts/bench_*
behind a mark with its name."""

import os
import re
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(TOP, "build", "release")
PAGE = os.path.join(TOP, "docs", "bench.md")
PART = re.compile(r"(?m)^(?=<!-- scripts/|(?<!-->\n)## )")


def need(*helpers):
    """Paths of helper programs; the end, with what to do, when one of them or pkt is not built."""
    script = os.path.basename(sys.argv[0])
    paths = [os.path.join(BUILD, "scripts", h) for h in helpers]
    missing = [os.path.relpath(p, TOP) for p in [os.path.join(BUILD, "pkt")] + paths if not os.access(p, os.X_OK)]
    if missing:
        sys.exit(f"{script}: {' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not built: make {' '.join(missing)}")
    return paths


def parts():
    if not os.path.exists(PAGE):
        return [""]
    with open(PAGE) as f:
        return PART.split(f.read())


def write(texts):
    with open(PAGE, "w") as f:
        f.write("\n".join(t.rstrip("\n") + "\n" for t in texts if t.strip()))


def save(name, text):
    """The part of scripts/NAME: in the place of the old one, or at the end."""
    mark, title = f"<!-- scripts/{name} -->", text.split("\n", 1)[0]
    old = parts()
    at = next((i for i, p in enumerate(old) if p.startswith((mark, title + "\n"))), len(old))
    write(old[:at] + [mark + "\n" + text] + old[at + 1:])
