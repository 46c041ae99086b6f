hexdump(3)
---
%%FAIL 2
<script>:1:9: error: hexdump() takes a packet or bytes, not int
    hexdump(3)
            ^
