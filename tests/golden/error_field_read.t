p = IP()/TCP()
print(p.tttl)
---
%%FAIL 2
<script>:2:9: error: no layer has a field, and nothing has a method 'tttl'
    print(p.tttl)
            ^~~~ did you mean 'ttl'?
