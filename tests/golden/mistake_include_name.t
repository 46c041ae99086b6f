include lib.pkt
---
%%FAIL 2
<script>:1:9: error: unexpected name
    include lib.pkt
            ^~~ the file's name stands in quotes
