p = TCP(80)
q = TCP(80, 443)
---
%%FAIL 2
<script>:1:9: error: TCP(…) takes fields by name, or bytes to dissect, not int
    p = TCP(80)
            ^~
<script>:2:9: error: TCP(…) takes fields by name, or bytes to dissect, not int
    q = TCP(80, 443)
            ^~
<script>:2:13: error: TCP(…) takes fields by name, or bytes to dissect, not int
    q = TCP(80, 443)
                ^~~
