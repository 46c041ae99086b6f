#!/usr/bin/env python3
"""Random expressions, built and dissected by the Scapy that is here and by pkt (laws 1 and 2). They come from the shared vectors:
other values for fields, from their width and names or from another vector; fields left out and added; list members and layers
put beside each other; lengths set by hand; None. What differs is grouped by class and field.

    PKT_SHARED=… tests/peers/oracle.py [--seed N] [--count N] [--files core,apps,rest] [--only CLASS] [--each] [--bindings] [--dissect] [--keep FOLDER]

The expressions of a seed are always the same. A vector that this Scapy builds otherwise than the one that made the vectors is left
out. tests/peers/oracle.txt lists what may differ, each with its reason. --each asks for every class alone, and for each of its fields
with each of its names; --bindings puts every class on those that Scapy binds it to; --dissect compares what is dissected as well: both tell more of Scapy's versions than of pkt, and are read by
somebody. The test is the rest: it fails where other bytes come out for a reason that nobody has looked at."""

import argparse
import ast
import collections
import copy
import hashlib
import json
import logging
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings

SCAPY_PYTHON = "/usr/bin/python3"
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
WIDTH = 400


def options():
    p = argparse.ArgumentParser(description="random expressions against Scapy")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--count", type=int, default=2500, help="expressions")
    p.add_argument("--only", default="", help="vectors whose classes match this pattern")
    p.add_argument("--keep", help="folder that keeps what was made")
    p.add_argument("--show", type=int, default=2, help="examples of each group")
    p.add_argument("--groups", type=int, default=40)
    p.add_argument("--files", default="core", help="which vectors the expressions come from")
    p.add_argument("--bindings", action="store_true", help="every class above every class that it is bound to")
    p.add_argument("--dissect", action="store_true", help="compare what is dissected, too")
    p.add_argument("--each", action="store_true", help="every class, every field: its names, its least and greatest value")
    return p.parse_args()


def start_scapy():
    """Scapy of the system, in a network namespace without routes: nothing is looked up, nothing leaves."""
    if os.environ.get("PKT_ORACLE") != "inside":
        python = sys.executable
        if subprocess.run([python, "-c", "import scapy"], stderr=subprocess.DEVNULL).returncode:
            python = SCAPY_PYTHON
            if not os.access(python, os.X_OK) or subprocess.run([python, "-c", "import scapy"], stderr=subprocess.DEVNULL).returncode:
                print("Scapy is not here")
                sys.exit(77)
        if subprocess.run(["unshare", "-rn", "true"], stderr=subprocess.DEVNULL).returncode:
            print("needs a network namespace (unshare -rn)")
            sys.exit(77)
        os.environ["PKT_ORACLE"] = "inside"
        os.execvp("unshare", ["unshare", "-rn", python, os.path.abspath(__file__), *sys.argv[1:]])
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


start_scapy()
import scapy.all as S  # noqa: E402
import scapy.fields as F  # noqa: E402
from scapy.config import conf  # noqa: E402
from scapy.packet import NoPayload, Packet  # noqa: E402

conf.verb = 0
ENV = dict(vars(S))


class Late(Exception):
    pass


def late(signum, frame):
    raise Late


def load(module):
    """A module of layers, as load_contrib would; its classes are known from then on."""
    try:
        m = __import__("scapy." + module, fromlist=["*"])
    except Exception:  # a module of a newer Scapy, or one that needs what is not here
        return
    for k, v in vars(m).items():
        if not k.startswith("_"):
            ENV.setdefault(k, v)


def vectors(files):
    out = []
    for name in files.split(","):
        with open(os.path.join(SHARED, "vectors", name + ".jsonl"), encoding="utf-8") as f:
            for line in f:
                v = json.loads(line)
                if v.get("hex") and "\n" not in v["expr"] and len(v["expr"]) < 900:
                    out.append(v)
    return out


def build(expr):
    """The packet and its bytes, or None."""
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        p = eval(expr, ENV)
        return (p, bytes(p)) if isinstance(p, Packet) else None
    except Exception:  # Scapy raises whatever comes
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def is_class(name):
    c = ENV.get(name)
    return c if isinstance(c, type) and issubclass(c, Packet) else None


# ---- mutation ----

