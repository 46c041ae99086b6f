class Word(Packet):
    fields_desc = [LEBitField("a", 1, 3), LEBitFieldLenField("n", None, 11, length_of="s"), LEBitEnumField("b", 1, 2, {1: "on"}),
                   StrLenField("s", "abc", length_from=lambda p: p.n)]
hexdump(Word())
print(repr(Word(bytes(Word(a=7, s="xy", b=2)))))
print(bytes(Word(a=0, n=2047, b=0, s=""))[:2].hex(), bytes(Word(a=7, n=0, b=3, s=""))[:2].hex())
class Mixed(Packet):
    fields_desc = [LEBitField("a", 1, 3), BitField("b", 1, 5)]
---
%%FAIL 2
<script>:8:43: error: 'b' would begin in the middle of a byte, whose other bits are counted the other way
        fields_desc = [LEBitField("a", 1, 3), BitField("b", 1, 5)]
                                              ^~~~~~~~~~~~~~~~~~~ LEBitField("b", 0, ...)
%%OUT
0000  19 40 61 62 63                                     .@abc
Word(a=7, b=2, s=b"xy")
f83f 07c0
