p = Ether() / IP(dst="192.0.2.1") / UDP(sport=1, dport=2) / "0123456789 and so on"
print(import_hexcap(hexdump(p, dump=True)) == bytes(p))
print(import_hexcap("0000  45 00 00 1c"))
print(import_hexcap("""
	0x0000:  4500 001c 0001 0000 4001 f6dc 7f00 0001  E.......@.......
	0x0010:  7f00 0001                                ....
""").hex())
print(import_hexcap("00000000: 4500 001c                 E...\n00000004  01 02 03").hex())
print(import_hexcap("45 00 00 1c\n4500001c\n").hex(), import_hexcap("0000   45 00 de ad   E...").hex(), import_hexcap(""))
try:
    import_hexcap("0000  45 00\nhello")
except Exception as e:
    print(e)
---
True
b"E\x00\x00\x1c"
4500001c000100004001f6dc7f0000017f000001
4500001c010203
4500001c4500001c 4500dead b""
line 2 has no hexadecimal bytes: 'hello'
