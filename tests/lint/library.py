#!/usr/bin/env python3
"""The library of functions written in the language: how they are found, what they see, where their mistakes are shown, and that each
has help, an example and a test on a wire."""

import glob
import os
import shutil
import subprocess
import sys
import tempfile

pkt, bad, count = os.environ["PKT"], [], 0
home = tempfile.mkdtemp()
lib, more, own = (os.path.join(home, d) for d in ("lib", "more", "pkt/lib"))

FILES = {
    lib + "/_half.pkt": "# half of it\ndef _half(x):\n    return x // 2\n",
    lib + "/twice.pkt": "# twice as much\n# said in more words\n# >>> twice(4)\nFACTOR = 2\ndef twice(x, add=0):\n"
    "    if x == 13:\n        raise ValueError(\"13 is not wanted\")\n    return FACTOR * _check(x) + add\n"
    "def _check(x):\n    return IP(ttl=x).ttl\n",
    lib + "/both.pkt": "# uses others\ndef both(x, *more, **named):\n    return (twice(_half(x)), list(more), named)\n",
    lib + "/shown.pkt": "# shows what it was given\ndef shown(*a, **k):\n    print(a, list(k.items()))\n",
    lib + "/none.pkt": "# nothing answers\ndef none():\n    return [], [IP()]\n",
    lib + "/count.pkt": "# counts its calls\nn = [0]\ndef count():\n    n[0] += 1\n    return n[0]\n",
    lib + "/peek.pkt": "# a variable of the script\ndef peek():\n    return secret\n",
    lib + "/torn.pkt": "# has a mistake\ndef torn(:\n    return 1\n",
    lib + "/empty.pkt": "# defines another\ndef other():\n    return 1\n",
    lib + "/wide.pkt": "# a default that is no constant\ndef wide(a=[1]):\n    return a\n",
    lib + "/ring.pkt": "# each needs the other\ndef ring(n):\n    return n if n <= 0 else ring2(n - 1)\n",
    lib + "/ring2.pkt": "# each needs the other\ndef ring2(n):\n    return ring(n - 1)\n",
    more + "/twice.pkt": "# comes second\ndef twice(x):\n    return 0\n",
    more + "/thrice.pkt": "# only here\ndef thrice(x):\n    return 3 * x\n",
    own + "/mine.pkt": "# the user's own\ndef mine():\n    return \"mine\"\n",
    own + "/thrice.pkt": "# the user's goes first\ndef thrice(x):\n    return \"my \" + str(3 * x)\n",
}

# What is typed, what must be printed, and on failure its parts on standard error.
CASES = [
    ("print(twice(4), twice(x=3, add=1))", "8 7\n"),
    ("print(both(8, 5, 6, a=1))", '(8, [5, 6], {"a": 1})\n'),
    ("print(count(), count(), count())", "1 2 3\n"),
    ("f = twice\nprint(list(map(f, [1, 2])))", "[2, 4]\n"),
    ("def twice(x):\n    return \"own\"\nprint(twice(1))", "own\n"),
    ("twice = 7\nprint(twice, both(4)[0])", "7 4\n"),                # the script's names do not reach into the library
    ("len = 7\ndef _half(x):\n    return 100\nprint(both(4)[0])", "4\n"),
    ("print(ring(9))", "-1\n"),
    ("print(thrice(2), mine())", "my 6 mine\n"),
    ("try:\n    twice(13)\nexcept ValueError as e:\n    print(e)", "13 is not wanted\n"),
    ("help(twice)", "twice(x, add=0)\n    twice as much\n    said in more words\n    >>> twice(4)\n"),
    ("ls(\"twice\")", "twice(x, add=0)\n    twice as much\n    said in more words\n    >>> twice(4)\n"),
    ("twcie(1)", "", "<code>:1:1: error: there is no function 'twcie'", "did you mean 'twice'?"),
    ("twice(1, addd=1)", "", "<code>:1:10: error: twice() has no argument 'addd'", "did you mean 'add'?"),
    ("twice()", "", "twice() needs the argument 'x'"),
    ("twice(1, 2, 3)", "", "twice() takes at most 2 arguments"),
    ("print(1)\ntwice(13)", "1\n", "<code>:2:1: error: 13 is not wanted\n    twice(13)\n    ^~~~~~~~~\n"),
    ("twice(add=1, x=256)", "", "<code>:1:16: error: 256 does not fit in IP.ttl", "\n    at " + lib + "/twice.pkt:10:19\n",
     "\n    in _check(), called at " + lib + "/twice.pkt:8:21\n"),
    ("both(1, 2) + both(600)", "", "<code>:1:14: error: 300 does not fit", "\n    at " + lib + "/both.pkt:3:19\n"),
    ("peek()", "", lib + "/peek.pkt:3:12: error: there is no name 'secret'"),
    ("secret = 1\npeek()", "", lib + "/peek.pkt:3:12: error: there is no name 'secret'"),
    ("torn()", "", lib + "/torn.pkt:2:10: error:"),
    ("empty()", "", "defines no function 'empty'"),
    ("wide()", "", lib + "/wide.pkt:2:12: error: the default of a library function"),
]


