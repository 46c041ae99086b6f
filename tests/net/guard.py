#!/usr/bin/env python3
"""guard=True: the kernel does not reset the answers to TCP probes; for their addresses and ports alone; nothing is left behind."""

import shutil
import signal
import socket
import struct
import subprocess
import threading
import time

import namespace as ns

ns.enter()
check = ns.Checks()
ns.cable()
RST, ACK, SYN = 4, 0x10, 2


def checksum(b):
    s = sum(struct.unpack(f"!{len(b) // 2}H", b))
    s = (s >> 16) + (s & 0xffff)
    return 0xffff - ((s + (s >> 16)) & 0xffff)


def ip_part(f):
    """(source, destination, TCP header) of a frame, or None."""
    if f[12:14] == b"\x08\x00" and f[23] == 6:
        return f[26:30], f[30:34], f[34:]
    if f[12:14] == b"\x86\xdd" and f[20] == 6:
        return f[22:38], f[38:54], f[54:]
    return None


def open_port():
    """Port 80 of whoever is asked is open: SYN ACK for each SYN that comes out of v0."""
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0x0300)
    s.bind(("v1", 3))
    while True:
        f, where = s.recvfrom(2048)
        part = ip_part(f) if where[2] != 4 else None
        if not part or part[2][13] != SYN:
            continue
        src, dst, tcp = part
        sport, dport, seq = struct.unpack("!HHI", tcp[:8])
        t = struct.pack("!HHIIBBHHH", dport, sport, 77, seq + 1 & 0xffffffff, 0x50, SYN | ACK, 1024, 0, 0)
        t = t[:16] + struct.pack("!H", checksum(dst + src + struct.pack("!HH", 6, len(t)) + t)) + t[18:]
        if len(src) == 4:
            h = struct.pack("!BBHHHBBH", 0x45, 0, 40, 9, 0, 64, 6, 0) + dst + src
            h = h[:10] + struct.pack("!H", checksum(h)) + h[12:]
        else:
            h = struct.pack("!IHBB", 6 << 28, 20, 6, 64) + dst + src
        s.send(f[6:12] + f[:6] + f[12:14] + h + t)


def resets(witness):
    """(source port, destination port) of the segments with RST that left."""
    out = []
    for f in witness.frames():
        part = ip_part(f)
        if part and part[2][13] & RST:
            out.append(struct.unpack("!HH", part[2][:4]))
    return out


def run(what, code, wanted, status=0, text="", **more):
    w = ns.Witness()
    words = ["-e", code] if isinstance(code, str) else code
    got, out, err = ns.pkt(*words, limit=30, **more)
    left = resets(w)
    check.is_so(what, (got, left) == (status, wanted) and text in out + err, got, left, out, err)
    return out, err


def tables():
    return subprocess.run(["nft", "list", "ruleset"], capture_output=True, text=True).stdout


def syn(sport, dst="10.9.0.2", layer="IP"):
    return f'{layer}(dst="{dst}")/TCP(sport={sport}, dport=80, flags="S")'


threading.Thread(target=open_port, daemon=True).start()
if not shutil.which("nft"):
    ns.skip("nft is missing")
if subprocess.run(["nft", "add", "table", "inet", "mine"], capture_output=True).returncode:
    ns.skip("no nf_tables here")
ns.run("nft", "delete", "table", "inet", "mine")

run("without a guard the kernel resets", f"sr1({syn(4000)})", [(4000, 80)], text="SA")
run("and over IPv6", f'sr1({syn(4000, "fd09::2", "IPv6")})', [(4000, 80)], text="SA")
run("guarded", f"sr1({syn(4001)}, guard=True)", [], text="SA")
run("guarded, IPv6", f'sr1({syn(4001, "fd09::2", "IPv6")}, guard=True)', [], text="SA")
run("frames", f'srp1(Ether(dst="{ns.NEIGHBOUR}")/{syn(4002)}, iface="v0", guard=True)', [], text="SA")
run("conf.guard", f"conf.guard = True; sr1({syn(4003)})", [], text="SA")
run("guard= goes before conf.guard", f"conf.guard = True; sr1({syn(4004)}, guard=False)", [(4004, 80)])
run("many", 'a, u = sr(IP(dst="10.9.0.2")/TCP(sport=5000, dport=(1, 2000), flags="S"), guard=True, retry=5, timeout=1); assert len(a) == 2000', [])
run("other ports are not guarded", f"sr1({syn(4005)}, guard=True); sr1({syn(4006)})", [(4006, 80)])
run("what was guarded stays so", f"sr1({syn(4007)}, guard=True); sr1({syn(4007)})", [])
run("a reset of one's own leaves", f'sr1({syn(4008)}, guard=True); send(IP(dst="10.9.0.2")/TCP(sport=4008, dport=80, flags="R"))',
    [(4008, 80)])
run("send()", f'conf.verb = 0; send({syn(4009)}, guard=True); sniff(iface="v0", timeout=0.3)', [])
run("a set of frames", f'conf.guard = True; conf.verb = 0; sendp(Ether(dst="{ns.NEIGHBOUR}")/IP(dst="10.9.0.2")/TCP(sport=4014, '
    'dport=(80, 99), flags="S"), iface="v0"); sniff(iface="v0", timeout=0.3)', [])
run("pkt sr -g", ["sr", syn(4010), "-g"], [], text="1 answered")
run("pkt loop --guard", ["loop", "--guard", "-c", "1", syn(4011)], [], text="1 answered")
run("pkt sr", ["sr", syn(4012)], [(4012, 80)])
run("pkt send --guard", ["send", "--guard", syn(4013)], [], text="1 packet")
check.is_so("no rule is left", tables() == "", tables())

# However it ends, the rule goes with it.
for how in signal.SIGTERM, signal.SIGKILL, signal.SIGSEGV:
    p = subprocess.Popen([ns.PKT, "-e", f"sr1({syn(4020)}, guard=True)\nwhile True: pass"], stdout=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while "4020" not in tables() and time.monotonic() < until:
        time.sleep(0.02)
    there = tables()
    check.is_so("the rule is there", "10.9.0.1 . 4020 . 10.9.0.2 . 80" in there, there)
    w = ns.Witness()
    p.send_signal(how)
    p.wait(20)
    check.is_so(f"no rule is left after {how.name}", tables() == "", tables())

# Two at once do not know of each other.
p = subprocess.Popen([ns.PKT, "-e", f"sr1({syn(4030)}, guard=True)\nwhile True: pass"], stdout=subprocess.DEVNULL)
until = time.monotonic() + 20
while "4030" not in tables() and time.monotonic() < until:
    time.sleep(0.02)
run("a second guard", f"sr1({syn(4031)}, guard=True)", [])
check.is_so("the first is still there", "4030" in tables() and "4031" not in tables(), tables())
p.kill()
p.wait(20)

# Without the right it says so once and goes on.
drop = ["setpriv", "--bounding-set=-net_admin", "--inh-caps=-net_admin"]
if ns.has_run(*drop, "true"):
    out, err = run("without the right", f"sr1({syn(4040)}, guard=True); sr1({syn(4041)}, guard=True)", [(4040, 80), (4041, 80)],
                   before=drop)
    check.is_so("it says so, once", err.count("cap_net_admin, ") + err.count("cap_net_admin;") == 1 and "goes on" in err and "SA" in out,
                out, err)
    status, out, err = ns.pkt("sr", syn(4042), "-g", before=drop)
    check.is_so("pkt sr says so and answers", status == 0 and "cap_net_admin; it goes on unguarded" in err and "1 answered" in out, status, out, err)
check.end("guard: 17 ways, 3 ends, 2 at once")
