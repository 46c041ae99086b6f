p = IP(dst="192.0.2.1")/TCP()
p[TCP].flgas = "S"
---
%%FAIL 2
<script>:2:8: error: no layer has a field, and nothing has a method 'flgas'
    p[TCP].flgas = "S"
           ^~~~~ did you mean 'flags'?
