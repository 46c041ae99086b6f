p = IP().getlayer(TCP)
print(p.dport)
---
%%FAIL 2
<script>:2:9: error: None has no 'dport'
    print(p.dport)
            ^~~~~ there was nothing: test with 'is not None' before
