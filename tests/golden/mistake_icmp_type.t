p = ICMP(type="ping")
---
%%FAIL 2
<script>:1:15: error: 'ping' is not a value of ICMP.type
    p = ICMP(type="ping")
                  ^~~~~~ a number, or a name such as 'echo-reply'
