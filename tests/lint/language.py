#!/usr/bin/env python3
"""pkt-lang.7 is well formed, its examples do what they show, its list of builtins is the tables', and that of tools what help tells.
Blocks with >>> are typed
line by line and print what stands below; the others are run as scripts. --bless writes output and list into the page."""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

PAGE = "pkt-lang.7"
BEGIN, END = '.\\" builtins: made by tests/lint/language.py --bless\n', '.\\" end of builtins\n'
TOOLS, TOOLS_END = BEGIN.replace("builtins", "tools"), END.replace("builtins", "tools")
TYPES = [("ON_PACKET", "a packet"), ("ON_PLIST", "a packet list"), ("ON_STR", "text"), ("ON_BYTES", "bytes"), ("ON_LIST", "a list"),
         ("ON_TUPLE", "a tuple"), ("ON_DICT", "a dict"), ("ON_NUMBER", "a number"), ("ON_FLAGS", "flags"), ("ON_CLASS", "a layer class"),
         ("ON_READER", "a reader"), ("ON_WRITER", "a writer"), ("ON_ERROR", "an error"), ("ON_BUILTIN", "a type"), ("ON_SNIFFER", "an AsyncSniffer")]
STRING = r'"(?:[^"\\]|\\.)*"'
ROW = re.compile(r'\{\s*(' + STRING + r'),\s*\w+,\s*(NULL|' + STRING + r'),\s*((?:' + STRING + r'\s*)+)'
                 r'(?:,\s*(NULL|(?:' + STRING + r'\s*)+)(?:,\s*([A-Z_|\s]+?))?)?\s*,?\s*\}')
pkt, bad, count = os.environ["PKT"], [], 0


def text_of(c):
    return "".join(re.sub(r"\\(.)", r"\1", s[1:-1]) for s in re.findall(STRING, c))


def roff(s):
    s = s.replace("\\", "\\e").replace("…", "...")
    return "\\&" + s if s.startswith((".", "'")) else s


def plain(s):
    return s.replace("\\&", "").replace("\\e", "\\").replace("\\-", "-")


def builtins():
    """(name, parameters or None, help, types) of every row of the tables, in their order."""
    for path in sorted(glob.glob("src/lang/builtin_*.c")):
        with open(path, encoding="utf-8") as f:
            source = f.read()
        macros = dict(re.findall(r"^#define (\w+) \(?([A-Z_| ]+?)\)?$", source, re.M))
        macros.update(re.findall(r"enum \{ (\w+) = ([A-Z_| ]+) \};", source))
        tables = re.findall(r"^const struct builtin \w+\[\] = \{\n(.*?)^\};", source, re.M | re.S)
        for row in ROW.finditer("".join(tables)):
            name, params, help_, _, on = row.groups()
            on = macros.get((on or "").strip(), on or "")
            yield text_of(name), None if params == "NULL" else text_of(params), text_of(help_), set(re.findall(r"ON_\w+", on))


def entry(name, params, help_):
    call = name if params is None else f"{name}({params})"
    return f'.It Li "{roff(call)}"\n{roff(help_)}\n' if '"' not in call else \
        '.It Li "' + roff(call).replace('"', '""') + f'"\n{roff(help_)}\n'


def section():
    rows = list(builtins())
    out = [".Bl -tag -width Ds -compact\n"]
    out += [entry(n, p, h) for n, p, h, on in sorted((r for r in rows if not r[3]), key=lambda r: r[0].lower())]
    out.append(".El\n")
    unsaid = set().union(*(r[3] for r in rows)) - {on for on, _ in TYPES}
    if unsaid:
        bad.append(f"tests/lint/language.py says nothing of {' '.join(sorted(unsaid))}")
    for on, what in TYPES:
        mine = sorted((r for r in rows if on in r[3]), key=lambda r: r[0])
        if mine:
            out += [f".Ss Of {what}\n", ".Bl -tag -width Ds -compact\n"] + [entry(*r[:3]) for r in mine] + [".El\n"]
    return "".join(out), rows


