"""docs/bench.md: a first part, then a part from each scripts/bench_* behind a mark with its name."""

import os
import re

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(TOP, "docs", "bench.md")
PART = re.compile(r"(?m)^(?=<!-- scripts/|(?<!-->\n)## )")


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
