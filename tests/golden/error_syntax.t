p = IP(dst="10.0.0.1")/TCP(dport=80 flags="S")
---
%%FAIL 2
<script>:1:37: error: unexpected name
    p = IP(dst="10.0.0.1")/TCP(dport=80 flags="S")
                                        ^~~~~ missing ',' before 'flags'?
