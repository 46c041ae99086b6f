p = IP(dst="192.0.2.1"/TCP(dport=80)
print(p)
---
%%FAIL 2
<script>:1:7: error: '(' was never closed
    p = IP(dst="192.0.2.1"/TCP(dport=80)
          ^ ')' is missing
