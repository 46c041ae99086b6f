%%RUN check -
print("never printed")
TCP(dprot=80)
for p in [1]
    print(p)
---
%%FAIL 2
<script>:2:5: error: TCP has no field 'dprot'
    TCP(dprot=80)
        ^~~~~ did you mean 'dport'?
<script>:3:13: error: the line ends too early
    for p in [1]
                ^ missing ':'?
