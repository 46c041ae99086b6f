class Bad(Packet):
    fields_desc = [ByteField("n", 1), StrLenField("s", "", length_from=lambda pkt: pkt.n // 0),
                   ConditionalField(ByteField("z", 0), lambda pkt: pkt.n > None)]
print(repr(Bad(b"\x01\x02\x03\x04")))
print(repr(Bad(b"\x01\x02\x03\x04")))
print(raw(Bad()))
---
%%FAIL 2
<script>:2:84: error: division by zero (while Bad.s was decoded)
        fields_desc = [ByteField("n", 1), StrLenField("s", "", length_from=lambda pkt: pkt.n // 0),
                                                                                       ^~~~~~~~~~
    in the lambda
<script>:3:68: error: int and None have no order
                       ConditionalField(ByteField("z", 0), lambda pkt: pkt.n > None)]
                                                                       ^~~~~~~~~~~~
%%OUT
Raw(load=b"\x01\x02\x03\x04")
Raw(load=b"\x01\x02\x03\x04")