class Pool:
    """What the vectors have: values of (class, field), expressions of layers by the class above."""

    def __init__(self, trees):
        self.values = collections.defaultdict(dict)
        self.below = collections.defaultdict(dict)
        for t in trees:
            for node in ast.walk(t):
                name = called(node)
                if name:
                    for k in node.keywords:
                        self.values[name, k.arg][ast.dump(k.value)] = k.value
                if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
                    above, below = last(node.left), called(node.right)
                    if above and below:
                        self.below[above][ast.dump(node.right)] = node.right
        self.values = {k: list(v.values()) for k, v in self.values.items()}
        self.below = {k: list(v.values()) for k, v in self.below.items()}


def called(node):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and is_class(node.func.id):
        return node.func.id
    return None


def last(node):
    while isinstance(node, ast.BinOp):
        node = node.right
    return called(node)


def literal(v):
    return ast.parse(repr(v), mode="eval").body


def text_value(rnd, f):
    n = rnd.choice((0, 1, 2, 3, 4, 7, 8, 9, 16, 31, 40))
    kind = rnd.randrange(4)
    if kind == 0:
        return bytes(rnd.getrandbits(8) for _ in range(n))
    if kind == 1:
        return "".join(rnd.choice("abcdefgh-./ _0123") for _ in range(n))
    return rnd.choice([b"", "", "a", b"\x00", b"\xff\xfe", "www.example.com", b"x" * rnd.choice((20, 63, 64, 255, 256, 300))])


def number(rnd, bits):
    edge = [0, 1, 2, (1 << bits) - 1, 1 << (bits - 1)]
    return rnd.choice(edge + [rnd.getrandbits(bits)] * 3 + [rnd.getrandbits(min(bits, 5))] * 2) & ((1 << bits) - 1)


def of_type(rnd, f):
    """A value for a field of Scapy, from what the field tells about itself; None: there is none."""
    while hasattr(f, "fld") and not isinstance(f, F.FieldListField):
        f = f.fld
    if isinstance(f, F.MultipleTypeField):
        return of_type(rnd, f.flds[0][0])
    if isinstance(f, F.FieldListField):
        items = [of_type(rnd, f.field) for _ in range(rnd.choice((0, 1, 1, 2, 3, 5)))]
        return None if any(x is None for x in items) else ast.List([x for x in items], ast.Load())
    if isinstance(f, (F.PacketListField, F.PacketField)) or type(f).__name__.startswith("DNS"):
        return None
    if isinstance(f, F.FlagsField):
        size = abs(f.size)
        names = list(f.names)
        if rnd.random() < 0.5 and names:
            some = rnd.sample(names, rnd.randint(0, min(3, len(names))))
            return literal(some[0] if len(some) == 1 else "+".join(some) if any(len(s) > 1 for s in names) else "".join(some))
        return literal(number(rnd, size))
    i2s = getattr(f, "i2s", None)
    if isinstance(i2s, dict) and i2s and rnd.random() < 0.5:
        v = rnd.choice(list(i2s.items()))
        return literal(v[rnd.randrange(2)]) if isinstance(v[0], (int, str)) and isinstance(v[1], str) else None
    if isinstance(f, getattr(S, "IP6Field", ())):
        return literal(rnd.choice(["::", "::1", "2001:db8::%x" % rnd.getrandbits(16), "ff02::1:2", "fe80::1"]))
    if isinstance(f, F.IPField):
        return literal(rnd.choice(["0.0.0.0", "255.255.255.255", "192.0.2.%d" % rnd.getrandbits(8), "224.0.0.5", "10.1.2.3"]))
    if isinstance(f, F.MACField):
        return literal(rnd.choice(["02:11:22:33:44:%02x" % rnd.getrandbits(8), "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00"]))
    if isinstance(f, (F.StrField, F.StrFixedLenField)):
        return literal(text_value(rnd, f))
    if isinstance(f, (F.ThreeBytesField, F.X3BytesField, F.LEThreeBytesField)):
        bits = 24
    elif isinstance(f, F.BitField):
        bits = abs(f.size)
    elif isinstance(getattr(f, "sz", None), int) and isinstance(f.default, (int, type(None))):
        bits = 8 * f.sz
    else:
        return None
    return literal(number(rnd, bits)) if 0 < bits <= 128 else None


