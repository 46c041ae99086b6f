rdpcap(5)
---
%%FAIL 2
<script>:1:8: error: rdpcap() takes text as 'path', not int
    rdpcap(5)
           ^
