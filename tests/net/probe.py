#!/usr/bin/env python3
"""Probe and answer between two namespaces of its own: every answer is matched to its probe, every miss explained."""
import os, random, re, shutil, signal, socket, struct, subprocess, sys, threading, time

PKT = os.environ.get("PKT") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../build/release/pkt")
LOSES, PROBES = 10, 2000  # the responder keeps silent on every tenth


def skip(why):
    print(why)
    sys.exit(77)


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


# ---- the peer ----

def checksum(b):
    b += b"\0" * (len(b) % 2)
    s = sum(struct.unpack(f"!{len(b) // 2}H", b))
    s = (s >> 16) + (s & 0xffff)
    return 0xffff - ((s + (s >> 16)) & 0xffff)


def echo(frame, change):
    """The reply to an echo request, from its destination."""
    icmp = bytearray(frame[34:])
    icmp[0], icmp[2:4] = 0, b"\0\0"
    icmp[4:6] = struct.pack("!H", struct.unpack("!H", icmp[4:6])[0] + change)
    icmp[2:4] = struct.pack("!H", checksum(bytes(icmp)))
    ip = bytearray(frame[14:34])
    ip[12:16], ip[16:20], ip[10:12] = frame[30:34], frame[26:30], b"\0\0"
    ip[10:12] = struct.pack("!H", checksum(bytes(ip)))
    return frame[6:12] + frame[:6] + frame[12:14] + bytes(ip) + bytes(icmp)


def respond():
    """10.9.0.50 answers in random order, some twice, some never; .51 with another id, .52 each second time, .53 three times."""
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0x0300)
    s.bind(("v1", 0x0800))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    s.settimeout(0.02)
    waiting, asked = [], {}
    while True:
        try:
            frame = s.recv(2048)
        except socket.timeout:
            frame = b""
        if len(frame) >= 42 and frame[23] == 1 and frame[34] == 8 and frame[30:33] == b"\x0a\x09\x00":
            if frame[33] == 51:
                s.send(echo(frame, 1))
            elif frame[33] == 52:
                seq = frame[40:42]
                asked[seq] = asked.get(seq, 0) + 1
                if asked[seq] % 2 == 0:
                    s.send(echo(frame, 0))
            elif frame[33] == 53:
                for _ in range(3):
                    s.send(echo(frame, 0))
            elif frame[33] == 50 and struct.unpack("!H", frame[40:42])[0] % LOSES:
                waiting += [echo(frame, 0)] * (2 if random.random() < 0.1 else 1)
        if waiting and (len(waiting) > 64 or not frame):
            random.shuffle(waiting)
            for w in waiting:
                s.send(w)
            waiting = []


