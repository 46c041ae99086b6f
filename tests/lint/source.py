#!/usr/bin/env python3
"""What the style asks of a source file and no compiler tells."""

import glob
import re
import sys

LONGEST = 600
# The two places that may end the program: no memory, a class that code relies on is missing.
MAY_END = {"src/base/mem.c", "src/core/registry.c"}
bad = []


def code_only(text):
    """Comments and literals blanked, line numbers kept."""
    def blank(m):
        return re.sub(r"[^\n]", " ", m.group(0))
    return re.sub(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", blank, text, flags=re.S)


def find(path, text, pattern, what):
    for m in re.finditer(pattern, text):
        bad.append(f"{path}:{text.count(chr(10), 0, m.start()) + 1}: {what}")


files = sorted(glob.glob("src/**/*.[ch]", recursive=True) + glob.glob("include/pkt/*.h") + glob.glob("grammar/*") +
               glob.glob("tests/**/*.[ch]", recursive=True) + glob.glob("scripts/*.c"))
for path in files:
    with open(path, encoding="utf-8") as f:
        text = f.read()
    code = code_only(text)
    lines = text.count("\n")
    if lines > LONGEST:
        bad.append(f"{path}: {lines} lines, at most {LONGEST}")
    if path.endswith((".c", ".h")) and not re.match(r"/\* [\w.-]+ - ", text):
        bad.append(f"{path}:1: does not begin with '/* name - what the file is for'")
    find(path, text, r"\b(TODO|FIXME|XXX|HACK)\b(?!.*#\d)", "a mark without the number of an issue")
    find(path, text, r"[ \t]+\n", "white space at the end of the line")
    find(path, code, r"\btypedef\b", "a typedef") if not path.startswith("tests/") else None
    if path.startswith("src/") and not path.startswith("src/ui/") and path not in MAY_END:
        find(path, code, r"(?<![\w.>])(v?printf|puts|putchar|fputs|fprintf|perror|exit|_exit|abort|err|errx|warn|warnx)\s*\(",
             "prints or ends the program below ui")
    if path.startswith(("src/", "include/")) and path != "src/base/mem.c":
        find(path, code, r"(?<![\w.>])(malloc|calloc|realloc|reallocarray|strdup|strndup)\s*\(", "memory that is not from mem.h")
        find(path, code, r"(?<![\w.>*])(sprintf|vsprintf|gets|strtok|alloca)\s*\(", "a function without a limit")

print("\n".join(bad))
print(f"source: {len(files)} files, {len(bad)} findings")
sys.exit(1 if bad or not files else 0)
