#!/usr/bin/env python3
"""Field values, and what -Y chooses, against tshark: every pcap of the shared captures, in one file with an interface for each, is read
by both. Where both have a value it is the same, but for the reviewed list in differences.txt beside this."""

import gzip
import json
import os
import shutil
import struct
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.dirname(os.path.abspath(__file__))
PKT = os.environ["PKT"]
CAPTURES = os.path.join(os.environ.get("PKT_SHARED", os.path.join(os.path.dirname(TOP), "shared")), "captures")
LINKTYPES = {0, 1, 9, 50, 101, 104, 105, 107, 108, 113, 127, 195, 228, 229, 230, 239, 276}  # those that both know well

FIELDS = """frame.len frame.cap_len frame.time_epoch eth.src eth.dst eth.type vlan.id vlan.priority
arp.opcode arp.src.hw_mac arp.src.proto_ipv4 arp.dst.hw_mac arp.dst.proto_ipv4
ip.version ip.dsfield ip.len ip.id ip.ttl ip.proto ip.checksum ip.src ip.dst
ipv6.tclass ipv6.flow ipv6.plen ipv6.nxt ipv6.hlim ipv6.src ipv6.dst
tcp.srcport tcp.dstport tcp.seq_raw tcp.ack_raw tcp.flags tcp.window_size_value tcp.checksum tcp.urgent_pointer
udp.srcport udp.dstport udp.length udp.checksum icmp.type icmp.code icmp.checksum dns.id dns.flags.rcode dns.count.queries
dns.count.answers dns.qry.type""".split()
MASK = {"tcp.flags": 0x1ff}
# What pkt calls by another name: tshark's, and ours.
OTHER = dict(pair.split("=") for pair in """
rip.command=RIP.cmd rip.version=RIP.version ripng.cmd=RIPng.cmd
ospf.msg=OSPF_Hdr.type ospf.packet_length=OSPF_Hdr.len ospf.srcrouter=OSPF_Hdr.src ospf.area_id=OSPF_Hdr.area ospf.checksum=OSPF_Hdr.chksum
ospf.hello.hello_interval=OSPF_Hello.hellointerval ospf.hello.router_priority=OSPF_Hello.prio
bgp.length=BGPHeader.len bgp.type=BGPHeader.type bgp.open.myas=BGPOpen.my_as bgp.open.holdtime=BGPOpen.hold_time
bgp.open.identifier=BGPOpen.bgp_id
eigrp.opcode=EIGRP.opcode eigrp.seq=EIGRP.seq eigrp.as=EIGRP.asn eigrp.checksum=EIGRP.chksum
isis.len=ISIS_CommonHdr.hdrlen isis.type=ISIS_CommonHdr.pdutype
pim.version=PIMv2Hdr.version pim.type=PIMv2Hdr.type pim.cksum=PIMv2Hdr.chksum
igmp.type=IGMPv2_MR.type igmp.checksum=IGMPv2_MR.chksum
ldp.hdr.version=LDP.version ldp.hdr.pdu_len=LDP.len ldp.hdr.ldpid.lsr=LDP.id
rsvp.msg=RSVP.Class rsvp.version=RSVP.Version
bfd.version=BFD.version bfd.diag=BFD.diag bfd.sta=BFD.sta bfd.detect_time_multiplier=BFD.detect_mult bfd.message_length=BFD.len
bfd.my_discriminator=BFD.my_discriminator bfd.your_discriminator=BFD.your_discriminator
vrrp.virt_rtr_id=VRRP.vrid vrrp.prio=VRRP.priority vrrp.checksum=VRRP.chksum
hsrp.opcode=HSRP.opcode hsrp.state=HSRP.state hsrp.priority=HSRP.priority hsrp.group=HSRP.group hsrp.virt_ip=HSRP.virtualIP
mip.type=MobileIP.type
stp.version=STP.version stp.type=STP.bpdutype stp.flags=STP.bpduflags stp.root.hw=STP.rootmac stp.root.cost=STP.pathcost
stp.bridge.hw=STP.bridgemac stp.port=STP.portid
pppoe.session_id=PPPoE.sessionid pppoe.payload_length=PPPoE.len ppp.protocol=PPP.proto chdlc.protocol=CHDLC.proto slarp.ptype=SLARP.type
lacp.version=LACP.version lacp.actor.sysid=LACP.actor_system lacp.actor.key=LACP.actor_key lacp.partner.sysid=LACP.partner_system
lldp.time_to_live=LLDPDUTimeToLive.ttl cdp.version=CDPv2_HDR.vers cdp.ttl=CDPv2_HDR.ttl cdp.checksum=CDPv2_HDR.cksum
vtp.version=VTP.ver vtp.code=VTP.code dtp.version=DTP.ver
eapol.version=EAPOL.version eapol.type=EAPOL.type eapol.len=EAPOL.len eap.code=EAP.code eap.id=EAP.id eap.len=EAP.len eap.type=EAP.type
radiotap.length=RadioTap.len radiotap.channel.freq=RadioTap.ChannelFrequency radiotap.dbm_antsignal=RadioTap.dBm_AntSignal
wlan.fc.type=Dot11.type wlan.fc.subtype=Dot11.subtype wlan.ra=Dot11.addr1 wlan.fixed.timestamp=Dot11Beacon.timestamp
wpan.frame_type=Dot15d4.fcf_frametype wpan.seq_no=Dot15d4.seqnum aoe.tag=AOE.tag aoe.cmd=AOE.cmd macsec.PN=MACsec.PN
mbtcp.trans_id=ModbusADURequest.transId mbtcp.len=ModbusADURequest.len mbtcp.unit_id=ModbusADURequest.unitId
mqtt.kalive=MQTTConnect.klive mqtt.topic_len=MQTTPublish.length coap.code=CoAP.code coap.mid=CoAP.msg_id coap.token_len=CoAP.tkl
smb2.cmd=SMB2_Header.Command smb2.msg_id=SMB2_Header.MID smb2.credit.charge=SMB2_Header.CreditCharge tls.record.length=TLS.len
ldap.messageID=LDAP.messageID ldap.scope=LDAP.protocolOp.scope ldap.sizeLimit=LDAP.protocolOp.sizeLimit ldap.version=LDAP.protocolOp.version
kerberos.msg_type=Kerberos.root.msgType kerberos.error_code=Kerberos.root.errorCode
kerberos.nonce=Kerberos.root.reqBody.nonce
""".split())
FIELDS += OTHER

