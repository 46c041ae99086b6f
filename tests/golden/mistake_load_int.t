p = Raw(load=5)
---
%%FAIL 2
<script>:1:14: error: 5 is not a value of Raw.load: it takes text or bytes
    p = Raw(load=5)
                 ^
