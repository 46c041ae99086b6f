include "nowhere.pkt"
---
%%FAIL 3
<script>:1:9: error: nowhere.pkt: No such file or directory
    include "nowhere.pkt"
            ^~~~~~~~~~~~~
