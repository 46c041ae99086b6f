p = IP(dst="192.0.2.1)
---
%%FAIL 2
<script>:1:12: error: this string is never closed
    p = IP(dst="192.0.2.1)
               ^ " is missing before the end of the line
