# A number of more than 64 bits is for a field that has as many.
print(BGPHeader(marker=0x1_0000_0000_0000_0000, type=2))
hexdump(STUN(transaction_id=79228162514264337593543950335))
print(STUN(transaction_id=18446744073709551616) == STUN(transaction_id=b"\0\0\0\1" + b"\0" * 8))
---
BGPHeader
0000  00 00 00 00 21 12 a4 42  ff ff ff ff ff ff ff ff   ....!..B........
0010  ff ff ff ff                                        ....
True
