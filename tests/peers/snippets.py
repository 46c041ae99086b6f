#!/usr/bin/env python3
"""What a Scapy user types reads here: every snippet of ../shared/facts/scapy-snippets.md (but those that need a peer) is typed
into one session. A snippet that ends in an error must stand in docs/scapy-differences.md, and few may. -v tells the errors."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

SHARE = 0.9
ERROR = re.compile(r"^(\S+:)?(\d+:\d+: )?error: .*", re.M)
pkt, top = os.environ["PKT"], os.getcwd()
shared = os.environ.get("PKT_SHARED") or os.path.join(top, "..", "shared")
page = os.path.join(shared, "facts", "scapy-snippets.md")


def blocks(text):
    """Statements: a line, with the indented ones below it."""
    for section, code in re.findall(r"^## ([^\n]*)\n```python\n(.*?)^```$", text, re.M | re.S):
        if section.startswith("Live"):
            continue
        block = []
        for line in code.split("\n") + [""]:
            if block and not line.startswith((" ", "\t")):
                yield section, "\n".join(block)
                block = []
            if line.strip():
                block.append(line)


if not os.path.exists(page):
    print("needs the snippets of Scapy users: PKT_SHARED, or ../shared")
    sys.exit(77)
with open(page, encoding="utf-8") as f:
    snippets = list(blocks(f.read()))
typed = "".join(f"{code}\n\nprint('@@ {i}')\n" for i, (_, code) in enumerate(snippets))
work = tempfile.mkdtemp()
try:
    shutil.copy("samples/office.pcap", os.path.join(work, "capture.pcap"))
    p = subprocess.run([pkt], input=typed.encode(), cwd=work, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
finally:
    shutil.rmtree(work)
said = re.split(r"^@@ (\d+)\n", p.stdout.decode("utf-8", "replace"), flags=re.M)
by_number = {int(n): said[2 * k] for k, n in enumerate(said[1::2])}
with open("docs/scapy-differences.md", encoding="utf-8") as f:
    told = f.read()

good, bad = 0, []
for i, (section, code) in enumerate(snippets):
    text = by_number.get(i, "the session ended before it")
    wrong = ERROR.search(text) if i in by_number else True
    if not wrong:
        good += 1
        continue
    if "-v" in sys.argv:
        print(f"{section}: {code}\n    {text.strip()}")
    if code not in told:
        bad.append(f"{section}: docs/scapy-differences.md does not tell what to write instead of\n{code}\n{text.strip()}")
print("\n".join(bad))
print(f"snippets: {good} of {len(snippets)} run unchanged ({100 * good / len(snippets):.0f} %)")
sys.exit(1 if bad or not snippets or good < SHARE * len(snippets) else 0)
