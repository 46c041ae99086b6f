p = IP(), TCP()
print(p.dport)
---
%%FAIL 2
<script>:2:9: error: tuple has no 'dport'
    print(p.dport)
            ^~~~~ these are packets beside each other: '/' stacks layers, [0] takes the first
