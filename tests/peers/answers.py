#!/usr/bin/env python3
"""Which packet answers which, against Scapy's answers() and hashret(): over pairs of packets near to each other in the shared
captures. Where the two differ the pair must fit one of the rules below, which docs/scapy-differences.md tells in words. -v lists."""

import collections
import glob
import logging
import os
import subprocess
import sys

MOST, WINDOW = 18, 5  # packets of each capture, and how far apart two of them may be
SCAPY_PYTHON = "/usr/bin/python3"
CORE = set("""Ether Dot3 LLC SNAP Dot1Q CookedLinux Loopback ARP IP IPv6 IPv6ExtHdrHopByHop IPv6ExtHdrDestOpt IPv6ExtHdrRouting
    IPv6ExtHdrFragment AH ICMP IPerror TCPerror UDPerror ICMPerror TCP UDP DNS GRE VXLAN NTPHeader NTPControl NTPPrivate ICMPv6EchoRequest
    ICMPv6EchoReply ICMPv6DestUnreach ICMPv6TimeExceeded ICMPv6PacketTooBig ICMPv6ParamProblem IPerror6 ICMPv6ND_NS ICMPv6ND_NA ICMPv6ND_RS
    ICMPv6ND_RA ICMPv6NDOptSrcLLAddr ICMPv6NDOptDstLLAddr ICMPv6NDOptPrefixInfo ICMPv6NDOptMTU ICMPv6MLQuery ICMPv6MLReport ICMPv6MLDone
    ICMPv6MLQuery2 ICMPv6MLReport2 Raw""".split())

try:
    logging.getLogger("scapy").setLevel(logging.CRITICAL)
    from scapy.all import ARP, GRE, ICMP, IP, TCP, UDP, Ether, IPv6, IPv6ExtHdrFragment, PcapReader
    from scapy.layers.vxlan import VXLAN
except ImportError:
    if os.access(SCAPY_PYTHON, os.X_OK) and os.path.realpath(sys.executable) != os.path.realpath(SCAPY_PYTHON):
        os.execv(SCAPY_PYTHON, [SCAPY_PYTHON, *sys.argv])
    print("Scapy is not here")
    sys.exit(77)


def group(p):
    """Does it go to many?"""
    last = p.getlayer(IPv6) or p.getlayer(IP)
    return bool(last) and (last.dst.startswith(("ff", "224.", "239.")) or last.dst.endswith(".255"))


def piece(p):
    return IPv6ExtHdrFragment in p or (IP in p and (p[IP].frag or p[IP].flags.MF))


def kind(p):
    return [c.__name__ for c in p.layers() if c.__name__ not in ("Raw", "Padding")]


# Who says yes alone, when (a: the answer, q: the question), and why.
RULES = [
    ("scapy", "bytes of an unknown protocol answer nothing: no address or port tells whose they are",
     lambda a, q: not {"IP", "IPv6", "ARP"} & set(kind(a))),
    ("scapy", "to a group, addresses alone are no answer: its members send each other all kinds of packets", lambda a, q: group(q)),
    ("pkt", "a question to a group may be answered by anyone in it, to the group too", lambda a, q: group(q) and UDP in a),
    ("pkt", "a report answers a query of the same kind (MLD)", lambda a, q: kind(a)[-1] == "ICMPv6MLReport2" and kind(q)[-1] == "ICMPv6MLQuery2"),
    ("scapy", "an answer over UDP comes from the port that was asked", lambda a, q: UDP in a and UDP in q and a[UDP].sport != q[UDP].dport),
    ("scapy", "an ARP reply goes to the address that asked", lambda a, q: ARP in a and a[ARP].pdst != q[ARP].psrc),
    ("scapy", "a piece of a packet answers as addresses and ports say", lambda a, q: piece(a) or piece(q)),
    ("pkt", "a piece of a packet answers as addresses and ports say", lambda a, q: piece(a) or piece(q)),
    ("pkt", "what a tunnel carries is compared, also where the outside differs (VXLAN takes its source port from a hash)",
     lambda a, q: VXLAN in a and VXLAN in q),
    ("pkt", "GRE with nothing inside answers GRE (keepalive)", lambda a, q: GRE in a and kind(a)[-1] == "GRE"),
    ("pkt", "a TCP reset with ACK answers, whatever its sequence number", lambda a, q: TCP in a and a[TCP].flags.R and a[TCP].flags.A),
    ("pkt", "without the flag ACK the acknowledgment number of a question says nothing", lambda a, q: TCP in q and not q[TCP].flags.A),
    ("pkt", "ICMP extended echo (RFC 8335)", lambda a, q: ICMP in a and a[ICMP].type == 43 and q[ICMP].type == 42),
    ("pkt", "an NTP answer of mode 6 or 7 has the mode of its question", lambda a, q: kind(a)[-1] in ("NTPPrivate", "NTPControl")),
    ("scapy", "an NTP server answers a client, and says when it was asked", lambda a, q: kind(a)[-1] == kind(q)[-1] == "NTPHeader"),
    ("pkt", "a wrong version in the IPv6 header does not hide an answer", lambda a, q: IPv6 in a and a[IPv6].version != 6),
]


