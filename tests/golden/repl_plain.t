%%RUN
1 + 2
p = IP(ttl=3)/UDP()
p
p.ttl
TCP(dprot=80)
for i in [1, 2]:
    print(i)

"on"
---
%%FAIL 2
error: TCP has no field 'dprot'
    TCP(dprot=80)
        ^~~~~ did you mean 'dport'?
%%OUT
3
IP(ttl=3)/UDP()
3
1
2
"on"