def new_value(rnd, pool, name, f):
    seen = pool.values.get((name, f.name))
    if seen and rnd.random() < 0.3:
        return copy.deepcopy(rnd.choice(seen))
    if rnd.random() < 0.05 and f.default is None:
        return literal(None)
    return of_type(rnd, f) or (copy.deepcopy(rnd.choice(seen)) if seen else None)


def change_field(rnd, pool, call):
    """Another value for one field; gives the field's name."""
    fields = is_class(call.func.id).fields_desc
    if not fields:
        return None
    f = rnd.choice(fields)
    value = new_value(rnd, pool, call.func.id, f)
    if value is None or not f.name.isidentifier():
        return None
    for k in call.keywords:
        if k.arg == f.name:
            k.value = value
            return f.name
    call.keywords.append(ast.keyword(f.name, value))
    return f.name


def change_list(rnd, pool, call):
    lists = [k for k in call.keywords if isinstance(k.value, ast.List)]
    if not lists:
        return None
    k = rnd.choice(lists)
    other = [v for v in pool.values.get((call.func.id, k.arg), []) if isinstance(v, ast.List) and v.elts]
    what = rnd.randrange(4)
    if what == 0 and len(k.value.elts) > 1:
        rnd.shuffle(k.value.elts)
    elif what == 1 and k.value.elts:
        del k.value.elts[rnd.randrange(len(k.value.elts))]
    elif other:
        k.value.elts.insert(rnd.randint(0, len(k.value.elts)), copy.deepcopy(rnd.choice(rnd.choice(other).elts)))
    else:
        return None
    return k.arg


def drop_field(rnd, pool, call):
    """All but addresses, which Scapy would ask the machine for."""
    some = [k for k in call.keywords if k.arg not in ("src", "dst", "hwsrc", "psrc")]
    if not some:
        return None
    k = rnd.choice(some)
    call.keywords.remove(k)
    return k.arg


def change_stack(rnd, pool, tree):
    """Another layer below, or bytes; gives the class above it."""
    above = last(tree.body)
    if not above:
        return None
    below = pool.below.get(above)
    if below and rnd.random() < 0.7:
        node = copy.deepcopy(rnd.choice(below))
    else:
        node = literal(text_value(rnd, None))
    tree.body = ast.BinOp(tree.body, ast.Div(), node)
    return above + " / " + (called(node) or "bytes")


def mutate(rnd, pool, tree):
    """A changed copy, and a word for what was changed."""
    tree = copy.deepcopy(tree)
    what = []
    for _ in range(rnd.choice((1, 1, 1, 2, 3))):
        calls = [n for n in ast.walk(tree) if called(n)]
        if rnd.random() < 0.12:
            got = change_stack(rnd, pool, tree)
        else:
            call = rnd.choice(calls)
            how = rnd.choices((change_field, change_list, drop_field), (8, 3, 1))[0]
            got = how(rnd, pool, call)
            got = got and call.func.id + "." + got
        if got and got not in what:
            what.append(got)
    return tree, what


def each_field(only):
    """Every class alone, and each of its fields with each of its names and its greatest value."""
    for name in sorted(ENV):
        c = is_class(name)
        if not c or name != c.__name__ or not only.search(name):
            continue
        exprs = [("", name + "()")]
        for f in c.fields_desc:
            if not f.name.isidentifier():
                continue
            while hasattr(f, "fld") and not isinstance(f, F.FieldListField):
                f = f.fld
            values = set()
            if isinstance(f, F.FlagsField):
                values.update(n for n in f.names if isinstance(n, str))
            elif isinstance(getattr(f, "i2s", None), dict):
                values.update(n for n in f.i2s.values() if isinstance(n, str))
            bits = abs(f.size) if isinstance(f, F.BitField) else 24 if "Three" in type(f).__name__ else \
                8 * f.sz if isinstance(getattr(f, "sz", None), int) and isinstance(f.default, int) else 0
            if 0 < bits <= 64:
                values.update({0, 1, (1 << bits) - 1, 0x1234567890abcdef & ((1 << bits) - 1)})
            exprs += [(f.name, "%s(%s=%r)" % (name, f.name, v)) for v in sorted(values, key=str)]
        for field, expr in exprs:
            yield ast.parse(expr, mode="eval"), [name + "." + field], expr


