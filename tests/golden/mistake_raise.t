raise ValueError("no such port: %d" % 5)
---
%%FAIL 2
<script>:1:1: error: no such port: 5
    raise ValueError("no such port: %d" % 5)
    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