# The same question in both languages, and the fields it asks for: packets count that have each once, or not at all, to both.
FILTERS = [
    ("tcp.dport == 80", "tcp.dstport == 80", "tcp.dstport"),
    ("tcp.port in [80, 443]", "tcp.port in {80, 443}", "tcp.srcport tcp.dstport"),
    ('ip.src in "10.0.0.0/8" and not udp', "ip.src == 10.0.0.0/8 and not udp", "ip.src udp.srcport"),
    ("tcp.flags.syn and not tcp.flags.ack", "tcp.flags.syn == 1 and tcp.flags.ack == 0", "tcp.flags"),
    ("100 < frame.len <= 200", "frame.len > 100 and frame.len <= 200", "frame.len"),
    ("arp or ipv6.hlim == 255", "arp or ipv6.hlim == 255", "arp.opcode ipv6.hlim"),
    ("ip.ttl & 1 and ip.proto == 17", "ip.ttl & 1 and ip.proto == 17", "ip.ttl ip.proto"),
]


def skip(why):
    print(why)
    sys.exit(77)


def records(path):
    """(link type, [(nanoseconds, length, bytes)]) of a pcap file, up to where it is cut; None: it is none."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as f:
        try:
            b = f.read()
        except EOFError:
            return None
    order = {b"\xa1\xb2\xc3\xd4": ">", b"\xd4\xc3\xb2\xa1": "<", b"\xa1\xb2\x3c\x4d": ">", b"\x4d\x3c\xb2\xa1": "<"}.get(b[:4])
    if not order or len(b) < 24:
        return None
    unit = 1 if b"\x3c" in b[:4] else 1000
    linktype = struct.unpack(order + "I", b[20:24])[0] & 0xffff
    out, at = [], 24
    while at + 16 <= len(b):
        s, u, cap, length = struct.unpack(order + "4I", b[at:at + 16])
        if cap > len(b) - at - 16 or cap > 262144 or u * unit >= 10**9:
            break
        out.append((s * 10**9 + u * unit, length, b[at + 16:at + 16 + cap]))
        at += 16 + cap
    return linktype, out


def block(kind, body):
    body += bytes(-len(body) % 4)
    n = struct.pack("<I", len(body) + 12)
    return struct.pack("<I", kind) + n + body + n


def merge(to):
    """Writes everything into one pcapng file; gives the file and number of every packet."""
    where = [None]
    with open(to, "wb") as f:
        f.write(block(0x0a0d0d0a, struct.pack("<IHHq", 0x1a2b3c4d, 1, 0, -1)))
        n = 0
        for folder, _, names in sorted(os.walk(CAPTURES)):
            for name in sorted(names):
                got = records(os.path.join(folder, name))
                if not got or got[0] not in LINKTYPES:
                    continue
                f.write(block(1, struct.pack("<HHI", got[0], 0, 0) + struct.pack("<HHB3xI", 9, 1, 9, 0)))
                for i, (t, length, data) in enumerate(got[1]):
                    f.write(block(6, struct.pack("<IIIII", n, t >> 32, t & 0xffffffff, len(data), length) + data))
                    where.append((f"{os.path.basename(folder)}/{name}", i + 1))
                n += 1
    return where


def tshark(path, *args):
    options = []
    for o in ("tcp.relative_sequence_numbers", "tcp.desegment_tcp_streams", "ip.defragment", "ipv6.defragment", "ip.use_geoip"):
        options += ["-o", o + ":FALSE"]
    p = subprocess.run(["tshark", "-n", "-r", path] + options + list(args), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return p.stdout.decode("utf-8", "replace").splitlines()


def pkt(path, *args):
    p = subprocess.run([PKT, "read", path] + list(args), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return p.stdout.decode("utf-8", "replace").splitlines()


def normal(field, text):
    text = text.strip('"')
    if field != "frame.time_epoch" and text[:1].isdigit() and ":" not in text and text.count(".") < 2:
        try:
            return int(text, 0) & MASK.get(field, -1)
        except ValueError:
            pass
    return text.lower()


def reviewed():
    """{(field, file): reason}; a file may be *."""
    with open(os.path.join(HERE, "differences.txt"), encoding="utf-8") as f:
        rows = [line.split(None, 2) for line in f if line.strip() and not line.startswith("#")]
    return {(r[0], r[1]): r[2] for r in rows}


def standard(path):
    """The rows of rfc.txt, where a dissection vector follows the standard and not Scapy: what tshark makes of it. What differs, and how
    many rows there are."""
    with open(os.path.join(HERE, "rfc.txt"), encoding="utf-8") as f:
        rows = [line.strip().split(" | ") for line in f if line.strip() and not line.startswith("#")]
    vectors = {}
    with open(os.path.join(os.path.dirname(CAPTURES), "vectors", "dissect.jsonl"), encoding="utf-8") as f:
        for line in f:
            v = json.loads(line)
            vectors[v["id"]] = v
    with open(path, "wb") as f:
        f.write(block(0x0a0d0d0a, struct.pack("<IHHq", 0x1a2b3c4d, 1, 0, -1)))
        for i, row in enumerate(rows):
            data = bytes.fromhex(vectors[row[0]]["hex"])
            f.write(block(1, struct.pack("<HHI", vectors[row[0]]["linktype"], 0, 0)))
            f.write(block(6, struct.pack("<IIIII", i, 0, 0, len(data), len(data)) + data))
    asked = [row[3].partition(" =") for row in rows]
    names = ["frame.protocols"] + sorted({field for field, _, _ in asked})
    theirs = tshark(path, "-o", "tcp.analyze_sequence_numbers:FALSE", "-T", "fields", "-E", "occurrence=a", *[x for n in names for x in ("-e", n)])
    wrong = []
    for line, row, (field, _, want) in zip(theirs, rows, asked):
        said = dict(zip(names, line.split("\t")))
        got, want = said[field], want.strip()
        there = field.split(".")[0] in said["frame.protocols"].split(":")  # who has no such field must know the protocol
        if (got or not there) if not want else (got != want and want not in got.split(",")):
            wrong.append(f"rfc.txt {row[0]}: {row[3]}, tshark says {got or 'nothing'} ({said['frame.protocols']})")
    if len(theirs) != len(rows):
        wrong.append(f"rfc.txt: {len(rows)} rows, tshark read {len(theirs)}")
    return wrong, len(rows)


def main():
    if not os.path.isdir(CAPTURES):
        skip("the shared captures are not there")
    if not shutil.which("tshark"):
        skip("tshark is not installed")
    allowed, used = reviewed(), set()
    path = os.path.join(os.environ["HOME"], "all.pcapng")
    where = merge(path)
    names = ["frame.number"] + FIELDS
    theirs = tshark(path, "-T", "fields", "-E", "occurrence=a", *[x for n in names for x in ("-e", n)])
    ours = pkt(path, "--fields", ",".join(OTHER.get(n, n) for n in names))[1:]
    if len(theirs) != len(where) - 1 or len(ours) != len(theirs):
        sys.exit(f"{len(where) - 1} packets, tshark read {len(theirs)}, pkt {len(ours)}")
    same, wrong, only = 0, [], 0
    clear = {f: set() for f in FIELDS}  # packets that have the field once, or not at all, to both

    def differs(what, number, text):
        file, k = where[number]
        key = next((k for k in ((what, file), (what, "*")) if k in allowed), None)
        used.add(key)
        if not key:
            wrong.append(f"{what} {file} packet {k}: {text}")

    for a, b in zip(ours, theirs):
        a, b = a.split("\t"), b.split("\t")
        number = int(a[0])
        for field, x, y in zip(names[1:], a[1:], b[1:]):
            if bool(x) == bool(y) and "," not in y:
                clear[field].add(number)
            if not x or not y:
                only += x != y
            elif normal(field, x.split(",")[0]) == normal(field, y.split(",")[0]):
                same += 1
            else:
                differs(field, number, f"{x}, tshark says {y}")
    for mine, other, fields in FILTERS:
        counts = set.intersection(*[clear[f] for f in fields.split()])
        x = counts & set(map(int, pkt(path, "-Y", mine, "--fields", "frame.number")[1:]))
        y = counts & set(map(int, tshark(path, "-Y", other, "-T", "fields", "-e", "frame.number")))
        for n in sorted(x ^ y):
            differs("-Y", n, f"{mine}: only {'pkt' if n in x else 'tshark'}")
        same += len(x & y)
    against, rows = standard(os.path.join(os.environ["HOME"], "standard.pcapng"))
    wrong += against
    for key in allowed:
        if key[0] != "text" and key not in used:
            wrong.append(f"{key[0]} {key[1]}: the list has a difference that is none")
    if wrong:
        sys.exit("\n".join(wrong[:60]) + f"\n{len(wrong)} values differ")
    print(f"{same} of {same} values of {len(where) - 1} packets agree, {only} only one of both has, {sum(k[0] != 'text' for k in allowed)} reviewed differences; {rows} readings of the standard, not Scapy's")


if __name__ == "__main__":
    main()
