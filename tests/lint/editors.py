#!/usr/bin/env python3
"""The syntax files of scripts/editors know the scanner's words, each of them and no other; their patterns compile."""

import json
import re
import shutil
import subprocess
import sys
import tempfile

VIM = "scripts/editors/vim/syntax/pkt.vim"
TEXTMATE = "scripts/editors/pkt.tmLanguage.json"
bad = []

with open("grammar/pkt.l", encoding="utf-8") as f:
    scanner = f.read()
words = set()
for rule in re.findall(r'^((?:"[A-Za-z]+"\|?)+)(?:/\S+)?\s+(?:return T_\w+;|\{)', scanner, re.M):
    words |= set(re.findall(r'"([A-Za-z]+)"', rule))

with open(VIM, encoding="utf-8") as f:
    vim = f.read()
vim_words = {w for line in re.findall(r"^syn keyword \w+ (.*)$", vim, re.M) for w in line.split()} | set(re.findall(r"zs(\w+)\\ze", vim)) - {"l"}

with open(TEXTMATE, encoding="utf-8") as f:
    grammar = json.load(f)
patterns, textmate_words = [], set()


def walk(node):
    if isinstance(node, list):
        for n in node:
            walk(n)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("match", "begin", "end", "firstLineMatch"):
                patterns.append(value)
            elif key == "include" and value not in ("$self",) and value[1:] not in grammar["repository"]:
                bad.append(f"{TEXTMATE}: there is no {value}")
            else:
                walk(value)


walk(grammar)
for p in patterns:
    try:
        re.compile(p)
    except re.error as e:
        bad.append(f"{TEXTMATE}: {p}: {e}")
    m = re.fullmatch(r"\\b\(([A-Za-z|]+)\)\\b", p)
    textmate_words |= set(m.group(1).split("|")) if m else set()
    textmate_words |= set(re.findall(r"s\*(include)\b", p))

for name, known in ((VIM, vim_words), (TEXTMATE, textmate_words)):
    bad += [f"{name}: lacks '{w}'" for w in sorted(words - known)]
    bad += [f"{name}: '{w}' is no word of the scanner" for w in sorted(known - words)]

if shutil.which("vim"):
    with tempfile.NamedTemporaryFile() as log:
        subprocess.run(["vim", "-es", "-u", "NONE", "-c", f"redir! > {log.name}", "-c", f"source {VIM}", "-c", "redir END", "-c", "q!"],
                       stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
        bad += [line for line in log.read().decode("utf-8", "replace").split("\n") if re.search(r"E\d+:", line)]
print("\n".join(bad))
print(f"editors: {len(words)} words, {len(bad)} differ")
sys.exit(1 if bad or len(words) < 30 else 0)
