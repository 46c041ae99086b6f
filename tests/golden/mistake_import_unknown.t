import time
time.sleep(1)
---
%%FAIL 2
<script>:2:1: error: there is no name 'time'
    time.sleep(1)
    ^~~~ there are no modules of Python; a packet's time is p.time
