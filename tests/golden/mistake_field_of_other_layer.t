p = IP()/UDP()
print(p.seq)
---
%%FAIL 2
<script>:2:9: error: IP/UDP has no field 'seq'
    print(p.seq)
            ^~~ TCP has it