def run(*words, env=None, **more_env):
    e = dict(os.environ, XDG_CONFIG_HOME=home, PKT_LIB=f"{lib}::{more}:{home}/missing", **more_env)
    return subprocess.run([pkt, *words], capture_output=True, text=True, timeout=60, env=env or e)


def expect(what, truth, *shown):
    global count
    count += 1
    if not truth:
        bad.append(f"{what}\n" + "\n".join(str(s) for s in shown))


for path, text in FILES.items():
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
try:
    for code, out, *parts in CASES:
        p = run("-e", code)
        good = p.stdout == out and all(t in p.stderr for t in parts) and p.returncode == (2 if parts else 0) and (parts or not p.stderr)
        expect(code, good, p.stdout, p.stderr, p.returncode)
    p = run("ls")
    expect("pkt ls names the tools", "\n  twice" in p.stdout and "_half" not in p.stdout and not p.returncode, p.stdout[-600:], p.stderr)
    p = run("ls", "twic")
    expect("pkt ls twic", "did you mean 'twice'?" in p.stderr and p.returncode == 2, p.stderr)
    for words in ("help", "twice"), ("ls", "twice"):
        p = run(*words)
        expect(" ".join(words), p.stdout.startswith("twice(x, add=0)\n    twice as much\n"), p.stdout, p.stderr)
    for code, status in ("twice(1)", 0), ("twice(1, z=2)", 2), ("torn()", 2):
        script = os.path.join(home, "s.pkt")
        with open(script, "w", encoding="utf-8") as f:
            f.write(code + "\n")
        p = run("check", script)
        expect(f"pkt check: {code}", p.returncode == status, p.returncode, p.stdout, p.stderr)
    for words, out, *parts in [
        (("twice", "4"), ""), (("twice", "x=3", "--add=1"), ""),
        (("shown", "4", "10.0.0.1", "a\\b", "1-2", "(7,)", "--add", "3", "-c", "7", "-t0.5", "-q", "l4=udp", "w=0x1f", "n=None"),
         '(4, "10.0.0.1", "a\\\\b", "1-2", (7,)) [("add", 3), ("count", 7), ("timeout", 0.5), ("verbose", False), ("l4", "udp"), ("w", "0x1f"), ("n", None)]\n'),
        (("twice", "256"), "", "<command>:1:12: error: 256 does not fit"), (("twice", "1", "--ad-d", "2"), "", "no argument 'ad_d'"),
        (("twcie", "1"), "", "'twcie' is neither a command nor a script", "did you mean 'twice'?"),
        (("twice", "1", "-x"), "", "twice has no option '-x'"), (("twice", "-c"), "", "-c needs a value"), (("_half", "1"), "", "neither a command")]:
        p = run(*words)
        expect(" ".join(words), p.stdout == out and all(t in p.stderr for t in parts) and p.returncode == (2 if parts else 0), p.stdout, p.stderr)
    p = run("twice", "1", "--help")
    expect("twice --help", p.stdout.startswith("twice(x, add=0)\n") and not p.returncode, p.stdout, p.stderr)
    p = run("none")
    expect("nothing answered: status 1", p.returncode == 1 and not p.stderr, p.returncode, p.stderr)
    os.chmod(own, 0o777)  # others may write there: not read
    p = run("-e", "print(thrice(2))")
    expect("a folder that others may write to", p.stdout == "6\n", p.stdout, p.stderr)
    os.chmod(lib + "/twice.pkt", 0)
    p = run("-e", "twice(1)")
    expect("a file that may not be read", os.geteuid() == 0 or (p.returncode == 3 and "Permission denied" in p.stderr), p.stderr)
    if shutil.which("strace"):
        p = subprocess.run(["strace", "-f", "-e", "trace=file", pkt, "-e", "IP(ttl=3)/TCP()"], capture_output=True, text=True)
        expect("a script that needs no tool looks for none", "share/pkt/lib" not in p.stderr and "/lib\"" not in p.stderr, p.stderr)
    plain = {k: v for k, v in os.environ.items() if k not in ("PKT_LIB", "XDG_CONFIG_HOME")}
    tests = "".join(open(t, encoding="utf-8").read() for t in glob.glob("tests/net/*.py"))
    for path in sorted(glob.glob("lib/*.pkt")):
        name = os.path.basename(path)[:-4]
        p = run("ls", name, env=plain)
        example = [line.strip()[4:] for line in p.stdout.splitlines() if line.startswith("    >>> ")]
        expect(f"{name}: help and an example", not p.returncode and len(p.stdout.splitlines()) > 2 and example, p.stdout, p.stderr)
        expect(f"{name}: a test on a wire", f"{name}(" in tests)
        for code in example:
            script = os.path.join(home, "s.pkt")
            with open(script, "w", encoding="utf-8") as f:
                f.write(code + "\n")
            p = run("check", script, env=plain)
            expect(f"{name}: {code}", not p.returncode, p.stdout, p.stderr)
finally:
    shutil.rmtree(home)
print("\n".join(bad))
print(f"library: {count} checks, {len(bad)} go wrong")
sys.exit(1 if bad or count < 30 else 0)