ADDRESSED = {
    "Ether": "Ether(dst='02:00:00:00:00:02', src='02:00:00:00:00:01')",
    "ARP": "ARP(hwsrc='02:00:00:00:00:01', psrc='192.0.2.1')",
    "IP": "IP(src='192.0.2.1', dst='192.0.2.2')",
    "IPv6": "IPv6(src='2001:db8::1', dst='2001:db8::2')",
}


def each_binding(only):
    """Every class above each class below it that it changes: numbers of protocols, ports."""
    for name in sorted(ENV):
        c = is_class(name)
        if not c or name != c.__name__ or not only.search(name):
            continue
        for below in c._overload_fields:
            if is_class(below.__name__) is not below:
                continue
            expr = ADDRESSED.get(below.__name__, below.__name__ + "()") + " / " + ADDRESSED.get(name, name + "()")
            if below.__name__ in ("UDP", "TCP"):
                expr = ADDRESSED["IP"] + " / " + expr
            yield ast.parse(expr, mode="eval"), [below.__name__ + " / " + name], expr


# ---- what Scapy dissects, in the vectors' form ----

def layers_of(p):
    while p and not isinstance(p, NoPayload):
        yield p
        p = p.payload


def stack_name(p):
    return "/".join(type(x).__name__ for x in layers_of(p))


def plain(v):
    if isinstance(v, bytes):
        return "hex:" + v.hex()
    if v is None or isinstance(v, str):
        return v
    if isinstance(v, float):
        return v
    if isinstance(v, int):
        return int(v)
    if isinstance(v, Packet):
        return "[" + stack_name(v) + "]"
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(stack_name(x) if isinstance(x, Packet) else repr(x) for x in v) + "]"
    try:
        return int(v)
    except (TypeError, ValueError):
        return str(v)


def flat(p, n, name, prefix, out):
    for f in p.fields_desc:
        if isinstance(f, F.ConditionalField) and not f._evalcond(p):
            continue
        v = p.getfieldval(f.name)
        out.append({"layer": name, "n": n, "name": prefix + f.name, "value": plain(v)})
        inner = [("", v)] if isinstance(v, Packet) else [("[%d]" % i, y) for i, y in enumerate(v)] if isinstance(v, list) else []
        for at, y in inner:
            if isinstance(y, Packet):
                for k, x in enumerate(layers_of(y)):
                    flat(x, n, name, prefix + f.name + at + ("/%d" % k if k else "") + ".", out)


def dissected(ident, first, data, expr):
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        q = first(data)
        fields = []
        for n, layer in enumerate(layers_of(q)):
            flat(layer, n, type(layer).__name__, "", fields)
        return {"id": ident, "hex": data.hex(), "linktype": None, "first": first.__name__, "layers": stack_name(q).split("/"),
                "fields": fields, "summary": expr, "source": "oracle"}
    except Exception:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


# ---- comparing ----

def ask(program, folder, *args):
    """What the program says: for each id the lines that tell what differs."""
    env = dict(os.environ, PKT_SHARED=folder)
    p = subprocess.run([os.path.join(BUILD, "tests", "peers", program), "--max", "1000000", *args], cwd=TOP, env=env,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    text = p.stdout.decode("utf-8", "replace")
    said, ident = collections.OrderedDict(), None
    for line in text.split("\n"):
        m = re.match(r"(orc-\d+)\b", line)
        if m:
            ident = m.group(1)
            said[ident] = []
        if ident and re.match("error: .* has no field", line):
            del said[ident]  # fields have other names in other versions of Scapy
            ident = None
        if ident:
            said[ident].append(line)
    if p.returncode < 0:
        print(f"{program} ended by signal {-p.returncode}")
        said["orc-0"] = [text[-2000:]]
    return said


def first_difference(m, lines):
    for line in lines[1:]:
        if " is " in line and line.startswith("  "):
            return [re.sub(r"\[\d+\]", "[]", line.split(" is ")[0].strip())]
    return ["layers"]


def reviewed():
    """Patterns of expressions that may differ."""
    with open(os.path.join(HERE, "oracle.txt"), encoding="utf-8") as f:
        return [re.compile(line.split("\t", 1)[0]) for line in f if line.strip() and not line.startswith("#")]


def tell(title, said, made, words, args):
    """Groups by what was changed, largest first; gives how many are not reviewed."""
    groups = collections.defaultdict(list)
    for ident, lines in said.items():
        for key in words(made[ident], lines):
            groups[key].append(ident)
    known = reviewed()
    order = sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))
    fresh = [(k, [i for i in ids if not any(r.search(made[i]["expr"]) for r in known)]) for k, ids in order]
    fresh = [(k, ids) for k, ids in fresh if ids]
    for key, ids in fresh[:args.groups]:
        print(f"== {title} {key}: {len(ids)}")
        for ident in ids[:args.show]:
            print("\n".join(x[:WIDTH] for x in said[ident]))
    left = {i for k, ids in fresh for i in ids}
    print(f"oracle: {title}: {len(said)} of {len(made)} differ, {len(said) - len(left)} of them for a known reason")
    return len(left)


