p = IP()/TCP()
print(p.TCP.dport)
---
%%FAIL 2
<script>:2:9: error: no layer has a field, and nothing has a method 'TCP'
    print(p.TCP.dport)
            ^~~ p[TCP] is that layer
