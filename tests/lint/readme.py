#!/usr/bin/env python3
"""What the pages show is what happens: ```console blocks are typed into a shell, ```pkt blocks are run,
```c blocks are files of tests/example_proto. --bless writes what was printed into the pages."""

import difflib
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

PAGES = ["README.md", "CONTRIBUTING.md", "docs/scapy-differences.md", "docs/probing.md"]
SKIP = ("make", "sudo", "git clone", "scripts/")  # what changes the machine or builds
pkt, top, bad, count = os.environ["PKT"], os.getcwd(), [], 0


def shell(command, work):
    env = dict(os.environ, PATH=work + "/bin:" + os.environ["PATH"])
    p = subprocess.run(["/bin/sh", "-c", command], cwd=work, env=env, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    return (p.stdout + p.stderr).decode("utf-8", "replace")


def console(page, block, work):
    """Lines after '$ ' are commands, what follows is their output; '…' stands for anything. Returns the block as it was run."""
    global count
    command, want, done = None, [], []
    for line in block.split("\n") + ["$ "]:
        if not line.startswith("$ "):
            want.append(line)
            continue
        if command:
            shown = "\n".join(want).rstrip("\n")
            if not command.startswith(SKIP):
                count += 1
                printed = shell(command, work).rstrip("\n")
                if not matches(shown, printed):
                    bad.append(f"{page}: $ {command}\n" + diff(shown, printed))
                    shown = printed
            done.append("$ " + command + ("\n" + shown if shown else ""))
        command, want = line[2:], []
    return "\n".join(done)


def matches(want, got):
    pattern = re.escape(want).replace(re.escape("\n…"), r"(\n.*)*").replace(re.escape("…"), r".*")
    return re.fullmatch(pattern, got)


def diff(want, got):
    return "\n".join(difflib.unified_diff(want.split("\n"), got.split("\n"), "shown", "printed", lineterm=""))


def script(page, block, work):
    global count
    count += 1
    p = subprocess.run([pkt, "-"], input=block.encode(), cwd=work, capture_output=True, timeout=60)
    if p.returncode or p.stderr:
        bad.append(f"{page}: this block ends with status {p.returncode}\n{block}\n{p.stderr.decode()}")


def example(page, block):
    global count
    count += 1
    for path in glob.glob("tests/example_proto/*.c"):
        with open(path, encoding="utf-8") as f:
            if f.read() == block:
                return
    bad.append(f"{page}: the C block is no file of tests/example_proto")


work = tempfile.mkdtemp()
os.mkdir(work + "/bin")
os.symlink(pkt, work + "/bin/pkt")
os.symlink(pkt + "_example", work + "/bin/pkt_example")
os.symlink(os.path.join(top, "samples"), work + "/samples")
os.symlink(os.path.join(top, "tests"), work + "/tests")
try:
    for page in PAGES:
        with open(page, encoding="utf-8") as f:
            text = f.read()

        def block(m):
            kind, body = m.group(1), m.group(2)
            if kind == "console":
                body = console(page, body.rstrip("\n"), work) + "\n"
            elif kind == "pkt":
                script(page, body, work)
            elif kind == "c":
                example(page, body)
            return f"```{kind}\n{body}```"

        text = re.sub(r"^```(\w+)\n(.*?)^```$", block, text, flags=re.M | re.S)
        if "--bless" in sys.argv:
            with open(page, "w", encoding="utf-8") as f:
                f.write(text)
finally:
    shutil.rmtree(work)
print("\n".join(bad))
print(f"readme: {count} examples, {len(bad)} differ")
sys.exit(1 if bad or count < 5 else 0)
