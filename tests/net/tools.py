#!/usr/bin/env python3
"""The tools of the library in namespaces of its own: this machine, a router, and a host behind it. What the tools tell is compared
with what the kernel says."""
import os, re, shutil, signal, subprocess, sys, time

PKT = os.path.abspath(os.environ.get("PKT") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../build/release/pkt"))
bad = []


def skip(why):
    print(why)
    sys.exit(77)


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def expect(what, truth, *shown):
    if not truth:
        bad.append(what + "\n" + "\n".join(str(s) for s in shown))


def pkt(code, status=0, before=(), timeout=60):
    p = subprocess.run([*before, PKT, "-"], input=code, capture_output=True, text=True, timeout=timeout)
    expect(f"status {p.returncode}, wanted {status}:\n{code}", p.returncode == status, p.stdout, p.stderr)
    return p.stdout


def mac_of(iface, before=()):
    text = subprocess.run([*before, "ip", "-br", "link", "show", iface], capture_output=True, text=True).stdout
    return re.search(r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}", text).group(0)


class Host:
    """A network namespace, kept by a process that sleeps."""

    def __init__(self, *settings):
        self.p = subprocess.Popen(["unshare", "-n", "sleep", "250"])
        while os.path.exists(f"/proc/{self.p.pid}") and os.readlink(f"/proc/{self.p.pid}/ns/net") == os.readlink("/proc/self/ns/net"):
            time.sleep(0.01)
        self.inside = ["nsenter", "-t", str(self.p.pid), "-n"]
        self.ip("link set lo up")
        for s in settings:
            self.run("sysctl", "-qw", s)

    def run(self, *words):
        run(*self.inside, *words)

    def ip(self, *lines):
        for line in lines:
            self.run("ip", *line.split())

    def start(self, *words):
        return subprocess.Popen([*self.inside, *words], stdout=subprocess.PIPE, text=True)


# ---- arping ----

def arping(router):
    out = pkt('ans, unans = arping("10.9.0.0/29", timeout=0.5)\nassert len(ans) == 1 and len(unans) == 7\n'
              'assert ans[0][1][ARP].psrc == "10.9.0.2"')
    expect("arping shows the MAC that the router has", f"{mac_of('v1', router.inside)} 10.9.0.2\n" in out and "1 of 8 answered" in out, out)
    liar = subprocess.Popen([PKT, "-e", 'answer(match=lambda p: p[ARP].op == 1, reply=lambda p: Ether(dst=p[Ether].src, src="02:00:00:00:00:66")/ARP(op=2, '
                             'hwsrc="02:00:00:00:00:66", psrc="10.9.0.1", hwdst=p[ARP].hwsrc, pdst=p[ARP].psrc), filter="arp", iface="v0", timeout=20, '
                             'stop_filter=lambda p: p[ARP].hwsrc == "02:00:00:00:00:77", started_callback=lambda: print("ready", flush=True))'],
                            stdout=subprocess.PIPE, text=True)
    liar.stdout.readline()
    out = pkt('res, u = arping("10.9.0.1", multi=True, timeout=1, verbose=False)\nres.show()\n'
              'assert sorted(res.get_macs()["10.9.0.1"]) == sorted(["02:00:00:00:00:66", "' + mac_of("v0") + '"])\n'
              'sendp(Ether(dst="ff:ff:ff:ff:ff:ff")/ARP(hwsrc="02:00:00:00:00:77"), iface="v1", verbose=False)', before=router.inside)
    expect("two claim an address", out.count(" 10.9.0.1  one of 2 that claim it\n") == 2 and out.endswith("1 of 1 answered\n"), out)
    said = liar.communicate(timeout=30)[0]
    expect("and one of them is pkt", " ==> Ether / ARP is at 02:00:00:00:00:66" in said, said)
    expect("arping is quiet", not pkt('arping("10.9.0.2", timeout=0.5, verbose=False)'))


# ---- ping ----

def echoes(host):
    """Echo requests that the host's kernel has counted."""
    text = subprocess.run([*host.inside, "cat", "/proc/net/snmp"], capture_output=True, text=True).stdout
    names, values = [line.split() for line in text.splitlines() if line.startswith("Icmp:")]
    return int(values[names.index("InEchos")])


def ping(host):
    before = echoes(host)
    out = pkt('ans, unans = ping("10.9.1.3", count=5, interval=0.01, size=100)\nassert len(ans) == 5 and not unans\n'
              'assert [q[ICMP].seq for q, r in ans] == [1, 2, 3, 4, 5]')
    expect("the host was asked five times", echoes(host) == before + 5, echoes(host) - before)
    lines = out.splitlines()
    expect("a line for each answer", len(lines) == 6 and lines[4].startswith("128 bytes from 10.9.1.3: seq=5 ttl=63 time="), out)
    expect("the summary", lines and lines[-1].startswith("5 sent, 5 answered, 0 lost (0 %), rtt "), out)
    out = pkt('ping("fd09:1::3", count=2, interval=0.01, size=0)')
    expect("IPv6", "48 bytes from fd09:1::3: seq=2 ttl=63" in out and "2 sent, 2 answered" in out, out)
    out = pkt('ping("10.9.1.3", count=2, interval=0.01, ttl=1)')
    expect("an error on the way is no answer", "bytes from 10.9.0.2: seq=1 " in out and "2 sent, 0 answered, 2 lost (100 %), 2 refused" in out, out)
    out = pkt('ans, unans = ping("10.9.1.77", count=1, timeout=0.2)\nassert len(unans) == 1')
    expect("nobody there", "1 sent, 0 answered, 1 lost (100 %)\nseq=1: " in out, out)
    begin = time.monotonic()
    expect("quiet", not pkt('ping("10.9.1.3", count=2, interval=2, verbose=False)'))
    expect("the last answer ends it, and no further interval", 2 <= time.monotonic() - begin < 3.9, time.monotonic() - begin)
    p = subprocess.Popen([PKT, "-e", 'ping("10.9.1.3", count=None, interval=0.05)'], stdout=subprocess.PIPE, text=True)
    while p.stdout.readline() and p.poll() is None:
        p.send_signal(signal.SIGINT)
        break
    out, _ = p.communicate(timeout=20)
    expect("Ctrl-C ends it with its summary", re.search(r"^\d+ sent, \d+ answered, 0 lost", out, re.M), out)


# ---- syn_scan ----

def syn_scan(host):
    ports = [22, 80, 443, 5000, 65535]
    listener = host.start(sys.executable, "-c", f"""
import socket, time
keep = [socket.create_server(("", p), family=socket.AF_INET6, dualstack_ipv6=True) for p in {ports}]
print("ready", flush=True)
time.sleep(200)""")
    try:
        listener.stdout.readline()
        out = pkt(f'res, unans = syn_scan("10.9.1.3", (1, 65535))\nassert res.open() == [("10.9.1.3", p) for p in {ports}], res.open()\n'
                  'assert len(res.closed()) == 65530 and not unans and not res.filtered()')
        expect("a line for each open port", re.findall(r"^10\.9\.1\.3:(\d+) +open", out, re.M) == [str(p) for p in ports], out)
        expect("the count", "65535 probed: 5 open, 65530 closed, 0 refused by ICMP, 0 silent" in out, out)
        pkt('res, unans = syn_scan("fd09:1::3", "80, 81, 440-450", verbose=False)\n'
            'assert res.open() == [("fd09:1::3", 80), ("fd09:1::3", 443)] and len(res.closed()) == 11')
        pkt('res, unans = syn_scan("10.9.1.2/31", [22, 80], verbose=False)\nassert res.open() == [("10.9.1.3", 22), ("10.9.1.3", 80)]\n'
            'assert res.closed() == [("10.9.1.2", 22), ("10.9.1.2", 80)]')
        host.ip("route add prohibit 10.9.0.0/24 table 7", "rule add sport 22 ipproto tcp table 7")  # silence on port 22
        pkt('res, unans = syn_scan("10.9.1.3", [22, 80], retry=0, timeout=0.3, verbose=False)\n'
            'assert res.open() == [("10.9.1.3", 80)] and res.filtered() == [("10.9.1.3", 22)], res.filtered()')
        host.ip("rule del sport 22 ipproto tcp table 7")
    finally:
        listener.kill()


# ---- traceroute ----

def traceroute():
    for target, hop, l4, end in [("10.9.1.3", "10.9.0.2", '"tcp"', "RA"), ("10.9.1.3", "10.9.0.2", '"udp"', "port-unreachable"),
                                 ("10.9.1.3", "10.9.0.2", '"ICMP"', "echo-reply"), ("fd09:1::3", "fd09::2", '"tcp"', "RA"),
                                 ("fd09:1::3", "fd09::2", '"udp"', "Port unreachable"), ("fd09:1::3", "fd09::2", '"icmp"', "echo-reply"),
                                 ("10.9.1.3", "10.9.0.2", 'UDP(dport=9)/DNS()', "port-unreachable"), ("10.9.1.3", "10.9.0.2", "None", "RA")]:
        out = pkt(f'res, unans = traceroute("{target}", l4={l4}, maxttl=6, timeout=1)\nassert len(res) == 6 and not unans\n'
                  f'assert res.get_trace() == {{"{target}": {{1: ("{hop}", False), 2: ("{target}", True)}}}}, res.get_trace()')
        want = rf"{target}\n  1  {re.escape(hop)} +[\d.]+ ms\n  2  {re.escape(target)} +[\d.]+ ms  {end}\n"
        expect(f"the way to {target} by {l4}", re.fullmatch(want, out), out)
    out = pkt('res, u = traceroute(["10.9.1.3", "10.9.1.77", "10.9.1.2"], maxttl=3, timeout=0.3)\nres.graph()')
    expect("silence behind the router", "10.9.1.77\n  1  10.9.0.2" in out and "     no answer from there on\n" in out, out)
    dot = out[out.index("digraph"):]
    edges = re.findall(r'^\t"(\S+)" -> "(\S+)" \[label="(\d)"\];$', dot, re.M)
    expect("the graph", sorted(edges) == [("10.9.0.1", "10.9.0.2", "1"), ("10.9.0.1", "10.9.1.2", "1"), ("10.9.0.2", "10.9.1.3", "2")], dot)
    if shutil.which("dot"):
        p = subprocess.run(["dot", "-Tplain"], input=dot, capture_output=True, text=True)
        expect("Graphviz reads it", not p.returncode and p.stdout.count("\nnode ") == 4, p.stdout, p.stderr)
    out = pkt('res, u = traceroute("10.9.1.3", minttl=2, maxttl=3, verbose=False)\nprint(res)')
    expect("quiet, from the second hop on", out == "<Traceroute, 2 pairs: TCP 2>\n", out)


# ---- answer, and the samples that answer ----

def answering(words, router):
    """A sample that answers on v0, ready to hear."""
    p = subprocess.Popen([PKT, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    while p.poll() is None:  # its socket is there: the kernel lists those that hear everything
        with open("/proc/net/packet", encoding="ascii") as f:
            if any(line.split()[3] == "0003" for line in f.readlines()[1:]):
                break
        time.sleep(0.02)
    return p


def said_by(p):
    p.send_signal(signal.SIGINT)
    return p.communicate(timeout=20)[0]


ASK_DNS = """
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(5)
for name in sys.argv[1:]:
    q = b"\\x12\\x34\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0" + b"".join(bytes([len(w)]) + w.encode() for w in name.split(".")) + b"\\0\\0\\1\\0\\1"
    s.sendto(q, ("10.9.0.77", 53))
    a = s.recv(512)
    print(a[:2] == q[:2], a[2] >> 7, a[3] & 15, a[7], a[12:len(q)] == q[12:], socket.inet_ntoa(a[-4:]) if a[7] else "-")
"""


def answers(router):
    """The router's kernel asks for 10.9.0.77, which is nobody: pkt is this host, by three samples at once."""
    own = [answering(["samples/answer_arp.pkt", "v0", "10.9.0.77"], router), answering(["samples/answer_ping.pkt", "v0"], router),
           answering(["samples/answer_dns.pkt", "v0"], router)]
    time.sleep(0.3)
    r = subprocess.run([*router.inside, sys.executable, "-c", ASK_DNS, "www.example.org", "nowhere.example.org"], capture_output=True, text=True)
    expect("a resolver's question is answered", r.stdout == "True 1 0 1 True 192.0.2.80\nTrue 1 3 0 True -\n", r.stdout, r.stderr)
    neigh = subprocess.run([*router.inside, "ip", "neigh", "show", "10.9.0.77"], capture_output=True, text=True).stdout
    expect("the router's kernel learned the MAC", f"lladdr {mac_of('v0')} " in neigh, neigh, mac_of("v0"))
    out = pkt('ping("10.9.0.77", count=3, interval=0.01)', before=router.inside)
    expect("echo requests are answered", "3 sent, 3 answered, 0 lost" in out, out)
    out = [said_by(p) for p in own]
    expect("what the ARP responder says", re.search(r"Ether / ARP who has 10.9.0.77 .* ==> Ether / ARP is at .* says 10.9.0.77\n", out[0])
           and re.search(r"^[1-9]\d* answered\n", out[0], re.M), out[0])
    expect("what the echo responder says", out[1].count(" ==> ") == 3 and out[1].endswith("3 answered\n"), out[1])
    expect("what the name server says", out[2].count(" ==> ") == 2 and out[2].endswith("2 answered\n"), out[2])


def dhcp(router):
    server = answering(["samples/answer_dhcp.pkt", "v0", "10.9.0.1", "10.9.0.40"], router)
    out = pkt('res, u = dhcp_probe(iface="v1", timeout=1)\no = res.offers()\n'
              'assert len(o) == 1 and o[0]["server"] == "10.9.0.1" and o[0]["address"] == "10.9.0.40" and o[0]["lease_time"] == 3600, o\n'
              'dhcp_probe(iface="v1", timeout=1, mac="02:00:00:00:00:44", hostname="other")', before=router.inside)
    expect("the offer", re.search(r"^10.9.0.1 \(\S+\) offers 10.9.0.40\n    server_id: 10.9.0.1\n    lease_time: 3600\n", out), out)
    expect("another machine has another address", "offers 10.9.0.41\n" in out and out.count("\n1 DHCP server\n") == 2, out)
    code = """
me = "02:00:00:00:00:44"
def ask(kind, *more):
    p = Ether(src=me, dst="ff:ff:ff:ff:ff:ff")/IP(src="0.0.0.0", dst="255.255.255.255")/UDP(sport=68, dport=67)/BOOTP(chaddr=me, xid=9)
    return srp1(p/DHCP(options=[("message-type", kind)] + list(more) + ["end"]), iface="v1", timeout=1)
a = ask("request", ("requested_addr", "10.9.0.41"), ("server_id", "10.9.0.1"))
assert a.sprintf("%DHCP.options%").find("ack") >= 0 and a[BOOTP].yiaddr == "10.9.0.41" and a[DHCP].options[0] == ("message-type", 5)
assert ask("request", ("requested_addr", "10.9.0.49"))[DHCP].options[0] == ("message-type", 6)
assert ask("request", ("requested_addr", "10.9.0.41"), ("server_id", "10.9.0.9")) is None
"""
    pkt(code.replace('a.sprintf("%DHCP.options%").find("ack") >= 0 and ', ""), before=router.inside)
    out = said_by(server)
    expect("what the DHCP server says", "DHCP Discover ==> " in out and "DHCP Ack" in out and out.endswith("\n4 answered\n"), out)
    expect("no server", pkt('dhcp_probe(iface="v1", timeout=0.3)', before=router.inside) == "no DHCP server answered\n")


def answer_details(router):
    """Counts, lists of answers, IP answers by the route, its own packets, and what is typed wrong."""
    p = subprocess.Popen([PKT, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    p.stdin.write("""
def reply(p):
    if p[UDP].dport == 7001:
        return None
    back = IP(src="10.9.0.1", dst=p[IP].src)/UDP(sport=p[UDP].dport, dport=p[UDP].sport)
    return [back/"one", back/"two"]
res = answer(reply, filter="udp dst portrange 7000-7001", iface="v0", count=2, store=True, timeout=30,
             prn=lambda q, r: r[Raw].load.decode(), started_callback=lambda: print("ready", flush=True))
print(len(res), res)
""")
    p.stdin.close()
    p.stdin = None
    p.stdout.readline()
    code = """import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(5)
for port in 7001, 7000, 7000:
    s.sendto(b"x", ("10.9.0.1", port))
got = []
while len(got) < 4:
    try:
        got.append(s.recv(99))
    except ConnectionRefusedError:
        pass
print(b" ".join(got))"""
    r = subprocess.run([*router.inside, sys.executable, "-c", code], capture_output=True, text=True)
    expect("two answers each", "b'one two one two'" in r.stdout, r.stdout, r.stderr)
    out = p.communicate(timeout=40)[0]
    expect("count ends it", out == "one\ntwo\none\ntwo\n2 answered\n4 <Answers, 4 pairs: UDP 4>\n", out)
    out = pkt('send(IP(dst="127.0.0.1")/UDP(dport=7)/"x", verbose=False)\n'
              'answer(reply=lambda p: IP(src="10.9.0.1", dst="10.9.0.2")/UDP(dport=9), filter="udp", iface="v0", timeout=0.3, '
              'started_callback=lambda: send(IP(dst="10.9.0.2")/UDP(dport=9)/"x", verbose=False))')
    expect("what leaves is not answered", out == "0 answered\n", out)
    pkt('p = Ether(bytes(Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")/IP(src="10.0.0.1", dst="10.0.0.2")/TCP(seq=7, flags="S")) + bytes(6))\n'
        'assert Padding in p\nr = reply_to(p)\nassert r[TCP].ack == 8 and r[IP].dst == "10.0.0.1" and r[Ether].dst == "02:00:00:00:00:01"\n'
        'q = Ether(src="02:00:00:00:00:01", dst="ff:ff:ff:ff:ff:ff")/Dot1Q(vlan=5)/IP(src="10.9.0.2", dst="10.9.0.255")/UDP(sport=5, dport=6)/"x"\n'
        'r = reply_to(q, iface="v0")\nassert r[Ether].src == get_if_hwaddr("v0") and r[Dot1Q].vlan == 5 and r[IP].src == "10.9.0.1" and r.lastlayer().sport == 6')


# ---- a conversation with a server that knows nothing of pkt ----

def by_hand(host):
    server = host.start(sys.executable, "-c", """
import socket
s = socket.create_server(("10.9.1.3", 8080))
print("ready", flush=True)
for n in 5, 40000:
    c, who = s.accept()
    c.settimeout(10)
    got = b""
    while not got.endswith(b"\\r\\n\\r\\n"):
        got += c.recv(4096)
    c.sendall(b"HTTP/1.0 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % n + b"z" * n)
    c.shutdown(socket.SHUT_WR)
    try:
        print(got, c.recv(99), flush=True)
    except OSError as e:
        print(got, e, flush=True)
    c.close()
""")
    try:
        server.stdout.readline()
        for n in 5, 40000:
            out = subprocess.run([PKT, "samples/tcp_by_hand.pkt", "10.9.1.3", "8080"], capture_output=True, text=True, timeout=60)
            head = f"HTTP/1.0 200 OK\r\nContent-Length: {n}\r\n\r\n"
            want = f"{n + len(head)} bytes of answer\n" + (head + "z" * n + "\n").replace("\r\n", "\n")
            expect(f"the answer of {n} bytes", out.stdout.replace("\r\n", "\n") == want and not out.returncode, out.stdout[-300:], out.stderr)
            said = server.stdout.readline()
            expect("the server got the request whole, and a FIN", said == "b'GET / HTTP/1.0\\r\\nHost: 10.9.1.3\\r\\n\\r\\n' b''\n", said)
        out = subprocess.run([PKT, "samples/tcp_by_hand.pkt", "10.9.1.3", "8081"], capture_output=True, text=True, timeout=60)
        expect("a closed port", out.returncode == 1 and out.stdout == "no connection\n", out.stdout, out.stderr)
    finally:
        server.kill()


def from_the_shell():
    for words, status, text in [(("ping", "10.9.1.3", "-c", "1"), 0, "1 sent, 1 answered"), (("ping", "10.9.1.77", "-c1", "-t", "0.2"), 1, "1 lost"),
                                (("traceroute", "10.9.1.3", "l4=icmp", "--maxttl", "3"), 0, "  2  10.9.1.3 "), (("arping", "10.9.0.2", "-i", "v0", "-q"), 0, ""),
                                (("syn_scan", "10.9.1.3", "80-82", "--rate=1000"), 0, "3 probed: 0 open, 3 closed"),
                                (("dhcp_probe", "-i", "v0", "-t", "0.2"), 1, "no DHCP server answered")]:
        p = subprocess.run([PKT, *words], capture_output=True, text=True, timeout=60)
        expect(" ".join(words), p.returncode == status and text in p.stdout and not p.stderr and (text or not p.stdout), p.returncode, p.stdout, p.stderr)


MISTAKES = [
    ('answer(3)', 2, "reply= is a function of a packet"),
    ('answer(match=lambda p: 3)', 2, "answer() needs the argument 'reply'"),
    ('answer(lambda p: 3, offline=[IP()])', 2, "reply= gives a packet, a list of packets or None, not 3", "1:1:"),
    ('answer(lambda p: Ether(), offline=[IP()], iface=None)\nanswer(lambda p: p[TCP], offline=[IP()])', 2, "2:18: error: the packet has no layer TCP"),
    ('answer(lambda p: p, filter="tcp prot 80", iface="v0")', 2, "'prot' is not a filter word", "did you mean 'port'?"),
    ('answer(lambda p: p, iface="v9")', 3, "there is no interface 'v9'"),
    ('reply_to(ARP())', 2, "ARP is no header that can be turned round"),
    ('reply_to(3)', 2, "reply_to() takes a packet, not 3"),
    ('dhcp_probe(iface="v9")', 3, "there is no interface 'v9'"),
    ('dhcp_probe(iface="v0", mac="02")', 2, "'02' is not a MAC address"),
    ('traceroute("10.9.1.300")', 2, "'10.9.1.300' is not an IPv4 address", "1:12:"),
    ('traceroute("10.9.1.3", l4="tpc")', 2, "l4 is \"tcp\", \"udp\", \"icmp\" or a layer", "1:1:"),
    ('traceroute("10.9.1.3", maxttl=300)', 2, "TTLs go from 1 to 255"),
    ('traceroute("10.9.1.3", l4="tcp", dprot=3)', 2, "traceroute() has no argument 'dprot'", "did you mean 'dport'?"),
    ('traceroute()', 2, "traceroute() needs the argument 'target'"),
    ('tracroute("10.9.1.3")', 2, "did you mean 'traceroute'?"),
    ('traceroute("10.9.1.3", iface="v9")', 3, "there is no interface 'v9'"),
    ('syn_scan("10.9.1.3", "80-22")', 2, "\"80-22\" is no port and no range of ports"),
    ('syn_scan("10.9.1.3", "http")', 2, "\"http\" is no port"),
    ('syn_scan("10.9.1.3", 70000)', 2, "70000 does not fit in TCP.dport", "1:22:"),
    ('ping("10.9.1.3", count=0)', 2, "count is 1 to 65535"),
    ('ping("10.9.1.3", size=70000)', 2, "size is 0 to 65507"),
    ('ping("www.example.org")', 2, "'www.example.org' is not an IPv4 address", "1:6:"),
    ('ping(10)', 2, "10 is not a value of IP.dst", "1:6:"),
    ('arping("fd09::2")', 2, "ARP is about IPv4 addresses", "1:1:"),
]


def mistakes():
    for code, status, *parts in MISTAKES:
        p = subprocess.run([PKT, "-"], input=code, capture_output=True, text=True, timeout=60)
        expect(f"{code}: status {p.returncode}", p.returncode == status and all(t in p.stderr for t in parts), p.stdout, p.stderr)


def tools(router, host):
    mistakes()
    arping(router)
    ping(host)
    syn_scan(host)
    traceroute()
    answers(router)
    dhcp(router)
    answer_details(router)
    by_hand(host)
    from_the_shell()


def main():
    if sys.argv[1:] != ["inside"]:
        for tool in ("unshare", "ip", "nsenter", "sysctl"):
            if not shutil.which(tool):
                skip(f"{tool} is missing")
        if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode:
            skip("no network namespace can be made here")
        return sys.exit(subprocess.run(["unshare", "-rn", sys.executable, os.path.abspath(__file__), "inside"]).returncode)
    quiet = ("net.ipv6.conf.default.accept_dad=0", "net.ipv6.conf.default.router_solicitations=0", "net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0", "net.ipv4.icmp_msgs_per_sec=100000")
    hosts = []
    try:
        hosts.append(router := Host("net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1", *quiet))
        hosts.append(host := Host(*quiet))
        run("ip", "link", "set", "lo", "up")
        run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1", "netns", str(router.p.pid))
        router.run("ip", "link", "add", "w0", "type", "veth", "peer", "name", "w1", "netns", str(host.p.pid))
        for line in ("addr add 10.9.0.1/24 dev v0", "addr add fd09::1/64 dev v0 nodad", "link set v0 up",
                     "route add default via 10.9.0.2", "-6 route add default via fd09::2"):
            run("ip", *line.split())
        router.ip("addr add 10.9.0.2/24 dev v1", "addr add fd09::2/64 dev v1 nodad", "link set v1 up",
                  "addr add 10.9.1.2/24 dev w0", "addr add fd09:1::2/64 dev w0 nodad", "link set w0 up")
        host.ip("addr add 10.9.1.3/24 dev w1", "addr add fd09:1::3/64 dev w1 nodad", "link set w1 up",
                "route add default via 10.9.1.2", "-6 route add default via fd09:1::2")
        tools(router, host)
    finally:
        for h in hosts:
            h.p.kill()
    print("\n".join(bad) if bad else "tools: all as the kernel has it")
    sys.exit(1 if bad else 0)


main()
