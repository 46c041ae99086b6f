class Lamp(Packet):
    fields_desc = [IPField("host", "192.0.2.300")]
---
%%FAIL 2
<script>:2:36: error: '192.0.2.300' is not an IPv4 address or network (for IPField.host)
        fields_desc = [IPField("host", "192.0.2.300")]
                                       ^~~~~~~~~~~~~ it is written 192.0.2.1, each part at most 255
