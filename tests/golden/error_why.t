IP().why()
---
%%FAIL 2
<script>:1:1: error: why() is for a packet that sr() gave back as unanswered
    IP().why()
    ^~~~~~~~~~