def name_server():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("10.9.0.2", 53))
    while True:
        q, who = s.recvfrom(512)
        end = q.index(b"\0", 12) + 5
        s.sendto(q[:2] + b"\x81\x80\0\1\0\1\0\0\0\0" + q[12:end] + b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\xc0\0\2\7", who)


def peer():
    listener = socket.socket()
    listener.bind(("10.9.0.2", 80))
    listener.listen()
    threading.Thread(target=name_server, daemon=True).start()
    print("ready", flush=True)
    respond()


# ---- the machine that probes ----

def script(text, status=0):
    p = subprocess.run([PKT, "-"], input=text, capture_output=True, text=True, timeout=60)
    if p.returncode != status:
        sys.exit(f"status {p.returncode}, wanted {status}\n{text}\n{p.stdout}{p.stderr}")
    return p.stdout


CASES = [
    ("ICMP echo", 'p = sr1(IP(dst="10.9.0.2")/ICMP(id=7, seq=9)/"abc")\nassert p[ICMP].seq == 9 and p[Raw].load == b"abc"'),
    ("TCP ports", 'ans, unans = sr(IP(dst="10.9.0.2")/TCP(sport=4000, dport=[79, 80, 81], flags="S"))\n'
     'assert len(unans) == 0\nr = {s.dport: str(r[TCP].flags) for s, r in ans}\nassert r == {79: "RA", 80: "SA", 81: "RA"}'),
    ("UDP, closed", 'p = sr1(IP(dst="10.9.0.2")/UDP(sport=4001, dport=4444)/"x")\nassert p[ICMP].type == 3 and p[UDPerror].dport == 4444'),
    ("DNS", 'p = sr1(IP(dst="10.9.0.2")/UDP(sport=4002)/DNS(id=77, qd=DNSQR(qname="a.example")))\n'
     'assert p[DNS].id == 77 and p[DNS].an[0].rdata == "192.0.2.7"'),
    ("ARP", 'p = srp1(Ether(dst="ff:ff:ff:ff:ff:ff")/ARP(pdst="10.9.0.2"), iface="v0")\nassert p.op == 2 and p.psrc == "10.9.0.2"\n'
            'q = Ether()/ARP(pdst="10.9.0.2")\nassert [q[ARP].psrc, q[ARP].hwsrc, p.pdst, p.hwdst] == 2 * ["10.9.0.1", get_if_hwaddr("v0")]\n'
            'assert ARP(bytes(q[ARP])).psrc == "10.9.0.1"'),
    ("a frame to no address", 'mac = mac2str(get_if_hwaddr("v0"))\nassert bytes(Ether()/LLC())[6:12] == mac and bytes(Ether())[6:12] == bytes(6)\n'
     'conf.iface = "lo"\nassert bytes(Ether()/LLC())[6:12] == bytes(6)\nconf.iface = None\nassert bytes(Ether()/LLC())[6:12] == mac'),
    ("IPv6 echo", 'p = sr1(IPv6(dst="fd09::2")/ICMPv6EchoRequest(id=7, seq=9, data="abc"))\nassert p[ICMPv6EchoReply].seq == 9'),
    ("neighbour", 'p = srp1(Ether(dst="33:33:ff:00:00:02")/IPv6(src="fd09::1", dst="ff02::1:ff00:2")/ICMPv6ND_NS(tgt="fd09::2"), iface="v0")\n'
     'assert p.tgt == "fd09::2"'),
    ("group", 'p = sr1(IP(dst="224.0.0.1", ttl=1)/ICMP(id=3), iface="v0")\nassert p.src == "10.9.0.2"'),
    ("why", 'ans, unans = sr(IP(dst="10.9.0.51")/ICMP(id=7, seq=1), timeout=0.3)\nassert len(ans) == 0\n'
     'w = unans[0].why()\nassert "from 10.9.0.51" in w and "id 0x8, expected 0x7" in w, w'),
    ("silence", 'ans, unans = sr(IP(dst="10.9.0.50")/ICMP(seq=10), timeout=0.2, retry=1)\nassert len(unans) == 1'),
    ("random order", f'ans, unans = sr(IP(dst="10.9.0.50")/ICMP(id=5, seq=(1,{PROBES})), timeout=1)\n'
     f'assert len(ans) == {PROBES - PROBES // LOSES}, len(ans)\n'
     f'assert [q.seq % {LOSES} for q in unans] == [0] * {PROBES // LOSES}\n'
     'for s, r in ans:\n    assert s.seq == r.seq and r.time >= s.time'),
    ("stop_filter", 'ans, unans = sr(IP(dst="10.9.0.2")/ICMP(seq=(1,500)), rate=1000, timeout=5, stop_filter=lambda p: p.seq == 3)\n'
     'assert ans[-1][1].seq == 3'),
    ("a broadcast address", 'ans, unans = sr(IP(dst="10.9.0.255")/ICMP(id=3), timeout=0.3, multi=True)\n'
     'assert [r.src for s, r in ans] == ["10.9.0.2"] and not unans'),
    ("inter", 'ans, unans = sr(IP(dst="10.9.0.2")/ICMP(seq=(1,5)), inter=0.05)\nt = [s.time_ns for s, r in ans]\nassert len(t) == 5\n'
     'assert t[4] - t[0] > 150000000, t'),
    ("no second try", 'ans, unans = sr(IP(dst="10.9.0.52")/ICMP(seq=(1,3)), timeout=0.2)\nassert len(ans) == 0 and len(unans) == 3'),
    ("retry", 'ans, unans = sr(IP(dst="10.9.0.52")/ICMP(seq=(11,13)), timeout=0.2, retry=1)\nassert len(ans) == 3 and not unans'),
    ("retry while it helps", 'ans, unans = sr([IP(dst="10.9.0.52")/ICMP(seq=21), IP(dst="10.9.0.50")/ICMP(seq=20)], timeout=0.2, retry=-1)\n'
     'assert [s.dst for s, r in ans] == ["10.9.0.52"] and [q.dst for q in unans] == ["10.9.0.50"]'),
    ("one answer each", 'ans, unans = sr(IP(dst="10.9.0.53")/ICMP(seq=(1,2)), timeout=0.2)\nassert [s.seq for s, r in ans] == [1, 2]'),
    ("multi", 'ans, unans = sr(IP(dst="10.9.0.53")/ICMP(seq=(1,2)), timeout=0.2, multi=True)\nassert sorted([s.seq for s, r in ans]) == [1, 1, 1, 2, 2, 2]'),
    ("filter", 'ans, unans = sr(IP(dst="10.9.0.2")/ICMP(), timeout=0.3, filter="icmp")\nassert len(ans) == 1\n'
     'ans, unans = sr(IP(dst="10.9.0.2")/ICMP(), timeout=0.2, filter="udp")\nassert len(ans) == 0 and len(unans) == 1'),
    ("iface", 'ans, unans = sr(IP(dst="10.9.0.2")/ICMP(), timeout=0.5, iface="v0")\nassert len(ans) == 1'),
    ("without a thread", f'ans, unans = sr(IP(dst="10.9.0.2")/ICMP(id=8, seq=(1,{PROBES})), timeout=1, threaded=False)\n'
     f'assert [s.seq for s, r in ans] == [r.seq for s, r in ans] and len(ans) == {PROBES}'),
    ("with a thread", f'ans, unans = sr(IP(dst="10.9.0.2")/ICMP(id=8, seq=(1,{PROBES})), timeout=1, threaded=True)\n'
     f'assert [s.seq for s, r in ans] == [r.seq for s, r in ans] and len(ans) == {PROBES}\nfor s, r in ans:\n    assert 0 <= r.time_ns - s.time_ns'),
    ("1,000 times", 'n = 0\nfor i in range(1000):\n    if sr1(IP(dst="10.9.0.2")/ICMP(id=9, seq=i), timeout=1):\n        n += 1\nassert n == 1000'),
]


def status(*words):
    return subprocess.run([PKT, *words], capture_output=True, timeout=60).returncode


def interrupted():
    """Ctrl-C ends a loop with its summary."""
    p = subprocess.Popen([PKT, "loop", 'IP(dst="10.9.0.2")/ICMP()'], stdout=subprocess.PIPE, text=True)
    time.sleep(0.4)
    p.send_signal(signal.SIGINT)
    out, _ = p.communicate(timeout=10)
    assert "1 probe, 1 answered" in out, out


def has_socket(p):
    for fd in os.listdir(f"/proc/{p.pid}/fd"):
        try:
            if "socket" in os.readlink(f"/proc/{p.pid}/fd/{fd}"):
                return True
        except FileNotFoundError:
            pass  # closed meanwhile
    return False


def chained():
    """Ctrl-C ends a sr() and the script goes on, but with chainCC it ends the script as well."""
    for chain, wanted, status in ("False", "after 1", 0), ("True", "", -signal.SIGINT):
        text = f'ans, unans = sr(IP(dst="10.9.0.50")/ICMP(seq=10), timeout=20, chainCC={chain}, verbose=False)\nprint("after", len(unans))\n'
        p = subprocess.Popen([PKT, "-e", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while p.poll() is None and not has_socket(p):
            time.sleep(0.02)
        time.sleep(0.5)
        p.send_signal(signal.SIGINT)
        out, err = p.communicate(timeout=15)
        assert (out.strip(), p.returncode) == (wanted, status), (out, err, p.returncode)


def timeouts():
    for seconds in (0.3, 0.9):
        began = time.monotonic()
        script(f'ans, unans = sr(IP(dst="10.9.0.50")/ICMP(seq=10), timeout={seconds})\nassert len(unans) == 1')
        took = time.monotonic() - began
        assert took >= seconds, (seconds, took)
    began = time.monotonic()
    script('assert sr1(IP(dst="10.9.0.2")/ICMP(), timeout=20)')
    assert time.monotonic() - began < 15


def summary():
    """The loop's lines, and its summary."""
    p = subprocess.run([PKT, "loop", 'IP(dst=["10.9.0.2", "10.9.0.50"])/ICMP(seq=10)', "-c", "2", "-t", "0.2"], capture_output=True, text=True)
    want = (r"  1  10\.9\.0\.2  [0-9.]+ ms  .*echo-reply.*\n  1  10\.9\.0\.50  no answer; .*\n  2  10\.9\.0\.2  .*\n  2  10\.9\.0\.50  no answer; .*\n"
            r"4 probes, 2 answered, 2 lost \(50 %\), rtt [0-9.]+/[0-9.]+/[0-9.]+/[0-9.]+ ms min/avg/max/p99, 0 dropped by the kernel\n")
    assert p.returncode == 0 and re.fullmatch(want, p.stdout), p.stdout + p.stderr


def probe():
    for _, text in CASES:
        script(text)
    chained()
    timeouts()
    summary()
    assert status("sr", 'IP(dst="10.9.0.2")/ICMP()') == 0
    assert status("sr", 'IP(dst="10.9.0.50")/ICMP(seq=10)', "-t", "0.2") == 1
    assert status("sr", 'IP(dst="10.77.0.1")/ICMP()') == 3
    interrupted()
    print(f"probe: {len(CASES)} kinds of exchange, {PROBES} probes in random order")


def main():
    if sys.argv[1:] == ["peer"]:
        return peer()
    if sys.argv[1:] != ["inside"]:
        for tool in ("unshare", "ip", "nsenter"):
            if not shutil.which(tool):
                skip(f"{tool} is missing")
        if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode:
            skip("no network namespace can be made here")
        return sys.exit(subprocess.run(["unshare", "-rn", sys.executable, os.path.abspath(__file__), "inside"]).returncode)
    other = subprocess.Popen(["unshare", "-n", "sleep", "120"])
    try:
        time.sleep(0.2)
        inside = ["nsenter", "-t", str(other.pid), "-n"]
        run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1", "netns", str(other.pid))
        for words in ("link set lo up", "addr add 10.9.0.1/24 dev v0", "addr add fd09::1/64 dev v0 nodad", "link set v0 up",
                      "route add 224.0.0.0/4 dev v0"):
            run("ip", *words.split())
        for words in ("link set lo up", "addr add 10.9.0.2/24 dev v1", "addr add fd09::2/64 dev v1 nodad", "link set v1 up"):
            run(*inside, "ip", *words.split())
        run(*inside, "sysctl", "-qw", "net.ipv4.icmp_ratelimit=0", "net.ipv4.icmp_echo_ignore_broadcasts=0")
        mac = subprocess.run([*inside, "cat", "/sys/class/net/v1/address"], capture_output=True, text=True).stdout.strip()
        if not mac or mac == open("/sys/class/net/v0/address").read().strip():
            mac = subprocess.run([*inside, "ip", "-br", "link", "show", "v1"], capture_output=True, text=True).stdout.split()[2]
        for host in (50, 51, 52, 53):
            run("ip", "neigh", "replace", f"10.9.0.{host}", "lladdr", mac, "dev", "v0")
        answers = subprocess.Popen([*inside, sys.executable, os.path.abspath(__file__), "peer"], stdout=subprocess.PIPE, text=True)
        try:
            if answers.stdout.readline() != "ready\n":
                sys.exit("the peer did not start")
            probe()
        finally:
            answers.kill()
    finally:
        other.kill()


main()
