# The first list of a shape is put together, those after it are recognised: each must read as what it is.
def tcp(options):
    return TCP(bytes(TCP(dataofs=5 + len(options) // 4))[:20] + options)

lists = [
    b"\x01\x01\x08\x0a\x00\x00\x00\x01\x00\x00\x00\x02", b"\x01\x01\x08\x0a\xff\xff\xff\xff\x05\xf5\xe1\x00",
    b"\x01\x01\x08\x08\x00\x00\x00\x01\x00\x00\x00\x02", b"\x01\x01\x08\x0b\x00\x00\x00\x01\x00\x00\x00\x02",
    b"\x01\x01\x08\x0a\x00\x00\x00\x07\x00\x00\x00\x08",
    b"\x02\x04\x05\xb4\x04\x02\x08\x0a\x00\x00\x00\x01\x00\x00\x00\x00\x01\x03\x03\x07",
    b"\x02\x04\x00\x00\x04\x02\x08\x0a\xc0\x00\x00\x01\x00\x00\x00\x00\x01\x03\x03\xff",
    b"\x02\x04\x05\xb4\x00\x01\x02\x03", b"\x02\x04\x05\xdc\x00\xff\xff\xff",
    b"\x01\x01\x05\x0a\x00\x00\x00\x01\x00\x00\x00\x02", b"\x01\x01\x05\x0a\x00\x00\x00\x03\x00\x00\x00\x04",
    b"\x03\x03\x01" * 12 + b"\x01" * 4, b"\x03\x03\x02" * 12 + b"\x01" * 4,
    b"\x01\x01\x08\x0a\x00\x00\x00\x03\x00\x00\x00\x04",
]
for options in lists:
    p = tcp(options)
    shown = p.show(dump=True).split("options=")[1].strip()
    print(shown)
    assert shown == str(p.options)
---
[("NOP", None), ("NOP", None), ("Timestamp", (1, 2))]
[("NOP", None), ("NOP", None), ("Timestamp", (4294967295, 100000000))]
[("NOP", None), ("NOP", None), ("Timestamp", b"\x00\x00\x00\x01\x00\x00"), ("EOL", None)]
[("NOP", None), ("NOP", None), ("Timestamp", (1, 2))]
[("NOP", None), ("NOP", None), ("Timestamp", (7, 8))]
[("MSS", 1460), ("SAckOK", b""), ("Timestamp", (1, 0)), ("NOP", None), ("WScale", 7)]
[("MSS", 0), ("SAckOK", b""), ("Timestamp", (3221225473, 0)), ("NOP", None), ("WScale", 255)]
[("MSS", 1460), ("EOL", None)]
[("MSS", 1500), ("EOL", None)]
[("NOP", None), ("NOP", None), ("SAck", (1, 2))]
[("NOP", None), ("NOP", None), ("SAck", (3, 4))]
[("WScale", 1), ("WScale", 1), ("WScale", 1), ("WScale", 1), ("WScale", 1), ("WScale", 1), ("WScale", 1), ("WScale", 1), ("WScale", 1), ("WScale", 1), ("WScale", 1), ("WScale", 1), ("NOP", None), ("NOP", None), ("NOP", None), ("NOP", None)]
[("WScale", 2), ("WScale", 2), ("WScale", 2), ("WScale", 2), ("WScale", 2), ("WScale", 2), ("WScale", 2), ("WScale", 2), ("WScale", 2), ("WScale", 2), ("WScale", 2), ("WScale", 2), ("NOP", None), ("NOP", None), ("NOP", None), ("NOP", None)]
[("NOP", None), ("NOP", None), ("Timestamp", (3, 4))]