def tools():
    """What help tells of each file of the library."""
    out = [".Bl -tag -width Ds\n"]
    for path in sorted(glob.glob("lib/*.pkt")):
        p = subprocess.run([pkt, "ls", os.path.basename(path)[:-4]], capture_output=True, text=True, timeout=60)
        if p.returncode:
            bad.append(p.stderr)
            continue
        head, *lines = p.stdout.rstrip("\n").split("\n")
        lines = [roff(part) for line in lines for part in re.sub(r"(?<=[\w)])\. ", ".\n", line[4:]).split("\n")]
        text = [line for line in lines if not line.startswith(">>> ")]
        out.append('.It Li "' + roff(head).replace('"', '""') + '"\n' + "\n".join(text) + "\n")
        out += [f".Dl {line[4:]}\n".replace('"', "\\(dq") for line in lines if line.startswith(">>> ")]
    return "".join(out + [".El\n"])


def session(block, work):
    """A block of >>> lines and what they print."""
    global count
    statements, lines = [], [plain(line) for line in block.rstrip("\n").split("\n")]
    for line in lines:
        if line.startswith(">>> "):
            statements.append([line[4:], []])
        elif line.startswith("... ") or line == "...":
            statements[-1][0] += "\n" + line[4:]
        else:
            statements[-1][1].append(line)
    typed = "".join(f"{code}\n\nprint('@@')\n" for code, _ in statements)
    p = subprocess.run([pkt], input=typed.encode(), cwd=work, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    printed = p.stdout.decode("utf-8", "replace").split("@@\n")
    done = []
    for (code, want), got in zip(statements, printed + [""] * len(statements)):
        count += 1
        if "\n".join(want) != got.rstrip("\n"):
            bad.append(f"{PAGE}: >>> {code}\nshows\n" + "\n".join(want) + f"\nprints\n{got}")
        first, *rest = code.split("\n")
        done += [roff(">>> " + first)] + [roff("... " + r) for r in rest if r] + ([roff(g) for g in got.rstrip("\n").split("\n")] if got.strip() else [])
    return "\n".join(done) + "\n"


def script(block, work):
    global count
    count += 1
    text = "\n".join(plain(line) for line in block.split("\n"))
    p = subprocess.run([pkt, "-"], input=text.encode(), cwd=work, capture_output=True, timeout=60)
    if p.returncode or p.stderr:
        bad.append(f"{PAGE}: this block ends with status {p.returncode}\n{text}\n{p.stderr.decode()}")


with open(PAGE, encoding="utf-8") as f:
    page = f.read()
work = tempfile.mkdtemp()
os.symlink(os.path.abspath("samples"), os.path.join(work, "samples"))
with open(os.path.join(work, "lib.pkt"), "w", encoding="utf-8") as f:
    f.write("def double(x):\n    return 2 * x\n")
try:
    def example(m):
        if ">>> " in m.group(2):
            return m.group(1) + session(m.group(2), work) + m.group(3)
        script(m.group(2), work)
        return m.group(0)

    new = re.sub(r"(^\.Bd -literal[^\n]*\n)(.*?)(^\.Ed$)", example, page, flags=re.M | re.S)
finally:
    shutil.rmtree(work)
made, rows = section()
for begin, end, want, what in ((BEGIN, END, made, "builtins is not the tables'"), (TOOLS, TOOLS_END, tools(), "tools is not the library's")):
    head, _, rest = new.partition(begin)
    old, _, tail = rest.partition(end)
    if old != want:
        bad.append(f"{PAGE}: its list of {what}: tests/lint/language.py --bless")
    new = head + begin + want + end + tail
if "--bless" in sys.argv:
    with open(PAGE, "w", encoding="utf-8") as f:
        f.write(new)
if shutil.which("mandoc"):
    p = subprocess.run(["mandoc", "-Tlint", "-Wwarning", PAGE], capture_output=True, text=True)
    if p.stdout.strip():
        bad.append(p.stdout)
print("\n".join(bad))
print(f"language: {count} examples, {len(rows)} builtins, {len(bad)} differ")
sys.exit(1 if bad or count < 20 or len(rows) < 150 else 0)
