x = 1.2.3
---
%%FAIL 2
<script>:1:8: error: unexpected number
    x = 1.2.3
           ^~ an address stands in quotes