def captures():
    here = os.path.dirname(os.path.abspath(__file__))
    shared = os.environ.get("PKT_SHARED") or os.path.join(here, "../../../shared")
    return sorted(f for f in glob.glob(os.path.join(shared, "captures/*/*")) if f.endswith((".pcap", ".pcapng")))


def ours(files):
    """For each capture: the layers of its packets, and the pairs where one answers the other."""
    text = f"""
def one(n, path):
    ps = rdpcap(path, count={MOST})
    print("F", n)
    for i in range(len(ps)):
        print("L", "/".join([str(l) for l in ps[i].layers()]))
    for i in range(len(ps)):
        for j in range(max(0, i - {WINDOW}), min(len(ps), i + {WINDOW} + 1)):
            if i != j and ps[i].answers(ps[j]):
                print("A", i, j)
"""
    for n, f in enumerate(files):
        text += f"try:\n    one({n}, {f!r})\nexcept (OSError, ValueError):\n    pass\n"
    p = subprocess.run([os.environ["PKT"], "-"], input=text, stdout=subprocess.PIPE, text=True, check=True)
    out = collections.defaultdict(lambda: ([], set()))
    for line in p.stdout.splitlines():
        what, *rest = line.split()
        if what == "F":
            lay, pairs = out[int(rest[0])]
        elif what == "L":
            lay.append([x for x in rest[0].split("/") if x not in ("Raw", "Padding")] if rest else [])
        else:
            pairs.add((int(rest[0]), int(rest[1])))
    return out


def theirs(a, q):
    try:
        return a.hashret() == q.hashret() and bool(a.answers(q))
    except Exception:  # it stumbles over some malformed packets
        return None


def main():
    files = captures()
    if not files:
        print("needs the shared captures: PKT_SHARED, or ../shared")
        return 77
    mine, count, used, wrong = ours(files), collections.Counter(), collections.Counter(), []
    for n, path in enumerate(files):
        lay, pairs = mine[n]
        try:
            packets = PcapReader(path).read_all(MOST)
        except Exception:
            continue
        known = [i < len(lay) and lay[i] == kind(p) and set(lay[i]) <= CORE for i, p in enumerate(packets)]
        for i, a in enumerate(packets):
            for j in range(max(0, i - WINDOW), min(len(packets), i + WINDOW + 1)):
                q = packets[j]
                if i == j or not known[i] or not known[j]:
                    continue
                said, want = (i, j) in pairs, theirs(a, q)
                count[said] += want is not None and said == want
                if want is None or said == want:
                    continue
                who = "pkt" if said else "scapy"
                why = next((k for k, (side, _, holds) in enumerate(RULES) if side == who and holds(a, q)), None)
                if why is None:
                    wrong.append(f"{os.path.basename(path)}: {i} answers {j} says only {who}: {'/'.join(kind(a))}, {'/'.join(kind(q))}")
                else:
                    used[why] += 1
    for line in wrong[:20]:
        print(line)
    for k, (who, text, _) in enumerate(RULES):
        if not used[k]:
            print(f"no pair needs the rule of {who}: {text}")
        elif "-v" in sys.argv:
            print(used[k], who, text)
    print(f"answers: {count[True]} pairs answer and {count[False]} do not, as in Scapy; {sum(used.values())} differ as listed, {len(wrong)} otherwise")
    return 1 if wrong or not count[True] else 0


sys.exit(main())
