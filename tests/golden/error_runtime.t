print("before")
p = IP()/UDP()
print(p[TCP].dport)
---
%%FAIL 2
<script>:3:7: error: the packet has no layer TCP: it is IP/UDP
    print(p[TCP].dport)
          ^~~~~~
%%OUT
before