def main():
    args = options()
    rnd = random.Random(args.seed)
    signal.signal(signal.SIGALRM, late)
    vs = vectors(args.files)
    for m in sorted({m for v in vs for m in v.get("mods", [])}):
        load(m)
    with open(os.path.join(SHARED, "vectors", "known_wrong.jsonl"), encoding="utf-8") as f:
        wrong = {json.loads(x)["id"] for x in f}
    skip = wrong | {line.split(" ")[0] for name in os.listdir(os.path.join(HERE, "exceptions"))
                    for line in open(os.path.join(HERE, "exceptions", name), encoding="utf-8")}
    trees = []
    for v in vs:
        try:
            trees.append((v, ast.parse(v["expr"], mode="eval")))
        except SyntaxError:
            pass
    pool = Pool([t for _, t in trees])
    only = re.compile(args.only)
    bases = [(v, t) for v, t in trees if v["id"] not in skip and any(only.search(x) for x in v["layers"])]
    # Every class has its turn, the usual ones no more often than ten times as often.
    by_class = collections.defaultdict(list)
    for v, t in bases:
        for x in set(v["layers"]):
            if only.search(x):
                by_class[x].append((v, t))
    names = sorted(by_class)
    weights = [min(len(by_class[n]), 20) for n in names]
    out, dis, made, same_here = [], [], {}, {}

    def mutated():
        for _ in range(4 * args.count):
            v, t = rnd.choice(by_class[rnd.choices(names, weights)[0]])
            if v["id"] not in same_here:
                got = build(v["expr"])
                same_here[v["id"]] = bool(got) and got[1].hex() == v["hex"]
            if same_here[v["id"]]:
                tree, what = mutate(rnd, pool, t)
                yield tree, what, ast.unparse(ast.fix_missing_locations(tree))

    for tree, what, expr in (each_field(only) if args.each else each_binding(only) if args.bindings else mutated()):
        if len(out) >= args.count:
            break
        if not what:
            continue
        got = build(expr)
        if not got or len(got[1]) > 8000:
            continue
        ident = "orc-%d" % len(out)
        made[ident] = {"what": what, "expr": expr}
        names_called = [n.func.id for n in ast.walk(tree) if called(n)]
        out.append({"id": ident, "layers": names_called, "expr": expr, "hex": got[1].hex(), "source": "oracle"})
        d = dissected(ident, type(got[0]), got[1], expr)
        if d:
            dis.append(d)
    folder = args.keep or tempfile.mkdtemp()
    os.makedirs(os.path.join(folder, "vectors"), exist_ok=True)
    path = os.path.join(folder, "made.jsonl")
    for name, rows in ((path, out), (os.path.join(folder, "vectors", "dissect.jsonl"), dis)):
        with open(name, "w", encoding="utf-8") as f:
            f.writelines(json.dumps(r) + "\n" for r in rows)
    open(os.path.join(folder, "vectors", "known_wrong.jsonl"), "w").close()
    left = tell("bytes", ask("vectors", folder, path), made, lambda m, lines: [" + ".join(m["what"])], args)
    if args.dissect:
        tell("dissect", ask("dissect", folder), made, first_difference, args)
    if not args.keep:
        shutil.rmtree(folder)
    return 1 if left or not out else 0


SHARED = os.environ.get("PKT_SHARED") or os.path.join(TOP, "..", "shared")
BUILD = os.environ.get("BUILD") or os.path.join(TOP, "build", os.environ.get("MODE", "release"))
if __name__ == "__main__":
    if not os.path.exists(os.path.join(SHARED, "vectors")):
        print("needs the shared vectors: PKT_SHARED, or ../shared")
        sys.exit(77)
    sys.exit(main())
