p = IP(ttl=[1, 2])
print(p[2])
---
%%FAIL 2
<script>:2:7: error: there is no item 2: the set has 2
    print(p[2])
          ^~~~ they are numbered from 0 to 1
