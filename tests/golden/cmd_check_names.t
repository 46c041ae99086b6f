%%RUN check -
print("never printed")
TCP(dprot=80)
print(undefined)
IP(ttl=300)
---
%%FAIL 2
<script>:2:5: error: TCP has no field 'dprot'
    TCP(dprot=80)
        ^~~~~ did you mean 'dport'?
<script>:3:7: error: there is no name 'undefined'
    print(undefined)
          ^~~~~~~~~ did you mean 'None'?
<script>:4:8: error: 300 does not fit in IP.ttl (8 bits: 0 to 255)
    IP(ttl=300)
           ^~~
