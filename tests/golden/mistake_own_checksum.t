class Lamp(Packet):
    fields_desc = [ChecksumField("sum", kind="crc23")]
---
%%FAIL 2
<script>:2:46: error: 'crc23' is not a kind of checksum: there are inet, inet-header, inet-pseudo, crc32c, crc32, sum8 and xor8
        fields_desc = [ChecksumField("sum", kind="crc23")]
                                                 ^~~~~~~ did you mean 'crc32'?
