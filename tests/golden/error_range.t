p = IP(dst="192.0.2.1")/TCP(dport=70000, flgs="S")
---
%%FAIL 2
<script>:1:35: error: 70000 does not fit in TCP.dport (16 bits: 0 to 65535)
    p = IP(dst="192.0.2.1")/TCP(dport=70000, flgs="S")
                                      ^~~~~
<script>:1:42: error: TCP has no field 'flgs'
    p = IP(dst="192.0.2.1")/TCP(dport=70000, flgs="S")
                                             ^~~~ did you mean 'flags'?
