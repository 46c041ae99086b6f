p = IP()\TCP()
---
%%FAIL 2
<script>:1:9: error: '\' means nothing here
    p = IP()\TCP()
            ^ a backslash only goes on at the end of a line
