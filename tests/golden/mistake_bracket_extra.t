p = IP(dst="192.0.2.1"))/TCP()
---
%%FAIL 2
<script>:1:24: error: ')' closes nothing
    p = IP(dst="192.0.2.1"))/TCP()
                           ^ leave it out, or open one before
