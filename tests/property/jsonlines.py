#!/usr/bin/env python3
"""Every packet of every capture as JSON: no key twice, and just as `pkt schema json` says. Then jq, where there is one, reads it."""

import json
import os
import re
import shutil
import subprocess
import sys

PKT = os.environ["PKT"]
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("PKT_SHARED", os.path.join(os.path.dirname(TOP), "shared"))
EACH = 60  # packets of a file
TYPES = {"object": dict, "array": list, "string": str, "integer": int}


def pairs(items):
    d = dict(items)
    if len(d) != len(items):
        raise ValueError("a key stands there twice: " + " ".join(k for k, _ in items))
    return d


class Schema:
    def __init__(self, text):
        self.root = json.loads(text, object_pairs_hook=pairs)

    def why(self, s, v, at=""):
        """What is wrong with v; None: nothing."""
        if s is False:
            return f"{at}: must not be there"
        if "$ref" in s:
            return self.why(self.root["$defs"][s["$ref"].rsplit("/", 1)[1]], v, at)
        if "anyOf" in s:
            wrong = [self.why(x, v, at) for x in s["anyOf"]]
            return None if None in wrong else wrong[0]
        if "const" in s and v != s["const"]:
            return f"{at}: {v!r} is not {s['const']!r}"
        if s.get("type") == "null":
            return None if v is None else f"{at}: {v!r} is not null"
        if "type" in s and not isinstance(v, TYPES[s["type"]]):
            return f"{at}: {v!r} is no {s['type']}"
        if not s.get("minimum", v) <= v <= s.get("maximum", v) if isinstance(v, int) else False:
            return f"{at}: {v} is out of its range"
        if "pattern" in s and not re.search(s["pattern"], v):
            return f"{at}: {v!r} does not look like {s['pattern']}"
        return self.inside(s, v, at)

    def inside(self, s, v, at):
        if isinstance(v, list):
            for i, x in enumerate(v):
                wrong = self.why(s.get("items", {}), x, f"{at}[{i}]")
                if wrong:
                    return wrong
        if isinstance(v, dict):
            for k in s.get("required", []):
                if k not in v:
                    return f"{at}: {k} is not there"
            for k, x in v.items():
                if k not in s.get("properties", {}) and s.get("additionalProperties") is False:
                    return f"{at}: {k} is not in the schema"
                wrong = self.why(s.get("properties", {}).get(k, {}), x, f"{at}.{k}")
                if wrong:
                    return wrong
        return None


def captures():
    yield os.path.join(TOP, "samples", "office.pcap")
    for folder, _, names in sorted(os.walk(os.path.join(SHARED, "captures"))):
        for name in sorted(names):
            yield os.path.join(folder, name)


def main():
    schema = Schema(subprocess.run([PKT, "schema", "json"], stdout=subprocess.PIPE, check=True).stdout)
    files = packets = 0
    everything = []
    for path in captures():
        p = subprocess.run([PKT, "read", path, "-o", "json", "-c", str(EACH)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        files += 1
        everything.append(p.stdout)
        for i, line in enumerate(p.stdout.splitlines()):
            packets += 1
            try:
                wrong = schema.why(schema.root, json.loads(line.decode(), object_pairs_hook=pairs))
            except ValueError as e:
                wrong = str(e)
            if wrong:
                sys.exit(f"{path}: packet {i + 1}: {wrong}\n{line[:400]}")
    if shutil.which("jq"):
        p = subprocess.run(["jq", "-e", ".frame.len"], input=b"".join(everything), stdout=subprocess.PIPE, check=True)
        if len(p.stdout.splitlines()) != packets:
            sys.exit(f"jq read {len(p.stdout.splitlines())} objects of {packets}")
    print(f"{packets} of {packets} packets of {files} captures are as the schema says")


if __name__ == "__main__":
    main()
