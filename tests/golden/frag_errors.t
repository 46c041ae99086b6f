for f in [lambda: fragment(IPv6() / UDP()), lambda: fragment6(IP() / UDP()), lambda: fragment(UDP()), lambda: fragment(IP() / ("x" * 100), 4), lambda: fragment6(IPv6() / ("x" * 100), 50), lambda: fragment(IP(frag=8000) / ("x" * 3000)), lambda: fragment("x"), lambda: defragment(3)]:
    try:
        f()
    except Exception as e:
        print(e)
---
fragment() cuts IPv4 packets: there is no layer IP
fragment6() cuts IPv6 packets: there is no layer IPv6
fragment() cuts IPv4 packets: there is no layer IP
fragments have at least 8 bytes: their places are counted by eights
packets of 50 bytes have no room for a fragment: the headers alone have 48
a fragment would begin at byte 66960: at most 65528 can be said
fragment() takes a packet, not str
int cannot be gone through: it has no items
