p = IP()/TCP()
print(p.tcp.dport)
---
%%FAIL 2
<script>:2:9: error: no layer has a field, and nothing has a method 'tcp'
    print(p.tcp.dport)
            ^~~ p[TCP] is that layer
