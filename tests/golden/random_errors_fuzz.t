fuzz(TCP)
---
%%FAIL 2
<script>:1:6: error: fuzz() takes a packet, not a layer class
    fuzz(TCP)
         ^~~ fuzz(TCP())
